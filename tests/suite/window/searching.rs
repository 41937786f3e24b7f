//! The search finds as one types, in any spelling; Enter goes there, Escape empties it.

use super::{
    driving::{Window, check_panel},
    sample::{self, place},
};
use egui::{Key, Modifiers};

/// Types words into the search of a fresh window; the first hit must be said so.
#[track_caller]
fn check(words: &str, first: &str) -> Window {
    let mut window = Window::usual();
    window.search(words);
    let hits = window.buttons("Found ");
    let hit = hits.first().unwrap_or_else(|| panic!("“{words}” finds nothing"));
    assert!(hit.words.starts_with(first), "“{words}” finds {hits:#?}");
    window
}

#[test]
fn a_place_is_found_in_any_spelling() {
    for words in ["agdam", "Ağdam", "AGDAM", "aghdam"] {
        let mut window = check(words, "Found place: Agdam, ");
        window.press(Key::Enter);
        check_panel(&window, place("Agdam"));
    }
    for words in ["laçın", "lachin", "Լաչին"] {
        let mut window = check(words, "Found place: Lachin, ");
        window.press(Key::Enter);
        check_panel(&window, place("Lachin"));
    }
}

#[test]
fn a_phrase_is_found_in_its_passage_with_its_words_marked() {
    let mut window = check("cede control of certain", "Found passage: ");
    let sentence = "The agreement calls on the Armenian armed forces to cede control of certain areas they held outside the borders of Nagorno-Karabakh, including the eastern district of Agdam.";
    assert!(sample::text().contains(sentence));
    let marked = window.marked_in(sentence).join(" ");
    assert!(marked.contains("cede") && marked.contains("control"), "{marked}");
    window.press(Key::Enter);
    let head = window.selected().unwrap();
    assert!(head.starts_with("Selected passage: ") && head.contains("¶2"), "{head}");
    assert!(window.says(sentence));
}

#[test]
fn a_click_on_a_hit_goes_there_and_closes_the_list() {
    let mut window = check("baku", "Found place: Baku, city");
    window.click("Found place: Baku, city");
    check_panel(&window, place("Baku"));
    assert!(window.buttons("Found ").is_empty());
}

#[test]
fn arrows_choose_among_the_hits() {
    let mut window = check("agdam", "Found place: Agdam, ");
    let hits = window.buttons("Found ");
    assert!(hits.len() > 2, "{hits:#?}");
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    let second = hits[1].words.strip_prefix("Found place: ").unwrap();
    assert_eq!(window.selected().unwrap(), format!("Selected: {second}"));
}

#[test]
fn escape_empties_the_search_and_leaves_the_selection() {
    let mut window = Window::usual();
    window.click_first("Yerevan, ");
    window.search("agdam");
    window.press(Key::Escape);
    assert!(window.buttons("Found ").is_empty());
    assert!(window.buttons("Clear the search").is_empty());
    check_panel(&window, place("Yerevan"));
}

#[test]
fn the_search_is_emptied_by_its_button() {
    let mut window = check("agdam", "Found place: Agdam, ");
    window.click("Clear the search");
    assert!(window.buttons("Found ").is_empty());
}

#[test]
fn what_is_not_there_is_said_to_be_not_there() {
    let mut window = Window::usual();
    window.search("qqqq");
    assert!(window.buttons("Found ").is_empty());
    assert_eq!(window.said("Nothing found for “qqqq”").len(), 1);
}

#[test]
fn letters_typed_into_the_search_are_no_commands() {
    let mut window = Window::usual();
    window.press_with(Modifiers::COMMAND, Key::F);
    for (key, letter) in [(Key::J, "j"), (Key::D, "d"), (Key::W, "w")] {
        window.type_words(letter);
        window.press(key);
    }
    assert_eq!(window.selected(), None);
    assert_eq!(window.said("Nothing found for “jdw”").len(), 1);
}
