//! A window under test: pressed, typed into and looked at as a person would, without a display.

use super::sample;
use egui::{
    Event, Key, Modifiers, OutputCommand, PointerButton, Pos2, Rect, Shape, Vec2, ViewportCommand, ViewportEvent,
    ViewportId,
    accesskit::{Role, Toggled},
    epaint::{Color32, TextShape},
};
use egui_kittest::{Harness, Node, kittest::NodeT as _};
use std::{
    cell::RefCell,
    path::{Path, PathBuf},
    rc::Rc,
    sync::Arc,
    time::{Duration, Instant},
};
use treaty_atlas::{
    basemap::Basemap,
    project::{Inputs, Project, progress::Silent},
    ui::App,
};

/// The size of a usual window.
pub(crate) const USUAL: Vec2 = Vec2::new(1440.0, 900.0);

/// The size of a window on a small screen.
pub(crate) const SMALL: Vec2 = Vec2::new(1024.0, 700.0);

/// How long something on another thread may take at most.
const PATIENCE: Duration = Duration::from_mins(2);

/// How long is waited between two looks at what another thread does.
const PAUSE: Duration = Duration::from_millis(5);

/// How many frames the window may take to come to rest when nothing else is at work.
const MOST_FRAMES: u64 = 20;

/// A window under test.
pub(crate) struct Window {
    harness: Harness<'static>,
    copied: Vec<String>,
}

/// Something that the window says to a screen reader.
#[derive(Debug, Clone)]
pub(crate) struct Spoken {
    pub(crate) role: Role,
    pub(crate) words: String,
    pub(crate) rect: Rect,
    pub(crate) is_chosen: bool,
}

/// The sample corpus.
pub(crate) fn sample_project() -> Project {
    Project::open(&Inputs::default(), &Silent).unwrap()
}

impl Window {
    /// A window of the usual size on the sample corpus.
    pub(crate) fn usual() -> Self {
        Self::on(sample_project(), USUAL, 1.0)
    }

    /// The same, with the document open below the map.
    pub(crate) fn reading() -> Self {
        let mut window = Self::usual();
        window.press(Key::Num4);
        window
    }

    /// A window on a project. The map has no base map, which no test of this room looks at.
    pub(crate) fn on(project: Project, size: Vec2, pixels_per_point: f32) -> Self {
        let slot: Rc<RefCell<Option<App>>> = Rc::default();
        let filled = Rc::clone(&slot);
        let harness = Harness::builder()
            .with_size(size)
            .with_pixels_per_point(pixels_per_point)
            .with_theme(egui::Theme::Light)
            .with_max_steps(MOST_FRAMES)
            .with_context_setup(move |context| {
                *filled.borrow_mut() = Some(App::on(context, project, Basemap::default()));
            })
            .build_ui(move |ui| slot.borrow_mut().as_mut().unwrap().frame_ui(ui));
        let mut window = Self { harness, copied: Vec::new() };
        window.settle();
        window
    }

    /// Runs until nothing moves any more; names and letters are checked on the way. While something is under
    /// way on another thread, it is waited for by the clock on the wall, and the window's own clock goes no
    /// faster: what is shown for some seconds is still there when a busy computer has taken its time.
    #[track_caller]
    pub(crate) fn settle(&mut self) {
        let start = Instant::now();
        let mut frames = 0;
        loop {
            if self.is_at_work() {
                self.pause();
            } else {
                self.harness.step();
                frames += 1;
            }
            if self.harness.output().viewport_output[&ViewportId::ROOT].repaint_delay != Duration::ZERO {
                return;
            }
            let causes = || self.harness.ctx.repaint_causes();
            assert!(frames < MOST_FRAMES, "no rest after {MOST_FRAMES} frames: {:?}", causes());
            assert!(start.elapsed() < PATIENCE, "at work after {PATIENCE:?}: {:?}", causes());
        }
    }

    /// Whether a bar shows that something is under way.
    fn is_at_work(&self) -> bool {
        let mut nodes = self.harness.root().children_recursive();
        nodes.any(|node| node.accesskit_node().role() == Role::ProgressIndicator)
    }

    /// Has the window's clock stand still for the next frames.
    fn hold_clock(&mut self) {
        let now_s = self.harness.ctx.input(|input| input.time);
        self.harness.input_mut().time = Some(now_s);
    }

