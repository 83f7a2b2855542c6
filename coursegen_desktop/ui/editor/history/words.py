"""Moments, changes and fields in words, as the history says them."""

from __future__ import annotations

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt

from ....domain.course_difference import AssetChange, Glance, OutlineChange, QuestionChange
from ....domain.version import VersionInfo
from ...kit.translate import tr

_SHORT = QLocale.FormatType.ShortFormat
_LONG = QLocale.FormatType.LongFormat


def local(moment: str) -> QDateTime:
    """A stored moment in the time zone of this computer."""
    return QDateTime.fromString(moment, Qt.DateFormat.ISODateWithMs).toLocalTime()


def day_words(moment: str, today: QDate | None = None) -> str:
    """Today, Yesterday, or the date."""
    day = local(moment).date()
    ago = day.daysTo(today or QDate.currentDate())
    if ago == 0:
        return tr("Today")
    if ago == 1:
        return tr("Yesterday")
    return QLocale().toString(day, _LONG)


def time_words(moment: str) -> str:
    """The time of day."""
    return QLocale().toString(local(moment).time(), _SHORT)


def moment_words(moment: str) -> str:
    """Day and time in one."""
    return tr("{day}, {time}", day=day_words(moment), time=time_words(moment))


def author_words(info: VersionInfo) -> str:
    """Who made a version, and with which model; "" where nobody knows."""
    if not info.model:
        return info.person
    if not info.person:
        return tr("with {model}", model=info.model)
    return tr("{name} with {model}", name=info.person, model=info.model)


def version_words(info: VersionInfo) -> str:
    """What a version is called."""
    return info.name or moment_words(info.at)


def glance_words(info: VersionInfo, glance: Glance | None) -> str:
    """What a version changed, in a word or two."""
    if glance is None:
        return tr("“{title}” was changed", title=info.title)
    if glance.is_first:
        return tr("First version")
    parts = []
    if glance.is_renamed:
        parts.append(tr("New title"))
    if glance.is_text_changed:
        parts.append(_text_words(glance.words))
    parts += (asset_name(kind) for kind in glance.assets)
    if glance.outline:
        parts.append(tr("%n change(s) of the outline", glance.outline))
    if glance.is_course_changed:
        parts.append(tr("Details of the course"))
    if not parts:
        return tr("The course as it was") if info.is_course else tr("No change")
    return " · ".join(parts)


def _text_words(words: int) -> str:
    if words > 0:
        return tr("%n word(s) more", words)
    if words < 0:
        return tr("%n word(s) fewer", -words)
    return tr("Text")


def asset_name(kind: str) -> str:
    """What was made for a lesson, by its kind."""
    return {
        "quiz": tr("Quiz"),
        "terms": tr("Terms"),
        "summary": tr("Summary"),
        "sources": tr("Sources"),
        "script": tr("Script"),
        "video": tr("Video"),
        "slides": tr("Slides"),
        "audio": tr("Sound"),
        "image": tr("Picture"),
        "file": tr("File"),
    }.get(kind, kind.replace("_", " ").capitalize())


def asset_words(change: AssetChange) -> str:
    """What happened to something made for the lesson."""
    name = asset_name(change.asset_type)
    if change.kind == "added":
        return tr("{name}: added", name=name)
    if change.kind == "removed":
        return tr("{name}: removed", name=name)
    return tr("{name}: changed", name=name)


def question_words(change: QuestionChange) -> str:
    """What happened to a question."""
    if change.kind == "added":
        return tr("Question added")
    if change.kind == "removed":
        return tr("Question removed")
    return tr("Question changed")


def outline_words(change: OutlineChange) -> str:
    """What happened to a module or lesson."""
    if change.what == "module":
        return {
            "added": tr("Module “{title}” was added", title=change.title),
            "removed": tr("Module “{title}” was removed", title=change.title),
            "renamed": tr(
                "Module “{old}” was renamed “{title}”", old=change.old, title=change.title
            ),
            "moved": tr("Module “{title}” changed its place", title=change.title),
        }[change.kind]
    if change.kind == "moved" and change.old != change.new:
        return tr(
            "Lesson “{title}” moved from “{old}” to “{new}”",
            title=change.title, old=change.old, new=change.new,
        )  # fmt: skip
    return {
        "added": tr("Lesson “{title}” was added", title=change.title),
        "removed": tr("Lesson “{title}” was removed", title=change.title),
        "renamed": tr("Lesson “{old}” was renamed “{title}”", old=change.old, title=change.title),
        "moved": tr("Lesson “{title}” changed its place", title=change.title),
    }[change.kind]


def field_words(path: str) -> str:
    """A field as people call it: "choices.2.text" is "Choices 2, Text"."""
    names = _field_names()
    parts: list[str] = []
    for step in path.split("."):
        if step.isdigit() and parts:
            parts[-1] = tr("{name} {number}", name=parts[-1], number=step)
        else:
            parts.append(names.get(step, step.replace("_", " ").capitalize()))
    return ", ".join(parts)


def _field_names() -> dict[str, str]:
    return {
        "title": tr("Title"),
        "description": tr("Description"),
        "learning_outcomes": tr("Outcomes"),
        "thumbnail_url": tr("Picture"),
        "language": tr("Language"),
        "licence": tr("Licence"),
        "authors": tr("Authors"),
        "tags": tr("Tags"),
        "prerequisites": tr("Prerequisites"),
        "prompt": tr("Question"),
        "choices": tr("Choice"),
        "text": tr("Text"),
        "fraction": tr("Share of the points"),
        "points": tr("Points"),
        "feedback": tr("Feedback"),
        "hints": tr("Hint"),
        "answers": tr("Answer"),
        "answer": tr("Answer"),
        "general": tr("for all answers"),
        "shuffle": tr("Shuffled"),
        "difficulty": tr("Difficulty"),
        "questions": tr("Question"),
        "terms": tr("Term"),
        "term": tr("Term"),
        "definition": tr("Definition"),
        "sentences": tr("Sentence"),
        "type": tr("Kind"),
        "file": tr("File"),
    }
