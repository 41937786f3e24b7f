//! A mention of a place of the world: what the evidence came to, told in full only of those mentions that
//! somebody is shown.

use super::{
    WorldLinker,
    meaning::Choice,
    signs::{Read, Sign},
    spot::SpotForm,
    votes::Votes,
};
use crate::{
    ground::text::Span,
    linking::{
        mention::{Candidate, Mention, Resolution, Sense},
        reason::{About, Reason},
    },
    places::{place::PlaceId, world::RowKind},
};

/// The most candidates that a mention keeps.
const MOST_CANDIDATES: usize = 5;

/// A mention of a place of the world.
#[derive(Debug, Clone)]
pub(in crate::linking) struct WorldMention {
    /// Where it stands.
    pub(in crate::linking) span: Span,
    /// How the name is used.
    pub(in crate::linking) sense: Sense,
    /// Whether it means the likeliest of its places.
    pub(in crate::linking) is_resolved: bool,
    /// How likely a place is meant at all.
    chance: f64,
    signs: Vec<Sign>,
    /// The likeliest places.
    choices: Vec<Choice>,
    /// How many places have the name.
    count: usize,
}

/// What the world's names are read as in a document.
#[derive(Debug, Default)]
pub(in crate::linking) struct WorldReading {
    /// The mentions, in the order of the text.
    pub(in crate::linking) mentions: Vec<WorldMention>,
    /// Spots where a name stands that is read as no place.
    pub(in crate::linking) refused: Vec<Span>,
}

impl WorldMention {
    /// The rows of its candidates, the likeliest first.
    pub(in crate::linking) fn rows(&self) -> impl Iterator<Item = u32> {
        self.choices.iter().map(|choice| choice.found.row)
    }

    /// How likely the likeliest place is.
    #[must_use]
    pub(in crate::linking) fn confidence(&self) -> f64 {
        self.choices.first().map_or(0.0, |best| best.score * self.chance)
    }
}

impl WorldLinker {
    /// The mention of a spot, if it is read as a place or as part of another name that is worth telling.
    pub(super) fn mention(&self, mut read: Read, mut choices: Vec<Choice>, votes: &Votes) -> Option<WorldMention> {
        let best = choices.first()?;
        let share = |area: Option<u32>| votes.of(area, read.spot.name);
        let home = share(self.world.first_unit(best.found.row)) + share(self.world.country(best.found.row)) / 2.0;
        if read.spot.form == SpotForm::Name && home > 0.15 {
            let mut sign = self.sign("at_home", None);
            sign.weight *= (home / 0.75).min(1.0);
            read.signs.push(sign);
        }
        if read.spot.form == SpotForm::Name && best.nearness > 0.0 {
            let mut sign = self.sign("near_home", None);
            sign.weight *= best.nearness;
            read.signs.push(sign);
        }
        let weight = read.weight();
        if weight <= 0.0 || read.sense == Sense::Other {
            return None;
        }
        let (mut here, mut second) = (0.0, 0.0);
        for other in &choices {
            if self.lie_together(best, other) {
                here += other.score;
            } else {
                second = f64::max(second, other.score);
            }
        }
        let is_town = self
            .world
            .row(best.found.row)
            .is_some_and(|row| matches!(row.kind, RowKind::Settlement | RowKind::Quarter | RowKind::Second));
        // A town called as a bay is, and far from everything the document names, is not the bay.
        let is_unlike = read.spot.is_natural && is_town && best.reasons.is_empty();
        let is_resolved = here - second >= self.rules.meaning.margin && !is_unlike && !read.is_elsewhere;
        let count = choices.len();
        choices.truncate(MOST_CANDIDATES);
        let chance = 1.0 / (1.0 + (-weight).exp());
        Some(WorldMention {
            span: read.span,
            sense: read.sense,
            is_resolved,
            chance,
            signs: read.signs,
            choices,
            count,
        })
    }

    /// A mention in full.
    pub(super) fn told(&self, found: &WorldMention) -> Mention {
        let id = |choice: &Choice| -> PlaceId { self.world.id(choice.found.row) };
        let candidates = found.choices.iter().map(|choice| Candidate {
            place: id(choice),
            score: choice.score * found.chance,
            reasons: place_reasons(choice, found.count),
        });
        let candidates: Vec<Candidate> = candidates.collect();
        let best = candidates.first().filter(|_| found.is_resolved);
        Mention {
            span: found.span,
            sense: found.sense,
            sense_reasons: self.sense_reasons(found),
            resolution: best.map_or(Resolution::Ambiguous, |best| Resolution::Resolved(best.place.clone())),
            candidates,
            corrected: None,
        }
    }

    /// Why a name is read as it is, in plain language: what spoke for it.
    fn sense_reasons(&self, found: &WorldMention) -> Vec<Reason> {
        let told = found.signs.iter().filter(|sign| sign.rule != "standing");
        let told = told.filter(|sign| sign.weight >= 0.0 || found.sense != Sense::Place);
        let reasons = told.filter_map(|sign| {
            let wording = &self.rules.evidence.get(sign.rule)?.text;
            Some(Reason::new(sign.rule, wording, About::Nothing).at(sign.words))
        });
        let mut reasons: Vec<Reason> = reasons.collect();
        if reasons.is_empty() {
            let wording = "a well-known name, and nothing around it speaks against a place";
            reasons.push(Reason::new("plain", wording, About::Nothing));
        }
        reasons
    }
}

/// Why a place is meant, in plain language.
fn place_reasons(choice: &Choice, count: usize) -> Vec<Reason> {
    if !choice.reasons.is_empty() {
        return choice.reasons.to_vec();
    }
    vec![if count == 1 {
        Reason::new("name", "the only known place of that name", About::Nothing)
    } else {
        Reason::new("name", "the best known of {count} places of that name", About::Count(count))
    }]
}
