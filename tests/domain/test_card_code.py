"""Codes of printed cards: drawn, typed with slips, told from other squares."""

from __future__ import annotations

import random
import string

import pytest

from coursegen_desktop.domain.card_code import (
    LENGTH,
    SIGNS,
    class_signs,
    hashed,
    in_groups,
    in_qr_code,
    is_card,
    is_code,
    is_of_class,
    new_code,
    read_code,
)
from coursegen_desktop.domain.errors import InvalidContent

LOT = random.Random(5)
CODE = new_code("class 4a", LOT.choice)


def test_a_code_holds_a_secret_that_nobody_guesses() -> None:
    codes = {new_code("k", LOT.choice) for _ in range(300)}
    assert len(codes) == 300 and all(map(is_code, codes))
    assert len(SIGNS) ** 20 > 2**96
    assert len({code[3:-1] for code in codes}) == 300
    for place in range(3, LENGTH - 1):
        assert len({code[place] for code in codes}) > 25, "every place is drawn"
    assert len(hashed(CODE)) == 64 and CODE not in hashed(CODE)


def test_a_code_says_of_which_class_it_is_and_nothing_else_of_it() -> None:
    assert is_of_class(CODE, "class 4a") and not is_of_class(CODE, "class 4b")
    seen = {class_signs(f"class {number}") for number in range(200)}
    assert len(seen) > 195


def test_it_is_read_however_it_is_typed() -> None:
    assert in_groups(CODE).replace(" ", "") == CODE and len(in_groups(CODE).split()) == 6
    for text in (
        CODE, in_qr_code(CODE), in_groups(CODE), in_groups(CODE).lower(), f"  {CODE}\n",
        in_groups(CODE).replace(" ", "-"), f"cg1ö{CODE.lower()}",
    ):  # fmt: skip
        assert read_code(text) == CODE, text


def test_every_wrong_sign_and_all_that_changed_places_are_found() -> None:
    for at in range(LENGTH):
        for sign in SIGNS:
            slip = CODE[:at] + sign + CODE[at + 1 :]
            assert is_code(slip) == (slip == CODE)
    for first in range(LENGTH):
        for second in range(first):
            signs = list(CODE)
            signs[first], signs[second] = signs[second], signs[first]
            assert is_code("".join(signs)) == (signs == list(CODE))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Nothing was typed"),
        ("…—", "Nothing was typed"),
        (CODE[:-1], "here are 23"),
        (CODE + "A", "here are 25"),
        ("https://example.org/x", "not a whole code"),
        (CODE[:5] + "0" + CODE[6:], "no 0, 1, I, L or O"),
        ("CG2:" + CODE, "newer version"),
    ],
)
def test_what_is_no_code_is_told_what_is_wrong(text: str, told: str) -> None:
    with pytest.raises(InvalidContent, match=told):
        read_code(text)


def test_squares_of_other_things_are_no_cards() -> None:
    assert is_card(in_qr_code(CODE)) and is_card("CG2:whatever")
    for text in ("", "CG", "CG1", "CGX:1", "https://example.org", string.printable, CODE):
        assert not is_card(text)
