"""From paths to a course, in steps that each are one picklable call.

    plan = plan_course(paths, title)            once, in a worker process
    for order in plan.orders:
        lesson = write_lesson(order)            each in a worker, saved as soon as it is there

Orders hold all that their lesson needs, so that nothing is read twice and no state is kept.
The same input gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..domain.brief import Outline, OutlineLesson, OutlineModule, SourceInfo
from ..domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from ..domain.language import detect
from .extractive.body import lesson_markdown
from .extractive.lessons import cut_course
from .extractive.material import shown
from .extractive.orders import OrderBook
from .extractive.outcomes import course_outcomes, listed
from .extractive.outline import block_words, build_outline
from .extractive.quiz import Made, make_quiz
from .extractive.summary import introduction, summarise
from .plan import LessonOrder, ModuleHead, Plan
from .reading import Reading, read_sources
from .sources import Block
from .text.words import count_words

# Silent reading of non-fiction, words a minute (Brysbaert 2019).
_WORDS_A_MINUTE = 238
_SECONDS = {
    "choice": 45,
    "true_false": 30,
    "cloze": 60,
    "match": 90,
    "order": 90,
    "numeric": 120,
    "essay": 120,
}
_CODE_LINE_SECONDS = 2.5
_FIGURE_SECONDS = 30
_SUMMARY_SENTENCES = 4
_MAX_DESCRIPTION = 320


def plan(sources: Sequence[str], title: str = "") -> Outline:
    """What a course from these files and folders would be. Raises FormatError."""
    return plan_course(sources, title).outline


def plan_course(sources: Sequence[str], title: str = "") -> Plan:
    """Reads everything and deals out the lessons. Raises FormatError for what cannot be read."""
    reading = read_sources(sources)
    outline = build_outline(reading, " ".join(title.split()))
    modules = cut_course(outline)
    book = OrderBook(reading, outline, modules)
    orders = book.orders()
    heads, first = [], 0
    for name, module in zip(book.module_titles, modules, strict=True):
        count = len(module.lessons)
        summary = " ".join(_told(book, first, count, 2)) if not module.is_reference else ""
        heads.append(ModuleHead(name, summary, first, count))
        first += count
    taught = [order for order in orders if not order.is_reference] or list(orders)
    return Plan(
        outline=_outline(reading, outline.title, heads, orders),
        title=outline.title,
        description=_description(reading, book, len(orders)),
        learning_outcomes=course_outcomes(
            [
                (
                    head.title,
                    [
                        text
                        for order in taught
                        if head.first <= order.index < head.first + head.count
                        for text in order.outcomes
                    ],
                )
                for head in heads
                if any(head.first <= order.index < head.first + head.count for order in taught)
            ]
        ),
        language=_language(reading),
        licence=next((source.licence for source in reading.sources if source.licence), ""),
        authors=tuple(dict.fromkeys(name for source in reading.sources for name in source.authors)),
        modules=tuple(heads),
        orders=orders,
    )


def write_lesson(order: LessonOrder) -> LessonDraft:
    """One lesson, whole: text, quiz where the text yields one, terms, summary, sources."""
    made = make_quiz(order)
    quiz = made.quiz
    if not order.harvested:
        # Only what a question tests is promised.
        order = replace(order, outcomes=made.outcomes)
    assets = []
    if quiz is not None:
        assets.append(AssetDraft(asset_type="quiz", content=quiz))
    if order.terms:
        assets.append(AssetDraft(asset_type="terms", content=_terms(order)))
    told = [] if order.is_reference else summarise(order.passages, _SUMMARY_SENTENCES)
    if told:
        sentences = [{"text": shown(sentence), "span": sentence.span} for sentence in told]
        content: dict[str, object] = {"version": 1, "sentences": sentences}
        assets.append(AssetDraft(asset_type="summary", content=content))
    assets.append(AssetDraft(asset_type="sources", content=_sources(order, made)))
    return LessonDraft(
        title=order.title,
        content=lesson_markdown(order),
        duration_minutes=_minutes([entry.block for entry in order.blocks], quiz),
        assets=tuple(assets),
    )


def course_head(plan: Plan) -> CourseDraft:
    """The course with its modules but without lessons: what is saved first."""
    return CourseDraft(
        title=plan.title,
        description=plan.description,
        learning_outcomes=plan.learning_outcomes,
        language=plan.language,
        licence=plan.licence,
        authors=plan.authors,
        modules=tuple(ModuleDraft(title=head.title, summary=head.summary) for head in plan.modules),
    )


def write_course(sources: Sequence[str], title: str = "") -> CourseDraft:
    """The whole course at once; for small ones and for tests."""
    return CourseWriter(plan_course(sources, title)).course()


class CourseWriter:
    """Writes a planned course lesson by lesson, in order or not; holds only the plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __len__(self) -> int:
        return len(self.plan.orders)

    def order(self, index: int) -> LessonOrder:
        """What a worker needs to write lesson `index` (from 0, through all modules)."""
        return self.plan.orders[index]

    def module_of(self, index: int) -> int:
        """The number, from 0, of the module that lesson `index` belongs to."""
        return next(
            number
            for number, head in enumerate(self.plan.modules)
            if head.first <= index < head.first + head.count
        )

    def lesson(self, index: int) -> LessonDraft:
        """Lesson `index`, written here and now."""
        return write_lesson(self.order(index))

    def __iter__(self) -> Iterator[LessonDraft]:
        return (self.lesson(index) for index in range(len(self)))

    def course(self) -> CourseDraft:
        """All of it."""
        lessons = list(self)
        modules = tuple(
            ModuleDraft(
                title=head.title,
                summary=head.summary,
                lessons=tuple(lessons[head.first : head.first + head.count]),
            )
            for head in self.plan.modules
        )
        return course_head(self.plan).model_copy(update={"modules": modules})


