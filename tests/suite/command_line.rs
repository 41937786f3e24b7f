//! What the command line promises: spans, formats, exit codes, help.

use crate::program::{Mention, Ran, folder, root, run, run_in};

/// Runs a command that is to end with a code and to say some words, on stdout or stderr.
#[track_caller]
fn check(arguments: &[&str], code: i32, words: &[&str]) -> Ran {
    let ran = run(arguments);
    assert_eq!(ran.code, Some(code), "{ran:#?}");
    for word in words {
        assert!(ran.stdout.contains(word) || ran.stderr.contains(word), "{ran:#?}\nlacks {word}");
    }
    ran
}

/// The mention at a span of the sample corpus.
#[track_caller]
fn mention_at(mentions: &[Mention], start: u64, end: u64) -> &Mention {
    let mut all = mentions.iter();
    all.find(|mention| mention.span() == (start, end)).unwrap_or_else(|| panic!("no mention at {start}–{end}"))
}

#[test]
fn the_places_of_the_sample_corpus_are_linked() {
    let mentions = check(&["link", "seeds"], 0, &[]).mentions();
    for (start, end, name, kind) in [
        (396, 403, "Yerevan", "city"),
        (1243, 1247, "Baku", "city"),
        (1566, 1572, "Lachin", "district"),
        (2683, 2688, "Agdam", "district"),
        (2778, 2783, "Agdam", "town"),
        (2982, 2992, "Nakhchivan", "republic"),
        (3189, 3195, "Lachin", "district"),
    ] {
        let mention = mention_at(&mentions, start, end);
        assert_eq!(mention.text("surface"), name);
        assert_eq!(mention.text("sense"), "place", "{mention:?}");
        assert_eq!(mention.text("place_kind"), kind, "{mention:?}");
        assert!(!mention.text("place_id").is_empty());
        assert!(mention.number("lat").is_some() && mention.number("lon").is_some());
    }
    let town = mention_at(&mentions, 2778, 2783);
    let distance = (town.number("lat").unwrap() - 39.99096).abs() + (town.number("lon").unwrap() - 46.92736).abs();
    assert!(distance < 0.01, "{town:?}");
}

