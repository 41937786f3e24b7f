//! One rule for names of the whole world after the other, each on sentences made up for it.

use super::trials::{check, read_near};

#[test]
fn who_is_spoken_to_or_speaks_is_no_little_known_town() {
    check("An official told Xinhua so. Xinhua reported it.", &[]);
    check("Berlin said it would pay.", &["Berlin: Berlin"]);
}

#[test]
fn a_sign_of_currency_makes_no_country() {
    check("It costs US$100.", &[]);
}

#[test]
fn words_for_peoples_and_faiths_are_no_towns_called_so() {
    check("Spanish and Jewish traders of the Arab quarter came.", &[]);
    check("The African and European teams met.", &[]);
}

#[test]
fn a_direction_alone_is_no_place() {
    check("The South won, and Eastern lost.", &[]);
}

#[test]
fn titles_of_nobility_are_persons() {
    check("The Duke of Windsor and the Duchess of Cambridge waved.", &[]);
}

#[test]
fn those_around_a_person_make_no_town_of_the_name() {
    check("The Lincoln administration and the Madison campaign agreed.", &[]);
}

#[test]
fn small_words_inside_a_name_of_a_person_are_heard() {
    check("Francisco Ivan do Carmo drove.", &[]);
}

#[test]
fn persons_in_public_life_are_no_towns() {
    check("Obama and Modi met.", &[]);
}

#[test]
fn a_shop_is_no_town() {
    check("They met outside the gate of Macy's, then left.", &[]);
}

#[test]
fn what_is_said_of_places_only_makes_one() {
    check("The town of Logan in Ohio voted.", &["Logan: Ohio", "Ohio: United States"]);
    check("The mayor of Florence resigned.", &["Florence: Toscana"]);
    check("It lies north of Reading.", &["Reading: England"]);
}

#[test]
fn where_somebody_is_from_is_a_place() {
    check("Two people from Logan, Ohio, were hurt.", &["Logan: Ohio", "Ohio: United States"]);
    check("In Bangor, Maine, a Brewer man paid.", &["Bangor: Maine", "Maine: United States", "Brewer: Maine"]);
    check("Most people and Police officials came.", &[]);
}

#[test]
fn the_letter_of_a_party_stands_before_where_a_member_is_from() {
    check("Tom Hall, D-Kalamazoo, called it unfair.", &["Kalamazoo: Michigan"]);
}

#[test]
fn countries_in_a_row_are_a_list() {
    check("Citizens of Canada, Mexico, Chile may enter.", &["Canada: Canada", "Mexico: Mexico", "Chile: Chile"]);
}

#[test]
fn the_larger_place_is_the_one_that_holds_what_stands_before_it() {
    let offices = "Offices: Los Angeles, San Diego, Anaheim. Write to Toronto, Ontario, instead.";
    let read = read_near(offices, None);
    assert_eq!(read.last().map(String::as_str), Some("Ontario: Canada"), "{read:?}");
}

#[test]
fn a_city_stands_among_cities() {
    check(
        "They fly to Hong Kong, New York and Tokyo.",
        &["Hong Kong: Hong Kong", "New York: New York", "Tokyo: Tokyo"],
    );
}

#[test]
fn short_saints_are_saints() {
    check("Police in St. Paul, Minn., came.", &["St. Paul: Minnesota", "Minn.: United States"]);
}

#[test]
fn landmarks_are_known_better_than_towns_called_so() {
    assert_eq!(read_near("He went to the White House in May.", None), ["White House: "]);
}

#[test]
fn the_capital_of_the_documents_country_is_meant_before_a_near_village() {
    check(
        "Parents from Newtown, Connecticut, and from Hartford, Conn., went to Washington.",
        &[
            "Newtown: Connecticut",
            "Connecticut: United States",
            "Hartford: Connecticut",
            "Conn.: United States",
            "Washington: District of Columbia",
        ],
    );
}

#[test]
fn small_towns_around_tell_which_is_meant() {
    let local = "Fire crews from Circleville and Pickerington came to Lancaster. Hocking County sent more.";
    assert!(read_near(local, None).contains(&"Lancaster: Ohio".to_owned()));
}

#[test]
fn a_town_far_away_is_not_the_bay_called_so() {
    check("They sailed in Halong Bay.", &[]);
}

#[test]
fn a_town_is_in_the_state_named_after_it_or_not_known() {
    check("He was seen in Dundas, Ont., on Friday.", &["Ont.: Canada"]);
}

#[test]
fn an_english_word_is_no_little_known_place_with_marks_on_its_letters() {
    check("They sang of the kingdom of God.", &[]);
}

#[test]
fn names_of_accounts_are_no_places() {
    check("Written by PIB_India and KLM_UK.", &[]);
}

#[test]
fn an_article_speaks_against_a_little_known_town() {
    check("They saw Duluth.", &["Duluth: Minnesota"]);
    check("They saw the Duluth.", &[]);
}

#[test]
fn a_name_that_is_nothing_else_needs_less_to_be_a_place() {
    // Both are towns of one size; the one is also a surname.
    check("A road leads to Piqua.", &["Piqua: Ohio"]);
    check("A road leads to Harlan.", &[]);
}

#[test]
fn what_lies_in_a_larger_place_is_one_unless_it_is_a_person() {
    check("Salem in Oregon voted.", &["Salem: Oregon", "Oregon: United States"]);
    // That somebody is in a place makes no place of them.
    check("Mr. Logan spoke. Logan in Ohio was hot.", &["Ohio: United States"]);
}

#[test]
fn of_units_of_one_name_that_with_the_largest_city_is_the_best_known() {
    // Several countries have a unit of the name; that with the largest city is the best known.
    check("They studied Amazonas.", &["Amazonas: Brazil"]);
}
