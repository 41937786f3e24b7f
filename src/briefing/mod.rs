//! Sheets: claims and the map become finished pages, and the pages files; every quote can be found again.
//!
//! Layout ends in a [`page::Page`]; whoever writes a file from it decides nothing.

pub mod added_font;
mod arrangement;
mod back;
#[expect(clippy::module_inception, reason = "the room holds briefings, and this is what one is")]
pub mod briefing;
pub mod callouts;
pub mod card;
pub mod claim;
mod clearance;
mod columns;
mod composer;
mod crossing;
mod crowd;
pub mod curves;
mod cutting;
pub mod drafting;
pub mod evidence;
pub mod evidence_reading;
pub mod excerpt;
pub mod export;
mod flag;
pub mod flow;
mod font_subset;
pub mod fonts;
mod front;
pub mod furniture;
mod ground_picture;
pub mod hatch;
pub mod html;
pub mod jpeg;
pub mod lacking;
mod legend;
mod locator;
pub mod map_order;
pub mod map_picture;
mod map_words;
mod markup;
mod moving;
pub mod numbers;
pub mod outlines;
pub mod page;
pub mod paper_map;
pub mod paper_scale;
pub mod paragraph;
pub mod pdf;
pub mod press;
mod printable;
pub mod provision_claims;
mod quoting;
pub mod raster;
pub mod record;
mod routes;
mod sections;
pub mod selection;
mod setting;
mod shaping;
pub mod sheet;
pub mod sheet_size;
mod sites;
pub mod spots;
pub mod svg;
pub mod typesetting;
mod used_fonts;
pub mod verification;

#[cfg(test)]
mod trials;
