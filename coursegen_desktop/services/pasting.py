"""Rich text from the clipboard as Markdown, made in a worker process that can be killed."""

from __future__ import annotations

from dataclasses import dataclass

from ..domain.errors import InvalidContent, WorkStopped, WorkTimeout
from ..domain.rights import Right
from .blocking import WorkerProcesses
from .gate import Guarded, needs

LIMIT_S = 30.0
MAX_CHARACTERS = 20_000_000


@dataclass(frozen=True, slots=True)
class PastedText:
    """Markdown, and how many pictures of the rich text are not in it."""

    markdown: str
    pictures: int = 0


class PastingService(Guarded):
    """Turns what other programs copy into what a lesson can hold."""

    def __init__(self, workers: WorkerProcesses, *, limit_s: float = LIMIT_S) -> None:
        self._workers = workers
        self._limit_s = limit_s

    @needs(Right.EDIT_COURSES)
    async def markdown(self, html: str) -> PastedText:
        """The words, headings, lists, tables and links of HTML; InvalidContent if it is too much.

        Nothing that it refers to is loaded, and none of its tags comes along.
        """
        if len(html) > MAX_CHARACTERS:
            raise _too_much()
        try:
            text, pictures = await self._workers.call(read_pasted, html, timeout=self._limit_s)
        except (WorkTimeout, WorkStopped) as error:
            raise _too_much() from error
        return PastedText(text, pictures)


def read_pasted(html: str) -> tuple[str, int]:
    """(Markdown, pictures left out); runs in a worker process."""
    from ..generation.pasted import pasted_markdown  # with lxml: only the worker needs it

    return pasted_markdown(html)


def _too_much() -> InvalidContent:
    return InvalidContent(
        "The formatting of what was copied could not be read.",
        "Only its words were pasted. Copy a smaller part to keep its formatting.",
    )
