"""What a learner is to do now: a few lines to press, the next last day first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ...domain.school_class import Task
from ..content.task_words import SOON, TASK_ICONS, due_words, kind_words
from ..kit.focus import QuietFocus
from ..kit.forms import LinkButton
from ..kit.icons import pixmap
from ..kit.lists import Card, SectionTitle
from ..kit.painting import paint_box, paint_ring
from ..kit.theme import ThemeHost, theme_host_of
from ..kit.translate import tr

_SHOWN = 4  # tasks before "Show all"
_SIDE = 16


class ForYou(QWidget):
    """A title and a card with tasks; hidden while there are none."""

    task_chosen = Signal(object)  # Task
    lines_changed = Signal()  # there are others, or more of them

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks: tuple[Task, ...] = ()
        self._shows_all = False
        self.rows: list[TaskRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(SectionTitle(tr("For you")))
        self._card = Card()
        self._lines = QVBoxLayout(self._card)
        self._lines.setContentsMargins(6, 6, 6, 6)
        self._lines.setSpacing(0)
        column.addWidget(self._card)
        self._card.show()
        self.more = LinkButton("")
        self.more.clicked.connect(self._on_more)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """List what is to be done; the same lines are only repainted."""
        self._tasks = tuple(tasks)
        self.setVisible(bool(tasks))
        self._fill()

    def stops(self) -> list[QWidget]:
        """What the Tab key stops at."""
        return [*self.rows, self.more]

    def _fill(self) -> None:
        shown = self._tasks if self._shows_all else self._tasks[:_SHOWN]
        while len(self.rows) > len(shown):
            gone = self.rows.pop()
            self._lines.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(shown):
            row = TaskRow()
            row.clicked.connect(lambda _=False, of=row: self.task_chosen.emit(of.task))
            self._lines.addWidget(row)
            row.show()  # now, not a turn of the loop later: the keyboard may come at once
            self.rows.append(row)
        for row, task in zip(self.rows, shown, strict=True):
            row.show_task(task)
        left = len(self._tasks) - len(shown)
        self.more.setVisible(bool(left) or (self._shows_all and len(self._tasks) > _SHOWN))
        self.more.setText(tr("Show %n more", left) if left else tr("Show fewer"))
        self.more.updateGeometry()
        self.lines_changed.emit()

    def _on_more(self) -> None:
        self._shows_all = not self._shows_all
        self._fill()


class TaskRow(QuietFocus, QAbstractButton):
    """One task: its kind, what it is and of which course, and until when."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.task: Task | None = None
        self._due = ""
        self._left: int | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_task(self, task: Task) -> None:
        """Show another task, or the same on another day."""
        self.task, self._left = task, task.days_left
        self._due = due_words(task.days_left, task.until_day)
        self.setText(task.title)
        parts = (kind_words(task.target.kind), task.title, self._below(task), self._due)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip(task.note)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme_host_of(self).px(56))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.task is None:
            return
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            paint_box(painter, box, 9.0, host.theme.mix("surface", "sunken", 0.6), None)
        if self.shows_ring:
            paint_ring(painter, box, 9.0, host.theme.color("accent"))
        left = self._paint_kind(painter, host, self.task)
        right = self._paint_due(painter, host)
        self._paint_words(painter, host, self.task, left, right)

    # ------------------------------------------------------------ within

    def _below(self, task: Task) -> str:
        course = task.course_title if task.course_title != task.title else ""
        return " · ".join(part for part in (course, task.note) if part)

    def _paint_kind(self, painter: QPainter, host: ThemeHost, task: Task) -> int:
        side = host.px(34)
        disc = self._mirrored(QRectF(_SIDE, (self.height() - side) / 2, side, side))
        paint_box(painter, disc, 10.0, host.theme.color("accent_soft"), None)
        icon = host.px(18)
        name = TASK_ICONS[task.target.kind]
        image = pixmap(name, host.theme.color("accent"), icon, self.devicePixelRatioF())
        painter.drawPixmap(disc.center() - QPointF(icon / 2, icon / 2), image)
        return _SIDE + side + 12

    def _paint_due(self, painter: QPainter, host: ThemeHost) -> int:
        """The day, with a sign where it is near or past; returns what is left for words."""
        if not self._due:
            return self.width() - _SIDE
        is_over = self._left is not None and self._left < 0
        is_near = self._left is not None and self._left <= SOON
        role = "bad" if is_over else "warn" if is_near else "muted"
        font = host.font("small_strong" if is_near else "small")
        metrics = QFontMetrics(font)
        width, side = metrics.horizontalAdvance(self._due), host.px(16)
        right = self.width() - _SIDE
        words = self._mirrored(QRectF(right - width, 0, width, self.height()))
        painter.setFont(font)
        painter.setPen(host.theme.color(role))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._due)
        at = self._mirrored(
            QRectF(right - width - side - 7, (self.height() - side) / 2, side, side)
        )
        name = "circle-alert" if is_over else "clock"
        image = pixmap(name, host.theme.color(role), side, self.devicePixelRatioF())
        painter.drawPixmap(at.topLeft(), image)
        return right - width - side - 7 - 14

    def _paint_words(
        self, painter: QPainter, host: ThemeHost, task: Task, left: int, right: int
    ) -> None:
        below = self._below(task)
        lines = [(task.title, "strong", "ink")] + [(below, "small", "muted")] * bool(below)
        heights = [QFontMetrics(host.font(font)).height() for _, font, _ in lines]
        top = (self.height() - sum(heights) - 2 * (len(lines) - 1)) / 2
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        for (words, font, role), height in zip(lines, heights, strict=True):
            painter.setFont(host.font(font))
            painter.setPen(host.theme.color(role))
            metrics = QFontMetrics(host.font(font))
            room = max(right - left, 0)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            box = self._mirrored(QRectF(left, top, room, height))
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
            top += height + 2

    def _mirrored(self, box: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRectF(self.width() - box.right(), box.y(), box.width(), box.height())
        return box
