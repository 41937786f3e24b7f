"""Rivers: WDBII in the detail box with names and ranks from Natural Earth, 1:50m elsewhere.

usage: rivers.py SCRATCH_DIR DATA_DIR
"""

import sys
from pathlib import Path

import shapely
from shapely.affinity import scale
from shapely.ops import linemerge

import sources
from coverage import METRES_PER_DEGREE, STRETCH
from geojson_io import write_collection
from sources import DETAIL_BOX, MAGICS

TOLERANCE_M = 80
MATCH_M = 3500           # a WDBII line belongs to the named river within that distance
SHORTEST_KM = 12         # unnamed rivers below it are left out
NAMES = {"Kr": "Kura", "Al Furat": "Euphrates", "Firat": "Euphrates", "Dicle": "Tigris", "Talkeh": "Aji Chay",
         "Qezel Owzan": "Qizil Uzan", "Aras": "Aras"}
GREAT = {"Kura", "Aras", "Euphrates", "Tigris"}


def flat(geometry):
    """Degrees with equal length in both directions around 40° N."""
    return scale(geometry, xfact=STRETCH, yfact=1, origin=(0, 0))


def length_km(line):
    """Length of a line in the box, near enough."""
    return flat(line).length * METRES_PER_DEGREE / 1000


def named_rivers(scratch):
    """{name: (rank, flat geometry)} of Natural Earth 1:10m in the box."""
    groups = {}
    path = scratch / MAGICS / "10m/ne_10m_rivers_lake_centerlines.shp"
    for values, line in sources.read_layer(path, bbox=DETAIL_BOX.bounds):
        name = NAMES.get(values["name"], values["name"])
        if name:
            groups.setdefault(name, []).append((values["scalerank"], line))
    return {n: (1 if n in GREAT else 2 if min(r for r, _ in rows) <= 7 else 3, flat(shapely.union_all([g for _, g in rows])))
            for n, rows in groups.items()}


def inner_rivers(scratch):
    """Features of the box: name (where known) and rank."""
    named = named_rivers(scratch)
    reach = {n: g.buffer(MATCH_M / METRES_PER_DEGREE) for n, (_, g) in named.items()}
    groups = {}
    merged = linemerge(shapely.union_all([l.intersection(DETAIL_BOX) for _, l in sources.wdb_rivers(scratch)]))
    for line in shapely.get_parts(merged):
        line_flat = flat(line)
        shares = {n: line_flat.intersection(area).length / line_flat.length for n, area in reach.items() if area.intersects(line_flat)}
        name = max(sorted(shares), key=shares.get) if shares else ""
        if shares.get(name, 0) < 0.7:
            name = ""
        kilometres = length_km(line)
        if name or kilometres >= SHORTEST_KM:
            rank = named[name][0] if name else 4 if kilometres > 60 else 5
            groups.setdefault((rank, name), []).append(line)
    features = []
    for (rank, name), lines in sorted(groups.items()):
        whole = linemerge(shapely.MultiLineString(lines)) if len(lines) > 1 else lines[0]
        for part in [whole] if name else shapely.get_parts(whole):
            simple = scale(flat(part).simplify(TOLERANCE_M / METRES_PER_DEGREE), xfact=1 / STRETCH, yfact=1, origin=(0, 0))
            features.append(({"rank": rank, "name": name} if name else {"rank": rank}, simple))
    return features


def outer_rivers(scratch):
    """Features outside the box; rank from Natural Earth's scale rank."""
    rank = {0: 1, 1: 1, 2: 1, 3: 2, 4: 2, 5: 3, 6: 4}
    for values, line in sources.read_layer(scratch / MAGICS / "50m/ne_50m_rivers_lake_centerlines.shp"):
        name = NAMES.get(values["name"], values["name"]) or ""
        for part in shapely.get_parts(line.difference(DETAIL_BOX)):
            yield {"rank": rank.get(int(values["scalerank"]), 5), "name": name}, part


def main(scratch, data):
    """Write rivers.geojson."""
    write_collection(data / "basemap/rivers.geojson", inner_rivers(scratch) + list(outer_rivers(scratch)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
