//! A project is kept in a file from the moment it has a name, and opens where one left.

use super::driving::Window;
use crate::program::folder;
use egui::{Key, Modifiers};
use std::path::Path;

const OPEN: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Types a path into the form that is open, in place of what is there.
fn answer(window: &mut Window, path: &Path) {
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_words(path.to_str().unwrap());
    window.press_to_start(Modifiers::NONE, Key::Enter);
}

#[test]
fn a_project_is_saved_under_a_name_and_opens_where_one_left() {
    let folder = folder(&[("note.txt", b"Talks were held in Baku.")]);
    let kept = folder.path().join("talks.gpkg");
    let mut window = Window::usual();
    assert!(window.says("Not kept in a file"));
    window.press_with(Modifiers::COMMAND, Key::S);
    answer(&mut window, &kept);
    window.wait_until("it is kept", |window| window.says("All saved"));
    window.drop_file(&folder.path().join("note.txt"));
    window.wait_until("the text is there", |window| window.says("Read note"));
    window.click_first("Lachin, district, 2 passages");
    let left = window.selected();
    window.press_with(Modifiers::COMMAND, Key::N);
    answer(&mut window, &folder.path().join("note.txt"));
    window.wait_until("another is open", |window| window.says("Not kept in a file"));
    assert_eq!(window.selected(), None);
    window.press_with(OPEN, Key::O);
    answer(&mut window, &kept);
    window.wait_until("it is open again", |window| window.says("All saved"));
    assert_eq!(window.selected(), left);
    window.button_of("Read note");
    drop(window);
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "nothing is left beside: {names:?}");
}

#[test]
fn a_second_window_reads_and_says_who_writes() {
    let folder = folder(&[]);
    let kept = folder.path().join("talks.gpkg");
    let mut first = Window::usual();
    first.press_with(Modifiers::COMMAND, Key::S);
    answer(&mut first, &kept);
    first.wait_until("it is kept", |window| window.says("All saved"));
    let mut second = Window::usual();
    second.press_with(OPEN, Key::O);
    answer(&mut second, &kept);
    second.wait_until("it is open", |window| window.says("Read only"));
    assert!(!second.said_with("has it open").is_empty());
}

#[test]
fn what_is_no_project_is_refused_and_what_is_open_stays() {
    let folder = folder(&[("bad.gpkg", b"no database")]);
    let mut window = Window::usual();
    window.press_with(OPEN, Key::O);
    answer(&mut window, &folder.path().join("bad.gpkg"));
    window.wait_until("it is refused", |window| !window.said_with("is no project").is_empty());
    assert!(window.says("Sample corpus"));
}
