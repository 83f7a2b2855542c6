"""A question as authors write it into a lesson: a fence named "check" with plain lines.

    Which gas do leaves take in?            the prompt, Markdown
                                            then one of these:
    - [x] Carbon dioxide                    choices; several right ones make it multiple choice
    - [ ] Oxygen                            "> words" below one is its feedback
    = water / H2O                           a text to type, other spellings behind "/"
    = 9.81 +- 0.02                          a number, with how far off it may be
    - leaf -> sugar                         pairs to match
    1. Seed                                 things to put in order, written in the right one
    The [[stomata]] let it in.              gaps in the prompt; [[a|b]] takes both
                                            at the end:
    > Plants breathe in through pores.      the explanation

A fence that begins with "{" holds the question as quiz.schema.json has it.
"""

from __future__ import annotations

import json
import re
from typing import Any

from .errors import InvalidContent
from .questions.base import Question
from .questions.cloze import GAP
from .quiz import read_question

MAX_SOURCE = 20_000

_CHOICE = re.compile(r"[-*+][ \t]+[\[(]([ xX])[\])][ \t]+(.+)")
_PAIR = re.compile(r"[-*+][ \t]+(.+?)[ \t]+(?:->|→)[ \t]+(.+)")
_ITEM = re.compile(r"\d{1,3}[.)][ \t]+(.+)")
_ANSWER = re.compile(r"=[ \t]*(.+)")
_REMARK = re.compile(r">[ \t]?(.*)")
_GAP = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")
_NUMBER = re.compile(
    r"([+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?)(?:[ \t]*(?:±|\+-|\+/-)[ \t]*(\d+(?:\.\d+)?))?\Z"
)


def read_written(source: str, name: str = "check") -> Question:
    """The question that stands in a fence. InvalidContent says what is wrong with it."""
    if len(source) > MAX_SOURCE:
        raise InvalidContent("The question is too long to be asked.")
    text = source.strip("\n")
    if not text.strip():
        raise InvalidContent("The question is empty.")
    if text.lstrip().startswith("{"):
        raw = _json(text)
        raw.setdefault("id", name)
    else:
        raw = {"id": name, **_Lines(text).question()}
    made = read_question(raw)
    if faults := made.check():
        raise InvalidContent(
            "Field {field}: {reason}.", field=faults[0].field, reason=faults[0].reason
        )
    return made


def _json(text: str) -> dict[str, Any]:
    try:
        raw = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        place = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise InvalidContent("The question is no readable JSON{place}.", place=place) from error
    if not isinstance(raw, dict):
        raise InvalidContent("The question is no JSON object.")
    return raw


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


