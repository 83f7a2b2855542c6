"""Questions on programs: what does this print? Only short Python that depends on nothing else."""

from __future__ import annotations

import ast
import builtins
import warnings
from collections.abc import Sequence
from itertools import pairwise

from ..plan import LessonBlock
from ..sources import Block
from ..text.sentences import Sentence
from .items import Item, citation

_LANGUAGES = frozenset(("python", "py", "python3"))
_MAX_CODE = 700
_MAX_LINES = 12
_MAX_OUTPUT = 40
_BUILT_IN = frozenset(dir(builtins)) - {"input", "open", "id", "help", "eval", "exec", "hash"}
_SAFE_IMPORTS = frozenset(("math",))


def program_items(blocks: Sequence[LessonBlock], texts: dict[str, str], limit: int) -> list[Item]:
    """Up to `limit` questions from a program directly followed by its one-line output.

    `texts` maps "source/block" to slices of the source.
    """
    found: list[Item] = []
    for entry, following in pairwise(blocks):
        if len(found) >= limit:
            break
        if entry.block.kind == "code" and following.block.kind == "output":
            item = _item(entry, following.block, texts)
            found += [item] if item else []
    return found


def _item(entry: LessonBlock, output: Block, texts: dict[str, str]) -> Item | None:
    code, printed = entry.block.meta.get("code", ""), output.meta.get("code", "").strip()
    raw = texts.get(f"{entry.source}/{entry.block.id}", "")
    if entry.block.meta.get("lang") not in _LANGUAGES or not raw:
        return None
    if not 0 < len(printed) <= _MAX_OUTPUT or "\n" in printed or printed.startswith("<"):
        return None
    if printed in code or not is_self_contained(code):
        return None
    evidence = Sentence(code, (), entry.source, entry.block.id, entry.block.start, output.end, raw)
    lead = "What does this program print?" if "print(" in code else "What is the value of this?"
    answers = list(dict.fromkeys([printed, printed.replace("'", '"')]))
    question = {
        "type": "cloze",
        "prompt": f"{lead}\n\n```python\n{code}\n```\n\nAnswer: {{{{gap:g1}}}}",
        "gaps": {
            "g1": {
                "kind": "short_text",
                "case_sensitive": True,
                "answers": [{"text": text, "fraction": 1} for text in answers],
            }
        },
        "feedback": {
            "general": f"It prints `{printed}`." if "print(" in code else f"It is `{printed}`."
        },
        "ext": citation(evidence, entry.anchor),
    }
    return Item(question, (), code)


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
    stored: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names]
            if not set(names) <= _SAFE_IMPORTS or isinstance(node, ast.ImportFrom):
                return False
            stored.update(names)
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
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
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    return bool(tree.body) and loaded <= stored | _BUILT_IN
