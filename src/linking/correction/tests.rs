//! Corrections over the mentions of small documents.

use super::{Correction, Corrections, Meaning, Reach, Scope, apply};
use crate::{
    documents::{
        document::{Document, DocumentId},
        reading::{self, Format},
    },
    ground::{text::Span, warning::Warned},
    linking::mention::{Mention, Resolution, Sense},
    places::place::PlaceId,
};

const TEXT: &str = "Dol lies by Gor. Then Dol was left.\n\nDol met the people of Upper Gor.";

fn document(id: &str, text: &str) -> Document {
    reading::read(&DocumentId::new(id), Format::Text, text.as_bytes()).unwrap().value
}

/// The span of the nth such words, from 0.
fn span(document: &Document, words: &str, nth: usize) -> Span {
    let (byte, _) = document.text.as_str().match_indices(words).nth(nth).unwrap();
    let start = document.text.scalar_of(byte);
    Span::new(start, start + words.chars().count())
}

/// Every “Dol”, “DOL” and “Gor”, linked to the place of that name.
fn linked(document: &Document) -> Vec<Mention> {
    let mut found = Vec::new();
    for word in ["Dol", "DOL", "Gor"] {
        for nth in 0..document.text.as_str().matches(word).count() {
            let place = PlaceId::new(&word.to_lowercase());
            let span = span(document, word, nth);
            found.push(Mention {
                sense: Sense::Place,
                resolution: Resolution::Resolved(place),
                ..Mention::unknown(span)
            });
        }
    }
    found.sort_by_key(|mention| mention.span);
    found
}

fn means(place: &str) -> Meaning {
    Meaning::Used { sense: Sense::Place, place: Some(PlaceId::new(place)) }
}

/// A correction of the nth such words of a document.
fn correction(document: &Document, words: &str, nth: usize, reach: Reach, meaning: Meaning) -> Correction {
    let scope = Scope::of(document, span(document, words, nth), reach).unwrap();
    Correction { scope, meaning }
}

fn applied(document: &Document, corrections: &[Correction]) -> Warned<Vec<Mention>> {
    apply(document, &linked(document), &Corrections::new(corrections))
}

