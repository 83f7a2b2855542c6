"""What happens in step 2 with a language model: it is chosen, estimated, and asked to arrange."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from ...domain.agent import estimate, sizes_of
from ...domain.connection import Connection, ConnectionView
from ...domain.errors import AppError, Cancelled
from ...domain.ids import RunId
from ...domain.outline import Outline
from ...services.connections import ConnectionsService
from ...services.generation import GenerationService
from ..kit.notices import Notices
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import error_text, tr
from .agent_words import connection_name, count_words, estimate_rows, where_sentence, why_not
from .outline_editing import OutlineEditing
from .outline_step import OutlineStep
from .outline_tree import UNDO
from .page import ARRANGING


class Owner(Protocol):
    """What is asked of the screen."""

    scope: TaskScope
    connections: Callable[[], ConnectionsService] | None

    @property
    def run_id(self) -> RunId | None:
        """The run whose outline is in front."""

    @property
    def generation(self) -> GenerationService:
        """The service."""

    @property
    def notices(self) -> Notices:
        """Where something is told in passing."""

    def open_connections(self) -> None:
        """Leave for the connections."""

    async def planned(self) -> None:
        """Wait until the options are kept as they are shown."""


class Modelling:
    """Between the outline's step and the connections."""

    def __init__(self, step: OutlineStep, editing: OutlineEditing, owner: Owner) -> None:
        self._step, self._editing, self._owner = step, editing, owner
        self._views: dict[str, ConnectionView] = {}
        step.outline_shown.connect(self.show)
        step.options.changed.connect(lambda _options: self.show())
        step.options.connections_requested.connect(owner.open_connections)
        step.options.model.connections_requested.connect(owner.open_connections)
        step.options.model.arrange_requested.connect(
            lambda: owner.scope.start(self._arrange, ARRANGING, Policy.DROP)
        )

    def offer_soon(self) -> None:
        """They may be others by now."""
        self._owner.scope.start(self.offer, "connections", Policy.LATEST)

    async def offer(self) -> None:
        """Name the connections."""
        if self._owner.connections is None:
            return
        views = await self._owner.connections().list()
        self._views = {view.connection.id: view for view in views}
        self._step.options.offer_writers([(key, _name(one)) for key, one in self._views.items()])
        self.show()

    @property
    def chosen(self) -> Connection | None:
        """The connection that shall write; None for the built-in writer, and for one that is
        gone."""
        view = self._views.get(self._step.options.options.connection)
        return None if view is None else view.connection

    @property
    def trouble(self) -> str:
        """Why nothing can be written as it is chosen, "" where it can."""
        key = self._step.options.options.connection
        if not key:
            return ""
        connection = self.chosen
        if connection is None:
            return tr("This connection was removed. Choose another writer.")
        return why_not(connection)

    def show(self) -> None:
        """What the outline as it stands will take."""
        card, outline = self._step.options.model, self._editing.outline
        options = self._step.options.options
        if not options.connection or outline is None:
            card.hide()
            return
        connection, trouble = self.chosen, self.trouble
        if connection is None or trouble:
            card.show_unable(trouble)
            return
        needed = estimate(sizes_of(outline, options.questions), connection)
        warning = _limit_words(connection, needed.tokens[1], needed.cost[1])
        card.show_able(estimate_rows(needed), where_sentence(connection), warning)

    # ------------------------------------------------------------ arranging

    async def _arrange(self) -> None:
        """Ask the model for another order; the answer is an edit like any other."""
        await self._owner.planned()
        before, run_id = self._editing.outline, self._owner.run_id
        if before is None or run_id is None or self.trouble:
            return
        generation, step = self._owner.generation, self._step
        step.tell("")
        step.set_busy(tr("The model arranges the outline…"))
        try:
            await generation.save_outline(run_id, before)
            made = await generation.arrange(run_id, self._on_began)
        except Cancelled:
            raise
        except AppError as error:
            step.tell(error_text(error))
            return
        finally:
            step.set_busy("")
        now = self._editing.outline
        if now is not None and run_id == self._owner.run_id and now.modules == before.modules:
            self._put(now, replace(made, title=now.title))

    def _on_began(self, number: int, count: int) -> None:
        if count > 1:
            self._step.set_busy(
                tr("The model arranges the outline: {number} of {count}…",
                   number=number, count=count)
            )  # fmt: skip

    def _put(self, before: Outline, made: Outline) -> None:
        if made == before:
            self._owner.notices.show(tr("The model keeps the outline as it is."))
            return
        self._editing.put(made)
        aside = len(made.set_aside) - len(before.set_aside)
        words = tr("The model arranged the outline.")
        if aside > 0:
            words += " " + tr("It set %n passage(s) aside.", aside)
        self._owner.notices.show(
            words, action_text=tr("Undo"), on_action=lambda: self._editing.act(UNDO)
        )


def usual(views: tuple[ConnectionView, ...]) -> str:
    """The id of the connection that a new course begins with, "" for the built-in writer.

    It is the one that was made the default, if it can write and sends nothing anywhere: another
    computer gets passages only where that is chosen for this course.
    """
    for view in views:
        one = view.connection
        if view.is_default and one.stays_here and not why_not(one):
            return one.id
    return ""


def _name(view: ConnectionView) -> str:
    connection = view.connection
    if connection.profile is None:
        return tr("{name} (not tested)", name=connection.name)
    return connection_name(connection)


def _limit_words(connection: Connection, tokens: int, cost: float) -> str:
    """Which limit may stop the writing before its end."""
    if 0 < connection.most_tokens < tokens:
        return tr(
            "Its limit of {count} tokens may pause the writing before the end.",
            count=count_words(connection.most_tokens),
        )
    if 0 < connection.most_cost < cost:
        return tr("Its limit of cost may pause the writing before the end.")
    return ""
