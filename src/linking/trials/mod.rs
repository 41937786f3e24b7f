//! Trials of the linker as a whole: sentences, and how each name in them must be read.
//!
//! The gazetteers are small and made here; what is tried holds for any.

mod places;
mod senses;
mod whole;

use super::{linker::Linker, mention::Mention};
use crate::{
    documents::{
        document::{Document, DocumentId},
        reading::{Format, read},
    },
    places::{
        gazetteer::Gazetteer,
        kind::PlaceKind,
        place::{Accuracy, Place, PlaceGeometry, PlaceId, Toponym},
    },
};

/// A place of a test: "id kind: Name; Other name; …", "id kind < parent: …".
fn place(line: &str) -> Place {
    let (what, names) = line.split_once(':').unwrap();
    let (what, parent) = what.split_once('<').map_or((what, None), |(what, parent)| (what, Some(parent.trim())));
    let mut what = what.split_whitespace();
    let (id, kind) = (what.next().unwrap(), what.next().unwrap());
    let toponyms: Vec<Toponym> =
        names.split(';').map(|name| Toponym { text: name.trim().to_owned(), language: None }).collect();
    Place {
        id: PlaceId::new(id),
        title: toponyms[0].text.clone(),
        toponyms,
        kind: PlaceKind::from_word(kind).unwrap(),
        geometry: PlaceGeometry::default(),
        parent: parent.map(PlaceId::new),
        geonames: None,
        links: Vec::new(),
        status: None,
        accuracy: Accuracy::Surveyed,
        min_zoom: 0.0,
        source: "test".into(),
    }
}

fn linker(places: &[&str]) -> Linker {
    let mut gazetteer = Gazetteer::default();
    gazetteer.add(places.iter().map(|line| place(line)));
    Linker::new(&gazetteer)
}

fn document(text: &str) -> Document {
    read(&DocumentId::new("a.txt"), Format::Text, text.as_bytes()).unwrap().value
}

const CAUCASUS: &[&str] = &[
    "am country: Armenia; Republic of Armenia",
    "az country: Azerbaijan; Republic of Azerbaijan; Azerbaijan Republic",
    "ru country: Russia; Russian Federation",
    "tr country: Turkey; Türkiye",
    "ir country: Iran",
    "fr country: France",
    "ge country: Georgia",
    "us country: United States; United States of America; U.S.; US; USA",
    "gb country: United Kingdom; UK",
    "europe region: Europe",
    "yerevan city < am: Yerevan; Երևան",
    "baku city < az: Baku; Bakı",
    "moscow city < ru: Moscow",
    "minsk city: Minsk",
    "agdam town < az: Agdam; Ağdam; Aghdam; Akna",
    "agdam-d district < az: Agdam; Agdam District; Ağdam rayonu; Aghdam District",
    "lachin town < az: Lachin; Laçın; Berdzor",
    "lachin-d district < az: Lachin; Lachin District; Laçın rayonu",
    "lachin-c corridor < az: Lachin corridor",
    "kalbajar town < az: Kalbajar; Kelbajar; Karvachar; Kəlbəcər",
    "kalbajar-d district < az: Kalbajar; Kalbajar District; Kelbajar",
    "nakhchivan city < nakhchivan-r: Nakhchivan; Naxçıvan",
    "nakhchivan-r republic < az: Nakhchivan; Nakhchivan Autonomous Republic; Nakhichevan",
    "shusha city < az: Shusha; Shushi; Şuşa",
    "nk oblast < az: Nagorno-Karabakh; Nagorno-Karabakh Autonomous Oblast; Artsakh; Mountainous Karabakh",
    "tbilisi city < ge: Tbilisi",
    "van city < tr: Van",
];

const BOSNIA: &[&str] = &[
    "ba country: Bosnia and Herzegovina; Bosnia",
    "rs other: Republika Srpska",
    "gorazde other: Goražde",
    "brcko other: Brčko",
    "mostar other: Mostar",
    "sarajevo other: Sarajevo",
    "drina river: Drina; Drina River",
];

/// The mentions of a text, one word each: `surface=sense:place`, `?` ambiguous, `-` unmatched.
fn told(linker: &Linker, text: &str) -> String {
    let document = document(text);
    let mentions = linker.link(&document);
    let tell = |mention: &Mention| {
        use super::mention::Resolution;
        let place = match &mention.resolution {
            Resolution::Resolved(place) => place.as_str().to_owned(),
            Resolution::Ambiguous => "?".to_owned(),
            Resolution::Unmatched => "-".to_owned(),
        };
        format!("{}={}:{place}", document.words(mention.span), mention.sense.word())
    };
    let told: Vec<String> = mentions.iter().map(tell).collect();
    told.join(" | ")
}

fn check_in(places: &[&str], cases: &[(&str, &str)]) {
    let linker = linker(places);
    let failed: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let told = told(&linker, text);
            (told != *expected).then(|| format!("{text}\n    expected {expected}\n    told     {told}"))
        })
        .collect();
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}

fn check(cases: &[(&str, &str)]) {
    check_in(CAUCASUS, cases);
}
