//! A briefing is made ready in the window: drafted, changed, looked at, saved.

use super::driving::{USUAL, Window, sample_project};
use crate::program::folder;
use egui::{Key, Modifiers};
use std::{fs, path::Path};

/// A window in which a place is selected and its briefing is open.
fn at_the_desk() -> Window {
    let mut window = Window::on(sample_project(), USUAL, 1.0);
    window.press(Key::Period);
    window.press_with(Modifiers::COMMAND, Key::B);
    window.wait_until("the page is drawn", |window| !window.said("Page 1 of 1").is_empty());
    window
}

/// A window on a project that is kept in a folder.
fn kept_in(folder: &Path) -> Window {
    let mut window = Window::on(sample_project(), USUAL, 1.0);
    window.press_with(Modifiers::COMMAND, Key::S);
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_words(folder.join("talks.gpkg").to_str().unwrap());
    window.press(Key::Enter);
    window.wait_until("it is kept", |window| window.says("All saved"));
    window
}

/// Keeps the briefing on the desk.
fn keep(window: &mut Window) {
    window.click("Keep this briefing under its title");
    window.wait_until("it is listed", |window| !window.said("Open “").is_empty());
}

/// Opens the briefing that was kept.
fn open_again(window: &mut Window) {
    let kept = window.button_of("Open “").words;
    window.click(&kept);
}

#[test]
fn a_briefing_shows_the_real_page_and_its_quotes() {
    let window = at_the_desk();
    assert!(window.says("Move up quote 1") && window.says("Take out quote 1"));
    assert!(!window.said("Callout of ").is_empty(), "callouts can be reached");
}

#[test]
fn a_quote_that_is_taken_out_comes_back_with_a_new_draft() {
    let mut window = at_the_desk();
    window.click("Take out quote 1");
    let left = window.said("Take out quote").len();
    window.click("Start again from the selection");
    assert!(window.said("Take out quote").len() > left);
    window.press(Key::Escape);
    assert!(window.said("Take out quote").is_empty());
}

#[test]
fn a_briefing_is_kept_in_the_project_and_opens_again_with_its_provisions() {
    let folder = folder(&[]);
    let mut window = kept_in(folder.path());
    window.press(Key::J);
    window.press_with(Modifiers::COMMAND, Key::B);
    assert_eq!(window.said("Take out quote").len(), 1, "the selected provision");
    keep(&mut window);
    window.click("Take out quote 1");
    assert!(window.said("Take out quote").is_empty());
    open_again(&mut window);
    assert_eq!(window.said("Take out quote").len(), 1, "it is derived anew from its sources");
    assert!(window.said("1 of its quotes are no longer").is_empty());
}

#[test]
fn a_briefing_that_is_left_is_as_it_was_and_is_offered_beside_another() {
    let mut window = at_the_desk();
    window.fill("Notes", "Ask who guards the road.");
    window.click("A4 portrait");
    let again = |window: &mut Window| {
        window.press(Key::Escape);
        window.press_with(Modifiers::COMMAND, Key::B);
    };
    again(&mut window);
    assert!(window.shows("Ask who guards the road.") && window.is_on("A4 portrait"));
    window.press(Key::Escape);
    window.press(Key::Period);
    window.press_with(Modifiers::COMMAND, Key::B);
    assert!(!window.shows("Ask who guards the road."), "another place, another briefing");
    assert_eq!(window.buttons("Go on with “").len(), 1);
    window.fill("Notes", "Second thoughts.");
    window.click_first("Go on with “");
    assert!(window.shows("Ask who guards the road."));
    assert_eq!(window.buttons("Go on with “").len(), 1, "what was begun meanwhile waits");
    again(&mut window);
    assert!(window.shows("Ask who guards the road."), "where it was left it is gone on with");
    window.click_first("Throw the draft “");
    assert!(window.buttons("Go on with “").is_empty());
}

#[test]
fn a_briefing_that_nobody_kept_is_there_when_the_project_is_opened_again() {
    let folder = folder(&[("note.txt", b"Talks were held in Baku.")]);
    let mut window = kept_in(folder.path());
    window.press(Key::Period);
    window.press_with(Modifiers::COMMAND, Key::B);
    window.fill("Notes", "Ask who guards the road.");
    window.click("Black on white");
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND, Key::N);
    window.answer(&folder.path().join("note.txt"));
    window.wait_until("another is open", |window| window.says("Not kept in a file"));
    window.press_with(Modifiers::COMMAND, Key::B);
    assert!(window.buttons("Go on with “").is_empty(), "a draft stays with its project");
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    window.answer(&folder.path().join("talks.gpkg"));
    window.wait_until("it is open again", |window| window.says("All saved"));
    window.press_with(Modifiers::COMMAND, Key::B);
    assert!(window.shows("Ask who guards the road.") && window.is_on("Black on white"));
}

