//! Text put into markup, SVG and HTML alike: nothing in it is markup, and only what XML 1.0 §2.2 allows is left.

use quick_xml::escape::escape;
use std::{borrow::Cow, fmt::Write as _};

/// A text in which nothing is markup. What turns letters round is kept, as each text has an element of its own.
pub(super) fn escaped(text: &str) -> String {
    let is_allowed = |letter: char| match letter {
        '\n' | '\t' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        letter => !letter.is_control(),
    };
    let text = if text.chars().all(is_allowed) {
        Cow::Borrowed(text)
    } else {
        text.chars().map(|letter| if is_allowed(letter) { letter } else { '\u{fffd}' }).collect()
    };
    escape(text).into_owned()
}

/// Appends to a text.
pub(super) fn push(text: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    text.write_fmt(what).unwrap_or_default();
}
