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
fn a_name_alone_between_quotation_marks_is_a_title() {
    check("The engine “Lexington” and the song \"Valhalla\" are old.", &[]);
    check("“Lexington is far,” they said.", &["Lexington: Kentucky"]);
}

#[test]
fn initials_that_stand_apart_are_those_of_a_person() {
    check("The letter was signed by G. W. Lexington.", &[]);
    check("The U.S. Boston office closed.", &["U.S.: United States", "Boston: Massachusetts"]);
    check("He moved to Nashville, Tenn, in May.", &["Nashville: Tennessee", "Tenn: United States"]);
}

#[test]
fn where_somebody_is_from_stands_after_their_name_or_age() {
    check("Dr. Hill, of Chester, and Ann Wood, 45, of Bath, met.", &["Chester: England", "Bath: England"]);
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

#[test]
fn clubs_regiments_ships_and_battles_are_no_places() {
    check("Spartak Moscow beat Dynamo Kiev in Oslo.", &["Oslo: Oslo"]);
    check("Padres fans say the San Diego Padres and the Denver Broncos won in Boise.", &["Boise: Idaho"]);
    check("The First Nebraska Cavalry camped near Omaha.", &["Omaha: Nebraska"]);
    check("The USS Lexington sank off Oahu.", &["Oahu: "]);
    check("The Treaty of Utrecht was read in Utrecht.", &["Utrecht: Utrecht"]);
}

#[test]
fn the_town_after_a_university_of_a_state_lies_in_it() {
    check("She taught at the University of California, Berkeley, for years.", &["Berkeley: California"]);
    check("She taught at the University of Illinois at Springfield.", &["Springfield: Illinois"]);
}

#[test]
fn a_river_has_an_article() {
    check("They crossed the Mississippi at dawn.", &["Mississippi: "]);
    check("They moved to Mississippi.", &["Mississippi: United States"]);
}

#[test]
fn who_stands_before_a_country_in_brackets_is_a_person() {
    check("1. Zilka Preston (Brazil) 2. Ymer Kingston (Norway)", &["Brazil: Brazil", "Norway: Norway"]);
}

#[test]
fn abbreviations_of_old_have_spaces_or_capitals() {
    check(
        "They camped at Charleston, S. C., and at Salem, ORE., in May.",
        &["Charleston: South Carolina", "S. C.: United States", "Salem: Oregon", "ORE.: United States"],
    );
    check("Mr. S. C. Brown came.", &[]);
}

#[test]
fn what_nature_made_lies_in_its_country_or_in_several() {
    check(
        "They sailed from Baffin Island, Canada, through the Bass Strait.",
        &["Baffin Island: Canada", "Canada: Canada", "Bass Strait: "],
    );
    check("They camped at Lake Tahoe, Calif., in May.", &["Lake Tahoe: ", "Calif.: United States"]);
    check("They crossed the Cuyahoga River.", &["Cuyahoga River: United States"]);
}

#[test]
fn villages_with_a_post_office_are_known() {
    check("He was born at Trebullett in Cornwall.", &["Trebullett: England", "Cornwall: England"]);
}
