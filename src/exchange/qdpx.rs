//! REFI-QDA Project Exchange 1.0 (`.qdpx`), which qualitative data analysis programs open: the documents as
//! plain text sources, places (those that the gazetteer does not have under a head of their own) and categories
//! as codes, mentions and provisions as coded selections: each verdict, correction and note by the reviewer whose it
//! is, all else by the program.
//! Positions count Unicode code points. Identifiers are made of what they stand for, so that the same
//! project gives the same file.

use super::{
    Exchange, Senses,
    reviewed::{Reviewed, title_of},
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
    provisions::field_text::FieldKind,
    review::{
        decision::{Field, Signature, Verdict},
        stances::{Outcome, Stance},
    },
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

/// The user that stands for what no reviewer did.
const PROGRAM: &str = "Treaty Atlas";

/// A selection of a source, with its codes and the notes on it.
struct Selection<'a> {
    span: Span,
    name: String,
    codings: Vec<Coding<'a>>,
    notes: Vec<Note<'a>>,
}

/// A code that a selection has, and who gave it; none for the program.
struct Coding<'a> {
    code: String,
    by: Option<&'a Signature>,
}

/// A note of a reviewer.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Note<'a> {
    guid: String,
    by: &'a str,
    words: String,
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
fn described(project: &Project, selections: &[Vec<Selection<'_>>]) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    let attributes = [("name", project.name()), ("origin", PROGRAM), ("xmlns", NAMESPACE)];
    let reviewers = selections.iter().flatten().flat_map(|one| {
        let coders = one.codings.iter().filter_map(|coding| Some(coding.by?.reviewer.as_str()));
        coders.chain(one.notes.iter().map(|note| note.by))
    });
    let reviewers: BTreeSet<&str> = reviewers.collect();
    xml.parent("Project", &attributes, |xml| {
        xml.parent("Users", &[], |xml| {
            let mut users = std::iter::once(PROGRAM).chain(reviewers);
            users.try_for_each(|name| xml.empty("User", &[("guid", &user(Some(name))), ("name", name)]))
        })?;
        xml.parent("CodeBook", &[], |xml| xml.parent("Codes", &[], |xml| codes(xml, project, selections)))?;
        xml.parent("Sources", &[], |xml| {
            let mut pairs = project.documents().iter().zip(selections);
            pairs.try_for_each(|(document, selections)| source(xml, document, selections))
        })?;
        let notes: BTreeSet<&Note<'_>> = selections.iter().flatten().flat_map(|one| &one.notes).collect();
        if notes.is_empty() {
            return Ok(());
        }
        xml.parent("Notes", &[], |xml| {
            notes.iter().try_for_each(|note| {
                let attributes = [("guid", note.guid.as_str()), ("creatingUser", &user(Some(note.by)))];
                xml.parent("Note", &attributes, |xml| xml.text("PlainTextContent", &[], &note.words))
            })
        })
    })?;
    Ok(xml.finish())
}

/// The codes that selections use, under a head each: places, categories, verdicts.
fn codes(xml: &mut Xml, project: &Project, selections: &[Vec<Selection<'_>>]) -> io::Result<()> {
    let codings = selections.iter().flatten().flat_map(|one| &one.codings);
    let used: BTreeSet<&str> = codings.map(|coding| coding.code.as_str()).collect();
    let places = project.gazetteer().places().iter();
    let places: Vec<(String, &str)> = places.map(|place| (place_guid(&place.id), place.title.as_str())).collect();
    let unplaced = UnplacedPlace::all(project);
    let unplaced: Vec<(String, &str)> = unplaced.iter().map(|place| (unplaced_guid(place), place.name)).collect();
    let categories: BTreeMap<String, String> = project
        .documents()
        .iter()
        .flat_map(|document| Reviewed::of(project, document))
        .flat_map(|provision| {
            let held = provision.stances.each().iter().filter_map(|stance| Some(category_of(stance)?.to_owned()));
            let all: Vec<String> = held.chain([provision.first_category.to_string()]).collect();
            all.into_iter().map(|category| (guid("category", &category), title_of(&category).to_owned()))
        })
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

fn source(xml: &mut Xml, document: &Document, selections: &[Selection<'_>]) -> io::Result<()> {
    let program = user(None);
    let own = source_guid(document);
    let path = format!("internal://{own}.txt");
    let attributes =
        [("guid", own.as_str()), ("name", document.name()), ("plainTextPath", &path), ("creatingUser", &program)];
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
                ("creatingUser", program.clone()),
            ];
            let attributes: Vec<(&str, &str)> = attributes.iter().map(|(key, value)| (*key, value.as_str())).collect();
            xml.parent("PlainTextSelection", &attributes, |xml| {
                for coding in &one.codings {
                    let name = coding.by.map(|by| by.reviewer.as_str());
                    let own = guid_of(&format!("coding {} {}", coding.code, name.unwrap_or_default()));
                    let (by, time) = (user(name), coding.by.map(|by| by.time.to_string()));
                    let mut attributes = vec![("guid", own.as_str()), ("creatingUser", &by)];
                    attributes.extend(time.as_deref().map(|time| ("creationDateTime", time)));
                    xml.parent("Coding", &attributes, |xml| xml.empty("CodeRef", &[("targetGUID", &coding.code)]))?;
                }
                one.notes.iter().try_for_each(|note| xml.empty("NoteRef", &[("targetGUID", &note.guid)]))
            })?;
        }
        Ok(())
    })
}

