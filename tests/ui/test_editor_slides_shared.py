"""The Slides tab on a real library: pictures, files, others who change slides, and the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import AssetDraft
from coursegen_desktop.domain.slides import Slide, SlideFigure
from coursegen_desktop.services.autosave import Autosave
from coursegen_desktop.ui.editor.about.pane import AboutPane
from coursegen_desktop.ui.editor.controller import EditorScreen
from coursegen_desktop.ui.editor.slides import controller as controlling
from coursegen_desktop.ui.editor.slides import saving
from coursegen_desktop.ui.editor.slides.desk import SlidesDesk
from coursegen_desktop.ui.editor.slides.fields import (
    FigureFields,
)
from coursegen_desktop.ui.editor.slides.menus import files_menu, more_menu
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import click, eventually

from .editor_parts import edit, make_screen
from .library_parts import Place
from .screen_parts import Desk
from .slide_parts import DECK, Maker, asset, opened, put, saved, stored, two_lessons, write

pytestmark = pytest.mark.usefixtures("light_pages")


@pytest.fixture
async def course(desk: Desk) -> CourseView:
    return await two_lessons(desk)


@pytest.fixture
def maker(desk: Desk) -> Maker:
    return Maker(desk.editing)


@pytest.fixture
async def screen(
    place: Place, desk: Desk, tmp_path: Path, maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> Any:
    """The editor in a window, with somebody who makes slides; it saves when it is told to."""
    monkeypatch.setattr(Autosave.__init__, "__defaults__", (60.0,))
    made = make_screen(place, desk, tmp_path, maker=maker)
    place.show(made.page)
    yield made
    await made.close()


# ---------------------------------------------------------------- pictures and files


@pytest.fixture
def picture(tmp_path: Path) -> Callable[[str], Path]:
    from PySide6.QtGui import QImage

    def make(name: str) -> Path:
        image = QImage(60, 40, QImage.Format.Format_RGB32)
        image.fill(0xCC2244)
        assert image.save(str(tmp_path / name))
        return tmp_path / name

    return make


async def test_a_picture_is_added_to_the_course_and_to_the_slide(
    screen: EditorScreen, desk: Desk, course: CourseView, picture: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    async def choose(*_: Any, **__: Any) -> list[str]:
        return [str(picture("leaf.png"))]

    monkeypatch.setattr(controlling, "choose_files", choose)
    await put(desk, course)
    tab = await opened(screen, course)
    fields = tab.form.part(FigureFields)
    assert isinstance(fields, FigureFields) and not fields.alt.isVisible()
    click(fields.add)
    await screen.scope.settled()
    assert fields.media.value() == "leaf.png" and fields.alt.isVisible()
    write(fields.credit, "Jane")
    image = tab.preview.canvas.image
    await screen.scope.settled()
    image = tab.preview.canvas.image
    assert image is not None
    places = [(x, y) for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)]
    colours = {image.pixelColor(*place).name() for place in places}
    assert "#cc2244" in colours
    await saved(screen)
    figure = (await stored(desk, course)).slides[0].figure
    assert figure is not None and (figure.media, figure.credit) == ("leaf.png", "Jane")
    fields.media.set_value("")
    slide = tab.slide
    assert slide is not None and slide.figure is None


async def test_a_picture_comes_to_its_slide_though_the_course_was_loaded_anew_meanwhile(
    screen: EditorScreen, desk: Desk, course: CourseView, picture: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    tab: SlidesDesk

    async def choose(*_: Any, **__: Any) -> list[str]:
        await screen.show(EditRoute(course.id, course.lessons[0].id))
        tab.choose("b")
        return [str(picture("leaf.png"))]

    async def record(*_: Any, **__: Any) -> str:
        await screen.show(EditRoute(course.id, course.lessons[0].id))
        return "voice.ogg"

    monkeypatch.setattr(controlling, "choose_files", choose)
    monkeypatch.setattr(controlling.Recording, "ask", record)
    await put(desk, course)
    tab = await opened(screen, course)
    fields = tab.form.part(FigureFields)
    assert isinstance(fields, FigureFields)
    click(fields.add)
    await screen.scope.settled()
    assert tab.current == "b"
    tab.recording_wanted.emit()
    await screen.scope.settled()
    await saved(screen)
    first, second, _third = (await stored(desk, course)).slides
    assert first.figure is not None and first.figure.media == "leaf.png"
    assert (second.figure, second.recording) == (None, "voice.ogg")


@pytest.mark.parametrize(("kind", "whole"), [("pptx", True), ("pdf", False)])
async def test_slides_are_saved_as_files(
    screen: EditorScreen, desk: Desk, course: CourseView, place: Place, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, kind: str, whole: bool,
) -> None:  # fmt: skip
    asked: list[Any] = []

    async def choose(_parent: object, *words: Any) -> str:
        asked.append(words)
        return str(tmp_path / "out")

    monkeypatch.setattr(saving.dialogs, "choose_save", choose)
    await put(desk, course)
    tab = await opened(screen, course)
    write(tab.form.head.title, "Typed just now")
    menu = files_menu(tab)
    wanted = [action for action in menu.actions() if not action.isSeparator()]
    wanted[{"pptx": 0, "pdf": 1}[kind] + 3 * whole].trigger()
    menu.close()
    await screen.scope.settled()
    path = tmp_path / f"out.{kind}"
    assert asked[0][1] == f"{'C' if whole else 'One'}.{kind}"
    assert place.notices.texts()[-1] == f"3 pages written to out.{kind}"
    assert tab.export.isEnabled() and tab.export.text() == "Save as file"
    if kind == "pptx":
        slides = Presentation(str(path)).slides
        assert slides[0].shapes.title.text_frame.text == "Typed just now"
    else:
        assert path.read_bytes()[:5] == b"%PDF-"


# ---------------------------------------------------------------- others, and the end


async def test_slides_changed_elsewhere_are_not_overwritten_unseen(
    screen: EditorScreen, desk: Desk, course: CourseView, place: Place
) -> None:
    await put(desk, course)
    tab = await opened(screen, course)
    found = await asset(desk, course)
    assert found is not None
    other = DECK.model_copy(update={"look": "dark"})
    write(tab.form.head.title, "Mine")
    await desk.editing.save_asset(found.id, other.model_dump(mode="json"), found.revision)
    await saved(screen)
    deck = await stored(desk, course)
    assert (deck.slides[0].title, deck.look) == ("Mine", "light")
    assert "that version is in the history" in place.notices.texts()[-1]


async def test_slides_deleted_elsewhere_are_kept_when_somebody_types(
    screen: EditorScreen, desk: Desk, course: CourseView, place: Place
) -> None:
    await put(desk, course)
    tab = await opened(screen, course)
    found = await asset(desk, course)
    assert found is not None
    write(tab.form.head.title, "Mine")
    await desk.editing.delete_asset(found.id, origin=screen._parts)
    await saved(screen)
    assert (await stored(desk, course)).slides[0].title == "Mine"
    assert place.notices.texts()[-1] == "The slides were deleted elsewhere; yours are kept."


async def test_all_slides_are_deleted_and_come_back(
    screen: EditorScreen, desk: Desk, course: CourseView, place: Place
) -> None:
    await put(desk, course)
    tab = await opened(screen, course)
    menu = more_menu(tab)
    menu.actions()[-1].trigger()
    menu.close()
    await screen.scope.settled()
    assert tab.nothing.isVisible() and await asset(desk, course) is None
    place.notices.act_on_newest()
    await screen.scope.settled()
    assert tab.deck == DECK and await stored(desk, course) == DECK


async def test_another_lesson_comes_to_the_desk_after_what_was_typed_is_saved(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    await put(desk, course)
    tab = await opened(screen, course)
    write(tab.form.head.title, "Typed")
    await edit(screen, course, 1)
    assert tab.nothing.isVisible()
    assert (await stored(desk, course)).slides[0].title == "Typed"
    await edit(screen, course, 0)
    assert tab.form.head.title.text() == "Typed"


async def test_what_was_typed_before_an_end_without_saving_is_back(
    place: Place, desk: Desk, course: CourseView, tmp_path: Path, maker: Maker
) -> None:
    await put(desk, course)
    first = make_screen(place, desk, tmp_path, maker=maker)
    place.show(first.page)
    tab = await opened(first, course)
    write(tab.form.head.title, "Not saved")
    await first._journal.settle()
    await first.close()
    again = make_screen(place, desk, tmp_path, maker=maker)
    place.show(again.page)
    tab = await opened(again, course)
    assert tab.form.head.title.text() == "Not saved"
    assert "before the program stopped" in place.notices.texts()[-1]
    await saved(again)
    assert (await stored(desk, course)).slides[0].title == "Not saved"
    await again.close()


async def test_slides_of_a_later_version_are_left_alone(
    screen: EditorScreen, desk: Desk, course: CourseView, place: Place
) -> None:
    content = {"format": "slides", "version": "9.0"}
    draft = AssetDraft(asset_type="slides", content=content)
    await desk.editing.add_asset(course.lessons[0].id, draft)
    tab = await opened(screen, course)
    assert tab.nothing.isVisible()
    assert "in a form that this program does not read" in place.notices.texts()[-1]


async def test_room_for_form_and_picture(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    await put(desk, course)
    tab = await opened(screen, course)
    for width, height, is_beside in ((1024, 640, False), (1900, 1000, True), (1204, 800, False)):
        screen.page.resize(width, height)
        await eventually(lambda wanted=is_beside: (tab.form.x() > 300) == wanted, "room")
        await eventually(lambda: tab.form.height() > 150 and tab.preview.height() > 100, "heights")


async def test_the_course_tells_whose_the_pictures_on_slides_are(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    figures = (SlideFigure(media="a.png", caption="A leaf", credit="Jane, CC BY"),
               SlideFigure(media="b.png"), SlideFigure(media="c.png"))  # fmt: skip
    shown = tuple(Slide(id=str(n), kind="figure", figure=one) for n, one in enumerate(figures))
    await edit(screen, course)
    screen.page.head.details_requested.emit()
    await screen.scope.settled()
    pane = screen.page.findChild(AboutPane)
    assert pane is not None and pane.pictures.isHidden()
    await put(desk, course, DECK.model_copy(update={"slides": shown}))
    await screen._parts.reload()
    assert pane.pictures.text() == "A leaf – Jane, CC BY" and pane.pictures.isVisible()
    assert pane._unnamed.text() == "Nobody is named yet for: b.png, c.png"
