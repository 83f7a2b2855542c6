"""What of a lesson is on the desk: its text, its quiz, its script, its slides, its files."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ..kit.forms import Chip
from ..kit.translate import tr

LESSON, QUIZ, SCRIPT, SLIDES, FILES = "lesson", "quiz", "script", "slides", "files"
NAMES = (LESSON, QUIZ, SCRIPT, SLIDES, FILES)
_ICONS = {LESSON: "file-text", QUIZ: "circle-question-mark", SCRIPT: "scroll-text",
          SLIDES: "presentation", FILES: "folder-open"}  # fmt: skip
KEYS = {name: f"Ctrl+Alt+{number}" for number, name in enumerate(NAMES, 1)}


class EditorTabs(QWidget):
    """Round buttons of which one is chosen; arrows go from one to the next."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.setAccessibleName(tr("Parts of the lesson"))
        self._group = QButtonGroup(self)
        self.chips: dict[str, Chip] = {}
        self._words: dict[str, str] = {}
        self._counts: dict[str, int | None] = {}
        self._has_words = True
        for name, words in (
            (LESSON, tr("Lesson")),
            (QUIZ, tr("Quiz")),
            (SCRIPT, tr("Script")),
            (SLIDES, tr("Slides")),
            (FILES, tr("Files")),
        ):
            chip = Chip(words)
            self._words[name] = words
            chip.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self._group.addButton(chip)
            self.chips[name] = chip
            row.addWidget(chip)
        self.chips[LESSON].setChecked(True)
        self._dress()

    def choose(self, name: str) -> None:
        """Show that this part is on the desk."""
        self.chips[name].setChecked(True)

    def show_counts(self, questions: int | None, files: int | None) -> None:
        """How many questions and files the lesson has; None where there are none."""
        self._counts = {QUIZ: questions or None, FILES: files or None}
        self._dress()

    def fit(self, *, has_words: bool) -> None:
        """Words and counts, or icons alone where there is no room for them."""
        if has_words != self._has_words:
            self._has_words = has_words
            self._dress()

    def _dress(self) -> None:
        for name, chip in self.chips.items():
            words, count = self._words[name], self._counts.get(name)
            chip.setText(words if self._has_words else "")
            chip.setShortcut(KEYS[name])  # other words take the keys away
            chip.set_icon("" if self._has_words else _ICONS[name])
            chip.set_count(count if self._has_words else None)
            chip.setAccessibleName(words if count is None else f"{words}, {count}")
            chip.setToolTip(f"{words} ({KEYS[name]})")
