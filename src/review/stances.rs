//! What everybody holds of one subject: the stance of each reviewer, and whether these agree. Whoever tells of a
//! subject asks here, so that the last verdict is never given for that of all.

use super::{
    Review,
    decision::{Aspect, Field, Reviewer, Signature, Verdict},
    state::State,
    subject::Subject,
};
use crate::ground::wording::enumerated;
use std::collections::BTreeMap;

/// What one reviewer holds of a subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Stance<'a> {
    /// Who, and when they last decided on it.
    pub by: &'a Signature,
    /// What they hold.
    pub state: State<'a>,
}

/// What comes of the verdicts of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nobody judged it.
    Open,
    /// All who judged it gave this verdict.
    Agreed(Verdict),
    /// Reviewers hold different things.
    Differing,
}

/// What everybody holds of a subject.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stances<'a> {
    /// By name.
    all: Vec<Stance<'a>>,
    /// The sides on which they hold different things; notes and tags add up and are none.
    differing: Vec<&'a Aspect>,
}

impl Review {
    /// What everybody holds of a subject.
    #[must_use]
    pub fn stances_on(&self, subject: &Subject) -> Stances<'_> {
        let mut signatures: BTreeMap<&Reviewer, &Signature> = BTreeMap::new();
        for (decision, _) in self.history_of(subject).into_iter().filter(|(_, stands)| *stands) {
            signatures.insert(&decision.by.reviewer, &decision.by);
        }
        let stances = signatures.into_values().map(|by| Stance { by, state: self.state_by(subject, &by.reviewer) });
        let all = stances.filter(|stance| !stance.state.is_empty()).collect();
        let differing = self.disagreements_on(subject).into_iter().map(|one| one.aspect).collect();
        Stances { all, differing }
    }
}

impl<'a> Stances<'a> {
    /// Each, by the names of the reviewers.
    #[must_use]
    pub fn each(&self) -> &[Stance<'a>] {
        &self.all
    }

