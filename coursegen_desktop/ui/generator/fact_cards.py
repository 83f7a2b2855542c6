"""The cards beside the lessons: the text being written, figures so far, the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ...domain.brief import SourceInfo
from ..kit.field import FieldLabel as SmallStrong
from ..kit.icons import IconLabel
from ..kit.lists import Card, ElidedLabel, SectionTitle
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .words import document_icon, words_text

_LINES = 4
_MOST_LETTERS = 600  # of the live text: more would not be seen


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the quality so far; `role` is good, warn or bad, or plain for no verdict."""

    name: str
    value: str
    role: str = "good"


class LiveText(QWidget):
    """The end of a text that grows, in the reading face, with a bar where it goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._is_live = "", False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, is_live: bool) -> None:
        """Show the end of `text`; the bar stands behind it while it is `is_live`."""
        text = " ".join(text.split())
        if len(text) > _MOST_LETTERS:
            text = "…" + text[-_MOST_LETTERS:].partition(" ")[2]
        if (text, is_live) != (self._text, self._is_live):
            self._text, self._is_live = text, is_live
            self.setAccessibleName(text)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _LINES * self._line_height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _LINES * self._line_height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout = QTextLayout(self._text, host.font("reading_small"))
        layout.setTextOption(option)
        layout.beginLayout()
        count, step = 0, self._line_height()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width() - 6)
            line.setPosition(QPointF(0, count * step))
            count += 1
        layout.endLayout()
        top = -max(count - _LINES, 0) * step  # the last lines are seen
        painter.setPen(host.theme.color("ink"))
        layout.draw(painter, QPointF(0, top))
        if self._is_live and count:
            last = layout.lineAt(count - 1)
            x: Any = last.cursorToX(len(self._text))
            left = round(x[0] if isinstance(x, tuple) else x) + 2
            bar = QRect(
                left, round(last.y() + top), 2, QFontMetrics(host.font("reading_small")).height()
            )
            painter.fillRect(bar, host.theme.color("accent"))

    def _line_height(self) -> int:
        return round(QFontMetrics(theme_host_of(self).font("reading_small")).height() * 1.12)


class LiveCard(Card):
    """ "Being written" with the text itself."""

    def __init__(self) -> None:
        super().__init__()
        self._title = SectionTitle(tr("Being written"))
        self.column.addWidget(self._title)
        self.text = LiveText()
        self.column.addWidget(self.text)

    def show_text(self, title: str, text: str, is_live: bool) -> None:
        """The text of the lesson in work, or of the last one."""
        self._title.setText(title)
        self.text.show_text(text, is_live)
        self.setVisible(bool(text))


class FiguresCard(Card):
    """Names and figures, one beside the other."""

    def __init__(self, title: str, *, kind: str = "", margin: int = 18) -> None:
        super().__init__(kind=kind, margin=margin)
        self.column.setSpacing(10)
        self.column.addWidget(SectionTitle(title))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(9)
        self.column.addLayout(self._rows)
        self._shown: tuple[Figure, ...] = ()
        self.hide()

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """These, in this order; hidden while there are none."""
        if tuple(figures) == self._shown:
            return
        same = [figure.name for figure in figures] == [figure.name for figure in self._shown]
        self._shown = tuple(figures)
        if not same:
            _empty(self._rows)
            for _ in figures:
                self._rows.addWidget(_FigureRow())
        for number, figure in enumerate(figures):
            item = self._rows.itemAt(number)
            row = item.widget() if item is not None else None
            if isinstance(row, _FigureRow):
                row.show_figure(figure)
        self.setVisible(bool(figures))


class _FigureRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self._name = ElidedLabel(font_role="small")
        line.addWidget(self._name, 1)
        self._value = IconLabel("circle-check", "", size=14, font_role="small_strong")
        line.addWidget(self._value)
        self._plain = SmallStrong()
        line.addWidget(self._plain)

    def show_figure(self, figure: Figure) -> None:
        icons = {"good": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}
        self._name.setText(figure.name)
        self._value.setVisible(figure.role in icons)
        self._plain.setVisible(figure.role not in icons)
        self._plain.setText(figure.value)
        if figure.role in icons:
            self._value.show_as(icons[figure.role], figure.value, role=figure.role)
        self.setAccessibleName(f"{figure.name}: {figure.value}")


class SourcesCard(Card):
    """The documents with their kinds and sizes."""

    def __init__(self) -> None:
        super().__init__()
        self.column.addWidget(SectionTitle(tr("Sources")))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(9)
        self.column.addLayout(self._rows)
        self._shown: tuple[SourceInfo, ...] = ()
        self.hide()

    @property
    def count(self) -> int:
        """How many documents are shown, or named as more."""
        return len(self._shown)

    def show_sources(self, sources: Sequence[SourceInfo]) -> None:
        """These, in reading order; beyond the first few only how many."""
        if tuple(sources) == self._shown:
            return
        self._shown = tuple(sources)
        _empty(self._rows)
        most = 8
        for source in sources[:most]:
            self._rows.addWidget(_source_row(source))
        if len(sources) > most:
            self._rows.addWidget(
                ElidedLabel(tr("and %n more", len(sources) - most), role="muted",
                            font_role="small")
            )  # fmt: skip
        self.setVisible(bool(sources))


def _source_row(source: SourceInfo) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    icon = IconLabel(document_icon(source.name), size=16, role="ink")
    icon.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    line.addWidget(icon)
    line.addWidget(ElidedLabel(source.name, font_role="small"), 1)
    size = tr("%n page(s)", source.pages) if source.pages else words_text(source.words)
    end = ElidedLabel(size, role="muted", font_role="small")
    end.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    line.addWidget(end)
    return row


def _empty(rows: QVBoxLayout) -> None:
    while rows.count():
        item = rows.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
