//! Clauses on land, lines, waters and ways in many wordings, and such as only look like them. All are made up.

use super::wording_trials::{check, check_not};

#[test]
fn land_is_given_back_shared_out_or_kept() {
    check(
        "handover",
        &[
            "Oravia shall hand back the four border villages to Selmania by 1 June.",
            "Selmania will take back the towns of Orsha and Malin from the rebels on Sunday.",
            "The Queen cedes in perpetuity to the Emperor the island of Heron with all its forts and buildings.",
            "The army is to reassert its authority over the northern districts within ten days.",
            "Seventeen hamlets on the left bank will become Oravian territory.",
            "The two countries shall exchange the enclaves of Lom and Pesk.",
            "The town of Malin, with its dependencies, is annexed to the Duchy.",
            "In compensation, Oravia shall obtain the county of Lesk.",
            "The town hall, the police station and other public buildings now held by the protesters shall be vacated and handed to the authorities.",
            "The Administrator shall deliver the territory to the new government on independence day.",
        ],
    );
}

#[test]
fn prisoners_weapons_and_offices_are_no_land() {
    check_not(
        "handover",
        &[
            "The parties shall hand over all prisoners to the Red Cross.",
            "Maps of minefields shall be handed over to the mission.",
            "The fighters shall surrender their weapons to the joint commission.",
            "The armed units shall be transferred under escort to the assembly areas.",
        ],
    );
}

#[test]
fn what_a_land_is_and_whose() {
    check(
        "status",
        &[
            "The Tribunal finds that sovereignty over the Heron reef belongs to Oravia.",
            "The islands form an inseparable part of the Republic.",
            "Selmania recognises Oravia as a free and sovereign state.",
            "The movement renounces its demand for independence.",
            "The final status of the city shall be settled in negotiations starting in the third year.",
            "The Council considers the proclamation of independence legally invalid and calls for its withdrawal.",
            "The kingdom relinquishes all suzerainty over the principality.",
            "The territory will accede to independence on 1 January.",
            "The protectorate is abolished.",
            "The sovereignty of the lake is vested jointly in the two republics.",
        ],
    );
}

#[test]
fn standing_of_persons_and_papers_is_no_status() {
    check_not(
        "status",
        &[
            "Members of the commission shall enjoy diplomatic status.",
            "The independent commission shall report every month.",
            "Movement towards the assembly areas shall be protected by the mission.",
            "The parties shall uphold the status quo along the line of contact.",
        ],
    );
}

#[test]
fn own_councils_laws_schools_and_taxes() {
    check(
        "autonomy",
        &[
            "The district shall manage its own affairs in education, health and culture.",
            "The region shall have a parliament of 60 members, elected every four years.",
            "Selmanian may be used in dealings with the authorities of the province.",
            "The province keeps its customs, laws and religion.",
            "The governor of the province shall be a native of it and be appointed with the consent of its assembly.",
            "The three counties are to be merged into one self-governing region.",
            "Traditional chiefs shall continue to administer justice according to customary law.",
            "A joint interim council shall govern the district until elections.",
            "The hill tribes shall be left to govern themselves.",
            "The state shall consist of two self-governing entities.",
        ],
    );
}

#[test]
fn a_council_that_does_something_rules_nothing() {
    check_not(
        "autonomy",
        &[
            "The interim authority shall hand over all weapons within a month.",
            "The regional council welcomed the ceasefire.",
            "Elections to the national parliament shall be postponed.",
            "The transitional government shall release all detainees.",
        ],
    );
}

#[test]
fn pillars_courses_and_surveys() {
    check(
        "border",
        &[
            "From pillar 12 the line goes in a straight line to the summit of Mount Heron.",
            "The judges drew the sea border along the equidistance line.",
            "The frontier follows the main channel of the Sava.",
            "The surveyors will begin putting in the posts next spring.",
            "The border between the two provinces is the crest of the hills.",
            "The two ministers initialled maps of the disputed stretch.",
            "The border of 1938 is restored.",
            "To the west of the meridian the land shall be Oravian, to the east Selmanian.",
            "The boundary passes through the middle of the lake.",
            "The demarcation shall be completed within two years and its cost shared equally.",
        ],
    );
}

