//! How long a frame of the window takes on the processor: composing the map and every panel, and
//! cutting them into triangles; what the graphics card does is not counted. The map flies over the
//! sample corpus at 1440×900: out to zoom 5, in to 11, out to 3, and dragged on the way. Then a table of
//! 50,000 provisions with 100,000 mentions and 50,000 decisions is scrolled, gone through and judged: of a
//! decision the time counts from the key to the end of the frame that shows it. Then names are said to be no
//! places, and taken back, with the longest frame meanwhile beside. Opening the sample corpus and reading the
//! base map are timed too.
//!
//! ```sh
//! cargo bench --bench frames
//! ```

#![expect(clippy::print_stdout, reason = "the figures are what it is run for")]

use egui::{
    Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Shape, epaint::ClippedShape, pos2, vec2,
};
use std::{
    error::Error,
    sync::Arc,
    time::{Duration, Instant},
};
use treaty_atlas::{
    basemap::shipped,
    ground::files::write_whole,
    project::{Inputs, Project, progress::Silent},
    review::{
        Review,
        decision::{Change, Reviewer, Signature, Verdict},
    },
    ui::App,
};

/// Frames a second of the flight's clock.
const PACE: f64 = 60.0;

/// How much the zoom changes in a frame.
const ZOOM_STEP: f64 = 0.05;

/// The middle of the map in a window of 1440×900.
const MIDDLE: Pos2 = pos2(640.0, 325.0);

/// The middle of the table.
const TABLE: Pos2 = pos2(640.0, 780.0);

/// Left of this the places are listed.
const LIST_PT: f32 = 330.0;

/// How many provisions the table has, and how many of them are in one text.
const PROVISIONS: usize = 50_000;
const IN_A_TEXT: usize = 100;

/// How often the slow things are timed.
const ROUNDS: usize = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let mut opening = Vec::new();
    let mut reading = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        Project::open(&Inputs::default(), &Silent)?;
        opening.push(start.elapsed());
        let start = Instant::now();
        shipped::vectors()?;
        reading.push(start.elapsed());
    }
    println!("{:<34} {:>8} {:>8} {:>8}   milliseconds", "", "p50", "p99", "max");
    show("opening the sample corpus", opening);
    show("reading the base map", reading);
    let mut all = Vec::new();
    for (name, times) in flight()? {
        all.extend_from_slice(&times);
        show(&format!("{name} ({} frames)", times.len()), times);
    }
    show("a frame of the whole flight", all);
    for (name, times) in reviewing()? {
        show(&format!("{name} ({} frames)", times.len()), times);
    }
    Ok(())
}

/// A table of many provisions, most of them judged: leg by leg.
fn reviewing() -> Result<Vec<Leg>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("promises.jsonl");
    let places = ["Agdam", "Kalbajar", "Zangilan", "Jabrayil", "Fuzuli", "Gubadly"];
    let promise = |number: usize| {
        let beside = places.get(number % places.len()).copied().unwrap_or_default();
        format!("The Lachin district shall be returned, as shall {beside}, by {} May 2021.", number % 28 + 1)
    };
    let records = (0..PROVISIONS / IN_A_TEXT).map(|record| {
        let text: Vec<String> = (0..IN_A_TEXT).map(|number| promise(record + number)).collect();
        format!("{{\"id\":\"{record:05}\",\"text\":\"{}\"}}\n", text.join("\\n\\n"))
    });
    write_whole(&path, records.collect::<String>().as_bytes())?;
    let project = Project::open(&Inputs::sorted_by_kind([path]), &Silent)?;
    let project = project.deciding(&Arc::new(judged(&project)), &Silent)?;
    println!(
        "A project of {} provisions, {} mentions and {} decisions:",
        project.all_provisions().count(),
        project.summary().mentions,
        project.review().decisions().len()
    );
    let mut plane = Plane::new(project, shipped::vectors()?);
    let scrolled = plane.scroll();
    let selected = plane.press(Key::J, 20);
    plane.press(Key::A, 1);
    plane.frame(vec![Event::Text("Ada".to_owned())]);
    plane.press(Key::Enter, 1);
    for _ in 0..10 {
        plane.frame(Vec::new());
    }
    let mut legs = vec![("scrolled", scrolled), ("from one to the next", selected)];
    for (head, accepted, rejected, undone) in [
        (None, "accepted, until it is seen", "rejected, until it is seen", "taken back, until it is seen"),
        (Some("When"), "sorted by date: accepted", "sorted by date: rejected", "sorted by date: taken back"),
        (Some("Status"), "sorted by status: accepted", "sorted by status: rejected", "sorted by status: taken back"),
    ] {
        if let Some(head) = head {
            plane.click_on(head);
        }
        legs.push((accepted, (0..10).map(|_| plane.until_counted(Key::A, Modifiers::NONE)).collect()));
        legs.push((rejected, (0..10).map(|_| plane.until_counted(Key::R, Modifiers::NONE)).collect()));
        legs.push((undone, (0..20).map(|_| plane.until_counted(Key::Z, Modifiers::COMMAND)).collect()));
    }
    legs.extend(plane.correcting(
        "Here",
        10,
        ["no place here, until seen", "longest frame", "taken back", "longest frame"],
    ));
    legs.extend(plane.correcting(
        "Always",
        3,
        ["no place at all, until seen", "longest frame", "taken back", "longest frame"],
    ));
    Ok(legs)
}

