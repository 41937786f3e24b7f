//! Trials of the linker as a whole: sentences, and how each name in them must be read.
//!
//! The gazetteers are small and made here; what is tried holds for any.

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

#[test]
fn a_head_word_tells_the_kind_of_place() {
    check(&[
        ("They hold the Agdam district.", "Agdam=place:agdam-d"),
        ("The Aghdam District shall be returned.", "Aghdam=place:agdam-d"),
        ("Aghdam region shall be returned.", "Aghdam=place:agdam-d"),
        ("the eastern district of Agdam fell", "Agdam=place:agdam-d"),
        ("They left the town of Agdam.", "Agdam=place:agdam"),
        ("They left Agdam.", "Agdam=place:agdam"),
        ("They met in Agdam town.", "Agdam=place:agdam"),
        ("its capital, also called “Agdam”, is empty", "Agdam=place:agdam"),
        ("The town, known as Agdam, is empty.", "Agdam=place:agdam"),
        ("Along the Lachin Corridor (5 km wide)", "Lachin Corridor=place:lachin-c"),
        ("The Lachin corridor is open.", "Lachin corridor=place:lachin-c"),
        ("LACHIN CORRIDOR OPENED", "LACHIN CORRIDOR=place:lachin-c"),
        ("in the Lachin region", "Lachin=place:lachin-d"),
        (
            "the districts of Kalbajar, Lachin and Agdam",
            "Kalbajar=place:kalbajar-d | Lachin=place:lachin-d | Agdam=place:agdam-d",
        ),
        (
            "the Kalbajar, Lachin and Agdam districts",
            "Kalbajar=place:kalbajar-d | Lachin=place:lachin-d | Agdam=place:agdam-d",
        ),
        ("in Kelbajar District", "Kelbajar=place:kalbajar-d"),
        ("in the Karvachar region", "Karvachar=place:kalbajar-d"),
        ("the city of Shusha", "Shusha=place:shusha"),
        ("its western enclave of Nakhchivan", "Nakhchivan=place:nakhchivan-r"),
        ("the Nakhchivan Autonomous Republic", "Nakhchivan Autonomous Republic=place:nakhchivan-r"),
        ("the city of Nakhchivan", "Nakhchivan=place:nakhchivan"),
        ("They met in Baku, the capital.", "Baku=place:baku"),
    ]);
}

#[test]
fn a_corridor_is_never_its_district() {
    let places: Vec<&str> = CAUCASUS.iter().copied().filter(|line| !line.starts_with("lachin-c")).collect();
    check_in(&places, &[("The Lachin corridor is open.", "Lachin=place:-")]);
}

#[test]
fn a_bare_name_follows_the_kind_named_elsewhere() {
    check(&[
        ("The Agdam district is empty. They left Agdam.", "Agdam=place:agdam-d | Agdam=place:agdam-d"),
        (
            "The district of Agdam has its seat in the town of Agdam. They left Agdam.",
            "Agdam=place:agdam-d | Agdam=place:agdam | Agdam=place:agdam",
        ),
    ]);
}

#[test]
fn who_acts_is_an_actor() {
    check(&[
        ("Baku denied the report.", "Baku=actor:baku"),
        (
            "Armenia, Azerbaijan and Russia have signed an agreement.",
            "Armenia=actor:am | Azerbaijan=actor:az | Russia=actor:ru",
        ),
        ("Russia intervened quickly.", "Russia=actor:ru"),
        ("Turkey was not an official partner.", "Turkey=actor:tr"),
        ("the agreement with Azerbaijan", "Azerbaijan=actor:az"),
        (
            "It was chaired by France, Russia and the United States.",
            "France=actor:fr | Russia=actor:ru | United States=actor:us",
        ),
        ("the capitulation of Armenia", "Armenia=actor:am"),
        ("a symbolic weight for Azerbaijan", "Azerbaijan=actor:az"),
        ("the President of the Republic of Armenia N.V. Petrov", "Republic of Armenia=actor:am"),
        ("Armenia's armed forces withdrew.", "Armenia=actor:am"),
        ("talks between Armenia and Azerbaijan", "Armenia=actor:am | Azerbaijan=actor:az"),
        ("shall be returned to the Republic of Azerbaijan", "Republic of Azerbaijan=actor:az"),
        ("In Baku, Russia denied it.", "Baku=place:baku | Russia=actor:ru"),
        ("According to Yerevan, it ended.", "Yerevan=actor:yerevan"),
        ("The U.S. has urged calm.", "U.S.=actor:us"),
        ("The UK and France called for calm.", "UK=actor:gb | France=actor:fr"),
    ]);
}

