"""The kinds of slides as an author meets them: name, icon, what they are for."""

from __future__ import annotations

from dataclasses import dataclass

from ....domain.slides import SlideKind
from ...kit.translate import tr


@dataclass(frozen=True, slots=True)
class KindWords:
    """What the menu of new slides offers."""

    key: SlideKind
    name: str
    icon: str
    about: str


def kinds() -> tuple[KindWords, ...]:
    """All kinds, in the order of the menu."""
    return (
        KindWords("points", tr("Points"), "list", tr("A list, with a picture if you like.")),
        KindWords("figure", tr("Picture"), "image", tr("A picture of the course, large.")),
        KindWords("table", tr("Table"), "table", tr("Rows and columns.")),
        KindWords("question", tr("Question"), "circle-question-mark",
                  tr("To think about; its answer comes afterwards.")),
        KindWords("formula", tr("Formula"), "sigma", tr("A formula, and what is said of it.")),
        KindWords("code", tr("Program"), "square-code", tr("Lines of a program, in colours.")),
        KindWords("diagram", tr("Diagram"), "workflow", tr("Boxes and arrows from a short text.")),
        KindWords("title", tr("Title"), "heading", tr("Begins the lesson or a part of it.")),
    )  # fmt: skip


def words_of(kind: str) -> KindWords:
    """The words of a kind."""
    return next((one for one in kinds() if one.key == kind), kinds()[0])
