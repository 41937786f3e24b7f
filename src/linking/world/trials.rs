//! The rules for names of the whole world, each on sentences made up for it.

use super::{WorldLinker, merging::WorldRole, reading::Reader, telling::WorldReading};
use crate::{
    documents::{
        document::{Document, DocumentId},
        reading::{self, Format},
    },
    ground::geo::LonLat,
    linking::{lexicon::Lexicon, linker::Linker, mention::Sense, sentence::Sentence},
    places::{gazetteer::Gazetteer, geojson},
};
use bumpalo::Bump;

fn read_whole(linker: &WorldLinker, document: &Document) -> WorldReading {
    let mut reader = Reader::new(linker);
    for passage in &document.passages {
        let words = document.text.slice(passage.span);
        reader.read(&Sentence::of(words, passage.span.start, &Bump::new()), &document.text);
    }
    reader.finish()
}

/// What a name is read as: "Name: place in its country".
pub(super) fn read_near(text: &str, hint: Option<LonLat>) -> Vec<String> {
    let linker = WorldLinker::new(Lexicon::shipped(), hint);
    let id = DocumentId::new("trial");
    let document = reading::read(&id, Format::Text, text.as_bytes()).unwrap().value;
    let read = read_whole(&linker, &document);
    let places = read.mentions.iter().filter(|found| found.sense == Sense::Place && found.is_resolved);
    places
        .map(|found| {
            let row = found.rows().next().unwrap();
            let world = linker.world;
            let within = world.first_unit(row).filter(|&unit| unit != row);
            let within = within.or_else(|| world.country(row));
            let within = within.map_or("", |within| world.name(within));
            format!("{}: {within}", document.words(found.span))
        })
        .collect()
}

#[track_caller]
pub(super) fn check(text: &str, expected: &[&str]) {
    assert_eq!(read_near(text, None), expected, "{text}");
}

#[test]
fn the_larger_place_named_next_tells_which_is_meant() {
    check("He moved to Paris, Texas, last year.", &["Paris: Texas", "Texas: United States"]);
    check("He moved to Paris last year.", &["Paris: Île-de-France"]);
    check("She lives in Springfield, Ill., with her cat.", &["Springfield: Illinois", "Ill.: United States"]);
    check("JACKSON, Miss. (AP) — A judge ruled.", &["JACKSON: Mississippi", "Miss.: United States"]);
    check("She lives in Portland, ME 04101.", &["Portland: Maine", "ME: United States"]);
}

#[test]
fn english_words_are_no_places_though_some_place_is_called_so() {
    check("Reading is nice. Police and But, We and March came.", &[]);
    check("Most of the Orange juice was gone by Sunday.", &[]);
}

#[test]
fn a_known_word_after_in_is_where_something_is() {
    check("They met in Reading on Monday.", &["Reading: England"]);
}

#[test]
fn persons_are_no_places() {
    check("Mr. Houston and Gov. Jackson spoke. Houston was tired.", &[]);
    check("Paris Jackson sang. Later Jackson left.", &[]);
    check("John London wrote it, and London was proud.", &[]);
}

#[test]
fn parts_of_longer_names_are_no_places() {
    check("The Chicago Tribune wrote so. He read it on Houston Street.", &[]);
}

#[test]
fn head_words_belong_to_the_place() {
    check("Fire crews of Maricopa County, Arizona, arrived.", &["Maricopa County: Arizona", "Arizona: United States"]);
    check("The drought hit Washington state hard.", &["Washington: United States"]);
}

#[test]
fn other_places_of_the_document_tell_which_is_meant() {
    check(
        "From Tucson and Phoenix they drove to Glendale. Arizona was hot.",
        &["Tucson: Arizona", "Phoenix: Arizona", "Glendale: Arizona", "Arizona: United States"],
    );
}

#[test]
fn no_name_speaks_for_itself() {
    check(
        "Georgia votes today. Officials in Atlanta and Savannah are ready.",
        &["Georgia: United States", "Atlanta: Georgia", "Savannah: Georgia"],
    );
    check("Georgia votes today. Officials in Tbilisi are ready.", &["Georgia: Georgia", "Tbilisi: Tbilisi"]);
}

