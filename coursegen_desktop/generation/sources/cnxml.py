"""Modules of OpenStax books (CNXML): sections, definitions, exercises with their solutions.

A collection lists modules; `reading` makes one course of it. A module alone is read, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from ...domain.errors import FormatError
from ..pictures import PictureStore
from ..text.rewrite import escape_inline
from . import base, markdown
from ._carrying import Carrier, below
from ._cnxml_tree import CnxmlTree
from ._html_markdown import Surroundings, to_blocks, to_line
from ._html_notes import Notes, note_text, with_notes
from ._html_tree import Element, tag_of
from ._markup import markup_text, xml_tree

_MODULE = re.compile(rb"cnx\.rice\.edu/cnxml|<document\b[^>]{0,300}cnxml")
_COLLECTION = re.compile(rb"cnx\.rice\.edu/collxml")
_FILES = ("index.cnxml", "index_auto_generated.cnxml")
_IDENTITY = re.compile(r"[A-Za-z0-9_-]{1,60}")
_MAX_MODULES = 3000
_MAX_LEVELS = 5


class CnxmlFormat:
    """Reads .cnxml files."""

    label = "OpenStax CNXML"
    extensions = (".cnxml",)

    def sniff(self, head: bytes, name: str) -> float:
        """Its extension, else the namespace that it declares."""
        if name.lower().endswith(self.extensions):
            return 0.95
        return 0.94 if _MODULE.search(head) or _COLLECTION.search(head) else 0.0

    def read(
        self, path: Path, root: Path | None = None, pictures: PictureStore | None = None
    ) -> base.Source:
        """The module at `path`; titles of other modules are looked up inside `root` only."""
        data = base.load(path)
        if _COLLECTION.search(data[:8192]):
            raise FormatError(
                path.name,
                "the modules that it lists are not beside it.",
                hint="Choose the folder in which both the collection and its modules lie.",
            )
        tree, hidden = _tree(data, path.name)
        carrier = Carrier(pictures or PictureStore(), below(path.parent, root))
        module = CnxmlTree(tree, lambda identity: _title_beside(path, root, identity))
        title = _title(tree)
        around = Surroundings(carrier.address)
        text = _written(module.html(), title, around)
        source = markdown.parse(text, path.name, base.digest(data), kind=self.label)
        notes = {**source.notes, **module.counts, "hidden": hidden}
        notes.pop("pictures", None)
        for counts in (around.counts, carrier.counts):
            for name, count in counts.items():
                notes[name] = notes.get(name, 0) + count
        return replace(
            source,
            title=title,
            language=_stated(tree, "language")[:35],
            licence=_licence(tree),
            authors=(),
            description="",
            notes={name: count for name, count in sorted(notes.items()) if count},
            pictures=carrier.used(text),
        )


@dataclass(frozen=True, slots=True)
class Collected:
    """A line of a collection: a part (path None) or a module, `depth` from 0."""

    depth: int
    title: str
    path: Path | None


@dataclass(frozen=True, slots=True)
class Collection:
    """The order of a book. `missing` modules are listed but not there."""

    title: str
    root: Path
    entries: tuple[Collected, ...]
    missing: int
    licence: str = ""


def is_collection(path: Path) -> bool:
    """Whether a file is the list of modules of an OpenStax book, by its name."""
    name = path.name.lower()
    return name == "collection.xml" or name.endswith(".collection.xml")


def read_collection(path: Path) -> Collection:
    """The modules that a collection lists, in order. Raises FormatError for what is none."""
    tree, _ = _tree(base.load(path), path.name)
    if tag_of(tree) != "collection":
        raise FormatError(
            path.name, "it is no collection of OpenStax modules.", hint="Choose another file."
        )
    root = next(
        (folder for folder in (path.parent, path.parent.parent) if (folder / "modules").is_dir()),
        path.parent,
    )
    entries: list[Collected] = []
    missing = 0
    content = tree.find("content")
    waiting = [(item, 0) for item in reversed(content)] if content is not None else []
    while waiting and len(entries) < _MAX_MODULES:
        item, depth = waiting.pop()
        if tag_of(item) == "subcollection":
            entries.append(Collected(depth, _title(item), None))
            inner = item.find("content")
            deeper = min(depth + 1, _MAX_LEVELS)
            waiting += [(child, deeper) for child in reversed(inner)] if inner is not None else []
        elif tag_of(item) == "module":
            found = _module(root, item.get("document") or "")
            missing += found is None
            if found is not None:
                entries.append(Collected(depth, "", found))
    return Collection(_title(tree), root, tuple(entries), missing, _licence(tree))


def _module(root: Path, identity: str) -> Path | None:
    """The file of a module, by its id, which may hold no path."""
    if not _IDENTITY.fullmatch(identity):
        return None
    for folder in (root / "modules" / identity, root / identity):
        for name in _FILES:
            path = folder / name
            if path.is_file() and path.resolve().is_relative_to(root.resolve()):
                return path
    return None


def _tree(data: bytes, name: str) -> tuple[Element, int]:
    text, hidden = markup_text(data, name)
    tree = xml_tree(text)
    if tree is None or tag_of(tree) not in ("document", "collection"):
        raise FormatError(
            name,
            "it is no whole OpenStax document: its XML is broken.",
            hint="Get the file again, and choose the new one.",
        )
    return tree, hidden


def _written(parts: list[Element], title: str, around: Surroundings) -> str:
    # Below one root, so that a mark in one part finds its note in another.
    whole = etree.Element("div")
    whole.extend(parts)
    notes = Notes()
    notes.find({"": whole})
    blocks = [f"# {escape_inline(title)}"] if title else []
    blocks += to_blocks([whole], strict=False, around=around)
    texts = {mark: note_text(to_line(item, around)) for mark, item in notes.elements.items()}
    return "\n\n".join(with_notes(blocks, texts)) + "\n"


def _title(tree: Element) -> str:
    for path in ("metadata/title", "title"):
        found = tree.find(path)
        text = " ".join("".join(map(str, found.itertext())).split()) if found is not None else ""
        if text:
            return text[:300]
    return ""


def _title_beside(path: Path, root: Path | None, identity: str) -> str:
    """The title of another module, "" where it is not there."""
    if root is None:
        return ""
    found = _module(root, identity) or _module(path.parent.parent, identity)
    if found is None or not found.resolve().is_relative_to(root.resolve()):
        return ""
    try:
        tree, _ = _tree(base.load(found), found.name)
    except FormatError:
        return ""
    return _title(tree)


def _stated(tree: Element, name: str) -> str:
    metadata = tree.find("metadata")
    found = metadata.find(name) if metadata is not None else None
    return " ".join((found.text or "").split()) if found is not None else ""


def _licence(tree: Element) -> str:
    metadata = tree.find("metadata")
    found = metadata.find("license") if metadata is not None else None
    return ((found.get("url") or found.text or "").strip() if found is not None else "")[:200]


SOURCE = CnxmlFormat()
