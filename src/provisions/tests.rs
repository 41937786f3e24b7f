//! Dates, names of provisions, what lists hand on and the time line, on whole documents with no place known.

use super::{
    detection,
    field::PartyRole,
    provision::{Findings, Provision},
    time::Length,
    timeline::{Moment, Reference, timeline},
};
use crate::documents::{
    document::{Document, DocumentId, SourceKind},
    reading::{self, Format},
};
use jiff::civil::date;

fn document(text: &str) -> Document {
    let mut document = reading::read(&DocumentId::new("a.txt"), Format::Text, text.as_bytes()).unwrap().value;
    document.source.kind = Some(SourceKind::Official);
    document
}

fn findings(text: &str) -> Findings {
    detection::find(&document(text), &[])
}

/// What comes of a text in each of its provisions.
fn each<T>(text: &str, of: impl Fn(&Provision) -> T) -> Vec<T> {
    findings(text).provisions.iter().map(of).collect()
}

/// The kind, the moment and the preposition of the deadline of one clause.
#[track_caller]
fn check_deadline(clause: &str, expected: (&str, Option<&str>, Option<&str>)) {
    let provisions = findings(clause).provisions;
    let deadline = provisions.iter().find_map(|one| one.deadline.as_ref()).unwrap_or_else(|| panic!("{clause}"));
    let iso = deadline.iso();
    assert_eq!((deadline.kind.word(), iso.as_deref(), deadline.preposition.as_deref()), expected, "{clause}");
}

#[test]
fn dates_are_read_in_the_orders_in_which_they_are_written() {
    for written in
        ["1 March 1992", "March 1, 1992", "1st March, 1992", "the first of March 1992", "1992-03-01", "01.03.1992"]
    {
        let clause = format!("1. All foreign troops shall withdraw by {written}.");
        check_deadline(&clause, ("absolute", Some("1992-03-01"), Some("by")));
    }
}

#[test]
fn a_clock_belongs_to_its_day_and_24_hours_are_the_start_of_the_next() {
    let clause = |moment: &str| format!("1. The Parties shall cease all hostilities {moment}.");
    check_deadline(&clause("at 06:00 hours on 3 May 1994"), ("clock", Some("1994-05-03T06:00"), Some("at")));
    check_deadline(&clause("from midnight on 3 May 1994"), ("clock", Some("1994-05-03T00:00"), Some("from")));
    check_deadline(&clause("by 24:00 hours on 31 December 1994"), ("clock", Some("1995-01-01T00:00"), Some("by")));
}

#[test]
fn so_long_after_something_is_relative_and_waiting_for_it_conditional() {
    check_deadline(
        "1. All foreign troops shall withdraw within 30 days of signature.",
        ("relative", None, Some("within")),
    );
    check_deadline(
        "1. All foreign troops shall withdraw on the thirtieth day after signature.",
        ("relative", None, Some("on")),
    );
    check_deadline("1. All foreign troops shall withdraw after the elections.", ("conditional", None, Some("after")));
}

#[test]
fn the_event_that_a_time_counts_from_is_told_whole() {
    let check = |moment: &str| {
        let found = each(&format!("1. All foreign troops shall withdraw from Belor {moment}."), |one| {
            one.deadline.as_ref().map(|deadline| deadline.text.clone())
        });
        assert_eq!(found, [Some(moment.to_owned())]);
    };
    check("within ninety days of the entry into force of this Treaty");
    check("not later than 30 days after this Agreement enters into force");
    check("within six months of the coming into effect of the Protocol");
    check("upon the entry into force of this Treaty");
}

#[test]
fn halves_of_the_day_and_of_the_year_are_reckoned() {
    let clause = |moment: &str| format!("1. The Parties shall cease all hostilities {moment}.");
    check_deadline(&clause("at 7 p.m. on 3 May 1994"), ("clock", Some("1994-05-03T19:00"), Some("at")));
    check_deadline(&clause("at 12:15 am on 3 May 1994"), ("clock", Some("1994-05-03T00:15"), Some("at")));
    let months = each("1. All foreign troops shall withdraw within two and a half years of signature.", |one| {
        one.deadline.as_ref().and_then(|deadline| deadline.offset).map(Length::iso)
    });
    assert_eq!(months, [Some("P30M".to_owned())]);
}

#[test]
fn the_end_of_a_month_or_year_is_its_last_day() {
    let clause = |moment: &str| format!("1. All foreign troops shall withdraw {moment}.");
    check_deadline(&clause("by the end of June 1994"), ("absolute", Some("1994-06-30"), Some("by the end of")));
    check_deadline(&clause("by the end of 1994"), ("absolute", Some("1994-12-31"), Some("by the end of")));
}

#[test]
fn a_day_counted_from_day_zero_is_relative() {
    check_deadline(
        "1. All foreign troops shall withdraw no later than D+45.",
        ("relative", None, Some("no later than")),
    );
}

