//! The body of a Word document, and its notes, walked once (ECMA-376 part 1 §17.2, §17.3, §17.11).

use super::{
    numbering::Numbering,
    styles::{ListPlace, Styles},
};
use crate::documents::{
    document::ParagraphRole,
    reading::{
        flow::Flow,
        manuscript::Piece,
        numerals::Numeral,
        unshown::Unshown,
        xml::{Element, Step, walk},
    },
};
use std::collections::{BTreeSet, HashMap};

/// Elements whose text is not part of the document as it is shown: deletions, field codes, the second
/// form of a drawing, pronunciation, comments.
const LEFT_OUT: &[&str] =
    &["delText", "delInstrText", "instrText", "Fallback", "rt", "moveFrom", "sdtPr", "tblPr", "sectPr", "fldData"];

/// Elements that mark words as put in, taken out or moved (§17.13.5).
const CHANGES: &[&str] = &["ins", "del", "moveFrom", "moveTo"];

/// A paragraph's own properties.
#[derive(Debug, Default)]
struct Properties {
    style: String,
    place: ListPlace,
    is_outlined: bool,
    /// Whether its end was deleted, so that the next one goes on with it.
    is_end_deleted: bool,
}

/// What is known of the words that are open.
#[derive(Debug, Default)]
struct Run {
    is_superior: bool,
    is_hidden: bool,
}

