//! Which parts of a page are read and which only lead elsewhere: told by what the page calls them, and by
//! lists that are all links. What makes up most of a page is never a menu.

use ego_tree::{NodeId, NodeRef, iter::Edge};
use scraper::{Html, Node, node::Element};
use std::collections::HashMap;

/// Elements without text to read.
const UNREAD: &[&str] = &[
    "script", "style", "noscript", "template", "head", "svg", "iframe", "object", "embed", "audio", "video", "canvas",
    "button", "select", "input", "textarea", "datalist", "progress", "meter", "map", "del", "rt", "rp",
];
const ROLES: &[&str] = &[
    "navigation",
    "banner",
    "contentinfo",
    "search",
    "complementary",
    "menu",
    "menubar",
    "dialog",
    "alertdialog",
    "toolbar",
];
/// Words of which class names and ids of such parts are made.
const WORDS: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "menu",
    "submenu",
    "breadcrumb",
    "breadcrumbs",
    "sidebar",
    "footer",
    "masthead",
    "cookie",
    "cookies",
    "consent",
    "share",
    "sharing",
    "social",
    "advert",
    "ads",
    "newsletter",
    "subscribe",
    "promo",
    "related",
    "recommended",
    "comments",
    "pagination",
    "pager",
    "toolbar",
    "popup",
    "modal",
    "skip",
    "noprint",
    "navbox",
    "catlinks",
    "editsection",
    "toc",
    "widget",
];
/// A part with at least this share of the words of a page is no menu, in percent.
const MOST: usize = 50;
/// The smallest share of the words of a page that its main part has, in percent.
const MAIN: usize = 40;

/// How many letters a node holds.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    all: usize,
    linked: usize,
    links: usize,
}

/// How a page is divided.
#[derive(Debug)]
pub(super) struct Menus {
    weights: HashMap<NodeId, Weight>,
    whole: usize,
    main: Option<NodeId>,
}

impl Menus {
    /// Weighs the parts of a page.
    pub(super) fn find(html: &Html) -> Self {
        let mut weights = HashMap::new();
        let mut open: Vec<Weight> = Vec::new();
        let mut unread = 0_usize;
        for edge in html.tree.root().traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(element) => {
                        unread += usize::from(is_unread(element));
                        open.push(Weight { links: usize::from(element.name() == "a"), ..Weight::default() });
                    }
                    Node::Text(text) if unread == 0 => {
                        if let Some(weight) = open.last_mut() {
                            weight.all += text.chars().filter(|c| c.is_alphanumeric()).count();
                        }
                    }
                    _ => {}
                },
                Edge::Close(node) => {
                    if let Node::Element(element) = node.value() {
                        unread -= usize::from(is_unread(element));
                        let mut weight = open.pop().unwrap_or_default();
                        if element.name() == "a" {
                            weight.linked = weight.all;
                        }
                        if let Some(outer) = open.last_mut() {
                            outer.all += weight.all;
                            outer.linked += weight.linked;
                            outer.links += weight.links;
                        }
                        weights.insert(node.id(), weight);
                    }
                }
            }
        }
        let heaviest = weights.values().map(|weight| weight.all).max().unwrap_or_default();
        let mut menus = Self { weights, whole: heaviest, main: None };
        menus.main = menus.find_main(html);
        menus
    }

    fn weight(&self, id: NodeId) -> Weight {
        self.weights.get(&id).copied().unwrap_or_default()
    }

    /// The part that the page calls its main one, when it has a fair share of the words.
    fn find_main(&self, html: &Html) -> Option<NodeId> {
        let is_main: [fn(&Element) -> bool; 3] = [
            |element| element.attr("itemprop") == Some("articleBody"),
            |element| element.name() == "main" || element.attr("role") == Some("main"),
            |element| element.name() == "article",
        ];
        let nodes: Vec<(NodeId, &Element)> =
            html.tree.nodes().filter_map(|node| Some((node.id(), node.value().as_element()?))).collect();
        is_main.iter().find_map(|is_main| {
            let mut found = nodes.iter().filter(|(_, element)| is_main(element));
            let (id, _) = found.next().filter(|_| found.next().is_none())?;
            (self.weight(*id).all * 100 >= self.whole * MAIN).then_some(*id)
        })
    }

    /// Where reading starts.
    pub(super) fn root<'a>(&self, html: &'a Html) -> NodeRef<'a, Node> {
        self.main.and_then(|id| html.tree.get(id)).unwrap_or_else(|| html.tree.root())
    }

    /// Whether a part only leads elsewhere.
    pub(super) fn is_menu(&self, node: NodeRef<'_, Node>, element: &Element) -> bool {
        let weight = self.weight(node.id());
        if weight.all * 100 >= self.whole * MOST {
            return false;
        }
        let is_inside = |names: &[&str]| {
            let mut outer = node.ancestors().filter_map(|outer| outer.value().as_element());
            outer.any(|outer| names.contains(&outer.name()))
        };
        match element.name() {
            // Word processors mark what stands at the head and foot of each page.
            "div" if matches!(element.attr("title"), Some("header" | "footer")) => true,
            "nav" | "aside" | "form" | "dialog" | "menu" => true,
            "header" => !is_inside(&["article", "main", "section"]),
            "footer" => !is_inside(&["blockquote"]),
            "div" | "ul" | "ol" | "dl" | "section" | "p" | "span" | "table" | "td" | "a" => {
                is_called_so(element) || self.is_all_links(weight, element)
            }
            _ => element.attr("role").is_some_and(|role| ROLES.contains(&role)),
        }
    }

    /// A list or box of short links.
    fn is_all_links(&self, weight: Weight, element: &Element) -> bool {
        let is_box = matches!(element.name(), "ul" | "ol" | "div" | "section" | "p" | "td");
        is_box
            && weight.links >= 4
            && weight.linked * 100 >= weight.all * 80
            && weight.linked < weight.links * 40
            && weight.all * 100 < self.whole * MAIN
    }
}

/// Whether an element holds no text to read, or text that is not shown.
pub(super) fn is_unread(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or_default().replace(' ', "").to_lowercase();
    UNREAD.contains(&element.name())
        || element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || ["display:none", "visibility:hidden", "mso-hide:all"].iter().any(|hidden| style.contains(hidden))
}

fn is_called_so(element: &Element) -> bool {
    let names = [element.attr("id"), element.attr("class")].into_iter().flatten();
    let mut words = names.flat_map(|name| name.split(|c: char| !c.is_ascii_alphanumeric()));
    let role = element.attr("role").is_some_and(|role| ROLES.contains(&role));
    role || words.any(|word| WORDS.contains(&word.to_ascii_lowercase().as_str()))
}
