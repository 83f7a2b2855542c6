"""Quizzes are read in slices and ahead, once for each content."""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.asset import Asset
from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId, UserId
from coursegen_desktop.domain.quiz import Quiz
from coursegen_desktop.services import blocking, quiz_reading
from coursegen_desktop.services.blocking import drained, in_slices
from coursegen_desktop.services.quiz_reading import KEPT_QUIZZES, Readings, digest
from coursegen_desktop.services.regrade import RegradeService
from coursegen_desktop.services.work import WorkUnits

from .quiz_course import RIGHT, Program, edit, quiz, quiz_in_course, yes_no

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


def asset(content: dict[str, Any], key: int = 1, revision: int = 1) -> Asset:
    return Asset(AssetId(key), LessonId(1), CourseId(1), "quiz", "Q", content, revision, None)


class Parsed:
    """Counts how often a whole quiz was read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        read = quiz_reading._reading

        def counted(content: object) -> Any:
            self.count += 1
            return read(content)

        monkeypatch.setattr(quiz_reading, "_reading", counted)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Parsed:
    return Parsed(monkeypatch)


@given(st.dictionaries(st.text(max_size=5) | st.just("questions"), JSON, max_size=5))
def test_the_name_of_a_content_is_that_of_the_whole(content: dict[str, Any]) -> None:
    """Attempts that were begun before it was made in pieces are found again."""
    assert "".join(quiz_reading._pieces(content)) == quiz_reading._json(content)


def test_in_slices_or_in_one_go_is_the_same() -> None:
    raw = quiz(*(yes_no(f"q{n}") for n in range(30)))
    reading = drained(quiz_reading._reading(raw))
    assert reading.quiz == Quiz.parse(raw) and reading.version == digest(raw)
    broken = quiz(yes_no("a"), yes_no("a"))
    with pytest.raises(InvalidContent, match="stands there twice"):
        drained(Quiz.parsing(broken))


async def test_others_come_in_between_the_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "SLICE_S", 0.0)
    done: list[int] = []

    def work() -> Generator[None, None, str]:
        for number in range(5):
            done.append(number)
            yield
        return "read"

    async def other() -> list[int]:
        found = []
        while len(done) < 5:
            found.append(len(done))
            await asyncio.sleep(0)
        return found

    seen, result = await asyncio.gather(other(), in_slices(work()))
    assert result == "read" and len(set(seen)) >= 4, "it was seen at nearly every piece"


async def test_each_question_is_a_piece_of_its_own(parsed: Parsed) -> None:
    raw = quiz(*(yes_no(f"q{n}") for n in range(200)))
    pieces = sum(1 for _ in quiz_reading._reading(raw))
    assert pieces > 3 * 200, "read, checked and named question by question"


async def test_what_was_prepared_is_not_read_again(parsed: Parsed) -> None:
    readings, raw = Readings(), quiz(yes_no("a"))
    await readings.prepare(asset(raw))
    await readings.prepare(asset(raw))
    found = readings.of(asset(raw))
    assert parsed.count == 1
    assert readings.known(AssetId(1), found.version) is found
    assert readings.of(asset(quiz(yes_no("b")), revision=2)) is not found
    assert parsed.count == 2
    for key in range(2, 2 + KEPT_QUIZZES):
        await readings.prepare(asset(raw, key))
    assert len(readings) == KEPT_QUIZZES
    assert readings.known(AssetId(1), 1) is None


async def test_a_quiz_that_cannot_be_used_is_told_to_whoever_asks_for_it() -> None:
    readings, broken = Readings(), quiz(yes_no("a", answer="x"))
    await readings.prepare(asset(broken))
    with pytest.raises(InvalidContent, match="field answer"):
        readings.of(asset(broken))


async def test_a_prepared_quiz_opens_without_reading_and_an_edited_one_is_read_anew(
    uow: WorkUnits, user_id: UserId, parsed: Parsed
) -> None:
    program = Program(uow)
    asset_id, _ = await quiz_in_course(uow, quiz(yes_no("a")))
    await program.quizzes.prepare(asset_id, user_id=user_id)
    assert parsed.count == 1
    run = await program.quizzes.start(asset_id, user_id=user_id)
    assert parsed.count == 1 and [view.id for view in run.questions] == ["a"]
    await edit(uow, asset_id, quiz(yes_no("a"), yes_no("b")))
    # It goes on as it was begun, also after the program was started anew.
    program.again()
    run = await program.quizzes.start(asset_id, user_id=user_id)
    assert [view.id for view in run.questions] == ["a"] and run.is_edited
    await program.quizzes.finish(run.attempt_id, user_id=user_id)
    run = await program.quizzes.start(asset_id, user_id=user_id)
    assert [view.id for view in run.questions] == ["a", "b"]


async def test_grading_many_attempts_again_reads_each_content_once(
    uow: WorkUnits, user_id: UserId, parsed: Parsed
) -> None:
    program = Program(uow)
    asset_id, _ = await quiz_in_course(uow, quiz(yes_no("a", answer=False)))
    for _ in range(5):
        run = await program.quizzes.restart(asset_id, user_id=user_id)
        await program.quizzes.submit_answer(run.attempt_id, "a", RIGHT, user_id=user_id)
        await program.quizzes.finish(run.attempt_id, user_id=user_id)
    await edit(uow, asset_id, quiz(yes_no("a")))
    parsed.count = 0
    plan = await RegradeService(uow, program.hub, program.clocks.now).preview(asset_id)
    assert (plan.attempts, len(plan.changes)) == (5, 5)
    assert parsed.count == 2
