//! Whole pages: their words, their bytes, and that everything has its room.

use super::{
    furniture::{LegendEntry, LegendSymbol},
    page::{Item, Page, PageBox, RoundedBox},
    quotation::{Citation, QuoteCard},
    raster::write_png,
    snapshot::{MapRoom, PAGE_PT, Snapshot, map_frame, map_size, snapshot_page},
    typesetting::PaperTypesetter,
};
use crate::{
    ground::text::Span,
    scene::{
        drawing::{Drawing, Lettering, Shape, Slant, Weight},
        palette::{KindClass, Palette, Theme},
        scale_bar::ScaleBar,
        viewport::ScreenPoint,
    },
};

fn card(passage: &str, mention: Span) -> QuoteCard {
    QuoteCard {
        place: "Laçın / Լաչին".to_owned(),
        kind: "district".to_owned(),
        class: KindClass::District,
        before: "The parties met. ".to_owned(),
        passage: passage.to_owned(),
        mentions: vec![mention],
        after: " The road stays open.".to_owned(),
        citation: Citation {
            document: "agreement.txt".to_owned(),
            place: "¶3".to_owned(),
            span: Span::new(100, 100 + passage.chars().count()),
            sha256: "3d84ca3364ef8fc6".to_owned(),
        },
    }
}

fn lachin() -> QuoteCard {
    card("Troops return the Lachin region, with its main road.", Span::new(18, 24))
}

/// A page of cards over a map with one name that sticks out of it.
fn page(cards: Vec<QuoteCard>) -> Page {
    let lettering = Lettering {
        size: 14.0,
        weight: Weight::Bold,
        slant: Slant::Upright,
        spacing: 0.0,
        colour: Palette::of(Theme::Light).ink,
        halo: None,
    };
    let drawing = Drawing {
        shapes: vec![Shape::Text { at: ScreenPoint::new(-20.0, 300.0), text: "Երևան".to_owned(), lettering }],
    };
    let palette = Palette::of(Theme::Light);
    let snapshot = Snapshot {
        further: 0,
        title: "What the agreement says".to_owned(),
        subtitle: "One passage".to_owned(),
        drawing: &drawing,
        reliefs: &[],
        palette: &palette,
        legend: vec![LegendEntry {
            symbol: LegendSymbol::Area,
            colour: palette.class(KindClass::District),
            words: "District".to_owned(),
        }],
        scale_bar: ScaleBar { length: 80.0, text: "50 km".to_owned() },
        caveats: vec!["Boundaries approximate.".to_owned()],
        attribution: "© Somebody".to_owned(),
        sources_sha256: "0123456789abcdef".to_owned(),
        cards,
    };
    snapshot_page(&snapshot, &PaperTypesetter::new())
}

/// The boxes of the cards, which are the clips beside the map's.
fn card_boxes(page: &Page) -> Vec<PageBox> {
    let clips = page.items.iter().filter_map(|item| match item {
        Item::Clip(clip) => Some(clip.bounds),
        _ => None,
    });
    clips.skip(1).collect()
}

/// Where an item reaches; text by the origins of its glyphs.
fn reach(item: &Item) -> Vec<[f32; 2]> {
    let corners = |bounds: PageBox| vec![[bounds.x, bounds.y], [bounds.right(), bounds.bottom()]];
    match item {
        Item::Path(path) => path.runs.iter().flat_map(|run| &run.points).map(|at| [at.x, at.y]).collect(),
        Item::Disc(disc) => vec![[disc.center.x, disc.center.y]],
        Item::Box(rounded) => corners(rounded.bounds),
        Item::Image(picture) => corners(picture.bounds),
        Item::Clip(clip) => corners(clip.bounds),
        Item::Text(block) => block
            .runs
            .iter()
            .flat_map(|run| {
                let first = run.glyphs.first().map(|glyph| [glyph.at.x + run.advance, glyph.at.y]);
                run.glyphs.iter().map(|glyph| [glyph.at.x, glyph.at.y]).chain(first)
            })
            .collect(),
    }
}

/// Holds a page to its margins and its cards apart.
fn assert_all_has_its_room(page: &Page) {
    for [x, y] in page.items.iter().flat_map(reach) {
        assert!((30.0..=PAGE_PT[0] - 30.0).contains(&x), "{x}");
        assert!((20.0..=PAGE_PT[1] - 12.0).contains(&y), "{y}");
    }
    let column = map_frame(MapRoom::BesideCards);
    let boxes = card_boxes(page);
    for (index, bounds) in boxes.iter().enumerate() {
        assert!(bounds.x > column.right() && bounds.right() <= PAGE_PT[0] - 39.0);
        assert!(bounds.y >= column.y && bounds.bottom() <= column.bottom() + 0.01, "{bounds:?}");
        assert!(boxes.iter().skip(index + 1).all(|other| !other.overlaps(*bounds)));
    }
}

