"""What happens in step 4: figures, lessons and their statements, each with its passage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ...domain.errors import FormatError, InvalidContent, NotFound
from ...domain.ids import CourseId, LessonId
from ...domain.outline import Outline
from ...domain.statement import Span, Statement
from ...domain.writing import RunView
from ...services.course_report import CourseReportService
from ...services.generation import GenerationService
from ...services.library import LibraryService
from ...services.statements import StatementsService
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import tr
from .proposal_dialog import ask_to_take
from .report_lines import item_lines, lessons_with, metric_lines, verdict_words
from .review_lines import aside_lines, figure_lines, lesson_lines, statement_lines
from .review_step import ASIDE, LESSONS, QUALITY, QUESTIONS, READ, REWRITE, Report, ReviewStep
from .words import facts_text, words_text


class Owner(Protocol):
    """What the review asks of its screen."""

    scope: TaskScope
    library: LibraryService
    statements: StatementsService
    reports: Callable[[], CourseReportService] | None

    @property
    def generation(self) -> GenerationService:
        """The service."""

    def open_course(self) -> None:
        """Leave for the course."""

    def read_lesson(self, lesson_id: LessonId) -> None:
        """Leave for a lesson."""

    def another(self) -> None:
        """Begin the next one."""

    def tell(self, words: str) -> None:
        """Say something in a notice."""


class Reviewing:
    """Shows what a run made."""

    def __init__(self, step: ReviewStep, owner: Owner) -> None:
        self._step, self._owner = step, owner
        self.course_id: CourseId | None = None
        self._run: RunView | None = None
        self._outline: Outline | None = None
        self._statements: tuple[Statement, ...] = ()
        self._lesson_id: LessonId | None = None  # whose statements are listed
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
        if self._owner.reports is not None:
            self._owner.scope.start(self._measure, "report", Policy.RESTART)

    async def _measure(self) -> None:
        """The whole report takes seconds; what is known at once is shown meanwhile."""
        run, course_id, reports = self._run, self.course_id, self._owner.reports
        if run is None or course_id is None or reports is None:
            return
        try:
            report = await reports().of_course(course_id, run.brief.sources)
        except (FormatError, InvalidContent):
            # The documents are gone or are others by now: the course is measured by itself.
            report = await reports().of_course(course_id)
        if course_id != self.course_id:
            return
        shown = self._report(run)
        weak = {lesson.title: " ".join(lesson.reasons) for lesson in report.weak_lessons}
        lists = {
            QUALITY: metric_lines(report),
            QUESTIONS: item_lines(report),
            LESSONS: lessons_with(list(shown.lists[LESSONS]), weak),
            ASIDE: shown.lists[ASIDE],
        }
        words, kind = verdict_words(report)
        empty = {**shown.empty, QUESTIONS: tr("No question needs a look.")}
        self._step.show_report(Report(lists, empty, shown.acts, words, kind))

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
            acts={LESSONS: (REWRITE, READ)},
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
        self._lesson_id = lesson_id
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
        lesson_id, span = self._lesson_id, statement.span
        if lesson_id is not None:
            self._owner.scope.start(
                lambda: self._show_passage(lesson_id, statement.source_name, span),
                "passage",
                Policy.RESTART,
            )

    async def _show_passage(self, lesson_id: LessonId, name: str, span: Span) -> None:
        """With the words around it; the quote alone where the document is kept no more."""
        panel = self._step.passage
        try:
            found = await self._owner.generation.passage(
                lesson_id, span.source, span.start, span.end
            )
        except NotFound:
            panel.show_passage(name, "", span.quote, 0, len(span.quote))
            return
        text = found.before + found.quote + found.after
        start = len(found.before)
        place = tr("page {number}", number=found.page) if found.page else ""
        if found.is_there and not found.is_unchanged:
            place = facts_text(place, tr("the file was changed since"))
        elif not found.is_there:
            place = facts_text(place, tr("the file is gone; this is what was read"))
        panel.show_passage(found.source or name, place, text, start, start + len(found.quote))

    def _on_act(self, act: str, key: object) -> None:
        lesson = self._lesson(key)
        if lesson is None:
            return
        if act == READ:
            self._owner.read_lesson(lesson[1])
        elif act == REWRITE:
            self._owner.scope.start(lambda: self._rewrite(lesson[1]), "rewrite")

    async def _rewrite(self, lesson_id: LessonId) -> None:
        """Write a lesson anew and show both; nothing is changed before one says so."""
        self._step.set_busy(True)
        try:
            proposal = await self._owner.generation.propose_lesson(lesson_id)
        finally:
            self._step.set_busy(False)
        if proposal.new == proposal.old and proposal.new_questions == proposal.old_questions:
            self._owner.tell(tr("It would be written just as it is."))
            return
        note = tr(
            "Questions: {old} now, {new} then.",
            old=proposal.old_questions,
            new=proposal.new_questions,
        )
        if proposal.is_edited:
            note = (
                tr("Somebody edited this lesson: that version is kept in the library.") + " " + note
            )
        if await ask_to_take(self._step, proposal.title, proposal.old, proposal.new, note):
            await self._owner.generation.take(proposal)
            self._owner.tell(tr("The new version was taken."))

    async def _publish(self) -> None:
        if self.course_id is not None:
            await self._owner.library.set_published(self.course_id, True)
            self._show_head(is_published=True)
