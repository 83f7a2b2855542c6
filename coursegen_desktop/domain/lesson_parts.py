"""One lesson's text made of several, and several of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_HEADING = re.compile(r"^(#{1,6})(?=[ \t])")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_LABEL = re.compile(r"\[\^([^\]\s]+)\]")
_NUMBERED = re.compile(r"(.*?)(\d+)$")


def merged(parts: Sequence[tuple[str, str]]) -> str:
    """The text of one lesson made of (title, text) of several.

    The first gives its text as it is; each other one becomes a section: its title a heading of
    the second level, its own headings one level deeper. A footnote whose name is taken gets
    another one.
    """
    texts = []
    taken: set[str] = set()
    for number, (title, text) in enumerate(parts):
        if number:
            body = shifted(text, 1).strip("\n")
            text = f"## {title}\n\n{body}" if body else f"## {title}"
        text = _relabelled(text, taken)
        taken |= set(_LABEL.findall(text))
        if text.strip():
            texts.append(text.strip("\n"))
    return "\n\n".join(texts) + "\n" if texts else ""


def split_at(text: str, offset: int, title: str) -> tuple[str, str]:
    """A text before and after the line that `offset` is in; at a line's start before that line.

    Where the second begins with the heading `title`, that goes, and what stood below it comes up
    to its level: so the parts of a merged lesson are as they were.
    """
    place = text.rfind("\n", 0, offset) + 1
    first, rest = text[:place].rstrip(), text[place:].lstrip("\n")
    head, _, body = rest.partition("\n")
    mark = _HEADING.match(head)
    if mark and head[mark.end() :].strip() == title:
        level = len(mark[1])
        body = body.lstrip("\n")
        deeper = all(found > level for found in _levels(body))
        rest = shifted(body, -1) if deeper else body
    return (first + "\n" if first else ""), rest


def title_at(text: str, offset: int) -> str:
    """The heading that the line of `offset` is, else ""."""
    place = text.rfind("\n", 0, offset) + 1
    head = text[place:].lstrip("\n").partition("\n")[0]
    mark = _HEADING.match(head)
    return head[mark.end() :].strip() if mark else ""


def shifted(text: str, by: int) -> str:
    """The text with its headings `by` levels deeper (or higher); code is left alone."""
    made = []
    for line, is_code in _lines(text):
        mark = None if is_code else _HEADING.match(line)
        if mark:
            level = min(max(len(mark[1]) + by, 1), 6)
            line = "#" * level + line[mark.end() :]
        made.append(line)
    return "\n".join(made)


def _levels(text: str) -> Iterator[int]:
    for line, is_code in _lines(text):
        mark = None if is_code else _HEADING.match(line)
        if mark:
            yield len(mark[1])


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """(line, whether it is code) of every line."""
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            yield line, True
            if mark and mark[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
        else:
            if mark:
                fence = mark[1]
            yield line, bool(mark)


def _relabelled(text: str, taken: set[str]) -> str:
    """The text with footnotes renamed whose names are taken elsewhere."""
    own = dict.fromkeys(_LABEL.findall(text))
    clashing = [label for label in own if label in taken]
    if not clashing:
        return text
    used = taken | set(own)
    names = {}
    for label in clashing:
        names[label] = _free(label, used)
        used.add(names[label])
    made = []
    for line, is_code in _lines(text):
        if not is_code:
            line = _LABEL.sub(lambda m: f"[^{names.get(m[1], m[1])}]", line)
        made.append(line)
    return "\n".join(made)


def _free(label: str, used: set[str]) -> str:
    match = _NUMBERED.match(label)
    stem, number = (match[1], int(match[2])) if match else (f"{label}-", 1)
    while True:
        number += 1
        if f"{stem}{number}" not in used:
            return f"{stem}{number}"
