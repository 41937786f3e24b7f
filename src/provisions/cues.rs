//! Cues: where the rules of a lexicon find provisions in a line, and which of them stand.

use super::{category::Category, classifier::Verdict, lexicon::Rule, line::Line};
use std::ops::Range;

/// How far before what is done its verb may stand, in words.
const REACH_OF_VERB: usize = 10;
/// How many words after a match its `unless` patterns look at too.
const LOOK_AHEAD: usize = 4;
/// How many before it.
const LOOK_BACK: usize = 2;
/// How many before it its `unless_before` patterns look at.
const LOOK_FAR_BACK: usize = 10;

/// A rule that fired.
#[derive(Debug, Clone)]
pub(super) struct Cue<'a> {
    pub(super) rule: &'a Rule,
    pub(super) words: Range<usize>,
    /// The words for what is done.
    pub(super) action: Range<usize>,
}

/// Which cues count in a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    /// Weak ones too, where there are no others: what a clause of an agreement names it hardly names in passing.
    Any,
    /// Strong ones only.
    Strong,
}

/// The cues of one category that make one provision.
#[derive(Debug, Clone)]
pub(super) struct CueGroup<'a> {
    pub(super) category: Category,
    /// The strongest first.
    pub(super) cues: Vec<Cue<'a>>,
    /// The words that are its own to read fields from.
    pub(super) domain: Range<usize>,
}

impl CueGroup<'_> {
    fn words(&self) -> Range<usize> {
        let start = self.cues.iter().map(|cue| cue.words.start).min().unwrap_or(0);
        start..self.cues.iter().map(|cue| cue.words.end).max().unwrap_or(0)
    }
}

/// What the rules say of a line.
#[derive(Debug)]
pub(super) struct Said<'a> {
    /// Every cue.
    all: Vec<Cue<'a>>,
    /// Those that stand.
    pub(super) standing: Vec<Cue<'a>>,
    /// The words that only say when or why.
    times: Vec<Range<usize>>,
}

impl<'a> Said<'a> {
    /// Asks the rules; none stands where nothing counts (`None`).
    ///
    /// What is named only to count from it (`events`, such as "six months after the return of …") makes none.
    pub(super) fn of(line: &Line<'a>, strength: Option<Strength>, events: &[Range<usize>]) -> Self {
        let mut all = all(line);
        let is_event = |cue: &Cue<'_>| is_within(&cue.action, events);
        if !all.iter().all(is_event) {
            all.retain(|cue| !is_event(cue));
        }
        let standing = strength.map_or_else(Vec::new, |strength| counting(line, all.clone(), strength));
        let times = events.iter().cloned().chain(clauses_of_time(line)).collect();
        Self { all, standing, times }
    }

    /// What the rules say of a category.
    pub(super) fn verdict(&self, line: &Line<'_>, category: Category) -> Verdict {
        let mut own = self.all.iter().filter(|cue| cue.rule.category == category).peekable();
        let mut standing = self.standing.iter().filter(|cue| cue.rule.category == category).peekable();
        if standing.peek().is_some() {
            if standing.any(|cue| is_bound(line, cue)) { Verdict::Bound } else { Verdict::Named }
        } else if own.peek().is_none() {
            Verdict::Silent
        } else if own.all(|cue| cue.rule.is_weak) {
            Verdict::Guessed
        } else {
            Verdict::Outdone
        }
    }

    /// Whether some words only say when or why.
    pub(super) fn is_time(&self, words: &Range<usize>) -> bool {
        is_within(words, &self.times)
    }

    /// The cues of a category, whether they stand or not.
    pub(super) fn cues(&self, category: Category) -> Vec<Cue<'a>> {
        let of =
            |cues: &[Cue<'a>]| cues.iter().filter(|cue| cue.rule.category == category).cloned().collect::<Vec<_>>();
        let standing = of(&self.standing);
        if standing.is_empty() { of(&self.all) } else { standing }
    }
}

