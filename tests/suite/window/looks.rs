//! Light and dark, every size and scale, and nothing to show.

use super::driving::{SMALL, USUAL, Window, sample_project};
use crate::program::folder;
use egui::{Key, Modifiers, Vec2, vec2};
use treaty_atlas::project::{Inputs, Project, progress::Silent};

/// The smallest size that the window may take.
const SMALLEST: Vec2 = vec2(860.0, 560.0);

/// Goes through all that the window has; letters without a glyph and controls without a name stop it.
fn go_through(window: &mut Window) {
    for key in
        [Key::J, Key::J, Key::Period, Key::ArrowRight, Key::Num4, Key::D, Key::D, Key::H, Key::G, Key::W, Key::Num0]
    {
        window.press(key);
    }
    for words in ["agdam", "the agreement", "qqqq"] {
        window.search(words);
        window.press(Key::Escape);
        window.press(Key::Escape);
    }
    for section in ["Section: Kinds of places", "Section: Names", "Section: Gazetteer"] {
        if !window.buttons(section).is_empty() {
            window.click_first(section);
        }
    }
    for policy in ["Azərbaycan", "Հայերեն", "Русский", "As in source"] {
        let chips = window.said(policy);
        if let Some(chip) = chips.first() {
            window.click_at(chip.rect.center());
        }
    }
    window.press(Key::F1);
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND, Key::O);
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    window.press(Key::Period);
    for _ in 0..8 {
        window.press(Key::Plus);
    }
    for _ in 0..14 {
        window.press(Key::Minus);
    }
}

#[test]
fn nothing_breaks_at_any_size_or_scale() {
    for (size, pixels_per_point) in
        [(USUAL, 1.0), (SMALL, 1.0), (SMALLEST, 1.0), (SMALL, 2.0), (SMALLEST, 2.0), (vec2(2560.0, 1440.0), 1.5)]
    {
        let mut window = Window::on(sample_project(), size, pixels_per_point);
        go_through(&mut window);
        window.resize(SMALLEST);
        window.resize(vec2(320.0, 240.0));
        window.resize(size);
        assert!(window.map().rect.is_positive());
    }
}

#[test]
fn nothing_reaches_beyond_the_smallest_window() {
    let mut window = Window::on(sample_project(), SMALLEST, 1.0);
    window.press(Key::Period);
    let bar = window.said("").into_iter().filter(|it| it.rect.max.y < 60.0);
    let mut bar: Vec<_> = bar.filter(|it| it.role != egui::accesskit::Role::Window).collect();
    bar.sort_by(|a, b| a.rect.min.x.total_cmp(&b.rect.min.x));
    for control in &bar {
        assert!(control.rect.min.x >= 0.0 && control.rect.max.x <= SMALLEST.x, "{control:?}");
    }
    for pair in bar.windows(2) {
        assert!(pair[0].rect.max.x <= pair[1].rect.min.x + 1.0, "{pair:#?}");
    }
}

#[test]
fn light_turns_dark_and_back() {
    let brightness = |window: &Window| window.panel_fill().intensity();
    let mut window = Window::usual();
    assert!(brightness(&window) > 0.8);
    window.click("Dark theme");
    assert!(brightness(&window) < 0.2);
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    assert!(brightness(&window) > 0.8);
    window.button_of("Dark theme");
}

#[test]
fn a_window_on_nothing_says_what_to_do() {
    for size in [USUAL, SMALLEST] {
        let mut window = Window::on(Project::default(), size, 1.0);
        assert_eq!(window.said("No passage mentions a known place. Drop documents").len(), 1);
        assert!(window.says("No document") && window.says("Nothing selected"));
        assert_eq!(window.selected(), None);
        go_through(&mut window);
        assert_eq!(window.selected(), None);
    }
}

#[test]
fn the_side_panels_follow_the_window_from_a_small_one_to_a_large_one() {
    let width_of = |window: &Window| (window.map().rect.min.x, window.map().rect.max.x);
    let mut window = Window::on(sample_project(), SMALL, 1.0);
    let small = width_of(&window);
    window.resize(USUAL);
    let grown = width_of(&window);
    assert_eq!(grown, width_of(&Window::on(sample_project(), USUAL, 1.0)), "as if it had been so from the start");
    window.resize(SMALL);
    assert_eq!(width_of(&window), small);
}

#[test]
fn on_a_low_map_the_legend_stays_above_the_scale_bar() {
    let mut window = Window::on(sample_project(), vec2(1200.0, SMALLEST.y), 1.0);
    let map = window.map().rect;
    window.point_at(map.min + vec2(30.0, 26.0));
    let texts: Vec<_> = window.painted().into_iter().map(|(_, text)| text).filter(|it| map.contains(it.pos)).collect();
    let is_scale = |text: &str| text.ends_with(" km");
    let scale = texts.iter().find(|it| is_scale(&it.galley.job.text)).unwrap().visual_bounding_rect();
    assert!(texts.iter().any(|it| it.galley.job.text == "Hand-over"), "the legend is open");
    for text in texts.iter().filter(|it| !is_scale(&it.galley.job.text)) {
        assert!(!text.visual_bounding_rect().intersects(scale), "{} is on the scale bar", text.galley.job.text);
    }
}

#[test]
fn two_symbols_of_one_name_are_told_apart_by_their_kinds() {
    let places = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","id":"town","properties":{"name":"Dolvar","kind":"town"},"geometry":{"type":"Point","coordinates":[11,60]}},
        {"type":"Feature","id":"area","properties":{"name":"Dolvar","kind":"district"},"geometry":{"type":"Point","coordinates":[12,60]}}]}"#;
    let text = "1. The forces shall be withdrawn from the town of Dolvar by 1 May 2001.\n\n\
        2. The forces shall be withdrawn from the Dolvar district by 2 May 2001.";
    let folder = folder(&[("a.txt", text.as_bytes()), ("places.geojson", places.as_bytes())]);
    let inputs = Inputs::sorted_by_kind([folder.path().join("a.txt"), folder.path().join("places.geojson")]);
    let window = Window::on(Project::open(&inputs, &Silent).unwrap(), USUAL, 1.0);
    assert!(
        window.shows("town · withdrawal") && window.shows("district · withdrawal"),
        "{:#?}",
        window.said("On the map")
    );
}
