"""What the agents call: asks a model, asks again where that may help, and keeps all limits.

asker = Asker(client, connection)
answer = await asker.prose(AUTHOR, ChatRequest(system, task, most=600))
item, answer = await asker.data(QUIZZER, ChatRequest(system, fact, most=300), Item)
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ...domain.base import Schema
from ...domain.connection import GGUF, SCRIPTED, Connection, Rung
from ...domain.errors import ProviderError, ProviderFault
from ._repeating import Repeating
from ._tokens import Measure
from .base import ChatAnswer, ChatClient, ChatRequest, Finish
from .structured import Unfit, in_words, read, schema_of

S = TypeVar("S", bound=Schema)

# Tries after the first: when the way there failed, and when the answer was of no use.
RETRIES, REPAIRS = 3, 2
# Seconds: the first pause (each further one is twice as long), and the longest that is waited for.
PAUSE, MOST_PAUSE = 1.0, 120.0
# Tokens: where nothing is known of a model, and what a window never falls below.
UNTESTED_WINDOW, LEAST_WINDOW = 4096, 512
# Requests at a time: a computer at home has one model in memory.
_AT_ONCE_HERE, _AT_ONCE_ELSE = 1, 3
# Tokens for the thoughts of a model that thinks, at most a quarter of its window.
_THOUGHTS = 1024
_LEAST_ANSWER = 24
_LIVELIER = 0.5  # temperature of another try, or a repetition would repeat itself
_MOST_WORDS = 800
_BELOW = {Rung.SCHEMA: Rung.OBJECT, Rung.OBJECT: Rung.PROMPT}

Told = Callable[[str, str], None]
Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Spent:
    """What asking has used up: tokens, the user's money, calls that were sent."""

    tokens_in: int = 0
    tokens_out: int = 0
    cost: float = 0.0
    calls: int = 0

    @property
    def tokens(self) -> int:
        """Read and written together."""
        return self.tokens_in + self.tokens_out


