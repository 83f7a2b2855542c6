"""Ten years of learning written row by row, and what its figures must be, reckoned slowly."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from coursegen_desktop.db import sqlite
from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.figures import Figures, FiguresQuery, Streak
from coursegen_desktop.domain.figuring import Evidence, mastery, streak

TODAY = "2026-11-23"


@contextlib.contextmanager
def rows_of(database: Database) -> Iterator[sqlite3.Connection]:
    """The library's file as the program has it, beside the program."""
    with contextlib.closing(sqlite.connect(database.path)) as opened:
        opened.execute("PRAGMA foreign_keys=ON")
        opened.execute("PRAGMA trusted_schema=ON")
        opened.execute("BEGIN IMMEDIATE")
        yield opened
        opened.execute("COMMIT")


class History:
    """Ten years of random learning, written row by row and remembered here."""

    def __init__(self, rows: sqlite3.Connection, user: int, seed: int) -> None:
        self.rows, self.user, self.pick = rows, user, random.Random(seed)
        self.quizzes = dict(
            rows.execute(
                "SELECT m.course_id, a.id FROM lesson_assets a JOIN lessons l ON l.id = a.lesson_id"
                " JOIN course_modules m ON m.id = l.module_id WHERE a.asset_type = 'quiz'"
            ).fetchall()
        )
        for asset in self.quizzes.values():
            content = (
                '{"questions": [{"id": "q0", "ext": {"coursegen:outcome": "Name"}},'
                ' {"id": "q1", "ext": {"coursegen:outcome": "Explain"}}, {"id": "q2"}]}'
            )
            rows.execute("INSERT INTO quiz_versions VALUES (?, 'v', 1, '', ?)", (asset, content))
        self.study: list[tuple[int, str, int]] = []
        self.answers: list[tuple[int, str, str, float, float, int | None, bool]] = []
        self.attempts: list[tuple[int, str, str, float]] = []

    def _day(self) -> tuple[str, str]:
        back = self.pick.choice((self.pick.randint(-5, 30), self.pick.randint(0, 3_650)))
        moment = datetime(2026, 11, 23, 10, tzinfo=UTC) - timedelta(days=back)
        return moment.date().isoformat(), moment.isoformat(timespec="microseconds")

    def live(self, acts: int) -> None:
        for number in range(acts):
            course = self.pick.choice(list(self.quizzes))
            day, at = self._day()
            if self.pick.random() < 0.5:
                ms = self.pick.randint(1, 1_800_000)
                self.rows.execute(
                    "INSERT INTO study_events (user_id, course_id, view, started_at, ended_at, day,"
                    " ms) VALUES (?, ?, 'v', ?, ?, ?, ?)",
                    (self.user, course, at, at, day, ms),
                )
                self.study.append((course, day, ms))
            else:
                self._take(course, day, f"{at} {number:06}")

    def _take(self, course: int, day: str, at: str) -> None:
        scores = [self.pick.choice((0.0, 0.5, 1.0)) for _ in range(3)]
        key = self.rows.execute(
            "INSERT INTO quiz_attempts (public_id, user_id, asset_id, asset_revision, score,"
            " max_score, attempted_at, finished_at, day, seed, version)"
            " VALUES (?, ?, ?, 1, ?, 3, ?, ?, ?, 0, 'v')",
            (at, self.user, self.quizzes[course], sum(scores), at, at, day),
        ).lastrowid
        self.attempts.append((course, day, at, sum(scores) / 3))
        for number, score in enumerate(scores):
            waits, sure = self.pick.random() < 0.1, self.pick.choice((None, 1, 2, 3))
            self.rows.execute(
                "INSERT INTO quiz_answers (attempt_id, user_id, question_id, score, max_score,"
                " answered_at, day, answer, needs_marking, certainty)"
                " VALUES (?, ?, ?, ?, 1, ?, ?, '{}', ?, ?)",
                (key, self.user, f"q{number}", score, at, day, waits, sure),
            )
            self.answers.append((course, f"q{number}", day, score, 1.0, sure, waits))

    def check(self, found: Figures, query: FiguresQuery) -> None:
        """Reckon everything from the rows and compare."""
        since, until = query.since or "", min(query.until or TODAY, TODAY)

        def within(course: int, day: str) -> bool:
            return since <= day <= until and query.course_id in (None, course)

        spent = [row for row in self.study if within(row[0], row[1])]
        given = [row for row in self.answers if within(row[0], row[2])]
        days = sorted({row[1] for row in spent} | {row[2] for row in given})
        assert [day.day for day in found.days] == days
        for day in found.days:
            ms = sum(row[2] for row in spent if row[1] == day.day)
            here = [row for row in given if row[2] == day.day]
            assert day.minutes == pytest.approx(ms / 60_000)
            assert day.answers == len(here)
            assert day.right == sum(row[3] == 1 and not row[6] for row in here)
        assert found.minutes == pytest.approx(sum(row[2] for row in spent) / 60_000)
        judged = [row for row in given if not row[6]]
        right = sum(row[3] == 1 for row in judged)
        assert found.accuracy == (pytest.approx(100 * right / len(judged)) if judged else None)
        assert found.streak == self._streak()
        self._check_scores(found, within)
        self._check_courses(found)

    def _streak(self) -> Streak:
        minutes: dict[str, int] = {}
        for _, day, ms in self.study:
            minutes[day] = minutes.get(day, 0) + ms
        long = {day for day, ms in minutes.items() if ms >= 60_000}
        return streak(long | {row[2] for row in self.answers}, TODAY)

    def _check_scores(self, found: Figures, within: Callable[[int, str], bool]) -> None:
        taken = sorted((row for row in self.attempts if within(*row[:2])), key=lambda row: row[1:3])
        told = [(point.course_id, point.day, point.percent) for point in found.scores]
        assert [row[:2] for row in told] == [row[:2] for row in taken]
        assert [row[2] for row in told] == pytest.approx([100 * row[3] for row in taken])

    def _check_courses(self, found: Figures) -> None:
        outcomes = {"q0": "Name", "q1": "Explain"}
        assert found.courses
        for course in found.courses:
            taken = [row for row in self.attempts if row[0] == course.course_id]
            assert course.best == pytest.approx(100 * max(row[3] for row in taken))
            newest = max(taken, key=lambda row: row[2])
            assert course.last == pytest.approx(100 * newest[3])
            ms = sum(row[2] for row in self.study if row[0] == course.course_id)
            assert course.minutes_done == pytest.approx(ms / 60_000)
            told = {item.outcome: item for item in course.outcomes}
            for question, outcome in outcomes.items():
                evidence = [
                    Evidence(row[3], _ago(row[2]), row[5])
                    for row in self.answers
                    if row[:2] == (course.course_id, question) and row[2] <= TODAY and not row[6]
                ]
                assert told[outcome].answers == len(evidence)
                assert told[outcome].percent == pytest.approx(mastery(evidence))


def _ago(day: str) -> int:
    return (datetime.fromisoformat(TODAY) - datetime.fromisoformat(day)).days
