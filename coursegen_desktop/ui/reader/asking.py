"""The reader's part that asks about the lesson: looks words up, helps with its questions, talks."""

from __future__ import annotations

from ...domain.ids import UserId
from ...domain.lesson import LessonView
from ...domain.tutor import Passage
from ...domain.tutor_talk import LessonCheck, WholeLesson
from ..content.helping import FindTutor, Helping, Talking
from ..content.hint_ladder import add_hint_key
from ..content.inline_text import plain
from ..content.talk_view import TalkView
from ..kit.tasks import Policy, TaskScope
from .ask_panel import AskPanel
from .page import ReaderPage

_LAYER = "hit-now"


class Asking:
    """Nothing is asked of anybody before the panel is opened."""

    def __init__(
        self, page: ReaderPage, scope: TaskScope, find: FindTutor, user_id: UserId
    ) -> None:
        self._page, self._scope, self._find, self._user_id = page, scope, find, user_id
        self._lesson: LessonView | None = None
        self._prompts: dict[str, str] = {}
        self._is_known = False
        self._talking: Talking | None = None
        self._helping = Helping(scope, find, user_id, self._show_passage)
        page.allow_ask()
        page.side.ask_made.connect(self._on_made)
        page.side.asked.connect(self._on_opened)

    def lesson_shown(self, lesson: LessonView) -> None:
        """Another lesson is open, or the same was changed."""
        self._lesson, self._is_known = lesson, False
        if self._page.side.is_asking and self._page.side.isVisible():
            self._on_opened()

    def _on_made(self, panel: AskPanel) -> None:
        panel.looked_up.connect(
            lambda words: self._scope.start(
                lambda: self._look_up(panel, words), "look up", Policy.LATEST
            )
        )
        panel.passage_chosen.connect(self._show_passage)
        panel.check_chosen.connect(lambda key: self._on_check(panel, key))
        panel.talk_made.connect(self._on_talk)
        add_hint_key(panel, lambda: panel.ladder)

    def _on_opened(self) -> None:
        if not self._is_known:
            self._scope.start(self._load, "ask", Policy.LATEST)

    async def _load(self) -> None:
        lesson = self._lesson
        if lesson is None:
            return
        tutor = await self._find()
        help_ = await tutor.lesson(lesson.id, user_id=self._user_id)
        if self._lesson is not lesson:
            return
        self._is_known = True
        self._prompts = {check.key: check.prompt for check in help_.checks}
        had_focus = self._page.side.has_focus
        panel = self._page.side.ask
        panel.show_help(help_)
        if self._talking is not None:
            self._talking.subject = WholeLesson(lesson.id)
        if had_focus:
            panel.begin()

    async def _look_up(self, panel: AskPanel, words: str) -> None:
        lesson = self._lesson
        if lesson is None:
            return
        tutor = await self._find()
        found = await tutor.look_up(lesson.id, words, user_id=self._user_id)
        if self._lesson is lesson:
            panel.show_found(words, found)

    def _on_talk(self, view: TalkView) -> None:
        self._talking = Talking(view, self._scope, self._find, self._user_id)

    def _on_check(self, panel: AskPanel, key: str) -> None:
        lesson, page = self._lesson, self._page.pane.page
        if lesson is None:
            return
        self._helping.offer(panel.ladder, LessonCheck(lesson.id, key), is_told=False)
        start = -1 if page is None else page.text.find(plain(self._prompts.get(key, "")))
        if start >= 0:
            self._page.pane.reveal(start, start + 1)

    def _show_passage(self, passage: Passage) -> None:
        """Bring it into sight, lit; the panel stays."""
        pane = self._page.pane
        if passage.start < 0:
            pane.scroll_to(passage.anchor)
            return
        pane.light(_LAYER, [(passage.start, passage.end)] if passage.text else [])
        pane.reveal(passage.start, passage.end)
