"""A model helps an author: it proposes, piece by piece, and stores nothing.

proposal = await assist.propose(order, connection_id, heard=show_text)

What is asked and what is taken of an answer is pure (generation/agents/assist…): formulas,
citations, programs, questions in the text and the whole structure of a lesson stay by
construction. Cancelling the task closes the stream at once.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..domain.agent import need_able
from ..domain.assist import (
    INVENTING,
    MAX_ALT,
    MAX_WISH,
    MOST_QUESTIONS,
    REWORDING,
    Act,
    CourseMatter,
    LeftOut,
    Order,
    Piece,
    Proposal,
    QuestionMatter,
    Reason,
    TextMatter,
)
from ..domain.connection import ASSISTANT, SOLVER, Connection, ConnectionView
from ..domain.errors import InvalidContent, ProviderError, ProviderFault
from ..domain.rights import Right
from .agent_crews import OpenModel
from .blocking import in_thread
from .gate import Guarded, needs
from .work import WorkUnits

if TYPE_CHECKING:
    from ..generation.providers.asking import Asker
    from ..generation.providers.base import ChatClient, ChatRequest

# Seconds between two looks at what is being written: 15 a second.
_LOOK = 1 / 15
# How often a passage, a question … is asked for again with what was wrong.
_AGAIN = 2
# Answers that ran to their end before the task is given up.
_MOST_ENDLESS = 3
_OPENING = 600  # letters of a lesson that say what it is about

Heard = Callable[[str], None]
Listed = Callable[[], Awaitable[tuple[ConnectionView, ...]]]


class AssistService(Guarded):
    """`open_model` opens a connection by its id, `listed` gives one's own connections."""

    def __init__(
        self, uow: WorkUnits, prompts: Path, open_model: OpenModel, listed: Listed
    ) -> None:
        self._uow, self._prompts = uow, prompts
        self._open_model, self._listed = open_model, listed
        self._tools: _Tools | None = None

    @needs(Right.EDIT_COURSES)
    async def connections(self) -> tuple[ConnectionView, ...]:
        """The connections that may be chosen: tested, and with the user's yes where it leads away
        from this computer. The default comes first."""
        views = [
            one
            for one in await self._listed()
            if one.connection.profile is not None and one.connection.may_send
        ]
        return tuple(sorted(views, key=lambda one: not one.is_default))

    @needs(Right.EDIT_COURSES)
    async def propose(
        self, order: Order, connection_id: str, heard: Heard | None = None
    ) -> Proposal:
        """What the model of a connection makes of it. `heard` is told what was written so far.

        A proposal may have no pieces: then `left_out` says why. Raises InvalidContent where there
        is nothing to work on, NotFound for a connection that is gone, ProviderError.
        """
        if len(order.wish) > MAX_WISH:
            raise InvalidContent("The wish is too long.", "Say it in a sentence.")
        connection, client = await self._open_model(connection_id)
        try:
            need_able(connection)
            if self._tools is None:
                self._tools = await in_thread(_load, self._prompts)
            work = _Work(self._tools, self._uow, connection, client, order, heard)
            pieces, left_out = await work.done()
        finally:
            await client.close()
        return Proposal(order, connection.model_of(ASSISTANT) or connection.name, pieces, left_out)


class _Tools:
    """Modules that are loaded late and in a thread: the network's library comes along."""

    def __init__(self, folder: Path) -> None:
        from ..generation.agents import (
            assist_outcomes,
            assist_questions,
            assisting,
            prompts,
            requests,
            shapes,
        )
        from ..generation.providers import asking

        self.texts: Any = assisting
        self.questions: Any = assist_questions
        self.outcomes: Any = assist_outcomes
        self.requests: Any = requests
        self.shapes: Any = shapes
        self.asking: Any = asking
        self.mark_of = prompts.mark_of
        self.prompts = prompts.Prompts.load(folder)


def _load(folder: Path) -> _Tools:
    return _Tools(folder)


Made = tuple[tuple[Piece, ...], tuple[LeftOut, ...]]


