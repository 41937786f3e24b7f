"""Checks of the finished files.

usage: check.py DATA_DIR
"""

import json
import re
import sys
import unicodedata
from pathlib import Path

import shapely
from pyproj import Geod
from shapely.geometry import Point, shape

GEOD = Geod(ellps="WGS84")
KINDS = {"country", "republic", "oblast", "region", "province", "district", "city", "town", "village", "lake", "river",
         "mountain", "corridor", "road", "line"}
# area in km², tolerance
AREAS = {"nakhchivan-republic": (5313, 15), "nagorno-karabakh": (4281, 10), "armenia": (29743, 400), "azerbaijan": (86600, 1500)}
INSIDE = ("lachin", "jabrayil", "agdam", "fuzuli", "kalbajar", "qubadli", "zangilan", "khojavend", "khojaly", "shusha", "tartar")
LINE_LAYERS = {"borders": {"country"}, "provinces": {"district", "province"}, "disputed": {"disputed"}}


def features(path):
    """Features of a GeoJSON file, after checks that hold for every file."""
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text), f"{path.name}: not NFC"
    assert not re.search(r'"(pop\w*|population)"', text, re.I), f"{path.name}: populations"
    assert "://localhost" not in text and "file://" not in text, f"{path.name}: an address of a machine"
    found = json.loads(text)["features"]
    vertices = 0
    for f in found:
        if f["geometry"] is None:
            continue
        g = shape(f["geometry"])
        assert not g.is_empty
        if "Polygon" in g.geom_type:
            assert g.is_valid, f"{path.name}: {f.get('id', f['properties'])} {shapely.is_valid_reason(g)}"
            for p in shapely.get_parts(g):
                assert p.exterior.is_ccw and not any(h.is_ccw for h in p.interiors), f"{path.name}: ring order"
        west, south, east, north = g.bounds
        assert -180 <= west and east <= 180 and -90 <= south and north <= 90
        vertices += shapely.get_num_coordinates(g)
    print(f"{path.name}: {len(found)} features, {vertices} vertices, {path.stat().st_size / 1e3:.0f} kB")
    return found, vertices


def square_km(geometry):
    """Area on the ellipsoid."""
    return abs(GEOD.geometry_area_perimeter(geometry)[0]) / 1e6


def check_places(found):
    """The gazetteer: ids, names, relations, areas, towns in their districts."""
    by_id = {f["id"]: f for f in found}
    assert len(by_id) == len(found), "ids are not unique"
    for f in found:
        assert f["properties"]["kind"] in KINDS and f["names"] and f["types"] and f["fclasses"], f["id"]
        assert f["names"][0] == {"toponym": f["properties"]["title"], "lang": "en"}, f["id"]
        assert all(r["relationTo"] in by_id for r in f["relations"]), f["id"]
        toponyms = [(n["toponym"], n["lang"]) for n in f["names"]]
        assert len(set(toponyms)) == len(toponyms), f"{f['id']}: a name twice"
        assert all(n == n.strip() and "  " not in n for n, _ in toponyms), f["id"]
    for ident, (expected, tolerance) in AREAS.items():
        area = square_km(shape(by_id[ident]["geometry"]))
        print(f"  {ident}: {area:.0f} km²")
        assert abs(area - expected) < tolerance, ident
    for ident in INSIDE:
        assert shape(by_id[f"{ident}-district"]["geometry"]).contains(Point(by_id[ident]["geometry"]["coordinates"])), ident
    english = [n["toponym"] for n in by_id["lachin-district"]["names"]]
    assert "Lankaran" not in english and by_id["goygol-district"]["properties"]["title"] == "Goygol"
    assert sum(f["properties"]["title"] == "Shusha" and f["properties"]["kind"] == "district" for f in found) == 1
    assert by_id["lachin-corridor"]["properties"]["schematic"] is True


def check_layers(data):
    """Base map layers; returns the number of vertices."""
    total = 0
    for path in sorted((data / "basemap").glob("*.geojson")):
        found, vertices = features(path)
        total += vertices
        if path.stem in LINE_LAYERS:
            assert {f["properties"]["kind"] for f in found} <= LINE_LAYERS[path.stem], path.name
        if path.stem == "rivers":
            assert all(1 <= f["properties"]["rank"] <= 5 for f in found)
        if path.stem == "labels":
            assert all(f["properties"]["name"] and "min_zoom" in f["properties"] for f in found)
    return total


def check_relief(folder):
    """Sidecars and sizes."""
    for side in sorted(folder.glob("*.json")):
        values = json.loads(side.read_text())
        assert values["projection"] == "EPSG:3857"
        for key in ("hillshade", "elevation"):
            assert (folder / values[key]).stat().st_size > 0


def bytes_in(folder):
    """The size of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main(data):
    """Run all checks."""
    places, vertices = features(data / "places.geojson")
    check_places(places)
    total = vertices + check_layers(data)
    check_relief(data / "relief")
    world, size = bytes_in(data / "world"), bytes_in(data)
    print(f"in all: {total} vertices, {size / 1e6:.2f} MB, of which the world {world / 1e6:.2f} MB")
    assert total < 350_000 and world < 10e6 and size < 16e6


if __name__ == "__main__":
    main(Path(sys.argv[1]))
