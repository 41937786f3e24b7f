//! Provisions on sheets: their fields and verdicts on the cards, the table, sheets of provisions by their ids.

use super::{brief, made, read, seeds, svg_words};
use crate::program::{folder, run, run_in};
use jiff::Timestamp;
use std::sync::Arc;
use tempfile::TempDir;
use treaty_atlas::{
    briefing::selection::claims_of_project,
    project::{Inputs, Kept, Project, progress::Silent, store::Holder},
    review::{
        Review,
        decision::{Change, Field, Reviewer, Signature, Verdict},
    },
};

/// The words of a sheet in one line.
fn words(folder: &TempDir, file: &str) -> String {
    svg_words(std::str::from_utf8(&read(folder, file)).unwrap()).replace('\n', " ")
}

/// The ids of the sample's provisions, with their categories.
fn provisions() -> Vec<(String, String)> {
    let ran = run(&["provisions", &seeds(), "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let all =
        found["documents"].as_array().unwrap().iter().flat_map(|document| document["provisions"].as_array().unwrap());
    let text = |provision: &serde_json::Value, key: &str| provision[key].as_str().unwrap().to_owned();
    all.map(|provision| (text(provision, "id"), text(provision, "category"))).collect()
}

#[test]
fn a_place_brings_its_provisions_with_who_when_and_how_much() {
    let folder = made(&["-o", "a.svg", "--place", "Lachin"]);
    let words = words(&folder, "a.svg");
    for said in
        ["Hand-over · Lachin district", "through Lachin district", "Who  Russian troops", "Not stated: date, quantity"]
    {
        assert!(words.contains(said), "lacks {said}: {words}");
    }
    for column in ["No.", "What", "Who", "Binding word", "“will”"] {
        assert!(words.contains(column), "the table lacks {column}: {words}");
    }
}

#[test]
fn a_way_that_a_provision_opens_is_drawn_and_told_in_the_legend() {
    let legend = |place: &str| words(&made(&["-o", "a.svg", "--place", place]), "a.svg").contains("Schematic route");
    assert!(legend("Lachin"));
    assert!(!legend("Agdam"));
}

#[test]
fn passages_that_promise_nothing_stay_plain_quotes() {
    let text = b"Crowds gathered in Lachin on Sunday. Many spoke of the weather in Lachin.";
    let folder = folder(&[("in/a.txt", text)]);
    assert_eq!(brief(folder.path(), "in", &["-o", "a.svg", "--place", "Lachin"]).code, Some(0));
    let words = words(&folder, "a.svg");
    assert!(words.contains("2 passages on") && !words.contains("Not stated") && !words.contains("No."), "{words}");
}

#[test]
fn a_provision_is_briefed_on_by_its_id_or_its_name() {
    let (id, _) = provisions().into_iter().find(|(_, category)| category == "handover").unwrap();
    let name = id.rsplit('#').next().unwrap();
    for id in [id.as_str(), name] {
        let folder = made(&["-o", "a.svg", "--provision", id]);
        let words = words(&folder, "a.svg");
        assert!(words.contains("Hand-over · Agdam") && words.contains("1 provision on 1 place"), "{words}");
    }
    let folder = folder(&[]);
    let unknown = brief(folder.path(), &seeds(), &["-o", "a.svg", "--provision", "para_99__nothing"]);
    assert_eq!(unknown.code, Some(1), "{unknown:#?}");
    assert!(unknown.stderr.contains("para_99__nothing"), "{unknown:#?}");
}

#[test]
fn a_sheet_of_everything_keeps_what_reviewers_do_not_agree_on_and_tells_what_each_holds() {
    let folder = folder(&[]);
    let sample = Project::open(&Inputs::default(), &Silent).unwrap();
    let provision = sample.all_provisions().find(|one| one.category.word() == "corridor").unwrap();
    let (subject, id) = (sample.subject_of(provision).unwrap(), &provision.id.to_string());
    let by = |name, second| Signature { reviewer: Reviewer::new(name), time: Timestamp::from_second(second).unwrap() };
    let mut review = Review::default();
    review.apply([Change::field(subject.clone(), Field::new("obligor"), None, "The guards")], &by("Ada", 1));
    review.apply([Change::verdict(subject.clone(), Verdict::Correct)], &by("Ada", 1));
    let sheet = |review: &Review| {
        let project = sample.deciding(&Arc::new(review.clone()), &Silent).unwrap();
        let path = folder.path().join("a.gpkg");
        Kept::create(&path, &Holder::own(Timestamp::UNIX_EPOCH), &project).unwrap().close().unwrap();
        let ran = run_in(folder.path(), &["brief", "a.gpkg", "-o", "a.svg", "--provision", id]);
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        std::fs::remove_file(path).unwrap();
        words(&folder, "a.svg").replace("  ", " ")
    };
    let accepted = sheet(&review);
    assert!(accepted.contains("Reviewed: accepted as corrected by Ada, 1970-01-01"), "{accepted}");
    review.apply([Change::verdict(subject, Verdict::Reject)], &by("Ben", 2));
    let disputed = sheet(&review);
    let told = "Reviewers differ: Ada accepts (corrected), Ben rejects";
    assert!(disputed.contains(told) && disputed.contains("The guards (Ada)"), "{disputed}");
    let project = sample.deciding(&Arc::new(review), &Silent).unwrap();
    assert!(claims_of_project(&project).iter().any(|claim| claim.id == *id), "it is no plain passage");
}

#[test]
fn cards_say_what_reviewers_hold_and_what_they_rejected_is_not_claimed() {
    let folder = folder(&[]);
    let sample = Project::open(&Inputs::default(), &Silent).unwrap();
    let subject = |category: &str| {
        let mut all = sample.all_provisions();
        let found = all.find(|provision| provision.category.word() == category && !provision.places.is_empty());
        sample.subject_of(found.unwrap()).unwrap()
    };
    let by = Signature { reviewer: Reviewer::new("Ada"), time: Timestamp::UNIX_EPOCH };
    let mut review = Review::default();
    let (handover, corridor) = (subject("handover"), subject("corridor"));
    review.apply([Change::verdict(handover.clone(), Verdict::Correct)], &by);
    review.apply([Change::field(handover, Field::new("deadline"), None, "by the first of May")], &by);
    review.apply([Change::verdict(corridor, Verdict::Reject)], &by);
    let project = sample.deciding(&Arc::new(review), &Silent).unwrap();
    let path = folder.path().join("a.gpkg");
    Kept::create(&path, &Holder::own(Timestamp::UNIX_EPOCH), &project).unwrap().close().unwrap();
    for (place, said, unsaid) in [
        ("Agdam", "accepted as corrected by Ada, 1970-01-01", "rejected"),
        ("Agdam", "by the first of May", "Not stated: date"),
        ("Lachin", "safe transit", "Corridor and transit"),
    ] {
        let ran = run_in(folder.path(), &["brief", "a.gpkg", "-o", "a.svg", "--place", place]);
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        let words = words(&folder, "a.svg").replace("  ", " ");
        assert!(words.contains(said) && !words.contains(unsaid), "{place}: {words}");
    }
}

/// Three towns.
const TOWNS: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","id":"dolva","properties":{"name":"Dolva","kind":"town"},"geometry":{"type":"Point","coordinates":[21.0,3.0]}},
    {"type":"Feature","id":"gorim","properties":{"name":"Gorim","kind":"town"},"geometry":{"type":"Point","coordinates":[21.4,3.3]}},
    {"type":"Feature","id":"tamsa","properties":{"name":"Tamsa","kind":"town"},"geometry":{"type":"Point","coordinates":[21.2,2.8]}}]}"#;

