"""Subset the fonts of the program: Inter (interface), Noto Serif (quotes) and the
Noto fonts for Armenian, Georgian, Arabic and Hebrew.

usage: fonts.py UNPACKED_DEBS OUT_DIR

UNPACKED_DEBS is the folder into which Debian's `fonts-inter` and `fonts-noto-core`
were unpacked (`dpkg-deb -x`). Hinting is dropped, layout features that the program
uses are kept. The files keep their names, so a newer version is a drop-in.
"""

import re
import sys
from pathlib import Path

from fontTools import subset

INTER = "usr/share/fonts/opentype/inter"
NOTO = "usr/share/fonts/truetype/noto"

# Latin with the letters of Azerbaijani, Turkish and transliteration, Greek, Cyrillic,
# and the signs of the interface.
TEXT = """
0020-007E 00A0-024F 0259 0250-0254 025B 0261 0268-026B 0272 0275 0281 0283 028A-028C 0292 0294
02B0 02B2 02B7 02B9-02BF 02C6-02C9 02D8-02DD 02E2 0300-030C 030F 0311-0315 0323-0328 032E 0331
0384-038A 038C 038E-03A1 03A3-03CE 0400-045F 0462-0463 0472-0475 0490-0493 0496-0497 049A-049D
04A2-04A3 04AE-04B3 04B8-04BB 04D8-04D9 04E8-04E9 1E02-1E03 1E0C-1E0D 1E20-1E21 1E24-1E25
1E2A-1E2B 1E32-1E33 1E62-1E63 1E6C-1E6D 1E80-1E85 1E8C-1E8F 1E92-1E95 1E9E
2000-200F 2010-2015 2018-201E 2020-2022 2026 202F 2030-2033 2039-203A 203E 2044 2060
2070-2071 2074-208E 20A0-20BF 2116 2117 2122 2126 2150-215E
2190-2199 21A9-21AA 21B5 21BA-21BB 21D0 21D2 21D4 21E5 21E7 21EA 2212 2215 2219 221A 221E
2248 2260 2264-2265 2303-2305 2318 2325-2327 232B 238B 23CE
25A0-25A1 25AA-25AB 25B2-25B3 25B4-25B7 25BA 25BC-25BF 25C0-25C1 25C6-25C7 25CB 25CF 25EF
2600 2605-2606 263C 2713-2715 2717 2721 2756 2794 279C FB00-FB04 FEFF FFFD
"""
ARMENIAN = "0020 00A0 002C-002E 003A 00AB 00BB 2010-2014 2024 0531-0556 0559-058A 058D-058F FB13-FB17"
GEORGIAN = "0020 00A0 002C-002E 003A 00AB 00BB 2010-2014 201C-201E 10A0-10C5 10C7 10CD 10D0-10FF 1C90-1CBA 1CBD-1CBF"
# The letters, plus the presentation forms (Persian ones included) for renderers that do
# not shape Arabic themselves.
ARABIC = """0020 00A0 0028-0029 002E 00AB 00BB 200C-200F 0600-0603 060C 0610-0615 061B 061E-061F 0621-063A 0640-065E
0660-0671 0679 067E 0686 0688 0691 0698 06A9 06AF 06BA 06BE 06C0-06C3 06CC 06D2-06D5 06F0-06F9
FB50-FB51 FB56-FB59 FB7A-FB7D FB8A-FB8B FB8E-FB95 FBFC-FBFF FE70-FE74 FE76-FEFC"""
HEBREW = "0020 00A0 002C-002E 05B0-05BE 05C1-05C2 05C7 05D0-05EA 05F0-05F4 20AA"

FEATURES = ["kern", "mark", "mkmk", "liga", "ccmp", "locl", "tnum",
            "init", "medi", "fina", "isol", "rlig", "calt"]
ARABIC_ONLY = {"init", "medi", "fina", "isol", "rlig", "calt"}

JOBS = (
    [(f"{INTER}/Inter-{w}.otf", TEXT) for w in ("Regular", "Medium", "SemiBold", "Bold", "Italic")]
    + [(f"{NOTO}/NotoSerif-{w}.ttf", TEXT) for w in ("Regular", "Bold", "Italic")]
    + [(f"{NOTO}/Noto{s}Armenian-{w}.ttf", ARMENIAN) for s in ("Sans", "Serif") for w in ("Regular", "Bold")]
    + [(f"{NOTO}/Noto{s}Georgian-{w}.ttf", GEORGIAN) for s in ("Sans", "Serif") for w in ("Regular", "Bold")]
    + [(f"{NOTO}/NotoSansArabic-Regular.ttf", ARABIC), (f"{NOTO}/NotoSansHebrew-Regular.ttf", HEBREW)]
)


def codepoints(spec):
    """The set of code points of a list such as '0020-007E 0259'."""
    found = set()
    for lo, hi in re.findall(r"([0-9A-F]{4,6})(?:-([0-9A-F]{4,6}))?", spec):
        found.update(range(int(lo, 16), int(hi or lo, 16) + 1))
    return found


def subset_font(source, target, spec):
    """Write the subset of `source` with the code points of `spec`; return what it lacks."""
    options = subset.Options()
    options.hinting = False
    options.desubroutinize = False
    options.layout_features = [f for f in FEATURES if spec is ARABIC or f not in ARABIC_ONLY]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.drop_tables += ["DSIG"]
    font = subset.load_font(str(source), options)
    wanted = codepoints(spec)
    missing = sorted(wanted - set(font.getBestCmap()))
    worker = subset.Subsetter(options)
    worker.populate(unicodes=wanted)
    worker.subset(font)
    subset.save_font(font, str(target), options)
    return missing


def licence_text(debs, package, heading):
    """The OFL text out of Debian's copyright file, with the package's copyright line."""
    lines = (debs / f"usr/share/doc/{package}/copyright").read_text().splitlines()
    start = max(i for i, l in enumerate(lines) if l.startswith("License: OFL-1.1") and lines[i + 1].startswith(" PREAMBLE"))
    body = []
    for line in lines[start + 1:]:
        if line and not line.startswith(" "):
            break
        body.append("" if line.strip() in (".", "") else line[1:])
    text = "\n".join(body).rstrip() + "\n"
    return f"{heading}\n\nSIL OPEN FONT LICENSE Version 1.1\n\n{text}"


def main(debs, out):
    """Subset every font and write the licences."""
    out.mkdir(parents=True, exist_ok=True)
    total = 0
    for path, spec in JOBS:
        source = debs / path
        target = out / source.name
        missing = subset_font(source, target, spec)
        total += target.stat().st_size
        lacking = "".join(map(chr, missing)) if len(missing) < 60 else f"{len(missing)} code points"
        print(f"{target.name}: {target.stat().st_size / 1e3:.0f} kB; not in the font: {lacking or 'none'}")
    print(f"total {total / 1e3:.0f} kB")
    (out / "OFL-Inter.txt").write_text(licence_text(
        debs, "fonts-inter", "Copyright 2016-2022 The Inter Project Authors (https://github.com/rsms/inter)"))
    (out / "OFL-Noto.txt").write_text(licence_text(
        debs, "fonts-noto-core", "Copyright 2010, 2012-2020 Google LLC (https://github.com/notofonts)"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
