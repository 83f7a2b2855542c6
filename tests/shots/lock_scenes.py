"""A class's computer: what children and their teacher see there, and the card in the settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from sqlalchemy import text

from coursegen_desktop.app.paths import Paths, resources_dir
from coursegen_desktop.app.wiring import open_services
from coursegen_desktop.domain.anchoring import anchor_at
from coursegen_desktop.domain.annotation import Mark
from coursegen_desktop.domain.kiosk import KioskProfile
from coursegen_desktop.domain.library import LibraryQuery
from coursegen_desktop.domain.school_class import ClassRules
from coursegen_desktop.domain.settings import SHARED, Sharing
from coursegen_desktop.domain.sign_in_ways import Way
from coursegen_desktop.services.plugged import Stick
from coursegen_desktop.ui.kiosk.countdown import Countdown
from coursegen_desktop.ui.kiosk.fallen import FallenView
from coursegen_desktop.ui.kiosk.panel import TeacherPanel
from coursegen_desktop.ui.kit.routes import CourseRoute, LessonRoute, LibraryRoute, SettingsRoute
from coursegen_desktop.ui.settings.page import SettingsPage
from tests.kiosk.library import PIN, TITLE, make_library
from tests.persons import CHEAP
from tests.windowed import AppWindow, click, eventually

from .learner import Learned
from .scenes import KIOSK, ReachEmpty, scene, scene_of

CHILDREN = (
    "Amara", "Bao", "Chidi", "Dina", "Emil", "Farah", "Goran", "Hana", "Ines", "Jonas",
)  # fmt: skip
WORDS = "Wash your hands, then choose your animal."


async def make_room(folder: Path) -> None:
    """The library of a class of ten, before the kiosk opens it."""
    await make_library(folder, KioskProfile(title=TITLE, text=WORDS))
    services = await open_services(Paths(folder), resources_dir(), passwords=CHEAP)
    try:
        services.gate.enter(await services.accounts.owner())
        rules = ClassRules(Way.NOTHING, may_join=True, has_guests=True)
        key = await services.classes.create(TITLE, icon="leaf", colour=1, rules=rules)
        await services.classes.add_new(key, CHILDREN)
    finally:
        await services.close()


def kiosk_scene(name: str) -> Callable[[ReachEmpty], ReachEmpty]:
    """A scene at the kiosk."""
    return scene_of(name, KIOSK)


async def at_first_screen(app: AppWindow) -> None:
    """Nobody sits there, nothing lies over the first screen."""
    kiosk = app.kiosk
    kiosk.hold.end()  # the camera chooses the size
    kiosk.lock_again()
    kiosk.message.go()
    await kiosk._scope.settled()
    if app.reception.desk is not None:
        await app.reception.see_out()
    assert app.reception.class_door is not None
    await app.reception.class_door.scope.settled()
    kiosk.attract.appear()


async def at_desk(app: AppWindow, name: str = "Farah") -> None:
    """A child sits there."""
    await at_first_screen(app)
    services, reception = app.services, app.reception
    app.kiosk.attract.go()
    (card,) = await services.class_door.classes()
    people = await services.class_door.people(card.of.id)
    user = next(one.user for one in people.people if one.user.full_name == name)
    reception._on_entered(user, card.of.id)
    await eventually(lambda: reception.desk is not None and reception.class_door is None, "a desk")
    await reception._scope.settled()
    await app.settled()


async def with_pin(app: AppWindow) -> None:
    """A teacher gave the PIN."""
    app.kiosk.ask_for_pin()
    await app.kiosk._scope.settled()
    app.kiosk.keeper.pin.tried.emit(PIN)
    await app.kiosk._scope.settled()


async def panel_of(app: AppWindow) -> TeacherPanel:
    """And looks after the class."""
    await with_pin(app)
    click(app.kiosk.keeper.choice.panel)
    visit = app.kiosk._panel
    assert visit is not None
    await visit.scope.settled()
    return visit.page


@kiosk_scene("lock-first")
async def first(app: AppWindow) -> None:
    await at_first_screen(app)


@kiosk_scene("lock-door")
async def door(app: AppWindow) -> None:
    await at_first_screen(app)
    app.kiosk.attract.go()


@kiosk_scene("lock-library")
async def library(app: AppWindow) -> None:
    await at_desk(app)
    await app.go(LibraryRoute())


@kiosk_scene("lock-lesson")
async def lesson(app: AppWindow) -> None:
    await at_desk(app)
    user = app.services.user.id
    page = await app.services.library.page(LibraryQuery(), user_id=user)
    course = await app.services.lessons.course(page.cards[0].id, user_id=user)
    await app.go(LessonRoute(course.lessons[0].id))


@kiosk_scene("lock-course")
async def course(app: AppWindow) -> None:
    await at_desk(app, "Jonas")  # who began nothing
    page = await app.services.library.page(LibraryQuery(), user_id=app.services.user.id)
    await app.go(CourseRoute(page.cards[0].id))


@kiosk_scene("lock-note")
async def note(app: AppWindow) -> None:
    await lesson(app)
    screen, notes, user = app.screen, app.services.annotations, app.services.user.id
    shown = await app.services.lessons.read(screen.route.lesson_id, user_id=user)
    page = await app.services.lessons.page_html(shown)
    mark = Mark(anchor_at(page.text, 0, 20), body="Ask in class: why is it so?")
    await notes.add(shown.id, mark, page.text, user_id=user)
    await eventually(lambda: screen.marking.notes, "the note")
    screen.marking.open_card(screen.marking.notes[0], QPoint(120, 160), write=True)
    await eventually(screen.marking.card.isVisible, "the card")


@kiosk_scene("lock-countdown")
async def countdown(app: AppWindow) -> None:
    await at_desk(app)
    warning = app.reception.warning
    assert isinstance(warning, Countdown)
    warning.show_seconds(14)


@kiosk_scene("lock-keyboard")
async def keyboard(app: AppWindow) -> None:
    app.reception.warning.dismiss()
    await at_desk(app)
    page = await app.go(LibraryRoute())
    page.search.setFocus()
    app.kiosk.keyboard.set_wanted(True)


@kiosk_scene("lock-pin")
async def pin(app: AppWindow) -> None:
    await at_first_screen(app)
    app.kiosk.keyboard.set_wanted(False)
    app.kiosk.ask_for_pin()
    await app.kiosk._scope.settled()


@kiosk_scene("lock-pin-wait")
async def pin_wait(app: AppWindow) -> None:
    await pin(app)
    app.kiosk.keeper.pin.refuse("This PIN is not right.")
    app.kiosk.keeper.pin.show_wait(16)


@kiosk_scene("lock-choice")
async def choice(app: AppWindow) -> None:
    app.kiosk.lock_again()
    await with_pin(app)


@kiosk_scene("lock-panel")
async def panel(app: AppWindow) -> None:
    for name in ("Amara", "Dina"):
        await at_desk(app, name)
        await app.reception.see_out()
    await at_desk(app)
    await panel_of(app)


@kiosk_scene("lock-panel-quiz")
async def panel_quiz(app: AppWindow) -> None:
    visit = app.kiosk._panel
    assert visit is not None
    if visit.page.quiz.begin.isVisible():
        click(visit.page.quiz.begin)
        await visit.scope.settled()
        await app.settled()
        await _answer(app)
        await at_desk(app, "Hana")
        await app.settled()
        await _answer(app, finish=True)
    page = await panel_of(app)
    rows = page.children_card.rows
    rows.setCurrentIndex(rows.rows.index(5, 0))


async def _answer(app: AppWindow, *, finish: bool = False) -> None:
    user, quizzes = app.services.user.id, app.services.quizzes
    quiz = await app.services.kiosk.quiz()
    assert quiz is not None
    run = await quizzes.start(quiz.asset_id, user_id=user)  # type: ignore[arg-type]
    first = run.questions[0]
    if finish:
        await quizzes.finish(run.attempt_id, user_id=user)
    else:
        await quizzes.flag(run.attempt_id, first.id, True, user_id=user)


@kiosk_scene("lock-panel-go-on")
async def panel_go_on(app: AppWindow) -> None:
    app.kiosk.lock_again()
    await app.kiosk._scope.settled()
    page = await panel_of(app)
    rows = page.children_card.rows
    rows.setCurrentIndex(rows.rows.index(7, 0))
    click(page.children_card.go_on)
    await _inlaid(app, "GoOnDialog")


class Drawer:
    """Sticks that are plugged in: real folders."""

    def __init__(self, *sticks: Stick) -> None:
        self.sticks = sticks

    def find(self) -> list[Stick]:
        return list(self.sticks)

    def open(self, stick: Stick) -> Path:
        assert stick.folder is not None
        return stick.folder

    def let_go(self, stick: Stick) -> bool:
        return True


async def _with_sticks(app: AppWindow, *names: str) -> TeacherPanel:
    sticks = []
    for at, name in enumerate(names):
        folder = app.folder / "sticks" / name
        folder.mkdir(parents=True, exist_ok=True)
        size = 7_743_995_904
        sticks.append(Stick(name, name, folder, size, size // (3 + at), is_read_only=at > 1))
    app.services.sticks._plugged = Drawer(*sticks)
    for dialog in app.window.findChildren(QDialog):
        dialog.reject()
    visit = app.kiosk._panel
    page = visit.page if visit is not None else await panel_of(app)
    visit = app.kiosk._panel
    assert visit is not None
    visit._sticks.look()
    await visit.scope.settled()
    page._scroll.ensureWidgetVisible(page.sticks)
    return page


async def _saved(app: AppWindow, page: TeacherPanel) -> None:
    """The day on the stick that is chosen, or why not."""
    click(page.sticks.save)
    visit = app.kiosk._panel
    assert visit is not None
    await visit.scope.settled()
    page._scroll.ensureWidgetVisible(page.sticks)


@kiosk_scene("lock-panel-stick")
async def panel_stick(app: AppWindow) -> None:
    page = await _with_sticks(app, "CLASS 4A")
    await _saved(app, page)


@kiosk_scene("lock-panel-sticks")
async def panel_sticks(app: AppWindow) -> None:
    page = await _with_sticks(app, "CLASS 4A", "KINGSTON", "OLD")
    page.sticks.stick.setCurrentIndex(2)
    await _saved(app, page)


@kiosk_scene("lock-panel-days")
async def panel_days(app: AppWindow) -> None:
    page = await _with_sticks(app, "CLASS 4A")
    folder = app.folder / "sticks" / "CLASS 4A"
    day = next(folder.glob("*.cgday"))
    (folder / "5b 2026-11-27 13.05.cgday").write_bytes(b"broken")
    (folder / "Room 4 2026-11-26 13.05.cgday").write_bytes(day.read_bytes())
    click(page.sticks.bring)
    await _inlaid(app, "DaysDialog")


@kiosk_scene("lock-panel-day")
async def panel_day(app: AppWindow) -> None:
    dialog = await _inlaid(app, "DaysDialog")
    async with app.services.database.unit_of_work(write=True) as work:
        names = ", ".join(f"'{name}'" for name in CHILDREN[:5])
        await work.session.execute(text(f"DELETE FROM users WHERE full_name IN ({names})"))
        await work.commit()
    dialog.accept()
    preview = await _inlaid(app, "BringDayDialog")
    await eventually(lambda: preview.plan is not None, "the plan")  # type: ignore[attr-defined]


async def _inlaid(app: AppWindow, kind: str) -> QDialog:
    def find() -> QDialog | None:
        found = app.window.findChildren(QDialog)
        return next((one for one in found if type(one).__name__ == kind and one.isVisible()), None)

    return await eventually(find, kind)


@kiosk_scene("lock-message")
async def message(app: AppWindow) -> None:
    app.kiosk.lock_again()
    await app.kiosk._scope.settled()
    app.kiosk.message.tell("Come to the carpet, we begin together in five minutes.", "Ada Byron")


@kiosk_scene("lock-fallen")
async def fallen(app: AppWindow) -> QWidget:
    app.kiosk.message.go()
    view = FallenView(str(app.folder / "logs"))
    view.setParent(app.window)
    view.setGeometry(app.window.rect())
    view.show()
    view.raise_()
    app.window.destroyed.connect(view.deleteLater)
    _keep_size(app.window, view)
    return view


def _keep_size(window: QWidget, view: QWidget) -> None:
    class Follow(QWidget):
        def eventFilter(self, watched: object, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Resize:
                view.setGeometry(window.rect())
            return False

    follow = Follow(view)
    follow.hide()
    window.installEventFilter(follow)


# ------------------------------------------------------------------ settings


async def _settings(app: AppWindow) -> SettingsPage:
    async with app.services.database.unit_of_work(write=True) as work:
        await work.settings.set_sharing(Sharing(mode=SHARED))
        await work.commit()
    if not await app.services.kiosk.has_pin():
        await app.services.kiosk.set_pin(PIN)
        await app.services.kiosk.save_profile(KioskProfile(title=TITLE, text=WORDS))
    page = await app.go(SettingsRoute("kiosk"))
    assert isinstance(page, SettingsPage) and page.kiosk is not None
    await app.settled()
    return page


async def _dialog(kind: str) -> QDialog:
    def find() -> QDialog | None:
        found = QApplication.topLevelWidgets()
        return next((one for one in found if type(one).__name__ == kind and one.isVisible()), None)  # type: ignore[return-value]

    return await eventually(find, kind)


@scene("settings-kiosk")
async def settings_kiosk(app: AppWindow, learned: Learned) -> None:
    await _settings(app)


@scene("settings-kiosk-pin")
async def settings_pin(app: AppWindow, learned: Learned) -> None:
    page = await _settings(app)
    assert page.kiosk is not None
    click(page.kiosk.pin)
    await _dialog("PinDialog")


async def _profile(app: AppWindow) -> QDialog:
    page = await _settings(app)
    assert page.kiosk is not None
    click(page.kiosk.change)
    return await _dialog("ProfileDialog")


@scene("settings-kiosk-profile")
async def settings_profile(app: AppWindow, learned: Learned) -> None:
    await _profile(app)


@scene("settings-kiosk-preview")
async def settings_preview(app: AppWindow, learned: Learned) -> None:
    dialog = await _profile(app)
    dialog.preview_wanted.emit(TITLE, WORDS)  # type: ignore[attr-defined]
    await _dialog("PreviewDialog")


@scene("settings-kiosk-cannot")
async def settings_cannot(app: AppWindow, learned: Learned) -> None:
    page = await _settings(app)
    assert page.kiosk is not None
    click(page.kiosk.limits)
    await _dialog("CannotDialog")
