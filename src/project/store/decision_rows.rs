//! The log of a review as rows of the table `decisions`. A row that cannot be understood, because a later
//! version of the program wrote it, stays in the file and is passed over with a count.

use crate::{
    documents::{
        document::{DocumentId, Locator},
        selector::Selector,
    },
    linking::{correction::Meaning, mention::Sense},
    places::place::PlaceId,
    project::store::place_rows,
    review::{
        decision::{
            Act, Aspect, Change, Decision, DecisionId, Field, Reviewer, Signature, SourceField, Value, Verdict,
        },
        subject::Subject,
    },
};
use rusqlite::{Connection, Row, params};

/// The words in the columns `act`, `subject` and `aspect`.
mod word {
    pub(super) const SET: &str = "set";
    pub(super) const UNDO: &str = "undo";
    pub(super) const REDO: &str = "redo";
    pub(super) const PROVISION: &str = "provision";
    pub(super) const MENTION: &str = "mention";
    pub(super) const WORDS: &str = "words";
    pub(super) const PLACE: &str = "place";
    pub(super) const SOURCE: &str = "source";
    pub(super) const FORM: &str = "form";
    pub(super) const VERDICT: &str = "verdict";
    pub(super) const FIELD: &str = "field";
    pub(super) const NOTE: &str = "note";
    pub(super) const TAG: &str = "tag";
    pub(super) const ADDED: &str = "added";
    pub(super) const YES: &str = "yes";
    pub(super) const MEANING: &str = "meaning";
    pub(super) const NO_PLACE: &str = "no_place";
    pub(super) const AS_LINKED: &str = "as_linked";
}

/// Adds rows to the log; one that is there already is left as it is.
pub(super) fn insert(connection: &Connection, decisions: &[&Decision]) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT OR IGNORE INTO decisions (id, number, reviewer, time, step, act, subject, document, locator, prefix, \
         quote, suffix, category, place, aspect, part, before, after) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
    )?;
    for decision in decisions {
        let mut columns = Columns::default();
        let act = match &decision.act {
            Act::Set(change) => {
                columns.take(change);
                word::SET
            }
            Act::Undo(step) => {
                columns.part = Some(step.as_str().to_owned());
                word::UNDO
            }
            Act::Redo(step) => {
                columns.part = Some(step.as_str().to_owned());
                word::REDO
            }
        };
        statement.execute(params![
            decision.id.as_str(),
            i64::try_from(decision.number).unwrap_or(i64::MAX),
            decision.by.reviewer.as_str(),
            decision.by.time.to_string(),
            decision.step.as_str(),
            act,
            columns.subject,
            columns.document,
            columns.locator,
            columns.prefix,
            columns.quote,
            columns.suffix,
            columns.category,
            columns.place,
            columns.aspect,
            columns.part,
            columns.before,
            columns.after,
        ])?;
    }
    Ok(())
}

/// The log, in the order of the file, and how many rows of it could not be understood.
pub(super) fn read(connection: &Connection) -> rusqlite::Result<(Vec<Decision>, usize)> {
    let mut statement = connection.prepare(
        "SELECT id, number, reviewer, time, step, act, subject, document, locator, prefix, quote, suffix, category, \
         place, aspect, part, before, after FROM decisions ORDER BY fid",
    )?;
    let mut rows = statement.query([])?;
    let (mut decisions, mut strange) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        match decision(row) {
            Some(decision) => decisions.push(decision),
            None => strange += 1,
        }
    }
    Ok((decisions, strange))
}

/// The columns that depend on what was decided.
#[derive(Debug, Default)]
struct Columns {
    subject: Option<&'static str>,
    document: Option<String>,
    locator: Option<String>,
    prefix: Option<String>,
    quote: Option<String>,
    suffix: Option<String>,
    category: Option<String>,
    place: Option<String>,
    aspect: Option<&'static str>,
    part: Option<String>,
    before: Option<String>,
    after: Option<String>,
}

impl Columns {
    fn take(&mut self, change: &Change) {
        self.subject = Some(match &change.subject {
            Subject::Provision { category, .. } => {
                self.category = Some(category.to_string());
                word::PROVISION
            }
            Subject::Mention(_) => word::MENTION,
            Subject::Words(_) => word::WORDS,
            Subject::Form { document, surface } => {
                self.document = document.as_ref().map(|document| document.as_str().to_owned());
                self.quote = Some(surface.to_string());
                word::FORM
            }
            Subject::Place(place) => {
                self.place = Some(place.as_str().to_owned());
                word::PLACE
            }
            Subject::Source(document) => {
                self.document = Some(document.as_str().to_owned());
                word::SOURCE
            }
        });
        if let Some(words) = change.subject.words() {
            self.document = Some(words.document.as_str().to_owned());
            self.locator = Some(words.locator.to_string());
            self.prefix = Some(words.prefix.clone());
            self.quote = Some(words.exact.clone());
            self.suffix = Some(words.suffix.clone());
        }
        self.aspect = Some(match &change.aspect {
            Aspect::Verdict => word::VERDICT,
            Aspect::Field(field) => {
                self.part = Some(field.as_str().to_owned());
                word::FIELD
            }
            Aspect::Note => word::NOTE,
            Aspect::Tag(tag) => {
                self.part = Some(tag.to_string());
                word::TAG
            }
            Aspect::Added => word::ADDED,
            Aspect::Source(part) => {
                self.part = Some(part.word().to_owned());
                word::SOURCE
            }
            Aspect::Place => word::PLACE,
            Aspect::Meaning => word::MEANING,
        });
        self.before = change.before.as_ref().map(written);
        self.after = change.after.as_ref().map(written);
    }
}

