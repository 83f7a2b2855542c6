"""A topic without documents: a model of one's own writes a draft, which says what it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ...domain.connection import Connection
from ...services.jobs import JobView
from ..content.durations import time_left
from ..kit.bars import ThinBar
from ..kit.choice_box import DropDown
from ..kit.forms import SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import Card, ErrorLabel, FlowLayout, Muted, SectionTitle
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .agent_words import connection_name
from .words import facts_text

MOST_LETTERS = 500


class TopicCard(Card):
    """Topic, for whom, which model; a bar while it writes. Hidden without a model that can."""

    draft_requested = Signal(str, str, str)  # topic, audience, id of the connection
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._connections: dict[str, Connection] = {}
        self.column.setSpacing(10)
        self.column.addWidget(SectionTitle(tr("From a topic")))
        self.column.addWidget(
            Muted(
                tr(
                    "Your model writes a document from memory. It comes into the list of sources, "
                    "you can open and correct it, and every lesson shows that it is not from your "
                    "documents."
                ),
                wrap=True,
            )
        )
        host = theme_host_of(self)
        self.topic = self._field(tr("What is the course about?"), tr("Topic"), host.px(210))
        self.topic.setMaxLength(MOST_LETTERS)
        self.audience = self._field(tr("Anybody"), tr("For whom"), host.px(120))
        self.model = DropDown()
        self.model.setAccessibleName(tr("Model"))
        self.model.setMinimumWidth(host.px(170))
        self.model.currentIndexChanged.connect(self._show_where)
        self.write = SecondaryButton(tr("Write a draft"), "feather")
        self.write.setEnabled(False)
        self.write.clicked.connect(self._ask)
        row = FlowLayout()
        for part in (self.topic, self.audience, self.model, self.write):
            row.addWidget(part)
        self.column.addLayout(row)
        self._where = IconLabel("monitor", "", size=15, role="muted")
        self.column.addWidget(self._where)
        self.column.addWidget(self._make_busy())
        self.error = ErrorLabel()
        self.column.addWidget(self.error)
        self.hide()

    @property
    def is_offered(self) -> bool:
        """Whether there is a model that can write."""
        return bool(self._connections)

    def offer(self, connections: Sequence[Connection]) -> None:
        """Those that can write; the one that was chosen stays so."""
        chosen = str(self.model.currentData() or "")
        self._connections = {one.id: one for one in connections}
        blocked = self.model.blockSignals(True)
        self.model.clear()
        for one in connections:
            self.model.addItem(connection_name(one), one.id)
        self.model.setCurrentIndex(max(self.model.findData(chosen), 0))
        self.model.blockSignals(blocked)
        self._show_where()
        self.setVisible(self.is_offered)

    def begin(self) -> None:
        """It is being written."""
        self.error.tell("")
        self._set_busy(True)
        self._bar.set_percent(None)
        self._doing.setText(tr("Planning the sections…"))

    def show_progress(self, view: JobView) -> None:
        """How far it is."""
        self._bar.set_percent(None if view.progress is None else 100 * view.progress)
        left = "" if view.seconds_left is None else time_left(view.seconds_left)
        words = tr("Writing “{section}”…", section=view.message) if view.message else ""
        self._doing.setText(facts_text(words, left))

    def end(self, error: str = "") -> None:
        """It is written, was stopped, or failed: `error` says why. What was typed stays then."""
        self._set_busy(False)
        self.error.tell(error)

    def clear(self) -> None:
        """For the next one."""
        self.topic.clear()
        self.error.tell("")

    def _field(self, hint: str, name: str, width: int) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(hint)
        field.setAccessibleName(name)
        field.setToolTip(name)
        field.setMinimumWidth(width)
        field.setMaxLength(200)
        field.returnPressed.connect(self._ask)
        field.textChanged.connect(lambda _text: self._allow())
        return field

    def _make_busy(self) -> QWidget:
        self._busy = QWidget()
        row = QHBoxLayout(self._busy)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(4)
        self._doing = Muted()
        self._bar = ThinBar(None, name=tr("Draft being written"))
        words.addWidget(self._doing)
        words.addWidget(self._bar)
        row.addLayout(words, 1)
        self.stop = SecondaryButton(tr("Stop"))
        self.stop.clicked.connect(self.stop_requested)
        row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignVCenter)
        self._busy.hide()
        return self._busy

    def _set_busy(self, busy: bool) -> None:
        # The keyboard goes over before its button is hidden: else Qt puts it anywhere.
        had = self.write.hasFocus() or self.topic.hasFocus() or self.stop.hasFocus()
        self._busy.setVisible(busy)
        for part in (self.topic, self.audience, self.model):
            part.setEnabled(not busy)
        self._allow()
        if had:
            (self.stop if busy else self.topic).setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self) -> None:
        self.write.setEnabled(bool(self.topic.text().strip()) and self._busy.isHidden())

    def _show_where(self) -> None:
        one = self._connections.get(str(self.model.currentData() or ""))
        if one is None:
            return
        if one.stays_here:
            self._where.show_as("monitor", tr("Stays on this computer."))
        else:
            words = tr("The topic is sent to {host}; no document is.", host=one.host)
            self._where.show_as("globe", words)

    def _ask(self) -> None:
        topic = " ".join(self.topic.text().split())
        if topic and self.write.isEnabled():
            audience = " ".join(self.audience.text().split())
            self.draft_requested.emit(topic, audience, str(self.model.currentData() or ""))
