"""Names in several languages out of GeoNames' untagged alternate names, and from CLDR.

GeoNames' packed lists give no language. The script tells Armenian, Georgian and Cyrillic
apart; among several names of a script the one that sounds most like the English name is taken.
"""

import json
import unicodedata
from difflib import SequenceMatcher

import sources

ARMENIAN = dict(zip("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
                    "a b g d e z e e t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev".split()))
GEORGIAN = dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
                    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split()))
RUSSIAN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
                   "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".replace("shch  y  e", "shch _ y _ e").split()))
SCRIPTS = {"hy": ARMENIAN, "ka": GEORGIAN, "ru": RUSSIAN}
AZERI_LETTERS = set("abcçdeəfgğhxıijkqlmnoöprsştuüvyz -")
AZERI_ONLY = set("əçşğıöüxq")
AZERI_SOUND = {"ə": "a", "ç": "ch", "c": "j", "ş": "sh", "ğ": "gh", "x": "kh", "q": "g", "ı": "y", "ö": "o", "ü": "u"}


def plain(text):
    """Lower case without accents."""
    text = unicodedata.normalize("NFD", text.lower().replace("ı", "i").replace("ə", "a"))
    return "".join(c for c in text if not unicodedata.combining(c))


def sound(text, table):
    """The text written in plain Latin, or None when a letter is not of the table."""
    letters = [table.get(c, c if c in " -" else None) for c in text.lower()]
    return None if None in letters else "".join(letters).replace("_", "")


def alike(a, b):
    """0 to 1."""
    return SequenceMatcher(None, plain(a), plain(b)).ratio()


def pick(language, english, alternates, least=0.5):
    """The alternate name of that language that fits the English name best, or None."""
    best = (least, None)
    for name in sorted(set(unicodedata.normalize("NFC", a) for a in alternates)):
        if "  " in name:
            continue
        if language == "az":
            low = name.replace("İ", "i").replace("I", "ı").lower()
            if not set(low) <= AZERI_LETTERS or not set(low) & AZERI_ONLY:
                continue
            heard = "".join(AZERI_SOUND.get(c, c) for c in low)
        else:
            heard = sound(name, SCRIPTS[language])
        if heard:
            best = max(best, (alike(heard, english), name), key=lambda b: b[0])
    return best[1]


def cldr_territories(scratch, language):
    """{ISO A2: name} of CLDR."""
    data = json.load(open(scratch / sources.CLDR / language / "territories.json", encoding="utf-8"))
    return data["main"][language]["localeDisplayNames"]["territories"]
