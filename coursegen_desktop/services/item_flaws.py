"""The rules for good questions, asked about questions that a person writes.

Loaded when they are first needed, and in a thread or a worker: they bring the analyser along.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..domain.item_flaw import OWN_SENTENCES, ItemFlaw, look_flaws, mended
from ..generation.extractive.flaws import item_flaws, sentence
from ..generation.text.languages import using
from ..generation.text.words import content_words

# What a question lacks while it is being written is told by its form, not by these rules.
_UNFINISHED = frozenset({"no key"})
# Made of a text, a question of two such words is a torso; a person who knows the lesson asks so.
_ENOUGH_WORDS = 2
# Longer texts are no questions, and judging them would be felt.
MAX_JUDGED = 20_000


def flaws_of(raw: Mapping[str, Any], language: str = "") -> tuple[ItemFlaw, ...]:
    """What the rules say of a question, unfinished ones as well. A few milliseconds at most."""
    question = _judged(raw)
    if question is None:
        return ()
    with using(language):
        names = [name for name in item_flaws(question) if name not in _UNFINISHED]
        if len(content_words(question["prompt"])) >= _ENOUGH_WORDS:
            names = [name for name in names if name != "unfocused"]
    key = str(raw.get("id", ""))
    found = [ItemFlaw(key, name, sentence(name), mended(raw, name)) for name in names]
    return (
        *found,
        *(ItemFlaw(key, n, OWN_SENTENCES[n], mended(raw, n)) for n in look_flaws(question)),
    )


def _judged(raw: Mapping[str, Any]) -> dict[str, Any] | None:
    """The parts that the rules look at, each of its kind; None where there is nothing to judge."""
    prompt = raw.get("prompt")
    if not isinstance(prompt, str) or not prompt.strip():
        return None
    made: dict[str, Any] = {"type": raw.get("type"), "prompt": prompt}
    size = len(prompt)
    if raw.get("type") == "choice":
        made["single"] = bool(raw.get("single"))
        made["choices"] = _options(raw.get("choices"))
        size += sum(len(choice["text"]) for choice in made["choices"])
    elif raw.get("type") == "cloze":
        gaps = raw.get("gaps")
        made["gaps"] = {
            str(name): {"choices": _options(gap.get("choices"))}
            for name, gap in (gaps.items() if isinstance(gaps, Mapping) else ())
            if isinstance(gap, Mapping)
        }
    return made if size <= MAX_JUDGED else None


def _options(listed: object) -> list[dict[str, Any]]:
    """The options that say something already."""
    found = []
    for choice in listed if isinstance(listed, list | tuple) else ():
        if not isinstance(choice, Mapping):
            continue
        text, fraction = choice.get("text"), choice.get("fraction", 0)
        if isinstance(text, str) and text.strip():
            credit = fraction if isinstance(fraction, int | float) else 0
            found.append({"text": text, "fraction": credit})
    return found
