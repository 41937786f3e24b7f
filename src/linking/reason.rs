//! Why a name is read as it is: a rule that fired and what it fired on. Only references are kept; the
//! words and the sentence for people are made when somebody asks for them.

use crate::{
    ground::{
        folding::fold_name,
        text::{Span, Text},
    },
    places::{kind::PlaceKind, world::World},
};
use std::{borrow::Cow, sync::Arc};

/// One rule that fired, and the words it fired on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The rule's name in the lexicon, stable: `head_after`.
    pub rule: Cow<'static, str>,
    /// Where the words stand that it fired on; nowhere when it looked at no words.
    pub span: Option<Span>,
    /// The rule in plain language, what it is about in braces.
    wording: Cow<'static, str>,
    about: About,
}

/// What a reason speaks of, beside the words it fired on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum About {
    /// Nothing else.
    #[default]
    Nothing,
    /// `{count}`: how many.
    Count(usize),
    /// `{kind}`: a kind of place.
    Kind(PlaceKind),
    /// `{place}`: a place of the gazetteer, by its title.
    Title(Arc<str>),
    /// `{place}`: a row of the shipped world.
    Row(u32),
    /// `{head}`, `{kind}`, `{others}`: a head word and the kinds of places it decides between.
    Head(HeadWord),
}

/// A head word in a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadWord {
    /// Where it stands.
    pub word: Span,
    /// Whether it is part of the name itself, and told in small letters.
    pub side: HeadSide,
    /// The kind of place that is spoken of.
    pub kind: PlaceKind,
    /// The kinds that it speaks against.
    pub others: KindSet,
}

/// Where a head word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadSide {
    /// Before the name.
    Before,
    /// After it.
    After,
    /// It is part of it.
    Inside,
}

/// Kinds of places, each once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KindSet(u32);

impl KindSet {
    /// The set with one more kind.
    #[must_use]
    pub const fn with(self, kind: PlaceKind) -> Self {
        Self(self.0 | 1 << kind as u32)
    }

    /// The set without a kind.
    #[must_use]
    pub const fn without(self, kind: PlaceKind) -> Self {
        Self(self.0 & !(1 << kind as u32))
    }

    /// Whether a kind is in it.
    #[must_use]
    pub const fn has(self, kind: PlaceKind) -> bool {
        self.0 & 1 << kind as u32 != 0
    }

    /// Whether it has a kind in common with another set.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The kinds, in the order of the legend.
    pub fn kinds(self) -> impl Iterator<Item = PlaceKind> {
        PlaceKind::all().filter(move |kind| self.has(*kind))
    }
}

impl FromIterator<PlaceKind> for KindSet {
    fn from_iter<I: IntoIterator<Item = PlaceKind>>(kinds: I) -> Self {
        kinds.into_iter().fold(Self::default(), Self::with)
    }
}

impl Reason {
    /// A reason that looked at no words. The wording may name what it is about in braces.
    #[must_use]
    pub const fn new(rule: &'static str, wording: &'static str, about: About) -> Self {
        Self { rule: Cow::Borrowed(rule), span: None, wording: Cow::Borrowed(wording), about }
    }

    /// A reason in words of its own.
    #[must_use]
    pub fn told(rule: &str, span: Option<Span>, text: String) -> Self {
        let rule = Cow::Owned(rule.to_owned());
        Self { rule, span, wording: Cow::Owned(text), about: About::Nothing }
    }

    /// The same reason, fired on words: `{words}` in its wording.
    #[must_use]
    pub fn at(self, span: Option<Span>) -> Self {
        Self { span, ..self }
    }

    /// The words it fired on, verbatim; empty when it looked at no words. The text is that of its document.
    #[must_use]
    pub fn words<'a>(&self, text: &'a Text) -> &'a str {
        self.span.map_or("", |span| text.slice(span))
    }

    /// The rule in plain language: `“region” after the name → district, not town`. The text is that of its
    /// document.
    #[must_use]
    pub fn text(&self, text: &Text) -> String {
        if let Cow::Owned(told) = &self.wording {
            return told.clone();
        }
        let mut told = String::with_capacity(self.wording.len() + 24);
        let mut rest = &*self.wording;
        while let Some((before, after)) = rest.split_once('{') {
            told.push_str(before);
            rest = after;
            match after.split_once('}') {
                Some((slot, beyond)) => {
                    self.fill(slot, text, &mut told);
                    rest = beyond;
                }
                None => told.push('{'),
            }
        }
        told.push_str(rest);
        told
    }

    fn fill(&self, slot: &str, text: &Text, told: &mut String) {
        match (slot, &self.about) {
            // Line breaks are no part of what is quoted.
            ("words", _) => {
                for (nth, word) in self.words(text).split_whitespace().enumerate() {
                    told.push_str(if nth > 0 { " " } else { "" });
                    told.push_str(word);
                }
            }
            ("count", About::Count(count)) => told.push_str(&count.to_string()),
            ("kind", About::Kind(kind) | About::Head(HeadWord { kind, .. })) => told.push_str(kind.word()),
            ("place", About::Title(title)) => told.push_str(title),
            ("place", About::Row(row)) => told.push_str(World::shipped().name(*row)),
            ("head", About::Head(head)) => match head.side {
                HeadSide::Inside => told.push_str(&fold_name(text.slice(head.word))),
                HeadSide::Before | HeadSide::After => told.push_str(text.slice(head.word)),
            },
            ("others", About::Head(head)) => {
                for (nth, kind) in head.others.kinds().enumerate() {
                    told.push_str(if nth > 0 { " or " } else { "" });
                    told.push_str(kind.word());
                }
            }
            // A wording that asks for what its reason is not about.
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_told_with_the_words_it_fired_on() {
        let text = Text::new("the District of Agdam".to_owned());
        let span = Some(Span::new(4, 15));
        let head = HeadWord {
            word: Span::new(4, 12),
            side: HeadSide::Before,
            kind: PlaceKind::District,
            others: KindSet::default().with(PlaceKind::Town).with(PlaceKind::City),
        };
        let check = |reason: Reason, expected: &str| assert_eq!(reason.at(span).text(&text), expected);
        check(Reason::new("a", "“{words}” before the name", About::Nothing), "“District of” before the name");
        check(
            Reason::new("a", "“{head}” → {kind}, not {others}", About::Head(head)),
            "“District” → district, not city or town",
        );
        check(Reason::new("a", "one of {count}", About::Count(3)), "one of 3");
        let broken = Text::new("in the\n  north of Agdam".to_owned());
        let reason = Reason::new("a", "“{words}” before the name", About::Nothing).at(Some(Span::new(0, 17)));
        assert_eq!(reason.text(&broken), "“in the north of” before the name");
        check(Reason::told("a", None, "as {words} say".to_owned()), "as {words} say");
    }
}
