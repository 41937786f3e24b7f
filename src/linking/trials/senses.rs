//! Trials of in which sense a name is used.

use super::check;

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
