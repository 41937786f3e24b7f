//! Clauses on fighting, forces, those who watch them and those who come home, in the words of different drafters,
//! and near-misses. All are made up.

use super::wording_trials::{check, check_not};

#[test]
fn fighting_stops_in_many_words() {
    check(
        "ceasefire",
        &[
            "The two sides are to refrain from all armed confrontation as of midnight on 3 May.",
            "The Government shall cease all action by its security forces against the civilian population.",
            "Fire shall be stopped on all fronts at 06.00 hours local time.",
            "The commanders undertake that no shot shall be fired after the hour named.",
            "Each commander shall order his men to leave off firing at sunset on the 4th.",
            "Cessation of the use of all types of weapons against each other with effect from 8 p.m.",
        ],
    );
    check_not(
        "ceasefire",
        &["The mission shall investigate violations of the ceasefire.", "The hunting season shall end in March."],
    );
}

#[test]
fn forces_stay_where_they_are_or_gather() {
    check(
        "positions",
        &[
            "All movements of troops toward the line shall cease.",
            "No party shall try to better its positions.",
            "The status quo along the border shall be kept as it was before May.",
            "The combatants shall move into the assembly areas and be registered there.",
            "No new outposts shall be set up along the line.",
            "Both parties shall retain the localities that they occupied on 20 July.",
        ],
    );
    check_not(
        "positions",
        &["The observers will stay at the crossing.", "The mission shall remain in force until June."],
    );
}

#[test]
fn forces_go_or_are_led_away() {
    check(
        "withdrawal",
        &[
            "The extra units shall be led back to their barracks by Sunday.",
            "The fighters will come down from the hills within a week.",
            "Militants and their families shall be taken by coach to the north.",
            "The army will dismantle its checkpoints on the roads of the district.",
            "The government must cut its forces in the province to the level of March.",
            "The armies shall hold fire at noon, then pull back five leagues from the line.",
            "Both armies will step back ten kilometres from the river.",
        ],
    );
    check_not(
        "withdrawal",
        &[
            "Charges against the members shall be withdrawn.",
            "Cases against the cadres shall be reviewed for withdrawal.",
            "The factory shall not suffer from the withdrawal of workers.",
            "The company will withdraw its offer.",
            "Joint patrols shall be carried out by both armies.",
        ],
    );
}

#[test]
fn ground_is_kept_free_of_arms() {
    check(
        "zone",
        &[
            "There shall be an adjacency zone comprising one kilometre on each side of the line.",
            "The island shall be stripped of its fortifications.",
            "Neither party may keep more than 700 men in the sector.",
            "The forces are to keep at least 1,000 metres apart along the line.",
            "A weapons-free belt shall surround each camp.",
            "The two governments shall not use the wells near the border for any military purpose.",
        ],
    );
    check_not("zone", &["The free trade zone shall open in May.", "Goods in the customs zone shall be free of duty."]);
}

#[test]
fn others_send_forces_or_eyes() {
    check(
        "peacekeeping",
        &[
            "The force shall consist of a headquarters, three infantry battalions and a patrol unit.",
            "The Mission will have a military component with a strength of up to 5,000 troops.",
            "The movement of fighters shall be protected by the African Union task force.",
            "Member States are authorised to take all necessary measures to protect civilians.",
        ],
    );
    check(
        "monitoring",
        &[
            "We have decided to set up a Contact Group, which shall meet once a month.",
            "Liaison offices will be opened in the three towns.",
            "The existing hotline and flag meetings will be used to settle any misunderstanding.",
            "Each side shall name two officers to the Joint Commission.",
            "Any breach shall be put before the mixed tribunal.",
            "Cameras and sensors shall be placed along the line.",
        ],
    );
    check_not(
        "peacekeeping",
        &["The Front has agreed to drop its demand.", "The cost of the mission shall be shared."],
    );
    check_not(
        "monitoring",
        &[
            "The formations shall leave in the presence of observers of the mission.",
            "Routes will be coordinated with the Monitoring and Verification Mechanism.",
            "Decides that the Mission will have up to 8,950 troops and 200 military observers.",
            "Buffer zones shall be established by the Ceasefire Commission.",
            "The election observers will publish their report.",
        ],
    );
}

#[test]
fn harm_is_forsworn_and_help_is_promised() {
    check(
        "guarantee",
        &[
            "We commit ourselves to prohibit any activity of armed groups against the other state.",
            "The territory of neither party shall serve as a base for hostile acts.",
            "Each state shall deny its territory to groups hostile to the other.",
            "The two Governments pledge never again to make war upon each other.",
            "The use of force to settle the dispute is ruled out.",
        ],
    );
    check_not("guarantee", &["The interposition force shall guarantee security along the border."]);
}

#[test]
fn people_and_captives_come_home() {
    check(
        "return",
        &[
            "The villagers shall be returned to their former dwelling places.",
            "Measures shall be taken for the return of those who had to flee.",
            "Families who do not wish to live under the other flag may move within a year.",
            "The islanders are free to stay and shall be given every help to lead a normal life.",
            "The expelled clans shall be let back into the valley.",
        ],
    );
    check_not(
        "return",
        &["The evacuees shall be awarded reparations for property lost.", "The troops shall return to their barracks."],
    );
    check(
        "prisoners",
        &[
            "The bodies of the fallen shall be brought back to their families.",
            "The Government will free rebels held in its jails.",
            "The missing shall be searched for by joint teams.",
        ],
    );
    check(
        "mines",
        &["The houses will first be searched for mines.", "The border strip shall be demined with help from abroad."],
    );
}

#[test]
fn how_long_it_holds_and_what_was_agreed_before() {
    check(
        "duration",
        &[
            "The accord may be ended by either side on six months' notice.",
            "It will lapse unless renewed by both parliaments.",
            "The agreement is concluded for an indefinite time.",
        ],
    );
    check_not(
        "duration",
        &[
            "The troops shall leave within a period of twelve months, which will expire on 30 November.",
            "The area shall be demilitarised for the duration of the armistice.",
        ],
    );
    check(
        "reference",
        &[
            "The Convention of 1903 shall cease to apply.",
            "Nothing in this accord affects the agreement signed at the port in 1970.",
            "The present treaty takes the place of the convention of 1881.",
        ],
    );
}

#[test]
fn what_is_paused_closed_or_cleared_is_found_and_who_polices_is_no_position() {
    check(
        "ceasefire",
        &[
            "The Northern Army shall halt all military activity on the island.",
            "All gunnery drills within ten kilometres of the line shall cease.",
            "Neither side shall shell the other.",
        ],
    );
    check(
        "withdrawal",
        &[
            "Within thirty days all units shall be returned to their barracks.",
            "The Kingdom shall close its base at Torvik by 1 May 2031.",
            "The valley shall be cleared of the Northern troops.",
        ],
    );
    check("peacekeeping", &["A joint police force of eighty men shall be stationed in the harbour."]);
    check_not("positions", &["A joint police force of eighty men shall be stationed in the harbour."]);
    check_not("withdrawal", &["The land evacuated by the Northern troops will be administered by the elders."]);
    check_not("ceasefire", &["A commission shall investigate serious acts of violence that have occurred since 1980."]);
}
