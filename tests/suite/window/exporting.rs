//! The project is exported from the window as from the command line.

use super::driving::{SMALL, USUAL, Window, sample_project};
use crate::program::{folder, run_in};
use egui::{Key, Modifiers, vec2};
use std::path::Path;

/// Opens the form, and types a path in place of the one that is offered.
fn ask_for(window: &mut Window, path: &Path) {
    window.press_with(Modifiers::COMMAND, Key::E);
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_words(path.to_str().unwrap());
}

/// The format that is chosen.
#[track_caller]
fn chosen(window: &Window) -> String {
    let mut formats = window.buttons("Format: ");
    assert_eq!(formats.len(), 9, "{formats:#?}");
    formats.retain(|format| format.is_chosen);
    assert_eq!(formats.len(), 1, "{formats:#?}");
    formats.remove(0).words
}

#[test]
fn a_format_chosen_in_the_form_is_written_as_the_command_line_writes_it() {
    let folder = folder(&[]);
    assert_eq!(run_in(folder.path(), &["export", "-o", "theirs.md"]).code, Some(0));
    let mut window = Window::usual();
    ask_for(&mut window, &folder.path().join("own"));
    assert!(window.says("own.geojson will be written."));
    window.click_first("Format: Markdown (.md), ");
    assert!(window.says("own.md will be written."));
    window.click("Export");
    window.wait_until("it is told", |window| !window.said("Exported to ").is_empty());
    let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    assert_eq!(read("own.md"), read("theirs.md"));
    window.click("Open");
    window.wait_until("it is told", |window| !window.said("No program on this computer").is_empty());
    assert!(window.said("Exported to ").is_empty());
}

#[test]
fn format_and_ending_follow_each_other_and_all_of_it_works_by_keys() {
    let folder = folder(&[("talks.csv", b"old")]);
    let path = folder.path().join("talks.csv");
    let mut window = Window::usual();
    ask_for(&mut window, &path);
    assert!(chosen(&window).starts_with("Format: Table (.csv), "), "{}", chosen(&window));
    assert!(window.says("talks.csv is there already and will be replaced.") && window.says("Replace it"));
    window.press(Key::ArrowDown);
    assert!(chosen(&window).starts_with("Format: KML (.kml), "), "{}", chosen(&window));
    assert!(window.says("talks.kml will be written."));
    window.press(Key::ArrowUp);
    window.press(Key::Enter);
    window.wait_until("it is told", |window| !window.said("Exported to ").is_empty());
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("row,document,"));
    window.press_with(Modifiers::COMMAND, Key::E);
    assert!(window.says("Replace it"), "the form begins with what was exported last");
    window.press(Key::Escape);
    assert!(window.buttons("Format: ").is_empty());
}

#[test]
fn what_cannot_be_written_says_why_and_a_name_is_asked_for() {
    let folder = folder(&[]);
    let mut window = Window::usual();
    ask_for(&mut window, folder.path());
    assert!(window.says("Give the file a name."));
    window.press(Key::Enter);
    assert!(!window.buttons("Format: ").is_empty(), "the form stays open");
    window.press(Key::Escape);
    ask_for(&mut window, &folder.path().join("missing").join("a.kml"));
    window.press(Key::Enter);
    window.wait_until("it is told", |window| !window.said_with("a.kml cannot be written").is_empty());
    assert!(!window.said_with("Choose a folder that is there.").is_empty());
}

#[test]
fn the_file_of_the_project_and_its_sources_are_never_overwritten() {
    let folder = folder(&[("note.md", b"Talks were held in Baku.")]);
    let (note, kept) = (folder.path().join("note.md"), folder.path().join("talks.gpkg"));
    let mut window = Window::usual();
    window.drop_file(&note);
    window.wait_until("the text is there", |window| window.says("Read note"));
    window.press_with(Modifiers::COMMAND, Key::S);
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_words(kept.to_str().unwrap());
    window.press(Key::Enter);
    window.wait_until("it is kept", |window| window.says("All saved"));
    ask_for(&mut window, &kept);
    window.press(Key::Enter);
    window.wait_until("it is refused", |window| !window.said_with("is the project's own file").is_empty());
    ask_for(&mut window, &note);
    window.press(Key::Enter);
    window.wait_until("it is refused", |window| !window.said_with("is one of the inputs").is_empty());
    assert_eq!(std::fs::read(&note).unwrap(), b"Talks were held in Baku.");
}

#[test]
fn the_form_fits_every_window() {
    for size in [USUAL, SMALL, vec2(860.0, 560.0)] {
        let mut window = Window::on(sample_project(), size, 1.0);
        window.click("Export for other programs");
        for words in ["File to write", "Export", "Browse …", "Cancel"] {
            let found = window.said(words);
            let control = found.iter().find(|it| it.words == words && it.rect.min.y > 60.0);
            let rect = control.unwrap_or_else(|| panic!("{words} is there")).rect;
            assert!(rect.min.y > 0.0 && rect.max.y < size.y && rect.max.x < size.x, "{words} at {rect:?} in {size}");
        }
    }
}
