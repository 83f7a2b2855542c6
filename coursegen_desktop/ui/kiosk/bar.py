"""The strip above everything at a class's computer: where one is, and what is always at hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ..kit.avatar import Avatar
from ..kit.forms import Button, IconButton, SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import ElidedLabel
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .clock import WallClock
from .hold_button import HoldButton
from .sized_text import SizedText

_HEIGHT, _MARGIN = 64, 20
# Pixels, at text scale 1, below which a button gives its words up; those of a child go last.
_ROOM_FOR_WORDS, _ROOM_FOR_DONE = 900, 680


class ClockText(SizedText):
    """The time, in figures of one width."""


class KioskBar(QFrame):
    """States wishes; knows no service. `teacher_wanted` comes when the corner was held."""

    size_wanted = Signal(int)  # 1 larger, -1 smaller
    contrast_wanted = Signal()
    keyboard_wanted = Signal(bool)
    pass_on_wanted = Signal()
    teacher_wanted = Signal()
    hint_wanted = Signal(str)  # words to show for a moment

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._room = self._name = ""
        self._person = Avatar(40)
        self._sign = IconLabel("graduation-cap", role="accent", size=30)
        self.title = ElidedLabel(tr("Coursegen Desktop"), font_role="emphasis")
        self.smaller = IconButton("zoom-out", tr("Smaller text"))
        self.larger = IconButton("zoom-in", tr("Larger text"))
        self.contrast = IconButton("contrast", tr("Colours"), checkable=False)
        self.keyboard = IconButton("keyboard", tr("Keyboard on the screen"), checkable=True)
        self.pass_on = SecondaryButton(tr("I am done"), "log-out")
        self.pass_on.setToolTip(tr("Keep my place and let the next one sit down"))
        self.clock = ClockText(figures=True)
        self.teacher = HoldButton(tr("Teacher"), "lock")
        self.teacher.setToolTip(tr("Hold for three seconds"))
        self.teacher.setAccessibleName(tr("Teacher: unlock this computer"))
        self._connect()
        self._lay_out()
        clock = WallClock(self)
        clock.changed.connect(self.clock.setText)
        clock.look()
        self.show_person("", "")
        self._fit()

    def show_title(self, title: str) -> None:
        """The room or the class, as its profile names it."""
        self._room = title
        self._tell_title()

    def show_person(
        self, full_name: str, initials: str, colour: int = 2, *, animal: str = ""
    ) -> None:
        """Who sits here; "" for nobody."""
        self._person.set_user(full_name, initials, colour, animal=animal)
        self._person.setToolTip(full_name)
        self._name = full_name
        self._tell_title()
        self._person.setVisible(bool(full_name))
        self.pass_on.setVisible(bool(full_name))
        self.show_head(True)

    def show_head(self, wanted: bool) -> None:
        """Whether it says whose room this is; the door of a class says so itself."""
        self._sign.setVisible(wanted and self._person.isHidden())
        self.title.setVisible(wanted)
        self._space.setVisible(not wanted)
        self.setProperty("edged", wanted)
        self.style().polish(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _connect(self) -> None:
        self.smaller.clicked.connect(lambda: self.size_wanted.emit(-1))
        self.larger.clicked.connect(lambda: self.size_wanted.emit(1))
        self.contrast.clicked.connect(self.contrast_wanted)
        self.keyboard.clicked.connect(lambda: self.keyboard_wanted.emit(self.keyboard.isChecked()))
        self.pass_on.clicked.connect(self.pass_on_wanted)
        self.teacher.held.connect(self.teacher_wanted)
        self.teacher.let_go.connect(
            lambda: self.hint_wanted.emit(tr("Hold the lock for three seconds."))
        )
        # Where the keyboard is stays where it is: these act on what is before one.
        for button in (self.smaller, self.larger, self.contrast, self.keyboard):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._person)
        row.addSpacing(4)
        row.addWidget(self.title, 1)
        self._space = QWidget()
        row.addWidget(self._space, 1)
        for widget in (self.smaller, self.larger, self.contrast, self.keyboard):
            row.addWidget(widget)
        row.addSpacing(6)
        row.addWidget(self.pass_on)
        row.addSpacing(6)
        row.addWidget(self.clock)
        row.addWidget(self.teacher)

    def _tell_title(self) -> None:
        """Whose place it is comes first: a child looks for his own name."""
        known = [part for part in (self._name, self._room) if part]
        self.title.setText(" · ".join(known) or tr("Coursegen Desktop"))

    def _fit(self) -> None:
        host = theme_host_of(self)
        height = max(_HEIGHT, host.px(_HEIGHT - 16) + 16)
        if self.minimumHeight() != height:
            self.setFixedHeight(height)
        wide = self.width()
        _words(self.teacher, tr("Teacher") if wide >= host.px(_ROOM_FOR_WORDS) else "")
        _words(self.pass_on, tr("I am done") if wide >= host.px(_ROOM_FOR_DONE) else "")
        self.pass_on.setAccessibleName(tr("I am done"))


def _words(button: Button, text: str) -> None:
    if button.text() != text:
        button.setText(text)
        button.updateGeometry()
