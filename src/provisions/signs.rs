//! Signs: what a passage says, one for each word, or one for all words of a name, a date or a length of
//! time. They are what the classifier weighs: a name is what it is used for, whichever name it is.

use super::line::Line;
use crate::linking::mention::Sense;
use std::ops::Range;

/// How many letters of a word make its beginning: "withd" for "withdraw", "withdrew" and "withdrawal".
const BEGINNING: usize = 5;

/// What stands before the first sign and after the last in a pair.
const EDGES: (&str, &str) = ("^", "$");

/// One sign and the words of the line that it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sign<'a> {
    pub(super) letters: &'a str,
    pub(super) words: Range<usize>,
}

impl Sign<'_> {
    /// Its first letters.
    fn beginning(&self) -> &str {
        beginning(self.letters)
    }
}

fn beginning(letters: &str) -> &str {
    letters.char_indices().nth(BEGINNING).map_or(letters, |(end, _)| letters.get(..end).unwrap_or(letters))
}

/// The signs of a line, from the first word after the number of its clause.
pub(super) fn signs<'a>(line: &'a Line<'_>) -> Vec<Sign<'a>> {
    let mut signs = Vec::new();
    let mut at = line.body();
    while let Some(word) = line.words.get(at) {
        let (letters, end) = match whole(line, at) {
            Some((mark, end)) => (mark, end.max(at + 1)),
            None if word.letters.starts_with(|c: char| c.is_ascii_digit()) => ("@number", at + 1),
            None => (word.letters.as_str(), at + 1),
        };
        if !word.is_sign || letters == ";" {
            signs.push(Sign { letters, words: at..end });
        }
        at = end;
    }
    signs
}

/// What several words are together that start at a word, and where they end.
fn whole(line: &Line<'_>, at: usize) -> Option<(&'static str, usize)> {
    let marks = line.lexicon.marks;
    let name = line.name_at(at).and_then(|name| {
        let mark = match name.mention.sense {
            Sense::Place => "@place",
            Sense::Actor => "@actor",
            Sense::Adjective | Sense::Demonym => "@people",
            Sense::Person => "@person",
            _ => return None,
        };
        Some((mark, name.words.end))
    });
    let times = [("@date", marks.date), ("@length", marks.length)];
    name.or_else(|| times.into_iter().find_map(|(mark, class)| Some((mark, at + line.longest(at, class)?))))
}

/// What the classifier asks of signs: each word, the beginning of each (`withd*`), and each two beginnings
/// that stand side by side (`withd* from*`), with the words they stand for. Each comes once, where it is first.
pub(super) fn features(signs: &[Sign<'_>]) -> Vec<(String, Range<usize>)> {
    let mut features: Vec<(String, Range<usize>)> = Vec::with_capacity(signs.len() * 3 + 1);
    let first = signs.first().map_or(0, |sign| sign.words.start);
    let mut before = (EDGES.0, first);
    for sign in signs {
        features.push((sign.letters.to_owned(), sign.words.clone()));
        features.push((format!("{}*", sign.beginning()), sign.words.clone()));
        features.push((format!("{}* {}*", before.0, sign.beginning()), before.1..sign.words.end));
        before = (sign.beginning(), sign.words.start);
    }
    if let Some(last) = signs.last() {
        features.push((format!("{}* {}*", last.beginning(), EDGES.1), last.words.clone()));
    }
    features.sort_by(|(a, at), (b, other)| a.cmp(b).then(at.start.cmp(&other.start)));
    features.dedup_by(|(a, _), (b, _)| a == b);
    features
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_asked_for_whole_by_its_beginning_and_beside_its_neighbours() {
        let signs = [Sign { letters: "withdraw", words: 0..1 }, Sign { letters: "from", words: 1..2 }];
        let asked: Vec<String> = features(&signs).into_iter().map(|(feature, _)| feature).collect();
        assert_eq!(asked, ["^* withd*", "from", "from*", "from* $*", "withd*", "withd* from*", "withdraw"]);
    }

    #[test]
    fn what_comes_twice_is_asked_once_where_it_is_first() {
        let again = [0..1, 1..2].map(|words| Sign { letters: "zone", words });
        let asked = features(&again);
        let zone: Vec<_> = asked.iter().filter(|(feature, _)| feature == "zone").collect();
        assert_eq!(zone, [&("zone".to_owned(), 0..1)]);
    }
}
