//! The classes of words that the engine asks for by name.

use super::ProvisionLexiconError;
use crate::provisions::vocabulary::{ClassId, Vocabulary};

/// Classes that the engine asks for by name; each language gives its words.
#[derive(Debug)]
pub(in crate::provisions) struct Asked {
    pub(in crate::provisions) determiner: ClassId,
    pub(in crate::provisions) modifier: ClassId,
    pub(in crate::provisions) of: ClassId,
    pub(in crate::provisions) and: ClassId,
    pub(in crate::provisions) party_noun: ClassId,
    pub(in crate::provisions) no_party: ClassId,
    pub(in crate::provisions) preposition: ClassId,
    pub(in crate::provisions) place_noun: ClassId,
    pub(in crate::provisions) time_glue: ClassId,
    pub(in crate::provisions) year_word: ClassId,
    pub(in crate::provisions) hour_word: ClassId,
    pub(in crate::provisions) minute_word: ClassId,
    pub(in crate::provisions) ordinal_suffix: ClassId,
    pub(in crate::provisions) numbered: ClassId,
    pub(in crate::provisions) dimension: ClassId,
    pub(in crate::provisions) quantity_adjective: ClassId,
    pub(in crate::provisions) phrase_end: ClassId,
    pub(in crate::provisions) modal: ClassId,
    pub(in crate::provisions) pronoun: ClassId,
    pub(in crate::provisions) forces: ClassId,
    pub(in crate::provisions) signature: ClassId,
    pub(in crate::provisions) area: ClassId,
    pub(in crate::provisions) persons: ClassId,
    pub(in crate::provisions) promising: ClassId,
    pub(in crate::provisions) uncounted: ClassId,
    pub(in crate::provisions) and_a_half: ClassId,
    pub(in crate::provisions) day_zero: ClassId,
    pub(in crate::provisions) rule_noun: ClassId,
    pub(in crate::provisions) end_of: ClassId,
    pub(in crate::provisions) be: ClassId,
    pub(in crate::provisions) participle: ClassId,
    pub(in crate::provisions) conjunction: ClassId,
    pub(in crate::provisions) opens_clause: ClassId,
    pub(in crate::provisions) closes_clause: ClassId,
}

impl Asked {
    pub(super) fn new(vocabulary: &Vocabulary) -> Result<Self, ProvisionLexiconError> {
        let class = |name: &str| {
            let found = vocabulary.known_class(&format!("<{name}>"));
            found.ok_or_else(|| ProvisionLexiconError::Word(name.to_owned()))
        };
        Ok(Self {
            determiner: class("determiner")?,
            modifier: class("modifier")?,
            of: class("of")?,
            and: class("and")?,
            party_noun: class("party_noun")?,
            no_party: class("no_party")?,
            preposition: class("preposition")?,
            place_noun: class("place_noun")?,
            time_glue: class("time_glue")?,
            year_word: class("year_word")?,
            hour_word: class("hour_word")?,
            minute_word: class("minute_word")?,
            ordinal_suffix: class("ordinal_suffix")?,
            numbered: class("numbered")?,
            dimension: class("dimension")?,
            quantity_adjective: class("quantity_adjective")?,
            phrase_end: class("phrase_end")?,
            modal: class("modal")?,
            pronoun: class("pronoun")?,
            forces: class("forces")?,
            signature: class("signature")?,
            area: class("area")?,
            persons: class("persons")?,
            promising: class("promising")?,
            uncounted: class("uncounted")?,
            and_a_half: class("and_a_half")?,
            day_zero: class("day_zero")?,
            rule_noun: class("rule_noun")?,
            end_of: class("end_of")?,
            be: class("be")?,
            participle: class("participle")?,
            conjunction: class("conjunction")?,
            opens_clause: class("opens_clause")?,
            closes_clause: class("closes_clause")?,
        })
    }
}
