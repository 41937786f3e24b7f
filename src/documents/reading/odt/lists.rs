//! How the lists of an `OpenDocument` text are numbered, and how far each has counted (ODF 1.3 part 3
//! §16.30, §19.880).

use crate::documents::reading::{
    numerals::Numeral,
    xml::{Element, Step, walk},
};
use std::collections::HashMap;

const BULLET: &str = "•";
/// The name under which the numbers of headings are kept.
pub(super) const OUTLINE: &str = "";

#[derive(Debug, Clone, Default)]
struct Level {
    is_bullet: bool,
    numeral: Option<Numeral>,
    start: u32,
    prefix: String,
    suffix: String,
    /// How many levels are shown.
    shown: u32,
}

/// The list styles by name.
#[derive(Debug, Default)]
pub(super) struct ListStyles(HashMap<String, HashMap<u32, Level>>);

/// How far the lists of a style have counted, by level.
#[derive(Debug, Default)]
pub(super) struct Counts(HashMap<(String, u32), u32>);

impl ListStyles {
    /// Adds the styles of a part.
    pub(super) fn read(&mut self, part: &[u8]) {
        let mut open: Option<String> = None;
        // Without styles no paragraph is numbered.
        let _damaged = walk(part, |step| match step {
            Step::Open(element) => match element.name.as_str() {
                "list-style" => open = element.attribute("name").map(str::to_owned),
                "outline-style" => open = Some(OUTLINE.to_owned()),
                name @ ("list-level-style-number" | "list-level-style-bullet" | "outline-level-style") => {
                    if let Some(style) = &open {
                        let levels = self.0.entry(style.clone()).or_default();
                        levels.insert(element.number("level").unwrap_or(1), Level::of(name, element));
                    }
                }
                _ => {}
            },
            Step::Close("list-style" | "outline-style") => open = None,
            _ => {}
        });
    }
}

impl Level {
    fn of(name: &str, element: &Element) -> Self {
        let words = |key: &str| element.attribute(key).unwrap_or_default().to_owned();
        Self {
            is_bullet: name == "list-level-style-bullet",
            numeral: element.attribute("num-format").and_then(Numeral::of_sample),
            start: element.number("start-value").unwrap_or(1),
            prefix: words("num-prefix"),
            suffix: words("num-suffix"),
            shown: element.number("display-levels").unwrap_or(1),
        }
    }
}

impl Counts {
    /// Forgets how far the levels of a style have counted, from one on.
    pub(super) fn restart(&mut self, style: &str, level: u32) {
        self.0.retain(|(of, at), _| of != style || *at < level);
    }

    /// Counts an item; what stands before it.
    pub(super) fn count(&mut self, styles: &ListStyles, style: &str, level: u32, start: Option<u32>) -> String {
        let Some(levels) = styles.0.get(style) else {
            return String::new();
        };
        let first = |level: u32| levels.get(&level).map_or(1, |level| level.start);
        let key = (style.to_owned(), level);
        let next = self.0.get(&key).map_or(first(level), |count| count.saturating_add(1));
        self.0.insert(key, start.unwrap_or(next));
        self.restart(style, level + 1);
        let Some(own) = levels.get(&level) else {
            return String::new();
        };
        if own.is_bullet {
            return BULLET.to_owned();
        }
        if own.numeral.is_none_or(|numeral| numeral == Numeral::Silent) {
            return String::new();
        }
        let outermost = (level + 1).saturating_sub(own.shown.max(1)).max(1);
        let numbers = (outermost..=level).filter_map(|at| {
            let count = self.0.get(&(style.to_owned(), at)).copied().unwrap_or(first(at));
            let numeral = levels.get(&at)?.numeral?;
            (numeral != Numeral::Silent).then(|| numeral.write(count))
        });
        let numbers: Vec<String> = numbers.collect();
        format!("{}{}{}", own.prefix, numbers.join("."), own.suffix).trim().to_owned()
    }
}
