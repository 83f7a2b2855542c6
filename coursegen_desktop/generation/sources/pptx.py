"""PowerPoint presentations: slides as Markdown, which is then read like any Markdown document.

Sections (or slides laid out as section headers) are headings above the titles of slides; a slide
that goes on under the same title has none of its own. Every slide is one of `Source.pages`,
hidden ones included, so that page numbers are slide numbers.

Speaker notes are what a lecturer says, not what he shows: they stand in no text, and no question
is made from them. The first block of a slide carries them as `meta["narration"]`, plain words
with a blank line between paragraphs, from which a script can be made. The notes of slides without
a block of their own go to the block before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from lxml import etree

from ..pictures import PictureStore
from ..text.rewrite import escape_inline, plain_markdown
from . import base
from ._office_text import Pages, picture, stated_title
from ._ooxml import claims, parse_xml, properties_of, read_file
from ._pptx_shapes import A, P, Relations, SlideReader, place_of

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

Element = etree._Element

_EXTENSIONS = (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm")
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_CONTINUED = re.compile(
    r"\s*[(\[]?(?:cont(?:inued|'d|’d|\.)?|forts(?:etzung|\.)?|suite|\d{1,2}\s?(?:/|of|von)\s?\d{1,2}|"
    r"\d{1,2}|I{1,3}|IV)[)\]]\s*$|\s+(?:continued|cont\.|cont'd)\s*$",
    re.IGNORECASE,
)
_SECTION_HEADER = "secHead"
_TITLE_SLIDE = "title"
_PICTURE_WITH_TEXT = "picTx"
_PICTURE = re.compile(r"!\[(.*)\]\((media/[^\s()]+)\)")


class PptxFormat:
    """Reads .pptx files, and .pptm files without their macros."""

    label = "PowerPoint"
    extensions = _EXTENSIONS

    def sniff(self, head: bytes, name: str) -> float:
        """Its extension, else the folder that its parts lie in; old .ppt files to refuse them."""
        return claims(head, name, _EXTENSIONS, ".ppt", b"ppt/")

    def read(
        self, path: Path, root: Path | None = None, pictures: PictureStore | None = None
    ) -> base.Source:
        """The presentation at `path`; nothing that it refers to outside itself is loaded."""
        store = pictures or PictureStore()

        def reading(file: BinaryIO) -> _Reader:
            from pptx import Presentation  # late: slow to load

            return _Reader(Presentation(file), store)

        return read_file(path, "ppt", self.label, reading)


@dataclass(slots=True)
class _SlideText:
    """A slide as read: Markdown of its title, its other blocks, its notes."""

    title: str
    blocks: list[str]
    notes: str
    layout: str
    section: str
    hidden: bool


class _Reader:
    """One presentation of the library on its way to a source."""

    def __init__(self, presentation: Presentation, pictures: PictureStore) -> None:
        self._presentation = presentation
        self._store = pictures
        self._slides = SlideReader(pictures)
        self._narration: list[str] = []
        self._pages: tuple[int, ...] = ()
        self._title = ""
        self._counts: dict[str, int] = {}
        self._properties = properties_of(presentation)

    def text(self) -> str:
        """All slides as Markdown."""
        sections = self._sections()
        read = [
            self._slide(slide, sections.get(slide.slide_id, ""))
            for slide in self._presentation.slides
        ]
        shown = [slide for slide in read if not slide.hidden]
        self._counts["hidden_slides"] = len(read) - len(shown)
        self._counts["narration"] = sum(bool(slide.notes) for slide in shown)
        first = shown[0] if shown else None
        if first is not None and first.layout == _TITLE_SLIDE and len(shown) > 1:
            self._title, first.title = first.title, ""
        pages = Pages()
        _written(read, pages)
        self._narration = ["" if slide.hidden else slide.notes for slide in read]
        text, self._pages = pages.whole()
        return text

    def _slide(self, slide: Slide, section: str) -> _SlideText:
        # The library's own elements are those of lxml.
        element: Any = slide.element
        tree: Element = element.cSld.spTree
        hidden = element.get("show") in ("0", "false")
        layout: Any = slide.slide_layout.element
        if hidden:
            return _SlideText("", [], "", "", section, True)
        title, shape = self._slides.title(tree)
        blocks = self._slides.blocks(
            tree, shape, _relations(slide.part), _places(slide), _without_bullets(slide)
        )
        kind = layout.get("type") or ""
        if kind == _PICTURE_WITH_TEXT:
            blocks = _captioned(blocks)
        return _SlideText(title, blocks, _notes(slide), kind, section, False)

    def _sections(self) -> dict[int, str]:
        """The name of a section by the number of the slide that begins it."""
        found: dict[int, str] = {}
        root: Any = self._presentation.element
        for section in root.iter(f"{_P14}section"):
            first = next(section.iter(f"{_P14}sldId"), None)
            identity = (first.get("id") or "") if first is not None else ""
            name = " ".join((section.get("name") or "").split())
            if name and identity.isdigit() and not _is_default(name):
                found[int(identity)] = name
        return found if len(found) > 1 else {}

    def source(self, source: base.Source, macros: int) -> base.Source:
        """The parsed text with notes at their slides and what the file says of itself."""
        properties = self._properties
        counts = {
            **self._slides.counts,
            **self._counts,
            "macros": macros,
            "pictures": source.notes.get("pictures", 0) + self._slides.lost_pictures,
        }
        notes = {**source.notes, **counts}
        languages = self._slides.languages
        most = max(sorted(languages), key=lambda name: languages[name], default="")
        return replace(
            source,
            blocks=_narrated(source.blocks, self._pages, self._narration),
            title=plain_markdown(self._title)[:300] or stated_title(properties.title, source.name),
            language=(most or properties.language)[:35],
            authors=properties.authors,
            licence="",
            description=properties.description,
            notes={name: count for name, count in sorted(notes.items()) if count},
            pages=self._pages,
            pictures=tuple(kept for name, kept in self._store.kept.items() if name in source.text),
        )


def _written(slides: Sequence[_SlideText], pages: Pages) -> None:
    """Headings and blocks of all slides, a page for each."""
    headers = sum(slide.layout == _SECTION_HEADER and bool(slide.title) for slide in slides)
    sectioned = any(slide.section for slide in slides)
    # Slides that announce a part are above the others only where no sections do that.
    above = not sectioned and headers > 1
    level = 2 if sectioned or above else 1
    last = ""
    for slide in slides:
        pages.begin()
        if slide.hidden:
            if slide.section:
                pages.add(f"# {escape_inline(slide.section)}")
            continue
        announced = ""
        if slide.section:
            announced, last = escape_inline(slide.section), ""
            pages.add(f"# {announced}")
        is_header = above and slide.layout == _SECTION_HEADER
        title = _CONTINUED.sub("", slide.title) or slide.title
        repeats = title.casefold() in (last.casefold(), announced.casefold())
        if title and not repeats:
            pages.add(f"{'#' * (1 if is_header else level)} {title}")
        last = title or last
        for block in slide.blocks:
            pages.add(block)


def _captioned(blocks: list[str]) -> list[str]:
    """The blocks of a slide that shows one picture: the line beside it is its caption."""
    kept = [_PICTURE.fullmatch(block) for block in blocks]
    shown = next((match for match in kept if match), None)
    if len(blocks) != 2 or sum(map(bool, kept)) != 1 or shown is None:
        return blocks
    text = blocks[0] if kept[1] else blocks[1]
    if "\n" in text or text.startswith(("- ", "|", "$", "`")):
        return blocks
    caption = plain_markdown(text)
    return [picture(shown[2], plain_markdown(shown[1]) or caption, caption)]


def _is_default(name: str) -> bool:
    """The section that PowerPoint makes for what stands before the first one."""
    return name.casefold() in ("default section", "standardabschnitt", "section par défaut")


def _notes(slide: Slide) -> str:
    """What the speaker notes say, as plain words."""
    if not slide.has_notes_slide:
        return ""
    frame = slide.notes_slide.notes_text_frame
    if frame is None:
        return ""
    lines = [" ".join(line.text.split()) for line in frame.paragraphs]
    return "\n\n".join(line for line in lines if line)


def _relations(part: Any) -> Relations:
    def blob(relation: str) -> bytes | None:
        found = part.rels.get(relation) if relation else None
        return None if found is None or found.is_external else bytes(found.target_part.blob)

    def target(relation: str) -> str:
        found = part.rels.get(relation) if relation else None
        return str(found.target_ref) if found is not None and found.is_external else ""

    def xml(relation: str) -> Element | None:
        data = blob(relation)
        return parse_xml(data) if data else None

    wanted: Callable[[str], bytes | None] = blob
    return Relations(target, wanted, xml)


def _places(slide: Slide) -> dict[tuple[str, str], tuple[int, int, int]]:
    """Where the placeholders of the layout and its master stand, by type and number."""
    found: dict[tuple[str, str], tuple[int, int, int]] = {}
    for owner in (slide.slide_layout.slide_master, slide.slide_layout):
        tree: Any = owner.element
        for shape in tree.iter(f"{P}sp"):
            mark, frame = next(shape.iter(f"{P}ph"), None), shape.find(f"{P}spPr/{A}xfrm")
            if mark is not None and frame is not None:
                # The numbers of a master's placeholders are not those of slides.
                index = (mark.get("idx") or "") if owner is slide.slide_layout else ""
                found[mark.get("type") or "", index] = place_of(frame)
    return found


def _without_bullets(slide: Slide) -> set[str]:
    """The numbers of the layout's placeholders whose text has no bullets."""
    tree: Any = slide.slide_layout.element
    found: set[str] = set()
    for shape in tree.iter(f"{P}sp"):
        mark = next(shape.iter(f"{P}ph"), None)
        style = shape.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr")
        if mark is not None and style is not None and style.find(f"{A}buNone") is not None:
            found.add(mark.get("idx") or "0")
    return found


def _narrated(
    blocks: Sequence[base.Block], pages: Sequence[int], narration: Sequence[str]
) -> tuple[base.Block, ...]:
    """The blocks, the first of each slide with what is said to it."""
    said: dict[int, list[str]] = {}
    starts = [block.start for block in blocks]
    for number, words in enumerate(narration):
        if not words or not blocks:
            continue
        own = bisect_left(starts, pages[number])
        end = pages[number + 1] if number + 1 < len(pages) else starts[-1] + 1
        has_own = own < len(starts) and starts[own] < end
        said.setdefault(own if has_own else max(own - 1, 0), []).append(words)
    return tuple(
        replace(block, meta={**block.meta, "narration": "\n\n".join(said[at])})
        if at in said
        else block
        for at, block in enumerate(blocks)
    )


SOURCE = PptxFormat()
