"""The table of contents put into the documents: it gives headings their levels and fills gaps."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from ._epub_package import Entry
from ._html_notes import types_of
from ._html_tree import Element, tag_of
from ._office_text import PAGE

_HEADING = re.compile(r"h([1-6])")
_LEVEL = "coursegen-level"
# More words than these before a heading are text that the entry means, too.
_WORDS_BEFORE = 40
# A leap in the numbers of pages beyond this is a mistake.
_MAX_JUMP = 500
_SIGN = re.compile(f"{PAGE}([0-9]{{1,5}}){PAGE}")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "ul",
        "ol",
        "table",
        "figure",
        "pre",
        "blockquote",
        "dl",
        "aside",
        "header",
        "hr",
        "img",
        "body",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    ]
)


def place_headings(trees: Mapping[str, Element], contents: Sequence[Entry]) -> None:
    """Gives each document's headings the levels of the table of contents, below it their own."""
    by_path: dict[str, list[Entry]] = {}
    for entry in contents:
        by_path.setdefault(entry.path, []).append(entry)
    for tree in trees.values():
        for element in tree.iter():
            element.attrib.pop(_LEVEL, "")
    depth = 0
    for path, tree in trees.items():
        body = _body(tree)
        order = [item for item in body.iter() if tag_of(item)]
        ids = {
            item.get("id") or item.get("name") or "": (at, item)
            for at, item in reversed(list(enumerate(order)))
        }
        for entry in by_path.get(path, []):
            at, target = ids.get(entry.fragment, (0, None)) if entry.fragment else (0, None)
            _place(body, order, at, target, entry)
        depth = _level_others(body, depth)


def part_entries(contents: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Titles without a document of their own, by the path of the next document."""
    found: dict[str, list[Entry]] = {}
    waiting: list[Entry] = []
    for entry in contents:
        if not entry.path:
            waiting.append(entry)
        else:
            if waiting:
                found.setdefault(entry.path, []).extend(waiting)
            waiting = []
    return found


def mark_pages(trees: Mapping[str, Element], pages: Sequence[Entry]) -> None:
    """Puts a sign with its number where a printed page begins."""
    numbers: dict[Element, int] = {}
    for path, tree in trees.items():
        named = {e.fragment: e.title for e in pages if e.path == path}
        for item in tree.iter():
            if not tag_of(item):
                continue
            label = named.get(item.get("id") or "\n", "")
            if not label and "pagebreak" in types_of(item):
                label = item.get("title") or item.get("aria-label") or ""
                label = label or "".join(map(str, item.itertext()))
            stated = re.search(r"\d{1,5}", label) if label else None
            if stated and item not in numbers:
                numbers[item] = int(stated[0])
    last = 0
    for item, number in numbers.items():
        if last < number <= last + _MAX_JUMP or not last:
            last = number
            _mark(item, f"{PAGE}{number}{PAGE}")


def _mark(item: Element, sign: str) -> None:
    if "pagebreak" in types_of(item):
        # The printed number is no word of the text.
        for child in list(item):
            item.remove(child)
        item.text = sign
        for name in ("aria-hidden", "hidden", "style", "class"):
            item.attrib.pop(name, "")
    else:
        item.text = sign + (item.text or "")


def without_pages(text: str) -> tuple[str, tuple[int, ...]]:
    """(the text without the signs of pages, where pages begin from the first on).

    Pages that are not there begin where the next one does, so that each keeps its number.
    """
    parts = _SIGN.split(text)
    offsets: list[int] = []
    at = 0
    for part, number in zip(parts[:-1:2], parts[1::2], strict=True):
        at += len(part)
        if int(number) > len(offsets):
            offsets += [at if offsets else 0] * (int(number) - len(offsets) - 1)
            offsets.append(at)
    return "".join(parts[::2]), tuple(offsets)


def _body(tree: Element) -> Element:
    found = tree.find("body")
    return found if found is not None else tree


def _place(
    body: Element, order: list[Element], start: int, target: Element | None, entry: Entry
) -> None:
    heading = _heading_from(order, start, target)
    if heading is not None:
        heading.set(_LEVEL, str(entry.depth))
        return
    made = etree.Element(f"h{entry.depth}")
    made.text = entry.title
    made.set(_LEVEL, str(entry.depth))
    at = target
    while at is not None and at is not body:
        if tag_of(at) in _BLOCKS and tag_of(parent := _parent(at)) not in ("p", "ul", "ol", "tr"):
            parent.insert(parent.index(at), made)
            return
        at = at.getparent()
    body.insert(_after_headings(body), made)
    if body.text and body.text.strip():
        made.tail, body.text = body.text, ""


def _after_headings(body: Element) -> int:
    """Behind headings that earlier entries were given at the very start."""
    place = 0
    while place < len(body) and body[place].get(_LEVEL):
        place += 1
    return place


def _parent(element: Element) -> Element:
    found = element.getparent()
    return element if found is None else found


def _heading_from(order: list[Element], start: int, target: Element | None) -> Element | None:
    """The first heading without a level from a place on, with few words before it."""
    for above in target.iterancestors() if target is not None else ():
        # An anchor inside a heading means the heading.
        if _HEADING.fullmatch(tag_of(above)):
            return above if above.get(_LEVEL) is None else None
    words = 0
    for item in order[start:]:
        if _HEADING.fullmatch(tag_of(item)):
            if item.get(_LEVEL) is None:
                return item
            words = 0
            continue
        if not any(_HEADING.fullmatch(tag_of(above)) for above in item.iterancestors()):
            words += len((item.text or "").split()) + len((item.tail or "").split())
        if words > _WORDS_BEFORE or (words and tag_of(item) == "p" and target is not None):
            return None
    return None


def _level_others(body: Element, depth: int) -> int:
    """Headings that no entry means stand below the one that does; the depth at the end."""
    rank = 0
    for item in list(body.iter()):
        match = _HEADING.fullmatch(tag_of(item))
        if not match:
            continue
        stated = item.get(_LEVEL)
        if stated:
            depth, rank = int(stated), int(match[1])
            level = depth
        elif depth == 0:
            level = int(match[1])
        else:
            # Ranks count from the heading of the entry; without one, from the top.
            level = depth + max(1, int(match[1]) - (rank or 1))
        item.tag = f"h{min(level, 6)}"
    return depth