/// The mentions as "words sense place reach".
#[track_caller]
fn check(document: &Document, corrections: &[Correction], expected: &[&str]) {
    let applied = applied(document, corrections);
    assert_eq!(applied.warnings, []);
    let shown: Vec<String> = applied
        .value
        .iter()
        .map(|mention| {
            let place = mention.place().map_or("-", PlaceId::as_str);
            let reach = mention.corrected.map_or("", Reach::words);
            format!("{} {} {place} {reach}", document.words(mention.span), mention.sense.word()).trim().to_owned()
        })
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn a_correction_here_concerns_one_mention() {
    let document = document("a", TEXT);
    let second = correction(&document, "Dol", 1, Reach::Here, means("dol-town"));
    let expected = ["Dol place dol", "Gor place gor", "Dol place dol-town here", "Dol place dol", "Gor place gor"];
    check(&document, &[second], &expected);
}

#[test]
fn a_correction_in_a_document_concerns_no_other() {
    let one = document("a", "Dol. DOL.");
    let other = document("b", "Dol.");
    let town = [correction(&one, "Dol", 0, Reach::Document, means("dol-town"))];
    check(&one, &town, &["Dol place dol-town in this document", "DOL place dol-town in this document"]);
    check(&other, &town, &["Dol place dol"]);
}

#[test]
fn a_correction_for_always_concerns_every_document() {
    let one = document("a", "Dol.");
    let other = document("b", "Gor and Dol.");
    let person = Meaning::Used { sense: Sense::Person, place: None };
    let always = [correction(&one, "Dol", 0, Reach::Always, person)];
    check(&one, &always, &["Dol person dol always"]);
    check(&other, &always, &["Gor place gor", "Dol person dol always"]);
}

#[test]
fn the_narrower_scope_wins_and_of_equals_the_later() {
    let document = document("a", "Dol and Dol.");
    let here = correction(&document, "Dol", 1, Reach::Here, Meaning::NoPlace);
    let within = correction(&document, "Dol", 0, Reach::Document, means("a"));
    let always = correction(&document, "Dol", 0, Reach::Always, means("b"));
    let all = [here, within, always];
    check(&document, &all, &["Dol place a in this document", "Dol other - here"]);
    let later = correction(&document, "Dol", 1, Reach::Here, means("c"));
    let again = correction(&document, "Dol", 0, Reach::Document, means("d"));
    check(
        &document,
        &[all.as_slice(), &[later, again]].concat(),
        &["Dol place d in this document", "Dol place c here"],
    );
}

#[test]
fn a_correction_can_be_taken_back() {
    let document = document("a", "Dol and Dol.");
    let always = correction(&document, "Dol", 0, Reach::Always, Meaning::NoPlace);
    let but_here = correction(&document, "Dol", 1, Reach::Here, Meaning::AsLinked);
    check(&document, &[always.clone(), but_here], &["Dol other - always", "Dol place dol"]);
    let taken_back = correction(&document, "Dol", 0, Reach::Always, Meaning::AsLinked);
    check(&document, &[always, taken_back], &["Dol place dol", "Dol place dol"]);
}

#[test]
fn words_that_were_passed_over_become_a_mention() {
    let document = document("a", TEXT);
    let people = correction(&document, "people", 0, Reach::Here, means("people"));
    let upper = correction(&document, "Upper Gor", 0, Reach::Always, means("upper"));
    check(
        &document,
        &[people, upper],
        &[
            "Dol place dol",
            "Gor place gor",
            "Dol place dol",
            "Dol place dol",
            "people place people here",
            "Upper Gor place upper always",
        ],
    );
}

#[test]
fn words_within_a_longer_mention_give_way_unless_they_were_selected() {
    let document = document("a", "Upper Gor. Gor.");
    let upper = correction(&document, "Upper Gor", 0, Reach::Always, means("upper"));
    let always = correction(&document, "Gor", 0, Reach::Always, means("lower"));
    check(&document, &[upper.clone(), always], &["Upper Gor place upper always", "Gor place lower always"]);
    let here = correction(&document, "Gor", 0, Reach::Here, means("lower"));
    check(&document, &[upper, here], &["Gor place lower here", "Gor place gor"]);
}

#[test]
fn words_are_no_part_of_a_longer_word() {
    let document = document("a", "A gate and gates, a Gate.");
    let gate = correction(&document, "gate", 0, Reach::Document, means("gate"));
    check(&document, &[gate], &["gate place gate in this document"]);
}

#[test]
fn a_corrected_mention_says_so_and_keeps_the_alternatives() {
    let document = document("a", "Dol.");
    let twice = [
        correction(&document, "Dol", 0, Reach::Here, means("dol")),
        correction(&document, "Dol", 0, Reach::Document, means("gor")),
    ];
    let applied = applied(&document, &twice).value;
    let reasons: Vec<String> = applied[0].reasons().map(|reason| reason.text(&document.text)).collect();
    assert_eq!(reasons, ["corrected by the reader: here"]);
    assert!((applied[0].confidence() - 1.0).abs() < 1e-9);
}

#[test]
fn a_correction_whose_words_are_gone_is_said_and_nothing_else_is_lost() {
    let before = document("a", TEXT);
    let all = [
        correction(&before, "Dol", 1, Reach::Here, Meaning::NoPlace),
        correction(&before, "Gor", 0, Reach::Document, Meaning::NoPlace),
    ];
    let after = document("a", "Only Gor is left of it.");
    let applied = applied(&after, &all);
    assert_eq!(applied.value.len(), 1);
    assert_eq!(applied.value[0].corrected, Some(Reach::Document));
    let said: Vec<String> = applied.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "a: a correction is not applied: “Dol” no longer stands where it was corrected; correct the mention anew, or undo the correction"
        ]
    );
}
