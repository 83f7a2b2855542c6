"""The paragraphs of a Word file as parts, and what only their neighbours can tell of them.

A paragraph is a caption beside a picture, an entry among entries, a heading where no style names
one: all this is seen in the row of parts, before it is written as Markdown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ._office_text import (
    Item,
    Pages,
    code_block,
    is_figure_caption,
    listed,
    picture,
    quoted,
)

_MAX_HEADING = 90
_MAX_HEADING_WORDS = 12
# So much larger than the text a line must be to be a heading by its size alone.
_LARGER = 1.15


@dataclass(frozen=True, slots=True)
class Part:
    """One part. `text` is Markdown, of code the bare lines, of a figure the picture's address.

    `words` are the plain words, `bare` is `text` without emphasis, `notes` are the marks of the
    footnotes in it, `pages` is how many pages begin before it; `size` and `bold` are how it
    looks, for headings that no style names.
    """

    kind: Literal["title", "heading", "para", "item", "code", "quote", "figure", "caption", "ready"]
    text: str
    level: int = 0
    words: str = ""
    bare: str = ""
    number: int | None = None
    letter: str = ""
    alt: str = ""
    notes: tuple[str, ...] = ()
    pages: int = 0
    size: int = 0
    bold: bool = False


def with_headings(parts: list[Part], usual_size: int) -> tuple[str, list[Part]]:
    """(title of the document, the parts with their headings at last)."""
    titles = [at for at, part in enumerate(parts) if part.kind == "title"]
    title = ""
    if titles and titles == list(range(titles[0], titles[0] + len(titles))):
        # One title, maybe on several lines.
        title = " ".join(parts[at].words for at in titles)
        pages = sum(parts[at].pages for at in titles)
        rest = parts[: titles[0]] + parts[titles[-1] + 1 :]
        if pages and titles[0] < len(rest):
            after = rest[titles[0]]
            rest[titles[0]] = replace(after, pages=after.pages + pages)
        parts = rest
    elif titles:
        # Chapters set in the style of a title: they stand above all headings.
        parts = [
            replace(part, kind="heading", level=1, text=part.bare)
            if part.kind == "title"
            else replace(part, level=part.level + 1)
            if part.kind == "heading"
            else part
            for part in parts
        ]
    if not any(part.kind == "heading" for part in parts):
        parts = _guessed(parts, usual_size)
    return " ".join(title.split())[:300], parts


def _guessed(parts: list[Part], usual_size: int) -> list[Part]:
    """Short lines in bold or large letters as headings, the largest above the others."""
    weights: dict[int, int] = {}
    for part in parts:
        if part.kind in ("para", "item"):
            size = part.size or usual_size
            weights[size] = weights.get(size, 0) + len(part.words)
    body = max(sorted(weights), key=lambda size: weights[size], default=usual_size)
    found = {
        at: part.size or usual_size
        for at, part in enumerate(parts)
        if _looks_like_heading(part, part.size or usual_size, body)
    }
    texts = sum(part.kind == "para" and at not in found for at, part in enumerate(parts))
    if not found or texts == 0 or len(found) > 2 * texts + 1:
        return parts
    ranks = {size: rank for rank, size in enumerate(sorted(set(found.values()), reverse=True), 1)}
    return [
        replace(part, kind="heading", level=min(ranks[found[at]], 6), text=part.bare)
        if at in found
        else part
        for at, part in enumerate(parts)
    ]


def _looks_like_heading(part: Part, size: int, body: int) -> bool:
    words = part.words.strip()
    if part.kind != "para" or not 1 < len(words) <= _MAX_HEADING or part.notes:
        return False
    if words[-1] in ".,;:!" or len(words.split()) > _MAX_HEADING_WORDS or "\n" in words:
        return False
    if not any(char.isalpha() for char in words):
        return False
    return part.bold or size >= _LARGER * body


def written(parts: Sequence[Part], notes: dict[str, str], pages: Pages) -> None:
    """The parts as Markdown blocks; notes stand at the end of the section that names them."""
    waiting: list[str] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        end = at + 1
        if part.kind in ("item", "code", "quote"):
            while end < len(parts) and parts[end].kind == part.kind:
                end += 1
        group = parts[at:end]
        if part.kind == "heading":
            waiting = _noted(waiting, notes, pages)
        for _ in range(sum(item.pages for item in group[:1])):
            pages.begin()
        if part.kind in ("figure", "caption"):
            end = at + _figure(parts, at, pages)
            group = parts[at:end]
        else:
            pages.add(_block(group))
        waiting += [mark for item in group for mark in item.notes]
        at = end
    _noted(waiting, notes, pages)


def blocks_of(parts: Sequence[Part]) -> list[str]:
    """The parts of a cell or a text box as Markdown blocks, without notes of their own."""
    pages = Pages()
    written(parts, {}, pages)
    return pages.blocks


def _noted(marks: list[str], notes: dict[str, str], pages: Pages) -> list[str]:
    for mark in dict.fromkeys(marks):
        if text := notes.pop(mark, ""):
            pages.add(f"[^{mark}]: {text}")
    return []


def _block(group: Sequence[Part]) -> str:
    part = group[0]
    if part.kind == "heading":
        return f"{'#' * min(max(part.level, 1), 6)} {part.text}"
    if part.kind == "item":
        lists = [listed(run) for run in _runs(group)]
        # Two lists side by side stay two.
        return "\n\n<!-- -->\n\n".join(lists)
    if part.kind == "code":
        return code_block("\n".join(item.text for item in group))
    if part.kind == "quote":
        return quoted([item.text for item in group])
    return part.text


def _runs(group: Sequence[Part]) -> list[list[Item]]:
    """Entries as lists: one ends where its depth is left, or where counting begins anew."""
    found: list[list[Item]] = []
    number = 0
    for part in group:
        item = Item(part.level, part.text, part.number, part.letter)
        outer = bool(found) and part.level <= found[-1][0].level
        again = outer and part.number is not None and part.number <= number
        if not found or again or part.level < found[-1][0].level:
            found.append([])
            outer = True
        found[-1].append(item)
        number = (part.number or 0) if outer else number
    return found


def _figure(parts: Sequence[Part], at: int, pages: Pages) -> int:
    """Writes a picture with the caption beside it, or a caption alone; how many were taken."""
    part = parts[at]
    following = parts[at + 1] if at + 1 < len(parts) else None
    if part.kind == "figure":
        captioned = following is not None and (
            following.kind == "caption"
            or (following.kind == "para" and is_figure_caption(following.words))
        )
        caption = following if captioned else None
        _write_figure(part, caption, pages)
        return 2 if captioned else 1
    if following is not None and following.kind == "figure" and is_figure_caption(part.words):
        after = parts[at + 2] if at + 2 < len(parts) else None
        if after is None or after.kind != "caption":
            _write_figure(following, part, pages)
            return 2
    pages.add(_as_caption(part))
    return 1


def _write_figure(figure: Part, caption: Part | None, pages: Pages) -> None:
    words = caption.words if caption is not None else ""
    if figure.text and words:
        pages.add(picture(figure.text, figure.alt or words, words))
        return
    pages.add(picture(figure.text, figure.alt))
    if caption is not None:
        pages.add(_as_caption(caption))


def _as_caption(part: Part) -> str:
    return part.text if "*" in part.text or "$" in part.text else f"*{part.text}*"
