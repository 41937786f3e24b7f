//! The text of an `OpenDocument` text (ODF 1.3): paragraphs, lists with their numbers, tables, notes after
//! the text. Tracked deletions, comments, indexes, headers and footers are left out.

mod body;
mod lists;
mod styles;

use self::{body::Body, lists::ListStyles, styles::Styles};
use super::{
    docx::unfinished,
    manuscript::Extract,
    package::Package,
    properties,
    refusal::Refusal,
    xml::{Step, walk},
};

/// The text of a document.
pub(super) fn read(bytes: &[u8]) -> Result<Extract, Refusal> {
    let mut package = Package::open(bytes)?;
    if is_encrypted(&package.part("META-INF/manifest.xml")?.unwrap_or_default()) {
        return Err(Refusal::new("it is protected by a password", "open it, save it without one, and read that file"));
    }
    let Some(content) = package.part("content.xml")? else {
        return Err(if package.holds("word/document.xml") {
            Refusal::new("it is a Word document", "give its name the ending .docx")
        } else {
            Refusal::new("there is no text in this ZIP file", "unpack it and read the files in it")
        });
    };
    let common = package.part("styles.xml")?.unwrap_or_default();
    let (mut lists, mut styles) = (ListStyles::default(), Styles::default());
    for part in [&common, &content] {
        lists.read(part);
        styles.read(part);
    }
    let meta = package.part("meta.xml")?.unwrap_or_default();

    let mut body = Body::new(&lists, &styles);
    let walked = walk(&content, |step| body.step(&step));
    let warnings = body.unshown.iter().map(|it| it.warning()).collect();
    let pieces = body.finish();
    let mut extract = Extract { pieces, source: properties::source_record(&meta), warnings };
    unfinished(walked, &mut extract)?;
    Ok(extract)
}

/// Whether the manifest says how parts are encrypted (ODF 1.3 part 2 §4.4).
fn is_encrypted(manifest: &[u8]) -> bool {
    let mut is_encrypted = false;
    // Without a readable manifest the parts are tried.
    let _damaged = walk(manifest, |step| {
        is_encrypted |= matches!(step, Step::Open(element) if element.name == "encryption-data");
    });
    is_encrypted
}
