//! A document read for provisions, passage by passage.
//!
//! A text that was agreed promises in all of its clauses but the recitals; a text that reports promises
//! only where it tells what is agreed. Pure; the same document and mentions give the same findings.

use super::{
    assembly::{Lead, detail, fields, gate_in, lead},
    classifier,
    contents::Contents,
    cues::{Cue, CueGroup, Said, Strength},
    field::Flag,
    keys::Keys,
    lexicon::{Gate, Lexicon},
    line::Line,
    provision::{Evidence, Findings, Provision, ProvisionId, ProvisionKey, RemarkKind, Standing},
    remarks::{is_uncoded, remark},
    sharing::{Shares, shared_out},
    standing::standing,
    weighing::{PassageSigns, held},
};
use crate::{
    documents::document::{Document, Locator, Paragraph, ParagraphRole, Passage},
    ground::text::Span,
    linking::mention::{Mention, Reason},
    places::place::PlaceId,
};
use jiff::civil::Date;

/// Finds the provisions of a document, in the language that its words show.
#[must_use]
pub fn find(document: &Document, mentions: &[Mention]) -> Findings {
    find_in(document, mentions, super::language::of(document))
}

/// Finds the provisions of a document, read with a lexicon.
#[must_use]
pub fn find_in(document: &Document, mentions: &[Mention], lexicon: &Lexicon) -> Findings {
    let mut reading = Reading::new(document, lexicon);
    reading.read_all(mentions, lexicon);
    reading.findings
}

/// The passages of a document as a classifier learns from them, in the language that its words show.
#[must_use]
pub fn signs_of(document: &Document, mentions: &[Mention]) -> Vec<PassageSigns> {
    let lexicon = super::language::of(document);
    let mut reading = Reading { signs: Some(Vec::new()), ..Reading::new(document, lexicon) };
    reading.read_all(mentions, lexicon);
    reading.signs.unwrap_or_default()
}

/// How many scalars a colon and the signs around it take.
const LONGEST_ENDING: usize = 4;
/// How many sentences on a claim can be spoken against.
const REACH_OF_DISPUTE: u32 = 2;

/// The first clause of a list, whose subject and verb its items share.
struct OpenLead<'a> {
    lead: Lead,
    clause: Option<&'a str>,
}

/// How far a document has been read.
struct Reading<'a> {
    document: &'a Document,
    standing: Standing,
    keys: Keys<'a>,
    year: Option<i16>,
    /// When a report was published.
    published: Option<Date>,
    lead: Option<OpenLead<'a>>,
    /// What somebody said a moment ago: the number of the provision, where, and the names in it.
    claims: Vec<(usize, Locator, Vec<PlaceId>)>,
    /// The paragraph of the passage before, when that promised something.
    went_before: Option<u32>,
    /// The passages as a classifier learns from them, where somebody asks.
    signs: Option<Vec<PassageSigns>>,
    findings: Findings,
}

impl<'a> Reading<'a> {
    fn new(document: &'a Document, lexicon: &Lexicon) -> Self {
        let standing = standing(document, lexicon);
        // The date of an agreement's file says when somebody typed it.
        let published = document.source.date.as_deref().filter(|_| standing == Standing::Reported);
        Self {
            document,
            standing,
            keys: Keys::new(document),
            year: None,
            published: published.and_then(|date| date.parse().ok()),
            lead: None,
            went_before: None,
            claims: Vec::new(),
            signs: None,
            findings: Findings::default(),
        }
    }

    fn read_all(&mut self, mentions: &'a [Mention], lexicon: &'a Lexicon) {
        for passage in &self.document.passages {
            let first = mentions.partition_point(|mention| mention.span.start < passage.span.start);
            let after = mentions.partition_point(|mention| mention.span.start < passage.span.end);
            self.read(passage, mentions.get(first..after).unwrap_or_default(), lexicon);
        }
    }

