"""Numbers as they are written, in words: decimals, thousands, powers, with units and money."""

from __future__ import annotations

import re

from .tongue import MOST_DIGITS, Tongue

HIGH = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "0123456789+-n")
LOW = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-")
_BLANKS = re.compile(r"[\s\u00a0\u202f'’]")
# Four figures that are a year rather than a count, where no unit follows.
_FIRST_YEAR, _LAST_YEAR = 1100, 2099


def pattern(tongue: Tongue) -> str:
    """How numbers are written in a language, as a regular expression without groups."""
    if tongue.decimal_comma:
        grouped = r"\d{1,3}(?:[.\u00a0\u202f]\d{3})+"
        if tongue.code != "de":
            grouped = r"\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?!\d)"
        return rf"(?:{grouped}(?:,\d+)?|\d+(?:,\d+)?)"
    return r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"


def value(text: str, tongue: Tongue) -> tuple[str, str]:
    """(whole digits, digits behind the point) of a number as it is written."""
    point = "," if tongue.decimal_comma else "."
    thousand = "." if tongue.decimal_comma else ","
    whole, _, rest = _BLANKS.sub("", text).partition(point)
    return whole.replace(thousand, ""), rest


def number(text: str, tongue: Tongue, *, is_year: bool = False) -> str:
    """A number in words."""
    whole, rest = value(text, tongue)
    if not whole.isascii() or not whole.isdecimal():
        return text
    if len(whole) > MOST_DIGITS or (len(whole) > 1 and whole.startswith("0")):
        words = digits(whole, tongue)
    elif is_year and not rest and _is_year(text, whole):
        words = tongue.year(int(whole))
    else:
        words = tongue.cardinal(int(whole))
    return f"{words} {tongue.point} {_behind(rest, tongue)}" if rest else words


def _is_year(text: str, whole: str) -> bool:
    return len(text) == 4 and _FIRST_YEAR <= int(whole) <= _LAST_YEAR


def _behind(rest: str, tongue: Tongue) -> str:
    """Figures behind the point: one by one; few are a number in French and Spanish."""
    is_number = tongue.code in ("fr", "es") and len(rest) <= 3 and not rest.startswith("0")
    return tongue.cardinal(int(rest)) if is_number else digits(rest, tongue)


def digits(text: str, tongue: Tongue) -> str:
    """Figure by figure."""
    return " ".join(tongue.cardinal(int(sign)) for sign in text if sign.isdecimal())


def counted(text: str, noun: tuple[str, str], tongue: Tongue) -> str:
    """A number with what is counted: "one metre", "two metres"."""
    if value(text, tongue) == ("1", ""):
        return f"{tongue.one(noun[0])} {noun[0]}"
    return tongue.joined(number(text, tongue), noun[1])


# Whose square is an area.
_LENGTHS = ("m", "km", "cm", "mm", "µm", "nm", "ft", "mi")


def unit(sign: str, raised: str, tongue: Tongue) -> tuple[str, str]:
    """(one, several) of a unit, which may be raised: "square metres"."""
    one, many = tongue.units[sign]
    if not raised:
        return one, many
    if sign in _LENGTHS:
        return tongue.area(one, raised), tongue.area(many, raised)
    return f"{one} {power(raised, tongue)}", f"{many} {power(raised, tongue)}"


def power(exponent: str, tongue: Tongue) -> str:
    """What stands raised behind a number or a letter: "squared"."""
    plain = exponent.translate(HIGH)
    if plain in ("2", "3"):
        return tongue.squared if plain == "2" else tongue.cubed
    sign = f"{tongue.minus} " if plain.startswith("-") else ""
    bare = plain.strip("+-")
    if bare.isdecimal():
        return tongue.power.format(sign + tongue.cardinal(int(bare)))
    return tongue.power.format(bare) if bare.isalpha() else ""


def money(amount: str, sign: str, large: str, tongue: Tongue) -> str:
    """An amount of money: "three dollars fifty", "two million euros"."""
    kind = tongue.money[sign]
    if large:
        return f"{number(amount, tongue)} {large} {tongue.of_large(kind.many)}"
    whole, rest = value(amount, tongue)
    if not kind.cents or len(rest) != 2:
        return counted(amount, (kind.one, kind.many), tongue)
    coins = int(rest)
    if not int(whole or "0"):
        return counted(str(coins), (kind.cent, kind.cents), tongue)
    told = counted(whole, (kind.one, kind.many), tongue)
    return f"{told} {tongue.cardinal(coins)}" if coins else told


def in_words(text: str, tongue: Tongue) -> str:
    """All whole numbers of a few words in words."""
    return re.sub(r"\d+", lambda match: number(match[0], tongue), text)
