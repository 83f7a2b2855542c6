"""Looks through the Markdown of a lesson for what readers would stumble over. One pass, no page.

What stands in code is left alone. Offsets are places in the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .colours import contrast, read_colour
from .lesson import heading_anchor

_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$")
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^`\n]+(?<!`)\1(?!`)")
_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*$")
# "(address "title")"; an address may hold pairs of brackets.
_ADDRESS = (
    r"\([ \t]*(?P<to><[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)[ \t]*"
    r"(?:[\"'][^\n]*?[\"'][ \t]*)?\)"
)
_IMAGE = re.compile(r"!\[(?P<alt>[^\]\n]*)\]" + _ADDRESS)
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]\n]*)\]" + _ADDRESS)
_DEFINED = re.compile(r" {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?P<to><[^<>\n]*>|\S+)")
_TAG = re.compile(r"<(?P<name>a|img|video|audio|font|source)\b(?P<inner>[^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?P<name>[\w-]+)[ \t]*=[ \t]*(?:\"(?P<one>[^\"]*)\"|'(?P<two>[^']*)')")
_STYLE = re.compile(r"[ \t]style[ \t]*=[ \t]*(?:\"([^\"<>\n]*)\"|'([^'<>\n]*)')", re.IGNORECASE)
_COLOUR = re.compile(r"[ \t]color[ \t]*=[ \t]*(?:\"[^\"]*\"|'[^']*')", re.IGNORECASE)
_TEX = re.compile(r"\\(?:text)?color\{([#\w]{1,20})\}")
_ID = re.compile(r"\bid[ \t]*=[ \t]*[\"']([^\"'\n]{1,100})|\{[ \t]*#([\w-]{1,100})")
_WORDS = re.compile(r"[^\W_]")
# Large signs, as those of formulas are, need less than small ones (WCAG 1.4.3, 1.4.11).
_MIN_LARGE, _MIN_SMALL = 3.0, 4.5
LIGHT, DARK = (255, 255, 255), (24, 24, 24)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something at a line. `what` is the rule; `words` are of the lesson."""

    what: str
    line: int
    words: str = ""
    changes: tuple[tuple[int, str, str], ...] = ()


