//! What `provisions` and `compare` promise, on the sample corpus and on clauses in the style of
//! agreements of the world.

use crate::program::{Ran, folder, run, run_in};
use serde_json::Value;

fn provisions(ran: &Ran) -> Vec<Value> {
    let file: Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {ran:#?}"));
    let documents = file["documents"].as_array().unwrap().clone();
    documents.iter().flat_map(|document| document["provisions"].as_array().unwrap().clone()).collect()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The places of a provision, "name (role)".
fn places(provision: &Value) -> Vec<String> {
    let places = provision["places"].as_array().unwrap().iter();
    places.map(|place| format!("{} ({})", text(place, "name"), text(place, "role"))).collect()
}

/// The provision of a category that a sentence of the sample corpus makes.
#[track_caller]
fn of_sample<'a>(all: &'a [Value], category: &str, words: &str) -> &'a Value {
    let mut found = all.iter().filter(|one| text(one, "category") == category && text(one, "quote").contains(words));
    found.next().unwrap_or_else(|| panic!("no {category} in “{words}”"))
}

#[test]
fn the_provisions_of_the_sample_corpus_are_found_with_their_fields() {
    let all = provisions(&run(&["provisions", "seeds"]));

    let ceasefire = of_sample(&all, "ceasefire", "ended all hostilities");
    assert_eq!(text(&ceasefire["deadline"], "date"), "2020-11-10T00:00");
    assert_eq!(text(&ceasefire["deadline"], "zone"), "Moscow time");
    assert_eq!(places(ceasefire).len(), 1, "the clock is no place: {ceasefire:#}");

    let force = of_sample(&all, "peacekeeping", "has deployed nearly 2,000");
    assert_eq!(text(force, "obligor"), "Russia");
    assert_eq!(force["quantities"][0]["value"], 2000.0);
    assert_eq!(text(&force["quantities"][0], "precision"), "approximate");
    assert_eq!(text(&force["duration"], "length"), "P5Y");
    assert_eq!(force["duration"]["at_least"], true);
    of_sample(&all, "monitoring", "has deployed nearly 2,000");
    of_sample(&all, "return", "assist in the return of refugees");

    let transit = of_sample(&all, "corridor", "safe transit");
    assert_eq!(places(transit), ["Nagorno-Karabakh (endpoint)", "Armenia (endpoint)", "Lachin (route)"]);

    let agdam = of_sample(&all, "handover", "cede control of certain areas");
    assert_eq!(text(agdam, "obligor"), "the Armenian armed forces");
    assert!(places(agdam).contains(&"Agdam (transferred)".to_owned()), "{agdam:#}");
    assert_eq!(text(&agdam["places"][1], "kind"), "district");

    let links = of_sample(&all, "corridor", "calls for transport links");
    for place in ["Armenia (route)", "Azerbaijan (endpoint)"] {
        assert!(places(links).contains(&place.to_owned()), "{links:#}");
    }
    let lachin = of_sample(&all, "handover", "also return the Lachin region");
    assert_eq!(places(lachin)[0], "Lachin (transferred)");
}

