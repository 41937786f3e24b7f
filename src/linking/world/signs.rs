//! The evidence around a spot, passage by passage, before the document is seen as a whole.

use super::{
    WorldLinker,
    meaning::strangeness,
    spot::{Spot, SpotForm, span_of},
};
use crate::{
    ground::text::{Span, Text},
    linking::{
        mention::Sense,
        sentence::{Sentence, Token, TokenKind},
        word_class::WordClass,
    },
    places::world::{RowKind, words::Marks},
};
use smallvec::SmallVec;

/// The rank from which a settlement is known the world over.
const WELL_KNOWN: u8 = 7;

/// What a name's own words may speak against it.
pub(super) const ALL_ITS_WORDS: [&str; 3] = ["common", "given", "surname"];

/// A piece of evidence: its rule in the lexicon, its weight here, the words it fired on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sign {
    pub(super) rule: &'static str,
    pub(super) weight: f64,
    pub(super) words: Option<Span>,
}

/// What is known of a spot.
#[derive(Debug, Clone)]
pub(super) struct Read {
    pub(super) spot: Spot,
    pub(super) signs: Vec<Sign>,
    /// The sense, if it is read as a place at all.
    pub(super) sense: Sense,
    /// Rows that the spot lies in, by the name after it.
    pub(super) container: Vec<u32>,
    /// Rows that hold the place named before it, which is said to lie in it.
    pub(super) holding: Vec<u32>,
    /// Whether a unit is named after it in which none of its places lies.
    pub(super) is_elsewhere: bool,
    /// What kind of place it is listed with, if any.
    pub(super) listed_with: Option<RowKind>,
    /// Whether it stands in capitals.
    pub(super) is_upper: bool,
    /// The likeliest place, nothing else being known: its kind and rank.
    pub(super) best: (RowKind, u8),
    /// The span with the head word beside it taken in.
    pub(super) span: Span,
}

impl Read {
    /// What the evidence adds up to.
    pub(super) fn weight(&self) -> f64 {
        self.signs.iter().map(|sign| sign.weight).sum()
    }

    pub(super) fn has(&self, rule: &str) -> bool {
        self.signs.iter().any(|sign| sign.rule == rule)
    }

    /// Whether words beside it say that it is a person.
    pub(super) fn is_person(&self) -> bool {
        ["person_given", "person_title", "person_surname"].iter().any(|rule| self.has(rule))
    }

    /// Whether the likeliest place of the name is a settlement that few people know.
    pub(super) fn is_little_known(&self) -> bool {
        matches!(self.best, (RowKind::Settlement | RowKind::Second | RowKind::Quarter, rank) if rank < WELL_KNOWN)
    }

    /// Whether words beside it say where something is, or what lies there.
    pub(super) fn is_somewhere(&self) -> bool {
        let somewhere =
            ["in_before", "in_list", "container_after", "contains_before", "dateline", "kind_of", "part_before"];
        somewhere.iter().any(|rule| self.has(rule))
    }

    /// Whether words beside it say that it is a place.
    pub(super) fn is_plain(&self) -> bool {
        [
            "in_before",
            "in_list",
            "kind_of",
            "their_own",
            "party",
            "container_after",
            "dateline",
            "head",
            "contains_before",
            "abbreviation",
        ]
        .iter()
        .any(|rule| self.has(rule))
    }
}

