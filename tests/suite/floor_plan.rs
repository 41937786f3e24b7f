//! The house is built as `src/lib.rs` draws it: a room uses lower floors only and does not know its
//! neighbours, and what is kept in one room is found in no other.

use crate::{
    program::root,
    sources::{Source, without_comments},
};
use std::{collections::BTreeSet, fs};

/// The rooms by floor, the lowest first.
fn floors() -> Vec<Vec<String>> {
    let plan = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let plan = without_comments(&plan);
    let floors = plan.split("\n\n").map(|floor| -> Vec<String> {
        let rooms = floor.lines().filter_map(|line| {
            let room = line.trim().strip_prefix("pub mod ")?.strip_suffix(';')?;
            Some(room.to_owned())
        });
        rooms.collect()
    });
    floors.filter(|floor| !floor.is_empty()).collect()
}

/// The rooms that code names: `crate::room` and `crate::{room::…, room}`.
fn rooms_named(code: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    let mut parts = code.split("crate::");
    parts.next();
    for after in parts {
        match after.strip_prefix('{') {
            Some(group) => rooms.extend(heads(group)),
            None => rooms.extend(head(after)),
        }
    }
    rooms
}

/// The first name of a path.
fn head(path: &str) -> Option<String> {
    let name: String = path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// The first names of the paths of a group, up to its closing brace.
fn heads(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut names: Vec<String> = head(group).into_iter().collect();
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.extend(head(group.get(at + 1..).unwrap())),
            _ => {}
        }
    }
    names
}

/// Lays the trespasses found in all files beside none.
#[track_caller]
fn check(trespasses: impl Fn(&Source) -> Vec<String>) {
    let all: Vec<String> = Source::all()
        .iter()
        .flat_map(|source| {
            let found = trespasses(source).into_iter();
            found.map(|what| format!("src/{}: {what}", source.path)).collect::<Vec<_>>()
        })
        .collect();
    assert!(all.is_empty(), "{all:#?}");
}

#[test]
fn the_plan_has_its_floors() {
    let floors = floors();
    assert_eq!(floors[0], ["ground"]);
    assert_eq!(floors.last().unwrap(), &["cli"]);
    assert!(floors.len() > 6, "{floors:?}");
    let planned: BTreeSet<String> = floors.into_iter().flatten().collect();
    let built: BTreeSet<String> = Source::all().iter().filter_map(|source| source.room().map(str::to_owned)).collect();
    assert_eq!(built, planned, "every room is on the plan, and every planned room is built");
}

#[test]
fn a_room_uses_lower_floors_only() {
    let floors = floors();
    let floor_of = |room: &str| floors.iter().position(|rooms| rooms.iter().any(|one| one == room));
    check(|source| {
        let Some(own) = source.room() else {
            return Vec::new();
        };
        let named = rooms_named(&source.code()).into_iter();
        let trespasses = named.filter(|room| room != own && floor_of(room) >= floor_of(own));
        trespasses.map(|room| format!("uses {room}")).collect()
    });
}

#[test]
fn no_path_leaves_a_room_through_its_door_above() {
    check(|source| {
        let (Some(_), false) = (source.room(), source.is_test) else {
            return Vec::new();
        };
        let is_door = source.path.matches('/').count() == 1 && source.path.ends_with("mod.rs");
        let depth = source.path.matches('/').count() - usize::from(source.path.ends_with("mod.rs"));
        let steps = "super::".repeat(if is_door { 1 } else { depth + 1 });
        let leaves = source.program_code().contains(&steps);
        if leaves { vec![format!("leaves its room by {steps}")] } else { Vec::new() }
    });
}

#[test]
fn below_the_window_nothing_knows_a_toolkit() {
    check(|source| {
        if source.room() == Some("ui") {
            return Vec::new();
        }
        let code = source.code();
        let named = ["egui", "eframe", "walkers", "rfd", "arboard", "winit"].into_iter();
        named.filter(|toolkit| has_word(&code, toolkit)).map(|toolkit| format!("names {toolkit}")).collect()
    });
}

#[test]
fn only_rooms_that_say_so_touch_the_disk() {
    let allowed = ["project/", "documents/reading/", "ground/files.rs", "cli/", "ui/"];
    check(|source| {
        let is_allowed = allowed.iter().any(|start| source.path.starts_with(start));
        let code = source.program_code();
        let touches = has_word(&code, "fs") || has_word(&code, "File");
        if touches && !is_allowed { vec!["touches the disk".to_owned()] } else { Vec::new() }
    });
}

#[test]
fn every_file_says_what_it_is_for() {
    check(|source| {
        let says = source.text.starts_with("//! ");
        if says { Vec::new() } else { vec!["does not begin with //!".to_owned()] }
    });
}

#[test]
fn no_place_is_named_in_code() {
    let places = fs::read_to_string(root().join("data/places.geojson")).unwrap();
    let places: serde_json::Value = serde_json::from_str(&places).unwrap();
    let mut toponyms: BTreeSet<String> = BTreeSet::new();
    for feature in places["features"].as_array().unwrap() {
        toponyms.extend(feature["properties"]["title"].as_str().map(str::to_owned));
        let names = feature["names"].as_array().into_iter().flatten();
        toponyms.extend(names.filter_map(|name| name["toponym"].as_str().map(str::to_owned)));
    }
    assert!(toponyms.len() > 100, "the names of the shipped places");
    check(|source| {
        let code = source.program_code();
        let named = toponyms.iter().filter(|name| has_word(&code, name));
        named.map(|name| format!("names {name}")).collect()
    });
}

/// Whether a word stands in a text by itself.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).unwrap().chars().next_back();
        let after = text.get(at + word.len()..).unwrap().chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

#[test]
fn rooms_are_found_in_paths_and_groups() {
    let named: Vec<String> = rooms_named("use crate::{a::{b, c}, d, e::f}; crate::g::h()").into_iter().collect();
    assert_eq!(named, ["a", "d", "e", "g"]);
    assert!(has_word("a Dol.", "Dol") && !has_word("Dolina Dol_", "Dol"));
}
