//! A linear classifier: how much the words of a passage speak for each category, learnt from marked
//! passages (`data/recipe/provision_examples.jsonl`), and how this is balanced with what the rules say. What the
//! rules find in words that bind somebody is kept; what they find named without such a verb is given up where the
//! odds, all weighed up, are clearly against it; what they do not find is added where the odds are clearly for it.
//!
//! Odds are natural logarithms: 0 is even. Its weights are data (`weights.tsv`, `balance.toml`).

use super::{
    category::Category,
    lexicon::{ProvisionLexiconError, Rule},
    line::Line,
    signs::{features, signs},
};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

/// The name of what the classifier finds, in reasons.
pub(super) const RULE: &str = "words_weighed";

/// How many of the words that speak for a category are told.
const TOLD: usize = 3;

/// The odds of what never came with a category in an example.
const NEVER: f64 = -12.0;

/// How the odds of the words are balanced with what the rules say.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Balance {
    /// The odds before anything is known.
    start: f64,
    /// How many times the odds of the words count.
    words: f64,
    /// Rules find this category.
    found: f64,
    /// Rules find it, but others have taken its words, or the passage is none that promises.
    outdone: f64,
    /// A weak rule would guess it.
    guessed: f64,
    /// The passage is none that promises, by the rules.
    barred: f64,
    /// Rules find another category and not this one.
    beside: f64,
    /// How many times the likelihood of the likeliest other category counts.
    rival: f64,
    /// The odds below which what a rule finds is given up, where no verb binds anybody to it. Low: a reviewer sees what
    /// is found and can reject it, and never sees what is not.
    keep: f64,
    /// The odds from which on there is a provision that no rule finds.
    add: f64,
    /// The odds of each category before a word is read.
    categories: BTreeMap<String, f64>,
}

/// What the rules say about a category in a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// They find it, and a modal verb binds somebody to it: "shall be returned".
    Bound,
    /// They find it, named without such a verb.
    Named,
    /// They would find it, but something stands against it.
    Outdone,
    /// They would guess it.
    Guessed,
    /// They say nothing.
    Silent,
}

impl Verdict {
    /// Whether the rules find it.
    pub(super) const fn is_found(self) -> bool {
        matches!(self, Self::Bound | Self::Named)
    }
}

/// The weights of a language.
#[derive(Debug)]
pub(super) struct Classifier {
    balance: Balance,
    starts: BTreeMap<Category, f64>,
    weights: HashMap<String, Vec<(Category, f64)>>,
    /// What a provision that no rule finds is told to be found by.
    rules: BTreeMap<Category, Rule>,
}

/// What the words of a passage say.
#[derive(Debug)]
pub(super) struct Weighed {
    odds: BTreeMap<Category, f64>,
    /// The words that speak for a category, those that say most first.
    speaking: Vec<(Category, f64, Range<usize>)>,
}

impl Classifier {
    /// Reads weights, a feature, a category and a weight a line, and the balance.
    ///
    /// # Errors
    /// When a line or a category is not as expected.
    pub(super) fn read(weights: &str, balance: Balance) -> Result<Self, ProvisionLexiconError> {
        let category =
            |word: &str| Category::from_word(word).ok_or_else(|| ProvisionLexiconError::Word(word.to_owned()));
        let mut read: HashMap<String, Vec<(Category, f64)>> = HashMap::new();
        for line in weights.lines().filter(|line| !line.starts_with('#')) {
            let wrong = || ProvisionLexiconError::Weight(line.to_owned());
            let mut parts = line.split('\t');
            let (Some(feature), Some(word), Some(weight), None) =
                (parts.next(), parts.next(), parts.next(), parts.next())
            else {
                return Err(wrong());
            };
            let Ok(weight) = weight.parse() else { return Err(wrong()) };
            read.entry(feature.to_owned()).or_default().push((category(word)?, weight));
        }
        let mut starts = BTreeMap::new();
        for (word, odds) in &balance.categories {
            starts.insert(category(word)?, *odds);
        }
        let rules = starts.keys().map(|&category| (category, Rule::named(RULE, category))).collect();
        Ok(Self { balance, starts, weights: read, rules })
    }

    /// Weighs the words of a line.
    pub(super) fn weigh(&self, line: &Line<'_>) -> Weighed {
        let features = features(&signs(line));
        // Features of a long passage count less each, so that its length says nothing.
        let share = 1.0 / count(features.len().max(1)).sqrt();
        let mut odds = self.starts.clone();
        let mut speaking = Vec::new();
        for (feature, words) in features {
            for (category, weight) in self.weights.get(&feature).into_iter().flatten() {
                *odds.entry(*category).or_insert(NEVER) += weight * share;
                if *weight > 0.0 {
                    speaking.push((*category, *weight, words.clone()));
                }
            }
        }
        speaking.sort_by(|(_, a, at), (_, b, other)| b.total_cmp(a).then(at.start.cmp(&other.start)));
        Weighed { odds, speaking }
    }

