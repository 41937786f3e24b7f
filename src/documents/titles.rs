//! Titles of clauses that are told by nothing but their shape: "Article 2. Withdrawal of forces" above its
//! paragraphs, in a plain text or where a file names no styles. Pure.

use super::{
    clauses::{ClauseLevel, ClauseMark},
    document::ParagraphRole,
};

/// A title has at most so many words.
const MOST_WORDS: usize = 12;

/// What is seen of a paragraph without reading it.
#[derive(Debug)]
pub(super) struct Shape {
    role: ParagraphRole,
    mark: Option<(ClauseLevel, String)>,
    /// Whether it is a number and nothing else: "Article 3".
    is_bare: bool,
    /// Whether it is as short as a title, starts like one and ends without a sign.
    is_short: bool,
}

impl Shape {
    /// The shape of a paragraph by its words and its number.
    pub(super) fn of(words: &str, role: ParagraphRole, mark: Option<&ClauseMark>) -> Self {
        let own = words.get(mark.map_or(0, |mark| mark.bytes)..).unwrap_or_default().trim();
        let is_ended = own.ends_with(['.', ';', ':', ',', '!', '?', '”', '"', '…', ')']);
        // "Forces. They shall leave" is a sentence and a half.
        let goes_on = own.contains(". ") || own.contains('\n');
        Self {
            role,
            mark: mark.map(|mark| (mark.level, mark.label.clone())),
            is_bare: mark.is_some() && own.is_empty(),
            is_short: own.starts_with(char::is_uppercase)
                && !is_ended
                && !goes_on
                && own.split_whitespace().count() <= MOST_WORDS,
        }
    }

    /// Whether its number stands beneath another's: "(a)" beneath "2.", "2.1" beneath "2."; a paragraph without
    /// a number stands beneath any.
    fn is_beneath(&self, other: &Self) -> bool {
        match (&self.mark, &other.mark) {
            (None, _) => self.role != ParagraphRole::Heading,
            (Some(_), None) => true,
            (Some((level, label)), Some((above, over))) => {
                level > above || label.strip_prefix(over.as_str()).is_some_and(|rest| rest.starts_with('.'))
            }
        }
    }
}

/// Which of some paragraphs are titles: short ones without an end, under the bare number of an article or with a
/// number of their own, that something stands beneath. The items of a list have their like beside them.
pub(super) fn titles(shapes: &[Shape]) -> Vec<usize> {
    let is_title = |at: usize| -> Option<bool> {
        let own = shapes.get(at).filter(|own| own.role == ParagraphRole::Body && own.is_short)?;
        let after = shapes.get(at + 1)?;
        let before = at.checked_sub(1).and_then(|before| shapes.get(before));
        Some(match &own.mark {
            None => before.is_some_and(|before| before.is_bare) && !after.is_bare,
            Some((level, _)) => {
                let is_sibling = |other: &Shape| other.mark.as_ref().is_some_and(|(of, _)| of == level);
                after.is_beneath(own) && !after.is_short && !before.is_some_and(|it| is_sibling(it) && it.is_short)
            }
        })
    };
    (0..shapes.len()).filter(|&at| is_title(at) == Some(true)).collect()
}
