//! The head word beside a name ("district of …", "… corridor"), found by the patterns of the
//! lexicon, and what it asks for.

use super::{
    lexicon::{Head, HeadTrait},
    mention::Reason,
    recognition::Found,
    senses::{Context, words_of},
};
use crate::{ground::text::Span, places::kind::PlaceKind};
use std::sync::Arc;

/// The rule of a head that is part of the name.
const INSIDE: &str = "head_inside";

/// A head word found beside a name.
#[derive(Debug, Clone)]
pub struct FoundHead {
    /// The rule's name.
    rule: String,
    /// The head itself, verbatim.
    word: String,
    /// Whether it stands before the name.
    side: &'static str,
    /// The words from the head to the name.
    words: String,
    /// Where they stand.
    span: Option<Span>,
    /// What the head asks for.
    head: Arc<Head>,
}

impl FoundHead {
    /// The head word beside a name, if any: the first pattern of the lexicon that fits.
    #[must_use]
    pub fn find(found: &Found, context: Context<'_>) -> Option<Self> {
        if let Some(word) = &found.inner_head {
            let head = context.lexicon.heads.get(word)?.clone();
            return Some(Self {
                rule: INSIDE.to_owned(),
                word: word.clone(),
                side: "in",
                words: context.text.slice(found.span).to_owned(),
                span: Some(found.span),
                head,
            });
        }
        context.lexicon.head_patterns.iter().find_map(|pattern| {
            let matched = pattern.pattern.matches(context.sentence, &found.tokens)?;
            let is_before = !matched.before.is_empty();
            let at = if is_before { matched.before.start } else { matched.after.end.checked_sub(1)? };
            let token = context.sentence.tokens.get(at)?;
            let head = context.lexicon.heads.get(&token.letters)?.clone();
            let (words, span) = words_of(&matched, &found.tokens, context);
            Some(Self {
                rule: pattern.name.clone(),
                word: context.text.slice(token.span).to_owned(),
                side: if is_before { "before" } else { "after" },
                words,
                span,
                head,
            })
        })
    }

    /// Whether the head says nothing about the name being used as a place.
    #[must_use]
    pub fn is_political(&self) -> bool {
        self.head.traits.contains(&HeadTrait::Political)
    }

    /// The reason it gives, for a place of a kind and against places of other kinds.
    #[must_use]
    pub fn reason(&self, kinds: Option<(PlaceKind, &[PlaceKind])>) -> Reason {
        let (word, side) = (&self.word, self.side);
        let text = match kinds {
            None => format!("“{word}” {side} the name: a place is meant"),
            Some((kind, [])) => format!("“{word}” {side} the name → {}", kind.word()),
            Some((kind, others)) => {
                let others: Vec<&str> = others.iter().map(|other| other.word()).collect();
                format!("“{word}” {side} the name → {}, not {}", kind.word(), others.join(" or "))
            }
        };
        Reason { rule: self.rule.clone(), words: self.words.clone(), span: self.span, text }
    }

    /// How early a kind stands among those the head asks for.
    #[must_use]
    pub fn rank(&self, kind: PlaceKind) -> Option<usize> {
        self.head.kinds.iter().position(|asked| *asked == kind)
    }

    /// Whether the head is part of the name itself.
    #[must_use]
    pub fn is_inside(&self) -> bool {
        self.rule == INSIDE
    }

    /// Whether a place of another kind is never meant.
    #[must_use]
    pub fn is_strict(&self) -> bool {
        self.head.traits.contains(&HeadTrait::Strict)
    }

    /// The reason it gives against a place of a kind that it does not ask for.
    #[must_use]
    pub fn reason_against(&self, kind: PlaceKind) -> Reason {
        Reason {
            text: format!("“{}” {} the name speaks against a {}", self.word, self.side, kind.word()),
            ..self.reason(None)
        }
    }
}
