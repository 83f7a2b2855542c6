"""What the buttons of a header say where room is short."""

from __future__ import annotations

from collections.abc import Sequence

from .forms import Button


def fit_words(room: int, rest: int, side: Sequence[Button], main: Button) -> None:
    """The side ways are icons alone where their words, which are their names, do not fit into a
    header `room` pixels wide with `rest` for all else; the main one keeps its words."""
    for button in side:
        button.setText(button.accessibleName())
    words = sum(one.sizeHint().width() for one in (*side, main) if not one.isHidden())
    if words + rest > room:
        for button in side:
            button.setText("")
