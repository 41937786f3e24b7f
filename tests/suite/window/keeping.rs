//! A project is kept in a file from the moment it has a name, and opens where one left.

use super::driving::Window;
use crate::program::folder;
use egui::{Key, Modifiers, vec2};
use std::path::Path;

const OPEN: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// A window that keeps its project in a file, and another that can only read it.
fn two_on(kept: &Path) -> (Window, Window) {
    let mut first = Window::usual();
    first.press_with(Modifiers::COMMAND, Key::S);
    first.answer(kept);
    first.wait_until("it is kept", |window| window.says("All saved"));
    let mut second = Window::usual();
    second.press_with(OPEN, Key::O);
    second.answer(kept);
    second.wait_until("it is open", |window| window.says("Read only"));
    (first, second)
}

#[test]
fn a_project_is_saved_under_a_name_and_opens_where_one_left() {
    let folder = folder(&[("note.txt", b"Talks were held in Baku.")]);
    let kept = folder.path().join("talks.gpkg");
    let mut window = Window::usual();
    assert!(window.says("Not kept in a file"));
    window.press_with(Modifiers::COMMAND, Key::S);
    window.answer(&kept);
    window.wait_until("it is kept", |window| window.says("All saved"));
    window.drop_file(&folder.path().join("note.txt"));
    window.wait_until("the text is there", |window| window.says("Read note"));
    window.click_first("Lachin, district, 2 passages");
    let left = window.selected();
    window.press_with(Modifiers::COMMAND, Key::N);
    window.answer(&folder.path().join("note.txt"));
    window.wait_until("another is open", |window| window.says("Not kept in a file"));
    assert_eq!(window.selected(), None);
    window.press_with(OPEN, Key::O);
    window.answer(&kept);
    window.wait_until("it is open again", |window| window.says("All saved"));
    assert_eq!(window.selected(), left);
    window.button_of("Read note");
    drop(window);
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "nothing is left beside: {names:?}");
}

#[test]
fn a_provision_on_dragged_words_is_added_taken_back_added_again_and_kept() {
    let folder = folder(&[("note.txt", b"Talks were held in Baku by the envoys of both sides.")]);
    let kept = folder.path().join("talks.gpkg");
    let mut window = Window::usual();
    window.press_with(Modifiers::COMMAND, Key::N);
    window.answer(&folder.path().join("note.txt"));
    window.wait_until("the text is open", |window| window.says("Read note"));
    window.click("Read note");
    let paragraph = |window: &Window| window.said("Paragraph 1: ").remove(0).rect;
    let line = paragraph(&window);
    let start = line.left_top() + vec2(1.0, 8.0);
    window.drag(start, start + vec2(130.0, 0.0));
    assert_eq!(paragraph(&window), line, "the text stays where it is");
    assert!(window.said("Link of").is_empty(), "nothing covers the words");
    window.press(Key::M);
    let card = window.said("Link of “Talks were").remove(0);
    let close = window.button_of("Close the card").rect;
    assert!(card.rect.max.x <= close.min.x, "{card:?} {close:?}");
    window.press(Key::Escape);
    window.drag(start, start + vec2(130.0, 0.0));
    window.click("Add provision");
    assert!(window.says("A new provision") && window.said("Link of").is_empty());
    window.type_words("the mediators");
    window.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(window.says("Say first what it is about."), "no category is taken for granted");
    window.choose("Category: ", "Ceasefire");
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.type_words("Ada");
    window.click("Review under this name");
    let is_there = |window: &Window| window.says("the mediators");
    assert!(is_there(&window) && window.said("before: ").is_empty(), "nothing was there before");
    window.button_of("Continue the review: 1 of 1");
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(!is_there(&window) && window.buttons("Provision: ").is_empty());
    assert!(window.says("Undone: provision added."), "{:#?}", window.said("Undone"));
    window.press_with(OPEN, Key::Z);
    assert!(is_there(&window) && window.says("Redone: provision added."));
    window.press_with(Modifiers::COMMAND, Key::S);
    window.answer(&kept);
    window.wait_until("it is kept", |window| window.says("All saved"));
    let again = |window: &mut Window, what: &str| {
        window.press_with(Modifiers::COMMAND, Key::N);
        window.answer(&folder.path().join("note.txt"));
        window.wait_until("another is open", |window| window.says("Not kept in a file"));
        window.press_with(OPEN, Key::O);
        window.answer(&kept);
        window.wait_until(what, |window| window.says("All saved"));
    };
    again(&mut window, "it is open again");
    assert!(is_there(&window), "it is selected as it was left");
    window.press_with(Modifiers::COMMAND, Key::Z);
    window.wait_until("it is saved", |window| window.says("All saved"));
    again(&mut window, "it is open once more");
    assert!(!is_there(&window));
    window.press_with(OPEN, Key::Z);
    assert!(is_there(&window), "what was taken back before can be made again");
}

