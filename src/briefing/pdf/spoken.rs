//! The words of a part, for readers that do not see it.

use crate::briefing::page::{Clip, Group, Item, Role};

/// What is read in place of a group. The words of a map are one line: readers that go by where words stand would
/// else mix them with what stands beside the map.
pub(super) fn spoken(group: &Group) -> Option<String> {
    let words = (group.role == Role::Label).then(|| blocks(&group.items).join(" · "));
    words.filter(|words| !words.is_empty())
}

/// The words of each block of text among items.
pub(super) fn blocks(items: &[Item]) -> Vec<String> {
    let blocks = items.iter().flat_map(|item| match item {
        Item::Text(block) => vec![block.runs.iter().map(|run| run.text.as_str()).collect::<String>().trim().to_owned()],
        Item::Group(Group { items, .. }) | Item::Clip(Clip { items, .. }) => blocks(items),
        _ => Vec::new(),
    });
    blocks.collect()
}

/// The baseline of the first words of items.
pub(super) fn baseline(items: &[Item]) -> Option<f32> {
    items.iter().find_map(|item| match item {
        Item::Text(block) => block.runs.iter().find_map(|run| run.glyphs.first()).map(|glyph| glyph.at.y),
        Item::Group(group) => baseline(&group.items),
        _ => None,
    })
}
