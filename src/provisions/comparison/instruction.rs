//! What an amending text tells to do with another: words of an article replaced or struck out, an article put in,
//! written anew or deleted. The wordings are data (`amendment` in `data/lexicon/<language>/provisions/fields.toml`).

use super::reader::{Reader, TokenKind, reference};
use crate::{
    ground::text::Span,
    provisions::{lexicon::Amending, line::Line},
};

/// How many passages the words of an instruction take at most.
const MOST_PASSAGES: usize = 60;
/// Signs that open and close quoted words.
const QUOTES: [(char, &str); 4] = [('“', "”"), ('«', "»"), ('„', "“”"), ('"', "\"")];

/// An instruction to amend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Instruction {
    /// The article that is amended.
    pub(super) article: String,
    /// Its words, what is quoted in it included.
    pub(super) span: Span,
    pub(super) act: Act,
}

/// What is to be done; spans of the amending text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// Some words stand in the place of others.
    Replace { old: Span, new: Span },
    /// Some words are struck out.
    Strike { old: Span },
    /// The article is deleted.
    Delete,
    /// The article has new words.
    Rewrite { new: Span },
    /// Something is put in.
    Insert { new: Span },
}

/// The instructions of a text, in its order; none unless it is made of them.
pub(super) fn instructions(reader: &Reader<'_>) -> Vec<Instruction> {
    let mut found: Vec<Instruction> = Vec::new();
    let mut clauses = 0;
    let mut at = 0;
    while at < reader.sentences.len() {
        let (span, next) = unit(reader, at);
        clauses += usize::from(reader.sentences.get(at).is_some_and(|sentence| sentence.is_clause));
        found.extend(instruction(reader, span));
        at = next;
    }
    if 2 * found.len() >= clauses { found } else { Vec::new() }
}

/// A passage with all that it quotes, and the number of the next one.
fn unit(reader: &Reader<'_>, at: usize) -> (Span, usize) {
    let passages = reader.sentences.iter().skip(at).take(MOST_PASSAGES).map(|sentence| sentence.passage.span);
    let start = passages.clone().next().map_or(0, |span| span.start);
    let alone = passages.clone().next().map_or(0, |span| span.end);
    for (more, span) in passages.enumerate() {
        let whole = Span::new(start, span.end);
        if quoted(reader, whole).1 {
            return (whole, at + more + 1);
        }
    }
    (Span::new(start, alone), at + 1)
}

/// The quoted words of a span, the signs left out, and whether all quotations end in it.
fn quoted(reader: &Reader<'_>, span: Span) -> (Vec<Span>, bool) {
    let (mut found, mut open): (Vec<Span>, Option<(usize, &str)>) = (Vec::new(), None);
    for (at, sign) in (span.start..).zip(reader.version.document.words(span).chars()) {
        match open {
            Some((start, closing)) if closing.contains(sign) => {
                found.push(Span::new(start, at));
                open = None;
            }
            Some(_) => {}
            None => open = QUOTES.iter().find(|(opening, _)| *opening == sign).map(|(_, closing)| (at + 1, *closing)),
        }
    }
    (found, open.is_none())
}

fn instruction(reader: &Reader<'_>, span: Span) -> Option<Instruction> {
    let (quotes, _) = quoted(reader, span);
    let line = reader.line(span);
    let is_own = |at: usize| {
        let word = line.span(&(at..at + 1));
        !quotes.iter().any(|quote| quote.contains(word))
    };
    let article = article(&line, &is_own)?;
    let mut rules = line.lexicon.amendments.iter().filter(|rule| rule.means != Amending::Instead);
    let meant = rules.find(|rule| {
        let met = rule.patterns.iter().flat_map(|pattern| pattern.all_in(&line, 0..line.words.len()));
        met.into_iter().any(|met| met.marked.clone().all(is_own))
    })?;
    let act = match (meant.means, quotes.as_slice()) {
        (Amending::Rewritten, [new]) => Act::Rewrite { new: *new },
        (Amending::Replaced, [one, other]) if is_instead(&line, *one, *other) => {
            Act::Replace { old: *other, new: *one }
        }
        (Amending::Replaced, [old, new]) => Act::Replace { old: *old, new: *new },
        (Amending::Replaced, []) => dates(reader, span)?,
        (Amending::Deleted, [old]) => Act::Strike { old: *old },
        (Amending::Deleted, []) => Act::Delete,
        (Amending::Inserted, [.., new]) => Act::Insert { new: *new },
        _ => return None,
    };
    Some(Instruction { article, span, act })
}

/// Whether the first of two quotations stands in the place of the second: "“X” is put in the place of “Y”".
fn is_instead(line: &Line<'_>, one: Span, other: Span) -> bool {
    let first = line.words.partition_point(|word| word.span.start < one.end);
    let after = line.words.partition_point(|word| word.span.start < other.start);
    let rules = line.lexicon.amendments.iter().filter(|rule| rule.means == Amending::Instead);
    rules.flat_map(|rule| &rule.patterns).any(|pattern| pattern.is_in(line, first..after))
}

/// A date put in the place of another without quotation marks.
fn dates(reader: &Reader<'_>, span: Span) -> Option<Act> {
    let dates: Vec<Span> =
        reader.tokens(span).iter().filter(|token| token.kind == TokenKind::Date).map(|token| token.span).collect();
    match dates.as_slice() {
        [.., old, new] => Some(Act::Replace { old: *old, new: *new }),
        _ => None,
    }
}

/// The article that an instruction names: of "paragraph 2 of Article 6" the last.
fn article(line: &Line<'_>, is_own: &impl Fn(usize) -> bool) -> Option<String> {
    let asked = &line.lexicon.asked;
    let mut named = None;
    let mut at = line.body();
    while at < line.words.len() {
        let found = (line.is(at, asked.clause_word) && is_own(at)).then(|| reference(line, at)).flatten();
        let Some(found) = found else {
            at += 1;
            continue;
        };
        at = found.end;
        named = Some(found.label);
        if !line.is(at, asked.of) || !line.is(at + 1, asked.clause_word) {
            break;
        }
    }
    named
}