#[test]
fn where_something_is_is_a_place() {
    check(&[
        ("They met in Baku.", "Baku=place:baku"),
        (
            "transit between Nagorno-Karabakh and Armenia in the Lachin region",
            "Nagorno-Karabakh=place:nk | Armenia=place:am | Lachin=place:lachin-d",
        ),
        ("links through Armenia, which connects Azerbaijan to the sea", "Armenia=place:am | Azerbaijan=place:az"),
        ("surrounded by Armenia, Iran and Turkey", "Armenia=place:am | Iran=place:ir | Turkey=place:tr"),
        ("Armenia's border", "Armenia=place:am"),
        ("the Armenia’s northern border", "Armenia=place:am"),
        ("CEASEFIRE IN AGDAM", "AGDAM=place:agdam"),
        ("in the Nagorno\u{2011}Karabakh conflict zone", "Nagorno\u{2011}Karabakh=place:nk"),
        ("troops in southern Armenia", "Armenia=place:am"),
        ("the road from Baku to Tbilisi", "Baku=place:baku | Tbilisi=place:tbilisi"),
        (
            "Protests in Yerevan, Baku and Tbilisi grew.",
            "Yerevan=place:yerevan | Baku=place:baku | Tbilisi=place:tbilisi",
        ),
    ]);
}

#[test]
fn clocks_titles_and_organisations_are_no_places() {
    check(&[
        ("from 00:00 Moscow time", "Moscow=clock:moscow"),
        ("midnight (Baku time)", "Baku=clock:baku"),
        ("The Minsk group met.", "Minsk=title:minsk"),
        ("The OSCE Minsk Group met.", "Minsk=title:minsk"),
        ("the Minsk agreements", "Minsk=title:minsk"),
        ("the Organization for Security and Cooperation in Europe", "Europe=organisation:europe"),
        ("The Moscow Times reported it.", "Moscow=organisation:moscow"),
        ("Yerevan State University", "Yerevan=organisation:yerevan"),
        ("the Bank of Georgia", "Georgia=organisation:ge"),
        ("the Nagorno-Karabakh war", "Nagorno-Karabakh=title:nk"),
        ("the Moscow-brokered truce", "Moscow=other:moscow"),
        ("a pro-Armenia rally", "Armenia=other:am"),
    ]);
}

#[test]
fn persons_are_no_places() {
    check(&[
        ("Lachin Ivanov signed it.", "Lachin=person:lachin"),
        ("They met Agdam Mammadov there.", "Agdam=person:agdam"),
        ("President Lachin spoke.", "Lachin=person:lachin"),
        ("They met Petra Agdam there.", "Agdam=person:agdam"),
        ("They met J. Agdam there.", "Agdam=person:agdam"),
        ("the author Jack New Baku", "Baku=other:baku"),
    ]);
}

#[test]
fn adjectives_and_peoples_are_told_apart() {
    check(&[
        ("Armenian forces left.", "Armenian=adjective:am"),
        ("Armenians left.", "Armenians=demonym:am"),
        ("many Armenians.", "Armenians=demonym:am"),
        ("Russian and Turkish peacekeepers", "Russian=adjective:ru | Turkish=adjective:tr"),
        ("The Azeri side agreed.", "Azeri=adjective:az"),
        ("Three Turks were there.", "Turks=demonym:tr"),
        ("An Armenian was there.", "Armenian=demonym:am"),
        ("the Armenian-Azerbaijani border", "Armenian=adjective:am | Azerbaijani=adjective:az"),
        ("the Russian Federation", "Russian Federation=place:ru"),
    ]);
}

#[test]
fn what_is_no_name_is_no_mention() {
    check(
        &[
            ("agdam is lower case", ""),
            ("let us go", ""),
            ("Van is short", ""),
            ("They left Van.", "Van=place:van"),
            ("the VAN was full", ""),
            ("aboard the U.S.S. Renville", ""),
            ("Bakuvian", ""),
            ("", ""),
        ]
        .iter()
        .filter(|(text, _)| !text.is_empty())
        .copied()
        .collect::<Vec<_>>(),
    );
}

#[test]
fn other_scripts_and_spellings_are_found() {
    check(&[
        ("Երևան", "Երևան=place:yerevan"),
        ("in Ağdam, in AĞDAM", "Ağdam=place:agdam | AĞDAM=place:agdam"),
        ("in Ag\u{306}dam", "Ag\u{306}dam=place:agdam"),
    ]);
}

