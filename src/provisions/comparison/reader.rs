//! A version, or a part of one, as it is compared: its passages as rows of tokens, in which numbers stand by their
//! value, dates by their day and names by their place; numbers of clauses, articles and signs are left out.

use super::{Version, overlap::content, spelling::one_spelling};
use crate::{
    documents::document::{Document, Locator, ParagraphRole, Passage},
    ground::text::Span,
    provisions::{
        dates::moments,
        language,
        lexicon::{ClausePart, Lexicon, TimeUse},
        line::Line,
        moment::Moment,
        numbers::{lengths, number_at},
        provision::{Provision, Standing},
        time_context::is_used,
    },
};
use std::collections::BTreeSet;

/// The fewest words that make a clause of their own.
const FEWEST: usize = 4;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    Word,
    Number,
    /// What a number counts in: a unit of time or of measure.
    Unit,
    Date,
    /// The clock that an hour is set to.
    Zone,
}

/// One or more words that stand for one thing.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// What it is compared by.
    pub(super) value: String,
    pub(super) kind: TokenKind,
    pub(super) span: Span,
    /// The folded words of a known place.
    pub(super) name: Option<String>,
}

/// A passage, and the words by which it is found again.
#[derive(Debug)]
pub(super) struct Sentence<'a> {
    pub(super) passage: &'a Passage,
    pub(super) content: BTreeSet<String>,
    /// Whether it is a clause, whatever is read in it.
    pub(super) is_clause: bool,
}

/// A version, or a part of one.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) version: Version<'a>,
    pub(super) provisions: Vec<&'a Provision>,
    pub(super) sentences: Vec<Sentence<'a>>,
    pub(super) lexicon: &'static Lexicon,
    /// The words outside of which nothing is read.
    scope: Option<Span>,
}

impl<'a> Reader<'a> {
    /// A whole version.
    pub(super) fn of(version: Version<'a>) -> Self {
        let document = version.document;
        let is_body = |passage: &Passage| {
            document.paragraph(passage.locator).is_some_and(|own| own.role != ParagraphRole::Heading)
        };
        let is_numbered = |passage: &Passage| clause_of(document, passage.locator).is_some();
        let has_numbers = document.passages.iter().any(|passage| is_numbered(passage) && is_body(passage));
        let is_agreed = version.provisions.first().is_some_and(|own| own.standing == Standing::Agreed);
        let sentences = document.passages.iter().map(|passage| {
            let content = content(document.words(passage.span));
            let counts = is_numbered(passage) || !has_numbers && is_agreed;
            Sentence { passage, is_clause: counts && is_body(passage) && content.len() >= FEWEST, content }
        });
        Self {
            version,
            provisions: version.provisions.iter().collect(),
            sentences: sentences.collect(),
            lexicon: language::of(document),
            scope: None,
        }
    }

    /// The part of it that some spans hold, nothing read outside of a scope.
    pub(super) fn part(version: Version<'a>, scope: Option<Span>, holds: impl Fn(Span) -> bool) -> Self {
        let mut part = Self { scope, ..Self::of(version) };
        part.sentences.retain(|sentence| holds(sentence.passage.span));
        part.provisions.retain(|provision| holds(provision.evidence.span));
        part
    }

    pub(super) fn sentence(&self, locator: Locator) -> Option<&Sentence<'a>> {
        let at = self.sentences.binary_search_by_key(&locator, |sentence| sentence.passage.locator).ok()?;
        self.sentences.get(at)
    }

    pub(super) fn clause_of(&self, locator: Locator) -> Option<&'a str> {
        clause_of(self.version.document, locator)
    }

    pub(super) fn line(&self, span: Span) -> Line<'a> {
        let mentions = self.version.mentions;
        let first = mentions.partition_point(|mention| mention.span.start < span.start);
        let after = mentions.partition_point(|mention| mention.span.start < span.end);
        Line::new(self.version.document, span, mentions.get(first..after).unwrap_or_default(), self.lexicon)
    }

    /// The lengths of time in some words that are used in a way, each where it stands.
    pub(super) fn lengths_used(&self, span: Span, used: TimeUse) -> Vec<Span> {
        let line = self.line(span);
        let found = lengths(&line).into_iter().filter(|found| is_used(&line, used, &found.words).is_some());
        found.map(|found| line.span(&found.words)).collect()
    }

    /// The words that start a condition or an exception.
    pub(super) fn clause_parts(&self, span: Span) -> Vec<(ClausePart, Span)> {
        let line = self.line(span);
        let rules = self.lexicon.clause_parts.iter().flat_map(|rule| rule.patterns.iter().map(|it| (rule.means, it)));
        let met = rules.flat_map(|(means, pattern)| {
            let met = pattern.all_in(&line, 0..line.words.len());
            met.into_iter().map(|met| (means, line.span(&met.words))).collect::<Vec<_>>()
        });
        met.collect()
    }

    /// Some words as they are compared.
    pub(super) fn tokens(&self, span: Span) -> Vec<Token> {
        let line = self.line(self.scope.map_or(Some(span), |scope| scope.common(span)).unwrap_or(span));
        let moments = moments(&line);
        let mut tokens: Vec<Token> = Vec::new();
        let mut at = line.body();
        while at < line.words.len() {
            at = match moments.iter().find(|moment| moment.words.start == at) {
                Some(moment) => add_moment(&line, moment, &mut tokens),
                None => add_words(&line, at, &mut tokens),
            };
        }
        tokens
    }
}

