//! Lines made into paragraphs, over the ends of columns and pages; notes at the foot of a page come after
//! the text.

use super::{
    hyphens::Compounds,
    lines::{Line, PageLines},
};
use crate::documents::{
    clauses::{ClauseLevel, clause_mark, is_bullet},
    document::ParagraphRole,
    reading::manuscript::Piece,
};

/// How many neighbours of a line tell where its column ends.
const NEIGHBOURS: usize = 40;
/// The longest heading, in bytes.
const LONGEST_HEADING: usize = 160;
/// A heading is this much larger than the text.
const HEADING: f32 = 1.12;
/// A note is this much smaller than the text, at least.
const NOTE: f32 = 0.93;

/// A paragraph that is being put together.
#[derive(Debug)]
struct Open<'a> {
    piece: Piece,
    first: &'a Line,
    last: &'a Line,
    page: u32,
    lines: usize,
}

/// The paragraphs of a document.
pub(super) fn of(pages: &[PageLines]) -> Vec<Piece> {
    let body_size = usual_size(pages);
    let compounds = Compounds::of(pages.iter().flat_map(|page| &page.lines).map(|line| line.words.as_str()));
    let mut text = Setting { compounds: &compounds, body_size, open: None, done: Vec::new() };
    let mut notes = Setting { compounds: &compounds, body_size, open: None, done: Vec::new() };
    for page in pages {
        let foot = foot(page, body_size);
        let leading = leading(&page.lines);
        for (at, line) in page.lines.iter().enumerate() {
            let shape = Shape { column: Column::around(&page.lines, at), leading };
            let setting = if at >= foot { &mut notes } else { &mut text };
            setting.add(line, page.number, shape);
        }
    }
    let mut pieces = text.finish();
    pieces.append(&mut notes.finish());
    pieces
}

/// The size in which most letters are set.
fn usual_size(pages: &[PageLines]) -> f32 {
    let mut sizes: Vec<(f32, usize)> =
        pages.iter().flat_map(|page| &page.lines).map(|line| (line.size, line.words.len())).collect();
    sizes.sort_by(|one, other| one.0.total_cmp(&other.0));
    let half = sizes.iter().map(|(_, letters)| letters).sum::<usize>() / 2;
    let mut passed = 0;
    let mut middle = sizes.iter().filter(|(_, letters)| {
        passed += letters;
        passed > half
    });
    middle.next().map_or(10.0, |(size, _)| *size)
}

/// The usual distance of two lines of a page.
pub(super) fn leading(lines: &[Line]) -> f32 {
    let pairs = lines.iter().zip(lines.iter().skip(1));
    let mut gaps: Vec<f32> = pairs.map(|(one, next)| next.y - one.y).filter(|gap| *gap > 2.0 && *gap < 60.0).collect();
    gaps.sort_by(f32::total_cmp);
    // Below the middle: gaps between paragraphs only widen.
    gaps.get(gaps.len() * 2 / 5).copied().unwrap_or(14.0)
}

/// The line with which the notes at the foot of a page begin; the number of lines when there are none.
fn foot(page: &PageLines, body_size: f32) -> usize {
    let is_small = |line: &Line| line.size < NOTE * body_size;
    let small = page.lines.iter().rev().take_while(|line| is_small(line)).count();
    let start = page.lines.len() - small;
    // A page that is small all over has no notes, and notes begin with a mark.
    let is_mark = |line: &Line| line.words.starts_with(|c: char| c.is_ascii_digit() || "[*†‡(".contains(c));
    let marked = page.lines.iter().enumerate().skip(start).find(|(_, line)| is_mark(line));
    match marked {
        Some((at, _)) if start > 0 => at,
        _ => page.lines.len(),
    }
}

/// Where the lines around a line begin and end.
#[derive(Debug, Clone, Copy)]
struct Column {
    start_x: f32,
    end_x: f32,
}

impl Column {
    fn around(lines: &[Line], at: usize) -> Self {
        let own = lines.get(at).cloned().unwrap_or_default();
        let near = lines.iter().skip(at.saturating_sub(NEIGHBOURS)).take(2 * NEIGHBOURS);
        let same = near.filter(|line| (line.start_x - own.start_x).abs() < 5.0 * own.size && !line.is_row);
        same.fold(Self { start_x: own.start_x, end_x: own.end_x }, |column, line| Self {
            start_x: column.start_x.min(line.start_x),
            end_x: column.end_x.max(line.end_x),
        })
    }

    fn width(self) -> f32 {
        (self.end_x - self.start_x).max(1.0)
    }
}

