"""Questions on programs: what does this print? Only short Python that depends on nothing else."""

from __future__ import annotations

import ast
import builtins
import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from random import Random

from ..plan import LessonBlock
from ..sources import Block
from ..text.languages import say
from ..text.sentences import Sentence
from ..text.words import jaccard, words
from .items import GAP, Item, citation, difficulty, option_id

_LANGUAGES = frozenset(("python", "py", "python3"))
_MAX_CODE = 700
_MAX_LINES = 12
_MAX_OUTPUT = 40
_MAX_TRUTHS = 2
_BUILT_IN = frozenset(dir(builtins)) - {"input", "open", "id", "help", "eval", "exec", "hash"}
_SAFE_IMPORTS = frozenset(("math",))


def program_items(
    blocks: Sequence[LessonBlock], texts: Mapping[str, str], rng: Random
) -> list[Item]:
    """A question for each program that is directly followed by its one-line output.

    Where the lesson shows other outputs of the same form, these are the wrong options; else the
    output is typed. `texts` maps "source/block" to slices of the source.
    """
    pairs = [
        (entry, following.block)
        for entry, following in pairwise(blocks)
        if entry.block.kind == "code" and following.block.kind == "output"
    ]
    outputs = [output.meta.get("code", "").strip() for _, output in pairs]
    found, truths = [], 0
    for entry, output in pairs:
        is_truth = _form(output.meta.get("code", "").strip()) == "truth"
        if is_truth and truths >= _MAX_TRUTHS:
            # Half of them is guessing.
            continue
        item = _item(entry, output, texts, outputs, rng)
        if item is not None:
            found.append(item)
            truths += is_truth
    return found


def _item(
    entry: LessonBlock, output: Block, texts: Mapping[str, str], outputs: Sequence[str], rng: Random
) -> Item | None:
    code, printed = entry.block.meta.get("code", ""), output.meta.get("code", "").strip()
    raw = texts.get(f"{entry.source}/{entry.block.id}", "")
    if entry.block.meta.get("lang") not in _LANGUAGES or not raw:
        return None
    if not 0 < len(printed) <= _MAX_OUTPUT or "\n" in printed or printed.startswith("<"):
        return None
    if printed in code or not is_self_contained(code):
        return None
    evidence = Sentence(code, (), entry.source, entry.block.id, entry.block.start, output.end, raw)
    lead = say("ask_prints" if "print(" in code else "ask_value")
    told = say("prints" if "print(" in code else "value", printed)
    shown = f"{lead}\n\n```python\n{code}\n```"
    wrong = _others(printed, code, outputs)
    body = _choice(printed, wrong, rng) if len(wrong) >= 2 and "`" not in printed else None
    question = {
        **(body or _typed(printed)),
        "prompt": shown if body else f"{shown}\n\n{say('answer', GAP)}",
        "feedback": {"general": told},
        "ext": citation(evidence, entry.anchor),
    }
    return Item(question, ("program", "print", "output"), code, 26, say("goal_prints"))


def _typed(printed: str) -> dict[str, object]:
    answers = dict.fromkeys([printed, printed.replace("'", '"')])
    gap = {
        "kind": "short_text",
        "case_sensitive": True,
        "answers": [{"text": text, "fraction": 1} for text in answers],
    }
    return {"type": "cloze", "difficulty": difficulty("cloze", 0.2), "gaps": {"g1": gap}}


def _choice(printed: str, wrong: Sequence[str], rng: Random) -> dict[str, object]:
    options = [printed, *wrong[:3]]
    rng.shuffle(options)
    if all(map(_is_number, options)):
        options.sort(key=lambda text: float(text))
    choices: list[dict[str, object]] = []
    for place, text in enumerate(options):
        choice = {"id": option_id(place), "text": f"`{text}`", "fraction": int(text == printed)}
        if text != printed:
            choice["feedback"] = say("other_prints")
        choices.append(choice)
    return {
        "type": "choice",
        "single": True,
        "difficulty": difficulty("choice", 0.6),
        "choices": choices,
    }


def _others(printed: str, code: str, outputs: Sequence[str]) -> list[str]:
    """Outputs of other programs that look as if they might be this one's."""
    form = _form(printed)
    return [
        text
        for text in dict.fromkeys(outputs)
        if _form(text) == form
        and text != printed
        and len(text) <= _MAX_OUTPUT
        and "`" not in text
        and 0.5 <= (len(text) + 2) / (len(printed) + 2) <= 2
        and (form != "words" or jaccard(words(text), words(printed)) >= 0.4)
        and (form not in "'\"" or _letters_shared(text, printed) >= 0.6)
        and (form != "number" or _near(float(text), float(printed)))
    ]


def _near(one: float, two: float) -> bool:
    """Numbers of the same size; nobody takes 42 for the half of 11."""
    return abs(one - two) <= 2 * max(min(abs(one), abs(two)), 1)


def _letters_shared(one: str, two: str) -> float:
    """Texts made of other letters cannot be what a program prints of its text."""
    left, right = (Counter(filter(str.isalnum, text.casefold())) for text in (one, two))
    return (left & right).total() / max((left | right).total(), 1)


def _form(text: str) -> str:
    """What kind of value an output is: number, list, truth value, words …"""
    if "\n" in text or not text:
        return ""
    if _is_number(text):
        return "number"
    if text in ("True", "False"):
        return "truth"
    return text[0] if text[0] in "[({<'" else "words"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return text.strip("+-.0123456789") == ""


def is_self_contained(code: str) -> bool:
    """Whether a program needs nothing but itself: all its names are its own or built in."""
    if len(code) > _MAX_CODE or code.count("\n") >= _MAX_LINES:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    # "a += 2" needs an a that is there.
    grown = {id(node.target): node for node in ast.walk(tree) if isinstance(node, ast.AugAssign)}
    stored: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names]
            if not set(names) <= _SAFE_IMPORTS or isinstance(node, ast.ImportFrom):
                return False
            stored.update(names)
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            if id(node) not in grown:
                stored.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            stored.add(node.name)
        elif isinstance(node, ast.arg):
            stored.add(node.arg)
        elif isinstance(node, ast.Raise | ast.Assert | ast.Try | ast.While | ast.AsyncFunctionDef):
            return False
    loaded = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and (isinstance(node.ctx, ast.Load) or id(node) in grown)
    }
    return bool(tree.body) and loaded <= stored | _BUILT_IN
