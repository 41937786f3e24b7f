//! Provisions are reviewed: from the table or by keys, with verdicts, corrections, notes, undo and redo.

use super::driving::{SMALL, Spoken, USUAL, Window, sample_project};
use egui::{Key, Modifiers};

/// The rows of the table.
fn rows(window: &Window) -> Vec<Spoken> {
    window.buttons("Provision: ")
}

/// What the bar says of the review.
#[track_caller]
fn progress(window: &Window) -> String {
    let button = window.button_of("Continue the review: ");
    button.words.trim_start_matches("Continue the review: ").to_owned()
}

/// Gives the name of the reviewer when it is asked for.
fn name_reviewer(window: &mut Window) {
    window.type_words("Ada");
    window.click("Review under this name");
}

/// A window on a text, and its folder.
fn window_on(text: &str) -> (Window, tempfile::TempDir) {
    let folder = crate::program::folder(&[("a.txt", text.as_bytes())]);
    let inputs = treaty_atlas::project::Inputs::sorted_by_kind([folder.path().join("a.txt")]);
    let project = treaty_atlas::project::Project::open(&inputs, &treaty_atlas::project::progress::Silent).unwrap();
    (Window::on(project, USUAL, 1.0), folder)
}

/// A window in which the reviewer is known and the first provision selected.
fn reviewing() -> Window {
    let mut window = Window::usual();
    window.press(Key::J);
    window.press(Key::U);
    name_reviewer(&mut window);
    window.press_with(Modifiers::COMMAND, Key::Z);
    window
}

#[test]
fn the_table_lists_provisions_and_a_row_selects_one() {
    let mut window = Window::usual();
    let rows = rows(&window);
    assert!(rows.len() >= 3, "{rows:#?}");
    window.click_at(rows[1].rect.center());
    assert!(window.selected().is_some());
    let chosen = window.buttons("Provision: ").into_iter().filter(|row| row.is_chosen).count();
    assert_eq!(chosen, 1);
    assert_eq!(window.said("Card: ").iter().filter(|card| card.is_chosen).count(), 1);
}

#[test]
fn the_first_verdict_asks_who_reviews_and_then_counts() {
    let mut window = Window::usual();
    assert!(progress(&window).starts_with("0 of "));
    window.press(Key::J);
    let first = window.said("Card: ").into_iter().find(|card| card.is_chosen).unwrap().words;
    window.press(Key::A);
    name_reviewer(&mut window);
    assert!(progress(&window).starts_with("1 of "), "{}", progress(&window));
    let next = window.said("Card: ").into_iter().find(|card| card.is_chosen).unwrap().words;
    assert_ne!(first, next, "the next open one is due");
    window.press(Key::R);
    assert!(progress(&window).starts_with("2 of "), "the name is asked once");
}

#[test]
fn a_verdict_is_taken_back_and_made_again() {
    let mut window = reviewing();
    assert!(progress(&window).starts_with("0 of "));
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert!(progress(&window).starts_with("1 of "));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(progress(&window).starts_with("0 of "));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(!window.said("There is nothing to undo").is_empty());
}

#[test]
fn letters_typed_into_a_field_give_no_verdict() {
    let mut window = reviewing();
    window.press(Key::N);
    window.type_words("Ask our lawyers.");
    assert!(progress(&window).starts_with("0 of "));
    window.click("Save note");
    assert!(window.says("Note: Ask our lawyers."));
    assert!(!window.said("History ").is_empty());
}

#[test]
fn a_note_that_was_left_goes_on_and_is_saved_by_its_key() {
    let mut window = reviewing();
    window.press(Key::N);
    window.type_words("Ask ");
    let rows = rows(&window);
    window.click_at(rows[1].rect.center());
    window.press(Key::N);
    window.type_words("Another.");
    window.click_at(rows[0].rect.center());
    window.press(Key::N);
    window.type_words("our ");
    window.press(Key::Escape);
    assert!(!window.said("The note is kept as a draft").is_empty());
    window.press(Key::N);
    window.type_words("lawyers.");
    window.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(window.says("Note: Ask our lawyers."), "{:#?}", window.said("Note: "));
    window.click_at(rows[1].rect.center());
    window.press(Key::N);
    window.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(window.says("Note: Another."));
}

