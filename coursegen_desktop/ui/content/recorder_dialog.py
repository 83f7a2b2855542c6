"""The dialog in which somebody speaks a part of a lesson: the words to read, and the recorder."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ..kit.form_dialog import FormDialog
from ..kit.forms import LinkButton
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .recorder import Recorder

_WORDS_HEIGHT, _WIDTH = 130, 520


class RecorderDialog(FormDialog):
    """`words` are those to be read; `has_own`: there is a recording already, to be taken away."""

    removal_wanted = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        words: str,
        *,
        has_own: bool = False,
        recorder: Recorder | None = None,
    ) -> None:
        super().__init__(
            parent,
            tr("Your own voice for “{title}”", title=title),
            tr("It is heard in films and recordings instead of the computer's voice."),
        )
        host = theme_host_of(parent)
        self.setMinimumWidth(host.px(_WIDTH))
        self.words = QPlainTextEdit(words)
        self.words.setReadOnly(True)
        self.words.setAccessibleName(tr("Words to read"))
        self.words.setFixedHeight(host.px(_WORDS_HEIGHT))
        self.words.setVisible(bool(words.strip()))
        self.words.setTabChangesFocus(True)
        self.column.addWidget(self.words)
        self.recorder = recorder if recorder is not None else Recorder()
        self.column.addWidget(self.recorder)
        self.removal = LinkButton(tr("Take the recording away"))
        self.removal.setAutoDefault(False)
        self.removal.setVisible(has_own)
        self.removal.clicked.connect(self.removal_wanted)
        self.column.addWidget(self.removal, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_error_line()
        accept = self.add_buttons(tr("Keep"), "")
        accept.setEnabled(False)
        self.recorder.changed.connect(self.offer)
        self.submitted.connect(self.recorder.stop)
        self.recorder.setFocus()

    def offer(self) -> None:
        """Keep can be pressed when there is something new to keep."""
        assert self.accept_button is not None
        self.accept_button.setEnabled(self.recorder.take is not None)
        self.show_error("")
