"""What a run keeps of its documents, and the three calls that it makes in worker processes.

    read = read_documents(paths, title, options, spool)       once
    plan = plan_kept(read.kept, title, options, outline)      when an outline is approved
    lesson = write_packed(plan.orders[0].data)                 lesson by lesson

Orders and readings cross as packed bytes: unpacking a book in the window's process would stop it.
"""

from __future__ import annotations

import hashlib
import json
import pickle
import re
import tempfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..domain.brief import PLAIN, Options
from ..domain.draft import CourseDraft, LessonDraft
from ..domain.errors import FormatError
from ..domain.kept import Citation, KeptBlock, KeptReading, KeptSource, packed, unpacked
from ..domain.outline import Outline
from ..domain.question_text import question_text
from ..domain.quiz import Quiz, build_checks
from ..domain.quiz_change import dropped_keys, prompt_key, question_in
from .extractive.quiz import another
from .pictures import Picture, PictureStore
from .pipeline import course_head, plan_reading, write_lesson
from .plan import LessonOrder, ModuleHead, Plan
from .reading import Document, Reading, read_sources
from .sources import Block, Source
from .text.analysis import is_analyser_loaded, missing
from .text.words import count_words

# Counted up when a reader finds other blocks in the same file than before.
READER = 3
# Counted up when a lesson is written in another way from the same order.
WRITER = 3
_HASH_DIGITS = 32
_PICTURE = re.compile(r"\bmedia/([0-9a-f]{20}\.(?:png|jpg|gif|webp|svg))\b")
# Where assets list their statements.
_STATEMENTS = (("summary", "sentences"), ("terms", "terms"), ("quiz", "questions"))


@dataclass(frozen=True, slots=True)
class PackedOrder:
    """A lesson to be written: `hash` names all that goes into it."""

    key: str
    title: str
    hash: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PackedPlan:
    """A plan without its weight: `head` is the course and its modules, still without lessons."""

    outline: Outline
    head: CourseDraft
    modules: tuple[ModuleHead, ...]
    orders: tuple[PackedOrder, ...]


@dataclass(frozen=True, slots=True)
class ReadDocuments:
    """What reading gives: what is kept, and the plan of the outline that is proposed.

    `is_heavy`: the process that read holds more memory now than it needs for anything else.
    """

    kept: KeptReading
    plan: PackedPlan
    is_heavy: bool = False


@dataclass(frozen=True, slots=True)
class WrittenLesson:
    """A lesson with the places of its statements and what is told of it."""

    draft: LessonDraft
    citations: tuple[Citation, ...]
    words: int
    questions: int
    terms: int
    wanted: int
    statements: int
    pictures: tuple[str, ...] = ()
    # The model that told it, "" for the plain writer, and the parts that stay as they were.
    writer: str = ""
    kept: int = 0


def read_documents(
    paths: Sequence[str],
    title: str,
    options: Options,
    spool: Path | None = None,
    before: bytes = b"",
) -> ReadDocuments:
    """Reads and plans; pictures are kept in `spool`. Raises FormatError for what cannot be read.

    `before` is the head of another reading: what the analyser told of the same sentences then
    holds still.
    """
    lacks = missing(options.analyser)
    if lacks is not None:
        # Said before a book is read, not after.
        raise lacks
    reading = read_sources(paths, PictureStore(spool) if spool is not None else None)
    known = json.loads(unpacked(before)).get("answers", {}) if before else {}
    plan = plan_reading(replace(reading, answers=known), title, options)
    kept = keep(replace(reading, answers=plan.answers))
    return ReadDocuments(kept, pack(plan), is_analyser_loaded())


def plan_kept(kept: KeptReading, title: str, options: Options, outline: Outline) -> PackedPlan:
    """Plans by an approved outline from what was kept."""
    return pack(plan_reading(unkeep(kept), title, options, outline))


