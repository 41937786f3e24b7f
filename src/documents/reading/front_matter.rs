//! A block of `key: value` lines between `---` lines at the top of a text: its source record.
//!
//! Only simple blocks are taken; anything else stays text.

use super::fields::{self, Field};
use crate::documents::document::SourceRecord;

/// The longest block that is looked at, in lines.
const LONGEST: usize = 60;

/// The source record of a text, and the byte at which the text proper starts.
pub(super) fn split(text: &str) -> (SourceRecord, usize) {
    parse(text).unwrap_or_default()
}

/// The block, when the text starts with one that is wholly understood.
fn parse(text: &str) -> Option<(SourceRecord, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut source = SourceRecord::default();
    let mut bytes = first.len();
    for line in lines.take(LONGEST) {
        bytes += line.len();
        let line = line.trim();
        if line == "---" || line == "..." {
            return (source != SourceRecord::default()).then_some((source, bytes));
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, value) = fields::pair(line)?;
        // A value that is not understood is left out, as an unknown key is.
        let _field: Field = fields::set(&mut source, key, value);
    }
    None
}
