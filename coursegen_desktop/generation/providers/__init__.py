"""Ways to a language model, one file each: `providers()` finds them by name."""

from __future__ import annotations

import sys

from ...domain.registry import Registry
from .base import Provider


def providers() -> Registry[Provider]:
    """Every kind of connection, by the names of domain/connection."""
    return Registry[Provider]("PROVIDER").discover(sys.modules[__name__])