#[test]
fn every_span_holds_its_surface_counted_in_scalars() {
    let text = std::fs::read_to_string(root().join("seeds/000_3d84ca3364ef8fc6.txt")).unwrap();
    let scalars: Vec<char> = text.chars().collect();
    let mentions = run(&["link", "seeds"]).mentions();
    assert!(mentions.len() > 20);
    for mention in mentions {
        let (start, end) = mention.span();
        let words: String = scalars[start as usize..end as usize].iter().collect();
        assert_eq!(words, mention.text("surface"));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_window_is_refused_with_a_way_out() {
    let ran = check(&[], 2, &["no display", "treaty-atlas link"]);
    assert_eq!(ran.stderr.lines().count(), 1);
    check(&["seeds"], 2, &["no display"]);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for format in ["jsonl", "csv", "geojson"] {
        let arguments = ["link", "seeds", "tests/fixtures/bosnia", "--format", format];
        assert_eq!(run(&arguments).stdout, run(&arguments).stdout, "{format}");
    }
}

#[test]
fn senses_choose_what_is_written() {
    let senses = |list: &str| -> Vec<String> {
        let mentions = run(&["link", "seeds", "--senses", list]).mentions();
        let mut senses: Vec<String> = mentions.iter().map(|one| one.text("sense").to_owned()).collect();
        senses.sort_unstable();
        senses.dedup();
        senses
    };
    assert_eq!(senses("place"), ["place"]);
    assert_eq!(senses("place,actor"), ["actor", "place"]);
    assert!(senses("all").len() > 3);
    check(&["link", "seeds", "--senses", "verb"], 2, &["“verb” is no sense"]);
}

#[test]
fn a_result_goes_to_a_file_when_one_is_named() {
    let out = folder(&[]);
    let path = out.path().join("links.csv");
    let arguments = ["link", "seeds", "--format", "csv", "-o", path.to_str().unwrap()];
    let ran = check(&arguments, 0, &[]);
    assert_eq!(ran.stdout, "");
    let table = std::fs::read_to_string(&path).unwrap();
    assert!(table.starts_with("document,start,end,surface,sense,place_id"));
    let nowhere = out.path().join("no/such/folder/links.csv");
    check(&["link", "seeds", "-o", nowhere.to_str().unwrap()], 2, &["cannot be written"]);
}

#[test]
fn linked_places_are_written_as_geojson_with_their_passages() {
    let ran = check(&["link", "seeds", "--format", "geojson"], 0, &[]);
    let collection: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let features = collection["features"].as_array().unwrap();
    let town = features
        .iter()
        .find(|feature| feature["properties"]["kind"] == "town" && feature["properties"]["name"] == "Agdam");
    let passages = town.unwrap()["properties"]["passages"].as_array().unwrap();
    assert_eq!(passages.len(), 1);
    assert!(passages[0]["quote"].as_str().unwrap().starts_with("This area has"));
}

#[test]
fn another_region_is_linked_with_its_own_places() {
    let ran = check(
        &["link", "tests/fixtures/bosnia", "--places", "tests/fixtures/bosnia/places.geojson", "--senses", "place"],
        0,
        &[],
    );
    assert_eq!(ran.stderr, "", "the file of places among the texts is known");
    let found: Vec<(String, String)> =
        ran.mentions().iter().map(|one| (one.text("surface").to_owned(), one.text("place_id").to_owned())).collect();
    for (surface, id) in [
        ("Sarajevo", "sarajevo"),
        ("Goražde", "3"),
        ("Gorazde", "3"),
        ("Brčko", "brcko-district"),
        ("Zvornik", "zvornik--town"),
    ] {
        let pair = (surface.to_owned(), id.to_owned());
        assert!(found.contains(&pair), "{pair:?} is not in {found:#?}");
    }
}

#[test]
fn ids_are_the_paths_in_the_folder_and_the_order_is_that_of_the_input() {
    let folder = folder(&[
        ("in/b.txt", b"B."),
        ("in/a/c.md", b"C."),
        ("d.jsonl", b"{\"id\":\"two\",\"text\":\"A.\"}\n{\"id\":\"one\",\"text\":\"B.\"}\n"),
    ]);
    let ran = run_in(folder.path(), &["link", "d.jsonl", "in"]);
    let ids: Vec<String> = ran
        .stdout
        .lines()
        .map(|line| {
            let document: serde_json::Value = serde_json::from_str(line).unwrap();
            document["id"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(ids, ["two", "one", "a/c.md", "b.txt"]);
}

#[test]
fn every_command_explains_itself_with_examples() {
    const COMMANDS: [&str; 10] =
        ["link", "provisions", "compare", "brief", "verify", "export", "merge", "agreement", "check", "completions"];
    check(&["--help"], 0, &[&["Usage:", "Examples:"], &COMMANDS[..]].concat());
    for command in COMMANDS {
        let example = format!("treaty-atlas {command} ");
        check(&[command, "--help"], 0, &["Usage:", "Examples:", &example]);
    }
    check(&["--version"], 0, &["treaty-atlas", env!("CARGO_PKG_VERSION")]);
}

#[test]
fn wrong_usage_ends_with_two() {
    check(&["link"], 2, &["INPUT"]);
    check(&["link", "seeds", "--format", "xls"], 2, &["jsonl", "csv", "geojson"]);
    check(&["--no-such-option"], 2, &["--no-such-option"]);
}

#[test]
fn completions_are_printed_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = check(&["completions", shell], 0, &["treaty-atlas"]);
        assert!(ran.stdout.contains("geojson"), "{shell}");
    }
}

#[test]
fn places_of_the_whole_world_are_linked_when_asked_for() {
    let folder = folder(&[("news.txt", b"Officials in Paris, Texas, spoke. Georgia was quiet, said Atlanta.")]);
    let news = folder.path().join("news.txt");
    let news = news.to_str().unwrap();
    let linked = check(&["link", news, "--world"], 0, &["Paris", "Texas"]).mentions();
    let paris = linked.iter().find(|mention| mention.text("surface") == "Paris").unwrap();
    assert!((paris.number("lat").unwrap() - 33.66).abs() < 0.1, "{paris:?}");
    assert!(paris.number("geonameid").is_some());
    assert!(check(&["link", news], 0, &[]).mentions().iter().all(|mention| mention.text("surface") != "Paris"));
    check(&["link", news, "--world", "--near", "north"], 2, &["latitude"]);
}

#[test]
fn no_command_writes_over_what_it_reads() {
    let text = "They met in Dolvar.".as_bytes();
    let places = br#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"d","properties":{"name":"Dolvar",
        "kind":"town"},"geometry":{"type":"Point","coordinates":[1,2]}}]}"#;
    let files: [(&str, &[u8]); 6] = [
        ("in/a.txt", text),
        ("in/b.html", text),
        ("in/a.yaml", b"title: A"),
        ("c.txt", text),
        ("places.geojson", places),
        ("font.html", b"no font"),
    ];
    let folder = folder(&files);
    let run = |arguments: &[&str], code: i32| {
        let ran = run_in(folder.path(), arguments);
        assert_eq!(ran.code, Some(code), "{arguments:?} {ran:#?}");
        ran
    };
    run(&["export", "in", "--places", "places.geojson", "-o", "a.gpkg"], 0);
    run(&["export", "c.txt", "--places", "places.geojson", "-o", "b.gpkg"], 0);
    let projects = ["a.gpkg", "b.gpkg"].map(|name| std::fs::read(folder.path().join(name)).unwrap());
    for arguments in [
        "link c.txt -o c.txt",
        "link in -o in/a.txt",
        "link in -o in/../in/a.yaml",
        "link c.txt --places places.geojson -o places.geojson",
        "link c.txt --format geojson --places places.geojson -o places.geojson",
        "link a.gpkg -o a.gpkg",
        "link a.gpkg -o in/a.txt",
        "link a.gpkg -o places.geojson",
        "provisions in --format csv -o in/b.html",
        "compare c.txt in/a.txt -o c.txt",
        "export c.txt --places places.geojson -o places.geojson",
        "export a.gpkg -o a.gpkg",
        "export a.gpkg -o places.geojson",
        "brief in -o in/b.html",
        "brief a.gpkg -o in/b.html",
        "brief c.txt --font font.html -o font.html",
        "merge a.gpkg b.gpkg -o a.gpkg",
        "merge a.gpkg b.gpkg -o b.gpkg",
        "agreement a.gpkg b.gpkg -o a.gpkg",
    ] {
        let arguments: Vec<&str> = arguments.split(' ').collect();
        let ran = run(&arguments, 2);
        assert!(ran.stderr.contains("choose another name"), "{arguments:?} {ran:#?}");
        let is_named = ran.stderr.contains(arguments.last().unwrap());
        assert!(is_named, "{arguments:?} {ran:#?}");
    }
    for (name, content) in files {
        assert_eq!(std::fs::read(folder.path().join(name)).unwrap(), content, "{name}");
    }
    assert_eq!(["a.gpkg", "b.gpkg"].map(|name| std::fs::read(folder.path().join(name)).unwrap()), projects);
    run(&["link", "in", "-o", "in/links.csv"], 0);
}
