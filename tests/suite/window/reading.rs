//! From a place to a passage, from a passage to the map, through the document, and back.

use super::{
    driving::{Window, check_panel},
    sample::{self, place},
};
use egui::{Key, Modifiers, Pos2, epaint::text::cursor::CCursor};

/// Where a scalar of the source is painted in the reader.
#[track_caller]
fn in_reader(window: &Window, scalar: usize) -> Pos2 {
    let (start, paragraph) = sample::paragraph_at(scalar);
    let painted = window.painted();
    // Every space and line end is painted as a blank.
    let blank = |c: char| if c.is_whitespace() { ' ' } else { c };
    let paragraph: String = paragraph.chars().map(blank).collect();
    let (clip, shape) =
        painted.iter().find(|(_, shape)| shape.galley.job.text == paragraph).expect("the paragraph is painted");
    let letter = shape.galley.pos_from_cursor(CCursor::new(scalar - start));
    let next = shape.galley.pos_from_cursor(CCursor::new(scalar - start + 1));
    let pos = shape.pos + letter.center().lerp(next.center(), 0.5).to_vec2();
    assert!(clip.contains(pos), "scalar {scalar} is not in view");
    pos
}

/// The span of the selected passage, as the panel's head cites it.
#[track_caller]
fn selected_span(window: &Window) -> (usize, usize) {
    let head = window.selected().expect("something is selected");
    let (_, span) = head.split_once(" · characters ").expect("a passage is selected");
    let (start, end) = span.split_once('–').unwrap();
    (start.parse().unwrap(), end.parse().unwrap())
}

#[test]
fn a_click_on_a_passage_goes_to_its_places_and_its_sentence() {
    let mut window = Window::reading();
    let view = window.map_view();
    window.click_first("Yerevan, ");
    let (_, sentence) = window.citations().remove(0);
    let words = sample::words(sentence.clone());
    window.click_first("Passage: ");
    assert_eq!(selected_span(&window), (sentence.start, sentence.end));
    assert!(window.says(&words), "the words stand by themselves now");
    assert!(window.marked_in(&words).contains(&"Yerevan".to_owned()));
    window.button_of("Go to Yerevan, city");
    assert_ne!(window.map_view(), view);
    in_reader(&window, sentence.start);
    window.press_with(Modifiers::ALT, Key::ArrowLeft);
    check_panel(&window, place("Yerevan"));
    window.press_with(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(selected_span(&window), (sentence.start, sentence.end));
    window.click_first("Go to Yerevan, ");
    check_panel(&window, place("Yerevan"));
}

#[test]
fn back_and_forward_are_buttons_too_and_end_where_one_began() {
    let mut window = Window::reading();
    window.click_first("Baku, ");
    window.click_first("Yerevan, ");
    window.click("Back");
    check_panel(&window, place("Baku"));
    window.click("Back");
    assert_eq!(window.selected(), None);
    window.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.selected(), None);
    window.click("Forward");
    window.press_with(Modifiers::ALT, Key::ArrowRight);
    check_panel(&window, place("Yerevan"));
}

#[test]
fn a_click_on_a_mention_selects_its_place() {
    let mut window = Window::reading();
    window.click_first("Agdam, ");
    let pos = in_reader(&window, 2685);
    window.press(Key::Escape);
    window.click_at(pos);
    assert_eq!(window.selected().unwrap(), "Selected: Agdam, district");
    window.press(Key::Escape);
    window.click_at(in_reader(&window, 2780));
    assert_eq!(window.selected().unwrap(), "Selected: Agdam, town");
    check_panel(&window, place("Agdam"));
}

#[test]
fn a_click_on_other_words_selects_their_sentence() {
    let mut window = Window::reading();
    window.click_first("Yerevan, ");
    window.click_at(in_reader(&window, 330));
    let (start, end) = selected_span(&window);
    assert!((start..end).contains(&330));
    let words = sample::words(start..end);
    assert!(words.starts_with("According to local media") && words.ends_with("the agreement."));
    assert!(window.says(&words));
}

