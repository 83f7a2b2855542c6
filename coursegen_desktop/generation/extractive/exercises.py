"""Questions that the author of the source wrote: exercises with lettered options and an answer."""

from __future__ import annotations

import re

from ..sources import Block
from ..sources._recognise import options
from ..text.sentences import Sentence
from ..text.words import fold, words
from .items import Item, citation, option_id

_ANSWER_LETTER = re.compile(r"^(?:\*\*|__)?\(?[A-Ha-h](?:\*\*|__)?[.):,]?(?:\*\*|__)?\s*")
_MAX_QUOTE = 1500


def harvested(block: Block, source: str, raw: str, anchor: str) -> Item | None:
    """An exercise as a single-choice question in the author's words, order of options kept.

    None when it has no lettered options, or its answer names none of them. `raw` is the slice
    of the source that the exercise spans.
    """
    choices = options(block)
    letter = block.meta.get("answer", "") or _told_by_solution(block, choices)
    letters = [name for name, _, _ in choices]
    if letter not in letters or not 3 <= len(choices) <= 8:
        return None
    texts = [" ".join(text.split()) for _, text, _ in choices]
    if len({fold(text) for text in texts}) < len(texts) or not all(texts):
        return None
    question = _question(block)
    if not question or len(words(question)) < 4:
        return None
    solution = next((child for child in block.children if child.kind == "solution"), None)
    told = solution.text.strip() if solution else ""
    told = _ANSWER_LETTER.sub("", told) if block.meta.get("answer") else told
    right = texts[letters.index(letter)]
    evidence = Sentence(question, (), source, block.id, block.start, block.end, raw[:_MAX_QUOTE])
    item = {
        "type": "choice",
        "single": True,
        "prompt": question,
        "choices": [
            {"id": option_id(place), "text": text, "fraction": int(text == right)}
            for place, text in enumerate(texts)
        ],
        "feedback": {"general": told or f"The answer is: {right}"},
        "ext": citation(evidence, anchor),
    }
    return Item(item, (), question)


def _told_by_solution(block: Block, choices: list[tuple[str, str, Block]]) -> str:
    """The option that the solution shows as output, or begins with; "" when that is not one."""
    solution = next((child for child in block.children if child.kind == "solution"), None)
    if solution is None or not 3 <= len(choices) <= 8:
        return ""
    plain = {letter: re.sub(r"[`*]", "", text).strip() for letter, text, _ in choices}
    if any(not text or len(text) > 80 or "\n" in text for text in plain.values()):
        return ""
    shown = {
        child.meta.get("code", "").strip() for child in solution.children if child.kind == "output"
    }
    found = [letter for letter, text in plain.items() if text in shown]
    if not found:
        start = re.sub(r"[`*]", "", solution.text).lstrip()
        named = [
            letter
            for letter, text in plain.items()
            if re.match(
                re.escape(text) + r"(?:\s+(?:gets?|is|will be|was|would be)\b|[.,:]|$)", start
            )
        ]
        longest = max((len(plain[letter]) for letter in named), default=0)
        found = [letter for letter in named if len(plain[letter]) == longest]
    return found[0] if len(found) == 1 else ""


def _question(block: Block) -> str:
    """What stands before the options."""
    parts = []
    for child in block.children:
        if child.kind == "list":
            break
        parts.append(child.text)
    return "\n\n".join(parts).strip()
