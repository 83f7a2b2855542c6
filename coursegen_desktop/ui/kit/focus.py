"""Where the keyboard goes in a page, and when a focus ring is shown.

A ring is always shown, except where a click of the mouse brought the focus.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QScrollArea, QWidget

_LINE = 16  # pixels within which things stand beside one another
_AS_ONE = "readAsOne"

if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object  # a class cannot have two bases of Qt


def start_at(page: QWidget, first: QWidget) -> None:
    """Let the keyboard begin at `first` when `page` comes in front.

    No focus proxy: the Tab key would jump from the rail to the proxy, past all that stands
    before it in the page.
    """
    page.first_focus = first  # type: ignore[attr-defined]


def start_of(page: QWidget) -> QWidget:
    """Where the keyboard begins in `page`: as `start_at` said, else the page itself."""
    first: QWidget | None = getattr(page, "first_focus", None)
    return page if first is None else first


def tab_through(widgets: Iterable[QWidget]) -> None:
    """Let the Tab key go from each of `widgets` to the next; they are in one window.

    For parts that are made later than their page: Qt puts them at its end.
    """
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)


def leads_round(holder: QWidget, start: QWidget, *, forward: bool) -> QWidget | None:
    """The next stop of the Tab key within `holder`, as one reads, beginning anew at its end.

    Qt's own chain is not asked: PySide takes what `nextInFocusChain` returns for a part of what was
    asked, and forgets living widgets with the next one that is deleted.
    """
    stops = [
        widget
        for widget in holder.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(holder)
        and widget.isEnabled()
    ]
    if not stops:
        return None
    stops.sort(key=lambda widget: _place(widget, widget.rect().center(), holder))
    if start not in stops:
        return stops[0 if forward else -1]
    return stops[(stops.index(start) + (1 if forward else -1)) % len(stops)]


def read_as_one(*parts: QWidget) -> None:
    """Let the Tab key go through all of a column before it comes to what stands beside it."""
    for part in parts:
        part.setProperty(_AS_ONE, True)


def _place(widget: QWidget, point: QPoint, holder: QWidget) -> tuple[tuple[int, int], ...]:
    """Line and column of a point of `widget`. What scrolls, and a column that is read as one,
    stands where it begins, then by its own place in it: the order is the same however far it was
    scrolled."""
    above = widget.parentWidget()
    while above is not None and above is not holder:
        whole = _whole(above)
        if whole is not None:
            inner = _line(widget.mapTo(above, point), above)
            return *_place(whole, whole.rect().topLeft(), holder), inner
        above = above.parentWidget()
    return (_line(widget.mapTo(holder, point), holder),)


def _whole(part: QWidget) -> QWidget | None:
    """What has a place of its own when `part` is all that is in it."""
    area = part.parentWidget()
    area = None if area is None else area.parentWidget()  # between them is the viewport
    if isinstance(area, QScrollArea) and area.widget() is part:
        return area
    return part if part.property(_AS_ONE) else None


def _line(point: QPoint, holder: QWidget) -> tuple[int, int]:
    mirrored = holder.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return point.y() // _LINE, -point.x() if mirrored else point.x()


def stop_tab_at_chosen(button: QAbstractButton) -> None:
    """Let only the chosen one of a button's exclusive group be a stop of the Tab key.

    Qt does it once one of them has the focus; until then Tab came to the first, Shift+Tab to the
    last.
    """
    group: QButtonGroup | None = button.group()
    chosen = group.checkedButton() if group is not None and group.exclusive() else None
    if group is None or chosen is None:
        return
    for other in group.buttons():
        here = other is chosen
        other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)


def claims_letter(event: QEvent) -> bool:
    """Whether a list should keep a key for itself, of which a page made a shortcut.

    Letters alone look for a row that begins so. Call it in `event()` with every event, and accept
    those for which it is true: Qt then sends the key to the list and to no shortcut.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    plain = event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ShiftModifier,
    )
    return plain and event.text().isalpha()


def keys_of(event: QKeyEvent) -> str:
    """The keys of an event as a shortcut is written: "Ctrl+Shift+M". Not told from the keypad."""
    combined = event.keyCombination().toCombined() & ~Qt.KeyboardModifier.KeypadModifier.value
    return QKeySequence(combined).toString(QKeySequence.SequenceFormat.PortableText)


class QuietFocus(_Base):
    """A mix-in, first in the list of bases: `shows_ring` is False after a click, until a key."""

    _clicked_into = False

    @property
    def shows_ring(self) -> bool:
        """Whether to paint the ring now."""
        return self.hasFocus() and not self._clicked_into

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in (
            Qt.FocusReason.MouseFocusReason,
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        ):
            self._clicked_into = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clicked_into:
            self._clicked_into = False
            self.update()
        super().keyPressEvent(event)
