//! An agreement beside the text that amends it: each instruction lands on the article that it names, what no
//! instruction touches stays as it is.

use super::{
    Aspect, Difference, Pair, Side,
    instruction::{Act, Instruction},
    laying::lay,
    reader::{Reader, Token, TokenKind},
};
use crate::{ground::text::Span, provisions::provision::Provision};

/// Pairs in the order of the agreement; what the amending text puts in, and what it says of itself, comes last.
pub(super) fn land<'a>(agreement: &Reader<'a>, amending: &Reader<'a>, all: &[Instruction]) -> Vec<Pair<'a>> {
    let mut pairs = untouched(agreement);
    let mut more = Vec::new();
    for one in all {
        let landed = match one.act {
            Act::Replace { old, new } => replace(&mut pairs, agreement, amending, (one, old, Some(new))),
            Act::Strike { old } => replace(&mut pairs, agreement, amending, (one, old, None)),
            Act::Delete => delete(&mut pairs, agreement, amending, one),
            Act::Rewrite { new } => rewrite(&mut pairs, agreement, amending, (one, new)),
            Act::Insert { .. } => false,
        };
        if !landed {
            let words = match one.act {
                Act::Insert { new } => new,
                _ => one.span,
            };
            let own = amending.provisions.iter().find(|own| words.overlaps(own.evidence.span)).copied();
            more.push(put_in(amending, own, words));
        }
    }
    // What an amending text says of itself: when it enters into force.
    let is_instruction = |span: Span| all.iter().any(|one| one.span.overlaps(span));
    for provision in amending.provisions.iter().filter(|own| !is_instruction(own.evidence.span)) {
        more.push(put_in(amending, Some(provision), provision.evidence.span));
    }
    more.sort_by_key(|pair| pair.spans[1].map_or(0, |span| span.start));
    pairs.extend(more);
    pairs
}

/// The provisions and clauses of an agreement, none of them touched.
fn untouched<'a>(agreement: &Reader<'a>) -> Vec<Pair<'a>> {
    let mut pairs = Vec::new();
    for sentence in &agreement.sentences {
        let own = agreement.provisions.iter().filter(|own| own.locator == sentence.passage.locator);
        let before = pairs.len();
        let pair = |first, span| Pair { first, second: None, spans: [Some(span), None], differences: Vec::new() };
        pairs.extend(own.map(|own| pair(Some(*own), own.evidence.span)));
        if pairs.len() == before && sentence.is_clause {
            pairs.push(pair(None, sentence.passage.span));
        }
    }
    pairs
}

fn put_in<'a>(amending: &Reader<'a>, second: Option<&'a Provision>, span: Span) -> Pair<'a> {
    let words = Side::says(amending.version.document.words(span), span);
    let differences = vec![Difference { aspect: Aspect::Missing, first: Side::silent(), second: words }];
    Pair { first: None, second, spans: [None, Some(span)], differences }
}

/// The passages of an article.
fn article(agreement: &Reader<'_>, label: &str) -> Vec<Span> {
    let is_of = |clause: &str| {
        let rest = clause.strip_prefix(label);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let own = agreement.sentences.iter().filter(|one| agreement.clause_of(one.passage.locator).is_some_and(is_of));
    own.map(|one| one.passage.span).collect()
}

/// Words of an article replaced by others, or struck out; whether the article has them.
fn replace<'a>(
    pairs: &mut [Pair<'a>],
    agreement: &Reader<'a>,
    amending: &Reader<'a>,
    (one, old, new): (&Instruction, Span, Option<Span>),
) -> bool {
    let wanted = amending.tokens(old);
    let found =
        article(agreement, &one.article).into_iter().find_map(|span| place_of(&wanted, &agreement.tokens(span)));
    let Some(found) = found else { return false };
    let there = new.map(|new| amending.tokens(new)).unwrap_or_default();
    let are = |kinds: &[TokenKind]| {
        let of_kind = |tokens: &[Token]| tokens.iter().any(|token| kinds.contains(&token.kind));
        of_kind(&wanted) && of_kind(&there)
    };
    let aspect = if are(&[TokenKind::Date]) {
        Aspect::Date
    } else if are(&[TokenKind::Number]) {
        Aspect::Quantity
    } else {
        Aspect::Wording
    };
    let side = |reader: &Reader<'_>, span: Span| Side::says(reader.version.document.words(span), span);
    let second = new.map_or_else(Side::silent, |new| side(amending, new));
    let difference = Difference { aspect, first: side(agreement, found), second };
    let mut own = pairs.iter_mut().filter(|pair| pair.spans[0].is_some_and(|span| span.contains(found)));
    let Some(pair) = own.next() else { return false };
    pair.spans[1] = Some(one.span);
    pair.differences.push(difference);
    pair.differences.sort_by_key(|difference| difference.aspect);
    true
}

/// Where some words stand in a passage.
fn place_of(wanted: &[Token], passage: &[Token]) -> Option<Span> {
    let same = |window: &&[Token]| window.iter().zip(wanted).all(|(one, other)| one.value == other.value);
    let window = passage.windows(wanted.len().max(1)).find(same).filter(|_| !wanted.is_empty())?;
    Some(Span::new(window.first()?.span.start, window.last()?.span.end))
}

fn delete<'a>(pairs: &mut [Pair<'a>], agreement: &Reader<'a>, amending: &Reader<'a>, one: &Instruction) -> bool {
    let passages = article(agreement, &one.article);
    let says = |reader: &Reader<'_>, span: Span| Side::says(reader.version.document.words(span), span);
    let mut is_landed = false;
    for pair in pairs.iter_mut() {
        let Some(span) = pair.spans[0].filter(|span| passages.contains(span)) else { continue };
        let (first, second) = (says(agreement, span), says(amending, one.span));
        pair.spans[1] = Some(one.span);
        pair.differences = vec![Difference { aspect: Aspect::Deleted, first, second }];
        is_landed = true;
    }
    is_landed
}

/// An article in new words: both are laid side by side.
fn rewrite<'a>(
    pairs: &mut Vec<Pair<'a>>,
    agreement: &Reader<'a>,
    amending: &Reader<'a>,
    (one, new): (&Instruction, Span),
) -> bool {
    let passages = article(agreement, &one.article);
    let is_old = |pair: &Pair<'_>| pair.spans[0].is_some_and(|span| passages.contains(&span));
    let Some(seat) = pairs.iter().position(is_old) else { return false };
    pairs.retain(|pair| !is_old(pair));
    let old = Reader::part(agreement.version, None, |span| passages.contains(&span));
    let new = Reader::part(amending.version, Some(new), |span| new.overlaps(span));
    pairs.splice(seat..seat, lay(&old, &new));
    true
}
