//! What comes into an open project from outside: another reviewer's decisions, and sources that have changed.

use super::driving::{USUAL, Window};
use crate::program::folder;
use egui::{Key, Modifiers};
use std::path::Path;
use treaty_atlas::{
    ground::files::write_whole,
    project::{Inputs, Project, progress::Silent},
};

const TEXT: &str = "The Lachin district shall be returned by 1 December 2020.";

/// A window on a text.
fn window(text: &Path) -> Window {
    Window::on(Project::open(&Inputs::sorted_by_kind([text.to_owned()]), &Silent).unwrap(), USUAL, 1.0)
}

/// Judges the first provision under a name.
fn judge(window: &mut Window, verdict: Key, name: &str) {
    window.press(Key::J);
    window.press(verdict);
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_words(name);
    window.click("Review under this name");
    window.button_of("Continue the review: 1 of ");
}

/// Chooses a command of the palette, and types a path into the form that it opens.
fn command(window: &mut Window, words: &str, path: &Path) {
    window.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    window.type_words(words);
    window.press(Key::Enter);
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_words(path.to_str().unwrap());
    window.press(Key::Enter);
}

/// Keeps a project on a text in which Ben rejected the first provision.
fn keep_as_ben(text: &Path, kept: &Path) {
    let mut theirs = window(text);
    judge(&mut theirs, Key::R, "Ben");
    command(&mut theirs, "save the project as", kept);
    theirs.wait_until("it is kept", |window| window.says("All saved"));
}

#[test]
fn another_reviewer_is_merged_and_where_they_differ_is_shown() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let (text, kept) = (folder.path().join("a.txt"), folder.path().join("ben.gpkg"));
    keep_as_ben(&text, &kept);
    let mut own = window(&text);
    judge(&mut own, Key::A, "Ada");
    command(&mut own, "merge another", &kept);
    own.wait_until("it is merged", |window| !window.said("1 decision of Ben taken in.").is_empty());
    own.click("Show where they differ");
    let differing = own.button_of("Differ on ");
    for told in ["Ada accept", "Ben reject", " · a · ", "“The Lachin district shall be returned"] {
        assert!(differing.words.contains(told), "lacks {told}: {differing:?}");
    }
    own.press(Key::Escape);
    assert!(!own.said("Ada accepts, Ben rejects").is_empty(), "the card tells who holds what");
    command(&mut own, "merge another", &kept);
    own.wait_until("nothing is new", |window| !window.said("There is no decision that is not here").is_empty());
}

#[test]
fn a_source_that_has_changed_is_read_again_and_its_decisions_stay() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let text = folder.path().join("a.txt");
    let mut window = window(&text);
    judge(&mut window, Key::A, "Ada");
    let control = Modifiers::COMMAND;
    window.press_with(control, Key::R);
    window.wait_until("it is the same", |window| !window.said("No source has changed").is_empty());
    write_whole(&text, format!("They met again.\n\n{TEXT}").as_bytes()).unwrap();
    window.press_with(control, Key::R);
    window.wait_until("it is read again", |window| !window.said("Read again: a.").is_empty());
    window.button_of("Continue the review: 1 of ");
    window.press(Key::Num4);
    assert!(!window.said_with("They met again.").is_empty());
    write_whole(&text, b"They never met.").unwrap();
    window.press_with(control, Key::R);
    window.wait_until("it is read again", |window| !window.said_with("1 found no more").is_empty());
    window.click("Which");
    assert!(!window.said_with("finds it no more").is_empty());
}

#[test]
fn a_project_dropped_on_an_open_one_is_merged_or_opened_as_one_chooses() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let (text, kept) = (folder.path().join("a.txt"), folder.path().join("ben.gpkg"));
    let mut theirs = window(&text);
    judge(&mut theirs, Key::R, "Ben");
    command(&mut theirs, "save the project as", &kept);
    theirs.wait_until("it is kept", |window| window.says("All saved"));
    theirs.drop_file(&kept);
    theirs.wait_until("it is told", |window| window.says("This project is open already."));
    drop(theirs);
    let mut own = window(&text);
    judge(&mut own, Key::A, "Ada");
    let drop_it = |window: &mut Window| {
        window.drop_file(&kept);
        window.wait_until("it is asked", |window| window.says("A project was dropped"));
    };
    drop_it(&mut own);
    own.click("Cancel");
    assert!(own.said("1 decision of Ben").is_empty());
    drop_it(&mut own);
    // To merge is what the form stands ready for.
    own.press(Key::Enter);
    own.wait_until("it is merged", |window| !window.said("1 decision of Ben taken in.").is_empty());
    for _ in 0..2 {
        drop_it(&mut own);
        own.press(Key::Tab);
        own.press(Key::Enter);
        // The first time it is told that what was decided is in no file.
        assert!(!own.said("2 decisions are in no file yet. Open it again").is_empty());
        own.press(Key::Escape);
    }
    own.wait_until("it is open", |window| window.says("All saved"));
}

#[test]
fn a_project_dropped_where_nothing_was_decided_is_opened() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let (text, kept) = (folder.path().join("a.txt"), folder.path().join("ben.gpkg"));
    keep_as_ben(&text, &kept);
    let mut own = window(&text);
    own.drop_file(&kept);
    own.wait_until("it is open", |window| window.says("All saved"));
}
