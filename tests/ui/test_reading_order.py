"""The order in which the Tab key goes through columns, whatever lies over whatever."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from coursegen_desktop.ui.kit.focus import leads_round, read_as_one
from coursegen_desktop.ui.kit.lists import ScrollPage
from coursegen_desktop.ui.kit.theme import ThemeHost

Way = QBoxLayout.Direction


class Columns(QWidget):
    """A button over two columns of two, which scroll; the second one begins a little higher."""

    def __init__(self, way: QBoxLayout.Direction) -> None:
        super().__init__()
        self.resize(400, 160)
        column = QVBoxLayout(self)
        column.addWidget(QPushButton("top"))
        scroll = ScrollPage()
        column.addWidget(scroll)
        parts = QBoxLayout(way)
        scroll.column.addLayout(parts)
        self.columns = [QWidget(), QWidget()]
        for letter, part in zip("ab", self.columns, strict=True):
            rows = QVBoxLayout(part)
            for number in (1, 2):
                made = QPushButton(f"{letter}{number}")
                made.setMinimumHeight(90 if letter == "a" else 80)
                rows.addWidget(made)
            parts.addWidget(part)
        self.show()
        scroll.verticalScrollBar().setValue(60)

    def read(self, *, forward: bool = True) -> str:
        """What the Tab key comes to, once round."""
        words: list[str] = []
        at: QWidget = self
        while True:
            found = leads_round(self, at, forward=forward)
            assert isinstance(found, QPushButton)
            if found.text() in words:
                return " ".join(words)
            words.append(found.text())
            at = found


@pytest.fixture
def made(theme_host: ThemeHost) -> Iterator[list[Columns]]:
    pages: list[Columns] = []
    yield pages
    for page in pages:
        page.close()
        page.deleteLater()


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_column_is_read_to_its_end(made: list[Columns], mirrored: bool) -> None:
    page = Columns(Way.LeftToRight)
    made.append(page)
    if mirrored:
        page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert page.read() in ("top a1 b1 a2 b2", "top b1 a1 b2 a2"), "else line by line"
    read_as_one(*page.columns)
    assert page.read() == "top a1 a2 b1 b2"
    assert page.read(forward=False) == "b2 b1 a2 a1 top"


def test_one_under_the_other_nothing_changes(made: list[Columns]) -> None:
    page = Columns(Way.TopToBottom)
    made.append(page)
    before = page.read()
    read_as_one(*page.columns)
    assert page.read() == before == "top a1 a2 b1 b2"
