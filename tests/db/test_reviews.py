"""Fifty thousand cards: what is due comes from one index, in few statements, in the right order."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from coursegen_desktop.db import sqlite
from coursegen_desktop.db.database import Database
from coursegen_desktop.db.unit_of_work import UnitOfWork
from coursegen_desktop.domain.ids import CardId, CourseId, UserId
from coursegen_desktop.domain.review import Counts, CramFrom, CramQuery, Hold, Schedule

from .watching import full_scans, plan, statements

NOW = "2026-11-23T10:00:00.000000+00:00"
TODAY, USER, CARDS, COURSES = 739_000, UserId(1), 50_000, 100
ALL = [CourseId(number) for number in range(1, COURSES + 1)]
LEFT = Counts(0, 200, 20)
Step = Callable[[UnitOfWork], Awaitable[object]]
# What a learner waits for, and the index that alone is read for it.
READS: dict[str, tuple[Step, str]] = {
    "waiting": (lambda u: u.reviews.waiting(USER, TODAY, drafts=False), "ix_review_cards_due"),
    "limited": (lambda u: u.reviews.limited(USER, TODAY, ALL, LEFT), "ix_review_cards_due"),
    "first": (
        lambda u: u.reviews.first(USER, TODAY, ALL, LEFT, now=NOW, soon=NOW),
        "ix_review_cards_due",
    ),
    "standing": (
        lambda u: u.review_lists.standing(USER, TODAY, NOW, drafts=False),
        "ix_review_cards_due",
    ),
    "courses": (lambda u: u.review_lists.courses(USER, drafts=False), ""),
    "forecast": (
        lambda u: u.review_lists.due_days(USER, TODAY + 30, drafts=False),
        "ix_review_cards_due",
    ),
    "known": (
        lambda u: u.review_lists.known(USER, TODAY, 0.1542, drafts=False),
        "ix_review_cards_known",
    ),
    "done": (lambda u: u.review_log.done(USER, TODAY), "ix_review_log_days"),
    "pace": (lambda u: u.review_log.pace(USER), "ix_review_log_newest"),
    "retention by day": (
        lambda u: u.review_log.retention_days(USER, TODAY - 30),
        "ix_review_log_days",
    ),
    "retention": (lambda u: u.review_log.retention(USER, TODAY - 30), "ix_review_log_days"),
    "count": (lambda u: u.review_log.count(USER, 400), "ix_review_log_"),
    "history": (lambda u: u.review_log.history(USER), "ix_review_log_history"),
    "newest day": (lambda u: u.review_log.newest_day(USER), ""),
    "newest": (lambda u: u.review_log.newest(USER), ""),
    "card": (lambda u: u.reviews.get(CardId(7), USER), ""),
    "leeches": (lambda u: u.review_lists.held(USER, Hold.LEECH, 100), ""),
    "missing": (lambda u: u.review_lists.held(USER, Hold.MISSING, 100), ""),
    "cram": (
        lambda u: u.review_lists.cram(CramQuery(CramFrom.FAILED_TODAY), USER, TODAY, drafts=False),
        "",
    ),
}
WRITES: dict[str, Step] = {
    "save": lambda u: u.reviews.save(CardId(7), USER, Schedule(reps=3, stability=2.0)),
    "siblings": lambda u: u.reviews.bury_siblings(CardId(7), USER, "s3", TODAY),
    "bury": lambda u: u.reviews.bury([7, 8], USER, TODAY + 1),
    "hold": lambda u: u.reviews.hold([7, 8], USER, Hold.SUSPENDED),
    "remove": lambda u: u.reviews.remove([7, 8], USER),
    "undo": lambda u: u.review_log.undo(7, USER),
    "remember": lambda u: u.reviews.remember(USER, [(7, 2.0, 5.0), (8, 2.0, 5.0)]),
}


@pytest.fixture(scope="module")
def database_template(database_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fifty thousand cards of a hundred courses, nine of ten due, each with a review."""
    path = tmp_path_factory.mktemp("reviews") / database_template.name
    path.write_bytes(database_template.read_bytes())
    with sqlite.opened(path) as connection:
        connection.execute("PRAGMA trusted_schema=ON")
        connection.execute("PRAGMA synchronous=OFF")
        connection.executescript(
            f"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {COURSES})
            INSERT INTO courses (id, public_id, title, title_key, thumbnail_url, is_published,
                language, licence, authors, revision, created_at, updated_at, description,
                learning_outcomes)
              SELECT i, 'c' || i, 'C', 'c', '', 1, '', '', '[]', 1, '', '', '', '[]' FROM n;
            INSERT INTO course_modules (id, public_id, course_id, title, order_index, revision,
                created_at, updated_at, summary)
              SELECT id, 'm' || id, id, 'M', 0, 1, '', '', '' FROM courses;
            INSERT INTO lessons (id, public_id, module_id, title, order_index, duration_minutes,
                revision, created_at, updated_at, content)
              SELECT id, 'l' || id, id, 'L', 0, 3, 1, '', '', '' FROM courses;
            INSERT INTO lesson_assets (id, public_id, lesson_id, asset_type, revision, created_at,
                updated_at, content)
              SELECT id, 'a' || id, id, 'quiz', 1, '', '', '{{}}' FROM lessons;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {CARDS})
            INSERT INTO review_cards (id, public_id, user_id, course_id, lesson_id, asset_id,
                question_id, question_version, sibling_key, source, anchor, title, state, hold,
                due_day, due_at, buried_until, stability, difficulty, last_day, reps, lapses,
                added_at)
              SELECT i, 'r' || i, {USER}, 1 + i % {COURSES}, 1 + i % {COURSES},
                1 + i % {COURSES}, 'q' || i, '', CASE WHEN i % 3 THEN '' ELSE 's' || (i / 9) END,
                'mistake', '', 'A question', CASE WHEN i % 10 THEN 2 ELSE 0 END,
                CASE WHEN i % 99 THEN '' ELSE 'leech' END, {TODAY} + 2 - i % 20, '', 0,
                1.0 + i * 7919 % 300, 5, {TODAY} - 20 - i % 50, 5, i % 9, '' FROM n;
            INSERT INTO review_log (card_id, user_id, at, day, recall, state, elapsed_days,
                predicted, took_ms, expected_ms, fraction, is_undone, before, answer)
              SELECT id, user_id, '', {TODAY} - id % 60, 1 + id % 4, 2, 3, 0.9, 5000, 9000, 1, 0,
                '{{"schedule": {{}}, "buried": []}}', '{{}}' FROM review_cards;
            """
        )
    return path


async def sent_by(database: Database, step: Step, *, write: bool) -> list[tuple[str, object]]:
    with statements(database) as sent:
        async with database.unit_of_work(write=write) as u:
            await step(u)
    return sent


async def test_what_is_asked_of_fifty_thousand_cards(database: Database) -> None:
    """One statement each, no table read through, figures from the index alone."""
    found = {name: await sent_by(database, step, write=False) for name, (step, _) in READS.items()}
    changed = {name: await sent_by(database, step, write=True) for name, step in WRITES.items()}
    with contextlib.closing(sqlite3.connect(database.path)) as connection:
        for analysed in (False, True):
            if analysed:
                connection.execute("ANALYZE")
            for name, sent in (found | changed).items():
                assert len(sent) == 1, name
                sql, values = sent[0]
                assert not full_scans(connection, sql, values), (
                    name,
                    plan(connection, sql, values),
                )
                index = READS[name][1] if name in READS else ""
                for line in plan(connection, sql, values) if index else []:
                    if "review_" in line.partition(" USING")[0]:
                        assert f"USING COVERING INDEX {index}" in line, (name, line)


async def test_the_order_is_that_of_the_rule(database: Database) -> None:
    async with database.unit_of_work() as u:
        first = await u.reviews.first(USER, TODAY, ALL, LEFT, now=NOW, soon=NOW)
        assert first is not None
        card = await u.reviews.get(first, USER)
        limited = await u.reviews.limited(USER, TODAY, ALL, LEFT)
        waiting = await u.reviews.waiting(USER, TODAY, drafts=False)
    with contextlib.closing(sqlite3.connect(database.path)) as connection:
        rows = connection.execute(
            "SELECT id, last_day, stability, state FROM review_cards"
            f" WHERE hold = '' AND due_day <= {TODAY}"
        ).fetchall()
    known = [row for row in rows if row[3] == 2]
    best = max((TODAY - last) / stability for _, last, stability, _ in known)
    assert (TODAY - card.schedule.last_day) / card.schedule.stability == pytest.approx(best)
    assert sum(counts.reviews for counts in limited.values()) == LEFT.reviews
    assert sum(counts.new for counts in limited.values()) == LEFT.new
    assert sum(counts.reviews for _, counts in waiting.values()) == len(known)
    assert sum(counts.total for _, counts in waiting.values()) == len(rows)
