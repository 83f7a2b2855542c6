"""The calls that agents make in worker processes: lay a lesson out, judge answers, put it together.

task = prepare(order, window)
verdict = judge(unit, answer, task.language, task.weights)
lesson = assemble(order, told, questions, record)
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...domain.draft import AssetDraft
from ...domain.quiz import Quiz, build_checks
from ...domain.written_by import WRITER_KEY, WrittenBy
from ..keeping import WrittenLesson, citations, write_packed
from ..plan import LessonOrder
from ..text.addressed import addressed
from ..text.languages import using
from .facts import Fact, worded
from .judging import Verdict, judged
from .material import Chunk, Task, Unit, task_of
from .shapes import Wording
from .told import Line, written


@dataclass(frozen=True, slots=True)
class ToldUnit:
    """A part in a model's words; () lines for one that stays in the source's own."""

    number: int
    lines: tuple[Line, ...]


def prepare(data: bytes, window: int) -> Task:
    """A packed order in parts that fit a window of so many tokens."""
    order = _order(data)
    with using(order.language):
        return task_of(order, window)


def judge(unit: Unit, answer: str, language: str, weights: Mapping[str, float]) -> Verdict:
    """What is wrong with a told part."""
    return judged(unit, answer, language=language, weights=weights)


def word(fact: Fact, wording: Wording, language: str) -> tuple[dict[str, Any] | None, list[str]]:
    """A question in a model's words, and what is wrong with it."""
    with using(language):
        return worded(fact, wording)


def assemble(
    data: bytes, window: int, told: Sequence[ToldUnit], questions: Sequence[Mapping[str, Any]],
    record: WrittenBy,
) -> WrittenLesson:  # fmt: skip
    """The lesson: told parts where they are good, the source's own text and questions elsewhere.

    Number 0 of what was told is the summary.
    """
    order = _order(data)
    plain = write_packed(data)
    with using(order.language):
        task = task_of(order, window)
        lines = {one.number: one.lines for one in told if one.lines}
        content = _content(task, lines)
    summed = _summed(task, lines.get(0, ()))
    assets = tuple(_with(asset, questions, summed, record) for asset in plain.draft.assets)
    for asset in assets:
        if asset.asset_type == "quiz":
            build_checks()
            Quiz.parse(asset.content)
    draft = plain.draft.model_copy(update={"content": content, "assets": assets})
    contents = {asset.asset_type: asset.content for asset in assets}
    return WrittenLesson(
        draft=draft,
        citations=tuple(citations(order, contents)),
        words=plain.words,
        questions=plain.questions,
        terms=plain.terms,
        wanted=plain.wanted,
        statements=plain.statements,
        pictures=plain.pictures,
        writer=record.model,
        kept=record.kept,
    )


def openings(orders: Sequence[bytes], most: int) -> list[str]:
    """How each lesson begins, at most so many letters; what speaks to a model is left out."""
    found = []
    for data in orders:
        told = (
            sentence.text
            for passage in _order(data).passages
            if passage.is_taught and not addressed(passage.block.text)
            for sentence in passage.sentences
        )
        found.append(next(told, "")[:most])
    return found


def _order(data: bytes) -> LessonOrder:
    order: LessonOrder = pickle.loads(zlib.decompress(data))
    return order


def _content(task: Task, told: Mapping[int, tuple[Line, ...]]) -> str:
    """The Markdown of the lesson; what is cited stands at its end, where readers find it."""
    numbers: dict[tuple[str, str], int] = {}
    cited: dict[int, Chunk] = {}
    parts = []
    for part in task.parts:
        if isinstance(part, str) or part.number not in told:
            parts.append(part if isinstance(part, str) else part.verbatim)
            continue
        lines = told[part.number]
        used = {name for line in lines for one in line.sentences for name in one.cites}
        mark = {}
        for chunk in part.chunks:
            if chunk.id not in used:
                continue
            number = numbers.setdefault((chunk.source, chunk.block), len(numbers) + 1)
            cited.setdefault(number, chunk)
            mark[chunk.id] = f"[^src{number}]"
        parts.append(written(lines, mark))
    defined = "\n".join(_defined(number, chunk) for number, chunk in sorted(cited.items()))
    return "\n\n".join(text for text in (*parts, defined) if text.strip()) + "\n"


def _defined(number: int, chunk: Chunk) -> str:
    place = f"{chunk.block}:{chunk.start}-{chunk.end}"
    words = " ".join(chunk.quote.split()).replace('"', "'")
    return f'[^src{number}]: source:{chunk.source}#{place} "{words}"'


def _summed(task: Task, lines: Sequence[Line]) -> list[dict[str, Any]]:
    """The sentences of a told summary, each with the passage that it cites first."""
    chunks = {chunk.id: chunk for chunk in task.summary.chunks} if task.summary else {}
    found = []
    for one in (sentence for line in lines for sentence in line.sentences):
        if one.cites:
            chunk = chunks[one.cites[0]]
            span = {
                "source": chunk.source, "block": chunk.block, "start": chunk.start,
                "end": chunk.end, "quote": chunk.quote,
            }  # fmt: skip
            found.append({"text": one.text, "span": span})
    return found


def _with(
    asset: AssetDraft,
    questions: Sequence[Mapping[str, Any]],
    summed: Sequence[Mapping[str, Any]],
    record: WrittenBy,
) -> AssetDraft:
    if asset.asset_type == "sources":
        return asset.model_copy(update={"content": {**asset.content, WRITER_KEY: record.data()}})
    if asset.asset_type == "summary" and summed:
        return asset.model_copy(
            update={"content": {**asset.content, "sentences": [dict(one) for one in summed]}}
        )
    if asset.asset_type != "quiz":
        return asset
    by_id = {question["id"]: dict(question) for question in questions}
    listed = asset.content["questions"]
    assert isinstance(listed, list)
    kept = [by_id.get(question["id"], question) for question in listed]
    return asset.model_copy(update={"content": {**asset.content, "questions": kept}})
