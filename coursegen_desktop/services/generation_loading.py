"""The parsers and writers, loaded late, and how long their work may take."""

from __future__ import annotations

from types import ModuleType

# A book is planned in seconds; more means that something is wrong with the document.
PLAN_SECONDS = 600.0
LESSON_SECONDS = 120.0


def load_keeping() -> ModuleType:
    """Loaded when it is first needed, and in a thread: it brings every parser along."""
    from ..generation import keeping

    return keeping
