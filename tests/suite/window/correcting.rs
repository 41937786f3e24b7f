//! What the person knows better: a link corrected here, in a document or always, names settled, places added,
//! sources described; and all of it taken back.

use super::driving::{USUAL, Window};
use egui::{Key, Modifiers};
use treaty_atlas::{
    ground::files::write_whole,
    project::{Inputs, Project, progress::Silent},
};

/// Two places of one name far apart, and one of another name.
const PLACES: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","id":"north","properties":{"name":"Dolvar","kind":"town"},"geometry":{"type":"Point","coordinates":[11,60]}},
    {"type":"Feature","id":"south","properties":{"name":"Dolvar","kind":"town"},"geometry":{"type":"Point","coordinates":[21,40]}},
    {"type":"Feature","id":"goriz","properties":{"name":"Goriz","kind":"town"},"geometry":{"type":"Point","coordinates":[-60,10]}}]}"#;

const TEXT: &str = "The troops stayed in Dolvar.\n\nThe troops left Goriz and Zelvik Hill.";

/// A window on a text in which “Dolvar” could be two places, and its folder.
fn window() -> (Window, tempfile::TempDir) {
    window_on(TEXT)
}

/// A window on a text, and its folder.
fn window_on(text: &str) -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    write_whole(&path("a.txt"), text.as_bytes()).unwrap();
    write_whole(&path("places.geojson"), PLACES.as_bytes()).unwrap();
    let inputs = Inputs::sorted_by_kind([path("a.txt"), path("places.geojson")]);
    (Window::on(Project::open(&inputs, &Silent).unwrap(), USUAL, 1.0), folder)
}

#[track_caller]
fn wait_for(window: &mut Window, words: &str) {
    window.wait_until(words, |window| !window.said(words).is_empty());
}

fn undo(window: &mut Window) {
    window.press_with(Modifiers::COMMAND, Key::Z);
}

#[test]
fn a_name_of_the_document_shows_its_link_and_is_corrected_here() {
    let mut window = Window::reading();
    window.click_first("Agdam, ");
    window.click_first("Name: Agdam, place: Agdam, district");
    let card = window.said("Link of “Agdam”: Place · Agdam, district of Azerbaijan").remove(0);
    assert!(card.words.contains("% sure"), "{card:?}");
    assert!(!window.said("· ").is_empty(), "it says why");
    window.click("It means Agdam, town of Azerbaijan");
    wait_for(&mut window, "Name: Agdam, place: Agdam, town, corrected here");
    assert!(window.said("Link of").is_empty(), "the card is closed");
    undo(&mut window);
    wait_for(&mut window, "Name: Agdam, place: Agdam, district");
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    wait_for(&mut window, "Name: Agdam, place: Agdam, town, corrected here");
}

#[test]
fn the_card_of_a_provision_says_why_its_place_is_linked_and_whose_correction_holds() {
    let (mut window, _folder) = window_on("1. The forces shall be withdrawn from Goriz by 1 May 2001.");
    window.press(Key::J);
    let is_open = |window: &Window| window.said("Card: ").iter().any(|card| card.is_chosen);
    assert!(is_open(&window));
    window.click_at(window.said("Why linked").remove(0).rect.center());
    assert!(!window.said("· sense: place").is_empty());
    window.click("Correct the link of “Goriz”");
    assert!(is_open(&window), "the card stays open");
    window.fill("Another place that it means", "dolvar");
    window.click_at(window.buttons("It means Dolvar, town")[0].rect.center());
    wait_for(&mut window, "Dolvar, town, 1 passage");
    window.click_first("Dolvar, ");
    assert!(!window.said("✓ “Goriz” corrected by ").is_empty());
}

