"""Handing in files, which a person marks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ...domain.quiz import AnswerResult, QuestionView
from .file_list import FileList
from .interaction import Interaction, given_list


class UploadInteraction(Interaction):
    """A list of files."""

    def __init__(self, question: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.list = FileList(question.shown.files)
        self.list.offered.connect(self.files_offered)
        self.list.changed.connect(self.changed)
        self.column.addWidget(self.list)

    def answer(self) -> dict[str, object] | None:
        files = self.list.files()
        return {"files": files} if files else None

    def set_answer(self, answer: Mapping[str, object]) -> None:
        self.list.set_files(given_list(answer, "files"))

    def add_file(self, name: str, mime: str, size: int, sha256: str) -> None:
        self.list.add(name, mime, size, sha256)

    def refuse_file(self, name: str, reason: str) -> None:
        self.list.refuse(name, reason)

    def stops(self) -> list[QWidget]:
        return [self.list.button]

    def focus_first(self) -> None:
        self.list.button.setFocus(Qt.FocusReason.TabFocusReason)

    def lock(self) -> None:
        self.is_locked = True
        self.list.lock()

    def show_result(self, result: AnswerResult) -> None:
        self.set_answer(result.answer)
        self.lock()
