"""Questions in the midst of a lesson: a fence named "check" becomes a box that can be answered.

The words of the question stand in the page like all others; `RenderedPage.checks` says what can
be answered there, and a script of the page turns the box into fields. Right answers never stand
in the page.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict
from typing import Any

from ..domain.errors import InvalidContent
from ..domain.questions.base import Question, Shown
from ..domain.questions.cloze import GAP
from ..domain.written_question import read_written
from .rendered import Check

MAX_CHECKS = 200
# Interactions that the page's script has fields for; the others are only shown there.
PLAYABLE = frozenset({"choice", "true_false", "short_text", "numeric", "match", "order", "cloze"})
GAP_SIGN = "……"

_FENCE = re.compile(r"(?P<lead> {0,3})(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$")
_NAMES = ("check", "{.check}", "{ .check }")
_MARKS = re.compile(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}|\$")


def with_checks(markdown: str) -> tuple[str, tuple[Check, ...]]:
    """The text with boxes in place of its "check" fences, and what can be answered in them."""
    if "check" not in markdown:
        return markdown, ()
    lines = markdown.split("\n")
    out: list[str] = []
    found: list[Check] = []
    at = 0
    while at < len(lines):
        fence = _FENCE.match(lines[at])
        if fence is None:
            out.append(lines[at])
            at += 1
            continue
        end = _end(lines, at, fence["fence"])
        inside = lines[at + 1 : end]
        if fence["info"].strip().lower() in _NAMES and len(found) < MAX_CHECKS:
            out += _box("\n".join(inside), found)
        else:
            out += lines[at : end + 1]
        at = end + 1
    return "\n".join(out), tuple(found)


def _end(lines: list[str], start: int, sign: str) -> int:
    for number in range(start + 1, len(lines)):
        text = lines[number].strip()
        if text.startswith(sign) and not text.strip(sign[0]):
            return number
    return len(lines) - 1


def _box(source: str, found: list[Check]) -> list[str]:
    name = f"check-{len(found) + 1}"
    try:
        question = read_written(source, name)
    except InvalidContent as error:
        return _fault(source, str(error))
    seed = int.from_bytes(hashlib.sha256(source.encode("utf-8", "replace")).digest()[:4])
    shown = question.shown(seed, shuffle=question.interaction in ("match", "order"))
    check = Check(
        key=name,
        question=json.dumps(question.model_dump(mode="json"), ensure_ascii=False),
        view=_view(question, shown),
    )
    found.append(check)
    return [
        "",
        f'<div class="check {name}" markdown="1">',
        "",
        *_prompt(question).split("\n"),
        "",
        *(f"- {_one_line(text)}" for text in _list(question, shown)),
        "",
        "</div>",
        "",
    ]


def _fault(source: str, reason: str) -> list[str]:
    """What is wrong, and the words as they were typed."""
    longest = max((len(run) for run in re.findall(r"`+", source)), default=0)
    sign = "`" * max(3, longest + 1)
    reason = " ".join(reason.split())
    return [
        "",
        '!!! warning "This question cannot be asked"',
        f"    {reason}",
        "",
        f"    {sign}text",
        *(f"    {line}" for line in source.split("\n")),
        f"    {sign}",
        "",
    ]


def _prompt(question: Question) -> str:
    text = GAP.sub(f'<span class="check-gap">{GAP_SIGN}</span>', question.prompt)
    # A line of the prompt cannot end the box that it stands in.
    return re.sub(r"</?div\b", lambda match: match.group(0).replace("<", "&lt;"), text, flags=re.I)


def _list(question: Question, shown: Shown) -> tuple[str, ...]:
    """What is listed below the prompt, in the order of the page."""
    if question.interaction == "match":
        return tuple(stem.text for stem in shown.stems)
    if question.interaction in ("choice", "true_false", "order"):
        return tuple(option.text for option in shown.options)
    return ()


def _one_line(text: str) -> str:
    return " ".join(text.split()) or "–"


def _view(question: Question, shown: Shown) -> dict[str, Any]:
    """What the page's script needs for the fields: plain data without any right answer."""
    kind = question.interaction if question.interaction in PLAYABLE else "none"
    return {
        "interaction": kind,
        "most": shown.most,
        "options": [{"id": item.id, "text": _words(item.text)} for item in shown.options],
        "stems": [item.id for item in shown.stems],
        "gaps": [
            {
                **asdict(gap),
                "options": [{"id": one.id, "text": _words(one.text)} for one in gap.options],
            }
            for gap in shown.gaps
        ],
        "width": shown.text.width,
    }


def _words(markdown: str) -> str:
    """Markdown as a list box can show it."""
    return " ".join(_MARKS.sub("", markdown).split())
