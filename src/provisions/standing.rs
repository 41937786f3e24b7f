//! Whether a document is the text that was agreed or reports it: as its record says, else as its words do.

use super::{lexicon::Lexicon, line::Line, provision::Standing};
use crate::documents::document::{Document, SourceKind};

/// How many passages are looked at.
const SAMPLE: usize = 60;

/// How close a document stands to those who agreed.
pub(super) fn standing(document: &Document, lexicon: &Lexicon) -> Standing {
    match document.source.kind {
        Some(SourceKind::Reported) => return Standing::Reported,
        Some(_) => return Standing::Agreed,
        None => {}
    }
    let (mut agreed, mut reported) = (0_usize, 0_usize);
    let clauses = document.paragraphs.iter().filter(|paragraph| paragraph.clause.is_some()).count();
    for passage in document.passages.iter().take(SAMPLE) {
        let line = Line::new(document, passage.span, &[], lexicon);
        for rule in &lexicon.standing {
            let met = rule.patterns.iter().any(|pattern| pattern.is_in(&line, 0..line.words.len()));
            match rule.means {
                Standing::Agreed => agreed += usize::from(met),
                Standing::Reported => reported += usize::from(met),
            }
        }
    }
    // Numbered clauses are how agreements are written.
    agreed += if clauses * 3 >= document.paragraphs.len() { clauses.min(10) } else { 0 };
    if reported > 0 && reported >= agreed { Standing::Reported } else { Standing::Agreed }
}
