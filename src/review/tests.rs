//! What a review promises: what was decided holds, is undone and redone without limit, and merges.

use super::{
    Review,
    agreement::{Agreement, Question, agreements},
    attaching::Reattached,
    decision::{Change, Field, Reviewer, Signature, SourceField, Value, Verdict},
    subject::Subject,
};
use crate::{
    documents::{
        document::{Document, DocumentId, Locator, SourceKind, SourceRecord},
        reading::{Format, read},
        selector::Selector,
    },
    ground::text::Span,
};
use jiff::Timestamp;
use std::collections::{BTreeMap, HashSet};

mod reviewers;
mod stances;

fn by(reviewer: &str, second: i64) -> Signature {
    Signature { reviewer: Reviewer::new(reviewer), time: Timestamp::from_second(second).unwrap() }
}

fn document(text: &str) -> Document {
    read(&DocumentId::new("a.txt"), Format::Text, text.as_bytes()).unwrap().value
}

fn subject(number: usize) -> Subject {
    let words = Selector {
        document: DocumentId::new("a.txt"),
        locator: Locator { paragraph: 1, sentence: 1 },
        exact: format!("words {number}"),
        prefix: String::new(),
        suffix: String::new(),
    };
    Subject::Provision { words, category: "handover".into() }
}

/// Numbers that look random and are the same in each run (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }
}

/// Decides, undoes and redoes at random.
fn wander(review: &mut Review, reviewer: &str, dice: &mut Dice, steps: usize) {
    for _ in 0..steps {
        let by = by(reviewer, i64::try_from(dice.roll(1000)).unwrap());
        match dice.roll(5) {
            0 => drop(review.undo(&by)),
            1 => drop(review.redo(&by)),
            2 => {
                let many = (0..=dice.roll(3)).map(|number| Change::verdict(subject(number), Verdict::Reject));
                review.apply(many, &by);
            }
            3 => {
                let field = Field::new(["obligor", "deadline"][dice.roll(2)]);
                let words = ["one", "two", ""][dice.roll(3)];
                review.apply([Change::field(subject(dice.roll(4)), field, Some("found"), words)], &by);
            }
            _ => {
                let verdict = Verdict::ALL.get(dice.roll(5)).copied();
                review.apply([Change::verdict(subject(dice.roll(4)), verdict)], &by);
            }
        }
    }
}

/// All that holds, by everybody and by each, as text.
fn holds(review: &Review) -> String {
    let subjects = review.subjects();
    let of_one = |subject: &&Subject| {
        let own = ["ada", "ben"].map(|name| format!("{:?}", review.state_by(subject, &Reviewer::new(name))));
        format!("{subject:?} {:?} {own:?}\n", review.state_of(subject))
    };
    subjects.iter().map(of_one).collect()
}

