"""Boxes drawn by lines of their own: fenced divs, MkDocs admonitions, GitHub alerts.

The first two are found before the Markdown is parsed: their lines are replaced by empty
comments, which end every paragraph and list, so that line numbers and offsets stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..text.languages import boxes
from .base import Kind

_DIV = re.compile(
    r"^ {0,3}:{3,}[ \t]*(?:\{([^{}]{0,200})\}|([A-Za-z][\w-]{0,40}))?"
    r"[ \t]*(.{0,200}?)[ \t]*:*[ \t]*$"
)
# Borders are short; longer lines are not even looked at, since trying them takes its time.
_MAX_BORDER = 300
# Boxes in boxes in boxes: what lies deeper stands in the last one.
_MAX_NESTED = 6
_ADMONITION = re.compile(
    r"^(?:!!!|\?\?\?\+?)[ \t]+([\w -]{0,60}?)[ \t]*(?:\"([^\"]{0,200})\")?[ \t]*$"
)
_FENCE = re.compile(r"^[ \t]{0,12}(?:>[ \t]?)*(`{3,}|~{3,})")
_COMMENT = "<!---->"

# How boxes of other tools are called -> (kind of block, label of a call-out, title).
_NAMES: dict[str, tuple[Kind, str, str]] = {
    "challenge": ("exercise", "", ""),
    "exercise": ("exercise", "", ""),
    "exercises": ("exercise", "", ""),
    "solution": ("solution", "", ""),
    "answer": ("solution", "", ""),
    "objectives": ("objective", "", ""),
    "objective": ("objective", "", ""),
    "keypoints": ("keypoint", "", ""),
    "questions": ("callout", "note", "Questions"),
    "question": ("callout", "note", "Question"),
    "instructor": ("callout", "note", "For instructors"),
    "prereq": ("callout", "note", "Before you start"),
    "callout": ("callout", "note", ""),
    "discussion": ("callout", "note", "Discussion"),
    "testimonial": ("callout", "note", ""),
    "checklist": ("callout", "note", "Checklist"),
    "spoiler": ("callout", "note", "More"),
    "hint": ("callout", "tip", "Hint"),
    "note": ("callout", "note", "Note"),
    "info": ("callout", "note", "Note"),
    "important": ("callout", "warning", "Important"),
    "abstract": ("callout", "note", "Summary"),
    "summary": ("callout", "note", "Summary"),
    "quote": ("callout", "note", "Quotation"),
    "tip": ("callout", "tip", "Tip"),
    "success": ("callout", "tip", "Tip"),
    "warning": ("callout", "warning", "Warning"),
    "caution": ("callout", "warning", "Caution"),
    "danger": ("callout", "warning", "Danger"),
    "failure": ("callout", "warning", "Warning"),
    "bug": ("callout", "warning", "Warning"),
    "attention": ("callout", "warning", "Attention"),
    "example": ("callout", "example", "Example"),
}
# "Hinweis" and "remarque" are notes, too.
_NAMES.update({name: _NAMES[known] for name, known in boxes().items() if name not in _NAMES})
_LEADS = [name for name in boxes() if _NAMES[name][0] == "callout"]
_ALERT = re.compile(r"\[!([A-Za-z]{3,12})\][^\S\n]*")
_LEAD_IN = re.compile(
    r"(?:\*\*|__)?(Note|Tip|Hint|Warning|Caution|Important|Danger|Info|Example"
    rf"|{'|'.join(sorted(map(re.escape, _LEADS)))})"
    r"(?:\s?:(?:\*\*|__)?|(?:\*\*|__)\s?:)[^\S\n]+",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Box:
    """A box over lines `first` to `last` (both its own border lines where it has them)."""

    kind: Kind
    label: str
    title: str
    first: int
    last: int


def named(name: str) -> tuple[Kind, str, str] | None:
    """(kind, label, title) of a box called so, None for an unknown name."""
    return _NAMES.get(name.casefold().removeprefix("callout-").strip(". "))


def alert(text: str) -> tuple[str, str, int] | None:
    """(label, title, length of the lead-in) when a quotation begins as an alert or a note."""
    match = _ALERT.match(text) or _LEAD_IN.match(text)
    known = named(match[1]) if match else None
    return (known[1], known[2], match.end()) if match and known else None


def take_boxes(lines: list[str]) -> list[Box]:
    """Finds all boxes and blanks their border lines in `lines`, which is changed in place."""
    boxes: list[Box] = []
    divs: list[Box | None] = []
    admonitions: list[Box] = []
    fence = ""
    for number, line in enumerate(lines):
        line = _dedented(lines, number, line, admonitions)
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) and not line.strip(" \t>`~") else fence
        elif mark:
            fence = mark[1]
        elif len(line) > _MAX_BORDER:
            continue
        elif line.startswith(("!!!", "???")) and (opened := _ADMONITION.match(line)):
            if len(admonitions) == _MAX_NESTED:
                continue
            admonitions.append(_admonition(opened, number))
            boxes.append(admonitions[-1])
            lines[number] = _COMMENT
        elif ":::" in line[:7] and (border := _DIV.match(line)):
            lines[number] = _COMMENT
            _border(border, number, divs, boxes)
    for box in (*divs, *admonitions):
        if box is not None:
            box.last = len(lines) - 1
    return boxes


def _dedented(lines: list[str], number: int, line: str, open_boxes: list[Box]) -> str:
    """Closes admonitions that the indentation leaves, and takes theirs off the line."""
    if not open_boxes or not line.strip():
        return line
    indent = len(line) - len(line.lstrip(" "))
    depth = min(indent // 4, len(open_boxes))
    for box in open_boxes[depth:]:
        box.last = number - 1
        if number and not lines[number - 1].strip():
            lines[number - 1] = _COMMENT
    del open_boxes[depth:]
    lines[number] = line[4 * depth :]
    return lines[number]


def _admonition(match: re.Match[str], number: int) -> Box:
    kind, label, title = named(match[1].split(" ")[0]) or ("callout", "note", "")
    stated = match[2] if match[2] is not None else title
    if stated.casefold() in ("solution", "answer"):
        kind = "solution"
    return Box(kind, label, stated, number, number)


def _border(match: re.Match[str], number: int, divs: list[Box | None], boxes: list[Box]) -> None:
    braces, name, rest = match[1], match[2], match[3]
    if not braces and not name:
        closed = divs.pop() if divs else None
        if closed is not None:
            closed.last = number
        return
    wanted = name or next((part for part in re.split(r"[\s.]+", braces or "") if part), "")
    known = named(wanted)
    # Counting far enough up is enough: the first few are the ones that were drawn.
    drawn = sum(div is not None for div in divs[: 4 * _MAX_NESTED])
    if known is None or drawn >= _MAX_NESTED:
        divs.append(None)
        return
    kind, label, title = known
    box = Box(kind, label, rest.strip(" :{}") or title, number, number)
    divs.append(box)
    boxes.append(box)
