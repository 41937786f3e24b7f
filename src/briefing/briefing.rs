//! A briefing: everything that a person decides about a sheet.

use super::{added_font::AddedFont, claim::Claim, map_order::CalloutSpots, sheet_size::SheetSize};
use crate::{places::place::PlaceId, scene::viewport::Viewport};
use image::RgbaImage;
use std::sync::Arc;

/// What is printed on every sheet about the lines on its map.
pub const BOUNDARY_CAVEAT: &str =
    "Boundaries are approximate; their depiction and the names used imply no position on status.";

/// What a sheet is to say and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Briefing {
    /// What it says, in a line.
    pub title: String,
    /// What it is about, in a line; empty for none.
    pub subtitle: String,
    /// The date, as it is to be printed; empty for none.
    pub date: String,
    /// A remark above the quotes; empty for none.
    pub notes: String,
    /// Who may see it: "For internal use"; empty for none.
    pub marking: String,
    /// A picture at the top right.
    pub logo: Option<Arc<RgbaImage>>,
    /// The places that it is about, whether or not it states something of them.
    pub places: Vec<PlaceId>,
    /// What it states, in the order of the numbers.
    pub claims: Vec<Claim>,
    /// Which names the map carries, in a sentence.
    pub names_policy: String,
    /// Who made the base map.
    pub attribution: String,
    /// Its size and layout.
    pub size: SheetSize,
    /// Fonts for letters that the compiled-in ones lack.
    pub fonts: Vec<AddedFont>,
    /// Where callouts were put by hand.
    pub spots: CalloutSpots,
    /// The view that was chosen for the map instead of the one that fits.
    pub view: Option<Viewport>,
}
