"""What cells, needs and grades of a class are called."""

from __future__ import annotations

import re
from datetime import datetime

from PySide6.QtCore import QDate, QLocale

from ...domain.class_progress import ClassItem, ClassRow, ClassView, Need, NeedKind
from ..content.inline_text import plain
from ..kit.bars import percent_text
from ..kit.translate import tr

_GAP = re.compile(r"\{\{gap:[^{}]+\}\}")
GOOD_FROM, FAIR_FROM = 70.0, 50.0  # per cent; only colours change there


def number(percent: float) -> str:
    """A per cent as it stands in a cell."""
    return percent_text(percent)[:-1]


def score_role(percent: float) -> str:
    """The colour of a result; the number says the same."""
    return "ink" if percent >= GOOD_FROM else "warn" if percent >= FAIR_FROM else "bad"


def date_words(stamp: str) -> str:
    """A stored instant as a day of this computer's calendar."""
    try:
        moment = datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return tr("never")
    day = QDate(moment.year, moment.month, moment.day)
    return QLocale().toString(day, QLocale.FormatType.ShortFormat)


def prompt_words(prompt: str) -> str:
    """A question's text in one line, a gap as "…"."""
    return plain(_GAP.sub("…", prompt))


def item_words(item: ClassItem) -> str:
    """A column's whole name."""
    if item.is_quiz:
        return tr("Quiz {label}: {title}", label=item.label, title=item.title)
    return tr("Lesson {label}: {title}", label=item.label, title=item.title)


def cell_words(row: ClassRow, item: ClassItem) -> str:
    """A cell in words, without the learner's name."""
    if item.asset_id is None:
        return tr("completed") if item.lesson_id in row.done else tr("not completed")
    percent = row.percent_of(item.asset_id)
    if percent is None:
        return tr("not taken")
    if item.asset_id in row.by_hand:
        return tr("{percent} %, set by hand", percent=number(percent))
    attempts = row.results[item.asset_id].attempts
    return tr("{percent} % after %n attempt(s)", attempts, percent=number(percent))


def grade_words(row: ClassRow) -> str:
    """The final grade in words."""
    grade = row.grade
    if grade.percent is None:
        return tr("no grade yet")
    words = tr("{percent} %", percent=number(grade.percent))
    if grade.letter:
        words = f"{words} · {grade.letter}"
    return tr("{grade}, set by hand", grade=words) if grade.by_hand else words


def group_words(group: str | None) -> str:
    """A group in the list of them: None is everybody, "" who is in none."""
    if group is None:
        return tr("All groups")
    return group or tr("Without a group")


def need_words(need: Need, view: ClassView, prompts: dict[tuple[int, str], str]) -> str:
    """Why somebody needs help; the question is named once its words are known."""
    if need.kind is NeedKind.STALLED:
        return tr("nothing for %n day(s)", need.value)
    if need.kind is NeedKind.OVERDUE:
        return tr("%n day(s) overdue", need.value)
    prompt = prompts.get((need.asset_id or 0, need.question_id), "")
    if prompt:
        words = prompt_words(prompt)
        short = words if len(words) <= 48 else words[:47].rstrip() + "…"
        return tr("wrong %n time(s) on “{question}”", need.value, question=short)
    quiz = next((item.label for item in view.quizzes if item.asset_id == need.asset_id), "")
    return tr("wrong %n time(s) on one question of {quiz}", need.value, quiz=quiz)
