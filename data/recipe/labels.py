"""Points of labels, those of the gazetteer too, since another may take its place: countries, seas, lakes, ranges, towns.

usage: labels.py SCRATCH_DIR DATA_DIR      (after places.py)
"""

import json
import sys
from pathlib import Path

from shapely.geometry import Point

import names
import sources
from geojson_io import write_collection
from sources import DETAIL_BOX, NE

WORLD_CITY = 400_000      # smallest city labelled outside the box; sizes only rank, none is written
LANGUAGES = ("az", "hy", "ru", "ka")
# English, Azerbaijani, Armenian, Russian, Georgian, longitude, latitude, zoom
SEAS = """
Caspian Sea|Xəzər dənizi|Կասպից ծով|Каспийское море|კასპიის ზღვა|50.8|41.6|4
Black Sea|Qara dəniz|Սև ծով|Чёрное море|შავი ზღვა|34.5|43.3|4
Sea of Azov|Azov dənizi|Ազովի ծով|Азовское море|აზოვის ზღვა|36.6|46.1|6
Mediterranean Sea|Aralıq dənizi|Միջերկրական ծով|Средиземное море|ხმელთაშუა ზღვა|18.5|34.8|3
Aegean Sea|Egey dənizi|Էգեյան ծով|Эгейское море|ეგეოსის ზღვა|25.2|38.8|5.5
Red Sea|Qırmızı dəniz|Կարմիր ծով|Красное море|წითელი ზღვა|38.3|20.5|4
Persian Gulf|İran körfəzi|Պարսից ծոց|Персидский залив|სპარსეთის ყურე|51.3|27|5
Gulf of Oman|Oman körfəzi|Օմանի ծոց|Оманский залив|ომანის ყურე|58.6|24.8|5.5
Arabian Sea|Ərəb dənizi|Արաբական ծով|Аравийское море|არაბეთის ზღვა|63.5|17|3.5
Adriatic Sea|Adriatik dənizi|Ադրիատիկ ծով|Адриатическое море|ადრიატიკის ზღვა|15.6|43|5
Baltic Sea|Baltik dənizi|Բալթիկ ծով|Балтийское море|ბალტიის ზღვა|19.5|57.5|4.5
North Sea|Şimal dənizi|Հյուսիսային ծով|Северное море|ჩრდილოეთის ზღვა|3.2|56.5|4
Norwegian Sea|Norveç dənizi|Նորվեգական ծով|Норвежское море|ნორვეგიის ზღვა|4|67|4
Barents Sea|Barens dənizi|Բարենցի ծով|Баренцево море|ბარენცის ზღვა|38|74.5|4
Atlantic Ocean|Atlantik okeanı|Ատլանտյան օվկիանոս|Атлантический океан|ატლანტის ოკეანე|-38|28|1.5
Indian Ocean|Hind okeanı|Հնդկական օվկիանոս|Индийский океан|ინდოეთის ოკეანე|80|-22|1.5
Pacific Ocean|Sakit okean|Խաղաղ օվկիանոս|Тихий океан|წყნარი ოკეანე|-150|8|1.5
Arctic Ocean|Şimal Buzlu okeanı|Հյուսիսային Սառուցյալ օվկիանոս|Северный Ледовитый океан|ჩრდილოეთის ყინულოვანი ოკეანე|0|80|2
Southern Ocean|Cənub okeanı|Հարավային օվկիանոս|Южный океан|სამხრეთის ოკეანე|80|-62|2.5
Bay of Bengal|Benqal körfəzi|Բենգալյան ծոց|Бенгальский залив|ბენგალის ყურე|88.5|14|4
South China Sea|Cənubi Çin dənizi|Հարավչինական ծով|Южно-Китайское море|სამხრეთ ჩინეთის ზღვა|114.5|14|4
Sea of Japan|Yapon dənizi|Ճապոնական ծով|Японское море|იაპონიის ზღვა|135|40|4.5
Caribbean Sea|Karib dənizi|Կարիբյան ծով|Карибское море|კარიბის ზღვა|-75|15|4
"""
RANGES = """
Greater Caucasus|Böyük Qafqaz|Մեծ Կովկաս|Большой Кавказ|დიდი კავკასიონი|44.9|42.62|6
Lesser Caucasus|Kiçik Qafqaz|Փոքր Կովկաս|Малый Кавказ|მცირე კავკასიონი|45.35|40.62|6.8
Murovdag|Murovdağ silsiləsi|Մռավի լեռներ|Муровдагский хребет||46.28|40.31|8
Zangezur Mountains|Zəngəzur silsiləsi|Զանգեզուրի լեռնաշղթա|Зангезурский хребет|ზანგეზურის ქედი|46.03|39.27|7.6
Karabakh Range|Qarabağ silsiləsi|Ղարաբաղի լեռնաշղթա|Карабахский хребет||46.68|39.87|8.2
Talysh Mountains|Talış dağları|Թալիշի լեռներ|Талышские горы|თალიშის მთები|48.35|38.7|7
Alborz|Elburs|Էլբուրս|Эльбурс|ელბორზი|51.6|36.35|6
Kura–Aras Lowland|Kür-Araz ovalığı|Կուր-Արաքսյան դաշտավայր|Кура-Араксинская низменность|მტკვარ-არაქსის დაბლობი|48.15|40.2|7
Mount Ararat|Ağrı dağı|Արարատ|Арарат|არარატი|44.3|39.702|7
Mount Elbrus|Elbrus|Էլբրուս|Эльбрус|იალბუზი|42.44|43.35|7
Mount Aragats|Ələyəz|Արագած|Арагац|არაგაცი|44.2|40.533|7.6
"""