#[test]
fn what_happens_along_a_border_draws_none() {
    check_not(
        "border",
        &[
            "Border guards shall not fire across the line.",
            "The troops shall withdraw behind the border.",
            "Peace and quiet shall be kept along the frontier.",
            "Customs officers at the frontier shall cooperate.",
        ],
    );
}

#[test]
fn rivers_wells_fields_and_catches() {
    check(
        "resources",
        &[
            "Each country is entitled to half of the flow of the Sava.",
            "Downstream farmers will have first call on power from the dam.",
            "A third of the oil money goes to the province.",
            "Community forests may not be sold or mortgaged.",
            "The two states will jointly exploit the gas field that straddles the line.",
            "Teams at each gauge shall record the flow of the river every day.",
            "Unauthorised grazing shall be fined.",
            "The reservoir shall be filled over five years.",
            "Peasants without land shall receive plots of five hectares.",
            "The salt pans remain common to both villages.",
        ],
    );
}

#[test]
fn water_that_is_only_there_is_not_shared() {
    check_not(
        "resources",
        &[
            "The dam, which the troops hold, shall pass under the control of the mission.",
            "The line follows the waters of the Sava.",
            "Troops on the lake shall be withdrawn.",
        ],
    );
}

#[test]
fn neighbours_meet_work_and_trade_across_the_line() {
    check(
        "crossborder",
        &[
            "People living within ten kilometres of the border may cross it with a local pass.",
            "Farmers whose fields lie on the other side of the frontier may till them.",
            "A council of ministers from north and south shall meet twice a year.",
            "Families separated by the line will be allowed to meet once a month.",
            "The neighbouring state shall be consulted on matters affecting its kin in the province.",
            "A weekly market shall be held on the border.",
            "Residents of the border villages may cross without visas.",
            "Citizens of each state living in the other may keep both nationalities.",
            "Nomads who cross the frontier in search of pasture shall not be hindered.",
            "The two states will set up a joint body for the management of the border valley.",
        ],
    );
}

#[test]
fn who_attacks_across_the_line_has_no_ties() {
    check_not(
        "crossborder",
        &[
            "Cross-border attacks shall cease.",
            "No armed group may cross the border.",
            "Prisoners may receive visits of their families.",
        ],
    );
}

#[test]
fn shrines_graves_and_what_was_carried_off() {
    check(
        "heritage",
        &[
            "The shrine at Malin shall be open to worshippers of all faiths.",
            "Oravia will restore the damaged churches and mosques.",
            "Pilgrims shall have free access to the tomb of the saint.",
            "The custody of the holy places stays as it is.",
            "War graves shall be cared for by the two governments.",
            "The bells and icons carried off in the war shall be sent back.",
            "The old town shall be placed under the protection of UNESCO.",
            "No soldier shall enter the monastery grounds.",
            "Nothing may be built within 500 metres of the temple.",
            "The graves of the soldiers shall be respected.",
        ],
    );
}

#[test]
fn churches_in_passing_are_no_heritage() {
    check_not(
        "heritage",
        &[
            "The instruments shall be deposited in the archives of the foreign ministry.",
            "Schools, hospitals and churches shall be vacated by the troops.",
            "Talks were held in a church near the front.",
        ],
    );
}

