"""The agents of the run in front, as step 3 shows them: from memory, without a statement."""

from __future__ import annotations

from collections.abc import Callable

from ...domain.agent import LiveAgents, Used
from ...domain.connection import Connection
from ...domain.errors import NotFound
from ...domain.writing import RunView
from ...services.connections import ConnectionsService
from ...services.generation import GenerationService
from ..kit.translate import tr
from .agent_words import connection_name, cost_words, count_words, doing_words, tokens_words
from .fact_cards import Figure
from .write_step import WriteStep


class Agents:
    """Remembers what was shown, so that a change of a few letters changes a few letters."""

    def __init__(
        self,
        step: WriteStep,
        generation: GenerationService,
        connections: Callable[[], ConnectionsService] | None,
    ) -> None:
        self._step, self._generation = step, generation
        self._connections = connections
        self._names: dict[str, str] = {}  # of connections, by their ids
        self._used: Used | None = None
        self._kept = 0  # parts of finished lessons that stay as the source has them
        self.doing: dict[str, str] = {}

    def begin(self) -> None:
        """Another run."""
        self._used, self._kept, self.doing, self._names = None, 0, {}, {}

    def show(self, live: LiveAgents) -> bool:
        """Show who works on what; True when another one does than before."""
        self._used = live.used
        self._step.agents.show_agents(live)
        self._step.found.show_found(live.last)
        self._show_used()
        doing = {one.lesson: doing_words(one) for one in live.now}
        is_other = doing != self.doing
        self.doing = doing
        return is_other

    def rest(self, words: str) -> None:
        """Nobody works any more."""
        self.doing = {}
        self._step.agents.show_rest(words)

    def show_figures(self, run: RunView) -> None:
        """What the lessons that are written say of the model."""
        self._kept = run.quality.kept
        live = self._generation.agents(run.id)
        if live is not None:
            self.show(live)
        else:
            self._show_used()

    async def writer(self, run: RunView) -> str:
        """The name of the model that writes a run, "" for the built-in writer."""
        key = run.brief.options.connection
        if not key or self._connections is None:
            return ""
        if key not in self._names:
            try:
                self._names[key] = connection_name(await self._connections().get(key))
            except NotFound:
                self._names[key] = tr("A connection that is gone")
        return self._names[key]

    async def connections(self) -> list[Connection]:
        """All that might go on."""
        if self._connections is None:
            return []
        return [view.connection for view in await self._connections().list()]

    def _show_used(self) -> None:
        used = self._used
        if used is None:
            return
        figures = [
            Figure(tr("Questions to the model"), count_words(used.calls), "plain"),
            Figure(tr("Tokens"), tokens_words(used.tokens_in, used.tokens_out), "plain"),
            Figure(tr("Parts mended"), count_words(used.repaired), "plain"),
            Figure(tr("Parts as the source has them"), count_words(self._kept), "plain"),
        ]
        if used.cost:
            figures.insert(2, Figure(tr("Cost"), cost_words(used.cost), "plain"))
        self._step.show_used(figures)
