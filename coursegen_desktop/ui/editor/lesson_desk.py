"""The lesson that is being written: saved by itself, journalled, and never overwritten."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from ...domain.errors import AppError, Conflict, NotFound
from ...domain.ids import LessonId
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
        self._steps: list[str] = []
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
        draft = await journal.find(f"lesson-{lesson.id}")
        if draft is None or self.lesson is not lesson:
            return
        if (draft.title, draft.content) == (lesson.title, lesson.content):
            journal.saved(draft.key)
            return
        is_ours = draft.base_revision == lesson.revision or draft.saving == mark(
            lesson.title, lesson.content
        )
        if not is_ours:
            # What both started from is not known any more: every difference is shown.
            await self._settle_with(None, lesson, draft.title, draft.content)
        else:
            self._page.show_lesson(
                LessonText(lesson.id, lesson.course_id, draft.title, draft.content, lesson.revision)
            )
            self._on_draft_changed()
        self._notices.show(
            tr("What you typed in “{title}” before the program stopped is back.", title=draft.title)
        )

    async def close(self) -> None:
        """What could not be saved was given up on purpose."""
        self.saver.forget()
        if self._journal is not None:
            if self.lesson is not None:
                self._journal.saved(f"lesson-{self.lesson.id}")
            await self._journal.settle()

    def leave(self) -> None:
        """Nothing is on the desk any more."""
        self.lesson = None
        self._steps.clear()

    # ------------------------------------------------------------ typing

    def _on_step_began(self) -> None:
        """A burst of typing ended: it is a step of its own when the text is saved."""
        lesson = self.lesson
        if lesson is None or self.saver.is_clean:
            return
        text = self._page.content
        if text != (self._steps[-1] if self._steps else lesson.content):
            self._steps.append(text)

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
                # Not overwriting a third version unseen: a further change asks again.
                await self._write(theirs, *answer, theirs.revision)
                self._page.show_lesson(self.lesson)
                return
            await self._keep_as_new(theirs, tr("{title} (my version)", title=title), content)
        self.lesson = theirs
        self._page.show_lesson(theirs)
        self._scope.start(self._preview, "preview", Policy.LATEST)

    async def _move_away(self, lesson: LessonText, title: str, content: str) -> None:
        """The lesson was deleted elsewhere while it was open here: its text is not lost."""
        self.lesson = None
        key = await self._keep_as_new(lesson, title, content)
        self._notices.show(
            tr("“{title}” was deleted elsewhere; your text is kept as a new lesson.", title=title)
        )
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
