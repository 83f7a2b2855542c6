"""CNXML, the language of OpenStax books, as elements of HTML: what a title, a note, a table is.

CNXML 0.7 and 0.8. Trees come with plain names from `_markup.xml_tree` and are changed in place.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from ._html_tree import Element, tag_of

_RENAMED = {
    "para": "p",
    "term": "dfn",
    "item": "li",
    "preformat": "pre",
    "foreign": "em",
    "cite-title": "cite",
    "newline": "br",
    "caption": "figcaption",
    "quote": "blockquote",
    "subfigure": "div",
    "meaning": "dd",
    "row": "tr",
    "content": "div",
    "problem": "div",
    "commentary": "div",
    "statement": "div",
    "proof": "div",
    "rule": "div",
    "equation": "div",
}
_EFFECTS = {"bold": "strong", "italics": "em", "underline": "em"}
_TASK = re.compile(r"practice|exercise|try|check|problem|activity|homework|practise", re.IGNORECASE)
_OBJECTIVES = re.compile(
    r"(?:learning|chapter|section)[- ](?:objectives|outcomes)|objectives", re.IGNORECASE
)
_NAMED = frozenset(("figure", "table", "example", "exercise", "equation", "note"))
_MAX_TITLE = 90
# A box whose exercises are elsewhere says nothing without them.
_FEW_WORDS = 30
_MAX_DEPTH = 60


class CnxmlTree:
    """A module on its way to HTML. `title_of` gives the titles of other modules by their id."""

    def __init__(self, root: Element, title_of: Callable[[str], str]) -> None:
        self._root = root
        self._title_of = title_of
        self._ids: dict[str, Element] = {}
        self._kinds: dict[str, str] = {}
        self._notes: list[Element] = []
        self.counts: dict[str, int] = {}

    def html(self) -> list[Element]:
        """The parts of the module in reading order: objectives, content, glossary."""
        for item in self._root.iter():
            if identity := item.get("id"):
                self._ids[identity] = item
                self._kinds[identity] = tag_of(item)
        parts: list[Element] = []
        abstract = next(self._root.iter("abstract"), None)
        if abstract is not None and (len(abstract) or (abstract.text or "").strip()):
            self._walk(abstract, 0)
            abstract.tag = "div"
            abstract.set("data-type", "objectives")
            parts.append(abstract)
        content = self._root.find("content")
        if content is not None:
            self._walk(content, 0)
            parts.append(content)
        if self._notes:
            holder = etree.Element("div")
            holder.extend(self._notes)
            parts.append(holder)
        glossary = self._root.find("glossary")
        if glossary is not None and len(glossary):
            parts.append(self._glossary(glossary))
        return parts

    def _glossary(self, glossary: Element) -> Element:
        self._walk(glossary, 0)
        glossary.tag = "div"
        if glossary.find("h2") is None:
            heading = etree.Element("h2")
            heading.text = "Glossary"
            glossary.insert(0, heading)
        return glossary

    # -- one element after another ---------------------------------------------------------

    def _walk(self, element: Element, depth: int) -> None:
        if depth > _MAX_DEPTH:
            return
        tag = tag_of(element)
        if tag == "math":
            return
        if write := _STEPS.get(tag):
            write(self, element)
        for child in list(element):
            self._walk(child, depth + 1)
        if tag in _RENAMED and tag_of(element) == tag:
            element.tag = _RENAMED[tag]

    def _title(self, element: Element) -> None:
        parent = element.getparent()
        kind = tag_of(parent) if parent is not None else ""
        if kind == "section" or kind == "glossary":
            rank = (
                2
                + sum(tag_of(above) == "section" for above in element.iterancestors())
                - (kind == "section")
            )
            element.tag = f"h{min(rank, 6)}"
        elif kind in ("figure", "table"):
            element.tag = "caption" if kind == "table" else "figcaption"
        elif parent is not None and parent.get("data-type"):
            element.tag = "h6"
        elif kind in ("p", "para", "li", "item"):
            element.tag = "strong"
            element.tail = ". " + (element.tail or "").lstrip()
        else:
            _wrap(element, "strong")

    def _section(self, element: Element) -> None:
        title = element.find("title")
        words = " ".join((title.text or "").split()) if title is not None else ""
        if _OBJECTIVES.search(element.get("class") or "") or _OBJECTIVES.fullmatch(words):
            element.tag = "div"
            element.set("data-type", "objectives")

    def _note(self, element: Element) -> None:
        element.tag = "div"
        exercises = list(element.iter("exercise"))
        if exercises:
            elsewhere = [item for item in exercises if _is_elsewhere(item)]
            for item in elsewhere:
                self._drop(item, "embedded_exercises")
            if len(elsewhere) == len(exercises) and _words(element) < _FEW_WORDS:
                element.clear()
            return
        names = element.get("class") or ""
        element.set("data-type", "exercise" if _TASK.search(names) else "note")

    def _exercise(self, element: Element) -> None:
        if _is_elsewhere(element):
            self._drop(element, "embedded_exercises")
            return
        element.tag = "div"
        element.set("data-type", "exercise")

    def _solution(self, element: Element) -> None:
        element.tag = "div"
        element.set("data-type", "solution")

    def _example(self, element: Element) -> None:
        element.tag = "div"
        if not any(True for _ in element.iter("exercise")):
            element.set("data-type", "example")

    def _emphasis(self, element: Element) -> None:
        element.tag = _EFFECTS.get(element.get("effect") or "italics", "span")

    def _list(self, element: Element) -> None:
        if element.get("display") == "inline":
            element.tag = "span"
            for item in element.findall("item"):
                item.tag = "span"
                item.tail = "; " if item.getnext() is not None else item.tail
            return
        element.tag = "ol" if element.get("list-type") == "enumerated" else "ul"
        title = element.find("title")
        parent = element.getparent()
        if title is not None and parent is not None:
            # A list has only items in HTML; its title stands before it.
            title.tail = None
            parent.insert(parent.index(element), title)
            title.tag = "strong"
            _wrap(title, "strong")
        if start := element.get("start-value"):
            element.set("start", start)

    def _code(self, element: Element) -> None:
        text = "".join(str(part) for part in element.itertext())
        if element.get("display") == "block" or "\n" in text.strip():
            element.tag = "pre"
        language = re.sub(r"[^\w+#-]", "", element.get("lang") or "")
        element.set("class", f"language-{language}" if language else "")

    def _equation(self, element: Element) -> None:
        for formula in element.iter("math"):
            formula.set("display", "block")

    def _media(self, element: Element) -> None:
        element.tag = "span"
        alt = " ".join((element.get("alt") or "").split())
        for image in list(element.iter("image")):
            image.tag = "img"
            image.set("alt", "" if re.fullmatch(r"[\w-]*", alt) else alt)
        if element.find("img") is None:
            for item in list(element):
                if tag_of(item) not in ("iframe", "audio", "video"):
                    self._drop(item, "films")

    def _link(self, element: Element) -> None:
        element.tag = "a"
        target, document = element.get("target-id") or "", element.get("document") or ""
        if address := element.get("url") or "":
            element.set("href", address)
        if len(element) or (element.text or "").strip():
            return
        title = ""
        if target in self._kinds:
            title = self._named(target)
        elif document:
            title = self._title_of(document)
        begins = _before(element).rstrip()[-1:] in ("", ".", "?", "!", ":")
        element.text = (title[:1].upper() + title[1:] if begins else title) or address

    def _named(self, target: str) -> str:
        """What a link to a part of the module means; the book would number it."""
        kind = self._kinds[target]
        title = next((item for item in self._ids[target].iter() if tag_of(item) in _TITLES), None)
        words = " ".join("".join(map(str, title.itertext())).split()) if title is not None else ""
        if kind == "section":
            return words
        if kind not in _NAMED:
            return ""
        return (
            f"the {kind} “{words.rstrip('.')}”" if 0 < len(words) < _MAX_TITLE else f"this {kind}"
        )

    def _footnote(self, element: Element) -> None:
        parent = element.getparent()
        if parent is None:
            return
        number = len(self._notes) + 1
        link = etree.Element("a", {"role": "doc-noteref", "href": f"#coursegen-note-{number}"})
        link.tail, element.tail = element.tail, None
        parent.replace(element, link)
        element.tag = "p"
        element.set("id", f"coursegen-note-{number}")
        self._notes.append(element)

    def _definition(self, element: Element) -> None:
        element.tag = "dl"
        term = element.find("term")
        if term is not None:
            term.tag = "dt"

    def _figure(self, element: Element) -> None:
        # A picture in several parts keeps its caption behind the last one.
        title = element.find("title")
        caption = element.find("caption")
        if title is not None and caption is not None:
            caption.text = f"{''.join(map(str, title.itertext())).strip()}. {caption.text or ''}"
            element.remove(title)

    def _table(self, element: Element) -> None:
        title, caption = element.find("title"), element.find("caption")
        if title is not None and caption is not None:
            element.remove(caption)
        columns: dict[str, int] = {}
        for spec in element.iter("colspec"):
            columns[spec.get("colname") or ""] = len(columns) + 1
        for entry in element.iter("entry"):
            first = columns.get(entry.get("namest") or "", 0)
            last = columns.get(entry.get("nameend") or "", 0)
            if 0 < first < last:
                entry.set("colspan", str(last - first + 1))
            if (entry.get("morerows") or "").isdigit():
                entry.set("rowspan", str(int((entry.get("morerows") or "0")[:3]) + 1))
            in_head = any(tag_of(above) == "thead" for above in entry.iterancestors())
            entry.tag = "th" if in_head else "td"
        if caption is not None and title is None:
            # In a table the writer looks for HTML's own name.
            caption.tag = "title"

    def _space(self, element: Element) -> None:
        element.tag = "span"
        element.text = " "

    def _drop(self, element: Element, name: str) -> None:
        self.counts[name] = self.counts.get(name, 0) + 1
        parent = element.getparent()
        if parent is None:
            return
        before = element.getprevious()
        if element.tail and element.tail.strip():
            if before is not None:
                before.tail = (before.tail or "") + element.tail
            else:
                parent.text = (parent.text or "") + element.tail
        parent.remove(element)


_TITLES = frozenset(("title", "caption", "figcaption", "h2", "h3", "h4", "h5", "h6"))
_STEPS: dict[str, Callable[[CnxmlTree, Element], None]] = {
    "title": CnxmlTree._title,
    "section": CnxmlTree._section,
    "note": CnxmlTree._note,
    "exercise": CnxmlTree._exercise,
    "solution": CnxmlTree._solution,
    "example": CnxmlTree._example,
    "emphasis": CnxmlTree._emphasis,
    "list": CnxmlTree._list,
    "code": CnxmlTree._code,
    "equation": CnxmlTree._equation,
    "media": CnxmlTree._media,
    "link": CnxmlTree._link,
    "footnote": CnxmlTree._footnote,
    "definition": CnxmlTree._definition,
    "figure": CnxmlTree._figure,
    "table": CnxmlTree._table,
    "space": CnxmlTree._space,
}


def _wrap(element: Element, tag: str) -> None:
    """A title of something that has none in HTML: a paragraph of bold words."""
    element.tag = "p"
    inner = etree.Element(tag)
    inner.text, element.text = element.text, None
    for child in list(element):
        inner.append(child)
    element.append(inner)


def _before(element: Element) -> str:
    """The words that stand directly before an element."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return (previous.tail or "") or "".join(map(str, previous.itertext()))
    return (parent.text or "") if parent is not None else ""


def _words(element: Element) -> int:
    return len(" ".join(str(part) for part in element.itertext()).split())


def _is_elsewhere(exercise: Element) -> bool:
    """Whether an exercise only names one that another server keeps."""
    links = [item for item in exercise.iter("link", "a") if "os-embed" in (item.get("class") or "")]
    return bool(links) and _words(exercise) < 3
