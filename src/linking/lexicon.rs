//! The lexicon: English word classes, rules and weights, read once from `data/lexicon/en/`.
//!
//! The shipped files are compiled in; a test reads them, so that they cannot be wrong at run time.

use super::{
    lexicon_files::{HeadRecord, HeadsFile, PeoplesFile, RuleRecord, SensesFile},
    mention::Sense,
    pattern::{Classes, Pattern, PatternError},
};
use crate::{ground::folding::fold_name, places::kind::PlaceKind};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::{Arc, LazyLock},
};

/// What can be wrong with a lexicon.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// A file is not as expected.
    #[error("{file} cannot be read")]
    Toml {
        /// The file.
        file: &'static str,
        /// What is wrong, and in which line.
        #[source]
        source: Box<toml::de::Error>,
    },
    /// A pattern is not as expected.
    #[error("a rule cannot be read")]
    Pattern(#[from] PatternError),
    /// A word stands for nothing the program knows.
    #[error("“{0}” is no sense and no kind of place")]
    Word(String),
}

/// A rule that tells the sense of a name.
#[derive(Debug)]
pub struct SenseRule {
    /// Its stable name.
    pub name: String,
    /// The sense it speaks for.
    pub sense: Sense,
    /// How loudly.
    pub weight: f64,
    /// The kinds of places it is about; empty for all.
    pub kinds: Vec<PlaceKind>,
    /// Its patterns; one is enough.
    pub patterns: Vec<Pattern>,
    /// The reason it gives, `{words}` for the words it fired on.
    pub text: String,
}

/// What is special about a head word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HeadTrait {
    /// The word is part of the proper name.
    Kept,
    /// A place of another kind is never meant.
    Strict,
    /// It says what a place is, not that the name is used as a place.
    Political,
}

/// A head word: the kinds of places it asks for.
#[derive(Debug)]
pub struct Head {
    /// Kinds, the likeliest first.
    pub kinds: Vec<PlaceKind>,
    /// What is special about it.
    pub traits: Vec<HeadTrait>,
}

/// A pattern in which a head word stands.
#[derive(Debug)]
pub struct HeadPattern {
    /// Its stable name.
    pub name: String,
    /// The pattern; the head is the outermost word it meets.
    pub pattern: Pattern,
}

/// A people: the names of its country, its adjectives, its nouns.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// ISO 3166-1 alpha-3 code of the country, empty when it has none.
    pub iso: String,
    /// Names of the country.
    pub names: Vec<String>,
    /// Adjectives.
    pub adjectives: Vec<String>,
    /// Words for one of the people.
    pub people: Vec<String>,
}

/// What counts how much; `data/lexicon/en/weights.toml` explains each.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each is explained where it is set, in the data")]
pub struct Weights {
    pub base: f64,
    pub head: f64,
    pub head_step: f64,
    pub head_miss: f64,
    pub head_strict: f64,
    pub actor: f64,
    pub full_name: f64,
    pub container: f64,
    pub namesake: f64,
    pub repeated: f64,
    pub same_parent: f64,
    pub near: f64,
    pub near_km: f64,
    pub prominence: f64,
    pub margin: f64,
    pub least: f64,
    pub head_sense: f64,
    pub kind: BTreeMap<String, f64>,
}

/// Everything the linker knows about English.
#[derive(Debug)]
pub struct Lexicon {
    /// Word classes.
    pub classes: Classes,
    /// Rules for names of places, the stronger first on a tie.
    pub rules: Vec<SenseRule>,
    /// Rules for adjectives and words for peoples.
    pub people_rules: Vec<SenseRule>,
    /// Head words by their folded letters.
    pub heads: HashMap<String, Arc<Head>>,
    /// The patterns they stand in.
    pub head_patterns: Vec<HeadPattern>,
    /// The peoples of the world.
    pub peoples: Vec<People>,
    /// What counts how much.
    pub weights: Weights,
}

static SHIPPED: LazyLock<Arc<Lexicon>> = LazyLock::new(|| {
    let lexicon = Lexicon::english();
    Arc::new(lexicon.expect("the shipped lexicon is read by a test"))
});

impl Lexicon {
    /// The lexicon that comes with the program.
    #[must_use]
    pub fn shipped() -> Arc<Self> {
        SHIPPED.clone()
    }