#[test]
fn the_end_of_a_notice_is_no_deadline() {
    let clause = "1. The peacekeeping force shall be deployed for five years, renewable unless a party objects six \
                  months before expiry.";
    let found = each(clause, |one| (one.deadline.is_some(), one.duration.as_ref().and_then(|own| own.notice.clone())));
    assert!(
        !found.is_empty() && found.iter().all(|(has_deadline, notice)| !has_deadline && notice.is_some()),
        "{found:?}"
    );
}

#[test]
fn a_list_hands_its_subject_and_verb_on_to_its_items_and_no_further() {
    let text = "1. The Government shall:\n\n(a) withdraw all troops from the border;\n\n(b) release all prisoners of war.\n\n\
                2. Prisoners shall be released.";
    let found = each(text, |one| {
        let obligors = one.parties_as(PartyRole::Obligor).map(|party| party.value.name.clone());
        (one.category.word(), obligors.collect::<Vec<_>>())
    });
    let government = || vec!["The Government".to_owned()];
    assert_eq!(found, [("withdrawal", government()), ("prisoners", government()), ("prisoners", vec![])]);
}

#[test]
fn a_provision_is_named_after_its_clause_and_a_second_of_a_kind_is_counted() {
    let text = "1. All foreign troops shall withdraw. The militias shall withdraw to their barracks.\n\n\
                2. All prisoners shall be released.";
    let keys = each(text, |one| one.id.key.to_string());
    assert_eq!(keys, ["art_1__para_1__withdrawal", "art_1__para_1__withdrawal_2", "art_2__para_1__prisoners"]);
}

#[test]
fn the_time_line_has_dates_first_and_counts_from_the_signature_only_when_its_date_is_known() {
    let text = "1. All prisoners shall be released within 10 days of signature.\n\n\
                2. All foreign troops shall withdraw by 1 March 1992.\n\n\
                3. A buffer zone shall be established.";
    let found = findings(text);
    let line = timeline(&found.provisions, None);
    let moments: Vec<&Moment> = line.iter().map(|item| &item.moment).collect();
    assert!(
        matches!(moments[..], [Moment::Dated { .. }, Moment::Relative { resolved: None, .. }, Moment::Undated]),
        "{moments:?}"
    );
    let signed = Reference { date: date(1992, 2, 1), source: "date of the document".to_owned() };
    let dates: Vec<_> = timeline(&found.provisions, Some(&signed)).iter().map(super::timeline::Item::date).collect();
    assert_eq!(dates, [Some(date(1992, 2, 11)), Some(date(1992, 3, 1)), None]);
}

#[test]
fn a_slash_within_a_word_parts_no_statement() {
    let clause = "1. The ZUPF/N and both governments shall release all prisoners.";
    assert_eq!(each(clause, |one| one.category.word()), ["prisoners"]);
    let clause = "2. There shall be a referendum, held by the Council and the ZUPF/N, on the status of the province.";
    assert_eq!(each(clause, |one| one.category.word()), ["status"]);
}

#[test]
fn a_clause_that_binds_somebody_and_fits_no_category_is_told() {
    let remarks = |text: &str| {
        let found = findings(text);
        assert!(found.provisions.is_empty(), "{:#?}", found.provisions);
        found.remarks.iter().map(|remark| remark.kind.word()).collect::<Vec<_>>()
    };
    assert_eq!(remarks("4. The Parties shall publish a joint almanac by 1 May 2027."), ["uncoded"]);
    assert!(remarks("4. The Parties shall act in good faith.").is_empty(), "neither where nor when nor how many");
    assert!(remarks("The choir sang on 1 May 2027.").is_empty());
}

#[test]
fn a_date_without_a_year_in_a_report_is_the_one_nearest_to_the_day_of_publication() {
    let due = |kind: SourceKind, published: Option<&str>, clause: &str| {
        let mut document = document(clause);
        document.source.kind = Some(kind);
        document.source.date = published.map(str::to_owned);
        let provisions = detection::find(&document, &[]).provisions;
        provisions[0].deadline.as_ref().unwrap().iso()
    };
    let january = "Under the agreement all foreign troops will withdraw by 15 January.";
    let reported = |published: Option<&str>| due(SourceKind::Reported, published, january);
    assert_eq!(reported(None), None);
    assert_eq!(reported(Some("2020-12-20")).as_deref(), Some("2021-01-15"));
    assert_eq!(reported(Some("2021-01-20")).as_deref(), Some("2021-01-15"));
    assert_eq!(reported(Some("2020")), None, "a year alone is no day");
    let typed = due(SourceKind::Official, Some("2020-12-20"), "1. All foreign troops shall withdraw by 15 January.");
    assert_eq!(typed, None, "an agreement may be typed long after it was made");
}

#[test]
fn a_clause_that_looks_like_a_title_and_binds_is_none() {
    let text = "Article 1\n\nThe foreign troops shall leave Dolva\n\nThey shall not come back to it.";
    let found = each(text, |one| one.evidence.quote.clone());
    assert!(found.iter().any(|quote| quote.starts_with("The foreign troops")), "{found:?}");
}