    /// What comes of the verdicts.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let first = self.all.iter().find_map(|stance| stance.state.verdict());
        match first {
            _ if !self.differing.is_empty() => Outcome::Differing,
            Some(verdict) => Outcome::Agreed(verdict),
            None => Outcome::Open,
        }
    }

    /// Whether all who judged it say that it is none.
    #[must_use]
    pub fn is_rejected(&self) -> bool {
        self.outcome() == Outcome::Agreed(Verdict::Reject)
    }

    /// The stance of each in words: "Ann accepts (corrected), Ben rejects"; empty when nobody took one.
    #[must_use]
    pub fn listed(&self) -> String {
        let words = self.all.iter().filter_map(|stance| Some(format!("{} {}", stance.by.reviewer, stance.words()?)));
        words.collect::<Vec<_>>().join(", ")
    }

    /// The verdict in words, with all who hold it and when the last of them decided: "accepted by Ann and Ben,
    /// 2027-03-01"; where they differ, the stance of each. None when nobody judged it.
    #[must_use]
    pub fn told(&self) -> Option<String> {
        let verdict = match self.outcome() {
            Outcome::Open => return None,
            Outcome::Differing => return Some(self.listed_with_fields()),
            Outcome::Agreed(verdict) => verdict,
        };
        let judges: Vec<&Stance<'_>> = self.all.iter().filter(|stance| stance.state.verdict().is_some()).collect();
        let names: Vec<&str> = judges.iter().map(|judge| judge.by.reviewer.as_str()).collect();
        let is_corrected = judges.iter().any(|judge| judge.corrects());
        let verdict = if verdict == Verdict::Accept && is_corrected { Verdict::Correct } else { verdict };
        let day = judges.iter().map(|judge| judge.by.time).max().map(|time| format!(", {}", time.strftime("%Y-%m-%d")));
        Some(format!("{} by {}{}", verdict.participle(), enumerated(&names), day.unwrap_or_default()))
    }

    /// The stance of each, and on which fields they differ where their verdicts do not say that they do.
    fn listed_with_fields(&self) -> String {
        let listed = self.listed();
        if self.differing.contains(&&Aspect::Verdict) {
            return listed;
        }
        let fields = self.differing.iter().filter_map(|aspect| match aspect {
            Aspect::Field(field) => Some(field.as_str()),
            _ => None,
        });
        let fields: Vec<&str> = fields.collect();
        if fields.is_empty() { listed } else { format!("{listed}; they differ on {}", enumerated(&fields)) }
    }

    /// What a field was corrected to, by those who hold that there is something to correct; of several texts that
    /// of the last who corrected it. None when it stands as found.
    #[must_use]
    pub fn field(&self, field: &Field) -> Option<&'a str> {
        let last = self.holders().filter(|stance| stance.state.field(field).is_some());
        last.max_by_key(|stance| stance.by.time)?.state.field(field)
    }

    /// The same in words: each text as it is `shown`, where reviewers differ with the names of those who hold it.
    pub fn field_told(&self, field: &Field, shown: impl Fn(&str) -> String) -> Option<String> {
        let mut texts: Vec<(String, Vec<&str>)> = Vec::new();
        for stance in self.holders() {
            let Some(text) = stance.state.field(field).map(&shown) else { continue };
            let name = stance.by.reviewer.as_str();
            match texts.iter_mut().find(|(known, _)| *known == text) {
                Some((_, names)) => names.push(name),
                None => texts.push((text, vec![name])),
            }
        }
        let told = texts.iter().map(|(text, names)| match (self.outcome(), text.as_str()) {
            (Outcome::Differing, "") => format!("not stated ({})", enumerated(names)),
            (Outcome::Differing, text) => format!("{text} ({})", enumerated(names)),
            (_, text) => text.to_owned(),
        });
        (!texts.is_empty()).then(|| told.collect::<Vec<_>>().join(" / "))
    }

    /// The corrected fields, by their ids, each as `field: value`.
    #[must_use]
    pub fn corrections(&self) -> Vec<String> {
        let mut fields: Vec<&Field> = self.holders().flat_map(|stance| stance.state.fields()).map(|it| it.0).collect();
        fields.sort_unstable();
        fields.dedup();
        let told = fields
            .into_iter()
            .filter_map(|field| Some(format!("{}: {}", field.as_str(), self.field_told(field, str::to_owned)?)));
        told.collect()
    }

    /// The notes, with the names of their writers where there are several.
    #[must_use]
    pub fn note(&self) -> String {
        let notes: Vec<(&str, &str)> =
            self.all.iter().filter_map(|stance| Some((stance.by.reviewer.as_str(), stance.state.note()?))).collect();
        match notes.as_slice() {
            [(_, note)] => (*note).to_owned(),
            several => several.iter().map(|(name, note)| format!("{name}: {note}")).collect::<Vec<_>>().join("; "),
        }
    }

    /// Those whose corrections count: all but those who say that it is none, unless all say so.
    fn holders(&self) -> impl Iterator<Item = &Stance<'a>> {
        let is_rejected = self.is_rejected();
        self.all.iter().filter(move |stance| is_rejected || stance.state.verdict() != Some(Verdict::Reject))
    }
}

impl Stance<'_> {
    /// What the reviewer does, in words; none for who only wrote a note, or added it.
    fn words(&self) -> Option<&'static str> {
        match self.state.verdict() {
            Some(Verdict::Accept) if !self.corrects() => Some("accepts"),
            Some(Verdict::Accept | Verdict::Correct) => Some("accepts (corrected)"),
            Some(Verdict::Reject) => Some("rejects"),
            Some(Verdict::Unsure) => Some("is unsure"),
            None => self.corrects().then_some("corrects"),
        }
    }

    /// Whether the reviewer corrected a field.
    fn corrects(&self) -> bool {
        self.state.fields().next().is_some()
    }
}

impl Outcome {
    /// The word of the verdict that all gave, else that they differ; empty when there is none.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "",
            Self::Agreed(verdict) => verdict.word(),
            Self::Differing => "differs",
        }
    }
}

impl Verdict {
    /// What was done with what it is about.
    const fn participle(self) -> &'static str {
        match self {
            Self::Accept => "accepted",
            Self::Correct => "accepted as corrected",
            Self::Reject => "rejected",
            Self::Unsure => "left open",
        }
    }
}