#[test]
fn a_click_on_words_that_promise_leads_to_their_provision() {
    let mut window = Window::reading();
    window.click_first("Lachin, ");
    let bars = window.buttons("In the margin: ");
    assert!(!bars.is_empty(), "provisions are marked in the margin");
    window.click_at(in_reader(&window, 1550));
    let open = |window: &Window| window.said("Card: ").into_iter().find(|card| card.is_chosen);
    let card = open(&window).expect("its card is open").words;
    window.button_of("Accept");
    window.press(Key::Escape);
    assert!(open(&window).is_none());
    window.click_at(bars[0].rect.center());
    assert!(open(&window).is_some(), "{card}");
}

#[test]
fn a_passage_shows_the_provision_in_it_and_a_verdict_counts_for_it() {
    let mut window = Window::reading();
    window.press(Key::ArrowRight);
    for _ in 0..20 {
        if window.says("ITS PROVISION") {
            break;
        }
        window.press(Key::ArrowRight);
    }
    assert_eq!(window.said("Card: ").len(), 1);
    window.press(Key::A);
    window.type_words("Ada");
    window.click("Review under this name");
    window.button_of("Continue the review: 1 of ");
}

#[test]
fn keys_go_from_passage_to_passage_of_a_document() {
    let mut window = Window::reading();
    let mut spans = Vec::new();
    window.press(Key::ArrowRight);
    while spans.last() != Some(&selected_span(&window)) {
        spans.push(selected_span(&window));
        window.press(Key::ArrowRight);
    }
    assert!(spans.is_sorted(), "{spans:?}");
    for place in sample::PLACES {
        for (start, end) in place.mentions {
            let holds = |span: &&(usize, usize)| span.0 <= *start && *end <= span.1;
            assert_eq!(spans.iter().filter(holds).count(), 1, "{} at {start}", place.name);
        }
    }
    for span in spans.iter().rev().skip(1) {
        window.press(Key::ArrowLeft);
        assert_eq!(selected_span(&window), *span);
    }
}

#[test]
fn a_passage_is_copied_verbatim_with_where_it_stands() {
    let mut window = Window::reading();
    window.click_first("Yerevan, ");
    let (citation, sentence) = window.citations().remove(0);
    let copy = window.said_with("Copy with citation").remove(0);
    window.click_at(copy.rect.center());
    let expected = format!("“{}”\n{citation}", sample::words(sentence));
    assert!(window.copied().starts_with(&expected), "{}", window.copied());
    assert!(citation.contains("000_3d84ca3364ef8fc6 · ¶1 · "), "{citation}");
    assert!(!window.said_with("Copied").is_empty(), "it is said that it was copied");
    window.click_first("Lachin, ");
    window.press(Key::Q);
    assert!(window.copied().contains("in the Lachin region."), "{}", window.copied());
}

#[test]
fn nothing_is_copied_when_nothing_is_selected_and_that_is_said() {
    let mut window = Window::reading();
    window.press(Key::Q);
    assert!(window.says("Select a place or a passage first, then copy it."));
    window.click("Close this notice");
    assert!(!window.says("Select a place or a passage first, then copy it."));
}

#[test]
fn a_link_says_why_it_was_made() {
    let mut window = Window::reading();
    window.click_first("Baku, ");
    assert!(window.said("· sense: ").is_empty());
    let why = window.said("Why linked").remove(0);
    window.click_at(why.rect.center());
    assert!(window.said("· sense: place")[0].words.contains("confidence"));
    assert!(window.said("· ").len() > 1, "there is a reason");
}

#[test]
fn the_document_folds_and_unfolds() {
    let mut window = Window::reading();
    let small = window.map().rect.height();
    window.press(Key::D);
    assert!(window.said("Paragraph 1").is_empty());
    assert!(window.map().rect.height() > small);
    window.click("Unfold the panel");
    assert!(!window.said("Paragraph 1").is_empty());
    window.click("Fold the panel");
    assert!(window.said("Paragraph 1").is_empty());
    window.press(Key::Num4);
    assert!(!window.said("Paragraph 1").is_empty(), "its key opens the document");
}
