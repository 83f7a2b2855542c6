"""Names for modules and lessons: the author's headings, joined or told apart where they must."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..text.languages import current, say
from ..text.words import content_words, fold, words
from .balance import at_depth
from .lessons import LessonCut, ModuleCut
from .outline import CourseOutline, Section, Segment, is_generic_title

_MAX_JOINED = 64
_MAX_TITLE = 100
_MIN_CLAUSE = 12
_MERE_NUMBER = re.compile(r"(?:part |chapter )?(?:[ivxlc]+|\d+|[a-z])\.?", re.IGNORECASE)
_LEANING = re.compile(r"(?:in|with|for|on|from|to|at|by|using|when|more)\s", re.IGNORECASE)


def module_titles(modules: Sequence[ModuleCut], outline: CourseOutline) -> list[str]:
    """A title for each module, all different."""
    found = []
    for number, module in enumerate(modules, start=1):
        if module.is_reference:
            found.append(_reference_title(module))
        elif module.section is None:
            found.append(_group_title(module, outline, number))
        elif module.section.depth <= 0 or not module.section.title:
            found.append(outline.title)
        else:
            found.append(_shortened(_dominant(module)))
    return _distinct(found, ["" for _ in found])


def lesson_titles(
    module: ModuleCut, module_title: str, outline: CourseOutline, taken: dict[str, int]
) -> list[str]:
    """A title for each lesson of a module, different from all `taken`, which they join."""
    module = replace(module, lessons=tuple(map(_without_aside, module.lessons)))
    found = [_lesson_title(lesson, module, outline) for lesson in module.lessons]
    parts = _number_parts(found, module)
    named = []
    for title, part, lesson in zip(found, parts, module.lessons, strict=True):
        wanted = _shortened(title or module_title)
        subject = _subject(lesson) or module_title
        if _MERE_NUMBER.fullmatch(wanted):
            wanted = f"{module_title}: {wanted}"
        elif is_generic_title(wanted) and not (
            module.is_reference or _says_nothing(subject, outline)
        ):
            wanted = f"{wanted}: {subject}"
        if part:
            wanted = say("part", wanted, part)
        named.append(_unused(wanted, (subject, module_title), taken))
    return named


def _says_nothing(subject: str, outline: CourseOutline) -> bool:
    """Whether a heading above tells no more: a generic one, or the name of a course of one text."""
    alone = sum(segment.words > 0 for segment in outline.segments) < 2
    return is_generic_title(subject) or (alone and subject == outline.title)


def _without_aside(lesson: LessonCut) -> LessonCut:
    """What will be left when lists of sources and the like are set aside."""
    kept = tuple(segment for segment in lesson.segments if not segment.section.aside)
    return LessonCut(kept) if kept else lesson


def _subject(lesson: LessonCut) -> str:
    """The nearest heading above a lesson that names a subject, "" if there is none."""
    at = lesson.segments[0].section.parent
    while at is not None and at.depth > 0:
        if at.title and not is_generic_title(at.title):
            return at.title
        at = at.parent
    return ""


def _number_parts(titles: list[str], module: ModuleCut) -> list[int]:
    """Lessons that go on with a long section count on from the lesson that began it; else 0."""
    begun: Counter[int] = Counter()
    parts = [0] * len(titles)
    for place, lesson in enumerate(module.lessons):
        first = lesson.segments[0]
        if first.part and first.section.title and first.section.depth > 0:
            if first.section.is_nameless:
                continue
            titles[place] = first.section.title
            parts[place] = begun[id(first.section)] + 1
        for section in {
            id(segment.section): segment.section for segment in lesson.segments
        }.values():
            begun[id(section)] += 1
    return parts


def _shortened(title: str) -> str:
    """A sentence used as a heading, cut at a clause or a word."""
    if len(title) <= _MAX_TITLE:
        return title
    cut = title[:_MAX_TITLE]
    # The first clause that is long enough to say something.
    ends = [cut.find(sign, _MIN_CLAUSE) for sign in (" (", ". ", "; ", ": ", ", ")]
    clause = min((end for end in ends if end > 0), default=0)
    return (cut[:clause] if clause else cut[: cut.rfind(" ")] + "…").rstrip()


def _unused(title: str, contexts: Sequence[str], taken: dict[str, int]) -> str:
    """The title, told apart by a context or a number from those in `taken`, which it joins."""
    options = [title]
    options += [
        f"{title[:200]} ({context[:90]})"
        for context in contexts
        if context and fold(context) not in fold(title)
    ]
    for option in options:
        if fold(option) not in taken:
            taken[fold(option)] = 1
            return option[:300]
    count = taken[fold(title)]
    numbered = title
    while fold(numbered) in taken:
        count += 1
        numbered = f"{title[:280]} ({count})"
    taken[fold(title)] = count
    taken[fold(numbered)] = 1
    return numbered


def _distinct(titles: list[str], contexts: list[str]) -> list[str]:
    taken: dict[str, int] = {}
    return [
        _unused(title, (context,), taken) for title, context in zip(titles, contexts, strict=True)
    ]


def _dominant(module: ModuleCut) -> str:
    """The module's own heading, or that of a larger section which it took in."""
    section = module.section
    assert section is not None
    sizes: Counter[int] = Counter()
    heads: dict[int, Section] = {}
    for lesson in module.lessons:
        for segment in lesson.segments:
            head = segment.section
            while head.depth > section.depth and head.parent is not None:
                head = head.parent
            sizes[id(head)] += segment.words
            heads.setdefault(id(head), head)
    largest = max(heads.values(), key=lambda head: sizes[id(head)])
    return (largest if sizes[id(largest)] > 2 * sizes[id(section)] else section).title


