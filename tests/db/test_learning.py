"""What a learner leaves behind: enrolments, completions, places, attempts, figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.db.repositories.figures import DayRows
from coursegen_desktop.domain.attempt import AnswerWrite
from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import Conflict, NotFound
from coursegen_desktop.domain.ids import AssetId, AttemptId, CourseId, LessonId, UserId
from coursegen_desktop.domain.library import ContinueCard
from coursegen_desktop.domain.place import Place

from .test_authoring import added, draft_of

FIRST, LAST = "0000-01-01", "9999-12-31"


def at(hour: int, day: int = 23) -> str:
    return f"2026-11-{day:02d}T{hour:02d}:00:00.000000+00:00"


async def outline(database: Database, course_id: CourseId, user_id: UserId) -> CourseView:
    async with database.unit_of_work() as u:
        return await u.courses.outline(course_id, user_id)


async def complete(
    database: Database, user_id: UserId, lesson: LessonId, done: bool = True, day: int = 23
) -> None:
    async with database.unit_of_work(write=True) as u:
        course_id = await u.lessons.course_of(lesson)
        await u.enrollments.touch(user_id, course_id, lesson, at(12, day))
        await u.completions.set(user_id, lesson, done, at(12, day), f"2026-11-{day:02d}")
        await u.enrollments.refresh_course(course_id)
        await u.commit()


async def other_user(database: Database) -> UserId:
    async with database.unit_of_work(write=True) as u:
        user = await u.users.add(email="b@x", full_name="Bea B.", is_admin=False)
        await u.commit()
    return user.id


# ------------------------------------------------------------ people and settings


async def test_people(database: Database, user_id: UserId) -> None:
    async with database.unit_of_work(write=True) as u:
        first = await u.users.first()
        assert first is not None
        assert first.id == user_id
        bea = await u.users.add(email="b@x", full_name="Bea", is_admin=False)
        with pytest.raises(Conflict):
            await u.users.add(email="b@x", full_name="Another", is_admin=False)
        renamed = await u.users.set_profile(
            bea.id, full_name="Bea B.", email="bea@x", avatar="3", group="4a", base_revision=1
        )
        assert renamed == replace(
            bea, full_name="Bea B.", email="bea@x", avatar="3", group="4a", revision=2
        )
        assert await u.users.get(bea.id) == renamed
        assert await u.users.first() == first
        with pytest.raises(Conflict, match="was changed elsewhere"):
            await u.users.set_profile(
                bea.id, full_name="Old", email="bea@x", avatar="", group="", base_revision=1
            )
        assert await u.users.get(bea.id) == renamed


@pytest.mark.parametrize("value", [None, True, 0, 1.5, "words", ["a", {"b": [1]}], {"é": "ü"}])
async def test_settings_keep_any_json(database: Database, user_id: UserId, value: object) -> None:
    async with database.unit_of_work(write=True) as u:
        assert await u.settings.get(user_id, "x") is None
        await u.settings.put(user_id, "x", "before")
        await u.settings.put(user_id, "x", value)
        await u.settings.put(UserId(0), "x", "the computer's")
        assert await u.settings.get(user_id, "x") == value
        assert await u.settings.get(UserId(0), "x") == "the computer's"


# ------------------------------------------------------------ reading


async def test_opening_enrols_once_and_remembers_the_place(
    database: Database, user_id: UserId
) -> None:
    course_id = await added(database, draft_of(2, 1))
    lessons = (await outline(database, course_id, user_id)).lessons
    async with database.unit_of_work(write=True) as u:
        await u.enrollments.touch(user_id, course_id, lessons[0].id, at(8))
        await u.enrollments.touch(user_id, course_id, lessons[2].id, at(9))
        await u.lessons.save_place(lessons[2].id, user_id, Place(0.25), 0, at(9))
        await u.lessons.save_place(lessons[2].id, user_id, Place(0.75), 0, at(10))
        await u.commit()
    view = await outline(database, course_id, user_id)
    assert view.is_enrolled
    assert view.last_lesson_id == lessons[2].id
    assert view.last_opened_at == at(9)
    async with database.unit_of_work() as u:
        assert (await u.lessons.view(lessons[2].id, user_id)).position == 0.75
        assert (await u.lessons.view(lessons[0].id, user_id)).position == 0.0
        stranger = await u.lessons.view(lessons[2].id, UserId(99))
    assert stranger.position == 0.0
    assert not (await outline(database, course_id, UserId(99))).is_enrolled


async def test_previous_and_next_cross_modules_and_empty_ones(
    database: Database, user_id: UserId
) -> None:
    course_id = await added(database, draft_of(0, 2, 0, 0, 1, 0))
    lessons = (await outline(database, course_id, user_id)).lessons
    async with database.unit_of_work() as u:
        views = [await u.lessons.view(item.id, user_id) for item in lessons]
    names = [(view.previous_title, view.title, view.next_title) for view in views]
    assert names == [("", "L1.0", "L1.1"), ("L1.0", "L1.1", "L4.0"), ("L1.1", "L4.0", "")]
    assert [view.previous_id for view in views] == [None, lessons[0].id, lessons[1].id]
    assert [view.next_id for view in views] == [lessons[1].id, lessons[2].id, None]
    assert [view.module_number for view in views] == [2, 2, 5]


async def test_a_lesson_knows_its_quizzes_and_sources(
    database: Database, user_id: UserId, sample_course: CourseDraft
) -> None:
    course_id = await added(database, sample_course)
    items = (await outline(database, course_id, user_id)).lessons
    async with database.unit_of_work(write=True) as u:
        view = await u.lessons.view(items[0].id, user_id)
        assert view.quiz_ids == tuple(quiz.asset_id for quiz in items[0].quizzes)
        assert view.quiz_ids
        from coursegen_desktop.domain.draft import AssetDraft

        sources = {"version": 1, "sources": [{"id": "s", "name": "water.md"}, {"id": "t"}, 5]}
        await u.assets.add(items[0].id, AssetDraft(asset_type="sources", content=sources))
        assert (await u.lessons.view(items[0].id, user_id)).sources == ("water.md",)
        await u.assets.add(items[1].id, AssetDraft(asset_type="sources", content={"sources": "x"}))
        assert (await u.lessons.view(items[1].id, user_id)).sources == ()


async def test_progress_follows_completions_and_lessons(
    database: Database, user_id: UserId
) -> None:
    course_id = await added(database, draft_of(2, 1))
    lessons = (await outline(database, course_id, user_id)).lessons
    for item, share in zip(lessons, [33.3, 66.7, 100.0], strict=True):
        await complete(database, user_id, item.id)
        assert (await outline(database, course_id, user_id)).progress_percent == share
    await complete(database, user_id, lessons[0].id)
    view = await outline(database, course_id, user_id)
    assert view.progress_percent == 100.0
    assert all(item.is_completed for item in view.lessons)
    await complete(database, user_id, lessons[0].id, done=False)
    assert (await outline(database, course_id, user_id)).progress_percent == 66.7
    async with database.unit_of_work(write=True) as u:
        done = await u.completions.of_course(user_id, course_id)
        assert (done.lessons, done.of_lessons) == (2, 3)
        await u.lessons.delete(lessons[0].id)
        await u.enrollments.refresh_course(course_id)
        await u.commit()
    assert (await outline(database, course_id, user_id)).progress_percent == 100.0


async def test_marking_again_keeps_the_first_day(database: Database, user_id: UserId) -> None:
    course_id = await added(database, draft_of(1))
    lesson = (await outline(database, course_id, user_id)).lessons[0].id
    await complete(database, user_id, lesson, day=10)
    await complete(database, user_id, lesson, day=20)
    async with database.unit_of_work() as u:
        found = await u.figures.days(user_id, 0, FIRST, LAST)
    assert [(day.day, day.lessons) for day in found.days] == [("2026-11-10", 1)]


async def test_people_do_not_see_each_others_progress(database: Database, user_id: UserId) -> None:
    course_id = await added(database, draft_of(1))
    lesson = (await outline(database, course_id, user_id)).lessons[0].id
    bea = await other_user(database)
    await complete(database, bea, lesson)
    mine, hers = (
        await outline(database, course_id, user_id),
        await outline(database, course_id, bea),
    )
    assert (mine.progress_percent, hers.progress_percent) == (0.0, 100.0)
    assert not mine.is_enrolled
    async with database.unit_of_work() as u:
        assert (await u.courses.counts(user_id)).not_started == 1
        assert (await u.courses.counts(bea)).completed == 1
        assert not (await u.lessons.view(lesson, user_id)).is_completed


# ------------------------------------------------------------ continue


async def test_continue_goes_on_where_the_learner_was(database: Database, user_id: UserId) -> None:
    async def card() -> ContinueCard | None:
        async with database.unit_of_work() as u:
            return await u.courses.continue_card(user_id)

    assert await card() is None
    first = await added(database, draft_of(2, 2))
    second = await added(database, draft_of(0, 1))
    empty = await added(database, draft_of(0))
    lessons = (await outline(database, first, user_id)).lessons
    only = (await outline(database, second, user_id)).lessons[0]
    async with database.unit_of_work(write=True) as u:
        await u.enrollments.touch(user_id, first, lessons[3].id, at(8))
        await u.commit()
    found = await card()
    assert found is not None
    assert (found.course_id, found.lesson_id) == (first, lessons[3].id)
    assert (found.module_number, found.lesson_number) == (2, 2)
    assert found.minutes_left == lessons[3].minutes
    # Done: the first lesson that is not, even before it.
    await complete(database, user_id, lessons[3].id, day=1)
    found = await card()
    assert found is not None
    assert (found.lesson_id, found.progress_percent) == (lessons[0].id, 25.0)
    # A course opened later comes first, one without lessons never.
    async with database.unit_of_work(write=True) as u:
        await u.enrollments.touch(user_id, second, None, at(9))
        await u.enrollments.touch(user_id, empty, None, at(10))
        await u.commit()
    found = await card()
    assert found is not None
    assert (found.course_id, found.lesson_id, found.module_number) == (second, only.id, 2)
    await complete(database, user_id, only.id)
    found = await card()
    assert found is not None
    assert found.course_id == first
    async with database.unit_of_work(write=True) as u:
        await u.courses.trash(first)
        await u.commit()
    assert await card() is None


# ------------------------------------------------------------ quizzes


async def quiz_of(database: Database, user_id: UserId, draft: CourseDraft) -> AssetId:
    course_id = await added(database, draft)
    return (await outline(database, course_id, user_id)).lessons[0].quizzes[0].asset_id


async def start(database: Database, user_id: UserId, asset: AssetId, day: int = 23) -> AttemptId:
    async with database.unit_of_work(write=True) as u:
        key = await u.attempts.start(
            user_id,
            asset,
            max_score=4,
            moment=at(9, day),
            day=f"2026-11-{day:02d}",
            asset_revision=3,
            seed=77,
        )
        await u.commit()
    return key


async def answer(
    database: Database, user_id: UserId, key: AttemptId, question: str, score: float, day: int = 23
) -> tuple[float, float]:
    async with database.unit_of_work(write=True) as u:
        await u.attempts.add_answer(
            AnswerWrite(
                key,
                user_id,
                question,
                {"value": question},
                score=score,
                max_score=2,
                moment=at(10, day),
                day=f"2026-11-{day:02d}",
            )
        )
        await u.commit()
    async with database.unit_of_work() as u:
        attempt = await u.attempts.get(key)
    return attempt.score, attempt.max_score


async def stand(database: Database, user_id: UserId, asset: AssetId) -> None:
    """Write the best attempt down as what counts."""
    async with database.unit_of_work(write=True) as u:
        ended = await u.quiz_records.ended(user_id, asset)
        best = max(ended, key=lambda one: one.share)
        await u.quiz_records.put_standing(user_id, asset, (best.score, best.max_score), len(ended))
        await u.commit()


async def test_an_attempt_grows_with_each_answer(
    database: Database, user_id: UserId, sample_course: CourseDraft
) -> None:
    asset = await quiz_of(database, user_id, sample_course)
    key = await start(database, user_id, asset)
    assert await answer(database, user_id, key, "q1", 2) == (2, 4)
    assert await answer(database, user_id, key, "q2", 1) == (3, 4)
    # An answer to the same question takes the place of the first.
    assert await answer(database, user_id, key, "q1", 0) == (1, 4)
    async with database.unit_of_work() as u:
        attempt = await u.attempts.get(key)
        assert (attempt.score, attempt.max_score, attempt.finished_at) == (1, 4, None)
        assert (attempt.asset_revision, attempt.seed) == (3, 77)
        assert await u.attempts.open_attempt(user_id, asset) == attempt
        assert await u.attempts.open_attempt(UserId(99), asset) is None
        given = await u.attempts.answers(key)
        assert [(item.question_id, item.score) for item in given] == [("q1", 0), ("q2", 1)]
        assert given[0].answer == {"value": "q1"}
        assert await u.attempts.with_answer(key, "q1") == (attempt, given[0])
        assert await u.attempts.with_answer(key, "q3") == (attempt, None)
        with pytest.raises(NotFound):
            await u.attempts.with_answer(AttemptId(999), "q1")
        assert await u.quiz_records.ended(user_id, asset) == ()
    # More was answered than was announced: the maximum follows.
    await answer(database, user_id, key, "q3", 2)
    assert await answer(database, user_id, key, "q4", 2) == (5, 8)


async def test_a_finished_attempt_counts_and_stays_closed(
    database: Database, user_id: UserId, sample_course: CourseDraft
) -> None:
    asset = await quiz_of(database, user_id, sample_course)
    results = [(1, 23), (2, 23), (0, 22)]
    for score, day in results:
        key = await start(database, user_id, asset, day)
        await answer(database, user_id, key, "q1", score, day)
        async with database.unit_of_work(write=True) as u:
            await u.attempts.finish(key, at(11, day))
            await u.attempts.finish(key, at(12, day), score=99)
            await u.commit()
    await stand(database, user_id, asset)
    async with database.unit_of_work() as u:
        ended = await u.quiz_records.ended(user_id, asset)
        assert sorted((one.score, one.max_score) for one in ended) == [(0, 4), (1, 4), (2, 4)]
        assert await u.attempts.open_attempt(user_id, asset) is None
        assert (await u.attempts.get(key)).finished_at == at(11, 22)
        item = (await u.courses.outline(CourseId(1), user_id)).lessons[0].quizzes[0]
        assert item.best == (2, 4)
        assert (await u.courses.outline(CourseId(1), UserId(99))).lessons[0].quizzes[0].best is None


# ------------------------------------------------------------ figures


async def test_nothing_learned_is_nothing(database: Database, user_id: UserId) -> None:
    async with database.unit_of_work() as u:
        assert await u.figures.days(user_id, 0, FIRST, LAST) == DayRows()
        assert await u.figures.learned(user_id, LAST, 1.0) == []
        assert await u.figures.scores(user_id, 0, FIRST, LAST) == ()
        assert await u.figures.courses(user_id, drafts=True) == []
        assert await u.figures.spent(user_id, FIRST, LAST) == {}
        assert await u.figures.best(user_id) == await u.figures.last(user_id) == {}
        assert await u.figures.outcome_answers(user_id, LAST) == []


async def test_the_figures(database: Database, user_id: UserId, sample_course: CourseDraft) -> None:
    asset = await quiz_of(database, user_id, sample_course)
    other = await added(database, draft_of(4))
    lessons = (await outline(database, CourseId(1), user_id)).lessons
    await complete(database, user_id, lessons[0].id, day=20)
    for score, day in [(2, 2), (1, 8), (0, 9), (2, 10)]:
        key = await start(database, user_id, asset, day)
        await answer(database, user_id, key, "q1", score, day)
        async with database.unit_of_work(write=True) as u:
            await u.attempts.finish(key, at(11, day))
            await u.commit()
    await stand(database, user_id, asset)
    unfinished = await start(database, user_id, asset, 11)
    await answer(database, user_id, unfinished, "q1", 2, 11)
    async with database.unit_of_work(write=True) as u:
        await u.enrollments.touch(user_id, other, None, at(1, 24))
        await u.commit()
    async with database.unit_of_work() as u:
        days = await u.figures.days(user_id, 0, FIRST, LAST)
        scores = await u.figures.scores(user_id, 0, FIRST, LAST)
        late = await u.figures.scores(user_id, 0, "2026-11-09", LAST)
        courses = await u.figures.courses(user_id, drafts=True)
        best, last = await u.figures.best(user_id), await u.figures.last(user_id)
        elsewhere = await u.figures.scores(user_id, other, FIRST, LAST)
    assert [(int(day.day[-2:]), day.lessons, day.answers, day.right) for day in days.days] == [
        (2, 0, 1, 1),
        (8, 0, 1, 0),
        (9, 0, 1, 0),
        (10, 0, 1, 1),
        (11, 0, 1, 1),
        (20, 1, 0, 0),
    ]
    assert days.scored == 5
    # The attempt that was never finished has no result.
    assert [(point.day[-2:], point.percent) for point in scores] == [
        ("02", 50.0),
        ("08", 25.0),
        ("09", 0.0),
        ("10", 50.0),
    ]
    assert late == scores[2:]
    assert elsewhere == ()
    assert [item.id for item in courses] == [other, CourseId(1)]
    assert [item.percent for item in courses] == [0.0, 50.0]
    assert courses[1].planned_done < courses[1].planned
    assert (best, last) == ({1: 0.5}, {1: 0.5})
    assert not any(item.is_deleted for item in courses)
    async with database.unit_of_work(write=True) as u:
        await u.courses.trash(CourseId(1))
        await u.commit()
    async with database.unit_of_work() as u:
        found = await u.figures.courses(user_id, drafts=True)
        assert await u.figures.scores(user_id, 0, FIRST, LAST) == scores, "history stays"
    assert [(item.id, item.is_deleted) for item in found] == [(other, False), (CourseId(1), True)]


async def test_mastery_looks_at_the_last_thousand_answers(
    database: Database, user_id: UserId, sample_course: CourseDraft
) -> None:
    asset = await quiz_of(database, user_id, sample_course)
    ext = {"coursegen:outcome": "Name"}
    version = {"questions": [{"id": f"q{number}", "ext": ext} for number in range(1_030)]}
    async with database.unit_of_work(write=True) as u:
        await u.quiz_records.keep_version(asset, "v", 1, version)
        key = await u.attempts.start(
            user_id, asset, max_score=9, moment=at(9), day="2026-11-23", seed=1, version="v"
        )
        for number in range(1_030):
            await u.attempts.add_answer(
                AnswerWrite(
                    key,
                    user_id,
                    f"q{number}",
                    {},
                    score=0 if number < 30 else 1,
                    max_score=1,
                    moment=f"2026-11-23T10:{number // 60:02d}:{number % 60:02d}.000000+00:00",
                    day="2026-11-23",
                )
            )
        await u.commit()
    async with database.unit_of_work() as u:
        found = await u.figures.outcome_answers(user_id, LAST)
    assert len(found) == 1_000
    assert {(outcome, credit) for _, outcome, credit, _, _ in found} == {("Name", 1.0)}


async def test_the_trend_shows_the_newest_five_hundred_results(
    database: Database, user_id: UserId, sample_course: CourseDraft
) -> None:
    asset = await quiz_of(database, user_id, sample_course)
    async with database.unit_of_work(write=True) as u:
        for number in range(520):
            moment = f"2026-11-23T10:{number // 60:02d}:{number % 60:02d}.000000+00:00"
            key = await u.attempts.start(
                user_id, asset, max_score=1, moment=moment, day="2026-11-23", seed=1
            )
            await u.attempts.finish(key, moment, score=0 if number < 20 else 1, max_score=1)
        await u.commit()
    async with database.unit_of_work() as u:
        found = await u.figures.scores(user_id, 0, FIRST, LAST)
    assert [point.percent for point in found] == [100.0] * 500
