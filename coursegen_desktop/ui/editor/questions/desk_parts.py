"""The frame of the desk: the panel with the list, and the bar above the form."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ...kit.forms import Chip, IconButton, SecondaryButton
from ...kit.icons import IconLabel
from ...kit.lists import ElidedLabel, Muted, Panel
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from .question_list import QuestionList
from .text_box import ChoiceBox

_WIDTH = 262
SWITCH = "Ctrl+T"


class DeskPanel(Panel):
    """The quiz, its questions, and what adds more of them."""

    quiz_chosen = Signal(int)
    settings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        self.title = ElidedLabel(font_role="strong")
        self.quizzes = ChoiceBox(tr("Quiz of the lesson"), narrow=True)
        self.quizzes.activated.connect(self._on_chosen)
        self.bank = IconButton("library", tr("Question bank of the course"))
        self.bank.height_px, self.bank.icon_px = 32.0, 17.0
        self.settings = IconButton("settings", tr("Quiz settings"))
        self.settings.height_px, self.settings.icon_px = 32.0, 17.0
        self.settings.clicked.connect(self.settings_wanted)
        head.addWidget(self.title, 1)
        head.addWidget(self.quizzes, 1)
        head.addWidget(self.bank)
        head.addWidget(self.settings)
        column.addLayout(head)
        self.facts = Muted()
        self.facts.setContentsMargins(8, 0, 0, 4)
        column.addWidget(self.facts)
        self.list = QuestionList()
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(6, 4, 6, 0)
        self.add = SecondaryButton(tr("Question"), "plus")
        self.add.setAccessibleName(tr("Add a question"))
        self.add.setToolTip(tr("Add a question of any kind"))
        self.paste = SecondaryButton(tr("Paste…"), "list")
        self.paste.setAccessibleName(tr("Paste questions"))
        self.paste.setToolTip(tr("Paste questions written as a list or in GIFT"))
        foot.addWidget(self.add)
        foot.addWidget(self.paste)
        foot.addStretch(1)
        column.addLayout(foot)
        self._fit()

    def show_quizzes(self, quizzes: Mapping[int, str], current: int) -> None:
        """The quizzes of the lesson, where there are several."""
        several = len(quizzes) > 1
        self.title.setVisible(not several)
        self.quizzes.setVisible(several)
        self.quizzes.set_options({str(key): title or tr("Quiz") for key, title in quizzes.items()})
        self.quizzes.set_value(str(current))

    def show_facts(self, title: str, facts: str) -> None:
        """What it is called and what it holds."""
        self.title.setText(title)
        self.facts.setText(facts)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        width = theme_host_of(self).px(_WIDTH)
        if self.minimumWidth() != width:
            self.setFixedWidth(width)

    def _on_chosen(self) -> None:
        self.quiz_chosen.emit(int(self.quizzes.value()))


class DeskBar(QWidget):
    """Which question is in front; to edit it or to try it."""

    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 16, 8)
        row.setSpacing(8)
        self.kind = IconLabel("circle-question-mark", text_role="ink", size=17, font_role="strong")
        row.addWidget(self.kind, 1)
        self.edit = Chip(tr("Edit"), icon_name="pencil")
        self.try_it = Chip(tr("Try it"), icon_name="play")
        keys = QKeySequence(SWITCH).toString(QKeySequence.SequenceFormat.NativeText)
        self.edit.setToolTip(tr("Edit the question ({keys})", keys=keys))
        self.try_it.setToolTip(tr("Answer it as a learner does ({keys})", keys=keys))
        group = QButtonGroup(self)
        for chip in (self.edit, self.try_it):
            group.addButton(chip)
            row.addWidget(chip)
        self._group = group
        self.more = IconButton("ellipsis-vertical", tr("More for this question"))
        self.more.height_px, self.more.icon_px = 32.0, 17.0
        self.more.clicked.connect(self._on_more)
        row.addWidget(self.more)

    def show_title(self, icon: str, words: str, *, has_question: bool) -> None:
        """What stands in front."""
        self.setVisible(bool(words))
        self.kind.show_as(icon, words)
        for part in (self.edit, self.try_it, self.more):
            part.setVisible(has_question)

    def show_view(self, view: str) -> None:
        """Mark what is seen."""
        chip = {"edit": self.edit, "try": self.try_it}.get(view)
        if chip is not None:
            chip.setChecked(True)

    def _on_more(self) -> None:
        self.menu_wanted.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))
