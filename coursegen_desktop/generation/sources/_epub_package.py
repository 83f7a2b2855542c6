"""What a book says of itself: metadata, spine, table of contents, landmarks, list of pages.

EPUB 2 (OPF 2.0.1, NCX) and EPUB 3 (packages and navigation documents, W3C EPUB 3.3).
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from ...domain.errors import FormatError
from ._carrying import within
from ._epub_archive import EpubArchive
from ._html_notes import types_of
from ._html_roles import is_set_aside, is_title_set_aside
from ._html_tree import Element, tag_of
from ._markup import page_tree

_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/xml"))
_MAX_DOCUMENTS = 5000
_MAX_ENTRIES = 20_000
_MAX_LEVELS = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents: `depth` from 1, `path` in the archive."""

    depth: int
    title: str
    path: str
    fragment: str


@dataclass(slots=True)
class Package:
    """A book without its text. `spine` are paths in reading order."""

    title: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    licence: str = ""
    description: str = ""
    spine: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    contents: list[Entry] = field(default_factory=list)
    pages: list[Entry] = field(default_factory=list)
    set_aside: set[str] = field(default_factory=set)


def read_package(archive: EpubArchive) -> Package:
    """The package of a book. Raises FormatError when it has none or names no documents."""
    path, root = _package_document(archive)
    folder = posixpath.dirname(path)
    package = Package()
    _metadata(package, root)
    manifest = next(root.iter("manifest"), None)
    items = {item.get("id") or "": item for item in (manifest if manifest is not None else ())}
    spine = next(root.iter("spine"), None)
    for reference in spine.iter("itemref") if spine is not None else ():
        item = items.get(reference.get("idref") or "")
        place = _place(archive, folder, item.get("href") or "") if item is not None else ""
        if item is None or not place or (item.get("media-type") or "") not in _PAGES:
            continue
        is_aside = (reference.get("linear") or "").lower() == "no"
        found = package.others if is_aside else package.spine
        if place not in package.spine and place not in package.others:
            found.append(place)
    if not package.spine:
        package.spine, package.others = package.others, []
    if not package.spine:
        raise FormatError(
            archive.name,
            "it names no chapters, so there is nothing to read.",
            hint="Get the book again from where you have it, and choose the new file.",
        )
    if len(package.spine) > _MAX_DOCUMENTS:
        raise FormatError(
            archive.name,
            f"it has more than {_MAX_DOCUMENTS} documents.",
            hint="Choose a smaller book.",
        )
    _navigation(archive, package, root, items, folder)
    return package


def _package_document(archive: EpubArchive) -> tuple[str, Element]:
    container = archive.xml("META-INF/container.xml")
    named = [
        unquote(item.get("full-path") or "")
        for item in (container.iter("rootfile") if container is not None else ())
    ]
    for path in [*named, *archive.packages()]:
        root = archive.xml(path) if path else None
        if root is not None and tag_of(root) == "package":
            return path, root
    raise FormatError(
        archive.name,
        "it is a zip file, but no EPUB book.",
        hint="Unpack it and choose the documents in it.",
    )


def _metadata(package: Package, root: Element) -> None:
    def stated(name: str) -> list[str]:
        found = (" ".join("".join(map(str, item.itertext())).split()) for item in root.iter(name))
        return [text for text in found if text]

    package.title = next(iter(stated("title")), "")[:300]
    package.language = next(iter(stated("language")), "")[:35]
    package.authors = tuple(dict.fromkeys(name[:200] for name in stated("creator")))[:20]
    package.licence = next(iter(stated("rights")), "")[:200]
    told = re.sub(r"<[^<>]{0,500}>", " ", next(iter(stated("description")), ""))
    package.description = " ".join(told.split())[:2000]


def _place(archive: EpubArchive, folder: str, target: str) -> str:
    path = within(folder, target) if target else ""
    return archive.find(path) if path else ""