/// Whether a modal verb governs what a cue finds: "shall be returned", "the return of all shall begin".
fn is_bound(line: &Line<'_>, cue: &Cue<'_>) -> bool {
    let is_modal = |at: usize| line.is(at, line.lexicon.asked.modal);
    let near = cue.action.start.saturating_sub(REACH_OF_VERB).min(cue.words.start);
    // "Shall, within five days, withdraw": an aside parts nothing.
    let leads = (near..cue.action.end).rev().take_while(|&at| !line.is_stop(at)).any(is_modal);
    leads || line.modal_after(cue.action.end).is_some()
}

fn is_within(words: &Range<usize>, events: &[Range<usize>]) -> bool {
    events.iter().any(|event| event.start <= words.start && words.end <= event.end)
}

/// The cues that count and that no other stands against.
fn counting<'a>(line: &Line<'a>, mut cues: Vec<Cue<'a>>, strength: Strength) -> Vec<Cue<'a>> {
    if strength == Strength::Strong || cues.iter().any(|cue| !cue.rule.is_weak) {
        cues.retain(|cue| !cue.rule.is_weak);
    }
    // What is only guessed by a noun is guessed once.
    if let Some(heaviest) = cues.iter().filter(|cue| cue.rule.is_weak).map(|cue| cue.rule.weight).max_by(f64::total_cmp)
    {
        cues.retain(|cue| cue.rule.weight >= heaviest);
    }
    promised(line, standing(cues))
}

/// The groups of some cues, in the order of the line, each with the words that are its own.
pub(super) fn groups<'a>(line: &Line<'a>, mut cues: Vec<Cue<'a>>) -> Vec<CueGroup<'a>> {
    cues.sort_by_key(|cue| cue.words.start);
    let mut groups: Vec<CueGroup<'a>> = Vec::new();
    for cue in cues {
        let same = groups.iter_mut().find(|group| group.category == cue.rule.category && !is_parted(line, group, &cue));
        match same {
            Some(group) => group.cues.push(cue),
            None => groups.push(CueGroup { category: cue.rule.category, cues: vec![cue], domain: 0..0 }),
        }
    }
    for group in &mut groups {
        group.cues.sort_by(|a, b| b.rule.weight.total_cmp(&a.rule.weight).then(a.words.start.cmp(&b.words.start)));
    }
    groups.sort_by_key(|group| (group.words().start, group.category));
    give_domains(line, &mut groups);
    groups
}

/// Whether a cue is of another clause than a group: a semicolon stands between, or an "and" after which
/// somebody or some place else has a verb of its own ("A shall leave B, and C shall leave D").
fn is_parted(line: &Line<'_>, group: &CueGroup<'_>, cue: &Cue<'_>) -> bool {
    if (group.words().end..cue.words.start).any(|at| line.letters(at) == ";") {
        return true;
    }
    let asked = &line.lexicon.asked;
    let marks = line.lexicon.marks;
    let done = group.cues.iter().map(|cue| cue.action.end).max().unwrap_or(0);
    let joins = |at: &usize| line.letters(*at) == "," || line.is(*at, asked.and) || line.is(*at, asked.conjunction);
    (done..cue.action.start).filter(joins).any(|join| {
        let from = join + 1 + usize::from(line.is(join + 1, asked.determiner));
        let is_other = [marks.party, marks.place].into_iter().any(|class| line.is(from, class));
        let has_verb = |within: Range<usize>| within.into_iter().any(|at| line.is(at, asked.modal));
        is_other && has_verb(line.body()..join) && line.has_own_clause(join + 1..cue.action.start)
    })
}

/// Every cue, in the order of the rules.
fn all<'a>(line: &Line<'a>) -> Vec<Cue<'a>> {
    let lexicon = line.lexicon;
    let whole = 0..line.words.len();
    let mut cues = Vec::new();
    for rule in &lexicon.rules {
        let mut met = rule.patterns.iter().flat_map(|pattern| pattern.all_in(line, whole.clone())).peekable();
        if met.peek().is_none() || rule.unless_passage.iter().any(|pattern| pattern.is_in(line, whole.clone())) {
            continue;
        }
        cues.extend(met.filter_map(|met| {
            let near = met.words.start.saturating_sub(LOOK_BACK)..(met.words.end + LOOK_AHEAD).min(whole.end);
            let before = met.words.start.saturating_sub(LOOK_FAR_BACK)..near.end;
            let is_off = rule.unless.iter().any(|pattern| pattern.is_in(line, near.clone()))
                || rule.unless_before.iter().any(|pattern| pattern.is_in(line, before.clone()));
            (!is_off).then_some(Cue { rule, words: met.words, action: met.marked })
        }));
    }
    cues
}

