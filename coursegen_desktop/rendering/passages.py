"""The sentences of a page, each with its heading: what a tutor looks through and cites."""

from __future__ import annotations

from collections.abc import Iterator

from ..domain.sentences import spans
from ..domain.tutor import Passage
from .rendered import Heading, RenderedPage

# Code and notes below the text say nothing by themselves.
_READ = ("text", "item", "cell", "caption")


def passages_of(page: RenderedPage) -> tuple[Passage, ...]:
    """All sentences in their order. Places are those of the page's text."""
    return tuple(_passages(page))


def _passages(page: RenderedPage) -> Iterator[Passage]:
    headings = iter(page.headings)
    above = Heading(2, "", "")
    for block in page.blocks:
        if block.kind == "heading":
            above = next(headings, above)
        elif block.kind in _READ:
            for start, end in spans(page.text, block.start, block.end):
                words = " ".join(page.text[start:end].split())
                yield Passage(words, above.text, above.anchor, start, end)
