//! The left panel: the places that passages mention, the others on demand; below them the sections.

use super::{
    command::Command,
    sections::Sections,
    sections_panel::sections_ui,
    selection::Selection,
    view::View,
    widgets::{Choice, Row, quiet, row_ui, section_head, text_button},
};
use crate::{
    ground::wording::counted, linking::world::merging::WorldRole, places::place::PlaceId, scene::groups::PlaceGroup,
};
use egui::{Frame, Panel, ScrollArea, Ui};

/// How many places are listed, of those with passages and of the others.
const LISTED: usize = 1000;

/// The part of the height that the sections may take.
const SECTIONS_PART: f32 = 0.6;

/// How the list of places without passages stands; kept by the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum OtherList {
    /// Only how many there are.
    #[default]
    Folded,
    /// One by one.
    Unfolded,
}

/// What the panel answers.
#[derive(Debug, Default)]
pub(crate) struct PlacesAnswer {
    /// What the person asked for.
    pub command: Option<Command>,
    /// The group under the pointer, by the index of the list.
    pub hovered: Option<usize>,
}

/// The panel: the places, and below them the sections, which leave the places the most room.
pub(crate) fn places_panel_ui(
    ui: &mut Ui,
    view: &View<'_>,
    others: &mut OtherList,
    sections: &mut Sections,
) -> PlacesAnswer {
    let mut answer = PlacesAnswer::default();
    let height = ui.available_height();
    let most = height * SECTIONS_PART;
    let panel = Panel::bottom("sections").exact_size(sections.height_pt.min(most)).frame(Frame::NONE);
    panel.resizable(false).show_separator_line(false).show(ui, |ui| {
        let list = ScrollArea::vertical().id_salt("sections").auto_shrink([false, false]);
        let shown = list.show(ui, |ui| answer.command = sections_ui(ui, view, sections, height));
        if (shown.content_size.y - sections.height_pt).abs() > 0.5 {
            sections.height_pt = shown.content_size.y;
            ui.ctx().request_discard("the sections have another height");
        }
    });
    ScrollArea::vertical().id_salt("places").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        section_head(ui, view.palette, "Places");
        let linked = view.groups.iter().filter(|group| group.passages > 0).count();
        if linked == 0 {
            answer.command = nothing_ui(ui, view).or(answer.command.take());
        }
        for (index, group) in view.groups.iter().enumerate().take(linked.min(LISTED)) {
            group_row_ui(ui, view, (index, group), &mut answer);
        }
        if linked > LISTED {
            quiet(ui, view.palette, format!("and {} more; the search finds them", linked - LISTED));
        }
        others_ui(ui, view, linked, others, &mut answer);
        ui.add_space(10.0);
    });
    answer
}

/// Why no place is listed, and what helps.
fn nothing_ui(ui: &mut Ui, view: &View<'_>) -> Option<Command> {
    let (words, help) = if view.filters.provisions.is_on() {
        ("No place is part of a provision that the filter lets through.", Some(("Show all", Command::ClearFilters)))
    } else if !view.project.documents().is_empty() && view.project.world_role() == WorldRole::Decoy {
        let words =
            "No passage mentions a place of the gazetteer. Drop a GeoJSON file of your places on the window, or";
        (words, Some(("Look in the whole world", Command::SwitchWorld)))
    } else {
        ("No passage mentions a known place. Drop documents or a GeoJSON file of places on the window.", None)
    };
    quiet(ui, view.palette, words);
    let (words, command) = help?;
    text_button(ui, view.palette, words).clicked().then_some(command)
}

fn group_row_ui(ui: &mut Ui, view: &View<'_>, (index, group): (usize, &PlaceGroup), answer: &mut PlacesAnswer) {
    let Some(lead) = group.members.first() else {
        return;
    };
    let Some(place) = view.project.gazetteer().place(&lead.place) else {
        return;
    };
    let is_member = |id: &PlaceId| group.members.iter().any(|member| member.place == *id);
    let chosen = match view.selection {
        Selection::Place(id) if is_member(id) => Choice::Chosen,
        _ if view.hovered.iter().any(is_member) => Choice::Glowing,
        _ => Choice::Plain,
    };
    let passages = passages_words(group.passages);
    let provisions = view.provisions_on(group);
    let kinds = &group.kinds;
    let below = match (&place.status, provisions) {
        (_, 1..) => format!("{kinds} · {}", counted(provisions, "provision", "provisions")),
        (Some(status), 0) => format!("{kinds} · {status}"),
        (None, 0) if !view.docket.entries().is_empty() && group.passages > 0 => format!("{kinds} · no provision"),
        (None, 0) => kinds.clone(),
    };
    let dot = (group.passages > 0).then(|| view.colour_of(place));
    let row = Row {
        dot,
        title: &group.title,
        below: &below,
        count: (group.passages > 0).then_some(group.passages),
        chosen,
        spoken: format!("{}, {}, {passages}", group.title, group.kinds),
    };
    let response = row_ui(ui, view.palette, &row);
    if chosen == Choice::Chosen && !ui.clip_rect().contains_rect(response.rect) {
        response.scroll_to_me(None);
    }
    if response.hovered() {
        answer.hovered = Some(index);
    }
    if response.clicked() {
        answer.command = Some(Command::SelectPlace(lead.place.clone()));
    }
}

/// The places that no passage mentions.
fn others_ui(ui: &mut Ui, view: &View<'_>, linked: usize, others: &mut OtherList, answer: &mut PlacesAnswer) {
    let rest = view.groups.len() - linked;
    if rest == 0 {
        return;
    }
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.add_space(28.0);
        let words = match others {
            OtherList::Folded => format!("{rest} more places …"),
            OtherList::Unfolded => "Fold the other places".to_owned(),
        };
        let button = text_button(ui, view.palette, &words);
        if button.on_hover_text("Places of the gazetteer that no passage mentions").clicked() {
            *others = match others {
                OtherList::Folded => OtherList::Unfolded,
                OtherList::Unfolded => OtherList::Folded,
            };
        }
    });
    if *others == OtherList::Unfolded {
        for (index, group) in view.groups.iter().enumerate().skip(linked).take(LISTED) {
            group_row_ui(ui, view, (index, group), answer);
        }
    }
}

/// "1 passage", "2 passages".
pub(crate) fn passages_words(count: usize) -> String {
    match count {
        0 => "no passages".to_owned(),
        count => counted(count, "passage", "passages"),
    }
}
