"""Material of the agents' tests: tasks out of small documents, answers as models give them."""

from __future__ import annotations

import functools
from pathlib import Path

from coursegen_desktop.domain.brief import PLAIN, Options
from coursegen_desktop.generation.agents import desk
from coursegen_desktop.generation.agents.material import Chunk, Task, Unit
from coursegen_desktop.generation.keeping import PackedOrder, PackedPlan, read_documents
from tests.generation.places import REPOSITORY, SAMPLE_DOCUMENTS

PROMPTS = REPOSITORY / "resources" / "prompts"
WINDOW = 4096

_LEAF = (
    "A leaf makes sugar out of light, water and air.",
    "Chlorophyll is the green pigment that takes up light.",
    "In 1779 Jan Ingenhousz showed that plants need light for this.",
    "The sugar feeds the whole plant and is stored as starch.",
)
LEAF = Unit(
    1,
    "Leaves",
    tuple(
        Chunk(f"c{n}", text, "s1", f"b{n}", 100 * n, 100 * n + len(text), text)
        for n, text in enumerate(_LEAF, 1)
    ),
    43,
    "verbatim",
    ("chlorophyll",),
)
GOOD = (
    "A leaf makes sugar out of light, water and air. [c1] Chlorophyll is the green pigment that "
    "takes up the light. [c2] Jan Ingenhousz showed in 1779 that plants need light for this. [c3]"
    "\n\nThe sugar feeds the whole plant and is stored as starch. [c4]"
)


def plan_of(*paths: str, title: str = "Sample", questions: int = 8) -> PackedPlan:
    """The plan of documents, the sample's by default."""
    if not paths:
        return _sample(title, questions)
    options = Options(analyser=PLAIN, questions=questions)
    return read_documents(paths, title, options).plan


@functools.cache
def _sample(title: str, questions: int) -> PackedPlan:
    """The sample never changes, and nothing of a plan can be changed: it is made once."""
    return plan_of(*SAMPLE_DOCUMENTS, title=title, questions=questions)


def plan_of_text(folder: Path, text: str, name: str = "source.md") -> PackedPlan:
    """The plan of one document with this text."""
    path = folder / name
    path.write_text(text, "utf-8")
    return plan_of(str(path), title="Course")


def tasks_of(plan: PackedPlan, window: int = WINDOW) -> list[tuple[PackedOrder, Task]]:
    """Each order with its parts."""
    return [(order, _task(order.data, window)) for order in plan.orders]


_task = functools.lru_cache(200)(desk.prepare)  # it cannot be changed, either


def faithful(unit: Unit) -> str:
    """A part told in the source's own sentences, cited as asked."""
    return "\n\n".join(f"{chunk.text} [{chunk.id}]" for chunk in unit.chunks)
