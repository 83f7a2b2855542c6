"""What happens on the page of a class: reads it, grades, takes tables out."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.class_progress import ClassView
from ...domain.errors import AppError, NotFound, PermissionDenied
from ...domain.events import (
    AttemptReopened,
    CourseChanged,
    EnrollmentChanged,
    GradesChanged,
    LessonCompleted,
    PeopleChanged,
    QuizFinished,
)
from ...domain.gradebook import Scheme
from ...domain.ids import AssetId, AttemptId, CourseId, UserId
from ...domain.quiz_upkeep import ItemFigures
from ...services.clock import Now, local_day
from ..content.course_export import file_name
from ..content.reopening import ask_to_go_on
from ..kit import dialogs
from ..kit.day_field import day_words
from ..kit.printing import print_html
from ..kit.routes import AttemptRoute, ClassRoute, CourseRoute, LearnersRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.tasks import Policy
from ..kit.translate import error_text, tr
from .dialogs import GradeDialog, SchemeDialog
from .page import ClassPage
from .words import grade_words, group_words, need_words, number

if TYPE_CHECKING:
    from ...services.class_progress import ClassProgressService
    from ...services.class_quizzes import ClassQuizzesService
    from ...services.gradebook import GradebookService
    from ...services.quiz_statistics import QuizStatisticsService

_OF_COURSE = (CourseChanged, EnrollmentChanged, GradesChanged, LessonCompleted)
# What is read after the grid takes the same processor that paints it.
_PAINTED_S = 0.03
_KINDS = {"csv": ("*.csv", ".csv"), "xlsx": ("*.xlsx", ".xlsx")}


class ClassScreen(Screen[ClassPage]):
    """One course's class."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        classes: ClassProgressService,
        gradebook: GradebookService,
        statistics: QuizStatisticsService,
        class_quizzes: ClassQuizzesService,
        now: Now,
    ) -> None:
        super().__init__(context, ClassPage())
        self._classes, self._gradebook, self._statistics = classes, gradebook, statistics
        self._class_quizzes, self._now = class_quizzes, now
        self._opened: CourseId | None = None
        self._failed = False
        page, start, go = self.page, self.scope.start, context.go
        page.back_requested.connect(lambda: go(CourseRoute(self._course_id)))
        page.learners_requested.connect(lambda: go(LearnersRoute(self._course_id)))
        page.retry_requested.connect(self.reload)
        page.export_requested.connect(lambda kind: start(partial(self._take_out, kind), "dialog"))
        page.group_changed.connect(lambda: start(self._read_figures, "figures", Policy.RESTART))
        page.grading_requested.connect(lambda: start(self._change_scheme, "dialog"))
        page.grade_requested.connect(
            lambda user: start(partial(self._set_grade, UserId(user)), "dialog")
        )
        page.attempts_requested.connect(
            lambda user, quiz: start(
                partial(self._list_attempts, UserId(user), AssetId(quiz)),
                "attempts",
                Policy.RESTART,
            )
        )
        page.attempt_chosen.connect(
            lambda user, attempt: start(
                partial(self._open_attempt, UserId(user), AttemptId(attempt)), "attempt"
            )
        )
        page.go_on_requested.connect(
            lambda user, attempt: start(
                partial(self._let_go_on, UserId(user), AttemptId(attempt)), "dialog"
            )
        )
        for event in _OF_COURSE:
            self.listen(event, self._on_course_event)
        # Neither says of which course it is.
        for one in (QuizFinished, AttemptReopened):
            self.listen(one, lambda _: self.mark_stale())
        self.listen(PeopleChanged, lambda _: self.mark_stale())

    async def show(self, route: ClassRoute) -> None:
        """Read the class; that somebody looks is written down once for each visit."""
        look = self._classes.view if self._opened == route.course_id else self._classes.open
        try:
            view = await look(route.course_id)
        except (NotFound, PermissionDenied):
            raise
        except AppError as error:
            self._failed = True
            self.page.show_failure(error_text(error))
            return
        self._failed = False
        self._opened = route.course_id
        self.page.show_class(view)
        if view.rows:
            self.scope.start(partial(self._read_more, view), "more", Policy.RESTART)

    async def leave(self) -> None:
        """The next visit is another one."""
        self._opened = None

    async def resumed(self) -> None:
        """Another visit; another day may have begun since, and somebody may be overdue now."""
        view = self.page.everybody
        if self._failed or view is None or not view.is_whole or view.today != self._today:
            await self.show(ClassRoute(self._course_id))
        elif self._opened != view.course_id:
            await self._classes.note_seen(view.title)
            self._opened = view.course_id

    @property
    def _course_id(self) -> CourseId:
        assert isinstance(self.route, ClassRoute)
        return self.route.course_id

    @property
    def _today(self) -> str:
        return local_day(self._now())

    async def _read_more(self, view: ClassView) -> None:
        """What the grid need not wait for, once it is painted."""
        await asyncio.sleep(_PAINTED_S)
        if not view.is_whole:
            whole = await self._classes.whole(view)
            if self._failed or self.page.everybody is not view:
                return  # something else is in front by now
            view = whole
            self.page.show_class(view)
        await self._read_figures()
        items: list[ItemFigures] = []
        quizzes: list[AssetId] = []
        for entry in await self._statistics.quizzes(view.course_id):
            if not entry.attempts:
                continue
            try:
                figures = await self._statistics.of_quiz(entry.asset_id)
            except AppError:
                continue  # a quiz that cannot be read any more has no figures; the editor says why
            items += figures.items
            quizzes += [entry.asset_id] * len(figures.items)
        self.page.show_questions(items, quizzes)

    async def _read_figures(self) -> None:
        """Times and outcomes of the group that is shown."""
        group = self.page.group
        figures = await self._classes.figures(self._course_id, group)
        if self.page.group == group:  # else those of the other one are on their way
            self.page.show_figures(figures)

    # ------------------------------------------------------------ one learner

    async def _list_attempts(self, user: UserId, quiz: AssetId) -> None:
        attempts = await self._classes.attempts(quiz, user)
        self.page.show_attempts(user, quiz, attempts)

    async def _open_attempt(self, user: UserId, attempt: AttemptId) -> None:
        view, quiz = self.page.view, self.page.learner.asset_id
        row = next((one for one in view.rows if one.user.id == user), None) if view else None
        if view is None or row is None:
            return
        title = next((one.title for one in view.quizzes if one.asset_id == quiz), "")
        await self._classes.note_attempt(user, title)
        self.context.go(AttemptRoute(attempt, user, row.user.full_name))

    async def _let_go_on(self, user: UserId, attempt: AttemptId) -> None:
        view, quiz = self.page.view, AssetId(self.page.learner.asset_id)
        row = next((one for one in view.rows if one.user.id == user), None) if view else None
        if row is None:
            return
        name, service = row.user.full_name, self._class_quizzes
        known = await service.handed_in(None, user, attempt)
        minutes = await ask_to_go_on(self.page, name, known)
        if minutes is None:
            return
        await service.open_again(None, user, attempt, minutes=minutes)
        self.context.notices.show(tr("{name} can go on with the quiz.", name=name), kind="good")
        await self._list_attempts(user, quiz)

    # ------------------------------------------------------------ grades

    async def _change_scheme(self) -> None:
        view = self.page.view
        if view is None:
            return
        dialog = SchemeDialog(self.page, view, date.fromisoformat(self._today))
        asked = view.scheme

        async def act() -> bool:
            nonlocal asked
            asked = dialog.scheme()
            await self._gradebook.set_scheme(view.course_id, asked, view.revision)
            return True

        if await dialog.serve(act):
            self.context.notices.show(saved_words(view.scheme, asked), kind="good")

    async def _set_grade(self, user: UserId) -> None:
        view = self.page.view
        row = next((one for one in view.rows if one.user.id == user), None) if view else None
        if view is None or row is None:
            return
        dialog = GradeDialog(self.page, view, row)

        async def act() -> bool:
            await self._gradebook.set_grade(
                view.course_id, user, dialog.asset_id(), dialog.value(), dialog.comment.text()
            )
            return True

        if await dialog.serve(act):
            self.context.notices.show(
                tr("The grade of {name} is set.", name=row.user.full_name), kind="good"
            )

    # ------------------------------------------------------------ tables out

    async def _take_out(self, kind: str) -> None:
        view = self.page.view
        if view is None:
            return
        group = self.page.group
        if kind == "print":
            if not view.is_whole:
                view = await self._classes.whole(view)
            html = class_html(view, group, self.page.prompts)
            if await print_html(self.page, html, view.title):
                await self._classes.note_export(view.title, len(view.rows), group)
            return
        pattern, suffix = _KINDS[kind]
        name = view.title if group is None else f"{view.title} {group_words(group)}"
        suggested = Path(file_name(name)).stem + suffix
        chosen = await dialogs.choose_save(
            self.page, tr("Export the class"), suggested,
            [tr("Tables ({patterns})", patterns=pattern)],
        )  # fmt: skip
        if chosen is None:
            return
        path = Path(chosen)
        if path.suffix.lower() != suffix:
            path = path.with_name(path.name + suffix)
        count = await self._classes.export(view.course_id, path, group)
        self.context.notices.show(
            tr("%n learner(s) saved as {file}", count, file=path.name), kind="good"
        )

    def _on_course_event(
        self, event: CourseChanged | EnrollmentChanged | GradesChanged | LessonCompleted
    ) -> None:
        if isinstance(self.route, ClassRoute) and event.course_id == self.route.course_id:
            self.mark_stale()


