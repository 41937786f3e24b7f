//! Versions compared, with no place known.

use super::*;
use crate::{
    documents::{
        document::{DocumentId, SourceKind},
        reading::{self, Format},
    },
    provisions::detection,
};

fn document(text: &str) -> Document {
    let mut document = reading::read(&DocumentId::new("a.txt"), Format::Text, text.as_bytes()).unwrap().value;
    document.source.kind = Some(SourceKind::Official);
    document
}

/// The differences between two texts: what, and both sides.
fn check(first: &str, second: &str, expected: &[(Aspect, &str, &str)]) {
    let (first, second) = (document(first), document(second));
    let (ones, twos) = (detection::find(&first, &[]), detection::find(&second, &[]));
    let first = Version { document: &first, provisions: &ones.provisions };
    let second = Version { document: &second, provisions: &twos.provisions };
    let compared = compare(first, second);
    let found: Vec<(Aspect, &str, &str)> = compared
        .pairs
        .iter()
        .flat_map(|pair| &pair.differences)
        .map(|difference| (difference.aspect, difference.first.text.as_str(), difference.second.text.as_str()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_moved_date_and_another_preposition_are_two_differences() {
    check(
        "1. All foreign troops shall withdraw before 1 March 1992.",
        "1. All foreign troops shall withdraw by 15 March 1992.",
        &[(Aspect::Date, "1992-03-01", "1992-03-15"), (Aspect::Bound, "before", "by")],
    );
}

#[test]
fn spelling_punctuation_and_form_make_no_difference() {
    check(
        "1. A complete cease-fire shall enter into force on June 3, 1999.",
        "1. A complete ceasefire shall enter into force on 3 June 1999",
        &[],
    );
    check(
        "2. The peacekeeping force shall number 1,960 soldiers.",
        "2. The peacekeeping force shall number 1960 soldiers;",
        &[],
    );
}

#[test]
fn numbers_are_compared_by_what_they_count() {
    check(
        "1. The peacekeeping force shall comprise 1,500 soldiers and 90 armoured vehicles.",
        "1. The peacekeeping force shall comprise 90 armoured vehicles and 1,700 soldiers.",
        &[(Aspect::Quantity, "1500 soldiers", "1700 soldiers")],
    );
}

#[test]
fn a_clause_that_only_one_version_has_is_missing() {
    check(
        "1. The Parties shall cease all hostilities.\n\n2. All prisoners of war shall be released.",
        "1. The Parties shall cease all hostilities.",
        &[(Aspect::Missing, "2. All prisoners of war shall be released.", "")],
    );
}

#[test]
fn clauses_that_change_their_numbers_are_found_again() {
    check(
        "1. The Parties shall cease all hostilities.\n\n2. All prisoners of war shall be released.",
        "1. All prisoners of war shall be released.\n\n2. The Parties shall cease all hostilities.",
        &[],
    );
}

#[test]
fn another_verb_and_a_weaker_word_are_differences() {
    check(
        "1. The Government shall cede the northern province to the Federation.",
        "1. The Government may return the northern province to the Federation.",
        &[(Aspect::Verb, "cede", "return"), (Aspect::Modality, "shall", "may")],
    );
}

#[test]
fn a_later_text_is_told_from_a_translation() {
    let dated = |date: &str| {
        let mut one = document("1. The Parties shall cease all hostilities.");
        one.source.date = Some(date.to_owned());
        one
    };
    let (signed, amended) = (dated("2004-01-09"), dated("10.01.2005"));
    let found = detection::find(&signed, &[]);
    let version = |document| Version { document, provisions: &found.provisions };
    assert_eq!(compare(version(&signed), version(&amended)).relation, Relation::Later);
    assert_eq!(compare(version(&signed), version(&signed)).relation, Relation::Version);
}

/// A row as text: what each version has, and in what it differs.
fn rows_of(texts: &[&str]) -> Vec<(String, String)> {
    let documents: Vec<Document> = texts.iter().map(|text| document(text)).collect();
    let found: Vec<_> = documents.iter().map(|document| detection::find(document, &[])).collect();
    let versions = documents.iter().zip(&found);
    let versions: Vec<Version<'_>> =
        versions.map(|(document, found)| Version { document, provisions: &found.provisions }).collect();
    let collation = collate(versions[0], &versions[1..]);
    let told = |row: &Row<'_>| {
        let clauses = row.clauses.iter().map(|clause| if clause.is_some() { 'x' } else { '-' }).collect();
        let differences = row.differences.iter().map(|of_one| {
            let aspects: Vec<String> = of_one.iter().map(|one| one.aspect.word().to_owned()).collect();
            aspects.join(", ")
        });
        (clauses, differences.collect::<Vec<_>>().join(" | "))
    };
    collation.rows.iter().map(told).collect()
}

#[test]
fn three_versions_are_laid_side_by_side_each_against_the_base() {
    let rows = rows_of(&[
        "1. All foreign troops shall withdraw by 1 March 1992.\n\n2. The parties shall exchange all prisoners of war.",
        "1. All foreign troops shall withdraw by 15 March 1992.\n\n2. The parties shall exchange all prisoners of war.",
        "1. All foreign troops shall withdraw before 1 March 1992.",
    ]);
    let expected = [("xxx", "date | by, before, until"), ("xx-", " | missing")];
    assert_eq!(rows, expected.map(|(clauses, differences)| (clauses.to_owned(), differences.to_owned())));
}

#[test]
fn what_only_the_others_have_stands_in_one_row() {
    let first = "1. All foreign troops shall withdraw by 1 March 1992.";
    let more = format!("{first}\n\n2. The parties shall exchange all prisoners of war by 2 May 1992.");
    let rows = rows_of(&[first, &more, &more]);
    let clauses: Vec<&str> = rows.iter().map(|(clauses, _)| clauses.as_str()).collect();
    assert_eq!(clauses, ["xxx", "-xx"]);
}
