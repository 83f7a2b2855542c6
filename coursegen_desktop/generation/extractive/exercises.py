"""Questions that the author of the source wrote: exercises whose answer can be marked."""

from __future__ import annotations

import re

from ..sources import Block
from ..sources._recognise import options
from ..text.sentences import Sentence
from ..text.words import fold, words
from .items import Item, citation, option_id

_ANSWER_LETTER = re.compile(r"^(?:\*\*|__)?\(?[A-Ha-h](?:\*\*|__)?[.):,]?(?:\*\*|__)?\s*")
_ASKS_FOR_OUTPUT = re.compile(
    r"\b(?:print(?:s|ed)?|outputs?|displays?|shows?)\b[^?]{0,120}\?", re.I
)
_MAX_QUOTE = 6000
_MAX_OUTPUT = 60


def harvested(block: Block, source: str, raw: str, anchor: str) -> Item | None:
    """An exercise as a question in the author's words; None when its answer cannot be marked.

    `raw` is the slice of the source that the exercise spans.
    """
    if len(raw) > _MAX_QUOTE:
        return None
    return _lettered(block, source, raw, anchor) or _printed(block, source, raw, anchor)


def _printed(block: Block, source: str, raw: str, anchor: str) -> Item | None:
    """ "What does it print?" with a program and one line of output: a gap to type in."""
    solution = next((child for child in block.children if child.kind == "solution"), None)
    task = [child for child in block.children if child.kind != "solution"]
    programs = [child for child in task if child.kind == "code"]
    outputs = [child for child in solution.children if child.kind == "output"] if solution else []
    question = "\n\n".join(child.text for child in task)
    if len(programs) != 1 or len(outputs) != 1 or not _ASKS_FOR_OUTPUT.search(question):
        return None
    printed = outputs[0].meta.get("code", "").strip()
    if not 0 < len(printed) <= _MAX_OUTPUT or "\n" in printed or question.count("?") > 1:
        return None
    evidence = Sentence(question, (), source, block.id, block.start, block.end, raw)
    item = {
        "type": "cloze",
        "prompt": f"{question}\n\nAnswer: {{{{gap:g1}}}}",
        "gaps": {
            "g1": {
                "kind": "short_text",
                "case_sensitive": True,
                "answers": [{"text": printed, "fraction": 1}],
            }
        },
        "feedback": {"general": f"It prints `{printed}`."},
        "ext": citation(evidence, anchor),
    }
    return Item(item, (), question)


def _lettered(block: Block, source: str, raw: str, anchor: str) -> Item | None:
    """Options and the letter of the right one: a single choice, order of options kept."""
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
    evidence = Sentence(question, (), source, block.id, block.start, block.end, raw)
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
