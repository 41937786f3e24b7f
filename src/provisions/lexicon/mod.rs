//! What the engine knows of one language: classes of words, rules, and the words of time and number.
//! Read once from `data/lexicon/<language>/provisions/`.

mod asked;
mod files;
mod grounds;
mod meanings;
mod shipped;
mod time_words;

pub(super) use self::meanings::{Amending, ClausePart, Gate, TimeUse, Voice};
pub use self::shipped::LexiconSources;
use self::{
    asked::Asked,
    files::{FieldsFile, NamedPatterns, RuleRecord, RulesFile, TimeFile, WordsFile},
    grounds::Grounds,
    time_words::TimeWords,
};
use super::{
    category::Category,
    classifier::{Balance, Classifier},
    field::{Flag, Modality, PartyRole, Role},
    line::Line,
    pattern::{Met, Pattern, PatternError},
    provision::{RemarkKind, Standing},
    vocabulary::{Marks, Vocabulary},
};
use crate::ground::folding::fold_name;
use std::{
    collections::{BTreeMap, HashSet},
    ops::Range,
};

/// What can be wrong with a lexicon.
#[derive(Debug, thiserror::Error)]
pub enum ProvisionLexiconError {
    /// A file is not as expected.
    #[error("the {file} of the language “{language}” cannot be read")]
    Toml {
        /// The language.
        language: String,
        /// The file.
        file: String,
        /// What is wrong, and in which line.
        #[source]
        source: Box<toml::de::Error>,
    },
    /// A pattern is not as expected.
    #[error("a rule cannot be read")]
    Pattern(#[from] PatternError),
    /// A word stands for nothing the program knows.
    #[error("“{0}” means nothing to the program")]
    Word(String),
    /// A line of the weights is not a feature, a category and a number.
    #[error("“{0}” is no feature, category and weight, parted by tabs")]
    Weight(String),
}

/// A rule that finds provisions of a category.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) name: String,
    pub(super) category: Category,
    pub(super) weight: f64,
    /// Whether it counts only where no other rule finds anything.
    pub(super) is_weak: bool,
    pub(super) patterns: Vec<Pattern>,
    pub(super) unless: Vec<Pattern>,
    pub(super) unless_before: Vec<Pattern>,
    pub(super) unless_passage: Vec<Pattern>,
}

impl Rule {
    /// A rule that no pattern makes fire.
    pub(super) fn named(name: &str, category: Category) -> Self {
        Self {
            name: name.to_owned(),
            category,
            weight: 0.0,
            is_weak: true,
            patterns: Vec::new(),
            unless: Vec::new(),
            unless_before: Vec::new(),
            unless_passage: Vec::new(),
        }
    }
}

/// Patterns that speak for something.
#[derive(Debug)]
pub(super) struct Speaking<T> {
    pub(super) name: String,
    pub(super) means: T,
    pub(super) categories: Vec<Category>,
    pub(super) patterns: Vec<Pattern>,
    /// Where one of these is met too, it does not speak.
    pub(super) unless: Vec<Pattern>,
}

impl<T> Speaking<T> {
    /// The words in which it speaks of some others, within a range.
    pub(super) fn around(&self, line: &Line<'_>, here: &Range<usize>, within: &Range<usize>) -> Option<Met> {
        let met = self.patterns.iter().find_map(|pattern| pattern.around(line, here, within))?;
        let is_off = self.unless.iter().any(|pattern| pattern.around(line, here, within).is_some());
        (!is_off).then_some(met)
    }

    /// Whether it is about a category.
    pub(super) fn is_about(&self, category: Category) -> bool {
        self.categories.is_empty() || self.categories.contains(&category)
    }
}

/// Everything that the engine knows of a language.
#[derive(Debug)]
pub struct Lexicon {
    /// The language, as a BCP 47 tag.
    pub language: String,
    pub(super) vocabulary: Vocabulary,
    pub(super) marks: Marks,
    pub(super) asked: Asked,
    pub(super) function_words: HashSet<String>,
    /// Nouns that tell a place beside its name, by the kind of place.
    pub(super) grounds: Grounds,
    /// Whether a noun in the genitive follows without a word between.
    pub(super) has_silent_of: bool,
    pub(super) rules: Vec<Rule>,
    /// What weighs the words of a passage, where examples were at hand.
    pub(super) classifier: Option<Classifier>,
    pub(super) standing: Vec<Speaking<Standing>>,
    pub(super) gates: Vec<Speaking<Gate>>,
    pub(super) remarks: Vec<Speaking<RemarkKind>>,
    pub(super) modalities: Vec<Speaking<Modality>>,
    /// The voice of HERE, the action; the first that fits.
    pub(super) voices: Vec<Speaking<Voice>>,
    pub(super) parties: Vec<Speaking<PartyRole>>,
    pub(super) roles: Vec<Speaking<Role>>,
    pub(super) default_roles: BTreeMap<Category, Role>,
    pub(super) clause_parts: Vec<Speaking<ClausePart>>,
    pub(super) flags: Vec<Speaking<Flag>>,
    /// What is to be done with another text; the first that fits.
    pub(super) amendments: Vec<Speaking<Amending>>,
    pub(super) time: TimeWords,
}

