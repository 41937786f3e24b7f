//! What a project answers: links, passages, search. The links here are laid by hand: how they are found is
//! the business of linking.

use super::*;

impl Project {
    /// A project of one document, `a.txt`, and the mentions that are found in it for its places.
    pub(crate) fn laid_by_hand(text: &str, places: &str, mention: impl Fn(&Place, Span) -> Mention) -> Self {
        let mut gazetteer = Gazetteer::default();
        gazetteer.add(read_places("a", places.as_bytes()).unwrap().value);
        let id = DocumentId::new("a.txt");
        let read = reading::read(&id, Format::Text, text.as_bytes());
        let document = read.unwrap().value;
        let words = folded_words(text).into_iter();
        let mentions = words.filter_map(|word| {
            let span = Span::new(word.start, word.end);
            let mut all = gazetteer.places().iter();
            let place = all.find(|place| place.title == document.words(span))?;
            Some(mention(place, span))
        });
        let linked = Arc::new(vec![mentions.collect()]);
        let seats = Arc::new(HashMap::from([(id, 0)]));
        let documents = Arc::new(vec![document]);
        let project = Self { documents, seats, linked, ..Self::default() };
        Self { gazetteer: Arc::new(gazetteer), ..project }.derived(&Arc::default())
    }
}

/// A project of one document in which every word that is a place's title means it.
fn linked(text: &str, places: &str) -> Project {
    Project::laid_by_hand(text, places, |place, span| Mention {
        sense: Sense::Place,
        resolution: Resolution::Resolved(place.id.clone()),
        ..Mention::unknown(span)
    })
}

const TEXT: &str = "They met. Dol and Gor and Dol signed. They left.\n\nGor stayed.";
const PLACES: &str = r#"[{"type":"Feature","id":"gor","properties":{"name":"Gor","alt_name":"Göring Hill"},"geometry":null},
    {"type":"Feature","id":"dol","properties":{"name":"Dol"},"geometry":null},
    {"type":"Feature","id":"dolina","properties":{"name":"Dolina"},"geometry":null}]"#;

#[test]
fn links_are_found_by_place_and_places_by_passage() {
    let project = linked(TEXT, PLACES);
    let counts: Vec<(&str, usize)> =
        project.linked_places().into_iter().map(|(place, count)| (place.title.as_str(), count)).collect();
    assert_eq!(counts, [("Dol", 2), ("Gor", 2)]);
    let id = &project.documents()[0].id;
    let places = |paragraph, sentence| -> Vec<&str> {
        let places = project.places_of(id, Locator { paragraph, sentence });
        places.into_iter().map(|place| place.title.as_str()).collect()
    };
    assert_eq!(places(1, 1), [""; 0]);
    assert_eq!(places(1, 2), ["Dol", "Gor"]);
    assert_eq!(places(2, 1), ["Gor"]);
    assert_eq!(places(7, 1), [""; 0]);
    assert_eq!(project.summary().pinned, 4);
    assert_eq!(project.summary().senses, [(Sense::Place, 4)]);
}

#[test]
fn a_link_knows_its_sentence_and_those_around_it_in_the_paragraph() {
    let project = linked(TEXT, PLACES);
    let words = |passage: Option<&Passage>| passage.map_or("", |passage| project.documents()[0].words(passage.span));
    let links = project.links_of(&PlaceId::new("gor"));
    let first = project.passage_of(&links[0]).unwrap();
    assert_eq!(words(Some(first.passage)), "Dol and Gor and Dol signed.");
    assert_eq!(words(first.before), "They met.");
    assert_eq!(words(first.after), "They left.");
    let last = project.passage_of(&links[1]).unwrap();
    assert_eq!((words(last.before), words(last.after)), ("", ""));
}

/// Lays what a search finds beside what is expected: names of places, highlighted words of passages.
#[track_caller]
fn check_search(project: &Project, query: &str, expected: &[&str]) {
    let found: Vec<String> = search(project, query, 10)
        .into_iter()
        .map(|hit| match hit {
            Hit::Place(place) => format!("{} {} {}", place.place, place.name, place.links),
            Hit::Passage(passage) => {
                let document = project.document(&passage.document).unwrap();
                let words: Vec<&str> = passage.spans.iter().map(|span| document.words(*span)).collect();
                format!("{} {}", passage.locator, words.join("|"))
            }
        })
        .collect();
    assert_eq!(found, expected, "{query}");
}

#[test]
fn search_finds_places_by_any_name_then_passages_by_the_beginnings_of_words() {
    let project = linked(TEXT, PLACES);
    check_search(&project, "dol", &["dol Dol 2", "dolina Dolina 0", "para_1__sentence_2 Dol|Dol"]);
    check_search(&project, "GO", &["gor Gor 2", "para_1__sentence_2 Gor", "para_2__sentence_1 Gor"]);
    check_search(&project, "goring hi", &["gor Göring Hill 2"]);
    check_search(&project, "hill goring", &["gor Göring Hill 2"]);
    check_search(&project, "signed gor", &["para_1__sentence_2 Gor|signed"]);
    check_search(&project, "they", &["para_1__sentence_1 They", "para_1__sentence_3 They"]);
    check_search(&project, "gor x", &[]);
    check_search(&project, " ?", &[]);
}

#[test]
fn ten_thousand_passages_are_searched_between_two_keystrokes() {
    let line = "The parties shall withdraw their forces from the valley by the first of May.\n\n";
    let project = linked(&line.repeat(10_000), PLACES);
    assert_eq!(project.documents()[0].passages.len(), 10_000);
    assert_eq!(search(&project, "withdraw forc", 50).len(), 50);
    assert_eq!(search(&project, "valley the", 50).len(), 50);
}

#[test]
fn a_project_is_the_same_however_it_is_named() {
    let folder = folder(&[("a.txt", "A. B.")]);
    let one = Project::open(&documents(&[folder.path().to_owned()]), &Silent).unwrap();
    let other = Project::open(&documents(&[folder.path().join("a.txt")]), &Silent).unwrap();
    assert_eq!(one.documents(), other.documents());
    assert!(Path::new(one.documents()[0].id.as_str()).is_relative());
}
