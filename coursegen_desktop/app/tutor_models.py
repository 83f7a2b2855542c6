"""The tutor's models: the connection that whoever acts uses where nothing else is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..domain.rights import Right
from ..services.gate import Gate

if TYPE_CHECKING:
    from ..domain.connection import Connection
    from ..generation.providers.base import ChatClient
    from ..services.connections import ConnectionsService


class OwnModels:
    """Connections belong to a person: nobody asks at the cost of somebody else's key."""

    def __init__(self, gate: Gate, connections: Callable[[], ConnectionsService]) -> None:
        self._gate, self._connections = gate, connections

    async def chosen(self) -> Connection | None:
        """The default connection; None for who has none, or may have none."""
        if not self._gate.may(Right.EDIT_COURSES):
            return None
        views = await self._connections().list()
        return next((view.connection for view in views if view.is_default), None)

    async def open(self, connection: Connection) -> ChatClient:
        """A way to it; AppError where nobody agreed to its address yet, or it cannot be opened."""
        return await self._connections().open(connection.id)
