"""What happens in step 4: figures, lessons and their statements, each with its passage."""

from __future__ import annotations

from typing import Protocol

from ...domain.ids import CourseId, LessonId
from ...domain.outline import Outline
from ...domain.statement import Statement
from ...domain.writing import RunView
from ...services.generation import GenerationService
from ...services.library import LibraryService
from ...services.statements import StatementsService
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import tr
from .review_lines import aside_lines, figure_lines, lesson_lines, statement_lines
from .review_step import ASIDE, LESSONS, QUALITY, READ, Report, ReviewStep
from .words import facts_text, words_text


class Owner(Protocol):
    """What the review asks of its screen."""

    scope: TaskScope
    library: LibraryService
    statements: StatementsService

    @property
    def generation(self) -> GenerationService:
        """The service."""

    def open_course(self) -> None:
        """Leave for the course."""

    def read_lesson(self, lesson_id: LessonId) -> None:
        """Leave for a lesson."""

    def another(self) -> None:
        """Begin the next one."""


class Reviewing:
    """Shows what a run made."""

    def __init__(self, step: ReviewStep, owner: Owner) -> None:
        self._step, self._owner = step, owner
        self.course_id: CourseId | None = None
        self._run: RunView | None = None
        self._outline: Outline | None = None
        self._statements: tuple[Statement, ...] = ()
        step.open_requested.connect(owner.open_course)
        step.again_requested.connect(owner.another)
        step.publish_requested.connect(lambda: owner.scope.start(self._publish, "publish"))
        step.line_chosen.connect(self._on_chosen)
        step.line_reached.connect(self._on_reached)
        step.act_wanted.connect(self._on_act)

    def begin(self, run: RunView, course_id: CourseId, outline: Outline | None) -> None:
        """A course was written."""
        self._run, self.course_id, self._outline = run, course_id, outline
        self._statements = ()
        self._show_head(is_published=False)
        self._step.passage.clear()
        self._step.show_report(self._report(run))

    def _show_head(self, *, is_published: bool) -> None:
        run = self._run
        assert run is not None
        facts = facts_text(
            tr("%n lesson(s)", len(run.lessons)),
            tr("%n question(s)", sum(step.questions for step in run.lessons)),
            words_text(sum(step.words for step in run.lessons)),
        )
        self._step.show_course(run.title, facts, is_published=is_published)

    def _report(self, run: RunView) -> Report:
        lessons = lesson_lines(run, self._outline)
        weak = sum(line.icon_role != "good" for line in lessons)
        verdict = (
            tr("%n lesson(s) may need a look: they stand first in the list of lessons.", weak)
            if weak
            else tr("Every lesson has its text, and questions where it holds facts to ask for.")
        )
        return Report(
            lists={
                QUALITY: figure_lines(run, self._outline),
                LESSONS: lessons,
                ASIDE: aside_lines(self._outline),
            },
            empty={
                LESSONS: tr("There are no lessons."),
                ASIDE: tr("Nothing was set aside: every passage stands in a lesson."),
            },
            acts={LESSONS: (READ,)},
            verdict=verdict,
            kind="warn" if weak else "good",
        )

    # ------------------------------------------------------------ what a person does

    def _lesson(self, key: object) -> tuple[str, LessonId] | None:
        for step in self._run.lessons if self._run is not None else ():
            if step.key == key and step.lesson_id is not None:
                return step.title, step.lesson_id
        return None

    def _on_chosen(self, key: object) -> None:
        lesson = self._lesson(key)
        if not self._step.is_inner and lesson is not None:
            title, lesson_id = lesson
            self._owner.scope.start(
                lambda: self._show_statements(title, lesson_id), "statements", Policy.RESTART
            )

    async def _show_statements(self, title: str, lesson_id: LessonId) -> None:
        self._statements = await self._owner.statements.of_lesson(lesson_id)
        self._step.show_statements(statement_lines(title, self._statements))

    def _on_reached(self, key: object) -> None:
        passage = self._step.passage
        if not self._step.is_inner or not isinstance(key, int):
            passage.clear()
            return
        statement = self._statements[key] if key < len(self._statements) else None
        if statement is None or statement.span is None:
            passage.tell(tr("This names no place in a document."))
            return
        quote = statement.span.quote
        passage.show_passage(statement.source_name, "", quote, 0, len(quote))

    def _on_act(self, act: str, key: object) -> None:
        lesson = self._lesson(key)
        if act == READ and lesson is not None:
            self._owner.read_lesson(lesson[1])

    async def _publish(self) -> None:
        if self.course_id is not None:
            await self._owner.library.set_published(self.course_id, True)
            self._show_head(is_published=True)