#[test]
fn keys_choose_and_take_another_place_for_a_name() {
    let (mut window, _folder) = window();
    window.press(Key::Num4);
    window.click_first("Name: Goriz");
    window.fill("Another place that it means", "dolvar");
    let offers = window.buttons("It means Dolvar, town");
    assert_eq!(offers.iter().map(|offer| offer.is_chosen).collect::<Vec<_>>(), [true, false]);
    window.press(Key::ArrowDown);
    window.press(Key::ArrowDown);
    let offers = window.buttons("It means Dolvar, town");
    assert_eq!(offers.iter().map(|offer| offer.is_chosen).collect::<Vec<_>>(), [false, true]);
    window.press(Key::Enter);
    wait_for(&mut window, "Name: Goriz, place: Dolvar, town, corrected here");
}

#[test]
fn a_correction_for_always_takes_a_name_off_the_map_until_it_is_taken_back() {
    let mut window = Window::reading();
    window.click_first("Baku, ");
    window.press(Key::L);
    assert_eq!(window.said("Link of “Baku”").len(), 1);
    window.click("Always");
    window.click("Not a place");
    window.wait_until("Baku is on the map no longer", |window| window.buttons("Baku, city, 1 passage").is_empty());
    assert!(!window.said("“Baku” always: no place").is_empty(), "it is said");
    undo(&mut window);
    wait_for(&mut window, "Baku, city, 1 passage");
    assert!(window.says("Undone: “Baku” always: no place."), "{:#?}", window.said("Undone"));
}

#[test]
fn another_sense_is_chosen_and_the_programs_own_comes_back() {
    let mut window = Window::reading();
    window.click_first("Yerevan, ");
    window.press(Key::L);
    window.click("Actor");
    wait_for(&mut window, "Name: Yerevan, actor: Yerevan, city, corrected here");
    window.click_first("Name: Yerevan, actor");
    assert!(window.says("· corrected by the reader: here"));
    window.click("As the program links it");
    wait_for(&mut window, "Name: Yerevan, place: Yerevan, city");
}

#[test]
fn the_card_closes_by_escape_and_by_a_click_elsewhere() {
    let mut window = Window::reading();
    window.click_first("Yerevan, ");
    window.press(Key::L);
    window.press(Key::Escape);
    assert!(window.said("Link of").is_empty());
    assert!(window.selected().is_some(), "the selection stays");
    window.press(Key::L);
    window.click_at(window.map().rect.left_bottom() + egui::vec2(8.0, -60.0));
    assert!(window.said("Link of").is_empty());
}

#[test]
fn a_name_is_reached_and_opened_by_the_keyboard() {
    let mut window = Window::reading();
    window.click_first("Yerevan, ");
    for _ in 0..200 {
        window.press(Key::Tab);
        if window.focused().is_some_and(|focused| focused.starts_with("Name: ")) {
            window.press(Key::Enter);
            assert_eq!(window.said("Link of").len(), 1);
            return;
        }
    }
    panic!("no name of the document was reached");
}

#[test]
fn ambiguous_and_unmatched_names_are_settled_from_their_list() {
    let (mut window, _folder) = window();
    window.click_first("2 mentions: 1 certain, 1 ambiguous");
    assert!(window.says("Names to settle"));
    window.click_first("Ambiguous name: Dolvar");
    assert!(window.says("Names to settle"), "the list stays");
    window.click("Choose what “Dolvar” means");
    let near = window.buttons("It means Dolvar, town");
    assert_eq!(near.len(), 2, "{near:?}");
    window.click_at(near[0].rect.center());
    wait_for(&mut window, "Every name is settled");
    undo(&mut window);
    wait_for(&mut window, "Ambiguous name: Dolvar");
    window.click("“Dolvar” is not a place");
    wait_for(&mut window, "Every name is settled");
    assert!(!window.said("2 mentions: 1 certain, 0 ambiguous, 0 unmatched, 1 no place").is_empty());
    window.press(Key::T);
    assert!(!window.says("Names to settle"));
}