#[test]
fn words_over_several_paragraphs_become_one_provision() {
    let text = b"The envoys shall do this:\n\na) leave Baku;\n\nb) open Baku and the road.";
    let folder = folder(&[("note.txt", text)]);
    let mut window = Window::usual();
    window.press_with(Modifiers::COMMAND, Key::N);
    window.answer(&folder.path().join("note.txt"));
    window.wait_until("the text is open", |window| window.says("Read note"));
    window.click("Read note");
    let paragraph = |window: &Window, number: usize| window.said(&format!("Paragraph {number}: ")).remove(0).rect;
    let start = paragraph(&window, 1).left_top() + vec2(1.0, 8.0);
    let end = paragraph(&window, 3).left_top() + vec2(84.0, 8.0);
    for (from, to) in [(start, end), (end, start)] {
        window.drag(from, to);
        assert!(window.buttons("Link to a place").is_empty(), "words of several paragraphs are no name");
        window.press(Key::I);
        assert!(window.says("A new provision"));
        let quote = window.said("The envoys shall do this:  a) leave Baku;  b) open Baku");
        assert_eq!(quote.len(), 1, "{quote:#?}");
        assert_eq!(window.said("Take Baku away").len(), 1, "a place that is named twice is there once");
        window.press(Key::Escape);
        window.press(Key::Escape);
    }
    window.drag(start, end);
    window.press(Key::I);
    window.choose("Category: ", "Withdrawal");
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.type_words("Ada");
    window.click("Review under this name");
    let whole = "The envoys shall do this:\n\na) leave Baku;\n\nb) open Baku";
    let cited = window.citations();
    assert!(
        cited.iter().any(|(_, words)| *words == (0..whole.chars().count())),
        "the card cites all of them: {cited:?}"
    );
}

#[test]
fn a_second_window_reads_and_says_who_writes() {
    let folder = folder(&[]);
    let (_first, second) = two_on(&folder.path().join("talks.gpkg"));
    assert!(!second.said_with("has it open").is_empty());
}

#[test]
fn what_is_decided_on_a_project_that_is_only_read_is_saved_under_another_name() {
    let folder = folder(&[]);
    let kept = folder.path().join("talks.gpkg");
    let (_first, mut window) = two_on(&kept);
    window.press(Key::J);
    window.press(Key::A);
    window.type_words("Ben");
    window.click("Review under this name");
    window.wait_until("it is told", |window| window.says("1 decision not saved"));
    assert!(window.stays_open());
    let warned = |window: &Window| !window.said("1 decision is in no file yet.").is_empty();
    assert!(warned(&window) && window.says("talks 2.gpkg will be written."));
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND, Key::S);
    assert!(window.says("talks 2.gpkg will be written."), "saving asks where");
    window.press(Key::Enter);
    window.wait_until("it is kept", |window| window.says("All saved"));
    assert!(!warned(&window), "what is kept is warned of no longer");
    assert!(window.said_with("is opened to be read only").is_empty());
}

