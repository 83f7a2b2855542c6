"""Typed texts and numbers."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.questions._typed_number import NumberAnswer, parse_number
from coursegen_desktop.domain.questions._typed_text import normalised, wildcard_matches


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("  Paris ", "paris"),
        ("the  cell\nwall", "The cell wall"),
        ("CO₂", "co2"),
        ("don’t", "don't"),
        ("“x”", '"x"'),
        ("well–known", "well-known"),
        ("STRASSE", "straße"),
        ("soft\u00adhyphen", "softhyphen"),
        ("é", "e\u0301"),
        ("ｆｕｌｌ", "full"),
    ],
)
def test_equal_to_a_person(left: str, right: str) -> None:
    assert normalised(left) == normalised(right)


def test_case_and_accents_as_told() -> None:
    assert normalised("Café") != normalised("Cafe")
    assert normalised("Café", ignore_accents=True) == normalised("cafe")
    assert normalised("Café", case_sensitive=True) != normalised("café", case_sensitive=True)
    assert normalised("й", ignore_accents=False) != normalised("и")


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("par*s", "paris", True), ("par*s", "pars", True), ("par*s", "parish", False),
        ("*", "", True), ("*", "anything", True), ("", "", True), ("", "a", False),
        ("a*b*c", "abxbxc", True), ("a*b*c", "acb", False), ("**a**", "bab", True),
        (r"2\*3", "2*3", True), (r"2\*3", "2x3", False), ("a\\b", "a\\b", True),
        ("a\\", "a\\", True), ("a.c", "abc", False), ("[ab]", "a", False),
    ],
)  # fmt: skip
def test_wildcards_as_in_moodle(pattern: str, text: str, fits: bool) -> None:
    assert wildcard_matches(pattern, text) is fits


@given(st.text("ab*", max_size=8), st.text("ab", max_size=8))
def test_wildcards_agree_with_the_shell(pattern: str, text: str) -> None:
    from fnmatch import fnmatchcase

    assert wildcard_matches(pattern, text) is fnmatchcase(text, pattern)


def test_no_pattern_explodes() -> None:
    start = time.perf_counter()
    assert not wildcard_matches("*a" * 40 + "b", "a" * 2000)
    assert not wildcard_matches("*" + "a" * 1000 + "b", "a" * 100_000)
    assert time.perf_counter() - start < 5  # a backtracking matcher would need centuries


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("3", "3"), (" -3.50 ", "-3.50"), ("+.5", "0.5"), ("5.", "5"), ("1e-12", "1e-12"),
        ("1,5", "1.5"), ("1,500", "1500"), ("1,234,567", "1234567"), ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"), ("1 234,5", "1234.5"), ("1\u202f234", "1234"), ("0,125", "0.125"),
        ("−2", "-2"), ("٣٫١٤", "3.14"), ("१२", "12"), ("１２", "12"), ("1'000", "1000"),
    ],
)  # fmt: skip
def test_numbers_as_people_type_them(typed: str, number: str) -> None:
    assert parse_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        ".",
        "nan",
        "inf",
        "1e",
        "1e9999",
        "1..2",
        "1,2,3",
        "0x10",
        "1 km",
        "²",
        "½",
        "9" * 130,
    ],
)
def test_what_is_no_number(typed: str) -> None:
    assert parse_number(typed) is None


def test_a_comma_before_three_digits_is_as_told() -> None:
    assert parse_number("1,500", decimal_comma=True) == Decimal("1.5")
    assert parse_number("1,500,000", decimal_comma=True) == Decimal(1500000)


def accepts(value: str | None, tolerance: dict[str, Any] | None, typed: str) -> bool:
    raw: dict[str, Any] = {"value": value, "fraction": 1}
    answer = NumberAnswer.model_validate(raw | ({"tolerance": tolerance} if tolerance else {}))
    number = parse_number(typed)
    assert number is not None
    return answer.takes(number)


@pytest.mark.parametrize(
    ("value", "tolerance", "typed", "fits"),
    [
        ("1.50", None, "1.5", True),
        ("1.50", {"kind": "exact"}, "1.51", False),
        ("3.14", {"kind": "absolute", "value": 0.005}, "3.145", True),
        ("3.14", {"kind": "absolute", "value": 0.005}, "3.1451", False),
        ("200", {"kind": "relative", "value": 0.05}, "190", True),
        ("-200", {"kind": "relative", "value": 0.05}, "-211", False),
        ("0.001234", {"kind": "significant_digits", "value": 2}, "0.00119", True),
        ("0.001234", {"kind": "significant_digits", "value": 2}, "0.00114", False),
        ("1234", {"kind": "significant_digits", "value": 2}, "1249", True),
        ("2.345", {"kind": "decimals", "value": 1}, "2.3", True),
        ("2.345", {"kind": "decimals", "value": 1}, "2.4", False),
        ("1", {"kind": "range", "min": 0.5, "max": 2}, "2", True),
        ("1", {"kind": "range", "min": 0.5, "max": 2, "include_max": False}, "2", False),
        ("1", {"kind": "range", "min": 0.5, "max": 2, "include_min": False}, "0.5", False),
        (None, None, "1e300", True),
        ("1e-300", {"kind": "decimals", "value": 3}, "1e300", False),
        ("1", {"kind": "significant_digits", "value": 3}, "1e900", False),
    ],
)
def test_tolerances(
    value: str | None, tolerance: dict[str, Any] | None, typed: str, fits: bool
) -> None:
    assert accepts(value, tolerance, typed) is fits
