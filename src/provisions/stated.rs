//! What a person says of a provision in words of their own, read as the words of a document are: a deadline, a
//! length of time; and the category that words of a document show. Words that say no time give none.

use super::{
    category::Category,
    cues::{Said, Strength},
    deadlines::Times,
    language,
    lexicon::Lexicon,
    line::Line,
    parties::parties,
    provision::Provision,
    time::{Deadline, Duration},
    weighing::held,
};
use crate::{
    documents::{
        document::{Document, DocumentId},
        reading,
    },
    ground::text::Span,
    linking::mention::Mention,
};

/// The deadline that words say which a person writes for a provision of a document; a date without a year is of
/// the year that was found. Its span is that of the provision, since the words stand nowhere.
#[must_use]
pub fn deadline(words: &str, document: &Document, provision: &Provision) -> Option<Deadline> {
    let year = provision.deadline.as_ref().and_then(|found| found.date).map(jiff::civil::Date::year);
    let times = times_in(words, language::of(document), year);
    let (_, deadline, _) = times.deadlines.into_iter().next()?;
    Some(Deadline { text: words.to_owned(), span: provision.evidence.span, ..deadline })
}

/// The length of time that such words say.
#[must_use]
pub fn duration(words: &str, document: &Document, provision: &Provision) -> Option<Duration> {
    let times = times_in(words, language::of(document), None);
    let (_, duration, _) = times.durations.into_iter().next()?;
    Some(Duration { text: words.to_owned(), span: provision.evidence.span, ..duration })
}

fn times_in(words: &str, lexicon: &Lexicon, year: Option<i16>) -> Times {
    let own = reading::part(&DocumentId::new(""), words.to_owned(), Vec::new());
    let mut line = Line::new(&own, Span::new(0, words.chars().count()), &[], lexicon);
    Times::read(&mut line, year, None)
}

/// The category that words of a document show, whatever stands around them; none when they show none.
#[must_use]
pub fn category(document: &Document, span: Span, mentions: &[Mention]) -> Option<Category> {
    let first = mentions.partition_point(|mention| mention.span.start < span.start);
    let after = mentions.partition_point(|mention| mention.span.end <= span.end);
    let own = mentions.get(first..after).unwrap_or_default();
    let mut line = Line::new(document, span, own, language::of(document));
    let times = Times::read(&mut line, None, None);
    parties(&mut line);
    let said = Said::of(&line, Some(Strength::Any), &times.events());
    held(&line, &said, false).first().map(|group| group.category)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        documents::reading::Format,
        provisions::{detection::find, time::Bound},
    };
    use jiff::civil::{Date, date};

    fn document(text: &str) -> Document {
        reading::read(&DocumentId::new("a.txt"), Format::Text, text.as_bytes()).unwrap().value
    }

    #[test]
    fn what_a_person_writes_for_a_deadline_is_read_as_a_document_is() {
        let document = document("1. The forces shall be withdrawn by 5 March 2001.");
        let provision = find(&document, &[]).provisions.remove(0);
        let check = |words: &str, expected: Option<(Option<Date>, Bound)>| {
            let read = deadline(words, &document, &provision);
            assert_eq!(read.as_ref().map(|read| (read.date, read.bound)), expected, "{words}");
            assert!(read.is_none_or(|read| read.text == words && read.span == provision.evidence.span));
        };
        check("by 1 December 2020", Some((Some(date(2020, 12, 1)), Bound::By)));
        check("before 7 May", Some((Some(date(2001, 5, 7)), Bound::Before)));
        check("2 June 2003", Some((Some(date(2003, 6, 2)), Bound::On)));
        check("when the snow has gone", None);
        check("", None);
        let length = duration("for at least five years", &document, &provision).unwrap();
        assert_eq!(length.length.count, 5);
    }

    #[test]
    fn words_show_what_they_are_about_whatever_stands_around_them() {
        let document = document("It is said that the troops shall be withdrawn from the hill. It rained.");
        assert_eq!(category(&document, Span::new(16, 59), &[]), Category::from_word("withdrawal"));
        assert_eq!(category(&document, Span::new(61, 71), &[]), None);
    }
}
