//! What tells one linker from another: links that were made with other words or weights are made anew.

use crate::ground::hash::sha256_hex;

/// Everything that decides which links a text gets, beside its places.
const WORDS: [&str; 7] = [
    env!("CARGO_PKG_VERSION"),
    include_str!("../../data/lexicon/en/classes.toml"),
    include_str!("../../data/lexicon/en/senses.toml"),
    include_str!("../../data/lexicon/en/heads.toml"),
    include_str!("../../data/lexicon/en/demonyms.toml"),
    include_str!("../../data/lexicon/en/weights.toml"),
    include_str!("../../data/lexicon/en/world.toml"),
];

/// A text that is the same for linkers that link alike.
#[must_use]
pub fn fingerprint() -> String {
    sha256_hex(WORDS.join("\0").as_bytes())
}
