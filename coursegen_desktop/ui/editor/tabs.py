"""What of a lesson is on the desk: its text, its quiz, its script, its files."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ..kit.forms import Chip
from ..kit.translate import tr

LESSON, QUIZ, SCRIPT, FILES = "lesson", "quiz", "script", "files"
NAMES = (LESSON, QUIZ, SCRIPT, FILES)
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
        for name, words in (
            (LESSON, tr("Lesson")),
            (QUIZ, tr("Quiz")),
            (SCRIPT, tr("Script")),
            (FILES, tr("Files")),
        ):
            chip = Chip(words)
            chip.setShortcut(KEYS[name])
            chip.setToolTip(f"{words} ({KEYS[name]})")
            chip.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self._group.addButton(chip)
            self.chips[name] = chip
            row.addWidget(chip)
        self.chips[LESSON].setChecked(True)

    def choose(self, name: str) -> None:
        """Show that this part is on the desk."""
        self.chips[name].setChecked(True)

    def show_counts(self, questions: int | None, files: int | None) -> None:
        """How many questions and files the lesson has; None where there are none."""
        self.chips[QUIZ].set_count(questions or None)
        self.chips[FILES].set_count(files or None)
