"""Quizzes: what counts, each attempt with its answers, grades by hand."""

from __future__ import annotations

from collections.abc import Iterator

from ..html_page import Column, Markup, table, words_of
from .learning import lesson_columns
from .say import Row, Say, json_words


def results(data: Row, say: Say) -> Iterator[str]:
    """What stands of each quiz."""
    tr = say.tr
    columns = (
        *lesson_columns(say),
        Column(tr("Quiz"), lambda row: row["quiz"] or ""),
        Column(tr("Score"), lambda row: _score(row, say), is_number=True),
        Column(tr("Attempts"), lambda row: say.number(row["attempts"]), is_number=True),
        Column(tr("Since"), lambda row: say.moment(row["updated_at"])),
    )
    yield from table(data["quiz_results"], columns, tr("What counts of quizzes"))


def past_results(data: Row, say: Say) -> Iterator[str]:
    """Results of quizzes that are gone."""
    tr = say.tr
    columns = (
        Column(tr("Course"), lambda row: row["course"] or "–"),
        Column(tr("Quiz"), lambda row: row["quiz"] or ""),
        Column(tr("Score"), lambda row: _score(row, say), is_number=True),
        Column(tr("Finished"), lambda row: say.moment(row["finished_at"])),
    )
    yield from table(data["past_results"], columns, tr("Results of quizzes that are gone"))


def grades(data: Row, say: Say) -> Iterator[str]:
    """Grades that somebody set."""
    tr = say.tr
    columns = (
        Column(tr("Course"), lambda row: row["course"]),
        Column(tr("Quiz"), lambda row: row["quiz"] or tr("Final grade")),
        Column(
            tr("Grade"),
            lambda row: tr("taken back") if row["percent"] is None else say.percent(row["percent"]),
            is_number=True,
        ),
        Column(tr("Comment"), lambda row: row["comment"]),
        Column(tr("Given"), lambda row: say.moment(row["at"])),
    )
    yield from table(data["grades_by_hand"], columns, tr("Grades given by hand"))


def attempts(data: Row, say: Say) -> Iterator[str]:
    """Every attempt with its answers."""
    tr = say.tr
    columns = _answer_columns(say)
    for attempt in data["attempts"]:
        quiz = attempt["quiz"] or tr("Quiz")
        yield f"<h3>{words_of(quiz)}</h3>\n<p class='muted'>"
        yield " · ".join(words_of(part) for part in _about(attempt, say) if part) + "</p>\n"
        if attempt["answers"]:
            yield from table(attempt["answers"], columns, quiz)


def _about(attempt: Row, say: Say) -> Iterator[str]:
    tr = say.tr
    yield attempt["course"]
    yield attempt["lesson"]
    if attempt["finished_at"]:
        yield say.moment(attempt["finished_at"])
        yield f"{_score(attempt, say)}"
    else:
        yield say.moment(attempt["attempted_at"])
        yield tr("not finished")
    if attempt["state"] == "lost":
        yield tr("Out of time")
    if attempt["kind"] == "again":
        yield tr("only what was wrong before")
    if not attempt["counts"]:
        yield tr("Does not count")
    if attempt["needs_marking"]:
        yield tr("%n to be marked", attempt["needs_marking"])
    if attempt["flags"]:
        yield tr("%n question(s) flagged", len(attempt["flags"]))
    yield say.minutes(attempt["spent_s"] / 60)


def _answer_columns(say: Say) -> tuple[Column, ...]:
    tr = say.tr
    sure = {1: tr("Guess"), 2: tr("Fairly"), 3: tr("Certain")}
    return (
        Column(
            tr("Question"),
            lambda row: say.prompt(row["question"]) if row["question"] else row["question_id"],
        ),
        Column(tr("Answer"), lambda row: _answered(row, say)),
        Column(
            tr("Points"),
            lambda row: tr("to be marked") if row["needs_marking"] else _points(row, say),
            is_number=True,
        ),
        Column(tr("How sure"), lambda row: sure.get(row["certainty"], "")),
        Column(tr("Marked"), lambda row: Markup(_marked(row, say))),
        Column(tr("Answered"), lambda row: say.moment(row["answered_at"])),
    )


def _answered(answer: Row, say: Say) -> str:
    """The answer; where there were several tries, each of them."""
    tries = answer["tries"]
    if len(tries) < 2:
        return given_words(answer, say)
    return "\n".join(f"{number}. {given_words(one, say)}" for number, one in enumerate(tries, 1))


def given_words(one: Row, say: Say) -> str:
    """One answer in words, the program's own words translated; as stored where none are known."""
    tr, answer = say.tr, one.get("answer") or {}
    words = one.get("answered") or json_words(answer)
    own = {
        "value": {"True": tr("True"), "False": tr("False")},
        "rating": {
            "again": tr("Again"),
            "hard": tr("Hard"),
            "good": tr("Good"),
            "easy": tr("Easy"),
        },
    }
    for field, names in own.items():
        if field in answer:
            return names.get(words, words)
    # What somebody typed or called his file stands as it is; what an author offered is Markdown.
    is_typed = any(field in answer for field in ("text", "gaps", "files"))
    return words if is_typed else say.prompt(words)


def _marked(answer: Row, say: Say) -> str:
    """Who marked it when, and what he wrote."""
    parts = []
    if answer["marked_by"]:
        parts.append(words_of(answer["marked_by"]))
        parts.append(words_of(say.moment(answer["marked_at"])))
    for one in answer["tries"]:
        comment = (one.get("marks") or {}).get("comment")
        if comment:
            parts.append(words_of(comment))
    return "<br>".join(parts)


def _score(row: Row, say: Say) -> str:
    most = row["max_score"]
    return say.percent(100 * row["score"] / most) if most else "–"


def _points(row: Row, say: Say) -> str:
    return f"{say.number(row['score'])} / {say.number(row['max_score'])}"
