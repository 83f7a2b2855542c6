"""Sums by day, kept by triggers in the transaction of what they count; and made anew.

Every row that is counted carries the course that it was done in (`course_id`, 0: unknown), so
that a lesson may move or vanish. A row that goes because its lesson, quiz or card goes leaves its
amounts in `progress_past`; one that is taken back takes them along. A learner who is erased
leaves nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from ..domain.quiz import OUTCOME_KEY

Execute = Callable[[str], object]

AMOUNTS = ("ms", "lessons", "answers", "scored", "correct", "reviews")
_NOTHING = (0,) * len(AMOUNTS)
_NAMES = ", ".join(AMOUNTS)
_SUMS = ", ".join(f"sum({name}) AS {name}" for name in AMOUNTS)
# A lesson in the trash of its course lies in a hidden course.
_COURSE = (
    "coalesce((SELECT coalesce(b.course_id, m.course_id) FROM {joined}"
    " JOIN course_modules m ON m.id = l.module_id"
    " LEFT JOIN course_trash b ON b.trash_id = m.course_id WHERE {condition}), 0)"
)
# Review days are numbers from 0001-01-01 = 1, which is Julian day 1721425.5.
_REVIEW_DAY = "date({row}day + 1721424.5)"
_SCORED = "({row}max_score > 0 AND NOT {row}needs_marking)"
_CORRECT = "({row}max_score > 0 AND NOT {row}needs_marking AND {row}score >= {row}max_score - 1e-9)"
_RAW_OTHERS = f"""
SELECT user_id, course_id, day, ms, 0 AS lessons, 0 AS answers, 0 AS scored, 0 AS correct,
    0 AS reviews FROM study_events
UNION ALL SELECT user_id, course_id, day, 0, 1, 0, 0, 0, 0 FROM lesson_completions
UNION ALL SELECT user_id, course_id, {_REVIEW_DAY.format(row="")}, 0, 0, 0, 0, 0, 1
    FROM review_log WHERE NOT is_undone
UNION ALL SELECT user_id, course_id, day, {_NAMES} FROM progress_past
"""
_RAW = f"""
{_RAW_OTHERS}
UNION ALL SELECT a.user_id, t.course_id, a.day, 0, 0, 1, {_SCORED.format(row="a.")},
    {_CORRECT.format(row="a.")}, 0 FROM quiz_answers a JOIN quiz_attempts t ON t.id = a.attempt_id
"""
# The same with the answers of an attempt counted first, in the order of their index: a fifth of
# the rows is left to be sorted. One of more than a day (or a person, which nothing forbids) is
# counted answer by answer.
_PER_ATTEMPT = f"""
WITH attempts AS MATERIALIZED (
    SELECT attempt_id, min(user_id) AS user_id, min(day) AS day,
        min(user_id) = max(user_id) AND min(day) = max(day) AS is_one, count(*) AS answers,
        sum({_SCORED.format(row="")}) AS scored, sum({_CORRECT.format(row="")}) AS correct
    FROM quiz_answers GROUP BY attempt_id)
"""
_RAW_ANSWERS = f"""
SELECT s.user_id, t.course_id, s.day, 0, 0, s.answers, s.scored, s.correct, 0
    FROM attempts s CROSS JOIN quiz_attempts t ON t.id = s.attempt_id WHERE s.is_one
UNION ALL SELECT a.user_id, t.course_id, a.day, 0, 0, 1, {_SCORED.format(row="a.")},
    {_CORRECT.format(row="a.")}, 0
    FROM attempts s CROSS JOIN quiz_attempts t ON t.id = s.attempt_id
    CROSS JOIN quiz_answers a ON a.attempt_id = s.attempt_id WHERE NOT s.is_one
"""
_TRUE_TABLE = f"""
CREATE TEMP TABLE true_sums (user_id INTEGER, day TEXT, course_id INTEGER,
    {", ".join(f"{name} INTEGER" for name in AMOUNTS)},
    PRIMARY KEY (user_id, day, course_id)) WITHOUT ROWID
