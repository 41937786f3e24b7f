//! What the engine knows of one language: classes of words, rules, and the words of time and number.
//! Read once from `data/lexicon/<language>/provisions*.toml`, which are compiled in; a test reads them all.

use super::{
    category::Category,
    field::{Flag, Modality, PartyRole, Role},
    lexicon_files::{FieldsFile, NamedPatterns, RuleRecord, RulesFile, TimeFile, WordsFile},
    line::Marks,
    pattern::{Pattern, PatternError},
    provision::{RemarkKind, Standing},
    quantity::Precision,
    time::{Bound, TimeUnit},
    vocabulary::{ClassId, Vocabulary},
};
use crate::ground::folding::fold_name;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::{Arc, LazyLock},
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
        file: &'static str,
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
}

/// The files of a language.
#[derive(Debug, Clone, Copy)]
pub struct LexiconSources<'a> {
    /// The language, as a BCP 47 tag.
    pub language: &'a str,
    /// Classes of words.
    pub words: &'a str,
    /// Rules for categories.
    pub rules: &'a str,
    /// Rules for fields.
    pub fields: &'a str,
    /// Words of time and number.
    pub time: &'a str,
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

/// Patterns that speak for something.
#[derive(Debug)]
pub(super) struct Speaking<T> {
    pub(super) name: String,
    pub(super) means: T,
    pub(super) categories: Vec<Category>,
    pub(super) patterns: Vec<Pattern>,
}

impl<T> Speaking<T> {
    /// Whether it is about a category.
    pub(super) fn is_about(&self, category: Category) -> bool {
        self.categories.is_empty() || self.categories.contains(&category)
    }
}

/// Whether a passage can hold provisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gate {
    /// It is a recital: what was before.
    Recital,
    /// It tells what is agreed, in a text that reports.
    Operative,
    /// It goes on from the passage before.
    Continued,
    /// It tells what happened.
    Narrative,
    /// Somebody says it.
    Speech,
    /// It says what is not agreed.
    Denial,
    /// It speaks against what somebody said before.
    Contradiction,
}

/// What part of a sentence some words start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClausePart {
    /// A condition.
    Condition,
    /// An exception.
    Exception,
}

/// What a length of time, or a date, is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimeUse {
    Duration,
    Renewal,
    Notice,
    Within,
    Reference,
    Event,
    KnownEvent,
    RenewalWords,
    Anchor,
}

/// The words of time and number.
#[derive(Debug)]
pub(super) struct TimeWords {
    pub(super) months: HashMap<String, i8>,
    pub(super) numbers: HashMap<String, f64>,
    pub(super) multipliers: HashMap<String, f64>,
    pub(super) ordinals: HashMap<String, i8>,
    pub(super) has_spaced_thousands: bool,
    pub(super) time_units: HashMap<String, TimeUnit>,
    pub(super) units: Vec<(String, ClassId)>,
    pub(super) bounds: Vec<(Bound, ClassId)>,
    pub(super) precision: Vec<(Precision, ClassId)>,
    pub(super) zone: Vec<Pattern>,
    pub(super) zone_tail: Vec<Pattern>,
    pub(super) clocks: Vec<((i8, i8), ClassId)>,
    pub(super) uses: Vec<Speaking<TimeUse>>,
}

/// Classes that the engine asks for by name; each language gives its words.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) determiner: ClassId,
    pub(super) modifier: ClassId,
    pub(super) of: ClassId,
    pub(super) and: ClassId,
    pub(super) party_noun: ClassId,
    pub(super) no_party: ClassId,
    pub(super) preposition: ClassId,
    pub(super) place_noun: ClassId,
    pub(super) time_glue: ClassId,
    pub(super) year_word: ClassId,
    pub(super) hour_word: ClassId,
    pub(super) minute_word: ClassId,
    pub(super) ordinal_suffix: ClassId,
    pub(super) numbered: ClassId,
    pub(super) dimension: ClassId,
    pub(super) quantity_adjective: ClassId,
    pub(super) phrase_end: ClassId,
    pub(super) modal: ClassId,
    pub(super) pronoun: ClassId,
    pub(super) forces: ClassId,
    pub(super) signature: ClassId,
    pub(super) area: ClassId,
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
    /// Whether a noun in the genitive follows without a word between.
    pub(super) has_silent_of: bool,
    pub(super) rules: Vec<Rule>,
    pub(super) standing: Vec<Speaking<Standing>>,
    pub(super) gates: Vec<Speaking<Gate>>,
    pub(super) remarks: Vec<Speaking<RemarkKind>>,
    pub(super) modalities: Vec<Speaking<Modality>>,
    /// Whether HERE, the action, is passive.
    pub(super) passive: Vec<Pattern>,
    pub(super) parties: Vec<Speaking<PartyRole>>,
    pub(super) roles: Vec<Speaking<Role>>,
    pub(super) default_roles: BTreeMap<Category, Role>,
    pub(super) clause_parts: Vec<Speaking<ClausePart>>,
    pub(super) flags: Vec<Speaking<Flag>>,
    pub(super) time: TimeWords,
}

