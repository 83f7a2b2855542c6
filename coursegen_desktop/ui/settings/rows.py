"""How a setting stands on a card: words at the left, its control at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..kit.lists import Card, Muted, SectionTitle, Strong


def titled_card(title: str) -> Card:
    """An empty card with its title."""
    card = Card()
    card.column.setSpacing(12)
    card.column.addWidget(SectionTitle(title))
    return card


def at_left(control: QWidget) -> QWidget:
    """A control in its own size, at the beginning of the room it is given."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(control)
    row.addStretch(1)
    return holder


def setting_row(name: str, explanation: str, control: QWidget) -> QHBoxLayout:
    """Words and control beside each other."""
    return described_row(Strong(name, wrap=True), Muted(explanation, wrap=True), control)


def described_row(name: QWidget, explanation: QWidget, control: QWidget) -> QHBoxLayout:
    """The same with words that may change."""
    row = QHBoxLayout()
    row.setSpacing(24)
    row.addLayout(_over(name, explanation), 2)
    row.addWidget(control, 3)
    return row


def setting_words(name: str, explanation: str) -> QVBoxLayout:
    """Words over a control that needs the whole line."""
    return _over(Strong(name, wrap=True), Muted(explanation, wrap=True))


def _over(name: QWidget, explanation: QWidget) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addStretch(1)  # beside a high control they stay together
    words.addWidget(name)
    words.addWidget(explanation)
    words.addStretch(1)
    return words
