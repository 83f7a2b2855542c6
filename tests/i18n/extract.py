"""Finds every word that a user can see, by reading the source as Python does.

pyside6-lupdate takes the context from the variable that tr() is called on and so misses a plain
function; here the context is one, and error templates are found as well.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "coursegen_desktop"
ERRORS = PACKAGE / "domain" / "errors.py"
# FormatError(file, reason, ...): the words are the second argument.
_WORDS_AT = {"FormatError": (1,)}


@dataclass(frozen=True, order=True)
class Message:
    """A source text; `counted` when a number selects its plural."""

    source: str
    counted: bool = False


def messages(package: Path = PACKAGE) -> list[Message]:
    """All messages of the program, sorted, each once."""
    errors = _error_classes(ERRORS)
    found: set[Message] = set()
    for path in sorted(package.rglob("*.py")):
        found.update(_of_file(path, errors))
    # The same words with and without a count are one entry, with a count.
    counted = {message.source for message in found if message.counted}
    return sorted(m for m in found if m.counted or m.source not in counted)


def _error_classes(path: Path) -> set[str]:
    names = {"AppError"}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef) and any(
            isinstance(base, ast.Name) and base.id in names for base in node.bases
        ):
            names.add(node.name)
    return names


def _of_file(path: Path, errors: set[str]) -> Iterator[Message]:
    text = path.read_text(encoding="utf-8")
    # Half of the files say nothing to anybody: they need not be understood.
    if not re.search(rf"\b(?:tr|marked|{'|'.join(errors)})\(", text):
        return
    tree = ast.parse(text, str(path))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = node.func.id if isinstance(node.func, ast.Name) else name
        if name in ("tr", "marked"):
            keywords = {keyword.arg for keyword in node.keywords}
            counted = len(node.args) > 1 or "n" in keywords
            for words in _literals(node.args[:1]):
                yield Message(words, counted)
        elif name in errors:
            picked = [node.args[i] for i in _WORDS_AT.get(name, (0, 1)) if i < len(node.args)]
            picked += [keyword.value for keyword in node.keywords if keyword.arg == "hint"]
            for words in _literals(picked):
                yield Message(words)
        elif path == ERRORS and ast.unparse(node.func) == "super().__init__":
            for words in _literals(node.args[:2]):
                yield Message(words)


def _literals(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip():
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from _literals([node.body, node.orelse])
