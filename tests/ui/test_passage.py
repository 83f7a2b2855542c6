"""A citation opens the passage that it rests on."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.rendering.rendered import Citation
from coursegen_desktop.ui.kit.routes import LessonRoute
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.reader.controller import ReaderScreen
from coursegen_desktop.ui.reader.passage import PassageDialog
from tests.windowed import eventually

from .library_parts import Place
from .screen_parts import Desk, reader_of

pytestmark = pytest.mark.usefixtures("light_pages")

TEXT = (
    "A leaf makes sugar.[^src1] It is green.[^src2]\n\n"
    '[^src1]: source:biology.pdf#page%2012 "A leaf makes sugar out of light."\n'
    "[^src2]: source:notes\n"
)


@pytest.fixture
async def screen(place: Place, desk: Desk) -> AsyncIterator[ReaderScreen]:
    made = reader_of(place, desk)
    place.show(made.page)
    draft = CourseDraft(
        title="Leaves",
        language="en-GB",
        is_published=True,
        modules=(ModuleDraft(title="M", lessons=(LessonDraft(title="L", content=TEXT),)),),
    )
    course = await desk.keep(draft)
    await made.enter(LessonRoute(course.lessons[0].id))
    await made.scope.settled()
    yield made
    await made.close()


def dialog() -> PassageDialog | None:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, PassageDialog)]
    return next((widget for widget in found if widget.isVisible()), None)


async def test_a_citation_opens_its_passage(screen: ReaderScreen) -> None:
    screen.page.pane.link_activated.emit("source:biology.pdf#page%2012")
    await eventually(lambda: dialog() is not None, "the passage")
    shown = dialog()
    assert shown is not None
    assert shown.citation == Citation(
        "source:biology.pdf#page%2012", "biology.pdf", "page 12", "A leaf makes sugar out of light."
    )
    assert shown.words is not None
    assert shown.words.toPlainText() == "A leaf makes sugar out of light."
    assert shown.words.isReadOnly()
    assert shown.words.hasFocus()
    shown.reject()
    await screen.scope.settled()
    assert dialog() is None


async def test_places_of_the_program_and_marks_are_not_shown(theme_host: ThemeHost) -> None:
    found = Citation("source:a.md#b14:3-60", "a.md", "b14:3-60", "**Storage** keeps, *always*.")
    shown = PassageDialog(None, found)
    assert shown.words is not None and shown.words.toPlainText() == "Storage keeps, *always*."
    assert not [one for one in shown.findChildren(QLabel) if "b14" in one.text()]
    shown.deleteLater()


async def test_without_words_it_says_where_to_look(screen: ReaderScreen) -> None:
    screen.page.pane.link_activated.emit("source:notes")
    await eventually(lambda: dialog() is not None, "the passage")
    shown = dialog()
    assert shown is not None
    assert shown.words is None
    assert "does not hold the words" in shown.accessibleDescription()
    assert shown.accept_button is not None
    shown.accept_button.click()
    await screen.scope.settled()


async def test_what_the_page_does_not_cite_opens_nothing(screen: ReaderScreen) -> None:
    screen.page.pane.link_activated.emit("source:elsewhere")
    await screen.scope.settled()
    assert dialog() is None


async def test_the_page_is_told_the_language_of_the_course(screen: ReaderScreen) -> None:
    shown = screen.page.pane._shown
    assert shown is not None
    assert shown.language == "en-GB"
