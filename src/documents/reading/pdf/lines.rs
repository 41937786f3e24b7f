//! Glyphs made into lines, in the order in which the page is read: that of the file, which keeps columns
//! apart, unless the file draws its text in no order.

use super::glyphs::{Direction, Glyph, Meaning, PageGlyphs};
use crate::documents::{
    clauses::clause_mark,
    reading::manuscript::{append, append_superior},
};

/// A gap wider than this is a space, in ems.
const SPACE: f32 = 0.2;
/// A gap wider than this parts columns, in ems.
const COLUMN: f32 = 1.5;
/// Glyphs whose baselines differ by less stand on one line, in ems.
const SAME_LINE: f32 = 0.35;
/// The longest number that a gap may follow without making a table, in scalars.
const LONGEST_MARK: usize = 12;
/// What stands between the cells of a row.
const BETWEEN_CELLS: &str = " | ";

/// A line of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) words: String,
    pub(super) start_x: f32,
    pub(super) end_x: f32,
    pub(super) y: f32,
    pub(super) size: f32,
    /// Whether it is a row of a table.
    pub(super) is_row: bool,
}

/// The lines of a page.
#[derive(Debug)]
pub(super) struct PageLines {
    pub(super) number: u32,
    pub(super) top: f32,
    pub(super) height: f32,
    pub(super) lines: Vec<Line>,
}

/// Glyphs that follow each other on a line.
#[derive(Debug, Default)]
struct Stretch {
    words: String,
    /// What stands above the line and is not written yet.
    superior: String,
    start_x: f32,
    end_x: f32,
    y: f32,
    size: f32,
}

impl PageLines {
    /// The lines of a page that most of its glyphs run along; others are left out.
    pub(super) fn of(page: &PageGlyphs, number: u32) -> Self {
        let directions = [Direction::Right, Direction::Up, Direction::Down, Direction::Left];
        let count = |direction| page.glyphs.iter().filter(|glyph| glyph.direction == direction).count();
        let main = directions.into_iter().max_by_key(|direction| (count(*direction), *direction == Direction::Right));
        let glyphs = page.glyphs.iter().filter(|glyph| Some(glyph.direction) == main);
        let mut stretches = stretches(glyphs);
        if is_unordered(&stretches) {
            sort(&mut stretches);
        }
        let lines = lines(stretches);
        let top = match main {
            Some(Direction::Right) | None => 0.0,
            _ => lines.iter().map(|line| line.y).fold(f32::INFINITY, f32::min) - 36.0,
        };
        Self { number, top, height: page.height, lines }
    }
}

/// Glyphs cut where they leave the line or jump along it.
fn stretches<'a>(glyphs: impl Iterator<Item = &'a Glyph>) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    let mut is_spaced = false;
    for glyph in glyphs {
        let is_blank = matches!(glyph.text, Meaning::One(c) if c.is_whitespace());
        let open = all.last_mut().filter(|stretch| stretch.takes(glyph));
        match (open, is_blank) {
            (Some(stretch), true) => {
                is_spaced = true;
                // A wide space is a gap like any other.
                if glyph.end_x - glyph.start_x < COLUMN * glyph.size {
                    stretch.end_x = stretch.end_x.max(glyph.end_x);
                }
            }
            (Some(stretch), false) => {
                stretch.push(glyph, is_spaced);
                is_spaced = false;
            }
            (None, true) => {}
            (None, false) => {
                if let Some(before) = all.last_mut() {
                    before.finish();
                }
                let mut stretch = Stretch {
                    start_x: glyph.start_x,
                    end_x: glyph.start_x,
                    y: glyph.y,
                    size: glyph.size,
                    ..Stretch::default()
                };
                stretch.push(glyph, false);
                all.push(stretch);
                is_spaced = false;
            }
        }
    }
    if let Some(last) = all.last_mut() {
        last.finish();
    }
    all.retain(|stretch| !stretch.words.trim().is_empty());
    all
}

impl Stretch {
    /// Whether a glyph goes on with this stretch.
    fn takes(&self, glyph: &Glyph) -> bool {
        let em = self.size.max(glyph.size);
        let gap = glyph.start_x - self.end_x;
        let rise = self.y - glyph.y;
        gap > -0.7 * em && gap < COLUMN * em && (rise.abs() < SAME_LINE * em || self.is_above(glyph, rise))
    }

    /// Whether a smaller glyph stands above the line.
    fn is_above(&self, glyph: &Glyph, rise: f32) -> bool {
        glyph.size < 0.8 * self.size && rise > 0.15 * self.size && rise < 0.75 * self.size
    }

