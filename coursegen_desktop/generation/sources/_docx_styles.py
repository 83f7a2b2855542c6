"""What the styles and numberings of a Word file mean for a paragraph or a run of words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ._office_text import is_monospaced

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Word stores its own names in English in every language; other programs store what they show.
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|encabezado|cabeçalho|kop|rubrik|overskrift|"
    r"otsikko|nagłówek|nadpis|címsor|başlık|naslov|antraštė|virsraksts|заголовок|επικεφαλίδα|"
    r"标题|標題|見出し|제목) ?([1-9])(?: .*)?"
)
_TITLE_NAMES = """
    title titel titre título titolo otsikko tytuł název titul cím başlık название 标题 表題 제목"""
_TITLES = frozenset(_TITLE_NAMES.split())
_CODE = re.compile(
    r"(?:source ?code|code|code ?block|code ?listing|program ?listing|listing|html preformatted|"
    r"preformatted text|verbatim|macro|macro text|quelltext|quellcode)(?: char| text)?|source ?text"
)
_CODE_WORD = re.compile(r"(?:verbatim|html code|inline ?code|source ?text|code) ?(?:char)?")
_QUOTE = re.compile(
    r"(?:intense )?quote|quotations?|block ?quote|block text|zitat|(?:intensives )?zitat|citation|"
    r"(?:intense )?citation|cita|citazione|citação|blockzitat"
)
_CAPTION = re.compile(
    r"caption|image caption|table caption|figure|illustration|table|drawing|beschriftung|légende|"
    r"leyenda|legenda|didascalia|epígrafe"
)
_CONTENTS = re.compile(
    r"(?:toc|contents|index|table of (?:figures|authorities)|toa heading|verzeichnis|"
    r"inhaltsverzeichnis|sommaire|tdc)\s?(?:heading|[1-9])?|toc heading|(?:user )?index heading"
)
_LIST = re.compile(r"list (bullet|number)(?: ([2-5]))?")
_MAX_CHAIN = 20
_BODY = 9


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    element: Element


class Styles:
    """The styles of one document, each asked by its id ("" for the usual one)."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._usual = ""
        self._run_properties: dict[tuple[str, str], Element | None] = {}
        self._defaults = root.find(f"{W}docDefaults") if root is not None else None
        for style in root.iterfind(f"{W}style") if root is not None else ():
            identity = style.get(f"{W}styleId") or ""
            name = " ".join(value(style, "name").casefold().split())
            self._styles[identity] = _Style(name, value(style, "basedOn"), style)
            if style.get(f"{W}type") == "paragraph" and is_set(style.get(f"{W}default")):
                self._usual = identity
        font = self._default_font()
        self.all_monospaced = is_monospaced(font)
        size = self.paragraph_size("")
        self.usual_size = size or 20

    def chain(self, identity: str) -> list[_Style]:
        """A style and what it is based on, nearest first."""
        found: list[_Style] = []
        at = identity or self._usual
        while at in self._styles and len(found) < _MAX_CHAIN:
            found.append(self._styles[at])
            at = self._styles[at].based_on
        return found

    def names(self, identity: str) -> list[str]:
        """The folded names of a style and its bases."""
        return [style.name for style in self.chain(identity)]

    def heading_level(self, identity: str) -> int:
        """1..9 for the style of a heading, 0 for any other."""
        for style in self.chain(identity):
            if _CONTENTS.fullmatch(style.name):
                return 0
            level = value(style.element.find(f"{W}pPr"), "outlineLvl")
            if level.isdigit():
                return int(level) + 1 if int(level) < _BODY else 0
            if match := _HEADING.fullmatch(style.name):
                return int(match[1])
        return 0

    def is_title(self, identity: str) -> bool:
        """Whether a style is the one for the title of the whole."""
        return any(name in _TITLES for name in self.names(identity)[:1])

    def is_contents(self, identity: str) -> bool:
        """Whether a style is one for the lines of a table of contents or an index."""
        return any(_CONTENTS.fullmatch(name) for name in self.names(identity)[:2])

    def is_caption(self, identity: str) -> bool:
        """Whether a style is one for captions."""
        return any(_CAPTION.fullmatch(name) for name in self.names(identity)[:3])

    def is_quote(self, identity: str) -> bool:
        """Whether a style is one for quotations."""
        return any(_QUOTE.fullmatch(name) for name in self.names(identity)[:3])

    def is_code(self, identity: str) -> bool:
        """Whether a style is one for program text."""
        return any(_CODE.fullmatch(name) for name in self.names(identity)[:3])

    def is_code_word(self, identity: str) -> bool:
        """Whether a style of runs is one for code."""
        return any(_CODE_WORD.fullmatch(name) for name in self.names(identity)[:2])

    def list_style(self, identity: str) -> tuple[str, int] | None:
        """("bullet" or "number", level from 0) of the list styles that need no numbering."""
        for name in self.names(identity)[:2]:
            if match := _LIST.fullmatch(name):
                return match[1], int(match[2] or 1) - 1
        return None

    def numbering(self, identity: str) -> Element | None:
        """The numbering properties that a style brings along."""
        for style in self.chain(identity):
            found = style.element.find(f"{W}pPr/{W}numPr")
            if found is not None:
                return found
        return None

    def run_property(self, identity: str, name: str) -> Element | None:
        """A property of runs that a style or its bases state."""
        if not identity:
            return None
        key = (identity, name)
        if key not in self._run_properties:
            found = (style.element.find(f"{W}rPr/{W}{name}") for style in self.chain(identity))
            self._run_properties[key] = next((item for item in found if item is not None), None)
        return self._run_properties[key]

    def paragraph_size(self, identity: str) -> int:
        """The size of letters in half points, 0 where nothing states it."""
        for style in self.chain(identity):
            size = value(style.element.find(f"{W}rPr"), "sz")
            if size.isdigit():
                return int(size)
        found = self._default("sz")
        size = (found.get(f"{W}val") or "") if found is not None else ""
        return int(size) if size.isdigit() and len(size) < 5 else 0

    @property
    def language(self) -> str:
        """The language that the document states for words without one of their own."""
        found = self.run_property(self._usual, "lang")
        found = found if found is not None else self._default("lang")
        return (found.get(f"{W}val") or "") if found is not None else ""

    def _default(self, name: str) -> Element | None:
        if self._defaults is None:
            return None
        return self._defaults.find(f"{W}rPrDefault/{W}rPr/{W}{name}")

    def _default_font(self) -> str:
        found = self.run_property(self._usual, "rFonts")
        found = found if found is not None else self._default("rFonts")
        return (found.get(f"{W}ascii") or "") if found is not None else ""


