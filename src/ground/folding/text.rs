//! A text as the words it is read for: cut where words part, each folded only where it has to be.

use super::letter::{Letter, Role};
use bumpalo::Bump;

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

/// Cuts a text into words, folds each, and hands them on in their order. Hyphens, spaces and punctuation
/// part words; apostrophes and modifier letters do not, except that a possessive ending is a word of its
/// own (`'s`, letters "s"). Letters that need folding are put into the room.
pub fn read_words<'a>(text: &'a str, room: &'a Bump, mut take: impl FnMut(WordInText<'a>)) {
    let bytes = text.as_bytes();
    // The scalars before a byte are its number less the bytes that only go on with a scalar.
    let (mut at, mut ongoing) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() && !byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let plain = PlainWord::at(rest);
        if !byte.is_ascii() || rest.get(plain.length).is_some_and(|&next| may_join(next)) {
            let run = Run { text, room, first_byte: at, first_scalar: at - ongoing };
            let scalar;
            (at, scalar) = run.read(&mut take);
            ongoing = at - scalar;
        } else {
            let end = at + plain.length;
            let written = text.get(at..end).unwrap_or_default();
            let letters = if plain.has_upper {
                let folded = room.alloc_str(written);
                folded.make_ascii_lowercase();
                folded
            } else {
                written
            };
            let capitalised = !byte.is_ascii_lowercase();
            let (start, last_byte) = (at - ongoing, end);
            take(WordInText { letters, start, end: end - ongoing, first_byte: at, last_byte, capitalised });
            at = end;
        }
    }
}

/// A run of a text that has other scalars in it than letters and digits of ASCII; no blank and no sign.
struct Run<'a> {
    text: &'a str,
    room: &'a Bump,
    first_byte: usize,
    first_scalar: usize,
}

/// A word of a run while its letters are read.
struct OpenWord {
    start: usize,
    end: usize,
    first_byte: usize,
    last_byte: usize,
    capitalised: bool,
    letters: String,
}

impl<'a> Run<'a> {
    /// Reads its words, letter by letter; the byte and the scalar at which it ends.
    fn read(self, take: &mut impl FnMut(WordInText<'a>)) -> (usize, usize) {
        let run = self.text.get(self.first_byte..).unwrap_or_default();
        let (mut at, mut scalar) = (self.first_byte, self.first_scalar);
        let mut open: Option<OpenWord> = None;
        let mut apostrophe_at = None;
        let mut scalars = run.chars().peekable();
        while let Some(c) = scalars.next() {
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
                        (word.end, word.last_byte) = (scalar, at);
                    }
                }
                Role::Sign => break,
                Role::Letter => {
                    let ends_word = !scalars.peek().is_some_and(|next| next.is_alphanumeric());
                    if apostrophe_at.is_some_and(|before| before + 1 == here) && ends_word && matches!(c, 's' | 'S') {
                        self.finish(open.take(), take);
                    }
                    apostrophe_at = None;
                    let word = open.get_or_insert_with(|| OpenWord {
                        start: here,
                        end: here,
                        first_byte: byte,
                        last_byte: byte,
                        capitalised: !c.is_lowercase(),
                        letters: String::new(),
                    });
                    (word.end, word.last_byte) = (scalar, at);
                    letter.push_to(&mut word.letters);
                }
            }
        }
        self.finish(open, take);
        (at, scalar)
    }

    /// Hands a word on, if it has letters.
    fn finish(&self, word: Option<OpenWord>, take: &mut impl FnMut(WordInText<'a>)) {
        if let Some(word) = word.filter(|word| !word.letters.is_empty()) {
            take(WordInText {
                letters: self.room.alloc_str(&word.letters),
                start: word.start,
                end: word.end,
                first_byte: word.first_byte,
                last_byte: word.last_byte,
                capitalised: word.capitalised,
            });
        }
    }
}

/// What starts a text: a word of ASCII letters and digits, maybe of none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct PlainWord {
    /// Its bytes.
    length: usize,
    has_upper: bool,
}

/// The lowest bit of each of eight bytes.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The highest.
const HIGHS: u64 = ONES << 7;

impl PlainWord {
    /// Looks at eight bytes at once, as most words have no more.
    fn at(text: &[u8]) -> Self {
        let mut word = Self { length: 0, has_upper: false };
        let mut rest = text;
        loop {
            let bytes = rest.first_chunk().map_or_else(|| padded(rest), |eight| u64::from_le_bytes(*eight));
            let ascii = !bytes & HIGHS;
            let letters = between(bytes | ONES << 5, b'a', b'z');
            let ends = !((letters | between(bytes, b'0', b'9')) & ascii) & HIGHS;
            // The bits below those of the byte at which it ends.
            let own = (ends & ends.wrapping_neg()).wrapping_sub(1);
            word.has_upper |= letters & !(bytes << 2) & own != 0;
            if ends != 0 {
                word.length += (ends.trailing_zeros() / 8) as usize;
                return word;
            }
            word.length += 8;
            rest = rest.get(8..).unwrap_or_default();
        }
    }
}

/// The last bytes of a text, fewer than eight, as if blanks followed.
#[cold]
fn padded(rest: &[u8]) -> u64 {
    rest.iter().rev().fold(0, |bytes, byte| bytes << 8 | u64::from(*byte))
}

/// For each of eight bytes its highest bit: whether it lies between two others, if it is of ASCII.
const fn between(bytes: u64, first: u8, last: u8) -> u64 {
    let low = bytes & !HIGHS;
    let at_least = low + ONES * (0x80 - first as u64);
    let beyond = low + ONES * (0x7f - last as u64);
    at_least & !beyond & HIGHS
}

/// Whether a byte may go on with the word before it: an apostrophe, or a scalar beyond ASCII.
const fn may_join(byte: u8) -> bool {
    !byte.is_ascii() || byte == b'\'' || byte == b'`'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_word_ends_where_no_letter_or_digit_follows() {
        for length in 0..20 {
            for end in ["", " x", "é", ".", "@", "[", "`", "{", "/", ":", "\u{7f}"] {
                for (first, has_upper) in
                    [("a", false), ("z", false), ("0", false), ("9", false), ("A", true), ("Z", true)]
                {
                    let word = first.repeat(length);
                    let found = PlainWord::at(format!("{word}{end}Z").as_bytes());
                    let further = usize::from(end.is_empty());
                    let has_upper = has_upper && length > 0 || end.is_empty();
                    assert_eq!(found, PlainWord { length: length + further, has_upper }, "{word}{end}");
                }
            }
        }
    }
}
