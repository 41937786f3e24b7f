//! From bytes to text: byte-order marks, UTF-8, and the guess for everything older.
//!
//! A guess, or letters that could not be read, become warnings; bytes that are no text, an error. Of a
//! file that is no plain text only its first bytes are looked at, to tell whether it is what it says.

use super::{Format, ReadingError};
use crate::{
    documents::document::DocumentId,
    ground::warning::{Warned, Warning},
};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// First bytes, what they stand for, and the cure.
const MAGIC: &[(&[u8], &str, &str)] = &[
    (b"%PDF", "a PDF", "give its name the ending .pdf"),
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file", "give its name the ending .docx or .odt, or unpack it"),
    (
        b"\xd0\xcf\x11\xe0",
        "an old Word file or one protected by a password",
        "open it in a word processor and save it as .docx without a password",
    ),
    (b"{\\rtf", "an RTF file", "open it in a word processor and save it as .docx"),
    (b"\x89PNG", "a picture", "give the text, not its picture"),
    (b"\xff\xd8\xff", "a picture", "give the text, not its picture"),
    (b"GIF8", "a picture", "give the text, not its picture"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"SQLite format 3", "a database", "open it as a project instead"),
];
/// How a web page starts, and the cure when it is called a text.
const PAGE_STARTS: [&str; 2] = ["<!doctype html", "<html"];
/// How far from the start of a file a PDF may begin, in bytes.
const PDF_LEAD: usize = 1024;

/// Refuses bytes that are not what the format says.
pub(super) fn confirm(id: &DocumentId, format: Format, bytes: &[u8]) -> Result<(), ReadingError> {
    let refuse = |what, cure| Err(ReadingError::Binary { id: id.clone(), format: format.name(), what, cure });
    let is_pdf =
        bytes.get(..bytes.len().min(PDF_LEAD)).is_some_and(|lead| lead.windows(5).any(|five| five == b"%PDF-"));
    let is_zip = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06");
    match format {
        Format::Pdf if is_pdf => return Ok(()),
        Format::Docx | Format::Odt if is_zip => return Ok(()),
        _ => {}
    }
    if let Some((_, what, cure)) = MAGIC.iter().find(|(start, _, _)| bytes.starts_with(start)) {
        return refuse(what, cure);
    }
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(64)).unwrap_or_default());
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').to_lowercase();
    let is_page = PAGE_STARTS.iter().any(|start| head.starts_with(start));
    match format {
        Format::Text if is_page => refuse("a web page", "give its name the ending .html"),
        Format::Text | Format::Markdown | Format::Html => Ok(()),
        _ if bytes.iter().all(u8::is_ascii_whitespace) => Err(ReadingError::Empty { id: id.clone() }),
        _ if is_page => refuse("a web page", "give its name the ending .html"),
        _ if bytes.contains(&0) => refuse("binary content", "download or copy it again"),
        _ => refuse("a plain text", "give its name the ending .txt"),
    }
}

/// The text that the bytes stand for; what they declare to be is believed as long as it reads well.
pub(super) fn decode(
    id: &DocumentId,
    format: Format,
    bytes: &[u8],
    declared: Option<&'static Encoding>,
) -> Result<Warned<String>, ReadingError> {
    confirm(id, format, bytes)?;
    let as_declared = || {
        let (text, has_errors) = declared?.decode_without_bom_handling(bytes);
        (!has_errors).then(|| Warned::clean(text.into_owned()))
    };
    let decoded = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        decode_as(id, encoding, bytes.get(mark..).unwrap_or_default())
    } else if let Some(encoding) = bare_utf_16(bytes) {
        guessed(id, encoding, bytes)
    } else if let Some(decoded) = as_declared() {
        decoded
    } else if let Ok(text) = str::from_utf8(bytes) {
        Warned::clean(text.to_owned())
    } else {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
        detector.feed(bytes, true);
        guessed(id, detector.guess(None, Utf8Detection::Allow), bytes)
    };
    if decoded.value.contains('\0') {
        return Err(ReadingError::Binary {
            id: id.clone(),
            format: format.name(),
            what: "binary content",
            cure: "save its text as a .txt file",
        });
    }
    let (_, body) = super::front_matter::split(&decoded.value);
    let blank = |c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}';
    if decoded.value.get(body..).is_none_or(|rest| rest.chars().all(blank)) {
        return Err(ReadingError::Empty { id: id.clone() });
    }
    Ok(decoded)
}

/// Decodes, and warns of letters that could not be read.
fn decode_as(id: &DocumentId, encoding: &'static Encoding, bytes: &[u8]) -> Warned<String> {
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    let mut decoded = Warned::clean(text.into_owned());
    if has_errors {
        decoded.warnings.push(Warning::loss(
            id.as_str(),
            format!("some bytes are no {} text and are shown as “\u{fffd}”", encoding.name()),
            "save the file as UTF-8",
        ));
    }
    decoded
}

/// Decodes, and tells which encoding was assumed.
fn guessed(id: &DocumentId, encoding: &'static Encoding, bytes: &[u8]) -> Warned<String> {
    let mut decoded = decode_as(id, encoding, bytes);
    let notice = Warning::notice(
        id.as_str(),
        format!("the text is not UTF-8; {} was assumed", encoding.name()),
        "save the file as UTF-8 if letters look wrong",
    );
    decoded.warnings.insert(0, notice);
    decoded
}

/// UTF-16 without a mark: every other byte of the first kilobyte is nearly always zero.
fn bare_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let (pairs, rest) = bytes.get(..bytes.len().min(1024))?.as_chunks::<2>();
    if pairs.len() < 8 || !rest.is_empty() {
        return None;
    }
    let zeros = |at: usize| pairs.iter().filter(|pair| pair.get(at) == Some(&0)).count();
    let mostly = |count: usize| count * 10 > pairs.len() * 7;
    let never = |count: usize| count * 20 < pairs.len();
    match (zeros(0), zeros(1)) {
        (first, second) if never(first) && mostly(second) => Some(UTF_16LE),
        (first, second) if mostly(first) && never(second) => Some(UTF_16BE),
        _ => None,
    }
}
