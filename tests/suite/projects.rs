//! Projects on the command line: written, read by every command that takes inputs, merged, compared, and
//! written in the formats of the field.

use crate::program::{Ran, folder, run, run_in};
use jiff::Timestamp;
use std::{
    io::{Cursor, Read as _},
    path::Path,
    sync::Arc,
};
use tempfile::TempDir;
use treaty_atlas::{
    documents::{document::Document, selector::Selector},
    exchange::ExportFormat,
    ground::text::Span,
    places::{
        geojson::read_places,
        place::{Place, PlaceId},
    },
    project::{
        ADDED, Inputs, Kept, Project,
        progress::Silent,
        store::{Holder, Store},
    },
    provisions::field::Flag,
    review::{
        Review,
        decision::{Change, Field, Reviewer, Signature, Verdict},
        subject::Subject,
    },
};

#[track_caller]
fn check(folder: &Path, arguments: &[&str], code: i32) -> Ran {
    let ran = run_in(folder, arguments);
    assert_eq!(ran.code, Some(code), "{ran:#?}");
    ran
}

/// A provision of a document, by its words.
fn provision(document: &Document, words: &str, category: &str) -> Subject {
    let start = document.text.scalar_of(document.text.as_str().find(words).unwrap());
    let words = Selector::of(document, Span::new(start, start + words.chars().count())).unwrap();
    Subject::Provision { words, category: category.into() }
}

/// A folder with the sample as a project, reviewed by two.
fn reviewed() -> TempDir {
    let folder = folder(&[]);
    let sample = Project::open(&Inputs::default(), &Silent).unwrap();
    let document = &sample.documents()[0];
    let handover = provision(document, "the eastern district of Agdam", "handover");
    let corridor = provision(document, "the main road", "corridor");
    let decide = |name: &str, second: i64, verdicts: [Verdict; 2]| {
        let at = |second| Timestamp::from_second(second).unwrap();
        let by = |second| Signature { reviewer: Reviewer::new(name), time: at(second) };
        let mut review = Review::default();
        review.apply([Change::verdict(corridor.clone(), verdicts[1])], &by(second));
        let obligor = Change::field(corridor.clone(), Field::new("obligor"), Some("Russia"), name);
        review.apply([obligor], &by(second));
        review.apply([Change::verdict(handover.clone(), verdicts[0])], &by(second + 1));
        review.apply([Change::note(handover.clone(), &format!("=1+1 <{name}> & |"))], &by(second + 1));
        let project = sample.deciding(&Arc::new(review), &Silent).unwrap();
        let path = folder.path().join(format!("{name}.gpkg"));
        Kept::create(&path, &Holder::own(Timestamp::UNIX_EPOCH), &project).unwrap().close().unwrap();
    };
    decide("ada", 1, [Verdict::Accept, Verdict::Correct]);
    decide("ben", 60, [Verdict::Accept, Verdict::Reject]);
    folder
}

fn read(folder: &TempDir, name: &str) -> String {
    std::fs::read_to_string(folder.path().join(name)).unwrap()
}

#[test]
fn a_project_is_an_input_of_every_command() {
    let folder = folder(&[]);
    check(folder.path(), &["export", "-o", "a.gpkg"], 0);
    let linked = check(folder.path(), &["link", "a.gpkg"], 0).stdout;
    assert_eq!(linked, run(&["link", "seeds"]).stdout);
    let checked = check(folder.path(), &["check", "a.gpkg"], 0);
    assert!(checked.stderr.contains("nothing to mend"), "{checked:#?}");
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["a.gpkg"], "nothing is left beside it");
}

#[test]
fn files_that_are_no_projects_are_refused_in_one_line() {
    let folder = folder(&[("a.gpkg", b"no database"), ("b.gpkg", b"")]);
    for name in ["a.gpkg", "b.gpkg", "missing.gpkg"] {
        let ran = check(folder.path(), &["link", name], 1);
        assert_eq!(ran.stderr.lines().count(), 1, "{ran:#?}");
        assert!(ran.stderr.contains(name), "{ran:#?}");
    }
    check(folder.path(), &["export", "a.gpkg", "-o", "a.xls"], 2);
}

