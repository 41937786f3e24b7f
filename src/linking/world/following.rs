//! The evidence in the words after a spot: what it is part of, and what kind of place it is.

use super::{
    WorldLinker,
    signs::{ALL_ITS_WORDS, Read, Sides, is_raised},
    spot::{Spot, SpotForm},
};
use crate::{
    linking::{
        mention::Sense,
        sentence::{Token, TokenKind},
        word_class::WordClass,
    },
    places::world::{NameHash, RowKind},
};

/// Beyond which step an English word is a rare one.
const RARE: u8 = 4;

/// Up to which step a surname is a common one.
const COMMON_SURNAME: u8 = 4;

impl WorldLinker {
    pub(super) fn look_after(&self, read: &mut Read, sides: &Sides<'_>) {
        let classes = &self.rules.classes;
        let Some(after) = sides.after(1) else {
            return;
        };
        let end = sides.end;
        if after.letters == "-" {
            let joined = sides.after(2);
            if is_raised(joined).is_some() {
                self.add(read, "longer_after", 0.8, sides.words(end, end + 2));
            } else if joined.is_some_and(|joined| classes.joined.contains(joined.name())) {
                self.add(read, "joined", 1.0, sides.words(end, end + 2));
                self.spare(read, &ALL_ITS_WORDS);
            } else if joined.is_some() {
                self.add(read, "compound", 1.0, sides.words(end, end + 2));
            }
            return;
        }
        let words = sides.words(end, end + 1);
        let is_joined = !sides.sentence.shouts && sides.touches(end - 1);
        if after.kind == TokenKind::Possessive {
            let owned = sides.after(2);
            let is_named =
                owned.is_some_and(|owned| owned.kind != TokenKind::Sign && !classes.small.contains(owned.name()));
            if !is_named && read.is_little_known() {
                self.add(read, "owner", 1.0, words);
            }
            return;
        }
        let is_number = after.letters.contains(|c: char| c.is_ascii_digit());
        if is_number && is_joined && self.is_way_number(read, after) {
            self.add(read, "way_number", 1.0, words);
            return;
        }
        let Some(raised) = is_raised(Some(after)).filter(|_| is_joined && !is_number) else {
            if classes.say.contains(after.name()) {
                self.add(read, "speaks", if read.is_little_known() { 3.0 } else { 1.0 }, words);
            } else if classes.person.contains(after.name())
                && after.kind == TokenKind::Word
                && self.may_be_from(read, sides)
            {
                self.add(read, "their_own", 1.0, words);
                self.spare(read, &ALL_ITS_WORDS);
            } else if classes.circle.contains(after.name()) && read.is_little_known() {
                self.add(read, "circle", 1.0, words);
            } else if classes.disease.contains(after.name()) {
                self.add(read, "disease", 1.0, words);
                read.sense = Sense::Title;
            } else if classes.head.contains(after.name()) && after.kind == TokenKind::Word {
                self.add(read, "head", 0.4, words);
            }
            return;
        };
        self.look_after_raised(read, raised, sides);
    }

    /// A capitalised word directly after.
    fn look_after_raised(&self, read: &mut Read, after: &Token<'_>, sides: &Sides<'_>) {
        let classes = &self.rules.classes;
        let end = sides.end;
        let words = sides.words(end, end + 1);
        let marks = self.words.marks(after.name());
        let run = (0..4).take_while(|&nth| is_raised(sides.after(1 + nth)).is_some()).count();
        let in_run = |class: &WordClass| {
            (0..run).find(|&nth| sides.after(1 + nth).is_some_and(|token| class.contains(token.name())))
        };
        if after.letters == "state" && self.is_state(read) && sides.before(1).is_none_or(|of| of.letters != "of") {
            self.add(read, "state_university", 1.0, words);
            read.sense = Sense::Organisation;
        } else if classes.street.contains(after.name()) {
            self.add(read, "street", 1.0, words);
            read.sense = Sense::Other;
        } else if self.is_people_or_country(after.name()) {
            // A list without commas, or a headline.
        } else if self.is_short_country(&read.spot) {
            // "US Embassy", "U.S. troops": used as an adjective, which the short form has no other of.
        } else if self.is_unit_in_full(read, sides) {
            // "… County Sheriff's Office": the unit is named in full.
        } else if let Some(nth) = in_run(&classes.organisation).or_else(|| in_run(&classes.firm)) {
            let is_firm = sides.after(1 + nth).is_some_and(|token| classes.firm.contains(token.name()));
            self.add(read, if is_firm { "firm" } else { "organisation" }, 1.0, sides.words(end, end + nth + 1));
            self.spare(read, &["common"]);
            read.sense = Sense::Organisation;
        } else if let Some(nth) = in_run(&classes.event) {
            self.add(read, "event", 1.0, sides.words(end, end + nth + 1));
            read.sense = Sense::Title;
        } else if classes.head.contains(after.name()) {
            self.add(read, "head", 1.0, words);
            take_in(read, sides, end + 1);
        } else if classes.site.contains(after.name()) {
            self.add(read, "site", 1.0, words);
            take_in(read, sides, end + run);
        } else if classes.title.contains(after.name()) {
            self.add(read, "office_after", 1.0, words);
        } else if marks.common == 0 {
            let own = sides.sentence.tokens.get(read.spot.tokens.start);
            let own = own.map(|own| self.words.marks(own.name())).unwrap_or_default();
            let is_country = read.best.0 == RowKind::Country;
            if (own.given == 0 || own.given > 1 && is_country) && self.starts_person(after, sides) {
                return;
            }
            let is_person = own.given > 0 || self.is_plain_surname(after);
            let rule = if is_person && read.spot.tokens.len() == 1 { "person_surname" } else { "longer_after" };
            self.add(read, rule, 1.0, words);
        } else if marks.common > 2 || !self.calendar.contains(after.name()) {
            self.add(read, "longer_after", 0.7, words);
        }
    }

