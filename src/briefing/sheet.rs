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

/// How cards are set, the best first; the first at which all stands on one page is taken.
const GRIDS: [Grid; 9] = [
    Grid::new(12.6, 1),
    Grid::new(11.8, 1),
    Grid::new(11.0, 1),
    Grid::new(10.4, 1),
    Grid::new(10.4, 2),
    Grid::new(9.8, 2),
    Grid::new(9.2, 2),
    Grid::new(8.8, 2),
    Grid::new(9.2, 1),
];

/// How cards are set that flow over several pages.
const FLOWING: Grid = Grid::new(10.8, 1);

/// The size of quotes, and how many columns stand beside a map.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Grid {
    quote_size: f32,
    columns: usize,
}

impl Grid {
    const fn new(quote_size: f32, columns: usize) -> Self {
        Self { quote_size, columns }
    }
}

/// How high columns are tried, as parts of their height.
const BALANCES: [f32; 13] = [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.78, 0.86, 0.94];

/// The most cards that are tried on one page.
const MOST_ON_A_PAGE: usize = 16;

/// The head of the claims that name no place.
const NOWHERE: &str = "Without a place";

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

/// Pages of blocks, and how they are set.
struct Set {
    pages: Vec<Filled>,
    grid: Grid,
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
        let ordered = in_order_of_sections(briefing, press);
        let briefing = &ordered;
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
        let mut sections: Vec<Section<'a>> = Vec::new();
        for (number, claim) in numbered() {
            let place = claim.places.first().and_then(|id| places.iter().find(|place| place.id == *id));
            let title = place.map_or_else(|| NOWHERE.to_owned(), |place| place.title.clone());
            let standing = place.map(|place| self.press.standing(place)).unwrap_or_default();
            match sections.last_mut().and_then(|section| Some((section.title.as_mut()?, &mut section.claims))) {
                Some(((known, standings), claims)) if *known == title => {
                    if !standings.contains(&standing) {
                        standings.push_str(", ");
                        standings.push_str(&standing);
                    }
                    claims.push((number, claim));
                }
                _ => sections.push(Section { title: Some((title, standing)), claims: vec![(number, claim)] }),
            }
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
        let Set { pages, grid } = match self.layout {
            Layout::MapOnly => Set { pages: vec![Filled::default()], grid: FLOWING },
            Layout::Beside | Layout::Below => self.set(section, is_last),
        };
        let plans = pages.into_iter().enumerate().map(|(page, filled)| {
            let map = (page == 0 || self.layout == Layout::Beside).then(|| self.map_frame(section, grid));
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
    fn set(&self, section: &Section<'a>, is_last: bool) -> Set {
        let set = |grid: Grid| {
            let pages = flow(&self.blocks(section, grid, is_last), |page| self.columns(section, grid, page));
            Set { pages, grid }
        };
        if section.claims.len() <= MOST_ON_A_PAGE {
            for grid in GRIDS {
                let set = set(grid);
                if set.pages.len() == 1 && set.pages.iter().all(|page| page.bottom <= self.column_bottom() + 0.1) {
                    return self.balanced(section, set, is_last);
                }
            }
        }
        set(FLOWING)
    }

    /// One page with its columns as short as they can be, so that none stays empty beside a full one.
    fn balanced(&self, section: &Section<'a>, set: Set, is_last: bool) -> Set {
        let grid = set.grid;
        let blocks = self.blocks(section, grid, is_last);
        let mut tries = BALANCES.iter().map(|part| {
            let cut = |column: PageBox| PageBox { height: column.height * part, ..column };
            let columns = |page| self.columns(section, grid, page).into_iter().map(cut).collect();
            (part, flow(&blocks, columns))
        });
        let limit = |part: f32, page: &Filled| {
            let columns = self.columns(section, grid, 0);
            let bottom = columns.first().map_or(0.0, |column| column.y + column.height * part);
            page.bottom <= bottom + 0.1
        };
        let best = tries.find(|(part, pages)| pages.len() == 1 && pages.iter().all(|page| limit(**part, page)));
        best.map_or(set, |(_, pages)| Set { pages, grid })
    }

    fn blocks(&self, section: &Section<'a>, grid: Grid, is_last: bool) -> Vec<Block> {
        let column = self.columns(section, grid, 0).first().copied().unwrap_or_default();
        let style = CardStyle {
            width: column.width,
            height: column.height,
            quote_size: grid.quote_size * self.unit,
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

    fn map_frame(&self, section: &Section<'_>, grid: Grid) -> PageBox {
        let room = self.front.room;
        let (_, top) = self.front.head(self.head_of(section, true));
        let height = (self.column_bottom() - top).max(40.0 * self.unit);
        match self.layout {
            Layout::MapOnly => PageBox::new(room.x, top, room.width, height),
            Layout::Beside => {
                let part = if grid.columns > 1 { 0.475 } else { 0.625 };
                PageBox::new(room.x, top, room.width * part, height)
            }
            Layout::Below => PageBox::new(room.x, top, room.width, height * 0.5),
        }
    }

    /// The columns of a page of a section.
    fn columns(&self, section: &Section<'_>, grid: Grid, page: usize) -> Vec<PageBox> {
        let (room, gap) = (self.front.room, 18.0 * self.unit);
        let map = self.map_frame(section, grid);
        let bottom = self.column_bottom();
        match self.layout {
            Layout::MapOnly => Vec::new(),
            Layout::Beside => {
                let count = grid.columns as f32;
                let width = (room.right() - map.right() - gap) / count - gap * (count - 1.0) / count;
                let columns = (0..grid.columns).map(|column| {
                    let x = map.right() + gap + column as f32 * (width + gap);
                    PageBox::new(x, map.y, width, bottom - map.y)
                });
                columns.collect()
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

/// The briefing, of a dossier with the claims about one name together, in the order in which places were named first.
fn in_order_of_sections(briefing: &Briefing, press: &Press<'_>) -> Briefing {
    let mut ordered = briefing.clone();
    if briefing.size == SheetSize::Dossier {
        let title = |claim: &Claim| {
            let place = claim.places.first().and_then(|id| press.gazetteer.place(id));
            place.map_or_else(|| NOWHERE.to_owned(), |place| place.title.clone())
        };
        let mut titles: Vec<String> = Vec::new();
        for claim in &briefing.claims {
            let title = title(claim);
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        ordered.claims.sort_by_key(|claim| titles.iter().position(|known| *known == title(claim)));
    }
    ordered
}

fn page_claims<'a>(section: &Section<'a>, number: usize) -> Option<(usize, &'a Claim)> {
    section.claims.iter().find(|(own, _)| *own == number).copied()
}