const SHIPPED: [LexiconSources<'static>; 2] = [
    LexiconSources {
        language: "en",
        words: include_str!("../../data/lexicon/en/provisions_words.toml"),
        rules: include_str!("../../data/lexicon/en/provisions.toml"),
        fields: include_str!("../../data/lexicon/en/provisions_fields.toml"),
        time: include_str!("../../data/lexicon/en/provisions_time.toml"),
    },
    LexiconSources {
        language: "ru",
        words: include_str!("../../data/lexicon/ru/provisions_words.toml"),
        rules: include_str!("../../data/lexicon/ru/provisions.toml"),
        fields: include_str!("../../data/lexicon/ru/provisions_fields.toml"),
        time: include_str!("../../data/lexicon/ru/provisions_time.toml"),
    },
];

static LEXICONS: LazyLock<Vec<Arc<Lexicon>>> = LazyLock::new(|| {
    let read = SHIPPED.iter().map(|sources| Arc::new(Lexicon::read(sources).expect("a test reads the shipped files")));
    read.collect()
});

impl Lexicon {
    /// The lexicons that come with the program; the first is the one for texts whose language none knows.
    #[must_use]
    pub fn shipped() -> &'static [Arc<Self>] {
        &LEXICONS
    }

    /// The lexicon for texts whose language none knows.
    pub(super) fn first_shipped() -> &'static Self {
        LEXICONS.first().expect("a test reads the shipped files")
    }

    /// Reads the files of a language.
    ///
    /// # Errors
    /// When one of them is wrong.
    pub fn read(sources: &LexiconSources<'_>) -> Result<Self, ProvisionLexiconError> {
        let words: WordsFile = parse(sources, "words", sources.words)?;
        let rules: RulesFile = parse(sources, "rules", sources.rules)?;
        let fields: FieldsFile = parse(sources, "fields", sources.fields)?;
        let time: TimeFile = parse(sources, "time", sources.time)?;
        let mut vocabulary = Vocabulary::default();
        let marks = Marks::new(&mut vocabulary);
        add_classes(&words.class, &mut vocabulary)?;
        let asked = Asked::new(&vocabulary)?;
        let time = TimeWords::new(time, &mut vocabulary)?;
        let rules = rules.rule.into_iter().map(|record| rule(record, &mut vocabulary)).collect::<Result<_, _>>()?;
        let v = &mut vocabulary;
        let passive = speaking(fields.voice, v, |_| Some(()))?;
        Ok(Self {
            language: sources.language.to_owned(),
            function_words: words.function_words.iter().map(|word| fold_name(word)).collect(),
            has_silent_of: words.silent_of,
            standing: speaking(fields.standing, v, Standing::from_word)?,
            gates: speaking(fields.gate, v, Gate::from_word)?,
            remarks: speaking(fields.remark, v, RemarkKind::from_word)?,
            modalities: speaking(fields.modality, v, Modality::from_word)?,
            passive: passive.into_iter().flat_map(|voice| voice.patterns).collect(),
            parties: speaking(fields.party, v, PartyRole::from_word)?,
            roles: speaking(fields.role, v, Role::from_word)?,
            default_roles: default_roles(&fields.default_role)?,
            clause_parts: speaking(fields.clause_part, v, ClausePart::from_word)?,
            flags: speaking(fields.flag, v, Flag::from_word)?,
            rules,
            time,
            asked,
            marks,
            vocabulary,
        })
    }
}

impl Gate {
    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "recital" => Self::Recital,
            "operative" => Self::Operative,
            "continued" => Self::Continued,
            "narrative" => Self::Narrative,
            "speech" => Self::Speech,
            "denial" => Self::Denial,
            "contradiction" => Self::Contradiction,
            _ => return None,
        })
    }
}

