"""The layers of the base map, world and region in one file a theme.

usage: basemap.py SCRATCH_DIR DATA_DIR      (after coverage.py)

Outside the detail box the lines are Natural Earth 1:50m, inside it those of the coverage.
The Black Sea and the Caspian are OSM's as a whole, so that no coast breaks at the box.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path

import shapely
from shapely.affinity import scale
from shapely.geometry import LineString, box, shape
from shapely.ops import linemerge

import sources
from coverage import METRES_PER_DEGREE, STRETCH, only_area
from geojson_io import write_collection
from sources import BLACK_SEA_BOX, CASPIAN_BOX, DETAIL_BOX, NE

SEA_TOLERANCE_M = 500                 # of the two seas outside the box
JOINED = {("AZE-1737", "AZE-5565"), ("AZE-1727", "AZE-5564"), ("AZE-1707", "AZE-5562")}    # a district and its own town
OUTER_CELL, INNER_CELL = 15, 3        # degrees; the fills are cut into such cells
MERCATOR_LIMIT = 85.06
OVERLAP = 0.01                        # degrees; cells overlap, so that no hairline shows between two fills
WORLD = box(-180, -MERCATOR_LIMIT, 180, MERCATOR_LIMIT)
SNAP = 0.12                           # degrees; ends of outer lines move at most that far


def load_coverage(scratch):
    """({code: polygon}, {code: properties}, oblast polygon) of coverage.py."""
    data = json.load(open(scratch / "work/coverage.json", encoding="utf-8"))
    units = {c: shape(u["geometry"]) for c, u in data["units"].items()}
    return units, {c: u["properties"] for c, u in data["units"].items()}, shape(data["oblast"])


def shared_lines(units):
    """{(code, code): merged line} of the edges that exactly two units share."""
    owners = {}
    for code in sorted(units):
        for part in shapely.get_parts(units[code]):
            for ring in (part.exterior, *part.interiors):
                points = [(round(x, 6), round(y, 6)) for x, y in ring.coords]
                for a, b in pairwise(points):
                    owners.setdefault((min(a, b), max(a, b)), []).append(code)
    groups = {}
    for segment, codes in owners.items():
        if len(codes) == 2:
            groups.setdefault(tuple(sorted(codes)), []).append(LineString(segment))
    return {pair: linemerge(shapely.MultiLineString(lines)) if len(lines) > 1 else lines[0] for pair, lines in groups.items()}


def seas_around(scratch):
    """(sea polygon, coast line) of the two seas outside the box, simplified."""
    black, caspian = sources.osm_seas(scratch)
    region = only_area(shapely.union_all([BLACK_SEA_BOX, CASPIAN_BOX]).difference(DETAIL_BOX))
    sea = only_area(shapely.set_precision(shapely.union_all([black, caspian]).intersection(region), 1e-5))
    land = only_area(region.difference(sea))
    flat = [scale(g, xfact=STRETCH, yfact=1, origin=(0, 0)) for g in (sea, land)]
    flat = shapely.coverage_simplify(flat, SEA_TOLERANCE_M / METRES_PER_DEGREE)
    sea, land = (scale(g, xfact=1 / STRETCH, yfact=1, origin=(0, 0)) for g in flat)
    return sea, shared_lines({"SEA": sea, "LAND": land})[("LAND", "SEA")]


def cells(size, west, south, east, north):
    """Boxes of a grid over the area."""
    x = west
    while x < east:
        y = south
        while y < north:
            yield box(x, y, min(x + size, east), min(y + size, north))
            y += size
        x += size


def sea_and_coast(scratch, units):
    """Features of sea.geojson and coast.geojson."""
    around, around_coast = seas_around(scratch)
    special = shapely.union_all([BLACK_SEA_BOX, CASPIAN_BOX, DETAIL_BOX])
    world = shapely.union_all([g for _, g in sources.read_layer(scratch / NE / "physical/ne_50m_ocean.shp", fix=True)])
    outer = shapely.union_all([world.difference(special), around])
    whole = shapely.union_all([outer, units["SEA"]])
    wide = list(cells(OUTER_CELL, *WORLD.bounds))
    fine = [c for w in wide if w.intersects(DETAIL_BOX) for c in cells(INNER_CELL, *w.bounds)]
    fills = []
    for cell in [w for w in wide if not w.intersects(DETAIL_BOX)] + fine:
        near = cell.buffer(OVERLAP, join_style="mitre").intersection(WORLD)
        fills += shapely.get_parts(only_area(shapely.clip_by_rect(whole, *near.bounds))).tolist()
    coast = [around_coast]
    coast += [l for pair, l in shared_lines(units).items() if "SEA" in pair]
    for _, line in sources.read_layer(scratch / NE / "physical/ne_50m_coastline.shp"):
        coast.append(line.difference(special))
    coast = linemerge(shapely.MultiLineString([p for l in coast for p in shapely.get_parts(l) if p.geom_type == "LineString" and not p.is_empty]))
    return [({}, f) for f in fills if f.area > 1e-7], [({}, line) for line in shapely.get_parts(coast)]


def snap_ends(line, targets):
    """Move ends of an outer line that lie on the box edge to the nearest inner end."""
    points = list(line.coords)
    for at in (0, -1):
        end = shapely.Point(points[at])
        if DETAIL_BOX.exterior.distance(end) < 1e-9 and targets:
            near = min(targets, key=end.distance)
            if end.distance(near) < SNAP:
                points[at] = near.coords[0]
    return LineString(points)


def borders(scratch, units, properties):
    """(borders, provinces, outer disputed lines) as features."""
    country, inner, disputed, edge_ends = [], [], [], []
    for (a, b), line in sorted(shared_lines(units).items()):
        if "SEA" in (a, b) or (a, b) in JOINED:
            continue
        if a[:3] != b[:3]:
            country.append(({"kind": "country", "left": a[:3], "right": b[:3]}, line))
            ends = [shapely.Point(p.coords[i]) for p in shapely.get_parts(line) for i in (0, -1)]
            edge_ends += [e for e in ends if DETAIL_BOX.exterior.distance(e) < 1e-6]
        else:
            inner.append(({"kind": "district" if a[:3] == "AZE" else "province", "country": a[:3]}, line))
    country = merge_by_properties(country)
    for values, line in sources.read_layer(scratch / NE / "cultural/ne_50m_admin_0_boundary_lines_land.shp"):
        for part in shapely.get_parts(line.difference(DETAIL_BOX)):
            if part.is_empty:
                continue
            part = snap_ends(part, edge_ends)
            kind = str(values["featurecla"])
            if kind.startswith("International"):
                country.append(({"kind": "country"}, part))
            else:
                disputed.append(({"kind": "disputed", "name": kind.split(" (")[0].lower(), "date": "", "label": "",
                                  "source": "Natural Earth 1:50m, public domain"}, part))
    return country, merge_by_properties(inner), disputed


def merge_by_properties(features):
    """Join the lines of equal properties."""
    groups = {}
    for values, line in features:
        groups.setdefault(json.dumps(values), []).extend(shapely.get_parts(line))
    return [(json.loads(key), linemerge(shapely.MultiLineString(lines)) if len(lines) > 1 else lines[0])
            for key, lines in sorted(groups.items())]


def disputed_lines(scratch, oblast):
    """The line of the former oblast and the line of contact of 1994."""
    rows = sources.read_layer(scratch / sources.QGIS, "disputed_borders", (43, 38, 51, 42.5))
    contact = shapely.union_all([g for p, g in rows if str(p["name"]).startswith("Ceasefire")])
    source = "Natural Earth, public domain"
    made = [("former NKAO", "1991", LineString(oblast.exterior.coords)), ("line of contact", "1994", linemerge(contact))]
    return [({"kind": "disputed", "name": n, "date": d, "label": f"{n}, {d}", "source": source}, g) for n, d, g in made]


def lakes(scratch):
    """Lakes: Natural Earth 1:10m where they touch the box, 1:50m elsewhere."""
    found = []
    for scale_name, inside in (("10m", True), ("50m", False)):
        for values, g in sources.read_layer(scratch / NE / f"physical/ne_{scale_name}_lakes.shp", fix=True):
            if g.intersects(DETAIL_BOX) == inside and str(values["name"]) != "Caspian Sea":
                found.append(({"name": values["name_en"] or values["name"] or ""}, only_area(g)))
    return found


def main(scratch, data):
    """Write every layer but the labels and the rivers."""
    out = data / "basemap"
    units, properties, oblast = load_coverage(scratch)
    sea, coast = sea_and_coast(scratch, units)
    country, inner, outer_disputed = borders(scratch, units, properties)
    write_collection(out / "sea.geojson", sea)
    write_collection(out / "coast.geojson", coast)
    write_collection(out / "lakes.geojson", lakes(scratch))
    write_collection(out / "borders.geojson", country)
    write_collection(out / "provinces.geojson", inner)
    write_collection(out / "disputed.geojson", disputed_lines(scratch, oblast) + outer_disputed, sort=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
