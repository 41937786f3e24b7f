//! A step of the review in words, as the person who made it would say what they did.

use crate::{
    ground::wording::counted,
    linking::{
        correction::{Meaning, Reach, Scope},
        mention::Sense,
    },
    places::place::PlaceId,
    project::Project,
    provisions::field_text::FieldKind,
    review::{
        Review,
        decision::{Aspect, Change, Value, Verdict},
        subject::Subject,
    },
};
use std::collections::BTreeSet;

/// What a step did: "“Dol” here: no place", "Dol added", "3 provisions rejected". Places are called as the project
/// and the review call them.
pub(crate) fn told(project: &Project, review: &Review, step: &[&Change]) -> String {
    let Some(first) = step.first() else { return String::new() };
    match (&first.subject, &first.after) {
        (subject @ (Subject::Mention(_) | Subject::Form { .. }), Some(Value::Meaning(meaning))) => {
            let scope = subject.scope();
            let surface = scope.as_ref().map_or("", Scope::surface);
            let reach = scope.as_ref().map_or(Reach::Here, Scope::reach).words();
            format!("“{surface}” {reach}: {}", meaning_told(project, review, meaning))
        }
        (_, Some(Value::Place(place))) => format!("{} added", place.title),
        (Subject::Source(_), _) => "record of the source changed".to_owned(),
        _ => on_provisions_told(step),
    }
}

fn meaning_told(project: &Project, review: &Review, meaning: &Meaning) -> String {
    let place = |id: &PlaceId| {
        let place = project.gazetteer().place(id).or_else(|| review.places().find(|place| place.id == *id));
        place.map_or_else(|| id.to_string(), |place| format!("{}, {}", place.title, place.kind.word()))
    };
    match meaning {
        Meaning::NoPlace => "no place".to_owned(),
        Meaning::AsLinked => "as the program links it".to_owned(),
        Meaning::Used { sense: Sense::Place, place: Some(id) } => place(id),
        Meaning::Used { sense, place: Some(id) } => format!("{} ({})", place(id), sense.word()),
        Meaning::Used { sense, place: None } => format!("used as {}", sense.word()),
    }
}

/// What a step about provisions did. A verdict that comes with what it is on, an addition or a correction, goes
/// without saying.
fn on_provisions_told(step: &[&Change]) -> String {
    let subjects: BTreeSet<&Subject> = step.iter().map(|change| &change.subject).collect();
    let provisions = match subjects.len() {
        1 => "provision".to_owned(),
        count => counted(count, "provision", "provisions"),
    };
    let sets = |is_meant: fn(&Aspect) -> bool| step.iter().find(|change| is_meant(&change.aspect));
    if let Some(change) = sets(|aspect| *aspect == Aspect::Added) {
        let done = if change.after.is_some() { "added" } else { "taken out" };
        return format!("{provisions} {done}");
    }
    let fields = fields(step);
    if !fields.is_empty() {
        return format!("{provisions} corrected ({})", fields.join(", "));
    }
    if let Some(change) = sets(|aspect| *aspect == Aspect::Verdict) {
        let done = match &change.after {
            Some(Value::Verdict(Verdict::Accept)) => "accepted",
            Some(Value::Verdict(Verdict::Correct)) => "corrected",
            Some(Value::Verdict(Verdict::Reject)) => "rejected",
            Some(Value::Verdict(Verdict::Unsure)) => "marked as unsure",
            _ => "no longer judged",
        };
        return format!("{provisions} {done}");
    }
    match (sets(|aspect| *aspect == Aspect::Note), sets(|aspect| matches!(aspect, Aspect::Tag(_)))) {
        (Some(_), None) => format!("note on the {provisions}"),
        (None, Some(_)) => format!("tags of the {provisions}"),
        (Some(_), Some(_)) => format!("note and tags of the {provisions}"),
        (None, None) => counted(step.len(), "decision", "decisions"),
    }
}

/// The names of the fields that a step sets, each once.
fn fields(step: &[&Change]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for change in step {
        let Aspect::Field(field) = &change.aspect else { continue };
        let name =
            FieldKind::from_id(field.as_str()).map_or(field.as_str().to_owned(), |kind| kind.title().to_lowercase());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        documents::{
            document::DocumentId,
            reading::{self, Format},
            selector::Selector,
        },
        ground::text::Span,
        linking::correction::Correction,
        review::decision::{Field, SourceField},
    };

    fn subject(start: usize) -> Subject {
        let id = DocumentId::new("a.txt");
        let document = reading::read(&id, Format::Text, b"They meet in Dol. They part in Gor.").unwrap().value;
        let words = Selector::of(&document, Span::new(start, start + 4)).unwrap();
        Subject::Provision { words, category: "zone".into() }
    }

    fn check(step: &[Change], expected: &str) {
        let step: Vec<&Change> = step.iter().collect();
        assert_eq!(told(&Project::default(), &Review::default(), &step), expected);
    }

    #[test]
    fn what_was_decided_on_names_and_sources_is_told_as_well() {
        let scope = Scope::Always { surface: "Dol".to_owned() };
        check(&[Change::correction(Correction { scope, meaning: Meaning::NoPlace })], "“Dol” always: no place");
        let source = Subject::Source(DocumentId::new("a.txt"));
        check(&[Change::source(source, SourceField::Title, None, "Talks")], "record of the source changed");
    }

    #[test]
    fn a_step_is_told_by_what_was_done() {
        let verdict = |start, verdict| Change::verdict(subject(start), verdict);
        let field = |kind: FieldKind| Change::field(subject(0), Field::new(kind.id()), None, "x");
        check(
            &[Change::addition(subject(0)), field(FieldKind::Deadline), verdict(0, Verdict::Accept)],
            "provision added",
        );
        check(
            &[field(FieldKind::Deadline), field(FieldKind::Places), verdict(0, Verdict::Correct)],
            "provision corrected (deadline, places)",
        );
        check(&[verdict(0, Verdict::Reject)], "provision rejected");
        check(&[verdict(0, Verdict::Accept), verdict(18, Verdict::Accept)], "2 provisions accepted");
        check(&[verdict(0, Verdict::Accept).withdrawn()], "provision no longer judged");
        check(&[Change::note(subject(0), "Ask."), Change::tag(subject(0), "law")], "note and tags of the provision");
    }
}
