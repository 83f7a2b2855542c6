"""A painted list of highlights, notes and bookmarks, with headings between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ...domain.annotation import Annotation
from ..kit.icons import pixmap
from ..kit.painted_view import as_painted
from ..kit.painting import paint_box, paint_ring
from ..kit.rows_model import ITEM_ROLE, RowsModel
from ..kit.theme import ThemeHost, theme_host_of
from ..kit.translate import tr
from .inline_text import plain
from .mark_colours import colour_name

_LONGEST = 400
_PREFETCH = 600  # pixels before the end at which the next page is asked for
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note, or a heading above some."""

    note: Annotation | None = None
    heading: str = ""

    @property
    def key(self) -> object:
        """What tells lines apart."""
        return self.heading if self.note is None else self.note.id


def note_words(note: Annotation) -> str:
    """A note as it is read aloud."""
    quoted = _short(note.anchor.exact)
    if note.is_bookmark:
        words = tr("Bookmark: {words}", words=quoted)
    else:
        words = tr("{colour}: {words}", colour=colour_name(note.colour), words=quoted)
    parts = [words]
    if note.has_note:
        parts.append(tr("Note: {words}", words=_short(plain(note.body))))
    if note.tags:
        parts.append(tr("Tags: {names}", names=", ".join(note.tags)))
    if state := state_words(note):
        parts.append(state)
    return ". ".join(parts)


def state_words(note: Annotation) -> str:
    """What is the matter with a note's place; "" when nothing is."""
    if note.lesson_id is None:
        return tr("The lesson is not in the library any more")
    if note.is_lost:
        return tr("These words are not in the lesson any more")
    return ""


class NotesList(QListView):
    """Enter or a click goes to the words; F2 or a double click opens the note."""

    chosen = Signal(object)  # Annotation
    opened = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None, *, most_lines: int = 3) -> None:
        super().__init__(parent)
        self.most_lines = most_lines
        self.rows = RowsModel(
            self,
            key_of=lambda line: line.key,
            name_of=lambda line: line.heading if line.note is None else line.note.anchor.exact,
            words_of=lambda line: line.heading if line.note is None else note_words(line.note),
        )
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        as_painted(self)
        self.setAutoFillBackground(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setModel(self.rows)
        self.clicked.connect(lambda index: self._tell(index, self.chosen))
        self.doubleClicked.connect(lambda index: self._tell(index, self.opened))
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._prefetch)
        bar.rangeChanged.connect(self._prefetch)

    @property
    def current(self) -> Annotation | None:
        """The note that the keyboard stands on."""
        line = self.rows.item(self.currentIndex().row())
        return None if line is None else line.note

    def show_lines(self, lines: Sequence[NoteLine], has_more: bool = False) -> None:
        """List these; the place in the list is kept where it can be."""
        key = self.rows.key_at(self.currentIndex().row())
        scroll = self.verticalScrollBar().value()
        self.rows.show(lines, has_more)
        self.scheduleDelayedItemsLayout()
        row = self.rows.row_of(key) if key is not None else -1
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row, 0))
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(scroll)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        note = self.current
        key = event.key()
        if note is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(note)
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Menu):
            self.opened.emit(note)
        elif key == Qt.Key.Key_Delete:
            self.removal_wanted.emit(note)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _tell(self, index: _Index, signal: object) -> None:
        line = self.rows.item(index.row())
        if line is not None and line.note is not None:
            signal.emit(line.note)  # type: ignore[attr-defined]

    def _prefetch(self) -> None:
        bar = self.verticalScrollBar()
        if self.rows.canFetchMore() and bar.maximum() - bar.value() < _PREFETCH:
            self.rows.fetchMore()