def _reference_title(module: ModuleCut) -> str:
    titles: list[str] = []
    for lesson in module.lessons:
        section = lesson.segments[0].section
        while not section.is_reference and section.parent is not None:
            section = section.parent
        if section.title and section.title not in titles:
            titles.append(section.title)
    return _listed(titles) if titles else say("reference")


def _group_title(module: ModuleCut, outline: CourseOutline, number: int) -> str:
    """Lessons that no heading holds together are named after the first and the last."""
    heads = _telling_heads(module)
    if len(heads) > 1:
        first, last = heads[0], heads[-1]
    else:
        first = _lesson_title(module.lessons[0], module, outline) or outline.title
        last = _lesson_title(module.lessons[-1], module, outline) or outline.title
    joined = say("from_to", first, last) if first != last else first
    return joined if len(joined) <= 80 else say("part_of", number, first)


def _telling_heads(module: ModuleCut) -> list[str]:
    """The main headings above a group's lessons, those that name no subject left out."""
    found: list[str] = []
    for lesson in module.lessons:
        for segment in lesson.segments:
            head = at_depth(segment.section, 1)
            title = head.title if head.depth > 0 else ""
            if title and not is_generic_title(title) and not (found and found[-1] == title):
                found.append(title)
    return found


def _lesson_title(lesson: LessonCut, module: ModuleCut, outline: CourseOutline) -> str:
    """The heading that holds most of the lesson; "" when only the module's own name fits."""
    first = lesson.segments[0]
    untitled = first.section.is_nameless and len(module.lessons) > 1
    if first.part or (untitled and lesson.segments[-1].part):
        return _part_title(lesson, outline)
    covering = first.section
    if all(segment.section.within(covering) for segment in lesson.segments):
        if not _opens_module(covering, module):
            return covering.title
        if len(module.lessons) == 1 and not module.is_reference:
            return ""
        own = sum(item.words for item in lesson.segments if item.section is covering)
        if own * 2 >= lesson.words:
            if covering.depth > 0:
                return covering.title
            return say("introduction") if current().is_known else outline.title
    return _joined_title(lesson, module)


def _opens_module(section: Section, module: ModuleCut) -> bool:
    return section.depth <= (module.section.depth if module.section is not None else 0)


