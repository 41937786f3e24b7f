//! How wide the columns of a table are: each as wide as its longest word, what is left shared by how much each holds.

use super::{
    paragraph::{ParagraphStyle, StyledSpan},
    typesetting::PaperTypesetter,
};

/// A cell counts as no wider than this many of its longest words: longer ones take more lines.
const MOST_WORDS: f32 = 4.0;

/// A table whose cells would take more lines than these is read with less ease than the cards.
const MOST_LINES: f32 = 4.0;

/// The widths of columns, each given with its cells from the top; none where a word would have to be broken, or a
/// cell would be a tower of lines.
pub(super) fn widths(
    columns: &[Vec<StyledSpan>],
    style: &ParagraphStyle,
    gap: f32,
    total: f32,
    typesetter: &PaperTypesetter,
) -> Option<Vec<f32>> {
    let width = |span: &StyledSpan, text: &str| {
        typesetter.paragraph(&[StyledSpan { text: text.to_owned(), ..span.clone() }], style).width
    };
    let measured: Vec<(f32, f32)> = columns
        .iter()
        .map(|cells| {
            let words = cells.iter().filter_map(|cell| {
                let longest = cell.text.split_whitespace().max_by_key(|word| word.chars().count())?;
                Some(width(cell, longest))
            });
            let least = words.fold(0.0, f32::max) + gap;
            let whole = cells.iter().map(|cell| width(cell, &cell.text)).fold(0.0, f32::max) + gap;
            (least, whole)
        })
        .collect();
    let least: f32 = measured.iter().map(|(least, _)| least).sum();
    let more = |(least, whole): (f32, f32)| (whole - least).min(least * (MOST_WORDS - 1.0));
    let wanted: f32 = measured.iter().copied().map(more).sum();
    let left = total - least;
    let share = |column: (f32, f32)| {
        let part = if wanted > 0.0 { more(column) / wanted } else { 1.0 / measured.len() as f32 };
        column.0 + left * part
    };
    let widths: Vec<f32> = measured.iter().copied().map(share).collect();
    let is_tower = measured.iter().zip(&widths).any(|((_, whole), width)| *whole > MOST_LINES * width);
    (left >= 0.0 && !is_tower).then_some(widths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{colour::Colour, drawing::Weight};

    fn set(columns: &[&[&str]], total: f32) -> Option<Vec<f32>> {
        let span = |text: &&str| StyledSpan::new(text, Weight::Regular, Colour::hex(0));
        let columns: Vec<Vec<StyledSpan>> = columns.iter().map(|cells| cells.iter().map(span).collect()).collect();
        widths(&columns, &ParagraphStyle::line(10.0), 4.0, total, &PaperTypesetter::new())
    }

    #[test]
    fn columns_share_the_width_by_what_they_hold() {
        let widths =
            set(&[&["No."], &["What", "Peacekeeping"], &["one two three four five six seven"]], 300.0).unwrap();
        assert!((widths.iter().sum::<f32>() - 300.0).abs() < 0.1, "{widths:?}");
        assert!(widths[0] < widths[1] && widths[1] < widths[2], "{widths:?}");
    }

    #[test]
    fn there_is_no_table_where_a_word_would_be_broken_or_a_cell_be_a_tower() {
        assert_eq!(set(&[&["Peacekeeping"], &["Demilitarisation"]], 90.0), None);
        assert_eq!(set(&[&["No."], &["one two three four five six seven eight nine ten"]], 70.0), None);
    }
}
