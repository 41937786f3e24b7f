//! Kinds of wording that are found as provisions of a category, and kinds that promise nothing.

use crate::program::{folder, run_in};
use serde_json::Value;

/// The categories that each clause is found to have, each in a document of its own.
fn categories(clauses: &[&str]) -> Vec<Vec<String>> {
    let names: Vec<String> = (0..clauses.len()).map(|nth| format!("{nth:02}.txt")).collect();
    let files: Vec<(&str, &[u8])> =
        names.iter().map(String::as_str).zip(clauses.iter().map(|clause| clause.as_bytes())).collect();
    let folder = folder(&files);
    let mut arguments = vec!["provisions", "--world"];
    arguments.extend(names.iter().map(String::as_str));
    let ran = run_in(folder.path(), &arguments);
    let file: Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {ran:#?}"));
    let of = |document: &Value| -> Vec<String> {
        let found = document["provisions"].as_array().unwrap().iter();
        found.map(|one| one["category"].as_str().unwrap().to_owned()).collect()
    };
    file["documents"].as_array().unwrap().iter().map(of).collect()
}

/// Holds that each clause is found to be of a category and of no other.
#[track_caller]
fn all_are(category: &str, clauses: &[&str]) {
    for (clause, found) in clauses.iter().zip(categories(clauses)) {
        assert_eq!(found, [category], "“{clause}”");
    }
}

/// Holds that none of the clauses is found to be of a category.
#[track_caller]
fn none_is(category: &str, clauses: &[&str]) {
    for (clause, found) in clauses.iter().zip(categories(clauses)) {
        assert!(!found.iter().any(|one| one == category), "“{clause}”: {found:?}");
    }
}

#[test]
fn land_passes_by_the_verbs_of_treaties() {
    let clauses = [
        "The Empire cedes to Serbia, in full property, the whole district of Vranje.",
        "Hungary renounces in favour of Slovakia all rights and title over Kosice.",
        "The province of Kars is detached from Russia and annexed to Turkey.",
        "The island shall belong to Finland.",
        "The citadel of Aleppo shall be restored to Syria.",
        "Bolivia shall receive the port of Arica.",
        "The King consents to the annexation of Parma.",
    ];
    all_are("handover", &clauses);
}

#[test]
fn land_passes_by_nouns_and_in_the_words_of_news() {
    let clauses = [
        "The cession of Alaska shall be complete upon payment.",
        "The deal involves an exchange of territory.",
        "The accord restores Kirkuk to Iraq.",
        "Under the deal, Sudan will get control of Kassala.",
        "The rebels agreed to hand the town of Bouake to the government.",
        "The Republic shall assume full responsibility for the security of Jericho.",
    ];
    all_are("handover", &clauses);
}

#[test]
fn those_who_surrender_and_what_people_own_are_no_land() {
    let clauses = [
        "The garrison surrendered in Plevna after a siege.",
        "The board shall receive petitions on property in Nablus.",
        "All weapons shall be handed over to the mission in Goma.",
    ];
    none_is("handover", &clauses);
}

#[test]
fn forces_leave_by_many_verbs_and_nouns() {
    let clauses = [
        "The final evacuation of Manchuria by Japan shall be completed within a year.",
        "All mercenaries shall depart from the whole of the country.",
        "The garrison shall march out within three days.",
        "The militia will end its armed presence south of the Litani.",
        "The separation of forces shall be carried out in two stages.",
        "The camps of the army shall be taken back in phases.",
        "The pact stipulates the withdrawal of Ethiopian forces to their side of the border.",
    ];
    all_are("withdrawal", &clauses);
}

#[test]
fn what_may_not_be_built_or_stationed_makes_a_zone() {
    let clauses = [
        "Greece is forbidden to maintain any fortifications on Samos.",
        "No naval base shall be set up on the islands.",
        "The forts along the Danube shall be razed.",
        "Within an area of 12 kilometres on both sides of the line there shall be no military units.",
        "The Straits are neutralised.",
        "Bulgarian aircraft will be forbidden to fly over the islands.",
    ];
    all_are("zone", &clauses);
}

#[test]
fn ways_are_open_by_freedom_right_and_use() {
    let clauses = [
        "The navigation of the Danube shall be free.",
        "The subjects of both Crowns shall have a free and uninterrupted passage by the river.",
        "Merchant vessels shall enjoy complete freedom of navigation in the Straits.",
        "The Parties affirm the necessity of guaranteeing freedom of transit through Lithuania.",
        "The fighters will be given safe conduct to Tunis.",
        "Poland shall have free access to the sea.",
    ];
    all_are("corridor", &clauses);
}

#[test]
fn people_return_leave_and_are_exchanged() {
    let clauses = [
        "The Parties shall seek a just settlement of the refugee problem.",
        "Inhabitants who prefer to leave shall be free to emigrate within three years.",
        "A compulsory exchange of the Greek and Turkish populations shall take place.",
        "Each person who returns shall be free to settle in any place of their choice.",
    ];
    all_are("return", &clauses);
}

#[test]
fn a_power_guarantees_independence_and_lends_its_protection() {
    let clauses = [
        "The town shall be placed under the protection of the League of Nations.",
        "Neither Party shall allow its territory to be used for attacks on the other.",
    ];
    all_are("guarantee", &clauses);
}

#[test]
fn status_is_recognised_in_the_active_and_the_passive() {
    let clauses = [
        "The independence of Montenegro is recognised by the Sublime Porte.",
        "The inhabitants will be called upon to indicate by a vote the State to which they wish to belong.",
        "Japan recognises that Korea is sovereign.",
        "The status of Brcko will be negotiated within a year.",
    ];
    all_are("status", &clauses);
}

#[test]
fn what_is_only_named_on_the_way_is_not_promised() {
    let truce = [
        "An International Commission shall supervise the agreement on the cessation of hostilities.",
        "Prisoners shall be released after the cessation of hostilities.",
        "The line resulting from the ceasefire of 3 May 1971 will be delineated.",
    ];
    none_is("ceasefire", &truce);
    none_is("status", &["The Republics may establish ties consistent with the sovereignty of Bosnia."]);
    none_is("reference", &["Troops shall withdraw to the line shown on the map attached hereto."]);
    none_is("border", &["Both armies shall withdraw to their respective sides of the international border."]);
    none_is("monitoring", &["The Parties shall establish an independent Commission to preserve monuments."]);
    none_is(
        "duration",
        &["Both armies shall withdraw within ten days of the date of the Agreement's entry into force."],
    );
}

#[test]
fn fire_ceases_in_many_words() {
    let clauses = [
        "There shall be no firing or shelling by either side from 0900 hours.",
        "Any offensive actions shall be prohibited.",
        "The truce takes effect at midnight.",
        "The rebels declare an end to their armed campaign.",
    ];
    all_are("ceasefire", &clauses);
}

#[test]
fn positions_are_kept_filled_and_drawn_as_lines() {
    let clauses = [
        "No change in present positions shall be made by either commander.",
        "The Lebanese army will deploy 5,000 soldiers to the south.",
        "The ceasefire line runs from Lefka to Kokkina.",
        "The dissident troops shall be housed in the barracks of Kidal.",
    ];
    all_are("positions", &clauses);
}

#[test]
fn what_news_say_of_an_agreement_is_found_behind_who_said_it() {
    let clauses = [
        "The two countries agreed on Monday to hand sovereignty of the isles to Kenya, officials said.",
        "Under the accord the army will leave Kidal within a month, the minister said on Friday.",
        "The pact, signed on Tuesday, lets 20,000 displaced villagers go back to their homes.",
    ];
    let found = categories(&clauses);
    assert_eq!(found, [["handover"], ["withdrawal"], ["return"]]);
}

#[test]
fn a_quotation_of_what_was_agreed_counts_and_one_of_a_speaker_does_not() {
    let news = |said: &str| {
        format!("Talks ended on Monday, officials said. “All foreign forces shall leave Kidal within a month,” {said}.")
    };
    all_are("withdrawal", &[&news("the declaration says"), &news("reads the agreement")]);
    none_is("withdrawal", &[&news("the general said")]);
}

#[test]
fn posts_weapons_lines_and_terms_are_told_in_verbs_of_their_own() {
    all_are("positions", &["The agreement allows the entry of border guards into Kidal."]);
    all_are("zone", &["Heavy weapons are to be banned from the city."]);
    all_are("guarantee", &["Both sides undertake not to alter frontiers by force."]);
    all_are("return", &["The accord refers to the start of the repatriation in two months."]);
    all_are("ceasefire", &["This truce will begin on 1 May 2001 and end on 9 June 2001."]);
    all_are("duration", &["The new rules shall remain in effect for one year."]);
    all_are("corridor", &["The Northern forces will guard the route."]);
    all_are("monitoring", &["A mechanism will be established by both Governments, charged with reporting incidents."]);
    all_are("handover", &["The army will be in charge of all security in the south."]);
    all_are("autonomy", &["A council will be set up by the Government to administer the district."]);
    all_are("withdrawal", &["Members of the group shall be relocated to other camps."]);
}

#[test]
fn what_a_speaker_hopes_or_tells_is_no_term() {
    let clauses = [
        "Diplomats hope on Monday that both sides will agree to a buffer zone.",
        "On Friday the minister said he would not say when the troops would leave.",
        "Kurdish parties have long sought autonomy in the north, local media wrote on Sunday.",
    ];
    assert!(categories(&clauses).iter().all(Vec::is_empty), "{:?}", categories(&clauses));
}

#[test]
fn borders_autonomy_and_resources_are_told_in_verbs_of_their_own() {
    all_are("border", &["The Prut will form the frontier between the two States."]);
    all_are("border", &["The Governments agree to a rectification of the frontier near Kehl."]);
    all_are("autonomy", &["Until final settlement the League appoints the governor of the territory."]);
    all_are("autonomy", &["The Signatories delegate to the United Nations all powers over the capital."]);
    all_are("resources", &["Neither State shall divert the tributaries of the river."]);
    all_are("resources", &["Both sides shall resume oil production."]);
}

#[test]
fn where_or_for_what_a_thing_is_done_is_no_promise_of_its_own() {
    none_is("zone", &["The road through the buffer zone shall be open to civilians."]);
    none_is("prisoners", &["The Committee shall verify the withdrawal of forces and the release of prisoners."]);
    none_is("positions", &["Minefields along the ceasefire line shall be marked."]);
    none_is("status", &["The army shall stay in barracks during the referendum."]);
    none_is("withdrawal", &["The Parties agree not to request the withdrawal of the observers."]);
    none_is("peacekeeping", &["The costs of the peacekeeping force shall be shared by all States."]);
    none_is("border", &["The commission shall submit a budget for the demarcation of the border."]);
}

#[test]
fn powers_and_possessions_pass_too() {
    let clauses = [
        "The Council shall assume the powers and responsibility for public order in Hebron.",
        "The left bank of the river shall be the property of the Russian State.",
        "Belgium agrees to return to Germany the district of Malmedy.",
    ];
    all_are("handover", &clauses);
}

#[test]
fn guarantors_prisoners_and_pilgrims_are_told_in_verbs_of_their_own() {
    all_are("guarantee", &["The settlement will be guaranteed by Norway and Sweden."]);
    all_are("guarantee", &["Each Power shall come to the aid of the other when attacked."]);
    all_are("prisoners", &["The bodies of the fallen shall be collected under a white flag."]);
    all_are("access", &["The belligerents shall let doctors and ambulances through."]);
    all_are("crossborder", &["The frontier population may cross the line to till their fields."]);
    all_are("autonomy", &["The province shall be vested with legislative power over its schools."]);
}

#[test]
fn parts_of_an_agreement_and_its_makers_are_no_provisions() {
    none_is("autonomy", &["The mission shall assist the Interim Authority in Kabul."]);
    none_is("withdrawal", &["No Serb shall be forced to leave the town where he lives."]);
    all_are("corridor", &["Freight may pass without inspection between Kars and Gyumri."]);
    all_are("positions", &["The combatants shall proceed to the cantonment sites of Rumbek."]);
    all_are("status", &["The two provinces shall form one State within its frontiers."]);
}

#[test]
fn recalled_capped_and_kept_open_are_told_as_what_they_are() {
    all_are("withdrawal", &["The Sultan engages to recall his officers and troops from Tripoli."]);
    all_are("zone", &["In the valley of Kodori no heavy weapons are permitted."]);
    all_are("monitoring", &["A hot line shall be open between both commands."]);
    all_are("return", &["The office shall register those who apply to go back."]);
    all_are("border", &["The frontier shall start from the Danube and end in the Black Sea."]);
}

#[test]
fn war_ends_and_arms_rest_in_words_of_every_age() {
    let clauses = [
        "The war between the two Republics is at an end.",
        "The Sultan and the Tsar conclude a truce for thirty years.",
        "Orders shall be issued forthwith to the commanders to lay down their arms.",
        "The suspension of hostilities shall last until the opening of the conference.",
        "There is to be no further shooting across the front from noon.",
        "The generals agreed to silence their artillery during the talks.",
    ];
    all_are("ceasefire", &clauses);
}

#[test]
fn armies_quit_embark_and_go_back_over_rivers() {
    let clauses = [
        "The troops shall be embarked at the port of Varna before the first of June.",
        "The occupying army shall recross the frontier within twenty days.",
        "The combined fleets shall retire from the Black Sea.",
        "The presence of foreign armed forces on the territory shall be brought to an end.",
        "Rocket launchers shall be moved beyond range of the city.",
        "The occupation of the left bank shall end in 1930.",
        "The irregulars are to be gone from the border villages by the end of the week.",
    ];
    all_are("withdrawal", &clauses);
}

#[test]
fn armies_stay_garrison_and_may_not_go_forward() {
    let clauses = [
        "Russian troops shall garrison the fortress of Kars until payment has been completed.",
        "No troops shall be pushed forward beyond the outposts now occupied.",
        "The line held by each side at midnight on 3 March shall not be crossed.",
        "Each side keeps the ground that it holds.",
        "Both armies will stay where they are, under the accord.",
        "The combatants will be concentrated in nine sites under the eyes of the mission.",
    ];
    all_are("positions", &clauses);
}

#[test]
fn walls_fall_and_waters_are_barred_to_ships_of_war() {
    let clauses = [
        "The works, landward and seaward, shall be razed to the ground.",
        "It shall not be lawful for either Power to keep armed vessels upon the lake.",
        "The two armies agreed to create a four-kilometre buffer between them.",
        "The city shall be an open city, free of troops and weapons.",
        "No garrison may be kept in the open towns of the coast.",
        "The city of Szeged shall cease to be a fortified place.",
    ];
    all_are("zone", &clauses);
}

#[test]
fn forces_of_others_keep_the_peace_under_many_names() {
    let clauses = [
        "Decides to raise the troop ceiling of the Mission to 8,500 military personnel.",
        "The West African force is to secure the capital and its airport.",
        "An intervention brigade will be formed within the Mission.",
        "The mission's authorisation is renewed for a final period of six months.",
    ];
    all_are("peacekeeping", &clauses);
}

#[test]
fn those_who_watch_have_access_are_admitted_and_report() {
    let clauses = [
        "Commissioners of both Governments shall be present at the evacuation.",
        "The committee will look into alleged breaches of the ceasefire.",
        "OSCE patrols will be given access to the villages on both sides.",
        "Both sides will admit observers to their lines.",
        "Each Party has the right to carry out inspections on the territory of the other.",
    ];
    all_are("monitoring", &clauses);
}

#[test]
fn captives_are_given_up_and_the_banished_come_home() {
    let clauses = [
        "Prisoners on both sides shall be set at liberty without ransom.",
        "Hostages given under the treaty of 1805 shall be restored.",
        "Each side shall furnish lists of the persons it holds.",
        "The Red Cross shall be admitted to all places of detention.",
    ];
    all_are("prisoners", &clauses);
    let clauses = [
        "Persons driven out during the war shall have their houses and lands restored to them.",
        "All persons who departed during the troubles shall be at liberty to come home.",
        "Those persons who have taken refuge in neighbouring countries shall be assisted to return.",
    ];
    all_are("return", &clauses);
}

#[test]
fn ways_aid_and_works_have_their_old_and_new_words() {
    let clauses = [
        "Merchants of both nations shall come and go freely by land and water.",
        "The waterways shall be free to the flags of all nations.",
        "The blockade of the port is to be lifted within ten days.",
    ];
    all_are("corridor", &clauses);
    let clauses = [
        "Medical teams may enter the besieged town.",
        "Flour, medicine and fuel for the hospitals shall be let into the city every day.",
    ];
    all_are("access", &clauses);
    let clauses = [
        "A tunnel will be bored under the pass at joint cost.",
        "The telegraph between the two capitals shall be re-established.",
        "All roadblocks shall be dismantled and the barriers on the highway lifted.",
    ];
    all_are("infrastructure", &clauses);
    all_are("mines", &["The laying of mines in the strait is forbidden."]);
}

#[test]
fn two_who_do_the_same_make_two_provisions() {
    let clauses = [
        "Serbian troops shall withdraw from Prizren and Greek troops shall withdraw from Florina.",
        "The units from Serbia, Greece and Albania shall withdraw from Prizren.",
    ];
    assert_eq!(categories(&clauses), [vec!["withdrawal", "withdrawal"], vec!["withdrawal"]]);
}

#[test]
fn trade_sport_and_everyday_life_promise_nothing() {
    let clauses = [
        "The company will withdraw the drug from the market.",
        "Place the sauce in a food storage bag and freeze it.",
        "The airline plans to resume flights to the island in June.",
        "Shipping companies must now pay higher fees to use the canal.",
        "The mine employs four hundred workers and produces copper.",
        "The rebels rejected calls to withdraw and fight on.",
    ];
    assert!(categories(&clauses).iter().all(Vec::is_empty), "{:?}", categories(&clauses));
}

#[test]
fn an_aside_around_the_verb_hides_nothing() {
    all_are("infrastructure", &["The Government shall, as soon as funds are available, rebuild the bridge at Mostar."]);
    all_are("zone", &["Neither Power may, on any pretext whatsoever, keep ships of war on the lake."]);
    all_are("positions", &["The troops, numbering some 6,000, may go on occupying the citadel of Mosul."]);
    all_are("return", &["Exiles may, if they come back within the year, return to Split."]);
}
