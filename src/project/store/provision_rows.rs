//! Provisions as rows of the layer `provisions`, at the places they name, for other programs to show. They
//! are found anew from the documents whenever a project opens, so nothing is read from here.

use super::geometry;
use crate::{
    places::{gazetteer::Gazetteer, place::PlaceGeometry},
    provisions::{
        field::{Flag, PartyRole},
        provision::Provision,
    },
    review::decision::Verdict,
};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// A provision, and what is held of it.
#[derive(Debug, Clone, Copy)]
pub struct KeptProvision<'a> {
    /// The provision.
    pub provision: &'a Provision,
    /// The verdict on it.
    pub verdict: Option<Verdict>,
    /// The note on it.
    pub note: Option<&'a str>,
}

/// Writes provisions in place of those that were there.
pub(super) fn replace(
    connection: &Connection,
    kept: &[KeptProvision<'_>],
    gazetteer: &Gazetteer,
) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM provisions", [])?;
    let mut insert = connection.prepare(
        "INSERT INTO provisions (geom, id, document, clause, category, pax, start, \"end\", quote, fields, verdict, \
         note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    for KeptProvision { provision, verdict, note } in kept {
        let span = provision.evidence.span;
        insert.execute(params![
            geometry::to_blob(&anchors(provision, gazetteer)),
            provision.id.key.as_str(),
            provision.id.document.as_str(),
            provision.clause,
            provision.category.word(),
            provision.category.pax_codes().join(" "),
            i64::try_from(span.start).unwrap_or(i64::MAX),
            i64::try_from(span.end).unwrap_or(i64::MAX),
            provision.evidence.quote,
            serde_json::to_string(&fields(provision)).unwrap_or_default(),
            verdict.map(Verdict::word),
            note,
        ])?;
    }
    Ok(())
}

/// Where the symbols of its places stand, each once.
fn anchors(provision: &Provision, gazetteer: &Gazetteer) -> PlaceGeometry {
    let mut anchors = PlaceGeometry::default();
    for place in provision.places.iter().filter_map(|used| gazetteer.place(used.value.place.as_ref()?)) {
        let at = place.geometry.anchor().map(|at| geo::Point::new(at.longitude, at.latitude));
        anchors.points.0.extend(at.filter(|at| !anchors.points.0.contains(at)));
    }
    anchors
}

/// Its fields in words, those that have any.
fn fields(provision: &Provision) -> BTreeMap<&'static str, String> {
    let mut fields = BTreeMap::new();
    let mut put = |field, words: Vec<&str>| {
        if !words.is_empty() {
            fields.insert(field, words.join("; "));
        }
    };
    for role in PartyRole::ALL {
        put(role.word(), provision.parties_as(*role).map(|party| party.value.name.as_str()).collect());
    }
    put("action", vec![&provision.action.value]);
    put("modality", provision.modality.iter().map(|modality| modality.value.word()).collect());
    put("places", provision.places.iter().map(|place| place.value.name.as_str()).collect());
    put("deadline", provision.deadline.iter().map(|deadline| deadline.text.as_str()).collect());
    put("duration", provision.duration.iter().map(|duration| duration.text.as_str()).collect());
    put("quantities", provision.quantities.iter().map(|quantity| quantity.text.as_str()).collect());
    put("conditions", provision.conditions.iter().map(|words| words.value.as_str()).collect());
    put("exceptions", provision.exceptions.iter().map(|words| words.value.as_str()).collect());
    put("flags", provision.flags.iter().copied().map(Flag::word).collect());
    fields
}
