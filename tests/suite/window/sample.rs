//! The sample corpus as the tests know it: its text, and who is said to be mentioned where.

use crate::program::root;
use std::ops::Range;

/// The file of the sample corpus.
pub(crate) const FILE: &str = "000_3d84ca3364ef8fc6.txt";

/// A place of the sample corpus, and the mentions that its panel has to show.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Expected {
    /// Its name.
    pub(crate) name: &'static str,
    /// The kind of the place that is selected by its row.
    pub(crate) kind: &'static str,
    /// Where its mentions stand, in scalars.
    pub(crate) mentions: &'static [(usize, usize)],
}

/// The five places. The district and the town of Agdam share a row and a panel.
pub(crate) const PLACES: [Expected; 5] = [
    Expected { name: "Yerevan", kind: "city", mentions: &[(396, 403)] },
    Expected { name: "Baku", kind: "city", mentions: &[(1243, 1247)] },
    Expected { name: "Agdam", kind: "district", mentions: &[(2683, 2688), (2778, 2783)] },
    Expected { name: "Lachin", kind: "district", mentions: &[(1566, 1572), (3189, 3195)] },
    Expected { name: "Nakhchivan", kind: "republic", mentions: &[(2982, 2992)] },
];

/// One of the five.
pub(crate) fn place(name: &str) -> Expected {
    let mut all = PLACES.into_iter();
    all.find(|place| place.name == name).unwrap()
}

/// The text as it stands in the file.
pub(crate) fn text() -> String {
    std::fs::read_to_string(root().join("seeds").join(FILE)).unwrap()
}

/// The words between two scalars of the file.
pub(crate) fn words(span: Range<usize>) -> String {
    text().chars().skip(span.start).take(span.len()).collect()
}

/// The paragraph that a scalar stands in: where it begins, and its words.
pub(crate) fn paragraph_at(scalar: usize) -> (usize, String) {
    let mut start = 0;
    for line in text().split('\n') {
        let length = line.chars().count();
        if (start..start + length).contains(&scalar) {
            return (start, line.to_owned());
        }
        start += length + 1;
    }
    panic!("no paragraph holds scalar {scalar}");
}

#[test]
fn the_spans_of_the_sample_hold_the_names() {
    for place in PLACES {
        for (start, end) in place.mentions {
            assert_eq!(words(*start..*end), place.name);
        }
    }
}