const SETTLEMENT: &str = "The Parties shall exchange all prisoners of war within ten days.\n\n\
    The displaced persons shall return to Dolva, to Gorim and to Tamsa.\n\n\
    The Parties shall establish a demilitarized zone extending 10 kilometres on each side of the line between Dolva \
    and Gorim.\n\n\
    A corridor between Dolva and Gorim shall be opened by 1 May 2027.\n\n\
    A humanitarian corridor between Dolva and Gorim shall be kept open for convoys.";

/// A folder with the settlement and its towns.
fn settlement() -> TempDir {
    folder(&[("a.txt", SETTLEMENT.as_bytes()), ("towns.geojson", TOWNS.as_bytes())])
}

#[test]
fn a_heading_counts_the_places_that_it_leaves_out_and_lays_no_line_along_a_town() {
    let folder = settlement();
    let inputs = ["a.txt", "towns.geojson"].map(|name| folder.path().join(name));
    let project = Project::open(&Inputs::sorted_by_kind(inputs), &Silent).unwrap();
    let headings: Vec<String> = claims_of_project(&project).into_iter().map(|claim| claim.heading).collect();
    for heading in [
        "Return of people · to Dolva town, to Gorim town and 1 more",
        "Demilitarised or buffer zone · Dolva town, Gorim town",
    ] {
        assert!(headings.iter().any(|one| one == heading), "lacks {heading}: {headings:#?}");
    }
}

