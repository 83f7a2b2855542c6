"""Citations of sources: `[^src1]`, and what stands behind its number.

    The leaf makes sugar.[^src1]

    [^src1]: source:s1#b12 "The leaf makes sugar out of light."

Without such a line `[^src2]` means the second source of the lesson. A definition that is not an
address of a source makes an ordinary footnote.
"""

import re
import xml.etree.ElementTree as ET
from urllib.parse import quote, unquote

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from .context import LessonContext
from .rendered import Citation

_DEFINED = re.compile(
    r"^[ ]{0,3}\[\^(?P<label>src[^\]\s]{0,60})\]:[ \t]*source:(?P<name>\"[^\"\n]*\"|[^\s\"#]+)"
    r"(?:#(?P<place>\S*))?[ \t]*(?P<quote>\S.*)?$",
    re.I | re.M,
)
_FENCE = re.compile(r"^[ ]{0,3}(`{3,}|~{3,})")
_LABEL = r"\[\^((?i:src)[^\]\s]{0,60})\]"
_FOOTNOTE = re.compile(r"^[ ]{0,3}\[\^(src[^\]\s]{0,60})\]:", re.I | re.M)
_NUMBER = re.compile(r"src[-_:]?(\d{1,4})\Z", re.I)
_SOURCE_LINK = re.compile(r'href="(source:[^"]*)"', re.I)
_QUOTE_SIGNS = "\"'“”„«»‘’ \t"
_LONGEST_QUOTE = 2000


def split_definitions(markdown: str) -> tuple[str, dict[str, Citation]]:
    """The text without the lines that define citations, and what they define, by label."""
    found: dict[str, Citation] = {}
    if "[^src" not in markdown.casefold():
        return markdown, found
    kept: list[str] = []
    fence = ""
    for line in markdown.split("\n"):
        if sign := _FENCE.match(line):
            if not fence:
                fence = sign.group(1)
            elif line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        match = None if fence else _DEFINED.match(line)
        if match is None:
            kept.append(line)
        else:
            label = match["label"].casefold()
            name, place = match["name"].strip('"'), match["place"] or ""
            words = (match["quote"] or "").strip(_QUOTE_SIGNS)[:_LONGEST_QUOTE]
            found.setdefault(label, Citation(address_of(name, place), name, unquote(place), words))
    return "\n".join(kept), found


def address_of(name: str, place: str) -> str:
    """The link of a source and a place in it."""
    address = f"source:{quote(unquote(name), safe='')}"
    return f"{address}#{quote(unquote(place), safe='/:')}" if place else address


class CitationMarks(Extension):
    """Turns `[^src…]` into numbered links; what has an ordinary footnote is left to that."""

    def __init__(self, text: str, defined: dict[str, Citation], context: LessonContext) -> None:
        super().__init__()
        self._defined = defined
        self._footnotes = frozenset(m.group(1).casefold() for m in _FOOTNOTE.finditer(text))
        self._context = context

    def extendMarkdown(self, md: Markdown) -> None:
        """Register before footnotes, which stand at 175."""
        processor = _Marks(md, self._defined, self._footnotes, self._context)
        md.inlinePatterns.register(processor, "citation", 176)


class _Marks(InlineProcessor):
    def __init__(
        self,
        md: Markdown,
        defined: dict[str, Citation],
        footnotes: frozenset[str],
        context: LessonContext,
    ) -> None:
        super().__init__(_LABEL, md)
        self._defined = defined
        self._footnotes = footnotes
        self._context = context
        self._numbers: dict[str, int] = {}

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element | None, int | None, int | None]:
        label = m.group(1).casefold()
        if label in self._footnotes:
            return None, None, None
        citation = self._defined.get(label) or self._numbered(label)
        mark = ET.Element("sup", {"class": "citation"})
        if citation is None:
            mark.set("class", "citation unknown")
            mark.text = AtomicString(f"[{m.group(1)}: source unknown]")
        else:
            number = self._numbers.setdefault(citation.address, len(self._numbers) + 1)
            link = ET.SubElement(mark, "a", {"href": citation.address, "class": "citation"})
            link.text = AtomicString(f"[{number}]")
        return mark, m.start(0), m.end(0)

    def _numbered(self, label: str) -> Citation | None:
        match = _NUMBER.match(label)
        at = int(match.group(1)) if match else 0
        sources = self._context.sources
        if not 0 < at <= len(sources):
            return None
        return Citation(address_of(sources[at - 1].key, ""), sources[at - 1].name)


def cited(body: str, defined: dict[str, Citation], context: LessonContext) -> tuple[Citation, ...]:
    """Every source that a finished body links to, in order, with what is known of it."""
    by_address = {citation.address: citation for citation in defined.values()}
    sources = {source.key: source for source in context.sources}
    found: dict[str, Citation] = {}
    for address in dict.fromkeys(match.group(1) for match in _SOURCE_LINK.finditer(body)):
        name, _, place = address.partition(":")[2].partition("#")
        name, place = unquote(name), unquote(place)
        known = by_address.get(address)
        source = sources.get(name) or next(
            (item for item in context.sources if item.name == name), None
        )
        words = known.quote if known else ""
        if source is not None:
            words = words or dict(source.passages).get(place, "")
        found[address] = Citation(address, source.name if source else name, place, words)
    return tuple(found.values())
