//! The picture of what is shown: the same scene composed anew for a page, with the selected passages
//! and their citations; drawn on another thread, then saved or put on the clipboard.

use super::{
    app::App, command::NamesPolicy, notices::Tone, places_panel::passages_words, selection::Selection, task::Task,
    view::View,
};
use crate::{
    basemap::{relief::Relief, shipped::ATTRIBUTION},
    briefing::{
        furniture::{Furniture, LegendEntry, LegendSymbol},
        page::Page,
        quotation::{Citation, QuoteCard},
        raster,
        snapshot::{MapRoom, Snapshot, map_frame, map_size, snapshot_page},
        typesetting::PaperTypesetter,
    },
    documents::document::{Document, Passage},
    ground::{files, hash::sha256_hex, text::Span},
    places::place::Place,
    project::PassageView,
    scene::{
        drawing::Drawing,
        labels::ScreenBox,
        palette::{KindClass, Palette},
        scale_bar::ScaleBar,
        viewport::{MAX_ZOOM, ScreenPoint, Viewport},
    },
};
use egui::{ColorImage, Context};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Pixels for each point of the page.
const SCALE: f32 = 2.0;

/// The longest scale bar on the page, in points.
const BAR_PT: f32 = 110.0;

/// More cards than any page could hold.
const MOST_CARDS: usize = 60;

/// What is printed on every picture, whatever it shows.
const BOUNDARY_CAVEAT: &str = "Boundaries approximate; no position on status is implied.";

/// A picture that is finished.
pub(super) enum Picture {
    /// It was saved here.
    Saved(PathBuf),
    /// It is ready for the clipboard.
    Drawn(ColorImage),
}

/// Where a picture goes.
enum Goal {
    File(PathBuf),
    Clipboard,
}

/// Everything a page needs, owned, for another thread.
struct Request {
    title: String,
    subtitle: String,
    drawing: Drawing,
    reliefs: Vec<Arc<Relief>>,
    palette: Palette,
    legend: Vec<LegendEntry>,
    scale_bar: ScaleBar,
    caveats: Vec<String>,
    sources_sha256: String,
    cards: Vec<QuoteCard>,
    further: usize,
}

/// Saves the picture in the pictures folder, under a name that is still free.
pub(super) fn save(app: &mut App, context: &Context) {
    let name = match app.history.current() {
        Selection::Place(id) => id.as_str().to_owned(),
        Selection::Passage(_, locator) => locator.to_string(),
        Selection::Nothing => "overview".to_owned(),
    };
    start(app, context, Goal::File(free_path(&pictures_folder(), &safe_name(&name))));
}

/// Puts the picture on the clipboard.
pub(super) fn copy(app: &mut App, context: &Context) {
    start(app, context, Goal::Clipboard);
}

fn start(app: &mut App, context: &Context, goal: Goal) {
    if app.loading.picture.is_some() {
        app.notices.say(Tone::Bad, "The picture before is still being drawn.");
        return;
    }
    let request = request(app);
    app.loading.picture = Some(Task::start(context, "Drawing the picture", move |_| finish(&request, goal)));
}

/// Composes what is shown for the page.
fn request(app: &App) -> Request {
    let view = app.view();
    let (cards, further) = cards(&view);
    let room = MapRoom::beside(cards.len());
    let [width, height] = map_size(room);
    let shown = app.navigation.view().world_box(0.0);
    let viewport = Viewport::sized(width, height).fitted(shown, 0.0, MAX_ZOOM);
    let typesetter = PaperTypesetter::new();
    let (legend, scale_bar) = (legend(app), ScaleBar::of(&viewport, BAR_PT));
    let frame = map_frame(room);
    let furniture = Furniture { frame, palette: &app.palette, typesetter: &typesetter };
    let reserved = furniture.boxes(&legend, &scale_bar).map(|taken| {
        ScreenBox::new(ScreenPoint::new(taken.x - frame.x, taken.y - frame.y), [taken.width, taken.height])
    });
    let (drawing, _) = app.scene.compose(&app.basemap, &viewport, &app.palette, &typesetter, &reserved);
    let (title, subtitle) = titles(&view);
    Request {
        title,
        subtitle,
        drawing,
        reliefs: app.basemap.reliefs.clone(),
        palette: app.palette.clone(),
        legend,
        scale_bar,
        caveats: vec![BOUNDARY_CAVEAT.to_owned(), names_caveat(app.filters.names)],
        sources_sha256: sources_sha256(app.project.documents()),
        cards,
        further,
    }
}