#[test]
fn the_help_names_every_format_with_its_ending_and_what_it_is_for() {
    let help = check(folder(&[]).path(), &["export", "--help"], 0).stdout;
    for format in ExportFormat::ALL {
        let line = format!("  .{:<9} {}: {}\n", format.ending(), format.name(), format.purpose());
        assert!(help.contains(&line), "{line} in {help}");
        assert!(help.lines().all(|line| line.chars().count() <= 120), "{help}");
    }
}

#[test]
fn the_same_project_is_written_as_the_same_bytes() {
    let folder = reviewed();
    for end in ExportFormat::ALL.map(ExportFormat::ending) {
        let write = |name: &str| {
            let name = format!("{name}.{end}");
            check(folder.path(), &["export", "ada.gpkg", "-o", &name], 0);
            std::fs::read(folder.path().join(name)).unwrap()
        };
        assert_eq!(write("one"), write("two"), "{end}");
    }
}

#[test]
fn verdicts_corrections_and_codes_of_pax_are_written() {
    let folder = reviewed();
    let export = |name: &str| {
        check(folder.path(), &["export", "ada.gpkg", "-o", name], 0);
        read(&folder, name)
    };
    let table = export("a.csv");
    assert!(table.starts_with("row,document,"), "{table}");
    let row = table.lines().find(|row| row.starts_with("provision,") && row.contains("obligor: ada")).unwrap();
    assert!(row.contains("HrMob") && row.contains(",correct,") && row.contains("corridor"), "{row}");
    assert!(table.contains(",'=1+1 <ada> & |"), "no formula");
    let page = export("a.html");
    assert!(page.contains("Hand-over") && page.contains("=1+1 &lt;ada&gt; &amp; |"));
    for remote in ["href=", "src=", "@import", "url("] {
        assert!(!page.contains(remote), "{remote}");
    }
    let plain = export("a.md");
    assert!(plain.contains("| accept | Hand-over |"), "{plain}");
    assert!(plain.contains("\\<ada\\> \\& \\|"), "{plain}");
    let map = export("a.kml");
    assert!(map.contains("<value>accept</value>") && map.contains("&lt;ada&gt;"));
    let annotations: serde_json::Value = serde_json::from_str(&export("a.jsonld")).unwrap();
    let items = annotations["items"].as_array().unwrap();
    let judged = items.iter().find(|item| item["body"][1]["value"] == "correct").unwrap();
    assert_eq!(judged["target"]["selector"][1]["exact"], "the main road");
    let start = judged["target"]["selector"][0]["start"].as_u64().unwrap() as usize;
    let text: Vec<char> =
        Project::open(&Inputs::default(), &Silent).unwrap().documents()[0].text.as_str().chars().collect();
    assert!(text[start..].starts_with(&"the main road".chars().collect::<Vec<_>>()));
}

/// A folder with the project of both reviewers, `both.gpkg`, and it in all formats.
fn disputed() -> TempDir {
    let folder = reviewed();
    check(folder.path(), &["merge", "ada.gpkg", "ben.gpkg", "-o", "both.gpkg"], 0);
    for end in ["csv", "html", "md", "kml", "jsonld", "qdpx"] {
        check(folder.path(), &["export", "both.gpkg", "-o", &format!("both.{end}")], 0);
    }
    folder
}

