//! Sheets as files: what they say, that they can be read and verified again, that nothing in a text breaks them.

mod fonts;
mod provisions;
mod reading_order;

use crate::program::{Ran, folder, root, run, run_in};
use std::{collections::BTreeSet, fs, path::Path, process::Command};
use tempfile::TempDir;

/// The folder of the sample corpus.
fn seeds() -> String {
    root().join("seeds").display().to_string()
}

/// Makes a sheet in a folder of its own; gives the folder.
#[track_caller]
fn made(arguments: &[&str]) -> TempDir {
    let folder = folder(&[]);
    let ran = brief(folder.path(), &seeds(), arguments);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    folder
}

fn brief(folder: &Path, input: &str, arguments: &[&str]) -> Ran {
    let mut all = vec!["brief", input];
    all.extend(arguments);
    run_in(folder, &all)
}

fn read(folder: &TempDir, file: &str) -> Vec<u8> {
    fs::read(folder.path().join(file)).unwrap()
}

/// The words between the tags of an SVG, a text a line.
fn svg_words(svg: &str) -> String {
    let texts = svg.split("<text ").skip(1);
    let words = texts.filter_map(|text| text.split_once('>')?.1.split_once("</text>"));
    words.map(|(words, _)| words.to_owned() + "\n").collect()
}

#[test]
fn a_sheet_quotes_each_passage_with_its_place_and_its_source() {
    let folder = made(&["-o", "a.svg", "--place", "Lachin", "--title", "What is said of it", "--marking", "Draft"]);
    let svg = String::from_utf8(read(&folder, "a.svg")).unwrap();
    let words = svg_words(&svg);
    for said in [
        "What is said of it",
        "DRAFT",
        "characters 1476–1580",
        "characters 3035–3263",
        "¶3",
        "Boundaries are approximate",
        "1 : ",
        "Web Mercator",
        "sha256",
        "page 1 of 1",
        "OpenStreetMap",
    ] {
        assert!(words.contains(said), "lacks {said}: {words}");
    }
    let joined = words.replace('\n', "");
    assert!(joined.contains("provide safe transit between Nagorno-Karabakh and Armenia"), "{joined}");
    assert!(svg.contains("@font-face") && !svg.contains("http://fonts"), "fonts are in the file");
}

#[test]
fn a_sheet_as_pdf_is_tagged_and_its_words_are_read_again() {
    let folder = made(&["-o", "a.pdf", "--place", "Lachin"]);
    let pdf = read(&folder, "a.pdf");
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let linked = run_in(folder.path(), &["link", "a.pdf"]);
    let surfaces: Vec<String> = linked.mentions().iter().map(|one| one.text("surface").to_owned()).collect();
    assert!(surfaces.iter().any(|surface| surface == "Lachin"), "{surfaces:?}");
    let text = String::from_utf8_lossy(&pdf);
    for part in ["/StructTreeRoot", "/Lang", "/EmbeddedFile", "/Outlines"] {
        assert!(text.contains(part), "lacks {part}");
    }
}

#[test]
fn the_same_sheet_has_the_same_bytes_whoever_makes_it_and_wherever() {
    let folder = folder(&[]);
    for ending in ["pdf", "svg", "png", "html"] {
        let arguments = |file: &str| -> Vec<String> {
            ["brief", &seeds(), "-o", file, "--place", "Agdam", "--dpi", "60"].map(str::to_owned).to_vec()
        };
        let (one, other) = (format!("one.{ending}"), format!("other.{ending}"));
        let program = env!("CARGO_BIN_EXE_treaty-atlas");
        let first = Command::new(program).args(arguments(&one)).current_dir(folder.path()).status();
        assert!(first.unwrap().success());
        let mut second = Command::new(program);
        second.args(arguments(&other)).current_dir(folder.path());
        second.env("LANG", "tr_TR.UTF-8").env("LC_ALL", "tr_TR.UTF-8").env("TZ", "Asia/Kathmandu");
        second.env("HOME", folder.path()).env("USER", "somebody");
        assert!(second.status().unwrap().success());
        assert!(read(&folder, &one) == read(&folder, &other), "{ending}");
    }
}

