"""A class's computer: what it costs when nobody touches it, turns of children, what they leave."""

from __future__ import annotations

import asyncio
import gc
import os
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from coursegen_desktop.app.garbage import GarbageCollector
from coursegen_desktop.app.paths import Paths, resources_dir
from coursegen_desktop.app.wiring import open_services
from coursegen_desktop.domain.ids import ClassId, LessonId
from coursegen_desktop.domain.kiosk import KioskProfile
from coursegen_desktop.domain.library import LibraryQuery
from coursegen_desktop.domain.school_class import ClassRules
from coursegen_desktop.domain.sign_in_ways import Way
from coursegen_desktop.domain.user import User
from coursegen_desktop.ui.kit.routes import LessonRoute
from tests.persons import CHEAP
from tests.windowed import AppWindow

from .measure import Result, median, plus
from .place import GapProbe, Place
from .reader_memory import tree_megabytes

CHILDREN, TURNS, TIMED, IDLE_S = 40, 200, 25, 15.0
CPU_SHARE = 0.02  # of a core, while nobody is there
GROWTH_MB = 50.0
NEXT_MS, SIGN_IN_MS = 300.0, 500.0
_WARM_UP, _REST = 3.0, 1.5  # seconds
_READS = 4  # every so many turns a lesson is opened, which brings the web engine


async def run(place: Place) -> list[Result]:
    """kiosk.idle: milliseconds of a core in a second. kiosk.next: from "I am done" to the door;
    kiosk.sign-in: from a tap, which asks for no password, to the library; both beside painting
    what is there. kiosk.memory: megabytes before and after so many turns."""
    await make_room(place.folder)
    probe = GapProbe()
    collector = GarbageCollector(probe)
    try:
        async with AppWindow(place.folder, is_kiosk=True) as app:
            room = await Room.open(app)
            await asyncio.sleep(_WARM_UP)
            idle = await idle_share(IDLE_S)
            turns = [await room.turn(number) for number in range(TIMED)]
            for number in range(len(room)):  # everybody once, and the web engine
                await room.turn(number, reads=number % _READS == _READS - 1)
            gc.collect()
            await asyncio.sleep(_REST)
            before = tree_megabytes(os.getpid())
            for number in range(TURNS):
                await room.turn(number, reads=number % _READS == _READS - 1)
            gc.collect()
            await asyncio.sleep(_REST)
            after = tree_megabytes(os.getpid())
    finally:
        collector.stop()
    floors, comes, goes = (median(list(each)) for each in zip(*turns, strict=True))
    return [
        Result("kiosk.idle", 1000.0, idle * 1000.0, CPU_SHARE),
        Result("kiosk.next", floors, goes, NEXT_MS / floors),
        Result("kiosk.sign-in", floors, comes, SIGN_IN_MS / floors),
        Result("kiosk.memory", before, after, plus(before, 1.0, GROWTH_MB)),
    ]


async def make_room(folder: Path) -> None:
    """Share the library, found a class, set the PIN."""
    services = await open_services(Paths(folder), resources_dir(), passwords=CHEAP)
    try:
        services.gate.enter(await services.accounts.owner())
        await services.accounts.share("Ada", "ada@example.org", "a field of yellow tulips")
        await services.kiosk.set_pin("271828")
        await services.kiosk.save_profile(KioskProfile(title="Room 4"))
        key = await services.classes.create("4a", rules=ClassRules(Way.NOTHING))
        await services.classes.add_new(key, [f"Child {number}" for number in range(CHILDREN)])
    finally:
        await services.close()


async def idle_share(seconds: float) -> float:
    """How much of a core this process takes."""
    cpu, wall = time.process_time(), time.perf_counter()
    await asyncio.sleep(seconds)
    return (time.process_time() - cpu) / (time.perf_counter() - wall)


class Room:
    """A class in front of the kiosk."""

    def __init__(self, app: AppWindow, class_id: ClassId, people: list[User]) -> None:
        self._app, self._class_id, self._people = app, class_id, people
        self._lesson: LessonId | None = None

    def __len__(self) -> int:
        return len(self._people)

    @classmethod
    async def open(cls, app: AppWindow) -> Room:
        """Nobody sits there."""
        (card,) = await app.services.class_door.classes()
        door = await app.services.class_door.people(card.of.id)
        return cls(app, card.of.id, [one.user for one in door.people])

    async def turn(self, number: int, *, reads: bool = False) -> tuple[float, float, float]:
        """A child comes, looks and goes. Milliseconds of painting alone, of coming, of going."""
        app, reception = self._app, self._app.reception
        user = self._people[number % len(self._people)]
        app.kiosk.attract.go()
        start = time.perf_counter()
        reception._on_entered(user, self._class_id)
        await until(lambda: reception.desk is not None)
        await until(lambda: app.desk.navigator.screen is not None)
        library = app.desk.library_page
        await app.settled()  # with the courses
        await painted(library)
        comes = (time.perf_counter() - start) * 1000
        await reception._scope.settled()
        await app.settled()
        if reads:
            await app.go(LessonRoute(await self._a_lesson(user)))
        start = time.perf_counter()
        library.grab()
        floor = (time.perf_counter() - start) * 1000
        start = time.perf_counter()
        reception.pass_on()
        await until(lambda: reception.class_door is not None and reception.desk is None)
        assert reception.class_door is not None
        await painted(reception.class_door.page)
        goes = (time.perf_counter() - start) * 1000
        await reception._scope.settled()
        await reception.class_door.scope.settled()
        return floor, comes, goes

    async def _a_lesson(self, user: User) -> LessonId:
        if self._lesson is None:
            services = self._app.services
            page = await services.library.page(LibraryQuery(), user_id=user.id)
            course = await services.lessons.course(page.cards[0].id, user_id=user.id)
            self._lesson = course.lessons[0].id
        return self._lesson


async def until(is_so: object) -> None:
    """Wait turn by turn: a timer's grain would be measured too."""
    assert callable(is_so)
    while not is_so():
        await asyncio.sleep(0.001)


async def painted(widget: QWidget) -> None:
    """Wait until a widget that is in front is painted once more."""

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not done.done():
                done.set_result(None)
            return False

    done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    watch = Watch(widget)
    widget.installEventFilter(watch)
    widget.update()
    await done
    widget.removeEventFilter(watch)
    watch.deleteLater()