#[test]
fn closing_is_held_back_for_a_briefing_that_no_file_keeps() {
    let mut window = at_the_desk();
    assert!(!window.stays_open(), "nothing was typed");
    window.fill("Notes", "Ask who guards the road.");
    assert!(window.stays_open());
    assert!(!window.said("1 draft is in no file yet. Close again to lose it.").is_empty());
    window.press(Key::Escape);
    assert!(window.shows("Ask who guards the road."), "Escape closes the question alone");
    assert!(!window.stays_open(), "it was told");
}

#[test]
fn what_was_saved_can_be_opened() {
    let folder = folder(&[]);
    let mut window = at_the_desk();
    window.click_at(window.said("Path of the file to save")[0].rect.center());
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_words(folder.path().join("lachin.png").to_str().unwrap());
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.wait_until("it is told", |window| !window.said("Saved ").is_empty());
    fs::remove_file(folder.path().join("lachin.png")).unwrap();
    window.click("Open");
    window.wait_until("it is told", |window| !window.said_with("lachin.png is no longer there").is_empty());
}

#[test]
fn a_font_is_added_by_its_path_and_read_again_with_the_briefing_that_was_kept_with_it() {
    let folder = folder(&[]);
    let font = folder.path().join("hebrew.ttf");
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/NotoSansHebrew-Regular.ttf");
    fs::copy(shipped, &font).unwrap();
    let mut window = kept_in(folder.path());
    window.press_with(Modifiers::COMMAND, Key::B);
    window.fill("Path of a font to add", font.to_str().unwrap());
    window.click("Add font");
    let has_font = |window: &Window| window.says("Take out Noto Sans Hebrew");
    window.wait_until("the font is listed", has_font);
    keep(&mut window);
    window.click("Take out Noto Sans Hebrew");
    assert!(!has_font(&window));
    open_again(&mut window);
    window.wait_until("the font is listed again", has_font);
    fs::remove_file(&font).unwrap();
    open_again(&mut window);
    let not_read = format!("Not read: {}", font.display());
    window.wait_until("the lost font is named", |window| window.says(&not_read));
    assert!(!has_font(&window));
    // Kept again without its font, and before it is read, it still names it.
    keep(&mut window);
    fs::copy(shipped, &font).unwrap();
    open_again(&mut window);
    keep(&mut window);
    open_again(&mut window);
    window.wait_until("the font that came back is listed", has_font);
    window.press(Key::Escape);
    assert!(window.said("Take out").is_empty());
    window.press_with(Modifiers::COMMAND, Key::B);
    assert!(has_font(&window), "the next briefing has it too");
}

#[test]
fn a_dossier_of_all_places_has_pages_to_turn() {
    let mut window = Window::on(sample_project(), USUAL, 1.0);
    window.press_with(Modifiers::COMMAND, Key::B);
    window.click("Dossier, a section a place");
    window.wait_until("the pages are drawn", |window| window.says("Page 2"));
    window.click("Page 2");
    window.wait_until("the page is turned", |window| !window.said("Page 2 of ").is_empty());
}

#[test]
fn the_page_is_zoomed_by_keys_buttons_and_wheel_and_fits_again() {
    let mut window = at_the_desk();
    let page = |window: &Window| window.said("Page 1 of 1").remove(0).rect;
    let fitted = page(&window);
    assert_eq!(window.buttons("The page at ").len(), 1);
    assert!(window.button_of("The page at ").words.ends_with(", as large as fits"));
    window.press_with(Modifiers::COMMAND, Key::Plus);
    let larger = page(&window);
    assert!(larger.width() > fitted.width() + 1.0, "{larger:?} {fitted:?}");
    assert!(window.button_of("The page at ").words.ends_with("; show it as large as fits"));
    window.press_with(Modifiers::COMMAND, Key::Num0);
    assert_eq!(page(&window), fitted);
    window.click("Show the page smaller");
    assert!(page(&window).width() < fitted.width() - 1.0);
    window.click("Show the page larger");
    window.click("Show the page larger");
    let larger = page(&window);
    let over = fitted.center();
    let part = (over - larger.min) / larger.size();
    window.wheel_with(Modifiers::COMMAND, over, 2.0);
    let nearer = page(&window);
    assert!(nearer.width() > larger.width() + 1.0);
    let same = nearer.min + part * nearer.size();
    assert!(same.distance(over) < 2.0, "what is under the pointer stays there: {same:?}");
    window.wheel(over, -2.0);
    assert!(page(&window).min.y < nearer.min.y - 1.0, "it scrolls");
    window.click_first("The page at ");
    assert_eq!(page(&window), fitted);
    window.fill("Subtitle", "A");
    window.press_with(Modifiers::COMMAND, Key::Minus);
    assert!(page(&window).width() < fitted.width() - 1.0, "while something is typed");
}

#[test]
fn presentation_hides_all_but_map_and_cards() {
    let mut window = Window::usual();
    assert!(window.says("Keyboard shortcuts"));
    window.press(Key::F11);
    assert!(!window.says("Keyboard shortcuts"));
    window.press(Key::F11);
    assert!(window.says("Keyboard shortcuts"));
}
