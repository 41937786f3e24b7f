//! Clauses on territory in the words of different drafters, each with what it is found to be. All are made up.

use super::{
    detection,
    field::PartyRole,
    provision::{Findings, Provision},
};
use crate::documents::{
    document::{DocumentId, SourceKind},
    reading::{self, Format},
};

fn findings(text: &str) -> Findings {
    let mut document = reading::read(&DocumentId::new("a.txt"), Format::Text, text.as_bytes()).unwrap().value;
    document.source.kind = Some(SourceKind::Official);
    detection::find(&document, &[])
}

fn categories(clause: &str) -> Vec<&'static str> {
    findings(&format!("1. {clause}")).provisions.iter().map(|one| one.category.word()).collect()
}

#[track_caller]
pub(super) fn check(category: &str, clauses: &[&str]) {
    for clause in clauses {
        let found = categories(clause);
        assert!(found.contains(&category), "{clause}: {found:?}");
    }
}

#[track_caller]
pub(super) fn check_not(category: &str, clauses: &[&str]) {
    for clause in clauses {
        let found = categories(clause);
        assert!(!found.contains(&category), "{clause}: {found:?}");
    }
}

#[test]
fn land_passes_in_many_words() {
    check(
        "handover",
        &[
            "The fortress of Karsk shall be delivered up to the commissioners of the Emperor within forty days.",
            "All conquests made by either crown since the beginning of the war shall be restored without compensation.",
            "The colony shall be retroceded to the Government together with all public buildings.",
            "The transfer of the territory shall be effected in three stages.",
        ],
    );
}

#[test]
fn a_status_is_recognised_voted_on_reserved_or_denied() {
    check(
        "status",
        &[
            "The territory is recognised as an inalienable part of the Republic.",
            "The inhabitants shall be called upon to indicate by a vote to which state they wish to belong.",
            "The final disposition of the former colonies shall be determined jointly by the Four Powers.",
            "Decides that all measures taken to change the status of the town are null and void.",
        ],
    );
}

#[test]
fn a_line_is_described_and_marked() {
    check(
        "border",
        &[
            "The parties adopt as their common boundary the line traced in red on the map.",
            "The existing administrative boundaries shall not be altered except by mutual agreement.",
            "The limits of the two colonies shall be those of 1810.",
            "The median line of the river shall serve as boundary.",
        ],
    );
}

#[test]
fn self_rule_is_laws_councils_languages_and_offices() {
    check(
        "autonomy",
        &[
            "The inhabitants shall continue to be governed by their own laws, customs and magistrates.",
            "The Assembly may impose taxes and shall approve the budget of the province.",
            "The administration of the city shall be entrusted to a High Commissioner.",
        ],
    );
}

#[test]
fn a_state_is_kept_from_harm_and_from_harming() {
    check(
        "guarantee",
        &[
            "Neither government will ever obtain or maintain for itself any exclusive control over the said canal.",
            "Both sides pledge not to shelter or assist groups hostile to the other.",
            "The parties shall settle any dispute by arbitration and in no case by war.",
        ],
    );
}

#[test]
fn arms_and_armies_are_kept_away() {
    check("zone", &["No armed vessel shall be kept on the lake.", "The two forts shall be rendered harmless."]);
    check("withdrawal", &["The northern army shall no longer remain in the valley."]);
    check("corridor", &["Residents shall be entitled to cross the frontier with a permit."]);
}

#[test]
fn what_is_no_land_is_not_handed_over() {
    check("heritage", &["The Government shall restore the archives and paintings removed from the town."]);
    let words = |text: &str| -> Vec<&str> { findings(text).provisions.iter().map(|one| one.category.word()).collect() };
    assert_eq!(words("1. The Government shall restore the archives removed from the town."), ["heritage"]);
    assert!(!words("1. All heavy weapons shall be placed under the control of the mission.").contains(&"handover"));
    assert!(
        !words("1. Six weeks after the entry into force of the treaty the troops shall leave.")
            .contains(&"peacekeeping")
    );
}

#[test]
fn waters_and_terms_and_former_treaties_are_found() {
    check("resources", &["Neither party shall build works upstream that would diminish the flow."]);
    check("duration", &["The interim period shall be six years."]);
    check("reference", &["All former conventions between the two parties on this subject are hereby abrogated."]);
}

#[test]
fn what_ratification_is_counted_from_is_not_how_long_it_holds() {
    let clause = "1. All foreign troops shall withdraw within six months after the ratification of this treaty.";
    let found: Vec<&str> = findings(clause).provisions.iter().map(|one| one.category.word()).collect();
    assert_eq!(found, ["withdrawal"]);
}

#[test]
fn a_river_that_is_a_boundary_does_nothing() {
    let found = findings("1. The river shall form the boundary between the two kingdoms.").provisions;
    let obligors = |one: &Provision| one.parties_as(PartyRole::Obligor).count();
    assert_eq!(found.iter().map(obligors).collect::<Vec<_>>(), [0], "{found:?}");
    assert!(found.iter().all(|one| one.quantities.is_empty()));
}

#[test]
fn how_long_from_the_signature_is_no_deadline() {
    let found = findings("1. The treaty shall remain in force for ten years from the date of signature.").provisions;
    let found: Vec<_> = found.iter().map(|one| (one.deadline.is_some(), one.duration.is_some())).collect();
    assert_eq!(found, [(false, true)]);
}