#[test]
fn abbreviations_stand_for_their_states() {
    check(
        "The U.S. and the UK met in D.C. today.",
        &["U.S.: United States", "UK: United Kingdom", "D.C.: United States"],
    );
}

#[test]
fn a_unit_named_in_full_stays_one_before_its_offices() {
    check("The Lamar County Sheriff's Office in Texas knew.", &["Lamar County: Texas", "Texas: United States"]);
}

#[test]
fn codes_and_handles_hold_no_places() {
    check("The strain A/Memphis/14/96 was found by @Paris.", &[]);
}

#[test]
fn where_documents_come_from_tells_places_of_one_name_apart() {
    let maine = LonLat::new(-70.0, 43.9);
    assert_eq!(read_near("The mayor of Portland spoke.", Some(maine)), ["Portland: Maine"]);
    assert_eq!(read_near("The mayor of Portland spoke.", None), ["Portland: Oregon"]);
}

#[test]
fn every_mention_has_a_reason() {
    let linker = WorldLinker::new(Lexicon::shipped(), None);
    let id = DocumentId::new("trial");
    let text = "Berlin is far. Officials in Rome, Georgia, agreed.";
    let document = reading::read(&id, Format::Text, text.as_bytes()).unwrap().value;
    let read = read_whole(&linker, &document);
    assert_eq!(read.mentions.len(), 3);
    for found in read.mentions {
        let mention = linker.told(&found);
        assert!(!mention.sense_reasons.is_empty());
        assert!(mention.candidates.iter().all(|one| !one.reasons.is_empty()));
    }
}

/// The titles of the places that a text is linked to, beside the shipped region.
fn beside_region(text: &str, role: WorldRole) -> Vec<String> {
    let shipped = include_bytes!("../../../data/places.geojson");
    let mut region = Gazetteer::default();
    region.add(geojson::read_places("places", shipped).unwrap().value);
    let linker = Linker::new(&region).beside_world(role, None);
    let id = DocumentId::new("trial");
    let document = reading::read(&id, Format::Text, text.as_bytes()).unwrap().value;
    let mentions = linker.link_widely(&document).mentions;
    let places = mentions.iter().filter_map(|mention| mention.place());
    places.map(|id| id.as_str().to_owned()).collect()
}

#[test]
fn namesakes_elsewhere_are_kept_off_the_map_of_the_region() {
    let abroad = "Georgia votes today. Officials in Atlanta and Savannah are ready.";
    assert!(beside_region(abroad, WorldRole::Decoy).is_empty());
    let linked = beside_region(abroad, WorldRole::Linked);
    assert_eq!(linked, ["gn:4197000", "gn:4180439", "gn:4221552"]);
}

#[test]
fn who_acts_is_told_apart_only_in_documents_about_the_region() {
    let senses = |text: &str| -> Vec<Sense> {
        let shipped = include_bytes!("../../../data/places.geojson");
        let mut region = Gazetteer::default();
        region.add(geojson::read_places("places", shipped).unwrap().value);
        let linker = Linker::new(&region).beside_world(WorldRole::Linked, None);
        let id = DocumentId::new("trial");
        let document = reading::read(&id, Format::Text, text.as_bytes()).unwrap().value;
        linker.link_widely(&document).mentions.iter().map(|mention| mention.sense).collect()
    };
    let abroad = "France denied it. Delegates from Oslo, Lima, Quito and Nairobi met in Geneva.";
    assert!(!senses(abroad).contains(&Sense::Actor));
    assert!(senses("Armenia denied it. Delegates from Yerevan met in Tbilisi.").contains(&Sense::Actor));
}

#[test]
fn the_region_knows_its_own_places_best() {
    let home = "Georgia and Armenia signed in Tbilisi.";
    for role in [WorldRole::Decoy, WorldRole::Linked] {
        assert_eq!(beside_region(home, role), ["georgia", "armenia", "tbilisi"]);
    }
}

#[test]
fn an_organisation_of_a_namesake_elsewhere_is_not_of_the_region() {
    let abroad =
        "Moscow police arrested a University of Idaho student. Latah County charged him. The Moscow City Council met.";
    let linked = beside_region(abroad, WorldRole::Linked);
    assert!(!linked.contains(&"moscow".to_owned()), "{linked:?}");
}