def saved_words(before: Scheme, after: Scheme) -> str:
    """What has changed once a scheme is saved."""
    if replace(before, finish_by=after.finish_by) != after:
        return tr("All grades are counted anew.")
    if after.finish_by:
        return tr("The class should be done by {day}.", day=day_words(after.finish_by))
    return tr("The class has no day to be done by.")


def class_html(
    view: ClassView, group: str | None = None, prompts: dict[tuple[int, str], str] | None = None
) -> str:
    """The grades of the class, or of a group (whose rows `view` has), on paper: a line for each
    learner, with why help is needed below the name."""
    quizzes = [item for item in view.quizzes if item.asset_id is not None]
    head = [tr("Learner"), *(item.label for item in quizzes), tr("Grade"), tr("Progress")]
    lines = []
    for row in view.rows:
        found = [row.percent_of(item.asset_id) for item in quizzes if item.asset_id is not None]
        cells = ["–" if one is None else number(one) for one in found]
        cells += [grade_words(row), f"{number(row.percent)} %"]
        name = escape(row.user.full_name)
        for need in row.needs:
            name += f"<br><small>{escape(need_words(need, view, prompts or {}))}</small>"
        lines.append(f"<td>{name}</td>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells))
    facts = [] if group is None else [tr("Group: {group}", group=group_words(group))]
    if view.scheme.finish_by:
        facts.append(tr("To be done by {day}", day=day_words(view.scheme.finish_by)))
    legend = "<br>".join(escape(f"{item.label}: {item.title}") for item in quizzes)
    return (
        f"<h2>{escape(view.title)}</h2><p>{escape('  ·  '.join(facts))}</p>"
        "<table border='1' cellspacing='0' cellpadding='4'><tr>"
        + "".join(f"<th>{escape(one)}</th>" for one in head)
        + "</tr>"
        + "".join(f"<tr>{line}</tr>" for line in lines)
        + f"</table><p>{legend}</p>"
    )
