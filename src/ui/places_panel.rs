//! The left panel: the places that passages mention, the others on demand, filters, sources, names.

use super::{
    command::Command,
    names_policy::NamesPolicy,
    review::filter::Reactions,
    selection::Selection,
    view::View,
    widgets::{ChipState, Choice, Row, chip, quiet, row_ui, section_head, text_button, wrapped_button},
};
use crate::{linking::world::merging::WorldRole, places::place::PlaceId, scene::groups::PlaceGroup};
use egui::{ScrollArea, Ui};

/// How many places are listed, of those with passages and of the others.
const LISTED: usize = 1000;

/// How many sources are listed.
const SHOWN: usize = 40;

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

/// The panel.
pub(crate) fn places_panel_ui(ui: &mut Ui, view: &View<'_>, others: &mut OtherList) -> PlacesAnswer {
    let mut answer = PlacesAnswer::default();
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        section_head(ui, view.palette, "Places");
        let linked = view.groups.iter().filter(|group| group.passages > 0).count();
        if linked == 0 {
            quiet(
                ui,
                view.palette,
                "No passage mentions a known place. Drop documents or a GeoJSON file of places on the window.",
            );
        }
        for (index, group) in view.groups.iter().enumerate().take(linked.min(LISTED)) {
            group_row_ui(ui, view, (index, group), &mut answer);
        }
        if linked > LISTED {
            quiet(ui, view.palette, format!("and {} more; the search finds them", linked - LISTED));
        }
        others_ui(ui, view, linked, others, &mut answer);
        categories_ui(ui, view, &mut answer);
        classes_ui(ui, view, &mut answer);
        sources_ui(ui, view, &mut answer);
        section_head(ui, view.palette, "Names");
        ui.horizontal_wrapped(|ui| {
            let always = [NamesPolicy::Source, NamesPolicy::English];
            for policy in always.into_iter().chain(view.coverage.languages.iter().copied()) {
                let state = if view.filters.names == policy { ChipState::On } else { ChipState::Off };
                if chip(ui, view.palette, &policy.words(), state).on_hover_text(policy.tooltip()).clicked() {
                    answer.command = Some(Command::ChooseNames(policy));
                }
            }
        });
        world_ui(ui, view, &mut answer);
        coverage_ui(ui, view, &mut answer);
    });
    answer
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
        (_, 1) => format!("{kinds} · 1 provision"),
        (_, 2..) => format!("{kinds} · {provisions} provisions"),
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

/// Chips that choose provisions by category, with how many there are of each.
fn categories_ui(ui: &mut Ui, view: &View<'_>, answer: &mut PlacesAnswer) {
    let reactions = view.docket.reaction_count();
    if view.docket.entries().is_empty() && reactions == 0 {
        return;
    }
    section_head(ui, view.palette, "Show");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        let filter = &view.filters.provisions;
        let state = |is_on| if is_on { ChipState::On } else { ChipState::Off };
        let everything = chip(ui, view.palette, "All", state(view.filters.shows_all()));
        if everything.on_hover_text("Every provision, every kind of place, every source").clicked() {
            answer.command = Some(Command::ClearFilters);
        }
        for (category, count) in view.docket.categories() {
            let words = format!("{} {count}", category.title());
            let chosen = state(filter.categories.contains(category));
            if chip(ui, view.palette, &words, chosen).on_hover_text("Show these only; several can be chosen").clicked()
            {
                answer.command = Some(Command::SwitchCategory(*category));
            }
        }
        if reactions > 0 {
            let words = format!("Reaction {reactions}");
            let chosen = state(filter.reactions == Reactions::Chosen);
            if chip(ui, view.palette, &words, chosen).on_hover_text("Where people reacted; no provision").clicked() {
                answer.command = Some(Command::SwitchReactions);
            }
        }
    });
}

