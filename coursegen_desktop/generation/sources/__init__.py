"""Documents read to a block tree, one file a format."""

from __future__ import annotations

import sys
from functools import cache

from ...domain.registry import Registry
from .base import Block, Source, SourceFormat

__all__ = ["Block", "Source", "SourceFormat", "best_format", "formats"]


@cache
def formats() -> Registry[SourceFormat]:
    """All formats that a document can be in."""
    return Registry[SourceFormat]("SOURCE").discover(sys.modules[__name__])


def best_format(head: bytes, name: str) -> SourceFormat:
    """The format that claims a file most surely; among equals the first by name."""
    found = formats()
    return max(found, key=lambda member: member.sniff(head, name))
