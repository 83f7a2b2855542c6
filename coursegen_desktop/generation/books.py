"""Orders that books on the disk state themselves: mdBook, Carpentries lessons."""

from __future__ import annotations

import re
from pathlib import Path

from ..domain.errors import FormatError
from .sources import best_format
from .sources.base import load
from .text.decoding import decode
from .text.inline import label_key

_ENTRY = re.compile(r"^([ \t]*)(?:[-*+][ \t]+)?\[(.{0,300}?)\]\(\s*<?([^()<>]{0,500}?)>?\s*\)\s*$")
_TOML_TITLE = re.compile(r"(?m)^[ \t]*title[ \t]*=[ \t]*[\"']([^\"'\n]{1,300})[\"']")
_YAML_TITLE = re.compile(r"(?m)^title[ \t]*:[ \t]*[\"']?([^\"'\n#]{1,300}?)[\"']?[ \t]*(?:#.*)?$")
_EPISODES = re.compile(r"(?m)^episodes[ \t]*:[ \t]*\n((?:[ \t]*(?:-[ \t]+.*|#.*)?\n?)*)")
_ITEM = re.compile(r"(?m)^[ \t]*-[ \t]+[\"']?([^\"'\n#]{1,200}?)[\"']?[ \t]*(?:#.*)?$")
_MAX_CONFIG = 1024 * 1024


def book_title(folder: Path) -> str:
    """The title that the `book.toml` of an mdBook states, "" without one."""
    for path in (folder / "book.toml", folder.parent / "book.toml"):
        found = _TOML_TITLE.search(_text(path))
        if found:
            return found[1].strip()
    return ""


def carpentries(folder: Path) -> tuple[str, list[str]] | None:
    """(title, episodes in order) of a Carpentries lesson; None for any other folder."""
    config = folder / "config.yaml"
    if not config.is_file() or not (folder / "episodes").is_dir():
        return None
    text = _text(config)
    listed = _EPISODES.search(text)
    title = _YAML_TITLE.search(text)
    names = [name.strip() for name in _ITEM.findall(listed[1])] if listed else []
    return (title[1].strip() if title else ""), names


def _text(path: Path) -> str:
    try:
        return decode(load(path, _MAX_CONFIG), path.name) if path.is_file() else ""
    except (FormatError, OSError):
        # Without it the names of files give the order, and the folder the title.
        return ""


def summary_entries(summary: Path) -> tuple[list[tuple[int, str, str]], str]:
    """([(depth from 0, title, target)], title of the book) of a SUMMARY.md."""
    source = best_format(b"", "x.md").read(summary)
    entries: list[tuple[int, str, str]] = []
    title, indents, part_depth, seen_entry = "", [0], 0, False
    for line in source.text.split("\n"):
        heading = re.match(r"^#\s+(.{1,200}?)\s*$", line)
        match = _ENTRY.match(line)
        if heading and not seen_entry and not title:
            title = (
                ""
                if label_key(heading[1]) in ("summary", "contents", "table of contents")
                else heading[1]
            )
        elif heading:
            part_depth = 1
            entries.append((0, heading[1], ""))
        elif match:
            seen_entry = True
            indent = len(match[1].expandtabs(4))
            while len(indents) > 1 and indent < indents[-1]:
                indents.pop()
            if indent > indents[-1]:
                indents.append(indent)
            target = match[3].partition("#")[0].strip()
            entries.append((part_depth + len(indents) - 1, _plain_title(match[2]), target))
    return entries, _plain_title(title)


def _plain_title(text: str) -> str:
    return re.sub(r"[`*]", "", text).strip()
