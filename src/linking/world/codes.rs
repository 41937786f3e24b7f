//! What looks like a name and is part of a code, an account or a sum of money.

use crate::ground::text::{Span, Text};

/// How far around a name a code is looked for.
const CODE: usize = 24;

/// Whether a name is part of a code: joined by a low line to more letters, or by a slash to something
/// with a number ("A/Name/5/97").
pub(super) fn is_in_code(text: &Text, span: Span) -> bool {
    let around = |start: usize, end: usize| text.slice(Span::new(start, end));
    let before = around(span.start.saturating_sub(CODE), span.start);
    let after = around(span.end, (span.end + CODE).min(text.len()));
    if before.ends_with('_') || after.starts_with('_') {
        return true;
    }
    if !before.ends_with('/') && !after.starts_with('/') {
        return false;
    }
    let is_joined = |c: &char| !c.is_whitespace();
    let mut joined = before.chars().rev().take_while(is_joined).chain(after.chars().take_while(is_joined));
    joined.any(|c| c.is_ascii_digit())
}

/// Whether the sign of a currency follows a name directly ("US$").
pub(super) fn is_before_currency(text: &Text, span: Span) -> bool {
    span.end < text.len() && text.slice(Span::new(span.end, span.end + 1)).starts_with(['$', '€', '£', '¥'])
}