#[test]
fn enter_takes_the_place_that_is_typed_and_arrows_choose_another() {
    let mut window = reviewing();
    window.press(Key::C);
    window.fill("Add a place", "shush");
    let offers = window.buttons("Add Shusha, ");
    assert!(offers.len() > 1 && offers[0].is_chosen, "{offers:#?}");
    window.press(Key::ArrowDown);
    assert!(window.buttons("Add Shusha, ")[1].is_chosen);
    window.press(Key::ArrowUp);
    window.press(Key::Enter);
    window.button_of("Take Shusha away");
    window.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(progress(&window).starts_with("1 of "), "{}", progress(&window));
    assert!(!window.said_with("Shusha (area)").is_empty());
}

#[test]
fn no_typed_place_is_dropped_when_a_correction_is_saved() {
    let mut window = reviewing();
    window.press(Key::C);
    window.fill("Add a place", "shusha");
    window.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(progress(&window).starts_with("0 of "), "it is not saved");
    assert!(window.says("Choose the place that is meant: Enter takes it."));
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_words("Qelbar Heights");
    window.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(!window.said_with("“Qelbar Heights” (area)").is_empty(), "a place of no gazetteer is kept by its words");
}

#[test]
fn a_form_in_which_nothing_was_changed_corrects_nothing() {
    let mut window = reviewing();
    window.press(Key::C);
    window.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(progress(&window).starts_with("0 of "), "{}", progress(&window));
    assert!(window.buttons("Save correction").is_empty(), "the form is closed");
}

#[test]
fn a_corrected_field_says_what_it_was_before() {
    let mut window = reviewing();
    window.press(Key::C);
    // The cursor stands in the first field, which says who has to do it.
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_words("the mediators");
    window.click("Save correction");
    assert!(progress(&window).starts_with("1 of "), "{}", progress(&window));
    assert!(window.says("the mediators"));
    assert_eq!(window.said("before: ").len(), 1);
}

#[test]
fn a_place_that_the_gazetteer_does_not_have_stays_marked_when_others_are_corrected() {
    let text = b"1. The parties shall withdraw their forces from the Orva corridor and from Baku by 1 May 2001.";
    let folder = crate::program::folder(&[("a.txt", text)]);
    let inputs = treaty_atlas::project::Inputs::sorted_by_kind([folder.path().join("a.txt")]);
    let project = treaty_atlas::project::Project::open(&inputs, &treaty_atlas::project::progress::Silent).unwrap();
    let mut window = Window::on(project, USUAL, 1.0);
    window.press(Key::J);
    let mark = "“Orva corridor” (origin, not in the gazetteer)";
    assert!(!window.said_with(mark).is_empty(), "{:#?}", window.said_with("Orva"));
    window.press(Key::C);
    window.click("Take Baku away");
    window.click("Save correction");
    name_reviewer(&mut window);
    assert!(window.says(mark), "{:#?}", window.said_with("Orva"));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(window.says("Undone: provision corrected (places)."), "{:#?}", window.said("Undone"));
}

#[test]
fn several_provisions_get_one_verdict_and_lose_it_in_one_stroke() {
    let mut window = reviewing();
    window.press_with(Modifiers::COMMAND, Key::A);
    window.press(Key::A);
    let all = progress(&window);
    let (done, total) = all.trim_end_matches(" reviewed").split_once(" of ").unwrap();
    assert_eq!(done, total);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(progress(&window).starts_with("0 of "));
}

#[test]
fn a_sheet_of_several_chosen_provisions_quotes_them_all() {
    let mut window = Window::usual();
    window.press(Key::J);
    window.press_with(Modifiers::SHIFT, Key::J);
    window.press_with(Modifiers::SHIFT, Key::J);
    window.press_with(Modifiers::COMMAND, Key::B);
    window.wait_until("three are quoted", |window| window.said("Take out quote").len() == 3);
}

#[test]
fn keys_choose_several_provisions_and_give_them_up_again() {
    let mut window = reviewing();
    window.press_with(Modifiers::SHIFT, Key::J);
    window.press_with(Modifiers::SHIFT, Key::J);
    assert!(window.says("3 chosen"));
    window.press_with(Modifiers::SHIFT, Key::K);
    assert!(window.says("2 chosen"));
    window.press(Key::R);
    assert!(progress(&window).starts_with("2 of "));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(progress(&window).starts_with("0 of "));
    window.press(Key::J);
    assert!(window.said_with(" chosen").is_empty(), "a plain step chooses one");
}

