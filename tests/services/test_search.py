"""Searching as the window and the palette do it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.finding import FindOptions
from coursegen_desktop.services.search import SearchService, plain_snippet
from coursegen_desktop.services.work import WorkUnits

NAUGHTY = [
    "undefined",
    "1;DROP TABLE users",
    "`⁄€‹›ﬁﬂ‡°·‚—±",
    "<script>alert(123)</script>",
    "﷽",
    "ثم نفس سقطت",
    "$HOME {{7*7}} %d",
    "../../etc/passwd",
    "\u200b\ufeff\u2029",
    "🏳0🌈️ 👩🏽",
    "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
]


@pytest.fixture
async def service(uow: WorkUnits, sample_course: CourseDraft) -> SearchService:
    """The sample course, searched."""
    async with uow(write=True) as work:
        await work.courses.add(sample_course)
        await work.commit()
    return SearchService(uow)


async def test_snippets_are_plain_words(service: SearchService) -> None:
    hits = await service.find("evaporation")
    assert hits
    lesson = next(hit for hit in hits if hit.lesson_id is not None)
    assert "\x02Evaporation\x03 is the change of a liquid into a gas." in lesson.snippet
    assert "**" not in lesson.snippet
    assert "#" not in lesson.snippet


async def test_a_course_is_searched_lesson_by_lesson(
    service: SearchService, uow: WorkUnits, sample_course: CourseDraft
) -> None:
    async with uow(write=True) as work:
        other = await work.courses.add(sample_course)
        await work.commit()
    found = await service.in_course(other, "EVAPORATION")
    lessons = [lesson for module in sample_course.modules for lesson in module.lessons]
    holding = [lesson.title for lesson in lessons if "evaporation" in lesson.content.lower()]
    assert [lesson.title for lesson in found] == holding
    passage = next(p for p in found[0].passages if p.words == "Evaporation")
    assert passage.before.endswith("This is the water cycle. ")
    assert "is the change of a liquid into a gas" in passage.after
    assert await service.in_course(other, "evaporation", FindOptions(match_case=True)) != found
    assert await service.in_course(other, "evaporatio", FindOptions(whole_words=True)) == ()
    for words in ("", "  ", "\n"):
        assert await service.in_course(other, words) == ()


@pytest.mark.parametrize("words", NAUGHTY)
async def test_naughty_strings_in_a_course(
    service: SearchService, uow: WorkUnits, words: str
) -> None:
    async with uow() as work:
        hits = await work.search.find("evaporation", limit=1)
    assert await service.in_course(hits[0].course_id, words) == ()


async def test_nothing_typed_finds_nothing(service: SearchService) -> None:
    for words in ("", "  ", "\n", "?!"):
        assert await service.find(words) == []
    assert await service.find("water", limit=0) == []
    assert len(await service.find("water", limit=1)) == 1


@pytest.mark.parametrize("words", NAUGHTY)
async def test_naughty_strings(service: SearchService, words: str) -> None:
    assert isinstance(await service.find(words), list)


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("## A **bold** word", "A bold word"),
        ("> quoted\n> more", "quoted more"),
        ("- one\n* two\n3. three", "one two three"),
        ("see [the page](https://x.y/z) and ![a plant](media/p.png)", "see the page and a plant"),
        ("`code` and ~~gone~~", "code and gone"),
        ("```python\nx = 1\n```", "x = 1"),
        ("| a | b |\n|---|:-:|\n| c | d |", "a b c d"),
        ("snake_case stays, _this_ goes", "snake_case stays, this goes"),
        ("\x02hit\x03 in **\x02bold\x03**", "\x02hit\x03 in \x02bold\x03"),
        ("5 * 3 - 2", "5 3 - 2"),
    ],
)
def test_plain_snippets(markdown: str, plain: str) -> None:
    assert plain_snippet(markdown) == plain


@given(st.text(st.sampled_from("[]()!*_`#>|-:\n ab\x02\x03"), max_size=400))
def test_marks_survive_any_markdown(markdown: str) -> None:
    plain = plain_snippet(markdown)
    assert "\n" not in plain
    assert plain.count("\x02") <= markdown.count("\x02")
