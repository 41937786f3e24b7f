//! What a document says about itself: Dublin Core in DOCX (`docProps/core.xml`) and ODT (`meta.xml`).

use super::xml::{Step, walk};
use crate::documents::document::SourceRecord;

/// Names that programs give in place of an author.
const NOBODY: &[&str] = &["user", "admin", "administrator", "author", "owner", "windows user", "microsoft office user"];

/// The source record of a part with properties; what comes first of the same kind counts.
pub(super) fn source_record(part: &[u8]) -> SourceRecord {
    let mut source = SourceRecord::default();
    let mut author = None;
    let mut words = String::new();
    // A damaged part tells what it can.
    let _damaged = walk(part, |step| match step {
        Step::Open(_) => words.clear(),
        Step::Text(text) => words.push_str(text),
        Step::Close(name) => {
            let field = match name {
                "title" => &mut source.title,
                "publisher" | "Company" => &mut source.publisher,
                "creator" | "initial-creator" => &mut author,
                "created" | "creation-date" => &mut source.date,
                _ => return,
            };
            if field.is_none() {
                *field = present(&words);
            }
            words.clear();
        }
    });
    source.title = source.title.as_deref().and_then(title);
    source.date = source.date.as_deref().map(day);
    source.publisher = source.publisher.or_else(|| author.as_deref().and_then(somebody));
    source
}

/// A value that says something.
pub(super) fn present(value: &str) -> Option<String> {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty()).then_some(value)
}

/// A title that somebody gave, not the name of a file or of a program.
pub(super) fn title(value: &str) -> Option<String> {
    let value = present(value)?;
    let value = value.strip_prefix("Microsoft Word - ").unwrap_or(&value);
    let lower = value.to_lowercase();
    let is_file =
        [".doc", ".docx", ".odt", ".rtf", ".pdf", ".indd", ".qxd", ".tmp"].iter().any(|end| lower.ends_with(end));
    let is_empty =
        lower.starts_with("untitled") || matches!(lower.as_str(), "document" | "title" | "powerpoint presentation");
    // Letters that the program could not write.
    let is_lost = value.chars().filter(|c| *c == '?').count() * 3 > value.chars().count();
    (!is_file && !is_empty && !is_lost).then(|| value.to_owned())
}

/// An author who is somebody.
pub(super) fn somebody(value: &str) -> Option<String> {
    present(value).filter(|name| !NOBODY.contains(&name.to_lowercase().as_str()))
}

/// The day of an ISO 8601 time.
pub(super) fn day(value: &str) -> String {
    let mut parts = value.split('T');
    let day = parts.next().unwrap_or(value);
    let is_day = day.len() == 10 && day.chars().all(|c| c.is_ascii_digit() || c == '-');
    if is_day { day.to_owned() } else { value.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_tells_its_title_author_and_day() {
        let core = "<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:title>The  Accord</dc:title>\
            <dc:creator>Office of the Envoy</dc:creator><created>2001-05-01T10:00:00Z</created></cp:coreProperties>";
        let source = source_record(core.as_bytes());
        assert_eq!(source.title.as_deref(), Some("The Accord"));
        assert_eq!(source.publisher.as_deref(), Some("Office of the Envoy"));
        assert_eq!(source.date.as_deref(), Some("2001-05-01"));
    }

    #[test]
    fn what_a_program_fills_in_is_no_source() {
        assert_eq!(title("Microsoft Word - Draft 3.doc"), None);
        assert_eq!(title("Microsoft Word - The Accord"), Some("The Accord".to_owned()));
        assert_eq!(title("????a??"), None);
        assert_eq!(somebody("User"), None);
        assert_eq!(day("1 May 2001"), "1 May 2001");
    }
}
