//! A briefing becomes a finished sheet: planned first, so that every page knows how many there are, then drawn.

use super::{
    back::Back,
    briefing::Briefing,
    card::CardStyle,
    claim::Claim,
    evidence::{Evidence, claimed_places},
    flow::{Block, Filled, flow},
    front::{Front, HeadKind, PageNumber},
    page::{Item, Page, PageBox},
    paper_map::{MapOrder, PaperMap},
    press::Press,
    sheet_size::{Layout, SheetSize},
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
}

/// The margin around a page, in points at a unit of 1.
const MARGIN_PT: f32 = 30.0;

/// The sizes of quotes, the largest first; the largest at which all stands on one page is taken.
const QUOTE_SIZES: [f32; 6] = [12.6, 11.8, 11.0, 10.4, 9.8, 9.2];

/// The size of quotes that flow over several pages.
const FLOWING_SIZE: f32 = 10.8;

/// A part of a sheet with a map of its own.
struct Section<'a> {
    /// Its title and standing, where it is not the whole.
    title: Option<(String, String)>,
    claims: Vec<(usize, &'a Claim)>,
}

/// A page before it is drawn.
struct Plan<'a> {
    section: usize,
    is_first: bool,
    map: Option<PageBox>,
    claims: Vec<(usize, &'a Claim)>,
    filled: Filled,
}

/// Lays a briefing out.
struct Composer<'a> {
    briefing: &'a Briefing,
    press: &'a Press<'a>,
    unit: f32,
    front: Front<'a>,
    layout: Layout,
}

impl Sheet {
    /// The finished sheet of a briefing.
    #[must_use]
    pub fn compose(briefing: &Briefing, press: &Press<'_>) -> Self {
        let evidence = Evidence::of(briefing, press.gazetteer);
        let [width, height] = briefing.size.points();
        let unit = briefing.size.unit();
        let margin = MARGIN_PT * unit;
        let room = PageBox::new(margin, margin * 0.8, width - 2.0 * margin, height - 1.45 * margin);
        let front = Front { briefing, press, room, unit, sha256: &evidence.sha256 };
        let layout = if briefing.claims.is_empty() { Layout::MapOnly } else { briefing.size.layout() };
        let composer = Composer { briefing, press, unit, front, layout };
        let sections = composer.sections();
        let plans: Vec<Plan<'_>> = (0..sections.len()).flat_map(|seat| composer.planned(seat, &sections)).collect();
        let count = plans.len();
        let mut callouts = Vec::new();
        let mut pages = Vec::new();
        for (at, plan) in plans.iter().enumerate() {
            let (items, map) = composer.drawn(plan, &sections, PageNumber { page: at + 1, pages: count });
            callouts.extend(map.into_iter().flat_map(|map| map.callouts).map(|(place, bounds)| (at, place, bounds)));
            pages.push(Page { width, height, ground: press.palette.ground, items });
        }
        let maps = plans.iter().map(|plan| plan.map).collect();
        Self { title: briefing.title.clone(), pages, callouts, maps, evidence }
    }
}

