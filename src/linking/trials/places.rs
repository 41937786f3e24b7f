//! Trials of which place a name means: kinds, heads, namesakes, other scripts.

use super::{BOSNIA, CAUCASUS, check, check_in};

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
