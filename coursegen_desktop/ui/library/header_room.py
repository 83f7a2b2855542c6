"""What the library's header says where room is short."""

from __future__ import annotations

from collections.abc import Sequence

from ..kit.forms import Button
from ..kit.theme import theme_host_of
from .search_box import LibrarySearch

# Title, the narrowest search field, edges (at text scale 1).
_REST = 400


def fit_words(room: int, search: LibrarySearch, side: Sequence[Button], main: Button) -> None:
    """The side ways are icons alone where their words, which are their names, do not fit into a
    header `room` pixels wide; the main one keeps its words."""
    host = theme_host_of(search)
    search.setMaximumWidth(host.px(380))
    for button in side:
        button.setText(button.accessibleName())
    words = sum(button.sizeHint().width() for button in (*side, main))
    if words + host.px(_REST) > room:
        for button in side:
            button.setText("")
