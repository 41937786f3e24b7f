//! A sheet as one HTML file for mail: every page's map as a picture, all else as text that can be searched and
//! copied, the data of the sheet in it. Nothing in it runs or loads anything; styles stand at the elements, as
//! mail programs drop all others. Of the fonts those are carried along that a person added.

use super::{
    crossing::holds,
    markup::{escaped, push},
    page::{GlyphRun, Group, Item, Page, PageBox, PagePoint, Role, RoundedBox},
    raster::{RasterError, write_png},
    shaping::ONE_GLYPH_A_LETTER,
    sheet::Sheet,
    used_fonts::UsedFonts,
};
use crate::scene::colour::Colour;
use base64::{Engine as _, engine::general_purpose::STANDARD};

/// The id of the script that holds the quotes as JSON-LD.
pub const QUOTES_ID: &str = "treaty-atlas-quotes";

/// The finest that maps are drawn, in dots to the inch: a mail is small.
const FINEST_DPI: f32 = 144.0;

/// The sheet as HTML.
///
/// # Errors
/// When a map would be too large a picture.
pub fn write_html(sheet: &Sheet, dpi: f32) -> Result<String, RasterError> {
    let mut body = String::new();
    let mut used = UsedFonts::default();
    for (page, map) in sheet.pages.iter().zip(&sheet.maps) {
        let mut writer =
            Writer { body: &mut body, used: &mut used, page, map: *map, scale: dpi.min(FINEST_DPI) / 72.0 };
        writer.items(&page.items)?;
    }
    let ground = sheet.pages.first().map_or(Colour::hex(0x00ff_ffff), |page| page.ground);
    let width = sheet.pages.first().map_or(600.0, |page| page.width).min(900.0);
    let mut html = String::from("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    push(&mut html, format_args!("<title>{}</title>\n", escaped(&sheet.title)));
    let fonts = sheet.pages.first().map(|page| used.font_faces(&page.fonts)).unwrap_or_default();
    if !fonts.is_empty() {
        push(&mut html, format_args!("<style>\n{fonts}</style>\n"));
    }
    let quotes = sheet.evidence.quotes.replace('<', "\\u003c");
    push(
        &mut html,
        format_args!("<script type=\"application/ld+json\" id=\"{QUOTES_ID}\">\n{quotes}</script>\n</head>\n"),
    );
    push(
        &mut html,
        format_args!(
            "<body style=\"margin:0;background:{}\">\n\
             <div style=\"max-width:{width:.0}px;margin:0 auto;padding:24px;\
             font-family:Inter,'Noto Sans',Helvetica,Arial,sans-serif;overflow-wrap:anywhere\">\n{body}</div>\n\
             </body>\n</html>\n",
            hex(ground)
        ),
    );
    Ok(html)
}

/// A colour as CSS writes it.
fn hex(colour: Colour) -> String {
    let Colour { red, green, blue, .. } = colour;
    format!("#{red:02x}{green:02x}{blue:02x}")
}

struct Writer<'a> {
    body: &'a mut String,
    used: &'a mut UsedFonts,
    page: &'a Page,
    map: Option<PageBox>,
    scale: f32,
}

