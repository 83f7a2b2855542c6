"""The signs of a script: how they are coloured, and how a button puts one in."""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from ..content.offsets import Offsets
from ..kit.translate import tr
from .writing.lexer import PLAIN, Span

# Kind: (role, bold, italic); signs are told by more than their colour.
LOOKS = {
    "mark": ("muted", False, False),
    "heading": ("ink", True, False),
    "pause": ("series_2", True, False),
    "check": ("series_4", True, False),
}
_HEADING = re.compile(r"[ \t]*(##)[ \t]+(\S.*)")
_PAUSE = re.compile(r"[ \t]*(\[pause[ \t]+\d+(?:\.\d+)?\])[ \t]*\Z")
_CHECK = re.compile(r"[ \t]*(\[check\])")
_LONGEST = 4_000


class ScriptSign(NamedTuple):
    """`line` is put in on a line of its own, with `chosen` of it marked to be typed over."""

    name: str
    icon: str
    text: str
    keys: str
    line: str
    chosen: str


def signs() -> tuple[ScriptSign, ...]:
    """All of them, in the order of the bar."""
    heading, question = tr("Heading"), tr("Question?")
    return (
        ScriptSign("section", "heading", tr("New section, with a slide of its own"),
                   "Ctrl+Shift+H", f"## {heading}", heading),
        ScriptSign("pause", "pause", tr("Pause, in seconds"), "Ctrl+Shift+U", "[pause 2]", "2"),
        ScriptSign("check", "circle-question-mark", tr("Question at which the player stops"),
                   "Ctrl+Shift+G", f"[check] {question}", question),
    )  # fmt: skip


def lex_script(line: str, _state: int) -> tuple[list[Span], int]:
    """The signs of one line; no line has a say in the next one."""
    text = line[:_LONGEST]
    if heading := _HEADING.match(text):
        spans = [Span(*heading.span(1), "mark"), Span(*heading.span(2), "heading")]
        return spans, PLAIN
    if pause := _PAUSE.match(text):
        return [Span(*pause.span(1), "pause")], PLAIN
    if check := _CHECK.match(text):
        return [Span(*check.span(1), "check")], PLAIN
    return [], PLAIN


def put_in(edit: QPlainTextEdit, sign: ScriptSign) -> None:
    """Put a sign behind the line that the cursor is in, apart from its neighbours."""
    cursor = edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    block, after = cursor.block(), cursor.block().next()
    before = block.previous()
    if block.text().strip():
        gap = "\n\n"
    else:
        gap = "\n" if before.isValid() and before.text().strip() else ""
    tail = "\n" if after.isValid() and after.text().strip() else ""
    start = cursor.position() + len(gap)
    cursor.insertText(f"{gap}{sign.line}{tail}")
    places = Offsets(sign.line)
    at = sign.line.index(sign.chosen)
    cursor.setPosition(start + places.to_page(at))
    cursor.setPosition(
        start + places.to_page(at + len(sign.chosen)), QTextCursor.MoveMode.KeepAnchor
    )
    edit.setTextCursor(cursor)
    edit.setFocus()
