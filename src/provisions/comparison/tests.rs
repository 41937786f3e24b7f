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
    let first = Version { document: &first, provisions: &ones.provisions, mentions: &[] };
    let second = Version { document: &second, provisions: &twos.provisions, mentions: &[] };
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
    let version = |document| Version { document, provisions: &found.provisions, mentions: &[] };
    assert_eq!(compare(version(&signed), version(&amended)).relation, Relation::Later);
    assert_eq!(compare(version(&signed), version(&signed)).relation, Relation::Version);
}

/// A row as text: what each version has, and in what it differs.
fn rows_of(texts: &[&str]) -> Vec<(String, String)> {
    let documents: Vec<Document> = texts.iter().map(|text| document(text)).collect();
    let found: Vec<_> = documents.iter().map(|document| detection::find(document, &[])).collect();
    let versions = documents.iter().zip(&found);
    let versions: Vec<Version<'_>> =
        versions.map(|(document, found)| Version { document, provisions: &found.provisions, mentions: &[] }).collect();
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

#[test]
fn a_condition_an_exception_and_a_notice_that_change_are_told() {
    check(
        "1. The forces shall withdraw from the valley by 3 May 1994, provided that the observers have arrived.",
        "1. The forces shall withdraw from the valley by 3 May 1994.",
        &[(Aspect::Condition, "provided that the observers have arrived", "")],
    );
    check(
        "1. All prisoners of war shall be released by 3 May 1994, except those on trial.",
        "1. All prisoners of war shall be released by 3 May 1994.",
        &[(Aspect::Exception, "except those on trial", "")],
    );
    check(
        "1. Either side may leave this treaty by giving three weeks' notice.",
        "1. Either side may leave this treaty by giving forty days' notice.",
        &[(Aspect::Notice, "three weeks", "forty days")],
    );
}

#[test]
fn other_words_of_a_clause_are_told_whatever_is_read_in_it() {
    check(
        "1. The council shall choose its chairman by lot.",
        "1. The council shall choose its chairman by open ballot.",
        &[(Aspect::Wording, "lot", "open ballot")],
    );
    check(
        "1. The State shall pay 12 million francs to the miners.",
        "1. The State shall pay 12 million marks to the miners.",
        &[(Aspect::Wording, "francs", "marks")],
    );
    check(
        "1. Timber shall cross the ford free of toll.",
        "1. Timber shall cross the ford against a toll.",
        &[(Aspect::Wording, "free of", "against")],
    );
}

#[test]
fn a_sentence_that_is_dropped_from_a_clause_is_missing() {
    check(
        "1. All foreign troops shall withdraw by 1 March 1992. Nothing here decides to whom the island belongs.",
        "1. All foreign troops shall withdraw by 1 March 1992.",
        &[(Aspect::Missing, "Nothing here decides to whom the island belongs.", "")],
    );
}

#[test]
fn numbers_of_clauses_and_two_spellings_are_no_other_words() {
    check(
        "3. The demilitarised zone of Article 2 shall be five kilometres wide. A cease-fire centre shall watch it.",
        "4. The demilitarized zone of Article 3 shall be 5 kilometers wide. A ceasefire center shall watch it.",
        &[],
    );
}

#[test]
fn a_clause_in_other_words_is_one_clause() {
    check(
        "1. The river guards may stop boats at night. The council hears their reports each spring.",
        "1. The river guards may stop boats at night, and the council hears their reports each spring.",
        &[(Aspect::Wording, "", "and")],
    );
}

#[test]
fn a_year_that_one_report_leaves_out_makes_no_other_date() {
    let day = |date: &str| format!("1. The garrison shall leave the fort {date}.");
    check(&day("by 4 March"), &day("by 4 March 1999"), &[(Aspect::Wording, "4 March", "4 March 1999")]);
    check(&day("by 4 March"), &day("by 9 March 1999"), &[(Aspect::Date, "by 4 March", "1999-03-09")]);
}

#[test]
fn a_clause_that_stands_in_the_second_version_is_missing_in_the_third_only() {
    let first = "1. All foreign troops shall withdraw by 1 March 1992.\n\n";
    let both = format!("{first}2. The words of this treaty mean what the glossary says.");
    let rows = rows_of(&[&both, &both, first]);
    let expected = [("xxx", " | "), ("xx-", " | missing")];
    assert_eq!(rows, expected.map(|(clauses, differences)| (clauses.to_owned(), differences.to_owned())));
}

/// What an amending text does to an agreement: what differs in each clause.
fn check_amended(agreement: &str, amending: &str, expected: &[(Aspect, &str, &str)]) {
    let (first, second) = (document(agreement), document(amending));
    let (ones, twos) = (detection::find(&first, &[]), detection::find(&second, &[]));
    let first = Version { document: &first, provisions: &ones.provisions, mentions: &[] };
    let second = Version { document: &second, provisions: &twos.provisions, mentions: &[] };
    let compared = compare(first, second);
    assert_eq!(compared.relation, Relation::Amendment);
    let differences = compared.pairs.iter().flat_map(|pair| &pair.differences);
    let found: Vec<(Aspect, &str, &str)> =
        differences.map(|one| (one.aspect, one.first.text.as_str(), one.second.text.as_str())).collect();
    assert_eq!(found, expected);
}

const PEACE: &str = "Article 1\n\nThe guards shall leave the bridge by 4 May 1988.\n\n\
    Article 2\n\nA force of 300 soldiers shall be deployed at the ford.\n\n\
    Article 3\n\nThe ferry shall run twice a week.";

#[test]
fn words_that_an_amendment_replaces_land_on_their_article_and_the_rest_is_not_touched() {
    check_amended(
        PEACE,
        "Article 1\n\nIn Article 1 of the Treaty, the words “by 4 May 1988” shall be replaced by the words “by 9 June 1988”.\n\n\
         Article 2\n\nIn Article 2, for “300” there shall be substituted “450”.",
        &[(Aspect::Date, "by 4 May 1988", "by 9 June 1988"), (Aspect::Quantity, "300", "450")],
    );
    check_amended(
        PEACE,
        "1. “450” shall be substituted for “300” in Article 2 of the Treaty.",
        &[(Aspect::Quantity, "300", "450")],
    );
}

#[test]
fn an_article_that_an_amendment_deletes_writes_anew_or_puts_in_is_told() {
    check_amended(
        PEACE,
        "1. Article 3 of the Treaty is deleted.\n\n\
         2. Article 1 shall read as follows: “The guards shall leave the bridge by 9 June 1988.”\n\n\
         3. The following Article shall be inserted after Article 2: “Article 2 bis. The guards shall leave the mill.”",
        &[
            (Aspect::Date, "1988-05-04", "1988-06-09"),
            (Aspect::Deleted, "The ferry shall run twice a week.", "1. Article 3 of the Treaty is deleted."),
            (Aspect::Missing, "", "Article 2 bis. The guards shall leave the mill."),
        ],
    );
}