class Asker:
    """Asks one connection's models for one run.

    An answer's tokens are those of all tries that led to it.

    `heard(role, piece)` is told what is being written, and `began(role)` whenever an answer begins
    anew, so that what was heard before is void. `spent` is what earlier parts of the run have
    used. All that is raised is a ProviderError; see its `fault`.
    """

    def __init__(
        self,
        client: ChatClient,
        connection: Connection,
        *,
        heard: Told | None = None,
        began: Callable[[str], None] | None = None,
        sleep: Sleep = asyncio.sleep,
        seed: int = 0,
        spent: Spent | None = None,
    ) -> None:
        self._client = client
        self._connection = connection
        self._heard, self._began, self._sleep = heard, began, sleep
        self._chance = random.Random(seed)
        self._profile = connection.profile
        # Told to servers that make room for it; it stays, since they load a model anew for another.
        self._room = connection.window or UNTESTED_WINDOW
        self._window = self._room
        self._rungs: dict[str, Rung] = {}
        self._measures: dict[str, Measure] = {}
        self._gate = asyncio.Semaphore(_AT_ONCE_HERE if connection.stays_here else _AT_ONCE_ELSE)
        self._under_way = Spent()
        self.spent = spent or Spent()

    @property
    def rung(self) -> Rung:
        """How the form of answers is asked for at present."""
        return self._rung_of(self._connection.model or self._connection.name)

    @property
    def window(self) -> int:
        """Tokens that a request and its answer may have together; falls where that was too many."""
        return self._window

    def estimate(self, text: str) -> int:
        """Tokens of a text, by its length and by what the model has reported so far."""
        return self._measure_of(self._connection.model or self._connection.name).of_text(text)

    async def prose(self, role: str, request: ChatRequest) -> ChatAnswer:
        """An answer in plain text. TOO_LONG where it was cut off: halve the task then."""
        asked = replace(request, role=role, schema=None)
        paid: list[Spent] = []
        for attempt in range(REPAIRS + 1):
            try:
                answer, _ = await self._answer(role, asked, paid)
            except ProviderError as error:
                if error.fault is not ProviderFault.UNUSABLE or attempt == REPAIRS:
                    raise
            else:
                if answer.text:
                    return _in_all(answer, paid)
            asked = _livelier(asked)
        raise ProviderError(
            ProviderFault.UNUSABLE,
            "The model “{model}” said nothing.",
            "Try again, or choose another model.",
            model=self._model_of(role),
        )

    async def data(self, role: str, request: ChatRequest, shape: type[S]) -> tuple[S, ChatAnswer]:
        """An answer with a form, which is shown what is wrong with it and tried again twice.

        `request.schema` may be narrower than that of `shape` (a closed list of ids, for one).
        """
        first = asked = replace(
            request, role=role, schema=request.schema if request.schema else schema_of(shape)
        )
        paid: list[Spent] = []
        for attempt in range(REPAIRS + 1):
            try:
                answer, rung = await self._answer(role, asked, paid)
                return read(answer.text, shape, rung), _in_all(answer, paid)
            except Unfit as unfit:
                if not unfit.has_json:
                    # A server that fails open: the schema in the prompt may do what it does not.
                    self._step_down(self._model_of(role), rung)
                asked = _livelier(replace(asked, user=first.user + _complaint(unfit)))
            except ProviderError as error:
                if error.fault is not ProviderFault.UNUSABLE or attempt == REPAIRS:
                    raise
                asked = _livelier(asked)
        raise ProviderError(
            ProviderFault.UNUSABLE,
            "The answers of the model “{model}” do not have the form that is needed.",
            "Test the connection again, or choose another model.",
            model=self._model_of(role),
        )

    # -- one answer ----------------------------------------------------------------------------

    async def _answer(
        self, role: str, request: ChatRequest, paid: list[Spent]
    ) -> tuple[ChatAnswer, Rung]:
        """An answer that is whole, and the rung that it came by. What each call took is added to
        `paid`."""
        model = self._model_of(role)
        async with self._gate:
            answer, rung = await self._in_spite_of_failures(model, request, paid)
        if answer.finish is Finish.LENGTH:
            raise ProviderError(
                ProviderFault.TOO_LONG,
                "The answer of the model “{model}” was cut off at its limit.",
                "It is asked for less at a time.",
                model=model,
            )
        return answer, rung

    async def _in_spite_of_failures(
        self, model: str, request: ChatRequest, paid: list[Spent]
    ) -> tuple[ChatAnswer, Rung]:
        failures = 0
        while True:
            rung = self._rung_of(model)
            try:
                return await self._once(model, rung, request, paid), rung
            except ProviderError as error:
                if error.fault is ProviderFault.NO_SCHEMA and self._step_down(model, rung):
                    continue
                pause = self._pause(error, failures)
                if not error.is_passing or failures == RETRIES or pause > MOST_PAUSE:
                    raise
                failures += 1
            # What waits keeps its place: others would run into the same wall.
            await self._sleep(pause)

    async def _once(
        self, model: str, rung: Rung, request: ChatRequest, paid: list[Spent]
    ) -> ChatAnswer:
        measure = self._measure_of(model)
        expected = measure.of(request.system, in_words(request, rung))
        sized = self._sized(request, expected)
        self._within_budget(expected, sized.most)
        listening = _Listening(request.role, model, self._heard)
        if self._began is not None:
            self._began(request.role)
        reserved = _added(Spent(), expected, sized.most, self._connection)
        self._under_way = _sum(self._under_way, reserved, 1)
        answer = None
        try:
            answer = await self._client.chat(
                sized, model=model, rung=rung, window=self._room, heard=listening
            )
        except ProviderError as error:
            if error.fault is ProviderFault.WINDOW:
                told = error.values.get("window")
                self._narrow(told if isinstance(told, int) else round(expected * 0.9))
            raise
        finally:
            self._under_way = _sum(self._under_way, reserved, -1)
            paid += self._charge(measure, answer, expected, listening.text)
        self._look_for_cuts(measure, expected, answer)
        return answer

    def _sized(self, request: ChatRequest, expected: int) -> ChatRequest:
        """The request with as many tokens for its answer as there is room; WINDOW without room."""
        thinks = self._profile is not None and self._profile.thinks
        wanted = request.most + (min(_THOUGHTS, self._window // 4) if thinks else 0)
        room = self._window - expected
        if room < max(_LEAST_ANSWER, request.most // 2):
            raise ProviderError(
                ProviderFault.WINDOW,
                "A task was longer than the {window} tokens that the model can read.",
                "Choose a model with a larger window, or start the server with one.",
                window=self._window,
            )
        return replace(request, most=min(wanted, room))

    def _within_budget(self, tokens_in: int, tokens_out: int) -> None:
        """BUDGET where the call, with those on their way, could pass a limit."""
        limits = self._connection
        after = _added(_sum(self.spent, self._under_way, 1), tokens_in, tokens_out, limits)
        if limits.most_tokens and after.tokens > limits.most_tokens:
            raise ProviderError(
                ProviderFault.BUDGET,
                "The limit of {limit} tokens is reached.",
                "Raise it in the connection, or go on without a model.",
                limit=limits.most_tokens,
            )
        if limits.most_cost and after.cost > limits.most_cost:
            raise ProviderError(
                ProviderFault.BUDGET,
                "The limit of {limit} for the cost is reached.",
                "Raise it in the connection, or go on without a model.",
                limit=f"{limits.most_cost:g}",
            )

    def _charge(
        self, measure: Measure, answer: ChatAnswer | None, expected: int, heard: str
    ) -> list[Spent]:
        """Keep count. What broke off in the middle was paid for too, refusals were not. Returns
        what the call took, [] for nothing."""
        if answer is None and not heard:
            return []
        told_in = answer.tokens_in if answer is not None else None
        told_out = answer.tokens_out if answer is not None else None
        said = answer.thoughts + answer.text if answer is not None else heard
        written = measure.of_text(said) if told_out is None else told_out
        read_in = expected if told_in is None else told_in
        self.spent = _added(self.spent, read_in, written, self._connection)
        return [_added(Spent(), read_in, written, self._connection)]

    def _look_for_cuts(self, measure: Measure, expected: int, answer: ChatAnswer) -> None:
        """Learn from what was reported; WINDOW where the server has cut the request silently."""
        if answer.tokens_in is None:
            return
        if not measure.is_cut(expected, answer.tokens_in):
            measure.learn(expected, answer.tokens_in)
            return
        self._narrow(answer.tokens_in)
        raise ProviderError(
            ProviderFault.WINDOW,
            "The server read only a part of a task ({read} of about {sent} tokens).",
            "The task is made smaller. A server with a larger window reads more at a time.",
            read=answer.tokens_in,
            sent=expected,
        )

    # -- what is known of a model ---------------------------------------------------------------

    def _model_of(self, role: str) -> str:
        """The model's name; files and scripts hold one model, by whatever name."""
        connection = self._connection
        model = connection.model_of(role)
        if not model and connection.kind in (GGUF, SCRIPTED):
            return connection.name
        if not model:
            raise ProviderError(
                ProviderFault.NO_MODEL,
                "No model is chosen in the connection “{name}”.",
                "Choose one in the settings, under Language models.",
                name=self._connection.name,
            )
        return model

    def _rung_of(self, model: str) -> Rung:
        tested = self._profile.rung if self._profile is not None else Rung.SCHEMA
        return self._rungs.get(model, tested)

    def _step_down(self, model: str, rung: Rung) -> bool:
        """Take the rung below one that does not hold; whether there is one."""
        below = _BELOW.get(rung)
        if below is not None and self._rung_of(model) is rung:
            self._rungs[model] = below
        return below is not None

    def _measure_of(self, model: str) -> Measure:
        if model not in self._measures:
            profile = self._profile
            is_tested = profile is not None and profile.model in ("", model)
            self._measures[model] = Measure(profile.token_ratio if is_tested and profile else 0.0)
        return self._measures[model]

    def _narrow(self, window: int) -> None:
        self._window = max(LEAST_WINDOW, min(self._window, window))

    def _pause(self, error: ProviderError, failures: int) -> float:
        """Seconds until the next try: at least what the server asks for, never all at once."""
        pause = PAUSE * 2.0**failures * self._chance.uniform(0.5, 1.5)
        return max(pause, (error.retry_after or 0.0) + self._chance.uniform(0.0, 0.5))


class _Listening:
    """Passes on what is heard, and stops a model that goes in circles."""

    def __init__(self, role: str, model: str, heard: Told | None) -> None:
        self._role, self._model, self._heard = role, model, heard
        self._pieces: list[str] = []
        self._repeating = Repeating()

    @property
    def text(self) -> str:
        """All that was heard."""
        return "".join(self._pieces)

    def __call__(self, piece: str) -> None:
        self._pieces.append(piece)
        if self._heard is not None:
            self._heard(self._role, piece)
        if self._repeating.feed(piece):
            raise ProviderError(
                ProviderFault.UNUSABLE,
                "The model “{model}” said the same again and again, so it was stopped.",
                "Try again, or choose another model.",
                model=self._model,
            )


def _in_all(answer: ChatAnswer, paid: Sequence[Spent]) -> ChatAnswer:
    """The answer with the tokens of all that was asked for it: who keeps count of a run over its
    pauses knows of no others."""
    if len(paid) < 2:
        return answer
    return replace(
        answer,
        tokens_in=sum(one.tokens_in for one in paid),
        tokens_out=sum(one.tokens_out for one in paid),
    )


def _livelier(request: ChatRequest) -> ChatRequest:
    """The same, so that another answer may come."""
    return replace(request, seed=request.seed + 1, temperature=max(request.temperature, _LIVELIER))


def _complaint(unfit: Unfit) -> str:
    """What a model is told that has missed the form."""
    return (
        "\n\nYour last answer could not be used. What is wrong with it: "
        f"{unfit.words[:_MOST_WORDS]}\nAnswer again, with the whole JSON object and nothing else."
    )


def _added(spent: Spent, tokens_in: int, tokens_out: int, prices: Connection) -> Spent:
    """With one call more."""
    return Spent(
        spent.tokens_in + tokens_in,
        spent.tokens_out + tokens_out,
        spent.cost + prices.cost(tokens_in, tokens_out),
        spent.calls + 1,
    )


def _sum(one: Spent, other: Spent, sign: int) -> Spent:
    """Both together, or one without the other."""
    return Spent(
        one.tokens_in + sign * other.tokens_in,
        one.tokens_out + sign * other.tokens_out,
        one.cost + sign * other.cost,
        one.calls + sign * other.calls,
    )
