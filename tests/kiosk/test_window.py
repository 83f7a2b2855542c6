"""The kiosk's whole window, offscreen: children in turn, what is left out, how one leaves."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from coursegen_desktop.app import screens
from coursegen_desktop.app.kiosk import not_ready
from coursegen_desktop.app.kiosk_routes import leads_there
from coursegen_desktop.domain.audit import AuditAction, AuditQuery
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.kiosk import KioskProfile, profile_stored
from coursegen_desktop.domain.limits import EVERYTHING, Deed
from coursegen_desktop.domain.rights import Right
from coursegen_desktop.domain.settings import ALONE, Preferences, Sharing
from coursegen_desktop.services.kiosk import PINS, PROFILE, Keeper
from coursegen_desktop.ui.accounts.sign_in_step import SignInStep
from coursegen_desktop.ui.content import printing
from coursegen_desktop.ui.kiosk.countdown import Countdown
from coursegen_desktop.ui.kit import routes
from coursegen_desktop.ui.kit.locked import prints
from coursegen_desktop.ui.kit.routes import (
    CourseRoute,
    CreateRoute,
    EditRoute,
    LessonRoute,
    LibraryRoute,
    NotesRoute,
    PeopleRoute,
    QuizRoute,
    ReviewRoute,
    Route,
    SettingsRoute,
)
from coursegen_desktop.ui.kit.theme import TARGET
from tests.journeys import door
from tests.persons import PASSWORD
from tests.windowed import AppWindow, click, eventually

from .conftest import Clock
from .library import PIN, TITLE

K = Qt.Key


async def sit_down(app: AppWindow, name: str = "amara") -> None:
    """A child signs in."""
    app.kiosk.attract.go()
    await door.sign_in(app, f"{name}@example.org", PASSWORD)
    await door.seated(app)
    await app.reception._scope.settled()


async def unlock(app: AppWindow, pin: str = PIN) -> None:
    """Hold the corner, type a PIN."""
    app.kiosk.bar.teacher.held.emit()
    pad = app.kiosk.keeper.pin
    await eventually(lambda: pad.isVisible() and not pad._is_busy, "the pad")
    QTest.keyClicks(pad, pin)
    QTest.keyClick(pad, K.Key_Return)
    await app.kiosk._scope.settled()


async def actions(app: AppWindow) -> list[AuditAction]:
    """What stands in the log, oldest first."""
    async with app.services.database.unit_of_work() as work:
        page = await work.audit.page(AuditQuery(), None, 100)
    return [entry.action for entry in reversed(page.entries)]


# ------------------------------------------------------------ first screen, turns


async def test_it_begins_with_the_room_and_a_touch_leads_to_the_sign_in(app: AppWindow) -> None:
    first = app.kiosk.attract
    assert first.isVisible()
    assert first.view.title.text() == TITLE
    assert app.window.isFullScreen()
    QTest.mouseClick(first, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert not first.isVisible()
    await door.step(app, SignInStep)
    assert app.kiosk.bar.title.text() == TITLE
    assert not app.kiosk.bar.pass_on.isVisible()


async def test_children_take_turns_and_each_finds_the_place_again(app: AppWindow) -> None:
    await sit_down(app)
    assert app.kiosk.bar._person.accessibleName() == "Amara"
    assert not app.window.rail.avatar.isVisible()
    card = app.desk.library_page.model.card(0)
    await app.go(CourseRoute(card.id))
    QGuiApplication.clipboard().setText("Amara's words")
    click(app.kiosk.bar.pass_on)
    await door.step(app, SignInStep)
    assert QGuiApplication.clipboard().text() == ""
    await sit_down(app, "bao")
    assert app.kiosk.bar._person.accessibleName() == "Bao"
    assert app.desk.navigator.route == LibraryRoute()
    click(app.kiosk.bar.pass_on)
    await door.step(app, SignInStep)
    await sit_down(app)
    await eventually(lambda: app.desk.navigator.route == CourseRoute(card.id), "her place")
    await app.settled()


async def test_who_walks_away_is_parked_after_a_countdown(app: AppWindow, clock: Clock) -> None:
    await sit_down(app)
    idle, warning = app.reception.idle, app.reception.warning
    assert isinstance(warning, Countdown)
    assert idle.limit == 120
    clock.seconds += 95
    idle._look()
    await app.reception._scope.settled()
    assert not warning.isVisible()
    clock.seconds += 10
    idle._look()
    await app.reception._scope.settled()
    assert warning.isVisible()
    assert warning.ring.text == "16"
    QTest.keyClick(warning.stay, K.Key_Return)
    assert not warning.isVisible()
    clock.seconds += 121
    idle._look()
    await eventually(lambda: app.reception.desk is None, "parked")
    await app.reception._scope.settled()
    assert AuditAction.SIGNED_OUT_IDLE in await actions(app)
    # The next one reads it, who was not signed out.
    front = await door.step(app, SignInStep)
    assert front.above.text == "Nobody was here for a while. What was begun is kept."


# ------------------------------------------------------------ what is left out


def test_every_route_is_open_at_home_and_only_some_at_the_kiosk() -> None:
    every = {
        kind
        for kind in vars(routes).values()
        if isinstance(kind, type) and issubclass(kind, Route) and kind is not Route
    }
    whole = KioskProfile(deeds=frozenset(Deed)).limits()
    opened = {kind.__name__ for kind in every if leads_there(whole, kind.__new__(kind))}
    assert opened == {
        "LibraryRoute", "CourseRoute", "LessonRoute", "ListenRoute", "QuizRoute", "ReviewRoute",
        "ReviewSessionRoute", "NotesRoute", "ProgressRoute",
    }  # fmt: skip
    assert all(leads_there(EVERYTHING, kind.__new__(kind)) for kind in every)
    little = KioskProfile(deeds=frozenset({Deed.QUIZ})).limits()
    assert {kind.__name__ for kind in every if leads_there(little, kind.__new__(kind))} == {
        "LibraryRoute", "CourseRoute", "ProgressRoute", "QuizRoute",
    }  # fmt: skip


async def test_a_teacher_who_signs_in_there_has_no_more_than_a_child(app: AppWindow) -> None:
    await sit_down(app, "ada")
    shown = [item.place.id for item in app.window.rail.items()]
    assert shown == ["library", "review", "progress", "notes"]
    for route in (CreateRoute(), EditRoute(), PeopleRoute(), SettingsRoute()):
        app.desk.go(route)
        await app.settled()
        assert app.desk.navigator.route == LibraryRoute()
        assert "kept for the class" in app.window.notices.texts()[-1]
    assert not app.services.gate.may(Right.EDIT_COURSES)
    assert not app.services.gate.may(Right.MANAGE_LIBRARY)


async def test_what_the_profile_leaves_out_is_not_shown(class_dir: Path, clock: Clock) -> None:
    await set_profile(class_dir, KioskProfile(deeds=frozenset({Deed.READ})))
    async with AppWindow(class_dir, clock=clock, is_kiosk=True) as app:
        await sit_down(app)
        assert [item.place.id for item in app.window.rail.items()] == ["library", "progress"]
        course = await lesson_of(app)
        page = await app.go(LessonRoute(course))
        for absent in (page.print, page.aloud, page._ask_button, page.side.notes_tab):
            assert not absent.isVisibleTo(page), absent
        for route in (ReviewRoute(), NotesRoute()):
            app.desk.go(route)
            await app.settled()
            assert app.desk.navigator.route == LessonRoute(course)


async def test_a_lesson_goes_to_the_printer_without_a_file(
    class_dir: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[bytes, str]] = []

    async def send(path: Path, name: str) -> None:
        sent.append((path.read_bytes()[:4], name))

    async def agree(_parent: QWidget, _name: str) -> bool:
        return True

    monkeypatch.setattr(printing, "send_pdf", send)
    monkeypatch.setattr(printing, "agrees_to_print", agree)
    monkeypatch.setattr(screens, "can_send", lambda: True)
    await set_profile(class_dir, KioskProfile(deeds=frozenset({Deed.READ, Deed.PRINT})))
    async with AppWindow(class_dir, clock=clock, is_kiosk=True) as app:
        await sit_down(app)
        page = await app.go(LessonRoute(await lesson_of(app)))
        assert prints(page)
        click(page.print)
        await eventually(lambda: sent, "the paper")
    assert sent == [(b"%PDF", "Up and down")]


@pytest.mark.logs("profile was broken at deeds")
async def test_a_broken_profile_is_safe(class_dir: Path, clock: Clock) -> None:
    kept = {**profile_stored(KioskProfile(title="Room 9")), "deeds": ["read", "escape"]}
    await set_setting(class_dir, PROFILE, kept)
    async with AppWindow(class_dir, clock=clock, is_kiosk=True) as app:
        assert app.kiosk.profile.title == "Room 9"
        assert app.kiosk.profile.deeds == KioskProfile().deeds


async def test_no_way_leads_out_of_the_program(app: AppWindow, tmp_path: Path) -> None:
    await sit_down(app)
    window = app.window
    assert not window.acceptDrops()
    app.desk.open_files([str(tmp_path / "x.coursegen")])
    app.reception.open_files([str(tmp_path / "x.coursegen")])
    window.palette_requested.emit()
    window.open_requested.emit()
    window.new_course_requested.emit()
    window.show_shortcuts()
    await app.settled()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window]
    assert not any(dialog.isVisible() for dialog in window.findChildren(QDialog))
    event = QCloseEvent()
    window.closeEvent(event)
    assert not event.isAccepted()
    assert window.isVisible()
    assert all(not act.isEnabled() for act in window.actions_by_id.values())


@pytest.mark.logs("unexpected error")
async def test_an_unexpected_error_is_a_sentence_and_no_dialog(app: AppWindow) -> None:
    await sit_down(app)
    app.start.crash.report(RuntimeError("boom"))
    assert "nothing of yours is lost" in app.window.notices.texts()[-1]
    assert not any(dialog.isVisible() for dialog in app.window.findChildren(QDialog))


# ------------------------------------------------------------ the teacher


async def test_the_pin_leads_out_and_the_log_says_who(app: AppWindow) -> None:
    await sit_down(app)
    await unlock(app)
    choice = app.kiosk.keeper.choice
    assert choice.isVisible()
    assert choice.title.text() == "Ada Byron"
    click(choice.leave)
    await eventually(lambda: app.was_left, "left")
    found = await actions(app)
    assert found[-2:] == [AuditAction.KIOSK_UNLOCKED, AuditAction.KIOSK_LEFT]
    assert AuditAction.KIOSK_STARTED in found


async def test_a_wrong_pin_leads_nowhere_and_waits_are_seen(app: AppWindow) -> None:
    pad = app.kiosk.keeper.pin
    for _ in range(5):
        await unlock(app, "999111")
        assert pad._error.text()
    assert "1 s" in pad._error.text()
    await unlock(app, PIN)  # while one waits nothing is typed
    assert not app.kiosk.keeper.choice.isVisible()
    assert not app.was_left
    click(pad.back)
    assert not app.kiosk.keeper.isVisible()


async def test_back_to_the_class_locks_again(app: AppWindow) -> None:
    await sit_down(app)
    await unlock(app)
    QTest.keyClick(app.kiosk.keeper.choice, K.Key_Escape)
    assert not app.kiosk.keeper.isVisible()
    app.kiosk.keeper.choice.leave_wanted.emit()
    await app.kiosk._scope.settled()
    assert not app.was_left  # what was unlocked before is locked


async def test_whoever_gave_up_while_the_pin_was_looked_at_is_not_let_in_later(
    app: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    kiosk, pad, looked = app.kiosk, app.kiosk.keeper.pin, asyncio.Event()
    unlocks, asked = app.services.kiosk.unlock, []

    async def slow(pin: str) -> Keeper:
        asked.append(pin)
        if len(asked) == 1:
            await looked.wait()
        return await unlocks(pin)

    monkeypatch.setattr(app.services.kiosk, "unlock", slow)
    kiosk.bar.teacher.held.emit()
    await eventually(lambda: pad.isVisible(), "the pad")
    QTest.keyClicks(pad, PIN)
    QTest.keyClick(pad, K.Key_Return)
    await eventually(lambda: asked, "it is looked at")
    click(pad.back)
    kiosk.bar.teacher.held.emit()  # somebody else, at once
    await eventually(lambda: pad.isVisible(), "the pad again")
    looked.set()
    await kiosk._scope.settled()
    assert not kiosk.keeper.choice.isVisible() and kiosk._keeper is None
    await unlock(app)  # and the next one has not to wait for it
    assert kiosk.keeper.choice.isVisible()


async def test_the_keys_for_the_teacher_open_the_pad(app: AppWindow) -> None:
    app.kiosk.guard.exit_wanted.emit()
    await eventually(app.kiosk.keeper.pin.isVisible, "the pad")
    app.kiosk.guard.exit_wanted.emit()  # once is enough
    await app.kiosk._scope.settled()


@pytest.mark.parametrize("lacks", ["sharing", "pin", "nothing"])
async def test_what_must_be_there_before_it_starts(app: AppWindow, lacks: str) -> None:
    async with app.services.database.unit_of_work(write=True) as work:
        if lacks == "sharing":
            await work.settings.set_sharing(Sharing(mode=ALONE))
        elif lacks == "pin":
            await work.settings.put(UserId(0), PINS, {})
        await work.commit()
    found = await not_ready(app.services)
    told = {"sharing": "not shared yet", "pin": "Nobody has a PIN", "nothing": ""}[lacks]
    assert (found is None) if not told else (found is not None and told in found.text())


# ------------------------------------------------------------ size, colours, fingers


async def test_text_size_and_colours_are_at_hand_and_belong_to_the_child(app: AppWindow) -> None:
    await sit_down(app)
    host, bar = app.start.theme_host, app.kiosk.bar
    click(bar.larger)
    click(bar.larger)
    assert host.text_scale == 1.3
    click(bar.smaller)
    assert host.text_scale == 1.15
    seen = []
    for _ in range(3):
        click(bar.contrast)
        seen.append(host.theme.name)
    assert sorted(seen) == ["contrast", "dark", "light"]
    await app.kiosk._scope.settled()
    me = app.services.user.id
    assert (await app.services.settings.preferences(me)).text_scale == 1.15
    click(bar.pass_on)
    await door.step(app, SignInStep)
    assert host.text_scale == 1.0
    await sit_down(app)
    assert host.text_scale == 1.15


async def test_whoever_leaves_while_the_look_is_kept_is_told_nothing(
    app: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sit_down(app)
    settings, gate, me = app.services.settings, app.services.gate, app.services.user
    preferences, goes_on = settings.preferences, asyncio.Event()

    async def slow(user_id: UserId) -> Preferences:
        found = await preferences(user_id)
        await goes_on.wait()
        return found

    monkeypatch.setattr(settings, "preferences", slow)
    app.kiosk.bar.contrast_wanted.emit()
    await asyncio.sleep(0)
    gate.leave()  # the next one is on his way
    goes_on.set()
    await app.kiosk._scope.settled()
    assert app.window.notices.texts() == []
    gate.enter(me)


async def test_the_time_grows_with_the_letters_and_the_display(app: AppWindow) -> None:
    view = app.kiosk.attract.view
    large, small = view.clock.font().pointSizeF(), app.kiosk.bar.clock.font().pointSizeF()
    for factor in (1.5, 1.0):
        app.start.theme_host.apply("light", factor)
        assert view.clock.font().pointSizeF() == pytest.approx(large * factor, abs=0.1)
        assert app.kiosk.bar.clock.font().pointSizeF() == pytest.approx(small * factor, abs=0.1)
    view.resize(2 * view.width(), 2 * view.height())
    assert view.clock.font().pointSizeF() > large


async def test_the_keyboard_comes_and_goes_by_its_button(app: AppWindow) -> None:
    app.kiosk.attract.go()
    form = await door.step(app, SignInStep)
    bar = app.kiosk.bar
    click(bar.keyboard)
    keyboard = app.kiosk.keyboard
    assert keyboard.isVisible()
    assert bar.keyboard.isChecked()
    assert form.email is not None
    form.email.edit.setFocus()
    for letter in "amara":
        next(cap for cap in keyboard.caps if cap.accessibleName() == letter).click()
    assert form.email.text == "amara"
    edit = form.email.edit

    def is_seen() -> bool:
        top = edit.mapTo(app.window, QPoint()).y()
        return bar.height() <= top and top + edit.height() <= keyboard.y()

    await eventually(is_seen, "what is typed into is seen")
    next(cap for cap in keyboard.caps if cap.accessibleName().startswith("Put")).click()
    assert not bar.keyboard.isChecked()


def too_small(root: QWidget) -> list[str]:
    """Buttons that a finger does not hit."""
    return [
        f"{type(one).__name__} {one.accessibleName() or one.text()!r} {one.width()}x{one.height()}"
        for one in root.findChildren(QAbstractButton)
        if one.isVisible() and (one.width() < TARGET or one.height() < TARGET)
    ]


async def test_everything_that_can_be_pressed_is_large_enough(app: AppWindow) -> None:
    app.kiosk.attract.go()
    await door.step(app, SignInStep)
    assert too_small(app.window) == []
    await sit_down(app)
    card = app.desk.library_page.model.card(0)
    lesson = await lesson_of(app)
    quiz = await quiz_of(app)
    for route in (
        CourseRoute(card.id), LessonRoute(lesson), QuizRoute(quiz), ReviewRoute(), NotesRoute(),
    ):  # fmt: skip
        await app.go(route)
        assert too_small(app.window) == [], route
    await unlock(app)
    assert too_small(app.window) == []


# ------------------------------------------------------------ small steps


async def lesson_of(app: AppWindow) -> int:
    course = await course_of(app)
    return course.lessons[0].id


async def quiz_of(app: AppWindow) -> int:
    course = await course_of(app)
    return next(quiz.asset_id for item in course.lessons for quiz in item.quizzes)


async def course_of(app: AppWindow):  # type: ignore[no-untyped-def]
    card = app.desk.library_page.model.card(0)
    return await app.services.lessons.course(card.id, user_id=app.services.user.id)


async def set_setting(folder: Path, name: str, value: object) -> None:
    from coursegen_desktop.db.database import Database

    database = Database(folder / "coursegen.db")
    await database.open()
    async with database.unit_of_work(write=True) as work:
        await work.settings.put(UserId(0), name, value)
        await work.commit()
    await database.close()


async def set_profile(folder: Path, profile: KioskProfile) -> None:
    await set_setting(folder, PROFILE, profile_stored(profile))
