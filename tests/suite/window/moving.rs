//! The map moves by keys, buttons, wheel and drag, and goes where the selection is.

use super::driving::{SMALL, Window, sample_project};
use egui::{Key, Modifiers, vec2};

/// How far two views may differ in a degree or a zoom that are said with one to three decimals.
const NEAR: f64 = 0.11;

#[track_caller]
fn check_zoom(window: &Window, expected: f64) {
    let (_, _, zoom) = window.map_view();
    assert!((zoom - expected).abs() < NEAR, "zoom {zoom}, not {expected}");
}

#[test]
fn keys_and_buttons_zoom_the_map() {
    let mut window = Window::usual();
    let (_, _, zoom) = window.map_view();
    window.press(Key::Plus);
    check_zoom(&window, zoom + 1.0);
    window.press(Key::Equals);
    check_zoom(&window, zoom + 2.0);
    window.press(Key::Minus);
    check_zoom(&window, zoom + 1.0);
    window.click("Zoom in");
    check_zoom(&window, zoom + 2.0);
    window.click("Zoom out");
    check_zoom(&window, zoom + 1.0);
    window.press(Key::Num0);
    check_zoom(&window, zoom);
}

#[test]
fn keys_move_the_map_in_their_direction() {
    let mut window = Window::usual();
    let (longitude, latitude, zoom) = window.map_view();
    window.press_with(Modifiers::SHIFT, Key::ArrowRight);
    let (east, same, _) = window.map_view();
    assert!(east > longitude + 0.5 && (same - latitude).abs() < 0.01);
    window.press_with(Modifiers::SHIFT, Key::ArrowLeft);
    window.press_with(Modifiers::SHIFT, Key::ArrowUp);
    let (same, north, _) = window.map_view();
    assert!(north > latitude + 0.2 && (same - longitude).abs() < 0.01);
    window.press_with(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(window.selected(), None, "no arrow has selected anything");
    check_zoom(&window, zoom);
}

#[test]
fn the_wheel_zooms_and_a_drag_moves() {
    let mut window = Window::usual();
    let (longitude, latitude, zoom) = window.map_view();
    let map = window.map().rect;
    let calm = map.center() + vec2(40.0, 120.0);
    window.drag(calm, calm + vec2(-80.0, 60.0));
    let (east, north, same) = window.map_view();
    assert!(east > longitude && north > latitude, "{east} {north}");
    assert!((same - zoom).abs() < NEAR);
    window.wheel(calm, 3.0);
    assert!(window.map_view().2 > zoom + NEAR, "nearer: {:?}", window.map_view());
    window.press(Key::Num0);
    check_zoom(&window, zoom);
}

#[test]
fn the_world_is_seen_and_left_again() {
    let mut window = Window::usual();
    let view = window.map_view();
    window.press(Key::W);
    assert!(window.map_view().2 < view.2 - 3.0);
    window.press(Key::Home);
    assert_eq!(window.map_view(), view);
    window.click("Show the whole world");
    assert!(window.map_view().2 < view.2 - 3.0);
    window.click("Show all mentioned places");
    assert_eq!(window.map_view(), view);
}

#[test]
fn the_map_goes_to_a_selected_place_that_is_out_of_view() {
    let mut window = Window::usual();
    window.click_first("Lachin, ");
    window.press(Key::G);
    assert!(window.buttons("On the map: Baku, ").is_empty());
    window.click_first("Baku, ");
    let (longitude, latitude, zoom) = window.map_view();
    assert!((longitude - 49.87).abs() < 0.5 && (latitude - 40.4).abs() < 0.5);
    assert!(zoom > 6.0);
    let symbol = window.button_of("On the map: Baku, ");
    assert!(window.map().rect.contains_rect(symbol.rect));
}

#[test]
fn the_map_stays_when_the_selected_place_is_in_view() {
    let mut window = Window::usual();
    let view = window.map_view();
    window.click_first("Yerevan, ");
    assert_eq!(window.map_view(), view);
}

#[test]
fn a_place_that_shares_its_symbol_with_others_is_shown_alone_when_it_is_chosen() {
    let mut window = Window::on(sample_project(), SMALL, 1.0);
    let names = |symbol: &str| -> Vec<String> {
        let places = symbol.trim_start_matches("On the map: ").split("; ");
        places.map(|place| place.split(", ").next().unwrap().to_owned()).collect()
    };
    let mut symbols = window.buttons("On the map: ").into_iter().map(|symbol| names(&symbol.words));
    let hidden = symbols.find_map(|names| names.iter().find(|name| **name != names[0]).cloned());
    let hidden = hidden.expect("a small map has places that share a symbol");
    window.click_first(&format!("{hidden}, "));
    let alone = |window: &Window| {
        let symbols = window.buttons("On the map: ").into_iter().map(|symbol| names(&symbol.words));
        symbols.filter(|names| names.iter().all(|name| *name == hidden)).count()
    };
    assert_eq!(alone(&window), 1, "{hidden}");
    let view = window.map_view();
    window.press(Key::Escape);
    window.click_first(&format!("{hidden}, "));
    assert_eq!(window.map_view(), view, "there it stays");
}

#[test]
fn a_key_goes_to_the_selection() {
    let mut window = Window::usual();
    let (_, _, zoom) = window.map_view();
    window.click_first("Lachin, ");
    window.press(Key::G);
    let (longitude, latitude, near) = window.map_view();
    assert!((longitude - 46.4).abs() < 0.5 && (latitude - 39.6).abs() < 0.5);
    assert!(near > zoom);
}

#[test]
fn a_cluster_opens_into_its_places() {
    let mut window = Window::usual();
    window.press(Key::W);
    for _ in 0..12 {
        let clusters = window.buttons("On the map: ");
        let Some(cluster) = clusters
            .iter()
            .find(|symbol| symbol.words.contains("; ") && symbol.words.contains("Yerevan, city, 1 passage"))
        else {
            break;
        };
        let zoom = window.map_view().2;
        window.click_at(cluster.rect.center());
        assert!(window.map_view().2 > zoom || window.selected().is_some(), "{} stays closed", cluster.words);
        if window.selected().is_some() {
            return;
        }
    }
    window.button_of("On the map: Yerevan, city, 1 passage");
}
