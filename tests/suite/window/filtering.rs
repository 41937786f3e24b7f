//! What is hidden is on no map and in no list, and comes back; names follow the policy chosen.

use super::driving::{SMALL, USUAL, Window};
use crate::program::folder;
use egui::{Key, Modifiers, PointerButton};
use treaty_atlas::{
    ground::files::write_whole,
    project::{Inputs, Project, progress::Silent},
};

/// How many rows of places with passages there are.
fn rows(window: &Window) -> usize {
    let rows = window.buttons("").into_iter();
    rows.filter(|row| row.rect.max.x < 272.0 && row.words.contains(" passage"))
        .filter(|row| !row.words.contains("without"))
        .count()
}

#[test]
fn a_hidden_class_leaves_map_and_list() {
    let mut window = Window::usual();
    let all = rows(&window);
    window.click_first("Section: Kinds of places");
    window.click_first("City, town ");
    for name in ["Yerevan", "Baku"] {
        assert!(window.buttons(&format!("{name}, ")).is_empty());
        assert!(window.buttons(&format!("On the map: {name}, ")).is_empty());
    }
    window.button_of("Lachin, district");
    window.button_of("On the map: Lachin, district, 2 passages");
    window.click("All");
    window.button_of("Yerevan, ");
    window.button_of("On the map: Yerevan, ");
    assert_eq!(rows(&window), all);
}

#[test]
fn a_class_comes_back_by_its_own_chip() {
    let mut window = Window::usual();
    let all = rows(&window);
    window.click_first("Section: Kinds of places");
    window.click_first("Country ");
    window.button_of("Section: Kinds of places, 1 hidden");
    assert_eq!(rows(&window), all - 4);
    window.click_first("Country ");
    assert_eq!(rows(&window), all);
}

#[test]
fn a_source_left_out_takes_its_passages_away_until_the_filters_are_cleared() {
    let mut window = Window::usual();
    window.scroll_to("Read 000_3d84ca3364ef8fc6");
    let source = window.button_of("Read 000_3d84ca3364ef8fc6").rect;
    window.click_with(source.center(), PointerButton::Secondary);
    if window.buttons("Yerevan, ").len() == 1 {
        window.click("Leave its passages out");
    } else {
        window.press(Key::Escape);
    }
    assert_eq!(rows(&window), 0);
    assert!(window.buttons("On the map: Yerevan, city, 1").is_empty());
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.type_words("no filter");
    window.press(Key::Enter);
    window.button_of("Yerevan, city, 1 passage");
    window.button_of("On the map: Yerevan, city, 1 passage");
}

#[test]
fn places_without_passages_are_hidden_by_a_key() {
    let mut window = Window::usual();
    assert!(!window.buttons("On the map: Ganja, ").is_empty());
    window.press(Key::H);
    assert!(window.buttons("On the map: Ganja, ").is_empty());
    window.button_of("On the map: Lachin, district, 2 passages");
    window.press(Key::H);
    assert!(!window.buttons("On the map: Ganja, ").is_empty());
}

#[test]
fn the_list_of_places_without_passages_unfolds() {
    let mut window = Window::usual();
    assert!(window.buttons("Ganja, city, no passages").is_empty());
    let more = window.said_with(" more places").remove(0);
    window.click(&more.words);
    window.button_of("Ganja, city, no passages");
}

/// Chooses a names policy; the map must then say a name for Lachin.
#[track_caller]
fn check_names(policy: &str, name: &str) {
    let mut window = Window::usual();
    window.click_first("Section: Names");
    window.click(policy);
    window.button_of(&format!("On the map: {name}, district, 2 passages"));
    let chosen: Vec<String> =
        window.spoken().into_iter().filter(|chip| chip.is_chosen).map(|chip| chip.words).collect();
    assert!(chosen.contains(&policy.to_owned()), "{chosen:?}");
}

