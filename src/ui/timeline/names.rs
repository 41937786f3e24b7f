//! What lanes are called: category and place; and what tells those apart that are called alike.

use crate::ui::review::entry::{Column, Entry};
use std::collections::{BTreeMap, BTreeSet};

/// Where what tells two apart is looked for, in this order: who, where it stands, what is done.
const TELLING: [Column; 3] = [Column::Who, Column::Source, Column::What];

/// A provision in a few words: "Hand-over · Agdam (transferred)".
pub(super) fn name_of(entry: &Entry) -> String {
    let place = entry.cell(Column::Place);
    let category = entry.category.title();
    if place.is_empty() { category.to_owned() } else { format!("{category} · {place}") }
}

/// What tells each of some provisions from those of the same name; empty for one that is alone with its name.
pub(super) fn told_apart(entries: &[&Entry]) -> Vec<String> {
    let cells = |entry: &&Entry| TELLING.map(|column| entry.cell(column).to_owned());
    apart(&entries.iter().map(|entry| (name_of(entry), cells(entry))).collect::<Vec<_>>())
}

fn apart<const N: usize>(all: &[(String, [String; N])]) -> Vec<String> {
    let mut told: Vec<Vec<&str>> = vec![Vec::new(); all.len()];
    for column in 0..N {
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
        assert_eq!(apart(&all), expected);
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
}
