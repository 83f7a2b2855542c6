"""A screen's part that helps with questions: asks the tutor for hints, and lets one talk to it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol, cast
from weakref import WeakKeyDictionary, WeakSet

from ...domain.errors import AppError
from ...domain.ids import LessonId, UserId
from ...domain.tutor import Passage
from ...domain.tutor_talk import (
    Asked,
    Found,
    Help,
    Hint,
    LessonHelp,
    Reply,
    Subject,
    Turn,
    Who,
)
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import error_text
from .hint_ladder import HintLadder
from .talk_view import TalkView


class Tutor(Protocol):
    """The verbs of the tutor's service that a screen uses."""

    async def offers(self, subject: Asked, *, user_id: UserId) -> Help | None:
        """What there is for a question; None where the tutor is off."""
        ...

    async def hint(self, subject: Asked, step: int, *, user_id: UserId) -> Hint:
        """One step of the ladder, the first is 0. Raises AppError."""
        ...

    async def lesson(self, lesson_id: LessonId, *, user_id: UserId) -> LessonHelp:
        """What can be asked about a lesson."""
        ...

    async def look_up(self, lesson_id: LessonId, words: str, *, user_id: UserId) -> Found:
        """Where a lesson explains a word. Raises AppError."""
        ...

    async def ask(
        self,
        subject: Subject,
        said: Sequence[Turn],
        words: str,
        *,
        user_id: UserId,
        heard: Callable[[Reply], None] | None = None,
    ) -> Reply:
        """A model's answer; `heard` is told what there is of it so far. Raises AppError."""
        ...


# The tutor is made when it is first asked for: what it stands on takes long to import.
FindTutor = Callable[[], Awaitable[Tutor]]


class Talking:
    """One talk: what was said stands in memory only, and is forgotten with the view's words."""

    def __init__(self, view: TalkView, scope: TaskScope, find: FindTutor, user_id: UserId) -> None:
        self._view, self._scope, self._find, self._user_id = view, scope, find, user_id
        self._said: list[Turn] = []
        self._key = f"talk {id(view)}"
        self.subject: Subject | None = None
        view.said.connect(lambda words: scope.start(lambda: self._ask(words), self._key))
        view.stop_requested.connect(self.stop)
        view.forgotten.connect(self._on_forgotten)

    def stop(self) -> None:
        """The answer is not waited for any more; what was asked is back in the field."""
        self._scope.cancel(self._key)

    def _on_forgotten(self) -> None:
        self.subject = None
        self._said.clear()
        self.stop()

    async def _ask(self, words: str) -> None:
        subject, view = self.subject, self._view
        if subject is None:
            return
        view.begin_reply(words)

        def heard(reply: Reply) -> None:
            if self.subject is subject:
                view.show_reply(reply)

        try:
            tutor = await self._find()
            said = tuple(self._said)
            reply = await tutor.ask(subject, said, words, user_id=self._user_id, heard=heard)
        except AppError as error:
            if self.subject is subject:
                view.fail(error_text(error), words)
            return
        except asyncio.CancelledError:
            if self.subject is subject:
                view.fail("", words)
            raise
        if self.subject is subject:
            self._said += [Turn(Who.LEARNER, words), Turn(Who.TUTOR, reply.text)]
            view.end_reply(reply)


class Helping:
    """Offers help below questions. `show_passage` is told which passage is to be shown."""

    def __init__(
        self,
        scope: TaskScope,
        find: FindTutor,
        user_id: UserId,
        show_passage: Callable[[Passage], None],
    ) -> None:
        self._scope, self._find, self._user_id = scope, find, user_id
        self._show_passage = show_passage
        self._known: WeakSet[HintLadder] = WeakSet()
        self._talks: WeakKeyDictionary[TalkView, Talking] = WeakKeyDictionary()

    def offer(self, ladder: HintLadder, subject: Asked, *, is_told: bool) -> None:
        """Show what there is for a question, where the tutor is not off. What was shown before
        goes: another answer is another matter."""
        if ladder not in self._known:
            self._meet(ladder)
        ladder.reset()
        ladder.subject = subject
        self._scope.start(
            lambda: self._offer(ladder, subject, is_told), _key(ladder), Policy.RESTART
        )

    def stop(self) -> None:
        """Whoever leaves does not wait for a model, which may take minutes."""
        for talk in list(self._talks.values()):
            talk.stop()

    async def _offer(self, ladder: HintLadder, subject: Asked, is_told: bool) -> None:
        tutor = await self._find()
        found = await tutor.offers(subject, user_id=self._user_id)
        if found is not None and ladder.subject is subject:
            ladder.offer(found, is_told=is_told)

    async def _show(self, ladder: HintLadder, step: int) -> None:
        subject = ladder.subject
        if subject is None:
            return
        asked = cast(Asked, subject)
        try:
            tutor = await self._find()
            hint = await tutor.hint(asked, step, user_id=self._user_id)
        except AppError as error:
            if ladder.subject is subject:
                ladder.refuse(error_text(error))
            return
        if ladder.subject is subject:
            ladder.show_hint(hint)

    def _meet(self, ladder: HintLadder) -> None:
        self._known.add(ladder)
        ladder.step_wanted.connect(lambda step: self._on_step(ladder, step))
        ladder.passage_chosen.connect(self._show_passage)
        ladder.talk_opened.connect(lambda view: self._on_talk(ladder, view))

    def _on_step(self, ladder: HintLadder, step: int) -> None:
        # One may be wished while the last is being shown.
        self._scope.start(lambda: self._show(ladder, step), _key(ladder), Policy.LATEST)

    def _on_talk(self, ladder: HintLadder, view: TalkView) -> None:
        if view not in self._talks:
            self._talks[view] = Talking(view, self._scope, self._find, self._user_id)
        self._talks[view].subject = cast(Asked, ladder.subject)


def _key(ladder: HintLadder) -> str:
    """Of the tasks of a ladder."""
    return f"hints {id(ladder)}"
