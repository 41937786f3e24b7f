//! The program, run without a display in a folder of one's own.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;

/// The folder of the package.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the program said and how it ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A mention as the program writes it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mention(serde_json::Value);

/// Runs the program in the folder of the package.
pub(crate) fn run(arguments: &[&str]) -> Ran {
    run_in(root(), arguments)
}

/// Runs the program in a folder.
pub(crate) fn run_in(folder: &Path, arguments: &[&str]) -> Ran {
    let output: Output = Command::new(env!("CARGO_BIN_EXE_treaty-atlas"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    Ran {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder with some files.
pub(crate) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, content) in files {
        let path: PathBuf = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        treaty_atlas::ground::files::write_whole(&path, content).unwrap();
    }
    folder
}

impl Ran {
    /// The mentions of all documents, in their order.
    pub(crate) fn mentions(&self) -> Vec<Mention> {
        let documents = self.stdout.lines().map(|line| {
            let document: serde_json::Value = serde_json::from_str(line).unwrap();
            document["mentions"].as_array().unwrap().clone()
        });
        documents.flatten().map(Mention).collect()
    }
}

impl Mention {
    pub(crate) fn span(&self) -> (u64, u64) {
        let number = |key: &str| self.0[key].as_u64().unwrap();
        (number("start"), number("end"))
    }

    /// A member as text, empty when absent.
    pub(crate) fn text(&self, key: &str) -> &str {
        self.0[key].as_str().unwrap_or_default()
    }

    /// A member as a number.
    pub(crate) fn number(&self, key: &str) -> Option<f64> {
        self.0[key].as_f64()
    }
}
