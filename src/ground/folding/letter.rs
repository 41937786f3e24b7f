//! What a scalar is for a word, and what its letter folds to.

use std::sync::LazyLock;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// What a scalar is for a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Letter,
    Apostrophe,
    /// It takes no room of its own.
    Mark,
    Sign,
}

/// A scalar, its role, and its folded letters when they are known beforehand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    scalar: char,
    pub(super) role: Role,
    known: Option<([u8; LONGEST], u8)>,
}

/// The scalars whose folding is known beforehand: the scripts of Europe.
const KNOWN: u32 = 0x590;
/// The most bytes of folded letters that are remembered.
const LONGEST: usize = 6;

static LETTERS: LazyLock<Vec<Letter>> = LazyLock::new(|| {
    let scalars = (0..KNOWN).map(|number| char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER));
    let letter = |c: char| {
        let letter = Letter::unknown(c);
        let mut letters = String::new();
        push_folded(c, &mut letters);
        let mut known = [0; LONGEST];
        let fits = known.get_mut(..letters.len()).map(|room| room.copy_from_slice(letters.as_bytes()));
        Letter { known: fits.map(|()| (known, letters.len() as u8)), ..letter }
    };
    scalars.map(letter).collect()
});

impl Letter {
    /// What is known of a scalar.
    pub(super) fn of(c: char) -> Self {
        let known = LETTERS.get(c as usize).copied();
        known.unwrap_or_else(|| Self::unknown(c))
    }

    fn unknown(c: char) -> Self {
        let role = if is_apostrophe(c) {
            Role::Apostrophe
        } else if is_combining_mark(c) || is_ignorable(c) {
            Role::Mark
        } else if c.is_alphanumeric() {
            Role::Letter
        } else {
            Role::Sign
        };
        Self { scalar: c, role, known: None }
    }

    /// Appends its folded form.
    pub(super) fn push_to(&self, letters: &mut String) {
        let known = self.known.as_ref().and_then(|(known, length)| known.get(..usize::from(*length)));
        match known.and_then(|known| str::from_utf8(known).ok()) {
            Some(known) => letters.push_str(known),
            None => push_folded(self.scalar, letters),
        }
    }
}

/// Apostrophes and the modifier letters written for them.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʹ' | 'ʿ' | 'ʾ' | '′' | '＇')
}

/// Soft hyphen, joiners and directional marks: seen by nobody, part of no word.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Appends the folded form of one letter: compatibility decomposition without marks, lower case, and the
/// letters that Unicode does not decompose but readers take for the same.
fn push_folded(c: char, letters: &mut String) {
    for part in c.nfkd().filter(|part| !is_combining_mark(*part)) {
        for lower in part.to_lowercase().filter(|lower| !is_combining_mark(*lower)) {
            match lower {
                'ı' => letters.push('i'),
                'ə' | 'ӕ' => letters.push('e'),
                'ø' => letters.push('o'),
                'đ' | 'ð' => letters.push('d'),
                'ł' => letters.push('l'),
                'ħ' => letters.push('h'),
                'ŧ' => letters.push('t'),
                'ß' => letters.push_str("ss"),
                'æ' => letters.push_str("ae"),
                'œ' => letters.push_str("oe"),
                'þ' => letters.push_str("th"),
                'և' => letters.push_str("եւ"),
                other if other.is_alphanumeric() => letters.push(other),
                _ => {}
            }
        }
    }
}