    /// The categories that a passage holds; `verdict` is what the rules say of each, `is_barred` whether they
    /// say that it is none that promises.
    pub(super) fn held(
        &self,
        weighed: &Weighed,
        is_barred: bool,
        verdict: impl Fn(Category) -> Verdict,
    ) -> Vec<Category> {
        let balance = &self.balance;
        let is_found = Category::all().any(|category| verdict(category).is_found());
        let odds = |category: Category| weighed.odds.get(&category).copied().unwrap_or(NEVER);
        let likely: Vec<(Category, f64)> = Category::all().map(|one| (one, likelihood(odds(one)))).collect();
        let rival = |category: Category| {
            let others = likely.iter().filter(|(other, _)| *other != category).map(|(_, likelihood)| *likelihood);
            others.max_by(f64::total_cmp).unwrap_or_default()
        };
        let holds = |category: &Category| {
            let own = verdict(*category);
            let mut sum = balance.start + balance.words * odds(*category) + balance.rival * rival(*category);
            sum += match own {
                Verdict::Bound | Verdict::Named => balance.found,
                Verdict::Outdone => balance.outdone,
                Verdict::Guessed => balance.guessed,
                Verdict::Silent => 0.0,
            };
            if is_barred {
                sum += balance.barred;
            }
            if is_found && !own.is_found() {
                sum += balance.beside;
            }
            match own {
                Verdict::Bound => true,
                Verdict::Named => sum >= balance.keep,
                Verdict::Outdone | Verdict::Guessed | Verdict::Silent => sum >= balance.add,
            }
        };
        Category::all().filter(holds).collect()
    }

    /// What a provision of a category is found by that no rule finds.
    pub(super) fn rule(&self, category: Category) -> Option<&Rule> {
        self.rules.get(&category)
    }
}

impl Weighed {
    /// The words that say most for a category, none within others.
    pub(super) fn telling(&self, category: Category) -> Vec<Range<usize>> {
        let mut told: Vec<Range<usize>> = Vec::new();
        for (_, _, words) in self.speaking.iter().filter(|(own, ..)| *own == category) {
            if told.len() < TOLD && told.iter().all(|other| other.end <= words.start || words.end <= other.start) {
                told.push(words.clone());
            }
        }
        told
    }
}

/// The likelihood that odds stand for, from 0 to 1.
fn likelihood(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

#[expect(clippy::cast_precision_loss, reason = "a passage has fewer words than a float counts")]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const BALANCE: &str = "start = 0.0\nwords = 1.0\nfound = 2.0\noutdone = 1.0\nguessed = 0.5\nbarred = -1.0\n\
                           beside = -0.5\nrival = 0.0\nkeep = -1.6\nadd = 0.6\n[categories]\nzone = -1.0\nreturn = -3.0\n";

    fn classifier(weights: &str) -> Result<Classifier, ProvisionLexiconError> {
        Classifier::read(weights, toml::from_str(BALANCE).unwrap())
    }

    fn weighed(zone: f64) -> Weighed {
        Weighed { odds: BTreeMap::from([(Category::Zone, zone)]), speaking: Vec::new() }
    }

    #[test]
    fn what_a_rule_finds_is_given_up_only_where_no_verb_binds_and_the_words_are_clearly_against_it() {
        let classifier = classifier("").unwrap();
        let held = |zone: f64, verdict: Verdict| {
            let said = |one: Category| if one == Category::Zone { verdict } else { Verdict::Silent };
            !classifier.held(&weighed(zone), false, said).is_empty()
        };
        assert!(held(NEVER, Verdict::Bound));
        assert!(held(-3.0, Verdict::Named));
        assert!(!held(-4.0, Verdict::Named));
    }

    #[test]
    fn what_no_rule_finds_is_added_only_where_the_words_are_clearly_for_it() {
        let classifier = classifier("").unwrap();
        let held = |zone: f64, is_barred: bool| classifier.held(&weighed(zone), is_barred, |_| Verdict::Silent);
        assert!(held(0.5, false).is_empty());
        assert_eq!(held(0.7, false), [Category::Zone]);
        assert!(held(0.7, true).is_empty(), "a passage that promises nothing by the rules needs more");
    }

    #[test]
    fn the_words_that_say_most_are_told_first_and_none_twice() {
        let spoken = [(Category::Zone, 3.0, 2..4), (Category::Zone, 2.0, 3..4), (Category::Zone, 1.0, 0..1)];
        let weighed = Weighed { odds: BTreeMap::new(), speaking: spoken.to_vec() };
        assert_eq!(weighed.telling(Category::Zone), [2..4, 0..1]);
    }

    #[test]
    fn a_line_that_is_no_weight_is_told() {
        let error = classifier("# a remark\nwithd*\tzone\t1.5\nwithd*\tzone\n").unwrap_err();
        assert!(matches!(error, ProvisionLexiconError::Weight(line) if line == "withd*\tzone"));
        assert!(classifier("withd*\tnowhere\t1.5\n").is_err());
    }
}