# -- navigation --------------------------------------------------------------------------------


def _navigation(
    archive: EpubArchive, package: Package, root: Element, items: dict[str, Element], folder: str
) -> None:
    nav = next((i for i in items.values() if "nav" in (i.get("properties") or "").split()), None)
    ncx = next((i for i in items.values() if "dtbncx" in (i.get("media-type") or "")), None)
    if nav is not None and (path := _place(archive, folder, nav.get("href") or "")):
        _navigation_document(archive, package, path)
        package.set_aside.add(path)
    if ncx is not None and (path := _place(archive, folder, ncx.get("href") or "")):
        tree = archive.xml(path)
        if tree is not None:
            _ncx(archive, package, tree, posixpath.dirname(path))
    for item in root.iter("reference"):
        if "#" in (item.get("href") or ""):
            # It means a part of a document that holds more.
            continue
        if is_set_aside((item.get("type") or "").lower().replace("title-page", "titlepage")):
            package.set_aside.add(_place(archive, folder, item.get("href") or ""))
    meant = Counter(entry.path for entry in package.contents)
    for entry in package.contents:
        if is_title_set_aside(entry.title) and not entry.fragment and meant[entry.path] == 1:
            package.set_aside.add(entry.path)


def _navigation_document(archive: EpubArchive, package: Package, path: str) -> None:
    text = archive.text(path)
    tree = page_tree(text) if text else None
    if tree is None:
        return
    folder = posixpath.dirname(path)
    for nav in tree.iter("nav"):
        kind = types_of(nav).lower()
        entries = list(_listed(archive, nav, folder))[:_MAX_ENTRIES]
        if "page-list" in kind:
            package.pages = entries
        elif "landmarks" in kind:
            _landmarks(archive, package, nav, folder)
        elif ("toc" in kind.split() or not package.contents) and "toc" in f"{kind} {nav.get('id')}":
            package.contents = entries


def _landmarks(archive: EpubArchive, package: Package, nav: Element, folder: str) -> None:
    for link in nav.iter("a"):
        if is_set_aside(types_of(link)) and "#" not in (link.get("href") or ""):
            package.set_aside.add(_place(archive, folder, link.get("href") or ""))


def _listed(archive: EpubArchive, nav: Element, folder: str) -> Iterator[Entry]:
    """The links of a navigation list, with the depth of their items."""
    for item in nav.iter("li"):
        label = next((child for child in item if tag_of(child) in ("a", "span")), None)
        if label is None:
            continue
        depth = sum(tag_of(above) == "ol" for above in item.iterancestors())
        target, _, fragment = (label.get("href") or "").partition("#")
        title = " ".join("".join(map(str, label.itertext())).split())
        path = _place(archive, folder, target)
        if title:
            yield Entry(min(depth, _MAX_LEVELS), title[:300], path, unquote(fragment))


def _ncx(archive: EpubArchive, package: Package, tree: Element, folder: str) -> None:
    if not package.contents:
        package.contents = list(_points(archive, tree, folder, "navpoint"))[:_MAX_ENTRIES]
    if not package.pages:
        package.pages = list(_points(archive, tree, folder, "pagetarget"))[:_MAX_ENTRIES]


def _points(archive: EpubArchive, tree: Element, folder: str, name: str) -> Iterator[Entry]:
    for point in tree.iter():
        if tag_of(point) != name:
            continue
        label = next((i for i in point if tag_of(i) == "navlabel"), None)
        content = next((i for i in point if tag_of(i) == "content"), None)
        title = " ".join("".join(map(str, label.itertext())).split()) if label is not None else ""
        target, _, fragment = ((content.get("src") or "") if content is not None else "").partition(
            "#"
        )
        depth = 1 + sum(tag_of(above) == name for above in point.iterancestors())
        if title:
            path = _place(archive, folder, target)
            yield Entry(min(depth, _MAX_LEVELS), title[:300], path, unquote(fragment))
