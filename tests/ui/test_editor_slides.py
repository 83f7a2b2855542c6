"""The Slides tab on a real library: begun, typed, moved, undone, painted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import AssetDraft
from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.script import LessonScript
from coursegen_desktop.domain.slides import Bullet, Slide, SlideTable
from coursegen_desktop.services.autosave import Autosave
from coursegen_desktop.services.slide_work import Painted
from coursegen_desktop.services.slides import SlidesService
from coursegen_desktop.ui.editor.controller import EditorScreen
from coursegen_desktop.ui.editor.slides.desk import SlidesDesk
from coursegen_desktop.ui.editor.slides.fields import (
    FormulaFields,
    PointFields,
    QuestionFields,
    SaidFields,
    TableFields,
)
from coursegen_desktop.ui.editor.slides.kinds import kinds
from coursegen_desktop.ui.editor.slides.menus import acts_menu, kinds_menu, more_menu
from tests.windowed import click

from .editor_parts import make_screen, state
from .library_parts import Place
from .screen_parts import Desk
from .slide_parts import DECK, Maker, asset, ids, opened, put, saved, stored, two_lessons, write

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


# ---------------------------------------------------------------- begun


async def test_a_lesson_without_slides_offers_to_make_them(
    screen: EditorScreen, desk: Desk, course: CourseView, maker: Maker, place: Place
) -> None:
    tab = await opened(screen, course)
    assert tab.nothing.isVisible() and not tab.list.isVisible()
    tab.nothing.action_requested.emit()
    await screen.scope.settled()
    assert maker.asked == [course.lessons[0].id]
    assert tab.deck == DECK and tab.current == "a" and tab.list.isVisible()
    assert place.notices.texts()[-1] == "3 slides made from the lesson."
    screen.page.undo_requested.emit()
    await screen.scope.settled()
    assert tab.nothing.isVisible() and await asset(desk, course) is None


async def test_without_a_maker_slides_are_written_by_hand(
    place: Place, desk: Desk, course: CourseView, tmp_path: Path
) -> None:
    screen = make_screen(place, desk, tmp_path)
    place.show(screen.page)
    tab = await opened(screen, course)
    assert not tab.nothing._action.isVisible() and tab.nothing._second.isVisible()
    tab.nothing.second_requested.emit()
    await screen.scope.settled()
    assert tab.empty.isVisible() and not tab.can_make
    assert not more_menu(tab).actions()[0].isEnabled()
    deck = await stored(desk, course)
    assert (deck.title, deck.slides) == ("One", ())
    await screen.close()


async def test_every_kind_can_be_added_and_is_behind_the_chosen_one(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    await put(desk, course)
    tab = await opened(screen, course)
    for number, kind in enumerate(kinds()):
        menu = kinds_menu(tab)
        menu.actions()[number].trigger()
        menu.close()
        slide = tab.slide
        assert slide is not None and slide.kind == kind.key
        assert tab.form.head.title.hasFocus()
        assert all(part.isHidden() != part.suits(slide) for part in tab.form.parts), (
            "only the fields of its kind"
        )
    await saved(screen)
    deck = await stored(desk, course)
    assert [slide.kind for slide in deck.slides[1:9]] == [kind.key for kind in kinds()]
    assert ids(deck)[0] == "a" and ids(deck)[9:] == ["b", "c"]
    assert len(set(ids(deck))) == len(deck.slides)


# ---------------------------------------------------------------- typed


async def test_what_is_typed_is_saved_painted_and_undone(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    await put(desk, course)
    tab = await opened(screen, course)
    before = tab.preview.canvas.image
    assert before is not None and not before.isNull()
    write(tab.form.head.title, "Another")
    points = tab.form.part(PointFields)
    write(points.points, "one\n  two")
    assert state(screen.page) == "Edited"
    await saved(screen)
    deck = await stored(desk, course)
    assert deck.slides[0].title == "Another"
    assert deck.slides[0].bullets == (Bullet(text="one"), Bullet(text="two", level=1))
    assert tab.preview.canvas.image != before
    screen.page.undo_requested.emit()
    await screen.scope.settled()
    assert tab.form.head.title.text() == "First" and points.points.text() == "x"
    assert await stored(desk, course) == DECK


async def test_forms_of_tables_questions_and_formulas(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    await put(desk, course)
    tab = await opened(screen, course)
    tab.choose("c")
    table = tab.form.part(TableFields)
    assert table.cells.text() == "1 | 2" and not table.head.isChecked()
    write(table.cells, "A | B\n3")
    click(table.head)
    slide = tab.slide
    assert slide is not None and slide.table == SlideTable(head=("A", "B"), rows=(("3", ""),))
    tab.form.kind.set_value("question")
    asked = tab.form.part(QuestionFields)
    assert asked.isVisible() and not table.isVisible()
    write(asked.options, "yes\n\n no ")
    slide = tab.slide
    assert slide is not None and slide.question is not None
    assert slide.question.options == ("yes", "no")
    tab.form.kind.set_value("formula")
    formula = tab.form.part(FormulaFields)
    assert not formula.picture.isVisible()
    write(formula.tex, "x^2")
    assert formula.picture.isVisible()
    tab.form.kind.set_value("table")
    assert table.cells.text() == "A | B\n3", "what another kind needs is kept"


async def test_a_part_of_the_script_can_be_said_with_a_slide(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    script = LessonScript(text="## Light\n\nIt falls.\n\n## Water\n\nIt rises.")
    draft = AssetDraft(asset_type="script", content=script.model_dump(mode="json"))
    await desk.editing.add_asset(course.lessons[0].id, draft)
    deck = DECK.model_copy(update={"slides": (*DECK.slides, Slide(id="d", section="Gone"))})
    await put(desk, course, deck)
    tab = await opened(screen, course)
    said = tab.form.part(SaidFields)
    names = [said.section.itemText(n) for n in range(said.section.count())]
    assert names == ["These notes", "Script: Light", "Script: Water"]
    tab.choose("b")
    assert said.section.value() == "Light"
    said.section.set_value("Water")
    slide = tab.slide
    assert slide is not None and slide.section == "Water"
    tab.choose("d")
    assert said.section.currentText() == "Script: Gone (missing)"


async def test_the_look_is_that_of_all_slides(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    await put(desk, course)
    tab = await opened(screen, course)
    light = tab.preview.canvas.image
    assert light is not None
    click(tab.looks["dark"])
    await screen.scope.settled()
    dark = tab.preview.canvas.image
    assert dark is not None and dark.pixelColor(3, dark.height() - 3).lightness() < 70
    assert light.pixelColor(3, light.height() - 3).lightness() > 200
    await saved(screen)
    assert (await stored(desk, course)).look == "dark"


# ---------------------------------------------------------------- the list


def key(tab: SlidesDesk, wanted: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    tab.list.setFocus()
    QTest.keyClick(tab.list, wanted, modifier)


async def test_slides_are_moved_doubled_and_deleted_by_keys(
    screen: EditorScreen, desk: Desk, course: CourseView, place: Place
) -> None:
    await put(desk, course)
    tab = await opened(screen, course)
    assert tab.deck is not None
    key(tab, Qt.Key.Key_Down)
    assert tab.current == "b" and tab.form.head.title.text() == "Second"
    key(tab, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert ids(tab.deck) == ["b", "a", "c"] and tab.current == "b"
    key(tab, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert ids(tab.deck) == ["b", "slide-4", "a", "c"] and tab.current == "slide-4"
    assert tab.list.hasFocus()
    key(tab, Qt.Key.Key_Delete)
    await screen.scope.settled()
    assert ids(tab.deck) == ["b", "a", "c"] and tab.current == "a"
    assert place.notices.texts()[-1] == "1 slide deleted."
    assert ids(await stored(desk, course)) == ["b", "a", "c"]
    place.notices.act_on_newest()
    await screen.scope.settled()
    assert "slide-4" in ids(await stored(desk, course))
    key(tab, Qt.Key.Key_Return)
    assert tab.form.head.title.hasFocus()


async def test_the_menu_does_the_same_and_dropped_slides_move(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    await put(desk, course)
    tab = await opened(screen, course)
    assert tab.deck is not None
    menu = acts_menu(tab)
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert words == ["Duplicate", "Move up", "Move down", "Delete"]
    menu.actions()[2].trigger()
    menu.close()
    assert ids(tab.deck) == ["b", "a", "c"]
    tab.list.move_wanted.emit(["c"], 0)
    assert ids(tab.deck) == ["c", "b", "a"] and tab.list.selected() == ["c"]
    before = tab.deck
    tab.step(["c"], -1)
    assert tab.deck is before, "there is no place above the first"


async def test_every_slide_has_its_small_picture_and_says_what_it_is(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    long = Slide(id="l", title="Long", bullets=tuple(Bullet(text="word " * 40) for _ in range(9)))
    await put(desk, course, DECK.model_copy(update={"slides": (*DECK.slides, long)}))
    tab = await opened(screen, course)
    slides = screen._parts._slides
    assert slides is not None and tab.deck is not None
    assert all(slides.pictures.get(key) is not None for key in ids(tab.deck))
    assert not slides.pictures.missing(tab.deck, "a")
    line = tab.list.lines.items[3]
    assert line.pages > 1 and line.spoken == f"4., Long, Points, {line.pages} pages"
    tab.choose("l")
    await screen.scope.settled()
    assert tab.preview.on.isVisible() and not tab.preview.back.isEnabled()
    first = tab.preview.canvas.image
    click(tab.preview.on)
    assert tab.preview.canvas.image != first and tab.preview.back.isEnabled()


async def test_only_what_changed_is_painted_and_nothing_that_nobody_sees(
    screen: EditorScreen, desk: Desk, course: CourseView, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[tuple[str, ...]] = []
    plain = SlidesService.paint

    async def counted(self: SlidesService, material: Any, *rest: Any, **more: Any) -> Any:
        painted.append(tuple(slide.id for slide in material.deck.slides))
        return await plain(self, material, *rest, **more)

    monkeypatch.setattr(SlidesService, "paint", counted)
    await put(desk, course)
    tab = await opened(screen, course)
    painted.clear()
    write(tab.form.head.title, "N")
    await screen.scope.settled()
    assert set(painted) == {("a",)}
    screen.page.part_requested.emit("lesson")
    await saved(screen)
    painted.clear()
    screen._parts._slides.show(screen._desk.lesson)  # type: ignore[union-attr]
    await screen.scope.settled()
    assert painted == []


async def test_a_slide_that_cannot_be_painted_says_so(
    screen: EditorScreen, desk: Desk, course: CourseView, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def failing(*_: Any, **__: Any) -> tuple[Painted, ...]:
        raise InvalidContent("This cannot be painted.", "Make it smaller.")

    monkeypatch.setattr(SlidesService, "paint", failing)
    await put(desk, course)
    tab = await opened(screen, course)
    assert tab.preview.canvas.image is None
    assert "This cannot be painted." in tab.preview.canvas.note
    write(tab.form.head.title, "Still typed")
    await saved(screen)
    assert (await stored(desk, course)).slides[0].title == "Still typed"
