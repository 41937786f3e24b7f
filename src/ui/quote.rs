//! A quote as it is shown: context grey, the passage in ink, mentions bold and marked. The words
//! are always sliced from the source, and only line ends are drawn as blanks.

use super::theme::{Face, ink};
use crate::{
    documents::document::Document,
    ground::text::Span,
    scene::{colour::Colour, palette::Palette},
};
use egui::{Color32, TextFormat, text::LayoutJob};

/// The size of quotes in the window, in points.
const QUOTE_PT: f32 = 14.5;

/// How a stretch of a document is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    /// The colour of the letters.
    pub colour: Colour,
    /// What is behind them.
    pub ground: Option<Colour>,
    /// Bold or not.
    pub strength: Strength,
    /// The colour of a line below; none for no line.
    pub underline: Option<Colour>,
}

/// Bold or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Strength {
    /// As running text.
    Plain,
    /// Bold.
    Strong,
}

impl Style {
    /// Running text in a colour.
    pub(crate) const fn plain(colour: Colour) -> Self {
        Self { colour, ground: None, strength: Strength::Plain, underline: None }
    }

    /// A marked mention.
    pub(crate) const fn mention(palette: &Palette) -> Self {
        Self { colour: palette.ink, ground: Some(palette.mark), strength: Strength::Strong, underline: None }
    }

    fn format(self) -> TextFormat {
        let face = if self.strength == Strength::Strong { Face::SerifBold } else { Face::Serif };
        TextFormat {
            background: self.ground.map_or(Color32::TRANSPARENT, ink),
            expand_bg: 1.5,
            line_height: Some(QUOTE_PT * 1.6),
            underline: self.underline.map_or(egui::Stroke::NONE, |colour| egui::Stroke::new(1.2, ink(colour))),
            ..TextFormat::simple(face.at(QUOTE_PT), ink(self.colour))
        }
    }
}

/// A text under construction.
pub(crate) struct QuoteLayout<'a> {
    document: &'a Document,
    job: LayoutJob,
}

impl<'a> QuoteLayout<'a> {
    /// An empty layout of a document's words, wrapped at a width.
    pub(crate) fn new(document: &'a Document, width: f32) -> Self {
        let mut job = LayoutJob::default();
        job.wrap.max_width = width;
        job.break_on_newline = false;
        Self { document, job }
    }

    /// Adds the words of a span; one character is drawn for each scalar of the source.
    pub(crate) fn words(&mut self, span: Span, style: Style) {
        let words = self.document.words(span);
        let drawn: String = words.chars().map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c }).collect();
        self.job.append(&drawn, 0.0, style.format());
    }

    /// Adds a span in a style, and the marked spans inside it in theirs.
    pub(crate) fn marked(&mut self, span: Span, style: Style, marks: &[(Span, Style)]) {
        let mut at = span.start;
        for (mark, mark_style) in marks.iter().filter(|(mark, _)| span.contains(*mark)) {
            if mark.start < at {
                continue;
            }
            self.words(Span::new(at, mark.start), style);
            self.words(*mark, *mark_style);
            at = mark.end;
        }
        self.words(Span::new(at, span.end), style);
    }

    /// Adds a span in a style, and spans that may overlap in theirs; where several meet the first one counts.
    pub(crate) fn layered(&mut self, span: Span, style: Style, layers: &[(Span, Style)]) {
        let within = |at: usize| at.clamp(span.start, span.end);
        let mut cuts: Vec<usize> = layers.iter().flat_map(|(own, _)| [within(own.start), within(own.end)]).collect();
        cuts.extend([span.start, span.end]);
        cuts.sort_unstable();
        cuts.dedup();
        for (from, to) in cuts.iter().zip(cuts.iter().skip(1)) {
            let piece = Span::new(*from, *to);
            let layer = layers.iter().find(|(own, _)| own.contains(piece));
            self.words(piece, layer.map_or(style, |(_, own)| *own));
        }
    }

    /// The finished layout.
    pub(crate) fn finish(self) -> LayoutJob {
        self.job
    }
}
