"""Sentences of a lesson that name their sources, as `[^src1]` behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DEFINED = re.compile(r'(?m)^\[\^(src\d+)\]:[ \t]*source:\S+[ \t]*"([^"\n]*)"[ \t]*$')
_MARKS = re.compile(r"(?:\[\^src\d+\])+")
_MARK = re.compile(r"\[\^(src\d+)\]")
_PREFIX = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+")


def cited_sentences(content: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(text, the words that it cites) of everything that stands before marks of citations."""
    if "[^src" not in content:
        return
    quotes = dict(_DEFINED.findall(content))
    for line in _DEFINED.sub("", content).split("\n"):
        position = 0
        for match in _MARKS.finditer(line):
            text = _PREFIX.sub("", line[position : match.start()]).strip()
            position = match.end()
            if text:
                names = _MARK.findall(match[0])
                yield text, tuple(quotes[name] for name in names if name in quotes)


def uncited(content: str) -> str:
    """The text without such sentences and without what defines their marks."""
    if "[^src" not in content:
        return content
    lines = []
    for line in _DEFINED.sub("", content).split("\n"):
        ends = [match.end() for match in _MARKS.finditer(line)]
        lines.append(line[ends[-1] :] if ends else line)
    return "\n".join(lines)
