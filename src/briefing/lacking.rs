//! Letters that no font of a sheet has: they stand as empty boxes, and whoever makes the sheet must know.

use super::{
    fonts::FontSet,
    page::{GlyphRun, Item, Page},
};
use crate::ground::wording::counted;
use skrifa::{FontRef, MetadataProvider as _};
use std::collections::{BTreeMap, BTreeSet};
use unicode_script::{Script, UnicodeScript as _};

/// How many letters are shown.
const SHOWN: usize = 12;

/// The letters that stand as empty boxes, script by script.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lacking {
    letters: BTreeMap<&'static str, BTreeSet<char>>,
}

impl Lacking {
    /// What some pages lack.
    #[must_use]
    pub fn on(pages: &[Page]) -> Self {
        let mut lacking = Self::default();
        for page in pages {
            lacking.look_at(&page.items, &page.fonts);
        }
        lacking
    }

    /// Whether every letter has a glyph.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Adds what other pages lack.
    pub fn extend(&mut self, other: &Self) {
        for (script, letters) in &other.letters {
            self.letters.entry(script).or_default().extend(letters);
        }
    }

    /// What is lacking, a sentence a script.
    pub fn sentences(&self) -> impl Iterator<Item = String> + '_ {
        self.letters.iter().map(|(script, letters)| {
            let shown: Vec<String> = letters.iter().take(SHOWN).map(char::to_string).collect();
            let more = if letters.len() > SHOWN { " …" } else { "" };
            let what = match *script {
                "Common" => counted(letters.len(), "sign is", "signs are"),
                script => {
                    let count = counted(letters.len(), "letter", "letters");
                    let verb = if letters.len() == 1 { "is" } else { "are" };
                    format!("{count} of the {} script {verb}", spaced(script))
                }
            };
            let (shown, cure) = (shown.join(" "), cure(script));
            format!("{what} in none of the fonts and printed as empty boxes: {shown}{more}; add a font such as {cure}")
        })
    }

    fn look_at(&mut self, items: &[Item], fonts: &FontSet) {
        for item in items {
            match item {
                Item::Text(block) => block.runs.iter().for_each(|run| self.add(run, fonts)),
                Item::Clip(clip) => self.look_at(&clip.items, fonts),
                Item::Group(group) => self.look_at(&group.items, fonts),
                Item::Path(_) | Item::Disc(_) | Item::Dots(_) | Item::Box(_) | Item::Image(_) => {}
            }
        }
    }

    fn add(&mut self, run: &GlyphRun, fonts: &FontSet) {
        let boxes = run.glyphs.iter().filter(|glyph| glyph.id == 0);
        let clusters = boxes.filter_map(|glyph| run.text.get(glyph.from as usize..glyph.to as usize));
        for letter in clusters.flat_map(str::chars).filter(|letter| !letter.is_control() && !is_held(*letter, fonts)) {
            let script = match letter.script() {
                // A mark goes with the signs.
                Script::Inherited | Script::Unknown => Script::Common,
                script => script,
            };
            self.letters.entry(script.full_name()).or_default().insert(letter);
        }
    }
}

/// Whether one of the fonts has a letter.
fn is_held(letter: char, fonts: &FontSet) -> bool {
    let mut read = fonts.files().filter_map(|font| FontRef::new(&font.bytes).ok());
    read.any(|font| font.charmap().map(letter).is_some())
}

/// A font that has a script, by the naming of the family that most scripts have one in.
fn cure(script: &str) -> String {
    match script {
        "Han" | "Hiragana" | "Katakana" | "Hangul" | "Bopomofo" => "Noto Sans CJK".to_owned(),
        "Common" => "Noto Sans Symbols".to_owned(),
        script => format!("Noto Sans {}", spaced(script)),
    }
}

fn spaced(script: &str) -> String {
    script.replace('_', " ")
}
