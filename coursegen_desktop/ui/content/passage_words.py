"""Passages of sources as a person reads them."""

from __future__ import annotations

import re

# How the built-in writer names a place: the block, and its first and last letter in the text.
_MACHINE_PLACE = re.compile(r"b\d+:\d+-\d+")
_READ_MARKS = (
    (re.compile(r"(?s)<!--.*?-->"), ""),
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)|\[\^[^\]]*\]"), r"\1"),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"(?m)^#{1,6} +"), ""),
    (re.compile(r"\*\*|(?<!\w)__|__(?!\w)"), ""),
    (re.compile(r"\n{3,}"), "\n\n"),
)


def readable(markdown: str) -> str:
    """A passage with its paragraphs, without the marks of Markdown that disturb reading."""
    for pattern, put in _READ_MARKS:
        markdown = pattern.sub(put, markdown)
    return markdown


def place_words(place: str) -> str:
    """A place in a source where it tells a person something, as "page 12"; else ""."""
    return "" if _MACHINE_PLACE.fullmatch(place) else place
