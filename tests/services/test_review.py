"""The review on a real database: what is due, answering, taking back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.draft import AssetDraft
from coursegen_desktop.domain.errors import Conflict, InvalidContent, NotFound, StorageError
from coursegen_desktop.domain.events import CardsChanged
from coursegen_desktop.domain.ids import CardId, UserId
from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.domain.review import (
    CardSource,
    CardState,
    Certainty,
    Counts,
    Recall,
    ReviewSettings,
)
from tests.domain.questions.given import quiz_of

from .desk import commits, heard
from .review_desk import BERLIN, MORNING, SPAN, TOOK, WRONG, Desk, asks, card, quiz


@pytest.fixture
async def desk(database: Database, user_id: UserId) -> AsyncIterator[Desk]:
    yield Desk(database, user_id)


# ------------------------------------------------------------ cards out of answers


async def test_a_mistake_becomes_a_card_that_is_asked_tomorrow(desk: Desk) -> None:
    (asset,) = await desk.course(quiz(2))
    assert all(await desk.missed(asset, "q0"))
    assert await desk.next() is None, "its answer was shown just now"
    desk.later(days=1)
    view = await desk.asked()
    assert (view.question.id, view.state, view.source) == ("q0", CardState.NEW, CardSource.MISTAKE)
    assert (view.course_title, view.lesson_title) == ("Course", "Lesson")
    assert view.days[Recall.AGAIN] == 0 and list(view.days.values()) == sorted(view.days.values())


@pytest.mark.parametrize(
    ("verdict", "certainty", "source"),
    [
        (Verdict.WRONG, None, "mistake"),
        (Verdict.PARTIAL, Certainty.SURE, "mistake"),
        (Verdict.RIGHT, Certainty.UNSURE, "uncertain"),
        (Verdict.RIGHT, Certainty.FAIRLY, None),
        (Verdict.RIGHT, None, None),
        (Verdict.NONE, Certainty.UNSURE, None),
    ],
)
async def test_what_becomes_a_card(
    desk: Desk, verdict: Verdict, certainty: Certainty | None, source: str | None
) -> None:
    (asset,) = await desk.course(quiz(1))
    (key,) = await desk.missed(asset, "q0", verdict=verdict, certainty=certainty)
    found = desk.rows("SELECT id, source FROM review_cards")
    assert found == ([] if source is None else [(key, source)])


async def test_another_mistake_only_asks_sooner(desk: Desk) -> None:
    (asset,) = await desk.course(quiz(1))
    await desk.missed(asset, "q0")
    desk.later(days=1)
    outcome = await desk.answer(await desk.asked(), recall=Recall.EASY)
    assert outcome.days > 3
    await desk.missed(asset, "q0", verdict=Verdict.RIGHT, certainty=Certainty.UNSURE)
    assert desk.rows("SELECT due_day FROM review_cards") == [(outcome.due.toordinal(),)]
    before = desk.rows("SELECT stability, reps FROM review_cards")
    await desk.missed(asset, "q0")
    assert desk.rows("SELECT stability, reps FROM review_cards") == before
    desk.later(days=1)
    assert (await desk.asked()).state is CardState.REVIEW


async def test_questions_and_flashcards_can_be_added(desk: Desk) -> None:
    (asset,) = await desk.course(quiz_of(asks("q"), card("f1"), card("f2")))
    first = await desk.review.add_question(asset, "q", user_id=desk.me)
    assert await desk.review.add_question(asset, "q", user_id=desk.me) == first
    course = await desk.course_of(asset)
    assert await desk.review.add_flashcards(course, user_id=desk.me) == 2
    assert await desk.review.add_flashcards(course, user_id=desk.me) == 0
    assert await desk.counts() == Counts(0, 0, 3)
    for name in ("nothing", "q2"):
        with pytest.raises(InvalidContent, match="cannot be reviewed"):
            await desk.review.add_question(asset, name, user_id=desk.me)


async def test_a_flashcard_is_graded_by_the_learner(desk: Desk) -> None:
    (asset,) = await desk.course(quiz_of(card("f")))
    await desk.review.add_question(asset, "f", user_id=desk.me)
    view = await desk.asked()
    assert view.rates_itself and view.back == "the back"
    assert view.question.prompt == "Front of f" and view.source is CardSource.FLASHCARD
    with pytest.raises(InvalidContent, match="by yourself"):
        await desk.answer(view, {})
    outcome = await desk.answer(view, {}, recall=Recall.HARD)
    assert outcome.recall is Recall.HARD and outcome.result.grade.verdict is Verdict.RIGHT
    assert outcome.result.correct_text == "the back"
    again = await desk.review.regrade(view.card_id, Recall.AGAIN, user_id=desk.me)
    assert again.result.grade.verdict is Verdict.WRONG and again.days == 0


# ------------------------------------------------------------ answering


async def test_an_answer_is_one_transaction_and_is_told(desk: Desk) -> None:
    await desk.added(1)
    view = await desk.asked()
    events = heard(desk.hub, CardsChanged)
    with commits(desk.database) as found:
        outcome = await desk.answer(view)
    assert len(found) == 1 and events == [CardsChanged(desk.me)]
    assert outcome.recall is Recall.GOOD and outcome.result.grade.correct
    assert outcome.due.toordinal() - outcome.days == MORNING.date().toordinal()
    assert outcome.days == view.days[Recall.GOOD] == outcome.choices[Recall.GOOD]
    assert desk.rows("SELECT recall, state, took_ms, is_undone FROM review_log") == [
        (3, 0, TOOK, 0)
    ]
    assert await desk.next() is None


async def test_an_answer_counts_once(desk: Desk) -> None:
    await desk.added(1)
    view = await desk.asked()
    await desk.answer(view)
    with pytest.raises(Conflict, match="answered meanwhile"):
        await desk.answer(view, WRONG)
    assert len(desk.rows("SELECT 1 FROM review_log")) == 1


async def test_an_answer_that_is_none_changes_nothing(desk: Desk) -> None:
    await desk.added(1)
    view = await desk.asked()
    before = desk.everything()
    with pytest.raises(InvalidContent):
        await desk.answer(view, {"value": "perhaps"})
    assert desk.everything() == before and desk.rows("SELECT 1 FROM review_log") == []


async def test_a_full_disk_loses_nothing_that_was_acknowledged(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.added(1)
    view = await desk.asked()
    before = desk.everything()

    async def full(*_: object, **__: object) -> None:
        raise StorageError("No room.")

    from coursegen_desktop.db.repositories.review_log import ReviewLogRepository

    monkeypatch.setattr(ReviewLogRepository, "add", full)
    with pytest.raises(StorageError):
        await desk.answer(view)
    assert desk.everything() == before, "neither schedule nor history"


async def test_a_wrong_answer_comes_again_today(desk: Desk) -> None:
    await desk.added(2)
    first = await desk.asked()
    outcome = await desk.answer(first, WRONG)
    assert (outcome.recall, outcome.days) == (Recall.AGAIN, 0)
    second = await desk.asked()
    assert second.card_id != first.card_id, "others come first"
    await desk.answer(second)
    early = await desk.asked()
    assert early.card_id == first.card_id and early.state is CardState.LEARNING
    desk.later(minutes=11)
    assert (await desk.review.today(user_id=desk.me)).counts == Counts(1, 0, 0)
    outcome = await desk.answer(await desk.asked())
    assert outcome.days >= 1 and await desk.next() is None


async def test_grades_by_time_and_certainty(desk: Desk) -> None:
    await desk.added(5)
    given = [
        ({"took_ms": 1_000}, Recall.EASY),
        ({"took_ms": 60_000}, Recall.HARD),
        ({"took_ms": 1_000, "certainty": Certainty.UNSURE}, Recall.HARD),
        ({"took_ms": 60_000, "certainty": Certainty.SURE}, Recall.GOOD),
        ({"took_ms": -5}, Recall.GOOD),
    ]
    for more, wanted in given:
        assert (await desk.answer(await desk.asked(), **more)).recall is wanted


async def test_a_slow_reader_gets_used_to(desk: Desk) -> None:
    """Who takes a minute for everything is not unsure of everything."""
    await desk.added(25)
    await desk.review.save_settings(ReviewSettings(new_per_day=99), user_id=desk.me)
    found = [(await desk.answer(await desk.asked(), took_ms=60_000)).recall for _ in range(24)]
    assert set(found[:20]) == {Recall.HARD} and set(found[20:]) == {Recall.GOOD}


async def test_another_grade_is_as_if_it_had_been_the_first(desk: Desk) -> None:
    await desk.added(1)
    view = await desk.asked()
    await desk.answer(view)
    changed = await desk.review.regrade(view.card_id, Recall.EASY, user_id=desk.me)
    assert changed.days == view.days[Recall.EASY] and changed.result.grade.correct
    wanted = desk.everything()
    assert await desk.review.undo(user_id=desk.me) == view.card_id
    await desk.answer(await desk.asked(), recall=Recall.EASY)
    assert desk.everything() == wanted
    assert desk.rows("SELECT recall FROM review_log WHERE NOT is_undone") == [(4,)]
    with pytest.raises(Conflict):
        await desk.review.regrade(CardId(999), Recall.HARD, user_id=desk.me)


@pytest.mark.parametrize("recall", Recall)
@pytest.mark.parametrize("seen", [0, 1, 2])
async def test_undo_puts_everything_back(desk: Desk, recall: Recall, seen: int) -> None:
    (asset,) = await desk.course(
        quiz_of(
            asks(
                "a",
            ),
            asks("b"),
        )
    )
    for name in ("a", "b"):
        await desk.review.add_question(asset, name, user_id=desk.me)
    desk.write("UPDATE review_cards SET sibling_key = 's'")
    for _ in range(seen):
        await desk.answer(await desk.asked())
        desk.later(days=9)
    before, view = desk.everything(), await desk.asked()
    await desk.answer(view, recall=recall)
    assert desk.everything() != before
    assert await desk.review.undo(user_id=desk.me) == view.card_id
    restored = [tuple(row) for row in desk.everything()]
    buried = [row[1] for row in desk.rows("PRAGMA table_info(review_cards)")].index("buried_until")
    assert [row[:buried] + row[buried + 1 :] for row in restored] == [
        row[:buried] + row[buried + 1 :] for row in before
    ]
    assert all(row[buried] <= desk.moment.date().toordinal() for row in restored)
    assert (await desk.asked()).card_id == view.card_id, "it is asked again"


async def test_only_todays_answers_are_taken_back(desk: Desk) -> None:
    with pytest.raises(NotFound, match="to take back"):
        await desk.review.undo(user_id=desk.me)
    await desk.added(2)
    for _ in range(2):
        await desk.answer(await desk.asked())
    assert (await desk.review.today(user_id=desk.me)).can_undo
    first = await desk.review.undo(user_id=desk.me)
    assert await desk.review.undo(user_id=desk.me) != first
    with pytest.raises(NotFound):
        await desk.review.undo(user_id=desk.me)
    await desk.answer(await desk.asked())
    desk.later(days=1)
    assert not (await desk.review.today(user_id=desk.me)).can_undo
    with pytest.raises(NotFound):
        await desk.review.undo(user_id=desk.me)


# ------------------------------------------------------------ the day


async def test_limits_of_the_day(desk: Desk) -> None:
    await desk.added(6)
    settings = ReviewSettings(new_per_day=4, reviews_per_day=2)
    await desk.review.save_settings(settings, user_id=desk.me)
    assert await desk.review.settings(user_id=desk.me) == settings
    today = await desk.review.today(user_id=desk.me)
    assert (today.counts, today.beyond) == (Counts(0, 0, 4), Counts(0, 0, 2))
    assert today.courses[0].minutes == today.minutes == 1
    for _ in range(4):
        await desk.answer(await desk.asked(), recall=Recall.GOOD)
    assert await desk.next() is None
    today = await desk.review.today(user_id=desk.me)
    assert (today.done_new, today.counts, today.beyond) == (4, Counts(), Counts(0, 0, 2))
    desk.later(days=3)
    today = await desk.review.today(user_id=desk.me)
    assert (today.counts, today.beyond) == (Counts(0, 2, 2), Counts(0, 2, 0))
    for state in (CardState.REVIEW, CardState.REVIEW, CardState.NEW, CardState.NEW):
        view = await desk.asked()
        assert view.state is state
        await desk.answer(view)
    assert await desk.next() is None


async def test_the_day_begins_when_the_learner_wants(desk: Desk) -> None:
    desk.moment = datetime(2026, 11, 23, 23, 0, tzinfo=BERLIN).astimezone(UTC)
    (asset,) = await desk.course(quiz(1))
    await desk.missed(asset, "q0")
    desk.later(hours=4)  # three in the morning
    assert await desk.next() is None
    desk.later(hours=1)
    assert await desk.next() is not None
    desk.later(hours=-1)
    await desk.review.save_settings(ReviewSettings(day_starts_at=3), user_id=desk.me)
    assert await desk.next() is not None
    assert (await desk.review.today(user_id=desk.me)).day.isoformat() == "2026-11-24"


async def test_the_forgotten_soonest_comes_first(desk: Desk) -> None:
    keys = await desk.added(3)
    day = MORNING.date().toordinal()
    for key, stability, last in zip(keys, (100.0, 2.0, 10.0), (30, 5, 9), strict=True):
        desk.write(
            f"UPDATE review_cards SET state = 2, reps = 1, stability = {stability}, difficulty = 5,"
            f" last_day = {day - last}, due_day = {day - 1} WHERE id = {key}"
        )
    order = []
    while (view := await desk.next()) is not None:
        order.append(view.card_id)
        await desk.answer(view)
    assert order == [keys[1], keys[2], keys[0]]


async def test_what_gives_another_away_is_put_off(desk: Desk) -> None:
    (asset,) = await desk.course(quiz_of(asks("a"), asks("b"), asks("c")))
    async with desk.uow(write=True) as work:
        content = quiz_of(*({**asks(n), "ext": SPAN} for n in "ab"), asks("c"))
        await work.assets.put(asset, AssetDraft(asset_type="quiz", content=content))
        await work.commit()
    for name in "abc":
        await desk.review.add_question(asset, name, user_id=desk.me)
    await desk.answer(await desk.asked())
    assert (await desk.asked()).question.id == "c"
    desk.later(days=1)
    assert (await desk.asked()).question.id == "b"
    await desk.review.save_settings(ReviewSettings(bury_siblings=False), user_id=desk.me)
    desk.later(days=30)
    await desk.answer(await desk.asked())
    assert (await desk.counts()).total == 2


async def test_by_course_and_only_where_one_learns(desk: Desk) -> None:
    (one,) = await desk.course(quiz(2), title="B")
    (two,) = await desk.course(quiz(1), title="A")
    for asset, name in ((one, "q0"), (one, "q1"), (two, "q0")):
        await desk.review.add_question(asset, name, user_id=desk.me)
    first = await desk.course_of(one)

    async def titles() -> list[tuple[str, int]]:
        today = await desk.review.today(user_id=desk.me)
        return [(item.title, item.counts.total) for item in today.courses]

    assert await titles() == [("A", 1), ("B", 2)]
    view = await desk.review.next(user_id=desk.me, course_id=first)
    assert view is not None and view.course_title == "B"
    leave = (
        "INSERT INTO enrollments (user_id, course_id, enrolled_at, progress_percent,"
        " last_opened_at, left_at, created_at, updated_at) VALUES (1, {}, '', 0, '', 'x', '', '')"
    )
    trash = "UPDATE courses SET deleted_at = '{}' WHERE id = {{}}"
    for hide, show in (
        (trash.format("x"), trash.format("")),
        (leave, "DELETE FROM enrollments WHERE course_id = {}"),
    ):
        desk.write(hide.format(first))
        assert await titles() == [("A", 1)]
        assert await desk.review.next(user_id=desk.me, course_id=first) is None
        desk.write(show.format(first))
    assert await titles() == [("A", 1), ("B", 2)]
