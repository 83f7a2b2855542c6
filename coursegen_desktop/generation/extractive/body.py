"""The text of a lesson: the source's own words, headings re-levelled, boxes in our one notation.

Written so that Python-Markdown and CommonMark readers see the same: nested blocks by four
blanks, blank lines around blocks, fences for code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..plan import LessonBlock, LessonOrder
from ..sources import Block
from ..sources._recognise import is_lettered
from ..text.languages import say, titled
from .terms import Term, lowered

_STEP = "    "
_BOX_TITLES = {"objective": "objectives", "keypoint": "keypoints", "exercise": "exercise"}
_BOX_LABELS = {"objective": "note", "keypoint": "tip", "exercise": "example"}


def lesson_markdown(order: LessonOrder) -> str:
    """The whole content of a lesson as Markdown, ended by a line feed."""
    parts = (text for _, text in lesson_pieces(order))
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def lesson_pieces(order: LessonOrder) -> Iterator[tuple[LessonBlock | None, str]]:
    """The pieces of the content in order, each with the block that it is, None for our own."""
    if models := sorted({source.model for source in order.sources if source.model}):
        told = say("from_memory", ", ".join(models))
        yield None, _admonition("warning", say("not_from_documents"), told)
    if order.outcomes and (not order.harvested or order.dealt):
        items = "\n".join(f"-   {text}" for text in order.outcomes)
        yield None, _admonition("note", say("outcomes"), items)
    count = _exercise_count(order.blocks)
    number = 0
    for entry in order.blocks:
        if entry.heading:
            if entry.heading > 1:
                yield entry, f"{'#' * entry.heading} {entry.block.text}"
            continue
        if entry.block.kind == "exercise":
            number += 1
        yield entry, _written(entry.block, number if count > 1 else 0)
    if order.terms and not order.is_reference:
        yield None, _terms_table(order.terms)


def _exercise_count(blocks: Sequence[LessonBlock]) -> int:
    return sum(entry.block.kind == "exercise" for entry in blocks)


def _written(block: Block, number: int = 0) -> str:
    if block.kind in ("callout", "objective", "keypoint"):
        label = block.meta.get("label") or _BOX_LABELS.get(block.kind, "note")
        stated = block.meta.get("title") or (
            say(_BOX_TITLES[block.kind]) if block.kind in _BOX_TITLES else label.capitalize()
        )
        return _admonition(label, titled(stated), _inner(block.children))
    if block.kind == "exercise":
        return _exercise(block, number)
    if block.kind == "solution":
        return _collapsed(block.meta.get("title") or say("solution"), _inner(block.children))
    if block.kind == "quote":
        inner = _inner(block.children)
        return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
    return block.text


def _exercise(block: Block, number: int) -> str:
    """The task in a box, its solution folded below."""
    solutions = [child for child in block.children if child.kind == "solution"]
    task = [child for child in block.children if child.kind != "solution"]
    name = say("exercise") + (f" {number}" if number else "")
    title = block.meta.get("title", "")
    shown = f"{name}: {title}" if title else name
    task = [_without_bullets(child) if is_lettered(child) else child for child in task]
    parts = [_admonition("example", shown, _inner(task))] if task else []
    return "\n\n".join([*parts, *(_written(solution) for solution in solutions)])


def _without_bullets(options: Block) -> Block:
    """Options that have letters need no other sign; each still begins a line of its own."""
    texts = [item.text for item in options.children]
    # Two blanks break a line for both kinds of readers; longer options become paragraphs.
    between = "\n\n" if any("\n" in text for text in texts) else "  \n"
    return replace(options, text=between.join(texts))


def _inner(children: Sequence[Block]) -> str:
    """The blocks of a box. Their headings become bold lines: a box is no section of the page."""
    parts = []
    for child in children:
        if child.kind == "heading":
            bare = child.text.replace("**", "")
            parts.append(f"**{bare}**")
        else:
            parts.append(_written(child))
    return "\n\n".join(parts)


def _admonition(label: str, title: str, inner: str) -> str:
    return f'!!! {label} "{_title(title)}"\n\n{_moved_in(inner)}'


def _collapsed(title: str, inner: str) -> str:
    return f'??? "{_title(title)}"\n\n{_moved_in(inner)}'


def _title(text: str) -> str:
    plain = re.sub(r"[`*]", "", text)
    plain = plain.capitalize() if plain.isupper() and len(plain) > 3 else plain
    return " ".join(plain.replace('"', "'").split()) or titled("Note")


def _moved_in(text: str) -> str:
    return "\n".join(_STEP + line if line.strip() else "" for line in text.split("\n"))


def _terms_table(terms: Sequence[Term]) -> str:
    rows = [f"| {_name(term)} | {_cell(_meaning(term))} |" for term in terms]
    return "\n".join(
        [
            f"## {say('terms')}",
            "",
            f"| {say('term')} | {say('meaning_column')} |",
            "| --- | --- |",
            *rows,
        ]
    )


def _name(term: Term) -> str:
    return _cell(term.title) if term.is_code else f"**{_cell(term.title)}**"


def _meaning(term: Term) -> str:
    text = f"to {term.definition}" if term.is_purpose else lowered(term.definition)
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!")) else ".")


def _cell(text: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", " ".join(text.split()))