"""
_TRUE_BY_COURSE = f"""
INSERT INTO true_sums {_PER_ATTEMPT} SELECT user_id, day, course_id, {_SUMS}
FROM ({_RAW_OTHERS} UNION ALL {_RAW_ANSWERS}) GROUP BY user_id, day, course_id
"""
# Course 0, where the unknown ones stand, becomes the sum of all.
_TRUE_OF_ALL = f"""
INSERT OR REPLACE INTO true_sums SELECT user_id, day, 0, {_SUMS} FROM true_sums
GROUP BY user_id, day
"""
_SAME_KEY = "p.user_id = t.user_id AND p.course_id = t.course_id AND p.day = t.day"
_KEPT = ", ".join(f"coalesce(p.{name}, 0)" for name in AMOUNTS)
_TRUE = ", ".join(f"t.{name}" for name in AMOUNTS)
# Keys, what is kept, what is true.
_WRONG = f"""
SELECT t.user_id, t.course_id, t.day, {_KEPT}, {_TRUE}
FROM true_sums t LEFT JOIN progress_days p ON {_SAME_KEY} WHERE ({_KEPT}) IS NOT ({_TRUE})
"""
_TOO_MUCH = f"""
SELECT p.user_id, p.course_id, p.day, {_KEPT}, {", ".join("0" for _ in AMOUNTS)}
FROM progress_days p LEFT JOIN true_sums t ON {_SAME_KEY}
WHERE t.user_id IS NULL AND ({" OR ".join(f"p.{name} <> 0" for name in AMOUNTS)})
"""
# What the sums must be, computed the plain way.
PLAIN_SUMS = f"""
WITH by_course AS (
    SELECT user_id, course_id, day, {_SUMS}
    FROM ({_RAW}) GROUP BY user_id, course_id, day)
SELECT user_id, 0 AS course_id, day, {_SUMS} FROM by_course GROUP BY user_id, day
UNION ALL SELECT user_id, course_id, day, {_NAMES} FROM by_course WHERE course_id > 0
"""


def fill(execute: Execute) -> None:
    """Give what was done before its course, keep outcomes of quizzes, and sum up.

    Reading time was kept by lesson only: it is put on the day on which the lesson was last read.
    """
    for table, course in (
        ("lesson_completions", _course_of_lesson("lesson_completions.lesson_id")),
        ("quiz_attempts", _course_of_asset("quiz_attempts.asset_id")),
        ("review_log", _course_of_card("review_log.card_id")),
    ):
        execute(f"UPDATE {table} SET course_id = {course}")
    execute(
        "INSERT INTO study_events (user_id, course_id, lesson_id, view, started_at, ended_at, day,"
        f" ms) SELECT p.user_id, {_course_of_lesson('p.lesson_id')}, p.lesson_id, '',"
        " p.updated_at, p.updated_at, substr(p.updated_at, 1, 10),"
        " CAST(round(p.seconds * 1000) AS INTEGER) FROM reading_positions p WHERE p.seconds > 0"
    )
    execute(_outcomes("v", " FROM quiz_versions v, "))
    execute(f"INSERT INTO progress_days (user_id, course_id, day, {_NAMES}) {PLAIN_SUMS}")


def create_triggers(execute: Execute) -> None:
    """Make the triggers that keep the sums."""
    for statement in (*_study(), *_completions(), *_answers(), *_gone_quizzes(), *_reviews()):
        execute(statement)
    execute(
        "CREATE TRIGGER progress_outcomes AFTER INSERT ON quiz_versions BEGIN"
        f" {_outcomes('new', ' FROM ')}; END"
    )
    execute(
        "CREATE TRIGGER progress_course_gone BEFORE DELETE ON courses"
        " WHEN EXISTS (SELECT 1 FROM progress_days WHERE course_id = old.id) BEGIN"
        " INSERT INTO past_courses (course_id, title) VALUES (old.id, old.title)"
        " ON CONFLICT DO UPDATE SET title = excluded.title; END"
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """One sum that was not what the rows say, e.g. `minutes` of a person's day."""

    user_id: int
    course_id: int
    day: str
    what: str
    was: int
    is_now: int


def rebuild(connection: sqlite3.Connection) -> list[Difference]:
    """Sum up anew, and tell what was different. The caller has begun a transaction."""
    connection.execute(_TRUE_TABLE)
    try:
        connection.execute(_TRUE_BY_COURSE)
        connection.execute(_TRUE_OF_ALL)
        wrong = [
            (row[:3], row[3 : 3 + len(AMOUNTS)], row[3 + len(AMOUNTS) :])
            for statement in (_WRONG, _TOO_MUCH)
            for row in connection.execute(statement)
        ]
    finally:
        connection.execute("DROP TABLE temp.true_sums")
    wrong.sort()
    connection.executemany(
        "DELETE FROM progress_days WHERE user_id = ? AND course_id = ? AND day = ?",
        (key for key, _, _ in wrong),
    )
    connection.executemany(
        f"INSERT INTO progress_days (user_id, course_id, day, {_NAMES})"
        f" VALUES (?, ?, ?, {', '.join('?' * len(AMOUNTS))})",
        ((*key, *now) for key, _, now in wrong if now != _NOTHING),
    )
    return [
        Difference(user, course, day, name, before, after)
        for (user, course, day), was, now in wrong
        for name, before, after in zip(AMOUNTS, was, now, strict=True)
        if before != after
    ]


# ------------------------------------------------------------ where something was done