/// A spot in its sentence, seen from its two sides.
pub(super) struct Sides<'a> {
    pub(super) sentence: &'a Sentence<'a>,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl<'a> Sides<'a> {
    pub(super) fn before(&self, distance: usize) -> Option<&'a Token<'a>> {
        let at = self.start.checked_sub(distance)?;
        self.sentence.tokens.get(at)
    }

    pub(super) fn after(&self, distance: usize) -> Option<&'a Token<'a>> {
        self.sentence.tokens.get(self.end + distance - 1)
    }

    /// Whether nothing but signs and numbers stands before the token at a distance before the spot.
    pub(super) fn starts_at(&self, distance: usize) -> bool {
        let end = self.start.saturating_sub(distance);
        let before = self.sentence.tokens.get(..end).unwrap_or_default();
        before.iter().all(|token| token.kind == TokenKind::Sign || token.letters.starts_with(|c: char| c.is_numeric()))
    }

    /// Whether nothing but a blank stands between a token and the next.
    pub(super) fn touches(&self, at: usize) -> bool {
        let both = self.sentence.tokens.get(at).zip(self.sentence.tokens.get(at + 1));
        both.is_some_and(|(one, next)| one.span.end + 1 == next.span.start)
    }

    pub(super) fn words(&self, from: usize, to: usize) -> Option<Span> {
        let is_some = from < to && to <= self.sentence.tokens.len();
        is_some.then(|| span_of(self.sentence, &(from..to)))
    }
}

pub(super) fn is_raised<'a>(token: Option<&'a Token<'a>>) -> Option<&'a Token<'a>> {
    token.filter(|token| token.kind == TokenKind::Capitalised)
}

pub(super) fn is_sign(token: Option<&Token<'_>>, sign: &str) -> bool {
    token.is_some_and(|token| token.kind == TokenKind::Sign && token.letters == sign)
}

/// Whether a name stands alone between quotation marks: the title of a work, the name of a ship or an engine.
fn is_quoted(text: &Text, span: Span) -> bool {
    let is_mark = |start: Option<usize>| {
        let at = start.filter(|&at| at < text.len());
        at.is_some_and(|at| text.slice(Span::new(at, at + 1)).starts_with(['"', '“', '”', '„', '«', '»']))
    };
    is_mark(span.start.checked_sub(1)) && is_mark(Some(span.end))
}

impl WorldLinker {
    /// Reads a spot in its sentence.
    pub(super) fn look_around(&self, spot: Spot, sentence: &Sentence<'_>, text: &Text) -> Read {
        let mut read = Read {
            span: spot.span,
            signs: Vec::with_capacity(4),
            sense: Sense::Place,
            container: Vec::new(),
            holding: Vec::new(),
            is_elsewhere: false,
            listed_with: None,
            is_upper: text.slice(spot.span).chars().all(|c| !c.is_lowercase()),
            best: (RowKind::Region, 0),
            spot,
        };
        let sides = Sides { sentence, start: read.spot.tokens.start, end: read.spot.tokens.end };
        match read.spot.form {
            SpotForm::Abbreviation => self.add(&mut read, "abbreviation", 1.0, None),
            SpotForm::Unit => {
                read.best = (RowKind::Second, 0);
                self.add(&mut read, "unit_listed", 1.0, None);
                return read;
            }
            SpotForm::Adjective | SpotForm::People => {
                self.add(&mut read, "people", 1.0, None);
                read.sense = if read.spot.form == SpotForm::Adjective { Sense::Adjective } else { Sense::Demonym };
                return read;
            }
            SpotForm::Name => {
                self.add_standing(&mut read, &sides);
                if is_quoted(text, read.spot.span) {
                    self.add(&mut read, "quoted", 1.0, None);
                }
            }
        }
        self.look_before(&mut read, &sides);
        self.look_after(&mut read, &sides);
        self.look_at_line(&mut read, &sides);
        self.look_for_team(&mut read, &sides);
        read
    }

    pub(super) fn add(&self, read: &mut Read, rule: &'static str, times: f64, words: Option<Span>) {
        read.signs.push(Sign { rule, weight: self.rules.weight(rule) * times, words });
    }

