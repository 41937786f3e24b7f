//! The columns of the table over a width: what each needs to be read, what it gets of the rest, and which
//! are left out where there is no room for all. What is left out stands on the card. All in points.

use super::entry::{Column, Entry};
use crate::{
    scene::{colour::Colour, palette::Palette, topic::Topic},
    ui::{
        theme::{Face, ink},
        view::View,
    },
};
use egui::{
    Align, Color32, FontId, Galley, Layout, Sense, Ui,
    text::{LayoutJob, TextWrapping},
    vec2,
};
use egui_extras::{Column as Width, TableBuilder};
use std::sync::Arc;

/// The space between two columns.
const BETWEEN_PT: f32 = 12.0;

/// Below this width the status is its sign alone.
const SIGN_PT: f32 = 60.0;

/// The columns that are shown over a width, each with its own.
pub(super) fn columns_over(room: f32, documents: usize) -> Vec<(Column, f32)> {
    let mut shown: Vec<(Column, f32, f32)> = Column::ALL
        .map(|column| {
            let (least, part) = need(column, documents);
            (column, least, part)
        })
        .into();
    let least = |shown: &[(Column, f32, f32)]| shown.iter().map(|(_, least, _)| least).sum::<f32>();
    if least(&shown) > room
        && let Some((_, least, _)) = shown.first_mut()
    {
        *least = 30.0;
    }
    for column in [Column::HowMuch, Column::What, Column::Who] {
        if least(&shown) > room {
            shown.retain(|(own, ..)| *own != column);
        }
    }
    let rest = (room - least(&shown)).max(0.0);
    let parts: f32 = shown.iter().map(|(_, _, part)| part).sum();
    shown.into_iter().map(|(column, least, part)| (column, (least + rest * part / parts).floor())).collect()
}

/// The least width of a column, and its part of what is left.
const fn need(column: Column, documents: usize) -> (f32, f32) {
    match column {
        Column::Status => (92.0, 0.0),
        Column::Category => (106.0, 0.6),
        Column::Place => (82.0, 1.3),
        // Names of parties are the longest words.
        Column::Who => (74.0, 2.0),
        Column::What => (72.0, 0.6),
        Column::When => (74.0, 1.1),
        Column::HowMuch => (72.0, 0.5),
        Column::Source if documents > 1 => (62.0, 1.2),
        Column::Source => (44.0, 0.0),
    }
}

/// The table on these columns; a column can be drawn wider, until the window changes its size.
pub(super) fn laid_out<'a>(
    ui: &'a mut Ui,
    columns: &[(Column, f32)],
    room: f32,
    goal: Option<usize>,
) -> TableBuilder<'a> {
    let mut table = TableBuilder::new(ui)
        .id_salt(("provisions", room as i32 / 8, columns.len()))
        .sense(Sense::click())
        .resizable(true)
        .auto_shrink([false, false])
        .cell_layout(Layout::left_to_right(Align::Center))
        .animate_scrolling(false);
    for (index, (_, width)) in columns.iter().enumerate() {
        let is_last = index + 1 == columns.len();
        let width = if is_last { Width::remainder() } else { Width::initial(*width) };
        table = table.column(width.at_least(28.0).clip(true));
    }
    match goal {
        Some(goal) => table.scroll_to_row(goal, None),
        None => table,
    }
}

/// A cell; what had to be cut is told under the pointer.
pub(super) fn cell_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry, column: Column) {
    let palette = view.palette;
    if column == Column::Category {
        let (rect, _) = ui.allocate_exact_size(vec2(15.0, 9.0), Sense::hover());
        let colour = palette.topic(Topic::of(entry.category));
        ui.painter().circle_filled(rect.left_center() + vec2(4.0, 0.0), 4.0, ink(colour));
    }
    let room = (ui.available_width() - BETWEEN_PT).max(14.0);
    let (words, face, colour) = written(entry, column, palette, room);
    let galley = cut(ui, &words, &face.at(12.0), ink(colour), room);
    let is_cut = galley.elided || column == Column::Status && room < SIGN_PT;
    let label = ui.add(egui::Label::new(galley).selectable(false));
    if is_cut {
        label.on_hover_text(entry.cell(column));
    }
}

/// What a cell says, and how.
fn written(entry: &Entry, column: Column, palette: &Palette, room: f32) -> (String, Face, Colour) {
    let text = entry.cell(column);
    match column {
        Column::Status => {
            let sign = entry.status.sign();
            let words = if room < SIGN_PT { sign.to_owned() } else { format!("{sign} {}", entry.status.word()) };
            (words, Face::SemiBold, entry.status.colour(palette))
        }
        _ if text.is_empty() => (column.empty().to_owned(), Face::Italic, palette.muted),
        _ => (text.to_owned(), Face::Regular, palette.ink),
    }
}

/// Words over two lines; where a word would be broken for that, they stand in one line and are cut.
fn cut(ui: &Ui, words: &str, font: &FontId, colour: Color32, room: f32) -> Arc<Galley> {
    let laid = |words: &str, wrap: TextWrapping| {
        let mut job = LayoutJob::simple(words.to_owned(), font.clone(), colour, room);
        job.wrap = wrap;
        ui.painter().layout_job(job)
    };
    let two_lines = || TextWrapping { max_width: room, max_rows: 2, ..TextWrapping::default() };
    let mut galley = laid(words, two_lines());
    if let Some(blank) = blank_at_a_start(&galley) {
        let broken: String =
            words.chars().enumerate().map(|(index, c)| if index == blank { '\n' } else { c }).collect();
        galley = laid(&broken, two_lines());
    }
    if breaks_a_word(&galley) { laid(words, TextWrapping::truncate_at_width(room)) } else { galley }
}

/// The number of a blank that begins a line, since there was no room for it on the line before.
fn blank_at_a_start(galley: &Galley) -> Option<usize> {
    let mut first = 0;
    for line in &galley.rows {
        if first > 0 && line.row.glyphs.first().is_some_and(|glyph| glyph.chr == ' ') {
            return Some(first);
        }
        first += usize::from(line.char_count_including_newline());
    }
    None
}

/// Whether a line of a layout ends within a word.
fn breaks_a_word(galley: &Galley) -> bool {
    let lines = galley.rows.iter().zip(galley.rows.iter().skip(1));
    lines.into_iter().any(|(line, next)| {
        let last = line.row.glyphs.last().map(|glyph| glyph.chr);
        let first = next.row.glyphs.first().map(|glyph| glyph.chr);
        last.zip(first).is_some_and(|(last, first)| last.is_alphanumeric() && first.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_width_and_those_without_room_are_left_out() {
        for (room, documents, count) in [(720.0, 1, 8), (482.0, 1, 7), (482.0, 3, 6), (300.0, 1, 5), (1400.0, 2, 8)] {
            let columns = columns_over(room, documents);
            assert_eq!(columns.len(), count, "{room}");
            let width: f32 = columns.iter().map(|(_, width)| width).sum();
            assert!(count < 6 || (room - 9.0..=room).contains(&width), "{room}: {width}");
        }
    }
}