def record(kind, english, by_language, zoom, **more):
    """Properties of one label; empty names are left out."""
    made = {"kind": kind, "name": english, "min_zoom": round(float(zoom), 1)}
    made.update({f"name_{k}": v for k, v in by_language.items() if v})
    made.update({k: v for k, v in more.items() if v})
    return made


def by_hand(table, kind):
    """Labels of the tables above."""
    for line in table.strip().splitlines():
        english, az, hy, ru, ka, lon, lat, zoom = line.split("|")
        yield record(kind, english, dict(az=az, hy=hy, ru=ru, ka=ka), zoom), Point(float(lon), float(lat))


def countries(scratch):
    """Countries at Natural Earth's label points, named by CLDR."""
    territories = {language: names.cldr_territories(scratch, language) for language in LANGUAGES}
    native = {}
    for c in json.load(open(scratch / sources.COUNTRIES_JSON, encoding="utf-8")):
        forms = list((c["name"].get("native") or {}).values())
        native[c["cca2"]] = forms[0]["common"] if len(forms) == 1 else ""
    for p, _ in sources.read_layer(scratch / NE / "cultural/ne_50m_admin_0_countries.shp"):
        a2 = p["iso_a2_eh"]
        if p["type"] in ("Dependency", "Indeterminate", "Lease") or a2 == "-99" or p["name"] == "Antarctica":
            continue
        local = native.get(a2, "")
        zoom = min(max(float(p["min_label"]), 2), 5)
        yield (record("country", p["name_en"], {k: t.get(a2, "") for k, t in territories.items()}, zoom,
                      name_local=local if local != p["name_en"] else ""), Point(p["label_x"], p["label_y"]))


def lakes(scratch):
    """Lakes in the box, and the great ones of the world."""
    for layer, inside in (("10m", True), ("50m", False)):
        for p, g in sources.read_layer(scratch / NE / f"physical/ne_{layer}_lakes.shp", fix=True):
            if g.intersects(DETAIL_BOX) != inside or not p["name"] or not (inside or p["min_label"] <= 3.7):
                continue
            english = str(p["name"]).replace("Ataturk Barajt", "Atatürk Reservoir").replace("Saksak Dagi", "Karakaya Reservoir")
            english = english.replace("Keban Baraji", "Keban Reservoir").replace("Mingevir", "Mingachevir").replace("Buhayrat al-Assad", "Lake Assad")
            if "Caspian" not in english:
                yield record("lake", english, {"ru": p["name_ru"]}, max(p["min_label"], 3.5)), g.representative_point()


def is_town(r, big):
    """No parts of cities: those have no old record, or a code of their own, and lie by a big city."""
    if r["code"] in ("PPLX", "PPLQ", "PPLW", "PPLH"):
        return False
    return not any(b["id"] != r["id"] and b["size"] > r["size"] and abs(b["lat"] - r["lat"]) < .13 and abs(b["lon"] - r["lon"]) < .16
                   for b in big)


def zoom_of(r, inside):
    """Zoom at which a settlement starts to appear."""
    if r["code"] == "PPLC":
        return 4 if r["size"] > 1_000_000 else 5
    steps = ((3_000_000, 4.5), (1_000_000, 5), (400_000, 5.8), (200_000, 6.2), (100_000, 6.8), (50_000, 7.4), (20_000, 8), (10_000, 8.6))
    return next((z for size, z in steps if r["size"] >= size), 9.2) + (0 if inside else 0.3)


def settlements(scratch):
    """Towns of 5000 and more in the box, great cities and capitals elsewhere."""
    rows = sources.geonames(scratch)
    big = [r for r in rows.values() if r["size"] >= 200_000]
    for key in sorted(rows):
        r = rows[key]
        inside = DETAIL_BOX.contains(Point(r["lon"], r["lat"]))
        if r["code"] != "PPLC" and r["size"] < (5000 if inside else WORLD_CITY):
            continue
        near = [b for b in big if abs(b["lat"] - r["lat"]) < .2]
        if r["code"] != "PPLC" and not is_town(r, near):
            continue
        found = {k: names.pick(k, r["name"], r["alternates"]) for k in ("hy", "ru", "ka")}
        if r["cc"] == "AZ":
            found["az"] = names.pick("az", r["name"], r["alternates"] + [r["name"]])
        kind = "city" if r["size"] >= 100_000 or r["code"] == "PPLC" else "town"
        yield record(kind, r["name"], found, zoom_of(r, inside), cc=r["cc"], capital=r["code"] == "PPLC"), Point(r["lon"], r["lat"])


def main(scratch, data):
    """Write labels.geojson."""
    labels = [*countries(scratch), *by_hand(SEAS, "sea"), *by_hand(RANGES, "range"), *lakes(scratch), *settlements(scratch)]
    write_collection(data / "basemap/labels.geojson", labels)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
