//! Names in lists, in the names of bodies and in reports on sport, as local papers have them; each rule on sentences
//! made up for it.

use super::trials::{check, read_near};

#[test]
fn who_plays_is_a_team_and_where_it_was_played_a_place() {
    check("Norway beat Chile 3-1 in Lima.", &["Lima: Municipalidad Metropolitana de Lima"]);
    check(
        "The soccer match went on in Oslo. Norway beat Chile. Norway took the lead against Japan, and Chile won.",
        &["Oslo: Oslo"],
    );
    check("Norway took the lead in trade with Chile.", &["Norway: Norway", "Chile: Chile"]);
    check(
        "Soccer league results. Anna Hill (Norway) and Mia Wood (Chile) scored goals. Norway beat Chile.",
        &["Norway: Norway", "Chile: Chile"],
    );
}

#[test]
fn what_is_said_of_the_first_of_a_list_is_said_of_all() {
    check("Shops in Bangor, Brewer and Lisbon closed.", &["Bangor: Maine", "Brewer: Maine", "Lisbon: Lisboa"]);
}

#[test]
fn states_stand_among_states() {
    check(
        "Farms of Kansas, Ohio and Texas sent hay.",
        &["Kansas: United States", "Ohio: United States", "Texas: United States"],
    );
    check(
        "Farms of Virginia, Washington, and Wyoming sent hay.",
        &["Virginia: United States", "Washington: United States", "Wyoming: United States"],
    );
    check("She moved to Washington, Pennsylvania.", &["Washington: Pennsylvania", "Pennsylvania: United States"]);
}

#[test]
fn city_before_a_council_is_no_part_of_the_town() {
    assert!(read_near("The Rome City Council met in Rome, Georgia.", None).contains(&"Rome: Georgia".to_owned()));
}

#[test]
fn a_capital_inside_a_word_starts_another() {
    check("The road to LaPorte, Indiana, is shut.", &["LaPorte: Indiana", "Indiana: United States"]);
}

#[test]
fn wires_tell_where_and_when_they_were_sent() {
    check("WARSAW 2011-03-04\n\nA ferry sank at noon.", &["WARSAW: Mazowieckie"]);
}

#[test]
fn who_is_of_a_town_is_no_part_of_its_name() {
    check("Anna Hill of Bath came.", &["Bath: England"]);
}

#[test]
fn a_country_seldom_is_a_given_name() {
    check("The envoy to China Gary Hill spoke. China denied it.", &["China: China", "China: China"]);
}

#[test]
fn a_man_of_a_town_that_is_a_word_is_from_it() {
    check("In Leeds, a Reading man paid.", &["Leeds: England", "Reading: England"]);
    check("In Leeds, Police officers paid.", &["Leeds: England"]);
}

#[test]
fn a_country_owns_the_places_in_it() {
    check(
        "Norway's Stavanger and Chile's Lota saw rain.",
        &["Norway: Norway", "Stavanger: Rogaland", "Chile: Chile", "Lota: Biobío"],
    );
    check("It rained in Chile in Lota.", &["Chile: Chile", "Lota: Biobío"]);
}

#[test]
fn a_town_is_in_the_state_that_is_named_after_it() {
    check("He was seen in Dundas, South Dakota, on Friday.", &["South Dakota: United States"]);
}
