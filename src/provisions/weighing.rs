//! Weighing: which provisions a passage holds, by what the rules say of it and what its words say all
//! together. Where a language has no classifier, the rules alone decide.

use super::{
    category::Category,
    classifier::Verdict,
    cues::{Cue, CueGroup, Said, groups},
    line::Line,
    signs::signs,
};
use crate::ground::text::Span;
use serde::Serialize;

/// A passage as the classifier learns from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassageSigns {
    /// Where it starts in the document, in scalars.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
    /// Its words; one sign for a name, a date, a length of time or a number.
    pub signs: Vec<String>,
    /// The categories that the rules find in it.
    pub found: Vec<&'static str>,
    /// Those that rules would find, but something stands against it.
    pub outdone: Vec<&'static str>,
    /// Those that rules would guess.
    pub guessed: Vec<&'static str>,
    /// Whether it is none that promises, by the rules.
    pub barred: bool,
}

impl PassageSigns {
    /// Those of a line.
    pub(super) fn of(line: &Line<'_>, said: &Said<'_>, is_barred: bool, span: Span) -> Self {
        let of = |fits: fn(Verdict) -> bool| {
            let fitting = Category::all().filter(|one| fits(said.verdict(line, *one)));
            fitting.map(Category::word).collect::<Vec<_>>()
        };
        Self {
            start: span.start,
            end: span.end,
            signs: signs(line).into_iter().map(|sign| sign.letters.to_owned()).collect(),
            found: of(Verdict::is_found),
            outdone: of(|verdict| verdict == Verdict::Outdone),
            guessed: of(|verdict| verdict == Verdict::Guessed),
            barred: is_barred,
        }
    }
}

/// The provisions of a line, as groups of cues.
pub(super) fn held<'a>(line: &Line<'a>, said: &Said<'a>, is_barred: bool) -> Vec<CueGroup<'a>> {
    let Some(classifier) = &line.lexicon.classifier else {
        return groups(line, said.standing.clone());
    };
    let weighed = classifier.weigh(line);
    let held = classifier.held(&weighed, is_barred, |category| said.verdict(line, category));
    let cues = held.into_iter().flat_map(|category| {
        let mut cues = said.cues(category);
        if !said.verdict(line, category).is_found() {
            // "As soon as the mines are cleared": what only says when is not promised.
            cues.retain(|cue| !said.is_time(&cue.action));
        }
        let telling = weighed.telling(category);
        let speaks = telling.first().is_some_and(|words| !said.is_time(words));
        if let (true, Some(rule)) = (cues.is_empty() && speaks, classifier.rule(category)) {
            let telling = telling.into_iter().filter(|words| !said.is_time(words));
            cues.extend(telling.map(|words| Cue { rule, action: words.clone(), words }));
        }
        cues
    });
    groups(line, cues.collect())
}

#[cfg(test)]
mod tests {
    use crate::{
        documents::document::DocumentId,
        documents::reading::{self, Format},
        provisions::{
            classifier::RULE,
            detection::{find, signs_of},
        },
    };

    #[test]
    fn a_promise_in_words_that_no_rule_knows_is_found_by_all_of_them_and_says_so() {
        let text = "1. Every captive taken since the spring goes home.";
        let document = reading::read(&DocumentId::new("a.txt"), Format::Text, text.as_bytes()).unwrap().value;
        let signs = signs_of(&document, &[]);
        assert!(signs.iter().all(|passage| passage.found.is_empty()), "{signs:?}");
        let found = find(&document, &[]).provisions;
        let told: Vec<_> = found
            .iter()
            .map(|one| (one.category.word(), one.reasons.first().map(|own| own.rule.to_string())))
            .collect();
        assert_eq!(told, [("prisoners", Some(RULE.to_owned()))]);
    }
}
