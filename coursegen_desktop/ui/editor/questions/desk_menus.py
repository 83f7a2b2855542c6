"""The menus of the desk: what can be done with the chosen questions, and all kinds of new ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ...kit.icons import icon
from ...kit.theme import theme_of
from ...kit.translate import tr
from .kinds import Kind, kinds

if TYPE_CHECKING:
    from .desk import QuizDesk


def acts_menu(desk: QuizDesk) -> QMenu:
    """What can be done with the chosen questions."""
    menu = _menu(desk)
    ids = desk.list.selected() or [desk.current]
    _add(menu, "copy-plus", f"{tr('Duplicate')}\tCtrl+D", lambda: desk.duplicate(ids))
    _add(menu, "move-up", f"{tr('Move up')}\tAlt+Up", lambda: desk.step(ids, -1))
    _add(menu, "move-down", f"{tr('Move down')}\tAlt+Down", lambda: desk.step(ids, 1))
    menu.addSeparator()
    _add(menu, "scissors", f"{tr('Cut')}\tCtrl+X", lambda: desk.cut(ids))
    _add(menu, "copy", f"{tr('Copy')}\tCtrl+C", lambda: desk.copy(ids))
    _add(menu, "clipboard-paste", f"{tr('Paste')}\tCtrl+V", desk.paste)
    menu.addSeparator()
    _add(menu, "trash", f"{tr('Delete')}\tDel", lambda: desk.delete(ids))
    return menu


def kinds_menu(desk: QuizDesk) -> QMenu:
    """All kinds of questions, each with what it is for."""
    menu = _menu(desk)
    for kind in kinds():
        _add_kind(menu, desk, kind)
    return menu


def open_above(menu: QMenu, button: QWidget) -> None:
    """Open a long menu over the button where there is room for it, else beside the button."""
    at = button.mapToGlobal(QPoint(0, 0))
    above = at - QPoint(0, menu.sizeHint().height() + 4)
    top = button.screen().availableGeometry().top()
    menu.popup(above if above.y() >= top else QPoint(at.x() + button.width() + 4, above.y()))


def _menu(desk: QuizDesk) -> QMenu:
    menu = QMenu(desk)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add_kind(menu: QMenu, desk: QuizDesk, kind: Kind) -> None:
    _add(menu, kind.icon, f"{kind.name}\t{kind.about}", lambda: desk.add_kind(kind))


def _add(menu: QMenu, symbol: str, words: str, act: Callable[[], None]) -> QAction:
    action = menu.addAction(icon(symbol, theme_of(menu).color("muted")), words)
    action.triggered.connect(lambda: act())
    return action