fn written(value: &Value) -> String {
    match value {
        Value::Verdict(verdict) => verdict.word().to_owned(),
        Value::Text(text) => text.to_string(),
        Value::Yes => word::YES.to_owned(),
        Value::Place(place) => place_rows::to_text(place),
        Value::Meaning(Meaning::NoPlace) => word::NO_PLACE.to_owned(),
        Value::Meaning(Meaning::AsLinked) => word::AS_LINKED.to_owned(),
        Value::Meaning(Meaning::Used { sense, place: None }) => sense.word().to_owned(),
        Value::Meaning(Meaning::Used { sense, place: Some(place) }) => format!("{} {place}", sense.word()),
    }
}

/// The meaning of a text: a sense, and after a blank the place's id when the reader said which.
fn meaning(text: &str) -> Option<Meaning> {
    let (sense, place) = match text {
        word::NO_PLACE => return Some(Meaning::NoPlace),
        word::AS_LINKED => return Some(Meaning::AsLinked),
        _ => text.split_once(' ').map_or((text, None), |(sense, place)| (sense, Some(PlaceId::new(place)))),
    };
    Some(Meaning::Used { sense: Sense::from_word(sense)?, place })
}

/// The decision of a row; none when it cannot be understood.
fn decision(row: &Row<'_>) -> Option<Decision> {
    let text = |column: usize| row.get::<_, Option<String>>(column).ok().flatten();
    let act = match text(5)?.as_str() {
        word::SET => Act::Set(change(&text)?),
        word::UNDO => Act::Undo(DecisionId::new(&text(15)?)),
        word::REDO => Act::Redo(DecisionId::new(&text(15)?)),
        _ => return None,
    };
    Some(Decision {
        id: DecisionId::new(&text(0)?),
        number: row.get::<_, i64>(1).ok()?.try_into().ok()?,
        by: Signature { reviewer: Reviewer::new(&text(2)?), time: text(3)?.parse().ok()? },
        step: DecisionId::new(&text(4)?),
        act,
    })
}

fn change(text: &impl Fn(usize) -> Option<String>) -> Option<Change> {
    let selector = || {
        Some(Selector {
            document: DocumentId::new(&text(7)?),
            locator: Locator::parse(&text(8)?)?,
            prefix: text(9)?,
            exact: text(10)?,
            suffix: text(11)?,
        })
    };
    let subject = match text(6)?.as_str() {
        word::PROVISION => Subject::Provision { words: selector()?, category: text(12)?.into() },
        word::MENTION => Subject::Mention(selector()?),
        word::WORDS => Subject::Words(selector()?),
        word::FORM => {
            Subject::Form { document: text(7).map(|document| DocumentId::new(&document)), surface: text(10)?.into() }
        }
        word::PLACE => Subject::Place(PlaceId::new(&text(13)?)),
        word::SOURCE => Subject::Source(DocumentId::new(&text(7)?)),
        _ => return None,
    };
    let aspect = match text(14)?.as_str() {
        word::VERDICT => Aspect::Verdict,
        word::FIELD => Aspect::Field(Field::new(&text(15)?)),
        word::NOTE => Aspect::Note,
        word::TAG => Aspect::Tag(text(15)?.into()),
        word::ADDED => Aspect::Added,
        word::SOURCE => Aspect::Source(SourceField::from_word(&text(15)?)?),
        word::PLACE => Aspect::Place,
        word::MEANING => Aspect::Meaning,
        _ => return None,
    };
    let value = |column: usize| match text(column) {
        None => Some(None),
        Some(text) => understood(&aspect, &text).map(Some),
    };
    Some(Change { before: value(16)?, after: value(17)?, subject, aspect })
}

fn understood(aspect: &Aspect, text: &str) -> Option<Value> {
    match aspect {
        Aspect::Verdict => Verdict::from_word(text).map(Value::Verdict),
        Aspect::Field(_) | Aspect::Note | Aspect::Source(_) => Some(Value::Text(text.into())),
        Aspect::Tag(_) | Aspect::Added => Some(Value::Yes),
        Aspect::Place => place_rows::of_text(text).map(|place| Value::Place(Box::new(place))),
        Aspect::Meaning => meaning(text).map(Value::Meaning),
    }
}
