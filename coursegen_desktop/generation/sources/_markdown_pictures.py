"""Pictures that Markdown names: kept ones in the place of their files, the others as they were."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

from ..text.inline import Piece, scan
from ..text.rewrite import is_kept_picture
from ._office_text import picture as shown_picture

# Takes a picture over by its address and gives the one in lessons, "" for one left out.
Pictures = Callable[[str], str]
_ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"]{1,500})\"|'([^']{1,500})')", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=\s*(?:\"([^\"]{1,900})\"|'([^']{1,900})')", re.IGNORECASE)
_IS_PICTURE = re.compile(r"<img\b", re.IGNORECASE)
_TITLE = re.compile(r"\s(?:\"([^\"]{1,300})\"|'([^']{1,300})')\s{0,9}\)(?:\{[^{}\n]*\})?$")


def with_pictures(content: str, references: Mapping[str, str], picture: Pictures | None) -> str:
    """Inline Markdown with the addresses of kept pictures; the rest unchanged."""
    if picture is None or ("![" not in content and "<img" not in content.lower()):
        return content
    parts: list[str] = []
    at = 0
    for piece in scan(content, references):
        raw = content[piece.start : piece.end]
        made = _made(piece, raw, picture)
        if made:
            parts += [content[at : piece.start], made]
            at = piece.end
    return "".join(parts) + content[at:]


def shown_tag(tag: str, picture: Pictures | None) -> str:
    """An HTML picture as Markdown where it is kept, else its description."""
    alt = html.unescape(_first(_ALT, tag))
    source = html.unescape(_first(_SOURCE, tag))
    kept = picture(source) if picture is not None and source else ""
    return shown_picture(kept, " ".join(alt.split())[:490]) if kept else _first(_ALT, tag)


def _made(piece: Piece, raw: str, picture: Pictures) -> str:
    if piece.kind == "tag" and _IS_PICTURE.match(raw):
        return shown_tag(raw, picture)
    if piece.kind != "image" or is_kept_picture(raw):
        return ""
    kept = picture(html.unescape(piece.target))
    return shown_picture(kept, piece.value[:490], _first(_TITLE, raw)) if kept else ""


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return (found[1] or found[2] or "") if found else ""
