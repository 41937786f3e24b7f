"""Writes data/lexicon/en/demonyms.toml from the package world-countries (npm, 5.1.0, ODbL 1.0).

Usage: python3 data/recipe/demonyms.py path/to/countries.json > data/lexicon/en/demonyms.toml
The corrections below are ours: forms in common use that the source lacks, or has wrong.
"""

import json
import re
import sys

# Adjectives and words for the people, where the source has none or only one of several.
ADJECTIVES = {
    "AZE": ["Azerbaijani", "Azeri", "Azerbaijanian"], "TUR": ["Turkish"], "KAZ": ["Kazakh", "Kazakhstani"],
    "KGZ": ["Kyrgyz", "Kyrgyzstani", "Kirghiz"], "UZB": ["Uzbek", "Uzbekistani"], "TJK": ["Tajik", "Tajikistani", "Tadzhik"],
    "TKM": ["Turkmen"], "BIH": ["Bosnian", "Herzegovinian"], "ISL": ["Icelandic"], "NZL": [], "LUX": [],
    "LIE": [], "SUR": ["Surinamese"], "BWA": ["Botswanan"], "LSO": ["Basotho"], "SAU": ["Saudi", "Saudi Arabian"],
    "SVN": ["Slovenian", "Slovene"], "GRC": ["Greek", "Hellenic"], "SRB": ["Serbian", "Serb"], "HRV": ["Croatian", "Croat"],
    "KOS": ["Kosovar"], "UNK": ["Kosovar", "Kosovan"], "GBR": ["British"], "MKD": ["Macedonian"], "MDA": ["Moldovan", "Moldavian"],
    "TLS": ["Timorese", "East Timorese"], "ATG": ["Antiguan", "Barbudan"], "PHL": ["Philippine", "Filipino"],
    "FRA": ["French"], "ARG": ["Argentine", "Argentinian"], "DNK": ["Danish"], "ESP": ["Spanish"], "FIN": ["Finnish"],
    "SWE": ["Swedish"], "POL": ["Polish"], "NLD": ["Dutch"], "IRL": ["Irish"], "NPL": ["Nepali", "Nepalese"], "ECU": ["Ecuadorian"],
    "YEM": ["Yemeni", "Yemenite"], "LAO": ["Lao", "Laotian"], "MDV": ["Maldivian"], "DJI": ["Djiboutian"], "GIB": ["Gibraltarian"],
    "SOM": ["Somali", "Somalian"], "TTO": ["Trinidadian", "Tobagonian"], "ISR": ["Israeli"], "BGD": ["Bangladeshi"], "COM": ["Comorian"],
    "GEO": ["Georgian"], "VAT": [], "SWZ": ["Swazi"], "MMR": ["Burmese"], "ROU": ["Romanian", "Rumanian"], "BRB": ["Barbadian"],
}
PEOPLE = {
    "TUR": ["Turk"], "DNK": ["Dane"], "ESP": ["Spaniard"], "FIN": ["Finn"], "SWE": ["Swede"], "POL": ["Pole"],
    "GBR": ["Briton"], "ISL": ["Icelander"], "NZL": ["New Zealander"], "LUX": ["Luxembourger"], "LIE": ["Liechtensteiner"],
    "IRL": ["Irishman", "Irishmen"], "FRA": ["Frenchman", "Frenchmen"], "NLD": ["Dutchman", "Dutchmen"],
    "SRB": ["Serb"], "HRV": ["Croat"], "SVN": ["Slovene"], "SVK": ["Slovak"], "CZE": ["Czech"], "BIH": ["Bosniak"],
    "KAZ": ["Kazakh"], "KGZ": ["Kyrgyz"], "UZB": ["Uzbek"], "TJK": ["Tajik"], "TKM": ["Turkmen"], "AFG": ["Afghan"],
}
# Peoples of areas that are no states, or whose standing is disputed: matched with an area of that name.
AREAS = [
    ("", ["Abkhazia"], ["Abkhaz", "Abkhazian"], ["Abkhaz", "Abkhazian"]),
    ("", ["South Ossetia"], ["South Ossetian"], ["South Ossetian"]),
    ("", ["Crimea"], ["Crimean"], ["Crimean"]),
    ("", ["Transnistria"], ["Transnistrian"], ["Transnistrian"]),
    ("", ["Chechnya"], ["Chechen"], ["Chechen"]),
    ("", ["Nagorno-Karabakh"], ["Karabakhi"], ["Karabakhi"]),
    ("", ["Nakhchivan"], ["Nakhchivani"], ["Nakhchivani"]),
    ("", ["Scotland"], ["Scottish"], ["Scot"]),
    ("", ["Wales"], ["Welsh"], []),
    ("", ["Catalonia"], ["Catalan"], ["Catalan"]),
    ("", ["Kashmir"], ["Kashmiri"], ["Kashmiri"]),
    ("", ["Tibet"], ["Tibetan"], ["Tibetan"]),
    ("", ["Kurdistan"], ["Kurdish"], ["Kurd"]),
]
NAMES = {"TUR": ["Turkey"], "USA": ["USA"], "GBR": ["Great Britain"], "CZE": ["Czech Republic"], "MKD": ["Macedonia"],
         "MMR": ["Burma"], "SWZ": ["Swaziland"], "COD": ["Democratic Republic of Congo"], "RUS": ["Russian Federation"]}
LEFT_OUT = {"ATF", "IOT", "BES", "MNP", "SJM", "UMI", "BVT", "HMD", "SGS", "ATA", "KNA"}

HEADER = """\
# Adjectives and words for the people of the countries of the world.
# Made by data/recipe/demonyms.py from world-countries 5.1.0 (https://github.com/mledoze/countries),
# Open Database License 1.0, with corrections of our own; do not edit by hand.
# names: a place of the gazetteer is meant when one of its names folds to one of these.
# adjectives: "Armenian"; people: "Armenian", plural in -s formed by rule unless irregular.
"""


def quoted(words):
    return "[" + ", ".join(json.dumps(word, ensure_ascii=False) for word in words) + "]"


def entry(iso, names, adjectives, people):
    return f"\n[[people]]\niso = {json.dumps(iso)}\nnames = {quoted(names)}\nadjectives = {quoted(adjectives)}\npeople = {quoted(people)}\n"


def unique(words):
    return list(dict.fromkeys(word for word in words if word))


def main():
    countries = json.load(open(sys.argv[1], encoding="utf-8"))
    out = [HEADER]
    for country in sorted(countries, key=lambda country: country["cca3"]):
        iso = country["cca3"]
        if iso in LEFT_OUT:
            continue
        given = re.split(r",| or ", country.get("demonyms", {}).get("eng", {}).get("m", ""))
        given = [word.strip() for word in given if word.strip()]
        given = [word for word in given if word not in ("Gibraltar", "Djibouti", "Vatican", "Mosotho", "Motswana")]
        adjectives = ADJECTIVES.get(iso, [word for word in given if not word.endswith(("Islander", "er"))])
        noun_free = iso in {"GBR", "TUR", "POL", "ESP", "SWE", "FIN", "DNK", "FRA", "NLD", "IRL"}
        people = unique(PEOPLE.get(iso, []) + ([] if noun_free else unique(adjectives + given)))
        names = unique([country["name"]["common"], country["name"]["official"]] + NAMES.get(iso, []))
        if adjectives or people:
            out.append(entry(iso, names, unique(adjectives), people))
    out.extend(entry(*area) for area in AREAS)
    sys.stdout.write("".join(out))


main()
