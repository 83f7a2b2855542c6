"""Between the assistant's menu and panel, the service that asks a model, and the editor."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ....domain.assist import MAX_WISH, Act, Order, Proposal
from ....domain.connection import Connection, ConnectionView
from ....domain.course import CourseView
from ....domain.edit import Helped
from ....domain.errors import AppError
from ....domain.lesson import LessonText
from ....domain.readability import hardest
from ....services.assist import AssistService
from ....services.editing import EditingService
from ....services.settings import SettingsService
from ...kit.routes import SettingsRoute
from ...kit.screen import ScreenContext
from ...kit.tasks import Policy, TaskScope
from ...kit.translate import error_text, tr
from ..page import EditorPage
from ..tabs import LESSON, QUIZ
from ..writing.positions import characters
from .menu import Offer, Wishes, assist_menu
from .targets import (
    CourseTarget,
    PictureTarget,
    QuestionTarget,
    Taking,
    Target,
    TextTarget,
    passage_at,
    picture_at,
)
from .words import title_of

if TYPE_CHECKING:
    from ..parts import EditorParts

_CHOSEN = "assist_connection"
_KEY = "assist"
_MADE = ("choice", "true_false", "short_text")
_HARDEST = 6


class AssistController:
    """One act at a time. `taking` changes the lesson's text as one step of a model; `service` is
    made when it is first asked for."""

    def __init__(
        self,
        context: ScreenContext,
        page: EditorPage,
        scope: TaskScope,
        service: Callable[[], AssistService],
        settings: SettingsService,
        editing: EditingService,
        parts: EditorParts,
        *,
        taking: Taking,
        flush: Callable[[], Awaitable[None]],
        changed: Callable[[], None],
    ) -> None:
        self._context, self._page, self._scope = context, page, scope
        self._make_service, self._settings, self._editing = service, settings, editing
        self._parts, self._taking, self._flush = parts, taking, flush
        self._changed = changed
        self._service: AssistService | None = None
        self._course: CourseView | None = None
        self._lesson: LessonText | None = None
        self._views: Sequence[ConnectionView] = ()
        self._chosen = ""
        self._order: Order | None = None
        self._target: Target | None = None
        self._proposal: Proposal | None = None
        panel = page.assist
        page.assist_requested.connect(self.open_menu)
        panel.taken.connect(lambda numbers: scope.start(lambda: self._take(numbers), "assist take"))
        panel.again_requested.connect(self._try_again)
        panel.stop_requested.connect(self._stop)
        panel.closed.connect(self.close)
        panel.reading.shown.connect(self._show_place)
        panel.reading.simplified.connect(self._simplify)

    def show(self, course: CourseView | None, lesson: LessonText | None) -> None:
        """What is on the desk; an act about another lesson ends."""
        is_same = lesson is not None and self._lesson is not None and lesson.id == self._lesson.id
        self._course, self._lesson = course, lesson
        if not is_same:
            self.close()

    def close(self) -> None:
        """End what is under way, and close the panel; nothing was changed."""
        self._scope.cancel(_KEY)
        self._target = self._proposal = self._order = None
        at = QApplication.focusWidget()
        had_keyboard = at is not None and self._page.assist.isAncestorOf(at)
        self._page.show_assist(False)
        if had_keyboard and self._page.part == LESSON:
            self._page.edit.setFocus()

    # ------------------------------------------------------------ the menu

    def open_menu(self) -> None:
        """Offer what can be done here."""
        if self._course is not None:
            self._scope.start(self._open_menu, "assist menu")

    async def _open_menu(self) -> None:
        await self._learn_connections()
        # Not the page: the engine makes a window of it, which is no parent for a menu.
        menu = assist_menu(
            self._page.window(),
            self._offer(),
            Wishes(self.act, self._use, self._read, self._go_to_settings),
        )
        menu.popup(self._page.head.below_assist(menu.sizeHint()))
        first = next((one for one in menu.actions() if one.isEnabled() and one.text()), None)
        if first is not None:
            menu.setActiveAction(first)

    async def _learn_connections(self) -> None:
        self._views = await self._asked.connections()
        kept = await self._settings.get(_CHOSEN)
        keys = [view.connection.id for view in self._views]
        self._chosen = kept if kept in keys else keys[0] if keys else ""

    def _offer(self) -> Offer:
        page = self._page
        is_text = page.part == LESSON and self._lesson is not None
        text, place, chosen = self._selection() if is_text else ("", 0, None)
        _, _, picture, is_here = picture_at(text, place)
        raw = {}
        found = self._parts.questions if page.part == QUIZ else None
        if found is not None and found[0].item is not None:
            raw = found[0].item.raw
        choices = raw.get("choices") or ()
        right = [one for one in choices if one.get("fraction", 0) > 0]
        return Offer(
            self._views, self._chosen, is_text, bool(text.strip()), chosen is not None,
            question=str(raw.get("type", "")),
            has_wrong_answers=raw.get("type") == "choice" and 0 < len(right) < len(choices),
            can_make_more=raw.get("type") in _MADE and self._has_text,
            picture=picture, is_picture_here=is_here,
        )  # fmt: skip

    @property
    def _has_text(self) -> bool:
        return self._lesson is not None and bool(self._page.content.strip())

    def _use(self, key: str) -> None:
        self._chosen = key
        self._scope.start(lambda: self._settings.put(_CHOSEN, key), "assist model", Policy.LATEST)

    def _go_to_settings(self) -> None:
        self._context.go(SettingsRoute("models"))

    # ------------------------------------------------------------ asking

    def act(self, act: Act, level: int = 0, into: str = "") -> None:
        """Begin an act about what is in front."""
        self._scope.start(lambda: self._begin(act, level, into), _KEY, Policy.RESTART)

    async def _begin(self, act: Act, level: int, into: str) -> None:
        target = await self._target_of(act)
        if target is None:
            return
        self._target = target
        self._page.assist.wish.clear()
        await self._propose(Order(act, target.matter(), level, into))

    async def _target_of(self, act: Act) -> Target | None:
        course, lesson, page = self._course, self._lesson, self._page
        if course is None:
            return None
        if act is Act.OUTCOMES:
            details = await self._editing.details(course.id)
            return CourseTarget(
                self._editing, course.id, details.learning_outcomes, details.language,
                flush=self._flush, origin=self,
            )  # fmt: skip
        if lesson is None:
            return None
        if act in (Act.QUESTIONS, Act.WRONG_ANSWERS):
            found = self._parts.questions
            if found is None:
                return None
            return QuestionTarget(*found, act, title=page.title, text=page.content)
        text, place, chosen = self._selection()
        kind = TextTarget
        if act is Act.PICTURE:
            start, end, name, _ = picture_at(text, place)
            if not name:
                return None
            kind = PictureTarget
        elif chosen is not None:
            start, end = chosen
        elif act in (Act.EXAMPLE, Act.ANALOGY):
            start, end = passage_at(text, place)
        else:
            start, end = 0, len(text)
        return self._text_target(start, end, kind)

    def _text_target(self, start: int, end: int, kind: type[TextTarget] = TextTarget) -> TextTarget:
        language = "" if self._course is None else self._course.language
        return kind(
            self._page.edit, start, end, title=lambda: self._page.title, language=language,
            taking=self._taking,
        )  # fmt: skip

    def _selection(self) -> tuple[str, int, tuple[int, int] | None]:
        """(text, place of the cursor, what is selected) in letters."""
        text, cursor = self._page.content, self._page.edit.textCursor()
        place = characters(text, cursor.position())
        if not cursor.hasSelection() or not cursor.selectedText().strip():
            return text, place, None
        start = characters(text, cursor.selectionStart())
        return text, place, (start, characters(text, cursor.selectionEnd()))

    async def _propose(self, order: Order) -> None:
        panel = self._page.assist
        if not self._views:
            await self._learn_connections()
        connection = self._connection()
        if connection is None:
            return
        self._order, self._proposal = order, None
        self._page.show_assist(True)
        panel.show_asking(title_of(order), connection)
        try:
            proposal = await self._asked.propose(order, connection.id, panel.show_text)
        except AppError as error:
            panel.show_error(error_text(error))
            return
        except asyncio.CancelledError:
            if panel.is_asking and self._order is order:
                panel.show_error(tr("Stopped. Nothing was changed."))
            raise
        if self._target is None:
            return
        self._proposal = proposal
        self._target.hold(proposal.pieces)
        panel.show_proposal(proposal)

    def _connection(self) -> Connection | None:
        known = {view.connection.id: view.connection for view in self._views}
        return known.get(self._chosen)

    def _try_again(self, wish: str) -> None:
        order, target = self._order, self._target
        if order is None or target is None:
            return
        self._scope.start(lambda: self._again(order, target, wish), _KEY, Policy.RESTART)

    async def _again(self, order: Order, target: Target, wish: str) -> None:
        await self._learn_connections()  # another model may have been chosen meanwhile
        again = replace(
            order, matter=target.matter(), wish=wish[:MAX_WISH], attempt=order.attempt + 1
        )
        await self._propose(again)

    def _stop(self) -> None:
        self._scope.cancel(_KEY)

    # ------------------------------------------------------------ taking

    async def _take(self, numbers: Sequence[int]) -> None:
        proposal, target = self._proposal, self._target
        if proposal is None or target is None or not numbers:
            return
        helped = Helped(proposal.order.act.verb, proposal.model)
        try:
            left = await target.take(numbers, helped)
        except AppError as error:
            self._page.assist.error.tell(error_text(error), kind="bad")
            return
        act = proposal.order.act
        self._changed()
        self.close()
        if act is Act.OUTCOMES:
            await self._parts.show_outcomes()
        if left:
            self._context.notices.show(
                tr("%n piece(s) stayed out: what they replace was changed meanwhile.", left),
                kind="bad",
            )
        if left < len(numbers):
            self._context.notices.show(
                tr("%n piece(s) put in. Undo takes them back.", len(numbers) - left),
                topic="assist",
            )

    # ------------------------------------------------------------ without a model

    def _read(self) -> None:
        """Say how hard the lesson is to read."""
        page = self._page
        self.close()
        page.writing.facts_reader.finish()
        text = page.content
        page.show_assist(True)
        page.assist.reading.show_facts(
            text,
            page.writing.facts.grade,
            hardest(text, _HARDEST),
            can_simplify=bool(self._chosen),
        )
        page.assist.show_reading(tr("Reading level"))

    def _show_place(self, start: int, end: int) -> None:
        """Select a sentence, where it stands as it did."""
        target = self._text_target(start, end)
        target.select()

    def _simplify(self, start: int, end: int) -> None:
        self._show_place(start, end)
        grade = self._page.writing.facts.grade or 10
        level = max(4, min(8, grade - 2))
        self.act(Act.SIMPLIFY, level)

    @property
    def _asked(self) -> AssistService:
        if self._service is None:
            self._service = self._make_service()
        return self._service
