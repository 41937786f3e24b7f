//! The words of a provision as its card shows them: in their context, with what was read from them set off.

use super::entry::Entry;
use crate::{
    documents::document::{Document, Locator, Passage},
    ground::text::Span,
    places::place::PlaceId,
    provisions::field_text::FieldKind,
    ui::{
        quote::{QuoteLayout, Strength, Style},
        view::View,
    },
};

/// Whether the sentences around the words are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// They are.
    Shown,
    /// They are left out.
    Left,
}

/// The words of provisions that rest on the same, with the sentences around them: the place marked, what is to be done
/// bold, the field under the pointer lit.
pub(super) fn words(
    view: &View<'_>,
    (entries, focus, pointed): (&[&Entry], Option<&PlaceId>, Option<FieldKind>),
    (document, passage): (&Document, &Passage),
    (around, width): (Around, f32),
) -> egui::text::LayoutJob {
    let plain = Style::plain(view.palette.ink);
    let strong = Style { strength: Strength::Strong, ..plain };
    let lit = Style { ground: Some(view.palette.accent_ground), ..strong };
    let named = Style { underline: Some(view.palette.line), ..plain };
    let mut layers: Vec<(Span, Style)> = Vec::new();
    if let Some(kind) = pointed {
        layers.extend(entries.iter().flat_map(|entry| entry.spans_of(kind)).map(|span| (span, lit)));
    }
    let mentions = view.project.mentions_in(&document.id, passage.span).map(|(_, mention)| mention);
    for mention in mentions.filter(|mention| mention.pinned_place().is_some()) {
        let is_focus = focus.is_some() && mention.pinned_place() == focus;
        layers.push((mention.span, if is_focus { Style::mention(view.palette) } else { named }));
    }
    layers.extend(entries.iter().map(|entry| (entry.provision.action.span, strong)));
    let whole = passage.span;
    let mut layout = QuoteLayout::new(document, width);
    let context = Style::plain(view.palette.muted);
    let neighbour = |step: i32| {
        if around == Around::Left {
            return None;
        }
        let sentence = passage.locator.sentence.checked_add_signed(step)?;
        document.passage(Locator { sentence, ..passage.locator })
    };
    if let Some(before) = neighbour(-1).filter(|before| before.span.start < whole.start) {
        layout.words(Span::new(before.span.start, whole.start), context);
    }
    // A person adds words, which may be less than their sentence.
    let own = entries.first().map_or(whole, |entry| entry.provision.evidence.span);
    layout.layered(Span::new(whole.start, own.start), context, &layers);
    layout.layered(own, plain, &layers);
    layout.layered(Span::new(own.end, whole.end), context, &layers);
    if let Some(after) = neighbour(1).filter(|after| after.span.end > whole.end) {
        layout.words(Span::new(whole.end, after.span.end), context);
    }
    layout.finish()
}
