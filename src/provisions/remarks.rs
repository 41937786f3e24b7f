//! Passages that hold no provision and are worth a remark: they name places, or bind somebody without a category.

use super::{
    assembly::lead,
    contents::Contents,
    field::Modality,
    line::Line,
    provision::{Remark, RemarkKind},
};
use crate::{documents::document::Passage, places::place::PlaceId};

/// Whether a clause binds somebody at some place or time, or to so many, whatever it is about.
pub(super) fn is_uncoded(line: &Line<'_>, contents: &Contents) -> bool {
    let modality = lead(line, contents).modality.map(|modality| modality.value);
    let is_placed = line.names.iter().any(|name| name.mention.pinned_place().is_some());
    matches!(modality, Some(Modality::Obligation | Modality::Prohibition))
        && (is_placed || !contents.times.deadlines.is_empty() || !contents.quantities.is_empty())
}

/// What is remarked on a passage that holds no provision; of what kind, where that is known without its words.
pub(super) fn remark(line: &Line<'_>, passage: &Passage, kind: Option<RemarkKind>) -> Option<Remark> {
    let mut places: Vec<PlaceId> = Vec::new();
    for place in line.names.iter().filter_map(|name| name.mention.pinned_place()) {
        if !places.contains(place) {
            places.push(place.clone());
        }
    }
    if places.is_empty() && kind != Some(RemarkKind::Uncoded) {
        return None;
    }
    let whole = 0..line.words.len();
    let mut rules = line.lexicon.remarks.iter();
    let rule = rules.find(|rule| rule.patterns.iter().any(|pattern| pattern.is_in(line, whole.clone())));
    let (kind, reasons) = match (kind, rule) {
        (Some(kind), _) => (kind, Vec::new()),
        (None, Some(rule)) => {
            let met = rule.patterns.iter().flat_map(|pattern| pattern.all_in(line, whole.clone()));
            (rule.means, met.take(1).map(|met| line.reason(&rule.name, &met.words, rule.means.word())).collect())
        }
        (None, None) => (RemarkKind::Background, Vec::new()),
    };
    Some(Remark { kind, locator: passage.locator, span: passage.span, places, reasons })
}
