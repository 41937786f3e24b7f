//! The words of a map apart from what is drawn: they lie above everything, and are read after the cards, in a line.

use super::page::{Clip, Item, PageBox, Role};

/// Items in two layers.
#[derive(Debug, Default)]
pub(super) struct Layers {
    pub(super) drawn: Vec<Item>,
    words: Vec<Item>,
}

impl Layers {
    /// Takes the words out of items.
    pub(super) fn of(items: Vec<Item>) -> Self {
        let mut layers = Self::default();
        for item in items {
            match item {
                Item::Text(_) => layers.words.push(item),
                Item::Clip(clip) => {
                    let inner = Self::of(clip.items);
                    layers.drawn.push(Item::Clip(Clip { items: inner.drawn, ..clip }));
                    layers.words.extend(inner.words);
                }
                other => layers.drawn.push(other),
            }
        }
        layers
    }

    /// These words and those of another layer.
    pub(super) fn with(mut self, other: Self) -> Self {
        self.words.extend(other.words);
        self
    }

    /// The words as one group, from the left to the right, cut to a frame; none without words.
    pub(super) fn words_within(mut self, frame: PageBox) -> Option<Item> {
        self.words.sort_by(|a, b| start(a).total_cmp(&start(b)));
        let clip = Clip { bounds: frame, radius: 0.0, items: self.words };
        (!clip.items.is_empty()).then(|| Item::group(Role::Label, vec![Item::Clip(clip)]))
    }
}

/// How far from the left words start.
fn start(item: &Item) -> f32 {
    match item {
        Item::Text(block) => {
            block.runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.at.x).fold(f32::MAX, f32::min)
        }
        _ => f32::MAX,
    }
}
