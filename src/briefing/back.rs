//! What follows the quotes: the table of what was read out of them, what the map could not show, the sources.

use super::{
    briefing::Briefing,
    claim::{Claim, Source},
    columns::widths,
    flow::Block,
    numbers::ranges,
    page::{Item, PagePoint, Path, Role, Run},
    paragraph::{Paragraph, ParagraphStyle, StyledSpan},
    press::Press,
};
use crate::scene::{
    colour::Colour,
    drawing::{Slant, Stroke, Weight},
    palette::Palette,
};
use std::sync::Arc;

/// Sets what follows the quotes, for columns of a width.
#[derive(Debug, Clone, Copy)]
pub(super) struct Back<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) press: &'a Press<'a>,
    pub(super) width: f32,
    pub(super) unit: f32,
}

/// The name of the first column of the table.
const NUMBER: &str = "No.";

/// The size of the letters in cells.
const CELL_PT: f32 = 7.4;

/// The most scalars in a cell.
const LONGEST_CELL: usize = 160;

impl Back<'_> {
    /// A remark above the quotes.
    pub(super) fn notes(&self) -> Option<Block> {
        let notes: String = self.briefing.notes.chars().take(2000).collect();
        (!notes.trim().is_empty()).then(|| {
            let span = StyledSpan::new(&notes, Weight::Regular, self.press.palette.ink).slanted(Slant::Italic);
            let style =
                ParagraphStyle { width: Some(self.width), line_height: 1.36, ..ParagraphStyle::line(8.8 * self.unit) };
            let set = self.press.typesetter.paragraph(&[span], &style);
            let (height, gap) = (set.height, 9.0 * self.unit);
            let items = vec![Item::group(Role::Paragraph, set.placed(PagePoint::default()))];
            Block { height, gap, items, ..Block::default() }
        })
    }

    /// The table of what was read out of the quotes; its columns are those that any claim fills. There is none
    /// where a word would have to be broken: the cards say most of it.
    pub(super) fn table(&self, claims: &[(usize, &Claim)]) -> Vec<Block> {
        // One provision says on its card what a table would say.
        if claims.iter().filter(|(_, claim)| claim.is_provision()).count() < 2 {
            return Vec::new();
        }
        let mut columns: Vec<&str> = Vec::new();
        let stated = claims.iter().flat_map(|(_, claim)| &claim.fields).filter(|field| field.value.is_some());
        for field in stated {
            if !columns.contains(&field.name.as_str()) {
                columns.push(&field.name);
            }
        }
        if columns.is_empty() {
            return Vec::new();
        }
        let Palette { ink, muted, .. } = self.press.palette;
        let names = std::iter::once(NUMBER).chain(columns.iter().copied());
        let head: Vec<StyledSpan> = names.map(|name| Self::words(name, Weight::SemiBold, muted)).collect();
        let told = claims.iter().filter(|(_, claim)| !claim.fields.is_empty());
        let cells = told.map(|(number, claim)| {
            let mut cells = vec![Self::words(&number.to_string(), Weight::SemiBold, ink)];
            cells.extend(columns.iter().map(|column| {
                let value = claim.fields.iter().find(|field| field.name == *column);
                match value.and_then(|field| field.value.as_deref()) {
                    Some(value) => Self::words(value, Weight::Regular, ink),
                    None => Self::words("not stated", Weight::Regular, muted).slanted(Slant::Italic),
                }
            }));
            cells
        });
        let cells: Vec<Vec<StyledSpan>> = cells.collect();
        let down = |column: usize| std::iter::once(&head).chain(&cells).filter_map(move |row| row.get(column).cloned());
        let down: Vec<Vec<StyledSpan>> = (0..head.len()).map(|column| down(column).collect()).collect();
        let (style, gap) = (ParagraphStyle::line(CELL_PT * self.unit), 6.0 * self.unit);
        let Some(widths) = widths(&down, &style, gap, self.width, &self.press.typesetter) else {
            return Vec::new();
        };
        let head = Arc::new(self.row(head, &widths, &Role::HeadCell));
        let rows = cells
            .into_iter()
            .map(|cells| Block { head: Some(Arc::clone(&head)), ..self.row(cells, &widths, &Role::Cell) });
        let mut rows: Vec<Block> = rows.collect();
        if let Some(row) = rows.first_mut() {
            // The first row brings the head along, wherever it stands.
            *row = stacked(&head, row);
        }
        if let Some(last) = rows.last_mut() {
            last.gap = 12.0 * self.unit;
        }
        rows
    }

    fn words(text: &str, weight: Weight, colour: Colour) -> StyledSpan {
        let text: String = text.chars().take(LONGEST_CELL).collect();
        StyledSpan::new(&text, weight, colour)
    }

    fn row(&self, cells: Vec<StyledSpan>, widths: &[f32], role: &Role) -> Block {
        let mut x = 0.0;
        let mut height = 0.0_f32;
        let mut items = Vec::new();
        for (span, width) in cells.into_iter().zip(widths) {
            let style = ParagraphStyle {
                width: Some((width - 6.0 * self.unit).max(10.0)),
                line_height: 1.3,
                ..ParagraphStyle::line(CELL_PT * self.unit)
            };
            let set = self.press.typesetter.paragraph(&[span], &style);
            height = height.max(set.height);
            items.push(Item::group(role.clone(), set.placed(PagePoint::new(x, 3.0 * self.unit))));
            x += width;
        }
        let height = height + 6.0 * self.unit;
        let ends = [0.0, self.width].map(|x| PagePoint::new(x, height));
        let line = Item::Path(Path {
            runs: vec![Run { points: ends.to_vec(), closed: false }],
            fill: None,
            stroke: Some(Stroke { width: 0.5 * self.unit, colour: self.press.palette.line, dash: None }),
        });
        let items = vec![Item::group(Role::Row, items), Item::group(Role::Adornment, vec![line])];
        Block { height, items, ..Block::default() }
    }

    /// What the map could not show.
    pub(super) fn unplaced(&self, names: &[String]) -> Option<Block> {
        (!names.is_empty()).then(|| {
            let shown: Vec<&str> = names.iter().take(12).map(String::as_str).collect();
            let rest = if names.len() > 12 { format!(" and {} more", names.len() - 12) } else { String::new() };
            let words = format!("Without a callout on the map: {}{rest}.", shown.join(", "));
            self.small(&words, Role::Paragraph)
        })
    }

    /// The sources, each with its address, its hash and the numbers that rest on it.
    pub(super) fn sources(&self) -> Vec<Block> {
        let mut sources: Vec<(&Source, Vec<usize>)> = Vec::new();
        for (claim, number) in self.briefing.claims.iter().zip(1..) {
            let source = &claim.quote.source;
            match sources.iter_mut().find(|(known, _)| *known == source) {
                Some((_, numbers)) => numbers.push(number),
                None => sources.push((source, vec![number])),
            }
        }
        let mut blocks: Vec<Block> = Vec::new();
        for (source, numbers) in sources {
            let block = self.small(&source_words(source, &numbers), Role::Reference);
            blocks.push(if blocks.is_empty() { stacked(&self.section_head("Sources"), &block) } else { block });
        }
        blocks
    }

    fn section_head(&self, words: &str) -> Block {
        let style = ParagraphStyle { spacing: 0.5 * self.unit, ..ParagraphStyle::line(7.4 * self.unit) };
        let span = StyledSpan::new(&words.to_uppercase(), Weight::SemiBold, self.press.palette.muted);
        let set = self.press.typesetter.paragraph(&[span], &style);
        let (height, gap) = (set.height, 2.0 * self.unit);
        let items = vec![Item::group(Role::Heading(words.to_owned()), set.placed(PagePoint::default()))];
        Block { height, gap, items, ..Block::default() }
    }

    fn small(&self, words: &str, role: Role) -> Block {
        let words: String = words.chars().take(600).collect();
        let style =
            ParagraphStyle { width: Some(self.width), line_height: 1.34, ..ParagraphStyle::line(7.0 * self.unit) };
        let span = StyledSpan::new(&words, Weight::Regular, self.press.palette.muted);
        let set: Paragraph = self.press.typesetter.paragraph(&[span], &style);
        let (height, gap) = (set.height, 4.0 * self.unit);
        Block { height, gap, items: vec![Item::group(role, set.placed(PagePoint::default()))], ..Block::default() }
    }
}

/// One block above another as one.
fn stacked(above: &Block, below: &Block) -> Block {
    let by = PagePoint::new(0.0, above.height + above.gap);
    let mut items = above.items.clone();
    items.extend(below.items.iter().cloned().map(|item| item.moved(by)));
    Block { height: by.y + below.height, gap: below.gap, items, head: None, number: below.number }
}

/// A source in a line.
fn source_words(source: &Source, numbers: &[usize]) -> String {
    let record = &source.record;
    let mut parts = vec![source.name.clone()];
    parts.extend(record.publisher.clone());
    parts.push(record.date.clone().unwrap_or_else(|| "undated".to_owned()));
    parts.extend(record.kind.map(|kind| kind.words().to_owned()));
    parts.extend(record.address.clone());
    if source.document != source.name {
        parts.push(source.document.clone());
    }
    let hash: String = source.sha256.chars().take(16).collect();
    format!("[{}] {} · sha256 {hash}…", ranges(numbers), parts.join(" · "))
}
