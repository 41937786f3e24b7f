"""Draw the finished layers as pictures, to look at.

usage: draw.py DATA_DIR OUT_DIR
"""

import json
import sys
from pathlib import Path

import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from PIL import Image

VIEWS = {"region": (38, 36, 56, 44), "karabakh": (45.7, 38.8, 47.9, 40.6), "world": (-180, -60, 180, 78), "seam": (30, 33, 62, 49)}
AREAS = (("sea", "#cdddea"), ("lakes", "#b9d2e6"))
LINES = (("rivers", "#8fb6d6", .6), ("coast", "#88a9c2", .5), ("provinces", "#a9a9a9", .5), ("borders", "#7a4f74", 1.1), ("disputed", "#333333", .8))


def mercator(points):
    """Web Mercator in degrees of longitude."""
    points = np.asarray(points, float)
    return np.column_stack([points[:, 0], np.degrees(np.log(np.tan(np.pi / 4 + np.radians(points[:, 1]) / 2)))])


def parts(geometry):
    """Outer rings or lines of a GeoJSON geometry."""
    kind, c = geometry["type"], geometry["coordinates"]
    return {"Polygon": lambda: [c[0]], "MultiPolygon": lambda: [p[0] for p in c],
            "LineString": lambda: [c], "MultiLineString": lambda: c}[kind]()


def load(path):
    """Features of a GeoJSON file."""
    return json.load(open(path, encoding="utf-8"))["features"]


def picture(data, view, out):
    """One picture of the view."""
    west, south, east, north = VIEWS[view]
    figure, ax = plt.subplots(figsize=(14, 9))
    low, high = mercator([(west, south), (east, north)])[:, 1]
    if view != "world":
        b = json.load(open(data / "relief/relief.json"))["bounds"]
        y = mercator([(0, b["south"]), (0, b["north"])])[:, 1]
        ax.imshow(Image.open(data / "relief/hillshade.jpg"), extent=(b["west"], b["east"], *y), cmap="gray", vmin=0, vmax=255, alpha=.5)
    for name, colour in AREAS:
        rings = [mercator(r) for f in load(data / f"basemap/{name}.geojson") for r in parts(f["geometry"])]
        ax.add_collection(PolyCollection(rings, facecolor=colour, edgecolor="none"))
    for name, colour, width in LINES:
        lines = [mercator(l) for f in load(data / f"basemap/{name}.geojson") for l in parts(f["geometry"])]
        ax.add_collection(LineCollection(lines, colors=colour, linewidths=width, linestyles="--" if name == "disputed" else "-"))
    for f in load(data / "places.geojson"):
        g = f["geometry"]
        if g and g["type"] == "Point" and west < g["coordinates"][0] < east and south < g["coordinates"][1] < north and view == "karabakh":
            x, y = mercator([g["coordinates"]])[0]
            ax.plot(x, y, "k.")
            ax.text(x, y, " " + f["properties"]["title"], fontsize=8, clip_on=True)
        if f["id"] in ("lachin-district", "agdam-district", "nakhchivan-republic", "lachin-corridor"):
            for ring in parts(g):
                ax.plot(*mercator(ring).T, color="#c4622d", lw=1.2)
    ax.set_xlim(west, east)
    ax.set_ylim(low, high)
    ax.set_aspect(1)
    figure.tight_layout()
    figure.savefig(out / f"{view}.png", dpi=80)
    plt.close(figure)


if __name__ == "__main__":
    for view_name in VIEWS:
        picture(Path(sys.argv[1]), view_name, Path(sys.argv[2]))
