//! The linker: reads a document passage by passage for names, tells the sense of each, and then,
//! with the whole document in view, which place each means.

use super::{
    context::Context,
    draft::{Draft, Surroundings},
    heads::FoundHead,
    lexicon::Lexicon,
    mention::{Mention, Reason},
    names::{NameIndex, Spelling},
    parts::parts,
    persons::read_again,
    recognition::{Found, recognise},
    resolution::{meant, resolve},
    seats::Seat,
    senses::judge,
    sentence::{Sentence, TokenKind},
    world::{
        WorldLinker,
        merging::{Merged, WorldRole, merged},
        reading::Reader,
    },
};
use crate::{
    documents::document::{Document, Passage},
    ground::{geo::LonLat, text::Text},
    places::{gazetteer::Gazetteer, place::PlaceId, world::NameHash},
};
use bumpalo::Bump;
use std::{cell::RefCell, sync::Arc};

/// Finds and resolves the names of a document. Cheap to clone; shared between threads.
#[derive(Debug, Clone)]
pub struct Linker {
    lexicon: &'static Lexicon,
    index: Arc<NameIndex>,
    world: Option<(Arc<WorldLinker>, WorldRole)>,
}

/// A name read in its passage, and why it is taken in its sense.
type Reading = (Draft, Vec<Reason>);

thread_local! {
    /// Room for the readings of a part, kept for the next one: it is so large that the system is slow to give it anew.
    static READINGS: RefCell<Vec<Reading>> = const { RefCell::new(Vec::new()) };
}

impl Linker {
    /// A linker for a gazetteer, with the shipped lexicon.
    #[must_use]
    pub fn new(gazetteer: &Gazetteer) -> Self {
        Self::spelling(gazetteer, Spelling::Folded)
    }

    /// A linker that finds the names of a gazetteer spelt as they are there, more or less so.
    #[must_use]
    pub fn spelling(gazetteer: &Gazetteer, spelling: Spelling) -> Self {
        let lexicon = Lexicon::shipped();
        let index = NameIndex::new(gazetteer, lexicon, spelling);
        Self { lexicon, index: Arc::new(index), world: None }
    }

    /// The same linker with the world's places beside its own; documents may come from near a place.
    #[must_use]
    pub fn beside_world(self, role: WorldRole, hint: Option<LonLat>) -> Self {
        let world = Arc::new(WorldLinker::new(self.lexicon, hint));
        Self { world: Some((world, role)), ..self }
    }

    /// The mentions of a document, in the order of its text; none overlaps another.
    #[must_use]
    pub fn link(&self, document: &Document) -> Vec<Mention> {
        self.link_widely(document).mentions
    }

    /// The mentions of a document, and the rows of the world's places among their candidates. A long
    /// document is linked in parts, each by itself.
    #[must_use]
    pub fn link_widely(&self, document: &Document) -> Merged {
        let mut whole = Merged::default();
        for passages in parts(&document.passages, &document.text) {
            whole.append(self.link_part(passages, &document.text));
        }
        whole
    }

    /// Whether the world's places are linked as well.
    #[must_use]
    pub fn links_world(&self) -> bool {
        self.world.as_ref().is_some_and(|(_, role)| *role == WorldRole::Linked)
    }

    /// The number of one of its own places in their gazetteer, and its seat.
    #[must_use]
    pub fn seat(&self, id: &PlaceId) -> Option<(usize, &Seat)> {
        let number = self.index.number(id)?;
        Some((number, self.index.seats.get(number)?))
    }

    /// The names of a document, whatever they mean.
    #[must_use]
    pub fn names(&self, document: &Document) -> Vec<Found> {
        let mut all = Vec::new();
        let mut room = Bump::new();
        for passage in &document.passages {
            room.reset();
            let mut sentence = Sentence::of(document.text.slice(passage.span), passage.span.start, &room);
            all.extend(recognise(&mut sentence, &document.text, &self.index, self.lexicon));
        }
        all
    }

