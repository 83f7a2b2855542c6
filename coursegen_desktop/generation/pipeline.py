"""From paths to a course, in steps that each are one picklable call.

    plan = plan_course(paths, title)            once, in a worker process
    for order in plan.orders:
        lesson = write_lesson(order)            each in a worker, saved as soon as it is there

Orders hold all that their lesson needs, so that nothing is read twice and no state is kept.
The same input gives the same bytes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..domain.brief import ADDRESSED, FROM_MEMORY, PLAIN, SPACY, Options, SourceInfo
from ..domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from ..domain.language import language_of
from ..domain.outline import Outline
from .extractive.body import lesson_markdown
from .extractive.layout import laid_out, proposed, with_yields
from .extractive.material import shown
from .extractive.narrative import is_story
from .extractive.orders import OrderBook
from .extractive.outcomes import course_outcomes, listed
from .extractive.outline import build_outline, is_generic_title
from .extractive.quiz import Made, make_quiz, promised
from .extractive.sizes import reading_seconds, slowness
from .extractive.summary import introduction, summarise
from .left_out import noted
from .plan import LessonOrder, ModuleHead, Plan
from .reading import Reading, read_sources
from .sources import Source
from .text.addressed import addressed
from .text.analysis import analysing, chosen, missing
from .text.languages import current, say, using
from .text.words import count_words

_SECONDS = {
    "choice": 45,
    "true_false": 30,
    "cloze": 60,
    "match": 90,
    "order": 90,
    "numeric": 120,
    "essay": 120,
}
_PARAGRAPHS = re.compile(r"\n\s*\n")
_SUMMARY_SENTENCES = 4
_MAX_DESCRIPTION = 320
DEFAULT_OPTIONS = Options()


def plan(sources: Sequence[str], title: str = "") -> Outline:
    """What a course from these files and folders would be. Raises FormatError."""
    return plan_course(sources, title).outline


def plan_course(
    sources: Sequence[str],
    title: str = "",
    options: Options = DEFAULT_OPTIONS,
    outline: Outline | None = None,
) -> Plan:
    """Reads everything and deals out the lessons. Raises FormatError for what cannot be read.

    With an approved `outline` the course is cut exactly as it says.
    """
    lacks = missing(options.analyser)
    if lacks is not None:
        raise lacks
    return plan_reading(read_sources(sources), title, options, outline)


def plan_reading(
    reading: Reading,
    title: str = "",
    options: Options = DEFAULT_OPTIONS,
    outline: Outline | None = None,
) -> Plan:
    """Deals out the lessons of what was read, by the rules of their language.

    An approved outline keeps the analyser that it was made with. Raises MissingPart where that,
    or the one that is asked for, is not installed.
    """
    language = options.language or _language(reading)
    name = chosen(options.analyser, language) if outline is None else outline.analyser
    with using(language), analysing(name, reading.answers) as analyser:
        plan = _planned(reading, title, options, outline, language, analyser.label)
    return replace(plan, answers=analyser.answers)


def _planned(
    reading: Reading,
    title: str,
    options: Options,
    outline: Outline | None,
    language: str,
    analyser: str,
) -> Plan:
    course = build_outline(reading, " ".join(title.split()))
    is_new = outline is None
    if outline is None:
        outline = proposed(course, _infos(reading), language, options.lesson_words)
    layout = laid_out(reading, course, outline)
    book = OrderBook(reading, layout, options, language)
    orders = book.orders()
    if outline.set_aside:
        orders = (replace(orders[0], set_aside=outline.set_aside), *orders[1:])
    if is_new:
        outline = replace(
            with_yields(outline, _terms_in(outline, orders)),
            warnings=_warnings(reading, orders, options, analyser),
            analyser=analyser,
        )
    heads, first = [], 0
    for module in outline.modules:
        count = len(module.lessons)
        summary = " ".join(_told(book, first, count, 2)) if not module.is_reference else ""
        heads.append(ModuleHead(module.key, module.title, summary, first, count))
        first += count
    return Plan(
        outline=outline,
        title=outline.title,
        description=_description(reading, book, len(orders), options),
        learning_outcomes=course_outcomes(_taught(heads, orders)),
        language=language,
        licence=next((source.licence for source in reading.sources if source.licence), ""),
        authors=tuple(dict.fromkeys(name for source in reading.sources for name in source.authors)),
        modules=tuple(heads),
        orders=orders,
    )


def _taught(
    heads: Sequence[ModuleHead], orders: Sequence[LessonOrder]
) -> list[tuple[str, list[str]]]:
    """(module, outcomes of its lessons), reference matter left out unless there is nothing else."""
    taught = [order for order in orders if not order.is_reference] or list(orders)
    found = []
    for head in heads:
        inside = [order for order in taught if head.first <= order.index < head.first + head.count]
        if inside:
            found.append((head.title, [text for order in inside for text in order.outcomes]))
    return found


def write_lesson(order: LessonOrder) -> LessonDraft:
    """One lesson, whole: text, quiz where the text yields one, terms, summary, sources."""
    with using(order.language):
        return _written(order)


def _written(order: LessonOrder) -> LessonDraft:
    made = make_quiz(order, order.questions, order.types)
    quiz, order = made.quiz, promised(order, made)
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
        duration_minutes=_minutes(order, quiz),
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


def write_course(
    sources: Sequence[str],
    title: str = "",
    options: Options = DEFAULT_OPTIONS,
    outline: Outline | None = None,
) -> CourseDraft:
    """The whole course at once; for small ones and for tests."""
    return CourseWriter(plan_course(sources, title, options, outline)).course()


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
    aside = [
        {
            "source": part.source,
            "first": part.first,
            "last": part.last,
            "title": item.title,
            "reason": item.reason,
        }
        for item in order.set_aside
        for part in item.parts
    ]
    return {
        **({"set_aside": aside} if aside else {}),
        **({"analyser": order.analyser} if order.analyser != PLAIN else {}),
        "version": 1,
        "outcomes": list(made.outcomes),
        "questions": {"wanted": made.wanted, "made": made.made, "note": made.note},
        "is_reference": order.is_reference,
        "sources": [
            {
                "id": source.id,
                "name": source.name,
                "sha256": source.sha256,
                **({"model": source.model} if source.model else {}),
            }
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


def _minutes(order: LessonOrder, quiz: dict[str, object] | None) -> int:
    """Reading time and the time for the questions, in whole minutes, at least one."""
    seconds = reading_seconds(entry.block for entry in order.blocks) * slowness(order.passages)
    questions = quiz["questions"] if quiz else []
    assert isinstance(questions, list)
    seconds += sum(_SECONDS.get(question["type"], 60) for question in questions)
    return max(1, round(seconds / 60))


def _infos(reading: Reading) -> tuple[SourceInfo, ...]:
    return tuple(
        SourceInfo(
            id=source.id,
            name=source.name,
            path=document.path,
            kind=source.kind,
            pages=len(source.pages),
            words=sum(count_words(block.text) for block in source.blocks),
            sections=sum(block.kind == "heading" for block in source.blocks),
            language=source.language or language_of(source.text[:20_000]),
            problems=(*_remembered(source), *noted([source]), *_addressed(source)),
        )
        for document in reading.documents
        if (source := document.source) is not None
    )


def _addressed(source: Source) -> tuple[str, ...]:
    """That some of a document's words speak to a program which reads it."""
    # The text as it was read, for blocks have lost marks such as those of chats; by paragraphs,
    # for some words count only where one begins with them.
    words = next(filter(None, map(addressed, _PARAGRAPHS.split(source.text))), "")
    return (ADDRESSED.format(words=words),) if words else ()


