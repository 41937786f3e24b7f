//! The body of an `OpenDocument` text, walked once (ODF 1.3 part 3 §5, §6, §9).

use super::{
    lists::{Counts, ListStyles, OUTLINE},
    styles::Styles,
};
use crate::documents::{
    document::ParagraphRole,
    reading::{
        flow::Flow,
        manuscript::Piece,
        unshown::Unshown,
        xml::{Element, Step},
    },
};
use std::collections::BTreeSet;

/// Elements whose text is not part of the document as it is shown.
const LEFT_OUT: &[&str] = &[
    "tracked-changes",
    "annotation",
    "table-of-content",
    "alphabetical-index",
    "illustration-index",
    "table-index",
    "object-index",
    "user-index",
    "forms",
    "sequence-decls",
    "variable-decls",
    "user-field-decls",
    "dde-connection-decls",
    "ruby-text",
    "script",
    "hidden-text",
    "binary-data",
    "title",
    "desc",
    "event-listeners",
    "covered-table-cell",
];
/// What the list of tracked changes, which is left out, says of each (ODF 1.3 part 3 §5.5).
const CHANGES: &[&str] = &["insertion", "deletion"];
/// More blank spaces than this in a row mean no more.
const MOST_CELLS: u32 = 64;

/// An open list.
#[derive(Debug)]
struct List {
    style: String,
    /// What stands before the next paragraph, the first of an item.
    label: String,
    is_numbered: bool,
}

/// A walk through `content.xml`.
#[derive(Debug)]
pub(super) struct Body<'a> {
    list_styles: &'a ListStyles,
    styles: &'a Styles,
    counts: Counts,
    flow: Flow,
    lists: Vec<List>,
    left_out: usize,
    /// Whether the text of the document has begun.
    is_text: bool,
    /// The mark of the note that is open, while it is being read.
    mark: Option<String>,
    /// How often a cell is repeated.
    repeats: Vec<u32>,
    /// The styles of the open spans.
    spans: Vec<String>,
    /// What its reader should know of it.
    pub(super) unshown: BTreeSet<Unshown>,
}

impl<'a> Body<'a> {
    pub(super) fn new(list_styles: &'a ListStyles, styles: &'a Styles) -> Self {
        Self {
            list_styles,
            styles,
            counts: Counts::default(),
            flow: Flow::default(),
            lists: Vec::new(),
            left_out: 0,
            is_text: false,
            mark: None,
            repeats: Vec::new(),
            spans: Vec::new(),
            unshown: BTreeSet::new(),
        }
    }

    pub(super) fn step(&mut self, step: &Step<'_>) {
        match step {
            Step::Open(element) if element.name == "body" => self.is_text = true,
            _ if !self.is_text => {}
            Step::Open(element) if self.left_out > 0 && CHANGES.contains(&element.name.as_str()) => {
                self.unshown.insert(Unshown::TrackedChanges);
                self.left_out += 1;
            }
            Step::Open(element) if self.left_out > 0 || LEFT_OUT.contains(&element.name.as_str()) => {
                self.left_out += 1;
            }
            Step::Close(_) if self.left_out > 0 => self.left_out -= 1,
            Step::Text(_) if self.left_out > 0 => {}
            Step::Open(element) => self.open(element),
            Step::Close(name) => self.close(name),
            Step::Text(text) => self.write(text),
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(mark) = &mut self.mark {
            mark.push_str(text);
        } else if self.spans.iter().any(|style| self.styles.is_hidden(style)) {
            if !text.trim().is_empty() {
                self.unshown.insert(Unshown::HiddenText);
            }
        } else if self.spans.iter().any(|style| self.styles.is_superior(style)) {
            self.flow.write_superior(text);
        } else {
            self.flow.write(text);
        }
    }

    fn open(&mut self, element: &Element) {
        match element.name.as_str() {
            "p" => self.open_paragraph(element.attribute("style-name").unwrap_or_default()),
            "span" => self.spans.push(element.attribute("style-name").unwrap_or_default().to_owned()),
            "h" => self.open_heading(element),
            "s" | "tab" | "soft-page-break" => self.flow.write(" "),
            "line-break" => self.flow.break_line(),
            "list" => self.open_list(element),
            "list-item" => self.open_item(element),
            "note-citation" => self.mark = Some(String::new()),
            "note-body" => {
                let mark = self.mark.take().unwrap_or_default();
                self.flow.write(&format!("[{}]", mark.trim()));
                self.flow.open_note(mark.trim());
            }
            "text-box" => self.flow.open_box(),
            "table-row" => self.flow.open_row(),
            "table-cell" => {
                self.repeats.push(element.number("number-columns-repeated").unwrap_or(1));
                self.flow.open_cell();
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" => self.flow.close(),
            "span" => {
                self.spans.pop();
            }
            "list" => {
                self.lists.pop();
            }
            "note-body" | "text-box" => self.flow.close_holder(),
            "table-cell" => {
                self.flow.close_holder();
                let repeats = self.repeats.pop().unwrap_or(1).min(MOST_CELLS);
                for _ in 1..repeats {
                    self.flow.open_cell();
                    self.flow.close_holder();
                }
            }
            "table-row" => self.flow.close_row(),
            _ => {}
        }
    }

    fn open_paragraph(&mut self, style: &str) {
        let is_title = self.lists.is_empty() && self.styles.is_title(style);
        self.flow.open(if is_title { ParagraphRole::Heading } else { ParagraphRole::Body });
        if let Some(list) = self.lists.last_mut() {
            let role = if list.is_numbered { ParagraphRole::Item } else { ParagraphRole::Body };
            self.flow.describe(role, &std::mem::take(&mut list.label));
        }
    }

    fn open_heading(&mut self, element: &Element) {
        let level = element.number("outline-level").unwrap_or(1);
        let is_bare = element.attribute("is-list-header") == Some("true");
        let from_list = self.lists.last_mut().map(|list| std::mem::take(&mut list.label));
        let label = match from_list {
            Some(label) => label,
            None if is_bare => String::new(),
            None => self.counts.count(self.list_styles, OUTLINE, level, element.number("start-value")),
        };
        self.flow.open(ParagraphRole::Heading);
        self.flow.describe(ParagraphRole::Heading, &label);
    }

    fn open_list(&mut self, element: &Element) {
        let inherited = self.lists.last().map(|list| list.style.clone());
        let own = element.attribute("style-name").map(str::to_owned);
        let style = own.or(inherited).unwrap_or_else(|| "?".to_owned());
        let goes_on =
            element.attribute("continue-numbering") == Some("true") || element.attribute("continue-list").is_some();
        if self.lists.is_empty() && !goes_on {
            self.counts.restart(&style, 1);
        }
        self.lists.push(List { style, label: String::new(), is_numbered: false });
    }

    fn open_item(&mut self, element: &Element) {
        let level = u32::try_from(self.lists.len()).unwrap_or(1);
        if let Some(list) = self.lists.last_mut() {
            list.label = self.counts.count(self.list_styles, &list.style, level, element.number("start-value"));
            list.is_numbered = !list.label.is_empty();
        }
    }

    pub(super) fn finish(self) -> Vec<Piece> {
        self.flow.finish()
    }
}
