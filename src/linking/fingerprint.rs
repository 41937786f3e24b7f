//! What tells one linker from another: links that were made with other words or weights are made anew.

use crate::{ground::hash::sha256_hex, places::world};
use std::sync::LazyLock;

/// Everything that decides which links a text gets, beside the places of the project and of the world.
const WORDS: [&str; 8] = [
    env!("CARGO_PKG_VERSION"),
    include_str!("../../data/lexicon/en/classes.toml"),
    include_str!("../../data/lexicon/en/senses.toml"),
    include_str!("../../data/lexicon/en/heads.toml"),
    include_str!("../../data/lexicon/en/demonyms.toml"),
    include_str!("../../data/lexicon/en/weights.toml"),
    include_str!("../../data/lexicon/en/world.toml"),
    include_str!("../../data/lexicon/ru/inflection.toml"),
];

static FINGERPRINT: LazyLock<String> = LazyLock::new(|| {
    let hashes: Vec<String> = parts().map(sha256_hex).collect();
    sha256_hex(hashes.join("\n").as_bytes())
});

/// A text that is the same for linkers that link alike.
#[must_use]
pub fn fingerprint() -> &'static str {
    &FINGERPRINT
}

fn parts() -> impl Iterator<Item = &'static [u8]> {
    WORDS.into_iter().map(str::as_bytes).chain(world::packed())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        fs,
        path::{Path, PathBuf},
    };

    /// The files of a folder and of those in it.
    fn files_in(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
    }

    #[test]
    fn every_file_that_links_are_made_with_has_its_part_in_it() {
        let parts: Vec<&[u8]> = parts().collect();
        let mut known = 0;
        for folder in ["src/linking", "src/places/world"] {
            let files = files_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
            // What is tried links the places of a project, which are told apart by themselves.
            for file in files.iter().filter(|path| !path.ends_with("trials.rs")) {
                let code = fs::read_to_string(file).unwrap();
                for after in ["include_str!(\"", "include_bytes!(\""].iter().flat_map(|start| code.split(start).skip(1))
                {
                    let Some((path, _)) = after.split_once("\")") else { continue };
                    let Ok(content) = fs::read(file.parent().unwrap().join(path)) else { continue };
                    assert!(parts.contains(&content.as_slice()), "{path} of {}", file.display());
                    known += 1;
                }
            }
        }
        assert!(known >= 13, "{known}");
    }
}
