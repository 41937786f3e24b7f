//! Every quote sliced anew from its source, found by the hash of its bytes; what differs is named.

use super::evidence_reading::StatedQuote;
use crate::documents::document::Document;
use std::fmt;

/// What is wrong with a quote, or with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// No source has its hash or its name.
    Missing {
        /// The quote.
        quote: String,
        /// The document that it names.
        document: String,
    },
    /// The source of that name has other bytes than the quoted one.
    Changed {
        /// The document.
        document: String,
    },
    /// Other words stand where it says.
    Differs {
        /// The quote.
        quote: String,
        /// The document.
        document: String,
        /// The words that it states, from a little before they begin to differ.
        stated: String,
        /// The words that stand there.
        found: String,
    },
}

/// How many scalars of words that differ are shown.
const SHOWN: usize = 48;

/// How many of them before the difference.
const BEFORE: usize = 16;

/// What does not hold, in the order of the quotes; nothing when all do.
#[must_use]
pub fn verify(quotes: &[StatedQuote], sources: &[Document]) -> Vec<Mismatch> {
    let mut mismatches: Vec<Mismatch> = Vec::new();
    for quote in quotes {
        let named = |document: &&Document| document.id.may_name(&quote.document);
        let hashed = quote.sha256.as_ref().and_then(|hash| {
            let mut same = sources.iter().filter(|document| document.sha256 == *hash);
            let first = same.next()?;
            // Records of one file may share words; of several with one hash the one of that name is meant.
            Some(std::iter::once(first).chain(same).find(|document| named(document)).unwrap_or(first))
        });
        let Some(document) = hashed.or_else(|| sources.iter().find(named)) else {
            let (quote, document) = (quote.name.clone(), quote.document.clone());
            mismatches.push(Mismatch::Missing { quote, document });
            continue;
        };
        if hashed.is_none() && quote.sha256.is_some() {
            let changed = Mismatch::Changed { document: document.id.to_string() };
            if !mismatches.contains(&changed) {
                mismatches.push(changed);
            }
        }
        let found = document.words(quote.span);
        if found != quote.exact {
            mismatches.push(differs(quote, document, &quote.exact, found));
            continue;
        }
        let passage = document.passage_at(quote.span.start).map(|passage| document.words(passage.span));
        let stands = |sentence: &&String| passage.is_some_and(|passage| passage.contains(sentence.as_str()));
        if let Some(sentence) = quote.sentence.as_ref().filter(|sentence| !stands(sentence)) {
            mismatches.push(differs(quote, document, sentence, passage.unwrap_or_default()));
        }
    }
    mismatches
}

fn differs(quote: &StatedQuote, document: &Document, stated: &str, found: &str) -> Mismatch {
    let (stated, found) = about_difference(stated, found);
    Mismatch::Differs { quote: quote.name.clone(), document: document.id.to_string(), stated, found }
}

/// Both texts from a little before they differ.
fn about_difference(stated: &str, found: &str) -> (String, String) {
    let same = stated.chars().zip(found.chars()).take_while(|(a, b)| a == b).count();
    let from = same.saturating_sub(BEFORE);
    let part = |text: &str| {
        let mut part: String = text.chars().skip(from).take(SHOWN).collect();
        if from > 0 {
            part.insert(0, '…');
        }
        if text.chars().count() > from + SHOWN {
            part.push('…');
        }
        part.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
    };
    (part(stated), part(found))
}

impl Mismatch {
    /// Whether it is a quote that does not hold, not only its source that changed elsewhere.
    #[must_use]
    pub const fn is_about_quote(&self) -> bool {
        !matches!(self, Self::Changed { .. })
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { quote, document } => {
                write!(f, "{quote}: no source is {document}; name its folder with --sources")
            }
            Self::Changed { document } => {
                write!(f, "{document}: the source is not the one that was quoted; its bytes differ")
            }
            Self::Differs { quote, document, stated, found } => {
                write!(f, "{quote}: stated is “{stated}”, in {document} stands “{found}”")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        documents::{
            document::DocumentId,
            reading::{self, Format},
        },
        ground::text::Span,
    };

    fn document(id: &str, text: &str) -> Document {
        reading::read(&DocumentId::new(id), Format::Text, text.as_bytes()).unwrap().value
    }

    fn quote(of: &Document, span: Span) -> StatedQuote {
        StatedQuote {
            name: "quote 1".to_owned(),
            document: of.id.to_string(),
            sha256: Some(of.sha256.clone()),
            span,
            exact: of.words(span).to_owned(),
            sentence: None,
        }
    }

    #[test]
    fn a_quote_that_stands_in_its_source_holds_whatever_the_source_is_called() {
        let source = document("a.txt", "They return Laçın to them.");
        let quote = quote(&source, Span::new(5, 17));
        assert_eq!(verify(std::slice::from_ref(&quote), &[document("other.txt", "They return Laçın to them.")]), []);
        assert_eq!(verify(&[quote], &[document("x.txt", "x"), source]), []);
    }

    #[test]
    fn one_changed_letter_is_named_with_its_quote() {
        let source = document("a.txt", "They return Lachin to them.");
        let found = verify(&[quote(&source, Span::new(5, 18))], &[document("in/a.txt", "They return Lacyin to them.")]);
        assert_eq!(found.len(), 2, "the source, and the quote");
        let words = found[1].to_string();
        assert!(words.starts_with("quote 1") && words.contains("Lachin") && words.contains("Lacyin"), "{words}");
    }

    #[test]
    fn a_change_elsewhere_is_told_of_the_source_alone() {
        let source = document("a.txt", "They return Lachin. Then peace.");
        let found = verify(&[quote(&source, Span::new(0, 19))], &[document("a.txt", "They return Lachin. Then war.")]);
        assert_eq!(found, [Mismatch::Changed { document: "a.txt".to_owned() }]);
    }

    #[test]
    fn a_source_that_is_not_there_is_missed() {
        let source = document("a.txt", "They return Lachin.");
        let found = verify(&[quote(&source, Span::new(0, 4))], &[document("b.txt", "They")]);
        assert!(matches!(found.as_slice(), [Mismatch::Missing { .. }]));
    }
}
