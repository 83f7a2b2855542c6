"""Slides, sound and films of a course: what to make on one side, its lessons on the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from ..content.line import Line
from ..content.line_list import LineList
from ..kit.callout import Callout
from ..kit.empty_state import EmptyState, Skeleton
from ..kit.focus import start_at
from ..kit.forms import IconButton, PrimaryButton, SecondaryButton
from ..kit.icons import icon
from ..kit.lists import GAP, Card, Muted, PageHeader, ScrollPage
from ..kit.theme import theme_host_of, theme_of
from ..kit.translate import tr
from .options_card import OptionsCard
from .progress_card import ProgressCard

_WIDE = 800
_LIST_HEIGHT = 260


class MakingPage(QWidget):
    """States wishes; what is made, and how far it is, it is told."""

    back_requested = Signal()
    make_requested = Signal()
    forget_requested = Signal()
    lesson_chosen = Signal(object)  # key of a line
    mp4_requested = Signal()
    sound_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._is_begun = self._is_busy = False
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_header())
        self._scroll = ScrollPage()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP + 2)
        self._row.addLayout(self._make_side(), 10)
        self._row.addLayout(self._make_lessons(), 13)
        self._scroll.column.addLayout(self._row, 1)
        column.addWidget(self._scroll, 1)
        start_at(self, self.make)

    # ------------------------------------------------------------ its parts

    def _make_header(self) -> PageHeader:
        header = PageHeader(tr("Slides, sound and films"))
        self._back = IconButton("arrow-left", tr("Back to the course"))
        self._back.clicked.connect(self.back_requested)
        header.row.insertWidget(0, self._back)
        self._course = Muted()
        header.add(self._course)
        self.export = SecondaryButton(tr("Export…"), "file-down")
        self.export.clicked.connect(self._open_menu)
        header.add(self.export)
        return header

    def _make_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(GAP)
        self.options = OptionsCard()
        side.addWidget(self.options)
        card = Card()
        card.column.setSpacing(10)
        self._estimate = Muted(wrap=True, size="body")
        self.trouble = Callout("warn")
        self.note = Callout("accent")
        self.begun = Callout("accent")
        self.make = PrimaryButton(tr("Make"), "play")
        self.make.clicked.connect(self.make_requested)
        self.forget = SecondaryButton(tr("Do not go on"))
        self.forget.clicked.connect(self.forget_requested)
        self.forget.hide()
        for part in (self.begun, self._estimate, self.note, self.trouble):
            card.column.addWidget(part)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(8)
        row.addWidget(self.make)
        row.addWidget(self.forget)
        row.addStretch(1)
        card.column.addLayout(row)
        side.addWidget(card)
        side.addStretch(1)
        return side

    def _make_lessons(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GAP)
        self.progress = ProgressCard()
        column.addWidget(self.progress)
        self.result = Callout("good")
        column.addWidget(self.result)
        self._waiting = Skeleton(rows=5)
        column.addWidget(self._waiting)
        self._card = Card(margin=1)
        self.list = LineList(tr("Lessons"))
        self.list.setMinimumHeight(_LIST_HEIGHT)
        self.list.chosen.connect(self.lesson_chosen)
        self._card.column.addWidget(self.list, 1)
        column.addWidget(self._card, 1)
        self._none = EmptyState(
            "presentation",
            tr("This course has no lessons"),
            tr("Write some; then slides, sound and films can be made of them."),
        )
        self._none.hide()
        column.addWidget(self._none, 1)
        return column

    # ------------------------------------------------------------ what is shown

    def begin(self, title: str) -> None:
        """A course, of which nothing is known yet."""
        self._course.setText(title)
        self._waiting.show()
        self._card.hide()
        self._none.hide()
        self._estimate.setText("")
        for told in (self.trouble, self.note, self.begun, self.result):
            told.show_text("")
        self.progress.hide()
        self._is_begun = False
        self.set_busy(False)
        self.make.setEnabled(False)

    def show_lessons(self, title: str, lines: Sequence[Line]) -> None:
        """The lessons, each with what there is of it."""
        self._course.setText(title)
        self._waiting.hide()
        self._card.setVisible(bool(lines))
        self._none.setVisible(not lines)
        self.list.show_lines(lines)

    def show_estimate(self, lines: Sequence[str], *, can_make: bool) -> None:
        """What it will take."""
        self._estimate.setText("\n".join(lines))
        self._estimate.setVisible(bool(lines))
        self._can_make = can_make
        self.make.setEnabled(can_make)

    def show_begun(self, is_begun: bool) -> None:
        """Offer to go on where something was begun and not finished."""
        words = tr("This was begun and not finished. What is finished is kept.")
        self.begun.show_text(words if is_begun else "")
        self.make.setText(tr("Go on") if is_begun else tr("Make"))
        self._is_begun = is_begun
        self.forget.setVisible(is_begun and not self._is_busy)

    def begin_work(self, title: str, facts: str) -> None:
        """Something is being made: in a narrow window it is brought into sight."""
        self.set_busy(True)
        self.progress.begin(title, facts)
        layout = self._scroll.body.layout()
        if layout is not None:
            layout.activate()
        self._scroll.ensureWidgetVisible(self.progress)

    def end_work(self) -> None:
        """It is over. Who stopped it has the way on before him, where there is one."""
        was_there = self.progress.stop.hasFocus()
        self.set_busy(False)
        if was_there and self.make.isEnabled():
            self.make.setFocus(Qt.FocusReason.OtherFocusReason)
        self.progress.end()

    def set_busy(self, is_busy: bool) -> None:
        """While something is made nothing else is begun."""
        self._is_busy = is_busy
        self.options.set_busy(is_busy)
        self.make.setVisible(not is_busy)
        self.forget.setVisible(self._is_begun and not is_busy)
        self.export.setEnabled(not is_busy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme_host_of(self).px(_WIDE)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)

    # ------------------------------------------------------------ the menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.popup(self.export.mapToGlobal(QPoint(0, self.export.height())))

    def menu(self) -> QMenu:
        """Where what was made can be taken; gone when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, words, wish in (
            ("play", tr("Films as MP4 files…"), self.mp4_requested),
            ("headphones", tr("Sound as a podcast…"), self.sound_requested),
        ):
            action = QAction(words, menu)
            action.setIcon(icon(name, theme_of(self).color("ink"), 16))
            action.triggered.connect(lambda _=False, wish=wish: wish.emit())
            menu.addAction(action)
        return menu
