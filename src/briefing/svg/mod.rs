//! A page of a sheet as SVG 1.1: text as text in embedded subset fonts, the data of the sheet as metadata.
//!
//! Nothing in it runs or loads anything. Numbers are points, to a hundredth.

mod lettering;

use super::{
    curves::{Curve, Pen, box_curves, disc_curves, run_curves, trace},
    jpeg::jpeg,
    markup::{escaped, push},
    page::{Clip, Group, Item, Page, PagePoint, Path, Picture, Role},
    raster::RasterError,
    sheet::Sheet,
};
use crate::scene::{colour::Colour, drawing::Stroke};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use image::ExtendedColorType;
use image::{ImageEncoder as _, codecs::png::PngEncoder};
use lettering::Lettering;

/// The id of the metadata that hold the quotes.
pub const QUOTES_ID: &str = "treaty-atlas-quotes";

/// The id of the metadata that hold the places.
pub const PLACES_ID: &str = "treaty-atlas-places";

/// A page of a sheet, counted from 0, as SVG; empty for a page that there is not.
///
/// # Errors
/// When a picture on the page cannot be encoded.
pub fn write_svg(sheet: &Sheet, page: usize) -> Result<String, RasterError> {
    let Some(page) = sheet.pages.get(page) else { return Ok(String::new()) };
    let mut writer = Writer { body: String::new(), lettering: Lettering::of(&page.fonts), clips: 0 };
    writer.items(&page.items)?;
    let Writer { body, lettering, .. } = writer;
    let mut svg = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let (width, height) = (number(page.width), number(page.height));
    push(
        &mut svg,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
             width=\"{width}pt\" height=\"{height}pt\" viewBox=\"0 0 {width} {height}\" xml:lang=\"en\">\n"
        ),
    );
    push(&mut svg, format_args!("<title>{}</title>\n", escaped(&sheet.title)));
    for (id, content) in [(QUOTES_ID, &sheet.evidence.quotes), (PLACES_ID, &sheet.evidence.places)] {
        push(&mut svg, format_args!("<metadata id=\"{id}\">{}</metadata>\n", escaped(content)));
    }
    push(&mut svg, format_args!("<style>{}</style>\n", lettering.font_faces()));
    svg.push_str(&ground(page));
    svg.push_str(&body);
    svg.push_str("</svg>\n");
    Ok(svg)
}

fn ground(page: &Page) -> String {
    let (width, height) = (number(page.width), number(page.height));
    format!("<rect width=\"{width}\" height=\"{height}\"{}/>\n", paint("fill", Some(page.ground)))
}

/// Writes items.
struct Writer {
    body: String,
    lettering: Lettering,
    clips: usize,
}

impl Writer {
    fn items(&mut self, items: &[Item]) -> Result<(), RasterError> {
        for item in items {
            match item {
                Item::Path(path) => self.path(path),
                Item::Dots(dots) => self.path(&dots.path()),
                Item::Disc(disc) => {
                    let width = disc.outline.map_or(0.0, |(_, width)| width);
                    self.curves(disc_curves(disc.center, disc.radius - width / 2.0), Some(disc.fill), disc.outline);
                }
                Item::Box(rounded) => {
                    self.curves(box_curves(rounded.bounds, rounded.radius), rounded.fill, rounded.outline);
                }
                Item::Text(block) => self.lettering.write(block, &mut self.body),
                Item::Image(picture) => self.picture(picture)?,
                Item::Clip(clip) => self.clip(clip)?,
                Item::Group(group) => self.group(group)?,
            }
        }
        Ok(())
    }

    fn group(&mut self, group: &Group) -> Result<(), RasterError> {
        let role = match &group.role {
            Role::Title => " role=\"heading\" aria-level=\"1\"".to_owned(),
            Role::Heading(_) => " role=\"heading\" aria-level=\"2\"".to_owned(),
            Role::Section => " role=\"group\"".to_owned(),
            Role::Figure(words) => format!(" role=\"img\" aria-label=\"{}\"", escaped(words)),
            Role::Row => " role=\"row\"".to_owned(),
            Role::HeadCell => " role=\"columnheader\"".to_owned(),
            Role::Cell => " role=\"cell\"".to_owned(),
            Role::Adornment => " aria-hidden=\"true\"".to_owned(),
            Role::Paragraph | Role::Quote | Role::Reference | Role::Label => String::new(),
        };
        push(&mut self.body, format_args!("<g{role}>\n"));
        self.items(&group.items)?;
        self.body.push_str("</g>\n");
        Ok(())
    }

    fn path(&mut self, path: &Path) {
        let steps = steps(run_curves(&path.runs));
        if !steps.is_empty() {
            let fill = paint("fill", path.fill);
            let rule = if path.fill.is_some() { " fill-rule=\"evenodd\"" } else { "" };
            let stroke = path.stroke.map(stroke).unwrap_or_default();
            push(&mut self.body, format_args!("<path d=\"{steps}\"{fill}{rule}{stroke}/>\n"));
        }
    }

