//! Asides around a modal verb, which patterns pass over: "shall, as soon as funds are available, build",
//! "the troops, numbering 6,000 men, may".

use super::line::Line;

/// The most words of an aside, its commas included.
const LONGEST: usize = 30;

/// Where the aside ends that starts at each comma of a line, by the place of the comma.
pub(super) fn asides(line: &Line<'_>) -> Vec<(usize, usize)> {
    let commas = || (line.body()..line.words.len()).filter(|&at| line.letters(at) == ",");
    commas().filter_map(|from| Some((from, end_of(line, from)?))).collect()
}

/// Where an aside ends that a comma opens: right after a modal verb, at the next comma; else at one that a
/// modal verb follows.
fn end_of(line: &Line<'_>, from: usize) -> Option<usize> {
    let modal = line.lexicon.asked.modal;
    let is_verb = |at: usize| line.is(at, modal);
    let follows_verb = (1..=2).any(|back| from.checked_sub(back).and_then(|at| line.longest(at, modal)) == Some(back));
    let within = (from + 1..from + LONGEST).take_while(|&at| !line.is_stop(at) && !is_verb(at));
    let mut closing = within.filter(|&at| line.letters(at) == ",");
    closing.find(|&at| follows_verb || is_verb(at + 1)).map(|at| at + 1)
}
