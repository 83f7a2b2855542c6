"""Rules for numbers: money, units, percent, ranges, fractions, ordinals, and bare ones."""

from __future__ import annotations

import re

from . import figures
from .rule import Rule, alternatives
from .tongue import Tongue, words_of

_FRACTIONS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8),
    "⅞": (7, 8), "⅒": (1, 10),
}  # fmt: skip
_DASH = r"(?:\s?[–—]\s?|-)"
# Before a number: no word, no figure with a point, no sign of money.
_FREE = r"(?<![\w$€£¥₹])(?<!\d[.,])"
_GAP = r"[\s\u00a0\u202f]?"
_HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ"
_WORD = re.compile(r"(\w+)[^\w.!?]{1,2}$")
_NEXT = re.compile(r"[\s\u00a0]([^\W\d_]+)")
_LARGEST_BOTTOM = 20
# German ordinals are written like the end of a sentence: only behind these words they are none.
_BEFORE_ORDINAL = frozenset(
    words_of(
        """
        der die das den dem des am im vom zum zur beim ein eine einem einen einer jeder jedes jeden
        ihr ihre ihrem sein seine seinem dieser dieses diesem
        """
    )
)
_ENDINGS = {"en": "st|nd|rd|th", "fr": "er|re|e|ère|ème|nd|nde", "es": r"\.?[ºª]"}


def amounts(tongue: Tongue) -> list[Rule]:
    """The rules of a language, those for longer pieces first."""
    return [
        *_money(tongue),
        _phone(tongue),
        _ranges(tongue),
        *_ratios(tongue),
        *_ordinals(tongue),
        *_units(tongue),
        *_bare(tongue),
    ]


def _money(tongue: Tongue) -> list[Rule]:
    number = figures.pattern(tongue)
    coins = "".join(re.escape(sign) for sign in tongue.money)
    large = alternatives(tongue.large)

    def coin(match: re.Match[str]) -> str:
        return figures.money(
            match["coin_sum"], match["coin_sign"], match["coin_large"] or "", tongue
        )

    def total(match: re.Match[str]) -> str:
        return figures.money(
            match["total_sum"], match["total_sign"], match["total_large"] or "", tongue
        )

    return [
        Rule(
            "coin",
            rf"(?<!\w)(?P<coin_sign>[{coins}])\s?(?P<coin_sum>{number})"
            rf"(?:\s(?P<coin_large>{large})(?!\w))?(?!\w)",
            coin,
        ),
        Rule(
            "total",
            rf"{_FREE}(?P<total_sum>{number})(?:\s(?P<total_large>{large}))?{_GAP}(?:d['’]|de )?"
            rf"(?P<total_sign>[{coins}])(?!\w)",
            total,
        ),
    ]


def _phone(tongue: Tongue) -> Rule:
    """Numbers that are dialled, not counted."""
    return Rule(
        "phone",
        r"(?<![\w.,])(?:\+\d|0\d)\d{0,4}(?:[\s/-]?\d{2,}){1,4}(?![\w.,]\d|\w)",
        lambda match: (
            figures.digits(match["phone"], tongue)
            if sum(map(str.isdecimal, match["phone"])) > 6
            else None
        ),
    )


def _ranges(tongue: Tongue) -> Rule:
    number = figures.pattern(tongue)

    def read(match: re.Match[str]) -> str:
        unit = match["range_unit"] or ""
        first = figures.number(match["low"], tongue, is_year=not unit)
        if unit in tongue.units:
            return (
                f"{first} {tongue.to} {figures.counted(match['high'], tongue.units[unit], tongue)}"
            )
        last = figures.number(match["high"], tongue, is_year=not unit)
        percent = f" {tongue.percent}" if unit else ""
        return f"{first} {tongue.to} {last}{percent}"

    return Rule(
        "range",
        rf"{_FREE}(?<!-)(?P<low>{number}){_DASH}(?P<high>{number})"
        rf"(?:{_GAP}(?P<range_unit>{alternatives([*tongue.units])}|%)(?!\w))?"
        rf"(?![\w%])(?!{_DASH}\d)",
        read,
    )


