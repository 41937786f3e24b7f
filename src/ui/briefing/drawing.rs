//! The pages of a briefing drawn for the desk, on a thread of their own: one large, as sharp as it is looked at, the
//! others small. Lengths in pixels, scales in pixels to the point of the page.

use super::{
    desk::Desk,
    making::{self, SheetOrder},
};
use crate::{briefing::sheet::Sheet, ui::task::Task};
use egui::{ColorImage, Context, TextureHandle, TextureOptions};

/// The longest side of the page that is looked at, in pixels, as long as it is not enlarged beyond that.
const USUAL: f32 = 1900.0;

/// The longest side of a page that is enlarged, in pixels.
const LARGEST: f32 = 4096.0;

/// Pixels to the point of the small pages.
const SMALL_SCALE: f32 = 0.2;

/// How many small pages are shown.
const MOST_SMALL: usize = 40;

/// A preview on the screen.
pub(super) struct Shown {
    pub(super) sheet: Sheet,
    /// Which page is the large one.
    pub(super) page: usize,
    /// Its pixels to a point of the page.
    scale: f32,
    pub(super) large: TextureHandle,
    pub(super) small: Vec<TextureHandle>,
}

/// A preview that was drawn.
pub(super) struct Drawn {
    sheet: Sheet,
    page: usize,
    scale: f32,
    large: ColorImage,
    small: Vec<ColorImage>,
}

/// Whether the page is looked at from nearer than it was drawn for.
pub(super) fn is_blurred(desk: &Desk, context: &Context) -> bool {
    let most = context.input(|input| input.max_texture_side) as f32;
    desk.shown.as_ref().is_some_and(|shown| {
        let longest = shown.sheet.pages.get(shown.page).map_or(1.0, |page| page.width.max(page.height));
        sharp(longest, desk.zoom.shown() * context.pixels_per_point(), most) > shown.scale * 1.01
    })
}

/// Shows what was drawn.
pub(super) fn take(desk: &mut Desk, context: &Context, drawn: Drawn) {
    let load = |image: ColorImage| context.load_texture("sheet", image, TextureOptions::LINEAR);
    desk.page = desk.page.min(drawn.sheet.pages.len().saturating_sub(1));
    desk.is_stale |= desk.page != drawn.page;
    desk.shown = Some(Shown {
        sheet: drawn.sheet,
        page: drawn.page,
        scale: drawn.scale,
        large: load(drawn.large),
        small: drawn.small.into_iter().map(load).collect(),
    });
}

/// Draws the page that is looked at as sharp as it is looked at, and all pages small.
pub(super) fn start(order: SheetOrder, desk: &Desk, context: &Context) -> Task<Result<Drawn, String>> {
    let page = desk.page;
    let most = context.input(|input| input.max_texture_side) as f32;
    let looked_at = desk.zoom.shown() * context.pixels_per_point();
    Task::start(context, "Drawing the preview", move |_| {
        let sheet = order.sheet();
        let page = page.min(sheet.pages.len().saturating_sub(1));
        let longest = sheet.pages.get(page).map_or(1.0, |page| page.width.max(page.height));
        let scale = sharp(longest, looked_at, most);
        let large = making::picture(&sheet, page, scale)?;
        let small = (0..sheet.pages.len().min(MOST_SMALL)).map(|page| making::picture(&sheet, page, SMALL_SCALE));
        let small = small.collect::<Result<Vec<_>, _>>()?;
        Ok(Drawn { sheet, page, scale, large, small })
    })
}

/// The pixels to a point that a page is drawn with which is looked at with so many: no fewer, as long as its longest
/// side becomes no longer than a picture may be.
fn sharp(longest: f32, looked_at: f32, most: f32) -> f32 {
    (USUAL / longest).max(looked_at).min(LARGEST.min(most) / longest)
}
