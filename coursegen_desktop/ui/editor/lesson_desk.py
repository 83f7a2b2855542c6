"""The lesson that is being written: saved by itself, journalled, and never overwritten."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from ...domain.edit import Helped, TextStep
from ...domain.errors import AppError, Conflict, NotFound
from ...domain.ids import CourseId, LessonId
from ...domain.lesson import LessonText, minutes_after
from ...services.authoring import AuthoringService
from ...services.autosave import FAILED, SAVED, Autosave
from ...services.editing import EditingService
from ...services.journal import Draft, JournalService, mark
from ..kit.notices import Notices
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import error_text, tr
from .page import EditorPage

# A text that takes longer to lay out is laid out once the typing rests.
_LONG_TEXT = 50_000
_REST_SECONDS = 0.25
KeepAsNew = Callable[[LessonText, str, str], Awaitable[LessonId]]
Settle = Callable[[LessonText | None, LessonText, str, str], Awaitable[tuple[str, str] | None]]


class LessonDesk:
    """One lesson's text between the page and the services.

    `settle(base, theirs, title, content)` asks what becomes of two texts: title and text, or None
    to keep mine as a new lesson. `keep_as_new` makes that; `moved_to` opens another lesson.
    """

    def __init__(
        self,
        page: EditorPage,
        scope: TaskScope,
        notices: Notices,
        authoring: AuthoringService,
        editing: EditingService,
        journal: JournalService | None,
        *,
        keep_as_new: KeepAsNew,
        settle: Settle,
        moved_to: Callable[[LessonText, LessonId], None],
        saved: Callable[[], None],
    ) -> None:
        self.lesson: LessonText | None = None
        self.saver = Autosave(self._save, self._told)
        self._page, self._scope, self._notices = page, scope, notices
        self._authoring, self._editing, self._journal = authoring, editing, journal
        self._keep_as_new, self._settle = keep_as_new, settle
        self._moved_to, self._saved = moved_to, saved
        self._state = SAVED
        self._steps: list[TextStep] = []
        self._taken: set[str] = set()  # drafts of the journal that somebody sees to
        self._saving = ""
        page.draft_changed.connect(self._on_draft_changed)
        page.step_began.connect(self._on_step_began)
        page.save_requested.connect(lambda: scope.start(self.saver.flush, "save"))

    def put(self, lesson: LessonText | None) -> None:
        """Put a lesson on the desk; what was typed into the last one was saved before."""
        self.lesson = lesson
        self._steps.clear()
        self._page.show_lesson(lesson)
        self._page.show_saving(SAVED)
        self._page.show_title_missing(False)
        self._scope.start(self._preview, "preview", Policy.LATEST)

    async def take_up(self) -> None:
        """Put back on the desk what an end without saving left in the journal."""
        lesson, journal = self.lesson, self._journal
        if lesson is None or journal is None or not self.saver.is_clean:
            return
        if f"lesson-{lesson.id}" in self._taken:
            return
        draft = await journal.find(f"lesson-{lesson.id}")
        if draft is None or self.lesson is not lesson or not self.saver.is_clean:
            return
        if (draft.title, draft.content) == (lesson.title, lesson.content):
            journal.saved(draft.key)
            return
        is_ours = draft.base_revision == lesson.revision or draft.saving == mark(
            lesson.title, lesson.content
        )
        if not is_ours:
            # What both started from is not known any more: every difference is shown. Settling
            # brings the page here again, which must not find the draft; a crash meanwhile does.
            await self._settle_left(lesson, draft)
        else:
            self._page.show_lesson(
                LessonText(lesson.id, lesson.course_id, draft.title, draft.content, lesson.revision)
            )
            self._on_draft_changed()
        self._notices.show(
            tr("What you typed in “{title}” before the program stopped is back.", title=draft.title)
        )

    async def rescue(self, course_id: CourseId, lesson_id: LessonId) -> LessonId | None:
        """A new lesson of what the journal has for one that stands in the course no more."""
        journal, name = self._journal, f"lesson-{lesson_id}"
        is_here = self.lesson is not None and self.lesson.id == lesson_id
        if journal is None or is_here or name in self._taken:
            return None  # what is typed here is kept when it is saved
        self._taken.add(name)
        try:
            draft = await journal.find(name)
            if draft is None or draft.course_id != course_id:
                return None
            gone = LessonText(lesson_id, course_id, draft.title, draft.content, draft.base_revision)
            key = await self._keep_as_new(gone, draft.title, draft.content)
            journal.saved(name)
        finally:
            self._taken.discard(name)
        self._tell_moved(draft.title)
        return key

    def _tell_moved(self, title: str) -> None:
        self._notices.show(
            tr("“{title}” was deleted elsewhere; your text is kept as a new lesson.", title=title)
        )

    async def _settle_left(self, lesson: LessonText, draft: Draft) -> None:
        self._taken.add(draft.key)
        try:
            await self._settle_with(None, lesson, draft.title, draft.content)
        except AppError:
            if self.lesson is not None and self._page.content != self.lesson.content:
                self._on_draft_changed()  # what was chosen is saved like what is typed
            raise
        finally:
            self._taken.discard(draft.key)
        if self._journal is not None and self.saver.is_clean:
            self._journal.saved(draft.key)

    def discard(self) -> None:
        """What could not be saved was given up on purpose."""
        self.saver.forget()
        if self._journal is not None and self.lesson is not None:
            self._journal.saved(f"lesson-{self.lesson.id}")

    async def close(self) -> None:
        """What could not be saved stands in the journal for the next start."""
        if self._journal is not None:
            await self._journal.settle()
        self.saver.forget()

    def leave(self) -> None:
        """Nothing is on the desk any more."""
        self.lesson = None
        self._steps.clear()

    async def take(self, change: Callable[[], None], helped: Helped) -> None:
        """Have the page's text changed by `change`, as one step that a model wrote.

        Raises the AppError of the save before it; then nothing is changed. What fails afterwards
        is saved like what is typed.
        """
        await self.saver.flush()
        change()
        self._steps.append(TextStep(self._page.content, helped))
        await self.saver.flush()

    # ------------------------------------------------------------ typing

    def _on_step_began(self) -> None:
        """A burst of typing ended: it is a step of its own when the text is saved."""
        lesson = self.lesson
        if lesson is None or self.saver.is_clean:
            return
        text = self._page.content
        if text != (self._steps[-1].text if self._steps else lesson.content):
            self._steps.append(TextStep(text))

    def _on_draft_changed(self) -> None:
        self._page.show_title_missing(not self._page.title.strip())
        self.saver.edited()
        if self._journal is not None and self.lesson is not None:
            self._journal.edited(f"lesson-{self.lesson.id}", self._draft)
        self._scope.start(self._preview, "preview", Policy.LATEST)

    def _draft(self) -> Draft | None:
        lesson = self.lesson
        if lesson is None or (self.saver.is_clean and not self._saving):
            return None
        return Draft(
            "lesson",
            lesson.id,
            lesson.course_id,
            lesson.revision,
            self._page.title,
            self._page.content,
            saving=self._saving,
        )

    async def _preview(self) -> None:
        lesson, text = self.lesson, self._page.content
        if lesson is None:
            return
        if len(text) > _LONG_TEXT:
            await asyncio.sleep(_REST_SECONDS)
            text = self._page.content
        rendered = await self._authoring.preview(text, lesson)
        if self.lesson is not None and self.lesson.id == lesson.id:
            self._page.show_preview(rendered)

    # ------------------------------------------------------------ saving

    async def _save(self) -> None:
        lesson = self.lesson
        if lesson is None:
            return
        # Without a title the text is kept under the last one, until a new one is typed.
        title, content = self._page.title.strip() or lesson.title, self._page.content
        if (title, content) == (lesson.title, lesson.content):
            self._steps.clear()
            return
        try:
            await self._announce(title, content)
            await self._write(lesson, title, content, lesson.revision)
        except Conflict:
            theirs = await self._authoring.lesson(lesson.id)
            # Typed on meanwhile: that is mine too.
            title, content = self._page.title.strip() or lesson.title, self._page.content
            await self._settle_with(lesson, theirs, title, content)
        except NotFound:
            await self._move_away(lesson, title, content)
        finally:
            self._saving = ""

    async def _announce(self, title: str, content: str) -> None:
        """Say in the journal what is about to be saved: an end right after it leaves a draft that
        is known to go on from there, and no older one."""
        self._saving = mark(title, content)
        if self._journal is not None and self.lesson is not None:
            self._journal.edited(f"lesson-{self.lesson.id}", self._draft)
            await self._journal.settle()

    async def _write(self, lesson: LessonText, title: str, content: str, base: int) -> None:
        steps = tuple(self._steps)
        revision = await self._editing.save_lesson(
            lesson.id,
            title=title,
            content=content,
            base_revision=base,
            steps=steps,
            origin=self,
        )
        del self._steps[: len(steps)]
        minutes = minutes_after(content, lesson.content, lesson.minutes)
        self.lesson = LessonText(lesson.id, lesson.course_id, title, content, revision, minutes)
        self._saved()

    async def _settle_with(
        self, base: LessonText | None, theirs: LessonText, title: str, content: str
    ) -> None:
        """Somebody else saved meanwhile: neither text is dropped."""
        self._steps.clear()
        if (theirs.title, theirs.content) != (title, content):
            answer = await self._settle(base, theirs, title, content)
            if answer is not None:
                # It stands on the page before it is written: what is typed meanwhile is kept.
                self.lesson = theirs
                self._page.show_lesson(replace(theirs, title=answer[0], content=answer[1]))
                # Not overwriting a third version unseen: a further change asks again.
                await self._write(theirs, *answer, theirs.revision)
                return
            await self._keep_both(theirs, title, content, is_shown=base is not None)
        if base is None:
            return  # theirs is what stands on the page
        self.lesson = theirs
        self._page.show_lesson(theirs)
        self._scope.start(self._preview, "preview", Policy.LATEST)

    async def _keep_both(
        self, theirs: LessonText, title: str, content: str, *, is_shown: bool
    ) -> None:
        """Mine as a new lesson, with what is typed while it is made if mine is on the page."""
        key = await self._keep_as_new(theirs, tr("{title} (my version)", title=title), content)
        while is_shown and self._page.content != content:
            content = self._page.content
            made = await self._authoring.lesson(key)
            await self._editing.save_lesson(
                key, title=made.title, content=content, base_revision=made.revision
            )

    async def _move_away(self, lesson: LessonText, title: str, content: str) -> None:
        """The lesson was deleted elsewhere while it was open here: its text is not lost."""
        key = await self._keep_as_new(lesson, title, content)
        # What is typed from here on belongs to the new one.
        self.lesson = await self._authoring.lesson(key)
        if self._journal is not None:
            self._journal.saved(f"lesson-{lesson.id}")
        self._steps.clear()
        if self._page.content != content:
            self.saver.edited()
        self._tell_moved(title)
        self._moved_to(lesson, key)

    def _told(self, state: str, error: AppError | None) -> None:
        # Tried again and again on a full disk, it is told once and stays marked.
        is_news = state == FAILED and self._state != FAILED
        if state in (FAILED, SAVED):
            self._state = state
        if state == SAVED and self._journal is not None and self.lesson is not None:
            self._journal.saved(f"lesson-{self.lesson.id}")
        self._page.show_saving(state)
        if error is not None and is_news:
            self._notices.show(error_text(error), kind="bad")