#[test]
fn equals_are_ambiguous_until_something_tells() {
    let places = &[
        "one country: Onia",
        "two country: Twoland",
        "a town < one: Harbour",
        "b town < two: Harbour",
        "c city < two: Dockside",
    ];
    check_in(
        places,
        &[
            ("They met in Harbour.", "Harbour=place:?"),
            ("They met in Harbour, Twoland.", "Harbour=place:b | Twoland=place:two"),
            ("They met in Harbour. They left Dockside.", "Harbour=place:b | Dockside=place:c"),
        ],
    );
}

#[test]
fn a_plain_gazetteer_of_another_region_works_as_well() {
    check_in(
        BOSNIA,
        &[
            ("the Goražde enclave", "Goražde=place:gorazde"),
            ("shelling of Gorazde", "Gorazde=place:gorazde"),
            ("the Republika Srpska entity", "Republika Srpska=place:rs"),
            ("the municipality of Brčko", "Brčko=place:brcko"),
            ("They met in Mostar.", "Mostar=place:mostar"),
            ("Sarajevo denied the report.", "Sarajevo=actor:sarajevo"),
            ("Bosnian forces crossed the Drina River.", "Bosnian=adjective:ba | Drina River=place:drina"),
            ("Bosnia and Herzegovina shall respect it.", "Bosnia and Herzegovina=actor:ba"),
            ("the Brčko Arbitration Agreement", "Brčko=title:brcko"),
        ],
    );
}

#[test]
fn news_reports_are_read_as_people_read_them() {
    check(&[
        (
            "AGDAM, Azerbaijan (AP) — Azerbaijan on Friday regained control.",
            "AGDAM=place:agdam | Azerbaijan=place:az | Azerbaijan=actor:az",
        ),
        ("Tbilisi, Georgia, hosted the talks.", "Tbilisi=place:tbilisi | Georgia=place:ge"),
        ("The battle of Shusha ended.", "Shusha=place:shusha"),
        ("The Kremlin told Baku and Yerevan to stop.", "Baku=actor:baku | Yerevan=actor:yerevan"),
        ("The Baku–Tbilisi–Ceyhan pipeline", "Baku=place:baku | Tbilisi=place:tbilisi"),
        ("the Federal Security Service of Russia", "Russia=organisation:ru"),
        ("the former Nagorno-Karabakh Autonomous Oblast", "Nagorno-Karabakh=place:nk"),
        ("the Nagorno-Karabakh Republic declared it", "Nagorno-Karabakh Republic=actor:nk"),
        ("The border between Turkey and Armenia is closed.", "Turkey=place:tr | Armenia=place:am"),
        ("parts of Agdam and Lachin districts", "Agdam=place:agdam-d | Lachin=place:lachin-d"),
        ("the town of Agdam in Agdam District", "Agdam=place:agdam | Agdam=place:agdam-d"),
        ("Armenia Cedes Agdam to Azerbaijan", "Armenia=actor:am | Agdam=place:agdam | Azerbaijan=place:az"),
    ]);
}

#[test]
fn whom_a_person_stands_for_is_no_place() {
    check(&[
        ("Witnesses: MR. PAUL VAN DAM (Turkey) DR. JOHN P. HALL (Iran)", "Turkey=actor:tr | Iran=actor:ir"),
        ("Signed by Ambassador Jean Blanc (France).", "France=actor:fr"),
        ("They met in the town of Agdam (Azerbaijan).", "Agdam=place:agdam | Azerbaijan=place:az"),
    ]);
}

#[test]
fn a_way_lies_between_places_and_an_agreement_between_parties() {
    check(&[
        ("They agreed on a road between Armenia and Azerbaijan.", "Armenia=place:am | Azerbaijan=place:az"),
        ("They agreed on a ceasefire between Armenia and Azerbaijan.", "Armenia=actor:am | Azerbaijan=actor:az"),
        ("The sides agreed on flights from Armenia to Turkey.", "Armenia=place:am | Turkey=place:tr"),
    ]);
}

#[test]
fn a_person_called_as_a_place_stays_a_person() {
    check(&[
        ("Deputy David Lachin came. Lachin said nothing.", "Lachin=person:lachin | Lachin=person:lachin"),
        ("David Lachin came. They drove to Lachin.", "Lachin=person:lachin | Lachin=place:lachin"),
    ]);
}

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
