//! Files dropped on the window join what is there; what cannot be read is named with its line.

use super::driving::{Window, check_panel};
use crate::{program::folder, window::sample::place};
use egui::{Key, Modifiers};

const DOL: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","id":"dol","properties":{"name":"Dolgrad","kind":"town"},"geometry":{"type":"Point","coordinates":[46.5,39.2]}}
]}"#;

#[test]
fn a_dropped_text_joins_the_documents() {
    let folder = folder(&[("note.txt", b"Talks were held in Yerevan. They ended.")]);
    let mut window = Window::usual();
    window.drop_file(&folder.path().join("note.txt"));
    window.wait_until("the text is there", |window| window.says("Read note"));
    window.click_first("Yerevan, city, 2 passages");
    assert!(!window.said_with("Talks were held in Yerevan.").is_empty());
    assert_eq!(window.citations().len(), 2);
    window.click("Read note");
    assert_eq!(window.said("Paragraph 1: Talks were held").len(), 1);
}

#[test]
fn a_dropped_file_of_places_joins_the_places() {
    let folder = folder(&[("places.geojson", DOL.as_bytes()), ("note.txt", b"They met in Dolgrad.")]);
    let mut window = Window::usual();
    window.drop_file(&folder.path().join("places.geojson"));
    window.wait_until("the place is there", |window| !window.said("On the map: Dolgrad, town").is_empty());
    window.drop_file(&folder.path().join("note.txt"));
    window.wait_until("the text is there", |window| window.says("Read note"));
    window.click_first("Dolgrad, town, 1 passage");
    assert_eq!(window.selected().unwrap(), "Selected: Dolgrad, town");
    assert!(window.says("They met in Dolgrad."));
    assert_eq!(window.marked_in("They met in Dolgrad."), ["Dolgrad"]);
}

#[test]
fn a_broken_file_of_places_is_refused_with_its_name_and_line() {
    let folder = folder(&[("broken.geojson", b"{\n\"type\" \"Feature\"}")]);
    let mut window = Window::usual();
    window.click_first("Baku, ");
    window.drop_file(&folder.path().join("broken.geojson"));
    window.wait_until("it is refused", |window| !window.said_with("broken.geojson:2").is_empty());
    check_panel(&window, place("Baku"));
}

#[test]
fn a_place_left_out_is_listed_among_the_warnings() {
    let half = DOL.replace("\n]", ",\n{\"type\":\"Feature\",\"properties\":null,\"geometry\":null}\n]");
    let folder = folder(&[("half.geojson", half.as_bytes())]);
    let mut window = Window::usual();
    window.drop_file(&folder.path().join("half.geojson"));
    window.wait_until("a warning is shown", |window| !window.said("1 warning").is_empty());
    window.button_of("On the map: Dolgrad, town");
    let sign = window.buttons("1 warning").remove(0);
    window.click_at(sign.rect.center());
    let listed = window.said_with("half.geojson:3");
    assert_eq!(listed.len(), 1, "{listed:#?}");
    assert!(!window.said_with("has no name").is_empty());
    assert!(!window.said("To mend it: ").is_empty());
}

#[test]
fn a_path_is_added_by_its_form() {
    let folder = folder(&[("note.txt", b"Talks were held in Baku.")]);
    let path = folder.path().join("note.txt");
    let mut window = Window::usual();
    window.press_with(Modifiers::COMMAND, Key::O);
    window.type_words(path.to_str().unwrap());
    window.press(Key::Enter);
    window.wait_until("the text is there", |window| window.says("Read note"));
    window.button_of("Baku, city, 2 passages");
}
