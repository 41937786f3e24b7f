//! The sections below the list of places: which provisions and kinds of places are shown, the sources, the
//! names, the gazetteer. Each folds to its head, which says how it is set; what was found stands at the end.

use super::{
    command::Command,
    icon,
    names_policy::NamesPolicy,
    review::filter::Reactions,
    sections::{Section, Sections},
    selection::Selection,
    theme::{Face, ink},
    view::View,
    widgets::{ChipState, Choice, Row, chip, quiet, row_ui, wrapped_button},
};
use crate::{ground::wording::counted, linking::world::merging::WorldRole};
use egui::{Align2, CursorIcon, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::collections::BTreeSet;

/// How many sources are listed.
const SHOWN: usize = 40;

/// The sections, and what was found.
pub(super) fn sections_ui(ui: &mut Ui, view: &View<'_>, sections: &mut Sections, panel_pt: f32) -> Option<Command> {
    let mut unfolded = sections.unfolded(panel_pt);
    let mut answer = None;
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.painter().hline(ui.max_rect().x_range(), ui.max_rect().min.y, Stroke::new(1.0, ink(view.palette.line)));
    ui.add_space(5.0);
    for section in Section::ALL {
        if !is_of_use(view, section) {
            continue;
        }
        if head_ui(ui, view, section, &unfolded) {
            if !unfolded.remove(&section) {
                unfolded.insert(section);
            }
            sections.choose(unfolded.clone());
        }
        if !unfolded.contains(&section) {
            continue;
        }
        match section {
            Section::Show => categories_ui(ui, view, &mut answer),
            Section::Kinds => classes_ui(ui, view, &mut answer),
            Section::Sources => sources_ui(ui, view, &mut answer),
            Section::Names => names_ui(ui, view, &mut answer),
            Section::Gazetteer => world_ui(ui, view, &mut answer),
        }
        ui.add_space(7.0);
    }
    coverage_ui(ui, view, &mut answer);
    answer
}

/// Whether a section has something to choose.
fn is_of_use(view: &View<'_>, section: Section) -> bool {
    match section {
        Section::Show => has_categories(view),
        Section::Kinds => !view.coverage.classes.is_empty(),
        Section::Sources => !view.project.documents().is_empty(),
        Section::Names | Section::Gazetteer => true,
    }
}

fn has_categories(view: &View<'_>) -> bool {
    !view.docket.entries().is_empty() || view.docket.reaction_count() > 0
}

/// How a section is set, in a few words, and whether something is left out by it.
fn setting(view: &View<'_>, section: Section) -> (String, bool) {
    let filters = view.filters;
    match section {
        Section::Show => {
            let chosen =
                filters.provisions.categories.len() + usize::from(filters.provisions.reactions == Reactions::Chosen);
            if chosen == 0 { ("all".to_owned(), false) } else { (format!("{chosen} chosen"), true) }
        }
        Section::Kinds if filters.classes.is_empty() => ("all".to_owned(), false),
        Section::Kinds => (format!("{} hidden", filters.classes.len()), true),
        Section::Sources if filters.sources.is_empty() => (view.project.documents().len().to_string(), false),
        Section::Sources => (format!("{} left out", filters.sources.len()), true),
        Section::Names => (filters.names.words(), false),
        Section::Gazetteer if view.project.world_role() == WorldRole::Linked => ("Whole world".to_owned(), false),
        Section::Gazetteer => ("Region".to_owned(), false),
    }
}

/// The head of a section; whether it was clicked.
fn head_ui(ui: &mut Ui, view: &View<'_>, section: Section, unfolded: &BTreeSet<Section>) -> bool {
    let palette = view.palette;
    let is_unfolded = unfolded.contains(&section);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
    let is_lit = response.hovered() || response.has_focus();
    let colour = ink(if is_lit { palette.ink } else { palette.muted });
    let icon = if is_unfolded { icon::DOWN } else { icon::RIGHT };
    let y = rect.center().y;
    ui.painter().text(pos2(rect.min.x, y), Align2::LEFT_CENTER, icon, Face::Regular.at(11.0), colour);
    let (title, font) = (section.title().to_uppercase(), Face::SemiBold.at(11.0));
    ui.painter().text(pos2(rect.min.x + 16.0, y), Align2::LEFT_CENTER, title, font, colour);
    let (words, is_less) = setting(view, section);
    if !is_unfolded || is_less {
        let (face, colour) = if is_less { (Face::SemiBold, palette.accent) } else { (Face::Regular, palette.muted) };
        let at = pos2(rect.max.x - 12.0, y);
        ui.painter().text(at, Align2::RIGHT_CENTER, &words, face.at(12.0), ink(colour));
    }
    let spoken = format!("Section: {}, {words}", section.title());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_unfolded, &spoken));
    let does = if is_unfolded { "Fold" } else { "Unfold" };
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(does).clicked()
}

/// Chips that choose the names on labels.
fn names_ui(ui: &mut Ui, view: &View<'_>, answer: &mut Option<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let always = [NamesPolicy::Source, NamesPolicy::English];
        for policy in always.into_iter().chain(view.coverage.languages.iter().copied()) {
            let state = if view.filters.names == policy { ChipState::On } else { ChipState::Off };
            if chip(ui, view.palette, &policy.words(), state).on_hover_text(policy.tooltip()).clicked() {
                *answer = Some(Command::ChooseNames(policy));
            }
        }
    });
}