fn clause_of(document: &Document, locator: Locator) -> Option<&str> {
    document.paragraph(locator)?.clause.as_deref()
}

fn add_moment(line: &Line<'_>, moment: &Moment, tokens: &mut Vec<Token>) -> usize {
    let day = moment.day.map(|day| {
        let date = day.date(None).and_then(|date| {
            date.checked_add(jiff::Span::new().days(i64::from(moment.days_on))).ok().map(|date| date.to_string())
        });
        let of_month = day.of_month.map_or("month", |_| "day");
        date.map_or_else(|| format!("{}-{:?}", day.month, day.of_month), |date| format!("{date} {of_month}"))
    });
    let last = moment.last_day.map(|day| format!("{:?}-{}-{:?}", day.year, day.month, day.of_month));
    let time = moment.time.map(|time| time.to_string());
    let value: Vec<String> = [day, last, time].into_iter().flatten().collect();
    tokens.push(Token { value: value.join(" "), kind: TokenKind::Date, span: line.span(&moment.words), name: None });
    if let Some(zone) = &moment.zone {
        let value: Vec<&str> = zone.clone().map(|at| line.letters(at)).collect();
        tokens.push(Token { value: value.join(" "), kind: TokenKind::Zone, span: line.span(zone), name: None });
    }
    moment.words.end
}

/// Adds what starts at a word; where the next starts.
fn add_words(line: &Line<'_>, at: usize, tokens: &mut Vec<Token>) -> usize {
    let asked = &line.lexicon.asked;
    let token = |value: String, kind, end| Token { value, kind, span: line.span(&(at..end)), name: None };
    let name = line.name_at(at).filter(|name| name.words.start == at);
    if let Some((name, place)) = name.and_then(|name| Some((name, name.mention.place()?))) {
        let words = name.words.clone().map(|at| line.letters(at)).collect::<Vec<_>>().join(" ");
        let whole = token(format!("place {place}"), TokenKind::Word, name.words.end);
        tokens.push(Token { name: Some(words), ..whole });
        return name.words.end;
    }
    if let Some((value, length)) = number_at(line, at) {
        let end = at + length;
        tokens.push(token(value.to_string(), TokenKind::Number, end));
        // "Sixty (60) days".
        let again = line.letters(end) == "("
            && number_at(line, end + 1).is_some_and(|(again, _)| again.total_cmp(&value).is_eq());
        let end = if again && line.letters(end + 2) == ")" { end + 3 } else { end };
        let units = line.lexicon.time.units.iter();
        let unit = units.filter_map(|(unit, class)| Some((unit, line.longest(end, *class)?))).max_by_key(|unit| unit.1);
        let Some((unit, length)) = unit else { return end };
        let span = line.span(&(end..end + length));
        tokens.push(Token { value: unit.clone(), kind: TokenKind::Unit, span, name: None });
        return end + length;
    }
    let letters = line.letters(at);
    if let Some(unit) = line.lexicon.time.time_units.get(letters) {
        tokens.push(token(unit.word().to_owned(), TokenKind::Unit, at + 1));
    } else if !line.words.get(at).is_none_or(|word| word.is_sign) && !line.is(at, asked.article) {
        tokens.push(token(one_spelling(letters), TokenKind::Word, at + 1));
    }
    if line.is(at, asked.clause_word) { reference(line, at).map_or(at + 1, |reference| reference.end) } else { at + 1 }
}

/// The number of a clause that the word at a place leads to: "Article 4 (2)".
pub(super) struct Reference {
    pub(super) label: String,
    pub(super) end: usize,
}

/// Reads the number after a word that stands before numbers of clauses.
pub(super) fn reference(line: &Line<'_>, at: usize) -> Option<Reference> {
    let is_number = |at: usize| {
        let letters = line.letters(at);
        let is_digits = letters.starts_with(|c: char| c.is_ascii_digit());
        !letters.is_empty() && (is_digits || letters.bytes().all(|byte| b"ivxlc".contains(&byte)))
    };
    let first = at + 1;
    if !is_number(first) {
        return None;
    }
    let mut end = first + 1;
    // "Article 4 (2)", "Articles 4, 5 and 6".
    while line.letters(end) == "(" && line.letters(end + 2) == ")" {
        end += 3;
    }
    while (line.letters(end) == "," || line.is(end, line.lexicon.asked.and)) && is_number(end + 1) {
        end += 2;
    }
    Some(Reference { label: line.letters(first).to_uppercase(), end })
}
