//! F1 and the palette list every command there is, and a listed command runs.

use super::driving::Window;
use egui::{Key, Modifiers};
use std::collections::BTreeSet;

/// Names of commands that a person may look for.
const SOME: [&str; 10] = [
    "Search text, places, names",
    "Next place",
    "Previous passage",
    "Back to the selection before",
    "Clear the selection",
    "Zoom in",
    "Move the map north",
    "Save the picture",
    "Copy the passage with its citation",
    "Light or dark",
];

/// The commands listed over the window.
fn listed(window: &Window, before: &[String]) -> BTreeSet<String> {
    let buttons = window.buttons("").into_iter().map(|button| button.words);
    buttons
        .filter(|words| !before.contains(words) || SOME.contains(&words.as_str()))
        .filter(|words| words != "Close")
        .collect()
}

fn buttons(window: &Window) -> Vec<String> {
    let buttons = window.buttons("").into_iter();
    buttons.map(|button| button.words).collect()
}

#[test]
fn the_palette_lists_every_command_and_the_shortcuts_every_one_that_has_keys() {
    let mut window = Window::usual();
    let before = buttons(&window);
    window.press(Key::F1);
    let shortcuts = listed(&window, &before);
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    let palette = listed(&window, &before);
    for name in SOME {
        assert!(shortcuts.contains(name), "{name} is not in {shortcuts:#?}");
    }
    assert!(palette.is_superset(&shortcuts), "{palette:#?}\n{shortcuts:#?}");
    assert!(palette.len() > shortcuts.len(), "some commands have no keys");
    for name in ["Show everything again (no filter)", "Online map tiles on or off", "Quit"] {
        assert!(palette.contains(name), "{name} is not in {palette:#?}");
    }
}

#[test]
fn shortcuts_are_shown_with_their_keys_and_closed_again() {
    let mut window = Window::usual();
    window.click("Keyboard shortcuts");
    assert!(window.says("Ctrl+Shift+S") && window.says("F1") && window.says("J") && window.says("A"));
    window.click("Close");
    assert!(!window.says("Ctrl+Shift+S"));
}

#[test]
fn the_palette_runs_what_is_typed_and_what_is_clicked() {
    let mut window = Window::usual();
    let zoom = window.map_view().2;
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.type_words("next pla");
    window.press(Key::Enter);
    assert!(window.selected().is_some());
    assert!(window.said_with("what do you want to do?").is_empty(), "the palette is closed");
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.type_words("world");
    let entries = window.said("Show the whole world");
    window.click_at(entries.last().unwrap().rect.center());
    assert!(window.map_view().2 < zoom - 3.0);
}

#[test]
fn arrows_choose_in_the_palette_and_unknown_words_find_nothing() {
    let mut window = Window::usual();
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.type_words("place");
    for _ in 0..40 {
        window.press(Key::ArrowDown);
    }
    window.type_words(" qqqq");
    assert!(window.says("No command has these words."));
    window.press(Key::Enter);
    window.press(Key::Escape);
    assert_eq!(window.selected(), None);
}

#[test]
fn keys_do_nothing_below_what_lies_over_the_window() {
    let mut window = Window::usual();
    window.press(Key::F1);
    window.press(Key::Period);
    assert_eq!(window.selected(), None);
    window.press(Key::Escape);
    window.press(Key::Period);
    assert!(window.selected().is_some());
}

#[test]
fn online_tiles_are_asked_about_and_refused() {
    let mut window = Window::usual();
    window.click("Offline");
    assert!(!window.said_with("learn your network address").is_empty());
    window.click("Stay offline");
    window.button_of("Offline");
}

#[test]
fn a_command_chosen_from_the_palette_closes_it() {
    let mut window = Window::usual();
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.type_words("zoom in");
    window.press(Key::Enter);
    assert!(window.said("Command palette").is_empty());
    window.press(Key::J);
    assert!(window.selected().is_some(), "the key is a command again");
}
