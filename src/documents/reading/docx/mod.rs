//! The text of a Word document (ECMA-376, WordprocessingML): paragraphs, lists with their numbers,
//! tables, notes after the text. Insertions are kept, deletions and hidden text are left out, as are
//! headers, footers, comments and the table of contents.

mod body;
mod numbering;
mod styles;

use self::{
    body::{Body, Notes},
    numbering::Numbering,
    styles::Styles,
};
use super::{
    manuscript::Extract,
    package::Package,
    properties,
    refusal::Refusal,
    xml::{XmlError, walk},
};
use crate::ground::warning::Warning;

/// The text of a document.
pub(super) fn read(bytes: &[u8]) -> Result<Extract, Refusal> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let Some(document) = package.part(&main)? else {
        return Err(if package.holds("content.xml") {
            Refusal::new("it is an OpenDocument text", "give its name the ending .odt")
        } else if package.holds("xl/workbook.xml") || package.holds("ppt/presentation.xml") {
            Refusal::new("it is a table or a presentation, not a text document", "save its text as a .txt file")
        } else {
            Refusal::new("there is no text in this ZIP file", "unpack it and read the files in it")
        });
    };
    let styles = Styles::read(&package.part(&beside("styles.xml"))?.unwrap_or_default());
    let numbering = Numbering::read(&package.part(&beside("numbering.xml"))?.unwrap_or_default());
    let footnotes = package.part(&beside("footnotes.xml"))?.unwrap_or_default();
    let endnotes = package.part(&beside("endnotes.xml"))?.unwrap_or_default();
    let core = package.part("docProps/core.xml")?.unwrap_or_default();
    let app = package.part("docProps/app.xml")?.unwrap_or_default();

    let notes = Notes::read(&footnotes, &endnotes, &styles);
    let mut body = Body::new(&styles, numbering);
    let walked = walk(&document, |step| body.step(&step));
    let mut extract = Extract { source: properties::source_record(&core), ..Extract::default() };
    extract.source.publisher = properties::source_record(&app).publisher.or(extract.source.publisher);
    extract.warnings.extend(body.unshown.iter().map(|it| it.warning()));
    extract.pieces = body.finish(&notes);
    unfinished(walked, &mut extract)?;
    Ok(extract)
}

/// The part that holds the text, as the package names it.
fn main_part(package: &mut Package<'_>) -> Result<String, Refusal> {
    let mut target = None;
    let relations = package.part("_rels/.rels")?.unwrap_or_default();
    // Without the relations the usual name is tried.
    let _damaged = walk(&relations, |step| {
        if let super::xml::Step::Open(element) = step
            && element.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
        {
            target = element.attribute("Target").map(|target| target.trim_start_matches('/').to_owned());
        }
    });
    let is_text = |target: &String| !target.starts_with("xl/") && !target.starts_with("ppt/");
    Ok(target.filter(is_text).unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// A text that breaks off is read up to there; without any text it is refused.
pub(super) fn unfinished(walked: Result<(), XmlError>, extract: &mut Extract) -> Result<(), Refusal> {
    let Err(error) = walked else {
        return Ok(());
    };
    let cure = "open it in a word processor and save it anew";
    if extract.pieces.is_empty() {
        return Err(Refusal::new(error.to_string(), cure));
    }
    extract.warnings.push(Warning::loss("", format!("{error}: only what comes before was read"), cure));
    Ok(())
}