    /// Reads the shipped English files.
    ///
    /// # Errors
    /// When one of them is wrong.
    pub fn english() -> Result<Self, LexiconError> {
        let lists: BTreeMap<String, Vec<String>> =
            read("classes.toml", include_str!("../../data/lexicon/en/classes.toml"))?;
        let senses: SensesFile = read("senses.toml", include_str!("../../data/lexicon/en/senses.toml"))?;
        let heads: HeadsFile = read("heads.toml", include_str!("../../data/lexicon/en/heads.toml"))?;
        let peoples: PeoplesFile = read("demonyms.toml", include_str!("../../data/lexicon/en/demonyms.toml"))?;
        let weights: Weights = read("weights.toml", include_str!("../../data/lexicon/en/weights.toml"))?;

        let mut lists = lists;
        let all = |words: fn(&HeadRecord) -> &Vec<String>| heads.head.iter().flat_map(words).cloned().collect();
        lists.insert("head".to_owned(), all(|head| &head.words));
        lists.insert("heads".to_owned(), all(|head| &head.plural));
        lists.insert("qualifier".to_owned(), heads.qualifier.clone());
        lists.insert("settlement".to_owned(), heads.settlement.clone());
        let classes = classes(&lists);

        let rules = |records: Vec<RuleRecord>| -> Result<Vec<SenseRule>, LexiconError> {
            let rules = records.into_iter();
            rules.map(|record| sense_rule(record, &senses.macros, &classes)).collect()
        };
        let mut head_patterns = Vec::new();
        for record in heads.patterns {
            head_patterns.push(HeadPattern { pattern: Pattern::parse(&record.pattern, &classes)?, name: record.name });
        }
        Ok(Self {
            rules: rules(senses.rule)?,
            people_rules: rules(senses.people)?,
            heads: head_words(heads.head)?,
            head_patterns,
            peoples: peoples.people,
            weights,
            classes,
        })
    }

    /// Whether a folded word is of a class.
    #[must_use]
    pub fn is_of(&self, class: &str, word: &str) -> bool {
        self.classes.get(class).is_some_and(|words| words.contains(word))
    }
}

fn read<T: serde::de::DeserializeOwned>(file: &'static str, content: &str) -> Result<T, LexiconError> {
    toml::from_str(content).map_err(|source| LexiconError::Toml { file, source: Box::new(source) })
}

/// The classes with the classes they include, one step deep.
fn classes(lists: &BTreeMap<String, Vec<String>>) -> Classes {
    let included = |word: &str| {
        let name = word.strip_prefix('<')?.strip_suffix('>')?;
        lists.get(name)
    };
    let folded = lists.iter().map(|(name, words)| {
        let words = words.iter().flat_map(|word| included(word).map_or(std::slice::from_ref(word), Vec::as_slice));
        let words: HashSet<String> = words.map(|word| fold_name(word)).collect();
        (name.clone(), Arc::new(words))
    });
    folded.collect()
}

fn sense_rule(
    record: RuleRecord,
    macros: &BTreeMap<String, String>,
    classes: &Classes,
) -> Result<SenseRule, LexiconError> {
    let mut patterns = Vec::new();
    for pattern in &record.patterns {
        let expanded = macros
            .iter()
            .fold(pattern.clone(), |pattern, (name, meaning)| pattern.replace(&format!("${name}"), meaning));
        patterns.push(Pattern::parse(&expanded, classes)?);
    }
    Ok(SenseRule {
        sense: Sense::from_word(&record.sense).ok_or(LexiconError::Word(record.sense))?,
        kinds: kinds(record.kinds)?,
        name: record.name,
        weight: record.weight,
        patterns,
        text: record.text,
    })
}

fn head_words(records: Vec<HeadRecord>) -> Result<HashMap<String, Arc<Head>>, LexiconError> {
    let mut heads = HashMap::new();
    for record in records {
        let head = Arc::new(Head { kinds: kinds(record.kinds)?, traits: record.traits });
        for word in record.words.iter().chain(&record.plural) {
            heads.insert(fold_name(word), head.clone());
        }
    }
    Ok(heads)
}

fn kinds(words: Vec<String>) -> Result<Vec<PlaceKind>, LexiconError> {
    let kinds = words.into_iter();
    kinds.map(|word| PlaceKind::from_word(&word).ok_or(LexiconError::Word(word))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_lexicon_can_be_read() {
        let lexicon = Lexicon::english().map_err(|error| format!("{error:?}")).unwrap();
        assert!(lexicon.peoples.len() > 200);
        assert!(lexicon.is_of("no_surname", "president"));
        for kind in lexicon.weights.kind.keys() {
            assert!(PlaceKind::from_word(kind).is_some(), "{kind}");
        }
    }

    #[test]
    fn words_of_classes_are_single_words() {
        for (name, words) in &Lexicon::english().unwrap().classes {
            let wrong: Vec<&String> = words.iter().filter(|word| word.contains(' ') || word.is_empty()).collect();
            assert!(wrong.is_empty(), "{name}: {wrong:?}");
        }
    }
}
