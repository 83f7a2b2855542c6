"""Paints the rows of the course outline: modules with a ring, lessons with their state."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...domain.course import LessonItem, ModuleItem, QuizItem
from ..content.durations import duration_words
from ..kit import icons
from ..kit.charts import paint_progress_ring
from ..kit.fonts import tabular
from ..kit.painting import paint_box, paint_pill, paint_ring, pill_size
from ..kit.theme import ThemeHost, theme_host_of
from ..kit.translate import tr
from .outline_model import ROW_ROLE, OutlineModel
from .words import asset_words, module_title, quiz_title, score_words

_SIDE, _CLOSING = 17, 9  # margin left and right; room below a module's last row
_Index = QModelIndex | QPersistentModelIndex


class OutlineDelegate(QStyledItemDelegate):
    """Rows of two heights; everything on them is painted."""

    def __init__(self, view: QWidget, model: OutlineModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def module_height(self) -> int:
        """Pixels of a module's row."""
        return theme_host_of(self._view).target(53)

    def row_height(self, is_last: bool) -> int:
        """Pixels of a lesson's or quiz's row."""
        return theme_host_of(self._view).target(33.5) + (_CLOSING if is_last else 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        is_module = not index.parent().isValid()
        last = not is_module and self._model.is_last(index)
        return QSize(120, self.module_height() if is_module else self.row_height(last))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush = _Brush(painter, theme_host_of(self._view), option)
        if isinstance(row, ModuleItem):
            brush.divide(first=index.row() == 0)
            brush.highlight(option.rect)
            self._paint_module(brush, row, bool(option.state & QStyle.StateFlag.State_Open))
        else:
            height = self.row_height(is_last=False)
            brush.box = QRect(option.rect.topLeft(), QSize(option.rect.width(), height))
            brush.highlight(brush.box)
            if isinstance(row, LessonItem):
                self._paint_lesson(brush, row)
            else:
                self._paint_quiz(brush, row)
        painter.restore()

    def _paint_module(self, brush: _Brush, module: ModuleItem, is_open: bool) -> None:
        px = brush.host.px
        left, right = brush.box.x() + _SIDE, brush.box.right() + 1 - _SIDE
        if module.lessons:
            closed = "chevron-left" if brush.is_mirrored else "chevron-right"
            brush.icon("chevron-down" if is_open else closed, left - 1, px(17), "ink")
        ring = px(29)
        brush.ring(right - ring, ring, module.percent)
        count = tr("%n lesson(s)", len(module.lessons))
        right -= ring + px(12)
        right -= brush.words(left, right, count, at_end=True) + px(16)
        brush.words(left + px(25), right, module_title(module), "strong", "ink")

    def _paint_lesson(self, brush: _Brush, lesson: LessonItem) -> None:
        is_next = lesson.id == self._model.next_lesson_id
        icon = "circle-check" if lesson.is_completed else "circle-dot" if is_next else "circle"
        role = "accent" if lesson.is_completed or is_next else "muted"
        end = duration_words(lesson.minutes)
        right = brush.start_row(icon, role, end, "muted", least=duration_words(59))
        for words in reversed(asset_words(lesson)):
            right = brush.pill(right, words)
        brush.title(right, lesson.title, "small_strong" if is_next else "small")

    def _paint_quiz(self, brush: _Brush, quiz: QuizItem) -> None:
        if quiz.best is None:
            end, role = tr("%n question(s)", quiz.questions), "muted"
        else:
            end, role = tr("Best {score}", score=score_words(*quiz.best)), "ink"
        least = tr("%n question(s)", 88)
        right = brush.start_row("circle-question-mark", "muted", end, role, least=least)
        right = brush.pill(right, tr("Quiz"))
        brush.title(right, quiz_title(quiz), "small")


class _Brush:
    """A painter at work on one row."""

    def __init__(self, painter: QPainter, host: ThemeHost, option: QStyleOptionViewItem) -> None:
        self.painter, self.host, self.box = painter, host, QRect(option.rect)
        self._state, self._direction = option.state, option.direction

    @property
    def is_mirrored(self) -> bool:
        """Whether lines run from right to left."""
        return self._direction == Qt.LayoutDirection.RightToLeft

    def divide(self, first: bool) -> None:
        """The hairline above a module; the first one has the card's own."""
        if not first:
            line = QRect(self.box.x(), self.box.y(), self.box.width(), 1)
            self.painter.fillRect(line, self.host.theme.color("line"))

    def highlight(self, box: QRect) -> None:
        """Hover and focus."""
        inner = QRectF(box).adjusted(6, 2, -6, -1)
        if self._state & QStyle.StateFlag.State_MouseOver:
            fill = self.host.theme.mix("surface", "sunken", 0.6)
            paint_box(self.painter, inner, 8.0, fill, None)
        if self._state & QStyle.StateFlag.State_HasFocus:
            paint_ring(self.painter, inner, 8.0, self.host.theme.color("accent"), 1.0)

    def icon(self, name: str, x: int, side: int, role: str) -> None:
        """An icon in the vertical middle of the row."""
        place = QRect(x, self.box.center().y() - side // 2 + 1, side, side)
        dpr = self.painter.device().devicePixelRatioF()
        picture = icons.pixmap(name, self.host.theme.color(role), side, dpr)
        self.painter.drawPixmap(self._mirrored(place).topLeft(), picture)

    def ring(self, x: int, side: int, percent: float) -> None:
        """A small progress ring."""
        place = QRect(x, self.box.center().y() - side // 2 + 1, side, side)
        paint_progress_ring(self.painter, QRectF(self._mirrored(place)), percent, self.host)

    def words(
        self, left: int, right: int, text: str, font_role: str = "small", role: str = "muted",
        *, at_end: bool = False,
    ) -> int:  # fmt: skip
        """One elided line between two edges; returns how wide it is."""
        font = self._font(font_role)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(right - left, 0))
        self.painter.setFont(font)
        self.painter.setPen(self.host.theme.color(role))
        side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
        align = QStyle.visualAlignment(self._direction, side) | Qt.AlignmentFlag.AlignVCenter
        room = QRect(left, self.box.y(), max(right - left, 0), self.box.height())
        self.painter.drawText(self._mirrored(room), int(align), shown)
        return metrics.horizontalAdvance(shown)

    def start_row(self, icon: str, role: str, end: str, end_role: str, *, least: str) -> int:
        """State icon at the start, words at the end; returns where the end begins.

        The end is as wide as `least` at least, so that the badges before it stand in a column.
        """
        left = self.box.x() + _SIDE
        self.icon(icon, left + self.host.px(27), self.host.px(16), role)
        right = self.box.right() + 1 - _SIDE
        metrics = QFontMetrics(self._font("small"))
        width = max(
            self.words(left, right, end, role=end_role, at_end=True),
            metrics.horizontalAdvance(least),
        )
        return right - width - self.host.px(16)

    def pill(self, right: int, text: str) -> int:
        """A badge that ends at `right`; returns where it begins, less a gap."""
        size = pill_size(text, self.host)
        place = QRect(
            right - size.width(), self.box.center().y() - size.height() // 2 + 1,
            size.width(), size.height(),
        )  # fmt: skip
        paint_pill(self.painter, QRectF(self._mirrored(place)), text, "plain", self.host)
        return place.x() - 6

    def title(self, right: int, text: str, font_role: str) -> None:
        """The title of a lesson or quiz, up to `right`."""
        left = self.box.x() + _SIDE + self.host.px(52)
        self.words(left, right - 8, text, font_role, "ink")

    def _font(self, role: str) -> QFont:
        return tabular(self.host.font(role))

    def _mirrored(self, box: QRect) -> QRect:
        return QStyle.visualRect(self._direction, self.box, box)
