"""Ordering questions: the steps of a procedure, and the lines of a program (Parsons problems).

Only where the author numbered the steps, or where lines depend on one another, so that no other
order is right.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Mapping, Sequence
from itertools import pairwise
from random import Random

from ..plan import LessonBlock
from ..sources import Block
from ..text.languages import current, say
from ..text.sentences import Sentence
from ..text.words import content_stems, fold, words
from .items import Item, citation, difficulty
from .material import is_markup_free
from .wording import points_outside

MIN_STEPS, MAX_STEPS = 3, 8
_MAX_STEP = 160
_COUNTED = re.compile(r"\b(?:reasons?|kinds?|types?|causes?|examples?|rules?|tips?|ways?)\b", re.I)
_PLACE_WORD = re.compile(
    r"^(?:first|second|third|then|next|after that|finally|last)(?:ly)?,?\s+", re.I
)
_OTHER_STEP = re.compile(r"\bsteps?\s+\d|\b(?:previous|next|first|last) step\b|\brepeat\b", re.I)
_INTRODUCTION = re.compile(r"[.!?][\"'”’)]*\s+(?=[A-Z])")
_LEANING = re.compile(r"(?:Their|Its|His|Her|They|It|He|She|Here|Then|Now|So|And|But)\b")
_NAME = re.compile(r"[A-Za-z_]\w*")
_ASSIGNS = re.compile(
    r"\s*(?:for\s+)?([A-Za-z_]\w*)(?:\s*,\s*[A-Za-z_]\w*)*\s*(?:=(?!=)|\bin\b|[+\-*/]=)"
)
_DEFINES = re.compile(r"\s*(?:def|class|import)\s+([A-Za-z_]\w*)")
_FAILS = re.compile(r"Traceback|Error\b|<ipython|<stdin>")
# What one run prints says nothing about the branch that was not taken.
_BRANCH = re.compile(r"\b(?:if|elif|else|try|except|match)\b")
_LANGUAGES = frozenset(("python", "py", "python3"))


def step_items(blocks: Sequence[LessonBlock], raw_of: Mapping[str, str], rng: Random) -> list[Item]:
    """An ordering question for each numbered procedure of a lesson."""
    found = []
    heading = ""
    before: Block | None = None
    for entry in blocks:
        block = entry.block
        if block.kind == "heading":
            heading = block.text
        elif block.kind == "list" and block.meta.get("ordered"):
            raw = raw_of.get(f"{entry.source}/{block.id}", "")
            item = _steps(entry, before, heading, raw, rng) if raw else None
            found += [item] if item else []
        before = block
    return found


def _steps(
    entry: LessonBlock, before: Block | None, heading: str, raw: str, rng: Random
) -> Item | None:
    block = entry.block
    texts = [_step(child) for child in block.children]
    if not MIN_STEPS <= len(texts) <= MAX_STEPS or not all(texts):
        return None
    if len({fold(text) for text in texts}) < len(texts) or any(map(_OTHER_STEP.search, texts)):
        return None
    told = _introduction(before)
    about = f"{told} {heading}"
    if not current().procedure.search(about) or _COUNTED.search(told):
        return None
    plain = heading.replace("`", "").replace("*", "").strip()
    lead = say("steps", told) if told else say("steps_of", plain)
    if not (told or plain) or not is_markup_free(lead):
        return None
    evidence = Sentence(lead, (), entry.source, block.id, block.start, block.end, raw)
    goal = say("goal_order_of", plain) if plain else say("goal_order")
    return _ordered(lead, texts, evidence, entry.anchor, goal, 24, rng)


def _step(item: Block) -> str:
    """A step as one line, without words that tell its place; "" for one that is no line."""
    if len(item.children) > 1 or "\n\n" in item.text or "```" in item.text:
        return ""
    text = _PLACE_WORD.sub("", " ".join(item.text.split()))
    text = text[:1].upper() + text[1:]
    fits = len(words(text)) >= 2 and len(text) <= _MAX_STEP and is_markup_free(text)
    return text if fits and not points_outside(text, reader_allowed=True) else ""


def _introduction(before: Block | None) -> str:
    """The sentence that announces the list, as a statement: "The method combines both." """
    if before is None or before.kind != "para" or not before.text.rstrip().endswith(":"):
        return ""
    last = _INTRODUCTION.split(" ".join(before.text.split()))[-1].rstrip(": ")
    if not is_markup_free(last) or _LEANING.match(last) or not 4 <= len(words(last)) <= 30:
        return ""
    return "" if points_outside(last, reader_allowed=True) else f"{last}."


def _ordered(
    lead: str,
    texts: Sequence[str],
    evidence: Sentence,
    anchor: str,
    goal: str,
    worth: int,
    rng: Random,
) -> Item:
    listed = list(enumerate(texts, start=1))
    while [number for number, _ in listed] == sorted(number for number, _ in listed):
        rng.shuffle(listed)
    identity = {number: f"i{place}" for place, (number, _) in enumerate(listed, start=1)}
    numbered = "\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))
    question = {
        "type": "order",
        "prompt": lead,
        "difficulty": difficulty("order", len(texts) / 10),
        "items": [{"id": identity[number], "text": text} for number, text in listed],
        "correct": [identity[number] for number in sorted(identity)],
        "scoring": "relative_next",
        "feedback": {"general": say("in_text_list", numbered)},
        "ext": citation(evidence, anchor),
    }
    concepts = tuple(dict.fromkeys(content_stems(goal)))
    return Item(question, concepts, f"{lead} {' '.join(texts)}", worth, goal)


# -- programs --------------------------------------------------------------------------------------


def parsons_items(
    blocks: Sequence[LessonBlock], raw_of: Mapping[str, str], rng: Random
) -> list[Item]:
    """The lines of a short program with the output that follows it, to be put in order."""
    found = []
    for entry, following in pairwise(blocks):
        if entry.block.kind == "code" and following.block.kind == "output":
            raw = raw_of.get(f"{entry.source}/{entry.block.id}", "")
            item = _parsons(entry, following.block, raw, rng) if raw else None
            found += [item] if item else []
    return found


def _parsons(entry: LessonBlock, output: Block, raw: str, rng: Random) -> Item | None:
    code, printed = entry.block.meta.get("code", ""), output.meta.get("code", "").strip()
    lines = [line.rstrip() for line in code.split("\n") if line.strip()]
    if entry.block.meta.get("lang") not in _LANGUAGES or not printed or len(printed) > 200:
        return None
    if not 4 <= len(lines) <= MAX_STEPS or len({line.strip() for line in lines}) < len(lines):
        return None
    if "`" in code or max(map(len, lines)) > 70 or not all(map(_depends, lines, lines[1:])):
        return None
    if _FAILS.search(printed) or _BRANCH.search(code) or not _parses(code):
        return None
    texts = [_as_code(line) for line in lines]
    fence = f"```output\n{printed}\n```"
    lead = say("lines", fence)
    evidence = Sentence(code, (), entry.source, entry.block.id, entry.block.start, output.end, raw)
    return _ordered(lead, texts, evidence, entry.anchor, say("goal_lines"), 18, rng)


def _parses(code: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _as_code(line: str) -> str:
    """A line as code, its indentation shown by dots that survive in Markdown."""
    inner = line.lstrip()
    return f"`{'··' * ((len(line) - len(inner)) // 2)}{inner}`"


def _depends(line: str, following: str) -> bool:
    """Whether the second line cannot stand before the first."""
    if _indent(following) != _indent(line):
        return True
    named = {match[1] for match in (_ASSIGNS.match(line), _DEFINES.match(line)) if match}
    return bool(named & set(_NAME.findall(following)))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
