"""Cards that are held back, crammed and counted; parameters from the own history."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain import scheduling
from coursegen_desktop.domain.draft import AssetDraft
from coursegen_desktop.domain.errors import InvalidContent, NotFound
from coursegen_desktop.domain.ids import CardId, CourseId, UserId
from coursegen_desktop.domain.review import (
    CardState,
    CramFrom,
    CramQuery,
    Hold,
    ReviewSettings,
)
from tests.db.watching import statements
from tests.domain.questions.given import quiz_of

from .review_desk import MORNING, RIGHT, WRONG, Desk, asks, quiz


@pytest.fixture
async def desk(database: Database, user_id: UserId) -> AsyncIterator[Desk]:
    yield Desk(database, user_id)


# ------------------------------------------------------------ held back


async def test_suspended_buried_and_removed_cards_are_not_asked(desk: Desk) -> None:
    keys = await desk.added(3)
    await desk.review.suspend(keys[:1], user_id=desk.me)
    await desk.review.bury(keys[1:2], user_id=desk.me)
    assert (await desk.counts()).total == 1
    (held,) = await desk.review.held(Hold.SUSPENDED, user_id=desk.me)
    assert (held.card_id, held.title, held.hold) == (keys[0], "Is q0 so?", Hold.SUSPENDED)
    desk.later(days=1)
    assert (await desk.counts()).total == 2
    await desk.review.release(keys[:1], user_id=desk.me)
    assert (await desk.counts()).total == 3
    await desk.review.remove(keys, user_id=desk.me)
    assert desk.everything() == []


async def test_a_leech_is_held_back_with_its_passage(desk: Desk) -> None:
    (key,) = await desk.added(1)
    day = MORNING.date().toordinal()
    desk.write(
        "UPDATE review_cards SET state = 2, reps = 20, lapses = 7, stability = 2, difficulty = 9,"
        f" last_day = {day - 3}, due_day = {day}"
    )
    outcome = await desk.answer(await desk.asked(), WRONG)
    assert outcome.is_leech and outcome.lapses == 8 and outcome.lesson_id is not None
    assert await desk.next() is None
    assert (await desk.review.today(user_id=desk.me)).leeches == 1
    (leech,) = await desk.review.held(Hold.LEECH, user_id=desk.me)
    assert (leech.card_id, leech.lapses) == (key, 8)
    crammed = await desk.review.cram(CramQuery(CramFrom.LEECHES), user_id=desk.me)
    assert crammed == (key,)
    await desk.review.undo(user_id=desk.me)
    assert not await desk.review.held(Hold.LEECH, user_id=desk.me)
    await desk.answer(await desk.asked(), WRONG)
    await desk.review.release([key], user_id=desk.me)
    assert (await desk.asked()).state is CardState.RELEARNING
    (still,) = await desk.review.held(Hold.NONE, user_id=desk.me)
    assert still.lapses == 8


@pytest.mark.parametrize("how", ["question", "asset", "broken"])
async def test_a_card_whose_question_vanished_is_kept_and_listed(desk: Desk, how: str) -> None:
    (asset,) = await desk.course(quiz(2))
    keys = [await desk.review.add_question(asset, f"q{n}", user_id=desk.me) for n in range(2)]
    if how == "asset":
        desk.write(f"DELETE FROM lesson_assets WHERE id = {asset}")
    else:
        left = [{"id": "q0", "type": "choice"}] if how == "broken" else []
        content = quiz_of(*left, asks("q1"))
        async with desk.uow(write=True) as work:
            await work.assets.put(asset, AssetDraft(asset_type="quiz", content=content))
            await work.commit()
    view = await desk.next()
    missing = await desk.review.held(Hold.MISSING, user_id=desk.me)
    if how == "asset":
        assert view is None and [item.card_id for item in missing] == keys
    else:
        assert view is not None and view.card_id == keys[1]
        assert [item.card_id for item in missing] == keys[:1]
    assert missing[0].title == "Is q0 so?" and missing[0].hold is Hold.MISSING
    assert (await desk.review.today(user_id=desk.me)).missing == len(missing)
    with pytest.raises(NotFound, match="not in the course any more"):
        await desk.review.card(keys[0], user_id=desk.me)
    if how != "asset":  # the question comes back
        async with desk.uow(write=True) as work:
            await work.assets.put(asset, AssetDraft(asset_type="quiz", content=quiz(2)))
            await work.commit()
        await desk.review.release(keys[:1], user_id=desk.me)
        assert (await desk.asked()).card_id == keys[0]


async def test_a_question_that_was_edited_is_asked_as_it_is_now(desk: Desk) -> None:
    (asset,) = await desk.course(quiz(1))
    await desk.review.add_question(asset, "q0", user_id=desk.me)
    assert not (await desk.asked()).is_changed
    edited = quiz_of({**asks("q0"), "answer": False})
    async with desk.uow(write=True) as work:
        await work.assets.put(asset, AssetDraft(asset_type="quiz", content=edited))
        await work.commit()
    view = await desk.asked()
    assert view.is_changed
    outcome = await desk.answer(view, WRONG)
    assert outcome.result.grade.correct and outcome.result.is_changed


async def test_what_belongs_to_somebody_else_is_not_found(desk: Desk) -> None:
    (key,) = await desk.added(1)
    other = UserId(99)
    with pytest.raises(NotFound):
        await desk.review.card(key, user_id=other)
    before = desk.everything()
    await desk.review.suspend([key], user_id=other)
    await desk.review.bury([key], user_id=other)
    await desk.review.remove([key], user_id=other)
    assert desk.everything() == before
    assert await desk.review.next(user_id=other) is None


# ------------------------------------------------------------ cram and figures


async def test_cramming_leaves_the_schedule_alone(desk: Desk) -> None:
    (asset,) = await desk.course(quiz(4))
    await desk.missed(asset, "q0", "q1")
    added = await desk.review.add_question(asset, "q2", user_id=desk.me)
    await desk.answer(await desk.asked(), WRONG)
    before = desk.everything()
    me = {"user_id": desk.me}
    every = await desk.review.cram(CramQuery(), **me)
    assert set(every) == {row[0] for row in before} and every[0] == added
    mistakes = await desk.review.cram(CramQuery(CramFrom.MISTAKES), **me)
    assert set(mistakes) == set(every) - {added}
    assert await desk.review.cram(CramQuery(CramFrom.FAILED_TODAY), **me) == (added,)
    assert await desk.review.cram(CramQuery(CramFrom.WEAKEST), **me) == (added,)
    assert len(await desk.review.cram(CramQuery(limit=1), **me)) == 1
    assert await desk.review.cram(CramQuery(course_id=CourseId(99)), **me) == ()
    for key in every:
        await desk.review.card(key, **me)
        assert (await desk.review.try_answer(key, RIGHT, **me)).grade.correct
    assert desk.everything() == before and len(desk.rows("SELECT 1 FROM review_log")) == 1


async def test_the_forecast_and_the_true_retention(desk: Desk) -> None:
    await desk.added(4)
    await desk.review.save_settings(ReviewSettings(desired_retention=0.8), user_id=desk.me)
    dues = [(await desk.answer(await desk.asked())).due for _ in range(4)]
    forecast = await desk.review.forecast(user_id=desk.me, days=60)
    assert len(forecast) == 60 and {
        item.day: item.reviews for item in forecast if item.reviews
    } == {day: dues.count(day) for day in dues}
    nothing = await desk.review.retention(user_id=desk.me)
    assert (nothing.reviews, nothing.true_share, nothing.desired) == (0, None, 0.8)
    desk.later(days=20)
    assert (await desk.review.forecast(user_id=desk.me))[0].reviews == 4
    for answer in (RIGHT, RIGHT, RIGHT, WRONG):
        await desk.answer(await desk.asked(), answer)
    await desk.answer(await desk.asked())  # once more today: does not count
    found = await desk.review.retention(user_id=desk.me)
    assert (found.reviews, found.remembered, found.true_share) == (4, 3, 0.75)
    assert found.predicted is not None and 0.3 < found.predicted < 0.9


async def test_what_is_known_of_each_lesson(desk: Desk) -> None:
    assert await desk.review.known(user_id=desk.me) == ()
    cards = await desk.added(4)
    (other,) = await desk.course(quiz(2), title="Other")
    assert await desk.review.known(user_id=desk.me) == ()  # nothing was reviewed yet
    for _ in cards[:3]:
        await desk.answer(await desk.asked())
    (fresh,) = await desk.review.known(user_id=desk.me)
    assert (fresh.title, fresh.course_title, fresh.cards) == ("Lesson", "Course", 3)
    assert fresh.share > 0.995
    desk.later(days=9)
    await desk.review.add_question(other, "q0", user_id=desk.me)
    course = await desk.course_of(other)
    view = await desk.review.next(user_id=desk.me, course_id=course)
    assert view is not None
    await desk.answer(view)
    first, second = await desk.review.known(user_id=desk.me)
    assert (first.course_title, second.course_title) == ("Course", "Other")
    rows = desk.rows("SELECT stability, last_day FROM review_cards WHERE reps > 0 ORDER BY id")
    today = (await desk.review.today(user_id=desk.me)).day.toordinal()
    exact = [scheduling.retrievability(s, today - day) for s, day in rows[:3]]
    assert first.share == pytest.approx(sum(exact) / 3, abs=0.005) and first.share < 0.95
    desk.write(f"UPDATE courses SET deleted_at = 'x' WHERE id = {course}")
    assert [one.course_title for one in await desk.review.known(user_id=desk.me)] == ["Course"]


async def test_a_card_brings_the_pictures_of_its_quiz(desk: Desk) -> None:
    picture = {"id": "map", "path": "media/map.png", "mime": "image/png",
               "sha256": "0" * 64}  # fmt: skip
    shows = {**asks("p"), "prompt": "![A map](media:map) Is this so?"}
    (asset,) = await desk.course(quiz_of(shows, asks("q"), media=[picture]))
    async with desk.uow(write=True) as work:
        lesson = (await work.assets.get(asset)).lesson_id
        file = AssetDraft(asset_type="media", content={"name": "map.png"}, file_path="ab/map.png")
        await work.assets.add(lesson, file)
        await work.commit()
    keys = [await desk.review.add_question(asset, n, user_id=desk.me) for n in ("p", "q")]
    views = [await desk.review.card(key, user_id=desk.me) for key in keys]
    assert views[0].pictures["media:map"] == "ab/map.png"
    assert views[1].pictures == {}  # it shows none, so nothing is looked for


async def test_parameters_come_from_the_own_history(desk: Desk) -> None:
    with pytest.raises(InvalidContent, match="0 of 400"):
        await desk.review.optimise(user_id=desk.me)
    await desk.added(60)
    day = MORNING.date().toordinal()
    desk.write(
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 7)"
        " INSERT INTO review_log (card_id, user_id, at, day, recall, state, elapsed_days,"
        " predicted, took_ms, expected_ms, fraction, is_undone, before, answer)"
        f" SELECT c.id, c.user_id, '', {day - 60} + n.i * 3, CASE WHEN (c.id + n.i) % 3 THEN 3"
        " ELSE 1 END, 2, 3, 0.9, 1, 1, 1, 0, '{}', '{}' FROM review_cards c, n"
    )
    desk.write(
        f"UPDATE review_cards SET state = 2, reps = 8, stability = 5, difficulty = 5,"
        f" last_day = {day - 39}, due_day = {day + 9}"
    )
    assert (await desk.review.today(user_id=desk.me)).can_optimise
    dues = desk.rows("SELECT due_day FROM review_cards")
    fitted = await desk.review.optimise(user_id=desk.me)
    assert fitted.is_kept and fitted.reviews == 480 and fitted.loss_after < fitted.loss_before
    assert desk.worker.calls == 2, "never in the window's thread"
    found = desk.rows("SELECT DISTINCT stability FROM review_cards")
    assert (5.0,) not in found and desk.rows("SELECT due_day FROM review_cards") == dues
    assert not (await desk.review.today(user_id=desk.me)).can_optimise
    await desk.review.save_settings(ReviewSettings(), user_id=desk.me)
    view = await desk.review.card(CardId(1), user_id=desk.me)
    await desk.review.use_defaults(user_id=desk.me)
    usual = await desk.review.card(CardId(1), user_id=desk.me)
    assert usual.days != view.days


# ------------------------------------------------------------ few statements


async def test_today_and_next_ask_little(desk: Desk) -> None:
    """Whatever there is: one pass for all counts, and none for each course."""
    for number in range(5):
        (asset,) = await desk.course(quiz(3), title=f"Course {number}")
        for name in ("q0", "q1", "q2"):
            await desk.review.add_question(asset, name, user_id=desk.me)
    await desk.answer(await desk.asked(), WRONG)
    await desk.review.save_settings(ReviewSettings(new_per_day=4), user_id=desk.me)
    with statements(desk.database) as sent:
        today = await desk.review.today(user_id=desk.me)
    assert len(sent) <= 7, [sql for sql, _ in sent]
    assert (today.counts.learning, today.counts.new, today.beyond.new) == (1, 3, 11)
    assert today.next_at == desk.moment + scheduling.AGAIN_AFTER
    with statements(desk.database) as sent:
        assert await desk.next() is not None
    assert len(sent) <= 6, [sql for sql, _ in sent]


async def test_what_comes_again_counts_in_open_courses_only(desk: Desk) -> None:
    await desk.added(1)
    await desk.answer(await desk.asked(), WRONG)
    assert (await desk.review.today(user_id=desk.me)).next_at is not None
    assert [title for _, title in await desk.review.courses(user_id=desk.me)] == ["Course"]
    desk.write("UPDATE courses SET deleted_at = 'x'")
    today = await desk.review.today(user_id=desk.me)
    assert (today.next_at, today.counts.total, today.cards) == (None, 0, 1)
    assert await desk.review.courses(user_id=desk.me) == ()
