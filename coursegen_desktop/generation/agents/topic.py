"""A topic without documents: a model writes one from memory, which says so in its first lines.

The course is then made of that document as of any other, and shows in every lesson where its
words come from.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ...domain.base import Schema
from ..providers.base import ChatRequest
from ..sources.markdown import MODEL_FIELD
from ..text.invisible import Cleaned
from ..text.languages import using
from .prompts import Prompts
from .requests import fenced
from .told import Told, told, without_links, written

_OUTLINE_TOKENS, _SECTION_TOKENS = 2200, 900
_MOST_SECTIONS = 24
LEAST_WORDS = 40  # of a section that is worth keeping


class TopicSection(Schema):
    """A section to be: its module, its title, and what it tells."""

    module: str
    title: str
    points: list[str]


class TopicPlan(Schema):
    """What a document on a topic will hold."""

    title: str
    sections: list[TopicSection]

    @property
    def usable(self) -> list[TopicSection]:
        """The sections that have a title, each once, at most so many."""
        found: dict[str, TopicSection] = {}
        for one in self.sections:
            if _line(one.title):
                found.setdefault(_line(one.title).casefold(), one)
        return list(found.values())[:_MOST_SECTIONS]


def outline(prompts: Prompts, mark: str, topic: str, audience: str, language: str) -> ChatRequest:
    """Plan the document."""
    system, user = prompts["topic_outline"].filled(
        audience=audience or "learners who are new to it", language=language or "that of the topic",
        mark=mark, topic=fenced(mark, topic),
    )  # fmt: skip
    return ChatRequest(system, user, most=_OUTLINE_TOKENS, temperature=0.3)


def section(
    prompts: Prompts, mark: str, topic: str, one: TopicSection, audience: str, language: str
) -> ChatRequest:
    """Write a section."""
    points = "\n".join(f"- {_line(point)}" for point in one.points)
    system, user = prompts["topic_section"].filled(
        audience=audience or "learners who are new to it", language=language or "that of the topic",
        mark=mark, topic=fenced(mark, topic), title=fenced(mark, _line(one.title)),
        points=fenced(mark, points),
    )  # fmt: skip
    return ChatRequest(system, user, most=_SECTION_TOKENS, temperature=0.4)


def cleaned(answer: str, language: str) -> str:
    """A section as Markdown without headings, links, HTML and remarks; "" for nothing of use."""
    with using(language):
        found: Told = told(answer)
    return written(found.lines, {})


def document(
    plan: TopicPlan, texts: Sequence[str], *, topic: str, model: str, language: str
) -> str:
    """The whole document; `texts` are those of the usable sections, "" for one that failed."""
    head = ["---", f"title: {_line(plan.title) or _line(topic)}", f"{MODEL_FIELD}: {_line(model)}"]
    head += [f"language: {language}"] if language else []
    parts = ["\n".join([*head, "---"])]
    rows = list(zip(plan.usable, texts, strict=True))
    for module, group in groupby(rows, key=lambda row: _line(row[0].module)):
        told_rows = [(one, text) for one, text in group if text]
        if not told_rows:
            continue
        if module:
            parts.append(f"# {module}")
        for one, text in told_rows:
            parts += [f"## {_line(one.title)}", text]
    return "\n\n".join(parts) + "\n"


def _line(text: str) -> str:
    """A title as one line of Markdown, without links: they would lead out of every lesson."""
    return " ".join(without_links(Cleaned(text).text.replace("#", " ")).split())[:200]
