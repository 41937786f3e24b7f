//! What lanes are called: category and place; and what tells those apart that are called alike: where they stand, which
//! of several documents each names in any case.

use crate::ui::review::entry::{Column, Entry};
use std::collections::{BTreeMap, BTreeSet};

/// Where what tells two apart is looked for, in this order: where it stands, who, what is done.
const TELLING: [Column; 3] = [Column::Source, Column::Who, Column::What];

/// A provision in a few words: "Hand-over · Agdam (transferred)".
pub(super) fn name_of(entry: &Entry) -> String {
    let place = entry.cell(Column::Place);
    let category = entry.category.title();
    if place.is_empty() { category.to_owned() } else { format!("{category} · {place}") }
}

/// What tells each of some provisions from those of the same name; of one document, empty for one that is alone with
/// its name.
pub(super) fn told_apart(entries: &[&Entry]) -> Vec<String> {
    let cells = |entry: &&Entry| TELLING.map(|column| entry.cell(column).to_owned());
    let documents: BTreeSet<usize> = entries.iter().map(|entry| entry.seat).collect();
    let named: Vec<_> = entries.iter().map(|entry| (name_of(entry), cells(entry))).collect();
    apart(&named, usize::from(documents.len() > 1))
}

/// The cells that are needed, the first `always` of them in any case.
fn apart<const N: usize>(all: &[(String, [String; N])], always: usize) -> Vec<String> {
    let mut told: Vec<Vec<&str>> =
        all.iter().map(|(_, cells)| cells.iter().take(always).map(String::as_str).collect()).collect();
    for column in always..N {
        let mut alike: BTreeMap<(&str, &[&str]), Vec<usize>> = BTreeMap::new();
        let before = told.clone();
        for (at, ((name, _), told)) in all.iter().zip(&before).enumerate() {
            alike.entry((name, told)).or_default().push(at);
        }
        let cell = |at: usize| all.get(at).and_then(|(_, cells)| cells.get(column)).map_or("", String::as_str);
        for group in alike.values() {
            // What all have in common tells none of them.
            let differ = group.iter().map(|&at| cell(at)).collect::<BTreeSet<_>>().len() > 1;
            for &at in group.iter().filter(|&&at| differ && !cell(at).is_empty()) {
                told.get_mut(at).into_iter().for_each(|told| told.push(cell(at)));
            }
        }
    }
    told.iter().map(|words| words.join(", ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(all: &[(&str, [&str; 3])], expected: &[&str]) {
        let all: Vec<_> = all.iter().map(|(name, cells)| ((*name).to_owned(), cells.map(str::to_owned))).collect();
        assert_eq!(apart(&all, 0), expected);
    }

    #[test]
    fn what_is_alone_with_its_name_needs_nothing() {
        check(&[("A", ["x", "¶1", "go"]), ("B", ["y", "¶2", "go"])], &["", ""]);
    }

    #[test]
    fn the_first_thing_that_differs_tells_those_of_one_name_apart() {
        check(&[("A", ["x", "¶1", "go"]), ("A", ["y", "¶2", "go"])], &["x", "y"]);
        check(&[("A", ["x", "¶1", "go"]), ("A", ["x", "¶2", "go"])], &["¶1", "¶2"]);
        check(&[("A", ["x", "¶1", "go"]), ("A", ["", "¶1", "go"])], &["x", ""]);
        check(&[("A", ["x", "¶1", "go"]), ("A", ["x", "¶1", "stay"])], &["go", "stay"]);
    }

    #[test]
    fn more_is_said_only_where_it_is_needed() {
        let all = [("A", ["x", "¶1", "go"]), ("A", ["x", "¶2", "go"]), ("A", ["y", "¶3", "go"])];
        check(&all, &["x, ¶1", "x, ¶2", "y"]);
    }

    #[test]
    fn which_of_several_documents_it_is_in_is_said_in_any_case() {
        let all = [("A", ["draft", "x"]), ("A", ["draft", "y"]), ("B", ["signed", "x"])];
        let all: Vec<_> = all.iter().map(|(name, cells)| ((*name).to_owned(), cells.map(str::to_owned))).collect();
        assert_eq!(apart(&all, 1), ["draft, x", "draft, y", "signed"]);
    }
}
