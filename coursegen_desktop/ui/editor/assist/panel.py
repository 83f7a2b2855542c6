"""The panel beside the text: where it goes, what is being written, and the pieces to be taken."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ....domain.assist import MAX_WISH, Piece, Proposal
from ....domain.connection import Connection
from ...content.model_words import where_words
from ...kit.callout import Callout
from ...kit.forms import Chip, IconButton, PrimaryButton, QuietButton, SecondaryButton
from ...kit.icons import IconLabel
from ...kit.lists import ElidedLabel, Emphasis, Hairline, Muted, Panel
from ...kit.speech import say
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from ..history.diff_table import DiffTable
from .piece_rows import Decision, piece_rows
from .reading import ReadingView
from .words import caution_of, left_words, title_of

_WIDE = 380


class Nothing(QWidget):
    """Why there is nothing to take; as wide as the panel is, however narrow."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(8)
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconLabel("sparkles", size=32, role="muted"), 0, middle)
        self._title, self._text = Emphasis(wrap=True), Muted(wrap=True, size="body")
        for label in (self._title, self._text):
            label.setAlignment(middle)
            column.addWidget(label)
        column.addStretch(2)

    def show_text(self, title: str, text: str) -> None:
        """Say what there is not, and what to do."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)


class AssistPanel(QWidget):
    """States wishes; asks no service. `taken` carries the numbers of the pieces to be put in."""

    taken = Signal(object)
    again_requested = Signal(str)
    stop_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(tr("Assist"))
        self.pieces: tuple[Piece, ...] = ()
        self.decisions: list[Decision] = []
        self._current = 0
        self._can_ask_again = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        column.addWidget(Hairline())
        self._notes = QVBoxLayout()
        self._notes.setContentsMargins(12, 8, 12, 0)
        self._notes.setSpacing(6)
        self.error = Callout("bad")
        self.caution = Callout("accent")
        self.left = Callout("warn")
        for note in (self.error, self.caution, self.left):
            self._notes.addWidget(note)
        column.addLayout(self._notes)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self.waiting = self._make_waiting()
        self.table = DiffTable(tr("Proposed changes"))
        self._paper = self._make_paper()
        self.nothing = Nothing()
        self.reading = ReadingView()
        for view in (self.waiting, self._paper, self.nothing, self.reading):
            self._stack.addWidget(view)
        self._foot = self._make_foot()
        column.addWidget(self._foot)
        self._connect()
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(theme_host_of(self).px(_WIDE), 400)

    # ------------------------------------------------------------ what is shown

    def show_asking(self, title: str, connection: Connection) -> None:
        """A model was asked; its words come by `show_text`."""
        self._head(title, connection)
        self._tell()
        self.written.clear()
        self._show(self.waiting)
        self.stop.setFocus()
        say(self, tr("The model writes."))

    def show_text(self, text: str) -> None:
        """What the model has written so far."""
        bar = self.written.verticalScrollBar()
        is_at_end = bar.value() >= bar.maximum() - 4
        self.written.setPlainText(text)
        if is_at_end:
            self.written.moveCursor(QTextCursor.MoveOperation.End)

    def show_proposal(self, proposal: Proposal) -> None:
        """What may be taken; without pieces why there are none."""
        self.title.setText(title_of(proposal.order))
        self.pieces = proposal.pieces
        # One piece alone is taken or discarded by the buttons below it.
        self.decisions = [True if len(self.pieces) == 1 else None] * len(self.pieces)
        self._current = 0
        self._can_ask_again = True
        self._tell(caution=caution_of(proposal), left=left_words(proposal.left_out))
        if not proposal.pieces:
            if proposal.left_out:
                self.nothing.show_text(
                    tr("Nothing can be used"),
                    tr("Try again, perhaps with a wish, or choose another model."),
                )
            else:
                self.nothing.show_text(
                    tr("Nothing to change"), tr("The model would leave it as it is.")
                )
            self._show(self.nothing)
            self.wish.setFocus()
            return
        self._show(self._paper)
        self._show_rows()
        (self.take if len(self.pieces) > 1 else self.put_in).setFocus()
        say(self, f"{tr('%n piece(s) to look at.', len(self.pieces))} {self.table.words_of(0)}")

    def show_error(self, words: str, *, again: bool = True) -> None:
        """Why there is no proposal."""
        self._forget()
        self._can_ask_again = again
        self._tell(error=words)
        self.nothing.show_text(tr("No proposal"), tr("Nothing was changed."))
        self._show(self.nothing)
        (self.again if again else self.discard).setFocus()

    def show_reading(self, title: str) -> None:
        """How hard the text is to read, without a model."""
        self._forget()
        self.title.setText(title)
        self.where.hide()
        self._can_ask_again = False
        self._tell()
        self._show(self.reading)
        first = self.reading.buttons[0] if self.reading.buttons else self.close_button
        first.setFocus()

    @property
    def is_asking(self) -> bool:
        """Whether a model is at work."""
        return self._stack.currentWidget() is self.waiting

    @property
    def chosen(self) -> list[int]:
        """The numbers of the pieces that are to be put in."""
        return [number for number, decision in enumerate(self.decisions) if decision]

    def decide(self, take: bool) -> None:
        """Take or leave the piece in front, and go on to the next that waits."""
        if not self.pieces:
            return
        self.decisions[self._current] = take
        count = len(self.pieces)
        places = [(self._current + step) % count for step in range(1, count)]
        waiting = [place for place in places if self.decisions[place] is None]
        if waiting:
            self._current = waiting[0]
        self._show_rows()
        if not waiting:
            (self.put_in if self.chosen else self.discard).setFocus()
        said = tr("Taken.") if take else tr("Left.")
        say(self, f"{said} {self.table.words_of(self._current)}" if waiting else said)

    def choose(self, number: int) -> None:
        """Put a piece in front."""
        if 0 <= number < len(self.pieces):
            self._current = number
            self.table.go_to(number)
            self._mark()

    # ------------------------------------------------------------ building

    def _make_head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(14, 8, 8, 8)
        head.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel("sparkles", size=16, role="accent"))
        self.title = ElidedLabel("", font_role="emphasis")
        row.addWidget(self.title, 1)
        self.close_button = IconButton("x", tr("Close the assistant"))
        row.addWidget(self.close_button)
        head.addLayout(row)
        self.where = IconLabel("monitor", " ", size=14, role="muted")
        head.addWidget(self.where)
        return head

    def _make_waiting(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        self.written = QPlainTextEdit()
        self.written.setReadOnly(True)
        self.written.setTabChangesFocus(True)
        self.written.setAccessibleName(tr("What the model writes"))
        self.written.setPlaceholderText(tr("The model reads and thinks …"))
        column.addWidget(self.written, 1)
        self.stop = SecondaryButton(tr("Stop"))
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _make_paper(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 8, 12, 6)
        column.setSpacing(6)
        paper = Panel()
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(2, 0, 0, 0)
        inside.addWidget(self.table)
        column.addWidget(paper, 1)
        self._deciding = QWidget()
        row = QHBoxLayout(self._deciding)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        # No group: neither is chosen as long as nothing was decided, and Tab stops at both.
        self.take, self.leave = Chip(tr("Take")), Chip(tr("Leave"))
        for chip in (self.take, self.leave):
            row.addWidget(chip)
        row.addStretch(1)
        self.count = Muted()
        row.addWidget(self.count)
        self.back = IconButton("chevron-up", tr("Previous piece"))
        self.on = IconButton("chevron-down", tr("Next piece"))
        self.back.setToolTip(tr("Previous piece (Shift+F8)"))
        self.on.setToolTip(tr("Next piece (F8)"))
        row.addWidget(self.back)
        row.addWidget(self.on)
        column.addWidget(self._deciding)
        return box

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(12, 0, 12, 12)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.wish = QLineEdit()
        self.wish.setMaxLength(MAX_WISH)
        self.wish.setAccessibleName(tr("A wish for the next try"))
        self.wish.setPlaceholderText(tr("A wish: shorter …"))
        self.again = SecondaryButton(tr("Try again"))
        row.addWidget(self.wish, 1)
        row.addWidget(self.again)
        self._wishing = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        self._wishing.setLayout(row)
        column.addWidget(self._wishing)
        last = QHBoxLayout()
        last.setSpacing(8)
        self.discard = QuietButton(tr("Discard"))
        last.addWidget(self.discard)
        last.addStretch(1)
        self.take_all = SecondaryButton(tr("Take all"))
        self.put_in = PrimaryButton(tr("Put in"))
        last.addWidget(self.take_all)
        last.addWidget(self.put_in)
        column.addLayout(last)
        return foot

    def _connect(self) -> None:
        self.take.clicked.connect(lambda: self.decide(True))
        self.leave.clicked.connect(lambda: self.decide(False))
        self.back.clicked.connect(lambda: self._go(-1))
        self.on.clicked.connect(lambda: self._go(1))
        self.table.change_clicked.connect(self.choose)
        self.again.clicked.connect(lambda: self.again_requested.emit(self.wish.text().strip()))
        self.wish.returnPressed.connect(lambda: self.again_requested.emit(self.wish.text().strip()))
        self.take_all.clicked.connect(lambda: self.taken.emit(list(range(len(self.pieces)))))
        self.put_in.clicked.connect(lambda: self.taken.emit(self.chosen))
        self.stop.clicked.connect(self.stop_requested)
        for button in (self.discard, self.close_button):
            button.clicked.connect(self.closed)
        for keys, step in (("F8", 1), ("Shift+F8", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=step: self._go(by))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            (self.stop_requested if self.is_asking else self.closed).emit()
            return
        super().keyPressEvent(event)

    # ------------------------------------------------------------ inside

    def _head(self, title: str, connection: Connection) -> None:
        self._forget()
        self.title.setText(title)
        icon, words, role = where_words(connection)
        self.where.show_as(icon, f"{connection.name} · {words}", role=role)
        self.where.show()

    def _forget(self) -> None:
        self.pieces, self.decisions = (), []

    def _tell(self, *, error: str = "", caution: str = "", left: str = "") -> None:
        self.error.tell(error)
        self.caution.show_text(caution)
        self.left.show_text(left)

    def _show(self, view: QWidget) -> None:
        self._stack.setCurrentWidget(view)
        has_pieces = view is self._paper
        self._wishing.setVisible(self._can_ask_again and view in (self._paper, self.nothing))
        self._foot.setVisible(view in (self._paper, self.nothing))
        self._deciding.setVisible(len(self.pieces) > 1)
        self.take_all.setVisible(has_pieces and len(self.pieces) > 1)
        self.put_in.setVisible(has_pieces)
        self.discard.setText(tr("Discard") if has_pieces else tr("Close"))
        self.show()

    def _show_rows(self) -> None:
        self.table.show_rows(piece_rows(self.pieces, self.decisions), inline=True)
        self.table.go_to(self._current)
        self._mark()

    def _mark(self) -> None:
        decision = self.decisions[self._current]
        self.take.setChecked(decision is True)
        self.leave.setChecked(decision is False)
        count = len(self.pieces)
        self.count.setText(tr("{number} of {count}", number=self._current + 1, count=count))
        number = len(self.chosen)
        self.put_in.setEnabled(number > 0)
        if count == 1:
            self.put_in.setText(tr("Take it"))
        else:
            self.put_in.setText(tr("Put %n in", number) if number else tr("Put in"))
        name = tr("Put %n piece(s) in", number) if number else tr("Put in")
        self.put_in.setAccessibleName(name)
        self.put_in.setToolTip(name)

    def _go(self, step: int) -> None:
        if self.pieces:
            self.choose((self._current + step) % len(self.pieces))
            say(self, f"{self.count.text()}. {self.table.words_of(self._current)}")
