"""The review on a real database: what is due, answering, taking back, holding back, figures."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import Conflict, InvalidContent, NotFound, StorageError
from coursegen_desktop.domain.events import CardsChanged
from coursegen_desktop.domain.ids import AssetId, CardId, CourseId, UserId
from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.domain.review import (
    CardSource,
    CardState,
    CardView,
    Certainty,
    Counts,
    CramFrom,
    CramQuery,
    Hold,
    Recall,
    ReviewOutcome,
    ReviewSettings,
)
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.review import ReviewService
from coursegen_desktop.services.review_cards import after_answer, asked_question
from tests.domain.questions.given import quiz_of, sample

from .desk import Here, commits, heard

BERLIN = ZoneInfo("Europe/Berlin")
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=BERLIN).astimezone(UTC)
SPAN = {"coursegen:span": {"source": "a", "block": "b", "start": 0, "end": 9, "quote": "x"}}
RIGHT, WRONG = {"value": True}, {"value": False}
TOOK = 5_000


def asks(name: str, **changes: Any) -> dict[str, Any]:
    """A statement that is true."""
    return sample("true_false", id=name, prompt=f"Is {name} so?", answer=True, ext=None, **changes)


def card(name: str) -> dict[str, Any]:
    return {"id": name, "type": "flashcard", "prompt": f"Front of {name}", "back": "the back"}


def quiz(count: int) -> dict[str, Any]:
    return quiz_of(*(asks(f"q{number}") for number in range(count)))


class Desk:
    """A learner, his review, and a clock that goes only when it is told to."""

    def __init__(self, database: Database, user_id: UserId) -> None:
        self.database, self.me, self.moment = database, user_id, MORNING
        self.hub, self.worker = EventHub(), Here()
        self.uow = database.unit_of_work
        self.review = ReviewService(self.uow, self.hub, lambda: self.moment, self.worker, BERLIN)

    def later(self, **time: float) -> None:
        self.moment += timedelta(**time)

    async def course(self, *quizzes: dict[str, Any], title: str = "Course") -> list[AssetId]:
        assets = tuple(AssetDraft(asset_type="quiz", content=content) for content in quizzes)
        lesson = LessonDraft(title="Lesson", content="# One", assets=assets)
        draft = CourseDraft(
            title=title, is_published=True, modules=(ModuleDraft(title="M", lessons=(lesson,)),)
        )
        async with self.uow(write=True) as work:
            course = await work.courses.add(draft)
            made = await work.assets.of_course(course, "quiz")
            await work.commit()
        return [asset.id for asset in made]

    async def course_of(self, asset: AssetId) -> CourseId:
        async with self.uow() as work:
            return (await work.assets.get(asset)).course_id

    async def missed(
        self,
        asset: AssetId,
        *names: str,
        verdict: Verdict = Verdict.WRONG,
        certainty: Certainty | None = None,
    ) -> list[CardId | None]:
        """What the quiz service does when questions were answered."""
        keys = []
        async with self.uow(write=True) as work:
            found = await work.assets.get(asset)
            for name in names:
                asked = asked_question(found, name)
                assert asked is not None
                keys.append(
                    await after_answer(
                        work, user_id=self.me, asset=found, question=asked.question,
                        verdict=verdict, moment=self.moment, certainty=certainty,
                    )
                )  # fmt: skip
            await work.commit()
        return keys

    async def added(self, count: int) -> list[CardId]:
        (asset,) = await self.course(quiz(count))
        return [
            await self.review.add_question(asset, f"q{number}", user_id=self.me)
            for number in range(count)
        ]

    async def next(self) -> CardView | None:
        return await self.review.next(user_id=self.me)

    async def asked(self) -> CardView:
        view = await self.next()
        assert view is not None
        return view

    async def answer(
        self, view: CardView, answer: dict[str, Any] = RIGHT, **more: Any
    ) -> ReviewOutcome:
        values = {"user_id": self.me, "reps": view.reps, "took_ms": TOOK, **more}
        return await self.review.answer(view.card_id, answer, **values)

    async def counts(self) -> Counts:
        return (await self.review.today(user_id=self.me)).counts

    def rows(self, sql: str) -> list[Any]:
        with closing(sqlite3.connect(self.database.path)) as connection:
            return connection.execute(sql).fetchall()

    def write(self, sql: str) -> None:
        with closing(sqlite3.connect(self.database.path)) as connection:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA trusted_schema=ON")
            connection.execute(sql)
            connection.commit()

    def everything(self) -> list[Any]:
        return self.rows("SELECT * FROM review_cards ORDER BY id")


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
