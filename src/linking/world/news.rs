//! Names as reports of local papers and news agencies have them, each rule on sentences made up for it.

use super::trials::{check, read_near};

#[test]
fn a_head_word_at_the_end_of_a_list_is_that_of_all_its_names() {
    check("Deputies of Jackson and Josephine counties came.", &["Jackson: Oregon", "Josephine: Oregon"]);
    check(
        "Crews from Marion, Linn and Benton counties in Oregon came.",
        &["Marion: Oregon", "Linn: Oregon", "Benton: Oregon", "Oregon: United States"],
    );
    check("People of the western provinces came.", &[]);
}

#[test]
fn where_a_firm_or_a_person_is_from_may_be_joined_to_a_word() {
    assert!(read_near("A firm in Leeds sued a Reading-based firm.", None).contains(&"Reading: England".to_owned()));
}

#[test]
fn a_road_with_a_number_is_no_country_or_state() {
    check("The bridge of U.S. 41 over N.C. 54 fell.", &[]);
}

#[test]
fn a_university_of_a_state_is_no_state() {
    check("Ohio State met Michigan State in Columbus.", &["Columbus: Ohio"]);
    check("He studied at the University of Glasgow.", &[]);
}

#[test]
fn a_disease_called_after_a_place_is_none() {
    check("He fell ill with Marburg virus. Marburg kills.", &[]);
}

#[test]
fn members_of_a_family_are_persons() {
    check("Survivors include his brother, Denver, and her mother, Florence.", &[]);
}

#[test]
fn a_place_before_a_common_surname_is_a_given_name() {
    check("The chef Melbourne Johnson cooks.", &[]);
}

#[test]
fn reports_are_sent_from_places_in_capitals_though_they_are_words() {
    assert!(read_near("CORK — A ferry sank at noon.", None).contains(&"CORK: Cork".to_owned()));
    check("LIMA, Peru — A ferry sank at noon.", &["LIMA: Municipalidad Metropolitana de Lima", "Peru: Peru"]);
}

#[test]
fn abbreviations_end_passages() {
    check("They moved to Greenville, S.C.", &["Greenville: South Carolina", "S.C.: United States"]);
    check("They moved to Beckley, W.Va.", &["Beckley: West Virginia", "W.Va.: United States"]);
    check("They live in Co. Wexford.", &["Co. Wexford: Ireland"]);
}

#[test]
fn a_town_may_be_called_as_a_country_where_its_unit_is_named() {
    check("In Liberia, in Guanacaste, it rained.", &["Liberia: Guanacaste", "Guanacaste: Costa Rica"]);
}

#[test]
fn a_bare_name_means_the_largest_town_of_the_unit_called_so() {
    check("The hospital is in Da Nang.", &["Da Nang: Đà Nẵng"]);
    check("The province of Mendoza and Mendoza province agreed.", &["Mendoza: Argentina", "Mendoza: Argentina"]);
}

#[test]
fn part_of_a_place_makes_it_one() {
    check("The plague killed half of Florence.", &["Florence: Toscana"]);
}