def _course_of_lesson(lesson: str) -> str:
    return _COURSE.format(joined="lessons l", condition=f"l.id = {lesson}")


def _course_of_asset(asset: str) -> str:
    joined = "lesson_assets s JOIN lessons l ON l.id = s.lesson_id"
    return _COURSE.format(joined=joined, condition=f"s.id = {asset}")


def _course_of_card(card: str) -> str:
    return f"coalesce((SELECT course_id FROM review_cards WHERE id = {card}), 0)"


def _outcomes(version: str, source: str) -> str:
    path = f"'.ext.\"{OUTCOME_KEY}\"'"
    found = f"json_extract({version}.content, q.fullkey || {path})"
    name = f"json_extract({version}.content, q.fullkey || '.id')"
    return (
        "INSERT OR IGNORE INTO question_outcomes (asset_id, hash, question_id, outcome)"
        f" SELECT {version}.asset_id, {version}.hash, {name}, {found}{source}"
        f"json_each({version}.content, '$.questions') q"
        f" WHERE typeof({name}) = 'text' AND typeof({found}) = 'text' AND {found} <> ''"
    )


# ------------------------------------------------------------ pieces of triggers


def _add(row: str, course: str, day: str, **amounts: str) -> str:
    """Statements that add to the sums of a day, of all courses and of one."""
    names, values = ", ".join(amounts), ", ".join(amounts.values())
    insert = f"INSERT INTO progress_days (user_id, course_id, day, {names}) SELECT {row}.user_id,"
    raised = ", ".join(f"{name} = {name} + excluded.{name}" for name in amounts)
    also = f"ON CONFLICT (user_id, course_id, day) DO UPDATE SET {raised};"
    return (
        f"{insert} 0, {day}, {values} WHERE true {also}"
        f" {insert} {course}, {day}, {values} WHERE {course} > 0 {also}"
    )


def _take(row: str, course: str, day: str, **amounts: str) -> str:
    """The statement that takes from them again. Of somebody who was erased nothing is there."""
    lowered = ", ".join(f"{name} = {name} - {value}" for name, value in amounts.items())
    return (
        f"UPDATE progress_days SET {lowered} WHERE user_id = {row}.user_id"
        f" AND day = {day} AND course_id IN (0, {course});"
    )


def _keep(select: str, **amounts: str) -> str:
    """The statement that keeps the amounts of rows that go with what they belonged to."""
    names, values = ", ".join(amounts), ", ".join(amounts.values())
    raised = ", ".join(f"{name} = {name} + excluded.{name}" for name in amounts)
    return (
        f"INSERT INTO progress_past (user_id, course_id, day, {names})"
        f" SELECT {select.format(values=values)}"
        f" ON CONFLICT (user_id, course_id, day) DO UPDATE SET {raised};"
    )


def _study() -> tuple[str, ...]:
    new = _add("new", "new.course_id", "new.day", ms="new.ms")
    old = _take("old", "old.course_id", "old.day", ms="old.ms")
    on = "ON study_events BEGIN"
    return (
        f"CREATE TRIGGER progress_study_added AFTER INSERT {on} {new} END",
        f"CREATE TRIGGER progress_study_changed AFTER UPDATE {on} {old} {new} END",
        f"CREATE TRIGGER progress_study_removed AFTER DELETE {on} {old} END",
    )


def _completions() -> tuple[str, ...]:
    table = "lesson_completions"
    stamp = (
        f"UPDATE {table} SET course_id = {_course_of_lesson('new.lesson_id')} WHERE id = new.id;"
    )
    course = f"(SELECT course_id FROM {table} WHERE id = new.id)"
    add = _add("new", course, "new.day", lessons="1")
    take = _take("old", "old.course_id", "old.day", lessons="1")
    keep = _keep("old.user_id, old.course_id, old.day, {values} WHERE true", lessons="1")
    lives = "EXISTS (SELECT 1 FROM lessons WHERE id = old.lesson_id)"
    known = "EXISTS (SELECT 1 FROM users WHERE id = old.user_id)"
    return (
        f"CREATE TRIGGER progress_lesson_done AFTER INSERT ON {table} BEGIN {stamp} {add} END",
        (
            f"CREATE TRIGGER progress_lesson_undone AFTER DELETE ON {table} WHEN {lives}"
            f" BEGIN {take} END"
        ),
        (
            f"CREATE TRIGGER progress_lesson_gone AFTER DELETE ON {table}"
            f" WHEN NOT {lives} AND {known} BEGIN {keep} END"
        ),
    )


def _of_answer(row: str) -> dict[str, str]:
    dotted = {"row": f"{row}."}
    return {
        "answers": "1",
        "scored": _SCORED.format(**dotted),
        "correct": _CORRECT.format(**dotted),
    }


