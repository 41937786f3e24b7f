//! Web Annotations (W3C, 2017) read as decisions on a project: our own, and those of other programs that
//! find their words by quote or position. A place that is only named, without an address, decides nothing.
//! An annotation whose words are in no document is a warning, nothing else.

use crate::{
    documents::{
        document::{Document, DocumentId, Locator},
        selector::Selector,
    },
    ground::{
        text::Span,
        warning::{Warned, Warning},
    },
    linking::{
        correction::{Correction, Meaning, Scope},
        mention::Sense,
    },
    places::place::PlaceId,
    project::Project,
    review::{
        Review,
        decision::{Change, Field, Reviewer, Signature, Verdict},
        subject::Subject,
    },
};
use jiff::Timestamp;
use serde_json::Value;

/// Why a file holds no annotations.
#[derive(Debug, thiserror::Error)]
pub enum AnnotationsError {
    /// It is no JSON.
    #[error("{file} is not readable as JSON")]
    Broken {
        /// The file, as the user named it.
        file: String,
        /// What the parser said.
        #[source]
        source: serde_json::Error,
    },
    /// There is no annotation in it.
    #[error("{file} holds no Web Annotation")]
    Empty {
        /// The file, as the user named it.
        file: String,
    },
}

/// Reads annotations as decisions. Who made one and when is said by it, else by the name of the file, which
/// is called `file`. What says no more than the project does already is left out.
///
/// # Errors
/// When the file is no JSON or holds no annotation.
pub fn read_annotations(file: &str, bytes: &[u8], project: &Project) -> Result<Warned<Review>, AnnotationsError> {
    let whole: Value =
        serde_json::from_slice(bytes).map_err(|source| AnnotationsError::Broken { file: file.to_owned(), source })?;
    let annotations: Vec<&Value> = annotations(&whole).into_iter().filter(|one| one.get("target").is_some()).collect();
    if annotations.is_empty() {
        return Err(AnnotationsError::Empty { file: file.to_owned() });
    }
    let mut read = Warned::clean(Review::default());
    let mut decided: Vec<(Signature, Vec<Change>)> = Vec::new();
    for (number, annotation) in annotations.into_iter().enumerate() {
        let found = one(annotation.get("target")).and_then(|target| words_of(target, project));
        let Some((document, span)) = found else {
            let what = "its words are in no document of the project";
            let warning = Warning::loss(file, what, "add the document that it is about");
            read.warnings.push(warning.about(format!("annotation {}", number + 1)));
            continue;
        };
        decided.push((signature(annotation, file), changes(annotation, project, document, span)));
    }
    // The times of a log never go back.
    decided.sort_by_key(|(by, _)| by.time);
    for (by, changes) in decided {
        read.value.apply(changes, &by);
    }
    Ok(read)
}

/// The annotations of a page, a collection, a list, or the one that a file is.
fn annotations(whole: &Value) -> Vec<&Value> {
    let within = ["items", "first", "annotations"].iter().find_map(|key| whole.get(key));
    match (whole, within) {
        (Value::Array(all), _) => all.iter().collect(),
        (_, Some(within)) => annotations(within),
        (one, None) => vec![one],
    }
}

/// A value, or the first of a list.
fn one(value: Option<&Value>) -> Option<&Value> {
    match value? {
        Value::Array(all) => all.first(),
        single => Some(single),
    }
}

/// A value as a list.
fn all(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(all)) => all.iter().collect(),
        Some(single) => vec![single],
        None => Vec::new(),
    }
}

