//! REFI-QDA Project Exchange 1.0 (`.qdpx`), which qualitative data analysis programs open: the documents as
//! plain text sources, places (those that the gazetteer does not have under a head of their own) and categories
//! as codes, mentions and reviewed provisions as coded selections.
//! Positions count Unicode code points. Identifiers are made of what they stand for, so that the same
//! project gives the same file.

use super::{
    Exchange, Senses,
    reviewed::Reviewed,
    row::{Positions, Row},
    unplaced::UnplacedPlace,
    xml::Xml,
};
use crate::{
    documents::document::Document,
    ground::{folding::fold_name, hash::sha256_hex, text::Span},
    linking::mention::Sense,
    places::place::{Place, PlaceId},
    project::Project,
    review::decision::Verdict,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Cursor, Write as _},
};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// REFI-QDA.
#[derive(Debug, Clone, Copy)]
pub struct Qdpx;

const NAMESPACE: &str = "urn:QDA-XML:project:1.0";

/// The colour of codes, as of a pencil.
const COLOUR: &str = "#5A6472";

/// A selection of a source, with its codes and the note on it.
struct Selection {
    span: Span,
    name: String,
    codes: Vec<String>,
    note: Option<String>,
}

impl Exchange for Qdpx {
    fn write(&self, project: &Project, senses: Option<&Senses>, out: &mut dyn io::Write) -> io::Result<()> {
        let pinned = Senses::only(Sense::Place);
        let senses = senses.unwrap_or(&pinned);
        let selections = selections(project, senses);
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        // The clock is left out: files of an archive are dated 1980 when nobody says.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        archive.start_file("project.qde", options)?;
        archive.write_all(&described(project, &selections)?)?;
        for document in project.documents() {
            archive.start_file(format!("sources/{}.txt", source_guid(document)), options)?;
            archive.write_all(document.text.as_str().as_bytes())?;
        }
        out.write_all(&archive.finish()?.into_inner())?;
        out.flush()
    }
}

/// The project as its XML describes it.
fn described(project: &Project, selections: &[Vec<Selection>]) -> io::Result<Vec<u8>> {
    let user = guid("user", "Treaty Atlas");
    let mut xml = Xml::new()?;
    let attributes = [("name", project.name()), ("origin", "Treaty Atlas"), ("xmlns", NAMESPACE)];
    xml.parent("Project", &attributes, |xml| {
        xml.parent("Users", &[], |xml| xml.empty("User", &[("guid", &user), ("name", "Treaty Atlas")]))?;
        xml.parent("CodeBook", &[], |xml| xml.parent("Codes", &[], |xml| codes(xml, project, selections)))?;
        xml.parent("Sources", &[], |xml| {
            let mut pairs = project.documents().iter().zip(selections);
            pairs.try_for_each(|(document, selections)| source(xml, document, selections, &user))
        })?;
        let notes: Vec<(String, &str)> = selections
            .iter()
            .flatten()
            .filter_map(|one| Some((guid("note", one.note.as_deref()?), one.note.as_deref()?)))
            .collect::<BTreeMap<_, _>>()
            .into_iter()
            .collect();
        if notes.is_empty() {
            return Ok(());
        }
        xml.parent("Notes", &[], |xml| {
            notes.iter().try_for_each(|(guid, note)| {
                xml.parent("Note", &[("guid", guid), ("creatingUser", &user)], |xml| {
                    xml.text("PlainTextContent", &[], note)
                })
            })
        })
    })?;
    Ok(xml.finish())
}

/// The codes that selections use, under a head each: places, categories, verdicts.
fn codes(xml: &mut Xml, project: &Project, selections: &[Vec<Selection>]) -> io::Result<()> {
    let used: BTreeSet<&str> = selections.iter().flatten().flat_map(|one| &one.codes).map(String::as_str).collect();
    let places = project.gazetteer().places().iter();
    let places: Vec<(String, &str)> = places.map(|place| (place_guid(&place.id), place.title.as_str())).collect();
    let unplaced = UnplacedPlace::all(project);
    let unplaced: Vec<(String, &str)> = unplaced.iter().map(|place| (unplaced_guid(place), place.name)).collect();
    let categories: BTreeMap<String, String> = project
        .documents()
        .iter()
        .flat_map(|document| Reviewed::of(project, document))
        .map(|provision| (guid("category", &provision.category), provision.title().to_owned()))
        .collect();
    let categories: Vec<(String, &str)> =
        categories.iter().map(|(guid, title)| (guid.clone(), title.as_str())).collect();
    let verdicts: Vec<(String, &str)> =
        Verdict::ALL.iter().map(|verdict| (guid("verdict", verdict.word()), verdict.word())).collect();
    let heads = [
        ("Places", places),
        ("Places not in the gazetteer", unplaced),
        ("Provisions", categories),
        ("Verdicts", verdicts),
    ];
    for (head, codes) in heads {
        let codes: Vec<_> = codes.into_iter().filter(|(guid, _)| used.contains(guid.as_str())).collect();
        if codes.is_empty() {
            continue;
        }
        let own = guid("head", head);
        xml.parent("Code", &[("guid", &own), ("name", head), ("isCodable", "false"), ("color", COLOUR)], |xml| {
            codes.iter().try_for_each(|(guid, name)| {
                xml.empty("Code", &[("guid", guid), ("name", name), ("isCodable", "true"), ("color", COLOUR)])
            })
        })?;
    }
    Ok(())
}

