//! Topics: categories of provisions that the map shows in one colour. Few enough to be told apart, each
//! with a letter for prints without colour.

use crate::{ground::wording::counted, provisions::category::Category};
use std::collections::BTreeSet;

/// What provisions on a place are about, as the map has it; the one that leads comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Areas that pass to somebody's control.
    Handover,
    /// Corridors, roads, rail, crossings.
    Passage,
    /// Ceasefire, positions, withdrawal, zones, borders.
    Line,
    /// Peacekeepers and those who watch.
    Force,
    /// Return, prisoners, access, mines.
    People,
    /// Status, self-rule, guarantees and the rest.
    Status,
    /// How people took it; no provision.
    Reaction,
}

/// What provisions say of a place, as the map shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coding {
    /// The categories, each once, those of the leading topic first.
    pub categories: Vec<Category>,
    /// Whether people reacted there.
    pub reactions: usize,
}

impl Topic {
    /// Every topic, in their order.
    pub const ALL: [Self; 7] =
        [Self::Handover, Self::Passage, Self::Line, Self::Force, Self::People, Self::Status, Self::Reaction];

    /// The topic of a category.
    #[must_use]
    pub const fn of(category: Category) -> Self {
        match category {
            Category::Handover => Self::Handover,
            Category::Corridor | Category::Infrastructure => Self::Passage,
            Category::Ceasefire | Category::Positions | Category::Withdrawal | Category::Zone | Category::Border => {
                Self::Line
            }
            Category::Peacekeeping | Category::Monitoring => Self::Force,
            Category::Return | Category::Prisoners | Category::Access | Category::Mines => Self::People,
            Category::CrossBorder
            | Category::Status
            | Category::Autonomy
            | Category::Resources
            | Category::Heritage
            | Category::Guarantee
            | Category::Duration
            | Category::Reference => Self::Status,
        }
    }

    /// The topic in the words of the legend.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Handover => "Hand-over",
            Self::Passage => "Corridor, transport link",
            Self::Line => "Ceasefire, lines, zones",
            Self::Force => "Peacekeeping, monitoring",
            Self::People => "Return, prisoners, access",
            Self::Status => "Status, guarantees",
            Self::Reaction => "Reaction",
        }
    }

    /// A letter that tells it from the others without colour.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Handover => 'H',
            Self::Passage => 'C',
            Self::Line => 'L',
            Self::Force => 'P',
            Self::People => 'R',
            Self::Status => 'S',
            Self::Reaction => 'X',
        }
    }
}

impl Coding {
    /// The coding of a place by the provisions on it and the reactions there; none without either.
    #[must_use]
    pub fn new(categories: impl IntoIterator<Item = Category>, reactions: usize) -> Option<Self> {
        // Of many provisions few categories come, and they are sorted as they come.
        let sorted: BTreeSet<(Topic, Category)> = categories.into_iter().map(|it| (Topic::of(it), it)).collect();
        let categories: Vec<Category> = sorted.into_iter().map(|(_, category)| category).collect();
        let is_coded = !categories.is_empty() || reactions > 0;
        is_coded.then_some(Self { categories, reactions })
    }

    /// The topic that decides its colour.
    #[must_use]
    pub fn topic(&self) -> Topic {
        self.categories.first().map_or(Topic::Reaction, |category| Topic::of(*category))
    }

    /// What stands below its name: "hand-over · corridor"; of many the first three.
    #[must_use]
    pub fn words(&self) -> String {
        if self.categories.is_empty() {
            return counted(self.reactions, "reaction", "reactions");
        }
        let shown: Vec<&str> = self.categories.iter().take(3).map(|category| short(*category)).collect();
        let rest = self.categories.len() - shown.len();
        let more = if rest > 0 { format!(" + {rest}") } else { String::new() };
        shown.join(" · ") + &more
    }
}

/// A category in a word or two, for labels.
const fn short(category: Category) -> &'static str {
    match category {
        Category::Ceasefire => "ceasefire",
        Category::Positions => "positions",
        Category::Handover => "hand-over",
        Category::Withdrawal => "withdrawal",
        Category::Zone => "zone",
        Category::Peacekeeping => "peacekeeping",
        Category::Monitoring => "monitoring",
        Category::Corridor => "transit",
        Category::Infrastructure => "transport",
        Category::Return => "return",
        Category::Prisoners => "prisoners",
        Category::Border => "border",
        Category::CrossBorder => "cross-border ties",
        Category::Status => "status",
        Category::Autonomy => "self-rule",
        Category::Access => "access",
        Category::Mines => "mines",
        Category::Resources => "resources",
        Category::Heritage => "heritage",
        Category::Guarantee => "guarantee",
        Category::Duration => "duration",
        Category::Reference => "reference",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_leading_topic_comes_first_and_is_written_first() {
        let coding = Coding::new([Category::Corridor, Category::Handover, Category::Corridor], 1).unwrap();
        assert_eq!(coding.topic(), Topic::Handover);
        assert_eq!(coding.words(), "hand-over · transit");
    }

    #[test]
    fn a_place_of_reactions_alone_says_how_many() {
        assert_eq!(Coding::new([], 2).unwrap().words(), "2 reactions");
        assert_eq!(Coding::new([], 0), None);
    }

    #[test]
    fn of_many_categories_three_are_named() {
        assert_eq!(Coding::new(Category::all(), 0).unwrap().words(), "hand-over · transit · transport + 19");
    }

    #[test]
    fn each_topic_has_a_letter_of_its_own() {
        let letters: BTreeSet<char> = Topic::ALL.iter().map(|topic| topic.letter()).collect();
        assert_eq!(letters.len(), Topic::ALL.len());
    }
}