def _joined_title(lesson: LessonCut, module: ModuleCut) -> str:
    """Sections side by side: two or three names if they are short, else the largest one's."""
    tops = _tops(lesson, module)
    if not tops:
        return lesson.segments[0].section.title
    if 2 * sum(size for _, size in tops) < lesson.words:
        # Most of it is the rest of a section that the lesson before began.
        return max(lesson.segments, key=lambda segment: segment.words).section.title
    largest = max(tops, key=lambda item: item[1])
    weighty = [item for item in tops if item[1] * 5 >= largest[1]]
    # "Introduction" names no subject beside headings that do.
    weighty = [
        (section, size)
        for section, size in weighty
        if not (is_generic_title(section.title) or section.is_reference)
    ] or weighty
    listed = _listed([item[0].title for item in weighty])
    if listed and len(weighty) <= 3 and len(listed) <= _MAX_JOINED:
        return listed
    if largest[1] * 3 < lesson.words and len(module.lessons) == 1:
        return ""
    section = largest[0]
    leaning = _LEANING.match(section.title) and section.parent is not None
    if leaning and section.parent is not None and section.parent.depth > 0:
        # "In function signatures" says nothing without the heading above it.
        return f"{section.parent.title}: {section.title}"
    return section.title


def _tops(lesson: LessonCut, module: ModuleCut) -> list[tuple[Section, int]]:
    """(section, words) of the outermost sections that begin in the lesson, introductions aside."""
    segments: list[Segment] = []
    for place, segment in enumerate(lesson.segments):
        following = lesson.segments[place + 1] if place + 1 < len(lesson.segments) else None
        opens = following is not None and following.section.within(segment.section)
        if not (opens and _opens_module(segment.section, module)):
            segments.append(segment)
    telling = [item for item in segments if not item.section.is_closing] or segments
    depth = min(segment.section.depth for segment in telling)
    begun = {id(segment.section) for segment in lesson.segments if not segment.part}
    sizes: dict[int, int] = {}
    heads: dict[int, Section] = {}
    for segment in telling:
        head = segment.section
        while head.depth > depth and head.parent is not None and id(head.parent) in begun:
            head = head.parent
        if head.depth > depth:
            # The rest of a section that an earlier lesson began and was named after.
            continue
        heads.setdefault(id(head), head)
        sizes[id(head)] = sizes.get(id(head), 0) + segment.words
    return [(head, sizes[key]) for key, head in heads.items() if head.title]


def _listed(titles: Sequence[str]) -> str:
    """ "A", "A and b", "A, b and c"; "" where the names hold words that such a list needs."""
    shown = [title if not place else _lowered(title) for place, title in enumerate(titles)]
    if len(shown) < 2:
        return "".join(shown)
    if any(f" {say('and')} " in title or "," in title or _LEANING.match(title) for title in shown):
        return ""
    return f"{', '.join(shown[:-1])} {say('and')} {shown[-1]}"


def _lowered(title: str) -> str:
    """A heading in sentence case may go on inside a sentence; any other keeps its capitals."""
    parts = words(title)
    later = [word for word in parts[1:] if len(word) > 3]
    sentence_case = bool(later) and all(word.islower() for word in later)
    plain_first = bool(parts) and parts[0][1:].islower() and title[:1].isupper()
    return title[0].lower() + title[1:] if sentence_case and plain_first else title


def _part_title(lesson: LessonCut, outline: CourseOutline) -> str:
    """A later part of a long section: its name and a number, or what this part is about."""
    section = lesson.segments[0].section
    if section.title and section.depth > 0 and not section.is_nameless:
        return say("part", section.title, lesson.segments[0].part + 1)
    units = outline.units[lesson.start : lesson.end]
    topic = _topic(" ".join(unit.block.text for unit in units), outline.title)
    return topic or say("part", outline.title, lesson.segments[0].part + 1)


def _topic(text: str, known: str) -> str:
    """The two words that stand side by side most often, else the two commonest ones."""
    found = content_words(text)
    old = set(content_words(known))
    pairs = Counter(f"{one} {two}" for one, two in pairwise(found))
    single = Counter(word for word in found if word not in old and len(word) > 3)
    best = sorted((-count, pair) for pair, count in pairs.items() if count >= 3)
    if best and text.casefold().count(best[0][1]) >= 3:
        return best[0][1].capitalize()
    telling = sorted((-count, word) for word, count in single.items() if count >= 2)[:2]
    return f" {say('and')} ".join(word for _, word in telling).capitalize()