@dataclass(slots=True)
class _Level:
    style: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of one document. Ask for each paragraph once and in order: it counts."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _abstract: dict[str, str] = field(default_factory=dict)
    _restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)
    _known: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, root: Element | None, styles: Styles) -> Numbering:
        """The numberings of a numbering part."""
        made = cls()
        links: dict[str, str] = {}
        for item in root.iterfind(f"{W}abstractNum") if root is not None else ():
            identity = item.get(f"{W}abstractNumId") or ""
            made._levels[identity] = {
                _small(level.get(f"{W}ilvl")): _Level(
                    value(level, "numFmt") or "decimal", _small(value(level, "start"), 1)
                )
                for level in item.iterfind(f"{W}lvl")
            }
            if link := value(item, "numStyleLink"):
                links[identity] = link
        for item in root.iterfind(f"{W}num") if root is not None else ():
            number = item.get(f"{W}numId") or ""
            made._abstract[number] = value(item, "abstractNumId")
            for override in item.iterfind(f"{W}lvlOverride"):
                if start := value(override, "startOverride"):
                    made._restarts[number, _small(override.get(f"{W}ilvl"))] = _small(start, 1)
        for identity, link in links.items():
            linked = made._abstract.get(value(styles.numbering(link), "numId"), "")
            made._levels[identity] = made._levels.get(linked) or made._levels[identity]
        return made

    def place(self, number: str, level: int) -> tuple[str, int] | None:
        """(style of the number, the number) of the next entry; None when it is no list."""
        abstract = self._abstract.get(number)
        if abstract is None or number == "0":
            return None
        known = self._levels.get(abstract, {})
        found = known.get(level) or (known[max(known)] if known else _Level("bullet", 1))
        if found.style == "none":
            return None
        key = (abstract, level)
        if number not in self._known:
            self._known.add(number)
            for at in range(9):
                if (number, at) in self._restarts:
                    self._counts[abstract, at] = self._restarts[number, at] - 1
        self._counts[key] = self._counts.get(key, found.start - 1) + 1
        for deeper in range(level + 1, 10):
            self._counts.pop((abstract, deeper), None)
        return found.style, self._counts[key]


def value(parent: Element | None, name: str) -> str:
    """The `w:val` of a child, "" without one."""
    found = parent.find(W + name) if parent is not None else None
    return (found.get(f"{W}val") or "") if found is not None else ""


def is_set(stated: str | None) -> bool:
    """Whether the value of a switch says yes."""
    return (stated or "").lower() in ("1", "true", "on")


def _small(text: str | None, usual: int = 0) -> int:
    return int(text) if text and text.isdigit() and len(text) < 7 else usual
