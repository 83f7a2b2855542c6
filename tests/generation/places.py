"""What several tests of the writer ask: is every block where it says it is?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from coursegen_desktop.generation.sources import Block, Source
from coursegen_desktop.generation.text.prose import prose
from coursegen_desktop.generation.text.words import fold, words

REPOSITORY = Path(__file__).parents[2]
SAMPLES = REPOSITORY / "resources" / "samples"
SAMPLE_DOCUMENTS = (
    str(SAMPLES / "how-learning-works.md"),
    str(SAMPLES / "weighing-evidence.md"),
)
CORPORA = REPOSITORY.parent / "shared" / "corpora"


def leaves(source: Source) -> Iterator[Block]:
    """Blocks that hold text themselves."""
    for top in source.blocks:
        yield from (block for block in top.walk() if not block.children)


def misplaced(source: Source) -> list[str]:
    """Blocks whose words do not stand in the slice of the source that they claim."""
    found = []
    for block in leaves(source):
        if block.kind in ("code", "output", "table"):
            continue
        claimed = source.text[block.start : block.end]
        # The description of a picture is no prose.
        shown = (
            claimed if block.kind == "figure" else prose(claimed, markdown=source.is_markdown).text
        )
        there = [fold(word) for word in words(shown)]
        plain = prose(block.text, markdown=True).text
        told = [fold(word) for word in words(plain)]
        rest = iter(there)
        if not all(word in rest for word in told):
            found.append(f"{block.id} {block.kind}: {plain[:60]!r} not in {claimed[:60]!r}")
    return found


def outline(source: Source) -> list[tuple[str, int, str]]:
    """(kind, level, beginning of the text) of the top-level blocks."""
    return [(block.kind, block.level, block.text.split("\n")[0][:60]) for block in source.blocks]
