//! What the parts of a page are, for screen readers: a tree of tags in reading order, and bookmarks.

use super::{
    painting::Painter,
    spoken::{baseline, blocks, spoken},
};
use crate::briefing::page::{Group, Item, Page, Role};
use krilla::{
    destination::XyzDestination,
    geom::Point,
    outline::OutlineNode,
    tagging::{Artifact, ArtifactType, ContentTag, Node, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind, TagTree},
};
use std::num::NonZeroU16;

/// Headings as they were met.
#[derive(Default)]
pub(super) struct Bookmarks {
    met: Vec<Bookmark>,
}

struct Bookmark {
    level: u16,
    text: String,
    page: usize,
    y: f32,
}

/// Paints a page and notes what its parts are.
pub(super) struct Tagger<'a, 'b> {
    pub(super) painter: Painter<'a, 'b>,
    pub(super) bookmarks: &'a mut Bookmarks,
    pub(super) page: usize,
}

impl Tagger<'_, '_> {
    /// Paints a page.
    pub(super) fn page(&mut self, page: &Page, tree: &mut TagTree) {
        self.artifact(|painter| painter.ground(page));
        let mut nodes = Vec::new();
        self.items(&page.items, 1, &mut nodes);
        for node in nodes {
            tree.push(node);
        }
    }

    /// Paints items; rows that follow each other are a table.
    fn items(&mut self, items: &[Item], depth: u16, nodes: &mut Vec<Node>) {
        let mut rows: Vec<Node> = Vec::new();
        for item in items {
            match item {
                Item::Group(group) if group.role == Role::Row => self.group(group, depth, &mut rows),
                Item::Group(group) if group.role == Role::Adornment => {
                    self.artifact(|painter| painter.items(&group.items));
                }
                other => {
                    finish_table(&mut rows, nodes);
                    match other {
                        Item::Group(group) => self.group(group, depth, nodes),
                        Item::Clip(clip) => {
                            self.painter.push_clip(clip);
                            self.items(&clip.items, depth, nodes);
                            self.painter.pop();
                        }
                        plain => self.artifact(|painter| painter.items(std::slice::from_ref(plain))),
                    }
                }
            }
        }
        finish_table(&mut rows, nodes);
    }

    fn group(&mut self, group: &Group, depth: u16, nodes: &mut Vec<Node>) {
        self.note_heading(group, depth);
        let mut tag = TagGroup::new(tag_of(&group.role, depth));
        if has_group(&group.items) {
            let mut children = Vec::new();
            self.items(&group.items, depth + 1, &mut children);
            for child in children {
                tag.push(child);
            }
        } else {
            let spoken = spoken(group);
            let content = match group.role {
                Role::Figure(_) => ContentTag::Other,
                _ => ContentTag::Span(SpanTag::empty().with_actual_text(spoken.as_deref())),
            };
            let identifier = self.painter.surface.start_tagged(content);
            self.painter.items(&group.items);
            self.painter.surface.end_tagged();
            tag.push(identifier);
        }
        nodes.push(Node::Group(tag));
    }

    fn artifact(&mut self, paint: impl FnOnce(&mut Painter<'_, '_>)) {
        let artifact = Artifact::with_kind(ArtifactType::Other);
        self.painter.surface.start_tagged(ContentTag::Artifact(artifact));
        paint(&mut self.painter);
        self.painter.surface.end_tagged();
    }

    fn note_heading(&mut self, group: &Group, depth: u16) {
        let text = match &group.role {
            Role::Heading(text) => text.clone(),
            Role::Title => blocks(&group.items).concat(),
            _ => return,
        };
        let y = baseline(&group.items).unwrap_or_default();
        let level = level_of(&group.role, depth);
        self.bookmarks.met.push(Bookmark { level, text, page: self.page, y });
    }
}

impl Bookmarks {
    /// The tree of bookmarks: what is deeper stands below what comes before it.
    pub(super) fn into_nodes(self) -> Vec<OutlineNode> {
        let mut open: Vec<(u16, OutlineNode)> = Vec::new();
        let mut nodes = Vec::new();
        let close = |open: &mut Vec<(u16, OutlineNode)>, nodes: &mut Vec<OutlineNode>| {
            if let Some((_, node)) = open.pop() {
                match open.last_mut() {
                    Some((_, parent)) => parent.push_child(node),
                    None => nodes.push(node),
                }
            }
        };
        for bookmark in self.met {
            while open.last().is_some_and(|(level, _)| *level >= bookmark.level) {
                close(&mut open, &mut nodes);
            }
            let at = XyzDestination::new(bookmark.page, Point::from_xy(0.0, (bookmark.y - 20.0).max(0.0)));
            let text: String = bookmark.text.chars().take(120).collect();
            open.push((bookmark.level, OutlineNode::new(text, at)));
        }
        while !open.is_empty() {
            close(&mut open, &mut nodes);
        }
        nodes
    }
}

fn finish_table(rows: &mut Vec<Node>, nodes: &mut Vec<Node>) {
    if !rows.is_empty() {
        nodes.push(Node::Group(TagGroup::with_children(Tag::Table, std::mem::take(rows))));
    }
}

fn level_of(role: &Role, depth: u16) -> u16 {
    if *role == Role::Title { 1 } else { depth + 1 }
}

fn tag_of(role: &Role, depth: u16) -> TagKind {
    match role {
        Role::Title | Role::Heading(_) => {
            let level = NonZeroU16::new(level_of(role, depth)).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, None).into()
        }
        Role::Section => Tag::Section.into(),
        Role::Paragraph | Role::Label | Role::Adornment => Tag::P.into(),
        Role::Quote => Tag::BlockQuote.into(),
        Role::Reference => Tag::Note.into(),
        Role::Figure(words) => Tag::Figure(Some(words.clone())).into(),
        Role::Row => Tag::TR.into(),
        Role::HeadCell => Tag::TH(TableHeaderScope::Column).into(),
        Role::Cell => Tag::TD.into(),
    }
}

/// Whether there are parts among items.
fn has_group(items: &[Item]) -> bool {
    items.iter().any(|item| match item {
        Item::Group(_) => true,
        Item::Clip(clip) => has_group(&clip.items),
        _ => false,
    })
}
