"""The last touches on a cleaned body: heading levels and ids, scrolling tables, captions.

The cleaner writes well-formed HTML with quoted attributes, so patterns may read it here.
"""

import html
import re
from dataclasses import dataclass
from pathlib import Path

from ..domain.lesson import heading_anchor
from .context import NO_CONTEXT, LessonContext
from .embeds import embedded
from .glossary import explained
from .rendered import Heading
from .sanitise import RESERVED

_HEADING = re.compile(r"<h([1-6])((?: [^>]*)?)>(.*?)</h\1>", re.S)
_ID = re.compile(r' id="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_NOTE_MARK = re.compile(r'<sup[^>]*><a [^>]*class="footnote-ref"[^>]*>.*?</a></sup>', re.S)
_BLANKS = re.compile(r"\s+")
# A line of a paragraph that begins with a letter read from the right may stand anywhere.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_BLOCK = re.compile(
    r"<(p|h[1-6]|li|dt|dd|td|th|caption|figcaption|summary|blockquote)(?![^>]* dir=)\b"
)
# A paragraph after a table that begins so is its caption.
_CAPTIONED = re.compile(
    r"(<table[^>]*>)((?:(?!</?table).)*</table></div>)\s*<p>Table: ((?:(?!</p>).)*)</p>", re.S
)
_FIRST_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Finished:
    """A body as it is shown, its headings, the definitions of its terms, the files it shows."""

    html: str
    headings: tuple[Heading, ...]
    terms: tuple[str, ...]
    media: tuple[tuple[str, str], ...]


def finished(body: str, context: LessonContext = NO_CONTEXT, temml: Path | None = None) -> Finished:
    """Put the last touches on a cleaned body. `temml` draws the formulas of definitions."""
    body, headings = _numbered_headings(body)
    body = body.replace("<table", f'<div class="{RESERVED}table"><table')
    body = body.replace("</table>", "</table></div>")
    body = _CAPTIONED.sub(r"\1<caption>\3</caption>\2", body)
    body, media = embedded(body, context)
    body, terms = explained(body, context.terms, temml)
    if _RIGHT_TO_LEFT.search(body):
        # Each block is read in the direction of its own first letter.
        body = _BLOCK.sub(r'<\1 dir="auto"', body)
    return Finished(body, headings, terms, media)


def _numbered_headings(body: str) -> tuple[str, tuple[Heading, ...]]:
    """Shift the levels so that the highest one is h2, and give an id to each heading."""
    found = list(_HEADING.finditer(body))
    if not found:
        return body, ()
    shift = _FIRST_LEVEL - min(int(match.group(1)) for match in found)
    taken = {m.group(1) for match in found if (m := _ID.search(match.group(2)))}
    headings: list[Heading] = []
    parts: list[str] = []
    end = 0
    for match in found:
        heading, markup = _heading(match, shift, taken)
        parts += (body[end : match.start()], markup)
        end = match.end()
        if heading.text:
            headings.append(heading)
    return "".join((*parts, body[end:])), tuple(headings)


def _heading(match: re.Match[str], shift: int, taken: set[str]) -> tuple[Heading, str]:
    level = min(max(int(match.group(1)) + shift, _FIRST_LEVEL), 6)
    attributes, inner = match.group(2), match.group(3)
    words = html.unescape(_TAG.sub("", _NOTE_MARK.sub("", inner)))
    text = _BLANKS.sub(" ", words).strip()
    own = _ID.search(attributes)
    if own:
        anchor = html.unescape(own.group(1))
    else:
        anchor = heading_anchor(text, taken)
        attributes += f' id="{html.escape(anchor)}"'
    return Heading(level, text, anchor), f"<h{level}{attributes}>{inner}</h{level}>"
