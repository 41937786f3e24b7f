//! The evidence in the words before a spot: where something is, whose it is, who is called so.

use super::{
    WorldLinker,
    signs::{ALL_ITS_WORDS, Read, Sides, is_raised, is_sign},
};
use crate::{
    linking::{
        mention::Sense,
        sentence::{Token, TokenKind},
    },
    places::world::RowKind,
};

/// Beyond which step an English word is a rare one.
const RARE: u8 = 4;

impl WorldLinker {
    pub(super) fn look_before(&self, read: &mut Read, sides: &Sides<'_>) {
        let classes = &self.rules.classes;
        let start = sides.start;
        let Some(before) = sides.before(1) else {
            return;
        };
        let here = sides.words(start - 1, start);
        if before.letters == "." {
            self.look_before_stop(read, sides);
            return;
        }
        if before.letters == "-" {
            self.look_before_hyphen(read, sides);
            return;
        }
        if is_sign(Some(before), ",") && sides.before(2).is_some_and(|word| classes.kin.contains(word.name())) {
            self.add(read, "kin_before", 1.0, sides.words(start - 2, start));
            return;
        }
        let article = usize::from(before.letters == "the");
        let word = sides.before(1 + article);
        let is_lower =
            |token: &Token<'_>| token.kind == TokenKind::Word || sides.starts_at(1 + article) || sides.sentence.shouts;
        if let Some(word) = word.filter(|token| is_lower(token)) {
            let words = sides.words(start - 1 - article, start);
            let is_far = word.letters == "as" && sides.before(2 + article).is_some_and(|far| far.letters == "far");
            if is_far || classes.locative.contains(word.name()) {
                self.add(read, "in_before", 1.0, words);
                self.spare(read, &ALL_ITS_WORDS);
            } else if classes.part.contains(word.name()) {
                self.add(read, "part_before", 1.0, words);
            } else if classes.to.contains(word.name()) {
                self.add(read, "to_before", 1.0, words);
            }
        }
        self.look_before_of(read, before, article, sides);
        let stands_alone = sides.after(1).is_none_or(|after| {
            after.kind != TokenKind::Capitalised
                && (after.kind != TokenKind::Word || self.function.contains(after.name()))
        });
        if article == 1 && stands_alone && self.may_be_river(read) {
            self.add(read, "the_river", 1.0, here);
        } else if article == 1 && stands_alone && read.is_little_known() {
            self.add(read, "article", 1.0, here);
        }
        if classes.title.contains(before.name()) {
            self.add(read, "person_title", 1.0, here);
        } else if classes.kin.contains(before.name()) && before.kind == TokenKind::Word {
            self.add(read, "kin_before", 1.0, here);
        } else if classes.told.contains(before.name()) && read.is_little_known() {
            self.add(read, "told_before", 1.0, here);
        } else if classes.particle.contains(before.name())
            && before.kind == TokenKind::Word
            && is_raised(sides.before(2)).is_some()
        {
            self.add(read, "longer_before", 1.0, sides.words(start - 2, start));
        } else if let Some(raised) = is_raised(Some(before)).filter(|_| sides.touches(start - 1)) {
            self.look_before_raised(read, raised, sides);
        }
    }

    /// Whether a name is that of a river, and of no country: "the" before it says that the river is meant.
    fn may_be_river(&self, read: &Read) -> bool {
        let kinds = || read.spot.uses.iter().filter_map(|found| self.world.row(found.row)).map(|row| row.kind);
        kinds().any(|kind| kind == RowKind::River) && !kinds().any(|kind| kind == RowKind::Country)
    }

    /// A hyphen before: the letter of a party, or a longer name.
    fn look_before_hyphen(&self, read: &mut Read, sides: &Sides<'_>) {
        let start = sides.start;
        let classes = &self.rules.classes;
        let outer = sides.before(2);
        let is_party = outer.is_some_and(|outer| matches!(outer.letters, "d" | "r" | "i"));
        if is_party && sides.before(3).is_some_and(|sign| matches!(sign.letters, "(" | ",")) {
            self.add(read, "party", 1.0, sides.words(start - 2, start));
            self.spare(read, &ALL_ITS_WORDS);
        } else if outer.is_some_and(|outer| classes.particle.contains(outer.name())) {
            // "Al-" is an article: "in al-Bab", but "Omar al-Bab".
            let locative = sides.before(3).filter(|word| classes.locative.contains(word.name()));
            if locative.is_some() {
                self.add(read, "in_before", 1.0, sides.words(start - 3, start));
            } else if is_raised(sides.before(3)).is_some() || read.is_little_known() {
                self.add(read, "longer_before", 1.0, sides.words(start - 2, start));
            }
        } else if is_raised(outer).is_some() {
            self.add(read, "longer_before", 0.8, sides.words(start - 2, start));
        }
    }

