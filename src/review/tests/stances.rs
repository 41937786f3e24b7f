//! What everybody holds of a subject is told of each reviewer, and never by the last verdict alone.

use super::*;
use crate::review::stances::Outcome;

/// Who holds what, and a field with what they corrected it to.
type Held<'a> = (&'a str, Verdict, Option<(&'a str, &'a str)>);

/// The review of what some hold of one subject, second by second.
fn held(all: &[Held<'_>]) -> Review {
    let each = all.iter().zip(1..).map(|((name, verdict, corrected), second)| {
        let mut review = Review::default();
        review.apply([Change::verdict(subject(1), *verdict)], &by(name, second));
        let corrected = corrected.map(|(field, text)| Change::field(subject(1), Field::new(field), None, text));
        review.apply(corrected, &by(name, second));
        review
    });
    let each: Vec<Review> = each.collect();
    Review::merged(&each)
}

#[test]
fn the_stance_of_each_reviewer_is_told_where_they_differ() {
    let obligor = Some(("obligor", "The Council"));
    let check = |all: &[Held<'_>], outcome: Outcome, told: &str| {
        let review = held(all);
        let stances = review.stances_on(&subject(1));
        assert_eq!((stances.outcome(), stances.told().as_deref()), (outcome, Some(told)));
    };
    let differing = Outcome::Differing;
    check(
        &[("Ann", Verdict::Correct, obligor), ("Ben", Verdict::Reject, None)],
        differing,
        "Ann accepts (corrected), Ben rejects",
    );
    check(&[("Ben", Verdict::Unsure, None), ("Ann", Verdict::Accept, None)], differing, "Ann accepts, Ben is unsure");
    let other = Some(("obligor", "The Assembly"));
    check(
        &[("Ann", Verdict::Correct, obligor), ("Ben", Verdict::Correct, other)],
        differing,
        "Ann accepts (corrected), Ben accepts (corrected); they differ on obligor",
    );
    check(
        &[("Ann", Verdict::Accept, obligor), ("Ben", Verdict::Reject, None)],
        differing,
        "Ann accepts (corrected), Ben rejects",
    );
    check(
        &[("Ann", Verdict::Accept, obligor)],
        Outcome::Agreed(Verdict::Accept),
        "accepted as corrected by Ann, 1970-01-01",
    );
    let agreed = Outcome::Agreed(Verdict::Reject);
    check(&[("Ann", Verdict::Reject, None)], agreed, "rejected by Ann, 1970-01-01");
    let names = ["Ann", "Ben", "Cem"].map(|name| (name, Verdict::Reject, None));
    check(&names, agreed, "rejected by Ann, Ben and Cem, 1970-01-01");
    assert_eq!(Review::default().stances_on(&subject(1)).told(), None);
}

#[test]
fn a_corrected_field_bears_the_names_of_those_who_hold_it_only_where_reviewers_differ() {
    let check = |all: &[Held<'_>], corrections: &[&str]| {
        let review = held(all);
        assert_eq!(review.stances_on(&subject(1)).corrections(), corrections);
    };
    let (council, assembly) = (Some(("obligor", "The Council")), Some(("obligor", "The Assembly")));
    check(&[("Ann", Verdict::Correct, council)], &["obligor: The Council"]);
    check(&[("Ann", Verdict::Correct, council), ("Ben", Verdict::Correct, council)], &["obligor: The Council"]);
    check(
        &[("Ann", Verdict::Correct, council), ("Ben", Verdict::Correct, assembly)],
        &["obligor: The Council (Ann) / The Assembly (Ben)"],
    );
    check(&[("Ann", Verdict::Correct, council), ("Ben", Verdict::Reject, assembly)], &["obligor: The Council (Ann)"]);
    let review = held(&[("Ann", Verdict::Correct, council), ("Ben", Verdict::Reject, assembly)]);
    assert_eq!(review.stances_on(&subject(1)).field(&Field::new("obligor")), Some("The Council"));
}

#[test]
fn what_a_reviewer_took_back_is_no_stance() {
    let mut review = held(&[("Ann", Verdict::Accept, None), ("Ben", Verdict::Reject, None)]);
    review.undo(&by("Ben", 9)).unwrap();
    let stances = review.stances_on(&subject(1));
    assert_eq!(stances.outcome(), Outcome::Agreed(Verdict::Accept));
    assert_eq!(stances.listed(), "Ann accepts");
}

#[test]
fn notes_of_several_add_up_under_their_names() {
    let mut review = Review::default();
    review.apply([Change::note(subject(1), "ask the clerk")], &by("Ann", 1));
    assert_eq!(review.stances_on(&subject(1)).note(), "ask the clerk");
    let mut other = Review::default();
    other.apply([Change::note(subject(1), "asked")], &by("Ben", 2));
    let merged = Review::merged([&review, &other]);
    assert_eq!(merged.stances_on(&subject(1)).note(), "Ann: ask the clerk; Ben: asked");
    assert_eq!(merged.stances_on(&subject(1)).outcome(), Outcome::Open);
}