/// Chips that choose provisions by category, with how many there are of each.
fn categories_ui(ui: &mut Ui, view: &View<'_>, answer: &mut Option<Command>) {
    let reactions = view.reactions();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let filter = &view.filters.provisions;
        let state = |is_on| if is_on { ChipState::On } else { ChipState::Off };
        let everything = chip(ui, view.palette, "All", state(view.filters.shows_all()));
        if everything.on_hover_text("Every provision, every kind of place, every source").clicked() {
            *answer = Some(Command::ClearFilters);
        }
        for (category, count) in &view.categories() {
            let words = format!("{} {count}", category.title());
            let chosen = state(filter.categories.contains(category));
            if chip(ui, view.palette, &words, chosen).on_hover_text("Show these only; several can be chosen").clicked()
            {
                *answer = Some(Command::SwitchCategory(*category));
            }
        }
        if view.docket.reaction_count() > 0 {
            let words = format!("Reaction {reactions}");
            let chosen = state(filter.reactions == Reactions::Chosen);
            if chip(ui, view.palette, &words, chosen).on_hover_text("Where people reacted; no provision").clicked() {
                *answer = Some(Command::SwitchReactions);
            }
        }
        let uncoded = view.docket.uncoded(&view.filters.sources).count();
        if uncoded > 0 {
            let tooltip = "Clauses that bind somebody and fit no category: click to read one after another   Shift+U";
            if chip(ui, view.palette, &format!("Uncoded {uncoded}"), ChipState::Off).on_hover_text(tooltip).clicked() {
                *answer = Some(Command::ReadUncoded);
            }
        }
    });
}

/// Chips that show or hide classes of places, with the passages of each.
fn classes_ui(ui: &mut Ui, view: &View<'_>, answer: &mut Option<Command>) {
    let counts = &view.coverage.classes;
    let has_categories = has_categories(view);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let unfiltered = view.filters.classes.is_empty() && view.filters.sources.is_empty();
        let state = if unfiltered { ChipState::On } else { ChipState::Off };
        if !has_categories
            && chip(ui, view.palette, "All", state).on_hover_text("Every kind of place, every source").clicked()
        {
            *answer = Some(Command::ClearFilters);
        }
        for (&class, count) in counts {
            let hidden = view.filters.classes.contains(&class);
            let state = if hidden { ChipState::Faint } else { ChipState::Off };
            let words = format!("{} {count}", class.words());
            let tooltip = if hidden { "Hidden: click to show" } else { "Shown: click to hide" };
            if chip(ui, view.palette, &words, state).on_hover_text(tooltip).clicked() {
                *answer = Some(Command::SwitchClass(class));
            }
        }
    });
}

/// The documents: click to read, click the chip to leave their passages out.
fn sources_ui(ui: &mut Ui, view: &View<'_>, answer: &mut Option<Command>) {
    for document in view.project.documents().iter().take(SHOWN) {
        let hidden = view.filters.sources.contains(&document.id);
        let reading = matches!(view.selection, Selection::Passage(id, _) if *id == document.id);
        let paragraphs = document.paragraphs.len();
        let below = if hidden {
            "left out".to_owned()
        } else {
            let kind = document.source.kind.map(|kind| format!(" · {}", kind.words())).unwrap_or_default();
            format!("{}{kind}", counted(paragraphs, "paragraph", "paragraphs"))
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
            *answer = Some(Command::ReadDocument(document.id.clone()));
        }
        response.context_menu(|ui| {
            let words = if hidden { "Show its passages" } else { "Leave its passages out" };
            if ui.button(words).clicked() {
                *answer = Some(Command::SwitchSource(document.id.clone()));
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
fn coverage_ui(ui: &mut Ui, view: &View<'_>, answer: &mut Option<Command>) {
    let summary = &view.coverage.summary;
    ui.add_space(6.0);
    let mut found = format!(
        "{}: {} certain, {} ambiguous, {} unmatched",
        counted(summary.mentions, "mention", "mentions"),
        summary.certain,
        summary.ambiguous,
        summary.unmatched
    );
    if summary.refused > 0 {
        found = format!("{found}, {} no place", summary.refused);
    }
    let button = wrapped_button(ui, view.palette, &found);
    if button.on_hover_text("Settle the ambiguous and the unmatched names").clicked() {
        *answer = Some(Command::ShowUnsettled);
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
fn world_ui(ui: &mut Ui, view: &View<'_>, answer: &mut Option<Command>) {
    let is_world = view.project.world_role() == WorldRole::Linked;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (words, is_own, tooltip) in [
            ("Region", !is_world, "Only the places of the region are pinned"),
            ("Whole world", is_world, "Places of the whole world are pinned as well"),
        ] {
            let state = if is_own { ChipState::On } else { ChipState::Off };
            if chip(ui, view.palette, words, state).on_hover_text(tooltip).clicked() && !is_own {
                *answer = Some(Command::SwitchWorld);
            }
        }
    });
}
