//! A briefing becomes a finished sheet: planned first, so that every page knows how many there are, then drawn.

use super::{
    briefing::Briefing,
    claim::Claim,
    composer::Composer,
    evidence::Evidence,
    flow::Filled,
    front::{Front, PageNumber},
    lacking::Lacking,
    map_order::MapOrder,
    page::{Item, Page, PageBox},
    paper_map::PaperMap,
    press::Press,
    sections::{Section, in_order_of_sections},
    setting::{FLOWING, Set},
    sheet_size::Layout,
};
use crate::places::place::PlaceId;

/// A finished sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What it says, in a line.
    pub title: String,
    /// Its pages.
    pub pages: Vec<Page>,
    /// The data that it carries.
    pub evidence: Evidence,
    /// Where each callout stands: its page, counted from 0, its place and its box.
    pub callouts: Vec<(usize, PlaceId, PageBox)>,
    /// Where the map of each page is, if it has one.
    pub maps: Vec<Option<PageBox>>,
    /// The letters that stand as empty boxes, as no font has them.
    pub lacking: Lacking,
}

/// The margin around a page, in points at a unit of 1.
const MARGIN_PT: f32 = 30.0;

/// A page before it is drawn.
struct Plan<'a> {
    section: usize,
    is_first: bool,
    map: Option<PageBox>,
    claims: Vec<(usize, &'a Claim)>,
    filled: Filled,
}

impl Sheet {
    /// The finished sheet of a briefing.
    #[must_use]
    pub fn compose(briefing: &Briefing, press: &Press<'_>) -> Self {
        let ordered = in_order_of_sections(briefing, press);
        let briefing = &ordered;
        let evidence = Evidence::of(briefing, press.gazetteer);
        let [width, height] = briefing.size.points();
        let unit = briefing.size.unit();
        let margin = MARGIN_PT * unit;
        let room = PageBox::new(margin, margin * 0.8, width - 2.0 * margin, height - 1.45 * margin);
        let front = Front { briefing, press, room, unit, sha256: &evidence.sha256 };
        let layout = if briefing.claims.is_empty() { Layout::MapOnly } else { briefing.size.layout() };
        let is_claimed = |place: &PlaceId| briefing.claims.iter().any(|claim| claim.places.contains(place));
        let unclaimed = briefing.places.iter().filter(|place| !is_claimed(place)).cloned().collect();
        let composer = Composer { briefing, press, unit, front, layout, unclaimed };
        let sections = Section::all_of(briefing, press);
        let plans: Vec<Plan<'_>> = (0..sections.len()).flat_map(|seat| composer.planned(seat, &sections)).collect();
        let count = plans.len();
        let mut callouts = Vec::new();
        let mut pages = Vec::new();
        for (at, plan) in plans.iter().enumerate() {
            let (items, map) = composer.drawn(plan, &sections, PageNumber { page: at + 1, pages: count });
            callouts.extend(map.into_iter().flat_map(|map| map.callouts).map(|(place, bounds)| (at, place, bounds)));
            pages.push(Page {
                width,
                height,
                ground: press.palette.ground,
                fonts: press.typesetter.fonts().clone(),
                items,
            });
        }
        let maps = plans.iter().map(|plan| plan.map).collect();
        let lacking = Lacking::on(&pages);
        Self { title: briefing.title.clone(), pages, callouts, maps, evidence, lacking }
    }
}

impl<'a> Composer<'a> {
    /// The pages of a section, each with its blocks at their places.
    fn planned(&self, seat: usize, sections: &[Section<'a>]) -> Vec<Plan<'a>> {
        let Some(section) = sections.get(seat) else { return Vec::new() };
        let is_last = seat + 1 == sections.len();
        let Set { pages, grid } = match self.layout {
            Layout::MapOnly => Set { pages: vec![Filled::default()], grid: FLOWING },
            Layout::Beside | Layout::Below => self.set(section, is_last),
        };
        let plans = pages.into_iter().enumerate().map(|(page, filled)| {
            let map = (page == 0 || self.layout == Layout::Beside).then(|| self.map_frame(section, grid));
            let on_page = |number: &usize| section.claim(*number);
            let claims = match self.layout {
                Layout::Beside => filled.numbers.iter().filter_map(on_page).collect(),
                Layout::Below | Layout::MapOnly => section.claims.clone(),
            };
            Plan { section: seat, is_first: page == 0, map, claims, filled }
        });
        // A page that holds nothing but the rest of the sources shows the map of the whole section.
        plans
            .map(|plan| match (plan.map.is_some(), plan.claims.is_empty()) {
                (true, true) => Plan { claims: section.claims.clone(), ..plan },
                _ => plan,
            })
            .collect()
    }

    /// A page, and the map that was made for it.
    fn drawn(&self, plan: &Plan<'a>, sections: &[Section<'a>], number: PageNumber) -> (Vec<Item>, Option<PaperMap>) {
        let Some(section) = sections.get(plan.section) else { return (Vec::new(), None) };
        let (mut items, _) = self.front.head(self.head_of(section, plan.is_first));
        let map = plan.map.map(|frame| {
            let order = MapOrder {
                press: self.press,
                frame,
                unit: self.unit,
                claims: &plan.claims,
                places: &self.unclaimed,
                spots: &self.briefing.spots,
                view: self.briefing.view,
                layout: self.layout,
            };
            order.made()
        });
        items.extend(map.iter().map(|map| map.figure.clone()));
        items.extend(plan.filled.items.iter().cloned());
        items.extend(map.iter().flat_map(|map| map.words.clone()));
        items.extend(self.front.foot(number));
        (items, map)
    }
}
