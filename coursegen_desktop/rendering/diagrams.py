"""Diagrams in a lesson: a mermaid fence becomes a figure whose picture is drawn elsewhere.

Here only the place is made: `<figure class="app-diagram">` around a picture with the address
"diagram/KEY.svg". Whoever shows the page draws the sources in `RenderedPage.diagrams`. The
figures come after the cleaner, so a lesson cannot write one, nor any such address.
"""

import hashlib
import html
import re
from typing import Any

from .rendered import Diagram
from .sanitise import RESERVED

# Part of every key: raise it with mermaid, with its settings and with the drawing's script.
DRAWING_VERSION = 1

# What lies above these stays code: nobody reads a page of a hundred pictures.
MAX_DIAGRAMS = 100
MAX_SOURCE = 50_000

_FENCE = re.compile(r'<pre class="mermaid">\s*<code>(.*?)</code>\s*</pre>', re.S)
_FRONT = re.compile(r"\A\s*---[ \t]*\n(.{0,4000}?)\n[ \t]*---[ \t]*(?:\n|\Z)", re.S)
_NO_WORDS = re.compile(
    r"%%\{(?s:.{0,4000}?)\}%%|^[ \t]*%%.*$|^[ \t]*(?:style|classDef|linkStyle|click)\b.*$", re.M
)
_TITLE = re.compile(r"^[ \t]*(?:pie[ \t]+(?:showData[ \t]+)?)?title:?[ \t]+(.+)$", re.M)
_NAMED = re.compile(r"^[ \t]*accTitle[ \t]*:[ \t]*(.+)$", re.M)
_TOLD = re.compile(
    r"^[ \t]*accDescr[ \t]*(?::[ \t]*(?P<line>.+)$|\{(?P<lines>[^}]{0,4000})\})", re.M
)
_LABEL = re.compile(
    r'"(?P<quoted>[^"\n]{1,200})"|\|(?P<edge>[^|\n]{1,200})\|'
    r'|[\[({](?P<box>[^\[\](){}"\n]{1,200})[\])}]'
    r"|:[ \t]*(?P<said>[^:\n]{1,200})$",
    re.M,
)
_SIGNS = re.compile(r"<[^>]*>|[`*_]{1,3}(?=\S)|(?<=\S)[`*_]{1,3}")
_BLANKS = re.compile(r"\s+")
_MAX_ALT = 300


def fence(source: str, language: str, *_: object, **__: object) -> str:
    """What stands for a diagram until the page was cleaned: its text, escaped, as code."""
    return f'<pre class="mermaid"><code>{html.escape(source, quote=False)}</code></pre>'


# For pymdownx.superfences.
FENCES: list[dict[str, Any]] = [
    {"name": name, "class": name, "format": fence} for name in ("mermaid", "Mermaid")
]


def with_figures(body: str) -> tuple[str, tuple[Diagram, ...]]:
    """The cleaned body with figures for its diagrams, and each different diagram once."""
    found: dict[str, Diagram] = {}

    def figure(match: re.Match[str]) -> str:
        source = html.unescape(match.group(1)).strip("\n")
        key = key_of(source)
        is_too_much = key not in found and len(found) >= MAX_DIAGRAMS
        if is_too_much or not source.strip() or len(source) > MAX_SOURCE:
            return match.group(0)
        found[key] = Diagram(key, source)
        alt = html.escape(described(source))
        return (
            f'<figure class="{RESERVED}diagram" data-diagram="{key}">'
            f'<img src="diagram/{key}.svg" alt="{alt}"></figure>'
        )

    body = _FENCE.sub(figure, body)
    return body, tuple(found.values())


def key_of(source: str) -> str:
    """The name of a source's drawings: 64 hexadecimal digits."""
    text = source.encode("utf-8", "surrogatepass")
    return hashlib.sha256(b"mermaid %d\0" % DRAWING_VERSION + text).hexdigest()


def described(source: str) -> str:
    """A sentence for those who do not see the picture: the author's own, else its labels."""
    named, told = _NAMED.search(source), _TOLD.search(source)
    own = [_plain(match.group(1)) for match in (named,) if match]
    own += [_plain(match["line"] or match["lines"] or "") for match in (told,) if match]
    if any(own):
        return _cut(". ".join(filter(None, own)))
    front = _FRONT.match(source)
    rest = source[front.end() :] if front else source
    rest = _NO_WORDS.sub("", rest)
    title = _TITLE.search(front.group(1)) if front else None
    title = title or _TITLE.search(rest)
    labels = [_plain(title.group(1))] if title else []
    labels += (_plain(next(filter(None, match.groups()))) for match in _LABEL.finditer(rest))
    if not labels:
        labels = [_plain(line) for line in rest.splitlines()[1:]]
    words = dict.fromkeys(label for label in labels if label)
    return _cut("Diagram: " + ", ".join(words)) if words else "Diagram"


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", _SIGNS.sub(" ", text)).strip(" ,;/\\")


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_ALT else text[: _MAX_ALT - 1].rstrip() + "…"
