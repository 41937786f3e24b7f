//! Nouns that tell a place beside its name ("river", "street"), by the kind of place that they tell.

use super::ProvisionLexiconError;
use crate::{
    places::kind::PlaceKind,
    provisions::{
        line::Line,
        vocabulary::{ClassId, Vocabulary},
    },
};
use std::collections::BTreeMap;

/// The nouns, as a class for each kind; all of them together are the class `<ground>`.
#[derive(Debug)]
pub(in crate::provisions) struct Grounds(Vec<(PlaceKind, ClassId)>);

impl Grounds {
    pub(super) fn new(
        lists: &BTreeMap<String, Vec<String>>,
        vocabulary: &mut Vocabulary,
    ) -> Result<Self, ProvisionLexiconError> {
        let all = vocabulary.class("<ground>");
        let mut kinds = Vec::new();
        for (word, nouns) in lists {
            let kind = PlaceKind::from_word(word).ok_or_else(|| ProvisionLexiconError::Word(word.clone()))?;
            let class = vocabulary.class(&format!("<ground:{word}>"));
            for noun in nouns {
                vocabulary.add(class, noun);
                vocabulary.add(all, noun);
            }
            kinds.push((kind, class));
        }
        Ok(Self(kinds))
    }

    /// The kind of place that the noun at a word tells.
    pub(in crate::provisions) fn kind(&self, line: &Line<'_>, at: usize) -> Option<PlaceKind> {
        self.0.iter().find(|(_, class)| line.is(at, *class)).map(|(kind, _)| *kind)
    }
}
