//! Ways of wording a clause, each with what must be read in it: who, where, by when. One kind of wording a test.

use crate::program::{folder, run_in};
use serde_json::Value;

/// The provisions of a clause of an agreement, the places of the world known.
fn coded(clause: &str) -> Vec<Value> {
    let folder = folder(&[("agreement.txt", clause.as_bytes())]);
    let ran = run_in(folder.path(), &["provisions", "agreement.txt", "--world"]);
    let file: Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {ran:#?}"));
    file["documents"][0]["provisions"].as_array().unwrap().clone()
}

/// The provision of a category in a clause.
#[track_caller]
fn one(clause: &str, category: &str) -> Value {
    let all = coded(clause);
    let found = all.iter().find(|provision| provision["category"] == category).cloned();
    found.unwrap_or_else(|| panic!("no {category} in “{clause}”: {all:#?}"))
}

/// Holds what a field of a provision says; an empty one is "".
#[track_caller]
fn check(clause: &str, category: &str, fields: &[(&str, &str)]) {
    let provision = one(clause, category);
    for (field, expected) in fields {
        let found = match *field {
            "date" | "kind" => &provision["deadline"][field],
            _ => &provision[field],
        };
        assert_eq!(found.as_str().unwrap_or_default(), *expected, "{field} of {category} in “{clause}”");
    }
}

/// The places of a provision, "name (role)".
fn places(provision: &Value) -> Vec<String> {
    let all = provision["places"].as_array().unwrap().iter();
    let word = |place: &Value, key: &str| place[key].as_str().unwrap_or_default().to_owned();
    all.map(|place| format!("{} ({})", word(place, "surface"), word(place, "role"))).collect()
}

#[test]
fn a_party_has_all_words_between_its_article_and_its_noun() {
    let clause = "3. The Croatian cantonal caretaker government shall hand over Stolac to the Bosnian interim federal \
                  authorities.";
    let fields = [
        ("obligor", "The Croatian cantonal caretaker government"),
        ("beneficiary", "the Bosnian interim federal authorities"),
    ];
    check(clause, "handover", &fields);
}

#[test]
fn a_name_of_an_army_or_a_body_is_whole_and_no_part_of_it_is_what_it_does() {
    check(
        "3. The Chad People's Liberation Army shall withdraw from Aouzou.",
        "withdrawal",
        &[("obligor", "The Chad People's Liberation Army"), ("action", "withdraw")],
    );
    check(
        "3. The United Nations Interim Security Force shall deploy in Aouzou.",
        "peacekeeping",
        &[("obligor", "The United Nations Interim Security Force"), ("action", "deploy")],
    );
    check(
        "3. Chad shall pay 30 per cent of the revenue of the fields of Aouzou to Libya.",
        "resources",
        &[("obligor", "Chad"), ("action", "pay")],
    );
}

#[test]
fn a_list_of_names_before_a_verb_belongs_to_one_party() {
    check(
        "2. The troops of Chad and Libya shall leave Aouzou.",
        "withdrawal",
        &[("obligor", "The troops of Chad and Libya")],
    );
}

#[test]
fn those_who_have_a_right_to_return_gain_by_it_and_the_place_they_left_does_not() {
    let clause = "5. Exiles from Kigali shall be entitled to return.";
    check(clause, "return", &[("beneficiary", "Exiles"), ("obligor", "")]);
    assert_eq!(places(&one(clause, "return")), ["Kigali (origin)"]);
}

#[test]
fn those_who_are_set_free_gain_by_it() {
    let fields = [("obligor", "Each side"), ("beneficiary", "all hostages")];
    check("4. Each side shall release all hostages by 3 May 2001.", "prisoners", &fields);
}

#[test]
fn the_far_end_of_a_road_gains_nothing_by_it() {
    let clause = "6. Water from the pipeline from Amman to Damascus shall be shared between the two States.";
    assert!(coded(clause).iter().all(|provision| provision["beneficiary"].is_null()), "{clause}");
    let clause = "7. The parties shall rebuild the Beira-Harare railway.";
    assert_eq!(places(&one(clause, "infrastructure")), ["Beira (endpoint)", "Harare (endpoint)"]);
}

#[test]
fn whoever_watches_is_found_after_a_passive_and_at_the_end_of_the_statement() {
    let clause =
        "1. Rebel troops are to be withdrawn from Bouake under the supervision of a West African observer team.";
    check(clause, "withdrawal", &[("supervisor", "a West African observer team"), ("obligor", "Rebel troops")]);
}

#[test]
fn a_guarantor_may_be_named_after_with() {
    let clause = "2. Burundi shall pull back its troops from Uvira, with Tanzania as guarantor.";
    check(clause, "withdrawal", &[("obligor", "Burundi"), ("guarantor", "Tanzania")]);
}

#[test]
fn who_resumes_sovereignty_controls_the_place() {
    check(
        "8. Namibia shall resume sovereignty over Walvis Bay.",
        "handover",
        &[("controller", "Namibia"), ("obligor", "Namibia")],
    );
    let clause = "9. Ramallah shall pass to Jordanian jurisdiction.";
    check(clause, "handover", &[("controller", "Jordanian"), ("obligor", "")]);
    assert_eq!(places(&one(clause, "handover")), ["Ramallah (transferred)"]);
    let clause = "9. Ramallah shall pass to Jordan.";
    check(clause, "handover", &[("obligor", "")]);
    assert_eq!(places(&one(clause, "handover"))[0], "Ramallah (transferred)");
}

#[test]
fn what_is_done_is_more_than_be() {
    let clause = "2. Kenyan and Ugandan peacekeepers would be sent to Juba.";
    check(clause, "peacekeeping", &[("action", "be sent")]);
}

#[test]
fn a_verb_in_the_present_tense_has_its_own_subject() {
    let clause = "4. The army shall hold the bridges as Syria withdraws from Tripoli.";
    check(clause, "withdrawal", &[("obligor", "Syria")]);
    check("5. The Ottoman Empire cedes Kars to Russia.", "handover", &[("obligor", "The Ottoman Empire")]);
}

#[test]
fn the_subject_may_follow_what_is_named_first() {
    let clause = "3. In the buffer zone, Serbian police units shall not carry rifles.";
    check(clause, "zone", &[("obligor", "Serbian police units")]);
}

#[test]
fn what_a_clause_only_counts_from_is_not_promised() {
    let categories = |clause: &str| -> Vec<String> {
        coded(clause).iter().map(|one| one["category"].as_str().unwrap().to_owned()).collect()
    };
    let clause = "7. Upon completion of the withdrawal, all prisoners shall be released.";
    assert_eq!(categories(clause), ["prisoners"]);
    let clause = "8. Both armies shall withdraw from Jaffna as soon as the mines are cleared.";
    assert_eq!(categories(clause), ["withdrawal"]);
}

#[test]
fn a_deadline_at_the_end_holds_for_all_verbs_of_the_statement() {
    let clause = "2. Both armies shall withdraw from Kisangani and release all prisoners by 3 March 2001.";
    check(clause, "withdrawal", &[("date", "2001-03-03")]);
    check(clause, "prisoners", &[("date", "2001-03-03")]);
}

#[test]
fn the_date_of_a_line_or_a_truce_is_no_deadline() {
    let clause = "1. Both armies shall withdraw to the positions of 6 May 1998.";
    check(clause, "withdrawal", &[("date", "")]);
}

#[test]
fn confined_forces_go_where_they_are_confined_to() {
    let clause = "4. Rebel fighters shall be confined to two camps in Monrovia and Buchanan.";
    assert_eq!(places(&one(clause, "positions")), ["Monrovia (destination)", "Buchanan (destination)"]);
}

#[test]
fn a_number_of_a_clause_and_the_number_of_sides_count_nothing() {
    let clause = "12.4 The two sides shall withdraw their troops 5 kilometres from the line.";
    let found = one(clause, "withdrawal");
    let values: Vec<f64> =
        found["quantities"].as_array().unwrap().iter().filter_map(|one| one["value"].as_f64()).collect();
    assert_eq!(values, [5.0]);
}

#[test]
fn who_does_a_thing_in_the_present_tense_in_russian_is_bound_by_it() {
    let clause = "1. Стороны выводят войска из района соприкосновения до 5 июня 1994 года.\n\n\
                  2. Стороны обмениваются всеми пленными.";
    check(clause, "withdrawal", &[("obligor", "Стороны"), ("date", "1994-06-05")]);
    check(clause, "prisoners", &[("obligor", "Стороны"), ("beneficiary", "пленными")]);
}