#[test]
fn a_dossier_ends_with_what_concerns_no_place() {
    let folder = settlement();
    let ran = brief(folder.path(), "a.txt", &["--places", "towns.geojson", "--size", "dossier", "-o", "a.svg"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    let pages: Vec<String> = (1..100)
        .map(|page| folder.path().join(format!("a-{page}.svg")))
        .take_while(|path| path.exists())
        .map(|path| svg_words(&std::fs::read_to_string(path).unwrap()))
        .collect();
    let is_placeless = |page: &&String| page.contains("Without a place") && page.contains("all prisoners of war");
    assert!(pages.len() > 1 && pages.last().is_some_and(|page| is_placeless(&page)), "{pages:#?}");
    assert!(pages.iter().position(|page| is_placeless(&page)) == Some(pages.len() - 1), "{pages:#?}");
}

#[test]
fn the_legend_has_each_entry_once_however_many_provisions_draw_it() {
    let folder = settlement();
    let ran = brief(folder.path(), "a.txt", &["--places", "towns.geojson", "--place", "Dolva", "-o", "a.svg"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    let words = svg_words(std::str::from_utf8(&read(&folder, "a.svg")).unwrap());
    let lines: Vec<&str> = words.lines().collect();
    let count = |entry: &str| lines.iter().filter(|line| **line == entry).count();
    assert_eq!((count("Schematic route"), count("Zone, true to scale")), (1, 0), "{words}");
}

#[test]
fn marks_of_markdown_are_not_printed_and_the_quote_is_found_again() {
    let text = b"- The army shall leave **Dolva** by [1 May 2027](http://example.org/a_b).";
    let folder = folder(&[("a.md", text), ("towns.geojson", TOWNS.as_bytes())]);
    let ran = brief(folder.path(), "a.md", &["--places", "towns.geojson", "--place", "Dolva", "-o", "a.svg"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    let shown = svg_words(std::str::from_utf8(&read(&folder, "a.svg")).unwrap()).replace('\n', "");
    assert!(shown.contains("\u{201c}The army shall leave Dolva by 1 May 2027.\u{201d}"), "{shown}");
    let verified = run_in(folder.path(), &["verify", "a.svg", "--sources", "a.md"]);
    assert_eq!(verified.code, Some(0), "{verified:#?}");
    for (name, words) in [
        ("a.html", "The army shall leave Dolva by 1 May 2027."),
        ("a.kml", "The army shall leave Dolva by 1 May 2027."),
        ("a.csv", "- The army shall leave **Dolva** by [1 May 2027]"),
    ] {
        let ran = run_in(folder.path(), &["export", "a.md", "--places", "towns.geojson", "-o", name]);
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        let written = String::from_utf8(read(&folder, name)).unwrap();
        assert!(written.contains(words), "{name}: {written}");
    }
}