impl ClausePart {
    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "condition" => Self::Condition,
            "exception" => Self::Exception,
            _ => return None,
        })
    }
}

impl TimeUse {
    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "duration" => Self::Duration,
            "renewal" => Self::Renewal,
            "notice" => Self::Notice,
            "within" => Self::Within,
            "reference" => Self::Reference,
            "event" => Self::Event,
            "known_event" => Self::KnownEvent,
            "renewal_words" => Self::RenewalWords,
            "anchor" => Self::Anchor,
            _ => return None,
        })
    }
}

impl Asked {
    fn new(vocabulary: &Vocabulary) -> Result<Self, ProvisionLexiconError> {
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
        })
    }
}

impl TimeWords {
    fn new(file: TimeFile, vocabulary: &mut Vocabulary) -> Result<Self, ProvisionLexiconError> {
        let unknown = |word: &str| ProvisionLexiconError::Word(word.to_owned());
        let mut months = HashMap::new();
        for (number, words) in &file.months {
            let number: i8 =
                number.parse().ok().filter(|number| (1..=12).contains(number)).ok_or_else(|| unknown(number))?;
            months.extend(words.iter().map(|word| (fold_name(word), number)));
        }
        let mut time_units = HashMap::new();
        for (unit, words) in &file.time_units {
            let unit = TimeUnit::from_word(unit).ok_or_else(|| unknown(unit))?;
            time_units.extend(words.iter().map(|word| (fold_name(word), unit)));
        }
        let units: Vec<(String, ClassId)> =
            file.units.iter().map(|(unit, words)| (unit.clone(), add_list("unit", unit, words, vocabulary))).collect();
        let mut bounds = Vec::new();
        for (word, words) in &file.bounds {
            let bound = Bound::from_word(word).ok_or_else(|| unknown(word))?;
            bounds.push((bound, add_list("bound", word, words, vocabulary)));
        }
        let mut precision = Vec::new();
        for (word, words) in &file.precision {
            let meant = Precision::from_word(&word.replace('_', " ")).ok_or_else(|| unknown(word))?;
            precision.push((meant, add_list("precision", word, words, vocabulary)));
        }
        let mut clocks = Vec::new();
        for (clock, words) in &file.clocks {
            let time =
                clock.split_once(':').and_then(|(hour, minute)| Some((hour.parse().ok()?, minute.parse().ok()?)));
            clocks.push((time.ok_or_else(|| unknown(clock))?, add_list("clock", clock, words, vocabulary)));
        }
        Ok(Self {
            zone: patterns(&file.zone, vocabulary)?,
            zone_tail: patterns(&file.zone_tail, vocabulary)?,
            uses: speaking(file.pattern, vocabulary, TimeUse::from_word)?,
            numbers: folded(&file.numbers),
            multipliers: folded(&file.multipliers),
            ordinals: folded(&file.ordinals).into_iter().map(|(word, number)| (word, number as i8)).collect(),
            has_spaced_thousands: file.spaced_thousands,
            months,
            time_units,
            units,
            bounds,
            precision,
            clocks,
        })
    }
}

fn folded(words: &BTreeMap<String, f64>) -> HashMap<String, f64> {
    words.iter().map(|(word, number)| (fold_name(word), *number)).collect()
}

/// A class for a list of words that stand for one thing.
fn add_list(kind: &str, name: &str, words: &[String], vocabulary: &mut Vocabulary) -> ClassId {
    let class = vocabulary.class(&format!("<{kind}:{name}>"));
    for word in words {
        vocabulary.add(class, word);
    }
    class
}

fn parse<T: serde::de::DeserializeOwned>(
    sources: &LexiconSources<'_>,
    file: &'static str,
    content: &str,
) -> Result<T, ProvisionLexiconError> {
    toml::from_str(content).map_err(|source| ProvisionLexiconError::Toml {
        language: sources.language.to_owned(),
        file,
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
        all.push(Speaking { patterns: patterns(&record.patterns, vocabulary)?, name: record.name, means, categories });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_language_can_be_read() {
        for sources in &SHIPPED {
            let lexicon = Lexicon::read(sources).map_err(|error| format!("{}: {error:?}", sources.language)).unwrap();
            assert!(Category::all().all(|category| lexicon.default_roles.contains_key(&category)));
        }
    }
}
