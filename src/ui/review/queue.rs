//! The queue: from provision to provision, and to the next open one after a verdict.

use super::{docket::Docket, table::ProvisionTable};
use crate::provisions::provision::ProvisionId;

/// The entries in the order in which they are listed; in that of the text as long as nothing is.
fn listed(docket: &Docket, table: &ProvisionTable) -> Vec<usize> {
    let listed: Vec<usize> = table.order.entries().filter(|at| *at < docket.entries().len()).collect();
    if listed.is_empty() { (0..docket.entries().len()).collect() } else { listed }
}

/// The provision some steps on in the list, around its ends.
pub(crate) fn stepped(
    docket: &Docket,
    table: &ProvisionTable,
    from: Option<&ProvisionId>,
    step: isize,
) -> Option<ProvisionId> {
    let listed = listed(docket, table);
    let seat = from.and_then(|id| docket.seat(id));
    let at = seat.and_then(|seat| listed.iter().position(|one| *one == seat));
    let next = match at {
        Some(at) if step < 0 => at.checked_sub(step.unsigned_abs()).unwrap_or_else(|| listed.len().saturating_sub(1)),
        Some(at) => (at + step.unsigned_abs()) % listed.len().max(1),
        None if step < 0 => listed.len().checked_sub(1)?,
        None => 0,
    };
    docket.entries().get(*listed.get(next)?).map(|entry| entry.provision.id.clone())
}

/// The provision a step on in the list, none beyond its ends.
pub(crate) fn beside(docket: &Docket, table: &ProvisionTable, from: &ProvisionId, step: isize) -> Option<ProvisionId> {
    let (listed, seat) = (listed(docket, table), docket.seat(from)?);
    let next = listed.iter().position(|one| *one == seat)?.checked_add_signed(step)?;
    docket.entries().get(*listed.get(next)?).map(|entry| entry.provision.id.clone())
}

/// The next provision that nobody has judged, after one, around the end of the list.
pub(crate) fn next_open(docket: &Docket, table: &ProvisionTable, after: Option<&ProvisionId>) -> Option<ProvisionId> {
    let listed = listed(docket, table);
    let seat = after.and_then(|id| docket.seat(id));
    let start = seat.and_then(|seat| listed.iter().position(|one| *one == seat)).map_or(0, |at| at + 1);
    let around = listed.iter().skip(start).chain(listed.iter().take(start));
    let open = around.copied().find(|at| !docket.is_judged(*at))?;
    docket.entries().get(open).map(|entry| entry.provision.id.clone())
}
