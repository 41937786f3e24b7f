//! What a person does at the desktop: finds a place on the map, reads its passages, takes a picture.

use crate::desktop::{Desktop, Spoken, wait_for};
use image::RgbaImage;
use std::{collections::BTreeSet, path::Path, process::Command, time::Duration};

/// The places of the sample corpus, and where they are mentioned, in scalars.
const PLACES: [(&str, &[(usize, usize)]); 5] = [
    ("Yerevan", &[(396, 403)]),
    ("Baku", &[(1243, 1247)]),
    ("Agdam", &[(2683, 2688), (2778, 2783)]),
    ("Lachin", &[(1566, 1572), (3189, 3195)]),
    ("Nakhchivan", &[(2982, 2992)]),
];

/// The words between two scalars of the sample corpus.
fn words(start: usize, end: usize) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/000_3d84ca3364ef8fc6.txt");
    let text = std::fs::read_to_string(path).unwrap();
    text.chars().skip(start).take(end - start).collect()
}

/// The scalars that the citations on the panel name.
fn cited(spoken: &[Spoken]) -> Vec<(usize, usize)> {
    let labels = spoken.iter().filter(|it| it.words.starts_with("000_3d84"));
    let spans = labels.filter_map(|label| {
        let (_, span) = label.words.split_once(" · characters ")?;
        let (start, end) = span.split_once('–')?;
        Some((start.parse().ok()?, end.parse().ok()?))
    });
    spans.collect()
}

/// How many pixels of a box differ between two pictures.
fn changed(before: &RgbaImage, after: &RgbaImage, spoken: &Spoken) -> usize {
    let [left, top, width, height] = spoken.extents.map(|side| u32::try_from(side).unwrap());
    let pixels = (left..left + width).flat_map(|x| (top..top + height).map(move |y| (x, y)));
    pixels.filter(|(x, y)| before.get_pixel(*x, *y) != after.get_pixel(*x, *y)).count()
}

/// The symbol of a place with passages.
#[track_caller]
fn symbol(desktop: &Desktop, name: &str) -> Spoken {
    let spoken = desktop.spoken();
    let start = format!("On the map: {name}, ");
    let mut symbols = spoken.iter().filter(|it| it.words.starts_with(&start));
    symbols
        .find(|it| !it.words.ends_with("no passages"))
        .unwrap_or_else(|| panic!("{name} is not on the map: {spoken:#?}"))
        .clone()
}

/// The panel's words laid beside the source.
#[track_caller]
fn check_panel(spoken: &[Spoken], name: &str, mentions: &[(usize, usize)]) {
    let cited = cited(spoken);
    assert_eq!(cited.len(), mentions.len(), "{name}: {cited:?}");
    for (start, end) in mentions {
        assert_eq!(words(*start, *end), name);
        let sentence = cited.iter().find(|(from, to)| from <= start && end <= to);
        let (from, to) = sentence.unwrap_or_else(|| panic!("{name} at {start} is not cited"));
        let sentence = words(*from, *to);
        let mut shown = spoken.iter().filter(|it| !it.words.starts_with("Paragraph"));
        assert!(shown.any(|it| it.words.contains(&sentence)), "“{sentence}” is not shown");
    }
}

#[test]
fn a_click_on_a_symbol_of_the_map_lights_it_up_and_shows_its_passages() {
    let desktop = Desktop::open();
    let aside = (4, 450);
    for (name, mentions) in PLACES {
        let symbol = symbol(&desktop, name);
        // What the pointer alone lights up is in both pictures.
        desktop.point_at(symbol.middle());
        desktop.settle();
        desktop.point_at(aside);
        let before = desktop.settle();
        desktop.click(symbol.middle());
        desktop.wait_to_say(&format!("Selected: {name}, "));
        check_panel(&desktop.spoken(), name, mentions);
        desktop.point_at(aside);
        let after = desktop.settle();
        let [_, _, width, height] = symbol.extents;
        let changed = changed(&before, &after, &symbol);
        assert!(
            changed * 10 > (width * height) as usize,
            "the symbol of {name} looks as before: {changed} pixels changed"
        );
        desktop.press("Escape");
        desktop.wait_to_say("Nothing selected");
    }
}

#[test]
fn the_keys_reach_the_window() {
    let mut desktop = Desktop::open();
    desktop.press("ctrl+k");
    wait_for("the search has the cursor", || {
        let mut spoken = desktop.spoken().into_iter();
        spoken.find(|it| it.has_focus && it.words.starts_with("Search"))
    });
    for letter in ["l", "a", "c", "h", "i", "n"] {
        desktop.press(letter);
    }
    desktop.wait_to_say("Found place: Lachin");
    desktop.press("Return");
    desktop.wait_to_say("Selected: Lachin, ");
    desktop.press("ctrl+q");
    assert!(desktop.wait_for_end().success());
}

#[test]
fn a_window_that_nobody_touches_uses_no_processor() {
    let desktop = Desktop::open();
    desktop.press("j");
    desktop.wait_to_say("Selected: ");
    desktop.settle();
    // Where one is gets saved once, a moment after the last move.
    std::thread::sleep(Duration::from_secs(3));
    let before = desktop.ticks();
    std::thread::sleep(Duration::from_secs(3));
    let used = desktop.ticks() - before;
    assert!(used <= 5, "{used} hundredths of a second in 3 seconds");
}

#[test]
fn one_stroke_saves_a_picture_of_what_is_selected() {
    let desktop = Desktop::open();
    desktop.click(symbol(&desktop, "Lachin").middle());
    desktop.wait_to_say("Selected: Lachin, ");
    desktop.press("ctrl+shift+s");
    desktop.wait_to_say("Saved ");
    let picture = wait_for("the picture is there", || desktop.files(".png").pop());
    let picture = image::open(&picture).unwrap().to_rgba8();
    assert_eq!(picture.dimensions(), (2667, 1500));
    let colours: BTreeSet<[u8; 4]> = picture.pixels().map(|pixel| pixel.0).collect();
    assert!(colours.len() > 500, "{} colours", colours.len());
}

#[test]
fn without_a_display_the_program_says_so_in_one_line() {
    let ran = Command::new(env!("CARGO_BIN_EXE_treaty-atlas"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(2), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("no display") && said.contains("treaty-atlas link"), "{said}");
}
