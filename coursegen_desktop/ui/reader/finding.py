"""What the find bar wishes: places in this lesson at once, passages of the course as they come."""

from __future__ import annotations

from collections.abc import Callable

from ...domain.ids import LessonId
from ...domain.lesson import LessonView
from ...services.search import SearchService
from ..kit.routes import LessonRoute, Route
from ..kit.tasks import Policy, TaskScope
from .finder import Finder
from .page import ReaderPage


class Finding:
    """The reader's controller part for finding; `lesson` is the one that is open."""

    def __init__(
        self,
        page: ReaderPage,
        scope: TaskScope,
        go: Callable[[Route], None],
        search: SearchService,
    ) -> None:
        self._page = page
        self._scope = scope
        self._go = go
        self._search = search
        self._lesson: LessonView | None = None
        self._finder = Finder(page.pane, page.find_bar)
        bar, hits = page.find_bar, page.course_hits
        bar.changed.connect(self._on_changed)
        bar.step_requested.connect(self._on_step)
        bar.scope_changed.connect(lambda _course: self._on_changed())
        bar.into_hits.connect(hits.begin)
        bar.closed.connect(self._on_closed)
        hits.chosen.connect(self._on_chosen)
        hits.left.connect(bar.begin)

    def lesson_shown(self, lesson: LessonView) -> None:
        """Another lesson, or the same one anew, is on the page."""
        before, self._lesson = self._lesson, lesson
        page = self._page
        if before is not None and lesson.course_id != before.course_id:
            page.close_find()
        elif before is not None and lesson.id != before.id and not page.find_bar.searches_course:
            page.close_find()  # another lesson is another search
        elif page.find_is_open:
            self._scope.start(self._finder.find, "find", Policy.RESTART)

    def went_to(self, route: LessonRoute) -> None:
        """The way here named words to find, perhaps at a certain passage."""
        if not route.words:
            return
        if self._page.find_bar.words != route.words:
            self._page.find_bar.look_for(route.words)
        self._page.show_find()
        self._scope.start(lambda: self._finder.find(near=route.near), "find", Policy.RESTART)

    def _on_changed(self) -> None:
        bar = self._page.find_bar
        self._page.show_course_hits(bar.searches_course and bool(bar.words.strip()))
        self._scope.start(self._finder.find, "find", Policy.RESTART)
        if bar.searches_course:
            self._scope.start(self._find_in_course, "find in course", Policy.RESTART)

    async def _find_in_course(self) -> None:
        lesson, bar = self._lesson, self._page.find_bar
        if lesson is None:
            return
        found = await self._search.in_course(lesson.course_id, bar.words, bar.options)
        self._page.course_hits.show_hits(found)
        bar.show_course(sum(item.count for item in found), len(found))

    def _on_step(self, forward: bool) -> None:
        if self._page.find_bar.searches_course:
            self._page.course_hits.begin()
        else:
            self._finder.step(forward)

    def _on_chosen(self, lesson_id: LessonId, quote: str) -> None:
        words = self._page.find_bar.words
        self._go(LessonRoute(lesson_id, words=words, near=quote))

    def _on_closed(self) -> None:
        self._finder.clear()
        self._page.close_find()
