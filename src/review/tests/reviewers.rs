//! Several reviewers: their logs become one, and what they do not agree on is listed and measured.

use super::*;

#[test]
fn merging_is_a_union_whatever_the_order() {
    for seed in 0..20 {
        let mut common = Review::default();
        wander(&mut common, "ada", &mut Dice(seed), 10);
        let [mut a, mut b, mut c] = [common.clone(), common.clone(), common];
        wander(&mut a, "ada", &mut Dice(seed + 1), 30);
        wander(&mut b, "ben", &mut Dice(seed + 2), 30);
        wander(&mut c, "ben", &mut Dice(seed + 3), 30);
        let merged = |reviews: &[&Review]| Review::merged(reviews.iter().copied());
        let all = merged(&[&a, &b, &c]);
        for other in [
            merged(&[&c, &b, &a]),
            merged(&[&merged(&[&a, &b]), &c]),
            merged(&[&a, &merged(&[&b, &c])]),
            merged(&[&all, &b, &all]),
        ] {
            assert_eq!(other.decisions(), all.decisions());
            assert_eq!(holds(&other), holds(&all));
        }
        let ada = Reviewer::new("ada");
        for subject in a.subjects() {
            assert_eq!(merged(&[&a, &b]).state_by(subject, &ada), a.state_by(subject, &ada));
        }
    }
}

#[test]
fn what_reviewers_do_not_agree_on_is_listed() {
    let mut ada = Review::default();
    let deadline = Field::new("deadline");
    ada.apply([Change::verdict(subject(1), Verdict::Accept), Change::note(subject(1), "sure")], &by("ada", 1));
    ada.apply([Change::field(subject(2), deadline.clone(), Some("20 November"), "15 November")], &by("ada", 2));
    let mut ben = Review::default();
    ben.apply([Change::verdict(subject(1), Verdict::Accept), Change::note(subject(1), "hm")], &by("ben", 1));
    ben.apply([Change::field(subject(2), deadline, Some("20 November"), "1 December")], &by("ben", 2));
    let merged = Review::merged([&ada, &ben]);
    let disagreements = merged.disagreements();
    assert_eq!(disagreements.len(), 1);
    assert_eq!(*disagreements[0].subject, subject(2));
    assert_eq!(disagreements[0].held.len(), 2);
}

#[test]
fn kappa_is_cohens() {
    // The example of Cohen (1960) as textbooks have it: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no.
    let pair = |a: &str, b: &str, times: usize| vec![(a.to_owned(), b.to_owned()); times];
    let pairs = [pair("yes", "yes", 20), pair("yes", "no", 5), pair("no", "yes", 10), pair("no", "no", 15)].concat();
    let agreement = Agreement::of(Question::Verdicts, &pairs);
    assert_eq!(agreement.count, 50);
    assert!((agreement.observed - 0.7).abs() < 1e-12);
    assert!((agreement.expected - 0.5).abs() < 1e-12);
    assert!((agreement.kappa.unwrap() - 0.4).abs() < 1e-12);
    assert_eq!(agreement.remark(), "");
    let one_answer = Agreement::of(Question::Verdicts, &pair("yes", "yes", 3));
    assert_eq!(one_answer.kappa, None);
    assert_eq!(Agreement::of(Question::Verdicts, &[]).remark(), "nothing was answered by both");
}

#[test]
fn agreement_is_told_by_category_and_by_field() {
    let mut ada = Review::default();
    ada.apply([1, 2, 3].map(|number| Change::verdict(subject(number), Verdict::Accept)), &by("ada", 1));
    let mut ben = Review::default();
    ben.apply([1, 2].map(|number| Change::verdict(subject(number), Verdict::Accept)), &by("ben", 1));
    ben.apply([Change::verdict(subject(3), Verdict::Reject)], &by("ben", 1));
    ben.apply([Change::field(subject(2), Field::new("obligor"), Some("Russia"), "Armenia")], &by("ben", 2));
    let merged = Review::merged([&ada, &ben]);
    let found = |_: &Subject| BTreeMap::from([(Field::new("obligor"), "Russia".to_owned())]);
    let all = agreements(&merged, (&Reviewer::new("ada"), &Reviewer::new("ben")), &found);
    let of = |question: Question| all.iter().find(|one| one.question == question).unwrap();
    assert_eq!(of(Question::VerdictsOn("handover".to_owned())).count, 3);
    let obligor = of(Question::Field("obligor".to_owned()));
    assert_eq!(obligor.count, 2);
    assert!((obligor.observed - 0.5).abs() < 1e-12);
}
