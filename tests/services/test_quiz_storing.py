"""What an answer costs: statements, hops to the database's thread, and one sync."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.attempt import AnswerWrite
from coursegen_desktop.domain.errors import AppError
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.services.work import WorkUnits
from tests.db.watching import hops, statements

from .quiz_course import RIGHT, Program, quiz, quiz_in_course, yes_no


async def test_an_answer_is_one_question_one_write_and_one_sync(
    database: Database, uow: WorkUnits, user_id: UserId
) -> None:
    program = Program(uow)
    asset_id, _ = await quiz_in_course(uow, quiz(yes_no("a"), yes_no("b")))
    run = await program.quizzes.start(asset_id, user_id=user_id)
    traced: list[str] = []
    async with database.writer.connect() as connection:
        raw = await connection.get_raw_connection()
        driver: Any = raw.driver_connection
        await driver.hop(lambda real: real.set_trace_callback(traced.append))
    traced.clear()
    with statements(database) as sent, hops() as visits:
        await program.quizzes.submit_answer(run.attempt_id, "a", RIGHT, user_id=user_id)
    # What triggers do is traced as the statement that they belong to.
    words = [name for name, _ in groupby(" ".join(sql.split()[:2]) for sql in traced)]
    assert words == [
        "BEGIN IMMEDIATE", "SELECT quiz_attempts.id,", "INSERT INTO",
        "UPDATE quiz_attempts", "COMMIT",
    ]  # fmt: skip
    assert len(visits) == 2, visits
    assert len(sent) == 1


async def test_what_fails_at_the_commit_leaves_nothing(
    database: Database, uow: WorkUnits, user_id: UserId, database_file: Path
) -> None:
    program = Program(uow)
    asset_id, _ = await quiz_in_course(uow, quiz(yes_no("a"), yes_no("b")))
    run = await program.quizzes.start(asset_id, user_id=user_id)
    await program.quizzes.submit_answer(run.attempt_id, "a", RIGHT, user_id=user_id)
    with closing(sqlite3.connect(database_file)) as other:
        other.execute(
            "CREATE TRIGGER no BEFORE UPDATE ON quiz_attempts BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
        other.commit()
    with pytest.raises(Exception, match="no") as failed:
        await program.quizzes.submit_answer(run.attempt_id, "b", RIGHT, user_id=user_id)
    assert not isinstance(failed.value, AppError)
    with closing(sqlite3.connect(database_file)) as other:
        assert other.execute("SELECT question_id FROM quiz_answers").fetchall() == [("a",)]
        other.execute("DROP TRIGGER no")
        other.commit()
    # The connection is clean again: the same answer is taken now.
    result = await program.quizzes.submit_answer(run.attempt_id, "b", RIGHT, user_id=user_id)
    assert result.grade.correct


async def test_what_was_to_be_written_is_dropped_with_its_unit(
    uow: WorkUnits, user_id: UserId
) -> None:
    program = Program(uow)
    asset_id, _ = await quiz_in_course(uow, quiz(yes_no("a")))
    run = await program.quizzes.start(asset_id, user_id=user_id)
    async with uow(write=True) as work:
        await work.attempts.add_answer(
            AnswerWrite(run.attempt_id, user_id, "a", {}, 1, 1, "2026", "2026-11-23")
        )
    async with uow(write=True) as work:
        assert await work.attempts.answers(run.attempt_id) == ()
        await work.commit()
    async with uow() as work:
        assert await work.attempts.answers(run.attempt_id) == ()