class _Lines:
    """Sorts the lines of a written question by their kind."""

    def __init__(self, text: str) -> None:
        self.prompt: list[str] = []
        self.choices: list[dict[str, Any]] = []
        self.pairs: list[tuple[str, str]] = []
        self.items: list[str] = []
        self.answers: list[str] = []
        self.remarks: list[str] = []
        self._is_answering = False
        for line in text.split("\n"):
            self._sort(line.strip(), line)

    def question(self) -> dict[str, Any]:
        """The canonical form of what was written."""
        forms = [self.choices, self.pairs, self.items, self.answers]
        if sum(map(bool, forms)) > 1:
            raise InvalidContent("The question mixes several kinds of answers: use one kind only.")
        made = self._form()
        if remarks := "\n".join(self.remarks).strip():
            made["feedback"] = {"general": remarks}
        return made

    def _sort(self, line: str, whole: str) -> None:
        if match := _CHOICE.match(line):
            self.choices.append(
                {
                    "id": f"c{len(self.choices) + 1}",
                    "text": match[2].strip(),
                    "fraction": int(match[1] in "xX"),
                }
            )
        elif match := _PAIR.match(line):
            self.pairs.append((match[1].strip(), match[2].strip()))
        elif (match := _ITEM.match(line)) and (self.items or match[0].startswith("1")):
            self.items.append(match[1].strip())
        elif match := _ANSWER.match(line):
            self.answers.append(match[1].strip())
        elif match := _REMARK.match(line):
            self._remark(match[1], whole)
        elif self._is_answering and line:
            raise InvalidContent("“{line}” stands after the answers.", line=line[:80])
        elif not self._is_answering:
            self.prompt.append(whole.rstrip())
        self._is_answering = bool(self.choices or self.pairs or self.items or self.answers)

    def _remark(self, words: str, whole: str) -> None:
        is_of_choice = self.choices and whole[:1].isspace() and not self.remarks
        if is_of_choice:
            before = self.choices[-1].get("feedback", "")
            self.choices[-1]["feedback"] = f"{before}\n{words}".strip()
        else:
            self.remarks.append(words)

    def _form(self) -> dict[str, Any]:
        prompt = "\n".join(self.prompt).strip()
        if self.choices:
            return self._choice(prompt)
        if self.pairs:
            return self._match(prompt)
        if self.items:
            ids = [f"i{number}" for number in range(1, len(self.items) + 1)]
            items = [{"id": key, "text": text} for key, text in zip(ids, self.items, strict=True)]
            return {"type": "order", "prompt": prompt, "items": items, "correct": ids}
        if self.answers:
            return self._typed(prompt)
        if _GAP.search(prompt) and not GAP.search(prompt):
            return _cloze(prompt)
        raise InvalidContent(
            "No answer is given: add lines such as “- [x] right” and “- [ ] wrong”."
        )

    def _choice(self, prompt: str) -> dict[str, Any]:
        right = sum(choice["fraction"] for choice in self.choices)
        if right > 1:
            for choice in self.choices:
                choice["fraction"] /= right
        return {
            "type": "choice",
            "prompt": prompt,
            "single": right <= 1,
            "choices": self.choices,
            # A wrong one takes away what a right one gave.
            **({"scoring": "right_minus_wrong"} if right > 1 else {}),
        }

    def _match(self, prompt: str) -> dict[str, Any]:
        options = list(dict.fromkeys(option for _, option in self.pairs))
        keys = {option: f"o{number}" for number, option in enumerate(options, 1)}
        return {
            "type": "match",
            "prompt": prompt,
            "stems": [
                {"id": f"s{number}", "text": stem} for number, (stem, _) in enumerate(self.pairs, 1)
            ],
            "options": [{"id": key, "text": option} for option, key in keys.items()],
            "pairs": [
                {"stem": f"s{number}", "option": keys[option]}
                for number, (_, option) in enumerate(self.pairs, 1)
            ],
            "one_to_one": len(options) == len(self.pairs),
        }

    def _typed(self, prompt: str) -> dict[str, Any]:
        numbers = [_NUMBER.match(answer) for answer in self.answers]
        if all(numbers):
            return {
                "type": "numeric",
                "prompt": prompt,
                "answers": [_number(match) for match in numbers if match],
            }
        texts = [text.strip() for answer in self.answers for text in answer.split(" / ")]
        answers = [{"text": text, "fraction": 1} for text in texts if text]
        return {"type": "short_text", "prompt": prompt, "answers": answers}


def _number(match: re.Match[str]) -> dict[str, Any]:
    made: dict[str, Any] = {"value": match[1], "fraction": 1}
    if match[2]:
        made["tolerance"] = {"kind": "absolute", "value": float(match[2])}
    return made


def _cloze(prompt: str) -> dict[str, Any]:
    gaps: dict[str, Any] = {}

    def gap(match: re.Match[str]) -> str:
        name = f"g{len(gaps) + 1}"
        texts = [text.strip() for text in match[1].split("|") if text.strip()]
        gaps[name] = {
            "kind": "short_text",
            "answers": [{"text": text, "fraction": 1} for text in texts],
        }
        return f"{{{{gap:{name}}}}}"

    prompt = _GAP.sub(gap, prompt)
    return {"type": "cloze", "prompt": prompt, "gaps": gaps}
