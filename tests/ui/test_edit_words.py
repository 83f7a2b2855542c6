"""Every step that the services make has words of its own in Undo."""

from __future__ import annotations

import ast
from itertools import product
from pathlib import Path

import pytest

from coursegen_desktop import services
from coursegen_desktop.domain.edit import EditLabel
from coursegen_desktop.ui.editor.edit_words import step_words

# What stands in the braces of a verb that is put together.
_FILLED = {
    "kind": ("lesson", "module"),
    "row.kind": ("lesson", "module", "asset"),
    "verb": ("delete", "move"),
}
_FAMILIES = ("quiz", "script", "file")


def _verbs() -> set[str]:
    found: set[str] = set()
    for path in Path(services.__path__[0]).glob("*.py"):
        text = path.read_text("utf-8")
        for call in ast.walk(ast.parse(text)) if "EditLabel(" in text else ():
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "EditLabel":
                found |= _of(call.args[0])
    return found


def _of(word: ast.expr) -> set[str]:
    if isinstance(word, ast.IfExp):
        return _of(word.body) | _of(word.orelse)
    if isinstance(word, ast.JoinedStr):
        return {"".join(parts) for parts in product(*map(_of, word.values))}
    if isinstance(word, ast.FormattedValue):
        return set(_FILLED.get(ast.unparse(word.value), _FAMILIES))
    assert isinstance(word, ast.Constant), "a verb that this test cannot read"
    return {str(word.value)}


def test_the_verbs_are_found() -> None:
    assert {"write", "take_back_asset", "rename_module", "add_script", "copy_question"} <= _verbs()


@pytest.mark.parametrize("verb", sorted(_verbs()))
def test_a_step_says_what_it_did(verb: str) -> None:
    assert step_words(EditLabel(verb, "Tides")) != step_words(EditLabel("no such verb"))