/// A review of as many decisions as there are provisions: of the first text none is judged, of the last each
/// is noted as well.
fn judged(project: &Project) -> Review {
    let by = Signature { reviewer: Reviewer::new("Ben"), time: jiff::Timestamp::UNIX_EPOCH };
    let subjects = project.provision_subjects();
    let mut review = Review::default();
    for subject in subjects.iter().skip(IN_A_TEXT) {
        review.apply([Change::verdict(subject.clone(), Verdict::Accept)], &by);
    }
    for subject in subjects.iter().rev().take(IN_A_TEXT) {
        review.apply([Change::note(subject.clone(), "As in the annex.")], &by);
    }
    review
}

/// One line of the table.
fn show(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let part = |part: f64| {
        let at = ((times.len() as f64 * part).ceil() as usize).clamp(1, times.len()) - 1;
        times.get(at).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    };
    println!("{name:<34} {:>8.2} {:>8.2} {:>8.2}", part(0.5), part(0.99), part(1.0));
}

/// A part of the flight, and how long each of its frames took.
type Leg = (&'static str, Vec<Duration>);

/// The flight, leg by leg.
fn flight() -> Result<Vec<Leg>, Box<dyn Error>> {
    let mut plane = Plane::new(Project::open(&Inputs::default(), &Silent)?, shipped::vectors()?);
    plane.zoom_to(5.0);
    let legs = [
        ("in from zoom 5 to 11", plane.zoom_to(11.0)),
        ("dragged at zoom 11", plane.drag()),
        ("out from zoom 11 to 7", plane.zoom_to(7.0)),
        ("dragged at zoom 7", plane.drag()),
        ("out from zoom 7 to 3", plane.zoom_to(3.0)),
        ("dragged at zoom 3", plane.drag()),
        ("a place selected, key by key", plane.select()),
    ];
    Ok(legs.into())
}

/// The window in flight.
struct Plane {
    context: Context,
    app: App,
    frames: u32,
    /// As the status line says it.
    zoom: f64,
    /// What the last frame showed.
    shapes: Vec<ClippedShape>,
}

impl Plane {
    /// A window that has come up.
    fn new(project: Project, basemap: treaty_atlas::basemap::Basemap) -> Self {
        let context = Context::default();
        let app = App::on(&context, project, basemap);
        let mut plane = Self { context, app, frames: 0, zoom: 0.0, shapes: Vec::new() };
        plane.frame(vec![Event::PointerMoved(MIDDLE)]);
        for _ in 0..10 {
            plane.frame(Vec::new());
        }
        plane
    }

    /// One frame, and how long it took.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0))),
            time: Some(f64::from(self.frames) / PACE),
            predicted_dt: (1.0 / PACE) as f32,
            events,
            ..RawInput::default()
        };
        let start = Instant::now();
        let mut output = self.context.run_ui(input, |ui| self.app.frame_ui(ui));
        let shapes = output.shapes.clone();
        let triangles = self.context.tessellate(output.shapes, output.pixels_per_point);
        let time = start.elapsed();
        std::hint::black_box(triangles);
        output.textures_delta.clear();
        let said = said_in(&shapes, |words| words.strip_prefix("zoom ")?.parse().ok());
        self.zoom = said.map_or(self.zoom, |(zoom, _)| zoom);
        self.shapes = shapes;
        time
    }

    /// Zooms as a pinch does, until the status line says that it is there; `walkers` doubles what
    /// goes beyond 1.
    fn zoom_to(&mut self, goal: f64) -> Vec<Duration> {
        let mut times = Vec::new();
        while (self.zoom - goal).abs() > ZOOM_STEP * 1.5 && times.len() < 1000 {
            let step = ZOOM_STEP.copysign(goal - self.zoom);
            times.push(self.frame(vec![Event::Zoom((1.0 + step / 2.0) as f32)]));
        }
        times
    }

    /// Drags the map there and back.
    fn drag(&mut self) -> Vec<Duration> {
        let button = |pressed| Event::PointerButton {
            pos: MIDDLE,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let mut times = vec![self.frame(vec![button(true)])];
        for step in (1..60).chain((0..60).rev()) {
            let pos = MIDDLE + vec2(4.0, 2.0) * step as f32;
            times.push(self.frame(vec![Event::PointerMoved(pos)]));
        }
        times.push(self.frame(vec![button(false)]));
        times
    }

    /// Turns the wheel over the table.
    fn scroll(&mut self) -> Vec<Duration> {
        let wheel = Event::MouseWheel {
            unit: egui::MouseWheelUnit::Line,
            delta: vec2(0.0, -40.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(TABLE)]);
        (0..180).map(|_| self.frame(vec![wheel.clone()])).collect()
    }

    /// Goes through the list of places.
    fn select(&mut self) -> Vec<Duration> {
        self.press(Key::J, 30)
    }

    /// Presses a key some times.
    fn press(&mut self, key: Key, count: usize) -> Vec<Duration> {
        let mut times = Vec::new();
        for _ in 0..count {
            times.push(self.frame(vec![stroke(key, Modifiers::NONE, true)]));
            times.push(self.frame(vec![stroke(key, Modifiers::NONE, false)]));
        }
        times
    }

    /// Presses a key and waits until a frame shows another count of judged provisions; how long that took.
    fn until_counted(&mut self, key: Key, modifiers: Modifiers) -> Duration {
        let counted = |plane: &Self| {
            let said = said_in(&plane.shapes, |words| words.ends_with(" reviewed").then(|| words.to_owned()));
            said.map(|(words, _)| words)
        };
        let before = counted(self);
        let mut time = self.frame(vec![stroke(key, modifiers, true)]);
        for _ in 0..1000 {
            if counted(self) != before {
                break;
            }
            time += self.frame(Vec::new());
        }
        self.frame(vec![stroke(key, modifiers, false)]);
        time
    }

    /// Says so many times of the first name of a provision that it is no place, and takes it back: how long each
    /// took until the list of places showed it, and the longest frame meanwhile.
    fn correcting(&mut self, reach: &str, count: usize, names: [&'static str; 4]) -> Vec<Leg> {
        let mut legs = names.map(|name| (name, Vec::new()));
        for _ in 0..count {
            self.press(Key::J, 1);
            self.press(Key::L, 1);
            self.click_on(reach);
            let Some(((), pos)) = said_in(&self.shapes, |said| (said.trim() == "Not a place").then_some(())) else {
                return Vec::new();
            };
            let button = |pressed| Event::PointerButton {
                pos,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            };
            self.frame(vec![Event::PointerMoved(pos)]);
            self.frame(vec![button(true)]);
            let made = self.until_listed(button(false));
            let undone = self.until_listed(stroke(Key::Z, Modifiers::COMMAND, true));
            self.frame(vec![stroke(Key::Z, Modifiers::COMMAND, false)]);
            for ((_, leg), time) in legs.iter_mut().zip([made.0, made.1, undone.0, undone.1]) {
                leg.push(time);
            }
        }
        legs.into()
    }

    /// Does something and waits until the list of places is another; how long that took, and its longest frame.
    fn until_listed(&mut self, event: Event) -> (Duration, Duration) {
        let before = self.listed();
        let start = Instant::now();
        let mut longest = self.frame(vec![event]);
        while self.listed() == before && start.elapsed() < Duration::from_secs(20) {
            longest = longest.max(self.frame(Vec::new()));
        }
        (start.elapsed(), longest)
    }

    /// The words at the left, where the places are listed.
    fn listed(&self) -> Vec<String> {
        let mut words = Vec::new();
        for clipped in self.shapes.iter().filter(|clipped| clipped.clip_rect.max.x < LIST_PT) {
            if let Some((said, _)) = said_in(std::slice::from_ref(clipped), |said| Some(said.to_owned())) {
                words.push(said);
            }
        }
        words
    }

    /// Clicks on words.
    fn click_on(&mut self, words: &str) {
        let Some(((), pos)) = said_in(&self.shapes, |said| (said.trim() == words).then_some(())) else { return };
        let button =
            |pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
        self.frame(vec![Event::PointerMoved(pos)]);
        self.frame(vec![button(true)]);
        self.frame(vec![button(false)]);
        self.frame(vec![Event::PointerMoved(TABLE)]);
    }
}

/// A key that goes down or up.
fn stroke(key: Key, modifiers: Modifiers, pressed: bool) -> Event {
    Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
}

/// What is looked for in the words of a frame, and the middle of where it stands.
fn said_in<T>(shapes: &[ClippedShape], find: impl Fn(&str) -> Option<T>) -> Option<(T, Pos2)> {
    fn said<T>(shape: &Shape, find: &impl Fn(&str) -> Option<T>) -> Option<(T, Pos2)> {
        match shape {
            Shape::Text(text) => Some((find(text.galley.text())?, text.visual_bounding_rect().center())),
            Shape::Vec(shapes) => shapes.iter().find_map(|shape| said(shape, find)),
            _ => None,
        }
    }
    shapes.iter().find_map(|clipped| said(&clipped.shape, &find))
}
