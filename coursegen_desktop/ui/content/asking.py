"""The frame in which questions are asked, one after another: a quiz, a review."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ..kit.forms import IconButton, Keys, PrimaryButton
from ..kit.lists import ElidedLabel, FooterBar, Muted, PageHeader, ScrollPage
from ..kit.speech import say
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .certainty import CertaintyChips
from .question_view import QuestionPane

_COLUMN_PX, _WIDEST_PX, _MARGIN_PX = 700, 1000, 20
_LETTERS = "ABCDEFGHI"
_FIGURES = "123456789"
_SHIFTED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class AskingHeader(PageHeader):
    """Leave and title at the left, `middle` in the middle; `right` is filled by the page."""

    def __init__(self, leave_name: str, middle: QWidget, keys: str = "") -> None:
        super().__init__()
        # The layout of the base has a title of its own, which stands in the grid here.
        self.title.hide()
        self.row.setContentsMargins(24, 0, 24, 0)
        self.close_button = IconButton("x", leave_name, keys)
        self.name = ElidedLabel(font_role="strong")
        self.right = QHBoxLayout()
        self.right.addStretch(1)
        left = QHBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.close_button)
        left.addWidget(self.name, 1)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.addLayout(left, 0, 0)
        grid.addWidget(middle, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(self.right, 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        self.row.insertLayout(0, grid, 1000)


class AskingFooter(FooterBar):
    """At the left what the page puts there and how sure one is, at the right the way on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sure = CertaintyChips()
        self.hint, self.keys = Muted(tr("Press")), Keys("Enter")
        self.primary = PrimaryButton(tr("Check"), icon_after=True)
        self.row.addWidget(self.sure)
        self.row.addStretch(1)
        for part in (self.hint, self.keys, self.primary):
            self.row.addWidget(part)

    def add_left(self, *widgets: QWidget) -> None:
        """Put widgets before what asks how sure one is."""
        for widget in widgets:
            self.row.insertWidget(self.row.indexOf(self.sure), widget)

    def add_right(self, *widgets: QWidget) -> None:
        """Put widgets before the way on."""
        for widget in widgets:
            self.row.insertWidget(self.row.indexOf(self.hint), widget)


class QuestionColumn(ScrollPage):
    """A column that grows with the text, so that lines hold as many words at 150 %."""

    def __init__(self, above: int, below: int) -> None:
        super().__init__(max_width=_COLUMN_PX)
        self.column.setContentsMargins(_MARGIN_PX, above, _MARGIN_PX, below)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        width = min(theme_host_of(self).px(_COLUMN_PX), _WIDEST_PX) + 2 * _MARGIN_PX
        inner = self.column.parentWidget()
        if inner is not None and inner.maximumWidth() != width:
            inner.setMaximumWidth(width)


class AskingPage(QWidget):
    """What every page that asks has in common: keys, the way on, where the keyboard begins.

    A subclass says which pane asks (`asking_pane`), what Enter and the button do (`go_on`), where
    the keyboard begins (`focus_question`), and takes keys of its own in `takes_key`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.is_busy = False
        self.footer = AskingFooter()
        self.primary = self.footer.primary
        self.primary.clicked.connect(self.go_on)

    def asking_pane(self) -> QuestionPane | None:
        """The pane that waits for an answer; None when none does."""
        raise NotImplementedError

    def go_on(self) -> None:
        """The main button."""
        raise NotImplementedError

    def focus_question(self) -> None:
        """Put the keyboard where answering begins."""
        raise NotImplementedError

    def takes_key(self, key: Qt.Key, text: str, event: QKeyEvent) -> bool:
        """A key without Ctrl or Alt that no option took; False to let it pass."""
        return False

    def on_enter(self) -> None:
        """To the next empty field; when nothing is empty, on."""
        pane = self.asking_pane()
        interaction = None if pane is None else pane.interaction
        if interaction is None or not interaction.advance():
            self.go_on()

    def given_answer(self) -> dict[str, object] | None:
        """What is to be checked now; None after a word that there is nothing yet."""
        pane = self.asking_pane()
        answer = None if pane is None else pane.answer()
        if answer is None:
            self.footer.hint.setText(tr("Answer first"))
            say(self, tr("Answer first"))
            self.focus_question()
            return None
        self.is_busy = True
        self.primary.setEnabled(False)
        return answer

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Brought in front: what was not visible could not take the keyboard until now."""
        super().focusInEvent(event)
        self.focus_question()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, 1 to 9 and A to I choose, Alt+1 to 3 say how sure one is; fields keep
        their own keys."""
        key, text = Qt.Key(event.key()), event.text().upper()
        if self.footer.sure.takes_key(event):
            return
        if event.modifiers() & ~_SHIFTED:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.on_enter()
        elif not self._chose(text) and not self.takes_key(key, text, event):
            super().keyPressEvent(event)

    def _chose(self, text: str) -> bool:
        pane = self.asking_pane()
        if pane is None or pane.interaction is None or len(text) != 1:
            return False
        index = (_LETTERS if text.isalpha() else _FIGURES).find(text)
        return index >= 0 and pane.interaction.choose(index)
