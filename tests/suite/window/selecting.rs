//! A place is selected by its row, its symbol or the keys, and its passages are shown as they stand.

use super::{
    driving::{SMALL, USUAL, Window, check_panel, sample_project},
    sample::{PLACES, place},
};
use egui::{Key, Vec2};

/// Selects each of the five places in a window of some size, each time from nothing.
fn check(size: Vec2, select: impl Fn(&mut Window, &str)) {
    let mut window = Window::on(sample_project(), size, 1.0);
    for place in PLACES {
        select(&mut window, place.name);
        check_panel(&window, place);
        window.press(Key::Escape);
        assert_eq!(window.selected(), None);
        window.press(Key::Num0);
    }
}

#[test]
fn a_click_on_a_row_of_the_list_shows_the_passages_of_its_place() {
    for size in [USUAL, SMALL] {
        check(size, |window, name| window.click_first(&format!("{name}, ")));
    }
}

#[test]
fn a_click_on_a_symbol_of_the_map_shows_the_passages_of_its_place() {
    for size in [USUAL, SMALL] {
        check(size, |window, name| {
            window.click_linked_symbol(name);
        });
    }
}

#[test]
fn keys_go_through_the_places_of_the_list_and_back() {
    let mut window = Window::usual();
    let mut heads = Vec::new();
    loop {
        window.press(Key::Period);
        let head = window.selected().expect("a key selects a place");
        if heads.first() == Some(&head) {
            break;
        }
        for place in PLACES {
            if head.starts_with(&format!("Selected: {}, ", place.name)) {
                check_panel(&window, place);
            }
        }
        heads.push(head);
        assert!(heads.len() < 50, "{heads:#?}");
    }
    for place in PLACES {
        let head = format!("Selected: {}, {}", place.name, place.kind);
        assert!(heads.contains(&head), "{head} is not among {heads:#?}");
    }
    for head in heads.iter().rev() {
        window.press(Key::Comma);
        assert_eq!(window.selected().as_ref(), Some(head));
    }
}

#[test]
fn the_selected_row_and_only_it_is_said_to_be_selected() {
    let mut window = Window::usual();
    window.click_first("Lachin, ");
    let rows = window.spoken().into_iter();
    let selected: Vec<String> =
        rows.filter(|row| row.is_chosen && row.words.contains(" passage")).map(|row| row.words).collect();
    assert_eq!(selected.len(), 1, "{selected:?}");
    assert!(selected[0].starts_with("Lachin, "), "{selected:?}");
}

#[test]
fn a_place_that_no_passage_mentions_says_so() {
    let mut window = Window::usual();
    window.click("On the map: Ganja, city, no passages");
    assert_eq!(window.selected().unwrap(), "Selected: Ganja, city");
    assert!(window.says("No passage mentions this place."));
    assert_eq!(window.citations(), []);
}

#[test]
fn a_click_on_empty_ground_clears_the_selection() {
    let mut window = Window::usual();
    window.click_first("Baku, ");
    window.press(Key::W);
    // The Gulf of Guinea, where longitude and latitude are 0.
    let middle = window.map().rect.center();
    window.click_at(middle);
    assert_eq!(window.selected(), None);
    assert!(window.says("Nothing selected"));
}

#[test]
fn the_selection_survives_another_size_of_the_window() {
    let mut window = Window::usual();
    window.click_first("Nakhchivan, ");
    window.resize(SMALL);
    check_panel(&window, place("Nakhchivan"));
    window.resize(USUAL);
    check_panel(&window, place("Nakhchivan"));
}
