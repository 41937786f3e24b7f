//! Provisions as JSON: `{"documents":[{"id","provisions":[…],"remarks":[…]}]}`, in the order of the input.

use super::provision_record::ProvisionRecord;
use crate::{places::place::PlaceId, project::Project, provisions::provision::Remark};
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct Whole<'a> {
    documents: Vec<DocumentRecord<'a>>,
}

#[derive(Serialize)]
struct DocumentRecord<'a> {
    id: &'a str,
    kind: Option<&'static str>,
    provisions: Vec<ProvisionRecord<'a>>,
    remarks: Vec<RemarkRecord<'a>>,
}

/// A passage that holds no provision.
#[derive(Serialize)]
struct RemarkRecord<'a> {
    kind: &'static str,
    locator: String,
    start: usize,
    end: usize,
    place_ids: Vec<&'a str>,
}

/// Writes the provisions of a project.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_provisions_json(project: &Project, out: &mut dyn io::Write) -> io::Result<()> {
    let documents = project.documents().iter().map(|document| {
        let provisions = project.provisions(&document.id).iter();
        DocumentRecord {
            id: document.id.as_str(),
            kind: document.source.kind.map(crate::documents::document::SourceKind::words),
            provisions: provisions.map(|provision| ProvisionRecord::of(project, provision)).collect(),
            remarks: project.remarks(&document.id).iter().map(RemarkRecord::of).collect(),
        }
    });
    let whole = Whole { documents: documents.collect() };
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    out.write_all(b"\n")
}

impl<'a> RemarkRecord<'a> {
    fn of(remark: &'a Remark) -> Self {
        Self {
            kind: remark.kind.word(),
            locator: remark.locator.to_string(),
            start: remark.span.start,
            end: remark.span.end,
            place_ids: remark.places.iter().map(PlaceId::as_str).collect(),
        }
    }
}
