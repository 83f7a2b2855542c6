"""What happens in step 4: the report, the lists to look at, passages, and acts on questions."""

from __future__ import annotations

from typing import Protocol

from ...domain.ids import CourseId
from ...domain.outline import Outline
from ...domain.writing import RunView
from ...services.generation import GenerationService
from ...services.library import LibraryService
from ..kit.tasks import TaskScope
from ..kit.translate import tr
from .line import Line
from .review_step import ASIDE, LESSONS, QUALITY, QUESTIONS, ReviewStep
from .words import facts_text, words_text
from .write_lines import lines_of


class Owner(Protocol):
    """What the review asks of its screen."""

    scope: TaskScope

    @property
    def generation(self) -> GenerationService:
        """The service."""

    @property
    def library(self) -> LibraryService:
        """The service."""

    def open_course(self) -> None:
        """Leave for the course."""

    def another(self) -> None:
        """Begin the next one."""


class Reviewing:
    """Shows what a run made."""

    def __init__(self, step: ReviewStep, owner: Owner) -> None:
        self._step, self._owner = step, owner
        self.course_id: CourseId | None = None
        self._run: RunView | None = None
        self._outline: Outline | None = None
        step.open_requested.connect(owner.open_course)
        step.again_requested.connect(owner.another)
        step.publish_requested.connect(lambda: owner.scope.start(self._publish, "publish"))

    def begin(self, run: RunView, course_id: CourseId, outline: Outline | None) -> None:
        """A course was written."""
        self._run, self.course_id, self._outline = run, course_id, outline
        self._show_head(is_published=False)
        self._step.show_report(self._lists(), "", "good", self._empty())

    def _show_head(self, *, is_published: bool) -> None:
        run = self._run
        assert run is not None
        facts = facts_text(
            tr("%n lesson(s)", run.total),
            tr("%n question(s)", sum(step.questions for step in run.lessons)),
            words_text(sum(step.words for step in run.lessons)),
        )
        self._step.show_course(run.title, facts, is_published=is_published)

    def _lists(self) -> dict[str, list[Line]]:
        run, outline = self._run, self._outline
        assert run is not None
        aside = outline.set_aside if outline is not None else ()
        return {
            QUALITY: [],
            QUESTIONS: [],
            LESSONS: lines_of(run, is_running=False),
            ASIDE: [
                Line(item.key, item.title, note=facts_text(item.reason, words_text(item.words)))
                for item in aside
            ],
        }

    def _empty(self) -> dict[str, str]:
        return {
            QUALITY: tr("There are no figures."),
            QUESTIONS: tr("No question needs a look."),
            LESSONS: tr("There are no lessons."),
            ASIDE: tr("Nothing was set aside: every passage stands in a lesson."),
        }

    async def _publish(self) -> None:
        if self.course_id is not None:
            await self._owner.library.set_published(self.course_id, True)
            self._show_head(is_published=True)
