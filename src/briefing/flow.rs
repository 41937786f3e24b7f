//! Blocks flow down columns and from page to page: none is cut, and what heads a table is said again at the top.

use super::page::{Item, PageBox, PagePoint};
use std::sync::Arc;

/// Something that stands in a column, set at the origin.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// How high it is.
    pub height: f32,
    /// The room below it, if something follows.
    pub gap: f32,
    /// Its items, from the top left corner.
    pub items: Vec<Item>,
    /// What is said again above it where it starts a column.
    pub head: Option<Arc<Self>>,
    /// The number of the claim that it states.
    pub number: Option<usize>,
}

/// The columns of a page, and the blocks that stand in them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filled {
    /// The items at their places.
    pub items: Vec<Item>,
    /// The numbers of the claims on the page.
    pub numbers: Vec<usize>,
    /// How far down the lowest block reaches.
    pub bottom: f32,
}

/// Fills page after page; `columns` are those of a page, counted from 0.
#[must_use]
pub fn flow(blocks: &[Block], columns: impl Fn(usize) -> Vec<PageBox>) -> Vec<Filled> {
    let mut pages = vec![Filled::default()];
    let mut free: Vec<PageBox> = columns(0);
    free.reverse();
    let mut column = free.pop();
    let mut y = column.map_or(0.0, |column| column.y);
    let mut is_top = true;
    for block in blocks {
        let fits =
            |column: Option<PageBox>, y: f32| column.is_some_and(|column| y + block.height <= column.bottom() + 0.01);
        if !fits(column, y) && !is_top {
            if free.is_empty() {
                pages.push(Filled::default());
                free = columns(pages.len() - 1);
                free.reverse();
            }
            column = free.pop();
            y = column.map_or(0.0, |column| column.y);
            is_top = true;
        }
        let (Some(column), Some(page)) = (column, pages.last_mut()) else { break };
        if let Some(head) = block.head.as_ref().filter(|_| is_top) {
            page.items.extend(put(head, PagePoint::new(column.x, y)));
            y += head.height + head.gap;
        }
        page.items.extend(put(block, PagePoint::new(column.x, y)));
        page.numbers.extend(block.number);
        y += block.height;
        page.bottom = page.bottom.max(y);
        y += block.gap;
        is_top = false;
    }
    pages
}

fn put(block: &Block, at: PagePoint) -> impl Iterator<Item = Item> {
    block.items.iter().cloned().map(move |item| item.moved(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{briefing::page::RoundedBox, scene::colour::Colour};

    fn block(number: usize, height: f32) -> Block {
        let bounds = PageBox::new(0.0, 0.0, 10.0, height);
        let item = Item::Box(RoundedBox { bounds, radius: 0.0, fill: Some(Colour::hex(0)), outline: None });
        Block { height, gap: 5.0, items: vec![item], head: None, number: Some(number) }
    }

    fn columns(_: usize) -> Vec<PageBox> {
        vec![PageBox::new(0.0, 10.0, 50.0, 100.0), PageBox::new(60.0, 10.0, 50.0, 100.0)]
    }

    #[test]
    fn blocks_fill_columns_and_then_the_next_page_in_order() {
        let blocks: Vec<Block> = (1..=7).map(|number| block(number, 45.0)).collect();
        let pages = flow(&blocks, columns);
        let numbers: Vec<_> = pages.iter().map(|page| page.numbers.clone()).collect();
        assert_eq!(numbers, [vec![1, 2, 3, 4], vec![5, 6, 7]]);
    }

    #[test]
    fn a_block_too_high_for_any_column_still_stands_somewhere() {
        let pages = flow(&[block(1, 20.0), block(2, 500.0), block(3, 20.0)], columns);
        let numbers: Vec<usize> = pages.iter().flat_map(|page| page.numbers.clone()).collect();
        assert_eq!(numbers, [1, 2, 3]);
    }

    #[test]
    fn a_head_is_said_again_at_the_top_of_each_column() {
        let head = Arc::new(block(9, 10.0));
        let blocks: Vec<Block> =
            (1..=4).map(|number| Block { head: Some(Arc::clone(&head)), ..block(number, 40.0) }).collect();
        let pages = flow(&blocks, columns);
        let items: usize = pages.iter().map(|page| page.items.len()).sum();
        assert!(items >= 6, "{items}: four blocks, and the head above each column");
    }
}
