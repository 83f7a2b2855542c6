"""Taking quizzes on a real database: nothing answered is ever lost or judged twice."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import InvalidContent, NotFound, PermissionDenied
from coursegen_desktop.domain.events import AnswerGiven, QuizFinished
from coursegen_desktop.domain.ids import AssetId, AttemptId, UserId
from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.quiz_sittings import KEPT_SITTINGS
from coursegen_desktop.services.quizzes import QuizzesService, passage_titles
from coursegen_desktop.services.work import WorkUnits
from tests.domain.questions.given import quiz_of, sample

LESSON = """# Water

Text.

## Rubisco, the *slow* enzyme

```
## no heading
```

### Named {#own-id}

## Rubisco, the slow enzyme
"""
ANCHOR = "rubisco-the-slow-enzyme"
QUIZ = quiz_of(
    sample("choice", ext={"coursegen:anchor": ANCHOR}),
    sample("true_false", ext={"coursegen:anchor": "nowhere"}),
    sample("match"),
    sample("opaque"),
    sample("cloze", points=2),
    settings={"pass_mark": 0.5, "grade_feedback": [{"min": 0.5, "text": "Well done"}]},
)
RIGHT = {"chosen": ["b"]}
WRONG = {"chosen": ["c"]}


def course_with(quiz: dict[str, Any]) -> CourseDraft:
    quiz_asset = AssetDraft(asset_type="quiz", content=quiz)
    terms = AssetDraft(asset_type="terms", content={"version": 1, "terms": []})
    lesson = LessonDraft(title="Water", content=LESSON, assets=(quiz_asset, terms))
    return CourseDraft(title="Course", modules=(ModuleDraft(title="One", lessons=(lesson,)),))


@pytest.fixture
def quizzes(
    uow: WorkUnits, event_hub: EventHub, fixed_now: Callable[[], datetime]
) -> QuizzesService:
    return QuizzesService(uow, event_hub, fixed_now, new_seed=lambda: 11)


async def add_course(uow: WorkUnits, quiz: dict[str, Any]) -> tuple[AssetId, AssetId]:
    async with uow(write=True) as work:
        course = await work.courses.add(course_with(quiz))
        view = await work.courses.outline(course, UserId(1))
        assets = await work.assets.of_lesson(view.lessons[0].id)
        await work.commit()
    return assets[0].id, assets[1].id


@pytest.fixture
async def asset_id(uow: WorkUnits) -> AssetId:
    return (await add_course(uow, QUIZ))[0]


async def edit(uow: WorkUnits, asset_id: AssetId, quiz: dict[str, Any]) -> None:
    async with uow(write=True) as work:
        await work.assets.put(asset_id, AssetDraft(asset_type="quiz", content=quiz))
        await work.commit()


@pytest.fixture
async def commits(database: Database) -> AsyncIterator[list[str]]:
    """Every COMMIT that reaches the database."""
    seen: list[str] = []

    def note(_connection: object) -> None:
        seen.append("commit")

    engine = database.writer.sync_engine
    event.listen(engine, "commit", note)
    yield seen
    event.remove(engine, "commit", note)


async def test_a_run_shows_the_questions_with_what_they_need(
    quizzes: QuizzesService, asset_id: AssetId, user_id: UserId
) -> None:
    run = await quizzes.start(asset_id, user_id=user_id)
    assert (run.title, run.lesson_title, run.pass_percent) == ("Sample", "Water", 50)
    assert [view.interaction for view in run.questions] == [
        "choice",
        "true_false",
        "match",
        "none",
        "cloze",
    ]
    assert [view.number for view in run.questions] == [1, 2, 3, 4, 5]
    assert [view.points for view in run.questions] == [1, 1, 2, 0, 2]
    first, second = run.questions[:2]
    assert (first.anchor, first.anchor_title) == (ANCHOR, "Rubisco, the slow enzyme")
    assert (second.anchor, second.anchor_title) == ("", "")  # a link to nowhere is no link
    assert run.first_open == 0 and not run.is_resumed


async def test_starting_enrols_and_is_remembered_as_one_attempt(
    quizzes: QuizzesService, asset_id: AssetId, user_id: UserId, uow: WorkUnits
) -> None:
    first = await quizzes.start(asset_id, user_id=user_id)
    again = await quizzes.start(asset_id, user_id=user_id)
    assert first.attempt_id == again.attempt_id
    async with uow() as work:
        view = await work.courses.outline(first.course_id, user_id)
        attempt = await work.attempts.get(first.attempt_id)
    assert view.is_enrolled
    assert (attempt.score, attempt.max_score, attempt.seed) == (0, 6, 11)


async def test_an_answer_is_one_commit_and_on_the_disk_before_anybody_hears_of_it(
    quizzes: QuizzesService,
    asset_id: AssetId,
    user_id: UserId,
    event_hub: EventHub,
    commits: list[str],
    database_file: Path,
) -> None:
    run = await quizzes.start(asset_id, user_id=user_id)
    stored: list[tuple[str, float]] = []

    def look(given: AnswerGiven) -> None:
        # Another connection sees only what was committed.
        with closing(sqlite3.connect(database_file)) as other:
            stored.extend(other.execute("select question_id, score from quiz_answers"))
        assert given.question_id == "rubisco"

    event_hub.subscribe(AnswerGiven, look)
    commits.clear()
    result = await quizzes.submit_answer(run.attempt_id, "rubisco", RIGHT, user_id=user_id)
    assert commits == ["commit"]
    assert stored == [("rubisco", 1.0)]
    assert result.grade.correct and result.correct_text == "It joins carbon dioxide to RuBP"


async def test_the_first_answer_counts(
    quizzes: QuizzesService,
    asset_id: AssetId,
    user_id: UserId,
    event_hub: EventHub,
    commits: list[str],
    uow: WorkUnits,
) -> None:
    heard: list[AnswerGiven] = []
    event_hub.subscribe(AnswerGiven, heard.append)
    run = await quizzes.start(asset_id, user_id=user_id)
    first = await quizzes.submit_answer(run.attempt_id, "rubisco", WRONG, user_id=user_id)
    commits.clear()
    second = await quizzes.submit_answer(run.attempt_id, "rubisco", RIGHT, user_id=user_id)
    assert second == first and not second.grade.correct
    assert commits == [] and len(heard) == 1
    async with uow() as work:
        assert (await work.attempts.get(run.attempt_id)).score == 0


async def test_the_attempt_carries_the_score_of_its_answers(
    quizzes: QuizzesService, asset_id: AssetId, user_id: UserId, uow: WorkUnits
) -> None:
    run = await quizzes.start(asset_id, user_id=user_id)
    await quizzes.submit_answer(run.attempt_id, "rubisco", RIGHT, user_id=user_id)
    pairs = {"pairs": {"italy": "rome", "norway": "bern"}}
    await quizzes.submit_answer(run.attempt_id, "capitals", pairs, user_id=user_id)
    async with uow() as work:
        attempt = await work.attempts.get(run.attempt_id)
    assert (attempt.score, attempt.max_score, attempt.finished_at) == (2.0, 6.0, None)


async def test_a_run_goes_on_where_it_stopped(
    uow: WorkUnits,
    event_hub: EventHub,
    fixed_now: Callable[[], datetime],
    asset_id: AssetId,
    user_id: UserId,
) -> None:
    before = QuizzesService(uow, event_hub, fixed_now, new_seed=lambda: 5)
    run = await before.start(asset_id, user_id=user_id)
    await before.submit_answer(run.attempt_id, "rubisco", WRONG, user_id=user_id)
    # The program was closed; another seed would be drawn now.
    after = QuizzesService(uow, event_hub, fixed_now, new_seed=lambda: 6)
    again = await after.start(asset_id, user_id=user_id)
    assert again.is_resumed and again.first_open == 1
    assert again.attempt_id == run.attempt_id
    assert [view.shown for view in again.questions] == [view.shown for view in run.questions]
    kept = again.questions[0].result
    assert kept is not None and kept.answer == WRONG
    assert [part.verdict for part in kept.grade.parts][2] is Verdict.WRONG
    await after.submit_answer(run.attempt_id, "clouds", {"value": True}, user_id=user_id)


async def test_finishing_counts_open_questions_as_wrong(
    quizzes: QuizzesService, asset_id: AssetId, user_id: UserId, event_hub: EventHub
) -> None:
    heard: list[QuizFinished] = []
    event_hub.subscribe(QuizFinished, heard.append)
    run = await quizzes.start(asset_id, user_id=user_id)
    await quizzes.submit_answer(run.attempt_id, "rubisco", RIGHT, user_id=user_id)
    await quizzes.submit_answer(run.attempt_id, "clouds", {"value": False}, user_id=user_id)
    pairs = {"pairs": {"italy": "rome", "norway": "oslo"}}
    await quizzes.submit_answer(run.attempt_id, "capitals", pairs, user_id=user_id)
    result = await quizzes.finish(run.attempt_id, user_id=user_id)
    assert (result.score, result.max_score, result.percent) == (3, 6, 50)
    assert result.passed is True and result.words == "Well done" and result.right == 2
    assert [outcome.verdict for outcome in result.outcomes] == [
        Verdict.RIGHT,
        Verdict.WRONG,
        Verdict.RIGHT,
        Verdict.MISSED,
    ]
    assert [outcome.number for outcome in result.outcomes] == [1, 2, 3, 5]
    assert heard == [QuizFinished(run.attempt_id, asset_id, 3, 6)]
    again = await quizzes.finish(run.attempt_id, user_id=user_id)
    assert again == result and len(heard) == 1


async def test_the_best_attempt_is_remembered(
    quizzes: QuizzesService, asset_id: AssetId, user_id: UserId
) -> None:
    first = await quizzes.start(asset_id, user_id=user_id)
    await quizzes.submit_answer(first.attempt_id, "rubisco", RIGHT, user_id=user_id)
    assert (await quizzes.finish(first.attempt_id, user_id=user_id)).best_percent == 16.7
    second = await quizzes.restart(asset_id, user_id=user_id)
    assert second.attempt_id != first.attempt_id
    assert all(view.result is None for view in second.questions)
    result = await quizzes.finish(second.attempt_id, user_id=user_id)
    assert (result.percent, result.best_percent, result.passed) == (0, 16.7, False)


async def test_restarting_closes_what_was_begun_and_reuses_what_was_not(
    quizzes: QuizzesService, asset_id: AssetId, user_id: UserId, uow: WorkUnits
) -> None:
    run = await quizzes.start(asset_id, user_id=user_id)
    assert (await quizzes.restart(asset_id, user_id=user_id)).attempt_id == run.attempt_id
    await quizzes.submit_answer(run.attempt_id, "rubisco", RIGHT, user_id=user_id)
    fresh = await quizzes.restart(asset_id, user_id=user_id)
    assert fresh.attempt_id != run.attempt_id
    async with uow() as work:
        old = await work.attempts.get(run.attempt_id)
    assert old.finished_at is not None and old.score == 1


async def test_strangers_and_late_comers_are_told_so(
    quizzes: QuizzesService, asset_id: AssetId, user_id: UserId
) -> None:
    run = await quizzes.start(asset_id, user_id=user_id)
    stranger = UserId(user_id + 1)
    with pytest.raises(PermissionDenied, match="somebody else"):
        await quizzes.submit_answer(run.attempt_id, "rubisco", RIGHT, user_id=stranger)
    with pytest.raises(PermissionDenied):
        await quizzes.finish(run.attempt_id, user_id=stranger)
    with pytest.raises(NotFound, match="not part of the quiz"):
        await quizzes.submit_answer(run.attempt_id, "none", RIGHT, user_id=user_id)
    with pytest.raises(InvalidContent, match="takes no answer"):
        await quizzes.submit_answer(run.attempt_id, "stack", {}, user_id=user_id)
    with pytest.raises(InvalidContent, match="cannot be read"):
        await quizzes.submit_answer(run.attempt_id, "rubisco", {"chosen": ["z"]}, user_id=user_id)
    with pytest.raises(NotFound):
        await quizzes.submit_answer(AttemptId(999), "rubisco", RIGHT, user_id=user_id)
    await quizzes.finish(run.attempt_id, user_id=user_id)
    with pytest.raises(InvalidContent, match="finished"):
        await quizzes.submit_answer(run.attempt_id, "rubisco", RIGHT, user_id=user_id)


async def test_a_refused_answer_leaves_nothing(
    quizzes: QuizzesService, asset_id: AssetId, user_id: UserId, uow: WorkUnits
) -> None:
    run = await quizzes.start(asset_id, user_id=user_id)
    with pytest.raises(InvalidContent):
        await quizzes.submit_answer(run.attempt_id, "rubisco", {"chosen": ["z"]}, user_id=user_id)
    async with uow() as work:
        assert await work.attempts.answers(run.attempt_id) == ()
    result = await quizzes.submit_answer(run.attempt_id, "rubisco", RIGHT, user_id=user_id)
    assert result.grade.correct


async def test_what_is_no_quiz_is_named(
    quizzes: QuizzesService, uow: WorkUnits, user_id: UserId
) -> None:
    _, terms = await add_course(uow, QUIZ)
    with pytest.raises(InvalidContent, match="not a quiz"):
        await quizzes.start(terms, user_id=user_id)
    broken, _ = await add_course(uow, quiz_of(sample("choice", choices=[])))
    with pytest.raises(InvalidContent, match="Question 1 \\(rubisco\\), field choices"):
        await quizzes.start(broken, user_id=user_id)
    empty, _ = await add_course(uow, quiz_of(sample("opaque"), title="Kept"))
    with pytest.raises(InvalidContent, match="“Kept” has no question that can be asked"):
        await quizzes.start(empty, user_id=user_id)
    with pytest.raises(NotFound):
        await quizzes.start(AssetId(999), user_id=user_id)


async def test_an_attempt_goes_on_as_it_was_begun_when_the_quiz_is_edited(
    uow: WorkUnits,
    event_hub: EventHub,
    fixed_now: Callable[[], datetime],
    asset_id: AssetId,
    user_id: UserId,
) -> None:
    quizzes = QuizzesService(uow, event_hub, fixed_now)
    run = await quizzes.start(asset_id, user_id=user_id)
    await quizzes.submit_answer(run.attempt_id, "rubisco", RIGHT, user_id=user_id)
    new_choices = [{"id": "x", "text": "X", "fraction": 1}, {"id": "y", "text": "Y"}]
    edited = quiz_of(sample("choice", choices=new_choices), sample("match"))
    await edit(uow, asset_id, edited)
    # The screen is still open: what it shows is what is judged.
    water = {"gaps": {"word": "sand"}}
    await quizzes.submit_answer(run.attempt_id, "water", water, user_id=user_id)
    # The program was closed meanwhile: the same questions in the same order.
    again = await QuizzesService(uow, event_hub, fixed_now).start(asset_id, user_id=user_id)
    assert again.is_edited and not run.is_edited
    assert [view.id for view in again.questions] == [view.id for view in run.questions]
    kept = again.questions[0].result
    assert kept is not None and not kept.is_changed and kept.grade.correct
    pairs = {"pairs": {"italy": "rome", "norway": "oslo"}}
    await quizzes.submit_answer(run.attempt_id, "capitals", pairs, user_id=user_id)
    result = await quizzes.finish(run.attempt_id, user_id=user_id)
    assert (result.score, result.max_score) == (3, 6)
    fresh = await quizzes.start(asset_id, user_id=user_id)
    assert [view.id for view in fresh.questions] == ["rubisco", "capitals"]
    shown, looked = await quizzes.look(run.attempt_id, user_id=user_id)
    assert [view.id for view in shown.questions] == [view.id for view in run.questions]
    assert looked.score == 3


async def test_an_attempt_from_before_versions_were_kept_is_pinned_when_it_goes_on(
    uow: WorkUnits,
    event_hub: EventHub,
    fixed_now: Callable[[], datetime],
    asset_id: AssetId,
    user_id: UserId,
    database_file: Path,
) -> None:
    quizzes = QuizzesService(uow, event_hub, fixed_now)
    run = await quizzes.start(asset_id, user_id=user_id)
    await quizzes.submit_answer(run.attempt_id, "clouds", {"value": True}, user_id=user_id)
    with closing(sqlite3.connect(database_file)) as other, other:
        other.execute("UPDATE quiz_attempts SET version = '', asked = '[]', seen_at = ''")
        other.execute("UPDATE quiz_answers SET tries = '[]'")
    await edit(uow, asset_id, quiz_of(sample("true_false", answer=False)))
    # What was asked is not known any more: the stored points stand.
    again = await QuizzesService(uow, event_hub, fixed_now).start(asset_id, user_id=user_id)
    kept = again.questions[0].result
    assert kept is not None and kept.is_changed
    assert (kept.grade.points, kept.grade.verdict) == (1, Verdict.RIGHT)
    async with uow() as work:
        attempt = await work.attempts.get(run.attempt_id)
    assert attempt.version and attempt.asked == ("clouds",)


async def test_many_attempts_keep_only_a_few_quizzes_in_memory(
    quizzes: QuizzesService, uow: WorkUnits, user_id: UserId
) -> None:
    runs = []
    for _ in range(12):
        asset, _ = await add_course(uow, QUIZ)
        runs.append(await quizzes.start(asset, user_id=user_id))
    for run in runs:  # the first ones are read again
        result = await quizzes.submit_answer(run.attempt_id, "rubisco", RIGHT, user_id=user_id)
        assert result.grade.correct
    assert len(quizzes._sittings) == KEPT_SITTINGS


def test_passages_are_found_by_their_anchors() -> None:
    assert passage_titles(LESSON) == {
        "water": "Water",
        ANCHOR: "Rubisco, the slow enzyme",
        "own-id": "Named",
        f"{ANCHOR}-2": "Rubisco, the slow enzyme",
    }