/// What is coded in each document.
fn selections<'a>(project: &'a Project, senses: &Senses) -> Vec<Vec<Selection<'a>>> {
    let positions = Positions::of(project);
    let unplaced = if senses.contains(Sense::Place) { UnplacedPlace::all(project) } else { Vec::new() };
    let program = |code: String| vec![Coding { code, by: None }];
    let of_document = |document: &'a Document| -> Vec<Selection<'a>> {
        let mentions = Row::of(project, &positions, document, senses).filter_map(|row| {
            let place: &Place = row.place?;
            let name = row.surface().to_owned();
            let codings = program(place_guid(&place.id));
            Some(Selection { span: row.mention.span, name, codings, notes: Vec::new() })
        });
        let mut selections: Vec<Selection<'_>> = mentions.collect();
        for place in &unplaced {
            let own = place.words.iter().filter(|(other, _)| other.id == document.id);
            selections.extend(own.map(|(_, span)| Selection {
                span: *span,
                name: document.words(*span).to_owned(),
                codings: program(unplaced_guid(place)),
                notes: Vec::new(),
            }));
        }
        selections.extend(Reviewed::of(project, document).iter().map(of_provision));
        selections
    };
    project.documents().iter().map(of_document).collect()
}

/// The selection of a provision: the category it was found as, unless all hold it to be another one, and by each
/// reviewer the category, the verdict, the corrections and the note that are theirs.
fn of_provision<'a>(provision: &Reviewed<'a>) -> Selection<'a> {
    let differ = provision.stances.outcome() == Outcome::Differing;
    let is_as_found = provision.category == provision.first_category;
    let found = (differ || is_as_found).then(|| guid("category", &provision.first_category));
    let mut codings: Vec<Coding<'a>> = found.into_iter().map(|code| Coding { code, by: None }).collect();
    let mut notes = Vec::new();
    for stance in provision.stances.each() {
        let category = category_of(stance).map(|category| guid("category", category));
        let verdict = stance.state.verdict().map(|verdict| guid("verdict", verdict.word()));
        codings.extend(category.into_iter().chain(verdict).map(|code| Coding { code, by: Some(stance.by) }));
        let fields: Vec<String> =
            stance.state.fields().map(|(field, value)| format!("{}: {value}", field.as_str())).collect();
        let corrected = (!fields.is_empty()).then(|| format!("Corrected: {}", fields.join("; ")));
        notes.extend(corrected.into_iter().chain(stance.state.note().map(str::to_owned)).map(|words| {
            let by = stance.by.reviewer.as_str();
            Note { guid: guid("note", &format!("{by} {words}")), by, words }
        }));
    }
    Selection { span: provision.span, name: provision.title().to_owned(), codings, notes }
}

/// The category that a reviewer holds it to be instead of the one it was found as.
fn category_of<'a>(stance: &Stance<'a>) -> Option<&'a str> {
    stance.state.field(&Field::new(FieldKind::Category.id()))
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

/// The identifier of a user by name; of the program when nobody is named.
fn user(name: Option<&str>) -> String {
    guid("user", name.unwrap_or(PROGRAM))
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
