"""Where a language model is, in words: said wherever something may be sent to one."""

from __future__ import annotations

from ...domain.connection import Connection
from ..kit.translate import tr


def where_words(connection: Connection) -> tuple[str, str, str]:
    """(icon, words, role) of where it leads."""
    if connection.stays_here:
        return "monitor", tr("Stays on this computer"), "good"
    if connection.asks_here:
        return "globe", tr("Its server sends everything on to another computer"), "warn"
    if connection.is_open_on_the_way:
        words = tr("Sends to {host}, not encrypted", host=connection.host)
        return "triangle-alert", words, "warn"
    return "globe", tr("Sends to {host}", host=connection.host), "muted"
