"""What a class is painted as: its learners, its teachers, what it has to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ....domain.school_class import (
    Assignment,
    ClassRules,
    ClassView,
    Member,
    MemberRole,
    days_left,
)
from ...content.task_words import SOON, TASK_ICONS, due_words, span_words
from ...kit.translate import tr
from ..columns import Cell, Column
from ..words import seen_words
from .words import (
    done_words,
    lacks_way,
    member_way_words,
    people_words,
    share_words,
    title_words,
)


class ClassTables:
    """The columns of a class, painted from what was read of it last."""

    def __init__(self) -> None:
        self.view: ClassView | None = None
        self.today = date.min

    def learners(self) -> tuple[Column, ...]:
        """Those who learn."""
        return (
            Column(tr("Name"), lambda cell, one: cell.person(one.user), share=5),
            Column(tr("Signs in by"), self._paint_way, width=170),
            Column(tr("Done"), self._paint_done, width=80),
            Column(tr("Last seen"), self._paint_seen, width=126, least=620),
        )

    def teachers(self) -> tuple[Column, ...]:
        """Those who teach."""
        return (
            Column(tr("Name"), lambda cell, one: cell.person(one.user), share=5),
            Column(
                tr("Email"),
                lambda cell, one: cell.words(one.user.shown_email, role="muted"),
                share=5,
                least=520,
            ),
            Column(tr("Last seen"), self._paint_seen, width=126),
        )

    def assignments(self) -> tuple[Column, ...]:
        """What is to be done."""
        return (
            Column(tr("What"), self._paint_title, share=5),
            Column(
                tr("Course"),
                lambda cell, task: cell.words(task.course_title, role="muted"),
                share=3,
                least=760,
            ),
            Column(tr("For"), self._of_view(people_words), width=120, least=560),
            Column(tr("When"), self._paint_until, width=150),
            Column(tr("Done by"), self._of_view(share_words), width=84),
        )

    def days_left(self, task: Assignment) -> int | None:
        """Days until the last one of a task; None without one."""
        return days_left(task.span.until_day, self.today.isoformat())

    # ------------------------------------------------------------ cells

    def _rules(self) -> ClassRules:
        return ClassRules() if self.view is None else self.view.of.rules

    def _paint_way(self, cell: Cell, member: Member) -> None:
        words = member_way_words(member, self._rules())
        if lacks_way(member, self._rules()):
            cell.pill(words, "warn")
        else:
            cell.words(words, role="muted")

    def _paint_done(self, cell: Cell, member: Member) -> None:
        if self.view is not None and member.role is MemberRole.LEARNER:
            cell.words(done_words(self.view, member), role="muted")

    def _paint_seen(self, cell: Cell, member: Member) -> None:
        cell.words(seen_words(member.last_seen_at, self.today), role="muted")

    def _paint_title(self, cell: Cell, task: Assignment) -> None:
        cell.icon(TASK_ICONS[task.target.kind], "muted")
        cell.words(title_words(task), "body", left=cell.host.px(28))

    def _paint_until(self, cell: Cell, task: Assignment) -> None:
        left = self.days_left(task)
        is_done = self.view is not None and self.view.meant(task) <= task.done
        if left is None or is_done or left > 7:
            cell.words(span_words(task.span), role="muted")
        elif left < 0:
            cell.pill(due_words(left, task.span.until_day), "bad")
        elif left <= SOON:
            cell.pill(due_words(left, task.span.until_day), "warn")
        else:
            cell.words(due_words(left, task.span.until_day), role="muted")

    def _of_view(
        self, words: Callable[[ClassView, Assignment], str]
    ) -> Callable[[Cell, Assignment], object]:
        def paint(cell: Cell, task: Assignment) -> None:
            if self.view is not None:
                cell.words(words(self.view, task), role="muted")

        return paint
