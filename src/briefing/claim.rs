//! What a sheet states: one claim a number, each with the words that it rests on and where they stand.
//!
//! Passages and provisions both become claims; composition knows nothing else. Spans count scalars.

use crate::{
    documents::document::SourceRecord,
    ground::text::Span,
    places::place::PlaceId,
    provisions::{category::Category, footprint::Footprint},
    review::stances::Outcome,
    scene::{colour::Colour, palette::Palette, topic::Topic},
};

pub use crate::scene::palette::KindClass;

/// Something that a sheet states.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its own id, stable: document and locator, or that of a provision.
    pub id: String,
    /// What it is about, in a few words: "Hand-over · Agdam district".
    pub heading: String,
    /// How it is drawn.
    pub look: Look,
    /// The places it is about, the first one first.
    pub places: Vec<PlaceId>,
    /// The words it rests on.
    pub quote: Quote,
    /// What reviewers hold of it; none when nobody judged it.
    pub reviewed: Option<Reviewed>,
    /// What was read out of the words, for the table; empty for a plain passage.
    pub fields: Vec<Field>,
    /// What it covers on the ground besides its places: ways, strips of a stated width.
    pub footprint: Footprint,
}

/// What reviewers hold of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// In words, with their names: "accepted by Ann, 2027-03-01", "Ann accepts, Ben rejects".
    pub words: String,
    /// What comes of it.
    pub outcome: Outcome,
}

/// How a claim, its place and its line in the legend are drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// What it stands for, in the words of the legend.
    pub words: String,
    /// The class whose colour it has in colour.
    pub class: KindClass,
    /// The category whose colour it has, when it is a provision's.
    pub category: Option<Category>,
    /// What tells it from the others without colour.
    pub pattern: Pattern,
}

/// What tells areas apart where there is no colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pattern {
    /// Lines that rise to the right.
    Rising,
    /// Lines that fall to the right.
    Falling,
    /// Level lines.
    Level,
    /// Upright lines.
    Upright,
    /// Both diagonals.
    Crossed,
    /// Level and upright lines.
    Squared,
}

/// Words of a source, verbatim.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The words, as they stand in the source.
    pub exact: String,
    /// Where they stand in the document's text.
    pub span: Span,
    /// A few words before them.
    pub prefix: String,
    /// A few words after them.
    pub suffix: String,
    /// The names in them, from their start.
    pub mentions: Vec<Span>,
    /// The words that make them a provision, from their start.
    pub triggers: Vec<Span>,
    /// What in them is a mark of the source's format and no word, from their start; it is not shown.
    pub marks: Vec<Span>,
    /// The document.
    pub source: Source,
    /// Where in it, for people: "¶2", "page 4, clause 3".
    pub place: String,
}

/// A document that is quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub document: String,
    /// The name it goes by.
    pub name: String,
    /// Where it comes from.
    pub record: SourceRecord,
    /// The SHA-256 of its bytes, lower-case hexadecimal.
    pub sha256: String,
}

/// Something that was read out of a claim's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The name of its column.
    pub name: String,
    /// What the source says; none when it says nothing.
    pub value: Option<String>,
}

impl Claim {
    /// Whether it is a provision's, no plain passage's.
    #[must_use]
    pub fn is_provision(&self) -> bool {
        !self.fields.is_empty()
    }
}

impl Look {
    /// The look of a class of places.
    #[must_use]
    pub fn of_class(class: KindClass) -> Self {
        let pattern = match class {
            KindClass::District => Pattern::Rising,
            KindClass::Region => Pattern::Falling,
            KindClass::Settlement => Pattern::Squared,
            KindClass::Route => Pattern::Level,
            KindClass::Landform => Pattern::Upright,
            KindClass::Country | KindClass::Other => Pattern::Crossed,
        };
        Self { words: class.words().to_owned(), class, category: None, pattern }
    }

    /// The look of a provision of a category.
    #[must_use]
    pub fn of_category(category: Category) -> Self {
        let topic = Topic::of(category);
        let pattern = match topic {
            Topic::Handover => Pattern::Rising,
            Topic::Passage => Pattern::Level,
            Topic::Line => Pattern::Falling,
            Topic::Force => Pattern::Squared,
            Topic::People => Pattern::Upright,
            Topic::Status | Topic::Reaction => Pattern::Crossed,
        };
        Self { words: topic.words().to_owned(), class: KindClass::Other, category: Some(category), pattern }
    }

    /// The topic of its category.
    #[must_use]
    pub fn topic(&self) -> Option<Topic> {
        self.category.map(Topic::of)
    }

    /// Its colour.
    #[must_use]
    pub fn colour(&self, palette: &Palette) -> Colour {
        match self.topic() {
            Some(topic) => palette.topic(topic),
            None => palette.class(self.class),
        }
    }
}

impl Quote {
    /// Where the words stand, in a line for people.
    #[must_use]
    pub fn citation(&self) -> String {
        let Span { start, end } = self.span;
        let mut parts = vec![self.source.name.clone()];
        parts.extend(self.source.record.date.clone());
        parts.push(self.place.clone());
        parts.push(format!("characters {start}–{end}"));
        parts.join(" · ")
    }
}
