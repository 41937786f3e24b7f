//! What reviewers do not agree on, and how far they agree, as comma-separated values (RFC 4180).

use super::csv::{cause, number, text};
use crate::{
    linking::correction::Meaning,
    project::{Project, found_fields},
    provisions::{field_text::FieldKind, provision::Provision},
    review::{
        Review,
        agreement::{Question, agreements},
        decision::{Aspect, Field, Reviewer, SourceField, Value},
        subject::Subject,
    },
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    io,
};

/// Writes what reviewers do not agree on: a row for what each of them holds.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_disagreements(review: &Review, out: &mut dyn io::Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let columns = ["document", "locator", "quote", "category", "about", "field", "reviewer", "held"];
    table.write_record(columns).map_err(cause)?;
    for disagreement in review.disagreements() {
        let subject = disagreement.subject;
        let words = subject.words();
        let locator = words.map(|words| words.locator.to_string()).unwrap_or_default();
        let (about, field) = words_of(disagreement.aspect);
        let category = match subject {
            Subject::Provision { category, .. } => category,
            _ => "",
        };
        let quote = match subject {
            Subject::Form { surface, .. } => surface,
            Subject::Place(place) => place.as_str(),
            other => other.words().map_or("", |words| &words.exact),
        };
        for (reviewer, value) in &disagreement.held {
            let held = held(value);
            let cells = [
                text(subject.document().map_or("", |document| document.as_str())),
                text(&locator),
                text(quote),
                text(category),
                Cow::Borrowed(about),
                text(&field),
                text(reviewer.as_str()),
                text(&held),
            ];
            table.write_record(cells.iter().map(|cell| cell.as_bytes())).map_err(cause)?;
        }
    }
    table.flush()
}

/// Writes how far two reviewers agree: verdicts, verdicts by category, fields.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_agreement(
    project: &Project,
    reviewers: (&Reviewer, &Reviewer),
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let columns =
        ["about", "of", "first", "second", "n", "observed", "expected", "kappa", "low_95", "high_95", "remark"];
    table.write_record(columns).map_err(cause)?;
    let provisions: HashMap<Subject, &Provision> =
        project.all_provisions().filter_map(|found| Some((project.subject_of(found)?, found))).collect();
    let found = |subject: &Subject| match (provisions.get(subject), subject) {
        (Some(found), _) => found_fields(found),
        // Of what a person added, only the category is known.
        (None, Subject::Provision { category, .. }) => {
            BTreeMap::from([(Field::new(FieldKind::Category.id()), category.to_string())])
        }
        _ => BTreeMap::new(),
    };
    for agreement in agreements(project.review(), reviewers, &found) {
        let (about, of) = match &agreement.question {
            Question::Verdicts => ("verdict", "all"),
            Question::VerdictsOn(category) => ("verdict", category.as_str()),
            Question::Field(field) => ("field", field.as_str()),
        };
        let figure = |figure: Option<f64>| number(figure.map(|figure| (figure * 1e4).round() / 1e4));
        let cells = [
            Cow::Borrowed(about),
            text(of),
            text(reviewers.0.as_str()),
            text(reviewers.1.as_str()),
            number(Some(agreement.count)),
            figure(Some(agreement.observed)),
            figure(Some(agreement.expected)),
            figure(agreement.kappa),
            figure(agreement.interval.map(|(low, _)| low)),
            figure(agreement.interval.map(|(_, high)| high)),
            Cow::Borrowed(agreement.remark()),
        ];
        table.write_record(cells.iter().map(|cell| cell.as_bytes())).map_err(cause)?;
    }
    table.flush()
}

/// What a side of a subject is called, and which field of it.
fn words_of(aspect: &Aspect) -> (&'static str, String) {
    match aspect {
        Aspect::Verdict => ("verdict", String::new()),
        Aspect::Field(field) => ("field", field.as_str().to_owned()),
        Aspect::Note => ("note", String::new()),
        Aspect::Tag(tag) => ("tag", tag.to_string()),
        Aspect::Added => ("added", String::new()),
        Aspect::Source(part) => ("source", SourceField::word(*part).to_owned()),
        Aspect::Place => ("place", String::new()),
        Aspect::Meaning => ("meaning", String::new()),
    }
}

fn held(value: &Value) -> String {
    match value {
        Value::Verdict(verdict) => verdict.word().to_owned(),
        Value::Text(text) => text.to_string(),
        Value::Yes => "yes".to_owned(),
        Value::Place(place) => place.title.clone(),
        Value::Meaning(Meaning::NoPlace) => "no place".to_owned(),
        Value::Meaning(Meaning::AsLinked) => "as linked".to_owned(),
        Value::Meaning(Meaning::Used { sense, place: None }) => sense.word().to_owned(),
        Value::Meaning(Meaning::Used { sense, place: Some(place) }) => format!("{} {place}", sense.word()),
    }
}