impl Lexicon {
    /// Reads the files of a language.
    ///
    /// # Errors
    /// When one of them is wrong.
    pub fn read(sources: &LexiconSources<'_>) -> Result<Self, ProvisionLexiconError> {
        let words: WordsFile = parse(sources, "words", sources.words)?;
        let fields: FieldsFile = parse(sources, "fields", sources.fields)?;
        let time: TimeFile = parse(sources, "time", sources.time)?;
        let mut vocabulary = Vocabulary::default();
        let marks = Marks::new(&mut vocabulary);
        add_classes(&words.class, &mut vocabulary)?;
        let grounds = Grounds::new(&words.ground, &mut vocabulary)?;
        let asked = Asked::new(&vocabulary)?;
        let time = TimeWords::new(time, &mut vocabulary)?;
        let mut rules = Vec::new();
        for (file, content) in sources.rules {
            let written: RulesFile = parse(sources, file, content)?;
            for record in written.rule {
                rules.push(rule(record, &mut vocabulary)?);
            }
        }
        let classifier = match sources.weights {
            Some((weights, balance)) => {
                let balance: Balance = parse(sources, "balance", balance)?;
                Some(Classifier::read(weights, balance)?)
            }
            None => None,
        };
        let v = &mut vocabulary;
        Ok(Self {
            language: sources.language.to_owned(),
            function_words: words.function_words.iter().map(|word| fold_name(word)).collect(),
            has_silent_of: words.silent_of,
            grounds,
            standing: speaking(fields.standing, v, Standing::from_word)?,
            gates: speaking(fields.gate, v, Gate::from_word)?,
            remarks: speaking(fields.remark, v, RemarkKind::from_word)?,
            modalities: speaking(fields.modality, v, Modality::from_word)?,
            voices: speaking(fields.voice, v, Voice::from_word)?,
            parties: speaking(fields.party, v, PartyRole::from_word)?,
            roles: speaking(fields.role, v, Role::from_word)?,
            default_roles: default_roles(&fields.default_role)?,
            clause_parts: speaking(fields.clause_part, v, ClausePart::from_word)?,
            flags: speaking(fields.flag, v, Flag::from_word)?,
            amendments: speaking(fields.amendment, v, Amending::from_word)?,
            rules,
            classifier,
            time,
            asked,
            marks,
            vocabulary,
        })
    }
}

fn parse<T: serde::de::DeserializeOwned>(
    sources: &LexiconSources<'_>,
    file: &str,
    content: &str,
) -> Result<T, ProvisionLexiconError> {
    toml::from_str(content).map_err(|source| ProvisionLexiconError::Toml {
        language: sources.language.to_owned(),
        file: file.to_owned(),
        source: Box::new(source),
    })
}

/// Adds classes, each with the classes that it includes.
fn add_classes(
    lists: &BTreeMap<String, Vec<String>>,
    vocabulary: &mut Vocabulary,
) -> Result<(), ProvisionLexiconError> {
    for (name, entries) in lists {
        let class = vocabulary.class(&format!("<{name}>"));
        for entry in entries {
            let included = entry.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
            let Some(included) = included else {
                vocabulary.add(class, entry);
                continue;
            };
            let words = lists.get(included).ok_or_else(|| ProvisionLexiconError::Word(entry.clone()))?;
            for word in words {
                vocabulary.add(class, word);
            }
        }
    }
    Ok(())
}

fn patterns(written: &[String], vocabulary: &mut Vocabulary) -> Result<Vec<Pattern>, PatternError> {
    written.iter().map(|pattern| Pattern::parse(pattern, vocabulary)).collect()
}

fn rule(record: RuleRecord, vocabulary: &mut Vocabulary) -> Result<Rule, ProvisionLexiconError> {
    Ok(Rule {
        category: category(&record.category)?,
        weight: record.weight,
        is_weak: record.weak,
        patterns: patterns(&record.patterns, vocabulary)?,
        unless: patterns(&record.unless, vocabulary)?,
        unless_before: patterns(&record.unless_before, vocabulary)?,
        unless_passage: patterns(&record.unless_passage, vocabulary)?,
        name: record.name,
    })
}

fn category(word: &str) -> Result<Category, ProvisionLexiconError> {
    Category::from_word(word).ok_or_else(|| ProvisionLexiconError::Word(word.to_owned()))
}

fn speaking<T>(
    records: Vec<NamedPatterns>,
    vocabulary: &mut Vocabulary,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Vec<Speaking<T>>, ProvisionLexiconError> {
    let mut all = Vec::new();
    for record in records {
        let means = read(&record.means).ok_or_else(|| ProvisionLexiconError::Word(record.means.clone()))?;
        let categories = record.categories.iter().map(|word| category(word)).collect::<Result<_, _>>()?;
        all.push(Speaking {
            patterns: patterns(&record.patterns, vocabulary)?,
            unless: patterns(&record.unless, vocabulary)?,
            name: record.name,
            means,
            categories,
        });
    }
    Ok(all)
}

fn default_roles(words: &BTreeMap<String, String>) -> Result<BTreeMap<Category, Role>, ProvisionLexiconError> {
    let roles = words.iter().map(|(of, role)| {
        let meant = Role::from_word(role).ok_or_else(|| ProvisionLexiconError::Word(role.clone()))?;
        Ok((category(of)?, meant))
    });
    roles.collect()
}