#[test]
fn where_reviewers_differ_each_export_tells_what_each_of_them_holds() {
    let folder = disputed();
    let both = "ada accepts (corrected), ben rejects";
    for end in ["csv", "html", "md", "kml"] {
        let written = read(&folder, &format!("both.{end}"));
        assert!(written.contains(both), "{end}: {written}");
        assert!(written.contains("obligor: ada (ada)"), "{end}: {written}");
        assert!(written.contains("ada accepts, ben accepts"), "{end}: {written}");
        assert!(!written.contains("obligor: ben"), "whoever rejects it has no say in what it says: {written}");
    }
    let table = read(&folder, "both.csv");
    assert!(table.contains(",differs,\"ada accepts (corrected), ben rejects\","), "{table}");
    let annotations: serde_json::Value = serde_json::from_str(&read(&folder, "both.jsonld")).unwrap();
    let items = annotations["items"].as_array().unwrap().iter();
    let on_road = items.filter(|item| item["target"]["selector"][1]["exact"] == "the main road");
    let credited: Vec<(&str, &str, &str)> = on_road
        .map(|item| [&item["creator"]["name"], &item["body"][1]["value"], &item["body"][2]["value"]])
        .map(|all| all.map(|value| value.as_str().unwrap()))
        .map(|[name, verdict, edit]| (name, verdict, edit))
        .collect();
    assert_eq!(credited, [("ada", "correct", "obligor: ada"), ("ben", "reject", "obligor: ben")]);
    let ids: Vec<&str> =
        annotations["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
    let apart: std::collections::BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(ids.len(), apart.len(), "each has an id of its own");
}

#[test]
fn the_layer_of_provisions_tells_what_each_reviewer_holds_with_fields_as_corrected() {
    let folder = folder(&[("a.txt", b"The district of Agdam shall be returned by 1 December 2020.")]);
    let sample = Project::open(&Inputs::sorted_by_kind([folder.path().join("a.txt")]), &Silent).unwrap();
    let provision = sample.all_provisions().find(|one| one.has(Flag::AgentNotNamed)).unwrap();
    let subject = sample.subject_of(provision).unwrap();
    let by = |name, second| Signature { reviewer: Reviewer::new(name), time: Timestamp::from_second(second).unwrap() };
    let row = |review: &Review| {
        let path = folder.path().join("a.gpkg");
        let project = sample.deciding(&Arc::new(review.clone()), &Silent).unwrap();
        Kept::create(&path, &Holder::own(Timestamp::UNIX_EPOCH), &project).unwrap().close().unwrap();
        let connection = rusqlite::Connection::open(&path).unwrap();
        let sql = "SELECT verdict, reviewers, corrections, fields FROM provisions WHERE id = ?1";
        let text = |row: &rusqlite::Row<'_>, at: usize| row.get::<_, String>(at).unwrap();
        let key = provision.id.key.as_str();
        let row = connection.query_row(sql, [key], |row| Ok([0, 1, 2, 3].map(|at| text(row, at)))).unwrap();
        std::fs::remove_file(path).unwrap();
        row
    };
    let mut review = Review::default();
    review.apply([Change::verdict(subject.clone(), Verdict::Correct)], &by("Ada", 1));
    review.apply([Change::field(subject.clone(), Field::new("obligor"), None, "The guards")], &by("Ada", 1));
    let [verdict, reviewers, corrections, fields] = row(&review);
    assert_eq!([verdict, reviewers, corrections], ["correct", "Ada accepts (corrected)", "obligor: The guards"]);
    let fields: serde_json::Value = serde_json::from_str(&fields).unwrap();
    assert_eq!(fields["obligor"], "The guards");
    assert!(!fields["flags"].as_str().unwrap_or_default().contains(Flag::AgentNotNamed.word()), "{fields}");
    review.apply([Change::verdict(subject, Verdict::Reject)], &by("Ben", 2));
    let [verdict, reviewers, corrections, _] = row(&review);
    let both = "Ada accepts (corrected), Ben rejects";
    assert_eq!([verdict, reviewers, corrections], ["differs", both, "obligor: The guards (Ada)"]);
}

#[test]
fn places_that_were_written_are_read_as_the_same_places() {
    let folder = folder(&[]);
    let project = Project::open(&Inputs::default(), &Silent).unwrap();
    for name in ["a.geojson", "a.lpf.json"] {
        check(folder.path(), &["export", "-o", name], 0);
        let again = read_places(name, read(&folder, name).as_bytes()).unwrap();
        assert!(again.value.len() > 5, "{name}");
        for mut place in again.value {
            let known = project.gazetteer().place(&place.id).unwrap();
            place.source = Arc::clone(&known.source);
            assert_eq!(place, *known, "{name}");
        }
    }
}

#[test]
fn a_qdpx_has_its_sources_and_every_code_that_is_used() {
    let folder = reviewed();
    check(folder.path(), &["export", "ada.gpkg", "-o", "a.qdpx"], 0);
    let bytes = std::fs::read(folder.path().join("a.qdpx")).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut described = String::new();
    archive.by_name("project.qde").unwrap().read_to_string(&mut described).unwrap();
    let source = described.split("internal://").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut text = String::new();
    archive.by_name(&format!("sources/{source}")).unwrap().read_to_string(&mut text).unwrap();
    assert!(text.starts_with("Already on Tuesday"));
    let between = |part: &str| part.split('"').next().unwrap().to_owned();
    let used: Vec<String> = described.split("targetGUID=\"").skip(1).map(between).collect();
    assert!(used.len() > 10);
    for guid in used {
        assert!(described.contains(&format!(" guid=\"{guid}\"")), "{guid} is defined");
    }
    assert!(described.contains("=1+1 &lt;ada&gt;"));
}

#[test]
fn a_qdpx_names_the_reviewer_of_each_verdict_correction_and_note() {
    let folder = disputed();
    let mut archive = zip::ZipArchive::new(std::fs::File::open(folder.path().join("both.qdpx")).unwrap()).unwrap();
    let mut described = String::new();
    archive.by_name("project.qde").unwrap().read_to_string(&mut described).unwrap();
    let between = |from: &str, start: &str, end: &str| -> String {
        from.split(start).nth(1).unwrap().split(end).next().unwrap().to_owned()
    };
    // The user of a name is written behind its identifier.
    let user = |name: &str| {
        let head = described.split(&format!("\" name=\"{name}\"")).next().unwrap();
        head.rsplit('"').next().unwrap().to_owned()
    };
    let users = ["Treaty Atlas", "ada", "ben"].map(user);
    let selection = described
        .split("<PlainTextSelection ")
        .find(|one| one.contains("NoteRef") && one.contains("name=\"Corridor"))
        .unwrap();
    let codings: Vec<String> =
        selection.split("<Coding ").skip(1).map(|coding| between(coding, "creatingUser=\"", "\"")).collect();
    assert_eq!(codings, users, "the category by the program, a verdict by each reviewer");
    for (name, user) in ["ada", "ben"].iter().zip(&users[1..]) {
        let words = format!("Corrected: obligor: {name}</PlainTextContent>");
        let note = described.split("<Note ").find(|note| note.contains(&words)).unwrap();
        assert!(note.contains(&format!("creatingUser=\"{user}\"")), "{note}");
    }
}

#[test]
fn reviewers_are_merged_and_their_disagreements_listed() {
    let folder = reviewed();
    let ran = check(folder.path(), &["merge", "ada.gpkg", "ben.gpkg", "-o", "both.gpkg"], 0);
    assert!(ran.stdout.contains("corridor,verdict,,ada,correct"), "{ran:#?}");
    assert!(ran.stdout.contains("corridor,verdict,,ben,reject"), "{ran:#?}");
    assert!(ran.stdout.contains("corridor,field,obligor,ben,ben"), "{ran:#?}");
    let count = |name: &str| {
        let store = Store::open(&folder.path().join(name), &Holder::own(Timestamp::UNIX_EPOCH)).unwrap();
        store.decisions().unwrap().0.len()
    };
    assert_eq!(count("both.gpkg"), count("ada.gpkg") + count("ben.gpkg"));
    let again = check(folder.path(), &["merge", "both.gpkg", "ben.gpkg", "ada.gpkg", "-o", "all.gpkg"], 0);
    assert_eq!(again.stdout, ran.stdout);
    assert_eq!(count("all.gpkg"), count("both.gpkg"));
}

#[test]
fn agreement_is_told_with_its_count_and_how_far_to_trust_it() {
    let folder = reviewed();
    let ran = check(folder.path(), &["agreement", "ada.gpkg", "ben.gpkg"], 0);
    let row = |start: &str| ran.stdout.lines().find(|row| row.starts_with(start)).unwrap().to_owned();
    assert!(row("verdict,all,ada,ben,2,0.5,").ends_with("fewer than 30: do not rely on it"), "{ran:#?}");
    assert!(row("verdict,handover,ada,ben,1,1,1,,,,").contains("kappa has no meaning"), "{ran:#?}");
    assert!(row("field,category,ada,ben,1").contains("no meaning"), "{ran:#?}");
    let alone = check(folder.path(), &["agreement", "ada.gpkg"], 2);
    assert!(alone.stderr.contains("only ada has decided"), "{alone:#?}");
    let one = check(folder.path(), &["agreement", "ada.gpkg", "ben.gpkg", "--between", "ada"], 2);
    assert!(one.stderr.contains("name both with --between"), "{one:#?}");
    check(folder.path(), &["export", "-o", "plain.gpkg"], 0);
    let nobody = check(folder.path(), &["agreement", "plain.gpkg"], 2);
    assert!(nobody.stderr.contains("nobody has decided"), "{nobody:#?}");
}

#[test]
fn annotations_that_were_written_are_read_as_the_same_decisions() {
    let folder = reviewed();
    check(folder.path(), &["export", "-o", "plain.gpkg"], 0);
    check(folder.path(), &["export", "ada.gpkg", "-o", "ada.jsonld"], 0);
    check(folder.path(), &["merge", "plain.gpkg", "ada.jsonld", "-o", "again.gpkg"], 0);
    check(folder.path(), &["export", "again.gpkg", "-o", "again.jsonld"], 0);
    assert_eq!(read(&folder, "again.jsonld"), read(&folder, "ada.jsonld"));
}

#[test]
fn annotations_of_several_reviewers_are_read_as_the_decisions_of_each() {
    let folder = disputed();
    check(folder.path(), &["export", "-o", "plain.gpkg"], 0);
    let ran = check(folder.path(), &["merge", "plain.gpkg", "both.jsonld", "-o", "again.gpkg"], 0);
    let both = check(folder.path(), &["merge", "ada.gpkg", "ben.gpkg", "-o", "x.gpkg"], 0);
    assert_eq!(ran.stdout, both.stdout, "the same disagreements");
    check(folder.path(), &["export", "again.gpkg", "-o", "again.jsonld"], 0);
    assert_eq!(read(&folder, "again.jsonld"), read(&folder, "both.jsonld"));
}

#[test]
fn annotations_of_other_programs_are_read_by_their_quotes() {
    let annotation = r#"[{"type":"Annotation","body":[{"type":"TextualBody","purpose":"commenting","value":"sure?"}],
        "target":{"selector":[{"type":"TextQuoteSelector","exact":"main road","prefix":"which holds the "}]}},
        {"type":"Annotation","target":{"selector":{"type":"TextQuoteSelector","exact":"no such words"}}}]"#;
    let folder = folder(&[("notes.jsonld", annotation.as_bytes()), ("none.jsonld", b"{}"), ("broken.jsonld", b"{")]);
    check(folder.path(), &["export", "-o", "plain.gpkg"], 0);
    let ran = check(folder.path(), &["merge", "plain.gpkg", "notes.jsonld", "-o", "with.gpkg"], 0);
    assert!(ran.stderr.contains("annotation 2: its words are in no document"), "{ran:#?}");
    assert!(ran.stderr.contains("1 decision of 1 reviewer"), "{ran:#?}");
    check(folder.path(), &["merge", "plain.gpkg", "none.jsonld", "-o", "x.gpkg"], 1);
    check(folder.path(), &["merge", "plain.gpkg", "broken.jsonld", "-o", "x.gpkg"], 1);
}

