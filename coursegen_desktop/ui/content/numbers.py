"""Figures and points as the learner reads them."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from ..kit.translate import tr


def figure(value: float) -> str:
    """At most two decimals, in the learner's notation: 3, 2.5, 0.67."""
    rounded = round(float(value), 2)
    places = 0 if rounded == int(rounded) else 2
    text = QLocale().toString(rounded, "f", places)
    return text.rstrip("0").rstrip(QLocale().decimalPoint()) if places else text


def points_words(points: float) -> str:
    """ "1 point", "2.5 points"."""
    if points == int(points):
        return tr("%n point(s)", int(points))
    return tr("{points} points", points=figure(points))
