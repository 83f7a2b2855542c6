"""The menu of acts: for the selection or the lesson, the question in front, the picture here.

menu = assist_menu(page, offer)      # `offer` says what there is to act on, and who can be asked
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ....domain.assist import LEVELS, Act
from ....domain.connection import ConnectionView
from ...content.model_words import where_words
from ...kit.icons import icon
from ...kit.theme import theme_of
from ...kit.translate import tr
from .words import languages

# act, school year, language
Chosen = Callable[[Act, int, str], object]


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done now. `question` is the type of the one in front, "" without one."""

    views: Sequence[ConnectionView]
    chosen: str  # the id of the connection that is asked
    is_text: bool = False
    has_text: bool = False
    is_selection: bool = False
    question: str = ""
    has_wrong_answers: bool = False
    can_make_more: bool = False
    picture: str = ""  # its name
    is_picture_here: bool = False


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the menu's entries lead to."""

    act: Chosen
    use: Callable[[str], object]
    reading: Callable[[], object]
    settings: Callable[[], object]


def assist_menu(parent: QWidget, offer: Offer, wishes: Wishes) -> QMenu:
    """The menu, gone when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(tr("Assist"))
    if not offer.views:
        said = QAction(tr("What is grey here needs a language model."), menu)
        said.setEnabled(False)
        menu.addAction(said)
        words = tr("Set one up in Settings: on this computer or online …")
        _add(menu, "settings", words, wishes.settings)
        menu.addSeparator()
    if offer.is_text:
        _text_acts(menu, offer, wishes)
    if offer.question:
        _question_acts(menu, offer, wishes)
    menu.addSeparator()
    _act(menu, "target", tr("Outcomes of the course"), offer, wishes, Act.OUTCOMES)
    if offer.is_text:
        menu.addSeparator()
        reading = _add(menu, "scale", tr("Reading level and hardest sentences"), wishes.reading)
        reading.setEnabled(offer.has_text)
    if len(offer.views) > 1:
        menu.addSeparator()
        _models(menu, offer, wishes)
    elif offer.views:
        menu.addSeparator()
        connection = offer.views[0].connection
        _, words, _ = where_words(connection)
        name = QAction(f"{connection.name} · {words}", menu)
        name.setEnabled(False)
        menu.addAction(name)
    return menu


def _text_acts(menu: QMenu, offer: Offer, wishes: Wishes) -> None:
    part = offer.is_selection
    rewrite = tr("Rewrite the selection") if part else tr("Rewrite the lesson")
    simplify = tr("Simplify the selection") if part else tr("Simplify the lesson")
    translate = tr("Translate the selection") if part else tr("Translate this lesson")
    example = tr("Example for the selection") if part else tr("Example for this paragraph")
    analogy = tr("Analogy for the selection") if part else tr("Analogy for this paragraph")
    _act(menu, "square-pen", rewrite, offer, wishes, Act.REWRITE).setEnabled(_can(offer))
    levels = _part(menu, "feather", simplify, enabled=_can(offer))
    for year in LEVELS:
        words = tr("School year {year}", year=year)
        _add(levels, "", words, partial(wishes.act, Act.SIMPLIFY, year, ""))
    into = _part(menu, "languages", translate, enabled=_can(offer))
    for code, name in languages():
        _add(into, "", name, partial(wishes.act, Act.TRANSLATE, 0, code))
    _act(menu, "flask-conical", example, offer, wishes, Act.EXAMPLE).setEnabled(_can(offer))
    _act(menu, "lightbulb", analogy, offer, wishes, Act.ANALOGY).setEnabled(_can(offer))
    if offer.picture:
        words = (
            tr("Describe this picture: {name}", name=offer.picture)
            if offer.is_picture_here
            else tr("Describe the next picture without words: {name}", name=offer.picture)
        )
        _act(menu, "image", words, offer, wishes, Act.PICTURE)


def _question_acts(menu: QMenu, offer: Offer, wishes: Wishes) -> None:
    more = _act(menu, "copy-plus", tr("More questions of this type"), offer, wishes, Act.QUESTIONS)
    more.setEnabled(bool(offer.views) and offer.can_make_more)
    better = _act(menu, "list-checks", tr("Better wrong answers"), offer, wishes, Act.WRONG_ANSWERS)
    better.setEnabled(bool(offer.views) and offer.has_wrong_answers)


def _models(menu: QMenu, offer: Offer, wishes: Wishes) -> None:
    part = _part(menu, "cpu", tr("Model"), enabled=True)
    group = QActionGroup(part)
    for view in offer.views:
        connection = view.connection
        _, words, _ = where_words(connection)
        action = QAction(f"{connection.name} · {words}", part)
        action.setCheckable(True)
        action.setChecked(connection.id == offer.chosen)
        action.triggered.connect(lambda _=False, key=connection.id: wishes.use(key))
        group.addAction(action)
        part.addAction(action)


def _can(offer: Offer) -> bool:
    return bool(offer.views) and offer.has_text


def _act(menu: QMenu, symbol: str, words: str, offer: Offer, wishes: Wishes, act: Act) -> QAction:
    action = _add(menu, symbol, words, lambda: wishes.act(act, 0, ""))
    action.setEnabled(bool(offer.views))
    return action


def _part(menu: QMenu, symbol: str, words: str, *, enabled: bool) -> QMenu:
    part = QMenu(words, menu)
    part.setIcon(icon(symbol, theme_of(menu).color("muted")))
    part.setEnabled(enabled)
    menu.addMenu(part)
    return part


def _add(menu: QMenu, symbol: str, words: str, act: Callable[[], object]) -> QAction:
    action = QAction(words, menu)
    if symbol:
        action.setIcon(icon(symbol, theme_of(menu).color("muted")))
    action.triggered.connect(lambda: act())
    menu.addAction(action)
    return action
