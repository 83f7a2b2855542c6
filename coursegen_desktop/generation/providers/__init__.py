"""Ways to a language model, one file each: `providers()` finds them by name.

Beside them stand what all ways are used with: `asking` (what the agents call), `probing` (what a
connection can do) and `structured` (answers with a form).
"""

from __future__ import annotations

import sys

from ...domain.registry import Registry
from .base import Provider

# Modules of this room that are no kind of connection.
BESIDE = ("asking", "probing", "structured")


def providers() -> Registry[Provider]:
    """Every kind of connection, by the names of domain/connection."""
    return Registry[Provider]("PROVIDER").discover(sys.modules[__name__], BESIDE)


def loaded() -> Registry[Provider]:
    """The same, with all that asking over a network needs: a fifth of a second, for a thread."""
    from ._http import trusted

    trusted()
    return providers()
