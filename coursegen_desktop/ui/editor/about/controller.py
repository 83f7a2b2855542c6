"""Loads and keeps what is said of the course; saves by itself what is typed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import fields, replace
from pathlib import Path

from ....domain.course import CourseView
from ....domain.edit import CourseDetails, CourseFields
from ....domain.errors import AppError
from ....domain.ids import CourseId
from ....domain.slide_credits import PictureCredit
from ....domain.user import User
from ....media.course_cover import KINDS, look
from ....services.autosave import FAILED, Autosave
from ....services.blocking import in_thread
from ....services.course_facts import CourseFactsService
from ....services.editing import EditingService
from ...kit.dialogs import choose_files
from ...kit.notices import Notices
from ...kit.tasks import Policy, TaskScope
from ...kit.translate import error_text, tr
from .cover_view import ask_frame
from .pane import AboutPane


class AboutController:
    """Between the pane and the services. `told` hears saved, edited, saving, failed."""

    def __init__(
        self,
        pane: AboutPane,
        scope: TaskScope,
        notices: Notices,
        editing: EditingService,
        facts: CourseFactsService,
        user: User,
        *,
        told: Callable[[str], None],
        credits: Callable[[CourseId], Awaitable[tuple[PictureCredit, ...]]],
    ) -> None:
        self.saver = Autosave(self._save, self._told)
        self._pane, self._scope, self._notices = pane, scope, notices
        self._editing, self._facts, self._user, self._tell = editing, facts, user, told
        self._credits = credits
        self._course: CourseView | None = None
        self._shown: CourseView | None = None  # the course that the pane speaks of
        self._kept: CourseDetails | None = None
        pane.edited.connect(self._on_edited)
        pane.picture_requested.connect(lambda: scope.start(self._choose_picture, "cover"))
        pane.picture_removal_requested.connect(lambda: scope.start(self._drop_picture, "cover"))

    def show(self, course: CourseView | None) -> None:
        """Another course is on the desk, or it was read anew."""
        self._course = course
        self._scope.start(self.reload, "about", Policy.LATEST)

    async def reload(self) -> None:
        """Read it anew, where nothing is being typed."""
        while True:
            course = self._course
            if not self.saver.is_clean:
                if course is None or self._shown is None or self._shown.id == course.id:
                    return
                await self.saver.flush()  # typed while another course came
            if course is None:
                return
            details = await self._editing.details(course.id)
            others = await self._facts.others(course.id, user_id=self._user.id)
            if self._course is not course:
                return
            if self.saver.is_clean:
                self._kept, self._shown = details, course
                self._pane.show_details(details, others)
                self._pane.cover.show_cover(course.public_id, details.title, details.thumbnail_url)
                await self._learn()
                self._pane.show_pictures(await self._credits(course.id))
                return

    async def show_outcome(self, words: str) -> None:
        """Put the keyboard on an outcome of the course."""
        await self.reload()
        self._pane.show_outcome(words)

    async def _learn(self) -> None:
        course = self._course
        if course is not None:
            details = self._pane.details
            found = await self._facts.outcomes(
                course.id, details.learning_outcomes, details.language
            )
            self._pane.show_facts(found)

    def _on_edited(self) -> None:
        self.saver.edited()
        self._scope.start(self._learn, "about facts", Policy.LATEST)

    async def _save(self) -> None:
        course, kept, typed = self._shown, self._kept, self._pane.details
        if course is None or kept is None:
            return
        values = {
            field.name: getattr(typed, field.name)
            for field in fields(CourseDetails)
            if getattr(typed, field.name) != getattr(kept, field.name)
        }
        if not typed.title.strip():
            values.pop("title", None)  # without a title it is kept under the last one
            typed = replace(typed, title=kept.title)
        if values:
            await self._editing.save_course(course.id, CourseFields(**values), origin=self)
            # As it stands here: what others say of it meanwhile is no difference of ours.
            self._kept = typed

    async def _choose_picture(self) -> None:
        course = self._course
        kinds = tr("Pictures ({endings})", endings=" ".join(KINDS))
        chosen = await choose_files(self._pane, tr("Choose a picture for the cover"), [kinds])
        if not chosen or course is None:
            return
        picture = Path(chosen[0])
        frame = await ask_frame(self._pane, await in_thread(look, picture))
        if frame is not None:
            await self.saver.flush()
            await self._facts.set_cover(course.id, picture, frame)

    async def _drop_picture(self) -> None:
        if self._course is not None:
            await self.saver.flush()
            await self._editing.save_course(self._course.id, CourseFields(thumbnail_url=""))

    def _told(self, state: str, error: AppError | None) -> None:
        self._tell(state)
        if error is not None and state == FAILED:
            self._notices.show(error_text(error), kind="bad")