/// Sets the page and draws it; the error says what to do.
fn finish(request: &Request, goal: Goal) -> Result<Picture, String> {
    let colours = request.palette.relief();
    let reliefs: Vec<_> = request.reliefs.iter().map(|relief| relief.coloured(&colours)).collect();
    let snapshot = Snapshot {
        title: request.title.clone(),
        subtitle: request.subtitle.clone(),
        drawing: &request.drawing,
        reliefs: &reliefs,
        palette: &request.palette,
        legend: request.legend.clone(),
        scale_bar: request.scale_bar.clone(),
        caveats: request.caveats.clone(),
        attribution: ATTRIBUTION.to_owned(),
        sources_sha256: request.sources_sha256.clone(),
        cards: request.cards.clone(),
        further: request.further,
    };
    let page = snapshot_page(&snapshot, &PaperTypesetter::new());
    match goal {
        Goal::File(path) => write(&page, &path).map(|()| Picture::Saved(path)),
        Goal::Clipboard => {
            let drawn =
                raster::pixels(&page, SCALE).map_err(|error| format!("The picture cannot be drawn: {error}."))?;
            let size = [drawn.width() as usize, drawn.height() as usize];
            Ok(Picture::Drawn(ColorImage::from_rgba_premultiplied(size, drawn.data())))
        }
    }
}

fn write(page: &Page, path: &Path) -> Result<(), String> {
    let png = raster::write_png(page, SCALE).map_err(|error| format!("The picture cannot be drawn: {error}."))?;
    files::write_whole(path, &png).map_err(|error| {
        let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
        format!("{error} ({cause}). Copy the picture instead, or make the folder writable.")
    })
}

/// The selected passages as cards, of the place and its namesakes or the one passage; and how many
/// more there are than any page could hold.
fn cards(view: &View<'_>) -> (Vec<QuoteCard>, usize) {
    let Some(place) = view.selected_place() else {
        let passage = view.selected_passage().into_iter();
        return (passage.map(|(document, passage)| passage_card(view, document, passage)).collect(), 0);
    };
    let namesakes = view.group_of(&place.id).into_iter().flat_map(|group| &group.members);
    let namesakes = namesakes.filter(|member| member.place != place.id);
    let others = namesakes.filter_map(|member| view.project.gazetteer().place(&member.place));
    let places = std::iter::once(place).chain(others);
    let mut all = places.flat_map(|place| view.found(&place.id).map(move |found| (place, found)));
    let cards = all.by_ref().take(MOST_CARDS).map(|(place, found)| card(place, &found)).collect();
    (cards, all.count())
}

fn card(place: &Place, found: &PassageView<'_>) -> QuoteCard {
    let PassageView { document, passage, mention, before, after } = *found;
    let until = |from: usize, to: usize| document.words(Span::new(from, to)).to_owned();
    QuoteCard {
        place: place.title.clone(),
        kind: place.kind.word().to_owned(),
        class: KindClass::of(place.kind),
        before: before.map(|before| until(before.span.start, passage.span.start)).unwrap_or_default(),
        passage: document.words(passage.span).to_owned(),
        mentions: vec![within(mention.span, passage.span)],
        after: after.map(|after| until(passage.span.end, after.span.end)).unwrap_or_default(),
        citation: citation(document, passage),
    }
}

fn passage_card(view: &View<'_>, document: &Document, passage: &Passage) -> QuoteCard {
    let places = view.project.places_of(&document.id, passage.locator);
    let mentions = view.project.mentions_in(&document.id, passage.span);
    let pinned = mentions.filter(|(_, mention)| mention.pinned_place().is_some());
    let titles: Vec<&str> = places.iter().map(|place| place.title.as_str()).collect();
    QuoteCard {
        place: if titles.is_empty() { "Passage".to_owned() } else { titles.join(", ") },
        kind: places
            .first()
            .filter(|_| places.len() == 1)
            .map(|place| place.kind.word().to_owned())
            .unwrap_or_default(),
        class: places.first().map_or(KindClass::Other, |place| KindClass::of(place.kind)),
        before: String::new(),
        passage: document.words(passage.span).to_owned(),
        mentions: pinned.map(|(_, mention)| within(mention.span, passage.span)).collect(),
        after: String::new(),
        citation: citation(document, passage),
    }
}

fn citation(document: &Document, passage: &Passage) -> Citation {
    Citation {
        document: document.name().to_owned(),
        place: document.place_of(passage),
        span: passage.span,
        sha256: document.sha256.clone(),
    }
}

