"""A topic without documents: an empty course of headings to write in. Nothing is invented."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ...domain.course import MAX_TITLE
from ..kit.choice_box import DropDown
from ..kit.forms import SecondaryButton
from ..kit.lists import Card, FlowLayout, Muted, SectionTitle
from ..kit.theme import theme_host_of
from ..kit.translate import tr


class SkeletonCard(Card):
    """A title, a template, a button."""

    skeleton_requested = Signal(str, str)  # title, template

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setSpacing(10)
        self.column.addWidget(SectionTitle(tr("No documents?")))
        self._about = Muted(wrap=True)
        self.column.addWidget(self._about)
        self.explain(has_model=False)
        host = theme_host_of(self)
        row = FlowLayout()
        self.title = QLineEdit()
        self.title.setMaxLength(MAX_TITLE)
        self.title.setPlaceholderText(tr("What is the course about?"))
        self.title.setAccessibleName(tr("Title of the course"))
        self.title.setMinimumWidth(host.px(260))
        self.title.returnPressed.connect(self._ask)
        self.title.textChanged.connect(self._on_text)
        row.addWidget(self.title)
        self.template = DropDown()
        self.template.setAccessibleName(tr("Template"))
        self.template.setMinimumWidth(host.px(170))
        row.addWidget(self.template)
        self._make = SecondaryButton(tr("Make the headings"), "list")
        self._make.setEnabled(False)
        self._make.clicked.connect(self._ask)
        row.addWidget(self._make)
        self.column.addLayout(row)
        self.hide()

    def explain(self, *, has_model: bool) -> None:
        """Say what it is for: with a model of one's own there is another way."""
        begin = tr("Begin with empty headings and write the lessons yourself.")
        without = tr("Without documents nothing is written for you: invented text could be wrong.")
        self._about.setText(begin if has_model else f"{without} {begin}")

    @property
    def is_offered(self) -> bool:
        """Whether there is a template to begin with."""
        return self.template.count() > 0

    def offer(self, templates: Sequence[tuple[str, str]]) -> None:
        """The templates: (id, name)."""
        if self.template.count() == len(templates):
            return
        self.template.clear()
        for key, name in templates:
            self.template.addItem(name, key)

    def clear(self) -> None:
        """For the next one."""
        self.title.clear()

    def _on_text(self, text: str) -> None:
        self._make.setEnabled(bool(text.strip()))

    def _ask(self) -> None:
        title = " ".join(self.title.text().split())
        if title:
            self.skeleton_requested.emit(title, str(self.template.currentData() or ""))
