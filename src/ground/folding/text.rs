//! A text as the words it is read for: cut where words part, each folded only where it has to be.

use super::letter::{Letter, Role};
use std::ops::Range;

/// The words of a text, folded, in one piece of memory: what needs no folding is looked up in the text.
#[derive(Debug, Clone, Default)]
pub struct FoldedText<'a> {
    text: &'a str,
    /// The letters of the words that read otherwise than in the text.
    folded: String,
    words: Vec<WordPlace>,
}

/// A word of a text as folding sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordInText<'a> {
    /// The folded letters; never empty.
    pub letters: &'a str,
    /// The first scalar of the word in the source.
    pub start: usize,
    /// The scalar after its last.
    pub end: usize,
    /// The first byte of the word in the source.
    pub first_byte: usize,
    /// The byte after its last.
    pub last_byte: usize,
    /// Whether the source word starts with an upper-case letter (true for scripts without case).
    pub capitalised: bool,
}

/// Where a word and its folded letters are.
#[derive(Debug, Clone, Copy)]
struct WordPlace {
    start: usize,
    end: usize,
    bytes: (usize, usize),
    /// Where its letters are in the folded ones; none when they are those of the text.
    letters: Option<(usize, usize)>,
    capitalised: bool,
}

impl<'a> FoldedText<'a> {
    /// Cuts a text into words and folds each. Hyphens, spaces and punctuation part words; apostrophes
    /// and modifier letters do not, except that a possessive ending is a word of its own (`'s`, letters "s").
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let mut folded = Self { text, folded: String::new(), words: Vec::with_capacity(text.len() / 6 + 1) };
        let bytes = text.as_bytes();
        // The scalars before a byte are its number less the bytes that only go on with a scalar.
        let (mut at, mut ongoing) = (0, 0);
        while let Some(&byte) = bytes.get(at) {
            if class_of(byte) & WORD != 0 {
                let rest = bytes.get(at..).unwrap_or_default();
                let (mut length, mut classes) = (0, 0);
                while let Some(class) = rest.get(length).map(|&byte| class_of(byte)).filter(|class| class & WORD != 0) {
                    (length, classes) = (length + 1, classes | class);
                }
                if rest.get(length).is_none_or(|&next| class_of(next) & JOIN == 0) {
                    let is_upper = classes & UPPER != 0;
                    folded.push_plain(at..at + length, ongoing, is_upper);
                    at += length;
                } else {
                    (at, ongoing) = folded.push_run(at, ongoing);
                }
            } else if byte.is_ascii() {
                at += 1;
            } else {
                (at, ongoing) = folded.push_run(at, ongoing);
            }
        }
        folded
    }

    /// The text.
    #[must_use]
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// The words, in order.
    #[must_use]
    pub fn words(&self) -> impl ExactSizeIterator<Item = WordInText<'_>> {
        self.words.iter().map(|place| WordInText {
            letters: match place.letters {
                None => self.text.get(place.bytes.0..place.bytes.1),
                Some((start, end)) => self.folded.get(start..end),
            }
            .unwrap_or_default(),
            start: place.start,
            end: place.end,
            first_byte: place.bytes.0,
            last_byte: place.bytes.1,
            capitalised: place.capitalised,
        })
    }

    /// Adds a word of ASCII letters and digits.
    fn push_plain(&mut self, bytes: Range<usize>, ongoing: usize, has_upper: bool) {
        let letters = has_upper.then(|| {
            let word = self.text.get(bytes.clone()).unwrap_or_default();
            let start = self.folded.len();
            self.folded.push_str(word);
            if let Some(own) = self.folded.get_mut(start..) {
                own.make_ascii_lowercase();
            }
            (start, self.folded.len())
        });
        self.words.push(WordPlace {
            start: bytes.start - ongoing,
            end: bytes.end - ongoing,
            bytes: (bytes.start, bytes.end),
            letters,
            capitalised: !self.text.as_bytes().get(bytes.start).is_some_and(u8::is_ascii_lowercase),
        });
    }

    /// Adds the words of a run without a blank or a sign, letter by letter; where it ends, and how many
    /// bytes up to there only go on with a scalar.
    fn push_run(&mut self, from: usize, ongoing: usize) -> (usize, usize) {
        let run = self.text.get(from..).unwrap_or_default();
        let (mut at, mut scalar) = (from, from - ongoing);
        let mut open: Option<WordPlace> = None;
        let mut apostrophe_at = None;
        let mut letters = run.chars().peekable();
        while let Some(c) = letters.next() {
            let letter = Letter::of(c);
            let (here, byte) = (scalar, at);
            (at, scalar) = (at + c.len_utf8(), scalar + 1);
            match letter.role {
                Role::Apostrophe => {
                    if open.is_some() {
                        apostrophe_at = Some(here);
                    }
                }
                Role::Mark => {
                    if let Some(word) = open.as_mut().filter(|_| apostrophe_at.is_none()) {
                        (word.end, word.bytes.1) = (scalar, at);
                    }
                }
                Role::Sign => {
                    self.finish(open.take());
                    return (at, at - scalar);
                }
                Role::Letter => {
                    let ends_word = !letters.peek().is_some_and(|next| next.is_alphanumeric());
                    if apostrophe_at.is_some_and(|before| before + 1 == here) && ends_word && matches!(c, 's' | 'S') {
                        self.finish(open.take());
                    }
                    apostrophe_at = None;
                    let start = self.folded.len();
                    let word = open.get_or_insert_with(|| WordPlace {
                        start: here,
                        end: here,
                        bytes: (byte, byte),
                        letters: Some((start, start)),
                        capitalised: !c.is_lowercase(),
                    });
                    (word.end, word.bytes.1) = (scalar, at);
                    letter.push_to(&mut self.folded);
                    word.letters = word.letters.map(|(start, _)| (start, self.folded.len()));
                }
            }
        }
        self.finish(open);
        (at, at - scalar)
    }

    /// Adds a word, if it has letters.
    fn finish(&mut self, word: Option<WordPlace>) {
        self.words.extend(word.filter(|word| word.letters.is_none_or(|(start, end)| start < end)));
    }
}

/// A byte of a word of ASCII letters and digits.
const WORD: u8 = 1;
/// A capital among them.
const UPPER: u8 = 2;
/// A byte that may go on with the word before it: an apostrophe, or a scalar beyond ASCII.
const JOIN: u8 = 4;

/// What each byte is for a word.
static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let letter = byte as u8;
        classes[byte] = if letter.is_ascii_uppercase() {
            WORD | UPPER
        } else if letter.is_ascii_alphanumeric() {
            WORD
        } else if !letter.is_ascii() || letter == b'\'' || letter == b'`' {
            JOIN
        } else {
            0
        };
        byte += 1;
    }
    classes
};

const fn class_of(byte: u8) -> u8 {
    CLASSES[byte as usize]
}