/// A walk through a part.
#[derive(Debug)]
pub(super) struct Body<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    flow: Flow,
    path: Vec<String>,
    /// How deep the elements are that are left out; none when zero.
    left_out: usize,
    properties: Vec<Properties>,
    is_row_deleted: bool,
    run: Run,
    /// What its reader should know of it.
    pub(super) unshown: BTreeSet<Unshown>,
    /// The notes that the text refers to, by kind and id, with their marks.
    references: Vec<(NoteKind, String, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum NoteKind {
    Foot,
    End,
}

/// The paragraphs of the notes, by kind and id.
#[derive(Debug, Default)]
pub(super) struct Notes(HashMap<(NoteKind, String), Vec<Piece>>);

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            flow: Flow::default(),
            path: Vec::new(),
            left_out: 0,
            properties: Vec::new(),
            is_row_deleted: false,
            run: Run::default(),
            unshown: BTreeSet::new(),
            references: Vec::new(),
        }
    }

    pub(super) fn step(&mut self, step: &Step<'_>) {
        if let Step::Open(element) = step
            && CHANGES.contains(&element.name.as_str())
        {
            self.unshown.insert(Unshown::TrackedChanges);
        }
        match step {
            Step::Open(element) if self.left_out > 0 || self.leaves_out(element) => self.left_out += 1,
            Step::Close(_) if self.left_out > 0 => self.left_out -= 1,
            Step::Text(_) if self.left_out > 0 => {}
            Step::Open(element) => {
                self.open(element);
                self.path.push(element.name.clone());
            }
            Step::Close(name) => {
                self.path.pop();
                self.close(name);
            }
            Step::Text(text) => {
                let in_text = self.path.last().is_some_and(|name| name == "t");
                if in_text && self.run.is_hidden {
                    if !text.trim().is_empty() {
                        self.unshown.insert(Unshown::HiddenText);
                    }
                } else if in_text && self.run.is_superior {
                    self.flow.write_superior(text);
                } else if in_text {
                    self.flow.write(text);
                }
            }
        }
    }

    fn is_in(&self, parents: &[&str]) -> bool {
        let inner = self.path.iter().rev();
        inner.zip(parents).filter(|(name, parent)| name == *parent).count() == parents.len()
    }

    fn leaves_out(&self, element: &Element) -> bool {
        let name = element.name.as_str();
        // An empty `del` in properties says that a paragraph's end or a row was deleted.
        let is_deletion = name == "del" && !self.is_in(&["rPr"]) && !self.is_in(&["trPr"]);
        is_deletion || LEFT_OUT.contains(&name)
    }

    fn open(&mut self, element: &Element) {
        let value = element.attribute("val");
        let is_on = !matches!(value, Some("0" | "false" | "off"));
        match element.name.as_str() {
            "p" => {
                self.flow.open(ParagraphRole::Body);
                self.properties.push(Properties::default());
            }
            "txbxContent" => self.flow.open_box(),
            "tr" => {
                self.flow.open_row();
                self.is_row_deleted = false;
            }
            "tc" => self.flow.open_cell(),
            "r" => self.run = Run::default(),
            "tab" if !self.is_in(&["tabs"]) => self.flow.write(" "),
            "br" if value.is_none() && element.attribute("type").is_none_or(|kind| kind == "textWrapping") => {
                self.flow.break_line();
            }
            "br" => self.flow.write(" "),
            "cr" => self.flow.break_line(),
            "noBreakHyphen" => self.flow.write("\u{2011}"),
            "footnoteReference" => self.refer(NoteKind::Foot, element),
            "endnoteReference" => self.refer(NoteKind::End, element),
            "vertAlign" if self.is_in(&["rPr", "r"]) => self.run.is_superior = value == Some("superscript"),
            "vanish" if self.is_in(&["rPr", "r"]) => self.run.is_hidden = is_on,
            "del" if self.is_in(&["trPr"]) => self.is_row_deleted = true,
            name => self.set_property(name, element),
        }
    }

    fn set_property(&mut self, name: &str, element: &Element) {
        let is_own = self.is_in(&["pPr"]);
        let (is_in_list, is_in_mark) = (self.is_in(&["numPr", "pPr"]), self.is_in(&["rPr", "pPr"]));
        let Some(properties) = self.properties.last_mut() else {
            return;
        };
        match name {
            "pStyle" if is_own => {
                element.attribute("val").unwrap_or_default().clone_into(&mut properties.style);
            }
            "outlineLvl" if is_own => properties.is_outlined = element.number("val").is_some_and(|level| level < 9),
            "numId" if is_in_list => properties.place.list = element.number("val"),
            "ilvl" if is_in_list => properties.place.level = element.number("val"),
            "del" | "moveFrom" if is_in_mark => properties.is_end_deleted = true,
            _ => {}
        }
    }

    fn refer(&mut self, kind: NoteKind, element: &Element) {
        let id = element.attribute("id").unwrap_or_default().to_owned();
        let count = self.references.iter().filter(|(of, _, _)| *of == kind).count() + 1;
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let mark = match kind {
            NoteKind::Foot => Numeral::Decimal.write(count),
            NoteKind::End => Numeral::SmallRoman.write(count),
        };
        self.flow.write(&format!("[{mark}]"));
        self.references.push((kind, id, mark));
    }

    fn close(&mut self, name: &str) {
        match name {
            "pPr" => self.describe(),
            "p" => self.close_paragraph(),
            "txbxContent" | "tc" => self.flow.close_holder(),
            "tr" if self.is_row_deleted => self.flow.drop_row(),
            "tr" => self.flow.close_row(),
            _ => {}
        }
    }

    /// Numbers the open paragraph, whose properties are known now.
    fn describe(&mut self) {
        let Some(properties) = self.properties.last() else {
            return;
        };
        let styled = self.styles.place(&properties.style);
        let place =
            ListPlace { list: properties.place.list.or(styled.list), level: properties.place.level.or(styled.level) };
        let is_heading = properties.is_outlined || self.styles.is_heading(&properties.style);
        let label = if properties.is_end_deleted { None } else { self.numbering.count(place) };
        let role = match (is_heading, &label) {
            (true, _) => ParagraphRole::Heading,
            (false, Some(_)) => ParagraphRole::Item,
            (false, None) => ParagraphRole::Body,
        };
        self.flow.describe(role, label.as_ref().map_or("", |label| label.0.as_str()));
    }

    fn close_paragraph(&mut self) {
        let properties = self.properties.pop().unwrap_or_default();
        if self.styles.is_contents(&properties.style) {
            self.flow.forget();
        } else if properties.is_end_deleted {
            self.flow.close_deleted();
        } else {
            self.flow.close();
        }
    }

    /// The paragraphs, the notes they refer to after them.
    pub(super) fn finish(self, notes: &Notes) -> Vec<Piece> {
        let mut pieces = self.flow.finish();
        for (kind, id, mark) in self.references {
            let note = notes.0.get(&(kind, id)).into_iter().flatten();
            pieces.extend(note.enumerate().map(|(at, piece)| match at {
                0 => Piece::new(piece.role, format!("[{mark}] {}", piece.words)),
                _ => piece.clone(),
            }));
        }
        pieces
    }
}

impl Notes {
    /// The notes of both parts.
    pub(super) fn read(footnotes: &[u8], endnotes: &[u8], styles: &Styles) -> Self {
        let mut notes = Self::default();
        notes.add(NoteKind::Foot, footnotes, styles);
        notes.add(NoteKind::End, endnotes, styles);
        notes
    }

    fn add(&mut self, kind: NoteKind, part: &[u8], styles: &Styles) {
        let mut open: Option<(String, Body<'_>)> = None;
        // A damaged part gives the notes before its break.
        let _damaged = walk(part, |step| match (&step, &mut open) {
            (Step::Open(element), _) if matches!(element.name.as_str(), "footnote" | "endnote") => {
                let id = element.attribute("id").unwrap_or_default().to_owned();
                open = Some((id, Body::new(styles, Numbering::default())));
            }
            (Step::Close("footnote" | "endnote"), _) => {
                if let Some((id, body)) = open.take() {
                    self.0.insert((kind, id), body.flow.finish());
                }
            }
            (_, Some((_, body))) => body.step(&step),
            _ => {}
        });
    }
}
