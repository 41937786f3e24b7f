//! The quotes that a file carries: a sheet (PDF, SVG, HTML), its annotations (JSON-LD), or an export (GeoJSON).
//!
//! Fails on a file that carries none; nothing in a file is trusted but compared.

use super::{evidence::QUOTES_FILE, svg::QUOTES_ID};
use crate::ground::text::Span;
use hayro_interpret::hayro_syntax::{
    Pdf,
    object::{Name, Object, dict::keys::TYPE},
};
use serde::Deserialize;
use serde_json::Value;

/// A quote as a file states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedQuote {
    /// What the file calls it, for people.
    pub name: String,
    /// The id of its document.
    pub document: String,
    /// The hash of its document, where the file says it.
    pub sha256: Option<String>,
    /// Where its words stand.
    pub span: Span,
    /// Its words.
    pub exact: String,
    /// The sentence that it stands in, where the file says that too.
    pub sentence: Option<String>,
}

/// Why no quotes could be read.
#[derive(Debug, thiserror::Error)]
pub enum EvidenceError {
    /// The file is no sheet or export, or was stripped of its data.
    #[error(
        "it carries no quotes that can be verified; a sheet of this program does (PDF, SVG, HTML), and its exports"
    )]
    None,
    /// It carries something under the name of quotes that is none.
    #[error("its quotes cannot be read")]
    Broken(#[source] serde_json::Error),
}

#[derive(Deserialize)]
struct AnnotationPage {
    items: Vec<Annotation>,
}

#[derive(Deserialize)]
struct Annotation {
    #[serde(default)]
    id: String,
    target: Target,
}

#[derive(Deserialize)]
struct Target {
    source: Value,
    selector: Value,
}

/// A passage of an exported place.
#[derive(Deserialize)]
struct ExportedPassage {
    document: String,
    start: usize,
    end: usize,
    surface: String,
    #[serde(default)]
    sha256: Option<String>,
    #[serde(default)]
    quote: Option<String>,
}

/// The quotes of a file.
///
/// # Errors
/// When it carries none, or they are broken.
pub fn read_evidence(bytes: &[u8]) -> Result<Vec<StatedQuote>, EvidenceError> {
    if bytes.starts_with(b"%PDF") {
        let attached = attached(bytes).ok_or(EvidenceError::None)?;
        return read_json(&attached);
    }
    let text = String::from_utf8_lossy(bytes);
    let start = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    if start.starts_with(['{', '[']) {
        return read_json(text.as_bytes());
    }
    let carried = carried(&text, "script").or_else(|| {
        let escaped = carried(&text, "metadata")?;
        quick_xml::escape::unescape(escaped.as_str()).ok().map(std::borrow::Cow::into_owned)
    });
    read_json(carried.ok_or(EvidenceError::None)?.as_bytes())
}