@dataclass(slots=True)
class LessonLook:
    """What a lesson is made of, as far as a check asks."""

    headings: list[tuple[int, int, int, str]] = field(default_factory=list)
    links: list[tuple[int, str]] = field(default_factory=list)
    pictures: list[tuple[int, str, str]] = field(default_factory=list)
    checks: list[tuple[int, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    has_words: bool = False


def look_at(content: str) -> LessonLook:
    """Headings (line, offset, level, text), links (line, address), pictures (line, address, alt),
    questions (line, source), and what is wrong with colours and levels."""
    look = LessonLook()
    for line, start, text in _lines(content, look):
        _read_line(look, line, start, text)
    taken: set[str] = set()
    for _, _, _, text in look.headings:
        heading_anchor(text, taken)
    look.anchors |= taken
    look.findings += _jumps(look.headings)
    return look


def _lines(content: str, look: LessonLook) -> Iterator[tuple[int, int, str]]:
    """(line, offset, words) outside of fences, code blanked out; questions go to `look`."""
    start, fence, opened = 0, "", 0
    inside: list[str] = []
    for number, text in enumerate(content.split("\n"), 1):
        match = _FENCE.match(text)
        if fence:
            bare = text.strip(" \t>")
            if bare.startswith(fence) and not bare.strip(fence[0]):
                if opened:
                    look.checks.append((opened, "\n".join(inside)))
                fence = ""
            else:
                inside.append(text)
        elif match is not None:
            fence, inside = match["fence"], []
            opened = number if match["info"].strip(" {}.").lower() == "check" else 0
            look.has_words = True
        else:
            yield number, start, _CODE.sub(lambda m: " " * len(m[0]), text)
        start += len(text) + 1


def _read_line(look: LessonLook, line: int, start: int, text: str) -> None:
    if not look.has_words and _WORDS.search(text):
        look.has_words = True
    if heading := _HEADING.match(text):
        look.headings.append((line, start, len(heading["marks"]), heading["text"]))
    for match in _IMAGE.finditer(text):
        look.pictures.append((line, _bare(match["to"]), match["alt"]))
    plain = _IMAGE.sub(lambda m: "x" * len(m[0]), text)
    for match in _LINK.finditer(plain):
        look.links.append((line, _bare(match["to"])))
    if defined := _DEFINED.match(plain):
        look.links.append((line, _bare(defined["to"])))
    if "<" in text:
        _read_tags(look, line, start, text)
    for match in _ID.finditer(text):
        look.anchors.add(match[1] or match[2])
    for match in _TEX.finditer(text):
        look.findings += _tex_colour(line, match[1])


def _read_tags(look: LessonLook, line: int, start: int, text: str) -> None:
    for match in _TAG.finditer(text):
        given = {
            found["name"].lower(): found["one"] or found["two"] or ""
            for found in _ATTRIBUTE.finditer(match["inner"])
        }
        name = match["name"].lower()
        if name == "a" and "href" in given:
            look.links.append((line, given["href"]))
        elif name == "img" and "src" in given:
            look.pictures.append((line, given["src"], given.get("alt", "")))
        elif name in ("video", "audio", "source") and "src" in given:
            look.pictures.append((line, given["src"], "-"))
        elif name == "font" and "color" in given:
            look.findings += _pasted(line, start + match.start(), match[0], given["color"], "")
    for match in _STYLE.finditer(text):
        found = {
            part.partition(":")[0].strip().lower(): part.partition(":")[2].strip()
            for part in (match[1] or match[2] or "").split(";")
        }
        ground = found.get("background-color") or found.get("background", "")
        if "color" in found:
            look.findings += _pasted(line, start + match.start(), match[0], found["color"], ground)


def _pasted(line: int, at: int, whole: str, colour: str, ground: str) -> Iterator[Finding]:
    """A colour that came with pasted words; the reader shows none, so taking it away is safe."""
    ink, paper = read_colour(colour), read_colour(ground)
    if ink is None:
        return
    papers = [paper] if paper else [LIGHT, DARK]
    if min(contrast(ink, one) for one in papers) < _MIN_SMALL:
        new = _COLOUR.sub("", whole) if whole.startswith("<") else _without_colours(whole)
        yield Finding("pasted colour", line, colour, ((at, whole, new),))


def _without_colours(style: str) -> str:
    """A style attribute without colours; nothing where nothing else stands in it."""
    quote = '"' if '"' in style else "'"
    head, _, rest = style.partition(quote)
    parts = [part.strip() for part in rest.rstrip(quote).split(";") if part.strip()]
    kept = [p for p in parts if p.partition(":")[0].strip().lower() not in _COLOUR_NAMES]
    return f"{head}{quote}{'; '.join(kept)}{quote}" if kept else ""


_COLOUR_NAMES = ("color", "background", "background-color")


def _tex_colour(line: int, name: str) -> Iterator[Finding]:
    ink = read_colour(name)
    if ink is None:
        return
    for what, paper in (("colour on light", LIGHT), ("colour on dark", DARK)):
        if contrast(ink, paper) < _MIN_LARGE:
            yield Finding(what, line, name)


def _jumps(headings: list[tuple[int, int, int, str]]) -> Iterator[Finding]:
    """Headings that leave out a level, each with the change that closes the gap below it."""
    before = 0
    for number, (line, _, level, text) in enumerate(headings):
        if before and level > before + 1:
            changes = []
            for _, start, deep, _ in headings[number:]:
                if deep <= before:
                    break
                closed = max(before + 1, deep - level + before + 1)
                changes.append((start, "#" * deep, "#" * closed))
            yield Finding("heading jump", line, text, tuple(changes))
        before = level


def _bare(address: str) -> str:
    return address[1:-1] if address.startswith("<") and address.endswith(">") else address