impl Writer<'_> {
    fn items(&mut self, items: &[Item]) -> Result<(), RasterError> {
        for item in items {
            match item {
                Item::Group(group) => self.group(group)?,
                Item::Clip(clip) => self.items(&clip.items)?,
                Item::Path(_) | Item::Disc(_) | Item::Dots(_) | Item::Box(_) | Item::Text(_) | Item::Image(_) => {}
            }
        }
        Ok(())
    }

    fn group(&mut self, group: &Group) -> Result<(), RasterError> {
        let (tag, style) = match &group.role {
            // The words of a map are in its picture.
            Role::Adornment | Role::Label => return Ok(()),
            Role::Figure(words) => return self.figure(group, words),
            Role::Section => ("section", "margin:18px 0;padding-left:14px;border-left:3px solid #99a"),
            Role::Title => ("h1", "margin:0 0 4px"),
            Role::Heading(_) => ("h2", "margin:14px 0 4px"),
            Role::Quote => ("blockquote", "margin:4px 0;font-family:'Noto Serif','Times New Roman',serif"),
            Role::Paragraph | Role::Reference => ("p", "margin:4px 0"),
            Role::Row => ("div", "display:flex;gap:8px;border-bottom:1px solid #ccc;padding:4px 0"),
            Role::HeadCell | Role::Cell => ("span", "flex:1"),
        };
        let has_parts = group.items.iter().any(|item| matches!(item, Item::Group(_) | Item::Clip(_)));
        push(self.body, format_args!("<{tag} style=\"{style}\">"));
        if has_parts {
            self.items(&group.items)?;
        } else {
            self.words(&group.items);
        }
        push(self.body, format_args!("</{tag}>\n"));
        Ok(())
    }

    /// The words of a part, each in its colour, size and weight, on the colour that it stands on.
    fn words(&mut self, items: &[Item]) {
        let mut grounds: Vec<&RoundedBox> = Vec::new();
        for (at, item) in items.iter().enumerate() {
            let block = match item {
                Item::Text(block) => block,
                Item::Box(ground) => {
                    grounds.push(ground);
                    continue;
                }
                _ => continue,
            };
            if at > 0 {
                self.body.push(' ');
            }
            for run in &block.runs {
                let style = self.style(run, &grounds);
                push(self.body, format_args!("<span style=\"{style}\">{}</span>", escaped(&run.text)));
            }
        }
    }

    /// How a run looks.
    fn style(&mut self, run: &GlyphRun, grounds: &[&RoundedBox]) -> String {
        let fonts = &self.page.fonts;
        let weight = fonts.font(run.font).map_or(400, |font| font.weight);
        let mut style = format!("color:{};font-weight:{weight};font-size:{:.1}px", hex(run.colour), run.size * 1.33);
        let middle = run.glyphs.first().map(|glyph| PagePoint::new(glyph.at.x + run.advance / 2.0, glyph.at.y));
        let below = grounds.iter().rev().find(|ground| middle.is_some_and(|middle| holds(ground.bounds, middle)));
        if let Some((fill, radius)) = below.and_then(|ground| Some((ground.fill?, ground.radius))) {
            // A number stands apart from what follows it, a word does not.
            let room = if radius * 2.5 > run.size { "padding:0 3px 0 6px;margin-right:6px" } else { "padding:0 2px" };
            push(&mut style, format_args!(";background:{};border-radius:{radius:.0}px;{room}", hex(fill)));
        }
        if let Some(font) = fonts.font(run.font).filter(|_| fonts.is_added(run.font)) {
            self.used.add_run(run, font);
            let family = &font.family;
            push(&mut style, format_args!(";font-family:'{family}';font-feature-settings:{ONE_GLYPH_A_LETTER}"));
        }
        style
    }

    /// The map, cut out of its page; a logo is left to the page it came from.
    fn figure(&mut self, group: &Group, words: &str) -> Result<(), RasterError> {
        let Some(frame) = self.map.take().filter(|_| group.items.len() > 1) else { return Ok(()) };
        let by = PagePoint::new(-frame.x, -frame.y);
        let is_label = |item: &&Item| matches!(item, Item::Group(group) if group.role == Role::Label);
        let labels = self.page.items.iter().filter(is_label);
        let items = group.items.iter().chain(labels).cloned().map(|item| item.moved(by)).collect();
        let page = Page {
            width: frame.width,
            height: frame.height,
            ground: self.page.ground,
            fonts: self.page.fonts.clone(),
            items,
        };
        let png = write_png(&page, self.scale)?;
        push(
            self.body,
            format_args!(
                "<img alt=\"{}\" width=\"{:.0}\" style=\"width:100%;height:auto;margin:12px 0\" \
                 src=\"data:image/png;base64,{}\">\n",
                escaped(words),
                frame.width,
                STANDARD.encode(png)
            ),
        );
        Ok(())
    }
}
