//! The words of counterparts that differ and that no finer difference explains, told as what they are a part of: a
//! condition, an exception, a notice, or the wording.

use super::{
    Aspect, Difference, Pair, Side,
    change::{Change, changes},
    reader::{Reader, Token, TokenKind},
};
use crate::{
    ground::text::Span,
    provisions::{
        field::PartyRole,
        lexicon::{ClausePart, TimeUse},
        provision::Provision,
    },
};
use std::collections::BTreeSet;

/// Adds to each pair the words that differ and that nothing else explains. Passages that share a counterpart
/// are read as one: a sentence of the one may be two of the other.
pub(super) fn add_wordings(pairs: &mut [Pair<'_>], first: &Reader<'_>, second: &Reader<'_>) {
    for group in groups(pairs) {
        let own: Vec<&Pair<'_>> = group.pairs.iter().filter_map(|at| pairs.get(*at)).collect();
        let tokens = |side: usize, reader: &Reader<'_>| -> Vec<Token> {
            let spans = group.spans.get(side).into_iter().flatten();
            let tokens = spans.flat_map(|span| reader.tokens(*span));
            tokens.filter(|token| !is_explained(token, side, &own)).collect()
        };
        let (ones, twos) = (tokens(0, first), tokens(1, second));
        // The clock is the same, wherever the hour stands in the sentence.
        let without = |own: &[Token], other: &[Token]| -> Vec<Token> {
            let is_there = |zone: &Token| zone.kind == TokenKind::Zone && other.iter().any(|it| it.value == zone.value);
            own.iter().filter(|token| !is_there(token)).cloned().collect()
        };
        let found = changes(&without(&ones, &twos), &without(&twos, &ones));
        let told: Vec<(usize, Difference)> =
            found.iter().map(|change| (group.seat_of(change, pairs), told(change, &own, first, second))).collect();
        for (at, difference) in told {
            if let Some(pair) = pairs.get_mut(at) {
                pair.differences.push(difference);
                pair.differences.sort_by_key(|difference| difference.aspect);
            }
        }
    }
}

/// A change as a difference: of a condition, an exception, a notice where its words are one.
fn told(change: &Change, pairs: &[&Pair<'_>], first: &Reader<'_>, second: &Reader<'_>) -> Difference {
    let side = |reader: &Reader<'_>, span: Option<Span>| match span {
        Some(span) => Side::says(reader.version.document.words(span), span),
        None => Side::silent(),
    };
    let is_in = |span: Option<Span>, field: Span| span.is_some_and(|span| field.contains(span));
    let aspect = [(change.first, first, 0), (change.second, second, 1)].into_iter().find_map(|(span, reader, own)| {
        let provisions = pairs.iter().filter_map(|pair| if own == 0 { pair.first } else { pair.second });
        let fields: Vec<(Aspect, Span)> = provisions.flat_map(fields).collect();
        let named = fields.iter().find(|(_, field)| is_in(span, *field)).map(|(aspect, _)| *aspect);
        named.or_else(|| {
            let mut wholes = pairs.iter().filter_map(|pair| pair.spans.get(own).copied().flatten());
            let whole = wholes.find(|whole| span.is_some_and(|span| whole.contains(span)))?;
            let part = reader
                .clause_parts(whole)
                .into_iter()
                .find(|(_, words)| span.is_some_and(|it| it.start == words.start));
            if let Some((part, _)) = part {
                return Some(match part {
                    ClausePart::Condition => Aspect::Condition,
                    ClausePart::Exception => Aspect::Exception,
                });
            }
            let used = |used| reader.lengths_used(whole, used).iter().any(|length| is_in(span, *length));
            [(TimeUse::Notice, Aspect::Notice), (TimeUse::Renewal, Aspect::Renewal)]
                .into_iter()
                .find_map(|(it, aspect)| used(it).then_some(aspect))
        })
    });
    Difference {
        aspect: aspect.unwrap_or(Aspect::Wording),
        first: side(first, change.first),
        second: side(second, change.second),
    }
}

/// Words of a provision that are compared as what they are to it.
fn fields(provision: &Provision) -> Vec<(Aspect, Span)> {
    let conditions = provision.conditions.iter().map(|field| (Aspect::Condition, field.span));
    let exceptions = provision.exceptions.iter().map(|field| (Aspect::Exception, field.span));
    let gains = [PartyRole::Beneficiary, PartyRole::Controller];
    let recipients =
        gains.into_iter().flat_map(|role| provision.parties_as(role)).map(|party| (Aspect::Recipient, party.span));
    conditions.chain(exceptions).chain(recipients).collect()
}

/// Whether a token is told by a finer difference, or is part of two dates that were compared.
fn is_explained(token: &Token, own: usize, pairs: &[&Pair<'_>]) -> bool {
    if token.kind == TokenKind::Zone {
        return false;
    }
    pairs.iter().any(|pair| {
        let told = pair.differences.iter().any(|difference| {
            let side = if own == 0 { &difference.first } else { &difference.second };
            let is_length =
                matches!(difference.aspect, Aspect::Offset | Aspect::Duration | Aspect::Renewal | Aspect::Notice);
            let is_measure = matches!(token.kind, TokenKind::Number | TokenKind::Unit);
            side.span.is_some_and(|span| span.contains(token.span)) && (is_measure || !is_length)
        });
        let provision = if own == 0 { pair.first } else { pair.second };
        let deadlines = [pair.first, pair.second].map(|one| one.and_then(|one| one.deadline.as_ref()));
        let are_dated = deadlines.iter().all(|one| one.is_some_and(|one| one.date.is_some()));
        let deadline = provision.and_then(|own| own.deadline.as_ref()).filter(|_| are_dated);
        let acts = pair.differences.iter().any(|difference| difference.aspect == Aspect::Party);
        let mut obligors = provision.filter(|_| acts).into_iter().flat_map(|own| own.parties_as(PartyRole::Obligor));
        told || deadline.is_some_and(|deadline| deadline.span.contains(token.span))
            || obligors.any(|party| party.span.contains(token.span))
    })
}

/// Pairs whose passages are the same, in one document or the other.
struct Group {
    pairs: Vec<usize>,
    spans: [BTreeSet<Span>; 2],
}

impl Group {
    /// The pair that a change is told of.
    fn seat_of(&self, change: &Change, pairs: &[Pair<'_>]) -> usize {
        let holds = |at: &&usize| {
            let spans = pairs.get(**at).map(|pair| pair.spans).unwrap_or_default();
            let is_in = |whole: Option<Span>, part: Option<Span>| match (whole, part) {
                (Some(whole), Some(part)) => whole.contains(part),
                _ => part.is_none(),
            };
            is_in(spans[0], change.first) && is_in(spans[1], change.second)
        };
        let at = self.pairs.iter().find(holds).or_else(|| self.pairs.first());
        at.copied().unwrap_or_default()
    }
}

/// The groups of the pairs that stand in both documents.
fn groups(pairs: &[Pair<'_>]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, pair) in pairs.iter().enumerate() {
        let [Some(one), Some(two)] = pair.spans else { continue };
        let mut own = Group { pairs: vec![at], spans: [BTreeSet::from([one]), BTreeSet::from([two])] };
        let (shared, others): (Vec<Group>, Vec<Group>) =
            groups.into_iter().partition(|group| group.spans[0].contains(&one) || group.spans[1].contains(&two));
        groups = others;
        for group in shared {
            own.pairs.extend(group.pairs);
            let [ones, twos] = group.spans;
            own.spans[0].extend(ones);
            own.spans[1].extend(twos);
        }
        own.pairs.sort_unstable();
        groups.push(own);
    }
    groups
}
