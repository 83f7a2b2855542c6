"""The parsers and writers, loaded late, and how long their work may take."""

from __future__ import annotations

from types import ModuleType

from ..domain.errors import MissingPart

# A book is planned in seconds; more means that something is wrong with the document.
PLAN_SECONDS = 600.0
LESSON_SECONDS = 120.0


def load_keeping() -> ModuleType:
    """Loaded when it is first needed, and in a thread: it brings every parser along."""
    from ..generation import keeping

    return keeping


def what_is_missing(analyser: str) -> MissingPart | None:
    """What is not installed for an analyser. Slow: it looks through the folders of libraries."""
    from ..generation.text.analysis import missing

    return missing(analyser)