def write_packed(data: bytes) -> WrittenLesson:
    """Writes one lesson."""
    order: LessonOrder = pickle.loads(zlib.decompress(data))
    draft = write_lesson(order)
    contents = {asset.asset_type: asset.content for asset in draft.assets}
    counts = [len(_listed(contents, entity, name)) for entity, name in _STATEMENTS]
    return WrittenLesson(
        draft=draft,
        citations=tuple(citations(order, contents)),
        words=sum(count_words(entry.block.text) for entry in order.blocks),
        questions=len(_listed(contents, "quiz", "questions")),
        terms=len(_listed(contents, "terms", "terms")),
        wanted=0 if order.is_reference else order.questions,
        statements=len(order.blocks) + sum(counts),
        pictures=tuple(dict.fromkeys(_PICTURE.findall(draft.model_dump_json()))),
    )


def another_question(
    data: bytes, quiz: Mapping[str, Any], question_id: str
) -> tuple[dict[str, Any] | None, str, str]:
    """(another question in the place of one, what the old and what the new is as text).

    None and "" for the new where the text yields no other.
    """
    order: LessonOrder = pickle.loads(zlib.decompress(data))
    old = question_in(quiz, question_id)
    asked = [item for item in quiz["questions"] if item.get("id") != question_id]
    dropped = dropped_keys(quiz) | {prompt_key(old)}
    new = another(order, asked, order.types, dropped)
    return new, question_text(old), question_text(new) if new else ""


