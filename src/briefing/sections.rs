//! The parts of a sheet: the whole, or of a dossier a section for each name, in the order in which names were met.

use super::{
    briefing::Briefing, claim::Claim, drafting::WITHOUT_PLACE, evidence::claimed_places, press::Press,
    sheet_size::SheetSize,
};

/// A part of a sheet with a map of its own.
pub(super) struct Section<'a> {
    /// Its title and standing, where it is not the whole.
    pub(super) title: Option<(String, String)>,
    pub(super) claims: Vec<(usize, &'a Claim)>,
}

impl<'a> Section<'a> {
    /// The whole, or a section for each place of a dossier; a claim stands in the section of its first place.
    pub(super) fn all_of(briefing: &'a Briefing, press: &Press<'_>) -> Vec<Self> {
        let numbered = || briefing.claims.iter().zip(1..).map(|(claim, number)| (number, claim));
        if briefing.size != SheetSize::Dossier || briefing.claims.is_empty() {
            return vec![Self { title: None, claims: numbered().collect() }];
        }
        let places = claimed_places(briefing, press.gazetteer);
        let mut sections: Vec<Self> = Vec::new();
        for (number, claim) in numbered() {
            let place = claim.places.first().and_then(|id| places.iter().find(|place| place.id == *id));
            let title = place.map_or_else(|| WITHOUT_PLACE.to_owned(), |place| place.title.clone());
            let standing = place.map(|place| press.gazetteer.standing(place)).unwrap_or_default();
            match sections.last_mut().and_then(|section| Some((section.title.as_mut()?, &mut section.claims))) {
                Some(((known, standings), claims)) if *known == title => {
                    if !standings.contains(&standing) {
                        standings.push_str(", ");
                        standings.push_str(&standing);
                    }
                    claims.push((number, claim));
                }
                _ => sections.push(Self { title: Some((title, standing)), claims: vec![(number, claim)] }),
            }
        }
        sections
    }

    /// A claim of it by its number.
    pub(super) fn claim(&self, number: usize) -> Option<(usize, &'a Claim)> {
        self.claims.iter().find(|(own, _)| *own == number).copied()
    }
}

/// The briefing, of a dossier with the claims about one name together, in the order in which places were named first,
/// and those that name none at the end.
pub(super) fn in_order_of_sections(briefing: &Briefing, press: &Press<'_>) -> Briefing {
    let mut ordered = briefing.clone();
    if briefing.size == SheetSize::Dossier {
        let title = |claim: &Claim| {
            let place = claim.places.first().and_then(|id| press.gazetteer.place(id));
            place.map(|place| place.title.clone())
        };
        let mut titles: Vec<String> = Vec::new();
        for title in briefing.claims.iter().filter_map(title) {
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        ordered.claims.sort_by_key(|claim| {
            let seat = title(claim).and_then(|title| titles.iter().position(|known| *known == title));
            (seat.is_none(), seat)
        });
    }
    ordered
}