#[test]
fn quotes_are_verified_in_every_format_and_a_changed_letter_is_named() {
    let text = fs::read_to_string(root().join("seeds/000_3d84ca3364ef8fc6.txt")).unwrap();
    let changed = text.replace("safe transit", "safe tranzit");
    let folder = folder(&[("in/a.txt", text.as_bytes()), ("changed/a.txt", changed.as_bytes())]);
    for file in ["a.pdf", "a.svg", "a.html"] {
        let made = brief(folder.path(), "in", &["-o", file, "--place", "Lachin"]);
        assert_eq!(made.code, Some(0), "{made:#?}");
        let held = run_in(folder.path(), &["verify", file, "--sources", "in"]);
        assert_eq!(held.code, Some(0), "{held:#?}");
        assert!(held.stdout.contains("2 of 2"), "{held:#?}");
        let failed = run_in(folder.path(), &["verify", file, "--sources", "changed"]);
        assert_eq!(failed.code, Some(1), "{failed:#?}");
        for part in ["quote 1", "transit", "tranzit", "1 of 2", "its bytes differ"] {
            assert!(failed.stdout.contains(part), "lacks {part}: {failed:#?}");
        }
    }
    let exported = run_in(folder.path(), &["link", "in", "--format", "geojson", "-o", "links.geojson"]);
    assert_eq!(exported.code, Some(0));
    assert_eq!(run_in(folder.path(), &["verify", "links.geojson", "--sources", "in"]).code, Some(0));
    assert_eq!(run_in(folder.path(), &["verify", "links.geojson", "--sources", "changed"]).code, Some(1));
}

#[test]
fn what_carries_no_quotes_cannot_be_verified() {
    let folder = folder(&[("a.txt", b"Hello."), ("b.pdf", b"%PDF-1.7 nothing"), ("c.svg", b"<svg/>")]);
    for file in ["a.txt", "b.pdf", "c.svg", "none.pdf"] {
        let ran = run_in(folder.path(), &["verify", file]);
        assert_eq!(ran.code, Some(1), "{ran:#?}");
        assert!(ran.stderr.contains(file), "{ran:#?}");
    }
}

#[test]
fn hostile_words_are_inert_and_leave_the_sheet_intact() {
    let marks = "\u{301}".repeat(2000);
    let text = format!(
        "=cmd|'/c calc' <script>alert(1)</script> & \u{202e}Lachin\u{202c} \u{7}fell. Agdam{marks} stood. {} Lachin.",
        "Lachin ".repeat(1500)
    );
    let folder = folder(&[("in/a.txt", text.as_bytes())]);
    let title = format!("<b>&\"'\u{202e}{}", "long ".repeat(2000));
    for file in ["a.svg", "a.pdf", "a.png", "a.html"] {
        let arguments = ["-o", file, "--place", "Lachin", "--place", "Agdam", "--title", &title, "--dpi", "50"];
        let ran = brief(folder.path(), "in", &arguments);
        assert_eq!(ran.code, Some(0), "{file}: {ran:#?}");
    }
    for file in ["a.svg", "a-1.svg"] {
        let Ok(svg) = fs::read_to_string(folder.path().join(file)) else { continue };
        assert!(!svg.contains("<script") && !svg.contains("<b>"), "{file}");
        let mut reader = quick_xml::Reader::from_str(&svg);
        while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
    }
    let html = fs::read_to_string(folder.path().join("a.html")).unwrap();
    assert!(!html.contains("<script>") && !html.contains("<b>"));
    assert_eq!(run_in(folder.path(), &["verify", "a.pdf", "--sources", "in"]).code, Some(0));
}

#[test]
fn places_alone_make_a_sheet_that_says_so_whatever_they_are_called() {
    let long = "x".repeat(10_000);
    let marks = format!("A{}", "\u{301}".repeat(2000));
    let names =
        ["<script>alert(1)</script>", "=cmd|'/c calc'", "\u{202e}evil\u{202c}\u{7}", "../../etc/passwd", &long, &marks];
    let features = names.iter().zip(1..).map(|(name, at)| {
        let geometry = serde_json::json!({ "type": "Point", "coordinates": [40 + at, 40] });
        serde_json::json!({ "type": "Feature", "properties": { "name": name, "kind": "town" }, "geometry": geometry })
    });
    let features: Vec<_> = features.collect();
    let file = serde_json::json!({ "type": "FeatureCollection", "features": features }).to_string();
    let folder = folder(&[("a.geojson", file.as_bytes())]);
    for name in ["a.svg", "a.pdf", "a.png", "a.html"] {
        let ran = run_in(folder.path(), &["brief", "a.geojson", "-o", name, "--dpi", "50"]);
        assert_eq!(ran.code, Some(0), "{name}: {ran:#?}");
    }
    let svg = fs::read_to_string(folder.path().join("a.svg")).unwrap();
    assert!(!svg.contains("<script") && svg.contains("no source was read"), "{svg}");
    assert!(!svg.contains("Lachin region"), "nothing of the sample is on it");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 5, "nothing else was written");
}

