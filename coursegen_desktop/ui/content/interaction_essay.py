"""Writing a text: with its count of words, its limits, the rubric, and files beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...domain.questions.base import Criterion, Part, TextRules
from ...domain.questions.essay import MAX_ESSAY, word_count
from ...domain.quiz import AnswerResult, QuestionView
from ..kit.icons import IconLabel
from ..kit.lists import Card, Muted, SectionTitle
from ..kit.translate import tr
from .file_list import FileList
from .interaction import Interaction, given_list, given_text
from .numbers import points_words
from .rich_text import RichText
from .sample_answer import SampleAnswer
from .writing_field import WritingField

# Counted when the typing rests: a long text has many words.
_COUNT_AFTER_MS = 150


class EssayInteraction(Interaction):
    """An editor of plain text; the limits are told, never enforced."""

    def __init__(self, question: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        shown = question.shown
        self._rules = shown.text
        self.rubric: Card | None = None
        if shown.rubric:
            self.rubric = rubric_card(shown.rubric)
            self.column.addWidget(self.rubric)
        self.field = WritingField(tr("Your text"), lines=min(shown.text.lines, 24))
        self.field.setPlainText(shown.text.template)
        self.field.textChanged.connect(self._on_edited)
        self.field.submit_requested.connect(self.submit_requested)
        self.column.addWidget(self.field)
        self.count = IconLabel("text-cursor-input", "")
        line = QHBoxLayout()
        line.addWidget(self.count)
        line.addStretch(1)
        self._hint = Muted(tr("Ctrl+Enter hands it in"))
        line.addWidget(self._hint)
        self.column.addLayout(line)
        self.list: FileList | None = None
        if shown.files.most:
            self.list = FileList(shown.files)
            self.list.offered.connect(self.files_offered)
            self.list.changed.connect(self.changed)
            self.column.addWidget(self.list)
        self._counter = QTimer(self)
        self._counter.setSingleShot(True)
        self._counter.setInterval(_COUNT_AFTER_MS)
        self._counter.timeout.connect(self.count_now)
        self.count_now()

    def answer(self) -> dict[str, object] | None:
        text = self.field.value()
        files = [] if self.list is None else self.list.files()
        if text.strip() in ("", self._rules.template.strip()) and not files:
            return None
        given: dict[str, object] = {"text": text[:MAX_ESSAY]}
        return {**given, "files": files} if files else given

    def set_answer(self, answer: Mapping[str, object]) -> None:
        self.field.set_value(given_text(answer, "text"))
        if self.list is not None:
            self.list.set_files(given_list(answer, "files"))
        self.count_now()

    def add_file(self, name: str, mime: str, size: int, sha256: str) -> None:
        if self.list is not None:
            self.list.add(name, mime, size, sha256)

    def refuse_file(self, name: str, reason: str) -> None:
        if self.list is not None:
            self.list.refuse(name, reason)

    def stops(self) -> list[QWidget]:
        return [self.field] if self.list is None else [self.field, self.list.button]

    def focus_first(self) -> None:
        self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def lock(self) -> None:
        self.is_locked = True
        self.field.setReadOnly(True)
        self._hint.hide()
        if self.list is not None:
            self.list.lock()

    def show_result(self, result: AnswerResult) -> None:
        self.set_answer(result.answer)
        self.lock()
        if self.rubric is not None:
            # The marks, or the fields for them, say the same lines.
            self.rubric.setVisible(not (result.grade.parts or result.may_mark))
        if result.grade.parts and not result.may_mark:
            self.column.insertWidget(0, marks_card(result.grade.parts))
        if result.correct_text.strip():
            self.column.addWidget(SampleAnswer(result.correct_text))

    def count_now(self) -> None:
        """Say how many words there are, and whether that is too few or too many."""
        words, count = self._rules, word_count(self.field.value())
        wrong = (words.min_words and count < words.min_words) or (
            words.max_words and count > words.max_words
        )
        role = "warn" if wrong and count else "muted"
        icon = "triangle-alert" if wrong and count else "text-cursor-input"
        self.count.show_as(icon, count_words(count, words), role=role)
        self.field.setAccessibleDescription(self.count.text())

    def _on_edited(self) -> None:
        self._counter.start()
        self.changed.emit()


def count_words(count: int, rules: TextRules) -> str:
    """ "120 words, 100 to 200 are asked for"."""
    said = tr("%n word(s)", count)
    least, most = rules.min_words, rules.max_words
    if least and most:
        limits = tr("{least} to {most} are asked for", least=least, most=most)
    elif least:
        limits = tr("at least {least} are asked for", least=least)
    elif most:
        limits = tr("at most {most} are allowed", most=most)
    else:
        return said
    return f"{said}  ·  {limits}"


def rubric_card(rubric: Sequence[Criterion]) -> Card:
    """What is looked for, and what it earns."""
    card = Card(kind="sunken")
    card.column.addWidget(SectionTitle(tr("What counts")))
    for line in rubric:
        _add_line(card, line.text, points_words(line.points))
    return card


def marks_card(parts: Sequence[Part]) -> Card:
    """The lines of the rubric with what was given for them."""
    card = Card(kind="sunken")
    card.column.addWidget(SectionTitle(tr("How it was marked")))
    for part in parts:
        _add_line(card, part.expected, part.given)
    return card


def _add_line(card: Card, text: str, end: str) -> None:
    line = QHBoxLayout()
    words = RichText("body")
    words.show_text(text)
    line.addWidget(words, 1)
    line.addWidget(Muted(end))
    card.column.addLayout(line)
