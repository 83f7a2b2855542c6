"""Addresses of headings and the time a lesson takes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.duration import reading_minutes
from coursegen_desktop.domain.lesson import heading_anchor


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Light & shade", "light-shade"),
        ("`let` and *mut*", "let-and-mut"),
        ("[A link](http://x.example/y) here", "a-link-here"),
        ("Überblick", "überblick"),
        ("光合作用", "光合作用"),
        ("!!!", "section"),
        ("", "section"),
    ],
)
def test_anchors_read_like_the_heading(text: str, anchor: str) -> None:
    assert heading_anchor(text, set()) == anchor


def test_the_second_of_a_kind_is_numbered() -> None:
    taken: set[str] = set()
    assert [heading_anchor("Example", taken) for _ in range(3)] == [
        "example",
        "example-2",
        "example-3",
    ]


@given(st.lists(st.text(max_size=200), max_size=20))
def test_anchors_are_unique_and_safe_in_an_address(texts: list[str]) -> None:
    taken: set[str] = set()
    anchors = [heading_anchor(text, taken) for text in texts]
    assert len(set(anchors)) == len(anchors)
    assert all(anchor and not re.search(r"[\s\"'<>&#]", anchor) for anchor in anchors)


def test_minutes_follow_the_sources_of_the_formula() -> None:
    assert reading_minutes("") == 1
    assert reading_minutes("word " * 238) == 1
    assert reading_minutes("word " * 2380) == 10
    code = "```\n" + "x = 1\n" * 48 + "```\n"
    assert reading_minutes(code) == 2
    assert reading_minutes("![a](b.png)\n" * 8) == 5  # 8 × 30 s and a few words


@given(st.text(max_size=500), st.text(max_size=500))
def test_more_text_never_takes_less_time(first: str, second: str) -> None:
    plain = first.replace("`", "").replace("~", "")
    assert reading_minutes(plain + "\n\n" + second.replace("`", "").replace("~", "")) >= (
        reading_minutes(plain)
    )