#[test]
fn a_place_that_no_source_mentions_is_marked_among_the_others() {
    let feature = |name: &str, longitude: f64| {
        let geometry = serde_json::json!({ "type": "Point", "coordinates": [longitude, 44.0] });
        serde_json::json!({ "type": "Feature", "properties": { "name": name, "kind": "town" }, "geometry": geometry })
    };
    let features = [feature("Gradac", 17.9), feature("Luka", 18.2)];
    let file = serde_json::json!({ "type": "FeatureCollection", "features": features }).to_string();
    let folder = folder(&[("a.geojson", file.as_bytes())]);
    let ran = run_in(folder.path(), &["brief", "a.geojson", "-o", "a.svg", "--place", "Gradac"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    let words = svg_words(&fs::read_to_string(folder.path().join("a.svg")).unwrap());
    let lines: Vec<&str> = words.lines().collect();
    assert!(lines.contains(&"City, town") && lines.contains(&"Other town, for orientation"), "{words}");
    assert_eq!(lines.iter().filter(|line| **line == "Gradac").count(), 2, "in the title and on the map: {words}");
}

#[test]
fn many_quotes_flow_to_further_pages_that_count_themselves() {
    let sentence = |number: usize| format!("Sentence {number} says that troops will leave Lachin by the first day. ");
    let text: String = (1..=24).map(sentence).collect();
    let folder = folder(&[("in/a.txt", text.as_bytes())]);
    for size in ["slide", "a4-portrait", "400x300"] {
        fs::create_dir_all(folder.path().join(size)).unwrap();
        let ran = brief(folder.path(), "in", &["-o", &format!("{size}/a.svg"), "--place", "Lachin", "--size", size]);
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        let pages = fs::read_dir(folder.path().join(size)).unwrap().count();
        assert!(pages > 1, "{size}");
        let mut numbers = BTreeSet::new();
        for page in 1..=pages {
            let svg = fs::read_to_string(folder.path().join(format!("{size}/a-{page}.svg"))).unwrap();
            let words = svg_words(&svg).replace('\n', "");
            assert!(words.contains(&format!("page {page} of {pages}")), "{size} {page}");
            numbers.extend((1..=24).filter(|number| words.contains(&format!("Sentence {number} "))));
        }
        assert_eq!(numbers.len(), 24, "{size}: every quote stands on some page");
    }
}

#[test]
fn each_place_has_a_sheet_under_a_safe_name_in_the_folder() {
    let folder = folder(&[("out/.keep", b"")]);
    let ran = brief(folder.path(), &seeds(), &["-o", "out/{}.svg", "--each", "place", "--size", "map"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    let files = fs::read_dir(folder.path().join("out")).unwrap();
    let files: BTreeSet<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert!(files.contains("lachin.svg") && files.contains("agdam.svg") && files.contains("agdam-2.svg"), "{files:?}");
}

#[test]
fn a_picture_has_the_size_that_was_asked_for() {
    for (size, dpi, expected) in
        [("slide", Some("96"), (1280, 720)), ("640x480", None, (640, 480)), ("a4", Some("72"), (842, 595))]
    {
        let mut arguments = vec!["-o", "a.png", "--place", "Yerevan", "--size", size];
        arguments.extend(dpi.iter().flat_map(|dpi| ["--dpi", *dpi]));
        let folder = made(&arguments);
        let picture = image::load_from_memory(&read(&folder, "a.png")).unwrap();
        assert_eq!((picture.width(), picture.height()), expected, "{size}");
    }
}

#[test]
fn a_sheet_for_print_has_no_colour() {
    let folder = made(&["-o", "a.png", "--place", "Lachin", "--theme", "print", "--dpi", "72"]);
    let picture = image::load_from_memory(&read(&folder, "a.png")).unwrap().to_rgb8();
    let grey = |pixel: &image::Rgb<u8>| pixel.0.iter().max().unwrap() - pixel.0.iter().min().unwrap() < 3;
    assert!(picture.pixels().all(grey));
}

#[test]
fn an_unknown_place_or_ending_is_told_with_what_there_is() {
    let folder = folder(&[]);
    let unknown = brief(folder.path(), &seeds(), &["-o", "a.pdf", "--place", "Atlantis"]);
    assert_eq!(unknown.code, Some(1), "{unknown:#?}");
    assert!(unknown.stderr.contains("Atlantis") && unknown.stderr.contains("Lachin"), "{unknown:#?}");
    let ending = brief(folder.path(), &seeds(), &["-o", "a.docx"]);
    assert_eq!(ending.code, Some(2));
    assert!(ending.stderr.contains(".pdf"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
    assert_eq!(run(&["brief", "seeds", "-o", "a.pdf", "--size", "b5"]).code, Some(2));
}
