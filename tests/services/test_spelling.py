"""Word lists: what is known, what is near, and the words that a course adds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.services import spelling
from coursegen_desktop.services.spelling import SpellingService, WordList, read_list
from coursegen_desktop.services.work import WorkUnits

from .desk import Here


@pytest.fixture(scope="module")
def english() -> bytes:
    return read_list("en")


def test_words_are_known_in_their_forms(english: bytes) -> None:
    words = WordList("en", english)
    for good in ("leaf", "Leaf", "LEAVES", "teacher's", "don’t", "chloroplast"):
        assert words.knows(good), good
    for bad in ("recieve", "definately", "lesf", ""):
        assert not words.knows(bad), bad


def test_every_word_of_the_block_is_found() -> None:
    block = b"\nab\nabc\nb\nba\nc\n"
    words = WordList("en", block)
    assert [word for word in ("a", "ab", "abc", "abcd", "b", "ba", "bb", "c", "d", "ca")
            if words.knows(word)] == ["ab", "abc", "b", "ba", "c"]  # fmt: skip
    assert not WordList("en", b"\n").knows("a")


def test_joined_words_are_known_by_their_parts() -> None:
    block = (
        b"\n"
        + "\n".join(
            sorted(["blatt", "grün", "licht", "reaktion", "strasse"], key=str.encode)
        ).encode()
        + b"\n"
    )
    words = WordList("de", block)
    for good in ("Blattgrün", "Lichtreaktion", "Reaktionslicht", "Lichtreaktionsblatt", "Straße"):
        assert words.knows(good), good
    assert not words.knows("Blattgrim")


async def test_a_course_has_words_of_its_own(
    uow: WorkUnits, fixed_now: Callable[[], datetime], english: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(spelling, "read_list", lambda _language: english)
    service = SpellingService(uow, Here(), fixed_now)
    here, there = CourseId(1), CourseId(2)
    words = await service.words(here, "en-GB")
    assert words is not None
    assert not words.knows("Rubisco")
    own = await service.add(here, "Rubisco")
    assert words.with_own(own).knows("rubisco")
    anew = await service.words(here, "en")
    other = await service.words(there, "en")
    assert anew is not None
    assert other is not None
    assert anew.knows("Rubisco")
    assert not other.knows("Rubisco")
    assert await service.words(here, "tlh") is None


async def test_suggestions_are_written_as_the_word_was(
    uow: WorkUnits, fixed_now: Callable[[], datetime]
) -> None:
    service = SpellingService(uow, Here(), fixed_now)
    assert (await service.suggestions("Recieve", "en"))[0] == "Receive"
    assert "RECEIVE" in await service.suggestions("RECIEVE", "en")
    assert await service.suggestions("word", "tlh") == ()
