//! Names for the provisions of a document, made from where they stand: `art_3__para_1__handover` in a
//! numbered clause, `para_2__sentence_3__handover` elsewhere; a second one of a kind gets `_2`.

use super::{category::Category, provision::ProvisionKey};
use crate::documents::document::{Document, Locator, ParagraphRole};
use std::collections::HashMap;

/// Gives out names.
#[derive(Debug)]
pub(super) struct Keys<'a> {
    document: &'a Document,
    /// How many paragraphs, headings left out, of each clause there are up to each paragraph.
    paragraphs: Vec<u32>,
    given: HashMap<String, u32>,
}

impl<'a> Keys<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        let paragraphs = document.paragraphs.iter().map(|paragraph| {
            let count = counts.entry(paragraph.clause.as_deref().unwrap_or_default()).or_default();
            *count += u32::from(paragraph.role != ParagraphRole::Heading);
            (*count).max(1)
        });
        Self { paragraphs: paragraphs.collect(), document, given: HashMap::new() }
    }

    /// The name of the next provision of a category at a place.
    pub(super) fn next(&mut self, locator: Locator, category: Category) -> ProvisionKey {
        let clause = self.document.paragraph(locator).and_then(|paragraph| paragraph.clause.as_deref());
        let within = self.paragraphs.get((locator.paragraph as usize).saturating_sub(1)).copied().unwrap_or(1);
        let place = match clause {
            Some(clause) => format!("art_{}__para_{within}", plain(clause)),
            None => locator.to_string(),
        };
        let key = format!("{place}__{category}");
        let count = self.given.entry(key.clone()).or_default();
        *count += 1;
        match *count {
            1 => ProvisionKey::new(&key),
            nth => ProvisionKey::new(&format!("{key}_{nth}")),
        }
    }
}

/// A clause's number without blanks and brackets: `2_a`.
fn plain(clause: &str) -> String {
    let parts = clause.split(|c: char| !c.is_alphanumeric() && c != '.').filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("_")
}
