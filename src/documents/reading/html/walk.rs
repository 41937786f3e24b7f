//! A page walked once, from its main part on, without recursion however deep it is nested.

use super::menus::{Menus, is_unread};
use crate::documents::{
    document::ParagraphRole,
    reading::{flow::Flow, guard::Deadline, manuscript::Piece, numerals::Numeral, refusal::Refusal},
};
use ego_tree::{NodeRef, iter::Edge};
use scraper::{Node, node::Element};

/// How many nodes are walked between two looks at the time.
const STRIDE: usize = 4096;
const BULLET: &str = "•";

/// An open list.
#[derive(Debug)]
struct List {
    /// How its items are numbered; none with bullets.
    numeral: Option<Numeral>,
    next: u32,
}

/// A walk through a page.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    menus: &'a Menus,
    flow: Flow,
    lists: Vec<List>,
    /// How deep the elements are that are not read; none when zero.
    unread: usize,
    /// How deep the menus are that are passed over; none when zero.
    menu: usize,
    /// How many words of menus were passed over.
    pub(super) passed_over: usize,
    /// Whether menus are read as well.
    pub(super) keeps_all: bool,
    /// How deep the elements are whose lines are kept.
    verbatim: usize,
    superior: usize,
}

impl<'a> Walk<'a> {
    pub(super) fn new(menus: &'a Menus) -> Self {
        Self {
            menus,
            flow: Flow::default(),
            lists: Vec::new(),
            unread: 0,
            menu: 0,
            passed_over: 0,
            keeps_all: false,
            verbatim: 0,
            superior: 0,
        }
    }

    pub(super) fn through(&mut self, root: NodeRef<'_, Node>, deadline: Deadline) -> Result<(), Refusal> {
        for (count, edge) in root.traverse().enumerate() {
            if count % STRIDE == 0 {
                deadline.check()?;
            }
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(element) => self.enter(node, element),
                    Node::Text(text) => self.write(text),
                    _ => {}
                },
                Edge::Close(node) => {
                    if let Node::Element(element) = node.value() {
                        self.leave(element);
                    }
                }
            }
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Vec<Piece> {
        self.flow.finish()
    }

    fn enter(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        if self.unread > 0 || is_unread(element) {
            self.unread += 1;
        } else if self.menu > 0 || (!self.keeps_all && self.menus.is_menu(node, element)) {
            self.menu += 1;
        } else {
            self.open(element);
        }
    }

    fn leave(&mut self, element: &Element) {
        if self.unread > 0 {
            self.unread -= 1;
        } else if self.menu > 0 {
            self.menu -= 1;
        } else {
            self.close(element.name());
        }
    }

    fn write(&mut self, text: &str) {
        if self.unread > 0 {
        } else if self.menu > 0 {
            self.passed_over += text.split_whitespace().count();
        } else if self.superior > 0 {
            self.flow.write_superior(text);
        } else if self.verbatim > 0 {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.flow.break_line();
                }
                self.flow.write(line);
            }
        } else {
            self.flow.write(text);
        }
    }

    fn open(&mut self, element: &Element) {
        match element.name() {
            "br" => self.flow.break_line(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.flow.open(ParagraphRole::Heading),
            "ul" | "ol" => self.open_list(element),
            "li" => self.open_item(element),
            "tr" => self.flow.open_row(),
            "td" | "th" => self.flow.open_cell(),
            "pre" => {
                self.flow.close();
                self.verbatim += 1;
            }
            "sup" => self.superior += 1,
            "p" if is_title(element) => self.flow.open(ParagraphRole::Heading),
            name if is_block(name) => self.flow.close(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "ul" | "ol" => {
                self.flow.close();
                self.lists.pop();
            }
            "td" | "th" => self.flow.close_holder(),
            "tr" => self.flow.close_row(),
            "pre" => {
                self.flow.close();
                self.verbatim = self.verbatim.saturating_sub(1);
            }
            "sup" => self.superior = self.superior.saturating_sub(1),
            "li" => {
                self.flow.close();
                self.flow.number("");
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.flow.close(),
            name if is_block(name) => self.flow.close(),
            _ => {}
        }
    }

    fn open_list(&mut self, element: &Element) {
        self.flow.close();
        let number = |key: &str| element.attr(key).and_then(|value| value.trim().parse().ok());
        let numeral = match element.name() {
            "ol" => Some(element.attr("type").and_then(Numeral::of_sample).unwrap_or_default()),
            _ => None,
        };
        self.lists.push(List { numeral, next: number("start").unwrap_or(1) });
    }

    fn open_item(&mut self, element: &Element) {
        self.flow.open(ParagraphRole::Item);
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        if let Some(value) = element.attr("value").and_then(|value| value.trim().parse().ok()) {
            list.next = value;
        }
        let label = match list.numeral {
            Some(numeral) => format!("{}.", numeral.write(list.next)),
            None => BULLET.to_owned(),
        };
        list.next = list.next.saturating_add(1);
        self.flow.number(&label);
    }
}

/// Whether a paragraph is a title, as word processors mark it.
fn is_title(element: &Element) -> bool {
    element.classes().any(|class| ["msotitle", "msosubtitle", "title"].contains(&class.to_lowercase().as_str()))
}

/// Whether an element stands on lines of its own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "blockquote"
            | "dl"
            | "dt"
            | "dd"
            | "figure"
            | "figcaption"
            | "caption"
            | "address"
            | "table"
            | "thead"
            | "tbody"
            | "tfoot"
            | "hr"
            | "body"
            | "center"
            | "details"
            | "summary"
            | "fieldset"
            | "legend"
            | "hgroup"
            | "nav"
            | "aside"
            | "form"
            | "noscript"
    )
}
