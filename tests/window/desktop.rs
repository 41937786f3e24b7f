//! A desktop of one's own for one test: a display, a session bus, and the program on them.

use image::RgbaImage;
use std::{
    ffi::OsStr,
    fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// The size of the screen, which the window fills.
pub(crate) const SCREEN: [u32; 2] = [1440, 900];

/// How long the window may take for anything, drawn without a graphics card.
const PATIENCE: Duration = Duration::from_mins(1);

/// A desktop with the program running on it.
pub(crate) struct Desktop {
    program: Child,
    bus: Child,
    display: Child,
    display_name: String,
    bus_address: String,
    home: TempDir,
}

/// Something that the window says.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
pub(crate) struct Spoken {
    pub(crate) role: String,
    pub(crate) words: String,
    #[serde(rename = "focus")]
    pub(crate) has_focus: bool,
    /// Left, top, width and height on the screen, in pixels.
    #[serde(rename = "box")]
    pub(crate) extents: [i32; 4],
}

impl Spoken {
    /// The middle on the screen.
    pub(crate) fn middle(&self) -> (i32, i32) {
        let [left, top, width, height] = self.extents;
        (left + width / 2, top + height / 2)
    }
}

/// Starts something that writes one line when it is ready.
fn start_announced(command: &mut Command) -> (Child, String) {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?} cannot be started: {error}"));
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(!line.trim().is_empty(), "{command:?} did not come up");
    (child, line.trim().to_owned())
}

/// Waits until something is there.
#[track_caller]
pub(crate) fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "{what}: not after {PATIENCE:?}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

impl Desktop {
    /// Opens the sample corpus in a window that fills the screen.
    pub(crate) fn open() -> Self {
        let home = tempfile::tempdir().unwrap();
        let screen = format!("{}x{}x24", SCREEN[0], SCREEN[1]);
        // The server takes a number that is free and says which.
        let (display, number) = start_announced(Command::new("Xvfb").args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            &screen,
            "-nolisten",
            "tcp",
            "-noreset",
        ]));
        let display_name = format!(":{number}");
        let (bus, bus_address) = start_announced(
            Command::new("dbus-daemon")
                .args(["--session", "--nofork", "--print-address"])
                .env("DISPLAY", &display_name)
                .env("HOME", home.path()),
        );
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/window/accessible.py");
        let mut desktop =
            Self { program: Command::new("true").spawn().unwrap(), bus, display, display_name, bus_address, home };
        let switched = desktop.run("/usr/bin/python3", [script.as_os_str(), OsStr::new("on")]);
        assert!(switched.status.success(), "{switched:?}");
        desktop.program = desktop.start_program();
        desktop.wait_to_say("On the map: ");
        desktop.settle();
        desktop
    }

    fn start_program(&mut self) -> Child {
        let mut program = self.command(env!("CARGO_BIN_EXE_treaty-atlas")).spawn().unwrap();
        let id = wait_for("the window is on the screen", || {
            if let Some(status) = program.try_wait().unwrap() {
                panic!("the program ended with {status}");
            }
            let search = ["search", "--onlyvisible", "--name", "Treaty Atlas"];
            let found = String::from_utf8(self.run("xdotool", search).stdout).unwrap();
            found.lines().next().map(str::to_owned)
        });
        let [width, height] = SCREEN.map(|side| side.to_string());
        self.xdotool(&["windowmove", &id, "0", "0", "windowsize", &id, &width, &height]);
        self.xdotool(&["windowfocus", &id]);
        program
    }

    /// A command in this desktop's environment and in no other.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", self.home.path())
            .env("LANG", "C.UTF-8")
            .env("DISPLAY", &self.display_name)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .current_dir(self.home.path());
        command
    }

    fn run<A: AsRef<OsStr>>(&self, program: &str, arguments: impl IntoIterator<Item = A>) -> std::process::Output {
        let mut command = self.command(program);
        command.args(arguments);
        command.output().unwrap_or_else(|error| panic!("{command:?} cannot be started: {error}"))
    }

    #[track_caller]
    fn xdotool(&self, arguments: &[&str]) {
        let ran = self.run("xdotool", arguments);
        assert!(ran.status.success(), "{arguments:?}: {ran:?}");
    }

    /// The home folder of the person at this desktop.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// Everything that the window says.
    pub(crate) fn spoken(&self) -> Vec<Spoken> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/window/accessible.py");
        let ran = self.run("/usr/bin/python3", [script]);
        serde_json::from_slice(&ran.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&ran.stderr)))
    }

    /// Waits until something is said that begins so.
    #[track_caller]
    pub(crate) fn wait_to_say(&self, start: &str) -> Spoken {
        wait_for(start, || {
            let mut spoken = self.spoken().into_iter();
            spoken.find(|spoken| spoken.words.starts_with(start))
        })
    }

    /// Moves the pointer.
    pub(crate) fn point_at(&self, (x, y): (i32, i32)) {
        self.xdotool(&["mousemove", "--sync", &x.to_string(), &y.to_string()]);
    }

    /// Moves the pointer and clicks.
    pub(crate) fn click(&self, at: (i32, i32)) {
        self.point_at(at);
        self.xdotool(&["click", "1"]);
    }

    /// Presses a key, `ctrl+shift+s` say.
    pub(crate) fn press(&self, keys: &str) {
        self.xdotool(&["key", keys]);
    }

    /// What the screen shows.
    pub(crate) fn shot(&self) -> RgbaImage {
        let ran = self.run("import", ["-window", "root", "png:-"]);
        assert!(ran.status.success(), "{ran:?}");
        let shot = image::load_from_memory(&ran.stdout).unwrap();
        shot.to_rgba8()
    }

    /// Waits until two pictures of the screen in a row are the same.
    #[track_caller]
    pub(crate) fn settle(&self) -> RgbaImage {
        let mut before = self.shot();
        wait_for("the picture stands still", || {
            std::thread::sleep(Duration::from_millis(300));
            let now = self.shot();
            if now == before {
                return Some(now);
            }
            before = now;
            None
        })
    }

    /// The processor time the program has used, in ticks of a hundredth of a second.
    pub(crate) fn ticks(&self) -> u64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.program.id())).unwrap();
        // Fields 14 and 15 of proc(5), counted from the third, which follows the name in brackets.
        let (_, fields) = stat.rsplit_once(") ").unwrap();
        let fields: Vec<&str> = fields.split(' ').collect();
        let time = |field: usize| fields[field - 3].parse::<u64>().unwrap();
        time(14) + time(15)
    }

    /// The files in the home folder whose names end so.
    pub(crate) fn files(&self, ending: &str) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.home()).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        paths.filter(|path| path.to_string_lossy().ends_with(ending)).collect()
    }

    /// How the program ended, once it has.
    #[track_caller]
    pub(crate) fn wait_for_end(&mut self) -> ExitStatus {
        let program = &mut self.program;
        wait_for("the program ends", || program.try_wait().unwrap())
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        for child in [&mut self.program, &mut self.bus, &mut self.display] {
            // What has ended by itself cannot be ended again, and need not be.
            drop(child.kill());
            drop(child.wait());
        }
    }
}
