"""What the rules for good questions say of one, and how it can be mended without changing it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

_ALL_NONE = re.compile(
    r"\W*(?:all|none|both|neither|any) of (?:the )?(?:above|these|them)\W*", re.IGNORECASE
)
# A word of small letters that may as well begin with a large one: no "pH", "x" or "mRNA".
_SMALL = re.compile(r"[^\W\d_]{3,}(?=[\s,.;:!?)]|$)")
# So many single choices with their key at one place are no accident any more.
_MIN_KEYS = 4


@dataclass(frozen=True, slots=True)
class ItemFlaw:
    """A rule that a question breaks. `sentence` is English, translated when shown.

    `fix` is the whole question mended, only where its meaning stays; None: a person has to think.
    """

    question_id: str
    rule: str
    sentence: str
    fix: Json | None = None


STOPS = "full stops"
CAPITALS = "capitals"
KEY_PLACE = "key place"
OWN_SENTENCES = {
    STOPS: "Some options end with a full stop, others do not.",
    CAPITALS: "Some options begin with a capital letter, others do not.",
    KEY_PLACE: "The right option stands at the same place in every question.",
}


def look_flaws(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """What lies in the look of the options: full stops and capitals that are not alike."""
    texts = [_text(choice) for choice in _choices(raw)]
    if len(texts) < 2:
        return ()
    found = []
    if len({_has_stop(text) for text in texts}) > 1:
        found.append(STOPS)
    if any(_is_small(text) for text in texts) and sum(text[:1].isupper() for text in texts) * 2 >= (
        len(texts)
    ):
        found.append(CAPITALS)
    return tuple(found)


def mended(raw: Mapping[str, Any], rule: str) -> Json | None:
    """The question without that flaw, None where that would change what it asks."""
    mend = _MENDS.get(rule)
    choices = _choices(raw)
    if mend is None or not choices:
        return None
    changed = mend(choices)
    if changed is None or changed == choices:
        return None
    made = {**raw, "choices": changed}
    if rule == "unsorted numbers":
        made["shuffle"] = False
    return made


def mended_look(text: str, rule: str) -> str:
    """An option's text as the others are written."""
    if rule == STOPS:
        return text[:-1].rstrip() if _has_stop(text) else text
    return text[:1].upper() + text[1:] if _is_small(text) else text


def keys_stand_alike(questions: Sequence[Mapping[str, Any]], *, shuffles: bool) -> bool:
    """Whether every right option stands at the same place, and nothing mixes them."""
    places = []
    for raw in questions:
        choices = _choices(raw)
        if not choices or not raw.get("single") or raw.get("shuffle", shuffles):
            continue
        right = [at for at, choice in enumerate(choices) if _credit(choice) > 0]
        if len(right) == 1 and not _are_numbers(choices):
            places.append(right[0])
    return len(places) >= _MIN_KEYS and len(set(places)) == 1


# -- mending ---------------------------------------------------------------------------------------


def _all_last(choices: list[Json]) -> list[Json] | None:
    """“All of the above” belongs below the others, and stays there."""
    last = [choice for choice in choices if _ALL_NONE.fullmatch(_text(choice))]
    if len(last) != 1:
        return None
    others = [choice for choice in choices if choice is not last[0]]
    return [*others, {**last[0], "fixed": True}]


def _without_doubles(choices: list[Json]) -> list[Json] | None:
    kept: dict[str, Json] = {}
    for choice in choices:
        known = kept.setdefault(_folded(choice), choice)
        if _credit(known) != _credit(choice):
            return None
        if known is not choice and _credit(choice) > 0:
            return None  # the credit of the others would have to grow
    return list(kept.values()) if len(kept) >= 2 else None


def _sorted_numbers(choices: list[Json]) -> list[Json] | None:
    if not _are_numbers(choices):
        return None
    return sorted(choices, key=lambda choice: float(_text(choice).replace("−", "-")))


def _with_look(rule: str) -> Any:
    def mend(choices: list[Json]) -> list[Json]:
        return [{**choice, "text": mended_look(_text(choice), rule)} for choice in choices]

    return mend


_MENDS: dict[str, Any] = {
    "all of the above": _all_last,
    "options alike": _without_doubles,
    "unsorted numbers": _sorted_numbers,
    STOPS: _with_look(STOPS),
    CAPITALS: _with_look(CAPITALS),
}


def _choices(raw: Mapping[str, Any]) -> list[Json]:
    listed = raw.get("choices") if raw.get("type") == "choice" else None
    return [*listed] if isinstance(listed, list | tuple) else []


def _text(choice: Mapping[str, Any]) -> str:
    return str(choice.get("text", "")).strip()


def _credit(choice: Mapping[str, Any]) -> float:
    value = choice.get("fraction", 0)
    return float(value) if isinstance(value, int | float) else 0.0


def _folded(choice: Mapping[str, Any]) -> str:
    return " ".join(_text(choice).casefold().split()).strip(" .")


def _has_stop(text: str) -> bool:
    return text.endswith(".") and not text.endswith("..") and not re.search(r"\b\w\.$", text)


def _is_small(text: str) -> bool:
    word = _SMALL.match(text)
    return word is not None and word[0].islower()


def _are_numbers(choices: Sequence[Mapping[str, Any]]) -> bool:
    texts = [_text(choice).replace("−", "-") for choice in choices]
    return all(re.fullmatch(r"[+-]?\d{1,15}(\.\d{1,15})?", text) for text in texts)