    /// Waits a moment on the wall, as long a moment in the window.
    fn pause(&mut self) {
        std::thread::sleep(PAUSE);
        let now_s = self.harness.ctx.input(|input| input.time);
        self.harness.input_mut().time = Some(now_s + PAUSE.as_secs_f64());
        self.harness.step();
        self.harness.input_mut().time = None;
    }

    /// Runs until something is so, which another thread may bring about.
    #[track_caller]
    pub(crate) fn wait_until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !is_so(self) {
            assert!(start.elapsed() < PATIENCE, "{what}: not so after {PATIENCE:?}");
            self.pause();
        }
        self.settle();
    }

    /// One event, in a frame of its own.
    fn event(&mut self, event: Event) {
        self.harness.event(event);
        self.harness.step();
        for command in &self.harness.output().platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                self.copied.push(text.clone());
            }
        }
    }

    /// What was put on the clipboard last.
    #[track_caller]
    pub(crate) fn copied(&self) -> &str {
        self.copied.last().expect("nothing was copied")
    }

    /// Clicks where something is.
    pub(crate) fn click_at(&mut self, pos: Pos2) {
        self.click_with(pos, PointerButton::Primary);
    }

    pub(crate) fn click_with(&mut self, pos: Pos2, button: PointerButton) {
        self.hold_clock();
        self.event(Event::PointerMoved(pos));
        for pressed in [true, false] {
            self.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        }
        self.harness.input_mut().time = None;
        // The next click is no double click.
        self.harness.step();
        self.harness.step();
        self.settle();
    }

    /// Clicks the only control that has exactly this name.
    #[track_caller]
    pub(crate) fn click(&mut self, name: &str) {
        self.click_on(|spoken| spoken.words == name);
    }

    /// Clicks the only control whose name begins so.
    #[track_caller]
    pub(crate) fn click_first(&mut self, start: &str) {
        self.click_on(|spoken| spoken.words.starts_with(start));
    }

    /// Scrolls there, aims, looks again and clicks, since what the pointer comes near to may move.
    #[track_caller]
    fn click_on(&mut self, is_meant: impl Fn(&Spoken) -> bool) {
        let aim = |window: &Self| {
            let controls = window.buttons("");
            let meant: Vec<&Spoken> = controls.iter().filter(|it| is_meant(it)).collect();
            assert_eq!(
                meant.len(),
                1,
                "{meant:#?} among {:#?}",
                controls.iter().map(|it| &it.words).collect::<Vec<_>>()
            );
            meant[0].rect.center()
        };
        self.scroll_to_control(&is_meant);
        let near = aim(self);
        self.event(Event::PointerMoved(near));
        self.settle();
        // What has had its time goes before the aim is taken, and nothing goes while the button is pressed.
        self.hold_clock();
        self.harness.step();
        let at = aim(self);
        self.click_at(at);
    }

    /// Scrolls to the control that has exactly this name.
    pub(crate) fn scroll_to(&mut self, name: &str) {
        self.scroll_to_control(&|spoken: &Spoken| spoken.words == name);
    }

    fn scroll_to_control(&mut self, is_meant: &dyn Fn(&Spoken) -> bool) {
        let meant = |node: &Node<'_>| spoken_of(node).is_some_and(|it| it.role == Role::Button && is_meant(&it));
        if let Some(node) = self.harness.root().children_recursive().find(meant) {
            node.scroll_to_me();
        }
        self.settle();
    }

    /// Clicks the symbol of a place that is mentioned; a symbol of several places is opened first.
    #[track_caller]
    pub(crate) fn click_linked_symbol(&mut self, name: &str) {
        for _ in 0..4 {
            let symbols = self.buttons("On the map: ").into_iter();
            let mut of_place = symbols.filter(|symbol| {
                let places = symbol.words.trim_start_matches("On the map: ").split("; ");
                let mut linked = places.filter(|place| !place.ends_with("no passages"));
                linked.any(|place| place.starts_with(&format!("{name}, ")))
            });
            let symbol = of_place.next().unwrap_or_else(|| panic!("{name} is not on the map"));
            self.click_at(symbol.rect.center());
            if self.selected().is_some() {
                return;
            }
        }
        panic!("{name} is not selected by its symbol");
    }

    /// Moves the pointer to a point.
    pub(crate) fn point_at(&mut self, pos: Pos2) {
        self.event(Event::PointerMoved(pos));
        self.settle();
    }

    /// Turns the wheel over a point.
    pub(crate) fn wheel(&mut self, pos: Pos2, lines: f32) {
        self.wheel_with(Modifiers::NONE, pos, lines);
    }

    /// Turns the wheel over a point while keys are held.
    pub(crate) fn wheel_with(&mut self, modifiers: Modifiers, pos: Pos2, lines: f32) {
        self.event(Event::PointerMoved(pos));
        self.event(Event::ModifiersChanged(modifiers));
        self.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Line,
            delta: Vec2::new(0.0, lines),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers,
        });
        self.event(Event::ModifiersChanged(Modifiers::NONE));
        self.settle();
    }

    /// Drags from a point to another.
    pub(crate) fn drag(&mut self, from: Pos2, to: Pos2) {
        let button = |pos, pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.event(Event::PointerMoved(from));
        self.event(button(from, true));
        self.event(Event::PointerMoved(from.lerp(to, 0.5)));
        self.event(Event::PointerMoved(to));
        self.event(button(to, false));
        self.settle();
    }

    /// Presses a key.
    pub(crate) fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    /// Presses a key while others are held.
    pub(crate) fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.strike(modifiers, key);
        self.settle();
    }

    fn strike(&mut self, modifiers: Modifiers, key: Key) {
        self.event(Event::ModifiersChanged(modifiers));
        for pressed in [true, false] {
            self.event(Event::Key { key, physical_key: None, pressed, repeat: false, modifiers });
        }
        self.event(Event::ModifiersChanged(Modifiers::NONE));
    }

    /// Presses a key while others are held; where a text is painted in each of the frames after.
    pub(crate) fn places_after(&mut self, modifiers: Modifiers, key: Key, text: &str) -> Vec<Pos2> {
        self.event(Event::ModifiersChanged(modifiers));
        self.event(Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
        let mut places = Vec::new();
        for _ in 0..6 {
            let painted = self.painted();
            places.extend(painted.iter().find(|(_, shape)| shape.galley.job.text == text).map(|(_, shape)| shape.pos));
            self.harness.step();
        }
        self.event(Event::Key { key, physical_key: None, pressed: false, repeat: false, modifiers });
        self.event(Event::ModifiersChanged(Modifiers::NONE));
        self.settle();
        places
    }

    /// Types into what has the cursor.
    pub(crate) fn type_words(&mut self, words: &str) {
        self.event(Event::Text(words.to_owned()));
        self.settle();
    }

    /// Puts the cursor into the search by its key, and types.
    pub(crate) fn search(&mut self, words: &str) {
        self.press_with(Modifiers::COMMAND, Key::K);
        self.type_words(words);
    }

    /// Types a path into the form that is open, in place of what is there.
    pub(crate) fn answer(&mut self, path: &Path) {
        self.press_with(Modifiers::COMMAND, Key::A);
        self.type_words(path.to_str().unwrap());
        self.press(Key::Enter);
    }

    /// Drops a file on the window.
    pub(crate) fn drop_file(&mut self, path: &Path) {
        let dropped = Arc::new(Dropped(path.to_owned()));
        self.harness.input_mut().dropped_files.push(dropped);
        self.harness.step();
    }

    /// Asks the window to close; whether it stays open.
    pub(crate) fn stays_open(&mut self) -> bool {
        let viewport = self.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        viewport.events.push(ViewportEvent::Close);
        self.harness.step();
        let commands = &self.harness.output().viewport_output[&ViewportId::ROOT].commands;
        let stays = commands.contains(&ViewportCommand::CancelClose);
        self.settle();
        stays
    }

    /// Changes the size of the window.
    pub(crate) fn resize(&mut self, size: Vec2) {
        self.harness.set_size(size);
        self.settle();
    }

    /// Everything the window says, in the order of the tree.
    pub(crate) fn spoken(&self) -> Vec<Spoken> {
        let nodes = self.harness.root().children_recursive();
        let spoken = nodes.filter_map(|node| spoken_of(&node));
        spoken.collect()
    }

    /// Whether something is said exactly so.
    pub(crate) fn says(&self, words: &str) -> bool {
        self.spoken().iter().any(|spoken| spoken.words == words)
    }

    /// What is said that begins so.
    pub(crate) fn said(&self, start: &str) -> Vec<Spoken> {
        let all = self.spoken().into_iter();
        all.filter(|spoken| spoken.words.starts_with(start)).collect()
    }

    /// What is said that has these words in it.
    pub(crate) fn said_with(&self, part: &str) -> Vec<Spoken> {
        let all = self.spoken().into_iter();
        all.filter(|spoken| spoken.words.contains(part)).collect()
    }

    /// The only control whose name begins so.
    #[track_caller]
    pub(crate) fn button_of(&self, start: &str) -> Spoken {
        let mut buttons = self.buttons(start);
        assert_eq!(
            buttons.len(),
            1,
            "“{start}” is said of {buttons:#?}\namong {:#?}",
            self.buttons("").iter().map(|it| &it.words).collect::<Vec<_>>()
        );
        buttons.remove(0)
    }

    /// The controls whose names begin so.
    pub(crate) fn buttons(&self, start: &str) -> Vec<Spoken> {
        let said = self.said(start).into_iter();
        said.filter(|spoken| spoken.role == Role::Button).collect()
    }

    /// Clicks into the only field that has exactly this name, and types.
    #[track_caller]
    pub(crate) fn fill(&mut self, name: &str, words: &str) {
        let mut fields = self.said(name);
        let is_field = |role| matches!(role, Role::TextInput | Role::MultilineTextInput);
        fields.retain(|spoken| is_field(spoken.role) && spoken.words == name);
        assert_eq!(fields.len(), 1, "{name}: {fields:#?}");
        self.click_at(fields.remove(0).rect.center());
        self.type_words(words);
    }

    /// Chooses an entry of the only list whose name begins so.
    #[track_caller]
    pub(crate) fn choose(&mut self, list: &str, entry: &str) {
        let mut lists = self.said(list);
        lists.retain(|spoken| spoken.role == Role::ComboBox);
        assert_eq!(lists.len(), 1, "{list}: {lists:#?}");
        self.click_at(lists.remove(0).rect.center());
        self.scroll_to(entry);
        let mut entries = self.said(entry);
        entries.retain(|spoken| spoken.words == entry);
        self.click_at(entries.pop().unwrap_or_else(|| panic!("{list} has no {entry}")).rect.center());
    }

    /// What the keyboard would act on.
    pub(crate) fn focused(&self) -> Option<String> {
        let mut nodes = self.harness.root().children_recursive();
        nodes.find(|node| node.accesskit_node().is_focused()).and_then(|node| spoken_of(&node)).map(|it| it.words)
    }

    /// What is selected, as the panel's head says it; nothing when nothing is.
    #[track_caller]
    pub(crate) fn selected(&self) -> Option<String> {
        let mut heads = self.said("Selected");
        assert!(heads.len() < 2, "{heads:#?}");
        heads.pop().map(|head| head.words)
    }

    /// What the map says of itself.
    #[track_caller]
    pub(crate) fn map(&self) -> Spoken {
        self.said("Map, ").pop().expect("there is a map")
    }

    /// The middle of the map, longitude and latitude, and its zoom, as the map says them.
    #[track_caller]
    pub(crate) fn map_view(&self) -> (f64, f64, f64) {
        let map = self.map().words;
        let (_, view) = map.split_once("centre ").unwrap();
        let numbers = view.split(|c: char| !(c.is_ascii_digit() || c == '.'));
        let numbers: Vec<f64> = numbers.filter_map(|number| number.parse().ok()).collect();
        let [latitude, longitude, zoom] = numbers[..] else {
            panic!("{map}");
        };
        (
            if view.contains("°W") { -longitude } else { longitude },
            if view.contains("°S") { -latitude } else { latitude },
            zoom,
        )
    }

    /// The citations shown, each with the scalars it names: `… · ¶2 · characters 10–20`.
    pub(crate) fn citations(&self) -> Vec<(String, std::ops::Range<usize>)> {
        let said = self.spoken().into_iter();
        let labels = said.filter(|spoken| spoken.role == Role::Label);
        labels
            .filter(|spoken| !spoken.words.starts_with("Selected"))
            .filter_map(|spoken| {
                let (_, span) = spoken.words.split_once(" · characters ")?;
                let (start, end) = span.split_once('–')?;
                let span = start.parse().ok()?..end.parse().ok()?;
                Some((spoken.words, span))
            })
            .collect()
    }

    /// The texts on the screen, as painted.
    pub(crate) fn painted(&self) -> Vec<(Rect, TextShape)> {
        let mut texts = Vec::new();
        for clipped in &self.harness.output().shapes {
            collect(clipped.clip_rect, &clipped.shape, &mut texts);
        }
        texts
    }

    /// Whether a text is painted somewhere, whole.
    pub(crate) fn shows(&self, text: &str) -> bool {
        self.painted().iter().any(|(_, shape)| shape.galley.job.text == text)
    }

    /// The painted texts that have these words in them.
    pub(crate) fn painted_with(&self, part: &str) -> Vec<String> {
        let texts = self.painted().into_iter().map(|(_, shape)| shape.galley.job.text.clone());
        texts.filter(|text| text.contains(part)).collect()
    }

    /// Whether the only control of this name is switched on.
    #[track_caller]
    pub(crate) fn is_on(&self, name: &str) -> bool {
        self.button_of(name).is_chosen
    }

    /// The words of a painted text that are marked by a ground of their own.
    #[track_caller]
    pub(crate) fn marked_in(&self, text: &str) -> Vec<String> {
        let painted = self.painted();
        let found = painted.iter().find(|(_, shape)| shape.galley.job.text == text);
        let (_, shape) = found.unwrap_or_else(|| panic!("“{text}” is not painted"));
        let job = &shape.galley.job;
        let marked = job.sections.iter().filter(|section| section.format.background != Color32::TRANSPARENT);
        marked
            .map(|section| {
                let bytes = section.byte_range.start.0..section.byte_range.end.0;
                job.text.get(bytes).unwrap().to_owned()
            })
            .collect()
    }

    /// The look of the window at large.
    pub(crate) fn panel_fill(&self) -> Color32 {
        self.harness.ctx.global_style().visuals.panel_fill
    }
}

