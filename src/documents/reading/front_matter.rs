//! A block of `key: value` lines between `---` lines at the top of a text: its source record.
//!
//! Only simple blocks are taken; anything else stays text.

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
        let (key, value) = line.split_once(':')?;
        if key.is_empty() || !key.chars().all(|c| c.is_alphanumeric() || "_-".contains(c)) {
            return None;
        }
        let value = value.trim().trim_matches(['"', '\'']).trim();
        let value = (!value.is_empty()).then(|| value.to_owned());
        match key.trim().to_lowercase().as_str() {
            "title" => source.title = value,
            "publisher" => source.publisher = value,
            "date" => source.date = value,
            "address" | "url" => source.address = value,
            _ => {}
        }
    }
    None
}
