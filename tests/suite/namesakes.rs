//! Names that meet across spellings, and names that are no places of the region: what is pinned of sentences as
//! agreements and reports have them.

use std::collections::BTreeSet;
use treaty_atlas::{
    documents::document::DocumentId,
    ground::files::write_whole,
    linking::mention::Mention,
    project::{Inputs, Project, progress::Silent},
};

/// A project of sentences, one a document, with the shipped places of the region.
fn project(sentences: &[&str]) -> Project {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sentences.jsonl");
    let lines: Vec<String> = sentences
        .iter()
        .enumerate()
        .map(|(number, text)| serde_json::json!({"id": number.to_string(), "text": text}).to_string())
        .collect();
    write_whole(&path, lines.join("\n").as_bytes()).unwrap();
    Project::open(&Inputs { documents: vec![path], ..Inputs::default() }, &Silent).unwrap()
}

/// What is pinned of each sentence, as "title, kind".
fn pinned(project: &Project) -> Vec<BTreeSet<String>> {
    let ids: Vec<&DocumentId> = project.documents().iter().map(|document| &document.id).collect();
    let of = |id: &DocumentId| {
        let places = project.mentions(id).iter().filter_map(Mention::pinned_place);
        let places = places.filter_map(|place| project.gazetteer().place(place));
        places.map(|place| format!("{}, {}", place.title, place.kind.word())).collect()
    };
    ids.into_iter().map(of).collect()
}

/// Every sentence pins this and nothing else.
#[track_caller]
fn check(sentences: &[&str], expected: &[&str]) {
    let expected: BTreeSet<String> = expected.iter().map(|place| (*place).to_owned()).collect();
    for (sentence, pinned) in sentences.iter().zip(pinned(&project(sentences))) {
        assert_eq!(pinned, expected, "{sentence}");
    }
}

#[test]
fn spellings_of_one_place_are_one_place() {
    let agdam = [
        "The forces shall leave the Agdam district by the first of the month.",
        "The forces shall leave the Aghdam District by the first of the month.",
        "The forces shall leave the district of Ağdam by the first of the month.",
    ];
    check(&agdam, &["Agdam, district"]);
    let kalbajar = ["The Kalbajar district is handed back first.", "The Kelbajar district is handed back first."];
    check(&kalbajar, &["Kalbajar, district"]);
    check(&["The road passes the town of Shusha.", "The road passes the town of Shushi."], &["Shusha, town"]);
}

#[test]
fn a_corridor_is_not_the_district_of_its_name() {
    check(&["The Lachin corridor stays open to all travellers."], &["Lachin corridor, corridor"]);
    check(&["The Lachin district is handed back last."], &["Lachin, district"]);
}

#[test]
fn clocks_titles_and_parties_are_no_pins() {
    let sentences = [
        "The fire ceases at nine o'clock Moscow time.",
        "Both sides recall the Minsk agreements and thank the Minsk Group.",
        "The Republic of Armenia undertakes to hand over all maps of minefields.",
    ];
    check(&sentences, &[]);
}

#[test]
fn namesakes_elsewhere_are_not_pinned_in_the_region() {
    let sentences = [
        "Atlanta, Georgia - A judge in Georgia ruled that the state may keep its law. Senators in Atlanta will appeal.",
        "An earthquake struck Java on Monday. Officials in Jakarta said that villages in West Java were damaged.",
        "The mayor of Cali, Colombia, said that the police had left the Valle del Cauca. Cali stayed calm.",
        "Pilgrims travelled from Mecca to Madina in Saudi Arabia, where the governor of Madina met them.",
        "She wrote the service in Java and moved it to Kotlin.",
    ];
    check(&sentences, &[]);
}

#[test]
fn a_state_an_island_a_city_and_a_holy_town_are_none_of_the_region_however_the_text_speaks_of_them() {
    let sentences = [
        "Georgia lawmakers met on Tuesday. The Senate in Atlanta voted 33-20. Schools in Macon and Augusta will close.",
        "A Savannah man was arrested in Chatham County, Georgia, police said. He had driven from Jacksonville, Fla.",
        "The Georgia Bulldogs won in Athens. Georgia plays Florida next week in Jacksonville.",
        "Mount Merapi on Java erupted. People left Yogyakarta; ash fell on Surakarta and Semarang in Central Java.",
        "Java coffee is grown near Bandung and Malang. Indonesia sells it to Japan.",
        "Gunmen killed two people in Cali on Friday. Buenaventura and Palmira, in western Colombia, are tense.",
        "Flights from Bogotá to Cali were cancelled. Cali's airport reopened at noon.",
        "Buses took the pilgrims to Madina after they had prayed in Mecca. Jeddah's airport was full.",
        "Madina lies north of Mecca; both are in Saudi Arabia, and trains from Jeddah reach both.",
    ];
    check(&sentences, &[]);
}

#[test]
fn the_region_is_pinned_when_it_is_meant_by_the_same_name() {
    let sentences = ["Georgia opened the road from Tbilisi to Gori, and villages in Georgia had power again."];
    let titles = pinned(&project(&sentences));
    assert!(titles[0].contains("Georgia, country"), "{titles:?}");
}
