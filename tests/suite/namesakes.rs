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
