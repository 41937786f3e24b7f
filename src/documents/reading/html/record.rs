//! Where a page says it comes from: its title, `<meta>` fields, canonical address.

use crate::documents::{
    document::SourceRecord,
    reading::properties::{day, present, somebody, title},
};
use scraper::{Html, Node};
use std::collections::HashMap;

/// The fields that may tell, the best first.
const TITLES: &[&str] = &["citation_title", "dc.title", "dcterms.title", "og:title"];
const PUBLISHERS: &[&str] =
    &["citation_publisher", "dc.publisher", "dcterms.publisher", "publisher", "og:site_name", "author", "dc.creator"];
const DATES: &[&str] = &[
    "citation_publication_date",
    "dc.date",
    "dcterms.date",
    "dcterms.issued",
    "article:published_time",
    "datepublished",
    "date",
    "pubdate",
];

/// The source record of a page.
pub(super) fn of(html: &Html) -> SourceRecord {
    let mut fields: HashMap<String, String> = HashMap::new();
    let (mut page_title, mut canonical, mut saved_from) = (None, None, None);
    for node in html.tree.nodes() {
        match node.value() {
            Node::Comment(comment) => saved_from = saved_from.or_else(|| saved(comment)),
            Node::Element(element) => match element.name() {
                "title" if page_title.is_none() => {
                    let words = node.children().filter_map(|child| child.value().as_text().map(|text| &**text));
                    page_title = Some(words.collect::<String>());
                }
                "meta" => {
                    let key = element.attr("name").or(element.attr("property")).or(element.attr("itemprop"));
                    if let (Some(key), Some(content)) = (key, element.attr("content").and_then(present)) {
                        fields.entry(key.to_lowercase()).or_insert(content);
                    }
                }
                "link" if element.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                    canonical = canonical.or(element.attr("href").and_then(present));
                }
                _ => {}
            },
            _ => {}
        }
    }
    let first = |keys: &[&str]| keys.iter().find_map(|key| fields.get(*key).cloned());
    let is_address = |value: &String| value.starts_with("http://") || value.starts_with("https://");
    SourceRecord {
        title: first(TITLES).or(page_title).as_deref().and_then(title),
        publisher: first(PUBLISHERS).filter(|name| !is_address(name)).as_deref().and_then(somebody),
        date: first(DATES).as_deref().map(day),
        address: canonical.or(first(&["og:url"])).filter(is_address).or(saved_from),
        kind: None,
    }
}

/// The remark that browsers write into the pages that they save.
fn saved(comment: &str) -> Option<String> {
    let after = comment.trim().strip_prefix("saved from url=(")?.split_once(')')?.1;
    after.starts_with("http").then(|| after.trim().to_owned())
}
