"""A painted list of versions, newest first, with a heading for each day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ....services.history import Version
from ...kit.icons import pixmap
from ...kit.painted_view import as_painted
from ...kit.painting import paint_box, paint_ring
from ...kit.rows_model import ITEM_ROLE, RowsModel
from ...kit.theme import ThemeHost, theme_host_of
from ...kit.translate import tr
from .words import author_words, day_words, glance_words, time_words

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version, or the day above some."""

    version: Version | None = None
    day: str = ""

    @property
    def key(self) -> object:
        """What tells lines apart."""
        return self.day if self.version is None else self.version.info.id


class VersionList(QListView):
    """Arrows and clicks choose a version; it is shown beside the list."""

    version_chosen = Signal(object)  # Version

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel(self, key_of=lambda line: line.key, name_of=_name, words_of=_spoken)
        self.setAccessibleName(tr("Versions"))
        as_painted(self)
        self.setItemDelegate(_Delegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setModel(self.rows)
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def current(self) -> Version | None:
        """The version that is chosen."""
        line = self.rows.item(self.currentIndex().row())
        return None if line is None else line.version

    @property
    def versions(self) -> tuple[Version, ...]:
        """All that are listed, newest first."""
        return tuple(line.version for line in self.rows.items if line.version is not None)

    def show_versions(self, versions: Sequence[Version]) -> None:
        """List these; the chosen one stays chosen where it is still there, else the first is."""
        kept = None if self.current is None else self.current.info.id
        lines: list[VersionLine] = []
        # Ten minutes are always of one day.
        days: dict[str, str] = {}
        last = ""
        for version in versions:
            span = version.info.at[:15]
            day = days.get(span) or days.setdefault(span, day_words(version.info.at))
            if day != last:
                lines.append(VersionLine(day=day))
                last = day
            lines.append(VersionLine(version))
        self.rows.show(lines)
        row = self.rows.row_of(kept) if kept is not None else -1
        first = next((at for at, line in enumerate(lines) if line.version is not None), -1)
        wanted = row if row >= 0 else first
        if wanted >= 0 and self.currentIndex().row() != wanted:
            self.setCurrentIndex(self.rows.index(wanted, 0))

    def choose(self, version_id: int) -> None:
        """Choose one by its id."""
        row = self.rows.row_of(version_id)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row, 0))

    def before(self, version_id: int) -> Version | None:
        """The version of the same lesson before another one."""
        at = next((n for n, v in enumerate(self.versions) if v.info.id == version_id), None)
        if at is None:
            return None
        lesson = self.versions[at].info.lesson_public_id
        return next((v for v in self.versions[at + 1 :] if v.info.lesson_public_id == lesson), None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        line = self.rows.item(index.row())
        if line is None:
            return
        if line.version is None:
            # A day is passed over, in the direction in which the keyboard came.
            step = -1 if 0 < index.row() < _before.row() else 1
            self.setCurrentIndex(self.rows.index(index.row() + step, 0))
            return
        self.version_chosen.emit(line.version)


class _Delegate(QStyledItemDelegate):
    """Time and name, who it was, and what changed."""

    def __init__(self, view: VersionList) -> None:
        super().__init__(view)
        self._view = view
        # (text scale, height of a day, height of a version)
        self._sizes: tuple[float, int, int] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        host = theme_host_of(self._view)
        sizes = self._sizes
        if sizes is None or sizes[0] != host.text_scale:
            heights = {
                role: QFontMetrics(host.font(role)).height()
                for role in ("small_strong", "strong", "small")
            }
            both = heights["strong"] + heights["small"]
            days = heights["small_strong"] + host.px(20)
            sizes = (host.text_scale, days, both + host.px(18))
            self._sizes = sizes
        line = index.data(ITEM_ROLE)
        _scale, day, version = sizes
        return QSize(80, day if line is None or line.version is None else version)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(ITEM_ROLE)
        if line is None:
            return
        host = theme_host_of(self._view)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.version is None:
            box = option.rect.adjusted(12, 0, -12, -host.px(5))
            painter.setFont(host.font("small_strong"))
            painter.setPen(host.theme.color("muted"))
            painter.drawText(box, _side(self._view) | Qt.AlignmentFlag.AlignBottom, line.day)
        else:
            self._paint_ground(painter, option, host)
            self._paint_version(painter, option.rect.adjusted(12, 0, -12, 0), line.version, host)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, host: ThemeHost
    ) -> None:
        inner = QRectF(option.rect).adjusted(2, 1, -2, -1)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            paint_box(painter, inner, 9.0, host.theme.color("accent_soft"), None)
        elif state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, inner, 9.0, host.theme.color("sunken"), None)
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            paint_ring(painter, inner, 9.0, host.theme.color("accent"), 1.0)

    def _paint_version(
        self, painter: QPainter, box: QRect, version: Version, host: ThemeHost
    ) -> None:
        info, theme = version.info, host.theme
        strong, small = host.font("strong"), host.font("small")
        upper = QRect(
            box.left(), box.top() + host.px(7), box.width(), QFontMetrics(strong).height()
        )
        lower = QRect(upper.left(), upper.bottom() + 3, box.width(), QFontMetrics(small).height())
        time = time_words(info.at)
        width = QFontMetrics(small).horizontalAdvance(time) + 2
        end = QRect(upper.right() - width, upper.top(), width, upper.height())
        title = upper.adjusted(0, 0, -width - 8, 0)
        rtl = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if rtl:
            end.moveLeft(upper.left())
            title.translate(width + 8, 0)
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        painter.drawText(end, Qt.AlignmentFlag.AlignCenter, time)
        if info.is_named:
            side = host.px(15)
            image = pixmap(
                "bookmark", theme.color("accent"), side, painter.device().devicePixelRatioF()
            )
            left = title.right() - side if rtl else title.left()
            painter.drawPixmap(left, title.top() + (title.height() - side) // 2, image)
            title.adjust(0 if rtl else side + 6, 0, -side - 6 if rtl else 0, 0)
        painter.setFont(strong if info.is_named else host.font("body"))
        painter.setPen(theme.color("ink"))
        _write(painter, title, info.name or tr("Automatic"), _side(self._view))
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        _write(painter, lower, _details(version), _side(self._view))


def _write(painter: QPainter, box: QRect, text: str, side: Qt.AlignmentFlag) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)


def _side(view: QWidget) -> Qt.AlignmentFlag:
    rtl = view.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft


def _details(version: Version) -> str:
    parts = [glance_words(version.info, version.glance)]
    if author := author_words(version.info):
        parts.append(author)
    return " · ".join(parts)


def _name(line: VersionLine) -> str:
    if line.version is None:
        return line.day
    return line.version.info.name or time_words(line.version.info.at)


def _spoken(line: VersionLine) -> str:
    if line.version is None:
        return line.day
    info = line.version.info
    name = info.name or tr("Automatic")
    return f"{name}, {day_words(info.at)}, {time_words(info.at)}. {_details(line.version)}"
