"""Opens a connection and puts a crew of agents together for a run."""

from __future__ import annotations

import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..domain.agent import LiveAgents, need_able
from ..domain.brief import Options
from ..domain.connection import Connection
from ..domain.errors import ProviderError, ProviderFault
from ..domain.events import AgentsChanged
from ..domain.ids import RunId
from .agent_steps import AgentSteps
from .agent_writing import Crew, Tools
from .blocking import WorkerProcesses, in_thread
from .clock import Now
from .events import EventHub
from .work import WorkUnits

if TYPE_CHECKING:
    from ..generation.providers.asking import Asker
    from ..generation.providers.base import ChatClient

# Seconds between two looks at what is being written: 15 a second.
_LOOK = 1 / 15

Told = Callable[[str, str], None]
OpenModel = Callable[[str], Awaitable[tuple[Connection, "ChatClient"]]]


@dataclass(frozen=True, slots=True)
class Talk:
    """A way to a model that is open: what is loaded late comes along."""

    connection: Connection
    asker: Asker
    tools: Tools
    prompts: Any
    topics: Any  # the module generation/agents/topic
    mark_of: Callable[[str], str]
    spent: Callable[..., Any]


@dataclass(slots=True)
class AgentCrews:
    """Makes crews; `open_model` finds a connection by its id, with the way to it opened."""

    uow: WorkUnits
    events: EventHub
    workers: WorkerProcesses
    prompts: Path
    now: Now
    open_model: OpenModel | None = None

    @contextlib.asynccontextmanager
    async def crew(self, run_id: RunId, options: Options) -> AsyncIterator[Crew]:
        """A crew for the connection that the options name; its way is closed in the end.

        Raises ProviderError for a connection that is gone, was not tested, or reads too little.
        """
        bell = _Bell(self.events, run_id)
        crew: Crew | None = None

        def heard(role: str, piece: str) -> None:
            if crew is not None:
                crew.heard(role, piece)

        def began(role: str) -> None:
            if crew is not None:
                crew.began(role)

        async with self.talk(options.connection, heard=heard, began=began) as talk:
            steps = AgentSteps(self.uow, self.now, run_id, talk.asker, talk.connection)
            mark, window = talk.mark_of(f"{run_id}"), talk.connection.window
            scene = talk.tools.requests.Scene(talk.prompts, options.audience, mark, window)
            crew = Crew(
                talk.tools, scene, talk.connection, talk.asker, steps, self.workers, bell.ring
            )
            crew.used = used = await steps.load()
            # The limits are those of the whole run.
            talk.asker.spent = talk.spent(used.tokens_in, used.tokens_out, used.cost, used.calls)
            yield crew
            bell.ring(at_once=True)

    @contextlib.asynccontextmanager
    async def talk(
        self, key: str, *, heard: Told | None = None, began: Callable[[str], None] | None = None
    ) -> AsyncIterator[Talk]:
        """A connection that is opened, with all that asking needs. Raises as `crew`."""
        connection, client = await self._opened(key)
        try:
            need_able(connection)
            tools, made = await in_thread(_load)
            prompts = await in_thread(made.prompts.Prompts.load, self.prompts)
            asker = made.asking.Asker(client, connection, heard=heard, began=began)
            yield Talk(
                connection, asker, tools, prompts, made.topic, made.prompts.mark_of,
                made.asking.Spent,
            )  # fmt: skip
        finally:
            await client.close()

    async def _opened(self, key: str) -> tuple[Connection, ChatClient]:
        if self.open_model is None:
            raise _gone()
        return await self.open_model(key)


def live_agents(run_id: RunId, crew: Crew) -> LiveAgents:
    """What one sees of a crew."""
    return LiveAgents(run_id, tuple(crew.now.values()), crew.used, tuple(crew.last[-6:]))


class _Bell:
    """Tells of changes, at most so often a second; the last one is never lost for long, since
    every step ends with one."""

    def __init__(self, events: EventHub, run_id: RunId) -> None:
        self._events, self._run = events, run_id
        self._rung = 0.0

    def ring(self, *, at_once: bool = False) -> None:
        """Tell, unless that was done just now."""
        now = time.monotonic()
        if at_once or now - self._rung >= _LOOK:
            self._rung = now
            self._events.publish(AgentsChanged(self._run))


@dataclass(slots=True)
class _Made:
    prompts: Any  # modules
    asking: Any
    topic: Any


def _load() -> tuple[Tools, _Made]:
    """Late: every parser and the network's library come along."""
    from ..generation.agents import desk, prompts, requests, shapes, topic
    from ..generation.providers import asking

    return Tools(desk, requests, shapes), _Made(prompts, asking, topic)


def _gone() -> ProviderError:
    return ProviderError(
        ProviderFault.ADDRESS,
        "The connection to the model is not there any more.",
        "Choose another one, or let the built-in writer go on.",
    )
