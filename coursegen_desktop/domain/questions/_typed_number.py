"""Reading typed numbers and comparing them within a tolerance, in exact decimals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from .base import EPSILON, Canonical, Flag, Fraction, Number, Problem, Text

_PLAIN = re.compile(r"[+-]?(\d{1,60}\.?\d{0,60}|\.\d{1,60})([eE][+-]?\d{1,3})?")
_GROUPS = str.maketrans("", "", "  \u00a0\u2009\u202f'’_")
_WIDE = Context(prec=130)


class PlainTolerance(Canonical):
    """The number itself."""

    kind: Literal["exact"]


class SizedTolerance(Canonical):
    """Within `value` of it: absolute, as a share of it, in significant digits or decimals."""

    kind: Literal["absolute", "relative", "significant_digits", "decimals"]
    value: Annotated[Number, Field(ge=0)]


class RangeTolerance(Canonical):
    """Between `min` and `max`."""

    kind: Literal["range"]
    min: Number
    max: Number
    include_min: Flag = True
    include_max: Flag = True


Tolerance = Annotated[PlainTolerance | SizedTolerance | RangeTolerance, Field(discriminator="kind")]
DecimalText = Annotated[
    str,
    StringConstraints(max_length=100, pattern=r"^[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]{1,3})?$"),
]


class NumberAnswer(Canonical):
    """An accepted number; `value` None takes any other number."""

    nullable: ClassVar[frozenset[str]] = frozenset({"value"})

    value: DecimalText | None = None
    tolerance: Tolerance | None = None
    fraction: Fraction
    feedback: Text = ""

    def takes(self, given: Decimal) -> bool:
        """Whether a typed number counts as this answer."""
        if isinstance(self.tolerance, RangeTolerance):
            return _in_range(given, self.tolerance)
        if self.value is None:
            return True
        value = Decimal(self.value)
        if isinstance(self.tolerance, SizedTolerance):
            return _within(given, value, self.tolerance)
        return given == value


def parse_number(text: str, *, decimal_comma: bool = False) -> Decimal | None:
    """The number that was typed, or None.

    Digits of any script, spaces between groups, a comma as decimal sign where it cannot be a
    group ("1,5", or "1,500" with `decimal_comma`, where "1.500" is a group). NaN and infinities
    are no numbers.
    """
    text = text.replace("−", "-").replace("٫", ".").replace("٬", ",")
    text = "".join(_plain_digit(letter) for letter in text.strip()).translate(_GROUPS)
    text = _with_point(text, decimal_comma)
    return Decimal(text) if _PLAIN.fullmatch(text) else None


def example_number(answer: NumberAnswer) -> str:
    """A number that the answer takes: its value, or the middle of its range."""
    if answer.value is not None and answer.takes(Decimal(answer.value)):
        return answer.value
    bounds = answer.tolerance
    if isinstance(bounds, RangeTolerance):
        return f"{(bounds.min + bounds.max) / 2:.12g}"
    return answer.value or "0"


def number_faults(answers: Sequence[NumberAnswer], field: str) -> tuple[Problem, ...]:
    """No answer with full credit, ranges that hold nothing, sizes that mean nothing."""
    found = []
    for number, answer in enumerate(answers, 1):
        place, bounds = f"{field}[{number}].tolerance", answer.tolerance
        if isinstance(bounds, RangeTolerance):
            open_ends = not (bounds.include_min and bounds.include_max)
            if bounds.min > bounds.max or (bounds.min == bounds.max and open_ends):
                found.append(Problem(place, f"no number lies from {bounds.min} to {bounds.max}"))
        elif isinstance(bounds, SizedTolerance):
            whole = bounds.kind in ("significant_digits", "decimals")
            if whole and bounds.value != int(bounds.value):
                found.append(Problem(place, f"{bounds.value} is no number of digits"))
            elif bounds.kind == "significant_digits" and bounds.value < 1:
                found.append(Problem(place, "there must be one significant digit at least"))
    if not any(answer.fraction > 1 - EPSILON for answer in answers):
        found.append(Problem(field, "no answer brings full credit (fraction 1)"))
    return tuple(found)


def number_fits(answers: Sequence[NumberAnswer], number: Decimal) -> NumberAnswer | None:
    """The first answer that takes the number, as in Moodle; None when none does."""
    return next((answer for answer in answers if answer.takes(number)), None)


def _plain_digit(letter: str) -> str:
    digit = unicodedata.decimal(letter, None)
    return letter if digit is None else str(digit)


def _with_point(text: str, decimal_comma: bool) -> str:
    if "," not in text:
        is_grouped = decimal_comma and re.fullmatch(r"[+-]?[1-9]\d{0,2}(\.\d{3})+", text)
        return text.replace(".", "") if is_grouped else text
    if "." in text:  # the last of the two is the decimal sign
        group = "," if text.rindex(".") > text.rindex(",") else "."
        return text.replace(group, "").replace(",", ".")
    groups = re.fullmatch(r"[+-]?[1-9]\d{0,2}(,\d{3})+", text)
    if groups and not (decimal_comma and text.count(",") == 1):
        return text.replace(",", "")
    return text.replace(",", ".")


def _in_range(given: Decimal, bounds: RangeTolerance) -> bool:
    low, high = Decimal(str(bounds.min)), Decimal(str(bounds.max))
    above = given >= low if bounds.include_min else given > low
    below = given <= high if bounds.include_max else given < high
    return above and below


def _within(given: Decimal, value: Decimal, tolerance: SizedTolerance) -> bool:
    size = Decimal(str(tolerance.value))
    if tolerance.kind == "absolute":
        return abs(_WIDE.subtract(given, value)) <= size
    if tolerance.kind == "relative":
        return abs(_WIDE.subtract(given, value)) <= size * abs(value)
    places = min(int(size), 60)
    if tolerance.kind == "decimals":
        return _rounded(given, -places) == _rounded(value, -places)
    last = value.adjusted() - max(places, 1) + 1
    return _rounded(given, last) == _rounded(value, last)


def _rounded(number: Decimal, place: int) -> Decimal:
    """Half up at the digit of 10**place; numbers too far apart in size stay as they are."""
    if number.adjusted() - place > 120:
        return number
    return number.quantize(Decimal(1).scaleb(place), rounding=ROUND_HALF_UP, context=_WIDE)
