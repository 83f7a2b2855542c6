"""Fills the teacher's panel and does what it asks for, with the rights of whose PIN it was.

Those rights are lent to each task by itself: whoever sits here meanwhile has no more than before.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ...domain.errors import AppError, NotFound
from ...domain.ids import AssetId, ClassId, CourseId
from ...domain.kiosk import (
    MAX_TEXT,
    ClassQuiz,
    KioskProfile,
    profile_from,
    profile_stored,
)
from ...domain.library import LibraryOrder, LibraryQuery
from ...domain.limits import Deed
from ...domain.school_class import SchoolClass
from ...domain.user import User
from ..content.reopening import ask_to_go_on
from ..kit import dialogs
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import error_text, tr
from .panel_words import ChildRow
from .sticks import PanelSticks, StickServices

if TYPE_CHECKING:
    from ...services.class_quizzes import ClassQuizzesService
    from ...services.classes import ClassesService
    from ...services.gate import Gate
    from ...services.kiosk import KioskService
    from ...services.lessons import LessonsService
    from ...services.library import LibraryService
    from ...services.parking import ParkingService
    from .panel import TeacherPanel

log = logging.getLogger(__name__)

_LOOK_MS = 5_000  # between two looks at how far the children are


@dataclass(frozen=True)
class PanelServices:
    """What a teacher works with here."""

    gate: Gate
    kiosk: KioskService
    classes: ClassesService
    parking: ParkingService
    class_quizzes: ClassQuizzesService
    library: LibraryService
    lessons: LessonsService
    sticks: StickServices


@dataclass(frozen=True)
class Seat:
    """The place in front of the computer, as the panel needs it.

    `sits` says who sits there, `park` sees him out with his place kept (raising AppError when what
    is open cannot be saved), `lead` brings him to a
    quiz, `tell` shows a word, `follow` heeds a profile that was changed, `close` locks again.
    """

    sits: Callable[[], User | None]
    park: Callable[[], Awaitable[None]]
    lead: Callable[[AssetId], None]
    tell: Callable[[str], None]
    follow: Callable[[KioskProfile], None]
    close: Callable[[], None]


class PanelScreen:
    """One visit of a teacher; `close` when it ends."""

    def __init__(
        self,
        page: TeacherPanel,
        services: PanelServices,
        seat: Seat,
        keeper: User,
        profile: KioskProfile,
    ) -> None:
        self.page, self._seat, self._keeper = page, seat, keeper
        self._services, self._profile = services, profile
        self._classes: tuple[SchoolClass, ...] = ()
        self._class_id: ClassId | None = None
        self._quiz: ClassQuiz | None = None  # that runs, or was ended just now
        self._runs = False
        self.scope = TaskScope(lambda error: page.show_error(error_text(error)))
        page.first.text.setPlainText(profile.text)
        page.quiz.setVisible(Deed.QUIZ in profile.deeds)
        self._sticks = PanelSticks(
            page.sticks,
            services.sticks,
            self._lend,
            self.scope.cancel,
            lambda: self._classes,
            self._on_brought,
        )
        self._is_known = False  # whether what was asked for could be read
        self._reads = 0  # how often everything was read: a look from before says nothing
        self._look_timer = QTimer(page)
        self._look_timer.setInterval(_LOOK_MS)
        self._look_timer.timeout.connect(lambda: self._lend(self._look, "look", Policy.DROP))
        self._connect()

    def begin(self, class_id: ClassId | None) -> None:
        """Show the class by whose door somebody came in, else that of the quiz, else the first."""
        self._class_id = class_id
        self._show_seat()
        self._start(self._open, "open")
        self._look_timer.start()
        self._sticks.begin()

    @property
    def works(self) -> bool:
        """Whether a stick is written to or read: nobody is locked out then."""
        return self._sticks.work.goes_on

    async def close(self) -> None:
        """Stop."""
        self._look_timer.stop()
        self._sticks.end()
        await self.scope.close()

    # ------------------------------------------------------------ what is shown

    async def _open(self) -> None:
        try:
            await self._read_all()
        finally:
            self.page.show_parts()

    async def _read_all(self) -> None:
        found = await self._services.classes.list()
        here = set(self._profile.classes)
        self._classes = tuple(card.of for card in found if not here or card.of.id in here)
        self._quiz = await self._services.kiosk.quiz()
        self._runs = self._quiz is not None
        wanted = (self._class_id, None if self._quiz is None else ClassId(self._quiz.class_id))
        keys = [one.id for one in self._classes]
        self._class_id = next((key for key in wanted if key in keys), keys[0] if keys else None)
        self.page.children_card.show_classes(self._classes, self._class_id)
        self.page.quiz.setVisible(bool(keys) and Deed.QUIZ in self._profile.deeds)
        self.page.quiz.show_courses(await self._courses())
        await self._read()
        await self._read_quizzes()

    async def _courses(self) -> list[tuple[CourseId, str]]:
        found: list[tuple[CourseId, str]] = []
        cursor: tuple[object, ...] | None = None
        query = LibraryQuery(order=LibraryOrder.TITLE)
        while True:
            page = await self._services.library.page(query, cursor=cursor, user_id=self._keeper.id)
            found += [(card.id, card.title) for card in page.cards if card.is_published]
            cursor = page.next_cursor
            if cursor is None:
                here = self._profile.limits().courses
                return [one for one in found if here is None or one[0] in here]

    async def _look(self) -> None:
        """A child's time may run out behind the panel: show how far everybody is now."""
        reads, page = self._reads, self.page
        try:
            if not self._is_known:
                await self._read_all()
                page.show_error("")
                return
            rows = await self._rows(self._seat.sits())
        except AppError as error:  # said when something is asked for, not again and again
            log.info("The class could not be looked at: %s", error)
            return
        if reads != self._reads:
            return
        page.children_card.renew_rows(rows)
        if self._quiz is not None and self._runs and self._is_here(self._quiz):
            page.quiz.show_running(self._quiz.title, rows)

    def _show_seat(self) -> User | None:
        seated = self._seat.sits()
        self.page.seat.show_seat("" if seated is None else seated.full_name)
        return seated

    async def _read(self) -> None:
        self._reads += 1
        self._is_known = False
        page, seated = self.page, self._show_seat()
        try:
            rows = await self._rows(seated)
        except AppError:
            page.children_card.show_unknown()  # or another class's children would stand there
            raise
        self._is_known = True
        page.children_card.show_rows(rows)
        quiz, is_here = self._quiz, self._is_here(self._quiz)
        if quiz is None or not (self._runs or is_here):
            page.quiz.show_choice()
        elif not self._runs:
            page.quiz.show_choice(quiz.title, rows)
        elif is_here:
            page.quiz.show_running(quiz.title, rows)
        else:
            names = {one.id: one.name for one in self._classes}
            page.quiz.show_elsewhere(quiz.title, names.get(ClassId(quiz.class_id), ""))

    def _is_here(self, quiz: ClassQuiz | None) -> bool:
        return quiz is not None and quiz.class_id == self._class_id

    async def _rows(self, seated: User | None) -> list[ChildRow]:
        if self._class_id is None:
            return []
        where = await self._services.parking.where(self._class_id)
        quiz, takes, stands = self._quiz, self._is_here(self._quiz), {}
        if quiz is not None and takes:
            asset_id = AssetId(quiz.asset_id)
            found = await self._services.class_quizzes.stand(self._class_id, asset_id)
            stands = {one.user.id: one for one in found if quiz.counts(one)}
        sits = None if seated is None else seated.id
        return [ChildRow(one, one.user.id == sits, takes, stands.get(one.user.id)) for one in where]

    async def _read_quizzes(self) -> None:
        course_id: CourseId | None = self.page.quiz.course.currentData()
        if course_id is None:
            return
        course = await self._services.lessons.course(course_id, user_id=self._keeper.id)
        if course_id == self.page.quiz.course.currentData():
            self.page.quiz.show_quizzes(course)

    # ------------------------------------------------------------ what is done

    def _connect(self) -> None:
        page = self.page
        page.closed.connect(self._seat.close)
        page.next_wanted.connect(lambda: self._start(self._next, "next"))
        page.message_wanted.connect(self._on_message)
        page.text_wanted.connect(lambda text: self._start(partial(self._save, text), "save"))
        page.class_chosen.connect(self._on_class)
        page.course_chosen.connect(
            lambda _: self._start(self._read_quizzes, "quizzes", Policy.RESTART)
        )
        page.begin_wanted.connect(
            lambda asset, title: self._start(partial(self._begin_quiz, asset, title), "quiz")
        )
        page.end_wanted.connect(lambda: self._start(self._end_quiz, "quiz"))
        page.time_back_wanted.connect(
            lambda row: self._start(partial(self._give_time, row), "time")
        )
        page.go_on_wanted.connect(lambda row: self._start(partial(self._let_go_on, row), "time"))

    def _start(
        self, work: Callable[[], Awaitable[None]], key: str, policy: Policy = Policy.DROP
    ) -> None:
        async def fresh() -> None:
            self.page.show_error("")
            await work()

        self._lend(fresh, key, policy)

    def _lend(self, work: Callable[[], Awaitable[None]], key: str, policy: Policy) -> None:
        """Do it with the rights of the keeper."""

        async def lent() -> None:
            with self._services.gate.lent_to(self._keeper):
                await work()

        self.scope.start(lent, key, policy)

    def _on_brought(self) -> None:
        """A day came in: there may be other classes, and other places."""
        self._start(self._open, "open", Policy.LATEST)

    def _on_class(self, class_id: ClassId) -> None:
        self._class_id = class_id
        self._start(self._read, "read", Policy.LATEST)

    def _on_message(self, text: str) -> None:
        self._seat.close()
        self._seat.tell(text)

    async def _next(self) -> None:
        await self._seat.park()
        self._seat.close()

    async def _save(self, text: str) -> None:
        stored = profile_stored(self._profile) | {"text": text[:MAX_TEXT]}
        self._profile = profile_from(stored).profile
        await self._services.kiosk.save_profile(self._profile)
        self._seat.follow(self._profile)
        self.page.first.tell_saved()

    async def _begin_quiz(self, asset_id: AssetId, title: str) -> None:
        if self._class_id is None:
            return
        quiz = ClassQuiz(class_id=self._class_id, asset_id=asset_id, title=title)
        await self._services.kiosk.begin_quiz(quiz)
        self._quiz, self._runs = await self._services.kiosk.quiz(), True
        await self._read()
        if any(row.sits_here for row in self.page.children_card.rows.rows.items):
            self._seat.lead(asset_id)

    async def _end_quiz(self) -> None:
        quiz = self._quiz
        if quiz is None or not await dialogs.confirm(
            self.page,
            tr("End the quiz for everybody?"),
            tr("What was answered so far is handed in. Nobody can go on with it."),
            tr("End it"),
        ):
            return
        await self._seat.park()  # what is being answered now is handed in as well
        try:
            await self._services.class_quizzes.end(ClassId(quiz.class_id), AssetId(quiz.asset_id))
        except NotFound:
            log.info("The class of the quiz, or the quiz itself, is gone: nothing is handed in")
        await self._services.kiosk.end_quiz(quiz)
        self._runs = False
        await self._read()

    async def _give_time(self, row: ChildRow) -> None:
        if self._class_id is None or row.stand is None or row.stand.attempt_id is None:
            return
        await self._services.class_quizzes.give_time_back(
            self._class_id, row.of.user.id, row.stand.attempt_id
        )
        await self._read()

    async def _let_go_on(self, row: ChildRow) -> None:
        key, stand, service = self._class_id, row.stand, self._services.class_quizzes
        if key is None or stand is None or stand.attempt_id is None or self._quiz is None:
            return
        person, asset_id = row.of.user, AssetId(self._quiz.asset_id)
        known = await service.handed_in(key, person.id, stand.attempt_id)
        minutes = await ask_to_go_on(self.page, person.full_name, known)
        if minutes is None:
            return
        await service.open_again(key, person.id, stand.attempt_id, minutes=minutes)
        await self._read()
        seated = self._seat.sits()
        if seated is not None and seated.id == person.id:
            self._seat.lead(asset_id)
