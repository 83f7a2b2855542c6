"""What a card says, in words: on its face and to a screen reader."""

from __future__ import annotations

from ...domain.library import CourseCard
from ..content.durations import duration_words
from ..kit.translate import tr


def size_words(card: CourseCard) -> str:
    """ "6 modules · 4 h 10 min"; a course without lessons says so."""
    if not card.lessons:
        return tr("No lessons yet")
    return " · ".join((tr("%n module(s)", card.modules), duration_words(card.minutes)))


def accessible_words(card: CourseCard) -> str:
    """Everything that the card shows, in one sentence for a screen reader."""
    parts = [card.title]
    if not card.is_published:
        parts.append(tr("Draft"))
    if card.is_completed:
        parts.append(tr("Completed"))
    elif card.progress_percent is None:
        parts.append(tr("Not started"))
    else:
        parts.append(tr("{percent} percent done", percent=int(card.progress_percent)))
    parts.append(size_words(card))
    return ", ".join(parts)
