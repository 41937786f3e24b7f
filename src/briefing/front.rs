//! The head and the foot of a page: marking, title, subtitle and date, logo; caveats, attribution, hash and number.

use super::{
    briefing::{BOUNDARY_CAVEAT, Briefing},
    page::{Item, PageBox, PagePoint, Path, Picture, Role, Run},
    paragraph::{Paragraph, ParagraphStyle, StyledSpan},
    press::Press,
};
use crate::scene::{
    colour::Colour,
    drawing::{Stroke, Weight},
};

/// What stands at the top and at the bottom of a page.
#[derive(Debug)]
pub(super) struct Front<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) press: &'a Press<'a>,
    /// Between the margins: left edge, top, width, and the bottom of the foot.
    pub(super) room: PageBox,
    pub(super) unit: f32,
    /// The SHA-256 of the attached data.
    pub(super) sha256: &'a str,
}

/// Which number a page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PageNumber {
    pub(super) page: usize,
    pub(super) pages: usize,
}

/// What heads a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadKind<'a> {
    /// The title.
    Whole,
    /// The title again, small, with what goes on.
    Continued(&'a str),
    /// A section of a dossier.
    Section(&'a str, &'a str),
}

/// Sizes of a title of several lines, as parts of the largest, and how many lines it may have.
const WRAPPED: [(f32, f32); 2] = [(0.76, 2.0), (0.62, 3.0)];