def hashes_now(paths: Sequence[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """The hashes of the blocks of files as they are now, by the ids of their sources.

    A file that cannot be read any more has none.
    """
    found = {}
    for identity, path in paths:
        try:
            # Pictures are named by their bytes: unless kept, their blocks would seem changed.
            with tempfile.TemporaryDirectory(prefix="coursegen-") as folder:
                sources = read_sources([path], PictureStore(Path(folder))).sources
        except FormatError:
            sources = ()
        found[identity] = frozenset(
            words_hash(block.text) for source in sources for block in source.blocks
        )
    return found


def pack(plan: Plan) -> PackedPlan:
    """A plan ready to travel."""
    orders = tuple(
        PackedOrder(
            order.key, order.title, order_hash(order), zlib.compress(pickle.dumps(order, 5), 1)
        )
        for order in plan.orders
    )
    return PackedPlan(plan.outline, course_head(plan), plan.modules, orders)


def order_hash(order: LessonOrder) -> str:
    """The fingerprint of all that goes into a lesson, the same in every process."""
    # Sets have no order of their own.
    analyser = () if order.analyser == PLAIN else (order.analyser,)
    shown = repr((WRITER, sorted(order.local), replace(order, local=frozenset()), *analyser))
    return hashlib.sha256(shown.encode("utf-8", "surrogatepass")).hexdigest()


# -- readings ----------------------------------------------------------------------------------


def keep(reading: Reading) -> KeptReading:
    """A reading as it is stored."""
    head = {
        "title": reading.title,
        "warnings": list(reading.warnings),
        "documents": [
            [item.depth, item.title, item.source.id if item.source else "", item.path]
            for item in reading.documents
        ],
        **({"answers": reading.answers} if reading.answers else {}),
    }
    sources = tuple(
        keep_source(item.source, item.path) for item in reading.documents if item.source
    )
    return KeptReading(packed(_json(head)), sources)


def unkeep(kept: KeptReading) -> Reading:
    """The reading again, as it was."""
    head = json.loads(unpacked(kept.head))
    sources = {source.id: _source(source) for source in kept.sources}
    documents = tuple(
        Document(depth, title, sources.get(source), path)
        for depth, title, source, path in head["documents"]
    )
    return Reading(documents, head["title"], tuple(head["warnings"]), head.get("answers", {}))


def keep_source(source: Source, path: str) -> KeptSource:
    """A document as it is stored."""
    tree = {
        "blocks": [_block_data(block) for block in source.blocks],
        "title": source.title,
        "language": source.language,
        "authors": list(source.authors),
        "licence": source.licence,
        "description": source.description,
        "is_markdown": source.is_markdown,
        "links": list(source.links.items()),
        "notes": list(source.notes.items()),
        "pictures": [[item.name, item.path] for item in source.pictures],
        **({"model": source.model} if source.model else {}),
    }
    blocks = tuple(
        KeptBlock(number, block.kind, block.start, block.end, words_hash(block.text))
        for number, block in enumerate(source.blocks, start=1)
    )
    return KeptSource(
        id=source.id,
        name=source.name,
        path=path,
        kind=source.kind,
        sha256=source.sha256,
        reader=READER,
        words=sum(count_words(block.text) for block in source.blocks),
        pages=source.pages,
        text=packed(source.text),
        tree=packed(_json(tree)),
        blocks=blocks,
    )


def _source(kept: KeptSource) -> Source:
    tree = json.loads(unpacked(kept.tree))
    return Source(
        id=kept.id,
        name=kept.name,
        kind=kept.kind,
        text=unpacked(kept.text),
        sha256=kept.sha256,
        blocks=tuple(_block(item) for item in tree["blocks"]),
        title=tree["title"],
        language=tree["language"],
        authors=tuple(tree["authors"]),
        licence=tree["licence"],
        description=tree["description"],
        is_markdown=tree["is_markdown"],
        links=dict(tree["links"]),
        notes=dict(tree["notes"]),
        pages=kept.pages,
        pictures=tuple(Picture(name, path) for name, path in tree["pictures"]),
        model=tree.get("model", ""),
    )


def _block_data(block: Block) -> list[Any]:
    inner = [_block_data(child) for child in block.children]
    place = [block.start, block.end, block.level]
    return [block.id, block.kind, block.text, *place, list(block.meta.items()), inner]


def _block(data: list[Any]) -> Block:
    identity, kind, text, start, end, level, meta, children = data
    inner = tuple(_block(child) for child in children)
    return Block(identity, kind, text, start, end, level, dict(meta), inner)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def words_hash(text: str) -> str:
    """The fingerprint of words, whatever blanks stand between them."""
    line = " ".join(text.split())
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_DIGITS]


# -- statements --------------------------------------------------------------------------------


def citations(order: LessonOrder, contents: dict[str, dict[str, Any]]) -> list[Citation]:
    """Where the blocks of the body, the sentences of the summary, terms and questions stand."""
    found = [
        Citation(
            "body",
            number,
            entry.source,
            entry.block.id,
            entry.block.start,
            entry.block.end,
            words_hash(entry.block.text),
        )
        for number, entry in enumerate(order.blocks, start=1)
    ]
    for entity, name in _STATEMENTS:
        found += _cited(entity, _listed(contents, entity, name))
    return found


def check_quiz(quiz: Mapping[str, Any]) -> None:
    """InvalidContent for a quiz that could not be asked."""
    build_checks()
    Quiz.parse(quiz)


def quiz_citations(quiz: dict[str, Any]) -> list[Citation]:
    """Where the questions of a quiz stand."""
    return _cited("quiz", _listed({"quiz": quiz}, "quiz", "questions"))


def _cited(entity: str, rows: Sequence[dict[str, Any]]) -> list[Citation]:
    spans = ((number, _question_span(item)) for number, item in enumerate(rows, start=1))
    return [_of_span(entity, number, span) for number, span in spans if span]


def _listed(contents: dict[str, dict[str, Any]], entity: str, name: str) -> list[dict[str, Any]]:
    rows = contents.get(entity, {}).get(name, [])
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _question_span(value: object) -> dict[str, Any] | None:
    """The first place that a question cites, however deep it stands."""
    if isinstance(value, dict):
        if {"source", "block", "start", "end"} <= value.keys():
            return value
        value = list(value.values())
    inner = value if isinstance(value, list) else []
    return next((found for item in inner if (found := _question_span(item))), None)


def _of_span(entity: str, number: int, span: dict[str, Any]) -> Citation:
    quote = words_hash(str(span.get("quote", "")))
    source, block = str(span["source"]), str(span.get("block", ""))
    return Citation(entity, number, source, block, int(span["start"]), int(span["end"]), quote)
