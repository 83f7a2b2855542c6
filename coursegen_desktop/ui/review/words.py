"""How the review says figures: intervals, counts, what a wish costs."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from ...domain.review import Counts, Fitted, Recall, Retention
from ...domain.scheduling import interval_share
from ..kit.bars import percent_text
from ..kit.translate import tr

_MONTH, _YEAR = 30.4, 365.25


def interval_words(days: int) -> str:
    """When a card comes again: "today", "3 days", "2 months", "1.5 years"."""
    if days <= 0:
        return tr("today")
    if days < 60:
        return tr("%n day(s)", days)
    if days < 2 * _YEAR:
        return tr("%n month(s)", round(days / _MONTH))
    return tr("{years} years", years=QLocale().toString(days / _YEAR, "f", 1))


def recall_words(recall: Recall) -> str:
    """A grade by its name."""
    words = {
        Recall.AGAIN: tr("Again"),
        Recall.HARD: tr("Hard"),
        Recall.GOOD: tr("Good"),
        Recall.EASY: tr("Easy"),
    }
    return words[recall]


def waiting_words(counts: Counts) -> str:
    """What a number of cards is made of: "5 to repeat · 3 new · 1 to try again"."""
    parts = []
    if counts.learning:
        parts.append(tr("%n to try again", counts.learning))
    if counts.reviews:
        parts.append(tr("%n to repeat", counts.reviews))
    if counts.new:
        parts.append(tr("%n new", counts.new))
    return " · ".join(parts)


def clock_words(moment: datetime) -> str:
    """A moment as the time on the wall."""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)


def retention_words(found: Retention) -> str:
    """True retention against the wish, in one or two sentences."""
    wished = percent_text(found.desired * 100)
    if found.true_share is None:
        return tr(
            "You wished for {wished}. The figure comes with the first cards that you knew before "
            "and are asked again.",
            wished=wished,
        )
    told = tr(
        "You remembered {remembered} of %n answer(s); you wished for {wished}.",
        found.reviews,
        remembered=QLocale().toString(found.remembered),
        wished=wished,
    )
    away = found.true_share - found.desired
    if found.reviews < 50:
        advice = tr("That is too few to judge by.")
    elif away < -0.05:
        advice = tr("You forget more than you wished: fewer new cards a day help.")
    elif away > 0.05:
        advice = tr("You remember more than you wished: a lower wish saves you time.")
    else:
        advice = tr("That is as you wished.")
    return f"{told} {advice}"


def cost_words(retention: float) -> str:
    """What a wish costs, compared with the usual 90 %."""
    share = interval_share(retention)
    if abs(share - 1) < 0.05:
        return tr("The usual measure: one question in ten is forgotten when it comes.")
    factor = QLocale().toString(1 / share if share < 1 else share, "f", 1)
    if share < 1:
        return tr("Questions come about {factor} times as often as with 90%.", factor=factor)
    return tr(
        "Questions come about {factor} times less often than with 90%, and you forget more.",
        factor=factor,
    )


def fitted_words(fitted: Fitted) -> str:
    """What the optimiser found, in a sentence."""
    count = QLocale().toString(fitted.reviews)
    if fitted.is_kept:
        return tr(
            "Computed from {count} answers. Your own forgetting curve explains them better than "
            "the one before and is used from now on.",
            count=count,
        )
    return tr(
        "Computed from {count} answers. The curve in use explains them as well: it stays.",
        count=count,
    )
