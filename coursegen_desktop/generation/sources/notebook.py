"""Jupyter notebooks (nbformat 3 and 4): text cells as they are, programs with what they printed.

Cells that nbgrader marks become exercises: the task is what stands before, the solution the cell.
Widgets, HTML and JavaScript outputs are left out and counted; errors keep their last line.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ...domain.errors import FormatError
from ..pictures import PictureStore
from . import base, markdown
from ._carrying import Carrier, below
from ._office_text import picture

# Notebooks carry their pictures inside.
_MAX_BYTES = 100 * 1024 * 1024
_MAX_CELLS = 20_000
_MAX_OUTPUT = 4000
_MAX_LINES = 40
_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml")
_OLD_PICTURES = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}
_ANSI = re.compile(r"\x1b\[[0-9;?]{0,20}[A-Za-z]")
_MAGIC = re.compile(r"%%(bash|sh|html|javascript|js|latex|perl|ruby|sql|R)\b")
_HIDDEN_TESTS = re.compile(
    r"(?ms)^[ \t]*#+[ \t]*BEGIN HIDDEN TESTS.*?^[ \t]*#+[ \t]*END HIDDEN TESTS[^\n]*\n?"
)
_MARKS = re.compile(r"(?m)^[ \t]*(?:#+[ \t]*)?(?:BEGIN|END) (?:SOLUTION|MARK SCHEME)[ \t]*$\n?")
_RULE = re.compile(r"\A\s*(?:-{3,}|\*{3,}|_{3,})[ \t]*\n")
_HINT = "Open it in Jupyter, save it again and choose the new file."


class NotebookFormat:
    """Reads .ipynb files."""

    label = "Jupyter notebook"
    extensions = (".ipynb",)

    def sniff(self, head: bytes, name: str) -> float:
        """Its extension, else the fields that every notebook has."""
        if name.lower().endswith(self.extensions):
            return 0.95
        is_json = head.lstrip()[:1] == b"{" and (b'"cells"' in head or b'"worksheets"' in head)
        return 0.8 if is_json and b'"cell_type"' in head else 0.0

    def read(
        self, path: Path, root: Path | None = None, pictures: PictureStore | None = None
    ) -> base.Source:
        """The notebook at `path`; nothing in it is run."""
        data = base.load(path, _MAX_BYTES)
        carrier = Carrier(pictures or PictureStore(), below(path.parent, root))
        reader = _Reader(_notebook(data, path.name), carrier)
        text = "\n\n".join(part for part in reader.parts() if part.strip()) + "\n"
        source = markdown.parse(
            text, path.name, base.digest(data), kind=self.label, picture=reader.address
        )
        source = markdown.carried(source, carrier)
        return replace(
            source,
            title=reader.title,
            authors=reader.authors,
            notes={name: n for name, n in {**source.notes, **reader.counts}.items() if n},
        )


def _notebook(data: bytes, name: str) -> dict[str, Any]:
    if not data.strip():
        raise FormatError(name, "it is empty.", hint="Choose a document with text in it.")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FormatError(
            name, "it is no whole notebook: its JSON is broken.", hint=_HINT
        ) from error
    if not isinstance(found, dict) or not ({"cells", "worksheets"} & found.keys()):
        raise FormatError(name, "it is no Jupyter notebook.", hint="Choose another file.")
    return found


class _Reader:
    def __init__(self, notebook: dict[str, Any], carrier: Carrier) -> None:
        self._carrier = carrier
        self._notebook = notebook
        self._attachments: dict[str, dict[str, Any]] = {}
        self.counts: dict[str, int] = {}
        metadata = _mapping(notebook.get("metadata"))
        self.title = _line(metadata.get("title") or metadata.get("name"))
        people = metadata.get("authors")
        self.authors = tuple(
            name
            for item in (people if isinstance(people, list) else [])[:20]
            if (name := _line(_mapping(item).get("name")))
        )
        info = _mapping(metadata.get("language_info"))
        kernel = _mapping(metadata.get("kernelspec"))
        stated = info.get("name") or kernel.get("language") or "python"
        self._language = re.sub(r"[^\w+#-]", "", str(stated).lower())[:20]

    def parts(self) -> Iterator[str]:
        """The Markdown of all cells."""
        task: list[str] = []
        for number, cell in enumerate(self._cells()):
            graded = _mapping(_mapping(cell.get("metadata")).get("nbgrader"))
            kind = cell.get("cell_type")
            made = list(self._cell(cell, kind, number, graded))
            if not made:
                continue
            if graded.get("solution") is True or graded.get("task") is True:
                # What asks for the answer stands in the cell before it.
                asked = task if graded.get("solution") is True else made
                yield from _exercise(asked, made if asked is task else [])
                task = []
                continue
            yield from task
            task = []
            if kind == "markdown" and not graded.get("grade"):
                task = made
            else:
                yield from made
        yield from task

    def address(self, target: str) -> str:
        """The address of a picture that a text cell names, also of one attached to it."""
        if not target.startswith("attachment:"):
            return self._carrier.address(target)
        data = _bundled(self._attachments.get(target.partition(":")[2], {}))
        if not data:
            self._carrier.lost += 1
            return ""
        return self._carrier.keep(data)

    # -- cells -----------------------------------------------------------------------------

    def _cells(self) -> Iterator[dict[str, Any]]:
        rows = self._notebook.get("cells")
        if not isinstance(rows, list):
            sheets = self._notebook.get("worksheets")
            rows = [
                cell
                for sheet in (sheets if isinstance(sheets, list) else [])
                for cell in (_mapping(sheet).get("cells") or [])
            ]
        if len(rows) > _MAX_CELLS:
            self._count("cut_cells", len(rows) - _MAX_CELLS)
        yield from (cell for cell in rows[:_MAX_CELLS] if isinstance(cell, dict))

    def _cell(
        self, cell: dict[str, Any], kind: object, number: int, graded: dict[str, Any]
    ) -> Iterator[str]:
        source = _text(cell.get("source", cell.get("input")))
        if kind == "heading":
            level = cell.get("level")
            shown = " ".join(source.split())
            if shown:
                yield "#" * (level if isinstance(level, int) and 0 < level < 7 else 1) + f" {shown}"
        elif kind in ("markdown", "html"):
            for name, bundle in _mapping(cell.get("attachments")).items():
                self._attachments[f"{number}/{name}"] = _mapping(bundle)
            text = source.replace("(attachment:", f"(attachment:{number}/")
            # A rule at the start of a cell would be taken for front matter.
            yield _RULE.sub("", _MARKS.sub("", text)).strip("\n")
        elif kind in ("code", None):
            yield from self._program(cell, source, graded)
        elif source.strip():
            self._count("raw_cells")

    def _program(self, cell: dict[str, Any], source: str, graded: dict[str, Any]) -> Iterator[str]:
        if graded.get("grade") is True and graded.get("solution") is not True:
            # Tests check what a learner wrote; nobody reads them.
            self._count("test_cells")
            return
        shown = _MARKS.sub("", _HIDDEN_TESTS.sub("", source)).strip("\n")
        magic = _MAGIC.match(shown)
        if shown.strip():
            yield _fenced(shown, magic[1].lower() if magic else self._language)
        outputs = cell.get("outputs")
        printed: list[str] = []
        for output in outputs if isinstance(outputs, list) else []:
            item = _mapping(output)
            text, image = self._output(item)
            if text:
                printed.append(text)
            if image:
                yield from _printed(printed)
                printed = []
                yield image
        yield from _printed(printed)

    # -- outputs ---------------------------------------------------------------------------

    def _output(self, output: dict[str, Any]) -> tuple[str, str]:
        """(what was printed, Markdown of a picture)."""
        kind = output.get("output_type")
        if kind == "stream":
            if output.get("name", output.get("stream")) == "stderr":
                self._count("error_outputs")
                return "", ""
            return self._cut(_text(output.get("text"))), ""
        if kind in ("error", "pyerr"):
            name, value = _line(output.get("ename")), _line(output.get("evalue"))
            return f"{name}: {value}".strip(": ")[:500], ""
        data = _mapping(output.get("data")) or {
            **{_OLD_PICTURES[key]: output[key] for key in _OLD_PICTURES if key in output},
            **({"text/plain": output["text"]} if "text" in output else {}),
        }
        if any("widget" in key or "javascript" in key for key in data):
            self._count("widgets")
            return "", ""
        if bundled := _bundled(data):
            kept = self._carrier.keep(bundled)
            return "", picture(kept, "") if kept else ""
        text = self._cut(_text(data.get("text/plain")))
        if text.startswith("<") and "text/html" in data:
            self._count("widgets")
            return "", ""
        return text, ""

    def _cut(self, text: str) -> str:
        """An output at a length that a reader takes in."""
        bare = _ANSI.sub("", text).rstrip()
        lines = bare.split("\n")
        if len(lines) <= _MAX_LINES and len(bare) <= _MAX_OUTPUT:
            return bare
        self._count("cut_outputs")
        kept = "\n".join(line[:400] for line in lines[:_MAX_LINES])
        return kept[:_MAX_OUTPUT].rstrip() + "\n…"

    def _count(self, name: str, count: int = 1) -> None:
        self.counts[name] = self.counts.get(name, 0) + count


def _exercise(asked: list[str], solution: list[str]) -> Iterator[str]:
    """The task as an exercise; its headings stay outside, so that they stay in the outline."""
    text = "\n\n".join(asked)
    heading = re.match(r"\s*(?:#{1,6} [^\n]*(?:\n+|\Z))+", text)
    if heading:
        yield heading[0].strip()
        text = text[heading.end() :]
    if not text.strip():
        yield from solution
        return
    yield "::: challenge"
    yield text.strip("\n")
    if solution:
        yield "::: solution"
        yield from solution
        yield ":::"
    yield ":::"


def _printed(parts: list[str]) -> Iterator[str]:
    if joined := "\n".join(parts).strip("\n"):
        yield _fenced(joined, "output")


def _fenced(text: str, language: str) -> str:
    ticks = "`" * max(3, max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    return f"{ticks}{language}\n{text}\n{ticks}"


def _bundled(data: dict[str, Any]) -> bytes:
    """The bytes of a picture in a bundle of kinds; b"" without one."""
    for kind in _PICTURES:
        if kind not in data:
            continue
        text = _text(data[kind])
        if kind == "image/svg+xml":
            return text.encode("utf-8", "replace")
        try:
            return base64.b64decode(re.sub(r"\s+", "", text))
        except (binascii.Error, ValueError):
            return b""
    return b""


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    """Text of a notebook: a string, or a list of lines."""
    if isinstance(value, list):
        return "".join(item for item in value if isinstance(item, str))
    return value if isinstance(value, str) else ""


def _line(value: object) -> str:
    return " ".join(value.split())[:300] if isinstance(value, str) else ""


SOURCE = NotebookFormat()