/// The words that a target means, in their document; that of the project when it has one and none is named.
fn words_of<'a>(target: &Value, project: &'a Project) -> Option<(&'a Document, Span)> {
    let source = target.get("source").and_then(|source| source.as_str().or_else(|| source.get("id")?.as_str()));
    let document = match (source, project.documents()) {
        (Some(source), all) => project
            .document(&DocumentId::new(source))
            .or_else(|| all.iter().find(|document| document.source.address.as_deref() == Some(source)))?,
        (None, [only]) => only,
        (None, _) => return None,
    };
    let selectors = all(target.get("selector"));
    let of = |kind: &str| selectors.iter().find(|one| one.get("type").and_then(Value::as_str) == Some(kind));
    let number = |selector: &Value, key: &str| selector.get(key)?.as_u64().and_then(|at| usize::try_from(at).ok());
    let position = of("TextPositionSelector").and_then(|it| Some(Span::new(number(it, "start")?, number(it, "end")?)));
    let Some(quote) = of("TextQuoteSelector") else {
        return position.filter(|span| !document.words(*span).is_empty()).map(|span| (document, span));
    };
    let part = |key: &str| quote.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let exact = part("exact");
    if let Some(span) = position.filter(|span| document.words(*span) == exact) {
        return Some((document, span));
    }
    let passage = position.and_then(|span| document.passage_at(span.start));
    let locator = passage.map_or(Locator { paragraph: 1, sentence: 1 }, |passage| passage.locator);
    let id = document.id.clone();
    let selector = Selector { document: id, locator, exact, prefix: part("prefix"), suffix: part("suffix") };
    selector.find(document).map(|span| (document, span))
}

/// Who made an annotation, and when.
fn signature(annotation: &Value, file: &str) -> Signature {
    let creator = one(annotation.get("creator"));
    let name = creator.and_then(|creator| creator.as_str().or_else(|| creator.get("name")?.as_str()));
    let time = annotation.get("created").and_then(Value::as_str).and_then(|time| time.parse().ok());
    Signature { reviewer: Reviewer::new(name.unwrap_or(file)), time: time.unwrap_or(Timestamp::UNIX_EPOCH) }
}

/// What an annotation decides.
fn changes(annotation: &Value, project: &Project, document: &Document, span: Span) -> Vec<Change> {
    let bodies = all(annotation.get("body"));
    let said = |purpose: &'static str| {
        let with = bodies.iter().filter(move |body| body.get("purpose").and_then(Value::as_str) == Some(purpose));
        with.filter_map(|body| body.get("value").and_then(Value::as_str))
    };
    let identifying = bodies.iter().find(|body| body.get("purpose").and_then(Value::as_str) == Some("identifying"));
    let place = identifying.and_then(|body| body.get("source").and_then(Value::as_str)).map(PlaceId::new);
    if let Some(place) = place {
        let sense = said("classifying").find_map(Sense::from_word).unwrap_or(Sense::Place);
        return correction(project, document, span, sense, place).into_iter().collect();
    }
    let Some(words) = Selector::of(document, span) else { return Vec::new() };
    let subject = match said("classifying").next() {
        Some(category) => Subject::Provision { words, category: category.into() },
        None => Subject::Words(words),
    };
    let verdict = said("assessing").find_map(Verdict::from_word).map(|it| Change::verdict(subject.clone(), it));
    let edits = said("editing").filter_map(|edit| edit.split_once(": "));
    let edits = edits.map(|(field, value)| Change::field(subject.clone(), Field::new(field), None, value));
    let notes = said("commenting").map(|note| Change::note(subject.clone(), note));
    let tags = said("tagging").map(|tag| Change::tag(subject.clone(), tag));
    verdict.into_iter().chain(edits).chain(tags).chain(notes).collect()
}

/// The correction of a mention, unless it means the place already.
fn correction(project: &Project, document: &Document, span: Span, sense: Sense, place: PlaceId) -> Option<Change> {
    let same = project.mentions_in(&document.id, span).any(|(_, mention)| {
        mention.span == span && mention.sense == sense && mention.place() == Some(&place) && mention.corrected.is_none()
    });
    let scope = Scope::Here(Selector::of(document, span)?);
    (!same).then(|| Change::correction(Correction { scope, meaning: Meaning::Used { sense, place: Some(place) } }))
}