#[test]
fn a_place_that_one_reviewer_added_is_in_the_merged_project() {
    let folder = folder(&[("a.txt", b"They stayed in Zelvik.")]);
    check(folder.path(), &["export", "a.txt", "-o", "ada.gpkg"], 0);
    let look = |name: &str| Kept::look(&folder.path().join(name), &Silent).unwrap();
    let feature = br#"{"type":"Feature","id":"zelvik","properties":{"name":"Zelvik","kind":"town"},
        "geometry":{"type":"Point","coordinates":[46,40]}}"#;
    let place = Place { source: Arc::from(ADDED), ..read_places("a", feature).unwrap().value.remove(0) };
    let mut review = Review::default();
    review.apply([Change::place(place)], &Signature { reviewer: Reviewer::new("ben"), time: Timestamp::UNIX_EPOCH });
    let project = look("ada.gpkg").project.deciding(&Arc::new(review), &Silent).unwrap();
    let ben = folder.path().join("ben.gpkg");
    Kept::create(&ben, &Holder::own(Timestamp::UNIX_EPOCH), &project).unwrap().close().unwrap();
    check(folder.path(), &["merge", "ada.gpkg", "ben.gpkg", "-o", "both.gpkg"], 0);
    let both = look("both.gpkg");
    assert!(!both.is_derived_anew, "what follows from the decisions is in the file, for other programs too");
    assert_eq!(both.project.links_of(&PlaceId::new("zelvik")).len(), 1);
    assert_eq!(both.project.warnings(), []);
}
