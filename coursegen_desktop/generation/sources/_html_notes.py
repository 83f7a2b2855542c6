"""Notes of books and pages: their marks in the text, and the notes themselves.

A mark is a link that says it is one (EPUB 3, ARIA, or the class that converters write); what it
leads to is its note. Both are told to the writer by an attribute, which no document can set.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ._html_tree import Element, tag_of

MARK = "coursegen-mark"
NOTE = "coursegen-note"
_TYPES = ("epub:type", "epub-type", "role")
_REFERENCE = re.compile(
    r"(?:^|\s)(?:noteref|doc-noteref|footnote-ref|footnote-reference|fnref)(?:\s|$)"
)
_BACK = re.compile(
    r"(?:^|\s)(?:backlink|doc-backlink|footnote-back|footnote-backref|referrer)(?:\s|$)"
)
_SECTION = re.compile(
    r"(?:^|\s)(?:footnotes?|endnotes?|rearnotes?|doc-endnotes?|doc-footnote)(?:\s|$)"
)
_LABEL = re.compile(r"^\\?\[?\(?(?:\d{1,4}|[*†‡§a-z])\\?\]?[.):]?\s+(?=\S)")
# A note is a paragraph or an item; a link to a whole chapter is none.
_MAX_NOTE = 4000


@dataclass(slots=True)
class Notes:
    """The notes of one book, numbered in the order of their marks."""

    elements: dict[str, Element] = field(default_factory=dict)
    _marks: dict[tuple[str, str], str] = field(default_factory=dict)

    def find(self, trees: Mapping[str, Element], resolve: Mapping[str, str] | None = None) -> None:
        """Looks through documents by name; `resolve` names the document that an address means."""
        ids = {name: _by_id(tree) for name, tree in trees.items()}
        for tree in trees.values():
            for element in tree.iter():
                element.attrib.pop(MARK, "")
                element.attrib.pop(NOTE, "")
        for name, tree in trees.items():
            for link in tree.iter("a"):
                if not is_reference(link):
                    continue
                path, _, fragment = (link.get("href") or "").partition("#")
                target = (resolve or {}).get(f"{name}\n{path}", "") if path else name
                note = _note_at(ids.get(target, {}).get(fragment))
                if note is not None and fragment:
                    self._take(link, note, (target, fragment))
        for note in list(self.elements.values()):
            _close_section(note)

    def _take(self, link: Element, note: Element, key: tuple[str, str]) -> None:
        if key not in self._marks:
            if note.get(NOTE):
                self._marks[key] = note.get(NOTE) or ""
            else:
                self._marks[key] = str(len(self.elements) + 1)
                self.elements[self._marks[key]] = note
                note.set(NOTE, self._marks[key])
        link.set(MARK, self._marks[key])


def types_of(element: Element) -> str:
    """What an element says it is: EPUB types, its role and its classes."""
    return " ".join(element.get(name) or "" for name in (*_TYPES, "class"))


def is_reference(link: Element) -> bool:
    """Whether a link is the mark of a note."""
    return bool(_REFERENCE.search(types_of(link)))


def is_backlink(element: Element) -> bool:
    """Whether a link only leads back from a note to its mark."""
    return tag_of(element) == "a" and bool(_BACK.search(types_of(element)))


def is_note(element: Element) -> bool:
    """Whether an element is written as a note, not where it stands."""
    return element.get(NOTE) is not None


def with_notes(blocks: list[str], texts: Mapping[str, str]) -> list[str]:
    """The blocks, each section followed by the notes that it marks."""
    found: list[str] = []
    waiting: list[str] = []
    told: set[str] = set()

    def tell() -> None:
        found.extend(f"[^{mark}]: {texts[mark]}" for mark in waiting)
        waiting.clear()

    for block in blocks:
        if re.match(r"#{1,6} ", block):
            tell()
        found.append(block)
        for mark in re.findall(r"(?<!\\)\[\^(\d{1,6})\]", block):
            if mark in texts and mark not in told:
                told.add(mark)
                waiting.append(mark)
    tell()
    return found


def note_text(line: str) -> str:
    """A note without the number that stands before it and the arrow behind it."""
    return _LABEL.sub("", line.strip()).rstrip(" ↩︎^").strip()


def _by_id(tree: Element) -> dict[str, Element]:
    return {identity: item for item in tree.iter() if (identity := item.get("id"))}


def _note_at(element: Element | None) -> Element | None:
    """The note that an address means: the element, or the paragraph or item around it."""
    while element is not None and tag_of(element) not in (
        *("p", "li", "aside", "div", "dd", "section", "td"),
    ):
        element = element.getparent()
    if element is None or sum(len(str(part)) for part in element.itertext()) > _MAX_NOTE:
        return None
    return element


def _close_section(note: Element) -> None:
    """A section of which nothing but its title is left is no text any more."""
    parent = note.getparent()
    while parent is not None and not _SECTION.search(types_of(parent)):
        parent = parent.getparent()
    if parent is None or parent.get(NOTE) is not None:
        return
    for item in parent.iter("p", "li", "dd"):
        above: Element | None = item
        while above is not None and above is not parent and above.get(NOTE) is None:
            above = above.getparent()
        if above is parent and _has_words_of_its_own(item):
            return
    parent.set(NOTE, "0")


def _has_words_of_its_own(item: Element) -> bool:
    if any(child.get(NOTE) is not None for child in item.iter()):
        return False
    return any(char.isalnum() for part in item.itertext() for char in str(part))