#[test]
fn what_was_decided_holds_and_has_a_history() {
    let mut review = Review::default();
    let obligor = Field::new("obligor");
    review.apply([Change::field(subject(1), obligor.clone(), Some("Russia"), "Armenia")], &by("ada", 1));
    let rows = review.apply([Change::field(subject(1), obligor.clone(), Some("Russia"), "Turkey")], &by("ben", 2));
    let state = review.state_of(&subject(1));
    assert_eq!(state.field(&obligor), Some("Turkey"));
    assert_eq!(review.state_by(&subject(1), &Reviewer::new("ada")).field(&obligor), Some("Armenia"));
    let history = review.history_of(&subject(1));
    assert_eq!(history.len(), 2);
    assert_eq!(history[1].0, &rows[0]);
    match &rows[0].act {
        super::decision::Act::Set(change) => assert_eq!(change.before, Some(Value::Text("Armenia".into()))),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_changes_nothing_is_no_decision() {
    let mut review = Review::default();
    assert_eq!(review.apply([Change::verdict(subject(1), None)], &by("ada", 1)), []);
    assert_eq!(review.apply([Change::verdict(subject(1), Verdict::Accept)], &by("ada", 1)).len(), 1);
    assert_eq!(review.apply([Change::verdict(subject(1), Verdict::Accept)], &by("ada", 2)), []);
    let second = review.apply([Change::verdict(subject(1), Verdict::Accept)], &by("ben", 3));
    assert_eq!(second.len(), 1, "the same verdict by somebody else is one of their own");
}

#[test]
fn a_bulk_action_is_one_step() {
    let mut review = Review::default();
    let ada = by("ada", 1);
    review.apply((0..40).map(|number| Change::verdict(subject(number), Verdict::Accept)), &ada);
    assert_eq!(review.next_undo(&ada.reviewer).len(), 40);
    review.undo(&ada).unwrap();
    assert!(review.subjects().is_empty());
    assert_eq!(review.next_redo(&ada.reviewer).len(), 40);
    review.redo(&ada).unwrap();
    assert_eq!(review.subjects().len(), 40);
}

#[test]
fn a_reviewer_undoes_their_own_steps_only() {
    let mut review = Review::default();
    review.apply([Change::verdict(subject(1), Verdict::Accept)], &by("ada", 1));
    review.apply([Change::verdict(subject(1), Verdict::Reject)], &by("ben", 2));
    review.undo(&by("ada", 3)).unwrap();
    assert_eq!(review.state_of(&subject(1)).verdict(), Some(Verdict::Reject));
    assert!(review.undo(&by("ada", 4)).is_none());
    review.undo(&by("ben", 5)).unwrap();
    assert_eq!(review.state_of(&subject(1)).verdict(), None);
}

#[test]
fn undo_and_redo_reach_the_first_and_the_last_step_across_a_restart() {
    for seed in 0..20 {
        let mut review = Review::default();
        wander(&mut review, "ada", &mut Dice(seed), 60);
        let last = holds(&review);
        let mut count = 0;
        while Review::of_log(review.decisions().clone()).undo(&by("ada", 2000)).is_some() {
            review = Review::of_log(review.decisions().clone());
            review.undo(&by("ada", 2000)).unwrap();
            count += 1;
        }
        assert_eq!(holds(&review), "", "seed {seed}");
        for _ in 0..count {
            review.redo(&by("ada", 2000)).unwrap();
        }
        assert_eq!(holds(&review), last, "seed {seed}");
    }
}

#[test]
fn a_log_read_again_in_any_order_gives_the_same() {
    for seed in 0..20 {
        let mut review = Review::default();
        wander(&mut review, "ada", &mut Dice(seed), 40);
        wander(&mut review, "ben", &mut Dice(seed + 100), 40);
        let mut rows: Vec<_> = review.decisions().iter().cloned().collect();
        rows.reverse();
        let rows = rows.clone().into_iter().chain(rows);
        let read = Review::of_log(rows);
        assert_eq!(read.decisions(), review.decisions());
        assert_eq!(holds(&read), holds(&review));
        assert_eq!(read.next_redo(&Reviewer::new("ben")), review.next_redo(&Reviewer::new("ben")));
    }
}

#[test]
fn what_a_log_has_beside_another_state_of_it_is_found_wherever_it_stands() {
    let mut dice = Dice(11);
    let mut ada = Review::default();
    wander(&mut ada, "ada", &mut dice, 30);
    let before = ada.clone();
    wander(&mut ada, "ada", &mut dice, 20);
    let mut ben = Review::default();
    wander(&mut ben, "ben", &mut dice, 30);
    let both = Review::merged([&ada, &ben]);
    for (now, earlier) in [(&ada, &before), (&both, &ada), (&both, &before), (&both, &both), (&ada, &ben)] {
        let added = now.added_since(earlier).into_iter().map(|row| &row.id);
        let expected = now.decisions().iter().filter(|row| earlier.decision(&row.id).is_none());
        assert!(added.eq(expected.map(|row| &row.id)));
    }
}

#[test]
fn what_was_decided_since_is_taken_back_and_stays_in_the_log() {
    let mut dice = Dice(23);
    let mut review = Review::default();
    wander(&mut review, "ada", &mut dice, 40);
    let before = review.clone();
    let verdict = |number, verdict| Change::verdict(subject(number), verdict);
    review.apply([verdict(7, Verdict::Accept), verdict(8, Verdict::Accept)], &by("ben", 1000));
    review.undo(&by("ada", 1000));
    review.redo(&by("ada", 1000));
    review.undo(&by("ada", 1000));
    let count = review.decisions().len();
    review.take_back_since(&before, by("ada", 1001).time);
    assert_eq!(holds(&review), holds(&before));
    assert!(review.decisions().len() > count);
    review.redo(&by("ben", 1002));
    assert_eq!(review.state_of(&subject(8)).verdict(), Some(Verdict::Accept));
}

#[test]
fn a_clock_that_was_set_back_puts_nothing_before_what_it_rests_on() {
    let mut review = Review::default();
    review.apply([Change::verdict(subject(1), Verdict::Accept)], &by("ada", 500));
    review.apply([Change::verdict(subject(1), Verdict::Reject)], &by("ada", 3));
    let read = Review::of_log(review.decisions().clone());
    assert_eq!(read.state_of(&subject(1)).verdict(), Some(Verdict::Reject));
}

#[test]
fn a_source_record_is_mended_part_by_part() {
    let mut review = Review::default();
    let source = Subject::Source(DocumentId::new("a.txt"));
    review.apply([Change::source(source.clone(), SourceField::Kind, None, "leaked")], &by("ada", 1));
    let read =
        SourceRecord { title: Some("A".to_owned()), kind: Some(SourceKind::Official), ..SourceRecord::default() };
    let record = review.state_of(&source).mended(read.clone());
    assert_eq!(record, SourceRecord { kind: Some(SourceKind::Leaked), ..read.clone() });
    review.apply([Change::source(source.clone(), SourceField::Kind, None, "")], &by("ada", 2));
    assert_eq!(review.state_of(&source).mended(read.clone()), SourceRecord { kind: None, ..read });
}

#[test]
fn decisions_follow_their_words_and_those_that_cannot_are_told() {
    let at = |document: &Document, words: &str| {
        let start = document.text.scalar_of(document.text.as_str().find(words).unwrap());
        let words = Selector::of(document, Span::new(start, start + words.len())).unwrap();
        Subject::Provision { words, category: "handover".into() }
    };
    let [first, second, third] = ["Agdam is returned.", "Lachin follows it.", "The rest stays."];
    let old = document(&format!("{first} {second} {third}"));
    let mut review = Review::default();
    review.apply(
        [
            Change::verdict(at(&old, first), Verdict::Accept),
            Change::addition(at(&old, second)),
            Change::verdict(at(&old, third), Verdict::Reject),
        ],
        &by("ada", 1),
    );
    let new = document(&format!("A new heading\n\n{first} {second} The end."));
    let found = HashSet::from([at(&new, first)]);
    let Reattached { kept, moved, vanished } = review.reattach(std::slice::from_ref(&new), &found);
    assert_eq!(kept, 0);
    assert_eq!(moved.len(), 2);
    assert_eq!(vanished, [at(&old, third)]);
    assert_eq!(review.state_of(&at(&new, first)).verdict(), Some(Verdict::Accept));
    assert_eq!(review.added_provisions(), [&at(&new, second)]);
    review.apply([Change::verdict(at(&new, first), Verdict::Unsure)], &by("ada", 2));
    let mut read = Review::of_log(review.decisions().clone());
    read.reattach(std::slice::from_ref(&new), &found);
    assert_eq!(read.state_of(&at(&new, first)).verdict(), Some(Verdict::Unsure));
    let around = document(&format!("{first} {second} The end."));
    let kept = read.reattach(std::slice::from_ref(&around), &HashSet::from([at(&around, first)])).kept;
    assert_eq!(kept, 2, "what stands after does not matter");
}