#[test]
fn what_somebody_says_is_attributed_and_disputed_where_a_source_disagrees() {
    let all = provisions(&run(&["provisions", "seeds"]));
    let sent = of_sample(&all, "peacekeeping", "would be sent");
    let flags: Vec<&str> = sent["flags"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(flags.contains(&"attributed to a speaker") && flags.contains(&"disputed"), "{flags:?}");
}

#[test]
fn protests_celebrations_and_history_promise_nothing() {
    let ran = run(&["provisions", "seeds"]);
    for words in ["large crowd", "Major celebrations", "four-day war", "has been completely looted", "forever"] {
        assert!(provisions(&ran).iter().all(|one| !text(one, "quote").contains(words)), "{words}");
    }
    let file: Value = serde_json::from_str(&ran.stdout).unwrap();
    let remarks = file["documents"][0]["remarks"].as_array().unwrap();
    let places_of = |kind: &str| -> Vec<&str> {
        let of_kind = remarks.iter().filter(|remark| text(remark, "kind") == kind);
        of_kind.flat_map(|remark| remark["place_ids"].as_array().unwrap()).filter_map(Value::as_str).collect()
    };
    assert!(places_of("reaction").contains(&"yerevan") && places_of("reaction").contains(&"baku"), "{remarks:#?}");
}

#[test]
fn spans_hold_their_words_and_the_same_input_gives_the_same_bytes() {
    let ran = run(&["provisions", "seeds"]);
    assert_eq!(ran.stdout, run(&["provisions", "seeds"]).stdout);
    let path = crate::program::root().join("seeds/000_3d84ca3364ef8fc6.txt");
    let scalars: Vec<char> = std::fs::read_to_string(path).unwrap().chars().collect();
    let words = |value: &Value| -> String {
        let at = |key: &str| value[key].as_u64().unwrap() as usize;
        scalars[at("start")..at("end")].iter().collect()
    };
    for provision in provisions(&ran) {
        assert_eq!(words(&provision), text(&provision, "quote"));
        for place in provision["places"].as_array().unwrap() {
            assert_eq!(words(place), text(place, "surface"));
        }
        if provision["deadline"].is_object() {
            assert_eq!(words(&provision["deadline"]), text(&provision["deadline"], "text"));
        }
        assert!(!provision["reasons"].as_array().unwrap().is_empty());
    }
}

#[test]
fn a_table_of_provisions_is_safe_in_a_spreadsheet() {
    let folder = folder(&[("a.txt", b"1. =SUM(A1) The Parties shall cease all hostilities by 1 May 1999.")]);
    let ran = run_in(folder.path(), &["provisions", "a.txt", "--format", "csv"]);
    assert!(ran.stdout.starts_with("document,id,clause,category,"), "{ran:#?}");
    assert!(ran.stdout.contains("a.txt,art_1__para_1__ceasefire,1,ceasefire"), "{ran:#?}");
    let mut table = csv::Reader::from_reader(ran.stdout.as_bytes());
    for cell in table.records().flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
}

#[test]
fn two_versions_are_laid_side_by_side() {
    let folder = folder(&[
        ("a.txt", "1. The Agdam District shall be returned to Azerbaijan before 20 November 2020.".as_bytes()),
        ("b.txt", "1. Ağdam region shall be returned to Azerbaijan by 25 November 2020.".as_bytes()),
    ]);
    let ran = run_in(folder.path(), &["compare", "a.txt", "b.txt"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    for words in ["Clause 1 · Hand-over", "2020-11-20", "2020-11-25", "before", "1 provisions or clauses differ"] {
        assert!(ran.stdout.contains(words), "{ran:#?}\nlacks {words}");
    }
    assert!(!ran.stdout.contains("\n  place\n"), "two spellings of one place: {ran:#?}");
    let ran = run_in(folder.path(), &["compare", "a.txt", "b.txt", "--format", "json"]);
    let file: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(file["comparisons"][0]["pairs"][0]["differences"][0]["aspect"], "date");
    let alone = run_in(folder.path(), &["compare", "a.txt"]);
    assert_eq!(alone.code, Some(1), "{alone:#?}");
    assert!(alone.stderr.contains("name another one"));
}

#[test]
fn agreements_in_russian_are_read_with_their_names_in_any_case() {
    let agreement = "1. Стороны прекращают все боевые действия с 06:00 часов по московскому времени 3 мая 2021 года.\n\n\
                2. Агдамский район возвращается Азербайджанской Республике до 20 мая 2021 года.\n\n\
                3. Коридор шириной не менее 5 км, который обеспечивает связь Нагорного Карабаха с Арменией и не \
                затрагивает Шушу, остается под контролем миротворческого контингента.";
    let folder = folder(&[("a.txt", agreement.as_bytes())]);
    let all = provisions(&run_in(folder.path(), &["provisions", "a.txt"]));
    let found: Vec<&str> = all.iter().map(|one| text(one, "category")).collect();
    assert_eq!(found, ["ceasefire", "handover", "corridor"]);
    assert_eq!(text(&all[0]["deadline"], "date"), "2021-05-03T06:00");
    assert_eq!(text(&all[1]["deadline"], "preposition"), "до");
    assert_eq!(places(&all[1]), ["Agdam (transferred)"]);
    let corridor = ["Nagorno-Karabakh (endpoint)", "Armenia (endpoint)", "Shusha (excluded)"];
    assert_eq!(places(&all[2]), corridor);
    assert_eq!(text(&all[2]["quantities"][0], "precision"), "at least");
    let wrong = run_in(folder.path(), &["provisions", "a.txt", "--language", "xx"]);
    assert_eq!(wrong.code, Some(2), "{wrong:#?}");
}

#[test]
fn three_versions_are_laid_beside_the_one_that_is_named() {
    let text = |date: &str| format!("1. The Agdam District shall be returned to Azerbaijan by {date} November 2020.");
    let (a, b, c) = (text("20"), text("25"), text("25"));
    let folder = folder(&[("a.txt", a.as_bytes()), ("b.txt", b.as_bytes()), ("c.txt", c.as_bytes())]);
    let ran = run_in(folder.path(), &["compare", "a.txt", "b.txt", "c.txt", "--base", "b.txt"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    for words in ["b.txt  (base)", "Clause 1 · Hand-over", "a.txt  2020-11-20", "c.txt  as the base", "1 provisions or"]
    {
        assert!(ran.stdout.contains(words), "{ran:#?}\nlacks {words}");
    }
    let ran = run_in(folder.path(), &["compare", "a.txt", "b.txt", "c.txt", "--format", "csv"]);
    assert!(ran.stdout.starts_with("clause,category,a.txt,b.txt,b.txt differs,c.txt,c.txt differs\n"), "{ran:#?}");
    assert!(ran.stdout.contains("date: 2020-11-20 | 2020-11-25"), "{ran:#?}");
    let strange = run_in(folder.path(), &["compare", "a.txt", "b.txt", "--base", "d.txt"]);
    assert_eq!(strange.code, Some(1), "{strange:#?}");
    assert!(strange.stderr.contains("none of the documents goes by that name"), "{strange:#?}");
}

#[test]
fn every_number_that_differs_is_told_of_three_versions() {
    let text = |boats: u32, lorries: u32| {
        format!("1. The peacekeeping force shall comprise {boats} boats and {lorries} lorries.")
    };
    let (a, b, c) = (text(40, 12), text(55, 17), text(40, 12));
    let folder = folder(&[("a.txt", a.as_bytes()), ("b.txt", b.as_bytes()), ("c.txt", c.as_bytes())]);
    let ran = run_in(folder.path(), &["compare", "a.txt", "b.txt", "c.txt"]);
    for words in ["40 boats", "55 boats", "12 lorries", "17 lorries", "c.txt  as the base"] {
        assert!(ran.stdout.contains(words), "{ran:#?}\nlacks {words}");
    }
}

#[test]
fn what_an_amendment_leaves_alone_is_told_as_not_touched() {
    let signed = "Article 1\n\nAll foreign troops shall withdraw by 1 March 1992.\n\n\
                  Article 2\n\nAll prisoners of war shall be released by 5 May 1992.";
    let protocol = "1. In Article 1, the words “by 1 March 1992” shall be replaced by the words “by 8 June 1992”.";
    let folder = folder(&[("signed.txt", signed.as_bytes()), ("protocol.txt", protocol.as_bytes())]);
    let ran = run_in(folder.path(), &["compare", "signed.txt", "protocol.txt"]);
    for words in ["(amendment)", "by 8 June 1992", "1 provisions or clauses differ, 1 not touched"] {
        assert!(ran.stdout.contains(words), "{ran:#?}\nlacks {words}");
    }
    let ran = run_in(folder.path(), &["provisions", "protocol.txt"]);
    for provision in provisions(&ran) {
        assert_ne!(text(&provision["deadline"], "date"), "1992-03-01", "{provision:#?}");
    }
}
