//! The head of a place in the right panel: what it is called, what it is, and what else it is called.

use super::{theme::Face, view::View, widgets::quiet};
use crate::{
    ground::wording::counted,
    places::place::{Accuracy, Place},
};
use egui::{RichText, Role, Ui, WidgetInfo};
use unicode_script::{Script, UnicodeScript as _};

/// How many other names are written out.
const WRITTEN: usize = 3;

/// The head; the pointer at rest on it shows all names with their languages.
pub(crate) fn place_head_ui(ui: &mut Ui, view: &View<'_>, place: &Place) {
    let heading = ui.label(RichText::new(&place.title).font(Face::Bold.at(21.0)));
    heading.widget_info(|| {
        WidgetInfo::labeled(Role::Label, true, format!("Selected: {}, {}", place.title, place.kind.word()))
    });
    let mut facts = vec![view.standing(place)];
    facts.extend(place.status.clone());
    facts.extend(also(&place.title, place.other_names().map(|name| name.text.as_str())));
    match place.accuracy {
        Accuracy::Surveyed => {}
        Accuracy::Approximate => facts.push("boundary approximate".to_owned()),
        Accuracy::Schematic => facts.push("schematic".to_owned()),
    }
    if place.geometry.is_empty() {
        facts.push("position not known, so not on the map".to_owned());
    }
    let response = quiet(ui, view.palette, facts.join(" · "));
    response.on_hover_ui(|ui| {
        ui.label(RichText::new("All names").font(Face::SemiBold.at(12.0)));
        for name in &place.toponyms {
            let language = name.language.as_deref().unwrap_or("–");
            ui.label(RichText::new(format!("{}   {language}", name.text)).size(12.0));
        }
        ui.label(RichText::new(format!("id {} · from {}", place.id, place.source)).size(11.0).weak());
    });
    ui.add_space(6.0);
}

/// The other names of a place: the first few in the script of its title, which whoever reads the title can
/// read; how many more there are, and how many in other scripts.
fn also<'a>(title: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let script = script_of(title);
    let (mut readable, mut others): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for name in names {
        let listed = if script_of(name) == script { &mut readable } else { &mut others };
        if !listed.contains(&name) {
            listed.push(name);
        }
    }
    if readable.is_empty() && !others.is_empty() {
        // Nothing else is there to be read.
        std::mem::swap(&mut readable, &mut others);
    }
    let more = readable.len().saturating_sub(WRITTEN);
    let mut parts = vec![readable.iter().take(WRITTEN).copied().collect::<Vec<_>>().join(", ")];
    if more > 0 {
        parts.push(format!("{more} more"));
    }
    if !others.is_empty() {
        parts.push(format!("{} in other scripts", counted(others.len(), "name", "names")));
    }
    (!readable.is_empty()).then(|| format!("also {}", parts.join(" + ")))
}

/// The script that a name is written in; none of one without letters.
fn script_of(name: &str) -> Option<Script> {
    name.chars().map(|letter| letter.script()).find(|script| !matches!(script, Script::Common | Script::Inherited))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_the_script_of_the_title_come_first_and_others_are_counted() {
        let names = ["Агдам", "Ağdam", "Աղդամ", "Aghdam", "Ağdam"];
        assert_eq!(also("Agdam", names.into_iter()).as_deref(), Some("also Ağdam, Aghdam + 2 names in other scripts"));
        assert_eq!(
            also("Агдам", ["Агдам рӕгъ", "Agdam"].into_iter()).as_deref(),
            Some("also Агдам рӕгъ + 1 name in other scripts")
        );
    }

    #[test]
    fn of_many_names_some_are_written_out() {
        let names = ["Ledra", "Lidras", "Ledras", "Lefkosa", "Lokmaci"];
        assert_eq!(also("Nicosia", names.into_iter()).as_deref(), Some("also Ledra, Lidras, Ledras + 2 more"));
    }

    #[test]
    fn where_all_other_names_are_in_another_script_they_are_written_out() {
        assert_eq!(also("Nicosia", ["Λευκωσία"].into_iter()).as_deref(), Some("also Λευκωσία"));
        assert_eq!(also("Nicosia", [].into_iter()), None);
    }
}