    fn read(&mut self, passage: &'a Passage, mentions: &'a [Mention], lexicon: &'a Lexicon) {
        let Some(paragraph) = self.document.paragraph(passage.locator) else {
            return;
        };
        let mut line = Line::new(self.document, passage.span, mentions, lexicon);
        let contents = Contents::read(&mut line, self.year, self.published);
        self.year = contents.times.year;
        let lead = self.lead_of(paragraph);
        let strength = self.promises(&line, passage, paragraph);
        let said = Said::of(&line, strength, &contents.times.events());
        let is_barred = strength.is_none();
        if let Some(signs) = &mut self.signs {
            signs.push(PassageSigns::of(&line, &said, is_barred, passage.span));
        }
        let groups = if self.can_hold(&line, passage, paragraph) { held(&line, &said, is_barred) } else { Vec::new() };
        if groups.is_empty() {
            let binds = !is_barred && self.standing == Standing::Agreed && binds(&line, paragraph);
            let kind = if binds && is_uncoded(&line, &contents) {
                Some(RemarkKind::Uncoded)
            } else {
                self.is_quoted(passage).then_some(RemarkKind::Statement)
            };
            let remark = remark(&line, passage, kind);
            self.findings.remarks.extend(remark);
        }
        self.went_before = (!groups.is_empty()).then_some(passage.locator.paragraph);
        self.dispute(&line, passage);
        for group in &groups {
            self.add(&line, &contents, group, &lead, passage);
        }
        self.note_claims(&line, passage);
        self.open_lead(&line, &contents, paragraph);
    }

    /// Which cues can make provisions of the passage; `None` when it can hold none.
    fn promises(&self, line: &Line<'_>, passage: &Passage, paragraph: &Paragraph) -> Option<Strength> {
        if !self.can_hold(line, passage, paragraph) {
            return None;
        }
        match self.standing {
            Standing::Agreed if gate_in(line, Gate::Recital) => None,
            Standing::Agreed if binds(line, paragraph) => Some(Strength::Any),
            Standing::Agreed => {
                (gate_in(line, Gate::Permission) || !gate_in(line, Gate::History)).then_some(Strength::Strong)
            }
            Standing::Reported => {
                let is_cited = gate_in(line, Gate::Cited);
                let goes_on = self.went_before == Some(passage.locator.paragraph) && gate_in(line, Gate::Continued);
                let is_told = !gate_in(line, Gate::Narrative) && (goes_on || gate_in(line, Gate::Operative));
                (is_cited || is_told).then_some(Strength::Strong)
            }
        }
    }

    /// Whether a passage can hold a provision at all: headings, asides and what a speaker says hold none. What has the
    /// shape of a title in an agreement and a verb that binds is none.
    fn can_hold(&self, line: &Line<'_>, passage: &Passage, paragraph: &Paragraph) -> bool {
        // “…,” the declaration says: a quotation of what was agreed is no statement.
        let is_speech = self.standing == Standing::Reported && self.is_quoted(passage) && !gate_in(line, Gate::Cited);
        let (modal, date) = (line.lexicon.asked.modal, line.lexicon.marks.date);
        let binds = || (line.body()..line.words.len()).any(|at| line.is(at, modal) && !line.is_part(at, date));
        let is_title = paragraph.role == ParagraphRole::Heading && (self.standing == Standing::Reported || !binds());
        !is_title && !gate_in(line, Gate::Aside) && !is_speech
    }

    /// Whether a passage is inside a quotation, or is one.
    fn is_quoted(&self, passage: &Passage) -> bool {
        let words = self.document.words(passage.span);
        words.starts_with(['“', '«', '"', '„']) || words.ends_with(['”', '»'])
    }

    fn add(&mut self, line: &Line<'_>, contents: &Contents, group: &CueGroup<'_>, lead: &Lead, passage: &Passage) {
        let read = fields(line, contents, group, lead);
        let detail = detail(&read);
        let reasons: Vec<Reason> = {
            let cues = group.cues.iter();
            let mut reasons: Vec<Reason> =
                cues.map(|cue| line.reason(&cue.rule.name, &cue.words, &said_for(cue))).collect();
            let mut seen: Vec<(String, Option<Span>)> = Vec::new();
            reasons.retain(|reason| {
                let key = (reason.rule.to_string(), reason.span);
                let is_new = !seen.contains(&key);
                seen.push(key);
                is_new
            });
            reasons
        };
        let base = Provision {
            id: ProvisionId { document: self.document.id.clone(), key: ProvisionKey::new("") },
            locator: passage.locator,
            clause: self.document.paragraph(passage.locator).and_then(|paragraph| paragraph.clause.clone()),
            category: group.category,
            standing: self.standing,
            detail,
            evidence: Evidence::of(self.document, passage.span),
            parties: read.parties.clone(),
            modality: read.modality.clone(),
            action: read.action.clone(),
            places: Vec::new(),
            deadline: None,
            duration: read.duration.clone(),
            quantities: read.quantities.clone(),
            conditions: read.conditions.clone(),
            exceptions: read.exceptions.clone(),
            flags: self.flags(&read.flags),
            reasons,
        };
        for Shares { places, deadline } in shared_out(read) {
            let mut provision = Provision { places, deadline, ..base.clone() };
            provision.id.key = self.keys.next(passage.locator, group.category);
            self.findings.provisions.push(provision);
        }
    }