/// What a PDF has attached under the name of quotes, or whatever of it is JSON-LD.
fn attached(bytes: &[u8]) -> Option<Vec<u8>> {
    let pdf = Pdf::new(bytes.to_vec()).ok()?;
    let streams = pdf.objects().into_iter().filter_map(|object| match object {
        Object::Stream(stream) => Some(stream),
        _ => None,
    });
    let embedded = streams
        .filter(|stream| stream.dict().get::<Name<'_>>(TYPE).is_some_and(|name| name.as_ref() == b"EmbeddedFile"));
    let mut contents = embedded.filter_map(|stream| Some(stream.decoded().ok()?.into_owned()));
    let is_quotes = |content: &Vec<u8>| content.windows(14).any(|window| window == b"AnnotationPage");
    debug_assert!(QUOTES_FILE.ends_with(".jsonld"), "the attachment is told by its content");
    contents.find(is_quotes)
}

/// What stands between the tags of the element that holds the quotes.
fn carried(text: &str, element: &str) -> Option<String> {
    let opening = format!("<{element}");
    let marked = format!("id=\"{QUOTES_ID}\"");
    let mut rest = text;
    while let Some(at) = rest.find(&opening) {
        rest = rest.get(at..)?;
        let end = rest.find('>')?;
        let tag = rest.get(..end)?;
        rest = rest.get(end + 1..)?;
        if tag.contains(&marked) {
            return rest.get(..rest.find(&format!("</{element}"))?).map(str::to_owned);
        }
    }
    None
}

fn read_json(bytes: &[u8]) -> Result<Vec<StatedQuote>, EvidenceError> {
    let value: Value = serde_json::from_slice(bytes).map_err(EvidenceError::Broken)?;
    if value.get("features").is_some() {
        return exported(&value);
    }
    let page: AnnotationPage = serde_json::from_value(value).map_err(EvidenceError::Broken)?;
    let quotes: Vec<StatedQuote> = page.items.into_iter().filter_map(Annotation::stated).collect();
    if quotes.is_empty() { Err(EvidenceError::None) } else { Ok(quotes) }
}

impl Annotation {
    /// The quote, when it has both position and words.
    fn stated(self) -> Option<StatedQuote> {
        let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let selectors = match self.target.selector {
            Value::Array(selectors) => selectors,
            one => vec![one],
        };
        let position = selectors.iter().find_map(|selector| {
            let number = |key| usize::try_from(selector.get(key)?.as_u64()?).ok();
            Some(Span::new(number("start")?, number("end")?))
        });
        let exact = selectors.iter().find_map(|selector| text(selector, "exact"));
        let source = self.target.source;
        let document = source.as_str().map(str::to_owned).or_else(|| text(&source, "id"))?;
        let place = text(&source, "place").map(|place| format!(" ({place})")).unwrap_or_default();
        let number = self.id.rsplit(':').next().unwrap_or_default();
        Some(StatedQuote {
            name: format!("quote {number}{place}"),
            sha256: text(&source, "sha256").filter(|hash| !hash.is_empty()),
            document,
            span: position?,
            exact: exact?,
            sentence: None,
        })
    }
}

/// The mentions of exported places.
fn exported(value: &Value) -> Result<Vec<StatedQuote>, EvidenceError> {
    let features = value.get("features").and_then(Value::as_array).into_iter().flatten();
    let mut quotes = Vec::new();
    for properties in features.filter_map(|feature| feature.get("properties")) {
        let name = properties.get("name").and_then(Value::as_str).unwrap_or("a place");
        let Some(passages) = properties.get("passages") else { continue };
        let passages: Vec<ExportedPassage> = serde_json::from_value(passages.clone()).map_err(EvidenceError::Broken)?;
        quotes.extend(passages.into_iter().map(|passage| StatedQuote {
            name: format!("mention of {name}"),
            document: passage.document,
            sha256: passage.sha256,
            span: Span::new(passage.start, passage.end),
            exact: passage.surface,
            sentence: passage.quote,
        }));
    }
    if quotes.is_empty() { Err(EvidenceError::None) } else { Ok(quotes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"{"type":"AnnotationPage","items":[{"id":"urn:x:3","target":{"source":
        {"id":"a.txt","sha256":"ab","place":"¶2"},"selector":[{"start":4,"end":9},{"exact":"words"}]}}]}"#;

    #[track_caller]
    fn check(bytes: &str) {
        let quotes = read_evidence(bytes.as_bytes()).unwrap();
        assert_eq!(quotes.len(), 1);
        assert_eq!(quotes[0].name, "quote 3 (¶2)");
        assert_eq!((quotes[0].span, quotes[0].exact.as_str()), (Span::new(4, 9), "words"));
    }

    #[test]
    fn quotes_are_read_from_json_svg_and_html() {
        check(PAGE);
        let escaped = PAGE.replace('"', "&quot;");
        check(&format!("<svg><metadata id=\"x\"/><metadata id=\"{QUOTES_ID}\">{escaped}</metadata></svg>"));
        check(&format!("<html><script id=\"{QUOTES_ID}\">{PAGE}</script></html>"));
    }

    #[test]
    fn a_file_without_quotes_says_so() {
        for bytes in ["", "hello", "%PDF-1.7", "<svg/>", "{}", "[]", r#"{"items":[]}"#, r#"{"features":[]}"#] {
            assert!(read_evidence(bytes.as_bytes()).is_err(), "{bytes}");
        }
    }
}
