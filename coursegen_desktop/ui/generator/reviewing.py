"""What happens in step 4: figures, lessons and their statements, each with its passage."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import Protocol

from ...domain.course_report import CourseReport
from ...domain.errors import NotFound
from ...domain.ids import CourseId, LessonId
from ...domain.outline import Outline
from ...domain.statement import Span, Statement
from ...domain.writing import AGENTS, Refresh, RunView, Staleness
from ...domain.written_by import WrittenBy
from ...services.course_report import CourseReportService
from ...services.generation import GenerationService
from ...services.library import LibraryService
from ...services.statements import StatementsService
from ..content.line import Line
from ..content.passage_words import readable
from ..kit.routes import LessonRoute, MediaRoute, Route
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import tr
from .agent_words import writer_notes
from .proposal_dialog import ask_to_take
from .question_acts import QuestionActs
from .report_lines import (
    ItemKey,
    item_lines,
    lessons_told,
    lessons_with,
    meaning_of,
    metric_lines,
    verdict_words,
    writers_of,
)
from .report_words import told
from .review_lines import (
    aside_lines,
    changed_lines,
    changed_words,
    figure_lines,
    lesson_lines,
    read_words,
    statement_lines,
)
from .review_step import (
    ACCEPT,
    ANOTHER,
    ASIDE,
    CHANGED,
    DROP,
    LESSONS,
    QUALITY,
    QUESTIONS,
    READ,
    REFRESH,
    REWRITE,
    Report,
    ReviewStep,
)
from .tracing import show_trace
from .words import analyser_name, facts_text, words_text


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

    def leave_for(self, route: Route) -> None:
        """Go elsewhere."""

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
        self._measured: CourseReport | None = None
        self._writers: dict[Hashable, WrittenBy] = {}
        self._stale = Staleness()
        self._read_again: Refresh | None = None
        self._questions = QuestionActs(step, owner, self._measure_soon)
        step.open_requested.connect(owner.open_course)
        step.again_requested.connect(owner.another)
        step.media_requested.connect(self._make_films)
        step.publish_requested.connect(lambda: owner.scope.start(self._publish, "publish"))
        step.line_chosen.connect(self._on_chosen)
        step.line_reached.connect(self._on_reached)
        step.act_wanted.connect(self._on_act)
        step.trace_requested.connect(lambda: owner.scope.start(self._show_trace, "trace"))

    def begin(
        self,
        run: RunView,
        course_id: CourseId,
        outline: Outline | None,
        *,
        is_published: bool = False,
    ) -> None:
        """A course was written, now or before."""
        self._run, self.course_id, self._outline = run, course_id, outline
        self._statements, self._lesson_id = (), None
        self._measured, self._stale = None, Staleness()
        self._writers = {}
        self._read_again = None
        self._step.show_trace(run.engine == AGENTS)
        self._show_head(is_published=is_published)
        self._step.leave_lesson()
        self._step.passage.clear()
        self._step.show_report(self._report(run))
        self._measure_soon()
        self._owner.scope.start(self._compare, "stale", Policy.RESTART)

    def _measure_soon(self) -> None:
        if self._owner.reports is not None:
            self._owner.scope.start(self._measure, "report", Policy.RESTART)

    async def _measure(self) -> None:
        """The whole report takes seconds; what is known at once is shown meanwhile."""
        run, course_id, reports = self._run, self.course_id, self._owner.reports
        if run is None or course_id is None or reports is None:
            return
        report = await reports().of_course(course_id)
        if course_id == self.course_id:
            self._measured = report
            self._writers = writers_of(report, run.lessons)
            self._questions.show(report)
            self._step.show_report(self._report(run))

    async def _compare(self) -> None:
        """Whether the documents are still those that were read."""
        run, course_id = self._run, self.course_id
        if run is None or course_id is None:
            return
        stale = await self._owner.generation.stale(course_id)
        if course_id == self.course_id and stale != self._stale:
            self._stale = stale
            self._step.show_report(self._report(run))

    def _show_head(self, *, is_published: bool) -> None:
        run = self._run
        assert run is not None
        facts = facts_text(
            tr("%n lesson(s)", len(run.lessons)),
            tr("%n question(s)", sum(step.questions for step in run.lessons)),
            words_text(sum(step.words for step in run.lessons)),
            analyser_name(self._outline.analyser) if self._outline is not None else "",
        )
        self._step.show_course(run.title, facts, is_published=is_published)

    def _report(self, run: RunView) -> Report:
        """What is known by now."""
        lessons, report = lesson_lines(run, self._outline), self._measured
        lists = {QUALITY: figure_lines(run, self._outline), LESSONS: lessons}
        words, kind = _first_verdict(lessons)
        if report is not None:
            weak = {item.title: " ".join(map(told, item.reasons)) for item in report.weak_lessons}
            lists = {
                QUALITY: metric_lines(report),
                QUESTIONS: item_lines(report),
                LESSONS: lessons_told(lessons_with(lessons, weak), self._writers),
            }
            words, kind = verdict_words(report)
        again = self._read_again
        changed = changed_words(self._stale) if again is None else read_words(again)
        if changed:
            lists[CHANGED] = changed_lines((self._stale if again is None else again).lessons)
            words, kind = f"{words} {changed}", "warn" if kind == "good" else kind
        lists[ASIDE] = aside_lines(self._outline)
        return Report(
            lists=lists,
            empty={
                QUESTIONS: tr("No question needs a look."),
                LESSONS: tr("There are no lessons."),
                CHANGED: tr("No lesson rests on what was changed."),
                ASIDE: tr("Nothing was set aside: every passage stands in a lesson."),
            },
            acts={
                QUESTIONS: (ACCEPT, ANOTHER, DROP, READ),
                LESSONS: (REWRITE, READ),
                CHANGED: (REFRESH, READ) if again is None else (REWRITE, READ),
            },
            verdict=words,
            kind=kind,
        )

    # ------------------------------------------------------------ what a person does

    def _lesson(self, key: object) -> tuple[str, LessonId] | None:
        for step in self._run.lessons if self._run is not None else ():
            if step.key == key and step.lesson_id is not None:
                return step.title, step.lesson_id
        return None

    def _on_chosen(self, key: object) -> None:
        if isinstance(key, ItemKey):
            self._on_reached(key)
            return
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
        if isinstance(key, ItemKey):
            self._owner.scope.start(lambda: self._show_question(key), "passage", Policy.RESTART)
            return
        if not self._step.is_inner and self._step.tab == QUALITY and self._measured is not None:
            passage.explain(*meaning_of(self._measured, key))
            return
        if not self._step.is_inner and key in self._writers:
            line = self._step.list.current
            passage.explain(line.title if line else "", writer_notes(self._writers[key]))
            return
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

    async def _show_question(self, key: ItemKey) -> None:
        """The words that a question rests on."""
        lesson_id = self._questions.lesson_of(key)
        if lesson_id is None:
            self._step.passage.tell(tr("This lesson is not in the course any more."))
            return
        for statement in await self._owner.statements.of_lesson(lesson_id):
            if statement.question == key.question and statement.span is not None:
                await self._show_passage(lesson_id, statement.source_name, statement.span)
                return
        self._step.passage.tell(tr("This names no place in a document."))

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
        before, quote = readable(found.before), readable(found.quote)
        text = before + quote + readable(found.after)
        place = tr("page {number}", number=found.page) if found.page else ""
        if found.is_there and not found.is_unchanged:
            place = facts_text(place, tr("the file was changed since"))
        elif not found.is_there:
            place = facts_text(place, tr("the file is gone; this is what was read"))
        panel.show_passage(found.source or name, place, text, len(before), len(before + quote))

    def _on_act(self, act: str, key: object) -> None:
        if act == REFRESH:
            self._owner.scope.start(self._refresh, "refresh")
            return
        lesson_id = self._lesson_at(key)
        if lesson_id is None:
            return
        if act == READ:
            self._owner.leave_for(LessonRoute(lesson_id))
        elif act == REWRITE:
            self._owner.scope.start(lambda: self._rewrite(lesson_id), "rewrite")
        elif isinstance(key, ItemKey):
            self._questions.act(act, key)

    def _lesson_at(self, key: object) -> LessonId | None:
        """The lesson of a line, whichever list it stands in."""
        if isinstance(key, ItemKey):
            return self._questions.lesson_of(key)
        again = self._read_again
        for item in (self._stale if again is None else again).lessons:
            if item.lesson_id == key:
                return item.lesson_id
        lesson = self._lesson(key)
        return None if lesson is None else lesson[1]

    async def _refresh(self) -> None:
        """Read the changed documents again; lessons are proposed one by one, as one wishes."""
        course_id, run = self.course_id, self._run
        if course_id is None or run is None:
            return
        self._step.set_busy(True)
        try:
            again = await self._owner.generation.refresh(course_id)
        finally:
            self._step.set_busy(False)
        if course_id == self.course_id:
            self._read_again = again
            self._step.show_report(self._report(run))
            self._measure_soon()

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
            if self._read_again is not None:
                rest = tuple(x for x in self._read_again.lessons if x.lesson_id != lesson_id)
                self._read_again = replace(self._read_again, lessons=rest)
                self._step.take_out(CHANGED, lesson_id)
            self._measure_soon()

    async def _show_trace(self) -> None:
        if self._run is not None:
            await show_trace(self._step, self._owner.generation, self._run.id)

    def _make_films(self) -> None:
        if self.course_id is not None:
            self._owner.leave_for(MediaRoute(self.course_id))

    async def _publish(self) -> None:
        if self.course_id is not None:
            await self._owner.library.set_published(self.course_id, True)
            self._show_head(is_published=True)


def _first_verdict(lessons: Sequence[Line]) -> tuple[str, str]:
    """One sentence before anything is measured, and its kind."""
    weak = sum(line.icon_role != "good" for line in lessons)
    if weak:
        return tr(
            "%n lesson(s) may need a look: they stand first in the list of lessons.", weak
        ), "warn"
    return tr("Every lesson has its text, and questions where it holds facts to ask for."), "good"