/// The cues whose action no stronger cue of another category takes.
fn standing(mut cues: Vec<Cue<'_>>) -> Vec<Cue<'_>> {
    cues.sort_by(|a, b| b.rule.weight.total_cmp(&a.rule.weight));
    let mut standing: Vec<Cue<'_>> = Vec::new();
    for cue in cues {
        let is_taken = standing.iter().any(|other| {
            let overlaps = other.action.start < cue.action.end && cue.action.start < other.action.end;
            overlaps && other.rule.category != cue.rule.category
        });
        if !is_taken {
            standing.push(cue);
        }
    }
    standing.sort_by_key(|cue| cue.words.start);
    standing
}

/// The cues outside of clauses that only say when or why ("upon completion of …," "… until …"), where there
/// are any: what such a clause names is not promised.
fn promised<'a>(line: &Line<'a>, cues: Vec<Cue<'a>>) -> Vec<Cue<'a>> {
    let clauses = clauses_of_time(line);
    let is_aside = |cue: &Cue<'_>| is_within(&cue.action, &clauses);
    if cues.iter().all(is_aside) {
        return cues;
    }
    cues.into_iter().filter(|cue| !is_aside(cue)).collect()
}

/// The clauses of a line that only say when or why: one that opens it, up to its comma, and one that closes it.
fn clauses_of_time(line: &Line<'_>) -> [Range<usize>; 2] {
    let asked = &line.lexicon.asked;
    let body = line.body();
    let opening = if line.is(body, asked.opens_clause) {
        (body..line.words.len()).find(|&at| line.letters(at) == ",").unwrap_or(body)
    } else {
        body
    };
    let closing = (opening.max(body + 1)..line.words.len()).find(|&at| line.is(at, asked.closes_clause));
    let closing = closing.unwrap_or(line.words.len());
    let ends = |at: &usize| line.is_stop(*at) || line.letters(*at) == ",";
    let end = (closing..line.words.len()).find(ends).unwrap_or(line.words.len());
    [0..opening, closing..end]
}

/// Shares a line out among its groups: each has the words from the boundary before it to the one after.
fn give_domains(line: &Line<'_>, groups: &mut [CueGroup<'_>]) {
    let end = line.words.len();
    let mut start = line.body();
    for at in 0..groups.len() {
        let Some(words) = groups.get(at).map(CueGroup::words) else {
            return;
        };
        let next = groups.get(at + 1).map(CueGroup::words);
        let boundary = next.as_ref().map_or(end, |next| boundary(line, words.end, next.start));
        let overlaps = next.as_ref().is_some_and(|next| next.start < words.end);
        if let Some(group) = groups.get_mut(at) {
            group.domain = start..if overlaps { end_of_overlap(next.as_ref(), end) } else { boundary };
        }
        if !overlaps {
            start = boundary;
        }
    }
}

/// Overlapping groups read the same words; the later one ends the domain.
fn end_of_overlap(next: Option<&Range<usize>>, end: usize) -> usize {
    next.map_or(end, |next| next.end.max(next.start)).max(end)
}

/// Where words between two groups are parted: at a semicolon, a comma, an "and", in this order.
fn boundary(line: &Line<'_>, from: usize, to: usize) -> usize {
    let and = line.lexicon.asked.and;
    let is_name = |at: usize| line.name_at(at).is_some();
    // "The provinces of A, B, and C": a list of names is not parted.
    let lists =
        |at: &usize| *at > 0 && is_name(*at - 1) && (is_name(*at + 1) || line.is(*at + 1, and) && is_name(*at + 2));
    let between = || (from..to).rev();
    let comma = |at: &usize| line.letters(*at) == "," && !lists(at);
    let found = between().find(|&at| line.letters(at) == ";");
    let found = found.or_else(|| between().find(|at| comma(at) && line.is(*at + 1, and)));
    let found = found.or_else(|| between().find(comma));
    found.or_else(|| between().find(|&at| line.is(at, and))).unwrap_or(to.max(from))
}
