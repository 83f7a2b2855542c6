"""What is spelled or cut rather than read: short names, chemical formulas, names in programs."""

from __future__ import annotations

import re

from .figures import LOW, in_words, number
from .tongue import Tongue, words_of

_ELEMENTS = frozenset(
    words_of(
        """
    H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se
    Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb
    Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm
    """
    )
)
# Elements that come in twos and threes, and salts and the like that have no figure.
_ALONE = frozenset(
    words_of(
        """
    H2 N2 O2 O3 Cl2 Br2 NaCl KCl HCl NaOH KOH AgCl MgO CaO CuO ZnO FeS HF
    """
    )
)
_ATOM = re.compile(r"([A-Z][a-z]?)(\d*)|[()]")
_CHARGE = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]*)([⁺⁻])$")
_VOWELS = frozenset("AEIOUYÄÖÜÁÉÍÓÚ")
_LONGEST_SPELLED = 6
# A longer piece of a program is not read.
_MOST_CODE_WORDS = 14
_CODE_TOKEN = re.compile(
    r"\d+(?:\.\d+)*|[^\W\d_]+|->|=>|[=!<>]=|\+=|-=|&&|\|\||[-+*/=<>%@&|!.]|[^\w\s]|_"
)
_HUMPS = re.compile(r"[A-ZÀ-Þ]+(?![a-zß-ÿ])|[A-ZÀ-Þ]?[a-zß-ÿ]+|[^\W\d_]+")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def acronym(text: str, tongue: Tongue) -> str:
    """Capitals said as a word or letter by letter: "NASA", "D N A"."""
    plural = "s" if text.endswith("s") and len(text) > 2 else ""
    bare = text.removesuffix("s") if plural else text
    if bare in tongue.said or len(bare) > _LONGEST_SPELLED:
        return text
    return " ".join(bare) + plural


def roman(text: str) -> int:
    """The value of a Roman numeral up to 49; 0 for what is none."""
    total = 0
    values = [_ROMAN.get(sign, 0) for sign in text]
    for place, one in enumerate(values):
        later = max(values[place + 1 :], default=0)
        total += -one if one < later else one
    return total if 0 < total < 50 and _written(total) == text else 0


def _written(number_: int) -> str:
    tens = ("", "X", "XX", "XXX", "XL")[number_ // 10]
    return tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number_ % 10]


def chemical(text: str, tongue: Tongue) -> str:
    """A chemical formula letter by letter: "C O two"; "" for what is none."""
    charge = _CHARGE.search(text)
    body = text[: charge.start()] if charge else text
    plain = body.translate(LOW)
    has_low = plain != body
    atoms = list(_ATOM.finditer(plain))
    if "".join(atom[0] for atom in atoms) != plain:
        return ""
    names = [atom[1] for atom in atoms if atom[1]]
    if any(name not in _ELEMENTS for name in names):
        return ""
    has_figure = any(atom[2] for atom in atoms)
    is_known = plain in _ALONE or (len(names) > 1 and has_figure) or has_low or charge
    if not is_known:
        return ""
    words = []
    for atom in atoms:
        words += list((atom[1] or "").upper())
        words += [number(atom[2], tongue)] if atom[2] else []
    if charge:
        words += _charge(charge[1], charge[2], tongue)
    return " ".join(words)


def _charge(count: str, sign: str, tongue: Tongue) -> list[str]:
    figure = count.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
    said = [number(figure, tongue)] if figure else []
    return [*said, tongue.between["+"] if sign == "⁺" else tongue.minus]


def mixed(text: str, tongue: Tongue) -> str:
    """Letters and figures in one: "MP3" is "M P three", "B12" "B twelve"."""
    parts = re.findall(r"\d+|[^\W\d_]+", text)
    said = [number(part, tongue) if part.isdecimal() else _letters(part, tongue) for part in parts]
    return " ".join(said)


def _letters(part: str, tongue: Tongue) -> str:
    is_spelled = part.isupper() and len(part) <= 4 and part not in tongue.said
    return " ".join(part) if is_spelled else part


def code(text: str, tongue: Tongue | None) -> str:
    """A name or a line of a program in words: "snake_case", "camelCase", "list.append"."""
    words: list[str] = []
    for token in _CODE_TOKEN.findall(text):
        words += _of_token(token, tongue)
    if tongue is not None and len(words) > _MOST_CODE_WORDS:
        return tongue.program
    return " ".join(words)


def _of_token(token: str, tongue: Tongue | None) -> list[str]:
    if token[0].isdecimal():
        if tongue is None:
            return [token]
        return [f" {tongue.dot} ".join(in_words(part, tongue) for part in token.split("."))]
    if token[0].isalpha():
        humps = _HUMPS.findall(token)
        return [_hump(hump, len(humps), tongue) for hump in humps]
    if tongue is None:
        return []
    if token == ".":
        return [tongue.dot]
    told = tongue.between.get(token.replace("+=", "+").replace("-=", "-")) or tongue.signs.get(
        token
    )
    return [told] if told and token not in "*<>" else []


def _hump(hump: str, count: int, tongue: Tongue | None) -> str:
    if tongue is not None and hump.isupper() and 1 < len(hump) <= 4:
        return acronym(hump, tongue)
    return hump.lower() if count > 1 and not hump.isupper() else hump