#[test]
fn choosing_several_provisions_moves_no_row() {
    for size in [USUAL, SMALL] {
        let mut window = Window::on(sample_project(), size, 1.0);
        window.press(Key::J);
        let before = rows(&window);
        window.press_with(Modifiers::SHIFT, Key::J);
        assert!(window.says("2 chosen"));
        let after = rows(&window);
        assert!(before.iter().zip(&after).all(|(before, after)| before.rect == after.rect), "{before:#?} {after:#?}");
    }
}

#[test]
fn escape_closes_an_open_menu_and_nothing_beside() {
    let mut window = reviewing();
    window.click("Filter by status");
    let has_menu = |window: &Window| !window.said_with("✗ rejected").is_empty();
    assert!(has_menu(&window));
    window.press(Key::Escape);
    assert!(!has_menu(&window) && window.selected().is_some());
    window.press(Key::Escape);
    assert_eq!(window.selected(), None);
}

#[test]
fn a_category_filters_table_and_map() {
    let mut window = Window::usual();
    let all = rows(&window).len();
    window.click_first("Hand-over ");
    let shown = rows(&window);
    assert!(!shown.is_empty() && shown.len() < all);
    assert!(shown.iter().all(|row| row.words.starts_with("Provision: Hand-over")));
    assert!(window.buttons("On the map: Yerevan, city, 1 passage").is_empty());
    window.click("All");
    assert_eq!(rows(&window).len(), all);
}

#[test]
fn a_column_sorts_up_down_and_not_at_all() {
    let mut window = Window::usual();
    let order = |window: &Window| rows(window).into_iter().map(|row| row.words).collect::<Vec<_>>();
    let text = order(&window);
    window.click("Sort by category");
    let rising = order(&window);
    window.click("Sort by category, rising");
    window.click("Sort by category, falling");
    assert_eq!(order(&window), text);
    assert_ne!(rising, text);
}

#[test]
fn a_document_without_promises_says_what_to_do() {
    let folder = crate::program::folder(&[("note.txt", b"The weather was fine.")]);
    let inputs = treaty_atlas::project::Inputs::sorted_by_kind([folder.path().join("note.txt")]);
    let project = treaty_atlas::project::Project::open(&inputs, &treaty_atlas::project::progress::Silent).unwrap();
    let mut window = Window::on(project, USUAL, 1.0);
    window.click("Tab: Provisions");
    assert!(window.says("No provisions yet"));
}

#[test]
fn the_timeline_tells_dated_and_undated_apart() {
    let mut window = Window::usual();
    window.press(Key::Num2);
    let lanes = window.buttons("Timeline: ");
    assert!(!lanes.is_empty());
    window.click_at(lanes[0].rect.center());
    assert!(window.selected().is_some());
}

#[test]
fn a_deadline_that_the_reviewer_wrote_stands_on_the_axis_and_what_was_rejected_is_struck_out() {
    let text = "1. The Lachin district shall be returned.\n\n2. The Agdam district shall be returned by 5 May 2021.";
    let (mut window, _folder) = window_on(text);
    window.press(Key::J);
    window.press(Key::C);
    window.fill("Deadline", "by 1 December 2020");
    window.press_with(Modifiers::COMMAND, Key::Enter);
    name_reviewer(&mut window);
    window.press(Key::J);
    window.press(Key::R);
    window.press(Key::Num2);
    let lane = window.button_of("Timeline: Hand-over, Lachin");
    assert!(lane.words.ends_with("by 1 December 2020"), "{lane:?}");
    let painted = window.painted();
    assert!(painted.iter().all(|(_, shape)| shape.galley.job.text != "NO TIME STATED"));
    let is_struck = |name: &str| {
        let (_, shape) = painted.iter().find(|(_, shape)| shape.galley.job.text.starts_with(name)).unwrap();
        shape.galley.job.sections[0].format.strikethrough.width > 0.0
    };
    assert!(is_struck("Hand-over · Agdam") && !is_struck("Hand-over · Lachin"));
}

