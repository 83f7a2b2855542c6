"""The diagrams of the lesson that a reader shows: what is there already, what must be drawn.

Kept apart from the reader, which only sends what `changed` tells to its page and asks `shown`
for the pictures.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from ...domain.errors import InvalidContent
from ...rendering.rendered import Diagram
from ..kit.roles import Theme
from ..kit.translate import tr
from . import diagram_look
from .diagram_drawer import DiagramDrawer
from .diagram_store import DiagramStore, checked

_MAX_FAULTS = 500


class LessonDiagrams(QObject):
    """One set of diagrams at a time, in one theme at a time.

    `changed` carries plain data for the page's script: a list of {key, state, ...}, where the
    state is "drawn" (src, width, height), "drawing" (words) or "failed" (words, source).
    """

    changed = Signal(list)

    def __init__(self, resources: Path, cache: Path | None, parent: QObject) -> None:
        super().__init__(parent)
        self._store = DiagramStore(resources, cache)
        self.drawer = DiagramDrawer(resources, self)
        self.drawer.drawn.connect(self._on_drawn)
        self.drawer.failed.connect(self._on_failed)
        self._diagrams: tuple[Diagram, ...] = ()
        self._theme: Theme | None = None
        self._tag = ""
        # What cannot be drawn cannot be drawn in any theme.
        self._faults: dict[str, str] = {}
        self._slow: set[str] = set()

    def show(self, diagrams: Sequence[Diagram]) -> None:
        """The diagrams of another lesson; tells all their states and draws what is missing."""
        self._diagrams = tuple(diagrams)
        self.resend()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on; the page keeps the old pictures until then."""
        self._theme = theme
        if self._diagrams:
            self.resend()

    def resend(self) -> None:
        """Tell every state, for a page that was loaded anew."""
        self.drawer.forget()
        theme = self._theme
        if theme is None or not self._diagrams:
            return
        self._tag = diagram_look.tag(theme)
        self.changed.emit([self._state(diagram) for diagram in self._diagrams])
        look = diagram_look.variables(theme)
        for diagram in self._diagrams:
            name = self._name(diagram.key)
            if diagram.key not in self._faults and self._store.get(name) is None:
                self.drawer.draw(name, diagram.source, look)

    def shown(self, name: str) -> bytes | None:
        """The picture behind an address, "KEY-LOOK.svg".

        The addresses that rendering writes, "KEY.svg", give none: a page with many pictures
        would get them all at once, and stop.
        """
        return self._store.shown(name.removesuffix(".svg")) if name.endswith(".svg") else None

    # --- inside ----------------------------------------------------------------------------

    def _name(self, key: str) -> str:
        return f"{key}-{self._tag}"

    def _state(self, diagram: Diagram) -> dict[str, Any]:
        drawing = self._store.get(self._name(diagram.key))
        words = tr("Drawing…")
        if drawing is not None:
            return {
                "key": diagram.key,
                "state": "drawn",
                "src": f"diagram/{self._name(diagram.key)}.svg",
                "width": drawing.width,
                "height": drawing.height,
                "words": words,
            }
        fault = self._faults.get(diagram.key)
        if fault is not None:
            source = diagram.source
            return {"key": diagram.key, "state": "failed", "words": fault, "source": source}
        return {"key": diagram.key, "state": "drawing", "words": words}

    def _on_drawn(self, name: str, svg: str) -> None:
        try:
            self._store.put(name, checked(svg.encode("utf-8", "replace")))
        except InvalidContent:
            self._on_failed(name, "refused", 0)
            return
        self._tell(name)

    def _on_failed(self, name: str, why: str, line: int) -> None:
        key = name.split("-", 1)[0]
        is_first = why == "slow" and key not in self._slow
        if why in ("start", "crashed") or is_first:
            # Perhaps it was not the diagram's fault: the next showing tries again.
            self._slow.add(key)
            self._tell(name, _sentence(why, 0))
            return
        source = next((one.source for one in self._diagrams if one.key == key), "")
        # mermaid counts without the settings at the head.
        line = 0 if source.lstrip().startswith(("---", "%%")) else line
        line = min(line, source.count("\n") + 1)  # what is missing is missed after the end
        while len(self._faults) >= _MAX_FAULTS:
            self._faults.pop(next(iter(self._faults)))
        self._faults[key] = _sentence(why, line)
        self._tell(name)

    def _tell(self, name: str, passing: str = "") -> None:
        for diagram in self._diagrams:
            if self._name(diagram.key) == name:
                state = self._state(diagram)
                if passing:
                    state |= {"state": "failed", "words": passing, "source": diagram.source}
                self.changed.emit([state])


def _sentence(why: str, line: int) -> str:
    """What the reader sees in the place of the picture."""
    if why == "syntax" and line > 0:
        return tr(
            "This diagram cannot be drawn: line {line} of its text is not understood.", line=line
        )
    sentences = {
        "syntax": tr("This diagram cannot be drawn: its text is not understood."),
        "unknown": tr(
            "This diagram cannot be drawn: its first line names no kind of diagram that is known."
        ),
        "slow": tr("This diagram cannot be drawn: it takes too long. A smaller one may do."),
        "refused": tr(
            "This diagram cannot be drawn: it holds parts that cannot be shown as a picture."
        ),
        "crashed": tr(
            "This diagram was not drawn: the drawing broke off. Open the lesson again to retry."
        ),
        "start": tr(
            "This diagram was not drawn: the drawing did not start. Open the lesson again to retry."
        ),
    }
    other = tr("This diagram cannot be drawn: something in its text is too large or not known.")
    return sentences.get(why, other)
