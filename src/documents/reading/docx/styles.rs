//! What the paragraph styles of a Word document say: which are headings, which are numbered, which
//! make up the table of contents (ECMA-376 part 1 §17.7).

use crate::documents::reading::xml::{Step, walk};
use std::collections::HashMap;

/// How many styles a style may be based on.
const LONGEST_CHAIN: usize = 16;

/// Which list a paragraph belongs to, and how deep in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct ListPlace {
    pub(super) list: Option<u32>,
    pub(super) level: Option<u32>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    base: Option<String>,
    outline: Option<u32>,
    place: ListPlace,
}

/// The styles by id.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    pub(super) fn read(part: &[u8]) -> Self {
        let mut styles = HashMap::new();
        let mut open: Option<(String, Style)> = None;
        // Without styles every paragraph is plain text.
        let _damaged = walk(part, |step| match step {
            Step::Open(element) => {
                let value = element.attribute("val");
                match (element.name.as_str(), &mut open) {
                    ("style", _) => {
                        let id = element.attribute("styleId").unwrap_or_default().to_owned();
                        open = Some((id, Style::default()));
                    }
                    ("name", Some((_, style))) => style.name = value.unwrap_or_default().to_lowercase(),
                    ("basedOn", Some((_, style))) => style.base = value.map(str::to_owned),
                    ("outlineLvl", Some((_, style))) => style.outline = element.number("val"),
                    ("numId", Some((_, style))) => style.place.list = element.number("val"),
                    ("ilvl", Some((_, style))) => style.place.level = element.number("val"),
                    _ => {}
                }
            }
            Step::Close("style") => styles.extend(open.take()),
            _ => {}
        });
        Self(styles)
    }

    /// A style and those it is based on.
    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let mut next = self.0.get(id);
        let steps = std::iter::from_fn(move || {
            let style = next?;
            next = style.base.as_ref().and_then(|base| self.0.get(base));
            Some(style)
        });
        steps.take(LONGEST_CHAIN)
    }

    /// Whether paragraphs of a style are headings.
    pub(super) fn is_heading(&self, id: &str) -> bool {
        let named = |style: &Style| {
            style.name.starts_with("heading ") || matches!(style.name.as_str(), "title" | "subtitle" | "toc heading")
        };
        self.chain(id).any(|style| named(style) || style.outline.is_some_and(|level| level < 9))
    }

    /// Whether paragraphs of a style are lines of a table of contents.
    pub(super) fn is_contents(&self, id: &str) -> bool {
        self.chain(id).next().is_some_and(|style| style.name.starts_with("toc "))
    }

    /// The list that a style puts its paragraphs into.
    pub(super) fn place(&self, id: &str) -> ListPlace {
        let mut place = ListPlace::default();
        for style in self.chain(id) {
            place.list = place.list.or(style.place.list);
            place.level = place.level.or(style.place.level);
        }
        place
    }
}
