//! What linking leaves open: mentions that several places fit, or none, gathered by their words.

use super::Project;
use crate::{
    documents::document::DocumentId,
    ground::{folding::fold_name, text::Span},
    linking::mention::{Mention, Resolution},
};
use std::collections::BTreeMap;

/// Why a mention is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// Several places fit about as well.
    Ambiguous,
    /// No known place fits.
    Unmatched,
}

/// The open mentions of one surface form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsettled {
    /// The words, as they stand where they come first.
    pub surface: String,
    /// Why they are open.
    pub doubt: Doubt,
    /// Where they stand, in the order of the documents and their texts; never empty.
    pub mentions: Vec<(DocumentId, Span)>,
}

impl Doubt {
    /// Why a mention is open; none when it is settled, by the linker or by the reader.
    #[must_use]
    pub fn about(mention: &Mention) -> Option<Self> {
        match mention.resolution {
            Resolution::Resolved(_) => None,
            Resolution::Ambiguous => Some(Self::Ambiguous),
            Resolution::Unmatched if mention.is_refused() => None,
            Resolution::Unmatched => Some(Self::Unmatched),
        }
    }

    /// The words for it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Ambiguous => "ambiguous",
            Self::Unmatched => "unmatched",
        }
    }
}

impl Project {
    /// The mentions that are open, by their words: the ambiguous before the unmatched, the most frequent
    /// first, equals by the alphabet.
    #[must_use]
    pub fn unsettled(&self) -> Vec<Unsettled> {
        let mut forms: BTreeMap<(Doubt, String), Unsettled> = BTreeMap::new();
        for (seat, document) in self.documents.iter().enumerate() {
            for mention in self.mentions_at(seat) {
                let Some(doubt) = Doubt::about(mention) else { continue };
                let words = document.words(mention.span);
                let form = forms.entry((doubt, fold_name(words)));
                let form = form.or_insert_with(|| Unsettled { surface: words.to_owned(), doubt, mentions: Vec::new() });
                form.mentions.push((document.id.clone(), mention.span));
            }
        }
        let mut all: Vec<Unsettled> = forms.into_values().collect();
        all.sort_by_key(|form| (form.doubt, std::cmp::Reverse(form.mentions.len())));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        linking::{
            correction::{Correction, Meaning, Reach, Scope},
            mention::Sense,
        },
        project::progress::Silent,
        review::{
            Review,
            decision::{Change, Reviewer, Signature},
        },
    };
    use std::sync::Arc;

    const TEXT: &str = "Gor, Dol and Gor. Then Sol and Dol and Gor again.";
    const PLACES: &str = r#"[{"type":"Feature","id":"gor","properties":{"name":"Gor"},"geometry":null},
        {"type":"Feature","id":"dol","properties":{"name":"Dol"},"geometry":null},
        {"type":"Feature","id":"sol","properties":{"name":"Sol"},"geometry":null}]"#;

    /// “Gor” fits no place, “Dol” several, “Sol” one.
    fn project() -> Project {
        Project::laid_by_hand(TEXT, PLACES, |place, span| Mention {
            sense: Sense::Place,
            resolution: match place.title.as_str() {
                "Dol" => Resolution::Ambiguous,
                "Gor" => Resolution::Unmatched,
                _ => Resolution::Resolved(place.id.clone()),
            },
            ..Mention::unknown(span)
        })
    }

    fn shown(project: &Project) -> Vec<(String, Doubt, usize)> {
        let all = project.unsettled().into_iter();
        all.map(|form| (form.surface, form.doubt, form.mentions.len())).collect()
    }

    #[test]
    fn open_mentions_are_gathered_by_their_words() {
        let expected = [("Dol".to_owned(), Doubt::Ambiguous, 2), ("Gor".to_owned(), Doubt::Unmatched, 3)];
        assert_eq!(shown(&project()), expected);
    }

    #[test]
    fn what_the_reader_refused_is_open_no_longer() {
        let project = project();
        let document = &project.documents()[0];
        let scope = Scope::of(document, Span::new(0, 3), Reach::Always).unwrap();
        let change = Change::correction(Correction { scope, meaning: Meaning::NoPlace });
        let mut review = Review::default();
        let reader = Signature { reviewer: Reviewer::new("a"), time: "2020-11-10T00:00:00Z".parse().unwrap() };
        review.apply([change], &reader);
        let decided = project.deciding(&Arc::new(review), &Silent).unwrap();
        assert_eq!(shown(&decided), [("Dol".to_owned(), Doubt::Ambiguous, 2)]);
        assert_eq!(decided.summary().refused, 3);
        assert_eq!(decided.summary().unmatched, 0);
    }
}