    /// Whether the name of a person starts with the word after a spot, which then is no part of it: "in Leeds Anna Hill".
    fn starts_person(&self, given: &Token<'_>, sides: &Sides<'_>) -> bool {
        let marks = self.words.marks(given.name());
        let surname = is_raised(sides.after(2)).map(|surname| self.words.marks(surname.name()));
        marks.given > 0 && marks.common == 0 && surname.is_some_and(|marks| marks.surname > 0)
    }

    /// Whether a word is above all a surname: common as one, and no well-known place.
    fn is_plain_surname(&self, word: &Token<'_>) -> bool {
        let marks = self.words.marks(word.name());
        (1..=COMMON_SURNAME).contains(&marks.surname) && marks.common == 0 && !self.is_known_place(word)
    }

    /// Whether a number after a spot is that of a road: "U.S. 41", "N.C. 54".
    fn is_way_number(&self, read: &Read, number: &Token<'_>) -> bool {
        let is_short = number.letters.len() <= 3 && number.letters.bytes().all(|byte| byte.is_ascii_digit());
        is_short && (read.spot.form == SpotForm::Abbreviation || self.is_short_country(&read.spot))
    }

    /// Whether a spot names a state after which a university is called "… State": not where a great city has the
    /// name as well, so that "state" tells the two apart.
    fn is_state(&self, read: &Read) -> bool {
        let kinds = read.spot.uses.iter().filter(|found| !found.is_other).filter_map(|found| self.world.row(found.row));
        let is_city =
            kinds.clone().any(|row| matches!(row.kind, RowKind::Settlement | RowKind::Capital) && row.rank >= 7);
        let in_country = |row: u32| {
            let country = self.world.country(row).map(|at| self.world.name(at));
            country.is_some_and(|name| self.rules.classes.state_universities.iter().any(|known| known == name))
        };
        let mut states = read.spot.uses.iter().filter(|found| {
            self.world.row(found.row).is_some_and(|row| row.kind == RowKind::First) && in_country(found.row)
        });
        read.best.0 == RowKind::First && !is_city && states.next().is_some()
    }

    /// Whether "… man" after a spot tells where somebody is from: not where the word describes ("Most people"), as it
    /// does not inside a passage after "a".
    fn may_be_from(&self, read: &Read, sides: &Sides<'_>) -> bool {
        let common = read.spot.word.map_or(0, |word| self.words.marks(word).common);
        let is_one = sides.before(1).is_some_and(|before| matches!(before.letters, "a" | "an"));
        common == 0 || common > RARE || !sides.starts_at(0) && (common > 2 || is_one)
    }

    /// Whether the last of several words of a spot is that of an administrative unit.
    fn is_unit_in_full(&self, read: &Read, sides: &Sides<'_>) -> bool {
        let last = sides.end.checked_sub(1).and_then(|at| sides.sentence.tokens.get(at));
        read.spot.tokens.len() > 1 && last.is_some_and(|last| self.rules.classes.county.contains(last.name()))
    }

    /// Whether a spot is the short form of a country's name, which serves as its adjective.
    fn is_short_country(&self, spot: &Spot) -> bool {
        let is_country = |row: u32| {
            let row = self.world.row(row);
            row.is_some_and(|row| row.kind == RowKind::Country)
        };
        let length = spot.span.end - spot.span.start;
        length <= 4 && spot.uses.iter().any(|found| found.is_other && is_country(found.row))
    }

    /// Whether a word is one for a people, or a country's name.
    fn is_people_or_country(&self, name: NameHash) -> bool {
        self.peoples.contains_key(&name)
            || self
                .world
                .uses(name)
                .any(|found| self.world.row(found.row).is_some_and(|row| row.kind == RowKind::Country))
    }
}

/// Takes the words up to a token into the span.
fn take_in(read: &mut Read, sides: &Sides<'_>, end: usize) {
    if let Some(last) = end.checked_sub(1).and_then(|at| sides.sentence.tokens.get(at)) {
        read.span.end = last.span.end;
    }
}
