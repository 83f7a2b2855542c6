"""Hundreds of questions on one page: only those near what is seen are there, one made at a time.

Each question has its place and a height, guessed until its pane was there once. A pane is made in a
turn of the loop of its own, so that scrolling goes on meanwhile; what is far away gives its pane
back unless something was answered in it that is not stored.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ...domain.quiz import QuestionView
from ..content.question_view import QuestionPane
from ..kit.theme import theme_host_of

GAP = 53
_GUESS_PX = 300
# In heights of the window: panes this far above and below are made, and farther ones given back.
_AHEAD, _FAR = 1.0, 3.0
_SPARE = 6


@dataclass(slots=True)
class Slot:
    """A question's place, in pixels from the top of the sheet."""

    view: QuestionView
    height: int
    top: int = 0
    pane: QuestionPane | None = None


class LongSheet(QWidget):
    """`show_one` fills a pane with a question; `may_go` says whether a pane may be given back."""

    stops_changed = Signal()

    def __init__(
        self,
        make_pane: Callable[[], QuestionPane],
        show_one: Callable[[QuestionPane, QuestionView], None],
        may_go: Callable[[QuestionPane], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_pane, self._show_one, self._may_go = make_pane, show_one, may_go
        self.slots: list[Slot] = []
        self._tops: list[int] = []
        self._spare: list[QuestionPane] = []
        self._by_id: dict[str, int] = {}
        self._area: QScrollArea | None = None
        self._is_placing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fill_next)

    @property
    def panes(self) -> list[QuestionPane]:
        """Those that are there at the moment, from top to bottom."""
        return [slot.pane for slot in self.slots if slot.pane is not None]

    def show_questions(self, questions: Sequence[QuestionView]) -> None:
        """Ask these; panes come when they are near what is seen."""
        self.clear()
        guess = theme_host_of(self).px(_GUESS_PX)
        self.slots = [Slot(view, guess) for view in questions]
        self._by_id = {view.id: place for place, view in enumerate(questions)}
        self._place()
        if self.slots:
            self._fill(0)
        self._timer.start(0)

    def clear(self) -> None:
        """Nothing is asked here any more."""
        self._timer.stop()
        for slot in self.slots:
            self._take_back(slot)
        self.slots, self._by_id = [], {}
        self._place()

    def pane_of(self, question_id: str) -> QuestionPane | None:
        """The pane of a question, made now if it is not there; None when it is not asked here."""
        place = self._by_id.get(question_id)
        if place is None:
            return None
        if self.slots[place].pane is None:
            self._fill(place)
            self._timer.start(0)
        return self.slots[place].pane

    # ---------------------------------------------------------------- making and giving back

    def _fill(self, place: int) -> None:
        slot = self.slots[place]
        pane = self._spare.pop() if self._spare else self._make_pane()
        if pane.parentWidget() is not self:
            pane.setParent(self)
        slot.pane = pane
        self._show_one(pane, slot.view)
        pane.show()
        self._measure()
        self.stops_changed.emit()

    def _fill_next(self) -> None:
        """One pane: what is seen first, then what comes, then what was; at last the far ones go."""
        seen = self._seen()
        if seen is None:
            return
        ahead = round(seen.height() * _AHEAD)
        near = self._between(seen.top() - ahead, seen.bottom() + ahead)
        missing = [place for place in near if self.slots[place].pane is None]
        if missing:
            self._fill(min(missing, key=lambda place: self._distance(place, seen)))
            self._timer.start(0)
            return
        far = round(seen.height() * _FAR)
        kept = set(self._between(seen.top() - far, seen.bottom() + far))
        gone = False
        for place, slot in enumerate(self.slots):
            if slot.pane is not None and place not in kept and self._may_go(slot.pane):
                gone = True
                self._take_back(slot)
        if gone:
            self.stops_changed.emit()

    def _take_back(self, slot: Slot) -> None:
        pane, slot.pane = slot.pane, None
        if pane is None:
            return
        pane.forget_help()  # what is on its way finds nobody
        pane.hide()
        if len(self._spare) < _SPARE:
            self._spare.append(pane)
        else:
            pane.deleteLater()

    def _distance(self, place: int, seen: QRect) -> int:
        slot = self.slots[place]
        if slot.top > seen.bottom():
            return slot.top - seen.bottom()
        above = seen.top() - slot.top - slot.height
        return 2 * above if above > 0 else 0  # one reads downwards

    def _between(self, top: int, bottom: int) -> range:
        first = max(0, bisect_right(self._tops, top) - 1)
        return range(first, bisect_right(self._tops, bottom))

    # ---------------------------------------------------------------- places

    def _measure(self) -> None:
        """Learn the heights of the panes that are there, and keep what is seen where it is."""
        if self._is_placing or self.width() <= 0:
            return
        changed = False
        for slot in self.slots:
            if slot.pane is not None:
                height = _height_of(slot.pane, self.width())
                changed = changed or height != slot.height
                slot.height = height
        seen = self._seen()
        anchor = self._anchor(seen)
        self._place()
        if changed and seen is not None and anchor is not None and self._area is not None:
            slot, before = anchor
            self._settle()
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + slot.top - before)

    def _anchor(self, seen: QRect | None) -> tuple[Slot, int] | None:
        """What is at the upper edge of what is seen, and where it is."""
        if seen is None or not self.slots:
            return None
        slot = self.slots[max(0, bisect_right(self._tops, max(0, seen.top())) - 1)]
        return slot, slot.top

    def _place(self) -> None:
        self._is_placing = True
        try:
            top = 0
            for slot in self.slots:
                slot.top = top
                if slot.pane is not None:
                    slot.pane.setGeometry(0, top, self.width(), slot.height)
                top += slot.height + GAP
            self._tops = [slot.top for slot in self.slots]
            self.setFixedHeight(max(0, top - GAP))
        finally:
            self._is_placing = False
        self.update()

    def _settle(self) -> None:
        """Let the scroll bar know the new height at once: it takes no value beyond the old one."""
        widget = self.parentWidget()
        while widget is not None and widget is not self._area:
            if (layout := widget.layout()) is not None:
                layout.activate()
            widget = widget.parentWidget()
        if self._area is not None:
            body = self._area.widget()
            if body is not None:
                QCoreApplication.sendEvent(body, QEvent(QEvent.Type.LayoutRequest))

    def _seen(self) -> QRect | None:
        """What of the sheet is in the window, in the sheet's own pixels."""
        if self._area is None or not self.slots:
            return None
        view = self._area.viewport()
        top = view.mapTo(self._area, QPoint(0, 0)).y() - self.mapTo(self._area, QPoint(0, 0)).y()
        return QRect(0, top, max(1, self.width()), max(1, view.height()))

    # ---------------------------------------------------------------- events

    def event(self, event: QEvent) -> bool:
        # A pane wants another height: an explanation came, a picture was found.
        if event.type() == QEvent.Type.LayoutRequest and self.slots:
            self._measure()
            self._timer.start(0)
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._area is None:
            widget = self.parentWidget()
            while widget is not None and not isinstance(widget, QScrollArea):
                widget = widget.parentWidget()
            self._area = widget
            if widget is not None:
                widget.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._timer.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self.slots:
            self._measure()
            self._timer.start(0)

    def _on_scrolled(self) -> None:
        if self.slots and self.isVisible():
            self._timer.start(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines between the questions."""
        painter = QPainter(self)
        color = theme_host_of(self).theme.color("line")
        for place in self._between(event.rect().top() - GAP, event.rect().bottom() + GAP):
            if place:
                painter.fillRect(0, self.slots[place].top - GAP // 2 - 1, self.width(), 1, color)
        painter.end()


def _height_of(pane: QuestionPane, width: int) -> int:
    found = pane.heightForWidth(width) if pane.hasHeightForWidth() else -1
    return max(1, found if found >= 0 else pane.sizeHint().height())
