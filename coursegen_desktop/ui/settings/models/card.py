"""The card "Language models": the connections, what is known of each, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ....domain.connection import ConnectionView, KeyPlace
from ...content.model_words import where_words
from ...kit.callout import Callout
from ...kit.forms import Pill, QuietButton, SecondaryButton
from ...kit.icons import IconLabel
from ...kit.lists import Card, FlowLayout, Muted, SectionTitle, Strong
from ...kit.translate import tr
from .words import facts_words, is_editable


class ModelsCard(Card):
    """Tells wishes by the ids of connections."""

    add_requested = Signal()
    edit_requested = Signal(str)
    test_requested = Signal(str)
    stop_requested = Signal(str)
    default_requested = Signal(str)  # "" for none
    copy_requested = Signal(str)
    removal_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.column.setSpacing(12)
        self.column.addWidget(SectionTitle(tr("Language models")))
        self._words = Muted(size="body", wrap=True)
        self.column.addWidget(self._words)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.column.addLayout(self._list)
        self.trouble = Callout("warn")
        self.column.addWidget(self.trouble)
        self.add = SecondaryButton(tr("Add a connection…"), "plus")
        self.add.clicked.connect(self.add_requested)
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addStretch(1)
        self.column.addLayout(line)
        self.rows: dict[str, ConnectionRow] = {}
        self.show_connections(())

    def show_connections(self, views: Sequence[ConnectionView]) -> None:
        """Show these, in their order. What a row says of its test stays."""
        there = {view.connection.id for view in views}
        for key in [key for key in self.rows if key not in there]:
            self._drop(self.rows.pop(key))
        for number, view in enumerate(views):
            row = self.rows.get(view.connection.id)
            if row is None:
                row = self.rows[view.connection.id] = self._new_row(view)
                self._list.insertWidget(number, row)
            row.show_view(view)
        self._words.setText(_introduction(bool(views)))

    def _new_row(self, view: ConnectionView) -> ConnectionRow:
        row = ConnectionRow(view)
        row.edit.clicked.connect(lambda: self.edit_requested.emit(row.id))
        row.copy.clicked.connect(lambda: self.copy_requested.emit(row.id))
        row.remove.clicked.connect(lambda: self.removal_requested.emit(row.id))
        row.default.clicked.connect(
            lambda: self.default_requested.emit("" if row.view.is_default else row.id)
        )
        row.test.clicked.connect(
            lambda: (self.stop_requested if row.is_testing else self.test_requested).emit(row.id)
        )
        return row

    def _drop(self, row: ConnectionRow) -> None:
        if row.isAncestorOf(QApplication.focusWidget() or self):
            self.add.setFocus()
        row.end_test()
        row.hide()
        self._list.removeWidget(row)
        row.deleteLater()


class ConnectionRow(Card):
    """One connection."""

    def __init__(self, view: ConnectionView) -> None:
        super().__init__(kind="sunken", margin=14)
        self.view, self._seconds = view, 0
        self.column.addLayout(self._make_head())
        self._where = IconLabel("monitor")
        self.column.addWidget(self._where)
        self._facts = Muted(wrap=True)
        self.column.addWidget(self._facts)
        self.key_note = Callout("warn", icon="key-round")
        self.told = Callout("accent")
        self.column.addWidget(self.key_note)
        self.column.addWidget(self.told)
        self.column.addWidget(self._make_buttons())
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._on_second)

    @property
    def id(self) -> str:
        """Of its connection."""
        return self.view.connection.id

    @property
    def is_testing(self) -> bool:
        """Whether its model is being asked."""
        return self._clock.isActive()

    def show_view(self, view: ConnectionView) -> None:
        """Show what is kept now."""
        is_other = not view.connection.asks_like(self.view.connection)
        if is_other and not self.is_testing:
            self.told.tell("")  # it was said of another model
        self.view = view
        connection = view.connection
        self._name.setText(connection.name)
        self._pill.setVisible(view.is_default)
        icon, words, role = where_words(connection)
        self._where.show_as(icon, words, role=role)
        self._facts.setText(facts_words(view))
        self.key_note.show_text(_key_note(view))
        words = tr("Not by default") if view.is_default else tr("Use by default")
        self.default.setText(words)
        self.default.updateGeometry()
        self.edit.setVisible(is_editable(connection))
        self._name_buttons()
        self.setAccessibleName(connection.name)

    def begin_test(self) -> None:
        """Its model is asked from now on."""
        self._seconds = 0
        self._clock.start()
        self.told.tell(tr("The model is asked…"), kind="accent")
        self._name_buttons()

    def end_test(self, words: str = "", *, kind: str = "good") -> None:
        """The asking has ended, with these words."""
        self._clock.stop()
        self.told.tell(words, kind=kind)
        self._name_buttons()

    def _make_head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(10)
        self._name = Strong(wrap=True)
        self._pill = Pill(tr("Default"), "accent")
        line.addWidget(self._name, 1)
        line.addWidget(self._pill)
        return line

    def _make_buttons(self) -> QWidget:
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=6)
        self.test = SecondaryButton(tr("Test"), "play")
        self.edit = QuietButton(tr("Edit…"), "pencil")
        self.default = QuietButton(tr("Use by default"), "star")
        self.copy = QuietButton(tr("Duplicate"), "copy")
        self.remove = QuietButton(tr("Remove…"), "trash")
        for button in (self.test, self.edit, self.default, self.copy, self.remove):
            flow.addWidget(button)
        return buttons

    def _name_buttons(self) -> None:
        self.test.setText(tr("Stop") if self.is_testing else tr("Test"))
        self.test.set_icon("x" if self.is_testing else "play")
        name = self.view.connection.name
        for button in (self.test, self.edit, self.default, self.copy, self.remove):
            button.setAccessibleName(f"{button.text()} {name}")

    def _on_second(self) -> None:
        self._seconds += 1
        words = tr("The model is asked… {seconds} s", seconds=self._seconds)
        if self._seconds >= 5:
            words += " " + tr("One that is not loaded yet may take two minutes to begin.")
        self.told.show_text(words)


def _introduction(has_any: bool) -> str:
    if has_any:
        return tr(
            "A model helps to write courses where you ask for it. Without one, the built-in "
            "writer does it on this computer."
        )
    return tr(
        "None is needed: the built-in writer makes courses from your documents on this computer, "
        "and nothing leaves it. With a connection, a language model that you choose can help to "
        "write lessons and questions: one that runs on this computer (Ollama, LM Studio, "
        "llama.cpp, or a model file), or a server elsewhere."
    )


def _key_note(view: ConnectionView) -> str:
    if view.key is not KeyPlace.FILE:
        return ""
    return tr(
        "Its key lies in the file keys.json of your data folder, which only you can read: the "
        "system's keyring did not take it. Type the key again to try the keyring again."
    )
