//! What the styles of an `OpenDocument` text say: which paragraphs are titles, which words stand above the
//! line or are hidden (ODF 1.3 part 3 §16.2, §20.384).

use crate::documents::reading::xml::{Step, walk};
use std::collections::HashMap;

/// How many styles a style may be based on.
const LONGEST_CHAIN: usize = 16;

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    is_superior: bool,
    is_hidden: bool,
}

/// The styles by name.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    /// Adds the styles of a part.
    pub(super) fn read(&mut self, part: &[u8]) {
        let mut open: Option<(String, Style)> = None;
        // Without styles all words are plain.
        let _damaged = walk(part, |step| match step {
            Step::Open(element) => match (element.name.as_str(), &mut open) {
                ("style", _) => {
                    let name = element.attribute("name").unwrap_or_default().to_owned();
                    let parent = element.attribute("parent-style-name").map(str::to_owned);
                    open = Some((name, Style { parent, ..Style::default() }));
                }
                ("text-properties", Some((_, style))) => {
                    let position = element.attribute("text-position").unwrap_or_default();
                    let number = position.split('%').next().and_then(|share| share.trim().parse::<f32>().ok());
                    style.is_superior = position.starts_with("super") || number.is_some_and(|share| share > 0.0);
                    style.is_hidden = element.attribute("display") == Some("none");
                }
                _ => {}
            },
            Step::Close("style") => self.0.extend(open.take()),
            _ => {}
        });
    }

    /// The names of a style and those it is based on.
    fn chain<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let parent = |name: &&'a str| self.0.get(*name)?.parent.as_deref();
        std::iter::successors(Some(name), parent).take(LONGEST_CHAIN)
    }

    /// Whether paragraphs of a style are titles.
    pub(super) fn is_title(&self, name: &str) -> bool {
        self.chain(name).any(|name| matches!(name, "Title" | "Subtitle"))
    }

    /// Whether words of a style stand above the line.
    pub(super) fn is_superior(&self, name: &str) -> bool {
        self.chain(name).any(|name| self.0.get(name).is_some_and(|style| style.is_superior))
    }

    /// Whether words of a style are not shown.
    pub(super) fn is_hidden(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|style| style.is_hidden)
    }
}
