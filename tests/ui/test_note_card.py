"""The card of a note stays where one can write in it, and its colours can be met by a finger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.anchoring import Anchor
from coursegen_desktop.domain.annotation import Annotation, AnnotationKind
from coursegen_desktop.domain.ids import AnnotationId
from coursegen_desktop.domain.limits import Limits
from coursegen_desktop.ui.content.mark_colours import ColourButton
from coursegen_desktop.ui.kit.theme import TARGET, ThemeHost
from coursegen_desktop.ui.reader.note_card import NoteCard

from .library_parts import Place
from .screen_parts import Desk, reader_of

LOW = 400  # what a keyboard on the screen leaves of a page at 1024 x 768
NOTE = Annotation(
    AnnotationId(1), "n" * 32, AnnotationKind.HIGHLIGHT, 1, Anchor(4, 9, "words", "", "")
)


@pytest.fixture
def page(theme_host: ThemeHost) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(700, 640)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def fingers(qapp: QApplication) -> ThemeHost:
    host = ThemeHost(qapp, resources_dir())
    host.make_room_for_fingers()
    host.apply("light", 1.0)
    return host


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_keyboard_that_comes_up_pushes_it_up(
    page: QWidget, fingers: ThemeHost, scale: float
) -> None:
    fingers.apply("light", scale)
    card = NoteCard(page)
    card.show_note(NOTE, QPoint(40, 300), write=True)
    before = card.body.height()
    page.resize(700, LOW)
    assert page.rect().contains(card.geometry()), card.geometry()
    written = card.body.rect().translated(card.body.mapTo(page, QPoint()))
    assert page.rect().contains(written) and written.height() >= 40
    page.resize(700, 640)
    assert card.body.height() == before, "with room again it is as it was"


def test_where_children_take_turns_it_asks_for_no_tags_and_keeps_those_there_are(
    page: QWidget, theme_host: ThemeHost
) -> None:
    for is_plain in (False, True):
        card = NoteCard(page, is_plain=is_plain)
        card.show_note(replace(NOTE, body="Why?", tags=("sun", "sea")), QPoint(40, 40), write=True)
        words = {one.text() for one in card.findChildren(QLabel) if one.isVisible()}
        foreign = {"Tags, with commas between them", "Markdown"}
        assert words & foreign == (set() if is_plain else foreign)
        assert card.tags.isVisible() is not is_plain
        assert card.written == ("Why?", ("sun", "sea"))


async def test_a_computer_that_children_share_is_such_a_place(place: Place, desk: Desk) -> None:
    for is_kept in (False, True):
        place.context = replace(place.context, limits=Limits(is_kept=is_kept))
        screen = reader_of(place, desk)
        assert screen.marking.card.tags.isHidden() is is_kept
        await screen.close()
        screen.page.deleteLater()


def test_its_colours_are_large_for_fingers(page: QWidget, fingers: ThemeHost) -> None:
    card = NoteCard(page)
    card.show_note(NOTE, QPoint(40, 40), write=True)
    page.ensurePolished()
    colours = card.findChildren(ColourButton)
    assert len(colours) == 4
    for one in colours:
        assert min(one.width(), one.height()) >= TARGET
        assert card.rect().contains(one.rect().translated(one.mapTo(card, QPoint())))