fn spoken_of(node: &Node<'_>) -> Option<Spoken> {
    let it = node.accesskit_node();
    let words = if it.role() == Role::Label { it.value() } else { it.label() };
    Some(Spoken {
        role: it.role(),
        words: words?,
        rect: node.rect(),
        is_chosen: it.data().toggled() == Some(Toggled::True),
    })
}

fn collect(clip: Rect, shape: &Shape, texts: &mut Vec<(Rect, TextShape)>) {
    match shape {
        Shape::Text(text) => texts.push((clip, text.clone())),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(clip, shape, texts)),
        _ => {}
    }
}

/// A file as a desktop drops it.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// Lays the right panel beside the source: exactly these mentions, each marked in its own sentence,
/// and not a word that the source does not have.
#[track_caller]
pub(crate) fn check_panel(window: &Window, place: sample::Expected) {
    let selected = window.selected().unwrap_or_default();
    assert!(
        selected.starts_with(&format!("Selected: {}, ", place.name)),
        "{} is to be selected, not {selected:?}",
        place.name
    );
    let cited = window.citations();
    let mut missing: Vec<(usize, usize)> = place.mentions.to_vec();
    assert_eq!(cited.len(), missing.len(), "{selected}: {cited:#?}");
    for (citation, sentence) in cited {
        let mention = missing.iter().position(|(start, end)| sentence.start <= *start && *end <= sentence.end);
        let mention = mention.unwrap_or_else(|| panic!("{selected}: {citation} holds no mention"));
        let (start, end) = missing.remove(mention);
        let words = sample::words(sentence.clone());
        assert!(words.ends_with(['.', '”', ']']), "a whole sentence: {words}");
        let cards = window.said_with(&words);
        let card = cards.iter().find(|card| !card.words.starts_with("Paragraph"));
        let card = &card.unwrap_or_else(|| panic!("“{words}” is not shown")).words;
        let (before, after) = card.split_once(&words).unwrap();
        // Every kind of blank space of the source is drawn as a blank.
        let source: String = sample::text().chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        for context in [before.trim(), after.trim()] {
            assert!(source.contains(context), "“{context}” is not of the source");
        }
        assert_eq!(window.marked_in(card), [sample::words(start..end)]);
    }
}
