"""Where words of a page stand: their paragraph, their section, and their source as text."""

from __future__ import annotations

from ...rendering.rendered import RenderedPage
from ..kit.translate import tr

_LONGEST_BOOKMARK = 300


def heading_at(page: RenderedPage, offset: int) -> str:
    """The heading above a place of the page's text; "" above the first."""
    heading = ""
    for block in page.blocks:
        if block.start > offset:
            break
        if block.kind == "heading":
            heading = page.text[block.start : block.end]
    return heading


def paragraph_at(page: RenderedPage, offset: int) -> tuple[int, int] | None:
    """The block at a place, or the one before it; long ones are cut. None in an empty page."""
    found = None
    for block in page.blocks:
        if block.start > offset and found is not None:
            break
        found = block
    return None if found is None else (found.start, min(found.end, found.start + _LONGEST_BOOKMARK))


def with_source(words: str, lesson: str, course: str, heading: str) -> str:
    """Words in quotation marks with lesson, section and course."""
    title = tr("“{title}”", title=lesson)
    parts = [title, *(part for part in (heading, course) if part)]
    return tr("“{words}”", words=words) + "\n— " + ", ".join(parts)
