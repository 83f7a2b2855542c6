"""The reader's own look, keys, and lessons that are complete because they were read."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider, QWidget

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.events import LessonCompleted
from coursegen_desktop.domain.reading_look import (
    LEGIBLE,
    USUAL_LOOK,
    USUAL_PACE,
    ReadingHabits,
    habits_from,
)
from coursegen_desktop.rendering.rendered import Heading
from coursegen_desktop.services.progress import ProgressService
from coursegen_desktop.ui.kit.routes import LessonRoute
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.reader.controller import ReaderScreen
from coursegen_desktop.ui.reader.headings import _READING as READING
from coursegen_desktop.ui.reader.headings import HeadingList
from coursegen_desktop.ui.reader.page import ReaderPage
from coursegen_desktop.ui.reader.reading import HABITS
from coursegen_desktop.ui.shell.shortcuts_sheet import page_shortcuts
from tests.services.desk import heard as told
from tests.windowed import eventually

from .library_parts import Place, heard, press
from .screen_parts import Desk, button, long_course, reader_of
from .test_reader_attention import Clock

pytestmark = pytest.mark.usefixtures("light_pages")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def course(desk: Desk) -> CourseView:
    return await desk.keep(long_course())


def make(place: Place, desk: Desk, clock: Clock) -> ReaderScreen:
    made = reader_of(place, desk, clock=clock)
    place.show(made.page)
    return made


@pytest.fixture
async def screen(place: Place, desk: Desk, clock: Clock) -> AsyncIterator[ReaderScreen]:
    made = make(place, desk, clock)
    # The test's looks at the clock are the only ones.
    made._reading._timer.setInterval(10_000_000)
    yield made
    await made.close()


async def open_lesson(screen: ReaderScreen, course: CourseView, number: int) -> ReaderPage:
    await screen.enter(LessonRoute(course.lessons[number].id))
    await screen.scope.settled()
    return screen.page


async def read(screen: ReaderScreen, clock: Clock, seconds: int) -> None:
    """So long somebody looks at the page and moves now and then."""
    for second in range(seconds):
        clock.now += 1
        if second % 20 == 0:
            screen._reading.attention.stirred()
        screen._reading.look()
    await screen.scope.settled()


def type_keys(page: QWidget, keys: str) -> None:
    """With the keyboard wherever it is."""
    QTest.keyClicks(page.focusWidget() or page, keys)


# --- complete by reading -------------------------------------------------------------------


async def test_the_end_and_a_plausible_time_complete_a_lesson(
    screen: ReaderScreen, place: Place, desk: Desk, course: CourseView, clock: Clock
) -> None:
    marks = told(desk.hub, LessonCompleted)
    page = await open_lesson(screen, course, 0)
    await read(screen, clock, 700)
    assert marks == [], "long enough, but the end was not reached"
    page.pane.scroll_to_position(1.0)
    await eventually(lambda: marks, "the mark")
    await screen.scope.settled()
    assert [mark.done for mark in marks] == [True]
    assert place.notices.texts() == ["“High water” is complete."]
    place.notices.act_on_newest()
    await screen.scope.settled()
    await read(screen, clock, 600)
    assert [mark.done for mark in marks] == [True, False], "not a second time in this sitting"


async def test_running_through_a_lesson_does_not_complete_it(
    screen: ReaderScreen, desk: Desk, course: CourseView, clock: Clock
) -> None:
    marks = told(desk.hub, LessonCompleted)
    page = await open_lesson(screen, course, 0)
    await read(screen, clock, 20)
    page.pane.scroll_to_position(1.0)
    await read(screen, clock, 20)
    assert marks == []
    await read(screen, clock, 700)
    assert len(marks) == 1


async def test_nothing_is_marked_for_whoever_does_not_want_it(
    screen: ReaderScreen, desk: Desk, course: CourseView, clock: Clock
) -> None:
    marks = told(desk.hub, LessonCompleted)
    page = await open_lesson(screen, course, 1)
    page.text_panel.switches["completes"].setChecked(False)
    await read(screen, clock, 900)
    assert marks == []
    page.text_panel.switches["completes"].setChecked(True)
    await screen.scope.settled()
    assert len(marks) == 1


async def test_time_is_kept_and_goes_on_the_next_time(
    screen: ReaderScreen, desk: Desk, course: CourseView, clock: Clock
) -> None:
    await open_lesson(screen, course, 0)
    await read(screen, clock, 31)
    await screen.exit()
    kept = await desk.lessons.read(course.lessons[0].id, user_id=desk.user.id)
    assert kept.seconds == pytest.approx(30, abs=1.1)
    await open_lesson(screen, course, 1)
    await screen.exit()
    await open_lesson(screen, course, 0)
    await read(screen, clock, 11)
    await screen.exit()
    kept = await desk.lessons.read(course.lessons[0].id, user_id=desk.user.id)
    assert kept.seconds == pytest.approx(40, abs=2.1)


async def test_reading_is_time_learned_and_kept_every_half_minute(
    screen: ReaderScreen, desk: Desk, course: CourseView, clock: Clock
) -> None:
    progress = ProgressService(desk.uow, desk.now)
    await open_lesson(screen, course, 0)
    await read(screen, clock, 31)
    await screen._keeper.flush()
    found = await progress.figures(desk.user.id)
    assert found.minutes == pytest.approx(0.5, abs=0.03)
    assert [item.title for item in found.courses] == [course.title]
    await read(screen, clock, 20)
    await screen.exit()
    found = await progress.figures(desk.user.id)
    assert found.minutes == pytest.approx(50 / 60, abs=0.04)


async def test_time_waits_half_a_minute_to_be_kept(
    screen: ReaderScreen, course: CourseView, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(screen._reading, "_on_time", lambda: told.append("time"))
    await open_lesson(screen, course, 0)
    await read(screen, clock, 30)
    assert told == []
    await read(screen, clock, 1)
    assert told == ["time"]


async def test_whoever_listens_is_learning(
    screen: ReaderScreen, course: CourseView, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    plays = True

    async def in_use() -> bool:
        return plays

    monkeypatch.setattr(screen, "in_use", in_use)
    await open_lesson(screen, course, 0)
    for _ in range(200):
        clock.now += 1
        screen._reading.look()
        await screen.scope.settled()
    assert screen._reading.attention.total == pytest.approx(200, abs=1.1)
    plays = False
    for _ in range(200):
        clock.now += 1
        screen._reading.look()
        await screen.scope.settled()
    assert screen._reading.attention.total <= 200 + 61, "a minute after, nobody is there"


async def test_the_pace_is_learned_from_a_lesson_read_in_one_sitting(
    screen: ReaderScreen, desk: Desk, course: CourseView, clock: Clock
) -> None:
    page = await open_lesson(screen, course, 0)
    before = page._footer.left_words.text()
    await read(screen, clock, 2400)  # 3,300 words at 83 a minute
    page.pane.scroll_to_position(1.0)
    await eventually(lambda: screen._reading._place.at_end, "the end")
    await screen.exit()
    slow = habits_from(await desk.settings.get(HABITS)).pace
    assert 80 < slow < USUAL_PACE
    page = await open_lesson(screen, course, 2)
    assert page._footer.left_words.text() > before, "the same text takes longer now"


# --- the look ------------------------------------------------------------------------------


async def test_a_look_holds_at_once_and_is_there_the_next_time(
    screen: ReaderScreen,
    place: Place,
    desk: Desk,
    course: CourseView,
    clock: Clock,
    theme_host: ThemeHost,
) -> None:
    page = await open_lesson(screen, course, 0)
    page.pane.scroll_to_position(0.5)
    await eventually(lambda: page.pane.position > 0.4, "the scrolling")
    page.toggle_text()
    panel = page.text_panel
    panel.themes["dark"].click()
    panel.faces[LEGIBLE].click()
    panel.rows["size"].slider.setValue(panel.rows["size"].slider.maximum())
    panel.switches["justified"].click()
    light = page.pane._light
    assert light is not None
    assert light.document().defaultFont().families()[0] == LEGIBLE
    assert light.document().defaultFont().pointSizeF() == pytest.approx(30 * 0.75, abs=0.1)
    dark = theme_host.named("dark").hex("background")
    assert page.pane.palette().color(page.pane.backgroundRole()).name().upper() == dark
    assert theme_host.theme.name == "light", "the program keeps its own"
    assert page.pane.position == pytest.approx(0.5, abs=0.05)
    await screen.exit()
    again = make(place, desk, clock)
    try:
        await open_lesson(again, course, 1)
        look = again._reading.habits.look
        assert (look.theme, look.face, look.size, look.justified) == ("dark", LEGIBLE, 30, True)
        assert again.page.text_panel.rows["size"].value() == 30
        again.page.text_panel.reset.click()
        assert again._reading.habits.look == USUAL_LOOK
        assert not again.page.text_panel.reset.isEnabled()
    finally:
        await again.close()


async def test_spoilt_habits_are_the_usual_ones(
    screen: ReaderScreen, desk: Desk, course: CourseView
) -> None:
    await desk.settings.put(HABITS, {"look": {"size": "huge", "theme": 7}, "pace": []})
    await open_lesson(screen, course, 0)
    assert screen._reading.habits == ReadingHabits()


async def test_the_program_s_theme_is_followed_only_where_asked(
    screen: ReaderScreen, course: CourseView, theme_host: ThemeHost
) -> None:
    page = await open_lesson(screen, course, 0)

    def ground() -> str:
        return page.pane.palette().color(page.pane.backgroundRole()).name().upper()

    page.text_panel.themes["sepia"].click()
    sepia = ground()
    try:
        theme_host.apply("dark")
        assert ground() == sepia == theme_host.named("sepia").hex("background")
        page.text_panel.themes["program"].click()
        assert ground() == theme_host.theme.hex("background")
    finally:
        theme_host.apply("light")


# --- the panel -----------------------------------------------------------------------------


async def test_the_panel_by_keyboard_alone(screen: ReaderScreen, course: CourseView) -> None:
    page = await open_lesson(screen, course, 0)
    page.pane.setFocus()
    type_keys(page, "t")
    panel = page.text_panel
    assert panel.isVisible()
    assert panel.themes["program"].hasFocus()
    press(page.focusWidget(), Qt.Key.Key_Right)
    assert screen._reading.habits.look.theme == "light"
    seen: list[QWidget] = []
    for _ in range(20):
        press(page.focusWidget(), Qt.Key.Key_Tab)
        seen.append(page.focusWidget())
    for row in panel.rows.values():
        assert row.slider in seen
    assert {panel.switches["justified"], panel.switches["single_keys"], panel.reset} <= set(seen)
    size = panel.rows["size"].slider
    size.setFocus()
    press(size, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert screen._reading.habits.look.size == 20
    assert size.accessibleName() == "Size: 20"
    press(size, Qt.Key.Key_Escape)
    await eventually(lambda: not panel.isVisible(), "Escape")
    assert page.pane.isAncestorOf(page.focusWidget())


@pytest.mark.parametrize("scale", [1.0, 1.5])
async def test_the_panel_in_the_smallest_window(
    screen: ReaderScreen, place: Place, course: CourseView, theme_host: ThemeHost, scale: float
) -> None:
    page = await open_lesson(screen, course, 0)
    try:
        theme_host.apply("light", scale)
        place.window.resize(948, 640)  # 1024 without the rail
        page.resize(948, 640)
        page.toggle_text()
        panel = page.text_panel
        assert page.rect().contains(panel.geometry())
        assert panel.geometry().bottom() < page._footer.geometry().top()
        for sample in (*panel.themes.values(), *panel.faces.values()):
            assert sample.width() >= sample.sizeHint().width()
        last = panel.switches["completes"]
        panel._scroll.ensureWidgetVisible(last)
        assert not last.visibleRegion().isEmpty(), "what does not fit is scrolled to"
    finally:
        theme_host.apply("light", 1.0)


async def test_line_length_has_no_end_at_its_end(screen: ReaderScreen, course: CourseView) -> None:
    page = await open_lesson(screen, course, 0)
    row = page.text_panel.rows["measure"]
    row.slider.setValue(row.slider.maximum())
    assert screen._reading.habits.look.measure == 0
    assert row.slider.accessibleName() == "Line length: Whole width"
    row.slider.setValue(row.slider.maximum() - 1)
    assert screen._reading.habits.look.measure == 90


def test_the_wheel_passes_over_sliders(screen: ReaderScreen) -> None:
    sliders = screen.page.text_panel.findChildren(QSlider)
    assert len(sliders) == 5
    for slider in sliders:
        assert type(slider).wheelEvent is not QSlider.wheelEvent


# --- keys ----------------------------------------------------------------------------------


async def test_letters_act(screen: ReaderScreen, place: Place, course: CourseView) -> None:
    page = await open_lesson(screen, course, 1)
    asked = heard(page.shortcuts_requested)
    page.pane.setFocus()
    type_keys(page, "n")
    type_keys(page, "p")
    keys = [course.lessons[number].id for number in (2, 0)]
    assert place.routes == [LessonRoute(key) for key in keys]
    type_keys(page, "?")
    assert len(asked) == 1
    type_keys(page, "+")
    assert screen._reading.habits.look.size == 19
    type_keys(page, "--")
    assert screen._reading.habits.look.size == 17
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert screen._reading.habits.look.size == 18
    type_keys(page, "o")
    assert page.outline.hasFocus()


async def test_letters_scroll(screen: ReaderScreen, course: CourseView) -> None:
    page = await open_lesson(screen, course, 0)
    page.pane.setFocus()
    type_keys(page, "jj")
    await eventually(lambda: page.pane.position > 0, "j")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    await eventually(lambda: page.pane.position > 0.99, "G")
    down = page.pane.position
    type_keys(page, "k")
    await eventually(lambda: page.pane.position < down, "k")
    type_keys(page, "g")
    await eventually(lambda: page.pane.position == 0, "g")
    press(page.focusWidget(), Qt.Key.Key_Space)
    await eventually(lambda: page.pane.position > 0, "space")


async def test_who_types_in_a_field_types(
    screen: ReaderScreen, place: Place, course: CourseView
) -> None:
    page = await open_lesson(screen, course, 1)
    page.pane.setFocus()
    type_keys(page, "f")
    assert page.find_is_open
    type_keys(page, "tnpgoc?+-")
    assert page.find_bar.words == "tnpgoc?+-"
    assert place.routes == []
    assert not page.text_panel.isVisible()
    assert screen._reading.habits.look == USUAL_LOOK


async def test_letters_in_a_list_look_for_a_row(
    screen: ReaderScreen, place: Place, course: CourseView
) -> None:
    page = await open_lesson(screen, course, 0)
    type_keys(page, "o")
    assert page.outline.hasFocus()
    press(page.outline, Qt.Key.Key_Home)
    type_keys(page, "low")
    assert page.outline.currentIndex().data() == "Low water"
    assert place.routes == []
    type_keys(page, "+")
    assert screen._reading.habits.look.size == 19, "what begins no row still acts"


async def test_letters_can_be_switched_off(
    screen: ReaderScreen, place: Place, course: CourseView
) -> None:
    page = await open_lesson(screen, course, 1)
    assert ("Next lesson", "N, Ctrl+PgDown") in page_shortcuts(page)
    page.text_panel.switches["single_keys"].click()
    page.pane.setFocus()
    type_keys(page, "npt?+o")
    assert place.routes == []
    assert not page.text_panel.isVisible()
    assert ("Next lesson", "Ctrl+PgDown") in page_shortcuts(page)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert place.routes == [LessonRoute(course.lessons[2].id)]


async def test_everything_has_a_name(screen: ReaderScreen, course: CourseView) -> None:
    page = await open_lesson(screen, course, 0)
    page.toggle_text()
    for sample in page.text_panel.themes.values():
        assert sample.accessibleName().startswith("Theme: ")
    for switch in page.text_panel.switches.values():
        assert switch.accessibleName()
    assert button(page, "Text")


# --- headings ------------------------------------------------------------------------------


def test_a_deep_heading_lights_the_one_above_it(theme_host: ThemeHost) -> None:
    headings = HeadingList()
    headings.show_headings(
        tuple(
            Heading(level, f"H {n}", f"h-{n}") for n, level in enumerate((2, 3, 4, 5, 2, 6, 3) * 80)
        )
    )
    assert headings.count() == 4 * 80

    def lit() -> list[str]:
        rows = (headings.item(row) for row in range(headings.count()))
        return [row.text() for row in rows if row.data(READING)]

    headings.mark("h-1")
    assert lit() == ["H 1"]
    headings.mark("h-3")
    assert lit() == ["H 1"]
    headings.mark("h-556")
    assert lit() == ["H 554"]
    headings.mark("h-558")
    assert lit() == ["H 557"], "the last one listed before it"
    headings.mark("")
    assert lit() == []
    headings.deleteLater()


# --- history -------------------------------------------------------------------------------


async def test_a_jump_to_a_heading_can_be_taken_back(
    screen: ReaderScreen, place: Place, course: CourseView
) -> None:
    page = await open_lesson(screen, course, 0)
    page.pane.scroll_to_position(0.2)
    await eventually(lambda: page.pane.position > 0.1, "the scrolling")
    before = page.pane.position
    back = screen.mark()
    page.headings.chosen.emit("part-9")
    assert place.routes == [LessonRoute(course.lessons[0].id, "part-9")]
    await screen.enter(place.routes[0])
    await eventually(lambda: page.pane.position > 0.5, "the heading")
    assert back is not None
    await screen.enter(back)
    await eventually(lambda: page.pane.position == pytest.approx(before, abs=0.02), "the way back")


async def test_the_open_lesson_is_no_step(
    screen: ReaderScreen, place: Place, course: CourseView
) -> None:
    page = await open_lesson(screen, course, 0)
    page.outline.lesson_chosen.emit(course.lessons[0].id)
    assert place.routes == []
