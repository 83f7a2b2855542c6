"""Lessons made of several, and several of one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.lesson_parts import merged, shifted, split_at, title_at

CODE = "```\n# no heading\n```\n"


def test_others_become_sections_of_the_first() -> None:
    text = merged([("Light", "Green.\n"), ("Dark", "## Night\n\n" + CODE), ("Empty", "")])
    assert text == "Green.\n\n## Dark\n\n### Night\n\n```\n# no heading\n```\n\n## Empty\n"
    assert merged([("A", ""), ("B", "")]) == "## B\n"
    assert merged([("A", " \n"), ("", "")]).strip() == "##"


def test_footnotes_keep_their_words() -> None:
    one = "One.[^1] Two.[^src1]\n\n[^1]: First.\n[^src1]: source:s1#b1"
    two = (
        "Three.[^1] Four.[^src1] Five.[^a]\n\n```\n[^1]\n```\n\n[^1]: Other.\n[^src1]: source:s2#b1"
    )
    text = merged([("One", one), ("Two", two), ("Three", "Six.[^a]\n\n[^a]: A.")])
    assert "Three.[^2] Four.[^src2]" in text and "[^2]: Other." in text
    assert "[^src2]: source:s2#b1" in text and "```\n[^1]\n```" in text
    assert "Six.[^a-2]" in text and "[^a-2]: A." in text


def test_split_takes_the_heading_as_the_title() -> None:
    text = "Green.\n\n## Dark\n\n### Night\n\nMoon.\n"
    assert title_at(text, text.index("Dark")) == "Dark"
    assert title_at(text, 0) == ""
    assert split_at(text, text.index("Dark"), "Dark") == ("Green.\n", "## Night\n\nMoon.\n")
    assert split_at(text, text.index("Moon"), "Moon")[1] == "Moon.\n"
    assert split_at("## A\n\nText.\n\n## B\n", 0, "A") == ("", "Text.\n\n## B\n")
    assert split_at("abc", 99, "T") == ("", "abc")


lines = st.lists(st.sampled_from(["Words.", "## Head", "### Deep", "", "- item"]), max_size=8)


@given(lines, lines)
def test_what_was_merged_is_split_again(one: list[str], two: list[str]) -> None:
    first, second = "\n".join(one).strip("\n"), "\n".join(two).strip("\n")
    text = merged([("One", first), ("Two", second)])
    start = len(first.strip("\n")) + 2 if first.strip() else 0
    left, right = split_at(text, start, "Two")
    assert left.strip("\n") == (first.strip("\n").rstrip() if first.strip() else "")
    assert right.strip() == second.strip()


def test_levels_end_at_six() -> None:
    assert shifted("###### A\n# B", 1) == "###### A\n## B"
    assert shifted("# A", -1) == "# A"
