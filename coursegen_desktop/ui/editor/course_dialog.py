"""Asks for a course's title and description."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ...domain.course import MAX_TITLE
from ..kit.dialogs import Dialog, run
from ..kit.lists import Strong
from ..kit.translate import tr


async def ask_course_details(
    parent: QWidget, title: str, description: str
) -> tuple[str, str] | None:
    """The new (title, description), None when cancelled. The title is never empty."""
    dialog = Dialog(parent, tr("Course"))
    dialog.add_title(tr("Course title and description"))
    dialog.column.addWidget(Strong(tr("Title")))
    field = QLineEdit(title)
    field.setMaxLength(MAX_TITLE)
    field.setAccessibleName(tr("Title"))
    dialog.column.addWidget(field)
    dialog.column.addWidget(Strong(tr("Description")))
    text = QPlainTextEdit(description)
    text.setTabChangesFocus(True)
    text.setAccessibleName(tr("Description"))
    text.setMinimumHeight(120)
    dialog.column.addWidget(text)
    accept = dialog.add_buttons(tr("Save"), "")
    field.textChanged.connect(lambda typed: accept.setEnabled(bool(typed.strip())))
    # Read at the moment of acceptance: afterwards the dialog is being deleted.
    given: list[tuple[str, str]] = []
    dialog.accepted.connect(lambda: given.append((field.text(), text.toPlainText())))
    await run(dialog)
    return given[0] if given else None