fn source(xml: &mut Xml, document: &Document, selections: &[Selection], user: &str) -> io::Result<()> {
    let own = source_guid(document);
    let path = format!("internal://{own}.txt");
    let attributes =
        [("guid", own.as_str()), ("name", document.name()), ("plainTextPath", &path), ("creatingUser", user)];
    xml.parent("TextSource", &attributes, |xml| {
        xml.text("Description", &[], &cited(document))?;
        for (number, one) in selections.iter().enumerate() {
            let guid_of = |what: &str| guid(what, &format!("{own} {number} {}", one.span.start));
            let (start, end) = (one.span.start.to_string(), one.span.end.to_string());
            let attributes = [
                ("guid", guid_of("selection")),
                ("name", one.name.clone()),
                ("startPosition", start),
                ("endPosition", end),
                ("creatingUser", user.to_owned()),
            ];
            let attributes: Vec<(&str, &str)> = attributes.iter().map(|(key, value)| (*key, value.as_str())).collect();
            xml.parent("PlainTextSelection", &attributes, |xml| {
                for code in &one.codes {
                    let coding = guid_of(&format!("coding {code}"));
                    xml.parent("Coding", &[("guid", &coding), ("creatingUser", user)], |xml| {
                        xml.empty("CodeRef", &[("targetGUID", code)])
                    })?;
                }
                one.note.iter().try_for_each(|note| xml.empty("NoteRef", &[("targetGUID", &guid("note", note))]))
            })?;
        }
        Ok(())
    })
}

/// What is coded in each document.
fn selections(project: &Project, senses: &Senses) -> Vec<Vec<Selection>> {
    let positions = Positions::of(project);
    let unplaced = if senses.contains(Sense::Place) { UnplacedPlace::all(project) } else { Vec::new() };
    let of_document = |document: &Document| -> Vec<Selection> {
        let mentions = Row::of(project, &positions, document, senses).filter_map(|row| {
            let place: &Place = row.place?;
            let name = row.surface().to_owned();
            Some(Selection { span: row.mention.span, name, codes: vec![place_guid(&place.id)], note: None })
        });
        let mut selections: Vec<Selection> = mentions.collect();
        for place in &unplaced {
            let own = place.words.iter().filter(|(other, _)| other.id == document.id);
            selections.extend(own.map(|(_, span)| Selection {
                span: *span,
                name: document.words(*span).to_owned(),
                codes: vec![unplaced_guid(place)],
                note: None,
            }));
        }
        selections.extend(Reviewed::of(project, document).into_iter().map(|provision| {
            let mut codes = vec![guid("category", &provision.category)];
            codes.extend(provision.state.verdict().map(|verdict| guid("verdict", verdict.word())));
            Selection {
                span: provision.span,
                name: provision.title().to_owned(),
                codes,
                note: provision.state.note().map(str::to_owned),
            }
        }));
        selections
    };
    project.documents().iter().map(of_document).collect()
}

/// Where a document comes from, in a line.
fn cited(document: &Document) -> String {
    let source = &document.source;
    let parts = [&source.publisher, &source.date, &source.address];
    let mut parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    let hash = format!("SHA-256 {}", document.sha256);
    parts.push(&hash);
    parts.join(" · ")
}

fn source_guid(document: &Document) -> String {
    guid("source", &format!("{} {}", document.id, document.sha256))
}

fn place_guid(place: &PlaceId) -> String {
    guid("place", place.as_str())
}

fn unplaced_guid(place: &UnplacedPlace<'_>) -> String {
    guid("unplaced", &fold_name(place.name))
}

/// An identifier made of a name (RFC 9562, version 8).
fn guid(kind: &str, name: &str) -> String {
    let hash = sha256_hex(format!("treaty-atlas {kind} {name}").as_bytes());
    let part = |range: std::ops::Range<usize>| hash.get(range).unwrap_or_default().to_owned();
    format!("{}-{}-8{}-a{}-{}", part(0..8), part(8..12), part(13..16), part(17..20), part(20..32))
}