def _remembered(source: Source) -> tuple[str, ...]:
    """That a model wrote a document from memory."""
    return (FROM_MEMORY.format(model=source.model),) if source.model else ()


def _terms_in(outline: Outline, orders: Sequence[LessonOrder]) -> dict[str, int]:
    """How many terms each part teaches, by the part's key."""
    found: Counter[str] = Counter()
    for lesson, order in zip(outline.lessons, orders, strict=True):
        for term in order.terms:
            block = int(term.evidence.block.split(".")[0][1:])
            inside = (
                part.key
                for part in lesson.parts
                if part.source == term.evidence.source and part.first <= block <= part.last
            )
            # A definition in a glossary belongs to the lesson that uses the word.
            found[next(inside, lesson.parts[0].key)] += 1
    return dict(found)


def _warnings(
    reading: Reading, orders: Sequence[LessonOrder], options: Options, analyser: str
) -> tuple[str, ...]:
    found = list(reading.warnings)
    if options.analyser == SPACY and analyser == PLAIN:
        found.append("spaCy's model is of English, so this text was analysed with the plain rules.")
    if not current().is_known:
        found.append(
            "Questions can be made of texts in English, German, French, Spanish, Portuguese and "
            "Italian. This text keeps its structure, its glossary and the author's own questions, "
            "and its summaries are the first sentences of its parts."
        )
    stories = sum(is_story(order.passages) for order in orders)
    if 2 * stories > len(orders):
        found.append("This reads like a story, so only few questions are possible or none.")
    elif current().is_known and not any(order.terms for order in orders):
        found.append(
            "No definitions were found in the text, so there may be few questions or none."
        )
    return tuple(found)


def _told(book: OrderBook, first: int, count: int, size: int) -> list[str]:
    """The sentences that sum up some lessons: the author's introduction, else the most central."""
    passages = book.passages_of(first, count)
    told = introduction(passages, size) or summarise(passages[:60], size)
    return [shown(sentence) for sentence in told]


def _description(reading: Reading, book: OrderBook, lessons: int, options: Options) -> str:
    told = _about(reading, book, lessons)
    audience = " ".join(options.audience.split())
    if not audience:
        return told
    return f"{told}\n\n{say('for', audience)}".strip()


def _about(reading: Reading, book: OrderBook, lessons: int) -> str:
    stated = next((source.description for source in reading.sources if source.description), "")
    text = " ".join(stated.split())
    if not text:
        opening = introduction(book.passages_of(0, lessons), 2)
        text = " ".join(shown(sentence) for sentence in opening)
        if not current().is_known:
            text = " ".join(_told(book, 0, lessons, 2))
        text = text or _covers(book.module_titles)
    if len(text) <= _MAX_DESCRIPTION:
        return text
    cut = text[:_MAX_DESCRIPTION]
    end = max(cut.rfind(sign) for sign in (". ", "! ", "? "))
    return cut[: end + 1] if end > 60 else cut[: cut.rfind(" ")] + "…"


def _covers(titles: Sequence[str]) -> str:
    titles = [title for title in titles if not is_generic_title(title)]
    if len(titles) < 2 or not current().is_known:
        return ""
    return (
        say("covers", listed(titles))
        if len(titles) <= 4
        else say("covers_more", ", ".join(titles[:4]))
    )


def _language(reading: Reading) -> str:
    stated = next((source.language for source in reading.sources if source.language), "")
    if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", stated):
        return stated
    return language_of(" ".join(source.text[:6000] for source in reading.sources[:10]))