/// How the text around a line is set.
#[derive(Debug, Clone, Copy)]
struct Shape {
    column: Column,
    /// The usual distance of two lines.
    leading: f32,
}

/// Lines as they are put together.
struct Setting<'a> {
    compounds: &'a Compounds,
    body_size: f32,
    open: Option<Open<'a>>,
    done: Vec<Piece>,
}

impl<'a> Setting<'a> {
    fn add(&mut self, line: &'a Line, page: u32, shape: Shape) {
        let body_size = self.body_size;
        if let Some(open) = self.open.as_mut().filter(|open| open.goes_on(line, page, shape, body_size)) {
            let before = open.piece.words.len();
            self.compounds.join(&mut open.piece.words, &line.words);
            if page != open.page {
                // The last word of a page may have been joined with the first of the next.
                open.piece.pages.push((before.min(open.piece.words.len()), page));
                open.page = page;
            }
            open.last = line;
            open.lines += 1;
            return;
        }
        self.close();
        let mut piece = Piece::new(ParagraphRole::Body, line.words.as_str());
        piece.pages.push((0, page));
        self.open = Some(Open { piece, first: line, last: line, page, lines: 1 });
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            let role = open.role(self.body_size);
            self.done.push(Piece { role, ..open.piece });
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        self.close();
        self.done
    }
}

impl Open<'_> {
    /// Whether a line goes on with this paragraph.
    fn goes_on(&self, line: &Line, page: u32, shape: Shape, body_size: f32) -> bool {
        let Shape { column, leading } = shape;
        let last = self.last;
        let words = line.words.as_str();
        if last.is_row || line.is_row || (last.size - line.size).abs() > 0.08 * last.size.max(line.size) {
            return false;
        }
        let ended = is_ended(&self.piece.words);
        let is_cut = self.piece.words.ends_with(['-', '‐']) || self.piece.words.ends_with(',');
        let starts_small = words.starts_with(char::is_lowercase);
        let is_marked = clause_mark(words).is_some() || is_bullet(words);
        let drop = line.y - last.y;
        if page != self.page || drop < -leading {
            // Over the end of a page or column only what is plainly unfinished goes on.
            return !ended && !is_marked && (starts_small || is_cut || last.end_x > column.end_x - 4.0 * line.size);
        }
        let is_short = last.end_x < column.end_x - 0.12 * column.width().max(10.0 * line.size);
        let is_named = clause_mark(&self.piece.words).is_some_and(|mark| mark.level == ClauseLevel::Named);
        let is_indented = line.start_x > column.start_x + 0.8 * line.size
            && line.start_x > last.start_x + 0.8 * line.size
            && clause_mark(&self.first.words).is_none()
            && !is_bullet(&self.first.words);
        // A line ends early on purpose when the first word of the next one would have found room.
        let room = column.end_x - last.end_x;
        let letters = words.chars().count().max(1) as f32;
        let first_word = words.split_whitespace().next().map_or(0, |word| word.chars().count() + 1) as f32;
        let are_titles = is_title(&last.words, last, body_size) && is_title(words, line, body_size);
        let is_left_short = is_short
            && !starts_small
            && !is_cut
            && !are_titles
            && room > first_word / letters * (line.end_x - line.start_x);
        let breaks = drop > 1.35 * leading.max(line.size)
            || (is_marked && (ended || is_short))
            || (is_short && ended)
            || is_left_short
            || (is_indented && ended)
            || (is_named && is_short && self.lines == 1);
        !breaks
    }

    fn role(&self, body_size: f32) -> ParagraphRole {
        let words = self.piece.words.trim();
        let shouts = words.contains(char::is_uppercase) && !words.contains(char::is_lowercase);
        let is_short = words.len() <= LONGEST_HEADING;
        let is_bare =
            clause_mark(words).is_some_and(|mark| mark.level == ClauseLevel::Named && mark.bytes == words.len());
        if is_bullet(words) {
            ParagraphRole::Item
        } else if is_bare
            || (is_short
                && !is_ended(words)
                && !self.last.is_row
                && (self.first.size > HEADING * body_size || (shouts && clause_mark(words).is_none())))
        {
            ParagraphRole::Heading
        } else {
            ParagraphRole::Body
        }
    }
}

/// Whether a line is set like a title, of which several lines may make one.
fn is_title(words: &str, line: &Line, body_size: f32) -> bool {
    line.size > HEADING * body_size || (words.contains(char::is_uppercase) && !words.contains(char::is_lowercase))
}

pub(super) fn is_ended(words: &str) -> bool {
    words.trim_end_matches([')', ']', '”', '"', '’', '»']).ends_with(['.', ';', ':', '!', '?'])
}
