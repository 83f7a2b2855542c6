"""What a class has to do: given, changed, taken back; courses for the whole class."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ....domain.errors import AppError
from ....domain.library import CourseCard, LibraryQuery
from ....domain.school_class import Assignment
from ....domain.user import User
from ...kit import dialogs
from ...kit.notices import Notices
from ...kit.tasks import Policy, TaskScope
from ...kit.translate import tr
from ..words import isolated
from .given_dialog import GivenDialog
from .page import SchoolClassPage
from .target_dialog import Part, TargetDialog
from .who_dialog import WhoDialog
from .words import title_words

if TYPE_CHECKING:
    from ....services.assignments import AssignmentsService
    from ....services.classes import ClassesService
    from ....services.lessons import LessonsService
    from ....services.library import LibraryService


class ClassTasks:
    """Asks what, when and for whom, and does it."""

    def __init__(
        self,
        page: SchoolClassPage,
        scope: TaskScope,
        notices: Notices,
        *,
        classes: ClassesService,
        assignments: AssignmentsService,
        library: LibraryService,
        lessons: LessonsService,
        user: User,
    ) -> None:
        self._page, self._scope, self._notices = page, scope, notices
        self._classes, self._assignments = classes, assignments
        self._library, self._lessons, self._user = library, lessons, user

    async def assign(self) -> None:
        """Something new for the class that is shown."""
        view = self._page.view
        if view is None:
            return
        title = tr("What is {class_name} to do?", class_name=isolated(view.of.name[:60]))
        part = await self._choose(title)
        if part is None:
            return
        dialog = GivenDialog(self._page, view, part.title, self._page.tables.today)

        async def act() -> bool:
            people = dialog.chosen
            if people is None:
                dialog.show_error(tr("Choose at least one learner."))
                return False
            await self._assignments.assign(
                view.of.id, part.target, span=dialog.span, words=dialog.note.text(), people=people
            )
            return True

        if await dialog.serve(act):
            self._notices.show(tr("It stands in their library now"), kind="good")

    async def change(self, task: Assignment) -> None:
        """Other days, another word, other people."""
        view = self._page.view
        if view is None:
            return
        dialog = GivenDialog(
            self._page, view, title_words(task), self._page.tables.today, known=task
        )

        async def act() -> bool:
            people = dialog.chosen
            if people is None:
                dialog.show_error(tr("Choose at least one learner."))
                return False
            await self._assignments.change(
                task, span=dialog.span, words=dialog.note.text(), people=people
            )
            return True

        await dialog.serve(act)

    async def who(self, task: Assignment) -> None:
        """Show who has done it."""
        if self._page.view is not None:
            await dialogs.run(WhoDialog(self._page, self._page.view, task))

    async def withdraw(self, task: Assignment) -> None:
        """Take it back, with a way to give it again."""
        await self._assignments.withdraw(task)
        self._notices.show(
            tr("“{what}” was taken back", what=isolated(title_words(task)[:80])),
            action_text=tr("Undo"),
            on_action=lambda: self._scope.start(
                partial(self._assignments.give_again, task), f"withdraw {task.id}"
            ),
        )

    async def enrol(self) -> None:
        """Let the whole class take a course."""
        view = self._page.view
        if view is None:
            return
        title = tr("In which course is {class_name}?", class_name=isolated(view.of.name[:60]))
        part = await self._choose(title, whole_only=True)
        if part is None:
            return
        count = await self._classes.enrol(view.of.id, part.target.course_id)
        words = (
            tr("%n learner(s) enrolled in “{course}”", count, course=isolated(part.title[:80]))
            if count
            else tr("Everybody takes “{course}” already", course=isolated(part.title[:80]))
        )
        self._notices.show(words, kind="good")

    async def _choose(self, title: str, *, whole_only: bool = False) -> Part | None:
        dialog = TargetDialog(self._page, title, whole_only=whole_only)
        dialog.looked_for.connect(
            lambda text: self._scope.start(
                partial(self._look, dialog, text), "courses", Policy.RESTART
            )
        )
        dialog.course_chosen.connect(
            lambda card: self._scope.start(
                partial(self._open, dialog, card), "parts", Policy.RESTART
            )
        )
        dialog.look()
        chosen: list[Part | None] = []
        dialog.accepted.connect(lambda: chosen.append(dialog.chosen))
        await dialogs.run(dialog)
        self._scope.cancel("courses")
        self._scope.cancel("parts")
        return _with_course(chosen[0], dialog) if chosen else None

    async def _look(self, dialog: TargetDialog, text: str) -> None:
        try:
            page = await self._library.page(LibraryQuery(text=text), user_id=self._user.id)
        except AppError as error:
            dialog.show_error(error)
            return
        dialog.show_courses(text, [card for card in page.cards if card.is_published])

    async def _open(self, dialog: TargetDialog, card: CourseCard) -> None:
        try:
            dialog.show_parts(await self._lessons.course(card.id, user_id=self._user.id))
        except AppError as error:
            dialog.show_error(error)


def _with_course(part: Part | None, dialog: TargetDialog) -> Part | None:
    """What was chosen by a name that says what it is: a whole course by its own."""
    if part is None or part.target.lesson_id is not None or not dialog.course_title:
        return part
    return Part(part.target, dialog.course_title, 0)
