"""The little Markdown of prompts and choices: paragraphs, bullets and code blocks of runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...domain.inline_text import ESCAPABLE, Run, runs

_GAP = re.compile(r"\{\{gap:[^{}]+\}\}")
_BULLET = re.compile(r" {0,3}[-*+][ \t]+(.*)")
_NUMBERED = re.compile(r" {0,3}(\d{1,3}[.)])[ \t]+(.*)")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$")
_QUOTE = re.compile(r" {0,3}>[ \t]?(.*)")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; `mark` is what stands before a list item; code keeps its line ends."""

    runs: tuple[Run, ...]
    mark: str = ""
    is_code: bool = False


def blocks(markdown: str) -> tuple[Block, ...]:
    """The paragraphs, list items and code blocks of a text."""
    made: list[Block] = []
    lines: list[str] = []

    def end_paragraph() -> None:
        if lines:
            made.append(Block(runs("\n".join(lines).rstrip())))
            lines.clear()

    source = iter(markdown.replace("\0", "").splitlines())
    for line in source:
        if fence := _FENCE.match(line):
            end_paragraph()
            made.append(_code_block(source, fence.group(1)))
        elif not line.strip():
            end_paragraph()
        elif block := _marked(line):
            end_paragraph()
            made.append(block)
        else:
            quote = _QUOTE.match(line)
            lines.append(quote.group(1) if quote else line.lstrip())
    end_paragraph()
    return tuple(made)


def _code_block(source: Iterator[str], fence: str) -> Block:
    code: list[str] = []
    for line in source:
        if line.strip().startswith(fence):
            break
        code.append(line)
    return Block((Run("\n".join(code), code=True),), is_code=True)


def _marked(line: str) -> Block | None:
    if match := _BULLET.match(line):
        return Block(runs(match.group(1)), "•")
    if match := _NUMBERED.match(line):
        return Block(runs(match.group(2)), match.group(1))
    if match := _HEADING.match(line):
        return Block(tuple(replace(run, bold=True) for run in runs(match.group(1))))
    return None


def has_objects(markdown: str) -> bool:
    """Whether it holds formulas or pictures, which a list of plain words cannot show."""
    return any(run.kind for block in blocks(markdown) for run in block.runs)


def literal(text: str) -> str:
    """Markdown that shows the text letter by letter, for what a learner typed."""
    lines = ("".join(f"\\{c}" if c in ESCAPABLE else c for c in line) for line in text.splitlines())
    return "<br>".join(lines)


def plain(markdown: str) -> str:
    """The words alone, in one line, for spoken names and short lists."""
    parts = ("".join(run.text for run in block.runs) for block in blocks(markdown))
    return " ".join(" ".join(parts).split())


def prompt_words(prompt: str) -> str:
    """The words of a question's prompt in one line; gaps as "…"."""
    return plain(_GAP.sub("…", prompt))
