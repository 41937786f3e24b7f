//! The head word beside a name ("district of …", "… corridor"), found by the patterns of the
//! lexicon, and what it asks for.

use super::{
    context::Context,
    reason::{About, HeadSide, HeadWord, KindSet, Reason},
    recognition::Found,
    rules::{Head, HeadTrait},
};
use crate::{ground::text::Span, places::kind::PlaceKind};

/// The rule of a head that is part of the name.
const INSIDE: &str = "head_inside";

/// How a head is told of: for the sense, for a kind, for a kind and against others, against a kind.
type Wordings = [&'static str; 4];

const BEFORE: Wordings = [
    "“{head}” before the name: a place is meant",
    "“{head}” before the name → {kind}",
    "“{head}” before the name → {kind}, not {others}",
    "“{head}” before the name speaks against a {kind}",
];
const AFTER: Wordings = [
    "“{head}” after the name: a place is meant",
    "“{head}” after the name → {kind}",
    "“{head}” after the name → {kind}, not {others}",
    "“{head}” after the name speaks against a {kind}",
];
const INSIDE_WORDINGS: Wordings = [
    "“{head}” in the name: a place is meant",
    "“{head}” in the name → {kind}",
    "“{head}” in the name → {kind}, not {others}",
    "“{head}” in the name speaks against a {kind}",
];

/// A head word found beside a name.
#[derive(Debug, Clone)]
pub struct FoundHead {
    /// The rule's name.
    rule: &'static str,
    /// Where the head itself stands.
    word: Span,
    side: HeadSide,
    /// Where the words from the head to the name stand.
    span: Option<Span>,
    /// What the head asks for.
    head: &'static Head,
}

impl FoundHead {
    /// The head word beside a name, if any: the first pattern of the lexicon that fits.
    #[must_use]
    pub fn find(found: &Found, context: Context<'_>) -> Option<Self> {
        if let Some((word, span)) = found.inner_head {
            let head = context.lexicon.head(word)?;
            return Some(Self { rule: INSIDE, word: span, side: HeadSide::Inside, span: Some(found.span), head });
        }
        let mut fired = context.lexicon.head_patterns.fired(context.sentence, &found.tokens, |_| true);
        fired.find_map(|(pattern, matched)| {
            let is_before = !matched.before.is_empty();
            let at = if is_before { matched.before.start } else { matched.after.end.checked_sub(1)? };
            let token = context.sentence.tokens.get(at)?;
            Some(Self {
                rule: &pattern.name,
                word: token.span,
                side: if is_before { HeadSide::Before } else { HeadSide::After },
                span: context.words_of(&matched, &found.tokens),
                head: context.lexicon.head(token.name())?,
            })
        })
    }

    /// Whether the head says nothing about the name being used as a place.
    #[must_use]
    pub fn is_political(&self) -> bool {
        self.head.is(HeadTrait::Political)
    }

    /// The reason it gives for the name being used as a place.
    #[must_use]
    pub fn reason(&self) -> Reason {
        // The kind is not spoken of.
        self.told(|[sense, ..]| sense, PlaceKind::Other, KindSet::default())
    }

    /// The reason it gives for a place of a kind and against places of other kinds.
    #[must_use]
    pub fn reason_for(&self, kind: PlaceKind, others: KindSet) -> Reason {
        if others.is_empty() {
            self.told(|[_, own, ..]| own, kind, others)
        } else {
            self.told(|[_, _, both, _]| both, kind, others)
        }
    }

    /// The reason it gives against a place of a kind that it does not ask for.
    #[must_use]
    pub fn reason_against(&self, kind: PlaceKind) -> Reason {
        self.told(|[.., against]| against, kind, KindSet::default())
    }

    fn told(&self, which: fn(Wordings) -> &'static str, kind: PlaceKind, others: KindSet) -> Reason {
        let wordings = match self.side {
            HeadSide::Before => BEFORE,
            HeadSide::After => AFTER,
            HeadSide::Inside => INSIDE_WORDINGS,
        };
        let about = About::Head(HeadWord { word: self.word, side: self.side, kind, others });
        Reason::new(self.rule, which(wordings), about).at(self.span)
    }

    /// How early a kind stands among those the head asks for.
    #[must_use]
    pub fn rank(&self, kind: PlaceKind) -> Option<usize> {
        self.head.kinds.iter().position(|asked| *asked == kind)
    }

    /// Whether the head is part of the name itself.
    #[must_use]
    pub fn is_inside(&self) -> bool {
        self.side == HeadSide::Inside
    }

    /// Whether a place of another kind is never meant.
    #[must_use]
    pub fn is_strict(&self) -> bool {
        self.head.is(HeadTrait::Strict)
    }
}
