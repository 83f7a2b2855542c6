"""What the course should be like: for whom, how long its lessons, which questions, the language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ...domain.brief import AUTO, PLAIN, SPACY, Options
from ..kit.choice_box import ChoiceBox
from ..kit.forms import Chip, LinkButton
from ..kit.lists import Card, FlowLayout, Muted, SectionTitle, Small
from ..kit.spin_box import SpinBox
from ..kit.translate import tr
from .model_card import ModelCard
from .words import language_name, words_text

_LENGTHS = (600, 900, 1300)  # words of a lesson
_MOST_QUESTIONS = 20
_REST_MS = 700  # after the last change: typing and stepping are over
_LANGUAGES = ("en", "de", "es", "fr", "it", "pt")


class OptionsPanel(Card):
    """Tells `changed` once the fields have rested, with what they say."""

    changed = Signal(object)  # Options
    connections_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown = Options()
        self._writers: list[tuple[str, str]] = []
        self.column.setSpacing(10)
        self.column.addWidget(SectionTitle(tr("Options")))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        self._fill_writer(grid)
        self.audience = QLineEdit()
        self.audience.setMaxLength(200)
        self.audience.setPlaceholderText(tr("Anybody"))
        self.length = ChoiceBox(8)
        for words, name in zip(_LENGTHS, (tr("Short"), tr("Medium"), tr("Long")), strict=True):
            self.length.addItem(tr("{name}, {words}", name=name, words=words_text(words)), words)
        self.questions = SpinBox(tr("Questions a lesson"))
        self.questions.setRange(0, _MOST_QUESTIONS)
        self.questions.setSuffix(tr(" a lesson"))
        self.language = ChoiceBox(8)
        self.analyser = ChoiceBox(8)
        for row, (label, field) in enumerate(
            (
                (tr("For whom"), self.audience),
                (tr("Lessons"), self.length),
                (tr("Questions"), self.questions),
                (tr("Language"), self.language),
                (tr("Analyser"), self.analyser),
            ),
            start=grid.rowCount(),
        ):
            shown = Small(label)
            shown.setBuddy(field)
            if field is not self.questions:
                field.setAccessibleName(label)
            grid.addWidget(shown, row, 0)
            grid.addWidget(field, row, 1)
        self.column.addLayout(grid)
        self.column.addWidget(self._make_invitation())
        self.offer_spacy(is_there=False)
        self.offer_writers(())
        self.column.addWidget(Small(tr("Types of questions")))
        self._types = FlowLayout(spacing=6)
        self._chips: dict[str, Chip] = {}
        self.column.addLayout(self._types)
        self.column.addWidget(
            Muted(tr("Fewer are made where the text holds fewer facts to ask for."), wrap=True)
        )
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.tell_now)
        self.audience.textEdited.connect(self._soon)
        self.length.activated.connect(self._soon)
        self.questions.valueChanged.connect(self._soon)
        self.language.activated.connect(self._soon)
        self.analyser.activated.connect(self._soon)
        self.writer.activated.connect(self.tell_now)  # what it takes is shown at once

    def offer_types(self, types: Sequence[tuple[str, str]]) -> None:
        """The kinds of questions that can be made: (id, name)."""
        if list(self._chips) == [key for key, _ in types]:
            return
        for chip in self._chips.values():
            chip.deleteLater()
        self._chips = {}
        for key, name in types:
            chip = Chip(name)
            chip.setChecked(True)
            chip.clicked.connect(self._on_chip)
            self._chips[key] = chip
            self._types.addWidget(chip)
        self._show_types(self._shown.types)

    def offer_spacy(self, *, is_there: bool) -> None:
        """Names the analysers. An absent one can be asked for: then it is told how to get it."""
        chosen = self.analyser.currentData() or self._shown.analyser
        best = tr("spaCy") if is_there else tr("plain")
        named = tr("spaCy, English") if is_there else tr("spaCy, not installed")
        self.analyser.clear()
        self.analyser.addItem(tr("Auto: {name}", name=best), AUTO)
        self.analyser.addItem(tr("Plain"), PLAIN)
        self.analyser.addItem(named, SPACY)
        self.analyser.setCurrentIndex(self.analyser.findData(chosen))

    def offer_writers(self, writers: Sequence[tuple[str, str]]) -> None:
        """Names the connections that can be chosen beside the built-in writer: (id, name)."""
        self._writers = list(writers)
        self._show_writer(self._writer_now)
        has_choice = bool(writers) or bool(self._writer_now)
        for part in (self._writer_name, self.writer, self.connections):
            part.setVisible(has_choice)
        self._invitation.setVisible(not has_choice)

    def show_options(self, options: Options, found: str) -> None:
        """Fill the fields; `found` is the language that the documents are in."""
        self._rest.stop()
        self._shown = options
        if self.audience.text() != options.audience:
            self.audience.setText(options.audience)
        nearest = min(_LENGTHS, key=lambda words: abs(words - options.lesson_words))
        self.length.setCurrentIndex(_LENGTHS.index(nearest))
        blocked = self.questions.blockSignals(True)
        self.questions.setValue(options.questions)
        self.questions.blockSignals(blocked)
        self._show_languages(options.language, found)
        self._show_writer(options.connection)
        self.analyser.setCurrentIndex(max(self.analyser.findData(options.analyser), 0))
        self._show_types(options.types)

    @property
    def options(self) -> Options:
        """What the fields say now."""
        types = tuple(key for key, chip in self._chips.items() if chip.isChecked())
        words = self._shown.lesson_words
        nearest = min(_LENGTHS, key=lambda known: abs(known - words))
        chosen = int(self.length.currentData())
        return replace(
            self._shown,
            audience=" ".join(self.audience.text().split()),
            lesson_words=words if chosen == nearest else chosen,
            questions=self.questions.value(),
            types=() if len(types) == len(self._chips) else types,
            language=str(self.language.currentData() or ""),
            analyser=str(self.analyser.currentData()),
            connection=self._writer_now,
        )

    def tell_now(self) -> None:
        """What was changed and not told yet."""
        self._rest.stop()
        options = self.options
        if options != self._shown:
            self._shown = options
            self.changed.emit(options)

    @property
    def _writer_now(self) -> str:
        """The id of the connection that is chosen, "" for the built-in writer."""
        chosen = self.writer.currentData()
        return self._shown.connection if chosen is None else str(chosen)

    def _show_writer(self, connection: str) -> None:
        self.writer.clear()
        self.writer.addItem(tr("Built-in, offline"), "")
        for key, name in self._writers:
            self.writer.addItem(name, key)
        if self.writer.findData(connection) < 0:
            self.writer.addItem(tr("A connection that is gone"), connection)
        self.writer.setCurrentIndex(self.writer.findData(connection))
        self.writer.setToolTip(self.writer.currentText())

    def _fill_writer(self, grid: QGridLayout) -> None:
        """Who writes; below it the way to what can be chosen, and what it will take."""
        self._writer_name = Small(tr("Writer"))
        self.writer = ChoiceBox(8)
        self.writer.setAccessibleName(tr("Writer"))
        self._writer_name.setBuddy(self.writer)
        grid.addWidget(self._writer_name, 0, 0)
        grid.addWidget(self.writer, 0, 1)
        self.connections = LinkButton(tr("Connections…"))
        self.connections.clicked.connect(self.connections_requested)
        grid.addWidget(self.connections, 1, 1, Qt.AlignmentFlag.AlignRight)
        self.model = ModelCard()
        self.model.hide()
        grid.addWidget(self.model, 2, 0, 1, 2)

    def _make_invitation(self) -> QWidget:
        """A quiet line for those who have no connection."""
        self._invitation = QWidget()
        column = QVBoxLayout(self._invitation)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        words = tr("Lessons can also be written by a language model of your own.")
        column.addWidget(Muted(words, wrap=True))
        self.add_connection = LinkButton(tr("Add a connection…"))
        self.add_connection.clicked.connect(self.connections_requested)
        column.addWidget(self.add_connection, 0, Qt.AlignmentFlag.AlignLeft)
        return self._invitation

    def _soon(self) -> None:
        self._rest.start()

    def _on_chip(self) -> None:
        if not any(chip.isChecked() for chip in self._chips.values()):
            sender = self.sender()
            if isinstance(sender, Chip):
                sender.setChecked(True)  # no question of no type: that is 0 questions
        self._soon()

    def _show_types(self, types: Sequence[str]) -> None:
        for key, chip in self._chips.items():
            chip.setChecked(not types or key in types)

    def _show_languages(self, chosen: str, found: str) -> None:
        self.language.clear()
        as_found = language_name(found)
        words = tr("{language}, as found", language=as_found) if as_found else tr("As found")
        self.language.addItem(words, "")
        for code in _LANGUAGES:
            self.language.addItem(language_name(code), code)
        self.language.setCurrentIndex(max(self.language.findData(chosen), 0))