    /// The mentions of a part of a document. Passages are read one after the other, and of each only
    /// what was found in it is kept.
    fn link_part(&self, passages: &[Passage], text: &Text) -> Merged {
        let mut readings = READINGS.take();
        let mut reader = self.world.as_ref().map(|(world, _)| Reader::new(world));
        let mut room = Bump::new();
        for passage in passages {
            room.reset();
            let mut sentence = Sentence::of(text.slice(passage.span), passage.span.start, &room);
            self.read(&mut sentence, text, &mut readings);
            if let Some(reader) = &mut reader {
                reader.read(&sentence, text);
            }
        }
        read_again(&mut readings);
        let around = self.surroundings(&readings, text);
        let no_sentence = Sentence::default();
        let context = self.context(&no_sentence, text);
        let own = readings.drain(..).map(|(draft, sense_reasons)| {
            let (candidates, resolution) = resolve(&draft, &around, context);
            Mention {
                span: draft.found.span,
                sense: draft.sense,
                sense_reasons,
                candidates,
                resolution,
                corrected: None,
            }
        });
        let own: Vec<Mention> = own.collect();
        READINGS.set(readings);
        match (&self.world, reader) {
            (Some((world, role)), Some(reader)) => merged(own, &reader.finish(), &self.index, world, *role),
            _ => Merged { mentions: own, rows: Vec::new() },
        }
    }

    /// Reads the names of a passage.
    fn read(&self, sentence: &mut Sentence<'_>, text: &Text, readings: &mut Vec<Reading>) {
        let all = recognise(sentence, text, &self.index, self.lexicon);
        let context = self.context(sentence, text);
        let mut all = all.into_iter().peekable();
        while let Some(found) = all.next() {
            let head = found.is_place_name().then(|| FoundHead::find(&found, context)).flatten();
            let (sense, reasons) = judge(&found, head.as_ref(), context);
            let container = container(&found, all.peek(), sentence);
            let name = folded_name(&found, sentence);
            readings.push((Draft { found, head, sense, container, name }, reasons));
        }
    }

    /// What the document tells about its places as a whole.
    fn surroundings(&self, readings: &[Reading], text: &Text) -> Surroundings {
        let (nothing, no_sentence) = (Surroundings::default(), Sentence::default());
        let context = self.context(&no_sentence, text);
        let mut around = Surroundings::default();
        let mut seen = std::collections::HashSet::new();
        for (draft, _) in readings.iter().filter(|(draft, _)| draft.found.is_place_name()) {
            let is_single = draft.found.uses.len() == 1;
            if !is_single && draft.head.is_none() {
                continue;
            }
            let is_own = |seat: &usize| draft.found.uses.iter().any(|known| known.seat == *seat);
            let Some(seat) = meant(draft, &nothing, context).filter(is_own) else {
                continue;
            };
            if seen.insert(seat) {
                around.certain.push(seat);
            }
            if draft.head.is_some() {
                let named = around.headed.entry(draft.name).or_default();
                if !named.contains(&seat) {
                    named.push(seat);
                }
            }
        }
        around
    }

    fn context<'a>(&'a self, sentence: &'a Sentence<'a>, text: &'a Text) -> Context<'a> {
        Context { sentence, text, lexicon: self.lexicon, index: &self.index }
    }
}

/// The words of a name as they stand, folded.
fn folded_name(found: &Found, sentence: &Sentence<'_>) -> NameHash {
    let tokens = sentence.tokens.get(found.tokens.clone()).unwrap_or_default();
    let words = tokens.iter().filter(|token| token.kind != TokenKind::Sign);
    words.fold(NameHash::EMPTY, |name, word| name.and(word.name()))
}

/// The seats of the next name when it follows as a larger place does: after a comma, or in brackets.
fn container(found: &Found, next: Option<&Found>, sentence: &Sentence<'_>) -> Vec<usize> {
    let Some(next) = next.filter(|next| next.is_place_name()) else {
        return Vec::new();
    };
    let between = sentence.tokens.get(found.tokens.end..next.tokens.start).unwrap_or_default();
    let may_stand = |letters: &str| matches!(letters, "," | "(" | "in" | "of" | "the" | "district" | "region");
    if (1..=3).contains(&between.len()) && between.iter().all(|token| may_stand(token.letters)) {
        next.uses.iter().map(|known| known.seat).collect()
    } else {
        Vec::new()
    }
}
