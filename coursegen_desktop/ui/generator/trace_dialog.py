"""What the model was asked: every question with its answer and what was found in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ...domain.agent import TraceStep
from ..content.line_list import LineList
from ..kit.callout import Callout
from ..kit.choice_box import ChoiceBox
from ..kit.dialogs import Dialog
from ..kit.forms import Chip, PrimaryButton, SearchField, SecondaryButton
from ..kit.lists import ElidedLabel, FlowLayout, Muted
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .agent_words import kind_names
from .trace_lines import chosen, counted, facts_of, prompt_text, trace_lines, verdict_text

ANSWER, PROMPT, VERDICT = "answer", "prompt", "verdict"
_REST_MS = 150  # after the last letter of a search


class TraceDialog(Dialog):
    """Search and filters over a painted list; beside it the whole of the step that is chosen."""

    save_requested = Signal()

    def __init__(self, parent: QWidget, course: str, steps: Sequence[TraceStep]) -> None:
        title = tr("What the model was asked")
        super().__init__(parent, title)
        self._steps = list(steps)
        self._by_id = {step.id: step for step in self._steps}
        self.add_title(title, course)
        self.column.addLayout(self._make_filters())
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(self._make_list(), 5)
        row.addLayout(self._make_step(), 6)
        self.column.addLayout(row, 1)
        self.told = Callout("good")
        self.column.addWidget(self.told)
        self.column.addLayout(self._make_foot())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.show_chosen)
        host, window = theme_host_of(parent), parent.window()
        self.resize(
            min(host.px(1080), window.width() - 40), min(host.px(680), window.height() - 40)
        )
        self.show_chosen()
        self.search.setFocus()

    def show_chosen(self) -> None:
        """The steps that search and filters leave."""
        self._rest.stop()
        shown = chosen(
            self._steps,
            self.search.text(),
            str(self.kind.currentData() or ""),
            only_found=self.found.isChecked(),
        )
        here = self.list.current_key
        self.list.show_lines(trace_lines(shown))
        self.count.setText(counted(len(shown), len(self._steps)))
        self._none.setVisible(not shown)
        self.list.setVisible(bool(shown))
        if shown and here not in {step.id for step in shown}:
            self.list.make_current(shown[0].id)
        self._show_step()

    def tell(self, words: str, *, kind: str) -> None:
        """What became of a wish."""
        self.told.tell(words, kind=kind)

    # ------------------------------------------------------------ its parts

    def _make_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.search = SearchField(tr("Search questions and answers"))
        self.search.textChanged.connect(lambda _: self._rest.start())
        self.kind = ChoiceBox(18, tr("Kind of question"))
        self.kind.addItem(tr("All kinds"), "")
        there = {step.kind for step in self._steps}
        for key, name in kind_names().items():
            if key in there:
                self.kind.addItem(name, key)
        self.kind.activated.connect(self.show_chosen)
        self.found = Chip(tr("Something was found"), sum(bool(one.findings) for one in self._steps))
        self.found.clicked.connect(self.show_chosen)
        row.addWidget(self.search, 1)
        row.addWidget(self.kind)
        row.addWidget(self.found)
        return row

    def _make_list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.list = LineList(tr("Questions to the model"))
        self.list.current_changed.connect(lambda _key: self._show_step())
        column.addWidget(self.list, 1)
        words = (
            tr("Nothing fits. Search for other words, or take the filters away.")
            if self._steps
            else tr("Nothing was asked yet. Each question stands here once it is answered.")
        )
        self._none = Muted(words, wrap=True, size="body")
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._none, 1)
        self.count = Muted()
        column.addWidget(self.count)
        return column

    def _make_step(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        self._title = ElidedLabel(font_role="strong")
        self._facts = Muted(wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        chips = FlowLayout(spacing=6)
        group = QButtonGroup(self)
        self.parts: dict[str, Chip] = {}
        for key, name in (
            (ANSWER, tr("Answer")),
            (PROMPT, tr("What was asked")),
            (VERDICT, tr("What was found")),
        ):
            chip = Chip(name)
            chip.clicked.connect(self._show_step)
            group.addButton(chip)
            chips.addWidget(chip)
            self.parts[key] = chip
        self.parts[ANSWER].setChecked(True)
        column.addLayout(chips)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column.addWidget(self.words, 1)
        return column

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(10)
        self.copy = SecondaryButton(tr("Copy"), "copy")
        self.copy.clicked.connect(self._on_copy)
        self.save = SecondaryButton(tr("Save as a file…"), "download")
        self.save.setEnabled(bool(self._steps))
        self.save.clicked.connect(self.save_requested)
        close = PrimaryButton(tr("Close"))
        close.clicked.connect(self.reject)
        foot.addWidget(self.save)
        foot.addStretch(1)
        foot.addWidget(self.copy)
        foot.addWidget(close)
        return foot

    # ------------------------------------------------------------ the step that is chosen

    @property
    def step(self) -> TraceStep | None:
        """The one that is shown."""
        return self._by_id.get(self.list.current_key) if self.list.lines.items else None  # type: ignore[call-overload]

    def _show_step(self) -> None:
        step = self.step
        for part in (self._title, self._facts, self.words, self.copy, *self.parts.values()):
            part.setVisible(step is not None)
        if step is None:
            return
        self._title.setText(step.title)
        self._facts.setText(facts_of(step))
        key = next(key for key, chip in self.parts.items() if chip.isChecked())
        text = {
            ANSWER: step.answer,
            PROMPT: prompt_text(step),
            VERDICT: verdict_text(step),
        }[key]
        self.words.setAccessibleName(self.parts[key].text())
        if text != self.words.toPlainText():
            self.words.setPlainText(text)

    def _on_copy(self) -> None:
        """What is selected, else all of it."""
        selected = self.words.textCursor().selectedText().replace("\u2029", "\n")
        QGuiApplication.clipboard().setText(selected or self.words.toPlainText())
        self.told.tell(tr("Copied."), kind="good")
