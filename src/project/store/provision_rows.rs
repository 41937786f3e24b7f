//! Provisions as rows of the layer `provisions`, at the places they name, for other programs to show. They
//! are found anew from the documents whenever a project opens, so nothing is read from here.

use super::geometry;
use crate::{
    places::{gazetteer::Gazetteer, place::PlaceGeometry},
    project::held::HeldProvision,
    provisions::{field::Flag, field_text::FieldKind},
};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// Writes provisions in place of those that were there.
pub(super) fn replace(
    connection: &Connection,
    provisions: &[HeldProvision<'_>],
    gazetteer: &Gazetteer,
) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM provisions", [])?;
    let mut insert = connection.prepare(
        "INSERT INTO provisions (geom, id, document, clause, category, pax, start, \"end\", quote, fields, verdict, \
         reviewers, corrections, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?;
    let filled = |text: String| (!text.is_empty()).then_some(text);
    for held in provisions {
        let (provision, stances) = (&held.provision, &held.stances);
        let span = provision.evidence.span;
        insert.execute(params![
            geometry::to_blob(&anchors(held, gazetteer)),
            provision.id.key.as_str(),
            provision.id.document.as_str(),
            provision.clause,
            held.category().word(),
            held.category().pax_codes().join(" "),
            i64::try_from(span.start).unwrap_or(i64::MAX),
            i64::try_from(span.end).unwrap_or(i64::MAX),
            provision.evidence.quote,
            serde_json::to_string(&fields(held)).unwrap_or_default(),
            filled(stances.outcome().word().to_owned()),
            filled(stances.listed()),
            filled(stances.corrections().join("; ")),
            filled(stances.note()),
        ])?;
    }
    Ok(())
}

/// Where the symbols of its places stand, each once.
fn anchors(held: &HeldProvision<'_>, gazetteer: &Gazetteer) -> PlaceGeometry {
    let mut anchors = PlaceGeometry::default();
    for place in held.all_uses().iter().filter_map(|used| gazetteer.place(used.place.as_ref()?)) {
        let at = place.geometry.anchor().map(|at| geo::Point::new(at.longitude, at.latitude));
        anchors.points.0.extend(at.filter(|at| !anchors.points.0.contains(at)));
    }
    anchors
}

/// Its fields in words as they are held, those that say anything.
fn fields(held: &HeldProvision<'_>) -> BTreeMap<&'static str, String> {
    // The category has a column of its own.
    let stated = FieldKind::ALL.into_iter().filter(|kind| *kind != FieldKind::Category);
    let mut fields: BTreeMap<&str, String> =
        stated.filter_map(|kind| Some((kind.id(), held.field(kind)?.replace('\n', "; ")))).collect();
    let modality = held.provision.modality.iter().map(|modality| ("modality", modality.value.word().to_owned()));
    fields.extend(modality);
    let flags: Vec<&str> = held.flags().map(Flag::word).collect();
    fields.extend((!flags.is_empty()).then(|| ("flags", flags.join("; "))));
    fields
}