#[test]
fn cards_stay_in_their_order_and_the_review_stays_with_the_place_it_began_from() {
    let text = "1. The Lachin district shall be returned by 1 May 2021.\n\n2. The Agdam district shall be returned.\n\n\
                3. Peacekeeping forces shall be deployed in Lachin.";
    let (mut window, _folder) = window_on(text);
    let order = |window: &Window| -> Vec<String> {
        let cards = window.said("Card: ").into_iter();
        cards.map(|card| card.words.split(", ").next().unwrap().to_owned()).collect()
    };
    window.click_first("Lachin, ");
    let cards = order(&window);
    assert_eq!(cards.len(), 2, "{cards:?}");
    let second = window.said("Card: ")[1].rect;
    window.click_at(second.left_top() + egui::vec2(120.0, 40.0));
    assert_eq!(order(&window), cards);
    let opened = window.said("Card: ").remove(1);
    assert!(opened.is_chosen && opened.rect.left_top() == second.left_top(), "{opened:?} {second:?}");
    window.press(Key::R);
    name_reviewer(&mut window);
    for _ in 1..cards.len() {
        assert_eq!(window.selected().unwrap(), "Selected: Lachin, district");
        assert_eq!(order(&window), cards);
        window.press(Key::A);
    }
    assert!(!window.said("Every provision on Lachin has been reviewed").is_empty());
    assert_eq!(window.selected().unwrap(), "Selected: Lachin, district");
    window.press_with(Modifiers::COMMAND, Key::J);
    assert_eq!(window.selected().unwrap(), "Selected: Agdam, district");
}

#[test]
fn provisions_on_the_same_words_share_a_card_and_are_judged_each_alone() {
    let words = "The forces shall withdraw from Lachin, observers shall monitor the ceasefire in Lachin, and refugees \
                 shall return to Lachin.";
    let (mut window, _folder) = window_on(words);
    window.click_first("Lachin, ");
    let cards = window.said("Card: ");
    assert_eq!(cards.len(), 3, "{cards:#?}");
    let quotes = |window: &Window| {
        let quotes = window.said_with(words).into_iter();
        quotes.filter(|quote| !quote.words.starts_with("Paragraph")).count()
    };
    assert_eq!(quotes(&window), 1);
    window.click_at(cards[1].rect.center());
    let chosen = |window: &Window| window.said("Card: ").iter().map(|card| card.is_chosen).collect::<Vec<_>>();
    assert_eq!((chosen(&window), quotes(&window)), (vec![false, true, false], 1));
    window.press(Key::R);
    name_reviewer(&mut window);
    assert_eq!(chosen(&window), [false, false, true], "the next one is still to be judged");
    window.press(Key::A);
    let states = window.said("Card: ").into_iter().map(|card| card.words).collect::<Vec<_>>();
    let ends: Vec<&str> = states.iter().map(|state| state.rsplit(", ").next().unwrap()).collect();
    assert_eq!(ends, ["open", "rejected", "accepted"]);
}

#[test]
fn provisions_of_one_name_are_told_apart_on_the_timeline() {
    let first = "1. The Lachin district shall be returned by 1 December 2020.\n\n\
                 2. The Lachin district shall be returned by 5 December 2020.";
    let folder = crate::program::folder(&[("a.txt", first.as_bytes())]);
    let inputs = treaty_atlas::project::Inputs::sorted_by_kind([folder.path().join("a.txt")]);
    let project = treaty_atlas::project::Project::open(&inputs, &treaty_atlas::project::progress::Silent).unwrap();
    let mut window = Window::on(project, USUAL, 1.0);
    window.press(Key::Num2);
    let lanes: Vec<String> = window.buttons("Timeline: ").into_iter().map(|lane| lane.words).collect();
    assert_eq!(lanes.len(), 2, "{lanes:?}");
    for (lane, clause) in lanes.iter().zip(["clause 1", "clause 2"]) {
        assert!(lane.starts_with("Timeline: Hand-over, Lachin (transferred)") && lane.contains(clause), "{lanes:?}");
    }
}

