//! The parts in which a long document is linked: what one part tells is not heard in another, so that a
//! text as long as a library takes no more memory than a book.

use crate::{documents::document::Passage, ground::text::Text};

/// The bytes of a part: a paragraph belongs to the part in which it starts.
pub const PART: usize = 1 << 20;

/// The passages of a document, part by part; whole paragraphs.
pub(super) fn parts<'a>(passages: &'a [Passage], text: &Text) -> impl Iterator<Item = &'a [Passage]> {
    let mut rest = passages;
    let is_short = text.as_str().len() <= PART;
    std::iter::from_fn(move || {
        let first = rest.first()?;
        let part = |passage: &Passage| text.byte_of(passage.span.start) / PART;
        let of = part(first);
        let is_beyond = |passage: &Passage| passage.locator.sentence == 1 && part(passage) != of;
        let end = if is_short { None } else { rest.iter().position(is_beyond) };
        let (own, others) = rest.split_at(end.unwrap_or(rest.len()));
        rest = others;
        Some(own)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{
        document::DocumentId,
        reading::{Format, read},
    };

    #[test]
    fn a_long_document_has_parts_of_whole_paragraphs() {
        let paragraph = format!("{} One.", "word ".repeat(40_000));
        let text = vec![paragraph; 12].join("\n\n");
        let document = read(&DocumentId::new("a.txt"), Format::Text, text.as_bytes()).unwrap().value;
        let sizes: Vec<usize> = parts(&document.passages, &document.text).map(<[_]>::len).collect();
        assert_eq!(sizes, [6, 5, 1]);
        let short = read(&DocumentId::new("a.txt"), Format::Text, b"One. Two.\n\nThree.").unwrap().value;
        assert_eq!(parts(&short.passages, &short.text).count(), 1);
    }
}
