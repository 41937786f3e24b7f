//! The passages of a project as the classifier of provisions learns from them: one JSON object a line, with
//! the document's id and what `PassageSigns` says. Spans count scalars. Fails only when it cannot be written.

use crate::{
    project::Project,
    provisions::{detection::signs_of, weighing::PassageSigns},
};
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct Line<'a> {
    document: &'a str,
    #[serde(flatten)]
    passage: PassageSigns,
}

/// Writes every passage of a project's documents, in their order.
///
/// # Errors
/// When it cannot be written.
pub fn write_signs_json(project: &Project, out: &mut dyn io::Write) -> io::Result<()> {
    for document in project.documents() {
        for passage in signs_of(document, project.mentions(&document.id)) {
            serde_json::to_writer(&mut *out, &Line { document: document.id.as_str(), passage })?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}
