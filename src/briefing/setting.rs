//! How cards are set: the largest size at which all stands on one page, else a readable one over several.

use super::{
    back::Back,
    card::CardStyle,
    composer::Composer,
    flow::{Block, Filled, flow},
    page::PageBox,
    sections::Section,
    sheet_size::Layout,
};

/// How cards are set in one column beside the map or two below it, the best first; the first at which all stands
/// on one page is taken.
const GRIDS: [Grid; 4] = [Grid::new(12.6, 1), Grid::new(11.8, 1), Grid::new(11.0, 1), Grid::new(10.4, 1)];

/// How much of the width a map has beside one column, the most first.
const WIDE_PARTS: [f32; 2] = [0.667, 0.625];

/// The sizes of quotes where one column beside the map is not enough.
const SMALL_SIZES: [f32; 5] = [10.4, 9.8, 9.2, 8.8, 8.3];

/// How much of the width a map may have beside two columns, the most first.
const BESIDE_PARTS: [f32; 8] = [0.58, 0.55, 0.52, 0.49, 0.46, 0.43, 0.4, 0.37];

/// How cards are set that flow over several pages.
pub(super) const FLOWING: Grid = Grid::new(10.8, 1);

/// The size of quotes, and how many columns stand beside a map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Grid {
    quote_size: f32,
    columns: usize,
    table: Table,
    /// How much of the width a map has beside the cards.
    beside_part: f32,
    /// How much of the height a map has above the cards.
    above_part: f32,
}

/// Whether what was read out of the quotes is also laid out as a table; its cards say most of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Table {
    Shown,
    LeftOut,
}

impl Grid {
    /// How well a page is used, to compare grids: a larger map counts a little more than larger letters.
    fn worth(self) -> f32 {
        let table = if self.table == Table::Shown { 0.15 } else { 0.0 };
        self.quote_size.ln() + 1.3 * self.beside_part.ln() + table
    }

    const fn new(quote_size: f32, columns: usize) -> Self {
        Self {
            quote_size,
            columns,
            table: Table::Shown,
            beside_part: if columns > 1 { 0.49 } else { 0.625 },
            above_part: ROOMY_PART,
        }
    }
}

/// The longest line that is read with ease.
const LONGEST_LINE_PT: f32 = 460.0;

/// How much of the height a map above its cards has at least.
const ROOMY_PART: f32 = 0.5;

/// How much of the height a map above its cards may have, the most first.
const MAP_PARTS: [f32; 6] = [0.74, 0.7, 0.66, 0.62, 0.58, 0.54];

/// How high columns are tried, as parts of their height.
const BALANCES: [f32; 13] = [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.78, 0.86, 0.94];

/// The most cards that are tried on one page.
const MOST_ON_A_PAGE: usize = 16;

/// Pages of blocks, and how they are set.
pub(super) struct Set {
    pub(super) pages: Vec<Filled>,
    pub(super) grid: Grid,
}

impl<'a> Composer<'a> {
    /// The blocks of a section at the largest size at which they stand on one page, else over several.
    pub(super) fn set(&self, section: &Section<'a>, is_last: bool) -> Set {
        let set = |grid: Grid| {
            let pages = flow(&self.blocks(section, grid, is_last), |page| self.columns(section, grid, page));
            Set { pages, grid }
        };
        let on_one_page = |grid: Grid| {
            let set = set(grid);
            let fits = |page: &Filled| page.bottom <= self.column_bottom() + 0.1;
            (set.pages.len() == 1 && set.pages.iter().all(fits)).then_some(set)
        };
        if section.claims.len() <= MOST_ON_A_PAGE {
            let provisions = section.claims.iter().filter(|(_, claim)| claim.is_provision()).count();
            let tables = [Table::Shown, Table::LeftOut].into_iter().take(if provisions > 1 { 2 } else { 1 });
            let wide = |grid: Grid| WIDE_PARTS.map(|part| Grid { beside_part: part, ..grid });
            let in_one =
                |table| GRIDS.into_iter().flat_map(wide).map(|grid| Grid { table, ..grid }).find_map(on_one_page);
            let found = tables.clone().find_map(in_one).or_else(|| self.closest(tables, on_one_page));
            if let Some(found) = found {
                // Room that the cards leave is the map's.
                let taller = MAP_PARTS.iter().map(|part| Grid { above_part: *part, ..found.grid });
                let taller = taller.filter(|_| self.layout == Layout::Below).find_map(on_one_page);
                return self.balanced(section, taller.unwrap_or(found), is_last);
            }
        }
        // A table is not worth a page of its own.
        let (whole, bare) = (set(FLOWING), set(Grid { table: Table::LeftOut, ..FLOWING }));
        if bare.pages.len() < whole.pages.len() { bare } else { whole }
    }

    /// Of the ways with small letters that stand on one page the one of the most worth.
    fn closest(&self, tables: impl Iterator<Item = Table>, on_one_page: impl Fn(Grid) -> Option<Set>) -> Option<Set> {
        let tables: Vec<Table> = tables.collect();
        let all = |columns: usize| {
            let sized = move |size| Grid::new(size, columns);
            let tables = tables.iter();
            let with = move |grid: Grid| tables.clone().map(move |table| Grid { table: *table, ..grid });
            SMALL_SIZES.into_iter().map(sized).flat_map(with)
        };
        if self.layout == Layout::Below {
            return all(1).find_map(on_one_page);
        }
        let mut best: Option<Set> = None;
        for grid in all(2) {
            let grids = BESIDE_PARTS.iter().map(|part| Grid { beside_part: *part, ..grid });
            let better = |grid: &Grid| best.as_ref().is_none_or(|best| grid.worth() > best.grid.worth());
            best = grids.take_while(better).find_map(&on_one_page).or(best);
        }
        best
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
        // However much of the page the map takes, no quote is shortened for it.
        let roomy = Grid { above_part: ROOMY_PART, ..grid };
        let column = self.columns(section, roomy, 0).first().copied().unwrap_or_default();
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
        if grid.table == Table::Shown {
            blocks.extend(back.table(&section.claims));
        }
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

    pub(super) fn map_frame(&self, section: &Section<'_>, grid: Grid) -> PageBox {
        let room = self.front.room;
        let (_, top) = self.front.head(self.head_of(section, true));
        let height = (self.column_bottom() - top).max(40.0 * self.unit);
        match self.layout {
            Layout::MapOnly => PageBox::new(room.x, top, room.width, height),
            Layout::Beside => PageBox::new(room.x, top, room.width * grid.beside_part, height),
            Layout::Below => PageBox::new(room.x, top, room.width, height * grid.above_part),
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
                // A lone card has a line of its own.
                if section.claims.len() == 1 {
                    return vec![PageBox::new(room.x, top, room.width.min(LONGEST_LINE_PT * self.unit), bottom - top)];
                }
                let width = (room.width - gap) / 2.0;
                [room.x, room.x + width + gap].map(|x| PageBox::new(x, top, width, bottom - top)).to_vec()
            }
        }
    }
}