# -- parts -------------------------------------------------------------------------------------


def _terms(order: LessonOrder) -> dict[str, object]:
    return {
        "version": 1,
        "terms": [
            {"term": term.name, "definition": term.definition, "span": term.evidence.span}
            for term in order.terms
        ],
    }


def _sources(order: LessonOrder, made: Made) -> dict[str, object]:
    return {
        "version": 1,
        "outcomes": list(made.outcomes),
        "questions": {"wanted": made.wanted, "made": made.made},
        "is_reference": order.is_reference,
        "sources": [
            {"id": source.id, "name": source.name, "sha256": source.sha256}
            for source in order.sources
        ],
        "blocks": [
            {
                "block": entry.block.id,
                "source": entry.source,
                "start": entry.block.start,
                "end": entry.block.end,
                "kind": entry.block.kind,
            }
            for entry in order.blocks
        ],
    }


def _minutes(blocks: Sequence[Block], quiz: dict[str, object] | None = None) -> int:
    """Reading time and the time for the questions, in whole minutes, at least one."""
    seconds = 0.0
    for top in blocks:
        inside = list(top.walk())
        code = [block for block in inside if block.kind in ("code", "output")]
        lines = sum(block.meta.get("code", "").count("\n") + 1 for block in code)
        figures = sum(block.kind == "figure" for block in inside)
        words = count_words(top.text) - sum(count_words(block.text) for block in code)
        seconds += max(words, 0) * 60 / _WORDS_A_MINUTE
        seconds += lines * _CODE_LINE_SECONDS + figures * _FIGURE_SECONDS
    questions = quiz["questions"] if quiz else []
    assert isinstance(questions, list)
    seconds += sum(_SECONDS.get(question["type"], 60) for question in questions)
    return max(1, round(seconds / 60))


def _outline(
    reading: Reading, title: str, heads: Sequence[ModuleHead], orders: Sequence[LessonOrder]
) -> Outline:
    modules = []
    for head in heads:
        lessons = []
        for order in orders[head.first : head.first + head.count]:
            blocks = [entry.block for entry in order.blocks]
            words = sum(block_words(block) for block in blocks)
            lessons.append(OutlineLesson(order.title, words, _minutes(blocks)))
        modules.append(OutlineModule(head.title, tuple(lessons)))
    sources = tuple(
        SourceInfo(
            source.name,
            source.kind,
            sum(count_words(block.text) for block in source.blocks),
            sum(block.kind == "heading" for block in source.blocks),
        )
        for source in reading.sources
    )
    return Outline(title, sources, tuple(modules), _warnings(reading, orders))


def _warnings(reading: Reading, orders: Sequence[LessonOrder]) -> tuple[str, ...]:
    found = list(reading.warnings)
    if not any(order.terms for order in orders):
        found.append(
            "No definitions were found in the text, so there may be few questions or none."
        )
    return tuple(found)


def _told(book: OrderBook, first: int, count: int, size: int) -> list[str]:
    """The sentences that sum up some lessons: the author's introduction, else the most central."""
    passages = book.passages_of(first, count)
    told = introduction(passages, size) or summarise(passages[:60], size)
    return [shown(sentence) for sentence in told]


def _description(reading: Reading, book: OrderBook, lessons: int) -> str:
    stated = next((source.description for source in reading.sources if source.description), "")
    text = " ".join(stated.split())
    if not text:
        opening = introduction(book.passages_of(0, lessons), 2)
        text = " ".join(shown(sentence) for sentence in opening) or _covers(book.module_titles)
    if len(text) <= _MAX_DESCRIPTION:
        return text
    cut = text[:_MAX_DESCRIPTION]
    end = max(cut.rfind(sign) for sign in (". ", "! ", "? "))
    return cut[: end + 1] if end > 60 else cut[: cut.rfind(" ")] + "…"


def _covers(titles: Sequence[str]) -> str:
    if len(titles) < 2:
        return ""
    return (
        f"Covers {listed(titles)}."
        if len(titles) <= 4
        else f"Covers {', '.join(titles[:4])} and more."
    )


def _language(reading: Reading) -> str:
    stated = next((source.language for source in reading.sources if source.language), "")
    if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", stated):
        return stated
    return detect(" ".join(source.text[:6000] for source in reading.sources[:10]))
