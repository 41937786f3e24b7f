//! Places as rows of the layer `places`, which other programs may change: what they write and nobody can
//! understand costs a warning and the place, nothing else.

use super::geometry;
use crate::{
    ground::warning::{Warned, Warning},
    places::{
        geojson,
        kind::PlaceKind,
        place::{Accuracy, Place, PlaceId, Toponym},
    },
};
use rusqlite::{Connection, Row, params};
use std::sync::Arc;

/// A name and its language.
type NameRecord = (String, Option<String>);

const ACCURACIES: [(Accuracy, &str); 3] =
    [(Accuracy::Surveyed, "surveyed"), (Accuracy::Approximate, "approximate"), (Accuracy::Schematic, "schematic")];

/// Writes places in place of those that were there.
pub(super) fn replace<'a>(connection: &Connection, places: impl Iterator<Item = &'a Place>) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM places", [])?;
    let mut insert = connection.prepare(
        "INSERT INTO places (geom, id, name, kind, toponyms, parent, geonameid, links, status, accuracy, min_zoom, \
         source) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    for place in places {
        let names = place.toponyms.iter().map(|name| (name.text.clone(), name.language.clone()));
        let names: Vec<NameRecord> = names.collect();
        let accuracy = ACCURACIES.iter().find(|(accuracy, _)| *accuracy == place.accuracy);
        insert.execute(params![
            geometry::to_blob(&place.geometry),
            place.id.as_str(),
            place.title,
            place.kind.word(),
            serde_json::to_string(&names).unwrap_or_default(),
            place.parent.as_ref().map(PlaceId::as_str),
            place.geonames.and_then(|number| i64::try_from(number).ok()),
            serde_json::to_string(&place.links).unwrap_or_default(),
            place.status,
            accuracy.map(|(_, word)| *word),
            place.min_zoom,
            &*place.source,
        ])?;
    }
    Ok(())
}

/// The places of a file, which is called `file` in warnings.
pub(super) fn read(connection: &Connection, file: &str) -> rusqlite::Result<Warned<Vec<Place>>> {
    let mut statement = connection.prepare(
        "SELECT geom, id, name, kind, toponyms, parent, geonameid, links, status, accuracy, min_zoom, source \
         FROM places ORDER BY fid",
    )?;
    let mut rows = statement.query([])?;
    let mut read = Warned::clean(Vec::new());
    let mut number = 0;
    while let Some(row) = rows.next()? {
        number += 1;
        match place(row) {
            Ok(place) => read.value.push(place),
            Err(what) => {
                let warning = Warning::loss(file, what, "mend the row in the layer “places”");
                read.warnings.push(warning.about(format!("place {number}")));
            }
        }
    }
    Ok(read)
}

fn place(row: &Row<'_>) -> Result<Place, String> {
    let text = |column: usize| row.get::<_, Option<String>>(column).ok().flatten();
    let id = text(1).filter(|id| !id.is_empty()).ok_or("it has no id")?;
    let title = text(2).filter(|name| !name.trim().is_empty()).ok_or("it has no name")?;
    let blob: Option<Vec<u8>> = row.get(0).map_err(|_other| "its geometry is no geometry")?;
    let geometry = blob.map(|blob| geometry::of_blob(&blob)).transpose().map_err(|fault| fault.to_string())?;
    let geometry = geometry.unwrap_or_default();
    let names: Vec<NameRecord> = text(4).and_then(|names| serde_json::from_str(&names).ok()).unwrap_or_default();
    let mut toponyms: Vec<Toponym> = names.into_iter().map(|(text, language)| Toponym { text, language }).collect();
    if !toponyms.iter().any(|name| name.text == title) {
        toponyms.insert(0, Toponym { text: title.clone(), language: None });
    }
    let accuracy = text(9).and_then(|word| ACCURACIES.iter().find(|(_, own)| *own == word));
    let zoom: f64 = row.get(10).unwrap_or_default();
    Ok(Place {
        id: PlaceId::new(&id),
        title,
        toponyms,
        kind: text(3).and_then(|word| PlaceKind::from_word(&word)).unwrap_or(PlaceKind::Other),
        geometry,
        parent: text(5).map(|id| PlaceId::new(&id)),
        geonames: row.get::<_, Option<i64>>(6).ok().flatten().and_then(|number| number.try_into().ok()),
        links: text(7).and_then(|links| serde_json::from_str(&links).ok()).unwrap_or_default(),
        status: text(8),
        accuracy: accuracy.map_or(Accuracy::Surveyed, |(accuracy, _)| *accuracy),
        min_zoom: if zoom.is_finite() { zoom.clamp(0.0, 24.0) } else { 0.0 },
        source: Arc::from(text(11).unwrap_or_default()),
    })
}

/// A place as one feature of GeoJSON, for the log.
pub(super) fn to_text(place: &Place) -> String {
    geojson::feature_text(place)
}

/// The place of a feature as [`to_text`] writes it.
pub(super) fn of_text(text: &str) -> Option<Place> {
    let mut read = geojson::read_places("", text.as_bytes()).ok()?.value;
    let mut place = read.pop()?;
    let feature: serde_json::Value = serde_json::from_str(text).ok()?;
    place.source = feature.get("properties")?.get("source")?.as_str()?.into();
    Some(place)
}
