"""What a lesson is made from: its sentences with their places, read once for the whole course."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..sources import Block, Source
from ..text.invisible import has_hidden
from ..text.prose import prose
from ..text.sentences import Sentence, sentences
from .outline import Unit
from .wording import stands_alone

# Leaves whose words are statements of the author, as opposed to tasks, programs and captions.
_PROSE = frozenset(("para", "definition"))
_NOT_TAUGHT = frozenset(("exercise", "solution", "objective"))
_MARKUP = re.compile(r"[*\[\]<>\\|^#{}]|(?<!\w)_|_(?!\w)|\$.+\$|https?:")


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentences of one leaf block. `unit` is its top-level block's place in the course.

    `context` is the kind of box it stands in: "", list, callout, quote, keypoint, exercise, ...;
    `raw` is the slice of the source that the block spans.
    """

    unit: int
    block: Block
    source: str
    context: str
    raw: str
    sentences: tuple[Sentence, ...]

    @property
    def is_taught(self) -> bool:
        """Whether the author states something here rather than asks it."""
        return self.context not in _NOT_TAUGHT


def passages(units: Sequence[Unit], sources: Mapping[str, Source]) -> list[Passage]:
    """All passages of a course in order."""
    found = []
    for number, unit in enumerate(units):
        source = sources[unit.source]
        for block, context in _leaves(unit.block, ""):
            raw = source.text[block.start : block.end]
            if not raw.strip():
                continue
            plain = prose(raw, block.start, markdown=source.is_markdown, references=source.links)
            split = tuple(sentences(plain, source.text, source.id, block.id))
            found.append(Passage(number, block, source.id, context, raw, split))
    return found


def _leaves(block: Block, context: str) -> Iterator[tuple[Block, str]]:
    if block.children:
        inner = "list" if block.kind in ("list", "item") and not context else context
        if block.kind not in ("list", "item"):
            inner = block.kind if block.kind in _NOT_TAUGHT or not context else context
        for child in block.children:
            yield from _leaves(child, inner)
    elif block.kind in _PROSE:
        yield block, context


def is_clean(sentence: Sentence) -> bool:
    """Whether a sentence can stand in a question: no markup outside code, nothing hidden."""
    outside = []
    position = 0
    for mark in sentence.marks:
        if mark.kind == "code" and mark.start >= position:
            outside.append(sentence.text[position : mark.start])
            position = mark.end
    outside.append(sentence.text[position:])
    return not _MARKUP.search(" ".join(outside)) and not has_hidden(sentence.quote)


def is_markup_free(text: str) -> bool:
    """Whether Markdown has no signs but those of code and emphasis in it."""
    return not _MARKUP.search(re.sub(r"`[^`]*`", "", text).replace("**", ""))


def is_statement(sentence: Sentence) -> bool:
    """Whether a clean sentence is a whole statement that nothing before it is needed for."""
    if not is_clean(sentence) or not stands_alone(sentence.text):
        return False
    # A small first letter means a torn sentence, unless a name of code begins it.
    first = sentence.marks[0] if sentence.marks else None
    return not sentence.text[0].islower() or bool(
        first and first.kind == "code" and not first.start
    )


def shown(sentence: Sentence, start: int = 0, end: int | None = None) -> str:
    """A part of a clean sentence as Markdown: code stays code, emphasis goes."""
    stop = len(sentence.text) if end is None else end
    parts: list[str] = []
    position = start
    for mark in sentence.marks:
        if mark.kind != "code" or mark.start < position or mark.end > stop:
            continue
        code = sentence.text[mark.start : mark.end]
        ticks = "``" if "`" in code else "`"
        parts += [sentence.text[position : mark.start], ticks, code, ticks]
        position = mark.end
    parts.append(sentence.text[position:stop])
    return "".join(parts)
