"""Courses as text for a terminal: the list and the outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..domain.brief import SPACY, made_with
from .cli_terminal import cut, one_line, width_of

_TITLE = 60


def course_table(courses: Sequence[Mapping[str, Any]]) -> str:
    """The library as a table, one course a line."""
    rows = [("ID", "TITLE", "LESSONS", "PROGRESS", "STATE")]
    rows += [
        (
            str(course["id"]),
            cut(one_line(course["title"]), _TITLE),
            str(course["lessons"]),
            f"{course['progress_percent']:.0f} %",
            "published" if course["is_published"] else "draft",
        )
        for course in courses
    ]
    widths = [max(width_of(row[column]) for row in rows) for column in range(4)]
    return "\n".join(_aligned(row, widths) for row in rows)


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    number, title, lessons, progress, state = row
    gap = " " * (widths[1] - width_of(title))
    return (
        f"{number:>{widths[0]}}  {title}{gap}  {lessons:>{widths[2]}}  "
        f"{progress:>{widths[3]}}  {state}"
    )


def outline(shown: Mapping[str, Any]) -> str:
    """A course as its contents: what `show` gives, without the text of the lessons."""
    course, modules = shown["course"], shown["modules"]
    lessons = [lesson for module in modules for lesson in module["lessons"]]
    facts = [
        _count(len(modules), "module"),
        _count(len(lessons), "lesson"),
        _minutes(sum(lesson["duration_minutes"] for lesson in lessons)),
        "published" if course["is_published"] else "draft",
        *_analysers(lessons),
    ]
    lines = [one_line(course["title"]), " · ".join(facts)]
    if course["description"].strip():
        lines += ["", one_line(course["description"])]
    if course["learning_outcomes"]:
        lines += ["", "You will learn:"]
        lines += [f"  - {one_line(outcome)}" for outcome in course["learning_outcomes"]]
    for number, module in enumerate(modules, 1):
        lines += ["", f"{number}  {one_line(module['title'])}", *_lesson_lines(number, module)]
    return "\n".join(lines)


def analyser_words(label: str) -> str:
    """What analysed a text, for people."""
    if label.partition(" ")[0] == SPACY:
        return f"spaCy {label.partition(' ')[2]}"
    return "the plain analyser"


def _analysers(lessons: Sequence[Mapping[str, Any]]) -> list[str]:
    """By what the texts of a course were analysed; [] where it is of no documents."""
    records = (
        asset["content"]
        for lesson in lessons
        for asset in lesson["assets"]
        if asset["asset_type"] == "sources" and "blocks" in asset["content"]
    )
    return [f"by {words}" for words in dict.fromkeys(map(analyser_words, map(made_with, records)))]


def _lesson_lines(number: int, module: Mapping[str, Any]) -> list[str]:
    return [
        f"   {number}.{place}  {one_line(lesson['title'])}  ({_about(lesson)})"
        for place, lesson in enumerate(module["lessons"], 1)
    ]


def _about(lesson: Mapping[str, Any]) -> str:
    quizzes = [asset for asset in lesson["assets"] if asset["asset_type"] == "quiz"]
    sizes = [len(asset["content"].get("questions", ())) for asset in quizzes]
    facts = [f"quiz of {_count(size, 'question')}" for size in sizes]
    return ", ".join([_minutes(lesson["duration_minutes"]), *facts])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _minutes(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours else f"{rest} min"
