"""A run is given up: while it is written, or while it waits among the unfinished ones."""

from __future__ import annotations

from collections.abc import Callable

from ...domain.ids import RunId
from ...domain.writing import RunView
from ...services.generation import GenerationService
from ..kit.dialogs import confirm
from ..kit.routes import CourseRoute
from ..kit.screen import ScreenContext
from ..kit.translate import tr
from .page import OUTLINE, WRITE, GeneratorPage
from .run_words import discard_words


class Stopping:
    """Asks before something would be lost, and says what is left."""

    def __init__(
        self, page: GeneratorPage, generation: GenerationService, context: ScreenContext
    ) -> None:
        self._page, self._generation, self._context = page, generation, context

    async def cancel(self, run_id: RunId) -> None:
        """Stop for good; back to the outline. What was written is named, and can be opened."""
        run = await self._generation.run(run_id)
        if run.done and not await confirm(
            self._page,
            tr("Stop writing for good?"),
            tr(
                "The %n lesson(s) that are written stay in the library, as a draft. To go on "
                "later, choose Pause instead.",
                run.done,
            ),
            tr("Stop writing"),
            danger=True,
        ):
            return
        if self._page.step != WRITE:
            return  # the last lesson came while one was asked
        self._page.writing.show_stopping(tr("Stopping…"))
        await self._generation.cancel(run_id)
        run = await self._generation.run(run_id)
        self._page.go_to(OUTLINE)
        self._tell_stopped(run)

    async def discard(self, run_id: RunId, then: Callable[[], object]) -> None:
        """Throw an unfinished run away; `then` is called when it is gone."""
        run = await self._generation.run(run_id)
        sure = await confirm(
            self._page,
            tr("Discard “{title}”?", title=run.title),
            discard_words(run),
            tr("Discard"),
            danger=True,
        )
        if sure:
            await self._generation.discard(run_id)
            then()

    def _tell_stopped(self, run: RunView) -> None:
        course_id, notices = run.course_id, self._context.notices
        if course_id is None:
            notices.show(tr("Stopped. Nothing was written."))
            return
        notices.show(
            tr("Stopped. The lessons that were written are in the library, as a draft."),
            action_text=tr("Open"),
            on_action=lambda: self._context.go(CourseRoute(course_id)),
        )