    fn curves(&mut self, curves: Vec<Curve>, fill: Option<Colour>, outline: Option<(Colour, f32)>) {
        if !curves.is_empty() {
            let fill = paint("fill", fill);
            let outline = outline.map(|(colour, width)| stroke(Stroke { width, colour, dash: None }));
            let outline = outline.unwrap_or_default();
            push(&mut self.body, format_args!("<path d=\"{}\"{fill}{outline}/>\n", steps(curves)));
        }
    }

    fn clip(&mut self, clip: &Clip) -> Result<(), RasterError> {
        self.clips += 1;
        let id = format!("clip{}", self.clips);
        let steps = steps(box_curves(clip.bounds, clip.radius));
        push(
            &mut self.body,
            format_args!("<clipPath id=\"{id}\"><path d=\"{steps}\"/></clipPath>\n<g clip-path=\"url(#{id})\">\n"),
        );
        self.items(&clip.items)?;
        self.body.push_str("</g>\n");
        Ok(())
    }

    fn picture(&mut self, picture: &Picture) -> Result<(), RasterError> {
        let (kind, bytes) = match jpeg(&picture.image) {
            Some(bytes) => ("jpeg", bytes),
            None => ("png", png(picture)?),
        };
        let bounds = picture.bounds;
        let [x, y, width, height] = [bounds.x, bounds.y, bounds.width, bounds.height].map(number);
        push(
            &mut self.body,
            format_args!(
                "<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" preserveAspectRatio=\"none\" \
                 xlink:href=\"data:image/{kind};base64,{}\"/>\n",
                STANDARD.encode(bytes)
            ),
        );
        Ok(())
    }
}

fn png(picture: &Picture) -> Result<Vec<u8>, RasterError> {
    let (width, height) = picture.image.dimensions();
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new(&mut bytes);
    let written = encoder.write_image(picture.image.as_raw(), width, height, ExtendedColorType::Rgba8);
    written.map_err(RasterError::Picture)?;
    Ok(bytes)
}

fn steps(curves: impl IntoIterator<Item = Curve>) -> String {
    let mut steps = Steps(String::new());
    trace(curves, &mut steps);
    steps.0
}

/// The steps of a path, as its attribute `d` has them.
struct Steps(String);

impl Steps {
    fn step(&mut self, letter: char, points: &[PagePoint]) {
        self.0.push(letter);
        for (at, point) in points.iter().enumerate() {
            if at > 0 {
                self.0.push(' ');
            }
            push_number(&mut self.0, point.x);
            self.0.push(' ');
            push_number(&mut self.0, point.y);
        }
    }
}

impl Pen for Steps {
    fn move_to(&mut self, at: PagePoint) {
        self.step('M', &[at]);
    }

    fn line_to(&mut self, at: PagePoint) {
        self.step('L', &[at]);
    }

    fn cubic_to(&mut self, a: PagePoint, b: PagePoint, at: PagePoint) {
        self.step('C', &[a, b, at]);
    }

    fn close(&mut self) {
        self.0.push('Z');
    }
}

/// A fill or a stroke of a colour, as attributes.
fn paint(what: &str, colour: Option<Colour>) -> String {
    let Some(Colour { red, green, blue, alpha }) = colour else { return format!(" {what}=\"none\"") };
    let opacity = match alpha {
        255 => String::new(),
        alpha => format!(" {what}-opacity=\"{}\"", number(f32::from(alpha) / 255.0)),
    };
    format!(" {what}=\"#{red:02x}{green:02x}{blue:02x}\"{opacity}")
}

fn stroke(stroke: Stroke) -> String {
    let dash = stroke.dash.map(|dash| {
        let [on, off, phase] = [dash.on, dash.off, dash.phase].map(number);
        format!(" stroke-dasharray=\"{on} {off}\" stroke-dashoffset=\"{phase}\"")
    });
    format!(
        "{} stroke-width=\"{}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"{}",
        paint("stroke", Some(stroke.colour)),
        number(stroke.width),
        dash.unwrap_or_default()
    )
}

/// A number to a hundredth, in its shortest form.
fn number(number: f32) -> String {
    let mut text = String::new();
    push_number(&mut text, number);
    text
}

/// Appends a number to a hundredth, in its shortest form; digit by digit, as a sheet may have a million.
fn push_number(text: &mut String, number: f32) {
    let hundredths = (f64::from(number.abs()) * 100.0 + 0.5) as u64;
    if hundredths > 0 && number < 0.0 {
        text.push('-');
    }
    let digit = |value: u64| char::from(b'0' + (value % 10) as u8);
    let whole = hundredths / 100;
    let mut power = 1;
    while whole / power >= 10 {
        power *= 10;
    }
    while power > 0 {
        text.push(digit(whole / power));
        power /= 10;
    }
    let rest = hundredths % 100;
    if rest > 0 {
        text.push('.');
        text.push(digit(rest / 10));
    }
    if !rest.is_multiple_of(10) {
        text.push(digit(rest));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_to_a_hundredth_in_their_shortest_form() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.001, "0"),
            (1.5, "1.5"),
            (-12.345, "-12.35"),
            (100.0, "100"),
            (0.05, "0.05"),
            (959.999, "960"),
            (1234.56, "1234.56"),
            (f32::NAN, "0"),
        ] {
            assert_eq!(number(value), expected);
        }
    }
}
