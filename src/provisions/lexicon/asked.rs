//! The classes of words that the engine asks for by name.

use super::ProvisionLexiconError;
use crate::provisions::vocabulary::{ClassId, Vocabulary};

/// A class of each name; each language gives its words under that name.
macro_rules! asked {
    ($($name:ident),* $(,)?) => {
        /// Classes that the engine asks for by name; each language gives its words.
        #[derive(Debug)]
        pub(in crate::provisions) struct Asked {
            $(pub(in crate::provisions) $name: ClassId,)*
        }

        impl Asked {
            /// The classes of a vocabulary.
            ///
            /// # Errors
            /// When a language lacks one.
            pub(super) fn new(vocabulary: &Vocabulary) -> Result<Self, ProvisionLexiconError> {
                let class = |name: &str| {
                    let known = vocabulary.known_class(&format!("<{name}>"));
                    known.ok_or_else(|| ProvisionLexiconError::Word(name.to_owned()))
                };
                Ok(Self { $($name: class(stringify!($name))?,)* })
            }
        }
    };
}

asked! {
    determiner, modifier, of, and, party_noun, no_party, preposition, place_noun, time_glue, year_word,
    hour_word, minute_word, ordinal_suffix, numbered, dimension, quantity_adjective, phrase_end, into_force,
    modal, pronoun, doer, forces, signature, area, persons, promising, uncounted, and_a_half, day_zero,
    rule_noun, end_of, be, participle, conjunction, opens_clause, closes_clause, passing, being, ground,
    particle, in_place, from_place, place_verb, soil, state_noun, lettered, group_name, lane, name_adjective,
    no_slot, rate, relative, not_place, article, clause_word, adverb,
}