class _Work:
    """One order at work."""

    def __init__(
        self,
        tools: _Tools,
        uow: WorkUnits,
        connection: Connection,
        client: ChatClient,
        order: Order,
        heard: Heard | None,
    ) -> None:
        self._tools, self._uow, self._order = tools, uow, order
        self._heard = heard
        self._before = ""  # what earlier calls have written, as it is shown
        self._shown: Callable[[str], str] = str
        self._pieces: list[str] = []
        self._looked = 0.0
        self._model = connection.model_of(ASSISTANT)
        self._asker: Asker = tools.asking.Asker(
            client, connection, heard=self._hear, began=lambda _: self._pieces.clear()
        )
        mark = tools.mark_of(secrets.token_hex(16))
        self._desk = tools.texts.Desk(tools.prompts, mark, self._asker.window)
        self._scene = tools.requests.Scene(tools.prompts, "", mark, self._asker.window)

    async def done(self) -> Made:
        """The pieces, and what was left out."""
        act = self._order.act
        if act in REWORDING:
            return await self._reword()
        if act in INVENTING:
            return await self._single(self._tools.texts.invention, self._tools.texts.invented)
        if act is Act.PICTURE:
            return await self._single(
                self._tools.texts.picture,
                lambda order, answer: self._tools.texts.described(order, answer, MAX_ALT),
            )
        if act is Act.QUESTIONS:
            return await self._questions()
        return await (self._wrong_answers() if act is Act.WRONG_ANSWERS else self._outcomes())

    # ------------------------------------------------------------ texts

    async def _reword(self) -> Made:
        texts, order = self._tools.texts, self._order
        passages = await in_thread(texts.to_be_worded, order)
        if not passages:
            raise InvalidContent(
                "There are no words here that could be put otherwise.",
                "Select a paragraph. Code, tables, formulas and pictures stay as they are.",
            )
        good: dict[str, str] = {}
        bad: dict[str, LeftOut] = {}
        queue = texts.batches(passages, self._desk.window)
        endless = 0
        while queue:
            batch = queue.pop(0)
            try:
                await self._batch(batch, good, bad)
            except ProviderError as error:
                if error.fault not in (ProviderFault.TOO_LONG, ProviderFault.WINDOW):
                    raise
                endless += 1
                if len(batch) == 1 or endless > _MOST_ENDLESS:
                    raise self._without_end(error) from error
                # Halved, never continued.
                half = len(batch) // 2
                queue[:0] = [batch[:half], batch[half:]]
        pieces, broken = await in_thread(texts.pieces_of, order, passages, good)
        return pieces, (*bad.values(), *broken)

    async def _batch(
        self, batch: Sequence[Any], good: dict[str, str], bad: dict[str, LeftOut]
    ) -> None:
        """Ask for a batch, and again for those of it that were not good."""
        texts, order = self._tools.texts, self._order
        findings: list[str] = []
        left = tuple(batch)
        for again in range(_AGAIN + 1):
            self._shown = partial(texts.readable, left)
            request = texts.rewording(self._desk, order, left, findings)
            if again:
                request = _other(request, again)
            answer = (await self._asker.prose(ASSISTANT, request)).text
            sound, faults = await in_thread(texts.reworded, order, left, answer)
            good.update(sound)
            bad.update(faults)
            for name in sound:
                bad.pop(name, None)
            left = tuple(one for one in left if one.name in faults)
            if not left:
                break
            findings = [texts.complaint(faults[one.name], one.name) for one in left]
        self._keep_shown()

    async def _single(self, request_for: Any, read: Any) -> Made:
        """One answer that stands by itself."""
        findings: list[str] = []
        fault: LeftOut | None = None
        if isinstance(self._order.matter, TextMatter) and not self._order.matter.passage.strip():
            raise InvalidContent("There is no text here yet.", "Write or select a paragraph.")
        for again in range(_AGAIN + 1):
            request = _other(request_for(self._desk, self._order, findings), again)
            answer = (await self._asker.prose(ASSISTANT, request)).text
            pieces, fault = await in_thread(read, self._order, answer)
            if fault is None:
                return pieces, ()
            findings = [self._tools.texts.complaint(fault)]
        assert fault is not None
        return (), (fault,)

    def _without_end(self, error: ProviderError) -> ProviderError:
        if error.fault is ProviderFault.WINDOW:
            return error
        return ProviderError(
            ProviderFault.TOO_LONG,
            "The model “{model}” did not come to an end.",
            "Select a shorter passage, or choose another model.",
            model=self._model,
        )

    # ------------------------------------------------------------ questions

    async def _questions(self) -> Made:
        tools, order = self._tools.questions, self._order
        assert isinstance(order.matter, QuestionMatter)
        if order.matter.question.get("type") not in tools.MADE:
            raise InvalidContent(
                "More questions of this type cannot be made.",
                "Choose a choice, a true or false, or a short answer.",
            )
        made: list[Piece] = []
        left_out: list[LeftOut] = []
        findings: list[str] = []
        for turn in range(MOST_QUESTIONS * 2):
            if len(made) == MOST_QUESTIONS:
                break
            taken = [str(one.data["prompt"]) for one in made]
            request = _other(tools.new_question(self._desk, order, taken, findings), turn)
            shape = self._tools.shapes.NewQuestion
            found, _ = await self._asker.data(ASSISTANT, request, shape)
            piece, fault = await in_thread(tools.made_question, order, found, taken)
            if piece is not None:
                fault = await self._solved(piece)
            if piece is None or fault is not None:
                assert fault is not None
                left_out.append(fault)
                findings = [self._tools.texts.complaint(fault)]
                continue
            made.append(piece)
            findings = []
            self._say("\n\n".join(one.new for one in made))
        return tuple(made), tuple(left_out)

    async def _solved(self, piece: Piece) -> LeftOut | None:
        """Whether a solver that does not know the key of a single choice reaches it."""
        fact = self._tools.questions.as_fact(piece)
        if fact is None:
            return None
        prompt = str(piece.data["prompt"])
        request = self._tools.requests.solver(self._scene, fact, prompt, [fact.key, *fact.wrong])
        solved, _ = await self._asker.data(SOLVER, request, self._tools.shapes.Solved)
        is_reached = " ".join(solved.answer.split()).casefold() == fact.key.casefold()
        return None if is_reached else LeftOut(Reason.UNSURE, prompt)

    async def _wrong_answers(self) -> Made:
        tools, order = self._tools.questions, self._order
        assert isinstance(order.matter, QuestionMatter)
        question = order.matter.question
        wrong = [one for one in question.get("choices") or () if one.get("fraction", 0) <= 0]
        if question.get("type") != "choice" or not wrong or len(wrong) == len(question["choices"]):
            raise InvalidContent(
                "This question has no wrong answers that could be made better.",
                "Choose a question with a right and a wrong answer.",
            )
        best: Made = ((), ())
        findings: list[str] = []
        for again in range(_AGAIN + 1):
            request = _other(tools.wrong_answers(self._desk, order, findings), again)
            made, _ = await self._asker.data(ASSISTANT, request, self._tools.shapes.WrongAnswers)
            found = await in_thread(tools.better_wrong_answers, order, made)
            if len(found[0]) > len(best[0]) or not (best[0] or best[1]):
                best = found
            if len(best[0]) == len(wrong):
                break
            findings = [self._tools.texts.complaint(fault) for fault in found[1]]
        return best

    # ------------------------------------------------------------ the course

    async def _outcomes(self) -> Made:
        tools, order = self._tools.outcomes, self._order
        assert isinstance(order.matter, CourseMatter)
        async with self._uow() as work:
            draft = await work.courses.draft(order.matter.course_id)
        lessons = tuple(
            (lesson.title, " ".join(lesson.content[:_OPENING].split()))
            for module in draft.modules
            for lesson in module.lessons
        )
        if not lessons:
            raise InvalidContent("This course has no lessons yet.", "Add the first one.")
        seen = tools.CourseSeen(draft.title, lessons)
        best: Made = ((), ())
        findings: list[str] = []
        for again in range(_AGAIN + 1):
            request = _other(tools.outcomes(self._desk, order, seen, findings), again)
            made, _ = await self._asker.data(ASSISTANT, request, self._tools.shapes.NewOutcomes)
            best = await in_thread(tools.stated, order, made, seen)
            if best[0] or not best[1]:
                break
            findings = [self._tools.texts.complaint(fault) for fault in best[1]]
        return best

    # ------------------------------------------------------------ what is heard

    def _hear(self, role: str, piece: str) -> None:
        if role != ASSISTANT or self._order.act not in REWORDING | INVENTING | {Act.PICTURE}:
            return  # an answer with a form is no text to read
        self._pieces.append(piece)
        now = time.monotonic()
        if now - self._looked >= _LOOK:
            self._looked = now
            self._say(self._before + self._shown("".join(self._pieces)))

    def _keep_shown(self) -> None:
        self._before += self._shown("".join(self._pieces)) + "\n\n"
        self._pieces.clear()

    def _say(self, text: str) -> None:
        if self._heard is not None:
            self._heard(text)


def _other(request: ChatRequest, again: int) -> ChatRequest:
    """The same, so that another answer may come."""
    return replace(request, seed=request.seed + again) if again else request
