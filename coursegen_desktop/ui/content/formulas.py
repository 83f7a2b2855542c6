"""Formulas as pictures: TeX to SVG by ziamath, made in a thread and kept.

made = formulas().get(r"\\frac{a}{b}", display=False)     # None: not made yet, or it cannot be
formulas().tell(widget, ...)                              # laid out anew when it is made
"""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict, deque
from functools import cache

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ...media.formula_drawing import Formula, draw_formula

_KEPT = 2_000

Key = tuple[str, bool]


class Formulas(QObject):
    """Makes formulas one after another, and lays out anew who waits for them."""

    _made = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: OrderedDict[Key, Formula | None] = OrderedDict()
        self._queue: deque[Key] = deque()
        self._waiting: list[weakref.ref[QWidget]] = []
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._made.connect(self._on_made)

    def get(self, tex: str, *, display: bool) -> Formula | None:
        """The formula when it is made; else it is begun, and None."""
        key = (tex, display)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
            if key not in self._queue:
                self._queue.append(key)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="formulas", daemon=True)
                self._thread.start()
        return None

    def is_settled(self, tex: str, *, display: bool) -> bool:
        """Whether it was made, or found that it cannot be."""
        with self._lock:
            return (tex, display) in self._known

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        with self._lock:
            return self._thread is None

    def tell(self, widget: QWidget) -> None:
        """Let the widget lay itself out anew once more formulas are made."""
        if not any(ref() is widget for ref in self._waiting):
            self._waiting.append(weakref.ref(widget))

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._queue:
                    self._thread = None
                    break
                key = self._queue[0]
            made = draw_formula(key[0], display=key[1])
            with self._lock:
                self._queue.popleft()
                self._known[key] = made
                while len(self._known) > _KEPT:
                    self._known.popitem(last=False)
        if isValid(self):
            self._made.emit()

    def _on_made(self) -> None:
        waiting, self._waiting = self._waiting, []
        for ref in waiting:
            widget = ref()
            if widget is not None and isValid(widget):
                # Every widget that holds a text lays it out anew when the style changes.
                QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


@cache
def formulas() -> Formulas:
    """The one maker: what it made is good for every window."""
    return Formulas()
