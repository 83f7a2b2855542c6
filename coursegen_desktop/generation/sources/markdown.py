"""Markdown documents: CommonMark with tables, front matter, fenced divs, mdBook includes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from ...domain.errors import FormatError
from ..pictures import PictureStore
from ..text.decoding import decode
from ..text.words import count_words
from . import _liascript, base
from ._carrying import Carrier, below
from ._markdown_parser import Include, MarkdownParser
from ._markdown_pictures import Pictures
from ._recognise import recognise

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z][\w-]{0,30})[ \t]*:[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*-[ \t]+(.+?)[ \t]*$", re.MULTILINE)
_MAX_FRONT = 20_000
# Who wrote a document that a language model made of a topic (generation/agents/topic.py).
MODEL_FIELD = "written-from-memory-by"
_SIGNS = (
    (re.compile(rb"^#{1,6} \S", re.MULTILINE), 2.0),
    (re.compile(rb"^(?:```|~~~)", re.MULTILINE), 1.5),
    (re.compile(rb"\[[^\]\n]{1,80}\]\([^)\n]{1,200}\)"), 1.0),
    (re.compile(rb"\*\*[^*\n]{1,80}\*\*"), 0.5),
    (re.compile(rb"^\|.+\|\s*$", re.MULTILINE), 0.5),
)


class MarkdownFormat:
    """Reads .md files, and .txt files that are plainly Markdown."""

    label = "Markdown"
    extensions = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".rmd", ".qmd")

    def sniff(self, head: bytes, name: str) -> float:
        """Its extension, else the signs that only Markdown uses."""
        if name.lower().endswith(self.extensions):
            return 0.9
        weight = sum(worth * min(len(pattern.findall(head)), 4) for pattern, worth in _SIGNS)
        return 0.6 if weight >= 4 else 0.1

    def read(
        self, path: Path, root: Path | None = None, pictures: PictureStore | None = None
    ) -> base.Source:
        """The document at `path`; its includes are followed inside `root` only."""
        data = base.load(path)
        text = decode(data, path.name)
        include = _includer(path, root) if root else None
        carrier = Carrier(pictures or PictureStore(), below(path.parent, root))
        source = parse(
            text,
            path.name,
            base.digest(data),
            kind=self.label,
            include=include,
            picture=carrier.address,
        )
        return carried(source, carrier)


def carried(source: base.Source, carrier: Carrier) -> base.Source:
    """The source with its pictures, and the counts of those that were left out."""
    notes = {name: count for name, count in source.notes.items() if name != "pictures"}
    shown = "\n".join(block.text for block in source.blocks)
    return replace(source, notes={**notes, **carrier.counts}, pictures=carrier.used(shown))


def parse(
    text: str,
    name: str,
    sha256: str,
    *,
    kind: str = "Markdown",
    include: Include | None = None,
    picture: Pictures | None = None,
) -> base.Source:
    """A Markdown text as a source. Raises FormatError when nothing in it can be read."""
    front = _FRONT.match(text[:_MAX_FRONT])
    fields = _fields(front[1]) if front and _FIELD.search(front[1]) else {}
    if not fields and _liascript.is_liascript(text):
        front, fields = None, _liascript.fields(text)
    parser = MarkdownParser(text, include, picture)
    skipped = text.count("\n", 0, front.end()) if front and fields else 0
    blocks = base.number_blocks(recognise(parser.blocks(skipped)))
    if not any(count_words(block.text) for block in blocks):
        raise base.no_text(name)
    return base.Source(
        id="",
        name=name,
        kind=kind,
        text=text,
        sha256=sha256,
        blocks=blocks,
        title=fields.get("title", ""),
        language=fields.get("lang", fields.get("language", ""))[:35],
        authors=_people(fields.get("author", "") or fields.get("authors", "")),
        licence=fields.get("license", fields.get("licence", ""))[:200],
        description=fields.get("description", fields.get("abstract", "")),
        links=parser.links,
        notes=_notes(parser),
        model=fields.get(MODEL_FIELD, "")[:120],
    )


def _fields(front: str) -> dict[str, str]:
    """The simple fields of front matter: text on one line, or a list of texts joined by commas."""
    found: dict[str, str] = {}
    matches = list(_FIELD.finditer(front))
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        key, value = match[1].lower(), match[2].strip("'\" ")
        if value in ("", "|", ">", "|-", ">-"):
            body = front[match.end() : following.start() if following else len(front)]
            items = [item.strip("'\" ") for item in _ITEM.findall(body)]
            value = ", ".join(items) if items else " ".join(body.split())
        elif value.startswith("[") and value.endswith("]"):
            value = ", ".join(part.strip(" '\"") for part in value[1:-1].split(","))
        found.setdefault(key, value[:2000])
    return found


def _people(text: str) -> tuple[str, ...]:
    names = re.split(r"\s*(?:,|;|\band\b)\s*", text)
    return tuple(name[:200] for name in names if name and ":" not in name)[:20]


def _notes(parser: MarkdownParser) -> dict[str, int]:
    counts = {
        "pictures": parser.pictures,
        "missing_includes": parser.missing_includes,
        "hidden": parser.hidden,
        "scripts": parser.scripts,
        "interactive": parser.interactive,
        "too_deep": int(parser.too_deep),
    }
    return {name: count for name, count in counts.items() if count}


# -- includes ----------------------------------------------------------------------------------


def _includer(path: Path, root: Path) -> Include:
    """Reads mdBook includes of files that lie inside `root`, links followed."""
    inside = root.resolve()

    def include(target: str, part: str) -> str | None:
        try:
            wanted = (path.parent / target).resolve()
            if not wanted.is_relative_to(inside) or not wanted.is_file():
                return None
            text = decode(base.load(wanted, 1024 * 1024), wanted.name)
        except (FormatError, OSError, ValueError):
            return None
        return _part(text, part).rstrip("\n")

    return include


def _part(text: str, part: str) -> str:
    """The lines that an include asks for: all, "5:9" or between the marks of a named anchor."""
    lines = text.split("\n")
    if part and part.replace(":", "").isdigit():
        first, _, last = part.partition(":")
        begin = int(first or 1) - 1
        lines = lines[begin : int(last) if last else (None if ":" in part else begin + 1)]
    elif part:
        starts = [at for at, line in enumerate(lines) if line.rstrip().endswith(f"ANCHOR: {part}")]
        ends = [
            at for at, line in enumerate(lines) if line.rstrip().endswith(f"ANCHOR_END: {part}")
        ]
        if starts and ends and starts[0] < ends[0]:
            lines = lines[starts[0] + 1 : ends[0]]
    return "\n".join(line for line in lines if "ANCHOR" not in line)


SOURCE = MarkdownFormat()
