//! Trials of mentions as a whole: their order and their reasons.

use super::{CAUCASUS, document, linker};

#[test]
fn mentions_stand_in_order_and_never_overlap() {
    let linker = linker(CAUCASUS);
    let text = "Armenia, Azerbaijan and the Russian Federation met in Baku. ".repeat(50);
    let mentions = linker.link(&document(&text));
    assert_eq!(mentions.len(), 200);
    assert!(mentions.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    for mention in &mentions {
        let sum: f64 = mention.candidates.iter().map(|candidate| candidate.score).sum();
        assert!(sum <= 1.0 && mention.confidence() > 0.0);
        assert!(mention.reasons().next().is_some());
    }
}

#[test]
fn reasons_quote_the_words_they_fired_on() {
    let document = document("It includes the eastern district of Agdam.");
    let mentions = linker(CAUCASUS).link(&document);
    let reason = mentions[0].candidates[0].reasons[0].clone();
    assert_eq!(reason.text(&document.text), "“district” before the name → district, not town");
    assert_eq!(reason.words(&document.text), "district of");
    assert_eq!(document.words(reason.span.unwrap()), "district of");
}
