"""Numbers: tolerances, units, and what people type."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.questions.base import Verdict

from .given import question, sample

PI = {"value": "3.14", "tolerance": {"kind": "absolute", "value": 0.005}, "fraction": 1}


def asks(*answers: dict[str, Any], **changes: Any) -> dict[str, Any]:
    plain = sample("numeric", units=None, unit_use=None, unit_penalty=None)
    return plain | {"answers": list(answers)} | changes


def tolerance(kind: str, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, **fields}


@pytest.mark.parametrize(
    ("value", "within", "right", "wrong"),
    [
        ("1.50", None, ["1.5", "1.500", "15e-1", "1,5"], ["1.5000001", "1.49"]),
        ("1.50", tolerance("exact"), ["1.5"], ["1.51"]),
        # Moodle, nominal: 3.14 with 0.005 takes 3.135 to 3.145.
        ("3.14", tolerance("absolute", value=0.005), ["3.135", "3.145"], ["3.1349", "3.1451"]),
        # Moodle, relative: 5.0 with 0.1 takes 4.5 to 5.5.
        ("5.0", tolerance("relative", value=0.1), ["4.5", "5.5"], ["4.49", "5.51"]),
        ("-5.0", tolerance("relative", value=0.1), ["-4.5", "-5.5"], ["5", "-5.6"]),
        # QTI, equalRounded with significantFigures 3: 3.175 and 3.18 are the same.
        ("3.175", tolerance("significant_digits", value=3), ["3.18", "3.175"], ["3.16", "3.19"]),
        # QTI, equalRounded with decimalPlaces 2: 1.68572 and 1.69.
        ("1.68572", tolerance("decimals", value=2), ["1.69", "1.6949"], ["1.68", "1.70"]),
        ("2", tolerance("range", min=1, max=3), ["1", "3", "2"], ["0.99", "3.01"]),
        ("2", tolerance("range", min=1, max=3, include_min=False), ["1.001"], ["1"]),
        ("2", tolerance("range", min=1, max=3, include_max=False), ["2.999"], ["3"]),
        ("0", tolerance("absolute", value=0), ["0", "-0", "0.0"], ["1e-300"]),
    ],
)
def test_six_kinds_of_tolerance(
    value: str, within: dict[str, Any] | None, right: list[str], wrong: list[str]
) -> None:
    answer = {"value": value, "fraction": 1} | ({"tolerance": within} if within else {})
    made = question(asks(answer))
    assert {typed for typed in right + wrong if made.grade({"text": typed}).correct} == set(right)


@pytest.mark.parametrize(
    ("typed", "comma", "lang", "number"),
    [
        ("1,5", None, "", "1.5"), ("1,5", False, "", "1.5"), ("1.5", True, "", "1.5"),
        ("1,500", None, "", "1500"), ("1,500", True, "", "1.5"), ("1.500", True, "", "1500"),
        ("1.500", None, "", "1.5"), ("1.234.567", True, "", "1234567"),
        ("1,500", None, "de", "1.5"), ("1,500", None, "de-CH", "1500"),
        ("1,500", None, "en", "1500"), ("1.500", None, "pt_BR", "1500"),
        ("1,500", None, "es-MX", "1500"),
        ("٣٫١٤", None, "", "3.14"), ("٣٬٠٠٠", None, "", "3000"), ("३.५", None, "", "3.5"),
        ("１２", None, "", "12"), ("−4", None, "", "-4"), ("+4", None, "", "4"),
        (".5", None, "", "0.5"), ("3·10^5", None, "", "300000"), ("3 x 10^-2", None, "", "0.03"),
        ("3*10**2", None, "", "300"),
        ("1,5 · 10³", None, "", "1500"), ("2×10⁻³", None, "", "0.002"), ("1e3", None, "", "1000"),
        ("1 234,5", None, "", "1234.5"), ("1'000", None, "", "1000"),
    ],
)  # fmt: skip
def test_numbers_as_people_type_them(
    typed: str, comma: bool | None, lang: str, number: str
) -> None:
    made = question(asks({"value": number, "fraction": 1}, lang=lang))
    answer = {"text": typed} | ({} if comma is None else {"decimal_comma": comma})
    assert made.complaint(answer) is None
    assert made.grade(answer).correct


def test_the_author_decides_over_the_learner_about_the_comma() -> None:
    made = question(asks({"value": "1.5", "fraction": 1}, decimal_comma=True, lang="en"))
    assert made.grade({"text": "1,500", "decimal_comma": False}).correct
    assert made.shown(0).text.decimal_comma is True
    assert question(asks(PI)).shown(0).text.decimal_comma is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("NaN", "“NaN” is not a number."), ("nan", "not a number"), ("inf", "not a number"),
        ("-Infinity", "not a number"), ("1e400", "“1e400” is too large."),
        ("-1e400", "too large"), ("1e99999", "too large"), ("3*10^400", "too large"),
        ("1e999999999999999999999", "too large"), ("twelve", "not a number"), ("½", "not a number"),
        ("1..2", "not a number"), ("1,2,3", "not a number"), ("0x10", "not a number"),
        ("3 apples", "not a number"), ("--4", "not a number"), ("9" * 180, "not a number"),
        ("1.234.567", "not a number"), ("٣,", ""),
    ],
)  # fmt: skip
def test_what_is_no_number_is_told_and_earns_nothing(typed: str, words: str) -> None:
    made = question(asks(PI, {"value": None, "fraction": 0.5}))
    told = made.complaint({"text": typed})
    if not words:
        assert told is None
        return
    assert told is not None and words in told.text()
    assert "Type" in told.text()  # and says what to do
    grade = made.grade({"text": typed})
    assert (grade.fraction, grade.verdict) == (0, Verdict.WRONG)


def test_any_other_number_gets_the_rest() -> None:
    made = question(sample("numeric"))
    assert made.grade({"text": "7"}).parts[0].feedback == "Read the label again."
    assert made.grade({"text": ""}).parts[0].verdict is Verdict.MISSED


@pytest.mark.parametrize(
    ("use", "answer", "fraction"),
    [
        # Moodle: the multiplier says how many of the unit make one of the base: 5500 W, 5.5 kW.
        ("graded", {"text": "5500 W"}, 1),
        ("graded", {"text": "5.5 kW"}, 1),
        ("graded", {"text": "5.5", "unit": "kW"}, 1),
        ("graded", {"text": "5,5kW"}, 1),
        ("graded", {"text": "5500"}, 0.9),
        ("graded", {"text": "5500 V"}, 0.9),
        ("graded", {"text": "5500 kW"}, 0),
        ("graded", {"text": "5000"}, 0.45),
        ("optional", {"text": "5500"}, 1),
        ("optional", {"text": "5.5 kW"}, 1),
        ("optional", {"text": "5500 V"}, 0),
        ("none", {"text": "5500"}, 1),
        ("none", {"text": "5500 W"}, 1),
        ("none", {"text": "5500 V"}, 0),
    ],
)
def test_units(use: str, answer: dict[str, object], fraction: float) -> None:
    assert question(sample("numeric", unit_use=use)).grade(answer).fraction == pytest.approx(
        fraction
    )


def test_an_unknown_unit_is_told_before_it_costs() -> None:
    made = question(sample("numeric", unit_use="optional"))
    told = made.complaint({"text": "5500 V"})
    assert told is not None and "“V” is not known" in told.text() and "W, kW" in told.text()
    assert made.complaint({"text": "5.5 kW"}) is None
    two = made.complaint({"text": "5 W", "unit": "kW"})
    assert two is not None and "Two different units" in two.text()


def test_what_is_offered_and_right() -> None:
    made = question(sample("numeric"))
    assert made.shown(0).text.units == ("W", "kW")
    assert made.correct_text() == "5500 W"
    assert made.grade(made.correct_answer()).correct
    only = question(asks({"tolerance": tolerance("range", min=2, max=4), "fraction": 1}))
    assert only.correct_answer() == {"text": "3"}


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (asks({"value": "1", "fraction": 0.9}), "answers: no answer brings full credit"),
        (asks({"value": "NaN", "fraction": 1}), "answers[1].value"),
        (asks({"value": "1,5", "fraction": 1}), "answers[1].value"),
        (asks({"value": "1e4000", "fraction": 1}), "answers[1].value"),
        (asks({"value": "٣", "fraction": 1}), "answers[1].value"),
        (
            asks({"value": "1", "tolerance": tolerance("range", min=3, max=2), "fraction": 1}),
            "answers[1].tolerance: no number lies from 3 to 2",
        ),
        (
            asks({"value": "1", "tolerance": tolerance("decimals", value=1.5), "fraction": 1}),
            "1.5 is no number of digits",
        ),
        (
            asks(
                {"value": "1", "tolerance": tolerance("significant_digits", value=0), "fraction": 1}
            ),
            "one significant digit at least",
        ),
        (
            asks({"value": "1", "tolerance": tolerance("absolute", value=-1), "fraction": 1}),
            "tolerance",
        ),
        (asks({"value": "1", "tolerance": {"kind": "about"}, "fraction": 1}), "tolerance"),
        (
            asks({"value": None, "fraction": 0}, {"value": "1", "fraction": 1}),
            "an earlier answer takes the right number",
        ),
        (asks(PI, unit_use="graded"), "units: the unit is graded, but none is given"),
        (sample("numeric", units=[{"unit": "W", "multiplier": 0}]), "units[1].multiplier"),
        (sample("numeric", units=[{"unit": "5", "multiplier": 1}]), "units[1].unit"),
        (
            sample("numeric", units=[{"unit": "W", "multiplier": 1}] * 2),
            "the unit “W” stands there",
        ),
        (sample("numeric", unit_penalty=2), "unit_penalty: it must be from 0 to 1"),
        (asks({"value": "1", "fraction": float("nan")}), "answers[1].fraction"),
    ],
)
def test_faults_are_named(raw: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        question(raw)
    assert words in str(caught.value)


@given(st.text(max_size=200))
def test_nothing_typed_crashes(text: str) -> None:
    made = question(sample("numeric"))
    grade = made.grade({"text": text})
    assert 0 <= grade.fraction <= 1
    if made.complaint({"text": text}) is not None:
        assert grade.fraction == 0
    made.chosen({"text": text})


@given(st.text("0123456789.,+-eE '", max_size=14), st.booleans())
def test_digits_never_crash_either(text: str, comma: bool) -> None:
    made = question(sample("numeric"))
    assert 0 <= made.grade({"text": text, "decimal_comma": comma}).fraction <= 1


@given(
    st.integers(-(10**12), 10**12), st.integers(0, 6), st.integers(0, 1000), st.integers(0, 1000)
)
def test_nearer_is_never_worse(value: int, places: int, near: int, far: int) -> None:
    """Absolute tolerance: whoever is nearer earns at least as much."""
    right = f"{value / 10**places:.{places}f}"
    answers = [
        {"value": right, "tolerance": tolerance("absolute", value=size), "fraction": fraction}
        for size, fraction in ((1, 1), (10, 0.5), (100, 0.25))
    ]
    made = question(asks(*answers))
    near, far = sorted((near, far))
    credit = [
        made.grade({"text": f"{float(right) + distance:.{places}f}"}).fraction
        for distance in (near, far)
    ]
    assert credit[0] >= credit[1]


def test_numbers_are_counted_as_they_were_read() -> None:
    made = question(asks(PI))
    assert made.chosen({"text": "3,140"}) == ("3140",)
    assert made.chosen({"text": "3.140"}) == made.chosen({"text": "3.14"}) == ("3.14",)
    assert made.chosen({"text": "x"}) == ()