#[test]
fn words_that_were_no_name_are_linked_to_a_place_that_is_added() {
    let (mut window, _folder) = window();
    window.click_first("Goriz, ");
    window.click_first("Passage: ");
    window.press(Key::M);
    window.type_words("Zelvik Hill");
    window.click("Link them");
    assert!(!window.said("Link of “Zelvik Hill”: Not taken for a name yet").is_empty());
    window.click("Add a place …");
    window.fill("Latitude", "60.3");
    window.fill("Longitude", "11.4");
    window.click("Add the place");
    wait_for(&mut window, "Zelvik Hill, town, 1 passage");
    undo(&mut window);
    window.wait_until("the place is gone", |window| window.said("Zelvik Hill, town").is_empty());
}

#[test]
fn a_click_on_the_map_says_where_an_added_place_lies() {
    let (mut window, _folder) = window();
    window.click_first("Goriz, ");
    window.press(Key::L);
    window.click("Add a place …");
    let map = window.map().rect;
    window.click_at(map.center() + egui::vec2(60.0, 40.0));
    window.click("Add the place");
    assert!(!window.said("Goriz added").is_empty());
    window.wait_until("it is linked", |window| window.said("Goriz, town, 1 passage").len() == 1);
    window.click_first("Goriz, town, 1 passage");
}

#[test]
fn a_place_of_a_provision_that_the_gazetteer_lacks_is_added_as_what_its_words_tell() {
    let text = "1. The forces shall be withdrawn from the Orva corridor and from Goriz by 1 May 2001.";
    let (mut window, _folder) = window_on(text);
    window.press(Key::J);
    window.click("Add “Orva corridor” to the places");
    assert!(window.says("Kind of the place: corridor"));
    window.fill("Latitude", "10.5");
    window.fill("Longitude", "-60.5");
    window.click("Add the place");
    wait_for(&mut window, "Orva corridor, corridor, 1 passage");
    assert!(window.said("Add “Orva corridor”").is_empty(), "it is no longer unknown");
}

#[test]
fn the_places_of_the_whole_world_are_linked_and_stay_so() {
    let (mut window, folder) = window();
    window.click_first("Section: Gazetteer");
    assert!(window.button_of("Region").is_chosen);
    window.click("Whole world");
    window.wait_until("the world is linked", |window| window.button_of("Whole world").is_chosen);
    let more = folder.path().join("b.txt");
    write_whole(&more, b"They met in Paris, France.").unwrap();
    window.drop_file(&more);
    wait_for(&mut window, "Paris, ");
    assert!(window.button_of("Whole world").is_chosen);
    window.click("Region");
    window.wait_until("the region is linked", |window| window.said("Paris, ").is_empty());
}

#[test]
fn a_source_is_described_and_the_file_stays_as_it_is() {
    let (mut window, folder) = window();
    window.click("Describe the source of this document");
    window.type_words("The agreement of Dolvar");
    window.click("Keep this record");
    wait_for(&mut window, "Read The agreement of Dolvar");
    assert_eq!(std::fs::read_to_string(folder.path().join("a.txt")).unwrap(), TEXT);
    undo(&mut window);
    wait_for(&mut window, "Read a");
}

#[test]
fn what_lies_over_the_window_comes_where_it_stays() {
    let mut window = Window::reading();
    window.click_first("Baku, ");
    let command_shift = Modifiers::COMMAND | Modifiers::SHIFT;
    for (modifiers, key, text) in [
        (Modifiers::NONE, Key::F1, "Keyboard shortcuts"),
        (command_shift, Key::P, "Next provision"),
        (Modifiers::COMMAND, Key::O, "Add documents or places"),
        (Modifiers::NONE, Key::L, "“Baku”"),
    ] {
        let places = window.places_after(modifiers, key, text);
        assert!(!places.is_empty(), "{text} is shown");
        assert!(places.iter().all(|place| *place == places[0]), "{text} jumps: {places:?}");
        window.press(Key::Escape);
    }
}
