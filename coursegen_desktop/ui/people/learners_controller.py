"""What happens among the learners of a course: lists them, enrols and removes some."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.errors import AppError, NotFound, PermissionDenied
from ...domain.events import (
    CourseChanged,
    EnrollmentChanged,
    LessonCompleted,
    PeopleChanged,
    ProfileChanged,
)
from ...domain.ids import CourseId
from ...domain.people import Learner
from ...domain.rights import Right
from ...domain.user import User
from ...services.clock import Now
from ..content.course_export import file_name
from ..kit import dialogs
from ..kit.routes import ClassRoute, CourseRoute, LearnersRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.tasks import Policy
from ..kit.translate import error_text, tr
from .add_dialog import AddPersonDialog, words_of_course
from .codes import choose_csv
from .learners_page import LearnersPage
from .roster_import import RosterImport, RosterVerbs
from .words import short

if TYPE_CHECKING:
    from ...services.enrolment import EnrolmentService

_OF_COURSE = (CourseChanged, EnrollmentChanged, LessonCompleted)


class LearnersScreen(Screen[LearnersPage]):
    """The learners of one course."""

    def __init__(self, context: ScreenContext, *, enrolment: EnrolmentService, now: Now) -> None:
        super().__init__(context, LearnersPage())
        self._enrolment, self._now = enrolment, now
        self._connect_page()
        for event in _OF_COURSE:
            self.listen(event, self._on_course_event)
        for about_people in (PeopleChanged, ProfileChanged):
            self.listen(about_people, lambda _: self.mark_stale())

    async def show(self, route: LearnersRoute) -> None:
        """List the learners. A course that is gone keeps the user where he was."""
        try:
            enrolled = await self._enrolment.learners(route.course_id)
        except (NotFound, PermissionDenied):
            raise
        except AppError as error:
            self.page.show_failure(error_text(error))
            return
        self.page.show_learners(
            enrolled,
            self._now().astimezone().date(),
            may_enrol=self._enrolment.may(Right.ENROL_OTHERS),
        )

    # ------------------------------------------------------------ wishes of the page

    def _connect_page(self) -> None:
        page, start = self.page, self.scope.start
        page.back_requested.connect(self._go_back)
        page.retry_requested.connect(self.reload)
        page.class_requested.connect(lambda: self.context.go(ClassRoute(self._course_id)))
        page.add_requested.connect(lambda: start(self._add, "dialog"))
        page.import_requested.connect(lambda: start(self._import, "dialog"))
        page.export_requested.connect(lambda: start(self._export, "dialog"))
        page.remove_requested.connect(
            lambda learner: start(partial(self._remove, learner), f"remove {learner.user.id}")
        )

    @property
    def _course_id(self) -> CourseId:
        assert isinstance(self.route, LearnersRoute)
        return self.route.course_id

    def _go_back(self) -> None:
        self.context.go(CourseRoute(self._course_id))

    async def _add(self) -> None:
        enrolled = self.page.enrolled
        if enrolled is None:
            return
        dialog = AddPersonDialog(self.page, words_of_course(enrolled.title))
        dialog.looked_for.connect(
            lambda text: self.scope.start(
                partial(self._look, dialog, text), "candidates", Policy.RESTART
            )
        )
        dialog.person_chosen.connect(
            lambda user: self.scope.start(partial(self._enrol, dialog, user), "enrol")
        )
        dialog.look()
        await dialogs.run(dialog)
        self.scope.cancel("candidates")

    async def _look(self, dialog: AddPersonDialog, text: str) -> None:
        try:
            found = await self._enrolment.candidates(self._course_id, text)
        except AppError as error:
            dialog.show_error(error)
            return
        dialog.show_candidates(text, found)

    async def _enrol(self, dialog: AddPersonDialog, user: User) -> None:
        try:
            await self._enrolment.enrol_other(self._course_id, user.id)
        except AppError as error:
            dialog.show_error(error)
            return
        dialog.show_added(user)

    async def _remove(self, learner: Learner) -> None:
        course_id, user = self._course_id, learner.user
        await self._enrolment.leave(course_id, user_id=user.id)
        self.context.notices.show(
            tr("{name} was removed; their progress is kept", name=short(user.full_name)),
            action_text=tr("Undo"),
            on_action=lambda: self.scope.start(
                partial(self._put_back, course_id, user), f"remove {user.id}"
            ),
        )

    async def _put_back(self, course_id: CourseId, user: User) -> None:
        await self._enrolment.enrol_other(course_id, user.id)

    # ------------------------------------------------------------ lists in and out

    async def _export(self) -> None:
        enrolled = self.page.enrolled
        if enrolled is None:
            return
        suggested = Path(file_name(enrolled.title)).stem + ".csv"
        path = await choose_csv(self.page, tr("Export learners"), suggested)
        if path is None:
            return
        count = await self._enrolment.export_csv(enrolled.course_id, path)
        self.context.notices.show(
            tr("%n learner(s) saved as {file}", count, file=path.name), kind="good"
        )

    async def _import(self) -> None:
        course_id, enrolment = self._course_id, self._enrolment
        verbs = RosterVerbs(
            partial(enrolment.plan_import, course_id),
            partial(enrolment.bring_in, course_id),
            enrolment.save_codes,
        )
        notices = self.context.notices
        await RosterImport(self.page, self.scope, notices, tr("Import learners"), verbs).run()

    def _on_course_event(self, event: CourseChanged | EnrollmentChanged | LessonCompleted) -> None:
        if isinstance(self.route, LearnersRoute) and event.course_id == self.route.course_id:
            self.mark_stale()
