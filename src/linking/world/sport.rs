//! Teams: in reports on sport a place's name stands for those who play for it, "Norway beat Chile", though they also
//! say where it was played.

use super::{
    WorldLinker,
    signs::{Read, Sides, is_raised, is_sign},
    spot::SpotForm,
};
use crate::{
    linking::{
        mention::Sense,
        sentence::{Sentence, Token, TokenKind},
        word_class::WordClass,
    },
    places::world::{NameSet, RowKind},
};

/// How many words of a report on sport make a document one, and how many where teams are named as well.
const MANY: usize = 4;
const SOME: usize = 2;
/// More contending names than this are those of a table of results.
const CONTENDING: usize = 3;
/// How far before a name it may be said that somebody lost to it.
const FARTHEST: usize = 5;

/// What a document tells of sport.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sport {
    /// How many words of reports on sport it has; not counted further than needed.
    words: usize,
}

impl WorldLinker {
    /// Counts the words of reports on sport in a passage that names places.
    pub(super) fn count_sport(&self, sentence: &Sentence<'_>, sport: &mut Sport) {
        if sport.words < MANY {
            let is_of =
                |token: &&Token<'_>| token.kind != TokenKind::Sign && self.rules.classes.sport.contains(token.name());
            sport.words += sentence.tokens.iter().filter(is_of).count();
        }
    }

    /// Looks for a team in a spot: plain ones anywhere, others where the document is a report on sport.
    pub(super) fn look_for_team(&self, read: &mut Read, sides: &Sides<'_>) {
        let classes = &self.rules.classes;
        let is_of =
            |token: Option<&Token<'_>>, class: &WordClass| token.is_some_and(|token| class.contains(token.name()));
        let is_one_of =
            |token: Option<&Token<'_>>, words: &[&str]| token.is_some_and(|token| words.contains(&token.letters));
        let (before, after) = (sides.before(1), sides.after(1));
        let (start, end) = (sides.start, sides.end);
        let (one_before, one_after) = (start.saturating_sub(1)..start, end..end + 1);
        let is_club = is_raised(after).is_some() && is_of(after, &classes.also_team);
        let found = if is_club && !is_one_of(before, &["in", "near"]) {
            Some(("contends", one_after))
        } else if is_one_of(before, &["of", "from", "in", "at", "near"]) {
            None
        } else if is_sign(before, "(") && is_sign(after, ")") {
            // "(Brazil)" is where an athlete is from, "(Barcelona)" a club.
            Some((if read.best.0 == RowKind::Country { "of_team" } else { "contends" }, start..end))
        } else if is_of(after, &classes.beats) || is_of(after, &classes.team_member) {
            Some(("team", one_after))
        } else if is_of(before, &classes.beats) {
            Some(("team", one_before))
        } else if after.is_some_and(is_score) || is_of(after, &classes.contends) {
            Some(("contends", one_after))
        } else if after.is_some_and(|after| after.kind == TokenKind::Possessive) {
            let owned = sides.after(2);
            let is_teams =
                [&classes.contends, &classes.team_member, &classes.sport].iter().any(|class| is_of(owned, class));
            is_teams.then_some(("contends", end..end + 2))
        } else {
            let far = 1 + usize::from(is_one_of(before, &["the"]));
            let loses = |far: usize| is_of(sides.before(far), &classes.loses);
            let is_lost = is_one_of(before, &["to", "with", "by"]) && (2..=FARTHEST).any(loses);
            (is_lost || is_of(sides.before(far), &classes.versus)).then_some(("contends", one_before))
        };
        if let Some((rule, words)) = found {
            self.add(read, rule, 1.0, sides.words(words.start, words.end));
        }
    }
}

impl Sport {
    /// Makes teams of what is named as one in a report on sport, and of what is named as one elsewhere in it.
    pub(super) fn look_at_teams(self, reads: &mut [Read]) {
        let is_open =
            |read: &Read| read.spot.form == SpotForm::Name && read.sense == Sense::Place && !read.is_somewhere();
        let plain = reads.iter().filter(|read| is_open(read) && read.has("team")).count();
        let contending = reads.iter().filter(|read| read.has("contends")).count();
        let is_report = match self.words {
            MANY.. => true,
            SOME.. => plain > 0 || contending > CONTENDING,
            _ => plain > 1,
        };
        let is_team = |read: &Read| read.has("team") || is_report && read.has("contends");
        let teams: NameSet = if is_report {
            reads.iter().filter(|read| is_open(read) && is_team(read)).map(|read| read.spot.name).collect()
        } else {
            NameSet::default()
        };
        for read in reads.iter_mut().filter(|read| is_open(read)) {
            let is_from = read.has("to_before") || read.has("of_team");
            if is_team(read) || teams.contains(&read.spot.name) && !is_from {
                read.sense = Sense::Organisation;
            }
        }
    }
}

/// Whether a token is a number of a table or a score.
fn is_score(token: &Token<'_>) -> bool {
    token.kind == TokenKind::Word && token.letters.len() <= 3 && token.letters.bytes().all(|byte| byte.is_ascii_digit())
}
