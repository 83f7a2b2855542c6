"""How the tutor comes to a model: handed in by the wiring, so that it knows no connections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ..domain.connection import Connection
    from ..generation.providers.base import ChatClient


class TutorModels(Protocol):
    """The models of whoever acts."""

    async def chosen(self) -> Connection | None:
        """The connection whose model answers as the tutor; None where nobody chose one."""
        ...

    async def open(self, connection: Connection) -> ChatClient:
        """A way to it; whoever asks closes it. Raises AppError where it cannot be used."""
        ...
