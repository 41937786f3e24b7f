"""Hillshade and elevation of the region, in Web Mercator, from NOAA GLOBE.

usage: relief.py SCRATCH_DIR DATA_DIR

The light comes from four directions, weighted to the north-west, so that ridges of every
direction show; flat ground is FLAT. The elevation image holds metres divided by STEP.
"""

import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image

import sources
from sources import EAST, NORTH, SOUTH, WEST

WIDTH = 3280                       # pixels; zoom 8 at 256 pixels a tile
FLAT = 160                         # grey of flat ground
STEP = 20                          # metres a grey level
LIGHTS = ((315, 0.5), (270, 0.18), (360, 0.18), (225, 0.14))    # azimuth, weight
SUN_HEIGHT = 45                    # degrees
EXAGGERATION = 2.2
CELLS = 120                        # of GLOBE in a degree
GLOBE_NORTH = 50                   # northern edge of tile G


def mercator(latitude):
    """Mercator ordinate in radians."""
    return np.log(np.tan(np.pi / 4 + np.radians(latitude) / 2))


def sample(grid, rows, cols):
    """Cubic (Catmull-Rom) samples of a grid at fractional rows and columns; rows, then columns."""
    def along(values, at):
        base = np.floor(at).astype(int)
        t = (at - base)[:, None]
        p = [values[np.clip(base + k, 0, len(values) - 1)] for k in (-1, 0, 1, 2)]
        return p[1] + 0.5 * t * (p[2] - p[0] + t * (2 * p[0] - 5 * p[1] + 4 * p[2] - p[3] + t * (3 * (p[1] - p[2]) + p[3] - p[0])))
    return along(along(grid, rows).T, cols).T


def elevation(scratch, width):
    """Metres on the Mercator box, `width` pixels wide."""
    with np.load(scratch / sources.GLOBE) as archive:
        globe = archive[archive.files[0]]
    margin = 20
    top, left = int((GLOBE_NORTH - NORTH) * CELLS) - margin, int(WEST * CELLS) - margin
    part = globe[top:int((GLOBE_NORTH - SOUTH) * CELLS) + margin, left:int(EAST * CELLS) + margin].astype(float)
    part = np.maximum(part, 0)
    height = round(width * (mercator(NORTH) - mercator(SOUTH)) / np.radians(EAST - WEST))
    ordinates = mercator(NORTH) - (np.arange(height) + 0.5) / height * (mercator(NORTH) - mercator(SOUTH))
    latitudes = np.degrees(2 * np.arctan(np.exp(ordinates)) - np.pi / 2)
    longitudes = WEST + (np.arange(width) + 0.5) / width * (EAST - WEST)
    rows = (GLOBE_NORTH - latitudes) * CELLS - 0.5 - top
    cols = longitudes * CELLS - 0.5 - left
    return np.maximum(sample(part, rows, cols), 0), latitudes


def hillshade(metres, latitudes, degrees_per_pixel):
    """0 to 1, 0.5 on flat ground."""
    pixel = 111_320 * degrees_per_pixel * np.cos(np.radians(latitudes))[:, None]
    south_north, west_east = np.gradient(metres)
    slope_x, slope_y = EXAGGERATION * west_east / pixel, -EXAGGERATION * south_north / pixel
    length = np.sqrt(1 + slope_x ** 2 + slope_y ** 2)
    high = np.radians(SUN_HEIGHT)
    shade = np.zeros_like(metres)
    for azimuth, weight in LIGHTS:
        a = np.radians(azimuth)
        light = (-slope_x * np.sin(a) - slope_y * np.cos(a)) * np.cos(high) + np.sin(high)
        shade += weight * np.clip(light / length, 0, 1)
    relative = shade / np.sin(high) - 1
    return 0.5 + 0.5 * np.tanh(np.where(relative > 0, 2.0, 1.15) * relative)


def main(scratch, data):
    """Write the two images and their sidecar."""
    out = data / "relief"
    out.mkdir(parents=True, exist_ok=True)
    metres, latitudes = elevation(scratch, WIDTH)
    shade = hillshade(metres, latitudes, (EAST - WEST) / WIDTH)
    grey = np.where(shade < 0.5, FLAT * (shade / 0.5), FLAT + (255 - FLAT) * (shade - 0.5) / 0.5)
    Image.fromarray(np.clip(np.rint(grey), 0, 255).astype("u1")).save(out / "hillshade.jpg", quality=82, optimize=True)
    small, _ = elevation(scratch, WIDTH // 2)
    levels = np.where(small > 0, np.clip(np.rint(small / STEP), 1 if STEP > 1 else 0, 255), 0)
    levels = np.where(small < STEP / 2, 0, levels)
    Image.fromarray(levels.astype("u1")).save(out / "elevation.png", optimize=True)
    side = {"bounds": {"west": int(WEST), "south": int(SOUTH), "east": int(EAST), "north": int(NORTH)}, "projection": "EPSG:3857",
            "metres_per_step": STEP, "flat": FLAT, "hillshade": "hillshade.jpg", "elevation": "elevation.png", "attribution": "NOAA GLOBE"}
    (out / "relief.json").write_text(json.dumps(side, indent=1) + "\n")
    for name in ("hillshade.jpg", "elevation.png"):
        print(name, Image.open(out / name).size, round((out / name).stat().st_size / 1e3), "kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