    /// What the likeliest place and the words of the name themselves tell.
    fn add_standing(&self, read: &mut Read, sides: &Sides<'_>) {
        let standing = &self.rules.standing;
        let mut best = f64::NEG_INFINITY;
        let mut is_known = false;
        for found in &read.spot.uses {
            let Some(row) = self.world.row(found.row) else {
                continue;
            };
            let is_named = matches!(row.kind, RowKind::Country | RowKind::Continent | RowKind::Region | RowKind::Sea);
            let is_strange = found.is_other && !is_named;
            let other = if is_strange { standing.other_name * strangeness(row.kind, row.rank) } else { 0.0 };
            let own = standing.of(row.kind, row.rank) + other;
            if own > best {
                best = own;
                read.best = (row.kind, row.rank);
                is_known |= row.kind == RowKind::Country;
            }
            is_known |= row.kind == RowKind::Capital && row.rank >= WELL_KNOWN;
        }
        let tokens = sides.sentence.tokens.get(read.spot.tokens.clone());
        let tokens = tokens.unwrap_or_default();
        let words: SmallVec<[&Token<'_>; 4]> = tokens.iter().filter(|token| token.kind != TokenKind::Sign).collect();
        let is_single = words.len() == 1;
        read.signs.push(Sign {
            rule: "standing",
            weight: best + if is_single { 0.0 } else { standing.words },
            words: None,
        });
        let steps = &self.rules.steps;
        let spared = if is_known { steps.spared_country } else { 1.0 };
        if is_single {
            let marks = words.first().map(|word| self.words.marks(word.name()));
            let marks = marks.unwrap_or_default();
            for (rule, step) in [
                ("common", steps.common(marks.common)),
                ("given", steps.given(marks.given)),
                ("surname", steps.surname(marks.surname)),
            ] {
                if step > 0.0 {
                    self.add(read, rule, step * spared, None);
                }
            }
            let classes = &self.rules.classes;
            let is_of = |class: &WordClass| !is_known && words.first().is_some_and(|word| class.contains(word.name()));
            if is_of(&classes.public_person) {
                self.add(read, "public_person", 1.0, None);
            } else if is_of(&classes.organisation_alone) {
                self.add(read, "organisation_alone", 1.0, None);
            } else if marks == Marks::default() && read.best.0 == RowKind::Settlement {
                self.add(read, "nothing_else", 1.0, None);
            }
        } else if words
            .iter()
            .all(|word| self.words.marks(word.name()).common > 0 || self.rules.classes.small.contains(word.name()))
        {
            self.add(read, "common", steps.all_common * spared, None);
        }
    }

    /// Where "in" stands before a name, it being also a word or a surname says less.
    pub(super) fn spare(&self, read: &mut Read, rules: &[&str]) {
        let left = 1.0 - self.rules.steps.spared_in;
        for sign in &mut read.signs {
            if rules.contains(&sign.rule) {
                sign.weight *= left;
            }
        }
    }

    /// Whether a word starts a date: a year or a month.
    fn is_date(&self, word: &Token<'_>) -> bool {
        let is_year = word.letters.len() == 4 && word.letters.starts_with(['1', '2']);
        is_year && word.letters.bytes().all(|byte| byte.is_ascii_digit()) || self.calendar.contains(word.name())
    }

    /// Headlines and datelines.
    fn look_at_line(&self, read: &mut Read, sides: &Sides<'_>) {
        let is_common = read.has("common");
        if sides.sentence.shouts && is_common {
            self.add(read, "headline", 1.0, None);
        }
        let is_first = sides.starts_at(0);
        if is_first && is_common {
            self.add(read, "headline", 0.6, None);
        }
        let next = sides.after(1);
        let is_dash = is_sign(next, "—");
        let is_agency = is_sign(next, "(") && is_raised(sides.after(2)).is_some() && is_sign(sides.after(3), ")");
        // All in capitals, a known place is one although it is a word as well.
        let is_upper = !sides.sentence.shouts && read.is_upper && !read.is_little_known();
        let is_dated = next.is_some_and(|next| self.is_date(next)) && read.is_upper && !read.is_little_known();
        if is_first && (is_dash || is_agency || is_dated) && (!is_common || is_upper) {
            if is_upper {
                self.spare(read, &ALL_ITS_WORDS);
            }
            self.add(read, "dateline", 1.0, sides.words(sides.end, sides.end + 1));
        }
    }
}
