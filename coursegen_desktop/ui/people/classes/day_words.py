"""What the day of a class brings, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale

from ....domain.day import DayChanges, DayPlan, DaySaved, LeftOut, PersonChanges
from ....domain.user import visible
from ...kit.translate import tr
from ..words import day_words, isolated

_MOST = 4  # courses, classes, people that are named


def person_words(one: PersonChanges) -> str:
    """What somebody gets."""
    parts = []
    if one.is_new:
        parts.append(tr("new here"))
    elif one.is_changed:
        parts.append(tr("name or animal changed"))
    if one.lessons:
        parts.append(tr("%n lesson(s) done", one.lessons))
    if one.attempts:
        parts.append(tr("%n attempt(s) at quizzes", one.attempts))
    if one.reviews:
        parts.append(tr("%n card(s) reviewed", one.reviews))
    if one.notes:
        parts.append(tr("%n note(s)", one.notes))
    if not parts:
        parts.append(tr("time and places in lessons"))
    return ", ".join(parts)


def person_line(one: PersonChanges) -> str:
    """A line as it is read aloud."""
    return f"{one.name}, {person_words(one)}"


def file_words(plan: DayPlan, today: date) -> str:
    """Where a file is from: its name, when and by whom it was saved, which classes."""
    names = _names(plan.classes)
    when = tr("saved: {day}", day=day_words(plan.made_at, today))
    who = tr("by {name}", name=isolated(plan.made_by)) if plan.made_by else ""
    return " · ".join(part for part in (visible(plan.file), when, who, names) if part)


def summary_words(changes: DayChanges) -> str:
    """What changes beside what the learners did."""
    new, changed = changes.new_classes, changes.changed_classes
    parts = [tr("New class: {name}", name=isolated(name)) for name in new[:_MOST]]
    parts += [tr("Changed: {name}", name=isolated(name)) for name in changed[:_MOST]]
    if (left := len(new[_MOST:]) + len(changed[_MOST:])) > 0:
        parts.append(tr("and %n more", left))
    if changes.members:
        parts.append(tr("%n place(s) in classes", changes.members))
    if changes.assignments:
        parts.append(tr("%n assignment(s)", changes.assignments))
    if changes.files:
        parts.append(tr("%n file(s) handed in", changes.files))
    return " · ".join(parts)


def left_out_words(left: LeftOut) -> list[str]:
    """What stays outside, and what could be done about it; of courses those with the most first,
    for a school has hundreds and the words have to fit a screen."""
    courses = sorted(left.courses.items(), key=lambda one: -one[1])
    told = [
        tr(
            "“{course}” is not here, or in another version: %n thing(s) of it stay outside. Bring"
            " the course in, then this file once more.",
            count,
            course=title,
        )
        for title, count in courses[:_MOST]
    ]
    if len(courses) > _MOST:
        told.append(tr("and %n more", len(courses) - _MOST))
    if left.classes:
        names = _names(left.classes)
        told.append(
            tr("{names}: other teachers have this class here. Ask one of them.", names=names)
        )
    if left.people:
        names = _names(left.people)
        told.append(
            tr("{names}: teaches here or was deleted here, and stays as it is.", names=names)
        )
    return told


def _names(names: Sequence[str]) -> str:
    """The first of them, and how many more there are."""
    shown = ", ".join(map(isolated, names[:_MOST]))
    left = len(names) - _MOST
    return f"{shown} {tr('and %n more', left)}" if left > 0 else shown


def ahead_words(plan: DayPlan, today: date) -> str:
    """A clock that is wrong, "" for one that is not."""
    if not plan.is_ahead:
        return ""
    return tr(
        "The clock of that computer is ahead: it says {day}. Where both sides changed the same, it"
        " wins. Set it right.",
        day=day_words(plan.made_at, today),
    )


def saved_words(saved: DaySaved) -> str:
    """A file that was written and read back."""
    size = QLocale().formattedDataSize(saved.size, 1)
    learners = tr("%n learner(s)", saved.learners)
    return tr(
        "Saved and read back: {file}, {learners}, {size}.",
        file=saved.file,
        learners=learners,
        size=size,
    )


def done_words(changes: DayChanges) -> str:
    """What was brought in."""
    return tr("Brought in: something new for %n learner(s)", len(changes.people))
