//! The categories of territorial provisions, with their stable words and the codes of PA-X (codebook V3,
//! University of Edinburgh) that lie nearest.

use std::fmt;

/// What a provision is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Fighting stops at a stated moment.
    Ceasefire,
    /// Parties hold positions, or a line is the reference.
    Positions,
    /// A named area passes to a party's control.
    Handover,
    /// Named forces leave an area or go behind a line.
    Withdrawal,
    /// A demilitarised, buffer or security zone.
    Zone,
    /// A force of third parties: who, where, how many, how long.
    Peacekeeping,
    /// A body that watches compliance.
    Monitoring,
    /// Guaranteed passage, transit, communications links.
    Corridor,
    /// Road, rail, crossing or pipeline, new or reopened.
    Infrastructure,
    /// Refugees and displaced persons come back.
    Return,
    /// Prisoners, hostages, remains.
    Prisoners,
    /// Delimitation and demarcation.
    Border,
    /// A neighbour's part in governance, links of kin across a border.
    CrossBorder,
    /// Political status, recognition, renunciation, referendum.
    Status,
    /// Self-rule, special regime, international administration.
    Autonomy,
    /// Humanitarian access.
    Access,
    /// Mines and explosive remnants.
    Mines,
    /// Water, energy, land.
    Resources,
    /// Holy places, monuments.
    Heritage,
    /// Non-use of force, general guarantees.
    Guarantee,
    /// Entry into force, renewal, termination.
    Duration,
    /// An earlier agreement, an annex, a map.
    Reference,
}

/// Every category with its word in files, its name for people, and its codes in PA-X.
const WORDS: [(Category, &str, &str, &[&str]); 22] = [
    (Category::Ceasefire, "ceasefire", "Ceasefire", &["Ce", "CeProv"]),
    (Category::Positions, "positions", "Positions and lines", &[]),
    (Category::Handover, "handover", "Hand-over", &[]),
    (Category::Withdrawal, "withdrawal", "Withdrawal", &["SsrFf", "SsrPsf"]),
    (Category::Zone, "zone", "Demilitarised or buffer zone", &["DdrDemil"]),
    (Category::Peacekeeping, "peacekeeping", "Peacekeeping", &["ImPK"]),
    (Category::Monitoring, "monitoring", "Monitoring", &["ImE", "ImOth"]),
    (Category::Corridor, "corridor", "Corridor and transit", &["HrMob"]),
    (Category::Infrastructure, "infrastructure", "Roads, rail and crossings", &["HrMob", "Wat"]),
    (Category::Return, "return", "Return of people", &["GRef"]),
    (Category::Prisoners, "prisoners", "Prisoners and remains", &["TjPrire", "TjMis"]),
    (Category::Border, "border", "Border", &["StBor"]),
    (Category::CrossBorder, "crossborder", "Ties across a border", &["StXbor"]),
    (Category::Status, "status", "Status", &["StDef"]),
    (Category::Autonomy, "autonomy", "Self-rule and administration", &["Terps"]),
    (Category::Access, "access", "Humanitarian access", &["HrMob"]),
    (Category::Mines, "mines", "Mines", &["DdrDemil", "SsrDdr"]),
    (Category::Resources, "resources", "Water, energy, land", &["Wat", "NatRes"]),
    (Category::Heritage, "heritage", "Holy places and monuments", &["LaCH"]),
    (Category::Guarantee, "guarantee", "Guarantees", &["SsrGua"]),
    (Category::Duration, "duration", "Entry into force and duration", &[]),
    (Category::Reference, "reference", "Earlier agreements and annexes", &["OthAgr"]),
];

impl Category {
    /// Every category, in the order of the taxonomy.
    pub fn all() -> impl Iterator<Item = Self> {
        WORDS.iter().map(|(category, ..)| *category)
    }

    /// Its stable word in files: `handover`.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.entry().map_or("", |(_, word, ..)| word)
    }

    /// Its name for people: "Hand-over".
    #[must_use]
    pub fn title(self) -> &'static str {
        self.entry().map_or("", |(_, _, title, _)| title)
    }

    /// The codes of PA-X V3 that lie nearest; none where PA-X has no such code.
    #[must_use]
    pub fn pax_codes(self) -> &'static [&'static str] {
        self.entry().map_or(&[], |(.., codes)| codes)
    }

    /// The category of a word in a file.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        WORDS.iter().find(|(_, own, ..)| *own == word).map(|(category, ..)| *category)
    }

    fn entry(self) -> Option<&'static (Self, &'static str, &'static str, &'static [&'static str])> {
        WORDS.iter().find(|(category, ..)| *category == self)
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_category_is_found_again_by_its_word() {
        assert_eq!(Category::all().count(), 22);
        for category in Category::all() {
            assert_eq!(Category::from_word(category.word()), Some(category));
            assert!(!category.title().is_empty());
        }
    }

    #[test]
    fn hand_over_corridor_zone_and_positions_say_what_pax_lacks() {
        assert!(Category::Handover.pax_codes().is_empty());
        assert_eq!(Category::Return.pax_codes(), ["GRef"]);
    }
}
