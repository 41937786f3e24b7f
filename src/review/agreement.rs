//! How far two reviewers agree beyond chance: Cohen's kappa (1960) of their verdicts, by category, and of
//! what they hold each field to say. With few subjects a kappa says little, and it says so itself.

use super::{
    Review,
    decision::{Field, Reviewer, Verdict},
    subject::Subject,
};
use std::collections::{BTreeMap, BTreeSet};

/// Fewer subjects than these make no figure to rely on.
const FEW: usize = 30;

/// The normal deviate of a 95 % interval.
const DEVIATE: f64 = 1.96;

/// What two reviewers were asked about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// The verdicts on all provisions.
    Verdicts,
    /// The verdicts on the provisions of a category.
    VerdictsOn(String),
    /// What a field says, of the provisions that neither rejected.
    Field(String),
}

/// How far two reviewers agree on something.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// On what.
    pub question: Question,
    /// How many provisions both answered it for.
    pub count: usize,
    /// The part on which they gave the same answer, 0 to 1.
    pub observed: f64,
    /// The part that chance alone would give, 0 to 1.
    pub expected: f64,
    /// Cohen's kappa; none when both gave one and the same answer throughout, where it has no meaning.
    pub kappa: Option<f64>,
    /// The ends of its 95 % interval, by the large-sample standard error.
    pub interval: Option<(f64, f64)>,
}

/// Two answers to one question.
type Pair = (String, String);

impl Agreement {
    /// The agreement of pairs of answers.
    #[must_use]
    pub fn of(question: Question, pairs: &[Pair]) -> Self {
        let count = pairs.len();
        let share = |part: usize| if count == 0 { 0.0 } else { part as f64 / count as f64 };
        let observed = share(pairs.iter().filter(|(a, b)| a == b).count());
        let answers: BTreeSet<&String> = pairs.iter().flat_map(|(a, b)| [a, b]).collect();
        let expected = answers.into_iter().map(|answer| {
            let first = pairs.iter().filter(|(a, _)| a == answer).count();
            let second = pairs.iter().filter(|(_, b)| b == answer).count();
            share(first) * share(second)
        });
        let expected: f64 = expected.sum();
        let room = 1.0 - expected;
        let kappa = (count > 0 && room > f64::EPSILON).then(|| (observed - expected) / room);
        let interval = kappa.map(|kappa| {
            let error = (observed * (1.0 - observed) / (count as f64 * room * room)).sqrt();
            ((kappa - DEVIATE * error).max(-1.0), (kappa + DEVIATE * error).min(1.0))
        });
        Self { question, count, observed, expected, kappa, interval }
    }

    /// How far the figure can be trusted, in words.
    #[must_use]
    pub const fn remark(&self) -> &'static str {
        match (self.count, self.kappa) {
            (0, _) => "nothing was answered by both",
            (_, None) => "both gave one and the same answer throughout: kappa has no meaning",
            (count, _) if count < FEW => "fewer than 30: do not rely on it",
            _ => "",
        }
    }
}

/// How far two reviewers agree on the provisions that both judged. `found` says what the program found
/// for a field of a provision, which holds for a reviewer who did not correct it.
pub fn agreements(
    review: &Review,
    reviewers: (&Reviewer, &Reviewer),
    found: &dyn Fn(&Subject) -> BTreeMap<Field, String>,
) -> Vec<Agreement> {
    let mut pairs: BTreeMap<Question, Vec<Pair>> = BTreeMap::new();
    pairs.insert(Question::Verdicts, Vec::new());
    for subject in review.subjects() {
        let Subject::Provision { category, .. } = subject else {
            continue;
        };
        let (first, second) = (review.state_by(subject, reviewers.0), review.state_by(subject, reviewers.1));
        let (Some(a), Some(b)) = (first.verdict(), second.verdict()) else {
            continue;
        };
        let verdicts = (a.word().to_owned(), b.word().to_owned());
        pairs.entry(Question::Verdicts).or_default().push(verdicts.clone());
        pairs.entry(Question::VerdictsOn(category.to_string())).or_default().push(verdicts);
        if [a, b].contains(&Verdict::Reject) {
            continue;
        }
        let found = found(review.now(subject));
        let fields: BTreeSet<&Field> =
            found.keys().chain(first.fields().chain(second.fields()).map(|(field, _)| field)).collect();
        for field in fields {
            let unchanged = found.get(field).map(String::as_str).unwrap_or_default();
            let answer = |corrected: Option<&str>| corrected.unwrap_or(unchanged).trim().to_owned();
            let answers = (answer(first.field(field)), answer(second.field(field)));
            pairs.entry(Question::Field(field.as_str().to_owned())).or_default().push(answers);
        }
    }
    pairs.into_iter().map(|(question, pairs)| Agreement::of(question, &pairs)).collect()
}