#[test]
fn one_document_alone_is_not_compared_and_two_are() {
    let mut window = Window::usual();
    window.press(Key::Num3);
    assert!(window.says("One document only"));
    let first = "The Lachin district shall be returned by 1 December 2020.";
    let second = "The Lachin district shall be returned by 15 December 2020.";
    let folder = crate::program::folder(&[("a.txt", first.as_bytes()), ("b.txt", second.as_bytes())]);
    let paths = ["a.txt", "b.txt"].map(|name| folder.path().join(name));
    let inputs = treaty_atlas::project::Inputs::sorted_by_kind(paths);
    let project = treaty_atlas::project::Project::open(&inputs, &treaty_atlas::project::progress::Silent).unwrap();
    let mut window = Window::on(project, SMALL, 1.0);
    window.press(Key::Num3);
    let pair = window.button_of("Compared: date");
    assert!(pair.rect.max.x <= window.map().rect.max.x, "both columns fit: {pair:?}");
    window.click_at(pair.rect.center());
    assert!(window.selected().is_some());
}

#[test]
fn of_three_documents_each_can_be_the_base() {
    let texts = ["1 December 2020", "15 December 2020", "20 December 2020"];
    let texts = texts.map(|date| format!("The Lachin district shall be returned by {date}."));
    let names = ["a.txt", "b.txt", "c.txt"];
    let files: Vec<(&str, &[u8])> = names.iter().zip(&texts).map(|(name, text)| (*name, text.as_bytes())).collect();
    let folder = crate::program::folder(&files);
    let inputs = treaty_atlas::project::Inputs::sorted_by_kind(names.map(|name| folder.path().join(name)));
    let project = treaty_atlas::project::Project::open(&inputs, &treaty_atlas::project::progress::Silent).unwrap();
    let mut window = Window::on(project, USUAL, 1.0);
    window.press(Key::Num3);
    let row = window.button_of("Compared: ");
    assert!(row.words.contains("b: date: “2020-12-01” | “2020-12-15”"), "{row:?}");
    assert!(row.words.contains("c: date: “2020-12-01” | “2020-12-20”"), "{row:?}");
    window
        .buttons("Make base")
        .last()
        .map(|button| button.rect.center())
        .into_iter()
        .for_each(|at| window.click_at(at));
    let row = window.button_of("Compared: ");
    assert!(row.words.contains("a: date: “2020-12-20” | “2020-12-01”"), "{row:?}");
    assert!(row.words.contains("b: date: “2020-12-20” | “2020-12-15”"), "{row:?}");
}

#[test]
fn the_form_of_a_correction_fits_a_small_window() {
    let mut window = Window::on(sample_project(), SMALL, 1.0);
    window.press(Key::J);
    window.press(Key::C);
    for words in ["Obligor", "Deadline", "How much", "Save correction", "Cancel"] {
        let found = window.said(words);
        let rect = found.first().unwrap_or_else(|| panic!("{words} is there")).rect;
        assert!(rect.min.y > 0.0 && rect.max.y < SMALL.y - 26.0, "{words} at {rect:?}");
    }
}

#[test]
fn everything_fits_a_small_window() {
    let mut window = Window::on(sample_project(), SMALL, 1.0);
    window.press(Key::J);
    for row in rows(&window) {
        assert!(row.rect.max.x <= SMALL.x && row.rect.min.x >= 0.0, "{row:?}");
    }
    window.button_of("Accept");
}

#[test]
fn clauses_that_bind_without_a_category_are_counted_and_read_one_after_another() {
    let text = "The Parties have agreed as follows:\n\n1. All troops shall withdraw from Baku by 1 May 2027.\n\n\
                2. The Parties shall publish a joint almanac by 1 June 2027.\n\n\
                3. The Parties shall print the almanac in Lachin.\n\n4. The Parties shall act in good faith.";
    let (mut window, _folder) = window_on(text);
    assert_eq!(rows(&window).len(), 1);
    window.button_of("Uncoded 2");
    let mut next = || {
        window.press_with(Modifiers::SHIFT, Key::U);
        window.selected().unwrap()
    };
    let read = [next(), next(), next()];
    assert!(read[0].contains("clause 2") && read[1].contains("clause 3"), "{read:?}");
    assert_eq!(read[2], read[0], "around the end");
    window.click("Add a provision");
    assert!(window.says("A new provision"));
}
