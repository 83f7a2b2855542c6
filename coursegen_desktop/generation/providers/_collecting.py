"""Gathers an answer from its pieces, whatever the dialect they come in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ...domain.errors import ProviderError, ProviderFault
from ._faults import Asked, dropped, endless, no_answer_of_a_model, of_told
from ._json import decoded
from ._speech import Speech
from ._sse import Events, JsonLines, TooLarge
from .base import ChatAnswer, ChatRequest, Finish, Heard

if TYPE_CHECKING:
    from ._http import Answer

# Characters that one token may stand for, and what is granted beyond. Servers that do not know
# the limit of tokens would let a model write for ever.
_MOST_PER_TOKEN, _GRANTED = 12, 2000


class Collecting:
    """The answer to one request so far. `started` is the loop's time of the sending."""

    def __init__(
        self, request: ChatRequest, about: Asked, heard: Heard | None, started: float
    ) -> None:
        self._about = about
        self._heard = heard
        self._started = started
        self._most = request.most * _MOST_PER_TOKEN + _GRANTED
        self._speech = Speech()
        self._first: float | None = None
        self.finish: Finish | None = None
        self.tokens_in: int | None = None
        self.tokens_out: int | None = None
        self.model = ""

    async def listen(
        self, answer: Answer, pieces: Events | JsonLines, take: Callable[[str], bool]
    ) -> None:
        """Hand every piece of the stream to `take`, until that says that it was the last one."""
        try:
            async for chunk in answer:
                for data in pieces.feed(chunk):
                    if take(data):
                        return
            for data in pieces.end():
                take(data)
        except TooLarge:
            raise no_answer_of_a_model(self._about) from None
        except ProviderError as error:
            # Some servers hang up as soon as they have said why they stop.
            if error.fault is not ProviderFault.DROPPED or self.finish is None:
                raise
        if self.finish is None:
            raise dropped(self._about)

    def row_in(self, found: Any) -> Mapping[str, Any]:
        """A piece as the object that it has to be; an error in it is raised."""
        if isinstance(found, str):
            try:
                found = decoded(found)
            except (ValueError, RecursionError):
                found = None
        if not isinstance(found, Mapping):
            raise no_answer_of_a_model(self._about)
        is_refusal = "message" in found and found.get("object") == "error"
        if found.get("error") or is_refusal:
            raise of_told(found, self._about, now=datetime.now(UTC))
        return found

    def take(self, answer: Answer, said: str, thought: str = "") -> None:
        """A piece. Raises ProviderError where the model does not stop, and what `heard` raises."""
        if not said and not thought:
            return
        answer.said()
        if self._first is None:
            self._first = asyncio.get_running_loop().time()
        if thought:
            self._speech.think(thought)
        self._show(self._speech.say(said) if said else "")
        if self._speech.size > self._most:
            raise endless(self._about)

    def count(self, tokens_in: object, tokens_out: object) -> None:
        """What the server says it has read and written."""
        self.tokens_in = _tokens(tokens_in, self.tokens_in)
        self.tokens_out = _tokens(tokens_out, self.tokens_out)

    def answer(self) -> ChatAnswer:
        """All of it, at its end."""
        self._show(self._speech.end())
        now = asyncio.get_running_loop().time()
        first = now if self._first is None else self._first
        return ChatAnswer(
            self._speech.text,
            self.finish or Finish.OTHER,
            self.tokens_in,
            self.tokens_out,
            self._speech.thoughts,
            self.model,
            first - self._started,
            now - self._started,
        )

    def _show(self, piece: str) -> None:
        if piece and self._heard is not None:
            self._heard(piece)


def _tokens(told: object, before: int | None) -> int | None:
    is_count = isinstance(told, int) and not isinstance(told, bool) and told > 0
    return told if is_count else before  # type: ignore[return-value]  # mypy forgets the check
