"""One paragraph of a Word file: its words with their looks, its pictures, formulas and notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ._docx_styles import Styles, W
from ._office_text import PAGE, Segment, is_monospaced, web_address
from ._omml import to_tex

Element = etree._Element

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]{1,800})"', re.IGNORECASE)
_UNSHOWN = re.compile(r"\s*(TOC|INDEX|PAGE|NUMPAGES|SECTIONPAGES|XE|TC)\b", re.IGNORECASE)
_VAL, _TEXT = f"{W}val", f"{W}t"
_RUN_PROPERTIES, _RUN_STYLE = f"{W}rPr", f"{W}rStyle"
_RAISED = {"superscript": "sup", "subscript": "sub"}
_MAX_DEPTH = 30
# Fields inside one another, and the letters of what one of them does.
_MAX_FIELDS = 40
_MAX_INSTRUCTION = 2000
# The letters of the font Symbol, which Word stores as signs of a private area.
_SYMBOL = dict(
    zip(
        "abgdezhqiklmnxoprstufcywABGDEZHQIKLMNXOPRSTUFCYW",
        "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
        strict=True,
    )
) | {"\xb3": "≥", "\xa3": "≤", "\xb9": "≠", "\xb1": "±", "\xb4": "×", "\xae": "→", "\xb7": "•"}
_WINGDINGS = {
    "\xfc": "✓",
    "\xfb": "✗",
    "\xe0": "→",
    "\xdf": "←",
    "\xf0": "⇨",
    "\xa8": "☐",
    "\xfe": "☑",
}


@dataclass(slots=True)
class Drawing:
    """What a paragraph draws: a picture, a chart or a diagram, by its relationship."""

    kind: str
    relation: str
    alt: str


@dataclass(slots=True)
class Content:
    """A paragraph as read. `pages` begin before its first word, `begun` once there is one."""

    segments: list[Segment] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pages: int = 0
    begun: bool = False
    bold: bool = True
    sizes: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    shown: bool = False


class RunReader:
    """Reads paragraphs in order; fields may go on from one to the next."""

    def __init__(
        self, styles: Styles, targets: Callable[[str], str], notes: Callable[[str, str], str]
    ) -> None:
        self._styles = styles
        self._target = targets
        self._note = notes
        self._fields: list[_Field] = []
        self._content = Content()
        self._paragraph_style = ""
        self.counts: dict[str, int] = {}
        self.languages: dict[str, int] = {}
        self._rendered_breaks = 0
        # Of the run that is being read: size in half points, boldness, language.
        self._size = 0
        self._strong = False
        self._language = ""

    def read(self, paragraph: Element, style: str) -> Content:
        """The content of a paragraph."""
        self._content = Content()
        self._paragraph_style = style
        # A field that shows nothing yet, or a table of contents before a heading, was never
        # closed: neither may swallow the document.
        if self._styles.heading_level(style):
            self._fields.clear()
        self._fields = [entry for entry in self._fields if entry.shown]
        self._take(paragraph, "", 0)
        if not any(part.text.strip() and not part.ready for part in self._content.segments):
            self._content.bold = False
        return self._content

    @property
    def in_contents(self) -> bool:
        """Whether the field of a table of contents is open."""
        return self._unshown()

    @property
    def has_pages(self) -> bool:
        """Whether the program that wrote the file noted where pages began."""
        return self._rendered_breaks > 0

    def count(self, what: str, by: int = 1) -> None:
        """Notes something that is left out."""
        self.counts[what] = self.counts.get(what, 0) + by

    # -- elements --------------------------------------------------------------------------

    def _take(self, parent: Element, link: str, depth: int) -> None:
        if depth > _MAX_DEPTH:
            return
        for child in parent:
            # Comments and the like have a function for a tag; the stubs of lxml do not know it.
            tag: object = child.tag
            if tag == f"{W}r":
                self._run(child, link)
            elif tag == f"{W}hyperlink":
                target = self._hyperlink(child)
                self._take(child, target or link, depth + 1)
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self._deleted(child)
            elif tag in (f"{M}oMath", f"{M}oMathPara"):
                self._formula(child)
            elif tag == f"{MC}AlternateContent":
                self._take(chosen(child), link, depth + 1)
            elif tag == f"{W}sdt":
                inner = child.find(f"{W}sdtContent")
                if inner is not None:
                    self._take(inner, link, depth + 1)
            elif tag == f"{W}fldSimple":
                self._simple_field(child, link, depth)
            elif tag in _WRAPPERS:
                self._take(child, link, depth + 1)

    def _hyperlink(self, element: Element) -> str:
        target, anchor = self._target(element.get(f"{R}id") or ""), element.get(f"{W}anchor") or ""
        whole = f"{target}#{anchor}" if target and anchor and "#" not in target else target
        return web_address(whole)

    def _deleted(self, element: Element) -> None:
        if any(part.text for part in element.iter(f"{W}delText", f"{W}t", f"{M}t")):
            self.count("deletions")

    def _formula(self, element: Element, _look: Segment | None = None) -> None:
        tex = to_tex(element)
        if tex and not self._unshown():
            self._content.formulas.append(tex)
            self._content.segments.append(Segment(f"${tex}$", ready=True))
            self._content.begun = True

    def _simple_field(self, element: Element, link: str, depth: int) -> None:
        instruction = element.get(f"{W}instr") or ""
        if not _UNSHOWN.match(instruction):
            match = _HYPERLINK.match(instruction)
            self._take(element, web_address(match[1]) if match else link, depth + 1)

    def _run(self, run: Element, link: str) -> None:
        properties = run.find(_RUN_PROPERTIES)
        stated = {str(item.tag): item for item in properties} if properties is not None else {}
        named = stated.get(_RUN_STYLE)
        style = (named.get(_VAL) or "") if named is not None else ""
        if self._is_hidden(stated, style):
            if any((part.text or "").strip() for part in run.iter(f"{W}t")):
                self.count("hidden_text")
            self._field_marks(run)
            return
        look = self._look(stated, style, link)
        for child in run:
            self._run_child(child, look)

    def _is_hidden(self, stated: Mapping[str, Element], style: str) -> bool:
        for name in ("vanish", "specVanish"):
            own = self._switch(stated, style, name, paragraph=True)
            if own:
                return True
        return False

    def _field_marks(self, run: Element) -> None:
        for child in run:
            if child.tag in (f"{W}fldChar", f"{W}instrText"):
                self._run_child(child, Segment(""))

    def _look(self, stated: Mapping[str, Element], style: str, link: str) -> Segment:
        raised, size = stated.get(f"{W}vertAlign"), stated.get(f"{W}sz")
        script = (raised.get(_VAL) or "") if raised is not None else ""
        points = (size.get(_VAL) or "") if size is not None else ""
        self._size = int(points) if points.isdigit() and len(points) < 5 else 0
        self._strong = self._switch(stated, style, "b", paragraph=True)
        language = stated.get(f"{W}lang")
        self._language = (language.get(_VAL) or "") if language is not None else ""
        font = stated.get(f"{W}rFonts")
        for found in (style, self._paragraph_style) if font is None else ():
            font = font if font is not None else self._styles.run_property(found, "rFonts")
        name = (font.get(f"{W}ascii") or font.get(f"{W}hAnsi") or "") if font is not None else ""
        code = not self._styles.all_monospaced and is_monospaced(name)
        return Segment(
            "",
            bold=self._switch(stated, style, "b"),
            italic=self._switch(stated, style, "i"),
            code=code or (bool(style) and self._styles.is_code_word(style)),
            script=_RAISED.get(script, ""),
            link=link or self._field_link(),
        )

    def _switch(
        self, stated: Mapping[str, Element], style: str, name: str, *, paragraph: bool = False
    ) -> bool:
        """A switch of the run or its style; that of its `paragraph` only where it is asked for.

        Bold letters in a bold paragraph mark no words.
        """
        found = stated.get(W + name)
        if found is None:
            found = self._styles.run_property(style, name)
        if found is None and paragraph:
            found = self._styles.run_property(self._paragraph_style, name)
        return found is not None and _says_yes(found)

    def _run_child(self, child: Element, look: Segment) -> None:
        tag = str(child.tag)
        if tag == _TEXT:
            self._words(child.text or "", look)
        elif tag in _SIGNS:
            self._words(_SIGNS[tag], look)
        elif (step := _RUN_STEPS.get(tag)) is not None:
            step(self, child, look)

    def _line_break(self, element: Element, look: Segment) -> None:
        if element.get(f"{W}type") in (None, "textWrapping"):
            self._words("\n", look)

    def _instruction(self, element: Element, _look: Segment) -> None:
        if self._fields and not self._fields[-1].shown:
            told = self._fields[-1].instruction + (element.text or "")
            self._fields[-1].instruction = told[:_MAX_INSTRUCTION]

    def _alternatives(self, element: Element, look: Segment) -> None:
        for inner in chosen(element):
            self._run_child(inner, look)

    def _ruby(self, element: Element, look: Segment) -> None:
        for part in element.iterfind(f"{W}rubyBase//{W}t"):
            self._words(part.text or "", look)

    def _words(self, text: str, look: Segment) -> None:
        if not text or self._unshown() or any(not entry.shown for entry in self._fields):
            return
        text = text.replace(PAGE, "")
        content = self._content
        content.segments.append(
            Segment(text, look.bold, look.italic, look.code, look.script, look.link)
        )
        if text.strip():
            content.begun = True
            content.bold = content.bold and self._strong
            content.sizes[self._size] = content.sizes.get(self._size, 0) + len(text)
            if self._language:
                self.languages[self._language] = self.languages.get(self._language, 0) + len(text)

    def _page(self, _element: Element, _look: Segment) -> None:
        self._rendered_breaks += 1
        if self._content.begun and not self._unshown():
            self._content.segments.append(Segment(PAGE, ready=True))
        else:
            self._content.pages += 1

    # -- fields ----------------------------------------------------------------------------

    def _field_char(self, element: Element, _look: Segment) -> None:
        kind = element.get(f"{W}fldCharType") or ""
        if kind == "begin" and len(self._fields) < _MAX_FIELDS:
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _unshown(self) -> bool:
        return any(
            entry.shown and _UNSHOWN.match(entry.instruction) is not None for entry in self._fields
        )

    def _field_link(self) -> str:
        for entry in reversed(self._fields):
            match = _HYPERLINK.match(entry.instruction)
            if entry.shown and match:
                return web_address(match[1])
        return ""

    # -- drawn things ----------------------------------------------------------------------

    def _reference(self, element: Element, _look: Segment) -> None:
        kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
        mark = self._note(kind, element.get(f"{W}id") or "")
        if mark:
            self._content.segments.append(Segment(f"[^{mark}]", ready=True))
            self._content.begun = True
            self._content.notes.append(mark)

    def _symbol(self, element: Element, look: Segment) -> None:
        code = element.get(f"{W}char") or ""
        font = (element.get(f"{W}font") or "").casefold()
        try:
            number = int(code, 16)
        except ValueError:
            return
        if not 0xF000 <= number <= 0xF0FF:
            known = chr(number) if 0x20 <= number < 0xE000 else ""
        else:
            table = _SYMBOL if font == "symbol" else _WINGDINGS if "wingdings" in font else {}
            known = table.get(chr(number - 0xF000), "")
        if known:
            self._words(known, look)
        else:
            self.count("symbols")

    def _drawing(self, element: Element, _look: Segment) -> None:
        self._content.boxes += [
            box for box in _drawn(element, f"{W}txbxContent") if not _inside_fallback(box, element)
        ]
        described = next(element.iter(f"{_WP}docPr"), None)
        alt = ""
        if described is not None:
            alt = described.get("descr") or described.get("title") or ""
            if any(
                mark.get("val") == "1"
                for mark in described.iter()
                if str(mark.tag).endswith("}decorative")
            ):
                self.count("decorative")
                return
        inner = [part for part in _drawn(element, f"{_A}blip") if part.get(f"{R}embed")]
        for blip in inner:
            self._content.drawings.append(Drawing("picture", blip.get(f"{R}embed") or "", alt))
        for image in _drawn(element, f"{_V}imagedata"):
            shape = image.getparent()
            told = (shape.get("alt") or "") if shape is not None else ""
            title = image.get(f"{_O}title") or ""
            relation = image.get(f"{R}id") or ""
            if not _inside_fallback(image, element):
                self._content.drawings.append(Drawing("picture", relation, told or title))
        for chart in _drawn(element, f"{_C}chart"):
            self._content.drawings.append(Drawing("chart", chart.get(f"{R}id") or "", alt))
        for diagram in _drawn(element, f"{_DGM}relIds"):
            self._content.drawings.append(Drawing("diagram", diagram.get(f"{R}dm") or "", alt))


_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "sdtContent")
) | {f"{MC}Choice", f"{MC}Fallback"}
_RUN_STEPS: Mapping[str, Callable[[RunReader, Element, Segment], None]] = {
    f"{W}br": RunReader._line_break,
    f"{W}lastRenderedPageBreak": RunReader._page,
    f"{W}fldChar": RunReader._field_char,
    f"{W}instrText": RunReader._instruction,
    f"{W}footnoteReference": RunReader._reference,
    f"{W}endnoteReference": RunReader._reference,
    f"{W}sym": RunReader._symbol,
    f"{W}drawing": RunReader._drawing,
    f"{W}pict": RunReader._drawing,
    f"{W}object": RunReader._drawing,
    f"{MC}AlternateContent": RunReader._alternatives,
    f"{W}ruby": RunReader._ruby,
    f"{M}oMath": RunReader._formula,
}
_SIGNS: Mapping[str, str] = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}


def chosen(alternatives: Element) -> Element:
    """Of the same thing told twice (new programs, old programs) the first that can be read."""
    options = list(alternatives.iterchildren(f"{MC}Choice", f"{MC}Fallback"))
    return options[0] if options else alternatives


def _drawn(element: Element, tag: str) -> Iterator[Element]:
    """Such elements in a drawing, but none inside a text box that is read by itself."""
    box = f"{W}txbxContent"
    for found in element.iter(tag):
        above = found.getparent()
        while above is not None and above is not element and above.tag != box:
            above = above.getparent()
        if above is None or above.tag != box or above is element:
            yield found


def _inside_fallback(found: Element, top: Element) -> bool:
    above = found.getparent()
    while above is not None and above is not top:
        if above.tag == f"{MC}Fallback":
            return True
        above = above.getparent()
    return False


def _says_yes(switch: Element) -> bool:
    return (switch.get(f"{W}val") or "on").lower() not in ("0", "false", "off")
