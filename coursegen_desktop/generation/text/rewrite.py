"""Inline Markdown rewritten for a lesson: same words, no dead links, no pictures, no raw HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence

from .inline import Piece, scan

# What Python-Markdown, which renders lessons, lets a backslash protect.
_ESCAPABLE = frozenset("\\`*_{}[]()>#+-.!")
_KEPT_TAG = re.compile(
    r"<(/?)(kbd|sub|sup|br|b|i|em|strong|u|s|del|ins|mark|small|q|var|samp)\b[^>]*>", re.I
)
_REMOTE = re.compile(r"(?:https?://|mailto:)[^\s<>]+", re.I)
_ESCAPED_BREAK = re.compile(r"\\(?=\n)")
_BLANK_LINES = re.compile(r"\n\s*\n")
# What would begin a heading, a quotation or a list where a line begins.
_LINE_START = re.compile(
    r"(?m)^([ \t]*)(?:(\d{1,9})(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[+-](?:\s|$)|>|---))"
)
# What else the renderer takes for markup there, and lets no backslash protect.
_RENDERED_START = re.compile(r"(?m)^([ \t]*)(=|:(?=\s)|~(?=~~)|!(?=!!)|\?(?=\?\?))")
_KEPT_PICTURE = re.compile(r"\]\(media/[0-9a-f]{8,64}\.[a-z]{3,4}(?:\s|\))")
_INNER_BLANKS = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")


def rewrite(text: str, references: Mapping[str, str] | None = None, *, links: bool = True) -> str:
    """Clean inline Markdown. Only links to the web stay links, and none where `links` is off."""
    source = _ESCAPED_BREAK.sub("  ", text)
    parts: list[str] = []
    # The address of each open link, "" for one that does not stay a link.
    open_links: list[str] = []
    pieces = scan(source, references)
    for index, piece in enumerate(pieces):
        if piece.kind == "link":
            kept = links and bool(_REMOTE.fullmatch(piece.value)) and _has_words(pieces, index)
            open_links.append(piece.value if kept else "")
            parts.append("[" if kept else "")
        elif piece.kind == "link_end":
            address = open_links.pop() if open_links else ""
            parts.append(f"]({_address(address)})" if address else "")
        else:
            parts.append(_written(piece, source))
    joined = _INNER_BLANKS.sub(" ", "".join(parts))
    # A dropped comment or picture may leave an empty line, which would end the paragraph.
    return _BLANK_LINES.sub("\n", joined).strip()


def plain_markdown(text: str) -> str:
    """Inline Markdown as plain words on one line; only code keeps its signs."""
    kept = (piece for piece in scan(text) if piece.kind in ("text", "code", "math", "newline"))
    return " ".join("".join(_plain_piece(piece) for piece in kept).split())


def _plain_piece(piece: Piece) -> str:
    ticks = "``" if "`" in piece.value else "`"
    return f"{ticks}{piece.value}{ticks}" if piece.kind == "code" else piece.value


def without_attributes(heading: str) -> str:
    """A heading without the {#id .class} that some dialects put behind it."""
    bare = heading.rstrip()
    at = bare.rfind("{")
    attributes = at >= 0 and bare.endswith("}") and bare[at + 1 : at + 2] in ("#", ".", ":")
    return bare[:at].rstrip() if attributes else bare


def escape(text: str) -> str:
    """Plain words as Markdown that shows them unchanged, wherever they stand in a line."""
    return protect_starts(escape_inline(text))


def escape_inline(text: str) -> str:
    """Plain words as Markdown within a line."""
    escaped = re.sub(r"([\\`*_\[\]])", r"\\\1", text)
    return escaped.replace("&", "&amp;").replace("<", "&lt;")


def protect_starts(text: str) -> str:
    """Inline Markdown whose lines begin nothing but a paragraph."""
    safe = _LINE_START.sub(lambda match: f"{match[1]}{match[2] or ''}\\", text)
    return _RENDERED_START.sub(lambda match: f"{match[1]}&#{ord(match[2])};", safe)


def _written(piece: Piece, source: str) -> str:
    raw = source[piece.start : piece.end]
    if piece.kind == "text":
        if raw.startswith("\\") and len(raw) == 2:
            return raw if raw[1] in _ESCAPABLE else html.escape(raw[1], quote=False)
        return "&lt;" if raw == "<" else raw
    if piece.kind == "comment":
        return ""
    if piece.kind == "tag":
        kept = _KEPT_TAG.fullmatch(raw)
        return f"<{kept[1]}{kept[2].lower()}>" if kept else ""
    if piece.kind == "image":
        if is_kept_picture(raw):
            return raw
        return f"*{escape(piece.value)}*" if piece.value else ""
    if piece.kind == "footnote":
        return f"<sup>{html.escape(raw[2:-1])}</sup>"
    return "\n" if piece.kind == "newline" else raw


def is_kept_picture(markdown: str) -> bool:
    """Whether the Markdown of a picture names one that the course brings along."""
    return _KEPT_PICTURE.search(markdown) is not None


def _has_words(pieces: Sequence[Piece], index: int) -> bool:
    # A few pieces are enough to see words, and keep nests of links linear.
    for piece in pieces[index + 1 : index + 21]:
        if piece.kind == "link_end":
            return False
        if piece.kind in ("text", "code", "math") and piece.value.strip():
            return True
    return False


def _address(value: str) -> str:
    return f"<{value}>" if re.search(r"[()\s]", value) else value