/// Chips that show or hide classes of places, with the passages of each.
fn classes_ui(ui: &mut Ui, view: &View<'_>, answer: &mut PlacesAnswer) {
    let counts = &view.coverage.classes;
    if counts.is_empty() {
        return;
    }
    let has_categories = !view.docket.entries().is_empty() || view.docket.reaction_count() > 0;
    section_head(ui, view.palette, if has_categories { "Kinds of places" } else { "Show" });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        let unfiltered = view.filters.classes.is_empty() && view.filters.sources.is_empty();
        let state = if unfiltered { ChipState::On } else { ChipState::Off };
        if !has_categories
            && chip(ui, view.palette, "All", state).on_hover_text("Every kind of place, every source").clicked()
        {
            answer.command = Some(Command::ClearFilters);
        }
        for (&class, count) in counts {
            let hidden = view.filters.classes.contains(&class);
            let state = if hidden { ChipState::Faint } else { ChipState::Off };
            let words = format!("{} {count}", class.words());
            let tooltip = if hidden { "Hidden: click to show" } else { "Shown: click to hide" };
            if chip(ui, view.palette, &words, state).on_hover_text(tooltip).clicked() {
                answer.command = Some(Command::SwitchClass(class));
            }
        }
    });
}

/// The documents: click to read, click the chip to leave their passages out.
fn sources_ui(ui: &mut Ui, view: &View<'_>, answer: &mut PlacesAnswer) {
    section_head(ui, view.palette, "Sources");
    for document in view.project.documents().iter().take(SHOWN) {
        let hidden = view.filters.sources.contains(&document.id);
        let reading = matches!(view.selection, Selection::Passage(id, _) if *id == document.id);
        let paragraphs = document.paragraphs.len();
        let below = if hidden {
            "left out".to_owned()
        } else {
            let kind = document.source.kind.map(|kind| format!(" · {}", kind.words())).unwrap_or_default();
            format!("{paragraphs} paragraph{}{kind}", if paragraphs == 1 { "" } else { "s" })
        };
        let row = Row {
            dot: (!hidden).then_some(view.palette.muted),
            title: document.name(),
            below: &below,
            count: None,
            chosen: if reading { Choice::Glowing } else { Choice::Plain },
            spoken: format!("Read {}", document.name()),
        };
        let response = row_ui(ui, view.palette, &row).on_hover_text("Read the document; right-click for more");
        if response.clicked() {
            answer.command = Some(Command::ReadDocument(document.id.clone()));
        }
        response.context_menu(|ui| {
            let words = if hidden { "Show its passages" } else { "Leave its passages out" };
            if ui.button(words).clicked() {
                answer.command = Some(Command::SwitchSource(document.id.clone()));
                ui.close();
            }
        });
    }
    let rest = view.project.documents().len().saturating_sub(SHOWN);
    if rest > 0 {
        quiet(ui, view.palette, format!("and {rest} more; the search finds their passages"));
    }
}

/// How much of what was found is certain, and what names are when they are no places.
fn coverage_ui(ui: &mut Ui, view: &View<'_>, answer: &mut PlacesAnswer) {
    let summary = &view.coverage.summary;
    ui.add_space(16.0);
    let mut found = format!(
        "{} mentions: {} certain, {} ambiguous, {} unmatched",
        summary.mentions, summary.certain, summary.ambiguous, summary.unmatched
    );
    if summary.refused > 0 {
        found = format!("{found}, {} no place", summary.refused);
    }
    let button = wrapped_button(ui, view.palette, &found);
    if button.on_hover_text("Settle the ambiguous and the unmatched names").clicked() {
        answer.command = Some(Command::ShowUnsettled);
    }
    let others: Vec<String> = summary
        .senses
        .iter()
        .filter(|(sense, count)| *count > 0 && *sense != crate::linking::mention::Sense::Place)
        .map(|(sense, count)| format!("{count} as {}", sense.word()))
        .collect();
    if !others.is_empty() {
        quiet(ui, view.palette, format!("Not pinned: {}.", others.join(", ")));
    }
    ui.add_space(12.0);
}

/// Whether places of the whole world are linked.
fn world_ui(ui: &mut Ui, view: &View<'_>, answer: &mut PlacesAnswer) {
    section_head(ui, view.palette, "Gazetteer");
    let is_world = view.project.world_role() == WorldRole::Linked;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for (words, is_own, tooltip) in [
            ("Region", !is_world, "Only the places of the region are pinned"),
            ("Whole world", is_world, "Places of the whole world are pinned as well"),
        ] {
            let state = if is_own { ChipState::On } else { ChipState::Off };
            if chip(ui, view.palette, words, state).on_hover_text(tooltip).clicked() && !is_own {
                answer.command = Some(Command::SwitchWorld);
            }
        }
    });
}

/// "1 passage", "2 passages".
pub(crate) fn passages_words(count: usize) -> String {
    match count {
        0 => "no passages".to_owned(),
        1 => "1 passage".to_owned(),
        more => format!("{more} passages"),
    }
}