#[test]
fn the_same_snapshot_gives_the_same_bytes_twice() {
    let bytes = || write_png(&page(vec![lachin(), lachin()]), 0.5).unwrap();
    assert!(bytes() == bytes());
}

#[test]
fn every_word_of_the_quotes_and_their_citations_is_on_the_page() {
    let text = page(vec![lachin(), card("Ağdam və Laçın rayonları", Span::new(0, 5))]).text();
    for words in [
        "“The parties met. Troops return the Lachin region, with its main road. The road stays open.”",
        "Ağdam və Laçın rayonları",
        "agreement.txt · ¶3 · characters 100–152 · sha256 3d84ca33",
        "Laçın / Լաչին · district",
        "What the agreement says",
        "Boundaries approximate. © Somebody",
        "Treaty Atlas · sources sha256 01234567… · 1 of 1",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn the_mention_stands_on_its_highlight_in_bold() {
    let page = page(vec![lachin()]);
    let palette = Palette::of(Theme::Light);
    let clips = page.items.iter().filter_map(|item| match item {
        Item::Clip(clip) => Some(&clip.items),
        _ => None,
    });
    let items: Vec<&Item> = clips.skip(1).flatten().collect();
    let mark = items.iter().find_map(|item| match item {
        Item::Box(RoundedBox { bounds, fill, .. }) if *fill == Some(palette.mark) => Some(*bounds),
        _ => None,
    });
    let runs = items.iter().filter_map(|item| match item {
        Item::Text(block) => Some(&block.runs),
        _ => None,
    });
    let mention = runs.flatten().find(|run| run.text == "Lachin").unwrap();
    let (mark, first) = (mark.unwrap(), mention.glyphs[0].at);
    assert!(mark.x < first.x && first.x + mention.advance < mark.right());
    assert!(mark.y < first.y && first.y < mark.bottom());
    assert_eq!(super::fonts::FONTS[mention.font].weight, 700);
}

#[test]
fn any_number_of_cards_stays_in_its_column_and_what_is_missing_is_counted() {
    for count in [0, 1, 2, 5, 9, 40, 1000] {
        let page = page(vec![lachin(); count]);
        assert_all_has_its_room(&page);
        let shown = card_boxes(&page).len();
        let rest = count - shown;
        assert_eq!(page.text().contains("not shown"), rest > 0, "{count}");
        assert_eq!(page.text().contains(&format!("{rest} more")), rest > 0, "{count}");
    }
}

#[test]
fn a_quote_of_ten_thousand_characters_is_cut_and_says_so() {
    let words = format!("{}Lachin {}", "before ".repeat(800), "after ".repeat(750));
    let unbroken = "x".repeat(10_000);
    for (passage, mention) in [(words.as_str(), Span::new(5600, 5606)), (&unbroken, Span::new(9000, 9006))] {
        let page = page(vec![card(passage, mention), lachin()]);
        assert_all_has_its_room(&page);
        assert!(page.text().contains("… ") && page.text().contains(" …"));
        assert_eq!(card_boxes(&page).len(), 2);
    }
    assert!(page(vec![card(&words, Span::new(5600, 5606))]).text().contains("before Lachin after"));
}

#[test]
fn unusual_characters_leave_the_page_intact() {
    for passage in [
        "",
        "a\u{0}b\u{8}c\r\n\td",
        "\u{202e}gnorw yaw eht\u{202c} Lachin",
        "\u{2067}لاچین\u{2069} and לצ׳ין",
        "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}",
        "漢字 🏔️ \u{10ffff}\u{feff}",
    ] {
        let mut odd = card(passage, Span::new(0, 3));
        odd.place = passage.to_owned();
        odd.citation.document = passage.repeat(40);
        let page = page(vec![odd, lachin()]);
        assert_all_has_its_room(&page);
        assert_eq!(card_boxes(&page).len(), 2);
        write_png(&page, 0.3).unwrap();
    }
}

#[test]
fn without_cards_the_map_takes_the_whole_width() {
    let [whole, beside] = [MapRoom::beside(0), MapRoom::beside(3)].map(map_size);
    assert!((whole[0] - 1120.0).abs() < 0.1 && (beside[0] / whole[0] - 0.65).abs() < 0.02);
    assert!(card_boxes(&page(Vec::new())).is_empty());
}
