//! The lexicon: English word classes, rules and weights, read once from `data/lexicon/en/`.
//!
//! The shipped files are compiled in; a test reads them, so that they cannot be wrong at run time.

use super::{
    lexicon_files::{HeadRecord, HeadsFile, PeoplesFile, RuleRecord, SensesFile},
    mention::Sense,
    pattern::{Classes, Pattern, PatternError},
    rules::{Head, HeadPattern, People, SenseRule, Sifted, Weights},
    word_class::WordClass,
};
use crate::places::{
    kind::PlaceKind,
    world::{ByName, NameHash},
};
use std::{
    collections::BTreeMap,
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

/// Everything the linker knows about English.
#[derive(Debug)]
pub struct Lexicon {
    /// Word classes.
    pub classes: Classes,
    /// Rules for names of places, the stronger first on a tie.
    pub rules: Sifted<SenseRule>,
    /// Rules for adjectives and words for peoples.
    pub people_rules: Sifted<SenseRule>,
    /// Head words.
    pub heads: ByName<Arc<Head>>,
    /// The patterns they stand in.
    pub head_patterns: Sifted<HeadPattern>,
    /// The peoples of the world.
    pub peoples: Vec<People>,
    /// What counts how much.
    pub weights: Weights,
    /// What a kind of place counts for by itself, in the order of the kinds.
    kind_weights: Vec<f64>,
    /// Words that names are told from and put together with.
    pub words: CommonWords,
}

/// The classes that recognition asks for.
#[derive(Debug)]
pub struct CommonWords {
    /// Months and days.
    pub calendar: Arc<WordClass>,
    /// Words that are seldom names at the start of a sentence.
    pub common: Arc<WordClass>,
    /// Articles, prepositions and the like.
    pub function: Arc<WordClass>,
    /// Words that stand between a name and its head.
    pub qualifier: Arc<WordClass>,
}

static SHIPPED: LazyLock<Lexicon> = LazyLock::new(|| {
    let lexicon = Lexicon::english();
    lexicon.expect("the shipped lexicon is read by a test")
});

impl Lexicon {
    /// The lexicon that comes with the program.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
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

        let rules = |records: Vec<RuleRecord>| -> Result<Sifted<SenseRule>, LexiconError> {
            let rules = records.into_iter();
            let rules: Result<_, _> = rules.map(|record| sense_rule(record, &senses.macros, &classes)).collect();
            rules.map(Sifted::of)
        };
        let mut head_patterns = Vec::new();
        for record in heads.patterns {
            head_patterns.push(HeadPattern { pattern: Pattern::parse(&record.pattern, &classes)?, name: record.name });
        }
        let common = |name: &str| classes.get(name).cloned().ok_or_else(|| LexiconError::Word(name.to_owned()));
        let weight = |kind: PlaceKind| weights.kind.get(kind.word()).copied().unwrap_or_default();
        Ok(Self {
            words: CommonWords {
                calendar: common("calendar")?,
                common: common("common")?,
                function: common("function")?,
                qualifier: common("qualifier")?,
            },
            kind_weights: PlaceKind::all().map(weight).collect(),
            rules: rules(senses.rule)?,
            people_rules: rules(senses.people)?,
            heads: head_words(heads.head)?,
            head_patterns: Sifted::of(head_patterns),
            peoples: peoples.people,
            weights,
            classes,
        })
    }

    /// Whether a folded word is of a class.
    #[must_use]
    pub fn is_of(&self, class: &str, word: NameHash) -> bool {
        self.classes.get(class).is_some_and(|words| words.contains(word))
    }

    /// The head that a folded word is.
    #[must_use]
    pub fn head(&self, word: NameHash) -> Option<&Head> {
        self.heads.get(&word).map(|head| &**head)
    }

    /// What a kind of place counts for by itself.
    #[must_use]
    pub fn weight_of(&self, kind: PlaceKind) -> f64 {
        self.kind_weights.get(kind as usize).copied().unwrap_or_default()
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
        let words: WordClass = words.map(String::as_str).collect();
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
        kinds: kinds(record.kinds)?.into_iter().collect(),
        name: record.name,
        weight: record.weight,
        patterns,
        text: record.text,
    })
}

fn head_words(records: Vec<HeadRecord>) -> Result<ByName<Arc<Head>>, LexiconError> {
    let mut heads = ByName::default();
    for record in records {
        let head = Arc::new(Head { kinds: kinds(record.kinds)?, traits: record.traits });
        for word in record.words.iter().chain(&record.plural) {
            heads.insert(NameHash::of(word), head.clone());
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
    use crate::ground::folding::fold_name;

    #[test]
    fn the_shipped_lexicon_can_be_read() {
        let lexicon = Lexicon::english().map_err(|error| format!("{error:?}")).unwrap();
        assert!(lexicon.peoples.len() > 200);
        assert!(lexicon.is_of("no_surname", NameHash::of("president")));
        for kind in lexicon.weights.kind.keys() {
            assert!(PlaceKind::from_word(kind).is_some(), "{kind}");
        }
    }

    #[test]
    fn words_of_classes_are_single_words() {
        let lists: BTreeMap<String, Vec<String>> =
            read("classes.toml", include_str!("../../data/lexicon/en/classes.toml")).unwrap();
        for (name, words) in &lists {
            let is_class = |word: &String| word.starts_with('<');
            let is_wrong = |word: &&String| fold_name(word).split(' ').count() != 1 || fold_name(word).is_empty();
            let wrong: Vec<&String> = words.iter().filter(|word| !is_class(word)).filter(is_wrong).collect();
            assert!(wrong.is_empty(), "{name}: {wrong:?}");
        }
    }
}
