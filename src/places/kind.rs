//! The kinds of places that the program tells apart, and the words that files use for them.

/// What a place is. District, town and corridor of one name are three places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// A state.
    Country,
    /// A republic within a state, an autonomous one say.
    Republic,
    /// An oblast, present or former.
    Oblast,
    /// A region without its own government, or one that the file does not explain.
    Region,
    /// A first-level province.
    Province,
    /// A district, rayon, county or municipality.
    District,
    /// A city.
    City,
    /// A town.
    Town,
    /// A village.
    Village,
    /// A lake or sea.
    Lake,
    /// A river.
    River,
    /// A mountain, range or pass.
    Mountain,
    /// A corridor.
    Corridor,
    /// A road or railway.
    Road,
    /// A line: a border, a line of contact.
    Line,
    /// Anything else.
    Other,
}

/// Every kind, in its order, with the word shown for it and the words that files use for it, lower case.
const WORDS: &[(PlaceKind, &str, &[&str])] = &[
    (PlaceKind::Country, "country", &["state", "nation", "pcli", "sovereign state", "independent political entity"]),
    (PlaceKind::Republic, "republic", &["autonomous republic", "entity", "autonomous region"]),
    (PlaceKind::Oblast, "oblast", &["autonomous oblast"]),
    (PlaceKind::Region, "region", &["area", "rgn", "historical region"]),
    (
        PlaceKind::Province,
        "province",
        &["adm1", "governorate", "marz", "federal state", "canton", "first-order administrative division"],
    ),
    (PlaceKind::District, "district", &["adm2", "adm3", "rayon", "raion", "county", "municipality", "commune"]),
    (PlaceKind::City, "city", &["pplc", "ppla", "capital", "metropolis"]),
    (PlaceKind::Town, "town", &["ppl", "ppla2", "ppla3", "pplx", "settlement", "populated place", "p"]),
    (PlaceKind::Village, "village", &["hamlet", "ppll"]),
    (PlaceKind::Lake, "lake", &["lk", "sea", "reservoir", "h"]),
    (PlaceKind::River, "river", &["stm", "stream", "canal"]),
    (PlaceKind::Mountain, "mountain", &["mt", "mts", "pass", "range", "peak", "t"]),
    (PlaceKind::Corridor, "corridor", &["passage", "transit route"]),
    (PlaceKind::Road, "road", &["railway", "highway", "motorway", "r"]),
    (PlaceKind::Line, "line", &["border", "boundary", "front line", "line of contact"]),
    (PlaceKind::Other, "place", &["other"]),
];

impl PlaceKind {
    /// Every kind, in the order of the legend.
    pub fn all() -> impl Iterator<Item = Self> {
        WORDS.iter().map(|(kind, _, _)| *kind)
    }

    /// The kind in one lower-case word.
    #[must_use]
    pub fn word(self) -> &'static str {
        WORDS.get(self as usize).map_or("place", |(_, word, _)| word)
    }

    /// The kind that a file means by a word, whatever its case.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        let found = WORDS.iter().find(|(_, own, aliases)| *own == word || aliases.contains(&word.as_str()));
        found.map(|(kind, _, _)| *kind)
    }

    /// Whether it is a settlement, drawn as a dot.
    #[must_use]
    pub const fn is_settlement(self) -> bool {
        matches!(self, Self::City | Self::Town | Self::Village)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_found_again_by_its_own_word() {
        for kind in PlaceKind::all() {
            assert_eq!(PlaceKind::from_word(kind.word()), Some(kind));
        }
    }

    #[test]
    fn words_of_other_files_are_understood() {
        assert_eq!(PlaceKind::from_word("Rayon"), Some(PlaceKind::District));
        assert_eq!(PlaceKind::from_word("PPLC"), Some(PlaceKind::City));
        assert_eq!(PlaceKind::from_word("pudding"), None);
    }
}