impl<'a> Composer<'a> {
    /// The whole, or a section for each place of a dossier; a claim stands in the section of its first place.
    fn sections(&self) -> Vec<Section<'a>> {
        let numbered = || self.briefing.claims.iter().zip(1..).map(|(claim, number)| (number, claim));
        if self.briefing.size != SheetSize::Dossier || self.briefing.claims.is_empty() {
            return vec![Section { title: None, claims: numbered().collect() }];
        }
        let places = claimed_places(self.briefing, self.press.gazetteer);
        let of_place = |id: &PlaceId| numbered().filter(|(_, claim)| claim.places.first() == Some(id)).collect();
        let sections = places.into_iter().map(|place| Section {
            title: Some((place.title.clone(), self.press.standing(place))),
            claims: of_place(&place.id),
        });
        let mut sections: Vec<Section<'a>> = sections.filter(|section| !section.claims.is_empty()).collect();
        let rest: Vec<_> = numbered().filter(|(_, claim)| claim.places.is_empty()).collect();
        if !rest.is_empty() {
            sections.push(Section { title: Some(("Without a place".to_owned(), String::new())), claims: rest });
        }
        sections
    }

    fn head_of<'b>(&self, section: &'b Section<'_>, is_first: bool) -> HeadKind<'b> {
        match (&section.title, is_first || self.layout == Layout::Beside) {
            (Some((title, standing)), true) => HeadKind::Section(title, standing),
            (Some((title, _)), false) => HeadKind::Continued(title),
            (None, true) => HeadKind::Whole,
            (None, false) => HeadKind::Continued("continued"),
        }
    }

    /// The pages of a section, each with its blocks at their places.
    fn planned(&self, seat: usize, sections: &[Section<'a>]) -> Vec<Plan<'a>> {
        let Some(section) = sections.get(seat) else { return Vec::new() };
        let is_last = seat + 1 == sections.len();
        let filled = match self.layout {
            Layout::MapOnly => vec![Filled::default()],
            Layout::Beside | Layout::Below => self.filled(section, is_last),
        };
        let plans = filled.into_iter().enumerate().map(|(page, filled)| {
            let map = (page == 0 || self.layout == Layout::Beside).then(|| self.map_frame(section));
            let on_page = |number: &usize| page_claims(section, *number);
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

    /// The blocks of a section at the largest size at which they stand on one page, else over several.
    fn filled(&self, section: &Section<'a>, is_last: bool) -> Vec<Filled> {
        let try_size = |size: f32| flow(&self.blocks(section, size, is_last), |page| self.columns(section, page));
        if section.claims.len() <= 16 {
            for size in QUOTE_SIZES {
                let pages = try_size(size);
                if pages.len() == 1 && pages.iter().all(|page| page.bottom <= self.column_bottom() + 0.1) {
                    return pages;
                }
            }
        }
        try_size(FLOWING_SIZE)
    }

    fn blocks(&self, section: &Section<'a>, quote_size: f32, is_last: bool) -> Vec<Block> {
        let column = self.columns(section, 0).first().copied().unwrap_or_default();
        let style = CardStyle {
            width: column.width,
            height: column.height,
            quote_size: quote_size * self.unit,
            unit: self.unit,
        };
        let back = Back { briefing: self.briefing, press: self.press, width: column.width, unit: self.unit };
        let is_first = section.claims.first().is_some_and(|(number, _)| *number == 1);
        let mut blocks: Vec<Block> = back.notes().filter(|_| is_first).into_iter().collect();
        blocks.extend(section.claims.iter().map(|(number, claim)| style.card(*number, claim, self.press)));
        blocks.extend(back.table(&section.claims));
        blocks.extend(back.unplaced(&self.press.unlocated(&section.claims)));
        if is_last {
            blocks.extend(back.sources());
        }
        blocks
    }

    /// The height at which columns end.
    fn column_bottom(&self) -> f32 {
        self.front.room.bottom() - self.front.foot_height() - 9.0 * self.unit
    }

    fn map_frame(&self, section: &Section<'_>) -> PageBox {
        let room = self.front.room;
        let (_, top) = self.front.head(self.head_of(section, true));
        let height = (self.column_bottom() - top).max(40.0 * self.unit);
        match self.layout {
            Layout::MapOnly => PageBox::new(room.x, top, room.width, height),
            Layout::Beside => PageBox::new(room.x, top, room.width * 0.625, height),
            Layout::Below => PageBox::new(room.x, top, room.width, height * 0.5),
        }
    }

    /// The columns of a page of a section.
    fn columns(&self, section: &Section<'_>, page: usize) -> Vec<PageBox> {
        let (room, gap) = (self.front.room, 18.0 * self.unit);
        let map = self.map_frame(section);
        let bottom = self.column_bottom();
        match self.layout {
            Layout::MapOnly => Vec::new(),
            Layout::Beside => {
                let x = map.right() + gap;
                vec![PageBox::new(x, map.y, room.right() - x, bottom - map.y)]
            }
            Layout::Below => {
                let top = if page == 0 {
                    map.bottom() + 13.0 * self.unit
                } else {
                    self.front.head(self.head_of(section, false)).1
                };
                let width = (room.width - gap) / 2.0;
                [room.x, room.x + width + gap].map(|x| PageBox::new(x, top, width, bottom - top)).to_vec()
            }
        }
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
                spots: &self.briefing.spots,
                view: self.briefing.view,
                layout: self.layout,
            };
            order.made()
        });
        items.extend(map.iter().map(|map| map.item.clone()));
        items.extend(plan.filled.items.iter().cloned());
        items.extend(self.front.foot(number));
        (items, map)
    }
}

fn page_claims<'a>(section: &Section<'a>, number: usize) -> Option<(usize, &'a Claim)> {
    section.claims.iter().find(|(own, _)| *own == number).copied()
}
