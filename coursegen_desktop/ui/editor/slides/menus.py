"""The menus of the desk: new slides, what can be done with those that are chosen, files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ...kit.icons import icon
from ...kit.theme import theme_of
from ...kit.translate import tr
from .kinds import kinds

if TYPE_CHECKING:
    from .desk import SlidesDesk


def kinds_menu(desk: SlidesDesk) -> QMenu:
    """All kinds of slides, each with what it is for."""
    menu = _menu(desk)
    for kind in kinds():
        words = f"{kind.name}\t{kind.about}"
        _add(menu, kind.icon, words, partial(desk.add_kind, kind.key))
    return menu


def acts_menu(desk: SlidesDesk) -> QMenu:
    """What can be done with the chosen slides."""
    menu = _menu(desk)
    ids = desk.list.selected() or [desk.current]
    _add(menu, "copy-plus", f"{tr('Duplicate')}\tCtrl+D", lambda: desk.duplicate(ids[-1]))
    _add(menu, "move-up", f"{tr('Move up')}\tAlt+Up", lambda: desk.step(ids, -1))
    _add(menu, "move-down", f"{tr('Move down')}\tAlt+Down", lambda: desk.step(ids, 1))
    menu.addSeparator()
    _add(menu, "trash", f"{tr('Delete')}\tDel", lambda: desk.delete_wanted.emit(ids))
    return menu


def files_menu(desk: SlidesDesk) -> QMenu:
    """Slides as files: of this lesson, and of all lessons."""
    menu = _menu(desk)
    for kind, symbol, words in (
        ("pptx", "presentation", tr("PowerPoint…")),
        ("pdf", "file-text", tr("PDF…")),
        ("pictures", "image", tr("Pictures…")),
    ):
        _add(menu, symbol, words, partial(desk.export_wanted.emit, kind, False))
    menu.addSeparator()
    for kind, symbol, words in (
        ("pptx", "presentation", tr("All lessons as PowerPoint…")),
        ("pdf", "file-text", tr("All lessons as PDF…")),
        ("pictures", "image", tr("All lessons as pictures…")),
    ):
        _add(menu, symbol, words, partial(desk.export_wanted.emit, kind, True))
    return menu


def more_menu(desk: SlidesDesk) -> QMenu:
    """What is done with all slides of the lesson."""
    menu = _menu(desk)
    made = _add(menu, "sparkles", tr("Make again from the lesson"), desk.make_wanted.emit)
    made.setEnabled(desk.can_make)
    menu.addSeparator()
    _add(menu, "trash", tr("Delete all slides"), desk.removal_wanted.emit)
    return menu


def _menu(desk: SlidesDesk) -> QMenu:
    menu = QMenu(desk)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add(menu: QMenu, symbol: str, words: str, act: Callable[[], object]) -> QAction:
    action = menu.addAction(icon(symbol, theme_of(menu).color("muted")), words)
    action.triggered.connect(lambda: act())
    return action