#[test]
fn labels_follow_the_names_policy() {
    check_names("As in source", "Lachin");
    check_names("English", "Lachin");
    check_names("Azərbaycan", "Laçın");
    check_names("Հայերեն", "Լաչին");
    check_names("Русский", "Лачин");
}

#[test]
fn the_languages_of_names_are_those_of_the_gazetteer() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    write_whole(&path("a.txt"), b"Displaced persons may return to Varosha.").unwrap();
    let names = r#"[{"toponym": "Varosha", "lang": "en"}, {"toponym": "Βαρώσια", "lang": "el"}]"#;
    let geometry = r#"{"type": "Point", "coordinates": [33.95, 35.1]}"#;
    let place = format!(
        r#"{{"type": "Feature", "@id": "v", "properties": {{"title": "Varosha"}}, "names": {names}, "geometry": {geometry}}}"#
    );
    let places = format!(r#"{{"type": "FeatureCollection", "features": [{place}]}}"#);
    write_whole(&path("places.geojson"), places.as_bytes()).unwrap();
    let inputs = Inputs::sorted_by_kind([path("a.txt"), path("places.geojson")]);
    let mut window = Window::on(Project::open(&inputs, &Silent).unwrap(), USUAL, 1.0);
    window.click_first("Section: Names");
    window.click("Ελληνικά");
    window.button_of("On the map: Βαρώσια");
    assert!(!window.says("Русский"));
}

#[test]
fn the_menu_of_sources_stays_open_and_everything_counts_what_is_shown() {
    let text = |day: &str| format!("1. All troops shall withdraw from Agdam by {day} May 2001.");
    let (first, second) = (text("1"), text("8"));
    let folder = folder(&[("first.txt", first.as_bytes()), ("second.txt", second.as_bytes())]);
    let inputs = Inputs::sorted_by_kind([folder.path().join("first.txt"), folder.path().join("second.txt")]);
    let mut window = Window::on(Project::open(&inputs, &Silent).unwrap(), USUAL, 1.0);
    let provisions = |window: &Window| window.buttons("Provision: ").len();
    assert_eq!(provisions(&window), 2);
    window.button_of("Withdrawal 2");
    window.click("Filter by source");
    window.click("Show second only");
    assert_eq!(provisions(&window), 1);
    window.button_of("Filter by source: second");
    window.button_of("Withdrawal 1");
    assert!(!window.painted_with(" · 1 provision").is_empty(), "{:#?}", window.painted_with("provision"));
    window.click("first");
    assert_eq!(provisions(&window), 2, "it is still open");
    window.click("first");
    window.click_at(window.map().rect.center());
    assert!(window.buttons("Show second only").is_empty(), "a click beside closes it");
    window.click_first("Provision: ");
    assert!(!window.painted_with("second · ").is_empty());
    assert!(window.painted_with("first · ").is_empty(), "no card of what is left out");
    window.click("Filter by source: second");
    window.click("All sources");
    assert_eq!(provisions(&window), 2);
}

#[test]
fn the_timeline_names_the_source_of_each_lane_in_a_small_window() {
    let text =
        "1. All troops shall withdraw from Agdam to Lachin by 1 May 2001.\n\n2. The parties shall exchange prisoners.";
    let folder = folder(&[("draft.txt", text.as_bytes()), ("signed.txt", text.as_bytes())]);
    let inputs = Inputs::sorted_by_kind([folder.path().join("draft.txt"), folder.path().join("signed.txt")]);
    let mut window = Window::on(Project::open(&inputs, &Silent).unwrap(), SMALL, 1.0);
    window.click("Tab: Timeline");
    for name in ["draft", "signed"] {
        let own = format!("· {name}");
        let painted = window.painted().into_iter().filter(|(_, text)| text.galley.job.text.ends_with(&own));
        let cut: Vec<bool> = painted.map(|(_, text)| text.galley.elided).collect();
        assert_eq!(cut, [false, false], "{name}");
    }
}
