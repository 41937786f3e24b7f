//! XML walked element by element, by local names, with a limit on depth. Entities are not expanded:
//! only the five predefined ones and character references stand for anything.

use encoding_rs::{Encoding, UTF_8};
use quick_xml::{Reader, XmlVersion, escape::resolve_predefined_entity, events::Event};
use std::borrow::Cow;

/// The deepest nesting of elements.
const DEEPEST: usize = 512;

/// An element as it opens.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its local name.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

/// A step of the walk.
#[derive(Debug)]
pub(super) enum Step<'a> {
    Open(&'a Element),
    Text(&'a str),
    Close(&'a str),
}

/// Why a walk ended before the end.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum XmlError {
    #[error("it breaks off or is damaged in the middle")]
    Broken,
    #[error("its elements are nested deeper than {DEEPEST}")]
    TooDeep,
}

impl Element {
    /// The value of an attribute, by local name.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        all.find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The value of an attribute as a number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// Walks a part of a file.
pub(super) fn walk(part: &[u8], mut step: impl FnMut(Step<'_>)) -> Result<(), XmlError> {
    let text = text_of(part);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(XmlError::TooDeep);
                }
                let name = local(start.name().as_ref()).to_owned();
                let mut element = Element { name, attributes: Vec::new() };
                for attribute in start.attributes().with_checks(false).flatten() {
                    if let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) {
                        element.attributes.push((local(attribute.key.as_ref()).to_owned(), value.into_owned()));
                    }
                }
                step(Step::Open(&element));
            }
            Ok(Event::End(end)) => {
                depth = depth.saturating_sub(1);
                step(Step::Close(local(end.name().as_ref())));
            }
            Ok(Event::Text(text)) => step(Step::Text(&text)),
            Ok(Event::CData(text)) => step(Step::Text(&text)),
            Ok(Event::GeneralRef(reference)) => {
                if let Ok(Some(c)) = reference.resolve_char_ref() {
                    step(Step::Text(c.encode_utf8(&mut [0; 4])));
                } else if let Some(text) = resolve_predefined_entity(&reference) {
                    step(Step::Text(text));
                }
            }
            Ok(Event::Eof) if depth == 0 => return Ok(()),
            Ok(Event::Eof) | Err(_) => return Err(XmlError::Broken),
            Ok(_) => {}
        }
    }
}

/// A part is UTF-8 unless a mark says otherwise (ECMA-376 part 2 §8.1.1 allows UTF-16).
fn text_of(part: &[u8]) -> Cow<'_, str> {
    let (encoding, mark) = Encoding::for_bom(part).unwrap_or((UTF_8, 0));
    encoding.decode_without_bom_handling(part.get(mark..).unwrap_or_default()).0
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(xml: &str) -> (String, Result<(), XmlError>) {
        let mut words = String::new();
        let walked = walk(xml.as_bytes(), |step| {
            if let Step::Text(text) = step {
                words.push_str(text);
            }
        });
        (words, walked)
    }

    #[test]
    fn entities_of_a_document_type_are_not_expanded() {
        let bomb = "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;\">]><a>&y;1 &lt; 2 &#233;</a>";
        assert_eq!(words(bomb), ("1 < 2 é".to_owned(), Ok(())));
    }

    #[test]
    fn deep_and_broken_elements_end_the_walk() {
        assert_eq!(words(&"<a>".repeat(600)).1, Err(XmlError::TooDeep));
        assert_eq!(words("<a>kept<b>"), ("kept".to_owned(), Err(XmlError::Broken)));
        assert_eq!(words("<a>kept</b>"), ("kept".to_owned(), Err(XmlError::Broken)));
    }
}
