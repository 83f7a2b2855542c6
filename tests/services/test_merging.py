"""Two people's changes of one text: nothing that anybody wrote is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.merge import MergePart
from coursegen_desktop.services.merging import merged, merged_parts

from .desk import Here

PARAGRAPHS = st.lists(
    st.sampled_from(["One tide.", "Two moons rise.", "# Head", "- a\n- b", "The sea is wide."]),
    max_size=6,
)
BASE = "# Tides\n\nThe tide comes twice a day.\n\nThe moon pulls the sea.\n\nEnd.\n"


def text(parts: tuple[MergePart, ...]) -> str:
    return "".join(part.chosen(part.proposed) for part in parts)


@given(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS)
def test_every_side_can_be_read_in_the_parts(
    base: list[str], mine: list[str], theirs: list[str]
) -> None:
    texts = ["\n\n".join(side) for side in (base, mine, theirs)]
    parts = merged_parts(*texts)
    assert "".join(part.mine for part in parts) == texts[1]
    assert "".join(part.theirs for part in parts) == texts[2]


@given(PARAGRAPHS, PARAGRAPHS)
def test_what_only_one_changed_is_taken(base: list[str], mine: list[str]) -> None:
    old, new = "\n\n".join(base), "\n\n".join(mine)
    assert text(merged_parts(old, new, old)) == new
    assert text(merged_parts(old, old, new)) == new
    assert text(merged_parts(old, new, new)) == new


def test_changes_in_different_paragraphs_are_put_together() -> None:
    mine = BASE.replace("twice", "once")
    theirs = BASE.replace("End.", "The end.") + "\nMore.\n"
    parts = merged_parts(BASE, mine, theirs)
    assert {part.kind for part in parts} == {"same", "mine", "theirs"}
    assert text(parts) == mine.replace("End.\n", "The end.\n\nMore.\n")


def test_changes_of_different_words_of_one_paragraph_are_put_together() -> None:
    mine, theirs = BASE.replace("twice", "once"), BASE.replace("The tide", "Every tide")
    parts = merged_parts(BASE, mine, theirs)
    assert [part.kind for part in parts] == ["same", "merged", "same"]
    assert text(parts) == BASE.replace("twice", "once").replace("The tide", "Every tide")
    assert parts[1].chosen("mine") == "The tide comes once a day.\n\n"


def test_neighbouring_paragraphs_are_no_conflict() -> None:
    mine = BASE.replace("twice", "once")
    theirs = BASE.replace("twice", "three times").replace("pulls", "lifts")
    kinds = [part.kind for part in merged_parts(BASE, mine, theirs)]
    assert kinds == ["same", "conflict", "theirs", "same"]


def test_where_both_changed_the_same_words_both_stay() -> None:
    parts = merged_parts(BASE, BASE.replace("twice", "once"), BASE.replace("twice", "three times"))
    assert [part.kind for part in parts] == ["same", "conflict", "same"]
    assert "comes once a day.\n\nThe tide comes three times a day.\n\n" in text(parts)
    assert parts[1].chosen("theirs") == "The tide comes three times a day.\n\n"


def test_a_paragraph_deleted_here_and_changed_there_is_a_conflict() -> None:
    gone = BASE.replace("The moon pulls the sea.\n\n", "")
    parts = merged_parts(BASE, gone, BASE.replace("pulls", "lifts"))
    (conflict,) = [part for part in parts if part.kind == "conflict"]
    assert (conflict.mine, conflict.theirs) == ("", "The moon lifts the sea.\n\n")
    assert "lifts" in text(parts)


@pytest.mark.parametrize(
    ("titles", "title", "has_conflict"),
    [
        (("Tides", "Tides", "Ebb"), "Ebb", False),
        (("Tides", "Ebb", "Tides"), "Ebb", False),
        (("Tides", "Ebb", "Flood"), "Ebb", True),
    ],
)
async def test_titles_are_put_together(
    titles: tuple[str, str, str], title: str, has_conflict: bool
) -> None:
    base, mine, theirs = ((one, BASE) for one in titles)
    found = await merged(Here(), base, mine, theirs)
    assert (found.title, found.has_conflict) == (title, has_conflict)
    assert found.text == BASE


async def test_long_texts_are_put_together_elsewhere() -> None:
    workers = Here()
    long = BASE * 50
    found = await merged(workers, ("a", long), ("a", long + "Mine."), ("a", "Theirs.\n\n" + long))
    assert workers.calls == 1
    assert found.text == "Theirs.\n\n" + long + "Mine."


async def test_without_the_text_before_nothing_counts_as_deleted() -> None:
    mine = BASE.replace("End.\n", "End.\n\nMine.\n")
    theirs = BASE.replace("The moon pulls the sea.\n\n", "")
    found = await merged(Here(), None, ("a", mine), ("b", theirs))
    assert found.text.rstrip() == mine.rstrip()
    assert found.titles == ("a", "b") and found.is_title_conflict
