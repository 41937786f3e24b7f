//! The linker: reads a document passage by passage for names, tells the sense of each, and then,
//! with the whole document in view, which place each means.

use super::{
    heads::FoundHead,
    lexicon::Lexicon,
    mention::{Candidate, Mention, Reason, Resolution, Sense},
    names::NameIndex,
    recognition::{Found, recognise},
    resolution::{Draft, Surroundings, resolve},
    senses::{Context, judge},
    sentence::Sentence,
    world::{
        WorldLinker,
        merging::{Merged, WorldRole, merged},
    },
};
use crate::{
    documents::document::Document,
    ground::{folding::fold_name, geo::LonLat, text::Text},
    places::gazetteer::Gazetteer,
};
use std::sync::Arc;

/// Finds and resolves the names of a document. Cheap to clone; shared between threads.
#[derive(Debug, Clone)]
pub struct Linker {
    lexicon: Arc<Lexicon>,
    index: Arc<NameIndex>,
    world: Option<(Arc<WorldLinker>, WorldRole)>,
}

/// A name read in its passage, before the document is seen as a whole.
struct Reading {
    found: Found,
    folded: String,
    head: Option<FoundHead>,
    sense: Sense,
    reasons: Vec<Reason>,
    container: Vec<usize>,
}

impl Linker {
    /// A linker for a gazetteer, with the shipped lexicon.
    #[must_use]
    pub fn new(gazetteer: &Gazetteer) -> Self {
        let lexicon = Lexicon::shipped();
        let index = NameIndex::new(gazetteer, &lexicon);
        Self { lexicon, index: Arc::new(index), world: None }
    }

    /// The same linker with the world's places beside its own; documents may come from near a place.
    #[must_use]
    pub fn beside_world(self, role: WorldRole, hint: Option<LonLat>) -> Self {
        let world = Arc::new(WorldLinker::new(&self.lexicon, hint));
        Self { world: Some((world, role)), ..self }
    }

    /// The mentions of a document, in the order of its text; none overlaps another.
    #[must_use]
    pub fn link(&self, document: &Document) -> Vec<Mention> {
        self.link_widely(document).mentions
    }

    /// The mentions of a document, and the rows of the world's places among their candidates.
    #[must_use]
    pub fn link_widely(&self, document: &Document) -> Merged {
        let passages = document.passages.iter();
        let mut sentences: Vec<Sentence> =
            passages.map(|passage| Sentence::new(&document.text, passage.span)).collect();
        let region = self.link_own(document, &mut sentences);
        match &self.world {
            None => Merged { mentions: region, rows: Vec::new() },
            Some((world, role)) => {
                let reading = world.link(&sentences, &document.text);
                merged(region, reading, &self.index, world, *role)
            }
        }
    }

    /// The mentions of its own places.
    fn link_own(&self, document: &Document, sentences: &mut [Sentence]) -> Vec<Mention> {
        let mut readings = Vec::new();
        for sentence in sentences {
            self.read(sentence, &document.text, &mut readings);
        }
        let nothing = Surroundings::default();
        let surroundings = self.surroundings(&readings, &nothing, &document.text);
        let mentions = readings.into_iter().map(|reading| {
            let (candidates, resolution) = self.resolve(&reading, &surroundings, &document.text);
            Mention {
                span: reading.found.span,
                sense: reading.sense,
                sense_reasons: reading.reasons,
                candidates,
                resolution,
            }
        });
        mentions.collect()
    }

    /// Reads the names of a passage.
    fn read(&self, sentence: &mut Sentence, text: &Text, readings: &mut Vec<Reading>) {
        let all = recognise(sentence, text, &self.index, &self.lexicon);
        let context = self.context(sentence, text);
        for (nth, found) in all.iter().enumerate() {
            let head = found.is_place_name().then(|| FoundHead::find(found, context)).flatten();
            let (sense, reasons) = judge(found, head.as_ref(), context);
            readings.push(Reading {
                folded: fold_name(text.slice(found.span)),
                container: container(found, all.get(nth + 1), sentence),
                found: found.clone(),
                head,
                sense,
                reasons,
            });
        }
    }

    /// What the document tells about its places as a whole.
    fn surroundings(&self, readings: &[Reading], nothing: &Surroundings, text: &Text) -> Surroundings {
        let mut around = Surroundings::default();
        let mut seen = vec![false; self.index.seats.len()];
        for reading in readings.iter().filter(|reading| reading.found.is_place_name()) {
            let is_single = reading.found.uses.len() == 1;
            if !is_single && reading.head.is_none() {
                continue;
            }
            let (_, resolution) = self.resolve(reading, nothing, text);
            let Resolution::Resolved(place) = resolution else {
                continue;
            };
            let mut uses = reading.found.uses.iter().map(|known| known.seat);
            let meant = uses.find(|&seat| self.index.seats.get(seat).is_some_and(|seat| seat.id == place));
            let Some(meant) = meant else {
                continue;
            };
            if let Some(seen) = seen.get_mut(meant).filter(|seen| !**seen) {
                *seen = true;
                around.certain.push(meant);
            }
            if reading.head.is_some() {
                let named = around.headed.entry(reading.folded.clone()).or_default();
                if !named.contains(&meant) {
                    named.push(meant);
                }
            }
        }
        around
    }

    fn resolve(&self, reading: &Reading, around: &Surroundings, text: &Text) -> (Vec<Candidate>, Resolution) {
        let draft = Draft {
            found: &reading.found,
            head: reading.head.as_ref(),
            sense: reading.sense,
            container: &reading.container,
            folded: &reading.folded,
        };
        let no_sentence = Sentence::default();
        resolve(&draft, around, self.context(&no_sentence, text))
    }

    fn context<'a>(&'a self, sentence: &'a Sentence, text: &'a Text) -> Context<'a> {
        Context { sentence, text, lexicon: &self.lexicon, index: &self.index }
    }
}

/// The seats of the next name when it follows as a larger place does: after a comma, or in brackets.
fn container(found: &Found, next: Option<&Found>, sentence: &Sentence) -> Vec<usize> {
    let Some(next) = next.filter(|next| next.is_place_name()) else {
        return Vec::new();
    };
    let between = sentence.tokens.get(found.tokens.end..next.tokens.start).unwrap_or_default();
    let letters: Vec<&str> = between.iter().map(|token| token.letters.as_str()).collect();
    let follows =
        letters.iter().all(|letters| matches!(*letters, "," | "(" | "in" | "of" | "the" | "district" | "region"));
    if follows && !letters.is_empty() && letters.len() <= 3 {
        next.uses.iter().map(|known| known.seat).collect()
    } else {
        Vec::new()
    }
}
