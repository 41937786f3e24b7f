"""One gap-free coverage of the detail box: every district and province and the sea.

usage: coverage.py SCRATCH_DIR      (writes SCRATCH_DIR/work/coverage.json, under a minute)

Country outlines and seas are OSM's, inner lines Natural Earth's, bent to those outlines.
All units are cut from one set of noded lines and simplified together, so a line between two
units is the same line in both, and borders, provinces, coast and areas agree.
"""

import json
import sys
from pathlib import Path

import numpy as np
import shapely
from pyproj import Transformer
from shapely.affinity import scale
from shapely.geometry import MultiPoint, Polygon, mapping
from shapely.ops import linemerge, transform

import sources
from sources import DETAIL_BOX

TOLERANCE_M = 70                       # of the simplification, metres
METRES_PER_DEGREE = 111_320
STRETCH = np.cos(np.radians(40))       # longitudes are that much shorter at 40° N
GRID = 1e-5                            # degrees; all nodes lie on it
SMALLEST_KM2 = 0.15                    # faces below it are merged into a neighbour

# The old Nagorno-Karabakh line of 1991 is drawn more exactly than Natural Earth's district lines.
# Lachin, Qubadli, Jabrayil and Fuzuli lay outside it; Shusha, Khojaly and Khojavend inside.
OUTSIDE_1991 = ("AZE-1735", "AZE-1736", "AZE-1699", "AZE-1702")
INSIDE_1991 = ("AZE-1737", "AZE-1739", "AZE-1734")
EAST_1991 = ("AZE-1691", "AZE-1722")   # Agdam, Aghjabadi: they take what lies outside on the east
STRAY_M2 = 3e6                         # bits of these districts below it go to a neighbour

TO_UTM = Transformer.from_crs(4326, 32638, always_xy=True).transform
FROM_UTM = Transformer.from_crs(32638, 4326, always_xy=True).transform


def polygons(geometry, smallest=0.0):
    """The polygon parts of any geometry, those above `smallest` in its own square units."""
    return [p for p in shapely.get_parts(shapely.get_parts(geometry)) if p.geom_type == "Polygon" and p.area > smallest]


def only_area(geometry):
    """The geometry with its lines and points dropped."""
    parts = polygons(geometry)
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def share_out(area, units, step):
    """Split `area` among `units` ({key: polygon}), each bit to the unit with the nearest edge."""
    area = only_area(area)
    if area.is_empty:
        return {}
    near = area.buffer(step * 4)
    points, owners = [], []
    for key in sorted(units):
        edge = units[key].boundary.intersection(near)
        for line in shapely.get_parts(edge):
            for at in np.arange(0, line.length, step):
                points.append(line.interpolate(at))
                owners.append(key)
    if not points:
        return {}
    tree = shapely.STRtree(points)
    shares = {}
    for cell in polygons(shapely.voronoi_polygons(MultiPoint(points), extend_to=near.envelope)):
        if cell.intersects(area):
            inside = tree.query(cell, predicate="contains")
            owner = owners[inside[0] if len(inside) else tree.nearest(cell.centroid)]
            shares.setdefault(owner, []).append(cell)
    return {key: shapely.union_all(cells).intersection(area) for key, cells in shares.items()}


def conform(units, outline):
    """Bend the units of one country ({code: polygon}, metres) to the country's outline."""
    gap = outline.difference(shapely.union_all(list(units.values())))
    shares = share_out(gap, units, 400)
    return {code: only_area(shapely.union_all([shape.intersection(outline), shares.get(code, Polygon())]))
            for code, shape in units.items()}


def correct_districts(units, oblast):
    """Move slivers to the right side of the 1991 line (see OUTSIDE_1991)."""
    before = dict(units)
    for givers, takers, cut in ((INSIDE_1991, OUTSIDE_1991 + EAST_1991, lambda g: g.difference(oblast)),
                                (OUTSIDE_1991, INSIDE_1991, lambda g: g.intersection(oblast))):
        for giver in givers:
            for taker, piece in share_out(cut(before[giver]), {k: before[k] for k in takers}, 200).items():
                units[giver] = only_area(units[giver].difference(piece))
                units[taker] = only_area(shapely.union_all([units[taker], piece]))
    for code in OUTSIDE_1991 + INSIDE_1991:
        units[code] = shapely.MultiPolygon(polygons(units[code].buffer(-1).buffer(1), STRAY_M2))
    return units


