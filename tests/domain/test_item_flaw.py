"""Mending a question changes its look, never what it asks."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen_desktop.domain.item_flaw import (
    CAPITALS,
    STOPS,
    keys_stand_alike,
    look_flaws,
    mended,
)


def choice(*texts: str, right: int = 0, **more: Any) -> dict[str, Any]:
    """A single choice whose key stands at `right`."""
    options = [
        {"id": f"c{n}", "text": text, "fraction": int(n == right)} for n, text in enumerate(texts)
    ]
    return {"id": "q", "type": "choice", "single": True, "prompt": "?", "choices": options, **more}


def texts(raw: dict[str, Any] | None) -> list[str]:
    assert raw is not None
    return [option["text"] for option in raw["choices"]]


def test_full_stops_go_and_abbreviations_stay() -> None:
    raw = choice("A pore.", "A root", "Etc.", "The letter x.")
    assert look_flaws(raw) == (STOPS,)
    assert texts(mended(raw, STOPS)) == ["A pore", "A root", "Etc", "The letter x."]
    assert look_flaws(choice("It waits...", "It goes")) == ()


def test_capitals_are_given_and_symbols_stay() -> None:
    raw = choice("Leaves", "roots of it", "pH", "Stem")
    assert look_flaws(raw) == (CAPITALS,)
    assert texts(mended(raw, CAPITALS)) == ["Leaves", "Roots of it", "pH", "Stem"]
    assert look_flaws(choice("x", "y")) == ()
    assert look_flaws(choice("leaves", "roots", "Berlin")) == ()


def test_all_of_the_above_goes_last_and_stays_there() -> None:
    made = mended(choice("All of the above", "a", "b", right=1), "all of the above")
    assert texts(made) == ["a", "b", "All of the above"]
    assert made is not None
    assert made["choices"][-1]["fixed"] is True
    assert mended(made, "all of the above") is None


def test_a_doubled_wrong_option_goes() -> None:
    assert texts(mended(choice("a", "b.", "B"), "options alike")) == ["a", "b."]
    assert mended(choice("a", "A", "b"), "options alike") is None, "one of them is right"


def test_numbers_are_sorted_and_not_mixed_again() -> None:
    made = mended(choice("10", "9", "-2.5"), "unsorted numbers")
    assert texts(made) == ["-2.5", "9", "10"]
    assert made is not None
    assert made["shuffle"] is False
    assert mended(choice("10 kg", "9 kg", "2 kg"), "unsorted numbers") is None


@pytest.mark.parametrize("rule", ["key longest", "clang", "several keys", "trivia", "nothing"])
def test_what_a_person_has_to_think_about_is_not_mended(rule: str) -> None:
    assert mended(choice("a", "b"), rule) is None


def test_keys_at_one_place_are_seen_unless_options_are_mixed() -> None:
    alike = [choice("a", "b", "c", right=1)] * 4
    assert keys_stand_alike(alike, shuffles=False)
    assert not keys_stand_alike(alike, shuffles=True)
    assert not keys_stand_alike([*alike[:3], choice("a", "b")], shuffles=False)
    assert not keys_stand_alike(alike[:3], shuffles=False)
