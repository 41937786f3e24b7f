//! A spot of a passage where a name of the world stands, and what it may stand for.

use crate::{
    ground::text::Span,
    linking::sentence::Sentence,
    places::world::{NameHash, RowKind, WorldUse},
};
use smallvec::SmallVec;
use std::ops::Range;

/// What a name may stand for.
pub(super) type Uses = SmallVec<[WorldUse; 4]>;

/// What was found at a token: the token after it, the name, its uses, in which form.
pub(super) type FoundAt = (usize, NameHash, Uses, SpotForm);

/// In which form a spot names its places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SpotForm {
    /// By name.
    Name,
    /// By an abbreviation.
    Abbreviation,
    /// By a name whose head word stands at the end of a list: "Clark and Lewis counties".
    Unit,
    /// By an adjective.
    Adjective,
    /// By a word for its people.
    People,
}

/// A spot where a name of the world stands.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Its span in the document.
    pub(super) span: Span,
    /// Its name's hash.
    pub(super) name: NameHash,
    /// What it may stand for.
    pub(super) uses: Uses,
    /// The word it is, when it is only one.
    pub(super) word: Option<NameHash>,
    /// In which form.
    pub(super) form: SpotForm,
    /// What kind of place the word after it says that it is.
    pub(super) asked: Option<RowKind>,
    /// Whether the word after it is that of something that no settlement is.
    pub(super) is_natural: bool,
}

/// The span of tokens in the document.
pub(super) fn span_of(sentence: &Sentence<'_>, tokens: &Range<usize>) -> Span {
    let tokens = sentence.tokens.get(tokens.clone()).unwrap_or_default();
    let both = tokens.first().zip(tokens.last());
    both.map_or(Span::new(0, 0), |(first, last)| Span::new(first.span.start, last.span.end))
}