def oblast_1991(scratch):
    """The former oblast as a polygon: Natural Earth's pieces of its line, chained end to end."""
    rows = sources.read_layer(scratch / sources.QGIS, "disputed_borders", (43, 38, 51, 42.5))
    pieces = [g for p, g in rows if str(p["name"]).startswith("Former")]
    merged = linemerge(shapely.union_all(pieces))
    chains = [list(line.coords) for line in shapely.get_parts(merged)]
    ring = chains.pop(0)
    while chains:
        end = ring[-1]
        _, index, turn = min((np.hypot(end[0] - c[-1 if t else 0][0], end[1] - c[-1 if t else 0][1]), i, t)
                             for i, c in enumerate(chains) for t in (False, True))
        chain = chains.pop(index)
        ring += chain[::-1] if turn else chain
    return max(polygons(shapely.make_valid(Polygon(ring))), key=lambda p: p.area)


def label_faces(units):
    """Node all outlines, and give each face to the unit it lies in, or else to the neighbour
    with the longest shared edge. Returns {code: [faces]}."""
    lines = shapely.union_all([g.boundary for g in units.values()] + [DETAIL_BOX.boundary], grid_size=GRID)
    faces = [f for f in polygons(shapely.polygonize(list(shapely.get_parts(lines)))) if DETAIL_BOX.contains(f.representative_point())]
    codes = sorted(units, key=lambda c: (c != "SEA", c))
    tree = shapely.STRtree([units[c] for c in codes])
    owner = [None] * len(faces)
    for i, face in enumerate(faces):
        small = face.area * (METRES_PER_DEGREE / 1000) ** 2 * STRETCH < SMALLEST_KM2
        hits = tree.query(face.representative_point(), predicate="within")
        if len(hits) and not small:
            owner[i] = codes[min(hits)]
    index = shapely.STRtree(faces)
    waiting = [i for i, o in enumerate(owner) if o is None]
    while waiting:
        settled = {}
        for i in waiting:
            shared = {}
            for j in index.query(faces[i], predicate="touches"):
                if owner[j]:
                    shared[owner[j]] = shared.get(owner[j], 0) + faces[i].boundary.intersection(faces[j].boundary).length
            if shared and max(shared.values()) > 0:
                settled[i] = max(sorted(shared), key=shared.get)
        for i, code in settled.items():
            owner[i] = code
        if not settled:
            break
        waiting = [i for i in waiting if owner[i] is None]
    result = {}
    for face, code in zip(faces, owner):
        if code:
            result.setdefault(code, []).append(face)
    return result


def simplify(units):
    """Simplify all units together; equal metres in both directions."""
    codes = sorted(units)
    flat = [scale(units[c], xfact=STRETCH, yfact=1, origin=(0, 0)) for c in codes]
    flat = shapely.coverage_simplify(flat, TOLERANCE_M / METRES_PER_DEGREE)
    return {c: scale(g, xfact=1 / STRETCH, yfact=1, origin=(0, 0)) for c, g in zip(codes, flat)}


def build(scratch):
    """All units: ({code: polygon}, {code: properties}, oblast polygon)."""
    countries = sources.osm_countries(scratch)
    black, caspian = sources.osm_seas(scratch)
    sea = only_area(shapely.union_all([black, caspian]).intersection(DETAIL_BOX))
    margin = DETAIL_BOX.buffer(0.3)
    rows = sources.admin1(scratch)
    properties = {p["adm1_code"]: p for p, _ in rows}
    oblast = oblast_1991(scratch)
    units = {}
    for a3 in sorted(countries):
        outline = transform(TO_UTM, only_area(countries[a3].intersection(margin).difference(sea)))
        own = {p["adm1_code"]: transform(TO_UTM, only_area(g.intersection(margin))) for p, g in rows if p["adm0_a3"] == a3}
        if outline.is_empty or not own:
            continue
        fitted = conform(own, outline)
        if a3 == "AZE":
            fitted = correct_districts(fitted, transform(TO_UTM, oblast))
        for code, shape in fitted.items():
            shape = only_area(shapely.make_valid(transform(FROM_UTM, shape)).intersection(DETAIL_BOX))
            if not shape.is_empty:
                units[code] = shape
        print(a3, len(fitted), "units")
    units["SEA"] = sea
    faces = label_faces(units)
    units = {code: only_area(shapely.coverage_union_all(parts)) for code, parts in faces.items()}
    return simplify(units), properties, oblast


def main(scratch):
    """Write the coverage as one JSON file."""
    units, properties, oblast = build(scratch)
    bad = shapely.coverage_invalid_edges([units[c] for c in sorted(units)])
    print("coverage:", len(units), "units,", sum(shapely.get_num_coordinates(g) for g in units.values()), "vertices,",
          "invalid edges:", sum(not e.is_empty for e in bad))
    out = scratch / "work"
    out.mkdir(exist_ok=True)
    dump = {"units": {c: {"geometry": mapping(units[c]), "properties": properties.get(c, {})} for c in sorted(units)},
            "oblast": mapping(oblast)}
    (out / "coverage.json").write_text(json.dumps(dump), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
