"""What the course page says about lessons, quizzes and days."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from ...domain.course import LessonItem, ModuleItem, QuizItem
from ..content.durations import duration_words
from ..kit.translate import tr


def module_title(module: ModuleItem) -> str:
    """ "3. Fixing carbon"; a title that brings its own number keeps only that one."""
    number = f"{module.number}."
    if module.title.startswith((number, f"{module.number} ")):
        return module.title
    return f"{number} {module.title}"


def score_words(score: float, most: float) -> str:
    """ "9 / 10", with at most one decimal."""
    return f"{round(score, 1):g} / {round(most, 1):g}"


def quiz_title(quiz: QuizItem) -> str:
    """A quiz without a title of its own is "Quiz"."""
    return quiz.title or tr("Quiz")


def asset_words(lesson: LessonItem) -> tuple[str, ...]:
    """Badges for what a lesson holds beside its text. Quizzes have a row of their own."""
    names = {"video": tr("Video"), "audio": tr("Audio")}
    if names.keys().isdisjoint(lesson.asset_types):
        names = {"script": tr("Script"), "slides": tr("Slides")}  # nothing is made of them yet
    return tuple(names[kind] for kind in lesson.asset_types if kind in names)


def spoken_module(module: ModuleItem) -> str:
    """A module's row for a screen reader."""
    return ", ".join((
        module_title(module),
        tr("%n lesson(s)", len(module.lessons)),
        tr("{percent} percent done", percent=module.percent),
    ))  # fmt: skip


def spoken_lesson(lesson: LessonItem, is_next: bool) -> str:
    """A lesson's row for a screen reader: the state in words, not only as an icon."""
    state = tr("completed") if lesson.is_completed else tr("not completed")
    parts = [lesson.title, tr("next lesson") if is_next else state]
    parts += [*asset_words(lesson), duration_words(lesson.minutes)]
    return ", ".join(parts)


def spoken_quiz(quiz: QuizItem) -> str:
    """A quiz's row for a screen reader."""
    parts = [tr("Quiz"), quiz.title, tr("%n question(s)", quiz.questions)]
    if quiz.best is None:
        parts.append(tr("not taken yet"))
    else:
        parts.append(tr("best result {score}", score=score_words(*quiz.best)))
    return ", ".join(part for part in parts if part)


def day_words(stamp: str, today: date) -> str:
    """ "today", "yesterday", "3 days ago" or a date, for an ISO 8601 instant."""
    day = datetime.fromisoformat(stamp).astimezone().date()
    ago = (today - day).days
    if ago <= 0:
        return tr("today")
    if ago == 1:
        return tr("yesterday")
    if ago < 7:
        return tr("%n day(s) ago", ago)
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
