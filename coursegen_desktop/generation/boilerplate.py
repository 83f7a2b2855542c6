"""What every document of a course says alike, a notice or a badge, is shown once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from .sources import Block, Source

# How far from the beginning and the end of a document such a block may stand.
_EDGE = 5
_MIN_DOCUMENTS = 3
_KINDS = ("para", "figure", "quote", "callout")


def said_once(sources: Sequence[Source]) -> list[Source]:
    """The same documents; blocks that most of them share keep their words in the first only.

    Such a block keeps its place, so that nothing of a document stands nowhere.
    """
    shared = Counter(text for source in sources for text in set(_edges(source)))
    repeated = {
        text for text, count in shared.items() if count >= max(_MIN_DOCUMENTS, len(sources) / 2)
    }
    told: set[str] = set()
    return [_quiet(source, repeated, told) if repeated else source for source in sources]


def _edges(source: Source) -> list[str]:
    blocks = source.blocks
    near = [*blocks[:_EDGE], *blocks[max(_EDGE, len(blocks) - _EDGE) :]]
    return [block.text for block in near if _is_notice(block)]


def _is_notice(block: Block) -> bool:
    return block.kind in _KINDS and len(block.text) >= 20


def _quiet(source: Source, repeated: set[str], told: set[str]) -> Source:
    blocks = []
    last = len(source.blocks) - _EDGE
    for number, block in enumerate(source.blocks):
        is_edge = number < _EDGE or number >= last
        if is_edge and _is_notice(block) and block.text in repeated:
            if block.text in told:
                block = replace(block, kind="para", text="", children=(), meta={})
            else:
                told.add(block.text)
        blocks.append(block)
    return replace(source, blocks=tuple(blocks))