def _answers() -> tuple[str, ...]:
    course = "(SELECT course_id FROM quiz_attempts WHERE id = {row}.attempt_id)"
    of_new, of_old = course.format(row="new"), course.format(row="old")
    add = _add("new", of_new, "new.day", **_of_answer("new"))
    take = _take("old", of_old, "old.day", **_of_answer("old"))
    attempt = "EXISTS (SELECT 1 FROM quiz_attempts WHERE id = old.attempt_id)"
    counted = ("day", "score", "max_score", "needs_marking")
    changed = " OR ".join(f"old.{name} IS NOT new.{name}" for name in counted)
    return (
        (
            "CREATE TRIGGER progress_attempt_stamped AFTER INSERT ON quiz_attempts BEGIN"
            f" UPDATE quiz_attempts SET course_id = {_course_of_asset('new.asset_id')}"
            " WHERE id = new.id; END"
        ),
        f"CREATE TRIGGER progress_answer_added AFTER INSERT ON quiz_answers BEGIN {add} END",
        (
            f"CREATE TRIGGER progress_answer_changed AFTER UPDATE OF {', '.join(counted)}"
            f" ON quiz_answers WHEN {changed} BEGIN {take} {add} END"
        ),
        (
            f"CREATE TRIGGER progress_answer_removed AFTER DELETE ON quiz_answers WHEN {attempt}"
            f" BEGIN {take} END"
        ),
    )


def _gone_quizzes() -> tuple[str, ...]:
    """Attempts go before their answers, quizzes before their attempts."""
    sums = {name: f"sum({value})" for name, value in _of_answer("a").items()}
    answers = (
        "a.user_id, t.course_id, a.day, {values} FROM quiz_attempts t"
        " JOIN quiz_answers a ON a.attempt_id = t.id WHERE t.asset_id = old.id"
        " GROUP BY a.user_id, t.course_id, a.day"
    )
    scores = (
        "INSERT INTO past_scores (user_id, course_id, title, day, finished_at, score, max_score)"
        " SELECT user_id, course_id, old.title, day, finished_at, score, max_score"
        " FROM quiz_attempts WHERE asset_id = old.id AND finished_at IS NOT NULL AND counts"
        " AND max_score > 0 ORDER BY id;"
    )
    lowered = ", ".join(f"{name} = progress_days.{name} - n.{name}" for name in sums)
    named = ", ".join(f"{value} AS {name}" for name, value in sums.items())
    taken = (
        f"UPDATE progress_days SET {lowered} FROM (SELECT a.day AS of_day, {named}"
        " FROM quiz_answers a WHERE a.attempt_id = old.id GROUP BY a.day) n"
        " WHERE user_id = old.user_id AND course_id IN (0, old.course_id) AND day = n.of_day;"
    )
    return (
        (
            "CREATE TRIGGER progress_quiz_gone BEFORE DELETE ON lesson_assets BEGIN"
            f" {_keep(answers, **sums)} {scores} END"
        ),
        (
            "CREATE TRIGGER progress_attempt_removed BEFORE DELETE ON quiz_attempts"
            " WHEN EXISTS (SELECT 1 FROM lesson_assets WHERE id = old.asset_id)"
            f" BEGIN {taken} END"
        ),
    )


def _reviews() -> tuple[str, ...]:
    course = "(SELECT course_id FROM review_log WHERE id = new.id)"
    day = {row: _REVIEW_DAY.format(row=f"{row}.") for row in ("new", "old")}
    stamp = f"UPDATE review_log SET course_id = {_course_of_card('new.card_id')} WHERE id = new.id;"
    add = _add("new", course, day["new"], reviews="NOT new.is_undone")
    take = _take("old", "old.course_id", day["old"], reviews="1")
    keep = _keep(f"old.user_id, old.course_id, {day['old']}, {{values}} WHERE true", reviews="1")
    card = "EXISTS (SELECT 1 FROM review_cards WHERE id = old.card_id)"
    known = "EXISTS (SELECT 1 FROM users WHERE id = old.user_id)"
    shift = _add("new", "new.course_id", day["new"], reviews="old.is_undone - new.is_undone")
    return (
        f"CREATE TRIGGER progress_review_added AFTER INSERT ON review_log BEGIN {stamp} {add} END",
        (
            "CREATE TRIGGER progress_review_undone AFTER UPDATE OF is_undone ON review_log"
            f" WHEN old.is_undone <> new.is_undone BEGIN {shift} END"
        ),
        (
            "CREATE TRIGGER progress_review_removed AFTER DELETE ON review_log"
            f" WHEN {card} AND NOT old.is_undone BEGIN {take} END"
        ),
        (
            "CREATE TRIGGER progress_review_gone AFTER DELETE ON review_log"
            f" WHEN NOT {card} AND {known} AND NOT old.is_undone BEGIN {keep} END"
        ),
    )
