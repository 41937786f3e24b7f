//! How long a frame of the window takes on the processor: composing the map and every panel, and
//! cutting them into triangles; what the graphics card does is not counted. The map flies over the
//! sample corpus at 1440×900: out to zoom 5, in to 11, out to 3, and dragged on the way. Then a table of
//! 50,000 provisions is scrolled, gone through and judged. Opening the sample corpus and reading the base
//! map are timed too.
//!
//! ```sh
//! cargo bench --bench frames
//! ```

#![expect(clippy::print_stdout, reason = "the figures are what it is run for")]

use egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Shape, pos2, vec2};
use std::{
    error::Error,
    time::{Duration, Instant},
};
use treaty_atlas::{
    basemap::shipped,
    ground::files::write_whole,
    project::{Inputs, Project, progress::Silent},
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

/// A table of many provisions, leg by leg.
fn reviewing() -> Result<Vec<Leg>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("promises.jsonl");
    let promise = |number: usize| format!("The Lachin district shall be returned by {} May 2021.", number % 28 + 1);
    let records = (0..PROVISIONS / IN_A_TEXT).map(|record| {
        let text: Vec<String> = (0..IN_A_TEXT).map(|number| promise(record + number)).collect();
        format!("{{\"id\":\"{record:05}\",\"text\":\"{}\"}}\n", text.join("\\n\\n"))
    });
    write_whole(&path, records.collect::<String>().as_bytes())?;
    let mut plane = Plane::new(Project::open(&Inputs::sorted_by_kind([path]), &Silent)?, shipped::vectors()?);
    let scrolled = plane.scroll();
    let selected = plane.press(Key::J, 20);
    plane.press(Key::A, 1);
    plane.frame(vec![Event::Text("Ada".to_owned())]);
    plane.press(Key::Enter, 1);
    for _ in 0..10 {
        plane.frame(Vec::new());
    }
    let judged = plane.press(Key::A, 20);
    let legs = [
        ("50,000 provisions: scrolled", scrolled),
        ("50,000: from one to the next", selected),
        ("50,000: a verdict", judged),
    ];
    Ok(legs.into())
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
}

impl Plane {
    /// A window that has come up.
    fn new(project: Project, basemap: treaty_atlas::basemap::Basemap) -> Self {
        let context = Context::default();
        let app = App::on(&context, project, basemap);
        let mut plane = Self { context, app, frames: 0, zoom: 0.0 };
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
        let said = shapes.iter().find_map(|clipped| zoom_in(&clipped.shape));
        self.zoom = said.unwrap_or(self.zoom);
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
            let key =
                |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
            times.push(self.frame(vec![key(true)]));
            times.push(self.frame(vec![key(false)]));
        }
        times
    }
}

/// The zoom that a shape says: `zoom 7.4`.
fn zoom_in(shape: &Shape) -> Option<f64> {
    match shape {
        Shape::Text(text) => text.galley.text().strip_prefix("zoom ")?.parse().ok(),
        Shape::Vec(shapes) => shapes.iter().find_map(zoom_in),
        _ => None,
    }
}
