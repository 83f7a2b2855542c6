"""The sheet that F1 opens: every key of the window, and those of the page in front."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QDialog, QGridLayout, QVBoxLayout, QWidget

from ..kit.forms import Keys, PrimaryButton
from ..kit.lists import Emphasis, ScrollPage, SectionTitle, Small
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .actions import destinations, native, shortcuts


class ShortcutsSheet(QDialog):
    """Two groups: everywhere, and here. `without` names acts that are not to be had now."""

    def __init__(
        self, window: QWidget, page: QWidget | None, *, without: Collection[str] = ()
    ) -> None:
        super().__init__(window)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        host = theme_host_of(window)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.addWidget(Emphasis(tr("Keyboard shortcuts")))
        scroll = ScrollPage(margin=0)
        scroll.setAccessibleName(tr("Keyboard shortcuts"))
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setProperty("ringed", True)
        column.addWidget(scroll, 1)
        everywhere = [(tr("Go to {place}", place=place.text), native(place.keys))
                      for place in destinations() if place.id not in without]  # fmt: skip
        everywhere += [(item.text, item.native()) for item in shortcuts() if item.id not in without]
        _add_group(scroll, tr("Everywhere"), everywhere)
        here = page_shortcuts(page) if page is not None else []
        if here:
            _add_group(scroll, tr("On this page"), here)
        scroll.column.addStretch(1)
        close = PrimaryButton(tr("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(host.px(460), min(host.px(560), window.height() - 40))
        close.setFocus()


def page_shortcuts(page: QWidget) -> list[tuple[str, str]]:
    """(words, keys) of the visible buttons and actions of a page that have a shortcut."""
    found: dict[str, str] = {}
    for button in page.findChildren(QAbstractButton):
        if not button.shortcut().isEmpty() and button.isVisibleTo(page):
            words = button.accessibleName() or button.text().replace("&", "")
            found[words] = _words(button.shortcut())
    found.update(getattr(page, "native_keys", ()))
    for action in [*page.actions(), *page.findChildren(QAction)]:
        if not action.shortcut().isEmpty() and action.text():
            found[action.text().replace("&", "")] = ", ".join(map(_words, action.shortcuts()))
    return sorted(found.items())


def _words(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def _add_group(scroll: ScrollPage, title: str, rows: list[tuple[str, str]]) -> None:
    scroll.column.addWidget(SectionTitle(title))
    grid = QGridLayout()
    grid.setColumnStretch(0, 1)
    grid.setVerticalSpacing(7)
    for number, (words, keys) in enumerate(rows):
        grid.addWidget(Small(words, wrap=True), number, 0)
        grid.addWidget(Keys(keys), number, 1, Qt.AlignmentFlag.AlignRight)
    scroll.column.addLayout(grid)
