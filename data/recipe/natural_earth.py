"""`world_physical.tsv`: islands, capes, ranges, deserts, seas, straits, rivers, lakes and parks, Natural Earth.

usage: natural_earth.py GEOJSON_DIR COUNTRIES_SHP      (writes the table beside itself)

GEOJSON_DIR holds the layers named below, 1:10m, in GeoJSON as copied on 24 January 2024 (the copy states no version); COUNTRIES_SHP is
ne_10m_admin_0_countries.shp. No package of the registries has these layers, so that the table is kept here and
`build.sh` does not make it. Public domain. Columns: kind and rank as in world.py, the country (ISO 3166-1 alpha-2)
where all of it lies in one, a point, the name with its generic word written out in English, other names.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

import shapely
from shapely.geometry import shape

import sources

LAYERS = ("geography_regions_polys", "geography_regions_points", "geography_regions_elevation_points",
          "geography_marine_polys", "rivers_north_america", "rivers_europe", "lakes_north_america",
          "parks_and_protected_lands_area", "parks_and_protected_lands_point", "parks_and_protected_lands_line")
KINDS = {"range/mtn": "T", "mountain": "T", "foothills": "T", "river": "R", "lake": "L", "reservoir": "L", "lagoon": "L",
         **dict.fromkeys(("sea", "gulf", "bay", "strait", "sound", "channel", "fjord", "inlet", "ocean"), "S")}
LEFT_OUT = {"continent", "generic", "pole", "dragons-be-here", "spot elevation", "river (intermittent)", "tundra"}
SHORT = {r"^I\.": "Isla", r"^Is\. de": "Isthmus of", r"\bI\.": "Island", r"\bIs\.": "Islands", r"\bMts ?\.": "Mountains",
         r"^Mt\.": "Mount", r"\bM(?:t|tn)\.": "Mountain", r"\bPk\.": "Peak", r"\bPen\.$": "Peninsula", r"\bRa\.": "Range",
         r"\bPlat\.$": "Plateau", r"\bStr\.": "Strait", r"\bSd\.": "Sound", r"\bArch\.": "Archipelago", r"^Pt\.": "Point",
         r"^St\.": "Saint", r"\bIsands\b": "Islands", r"\bCr\.": "Creek"}
# Generic words of other languages before a name, and where English puts its own.
ENGLISH = {r"Golfo|Golfe|Gulf": "Gulf of {}", r"Bahía|Baía": "{} Bay", r"Península|Pén?\.|Péninsule": "{} Peninsula",
           r"Islas|Îles": "{} Islands", r"Estrecho": "Strait of {}", r"Desierto": "{} Desert", r"Istmo": "Isthmus of {}",
           r"Arquipélago|Archipiélago": "{} Archipelago", r"Planalto": "{} Plateau", r"Ozero": "Lake {}", r"Isla|Île|Ilha": "{} Island"}
PARTICLE = r"(?: (?:de la|de los|de las|del|de|du|dos|da|do|des|of|d’|d'))?[ ’']?"
SMALL = {"of", "de", "la", "the", "and", "du", "del", "da", "do", "dos", "des", "al", "el", "ibn"}


def written_out(name):
    """A name with its generic word in full, and not in capitals."""
    name = " ".join(name.split())
    if name.isupper():
        words = [re.sub(r"\w+(?:['’]s\b)?", lambda m: m[0].capitalize(), word) for word in name.lower().split()]
        name = " ".join(w.lower() if at and w.lower() in SMALL else w for at, w in enumerate(words))
    for short, full in SHORT.items():
        name = re.sub(short, full, name)
    return name


def names_of(name, is_island):
    """The name that English uses first, and others."""
    name = written_out(name)
    for words, english in ENGLISH.items():
        match = re.match(rf"(?:{words}){PARTICLE}(?=[A-ZÀ-Ž])(.+)", name, re.IGNORECASE)
        if match and english.format(match[1]) != name:
            return english.format(match[1]), [name]
    return (name, [f"{name} Island"] if is_island and len(name.split()) == 1 else [])


def point_of(geometry):
    if geometry.geom_type.endswith("LineString"):
        longest = max(getattr(geometry, "geoms", [geometry]), key=lambda part: part.length)
        return longest.interpolate(0.5, normalized=True)
    return geometry.representative_point()


def features(folder):
    """(kind, scale rank, name, other names, geometry); the parts of one river together."""
    rivers = defaultdict(list)
    for layer in LAYERS:
        for feature in json.load(open(folder / f"ne_10m_{layer}.json", encoding="utf-8"))["features"]:
            p = {key.lower(): value for key, value in feature["properties"].items()}
            what, name = str(p["featurecla"]).lower(), p.get("name")
            if not name or what in LEFT_OUT or re.search(r"[(/\"]", name):
                continue
            geometry, rank = shape(feature["geometry"]), p["scalerank"]
            if layer.startswith("parks"):
                yield "G", 7, f"{re.sub(r' (?:N[A-Z ]*|MEM|N MEM|NST|NB)$', '', p['unit_name'])} {p['unit_type']}", [], geometry
            elif layer.startswith("rivers"):
                if what == "river" and re.fullmatch(r"[A-ZÀ-Ž][\w'’]+(?: [A-ZÀ-Ž][\w'’]+)*", name):
                    rivers[name, p["rivernum"]].append(geometry)
            else:
                other = [written_out(n) for n in (p.get("namealt"), p.get("name_en")) if n]
                first, more = names_of(name, what == "island")
                yield KINDS.get(what, "G"), rank, first, [*more, *other], geometry
    for (name, _), parts in sorted(rivers.items()):
        yield "R", 7, name if name.endswith(("River", "Creek")) else f"{name} River", [], shapely.line_merge(shapely.union_all(parts))


def main():
    nations = [(p["iso_a2_eh"], shapely.make_valid(g)) for p, g in sources.read_layer(Path(sys.argv[2])) if p["iso_a2_eh"] != "-99"]
    tree = shapely.STRtree([geometry for _, geometry in nations])
    rows = set()
    for kind, scale, name, others, geometry in features(Path(sys.argv[1])):
        point = point_of(geometry)
        around = geometry.buffer(0.2) if geometry.area < 20 else geometry
        over = {nations[at][0] for at in tree.query(around, predicate="intersects")}
        country = over.pop() if len(over) == 1 and kind != "S" else ""
        rank = max(1, 6 - max(0, int(scale) - 2))
        others = [other for other in dict.fromkeys(others) if other != name]
        rows.add((kind, rank, country, round(point.y, 2), round(point.x, 2), name, "|".join(others)))
    with open(Path(__file__).parent / "world_physical.tsv", "w", encoding="utf-8") as file:
        file.write("# Made by natural_earth.py. Natural Earth 1:10m, copy of 24 January 2024, public domain.\nkind\trank\tiso\tlat\tlon\tname\tnames\n")
        for row in sorted(rows, key=lambda row: (row[0], row[5], *row[1:5])):
            file.write("\t".join(map(str, row)) + "\n")


if __name__ == "__main__":
    main()