impl Front<'_> {
    /// The head, and where what is below it starts.
    pub(super) fn head(&self, kind: HeadKind<'_>) -> (Vec<Item>, f32) {
        let palette = &self.press.palette;
        let mut items = Vec::new();
        let mut y = self.room.y;
        if !self.briefing.marking.is_empty() {
            let style = ParagraphStyle { spacing: 0.8 * self.unit, ..ParagraphStyle::line(7.6 * self.unit) };
            let words = self.briefing.marking.to_uppercase();
            let span = StyledSpan::new(&words, Weight::Bold, palette.alert);
            let line = self.press.typesetter.line_within(&span, &style, self.room.width);
            let at = PagePoint::new(self.room.x + (self.room.width - line.width) / 2.0, y - 8.0 * self.unit);
            y += 5.0 * self.unit;
            items.push(Item::group(Role::Paragraph, line.placed(at)));
        }
        let logo = self.logo(y);
        let taken = logo.as_ref().map_or(0.0, |(_, width)| width + 14.0 * self.unit);
        items.extend(logo.map(|(item, _)| item));
        let width = self.room.width - taken;
        let (small, title, subtitle) = match kind {
            HeadKind::Whole => ("", self.briefing.title.as_str(), self.briefing.subtitle.as_str()),
            HeadKind::Continued(rest) => (self.briefing.title.as_str(), rest, ""),
            HeadKind::Section(title, standing) => (self.briefing.title.as_str(), title, standing),
        };
        if !small.is_empty() {
            let line = self.line(small, 8.2, Weight::SemiBold, palette.muted, width);
            let height = line.height;
            items.push(Item::group(Role::Adornment, line.placed(PagePoint::new(self.room.x, y))));
            y += height + 1.0 * self.unit;
        }
        let continued = matches!(kind, HeadKind::Continued(_));
        let title = self.title(title, if continued { 12.0 } else { 21.0 }, width);
        let height = title.height;
        let role = match kind {
            HeadKind::Whole => Role::Title,
            HeadKind::Section(title, _) => Role::Heading(title.to_owned()),
            HeadKind::Continued(_) => Role::Adornment,
        };
        items.push(Item::group(role, title.placed(PagePoint::new(self.room.x, y))));
        y += height + 2.0 * self.unit;
        let date = if continued { "" } else { self.briefing.date.as_str() };
        let below: Vec<&str> = [subtitle, date].into_iter().filter(|words| !words.is_empty()).collect();
        if !below.is_empty() {
            let line = self.line(&below.join(" · "), 10.2, Weight::Regular, palette.muted, width);
            let height = line.height;
            items.push(Item::group(Role::Paragraph, line.placed(PagePoint::new(self.room.x, y))));
            y += height;
        }
        (items, y + 9.0 * self.unit)
    }

    fn logo(&self, top: f32) -> Option<(Item, f32)> {
        let image = self.briefing.logo.clone()?;
        let (width, height) = (image.width() as f32, image.height() as f32);
        let room = [130.0 * self.unit, 34.0 * self.unit];
        let scale = (room[0] / width).min(room[1] / height);
        let bounds = PageBox::new(self.room.right() - width * scale, top, width * scale, height * scale);
        let picture = Item::Image(Picture { image, bounds });
        scale.is_finite().then(|| (Item::group(Role::Figure("Logo".to_owned()), vec![picture]), width * scale))
    }

    /// The title at the largest size at which it takes one line, else two, else three, else shortened to three.
    fn title(&self, text: &str, largest: f32, width: f32) -> Paragraph {
        let span = StyledSpan::new(text, Weight::Bold, self.press.palette.ink);
        let style = |size: f32| {
            let size = size * self.unit;
            ParagraphStyle { spacing: -0.016 * size, line_height: 1.16, ..ParagraphStyle::line(size) }
        };
        let typesetter = &self.press.typesetter;
        // A title of ten thousand letters need not be set to know that it is too long.
        if text.chars().count() < 400 {
            let sizes = [1.0, 0.92, 0.84, 0.76].map(|part| part * largest);
            let mut lines = sizes.iter().map(|size| typesetter.paragraph(std::slice::from_ref(&span), &style(*size)));
            if let Some(line) = lines.find(|line| line.width <= width) {
                return line;
            }
            let wrapped = WRAPPED.iter().find_map(|(part, lines)| {
                let style = ParagraphStyle { width: Some(width), ..style(part * largest) };
                let wrapped = typesetter.paragraph(std::slice::from_ref(&span), &style);
                (wrapped.height <= (lines + 0.1) * style.line_height * style.size).then_some(wrapped)
            });
            if let Some(wrapped) = wrapped {
                return wrapped;
            }
        }
        let (part, lines) = WRAPPED[WRAPPED.len() - 1];
        let style = ParagraphStyle { width: Some(width), ..style(part * largest) };
        typesetter.lines_within(&span, &style, (lines + 0.1) * style.line_height * style.size)
    }

    fn line(&self, text: &str, size: f32, weight: Weight, colour: Colour, width: f32) -> Paragraph {
        let text: String = text.chars().take(400).collect();
        let span = StyledSpan::new(&text, weight, colour);
        self.press.typesetter.line_within(&span, &ParagraphStyle::line(size * self.unit), width)
    }

    /// The height of the foot.
    pub(super) fn foot_height(&self) -> f32 {
        let (left, right) = self.foot_words(PageNumber { page: 88, pages: 88 });
        left.height.max(right.height) + 5.0 * self.unit
    }

    /// The foot, its bottom at the bottom of the room.
    pub(super) fn foot(&self, number: PageNumber) -> Vec<Item> {
        let (left, right) = self.foot_words(number);
        let height = left.height.max(right.height);
        let top = self.room.bottom() - height;
        let line_y = top - 4.0 * self.unit;
        let ends = [self.room.x, self.room.right()].map(|x| PagePoint::new(x, line_y));
        let hairline = Item::Path(Path {
            runs: vec![Run { points: ends.to_vec(), closed: false }],
            fill: None,
            stroke: Some(Stroke { width: 0.5 * self.unit, colour: self.press.palette.line, dash: None }),
        });
        let right_at = PagePoint::new(self.room.right() - right.width, top);
        vec![
            Item::group(Role::Adornment, vec![hairline]),
            Item::group(Role::Paragraph, left.placed(PagePoint::new(self.room.x, top))),
            Item::group(Role::Paragraph, right.placed(right_at)),
        ]
    }

    /// What stands at the left and at the right of the foot.
    fn foot_words(&self, number: PageNumber) -> (Paragraph, Paragraph) {
        let PageNumber { page, pages } = number;
        let hash: String = self.sha256.chars().take(16).collect();
        let right = format!("Treaty Atlas · data sha256 {hash}… · page {page} of {pages}");
        let muted = self.press.palette.muted;
        let right = self.line(&right, 6.6, Weight::Regular, muted, self.room.width * 0.5);
        let style = ParagraphStyle {
            width: Some((self.room.width - right.width - 24.0 * self.unit).max(60.0)),
            line_height: 1.32,
            ..ParagraphStyle::line(6.6 * self.unit)
        };
        let words = [BOUNDARY_CAVEAT, &self.briefing.names_policy, &self.briefing.attribution];
        let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
        let span = StyledSpan::new(&words.join(" "), Weight::Regular, muted);
        (self.press.typesetter.paragraph(&[span], &style), right)
    }
}
