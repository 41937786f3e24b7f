//! The text of a web page: what is read, not what leads elsewhere. Headings, paragraphs, list items with
//! their numbers, tables row by row; scripts, forms, hidden and deleted text are left out.

mod charset;
mod menus;
mod record;
mod walk;

use self::{menus::Menus, walk::Walk};
use super::{guard::Deadline, manuscript::Extract, refusal::Refusal};
use crate::ground::warning::Warning;
use html5ever::{
    ParseOpts, parse_document,
    tendril::{StrTendril, TendrilSink as _},
};
use scraper::{Html, HtmlTreeSink};

pub(super) use charset::declared;

/// The largest page that is read, in bytes (64 MiB).
pub(super) const LARGEST: usize = 64 << 20;
/// How much is parsed between two looks at the time, in bytes.
const STRIDE: usize = 1 << 14;

/// The text of a page.
pub(super) fn read(text: &str, deadline: Deadline) -> Result<Extract, Refusal> {
    let html = parse(text, deadline)?;
    let source = record::of(&html);
    let menus = Menus::find(&html);
    deadline.check()?;
    let mut walk = Walk::new(&menus);
    walk.through(menus.root(&html), deadline)?;
    let mut extract = Extract { source, ..Extract::default() };
    if walk.passed_over > 0 {
        let what = format!("menus and the like were left out ({} words)", walk.passed_over);
        extract.warnings.push(Warning::notice("", what, "save the text as a .txt file if something is missing"));
    }
    extract.pieces = walk.finish();
    if extract.pieces.is_empty() {
        let mut everything = Walk::new(&menus);
        everything.keeps_all = true;
        everything.through(html.tree.root(), deadline)?;
        extract.pieces = everything.finish();
        extract.warnings.clear();
    }
    Ok(extract)
}

/// Parses bit by bit, as a page can be built so that parsing takes the square of its length.
fn parse(text: &str, deadline: Deadline) -> Result<Html, Refusal> {
    let mut parser = parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    let mut rest = text;
    while !rest.is_empty() {
        let end = (rest.len().min(STRIDE)..=rest.len()).find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
        let (bit, after) = rest.split_at(end);
        parser.process(StrTendril::from_slice(bit));
        deadline.check()?;
        rest = after;
    }
    Ok(parser.finish())
}
