//! What a reader knows better than the linker: a mention means this place, is used in another sense, or is
//! no place at all; here, in this document, or always. Corrections are laid over the mentions that were
//! found and change neither texts nor places; where they find no words to correct, that is said.

mod applying;

#[cfg(test)]
mod tests;

pub use super::reach::{RULE, Reach};
pub use applying::apply;

use super::mention::Sense;
use crate::{
    documents::{
        document::{Document, DocumentId},
        selector::Selector,
    },
    ground::{folding::fold_name, text::Span},
    places::place::PlaceId,
};
use std::collections::HashMap;

/// A correction by the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Which mentions it is about.
    pub scope: Scope,
    /// What they mean.
    pub meaning: Meaning,
}

/// Which mentions a correction is about. Narrower ones win over wider ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// One mention, found again by its words and those around them.
    Here(Selector),
    /// A surface form wherever it stands in a document.
    Document {
        /// The document.
        document: DocumentId,
        /// The words; letters of another size and diacritics make no other form.
        surface: String,
    },
    /// A surface form wherever it stands.
    Always {
        /// The words; letters of another size and diacritics make no other form.
        surface: String,
    },
}

/// What a reader says a mention is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A name used in this sense.
    Used {
        /// The sense.
        sense: Sense,
        /// The place it means; none for the one that the linker found.
        place: Option<PlaceId>,
    },
    /// No name of a place.
    NoPlace,
    /// What the linker says: takes back a correction before it, or a wider one.
    AsLinked,
}

/// Corrections, found by what they are about. Of several with one scope the later wins.
#[derive(Debug, Clone, Default)]
pub struct Corrections<'a> {
    here: HashMap<&'a DocumentId, Vec<(&'a Selector, &'a Meaning)>>,
    within: HashMap<&'a DocumentId, Forms<'a>>,
    always: Forms<'a>,
}

/// Folded surface form → the form as the reader saw it, and what it means.
type Forms<'a> = HashMap<String, (&'a str, &'a Meaning)>;

impl Scope {
    /// The scope of a reach about a span; none for words that cannot be found again.
    #[must_use]
    pub fn of(document: &Document, span: Span, reach: Reach) -> Option<Self> {
        let surface = || Some(document.words(span).to_owned()).filter(|words| !fold_name(words).is_empty());
        Some(match reach {
            Reach::Here => Self::Here(Selector::of(document, span)?),
            Reach::Document => Self::Document { document: document.id.clone(), surface: surface()? },
            Reach::Always => Self::Always { surface: surface()? },
        })
    }

    /// How far it reaches.
    #[must_use]
    pub const fn reach(&self) -> Reach {
        match self {
            Self::Here(_) => Reach::Here,
            Self::Document { .. } => Reach::Document,
            Self::Always { .. } => Reach::Always,
        }
    }

    /// The words it is about.
    #[must_use]
    pub fn surface(&self) -> &str {
        match self {
            Self::Here(selector) => &selector.exact,
            Self::Document { surface, .. } | Self::Always { surface } => surface,
        }
    }

    /// The document it is about; none for all of them.
    #[must_use]
    pub const fn document(&self) -> Option<&DocumentId> {
        match self {
            Self::Here(selector) => Some(&selector.document),
            Self::Document { document, .. } => Some(document),
            Self::Always { .. } => None,
        }
    }
}

impl<'a> Corrections<'a> {
    /// Corrections in the order in which they were made.
    pub fn new(all: impl IntoIterator<Item = &'a Correction>) -> Self {
        let mut corrections = Self::default();
        for Correction { scope, meaning } in all {
            match scope {
                Scope::Here(selector) => {
                    let made = corrections.here.entry(&selector.document).or_default();
                    made.retain(|(other, _)| *other != selector);
                    made.push((selector, meaning));
                }
                Scope::Document { document, surface } => {
                    let forms = corrections.within.entry(document).or_default();
                    forms.insert(fold_name(surface), (surface, meaning));
                }
                Scope::Always { surface } => {
                    corrections.always.insert(fold_name(surface), (surface, meaning));
                }
            }
        }
        corrections
    }

    /// Whether any of them may be about a document.
    #[must_use]
    pub fn concern(&self, document: &DocumentId) -> bool {
        !self.always.is_empty() || self.here.contains_key(document) || self.within.contains_key(document)
    }

    /// The one that words of a document fall under, the narrowest first, when one does.
    fn of(&self, document: &Document, span: Span, here: &HashMap<Span, &'a Meaning>) -> Option<(Reach, &'a Meaning)> {
        if let Some(meaning) = here.get(&span) {
            return Some((Reach::Here, *meaning));
        }
        let within = self.within.get(&document.id);
        if within.is_none() && self.always.is_empty() {
            return None;
        }
        let folded = fold_name(document.words(span));
        let within = within.and_then(|forms| forms.get(&folded)).map(|(_, meaning)| (Reach::Document, *meaning));
        within.or_else(|| self.always.get(&folded).map(|(_, meaning)| (Reach::Always, *meaning)))
    }
}