/// A span of the document as a span of one of its passages.
const fn within(span: Span, passage: Span) -> Span {
    Span::new(span.start.saturating_sub(passage.start), span.end.saturating_sub(passage.start))
}

/// What the page says, and what it is about.
fn titles(view: &View<'_>) -> (String, String) {
    let documents = view.project.documents().len();
    let sources = format!("{documents} document{}", if documents == 1 { "" } else { "s" });
    if let Some(place) = view.selected_place() {
        let passages = view.group_of(&place.id).map_or(0, |group| group.passages);
        let subtitle = format!("{} · {} in {sources}", view.standing(place), passages_words(passages));
        return (place.title.clone(), subtitle);
    }
    if let Some((document, passage)) = view.selected_passage() {
        let places = view.project.places_of(&document.id, passage.locator);
        let titles: Vec<&str> = places.iter().map(|place| place.title.as_str()).collect();
        let title = if titles.is_empty() { document.name().to_owned() } else { titles.join(" · ") };
        return (title, View::citation(document, passage));
    }
    let linked = view.mentioned_places();
    (view.project.name().to_owned(), format!("{linked} places mentioned in {sources}"))
}

/// The classes of mentioned places, in the order of the legend.
fn legend(app: &App) -> Vec<LegendEntry> {
    let linked = app.scene.marks().iter().filter(|mark| mark.is_linked());
    let classes: BTreeSet<KindClass> = linked.map(crate::scene::mark::Mark::class).collect();
    let entry = |class: KindClass| LegendEntry {
        symbol: match class {
            KindClass::Settlement | KindClass::Country | KindClass::Other => LegendSymbol::Disc,
            KindClass::Route => LegendSymbol::Line,
            KindClass::District | KindClass::Region | KindClass::Landform => LegendSymbol::Area,
        },
        colour: app.palette.class(class),
        words: class.words().to_owned(),
    };
    classes.into_iter().map(entry).collect()
}

fn names_caveat(names: NamesPolicy) -> String {
    match names {
        NamesPolicy::Source => "Names as in the sources.".to_owned(),
        NamesPolicy::English => "Names in English.".to_owned(),
        NamesPolicy::Language(language) => {
            format!("Names in the language “{language}”, where a place has one.")
        }
    }
}

/// One hash for all sources: that of the only one, else of all hashes in order.
fn sources_sha256(documents: &[Document]) -> String {
    if let [only] = documents {
        return only.sha256.clone();
    }
    let all: String = documents.iter().map(|document| document.sha256.as_str()).collect();
    sha256_hex(all.as_bytes())
}

/// The person's folder of pictures, else the home folder, else where the program was started.
fn pictures_folder() -> PathBuf {
    let user = directories::UserDirs::new();
    let folder = user.and_then(|user| {
        let pictures = user.picture_dir().filter(|folder| folder.is_dir()).map(Path::to_owned);
        pictures.or_else(|| Some(user.home_dir().to_owned()))
    });
    folder.unwrap_or_else(|| PathBuf::from("."))
}

/// A name that is safe on all systems: letters, digits and hyphens, at most 60.
fn safe_name(name: &str) -> String {
    let safe: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(60).collect();
    safe.trim_matches('-').to_owned()
}

/// `treaty-atlas-name.png` in a folder, numbered when that is taken.
fn free_path(folder: &Path, name: &str) -> PathBuf {
    let path = |number: u32| {
        let suffix = if number == 1 { String::new() } else { format!("-{number}") };
        folder.join(format!("treaty-atlas-{name}{suffix}.png"))
    };
    (1..10_000).map(path).find(|path| !path.exists()).unwrap_or_else(|| path(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_never_takes_the_name_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let first = free_path(folder.path(), "a");
        files::write_whole(&first, b"x").unwrap();
        let second = free_path(folder.path(), "a");
        assert_ne!(first, second);
        assert!(second.ends_with("treaty-atlas-a-2.png"));
    }

    #[test]
    fn names_of_files_are_safe_on_all_systems() {
        assert_eq!(safe_name("../a:b*c?.png"), "a-b-c--png");
        assert_eq!(safe_name("Լաչին"), "");
        assert!(safe_name(&"x".repeat(500)).len() <= 60);
    }

    #[test]
    fn a_mention_keeps_its_words_inside_its_passage() {
        assert_eq!(within(Span::new(110, 115), Span::new(100, 130)), Span::new(10, 15));
    }
}
