//! The documents of a file: one, or with `.jsonl` one a line, `{"id": …, "text": …}`, where `title`,
//! `publisher`, `date`, `address` (or `url`) and `kind` may say where it comes from. A file of one document
//! may have a sidecar that says so; a plain text that is given no title has the one it bears at its top.

use super::{
    finding::{Company, Form, FoundFile},
    paths::{shown, unreadable},
    sidecars::sidecars,
};
use crate::{
    documents::{
        document::{Document, DocumentId, SourceKind, SourceRecord},
        reading::{
            self, Format,
            sidecar::{self, SidecarFormat},
        },
    },
    ground::{
        files,
        warning::{Warned, Warning},
    },
};
use serde::Deserialize;
use serde_json::Value;
use std::borrow::Cow;

/// A line of a `.jsonl`.
#[derive(Debug, Deserialize)]
struct Record {
    #[serde(default)]
    id: Value,
    text: String,
    title: Option<String>,
    publisher: Option<String>,
    date: Option<String>,
    #[serde(alias = "url")]
    address: Option<String>,
    kind: Option<String>,
}

/// Reads the documents of a file.
pub(super) fn read_file(file: &FoundFile) -> Warned<Vec<Document>> {
    let bytes = match files::read_bytes(&file.path) {
        Ok(bytes) => bytes,
        Err(error) => return nothing(unreadable(&file.path, &error)),
    };
    let name = shown(&file.path);
    match file.form {
        Form::Document(format) => {
            let mut read = with_sidecar(file, read_document(&name, &file.id, format, &bytes));
            for document in read.value.iter_mut().filter(|document| document.source.title.is_none()) {
                document.source.title = reading::headline(document, format);
            }
            read
        }
        Form::Records => read_records(&name, &file.id, &bytes),
    }
}

/// The documents of a file, where they come from filled in from the first sidecar that there is.
fn with_sidecar(file: &FoundFile, mut read: Warned<Vec<Document>>) -> Warned<Vec<Document>> {
    if file.company == Company::None {
        return read;
    }
    let mut readable = sidecars(&file.path).filter_map(|(path, format)| {
        let bytes = path.is_file().then(|| files::read_bytes(&path).ok()).flatten()?;
        let is_record = format == SidecarFormat::Yaml || sidecar::is_record(&bytes);
        is_record.then(|| sidecar::read(&shown(&path), format, &bytes))
    });
    if let Some(sidecar) = readable.next() {
        let source = sidecar.unload(&mut read.warnings);
        for document in &mut read.value {
            document.source = source.clone().or(std::mem::take(&mut document.source));
        }
    }
    read
}

/// Reads one document; its warnings name the file as the user did.
pub(super) fn read_document(file: &str, id: &DocumentId, format: Format, bytes: &[u8]) -> Warned<Vec<Document>> {
    match reading::read(id, format, bytes) {
        Ok(mut read) => {
            for warning in &mut read.warnings {
                file.clone_into(&mut warning.file);
            }
            read.map(|document| vec![document])
        }
        Err(error) => nothing(Warning::loss(file, error.what(), error.cure())),
    }
}

/// Some lines of a `.jsonl`: their file, and where they stand in it.
pub(super) struct Lines {
    pub(super) file: String,
    pub(super) id: DocumentId,
    /// The number of the first.
    pub(super) first: usize,
    /// Whether there are no others.
    pub(super) is_whole: bool,
}

fn read_records(file: &str, id: &DocumentId, bytes: &[u8]) -> Warned<Vec<Document>> {
    let (file, id) = (file.to_owned(), id.clone());
    read_lines(&Lines { file, id, first: 1, is_whole: true }, bytes)
}

/// Reads the documents of lines.
pub(super) fn read_lines(lines: &Lines, bytes: &[u8]) -> Warned<Vec<Document>> {
    let Lines { file, id, first, is_whole } = lines;
    let text = String::from_utf8_lossy(bytes);
    let mut read: Warned<Vec<Document>> = Warned::clean(Vec::new());
    if let Cow::Owned(_) = text {
        let what = "some characters are not UTF-8 and were replaced by �";
        let warning = Warning::loss(file, what, "save the file as UTF-8");
        read.warnings.push(warning);
    }
    for (index, line) in text.lines().enumerate() {
        let line = line.trim_start_matches('\u{feff}').trim();
        if !line.is_empty() {
            let one = read_record(file, id, index + first, line);
            let document = one.unload(&mut read.warnings);
            read.value.extend(document);
        }
    }
    if *is_whole && read.value.is_empty() && read.warnings.is_empty() {
        let cure = "put a record {\"id\": …, \"text\": …} on each line";
        read.warnings.push(Warning::loss(file, "the file is empty", cure));
    }
    read
}

fn read_record(file: &str, id: &DocumentId, number: usize, line: &str) -> Warned<Option<Document>> {
    let record: Record = match serde_json::from_str(line) {
        Ok(record) => record,
        Err(error) => {
            let what = format!("the line is left out: {error}");
            let cure = "each line is a record {\"id\": …, \"text\": …}";
            return Warned { value: None, warnings: vec![Warning::loss(file, what, cure).at_line(number)] };
        }
    };
    let own = match &record.id {
        Value::String(id) if !id.trim().is_empty() => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    };
    let record_id = DocumentId::new(&own.clone().unwrap_or_else(|| format!("{id}:{number}")));
    // A file's first mark of UTF-8 is no text; a record's is, as spans count it.
    let text = if record.text.starts_with('\u{feff}') {
        Cow::Owned(format!("\u{feff}{}", record.text))
    } else {
        Cow::Borrowed(record.text.as_str())
    };
    let mut read = read_document(file, &record_id, Format::Text, text.as_bytes());
    if own.is_none() {
        let what = format!("the record has no id: called “{record_id}”");
        read.warnings.push(Warning::notice(file, what, "give it one"));
    }
    let kind = record.kind.as_deref().and_then(SourceKind::parse);
    if let (None, Some(kind)) = (kind, &record.kind) {
        let kinds = SourceKind::ALL.map(SourceKind::words).join(", ");
        let what = format!("“{kind}” is no kind of document");
        read.warnings.push(Warning::loss(file, what, format!("write one of {kinds}")));
    }
    let (title, publisher, date, address) = (record.title, record.publisher, record.date, record.address);
    let source = SourceRecord { title, publisher, date, address, kind };
    for warning in &mut read.warnings {
        warning.line = Some(number);
    }
    read.map(|mut documents| {
        let mut document = documents.pop()?;
        document.source = source.or(std::mem::take(&mut document.source));
        Some(document)
    })
}

fn nothing(warning: Warning) -> Warned<Vec<Document>> {
    Warned { value: Vec::new(), warnings: vec![warning] }
}