#[test]
fn a_project_that_is_open_already_is_not_opened_again() {
    let folder = folder(&[]);
    let kept = folder.path().join("talks.gpkg");
    let mut window = Window::usual();
    window.press_with(Modifiers::COMMAND, Key::S);
    window.answer(&kept);
    window.wait_until("it is kept", |window| window.says("All saved"));
    window.press_with(OPEN, Key::O);
    window.answer(&kept);
    window.wait_until("it is told", |window| window.says("This project is open already."));
    assert!(window.says("All saved"), "it is written as before");
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_that_was_said() {
    let folder = folder(&[("talks.gpkg", b"somebody else's work")]);
    let mut window = Window::usual();
    let ask = |window: &mut Window, name: &str| {
        window.press(Key::Escape);
        window.press_with(OPEN, Key::P);
        window.type_words("save the project as");
        window.press(Key::Enter);
        window.press_with(Modifiers::COMMAND, Key::A);
        window.type_words(folder.path().join(name).to_str().unwrap());
    };
    ask(&mut window, "talks");
    assert!(window.says("talks.gpkg is there already and will be replaced.") && window.says("Replace it"));
    ask(&mut window, "");
    assert!(window.says("Give the file a name."));
    window.press(Key::Enter);
    assert!(window.says("Save the project as"), "the form stays open");
    ask(&mut window, "own");
    assert!(window.says("own.gpkg will be written."));
    window.press(Key::Enter);
    window.wait_until("it is kept", |window| window.says("All saved"));
    // What is offered next lies beside the file that is open, under a name that is free.
    for name in ["own 2.gpkg", "own 3.gpkg"] {
        window.press_with(OPEN, Key::P);
        window.type_words("save the project as");
        window.press(Key::Enter);
        assert!(window.says(&format!("{name} will be written.")));
        window.press(Key::Enter);
        window.wait_until("it is kept", |_| folder.path().join(name).exists());
    }
    window.wait_until("it goes by the name of its file", |window| window.says("own 3"));
    assert_eq!(std::fs::read(folder.path().join("talks.gpkg")).unwrap(), b"somebody else's work");
}

#[test]
fn closing_is_held_back_for_all_that_nobody_was_told_of() {
    let mut window = Window::usual();
    assert!(!window.stays_open(), "nothing was decided");
    window.press(Key::J);
    window.press(Key::A);
    window.type_words("Ada");
    window.click("Review under this name");
    assert!(window.stays_open());
    assert!(!window.said("1 decision is in no file yet. Close again").is_empty());
    assert!(!window.stays_open(), "it was told");
    window.press(Key::Escape);
    window.press(Key::R);
    assert!(window.stays_open());
    assert!(!window.said("2 decisions are in no file yet. Close again").is_empty());
}

#[test]
fn what_is_being_written_on_a_provision_is_there_again_when_the_project_is_opened_again() {
    let folder = folder(&[("note.txt", b"Talks were held in Baku.")]);
    let kept = folder.path().join("talks.gpkg");
    let mut window = Window::usual();
    window.press(Key::J);
    window.press(Key::N);
    window.type_words("Ask whose forces these are.");
    assert!(window.stays_open());
    assert!(!window.said("1 draft is in no file yet. Close again to lose it.").is_empty());
    window.answer(&kept);
    window.wait_until("it is kept", |window| window.says("All saved"));
    assert!(!window.stays_open(), "the file has it");
    window.press(Key::Escape);
    window.press(Key::C);
    window.type_words("the convoys");
    let is_there = |window: &Window| !window.painted_with("the convoys").is_empty();
    assert!(is_there(&window));
    window.press_with(Modifiers::COMMAND, Key::N);
    window.answer(&folder.path().join("note.txt"));
    window.wait_until("another is open", |window| window.says("Not kept in a file"));
    window.press_with(OPEN, Key::O);
    window.answer(&kept);
    window.wait_until("it is open again", |window| window.says("All saved"));
    assert!(is_there(&window), "the correction is open as it was left");
    window.press(Key::Escape);
    window.press(Key::N);
    assert!(window.shows("Ask whose forces these are."), "so is the note that was put aside");
}

#[test]
fn another_project_is_opened_over_unsaved_decisions_only_when_that_was_told() {
    let folder = folder(&[("note.txt", b"Talks were held in Baku.")]);
    let mut window = Window::usual();
    window.press(Key::J);
    window.press(Key::A);
    window.type_words("Ada");
    window.click("Review under this name");
    let open = |window: &mut Window| {
        window.press_with(Modifiers::COMMAND, Key::N);
        window.answer(&folder.path().join("note.txt"));
    };
    open(&mut window);
    window.wait_until("it is told", |window| !window.said("1 decision is in no file yet. Open it again").is_empty());
    assert!(window.says("Save the project as"));
    window.press(Key::Escape);
    open(&mut window);
    window.wait_until("it is open", |window| window.says("Read note"));
}

#[test]
fn what_is_no_project_is_refused_and_what_is_open_stays() {
    let folder = folder(&[("bad.gpkg", b"no database")]);
    let mut window = Window::usual();
    window.press_with(OPEN, Key::O);
    window.answer(&folder.path().join("bad.gpkg"));
    window.wait_until("it is refused", |window| !window.said_with("is no project").is_empty());
    assert!(window.says("Sample corpus"));
}
