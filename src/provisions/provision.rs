//! A provision: what one passage of a document promises, its fields, and the words that say so. And the
//! passages that promise nothing but name places.

use super::{
    category::Category,
    field::{Field, Flag, Modality, Party, PartyRole, PlaceUse, Role},
    quantity::Quantity,
    time::{Deadline, Duration},
};
use crate::{
    documents::document::{Document, DocumentId, Locator},
    ground::text::Span,
    linking::mention::Reason,
    places::place::PlaceId,
};
use std::{fmt, sync::Arc};

/// How many scalars of the text are kept around a quote, to find it again.
const CONTEXT: usize = 32;

/// A provision's name in its document, made from where it stands and what it is about:
/// `art_3__para_1__handover`; stable as long as the text is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProvisionKey(Arc<str>);

crate::ground::written::text_type!(ProvisionKey);

/// A provision's name in a project.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProvisionId {
    /// The document.
    pub document: DocumentId,
    /// Its name in the document.
    pub key: ProvisionKey,
}

/// The words that a provision rests on, with selectors as of the W3C Web Annotation model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The words' place in the document.
    pub span: Span,
    /// The words, verbatim.
    pub quote: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands after them.
    pub suffix: String,
}

/// How close a provision's words stand to those who agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The document is the text that was agreed.
    Agreed,
    /// The document says what was agreed.
    Reported,
}

/// What one passage promises.
#[derive(Debug, Clone, PartialEq)]
pub struct Provision {
    /// Its name.
    pub id: ProvisionId,
    /// The passage it stands in.
    pub locator: Locator,
    /// The clause as numbered in the text ("3", "2 (a)").
    pub clause: Option<String>,
    /// What it is about.
    pub category: Category,
    /// How close its words stand to those who agreed.
    pub standing: Standing,
    /// How much is said, after PA-X: 1 a mention, 2 some mechanism, 3 in detail.
    pub detail: u8,
    /// The words it rests on.
    pub evidence: Evidence,
    /// Who has which part in it, in the order of the text.
    pub parties: Vec<(PartyRole, Field<Party>)>,
    /// How binding it is; the span has the word itself.
    pub modality: Option<Field<Modality>>,
    /// What is done, in the document's words.
    pub action: Field<String>,
    /// The places, in the order of the text.
    pub places: Vec<Field<PlaceUse>>,
    /// When.
    pub deadline: Option<Deadline>,
    /// How long.
    pub duration: Option<Duration>,
    /// How many and how wide.
    pub quantities: Vec<Quantity>,
    /// On which conditions, or together with what, in the document's words.
    pub conditions: Vec<Field<String>>,
    /// With which exceptions, in the document's words.
    pub exceptions: Vec<Field<String>>,
    /// What to look at before relying on it, each once, in order.
    pub flags: Vec<Flag>,
    /// Why it is taken for a provision of this category.
    pub reasons: Vec<Reason>,
}

/// What a passage is that holds no provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RemarkKind {
    /// How people took it: protests, celebrations.
    Reaction,
    /// What somebody says.
    Statement,
    /// What was before, or what explains.
    Background,
    /// A clause that binds somebody and fits no category; it has a place, a date or a quantity.
    Uncoded,
}

/// A passage that holds no provision, and its places.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// What it is.
    pub kind: RemarkKind,
    /// The passage.
    pub locator: Locator,
    /// Its words.
    pub span: Span,
    /// The places it names, each once, in the order of the text.
    pub places: Vec<PlaceId>,
    /// Why it is taken for that.
    pub reasons: Vec<Reason>,
}

/// All that was found in a document, in the order of its text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Findings {
    /// What it promises.
    pub provisions: Vec<Provision>,
    /// What it says besides: where it names places, and where it binds without a category.
    pub remarks: Vec<Remark>,
}

crate::ground::written::words! {
    Standing,
    Agreed => "agreed",
    Reported => "reported",
}

crate::ground::written::words! {
    RemarkKind,
    Reaction => "reaction",
    Statement => "statement",
    Background => "background",
    Uncoded => "uncoded",
}

impl fmt::Display for ProvisionId {
    /// The form in which an id is saved: `reports/a.txt#art_3__para_1__handover`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.document, self.key)
    }
}

impl ProvisionId {
    /// The id that a text stands for, as [`Display`](fmt::Display) writes it.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        let (document, key) = id.rsplit_once('#')?;
        let is_whole = !document.is_empty() && !key.is_empty();
        is_whole.then(|| Self { document: DocumentId::new(document), key: ProvisionKey::new(key) })
    }
}

impl Evidence {
    /// The words of a span of a document.
    #[must_use]
    pub fn of(document: &Document, span: Span) -> Self {
        let words = |start, end| document.words(Span::new(start, end)).to_owned();
        Self {
            span,
            quote: words(span.start, span.end),
            prefix: words(span.start.saturating_sub(CONTEXT), span.start),
            suffix: words(span.end, span.end + CONTEXT),
        }
    }
}

impl Provision {
    /// A provision that a person added: its words and its category; what else is known of it are corrections.
    /// None where the words stand in no passage.
    #[must_use]
    pub fn added(document: &Document, span: Span, category: Category) -> Option<Self> {
        let locator = document.passage_at(span.start)?.locator;
        let key = format!("added_{}_{}_{}__{category}", locator.paragraph, locator.sentence, span.start);
        Some(Self {
            id: ProvisionId { document: document.id.clone(), key: ProvisionKey::new(&key) },
            locator,
            clause: document.paragraph(locator).and_then(|paragraph| paragraph.clause.clone()),
            category,
            standing: Standing::Reported,
            detail: 1,
            evidence: Evidence::of(document, span),
            parties: Vec::new(),
            modality: None,
            action: Field { value: String::new(), span: Span::new(span.start, span.start), reasons: Vec::new() },
            places: Vec::new(),
            deadline: None,
            duration: None,
            quantities: Vec::new(),
            conditions: Vec::new(),
            exceptions: Vec::new(),
            flags: Vec::new(),
            reasons: Vec::new(),
        })
    }

    /// The parties of a role, in the order of the text.
    pub fn parties_as(&self, role: PartyRole) -> impl Iterator<Item = &Field<Party>> {
        self.parties.iter().filter(move |(own, _)| *own == role).map(|(_, party)| party)
    }

    /// The places of a role, in the order of the text.
    pub fn places_as(&self, role: Role) -> impl Iterator<Item = &Field<PlaceUse>> {
        self.places.iter().filter(move |place| place.value.role == role)
    }

    /// Whether a flag is raised.
    #[must_use]
    pub fn has(&self, flag: Flag) -> bool {
        self.flags.contains(&flag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_back_as_it_is_written() {
        let id = ProvisionId { document: DocumentId::new("a#b/c.txt"), key: ProvisionKey::new("art_3__para_1__zone") };
        assert_eq!(id.to_string(), "a#b/c.txt#art_3__para_1__zone");
        assert_eq!(ProvisionId::parse(&id.to_string()), Some(id));
        assert_eq!(ProvisionId::parse("no key"), None);
    }
}
