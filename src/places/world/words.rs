//! Words that look like names of places and seldom are: English words, given names, surnames
//! (`data/world/words.tsv.zlib`; sources in `data/README.md`).

use super::{ByName, NameHash, WorldError};
use flate2::read::ZlibDecoder;
use std::{io::Read as _, sync::LazyLock};

pub(super) static PACKED: &[u8] = include_bytes!("../../../data/world/words.tsv.zlib");
static SHIPPED: LazyLock<Words> = LazyLock::new(|| {
    let read = Words::read(PACKED);
    read.expect("the shipped words are read by a test")
});

/// What is known of a word; 0 for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    /// An English word, 1 the commonest to 7.
    pub common: u8,
    /// A given name, 1 the commoner, 2 the rarer.
    pub given: u8,
    /// A surname, 1 the commonest to 9.
    pub surname: u8,
}

/// Marked words.
#[derive(Debug, Default)]
pub struct Words(ByName<Marks>);

impl Words {
    /// The words that come with the program.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads packed words.
    ///
    /// # Errors
    /// When they cannot be unpacked, or a line is not as expected.
    pub fn read(packed: &[u8]) -> Result<Self, WorldError> {
        let mut text = String::new();
        ZlibDecoder::new(packed).read_to_string(&mut text)?;
        let mut words = ByName::default();
        for (nth, line) in text.lines().enumerate() {
            let (word, marks) = marked(line).ok_or(WorldError::Line { part: 1, line: nth + 1 })?;
            words.insert(NameHash::EMPTY.then(word), marks);
        }
        Ok(Self(words))
    }

    /// What is known of a folded word.
    #[must_use]
    pub fn marks(&self, word: NameHash) -> Marks {
        self.0.get(&word).copied().unwrap_or_default()
    }
}

fn marked(line: &str) -> Option<(&str, Marks)> {
    let (word, flags) = line.split_once('\t')?;
    let mut marks = Marks::default();
    for flag in flags.split(' ') {
        let [kind, digit] = flag.as_bytes() else {
            return None;
        };
        let digit = digit.checked_sub(b'0')?;
        match kind {
            b'c' => marks.common = digit,
            b'g' => marks.given = digit,
            b's' => marks.surname = digit,
            _ => return None,
        }
    }
    Some((word, marks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_are_read_whole() {
        let words = Words::read(PACKED).unwrap();
        let marks = words.marks(NameHash::of("reading"));
        assert!(marks.common > 0 && marks.given == 0 && marks.surname > 0);
        assert!(words.marks(NameHash::of("john")).given == 1);
        assert_eq!(words.marks(NameHash::of("zzz")), Marks::default());
    }
}