    /// Remembers what somebody says is agreed.
    fn note_claims(&mut self, line: &Line<'_>, passage: &Passage) {
        let names: Vec<PlaceId> = line.names.iter().filter_map(|name| name.mention.place().cloned()).collect();
        let own = self.findings.provisions.iter().enumerate().rev();
        let own = own.take_while(|(_, provision)| provision.locator == passage.locator);
        let claims = own.filter(|(_, provision)| provision.has(Flag::Attributed));
        let claims: Vec<_> = claims.map(|(at, _)| (at, passage.locator, names.clone())).collect();
        self.claims.extend(claims);
    }

    /// Flags what somebody said when a passage soon after speaks against it and names the same.
    fn dispute(&mut self, line: &Line<'_>, passage: &Passage) {
        let here = passage.locator;
        self.claims
            .retain(|(_, at, _)| at.paragraph == here.paragraph && here.sentence <= at.sentence + REACH_OF_DISPUTE);
        if self.claims.is_empty() || !gate_in(line, Gate::Contradiction) {
            return;
        }
        for (at, _, names) in &self.claims {
            let named = line.names.iter().filter_map(|name| name.mention.place());
            let is_named = named.into_iter().any(|place| names.contains(place));
            let provision = self.findings.provisions.get_mut(*at).filter(|one| is_named && !one.has(Flag::Disputed));
            if let Some(provision) = provision {
                provision.flags.push(Flag::Disputed);
                provision.flags.sort_unstable();
            }
        }
    }

    /// What somebody says counts as said by somebody only in a text that reports.
    fn flags(&self, flags: &[Flag]) -> Vec<Flag> {
        let kept = flags.iter().filter(|flag| **flag != Flag::Attributed || self.standing == Standing::Reported);
        kept.copied().collect()
    }

    /// What a paragraph takes over from the clause that opened its list.
    fn lead_of(&mut self, paragraph: &Paragraph) -> Lead {
        let Some(open) = &self.lead else {
            return Lead::default();
        };
        let clause = paragraph.clause.as_deref();
        let is_deeper =
            clause.zip(open.clause).is_some_and(|(own, open)| own.starts_with(open) && own.len() > open.len());
        let is_first_level = open.clause.is_none() && clause.is_some();
        let is_item = paragraph.role == ParagraphRole::Item && (clause == open.clause || clause.is_none());
        if is_deeper || is_item || is_first_level {
            return open.lead.clone();
        }
        self.lead = None;
        Lead::default()
    }

    /// A paragraph that ends with a colon opens a list.
    fn open_lead(&mut self, line: &Line<'_>, contents: &Contents, paragraph: &'a Paragraph) {
        let words = self.document.words(paragraph.span);
        let is_last = line.words.last().is_some_and(|word| word.span.end + LONGEST_ENDING >= paragraph.span.end);
        let opens = words.trim_end_matches(['-', '–', '—', ' ']).ends_with(':');
        if !opens || !is_last {
            return;
        }
        let lead = lead(line, contents);
        let is_useful = !lead.obligors.is_empty() || lead.modality.is_some();
        self.lead = is_useful.then_some(OpenLead { lead, clause: paragraph.clause.as_deref() });
    }
}

/// What a cue says, for people.
fn said_for(cue: &Cue<'_>) -> String {
    let title = cue.rule.category.title();
    if cue.rule.name == classifier::RULE {
        format!("speaks for {title}, as in many such passages")
    } else {
        title.to_owned()
    }
}

/// Whether a passage of an agreement is a clause by its number, its list or its words.
fn binds(line: &Line<'_>, paragraph: &Paragraph) -> bool {
    paragraph.clause.is_some() || paragraph.role == ParagraphRole::Item || gate_in(line, Gate::Operative)
}
