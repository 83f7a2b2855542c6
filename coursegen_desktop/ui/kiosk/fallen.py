"""The plain screen of a kiosk that stopped again and again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..kit.focus import start_at
from ..kit.forms import PrimaryButton
from ..kit.icons import IconLabel
from ..kit.lists import Lead, LessonTitle, Muted
from ..kit.translate import tr
from .hold_button import HoldButton

_MIDDLE = Qt.AlignmentFlag.AlignHCenter
_WIDEST = 640


class FallenView(QWidget):
    """Says what happened in words for children, and below where a teacher reads more."""

    again_wanted = Signal()
    teacher_wanted = Signal()

    def __init__(self, log_folder: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Coursegen Desktop"))
        title = LessonTitle(tr("This computer needs a moment"))
        title.setAlignment(_MIDDLE)
        words = Lead(
            tr(
                "The program stopped several times. What you did is kept. Try again, or tell your "
                "teacher."
            )
        )
        words.setAlignment(_MIDDLE)
        self.again = PrimaryButton(tr("Try again"), "refresh-cw")
        self.again.height_px = 56.0
        self.again.clicked.connect(self.again_wanted)
        facts = Muted(tr("For teachers: the log is in {folder}.", folder=log_folder), wrap=True)
        facts.setAlignment(_MIDDLE)
        self.teacher = HoldButton(tr("Teacher"), "lock")
        self.teacher.setToolTip(tr("Hold for three seconds"))
        self.teacher.held.connect(self.teacher_wanted)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setSpacing(16)
        column.addWidget(IconLabel("wrench", role="accent", size=56), 0, _MIDDLE)
        column.addWidget(title)
        column.addWidget(words)
        column.addSpacing(8)
        column.addWidget(self.again, 0, _MIDDLE)
        column.addSpacing(16)
        column.addWidget(facts)
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        whole.addLayout(row)
        whole.addStretch(1)
        whole.addWidget(self.teacher, 0, Qt.AlignmentFlag.AlignTrailing)
        start_at(self, self.again)
