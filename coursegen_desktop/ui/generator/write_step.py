"""Step 3: the writer at work, lesson by lesson."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from ...domain.outline import Outline
from ..kit.charts import ThinBar, percent_text
from ..kit.forms import SecondaryButton
from ..kit.icons import IconLabel, pixmap
from ..kit.lists import Card, Emphasis, Muted, ScrollPage, SectionTitle, Strong
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_STATE = Qt.ItemDataRole.UserRole
_WAITING, _WRITING, _WRITTEN = range(3)
_Index = QModelIndex | QPersistentModelIndex


class WriteStep(ScrollPage):
    """A bar with its figure and the time left, Cancel, and every lesson with its state."""

    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=900)
        self._lesson_rows: list[int] = []
        self.column.addWidget(self._make_progress())
        card = Card()
        card.column.addWidget(SectionTitle(tr("Lessons")))
        self._list = QListWidget()
        self._list.setItemDelegate(_LessonRows(self._list))
        self._list.setProperty("frameless", True)
        self._list.setAccessibleName(tr("Lessons being written"))
        self._list.setMinimumHeight(300)
        card.column.addWidget(self._list, 1)
        self.column.addWidget(card, 1)

    def take_focus(self) -> None:
        """To the only act there is."""
        self._cancel.setFocus()

    def begin(self, title: str, outline: Outline) -> None:
        """Show a course of which nothing is written yet."""
        self._title.setText(title)
        self._bar.set_percent(None)
        self._percent.setText("")
        self._left.show_as("clock", tr("Reading the sources…"))
        self._cancel.setEnabled(True)
        self._list.clear()
        self._lesson_rows = []
        for number, module in enumerate(outline.modules, 1):
            head = QListWidgetItem(f"{number}. {module.title}")
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self._list.addItem(head)
            for lesson in module.lessons:
                self._lesson_rows.append(self._list.count())
                row = QListWidgetItem(lesson.title)
                row.setData(_STATE, _WAITING)
                self._list.addItem(row)
        self._facts.setText(
            tr("%n lesson(s)", outline.lesson_count)
            + " · "
            + tr("what is written stays in the library")
        )

    def show_progress(self, share: float | None, message: str, seconds_left: float | None) -> None:
        """How far: `share` 0 to 1, the lesson in work, the time left."""
        self._bar.set_percent(None if share is None else 100 * share)
        self._percent.setText("" if share is None else percent_text(100 * share))
        if seconds_left is not None:
            self._left.show_as("clock", _time_left(seconds_left))
        elif message:
            self._left.show_as("clock", message)
        self._mark(round((share or 0.0) * len(self._lesson_rows)))

    def show_stopping(self) -> None:
        """Cancel was heard."""
        self._cancel.setEnabled(False)
        self._left.show_as("clock", tr("Stopping…"))

    def _mark(self, done: int) -> None:
        for number, row in enumerate(self._lesson_rows):
            state = _WRITTEN if number < done else _WRITING if number == done else _WAITING
            item = self._list.item(row)
            if item.data(_STATE) != state:
                item.setData(_STATE, state)
                item.setData(
                    Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {_state_words(state)}"
                )
                if state == _WRITING:
                    self._list.scrollToItem(item, QListWidget.ScrollHint.PositionAtCenter)

    def _make_progress(self) -> Card:
        card = Card(margin=20)
        card.column.setSpacing(10)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        self._title = Emphasis(wrap=True)
        self._facts = Muted(wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        head.addLayout(words, 1)
        self._cancel = SecondaryButton(tr("Cancel"))
        self._cancel.clicked.connect(self.cancel_requested)
        head.addWidget(self._cancel)
        card.column.addLayout(head)
        line = QHBoxLayout()
        line.setSpacing(10)
        self._bar = ThinBar(None, height=8, name=tr("Course being written"))
        line.addWidget(self._bar, 1)
        self._percent = Strong()
        line.addWidget(self._percent)
        card.column.addLayout(line)
        foot = QHBoxLayout()
        foot.setSpacing(20)
        self._left = IconLabel("clock", "", size=15, role="muted")
        foot.addWidget(self._left)
        foot.addWidget(IconLabel("cpu", tr("Built-in writer, offline"), size=15, role="muted"))
        foot.addStretch(1)
        card.column.addLayout(foot)
        return card


class _LessonRows(QStyledItemDelegate):
    """Module heads in bold; lessons with an icon and a word for their state."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, theme_host_of(option.widget).px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view = option.widget
        host = theme_host_of(view)
        box: QRect = option.rect
        state = index.data(_STATE)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.save()
        if state is None:
            painter.setFont(host.font("strong"))
            painter.setPen(host.theme.color("ink"))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        else:
            name, role = _STATE_ICONS[state]
            side = host.px(16)
            mark = pixmap(name, host.theme.color(role), side, view.devicePixelRatioF())
            painter.drawPixmap(box.left() + 4, box.center().y() - side // 2 + 1, mark)
            words = box.adjusted(side + 16, 0, -110, 0)
            painter.setFont(host.font("body"))
            painter.setPen(host.theme.color("muted" if state == _WAITING else "ink"))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, words.width()
            )
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
            painter.setPen(host.theme.color("muted"))
            painter.setFont(host.font("small"))
            painter.drawText(
                box.adjusted(0, 0, -8, 0),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                _state_words(state),
            )
        painter.restore()


_STATE_ICONS = {
    _WAITING: ("circle-dashed", "muted"),
    _WRITING: ("loader-circle", "accent"),
    _WRITTEN: ("circle-check", "good"),
}


def _state_words(state: int) -> str:
    return {
        _WAITING: tr("waiting"),
        _WRITING: tr("being written"),
        _WRITTEN: tr("written"),
    }[state]


def _time_left(seconds: float) -> str:
    if seconds < 5:
        return tr("a few seconds left")
    if seconds < 90:
        return tr("about %n second(s) left", round(seconds / 5) * 5)
    return tr("about %n minute(s) left", round(seconds / 60))
