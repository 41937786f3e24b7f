//! Numbers in sentences that people read, and words that find no room.

use std::borrow::Cow;

/// A number with the word for one or for many: "1 place", "2 places".
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    let word = if count == 1 { one } else { many };
    format!("{count} {word}")
}

/// Words of so many scalars at most: what is longer ends after a whole word, with dots.
#[must_use]
pub fn shortened(words: &str, longest: usize) -> Cow<'_, str> {
    let Some((end, _)) = words.char_indices().nth(longest) else { return Cow::Borrowed(words) };
    let room = words.get(..end).unwrap_or(words);
    let whole = room.rsplit_once(char::is_whitespace).map_or(room, |(whole, _)| whole);
    Cow::Owned(format!("{}…", whole.trim_end_matches(|c: char| !c.is_alphanumeric())))
}

/// Names as a list: "A, B and C".
#[must_use]
pub fn enumerated(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{counted, shortened};

    #[test]
    fn words_that_find_no_room_end_after_a_whole_word_with_dots() {
        assert_eq!(shortened("for six months, renewable", 40), "for six months, renewable");
        assert_eq!(shortened("for six months, renewable", 18), "for six months…");
        assert_eq!(shortened("renewable", 4), "rene…");
    }

    #[test]
    fn one_thing_is_not_many() {
        assert_eq!(counted(1, "place", "places"), "1 place");
        assert_eq!(counted(0, "place", "places"), "0 places");
        assert_eq!(counted(12, "place", "places"), "12 places");
    }
}