def _ratios(tongue: Tongue) -> list[Rule]:
    def vulgar(match: re.Match[str]) -> str:
        told = tongue.fraction(*_FRACTIONS[match["glyph"]])
        whole = match["whole"]
        if not whole:
            return told
        return f"{tongue.cardinal(int(whole))} {tongue.signs['&']} {told}"

    def part(match: re.Match[str]) -> str | None:
        top, bottom = int(match["top"]), int(match["bottom"])
        return tongue.fraction(top, bottom) if top and 1 < bottom <= _LARGEST_BOTTOM else None

    def ratio(match: re.Match[str]) -> str:
        sides = (figures.number(match[name], tongue) for name in ("one_side", "other_side"))
        return f" {tongue.ratio} ".join(sides)

    glyphs = "".join(_FRACTIONS)
    return [
        Rule("part", rf"{_FREE}(?<!/)(?P<top>\d{{1,2}})/(?P<bottom>\d{{1,2}})(?![\w/])", part),
        Rule("vulgar", rf"(?:{_FREE}(?P<whole>\d{{1,4}})\s?)?(?P<glyph>[{glyphs}])", vulgar),
        Rule("ratio", r"(?<![\w:.,])(?P<one_side>\d{1,3}):(?P<other_side>\d{1,6})(?![\w:])", ratio),
    ]


def _ordinals(tongue: Tongue) -> list[Rule]:
    found = []
    if ending := _ENDINGS.get(tongue.code):
        found.append(
            Rule(
                "ordinal",
                rf"(?<![\w.,])(?P<rank>\d{{1,4}})(?:{ending})(?!\w)",
                lambda match: tongue.ordinal(int(match["rank"]), ""),
            )
        )
    if tongue.ordinal_sign:
        found.append(
            Rule(
                "ordinal",
                r"(?<![\w.,])(?P<rank>\d{1,3})\.(?=\s[^\W\d_])",
                lambda match: _german_ordinal(match, tongue),
            )
        )
    if tongue.decade is not None:
        told = tongue.decade
        found.append(
            Rule(
                "decade",
                r"(?<![\w.,])['’]?(?P<years>\d{0,2}\d0)s(?!\w)",
                lambda match: told(int(match["years"])),
            )
        )
    return found


def _german_ordinal(match: re.Match[str], tongue: Tongue) -> str | None:
    before = _WORD.search(match.string[max(0, match.start() - 20) : match.start()])
    word = before[1].casefold() if before else ""
    return tongue.ordinal(int(match["rank"]), word) if word in _BEFORE_ORDINAL else None


def _units(tongue: Tongue) -> list[Rule]:
    number, units = figures.pattern(tongue), alternatives([*tongue.units])

    def read(match: re.Match[str]) -> str:
        if match["unit"] == "%":
            told = f"{figures.number(match['amount_sum'], tongue)} {tongue.percent}"
        else:
            noun = figures.unit(match["unit"], match["unit_raised"] or "", tongue)
            told = figures.counted(match["amount_sum"], noun, tongue)
        if match["per"]:
            told += (
                f" {tongue.per} {figures.unit(match['per'], match['per_raised'] or '', tongue)[0]}"
            )
        return f"{tongue.minus} {told}" if match["minus"] else told

    return [
        Rule(
            "amount",
            rf"(?P<minus>(?<![\w)])[−-])?{_FREE}(?P<amount_sum>{number}){_GAP}"
            rf"(?P<unit>{units}|%)(?P<unit_raised>[²³])?"
            rf"(?:\s?/\s?(?P<per>{units})(?P<per_raised>[²³])?)?(?![\w°])",
            read,
        )
    ]


def _bare(tongue: Tongue) -> list[Rule]:
    number = figures.pattern(tongue)
    return [
        Rule(
            "dotted",
            r"(?<![\w.])\d+(?:\.\d+){2,}(?!\w)",
            lambda match: f" {tongue.dot} ".join(
                figures.number(part, tongue) for part in match["dotted"].split(".")
            ),
        ),
        Rule(
            "figure",
            rf"(?P<negative>(?<![\w)\]])[−-](?=\d))?{_FREE}(?P<figure_sum>{number})"
            rf"(?P<raised_by>[{_HIGH}]+|\^(?:\d{{1,3}}|[A-Za-z]\b))?(?![\w%])",
            lambda match: _figure(match, tongue),
        ),
    ]


def _figure(match: re.Match[str], tongue: Tongue) -> str:
    text, raised = match["figure_sum"], (match["raised_by"] or "").removeprefix("^")
    told = figures.number(text, tongue, is_year=not match["negative"] and not raised)
    following = _NEXT.match(match.string, match.end())
    if text == "1" and following and _takes_article(following[1], tongue):
        told = tongue.one(following[1])
    if raised:
        told += f" {figures.power(raised, tongue)}"
    return f"{tongue.minus} {told}" if match["negative"] else told


def _takes_article(word: str, tongue: Tongue) -> bool:
    """Whether 1 before a word counts it: "ein Apfel", "un libro"."""
    return (word[:1].isupper() if tongue.code == "de" else word.islower()) and len(word) > 1