class _Delegate(QStyledItemDelegate):
    """A stripe of the colour or a sign, the words, the note, tags and what is the matter."""

    def __init__(self, view: NotesList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        host = theme_host_of(self._view)
        width = max(120, self._view.viewport().width())
        return QSize(120, self._paint(None, host, QRect(0, 0, width, 0), index.data(ITEM_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(ITEM_ROLE)
        if line is None:
            return
        host = theme_host_of(self._view)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(option.rect).adjusted(2, 2, -2, -2)
        state = option.state
        is_current = bool(state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
        if line.note is not None and (is_current or state & QStyle.StateFlag.State_MouseOver):
            paint_box(painter, inner, 9.0, host.theme.color("sunken"), None)
        if is_current:
            paint_ring(painter, inner, 9.0, host.theme.color("accent"), 1.0)
        self._paint(painter, host, option.rect, line)
        painter.restore()

    def _paint(self, painter: QPainter | None, host: ThemeHost, row: QRect, line: NoteLine) -> int:
        """Paint, or only measure without a painter; the height is returned."""
        if line is None:
            return 0
        pen = _Pen(painter, host, QRect(row.left() + 22, row.top() + 8, row.width() - 34, 1 << 14))
        note = line.note
        if note is None:
            pen.box.setLeft(row.left() + 8)
            pen.box.moveTop(row.top() + 12)
            pen.write(line.heading, "small_strong", "muted", 2)
            return pen.top - row.top() + 4
        pen.write(_short(note.anchor.exact), "small", "ink", self._view.most_lines)
        if note.has_note:
            pen.write(_short(plain(note.body)), "small", "muted", self._view.most_lines)
        details = [f"#{tag}" for tag in note.tags]
        if not note.is_bookmark:
            details.insert(0, colour_name(note.colour))
        else:
            details.insert(0, tr("Bookmark"))
        pen.write(" · ".join(details), "micro", "muted", 1)
        if state := state_words(note):
            pen.write(state, "micro", "warn", 2)
        height = pen.top - row.top() + 6
        if painter is not None:
            self._paint_side(painter, host, QRect(row.left(), row.top(), 20, height), note)
        return height

    def _paint_side(
        self, painter: QPainter, host: ThemeHost, side: QRect, note: Annotation
    ) -> None:
        if note.is_bookmark:
            ink, dpr = host.theme.color("accent"), painter.device().devicePixelRatioF()
            image = pixmap("bookmark", ink, 14, dpr)
            painter.drawPixmap(side.left() + 6, side.top() + 10, image)
            return
        stripe = QRectF(side.left() + 9, side.top() + 10, 5, side.height() - 18)
        edge = host.theme.color("edge")
        paint_box(painter, stripe, 2.5, host.theme.color(f"mark_{note.colour}"), edge)


class _Pen:
    """Writes lines one below the other."""

    def __init__(self, painter: QPainter | None, host: ThemeHost, box: QRect) -> None:
        self._painter, self._host, self.box = painter, host, box

    @property
    def top(self) -> int:
        return self.box.top()

    def write(self, text: str, role: str, ink: str, most: int) -> None:
        """At most so many lines of a text."""
        font = self._host.font(role)
        metrics = QFontMetrics(font)
        flags = Qt.TextFlag.TextWordWrap.value
        whole = QRect(0, 0, self.box.width(), 1 << 14)
        text = " ".join(text.split())
        limit = metrics.lineSpacing() * most
        height = metrics.boundingRect(whole, flags, text).height()
        while height > limit and len(text) > 8:
            keep = max(4, int(len(text) * limit / height) - 3)
            text = text[: min(keep, len(text) - 4)].rstrip() + "…"
            height = metrics.boundingRect(whole, flags, text).height()
        if self._painter is not None:
            self._painter.setFont(font)
            self._painter.setPen(self._host.theme.color(ink))
            there = QRect(self.box.left(), self.box.top(), self.box.width(), height)
            self._painter.drawText(there, flags, text)
        self.box.setTop(self.box.top() + height + 3)


def _short(text: str) -> str:
    text = " ".join(text[: 2 * _LONGEST].split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
