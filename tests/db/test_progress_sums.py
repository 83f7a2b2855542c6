"""The sums by day: always what the rows say, whatever is done, and mended when they are not."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursegen_desktop.db import migrate, progress_sql, sqlite
from coursegen_desktop.db.progress_sql import AMOUNTS

from .test_schema import NOW, REVIEW_SEED, SEED

Sums = dict[tuple[int, int, str], tuple[int, ...]]
DAYS = ("2016-02-29", "2026-03-29", "2026-11-23", "2026-11-24", "2031-01-01")


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new library with two of everything; each test gets a copy."""
    path = tmp_path_factory.mktemp("sums") / "coursegen.db"
    migrate.create(path)
    with contextlib.closing(sqlite.connect(path)) as opened:
        opened.execute("PRAGMA trusted_schema=ON")
        opened.executescript(SEED + REVIEW_SEED)
        opened.commit()
    return path


@pytest.fixture
def connection(tmp_path: Path, seeded: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection to it, foreign keys on."""
    path = tmp_path / "coursegen.db"
    path.write_bytes(seeded.read_bytes())
    with contextlib.closing(sqlite.connect(path)) as opened:
        opened.execute("PRAGMA foreign_keys=ON")
        opened.execute("PRAGMA trusted_schema=ON")
        opened.execute("BEGIN")
        yield opened


def kept(connection: sqlite3.Connection) -> Sums:
    rows = connection.execute("SELECT * FROM progress_days").fetchall()
    return {(row[0], row[1], row[2]): tuple(row[3:]) for row in rows if any(row[3:])}


class Ledger:
    """What was done, counted here and not in the database; nothing that is deleted leaves it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._counts: Counter[tuple[int, int, str, str]] = Counter()
        for user, course in ((1, 1), (2, 2)):
            self.count(user, course, "2026-11-23", lessons=1, answers=1, scored=1, correct=1)
            self.count(user, course, _review_day(connection, 0), reviews=1)

    def count(self, user: int, course: int, day: str, **amounts: int) -> None:
        for name, amount in amounts.items():
            for key in {course, 0}:
                self._counts[user, key, day, name] += amount

    def forget(self, user: int) -> None:
        for key in [key for key in self._counts if key[0] == user]:
            del self._counts[key]

    def sums(self) -> Sums:
        keys = {key[:3] for key in self._counts}
        found = {key: tuple(self._counts[(*key, name)] for name in AMOUNTS) for key in keys}
        return {key: amounts for key, amounts in found.items() if any(amounts)}


def _review_day(connection: sqlite3.Connection, number: int) -> str:
    return str(connection.execute("SELECT date(? + 1721424.5)", (number,)).fetchone()[0])


class Life:
    """Random acts of two learners; the ledger counts along."""

    def __init__(self, connection: sqlite3.Connection, seed: int) -> None:
        self.db, self.pick = connection, random.Random(seed)
        self.ledger = Ledger(connection)
        self.done = {(1, 1): "2026-11-23", (2, 2): "2026-11-23"}
        self.answers = {1: (1, 1, "2026-11-23", 1, 1), 2: (2, 2, "2026-11-23", 1, 1)}
        self.reviews: dict[int, tuple[int, int, str]] = {}
        self.time: dict[int, tuple[int, int, str, int]] = {}

    def _someone(self) -> tuple[int, str]:
        return self.pick.choice((1, 2)), self.pick.choice(DAYS)

    def complete(self) -> None:
        user, day = self._someone()
        lesson = self.pick.choice((1, 2))
        if (user, lesson) in self.done:
            self.db.execute(
                "DELETE FROM lesson_completions WHERE user_id = ? AND lesson_id = ?", (user, lesson)
            )
            self.ledger.count(user, lesson, self.done.pop((user, lesson)), lessons=-1)
            return
        self.db.execute(
            "INSERT INTO lesson_completions (user_id, lesson_id, completed_at, day)"
            " VALUES (?, ?, ?, ?)",
            (user, lesson, NOW, day),
        )
        self.done[user, lesson] = day
        self.ledger.count(user, lesson, day, lessons=1)

    def answer(self) -> None:
        user, day = self._someone()
        course, score = self.pick.choice((1, 2)), self.pick.choice((0, 0.5, 1))
        most = self.pick.choice((0, 1, 1))
        waits = self.pick.random() < 0.2
        attempt = self.db.execute(
            "INSERT INTO quiz_attempts (public_id, user_id, asset_id, asset_revision, score,"
            " max_score, attempted_at, day, seed) VALUES (?, ?, ?, 1, 0, 1, ?, ?, 0)",
            (str(self.pick.random()), user, course, NOW, day),
        ).lastrowid
        key = self.db.execute(
            "INSERT INTO quiz_answers (attempt_id, user_id, question_id, score, max_score,"
            " answered_at, day, answer, needs_marking) VALUES (?, ?, 'q', ?, ?, ?, ?, '{}', ?)",
            (attempt, user, score, most, NOW, day, waits),
        ).lastrowid
        assert key is not None
        self._answered(key, user, course, day, most > 0 and not waits, score >= most)

    def _answered(
        self, key: int, user: int, course: int, day: str, scored: bool, full: bool
    ) -> None:
        self.answers[key] = (user, course, day, int(scored), int(scored and full))
        self._count_answer(key, 1)

    def _count_answer(self, key: int, sign: int) -> None:
        user, course, day, scored, correct = self.answers[key]
        amounts = {"answers": sign, "scored": sign * scored, "correct": sign * correct}
        self.ledger.count(user, course, day, **amounts)

    def answer_anew(self) -> None:
        key = self.pick.choice(list(self.answers))
        user, course, *_ = self.answers[key]
        day, score = self.pick.choice(DAYS), self.pick.choice((0, 0.5, 1))
        self.db.execute(
            "UPDATE quiz_answers SET day = ?, score = ?, max_score = 1, needs_marking = 0"
            " WHERE id = ?",
            (day, score, key),
        )
        self._count_answer(key, -1)
        self._answered(key, user, course, day, True, score == 1)

    def drop_attempt(self) -> None:
        key = self.pick.choice(list(self.answers))
        self.db.execute(
            "DELETE FROM quiz_attempts"
            " WHERE id = (SELECT attempt_id FROM quiz_answers WHERE id = ?)",
            (key,),
        )
        self._count_answer(key, -1)
        del self.answers[key]

    def review(self) -> None:
        card = self.pick.choice((1, 2))
        number = self.pick.choice((739_000, 739_943, 740_000))
        key = self.db.execute(
            "INSERT INTO review_log (card_id, user_id, at, day, recall, state, elapsed_days,"
            " predicted, took_ms, expected_ms, fraction, is_undone, before, answer)"
            " VALUES (?, ?, ?, ?, 3, 2, 1, 0.9, 1, 1, 1, 0, '{}', '{}')",
            (card, card, NOW, number),
        ).lastrowid
        assert key is not None
        self.reviews[key] = (card, card, _review_day(self.db, number))
        self.ledger.count(*self.reviews[key], reviews=1)

    def take_back(self) -> None:
        if self.reviews:
            key = self.pick.choice(list(self.reviews))
            self.db.execute("UPDATE review_log SET is_undone = 1 WHERE id = ?", (key,))
            self.ledger.count(*self.reviews.pop(key), reviews=-1)

    def study(self) -> None:
        user, day = self._someone()
        course, ms = self.pick.choice((0, 1, 2)), self.pick.randint(1, 90_000)
        key = self.db.execute(
            "INSERT INTO study_events (user_id, course_id, view, started_at, ended_at, day, ms)"
            " VALUES (?, ?, 'v', ?, ?, ?, ?)",
            (user, course, NOW, NOW, day, ms),
        ).lastrowid
        assert key is not None
        self.time[key] = (user, course, day, ms)
        self.ledger.count(user, course, day, ms=ms)

    def study_on(self) -> None:
        if self.time:
            key = self.pick.choice(list(self.time))
            self.db.execute("UPDATE study_events SET ms = ms + 30000 WHERE id = ?", (key,))
            user, course, day, _ = self.time[key]
            self.ledger.count(user, course, day, ms=30_000)

    def live(self, acts: int) -> None:
        possible = (
            self.complete, self.answer, self.answer, self.answer_anew, self.drop_attempt,
            self.review, self.review, self.take_back, self.study, self.study_on,
        )  # fmt: skip
        for _ in range(acts):
            act = self.pick.choice(possible)
            if self.answers or act not in (self.answer_anew, self.drop_attempt):
                act()


@pytest.mark.parametrize("seed", range(8))
def test_sums_are_what_was_done(connection: sqlite3.Connection, seed: int) -> None:
    life = Life(connection, seed)
    life.live(120)
    assert kept(connection) == life.ledger.sums()
    assert progress_sql.rebuild(connection) == []


@pytest.mark.parametrize(
    "end",
    [
        "DELETE FROM courses WHERE id = 1",
        "DELETE FROM course_modules WHERE id = 1",
        "DELETE FROM lessons WHERE id = 1",
    ],
)
def test_what_is_deleted_leaves_its_history(connection: sqlite3.Connection, end: str) -> None:
    life = Life(connection, 5)
    life.live(150)
    before = kept(connection)
    connection.execute(end)
    assert kept(connection) == before
    assert progress_sql.rebuild(connection) == []
    assert kept(connection) == before
    # Rebuilt from what is left even when all sums are lost.
    connection.execute("DELETE FROM progress_days")
    assert progress_sql.rebuild(connection)
    assert kept(connection) == before


def test_a_deleted_course_keeps_its_name_and_scores(connection: sqlite3.Connection) -> None:
    connection.execute(f"UPDATE quiz_attempts SET finished_at = '{NOW}', score = 1 WHERE id = 1")
    connection.execute("UPDATE lesson_assets SET title = 'Water quiz' WHERE id = 1")
    connection.execute("DELETE FROM courses WHERE id = 1")
    assert connection.execute("SELECT * FROM past_courses").fetchall() == [(1, "One")]
    assert connection.execute(
        "SELECT user_id, course_id, title, day, score, max_score FROM past_scores"
    ).fetchall() == [(1, 1, "Water quiz", "2026-11-23", 1, 2)]


def test_who_is_erased_leaves_nothing(connection: sqlite3.Connection) -> None:
    life = Life(connection, 6)
    life.live(100)
    connection.execute("DELETE FROM users WHERE id = 1")
    life.ledger.forget(1)
    assert kept(connection) == life.ledger.sums()
    assert progress_sql.rebuild(connection) == []
    for table in ("progress_days", "progress_past", "past_scores", "study_events"):
        known = connection.execute(f"SELECT count(*) FROM {table} WHERE user_id = 1").fetchone()
        assert known == (0,), table


def test_a_lesson_that_moves_takes_no_history_along(connection: sqlite3.Connection) -> None:
    before = kept(connection)
    connection.execute("UPDATE lessons SET module_id = 2 WHERE id = 1")
    assert kept(connection) == before
    assert progress_sql.rebuild(connection) == []


def test_planted_differences_are_told_and_mended(connection: sqlite3.Connection) -> None:
    life = Life(connection, 7)
    life.live(80)
    true = kept(connection)
    user, course, day = next(key for key in sorted(true) if true[key][0] and key[1] == 0)
    connection.execute(
        "UPDATE progress_days SET ms = ms + 60000 WHERE user_id = ? AND course_id = ? AND day = ?",
        (user, course, day),
    )
    connection.execute(
        "INSERT INTO progress_days (user_id, course_id, day, lessons)"
        " VALUES (2, 1, '1999-01-01', 4)"
    )
    told = progress_sql.rebuild(connection)
    ms = true[user, course, day][0]
    assert progress_sql.Difference(user, course, day, "ms", ms + 60_000, ms) in told
    assert progress_sql.Difference(2, 1, "1999-01-01", "lessons", 4, 0) in told
    assert len(told) == 2
    assert kept(connection) == true


def test_attempts_of_several_days_and_unknown_courses_are_summed_like_all(
    connection: sqlite3.Connection,
) -> None:
    connection.execute(
        "INSERT INTO study_events (user_id, course_id, view, started_at, ended_at, day, ms)"
        f" VALUES (1, 0, '', '{NOW}', '{NOW}', '2026-11-23', 7000)"
    )
    for number, day in enumerate((*DAYS, *DAYS[:2])):
        connection.execute(
            "INSERT INTO quiz_answers (attempt_id, user_id, question_id, score, max_score,"
            " answered_at, day, answer, needs_marking) VALUES (1, 1, ?, 1, 1, ?, ?, '{}', ?)",
            (f"more{number}", NOW, day, number == 2),
        )
    connection.execute(
        "INSERT INTO quiz_answers (attempt_id, user_id, question_id, score, max_score, answered_at,"
        " day, answer) VALUES (2, 1, 'not mine', 1, 1, ?, '2026-11-23', '{}')",
        (NOW,),
    )
    plain = {tuple(row[:3]): row[3:] for row in connection.execute(progress_sql.PLAIN_SUMS)}
    assert plain[1, 0, "2016-02-29"][2] == 2 and plain[1, 0, "2026-11-23"][0] >= 7000
    assert kept(connection) == {key: sums for key, sums in plain.items() if any(sums)}
    assert progress_sql.rebuild(connection) == []
    connection.execute("DELETE FROM progress_days")
    progress_sql.rebuild(connection)
    assert kept(connection) == {key: sums for key, sums in plain.items() if any(sums)}


def test_a_sum_costs_few_steps(connection: sqlite3.Connection) -> None:
    """An answer more costs as much after two thousand as after one: no row but its own is read."""

    def steps() -> int:
        count = 0

        def one() -> int:
            nonlocal count
            count += 1
            return 0

        connection.set_progress_handler(one, 1)
        connection.execute(
            "INSERT INTO quiz_answers (attempt_id, user_id, question_id, score, max_score,"
            " answered_at, day, answer) VALUES (1, 1, ?, 1, 1, ?, '2026-11-23', '{}')",
            (str(random.random()), NOW),
        )
        connection.set_progress_handler(None, 1)
        return count

    few = steps()
    connection.executemany(
        "INSERT INTO quiz_answers (attempt_id, user_id, question_id, score, max_score,"
        " answered_at, day, answer) VALUES (1, 1, ?, 1, 1, ?, ?, '{}')",
        [(f"n{n}", NOW, DAYS[n % 5]) for n in range(2_000)],
    )
    assert steps() <= few + 20
    assert few < 2_000


def test_outcomes_are_those_of_the_version_that_was_asked(connection: sqlite3.Connection) -> None:
    content = (
        '{"questions": [{"id": "a", "ext": {"coursegen:outcome": "Name the parts"}},'
        ' {"id": "b", "ext": {}}, "odd", {"id": "c", "ext": {"coursegen:outcome": 3}}]}'
    )
    connection.execute("INSERT INTO quiz_versions VALUES (1, 'h', 1, ?, ?)", (NOW, content))
    assert connection.execute("SELECT * FROM question_outcomes").fetchall() == [
        (1, "h", "a", "Name the parts")
    ]
