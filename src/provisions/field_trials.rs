//! What clauses say of places that no gazetteer has, of those who act, and of time and number. All names are made up.

use super::{
    detection,
    field::{Modality, PartyRole},
    provision::Provision,
};
use crate::documents::{
    document::{DocumentId, SourceKind},
    reading::{self, Format},
};

fn provisions(text: &str) -> Vec<Provision> {
    let mut document = reading::read(&DocumentId::new("a.txt"), Format::Text, text.as_bytes()).unwrap().value;
    document.source.kind = Some(SourceKind::Official);
    detection::find(&document, &[]).provisions
}

/// The first provision of a clause.
#[track_caller]
fn only(clause: &str) -> Provision {
    provisions(clause).into_iter().next().unwrap_or_else(|| panic!("{clause}"))
}

/// The places of a clause: name, kind and role.
#[track_caller]
fn check_places(clause: &str, expected: &[(&str, &str, &str)]) {
    let found = only(clause);
    let places = found.places.iter().map(|place| {
        let kind = place.value.kind.map_or("", crate::places::kind::PlaceKind::word);
        (place.value.name.as_str(), kind, place.value.role.word())
    });
    assert_eq!(places.collect::<Vec<_>>(), expected, "{clause}");
}

#[track_caller]
fn check_party(clause: &str, role: PartyRole, expected: &[&str]) {
    let found = only(clause);
    let names: Vec<&str> = found.parties_as(role).map(|party| party.value.name.as_str()).collect();
    assert_eq!(names, expected, "{clause}");
}

#[test]
fn a_noun_beside_a_name_tells_a_place_that_nobody_knows() {
    check_places(
        "1. All foreign troops shall withdraw from the Orvask corridor.",
        &[("Orvask corridor", "corridor", "origin")],
    );
    check_places("1. All foreign troops shall withdraw from River Telzim.", &[("River Telzim", "river", "origin")]);
    check_places("1. All foreign troops shall withdraw from Camp Telzim.", &[("Camp Telzim", "place", "origin")]);
    check_places("1. All foreign troops shall withdraw from Zone B.", &[("Zone B", "region", "origin")]);
    check_places(
        "1. All foreign troops shall withdraw from the village of Orvask.",
        &[("Orvask", "village", "origin")],
    );
}

#[test]
fn a_name_where_only_places_stand_is_one_and_so_is_what_it_is_listed_with() {
    check_places(
        "1. All foreign troops shall withdraw from the territory of Orvask, Telzim and Upper Kelmo.",
        &[("Orvask", "place", "origin"), ("Telzim", "place", "origin"), ("Upper Kelmo", "place", "origin")],
    );
}

#[test]
fn parties_treaties_and_movements_are_no_places() {
    check_places("1. All foreign troops shall withdraw in accordance with the Orvask Agreement.", &[]);
    check_places("1. The Parties shall release all prisoners to Hamas.", &[]);
}

#[test]
fn the_verb_after_an_aside_is_the_subjects() {
    check_party(
        "1. The Orvask Government, mindful of its duties under this Agreement, undertakes to withdraw its troops.",
        PartyRole::Obligor,
        &["The Orvask Government"],
    );
    check_party("1. Neither side shall resume hostilities.", PartyRole::Obligor, &["Neither side"]);
}

#[test]
fn forces_that_are_withdrawn_are_those_who_leave() {
    check_party("1. The rebel forces shall be withdrawn.", PartyRole::Obligor, &["The rebel forces"]);
}

#[test]
fn the_modal_verb_is_the_word() {
    let modality = |clause: &str| only(clause).modality.map(|modality| modality.value);
    let returning = "1. The refugees will be permitted to return to their homes.";
    assert_eq!(modality(returning), Some(Modality::Future));
    assert_eq!(modality("1. The refugees shall have the right to return to their homes."), Some(Modality::Obligation));
    assert_eq!(modality("1. The refugees have the right to return to their homes."), Some(Modality::Permission));
    assert_eq!(modality("1. Each party shall refrain from the use of force."), Some(Modality::Prohibition));
}

#[test]
fn days_that_are_counted_from_the_start_are_deadlines() {
    let deadline = |clause: &str| only(clause).deadline.map(|deadline| deadline.text);
    let troops = |when: &str| format!("1. All foreign troops shall withdraw {when}.");
    assert_eq!(deadline(&troops("on day 9")).as_deref(), Some("on day 9"));
    assert_eq!(deadline(&troops("over the next 40 days")).as_deref(), Some("over the next 40 days"));
    assert_eq!(deadline(&troops("by D-day + 20")).as_deref(), Some("by D-day + 20"));
    assert_eq!(deadline(&troops("a month after the truce")).as_deref(), Some("a month after the truce"));
}

#[test]
fn what_a_clause_of_its_own_counts_is_not_counted_here() {
    let clause = "1. All foreign troops shall withdraw and the army will send 700 soldiers to the border.";
    assert!(only(clause).quantities.is_empty());
    assert!(only("1. A 9-member body shall monitor the ceasefire.").quantities.is_empty());
    assert_eq!(only("1. The army shall withdraw 700 soldiers.").quantities.len(), 1);
    assert!(only("1. The army shall withdraw from the three ports.").quantities.is_empty());
    assert!(only("1. The army shall withdraw to the meridian of 24°40' East.").quantities.is_empty());
}

#[test]
fn a_pronoun_that_acts_is_somebody() {
    check_party("1. They shall withdraw from the hills.", PartyRole::Obligor, &["They"]);
    check_party("1. We undertake to withdraw all troops.", PartyRole::Obligor, &["We"]);
}

#[test]
fn a_passive_verb_names_who_does_it_after_by() {
    check_party(
        "1. The citadel shall be guarded until further order by the Orvask army.",
        PartyRole::Obligor,
        &["the Orvask army"],
    );
}

#[test]
fn places_that_a_dash_joins_are_places_each() {
    check_places(
        "1. All foreign troops shall withdraw behind the line Orvask–Telzim–Kelmo.",
        &[("Orvask", "line", "boundary"), ("Telzim", "place", "boundary"), ("Kelmo", "place", "boundary")],
    );
}
