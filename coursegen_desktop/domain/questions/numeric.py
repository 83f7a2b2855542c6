"""A number to type, with tolerance and units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, DecimalException
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from ..errors import InvalidContent
from ._typed_number import (
    NumberAnswer,
    example_number,
    number_faults,
    number_fits,
    parse_number,
)
from .base import (
    EPSILON,
    Answer,
    AnswerClass,
    Canonical,
    Flag,
    Key,
    Number,
    Part,
    Problem,
    Question,
    Shown,
    Text,
    TextRules,
    Verdict,
    twice,
    verdict_of,
)

# Longer input is no number that anybody means; shorter than what other fields take.
MAX_NUMBER = 200
# What a computer can hold as a fraction of its own; beyond it a typed power is a slip.
_LARGEST = Decimal("1e308")
# "3 · 10^5" and its kin, as people write powers of ten.
_POWER = re.compile(r"\s*(?:x|\*|×|·|⋅)\s*10\s*(?:\^|\*\*)?\s*([+\-−]?\d+)", re.IGNORECASE)
_NUMBER_PART = re.compile(r"[+\-−]?[\d.,٫٬'’_\s\u00a0\u2009\u202f]*\d[.,]?(?:[eE][+\-−]?\d+)?")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_POWER_SIGNS = re.compile(r"(10)([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
# Languages that write 1,5 (Unicode CLDR); the others write 1.5.
_COMMA_LANGS = frozenset({
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fo",
    "fr", "fy", "gl", "hr", "hu", "hy", "id", "is", "it", "ka", "kk", "kl", "ky", "lb", "lt",
    "lv", "mk", "mn", "nb", "nl", "nn", "no", "os", "pl", "pt", "ro", "ru", "se", "sk", "sl",
    "sq", "sr", "sv", "tk", "tr", "tt", "uk", "uz", "vi",
})  # fmt: skip


# … except there.
_POINT_REGIONS = frozenset({
    "de-ch", "de-li", "it-ch", "es-419", "es-do", "es-gt", "es-hn", "es-mx", "es-ni", "es-pa",
    "es-pe", "es-pr", "es-sv", "es-us",
})  # fmt: skip


class NumericAnswer(Answer):
    """The text as typed; `unit` when it was chosen beside; `decimal_comma` as the learner reads.

    The sign is stored with the answer, so that it is read the same for ever.
    """

    text: Annotated[str, StringConstraints(strict=True, max_length=MAX_NUMBER)] = ""
    unit: Annotated[str, StringConstraints(strict=True, max_length=MAX_NUMBER)] = ""
    decimal_comma: Flag | None = None


class Unit(Canonical):
    """A unit and how many of it make one of the base unit: 0.001 for kW where W is 1 (Moodle)."""

    unit: Text
    multiplier: Number


class NumericQuestion(Question):
    """The first accepted number that fits decides. Values are meant in the base unit."""

    interaction: ClassVar[str] = "numeric"
    label: ClassVar[str] = "Number"
    answer_type: ClassVar[AnswerClass] = NumericAnswer

    type: Literal["numeric"] = "numeric"
    answers: Annotated[tuple[NumberAnswer, ...], Field(min_length=1, max_length=1_000)]
    units: tuple[Unit, ...] = ()
    unit_use: Literal["none", "optional", "graded"] = "none"
    unit_penalty: Number = 0.1
    decimal_comma: Flag | None = None

    def correct_answer(self) -> dict[str, object]:
        """The value with full credit, in the base unit when units are wanted."""
        text = example_number(self._best)
        return {"text": text, "unit": self._base.unit} if self._wants_unit else {"text": text}

    def correct_text(self) -> str:
        """The value with full credit and its unit."""
        text = example_number(self._best)
        return f"{text} {self._base.unit}" if self._wants_unit else text

    def answer_keys(self) -> tuple[Key, ...]:
        """The right number without its unit; other numbers within its tolerance fit as well."""

        def fits(text: str) -> bool:
            number = parse_number(text, decimal_comma=bool(self._comma(None)))
            if number is None:
                return False
            known = [item.multiplier for item in self.units if item.multiplier > 0]
            sizes = [Decimal(1), *(Decimal(str(multiplier)) for multiplier in known)]
            found = (number_fits(self.answers, number / size) for size in sizes)
            return any(fit is not None and fit.fraction > EPSILON for fit in found)

        return (Key(example_number(self._best), "number", fits=fits, is_number=True),)

    def check(self) -> tuple[Problem, ...]:
        """A number with full credit that can be reached; units once, none of them zero."""
        found = list(number_faults(self.answers, "answers"))
        if double := twice(item.unit.strip() for item in self.units):
            found.append(Problem("units", f"the unit “{double}” stands there twice"))
        for number, item in enumerate(self.units, 1):
            if item.multiplier <= 0:
                found.append(Problem(f"units[{number}].multiplier", "it must be more than 0"))
            if not item.unit.strip() or re.search(r"^[\d.,+\-]", item.unit.strip()):
                found.append(
                    Problem(f"units[{number}].unit", "it must begin with a letter or sign")
                )
        if self.unit_use == "graded" and not self.units:
            found.append(Problem("units", "the unit is graded, but none is given"))
        if not 0 <= self.unit_penalty <= 1:
            found.append(Problem("unit_penalty", "it must be from 0 to 1"))
        if not found and not self.grade(self.correct_answer()).correct:
            found.append(Problem("answers", "an earlier answer takes the right number"))
        return tuple(found)

    def shown(self, seed: int, *, shuffle: bool = False) -> Shown:
        """A field for the number, and the units where they count."""
        units = tuple(item.unit for item in self.units) if self._wants_unit else ()
        rules = TextRules(
            width=14, units=units, unit_use=self.unit_use, decimal_comma=self._comma(None)
        )
        return Shown(text=rules)

    def chosen(self, answer: Mapping[str, object]) -> tuple[str, ...]:
        """The number as it was read."""
        given = self.read_answer(answer)
        number = self._read(given)[0] if isinstance(given, NumericAnswer) else None
        if number is None:
            return ()
        is_short = -12 < number.adjusted() < 15
        return (f"{number.normalize():{'f' if is_short else 'g'}}",)

    @property
    def _best(self) -> NumberAnswer:
        return max(self.answers, key=lambda item: (item.fraction, item.value is not None))

    @property
    def _base(self) -> Unit:
        return next((item for item in self.units if item.multiplier == 1), self.units[0])

    @property
    def _wants_unit(self) -> bool:
        return bool(self.units) and self.unit_use != "none"

    def _comma(self, learner: bool | None) -> bool | None:
        """Whether a comma is the decimal sign: as the author says, the learner, the language."""
        if self.decimal_comma is not None:
            return self.decimal_comma
        if learner is not None or not self.lang:
            return learner
        parts = self.lang.replace("_", "-").lower().split("-")
        is_point = f"{parts[0]}-{parts[-1]}" in _POINT_REGIONS
        return parts[0] in _COMMA_LANGS and not is_point

    def _read(self, answer: NumericAnswer) -> tuple[Decimal | None, str, InvalidContent | None]:
        """(number, unit, why it cannot be read)."""
        text = _POWER_SIGNS.sub(lambda m: f"10^{m[2].translate(_SUPERSCRIPTS)}", answer.text)
        text = _POWER.sub(r"e\1", text.strip())
        match = _NUMBER_PART.match(text)
        if match is None:
            return None, "", _no_number(answer.text)
        typed_unit, chosen_unit = text[match.end() :].strip(), answer.unit.strip()
        unit = chosen_unit or typed_unit
        if chosen_unit and typed_unit not in ("", chosen_unit):
            return None, unit, InvalidContent("Two different units are given.", "Take one away.")
        comma = bool(self._comma(answer.decimal_comma))
        number = parse_number(match.group(), decimal_comma=comma)
        if number is None and not re.search(r"[eE][+]?\d{4,}$", match.group().strip()):
            return None, unit, _no_number(answer.text)
        if number is None or abs(number) > _LARGEST:
            return (
                None,
                unit,
                InvalidContent(
                    "“{text}” is too large.", "Type fewer digits.", text=answer.text[:40]
                ),
            )
        if unit and self.unit_use == "none" and not self._unit(unit):
            return None, unit, _no_number(answer.text)
        return number, unit, None

    def _unit(self, name: str) -> Unit | None:
        return next((item for item in self.units if item.unit.strip() == name), None)

    def _complain(self, answer: NumericAnswer) -> InvalidContent | None:
        if self._is_blank(answer):
            return None
        _number, unit, fault = self._read(answer)
        if fault is not None:
            return fault
        if self.unit_use == "optional" and unit and self._unit(unit) is None:
            units = ", ".join(item.unit for item in self.units)
            return InvalidContent(
                "The unit “{unit}” is not known here.",
                "Use one of these: {units}.",
                unit=unit[:40],
                units=units,
            )
        return None

    def _is_blank(self, answer: NumericAnswer) -> bool:
        return not answer.text.strip()

    def _judge(self, answer: NumericAnswer) -> tuple[float, tuple[Part, ...]]:
        if self._is_blank(answer):
            return 0.0, (Part("number", Verdict.MISSED, "", self.correct_text()),)
        number, unit, _fault = self._read(answer)
        fit = None
        known = self._unit(unit) if unit else None
        if number is not None:
            fit = self._fit(number, unit, known)
        fraction = float(fit.fraction) if fit else 0.0
        if fit and self.unit_use == "graded" and known is None:
            fraction = max(0.0, fraction * (1 - float(self.unit_penalty)))
        verdict = verdict_of(fraction)
        expected = "" if verdict is Verdict.RIGHT else self.correct_text()
        given = " ".join(part for part in (answer.text.strip(), answer.unit.strip()) if part)
        feedback = fit.feedback if fit else ""
        return fraction, (Part("number", verdict, given, expected, feedback),)

    def _fit(self, number: Decimal, unit: str, known: Unit | None) -> NumberAnswer | None:
        if known is not None and self.unit_use != "none":
            try:
                return number_fits(self.answers, number / Decimal(str(known.multiplier)))
            except DecimalException:
                return None
        if unit and self.unit_use == "optional":
            return None  # nobody knows what was meant
        return number_fits(self.answers, number)


def _no_number(text: str) -> InvalidContent:
    return InvalidContent(
        "“{text}” is not a number.",
        "Type digits, such as 12 or 0.5, and a unit only where it is asked for.",
        text=text[:40],
    )


QUESTION = NumericQuestion
