"""Hillshade and elevation of the world in Web Mercator, for the map around the region.

usage: relief_world.py SCRATCH_DIR DATA_DIR

Source: the grey elevation tiles of Marble's atlas theme (Debian `marble-qt-data`; "Made with
Natural Earth", public domain). Their scale is not documented: METRES is the median of
NOAA GLOBE's elevation for each grey, over 1–89° E, 5–49° N. Coarse, but only drawn far out.
"""

import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image

import sources
from relief import FLAT, hillshade, mercator, sample

SIZE = 2048
LIMIT = 85.0511
STEP = 30
STRENGTH = 7                      # of the slopes; a pixel is 20 km wide
GREYS = (0, 92, 102, 114, 126, 138, 150, 162, 174, 186, 198, 210, 222, 234, 246)
METRES = (0, 0, 11, 66, 145, 297, 477, 685, 950, 1406, 2180, 3255, 4562, 5145, 6187)
LEVEL, ROWS, COLUMNS = 3, 8, 16   # of the tile pyramid


def world_metres(scratch):
    """Metres on a plate carrée grid of 4096 by 2048."""
    folder = scratch / sources.MARBLE / f"srtm/{LEVEL}"
    tiles = [[np.asarray(Image.open(folder / f"{r:06d}/{r:06d}_{c:06d}.jpg").convert("L")) for c in range(COLUMNS)] for r in range(ROWS)]
    metres = np.interp(np.block(tiles), GREYS, METRES).astype("f4")
    return np.asarray(Image.fromarray(metres, "F").resize((4096, 2048), Image.Resampling.BOX)).astype(float)


def main(scratch, data):
    """Write the two images and their sidecar."""
    out = data / "relief"
    plate = world_metres(scratch)
    top = mercator(LIMIT)
    latitudes = np.degrees(2 * np.arctan(np.exp(top - (np.arange(SIZE) + 0.5) / SIZE * 2 * top)) - np.pi / 2)
    rows = (90 - latitudes) / 180 * 2048 - 0.5
    cols = (np.arange(SIZE) + 0.5) * 2 - 0.5
    metres = np.maximum(sample(plate, rows, cols), 0)
    shade = hillshade(metres * STRENGTH, latitudes, 360 / SIZE)
    grey = np.where(shade < 0.5, FLAT * (shade / 0.5), FLAT + (255 - FLAT) * (shade - 0.5) / 0.5)
    Image.fromarray(np.clip(np.rint(grey), 0, 255).astype("u1")).save(out / "world-hillshade.jpg", quality=80, optimize=True)
    levels = np.clip(np.rint(metres / STEP), 0, 255).astype("u1")
    Image.fromarray(levels).save(out / "world-elevation.png", optimize=True)
    side = {"bounds": {"west": -180, "south": -LIMIT, "east": 180, "north": LIMIT}, "projection": "EPSG:3857", "metres_per_step": STEP,
            "flat": FLAT, "hillshade": "world-hillshade.jpg", "elevation": "world-elevation.png", "attribution": "Natural Earth"}
    (out / "world.json").write_text(json.dumps(side, indent=1) + "\n")
    for name in ("world-hillshade.jpg", "world-elevation.png"):
        print(name, round((out / name).stat().st_size / 1e3), "kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
