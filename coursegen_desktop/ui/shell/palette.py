"""Ctrl+K: one field for screens, commands, courses and lessons.

    palette = CommandPalette(window, commands=list_commands, find=find_in_library,
                             on_error=notices.tell)
    window.palette_requested.connect(palette.open)

`commands()` gives entries that are filtered here; `await find(text)` gives what a search finds.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ...domain.errors import AppError
from ..kit.forms import SearchField
from ..kit.icons import pixmap
from ..kit.lists import Card, Muted
from ..kit.painting import keys_size, paint_box, paint_keys
from ..kit.speech import say
from ..kit.tasks import Policy, TaskScope
from ..kit.theme import ThemeHost, theme_host_of
from ..kit.translate import tr

_QUIET = 0.08  # seconds without a key before the library is searched
_ENTRY = Qt.ItemDataRole.UserRole
_MOST_ROWS_SEEN = 9


@dataclass(frozen=True)
class Entry:
    """One line: what it says, and what Enter does."""

    title: str
    activate: Callable[[], object]
    detail: str = ""
    icon: str = "arrow-right"
    keys: str = ""


class CommandPalette(QWidget):
    """An overlay of the window. Arrows move, Enter does, Esc closes."""

    def __init__(
        self,
        window: QWidget,
        commands: Callable[[], Sequence[Entry]],
        find: Callable[[str], Awaitable[Sequence[Entry]]],
        on_error: Callable[[AppError], None],
    ) -> None:
        super().__init__(window)
        self._commands, self._find = commands, find
        self._scope = TaskScope(on_error)
        self._before: QWidget | None = None
        self._found: Sequence[Entry] = ()
        self._searching = False
        self.setAccessibleName(tr("Search and commands"))
        self._card = Card(self, margin=10)
        self._build()
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show it, empty, with the keyboard in its field; open already, it closes."""
        if self.isVisible():
            self.dismiss()
            return
        self._before = QApplication.focusWidget()
        self.field.clear()
        self._found = ()
        self._fill()
        self._place()
        self.raise_()
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close it; the keyboard goes back where it was."""
        if self.isVisible():
            self._scope.cancel("find")
            self.hide()
            if self._before is not None:
                self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def entries(self) -> list[Entry]:
        """What is listed now."""
        return [self.list.item(row).data(_ENTRY) for row in range(self.list.count())]

    async def settled(self) -> None:
        """Wait until the search has answered."""
        await self._scope.settled()

    async def close_scope(self) -> None:
        """Stop searching for good (the program stops)."""
        await self._scope.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._on_key(event)
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = theme_host_of(self).theme.color("ink")
        if theme_host_of(self).theme.is_dark:
            veil = theme_host_of(self).theme.color("background")
        veil.setAlphaF(0.35)
        QPainter(self).fillRect(self.rect(), veil)

    def _build(self) -> None:
        self.field = SearchField(tr("Go to a screen, a course, a lesson or a command"))
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setProperty("frameless", True)
        self.list.setAccessibleName(tr("Results"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(EntryDelegate(self))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.itemEntered.connect(self.list.setCurrentItem)
        self.list.itemClicked.connect(lambda item: self._activate(item))
        self._nothing = Muted(tr("Nothing found"), size="body")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setContentsMargins(0, 18, 0, 18)
        column: QVBoxLayout = self._card.column
        for widget in (self.field, self.list, self._nothing):
            column.addWidget(widget)

    def _on_key(self, event: QKeyEvent) -> bool:
        moves = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _MOST_ROWS_SEEN, Qt.Key.Key_PageUp: -_MOST_ROWS_SEEN,
        }  # fmt: skip
        if event.key() in moves:
            self._move(moves[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate(self.list.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        return True

    def _move(self, by: int) -> None:
        count = self.list.count()
        if not count:
            return
        row = self.list.currentRow() + by
        if abs(by) == 1:
            row %= count
        self.list.setCurrentRow(min(max(row, 0), count - 1))
        entry: Entry = self.list.currentItem().data(_ENTRY)
        say(self.field, f"{entry.title}, {entry.detail}" if entry.detail else entry.title)

    def _activate(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        entry: Entry = item.data(_ENTRY)
        self.dismiss()
        entry.activate()

    def _on_text_changed(self, text: str) -> None:
        self._searching = bool(text.strip())
        self._fill()
        if self._searching:
            self._scope.start(lambda: self._search(text.strip()), "find", Policy.RESTART)
        else:
            self._scope.cancel("find")
            self._found = ()
            self._fill()

    async def _search(self, text: str) -> None:
        await asyncio.sleep(_QUIET)
        try:
            self._found = await self._find(text)
        finally:
            self._searching = False
        self._fill()

    def _fill(self) -> None:
        text = self.field.text().strip()
        fitting = [entry for entry in self._commands() if matches(entry.title, text)]
        shown = [*fitting, *self._found]
        chosen = self.list.currentRow()
        self.list.clear()
        for entry in shown:
            item = QListWidgetItem(entry.title)
            item.setData(_ENTRY, entry)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, entry.detail)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(chosen, 0), len(shown) - 1) if text else 0)
        self.list.setVisible(bool(shown))
        self._nothing.setVisible(not shown and not self._searching)
        self._place()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        host = theme_host_of(self)
        rows = min(max(self.list.count(), 1), _MOST_ROWS_SEEN)
        self.list.setFixedHeight(rows * row_height(host) + 6)
        width = min(host.px(620), window.width() - 40)
        self._card.setFixedWidth(width)
        self._card.adjustSize()
        self._card.move((window.width() - width) // 2, max(20, window.height() // 9))


class EntryDelegate(QStyledItemDelegate):
    """Paints an entry with the letters that were typed picked out."""

    def __init__(self, palette: CommandPalette) -> None:
        super().__init__(palette)
        self._palette = palette

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, row_height(theme_host_of(self._palette)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry: Entry = index.data(_ENTRY)
        host = theme_host_of(self._palette)
        theme = host.theme
        box = QRectF(option.rect).adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = bool(option.state & QStyle.StateFlag.State_Selected)
        if lit:
            paint_box(painter, box, 8, theme.color("accent_soft"), theme.color("accent"))
        side = host.px(18)
        dpr = self._palette.devicePixelRatioF()
        ink = theme.color("accent" if lit else "muted")
        top = round(box.center().y() - side / 2)
        painter.drawPixmap(round(box.left()) + 12, top, pixmap(entry.icon, ink, side, dpr))
        left, right = box.left() + 24 + side, box.right() - 12
        if entry.keys:
            size = keys_size(entry.keys, host)
            right -= size.width()
            place = QRectF(right, box.center().y() - size.height() / 2, size.width(), size.height())
            paint_keys(painter, place.toRect(), entry.keys, host)
            right -= 10
        room = QRectF(left, box.top(), right - left, box.height())
        self._paint_words(painter, room, entry, host)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRectF, entry: Entry, host: ThemeHost) -> None:
        font, strong = host.font("body"), host.font("strong")
        metrics, small = QFontMetrics(strong), QFontMetrics(host.font("small"))
        title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, int(room.width()))
        hits = set(match_places(entry.title, self._palette.field.text().strip()) or ())
        base = room.center().y() + metrics.ascent() / 2 - 2
        if entry.detail:
            base -= small.height() / 2 + 1
        x = room.left()
        for at, part in _runs(title, hits):
            painter.setFont(strong if at else font)
            painter.setPen(host.theme.color("accent" if at else "ink"))
            painter.drawText(round(x), round(base), part)
            x += QFontMetrics(painter.font()).horizontalAdvance(part)
        if entry.detail:
            painter.setFont(host.font("small"))
            painter.setPen(host.theme.color("muted"))
            detail = small.elidedText(entry.detail, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(round(room.left()), round(base + small.height() + 3), detail)


def matches(title: str, text: str) -> bool:
    """Whether a command answers to what was typed."""
    return match_places(title, text) is not None


def match_places(title: str, text: str) -> list[int] | None:
    """Where the letters of `text` stand in `title`; None when they do not all.

    Each typed word must begin a word of the title, or stand somewhere in it when it has
    three letters or more.
    """
    # Letter by letter, as some grow when lowered ("İ"): places would be wrong.
    low = "".join(low if len(low := letter.lower()) == 1 else letter for letter in title)
    places: list[int] = []
    for word in text.lower().split():
        at = _word_start(low, word)
        if at < 0 and len(word) >= 3:
            at = low.find(word)
        if at < 0:
            return None
        places.extend(range(at, at + len(word)))
    return places


def row_height(host: ThemeHost) -> int:
    """How high a line of the palette is: two rows of words."""
    return host.px(48)


def _word_start(low: str, word: str) -> int:
    at = low.find(word)
    while at > 0 and low[at - 1].isalnum():
        at = low.find(word, at + 1)
    return at


def _runs(title: str, hits: set[int]) -> list[tuple[bool, str]]:
    runs: list[tuple[bool, str]] = []
    for at, letter in enumerate(title):
        if runs and runs[-1][0] == (at in hits):
            runs[-1] = (runs[-1][0], runs[-1][1] + letter)
        else:
            runs.append((at in hits, letter))
    return runs