    fn push(&mut self, glyph: &Glyph, is_spaced: bool) {
        let is_spaced = is_spaced || glyph.start_x - self.end_x > SPACE * self.size.max(glyph.size);
        let mut buffer = [0; 4];
        let text: &str = match &glyph.text {
            Meaning::One(c) => c.encode_utf8(&mut buffer),
            Meaning::Several(text) => text,
        };
        let rise = self.y - glyph.y;
        if self.is_above(glyph, rise) {
            if is_spaced {
                self.finish();
                append(&mut self.words, " ");
            }
            self.superior.push_str(text);
        } else {
            // A mark that begins the line stands above what follows it.
            if glyph.size * 0.8 > self.size && -rise > 0.15 * glyph.size {
                let mark = std::mem::take(&mut self.words);
                append_superior(&mut self.words, &mark);
                append(&mut self.words, " ");
            }
            self.finish();
            if is_spaced {
                append(&mut self.words, " ");
            }
            append(&mut self.words, text);
            if glyph.size >= self.size {
                (self.size, self.y) = (glyph.size, glyph.y);
            }
        }
        self.end_x = self.end_x.max(glyph.end_x);
    }

    /// Writes what stands above the line.
    fn finish(&mut self) {
        let above = std::mem::take(&mut self.superior);
        if !above.is_empty() {
            append_superior(&mut self.words, &above);
        }
    }
}

/// Whether the file jumps back up the page again and again.
fn is_unordered(stretches: &[Stretch]) -> bool {
    let pairs = stretches.iter().zip(stretches.iter().skip(1));
    let jumps = pairs.filter(|(before, next)| before.y - next.y > 1.5 * before.size && next.start_x < before.end_x);
    jumps.count() > 2.max(stretches.len() / 8)
}

/// Puts stretches in order from the top to the bottom, and along the lines.
fn sort(stretches: &mut Vec<Stretch>) {
    stretches.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut sorted: Vec<Stretch> = Vec::new();
    let mut line: Vec<Stretch> = Vec::new();
    for stretch in stretches.drain(..) {
        let leaves = line.first().is_some_and(|first| stretch.y - first.y > SAME_LINE * first.size.max(stretch.size));
        if leaves {
            line.sort_by(|one, other| one.start_x.total_cmp(&other.start_x));
            sorted.append(&mut line);
        }
        line.push(stretch);
    }
    line.sort_by(|one, other| one.start_x.total_cmp(&other.start_x));
    sorted.append(&mut line);
    *stretches = sorted;
}

/// Stretches that stand on one line, joined; wide gaps above each other make rows of a table.
fn lines(stretches: Vec<Stretch>) -> Vec<Line> {
    let mut groups: Vec<Vec<Stretch>> = Vec::new();
    for stretch in stretches {
        let goes_on = |group: &Vec<Stretch>| {
            group.last().is_some_and(|last| {
                let em = last.size.max(stretch.size);
                (last.y - stretch.y).abs() < SAME_LINE * em && stretch.start_x > last.end_x - 0.7 * em
            })
        };
        match groups.last_mut().filter(|group| goes_on(group)) {
            Some(group) => group.push(stretch),
            None => groups.push(vec![stretch]),
        }
    }
    let gaps: Vec<Option<(f32, f32)>> = groups.iter().map(|group| table_gap(group)).collect();
    let overlap = |one: &Option<(f32, f32)>, other: Option<&Option<(f32, f32)>>| match (one, other.copied().flatten()) {
        (Some(one), Some(other)) => one.0 < other.1 && other.0 < one.1,
        _ => false,
    };
    let rows: Vec<bool> = (0..gaps.len())
        .map(|at| {
            let before = at.checked_sub(1).and_then(|before| gaps.get(before));
            gaps.get(at).is_some_and(|own| overlap(own, before) || overlap(own, gaps.get(at + 1)))
        })
        .collect();
    groups.into_iter().zip(rows).filter_map(|(group, is_row)| joined(group, is_row)).collect()
}

/// The first wide gap of a line that does not merely follow a number or a bullet.
fn table_gap(group: &[Stretch]) -> Option<(f32, f32)> {
    let pairs = group.iter().zip(group.iter().skip(1));
    let mut gaps = pairs.filter(|(left, right)| {
        let words = left.words.trim();
        let is_mark = words.chars().count() <= LONGEST_MARK
            && (clause_mark(words).is_some() || !words.contains(char::is_alphanumeric));
        right.start_x - left.end_x > COLUMN * left.size && !is_mark
    });
    gaps.next().map(|(left, right)| (left.end_x, right.start_x))
}

fn joined(group: Vec<Stretch>, is_row: bool) -> Option<Line> {
    let first = group.first()?;
    let mut line = Line { start_x: first.start_x, y: first.y, is_row, ..Line::default() };
    for stretch in group {
        if !line.words.is_empty() {
            line.words.truncate(line.words.trim_end().len());
            let is_wide = stretch.start_x - line.end_x > COLUMN * stretch.size;
            line.words.push_str(if is_row && is_wide { BETWEEN_CELLS } else { " " });
        }
        line.words.push_str(stretch.words.trim());
        line.end_x = stretch.end_x;
        line.size = line.size.max(stretch.size);
    }
    Some(line)
}
