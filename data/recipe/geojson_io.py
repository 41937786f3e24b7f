"""Reading and writing of GeoJSON: fixed decimals, RFC 7946 ring order, one feature a line."""

import json
import unicodedata

import shapely
from shapely.geometry import mapping

from sources import EAST, NORTH, SOUTH, WEST

INSIDE_DECIMALS = 5
OUTSIDE_DECIMALS = 3


def rounded(point):
    """The point with 5 decimals in the detail box and 3 outside."""
    inside = WEST <= point[0] <= EAST and SOUTH <= point[1] <= NORTH
    digits = INSIDE_DECIMALS if inside else OUTSIDE_DECIMALS
    return [round(point[0], digits) + 0.0, round(point[1], digits) + 0.0]


def round_line(points):
    """Rounded points without repeated neighbours."""
    line = []
    for point in points:
        point = rounded(point)
        if not line or line[-1] != point:
            line.append(point)
    return line


def round_polygon(polygon, tries=8):
    """Rounded polygon parts, counter-clockwise outside, clockwise holes; empty if it vanishes.
    Repairing may make new vertices, which are rounded again until all is valid."""
    shell = round_line(polygon.exterior.coords)
    if len(shell) < 4 or not tries:
        return []
    holes = [h for h in (round_line(r.coords) for r in polygon.interiors) if len(h) >= 4]
    made = shapely.Polygon(shell, holes)
    if made.is_valid:
        return [shapely.geometry.polygon.orient(made, 1.0)]
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(made)))
    return [r for p in parts if p.geom_type == "Polygon" and p.area > 0 for r in round_polygon(p, tries - 1)]


def polygon_coordinates(polygon):
    """Coordinate arrays of an oriented, rounded polygon."""
    return [round_line(r.coords) for r in (polygon.exterior, *polygon.interiors)]


def geometry_json(geometry):
    """A GeoJSON geometry with rounded coordinates, or None when nothing is left."""
    if geometry is None or geometry.is_empty:
        return None
    kind = geometry.geom_type
    if kind == "Point":
        return {"type": "Point", "coordinates": rounded(geometry.coords[0])}
    if kind in ("LineString", "MultiLineString"):
        lines = [l for l in (round_line(g.coords) for g in shapely.get_parts(geometry)) if len(l) > 1]
        if not lines:
            return None
        lines.sort()
        return ({"type": "LineString", "coordinates": lines[0]} if len(lines) == 1
                else {"type": "MultiLineString", "coordinates": lines})
    if kind in ("Polygon", "MultiPolygon"):
        parts = [polygon_coordinates(r) for p in shapely.get_parts(geometry) for r in round_polygon(p)]
        if not parts:
            return None
        parts.sort(key=lambda rings: (-len(rings[0]), rings))
        return ({"type": "Polygon", "coordinates": parts[0]} if len(parts) == 1
                else {"type": "MultiPolygon", "coordinates": parts})
    raise ValueError(f"no writer for {kind} {mapping(geometry)}")


def normal(value):
    """Text in Unicode normal form C, through lists and dictionaries."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [normal(v) for v in value]
    if isinstance(value, dict):
        return {k: normal(v) for k, v in value.items()}
    return value


def write_collection(path, features, sort=True):
    """Write [(properties, geometry)] with one feature a line; prints size and counts."""
    lines = []
    for properties, geometry in features:
        made = geometry_json(geometry)
        if made:
            feature = {"type": "Feature", "properties": normal(properties), "geometry": made}
            lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    if sort:
        lines.sort()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")
    print(f"{path.name}: {len(lines)} features, {path.stat().st_size / 1e3:.0f} kB")
