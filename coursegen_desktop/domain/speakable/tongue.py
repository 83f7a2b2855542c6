"""What is known of one language for whoever reads aloud in it: numbers, units, short forms, signs.

A language is one file beside this one with a constant TONGUE. Without one, digits and signs are
left to the voice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

# Longer numbers are read digit by digit.
MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Money:
    """A currency: one and several, and its hundredths."""

    one: str
    many: str
    cent: str = ""
    cents: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """One language.

    `ordinal` is given the word before the number, which German endings follow; `one` is the word
    for 1 before a noun, `joined` a number with its noun, `of_large` the noun behind "million",
    `area` a length as an area or volume. `date` makes words of (day, month from 1, year or None,
    the word before it), `clock` of (hours, minutes, what is written behind them). `units` are
    (one, many); `short` are short forms with their stops, in small letters, `numbered` those that
    only count before a number. `signs` are said wherever they stand, `between` between blanks or
    numbers.
    """

    code: str
    cardinal: Callable[[int], str]
    ordinal: Callable[[int, str], str]
    year: Callable[[int], str]
    date: Callable[[int, int, int | None, str], str]
    clock: Callable[[int, int, str], str]
    fraction: Callable[[int, int], str]
    point: str
    minus: str
    to: str
    percent: str
    per: str
    either: str
    dot: str
    formula: str
    program: str
    power: str
    squared: str
    cubed: str
    months: tuple[str, ...]
    decimal_comma: bool
    units: Mapping[str, tuple[str, str]]
    money: Mapping[str, Money]
    short: Mapping[str, str]
    numbered: Mapping[str, str]
    signs: Mapping[str, str]
    between: Mapping[str, str]
    formulas: Mapping[str, str]
    said: frozenset[str] = field(default_factory=frozenset)
    ratio: str = ""
    one: Callable[[str], str] = lambda _noun: "one"
    joined: Callable[[str, str], str] = lambda count, noun: f"{count} {noun}"
    of_large: Callable[[str], str] = lambda noun: noun
    area: Callable[[str, str], str] = lambda noun, _power: noun
    ordinal_sign: str = ""
    decade: Callable[[int], str] | None = None
    large: tuple[str, ...] = ()


def words_of(text: str) -> tuple[str, ...]:
    """The words of a list that is easier read as lines."""
    return tuple(text.split())


def chunks(number: int) -> list[int]:
    """A number by thousands, the lowest first."""
    found = []
    while number:
        number, rest = divmod(number, 1000)
        found.append(rest)
    return found or [0]