    /// "Of" before the name, and what is said of it: "the town of", "the Duke of".
    fn look_before_of(&self, read: &mut Read, before: &Token<'_>, article: usize, sides: &Sides<'_>) {
        let classes = &self.rules.classes;
        let of = if article == 1 { sides.before(2) } else { Some(before) };
        let of_word = of.filter(|of| of.letters == "of" || of.letters == "from");
        let Some((of, noun)) = of_word.zip(sides.before(2 + article)) else {
            return;
        };
        let words = sides.words(sides.start - 2 - article, sides.start);
        // "Ann Hill, of", "Ann Hill, 45, of": where somebody is from.
        let who = sides.before(3).filter(|_| article == 0 && of.letters == "of" && is_sign(Some(noun), ","));
        let is_told =
            |who: &Token<'_>| who.kind == TokenKind::Capitalised || who.letters.bytes().all(|c| c.is_ascii_digit());
        if who.is_some_and(is_told) || article == 0 && of.letters == "of" && self.is_person_before(noun, sides) {
            self.add(read, "of_home", 1.0, words);
            self.spare(read, &ALL_ITS_WORDS);
            return;
        }
        if is_raised(Some(noun)).is_some() && of.letters == "of" && classes.body.contains(noun.name()) {
            self.add(read, "organisation", 1.0, words);
            read.sense = Sense::Organisation;
        } else if is_raised(Some(noun)).is_some() && of.letters == "of" && classes.event_of.contains(noun.name()) {
            self.add(read, "event", 1.0, words);
            read.sense = Sense::Title;
        } else if classes.noble.contains(noun.name()) && of.letters == "of" {
            self.add(read, "noble", 1.0, words);
        } else if classes.kind_of.contains(noun.name()) || classes.person.contains(noun.name()) && of.letters == "from"
        {
            self.add(read, "kind_of", 1.0, words);
            self.spare(read, &ALL_ITS_WORDS);
        } else if classes.share.contains(noun.name()) && of.letters == "of" {
            self.add(read, "share_before", 1.0, words);
        }
    }

    /// Whether a given name and a surname stand before "of": "Ann Hill of Bath".
    fn is_person_before(&self, surname: &Token<'_>, sides: &Sides<'_>) -> bool {
        let given = is_raised(sides.before(3)).filter(|_| is_raised(Some(surname)).is_some());
        let marks = given.map(|given| self.words.marks(given.name())).unwrap_or_default();
        let classes = &self.rules.classes;
        let is_body = [&classes.body, &classes.organisation, &classes.event_of, &classes.head, &classes.title]
            .iter()
            .any(|class| class.contains(surname.name()));
        marks.given > 0 && (marks.common == 0 || marks.common > RARE) && !is_body
    }

    /// Full stops before: an initial, or a short title.
    fn look_before_stop(&self, read: &mut Read, sides: &Sides<'_>) {
        let Some(before) = sides.before(2) else {
            return;
        };
        let words = sides.words(sides.start - 2, sides.start);
        if self.rules.classes.title.contains(before.name()) {
            self.add(read, "person_title", 1.0, words);
        } else if before.letters.chars().count() == 1 && is_raised(Some(before)).is_some() && is_initial(sides) {
            self.add(read, "person_given", 1.0, words);
        }
    }

    /// A capitalised word directly before.
    fn look_before_raised(&self, read: &mut Read, before: &Token<'_>, sides: &Sides<'_>) {
        let classes = &self.rules.classes;
        let words = sides.words(sides.start - 1, sides.start);
        let marks = self.words.marks(before.name());
        let starts = sides.starts_at(1);
        let is_people = self.peoples.contains_key(&before.name());
        if classes.club.contains(before.name()) {
            self.add(read, "organisation", 1.0, words);
            read.sense = Sense::Organisation;
        } else if classes.vessel.contains(before.name()) {
            self.add(read, "vessel", 1.0, words);
        } else if classes.other_name.contains(before.name()) {
            self.add(read, "other_name", 1.0, words);
        } else if classes.part.contains(before.name()) {
            if !starts {
                self.add(read, "part_before", 0.5, words);
            }
        } else if marks.given > 0
            && (marks.common == 0 || marks.common > RARE || (marks.common > 2 || marks.given == 1) && !starts)
        {
            self.add(read, "person_given", 1.0, words);
        } else if marks.common == 1 || marks.common > 0 && (starts || sides.sentence.shouts) || is_people {
            // An ordinary word that is capitalised for another reason.
        } else if marks.common > 0 {
            self.add(read, "longer_before", 0.5, words);
        } else if !self.calendar.contains(before.name())
            && !classes.small.contains(before.name())
            && before.letters.chars().count() > 1
        {
            self.add(read, "longer_before", 1.0, words);
        }
    }
}

/// Whether the letter and the full stop before a spot are a person's initial: no part of letters with full stops that
/// stand together, as "U.S."; the initials of a person stand apart.
fn is_initial(sides: &Sides<'_>) -> bool {
    let letter = sides.before(2);
    let stop = sides.before(3).filter(|stop| is_sign(Some(stop), "."));
    stop.is_none_or(|stop| letter.is_some_and(|letter| letter.span.start > stop.span.end))
}