#[test]
fn ways_and_wires_are_built_and_opened() {
    check(
        "infrastructure",
        &[
            "The two governments will lay a railway from Karsk to Malin.",
            "The crossing at Lom will open to trucks on 1 May.",
            "A road from Karsk to the coast is still to be built.",
            "Barricades in the old town must come down.",
            "Both sides will put into effect the agreements on rail and motorway links.",
            "Oravia undertakes to dredge the channel and to keep the lights burning.",
            "A second border gate will be opened north of Lom.",
            "The power line to the south shall be repaired within a week.",
            "Joint customs offices shall be opened at Lom and Pesk.",
            "Work on the tunnel under the pass shall start within a year.",
        ],
    );
}

#[test]
fn troops_on_a_road_build_none() {
    check_not(
        "infrastructure",
        &[
            "A committee shall set up teams at the bridge to count the boats.",
            "The army will dismantle its posts on the roads.",
            "Weapons shall be kept away from the roads.",
            "The patrols shall use the northern road.",
        ],
    );
}

#[test]
fn who_may_pass_and_where() {
    check(
        "corridor",
        &[
            "Lorries without arms may use the mountain road.",
            "Freedom of travel within the province is allowed.",
            "The ships of all nations may pass the strait in peace and war.",
            "A bus will run across the line between Karsk and Malin every fortnight.",
            "The closures of the towns will end.",
            "Selmania obtains a free zone in the port of Karsk for 99 years.",
            "The people of the enclave may come and go as they please.",
            "Passengers need a permit but no passport.",
            "Check points on the road shall not hinder travellers.",
            "Rebels will lift the siege of Malin and let people out.",
        ],
    );
}

#[test]
fn who_leaves_or_holds_a_corridor_opens_none() {
    check_not(
        "corridor",
        &[
            "The observers shall enjoy freedom of movement.",
            "The boundary passes through the village of Lom.",
            "The troops shall leave through the corridor by Monday.",
            "Each party shall end its links with the armed groups.",
        ],
    );
}

#[test]
fn food_and_doctors_are_let_in() {
    check(
        "access",
        &[
            "Food and medicine shall be let into the besieged town.",
            "Aid trucks may enter through the Lom gate without being searched.",
            "The wounded will be taken out by ambulance.",
            "Rescuers may bring out the sick and old.",
            "All sides must let relief convoys reach the camps every week.",
            "The Red Cross shall be admitted to every part of the island.",
            "Fifty lorries of flour a day will be let in.",
            "Parties shall not hinder the work of aid agencies.",
            "The fighting will stop for six hours a day so that civilians can fetch water and food.",
            "The garrison will be supplied with food once a week.",
        ],
    );
}

#[test]
fn aid_to_arms_is_no_relief() {
    check_not(
        "access",
        &[
            "Aid to the armed groups shall cease.",
            "The parties shall respect international humanitarian law.",
            "With the aid of the mission, the parties shall mark the line.",
            "Military aid to the rebels is to stop.",
        ],
    );
}

#[test]
fn courts_councils_and_owners_are_heard_and_a_surrender_is_no_land() {
    check("status", &["The Court finds that the shrine is situated in territory under the sovereignty of Norland."]);
    check("autonomy", &["A Highland Council shall govern the Northern region until the vote."]);
    check("handover", &["The transfer of authority shall be completed within nine months."]);
    check("return", &["The farmers shall get back their fields beyond the canal."]);
    check("corridor", &["Seasonal movements across the ford shall be freely allowed."]);
    check_not("handover", &["The surrender to the Northern Army shall take effect at noon."]);
}

#[test]
fn what_is_only_named_in_passing_is_no_provision_of_its_own() {
    check_not("autonomy", &["The Kings entrust to the four Powers the task of settling the frontiers."]);
    check_not("positions", &["A Northern envoy, stationed at Karsk, shall carry letters between the two Governments."]);
    check_not("handover", &["The Board shall exercise full control over the exploitation of gold and copper."]);
    check_not("withdrawal", &["Within ten days the parties shall complete the removal of all mines in the valley."]);
    check_not(
        "ceasefire",
        &["From the entry into force of the ceasefire the parties shall not bring munitions into the valley."],
    );
}
