"""The row of scenes of a whole lesson: title, aims, each part with what it shows, terms, recap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from ...domain.lesson_matter import LessonMatter
from ...domain.masking import bare
from ...domain.script import script_budget
from ...domain.slides import Slide
from ..extractive.outcomes import listed
from ..extractive.wording import points_outside
from ..text.languages import current, say
from ..text.sentences import Sentence
from .checks import Check, checks_of, scene_of, written_checks
from .choosing import is_sayable, needs_the_one_before
from .clauses import capitalised, closed, pointed, spoken
from .goals import goals_scene
from .laying import noted_scenes, numbered, scenes_of_part, telling_most
from .parts import LessonParts, Part, lesson_parts, titles_of
from .scenes import MOST_POINTS, Line, Scene, bullets
from .sizes import PART_WORDS, PARTED_FROM, dealt, few_enough
from .telling import Statement, lines_of, statements, term_point
from .wording import as_entry, leans, phrase, plain, tidy

T = TypeVar("T")

# Words before the first heading are said with the title, more are a part of their own.
_OPENING_WORDS = 120
_MOST_GOALS = 5
# A question that begins a lesson stands in its first parts.
_ASKED_IN = 2
# An aim that names an exercise says nothing to who has not seen it.
_QUOTED = re.compile(r"[“„«»”\"]")
_ASKS = ("?", "？", "؟", ";")
_MOST_TERMS = 10
_MOST_NAMED = 6
_WORDS_BETWEEN_CHECKS = 110
_LEAST_FOR_RECAP, _MOST_SUMMED_UP, _LEAST_OWN = 3, 4, 2
# Who has heard fewer words has not forgotten them yet.
_SHORT_WORDS = 200


def row_of(matter: LessonMatter) -> list[Scene]:
    """All scenes of a lesson in order, their headings each once."""
    return _Row(matter).scenes()


class _Row:
    """One lesson on its way to scenes."""

    def __init__(self, matter: LessonMatter) -> None:
        self._matter = matter
        self._lesson: LessonParts = lesson_parts(matter.title, matter.content)
        self._budget = script_budget(self._lesson.words)
        self._checks = checks_of(matter.questions)
        self._checked: set[str] = set()
        self._since_check = 0
        self._firsts: list[Statement] = []
        notes = {_key(note.block): note.words for note in matter.notes}
        self._notes = {key: words for key, words in notes.items() if key}

    def scenes(self) -> list[Scene]:
        """The whole row."""
        parts = few_enough(self._lesson.parts, self._budget)
        opening, rest = _opening(parts)
        titles = self._titles(rest)
        groups = [
            self._part(part, title, words)
            for part, title, words in zip(rest, titles, dealt(rest, self._budget), strict=True)
        ]
        said = {line.text for group in groups for scene in group for line in scene.lines}
        named = [
            title for part, title, group in zip(rest, titles, groups, strict=True)
            if group and part.level
        ]  # fmt: skip
        found = [self._title(opening, named, said)]
        if opening is not None:
            shown = scenes_of_part(opening, self._matter.title, (), self._matter.credits)
            found += [scene for scene in shown if scene.slide.kind != "title"]
        found += self._goals()
        found += _in_parts(groups, rest)
        found += self._terms()
        found += self._last_check()
        found += self._recap(found)
        return _named_once(_said_once(found))

    def _titles(self, parts: Sequence[Part]) -> list[str]:
        """Those of the parts; words before the first heading are no part of the lesson's name."""
        titles = titles_of(parts)
        if len(parts) > 1 and not parts[0].level and current().is_known:
            titles[0] = say("introduction")
        return titles

    # ------------------------------------------------------------ beginning

    def _title(self, opening: Part | None, titles: Sequence[str], said: Set[str]) -> Scene:
        title = self._matter.title
        goals = [as_entry(goal) for goal in self._lesson.goals if not _QUOTED.search(goal.text)]
        under = [self._matter.within, *goals[:1]]
        subtitle = next((text for text in under if text and text != title), "")
        slide = Slide(id="title", kind="title", title=title, subtitle=subtitle)
        noted = self._noted(opening) if opening is not None else []
        if noted:
            return Scene(title, slide, noted, is_verbatim=True)
        told = statements(opening, _OPENING_WORDS) if opening is not None else []
        lines = self._asked()
        lines += [line for statement in told for line in statement.lines]
        lines = lines or self._summed_up(said)
        lines += _announced([name for name in titles if name != title])
        return Scene(title, slide, lines or [Line(closed(title))])

    def _asked(self) -> list[Line]:
        """A question that the lesson asks itself where it begins."""
        for part in self._lesson.parts[:_ASKED_IN]:
            for told in part.told:
                for sentence in told.sentences:
                    is_question = sentence.text.rstrip().endswith(_ASKS) and is_sayable(sentence)
                    lines = list(lines_of(sentence)) if is_question else []
                    if len(lines) == 1 and not needs_the_one_before(sentence):
                        return lines
        return []

    def _summed_up(self, said: Set[str]) -> list[Line]:
        """What the summary begins with, where it is not said anyway."""
        for text in self._matter.summary:
            lines = [Line(closed(part)) for part in spoken(plain(text))]
            if lines and not any(line.text in said for line in lines):
                return lines
        return []

    def _goals(self) -> list[Scene]:
        goals = [goal for goal in self._lesson.goals if is_sayable(goal)][:_MOST_GOALS]
        title = phrase("objectives") or self._matter.title
        return [goals_scene(title, goals)] if goals else []

    # ------------------------------------------------------------ parts

    def _part(self, part: Part, title: str, budget: int) -> list[Scene]:
        told = statements(part, budget)
        noted = self._noted(part)
        self._firsts += telling_most(told)
        if noted:
            found = noted_scenes(part, title, told, noted, self._matter.credits)
        else:
            found = scenes_of_part(part, title, told, self._matter.credits)
        self._since_check += sum(scene.words for scene in found)
        check = self._check_of(part)
        return [*found, scene_of(check, title)] if check is not None else found

    def _noted(self, part: Part) -> list[Line]:
        """What a speaker said to the slides that the part was made of, word for word."""
        said = [self._notes[key] for key in dict.fromkeys(map(_key, part.blocks))
                if key in self._notes]  # fmt: skip
        paragraphs = [" ".join(text.split()) for words in said for text in words.split("\n\n")]
        return [Line(text, text) for text in paragraphs if text]

    def _check_of(self, part: Part) -> Check | None:
        """A question about the part, where the last one is long enough ago."""
        own = written_checks(part)
        if not own and self._since_check < _WORDS_BETWEEN_CHECKS:
            return None
        asked = (check for check in self._checks if check.anchor in part.anchors)
        return self._ask([*own, *asked])

    def _ask(self, checks: Sequence[Check]) -> Check | None:
        check = next((check for check in checks if check.stem not in self._checked), None)
        if check is not None:
            self._checked.add(check.stem)
            self._since_check = 0
        return check

    # ------------------------------------------------------------ end

    def _last_check(self) -> list[Scene]:
        """A question of the quiz where none could be asked before."""
        check = self._ask(self._checks) if not self._checked else None
        return [scene_of(check, self._matter.title)] if check is not None else []

    def _terms(self) -> list[Scene]:
        """The terms with what they mean; where that finds no room, or one alone, nothing."""
        terms = [(tidy(name), plain(meaning)) for name, meaning in self._matter.terms]
        points = {name: point for name, text in terms if (point := term_point(name, text))}
        names = list(points)[:_MOST_TERMS] if len(points) > 1 else []
        title = phrase("terms") or self._matter.title
        found = []
        size = -(-len(names) // max(1, -(-len(names) // MOST_POINTS)))
        for number, row in enumerate(_rows(names, max(size, 1)), start=1):
            told = phrase("told_terms", listed(row)) if number == 1 else ""
            told = told or closed(capitalised(", ".join(row)))
            key = "terms" if number == 1 else f"terms-{number}"
            slide = Slide(id=key, title=title, bullets=bullets(points[name] for name in row))
            found.append(Scene(title, slide, [Line(told)]))
        return numbered(found, title)

    def _recap(self, told_before: Sequence[Scene]) -> list[Scene]:
        """What the author sums up, else the summary, else the first sentence of each part."""
        title = phrase("told_recap") or self._matter.title
        own = [sentence for sentence in self._lesson.recap if is_sayable(sentence)]
        if own:
            return _summing_up(title, own[:MOST_POINTS])
        if not current().is_known or sum(scene.words for scene in told_before) < _SHORT_WORDS:
            return []
        order = [line.text for scene in told_before for line in scene.lines]
        told = [plain(text) for text in self._matter.summary]
        told += [line.text for statement in self._firsts for line in statement.lines[:1]]
        alone = (text for text in dict.fromkeys(told) if not points_outside(text))
        points = {text: short for text in alone if (short := pointed(text)) and not leans(short)}
        fresh = _on_last_slide(told_before)
        points = {text: short for text, short in points.items() if bare(short) not in fresh}
        shown = sorted(list(points)[:_MOST_SUMMED_UP], key=lambda text: _place_in(order, text))
        said = [part for text in shown for part in spoken(text)]
        if len(shown) < _LEAST_FOR_RECAP:
            return []
        lines = [Line(closed(title)), *(Line(closed(text)) for text in said)]
        slide = Slide(id="recap", title=title, bullets=bullets(points[text] for text in shown))
        return [Scene(title, slide, lines)]


# -- parts of the row ---------------------------------------------------------------------------


def _opening(parts: Sequence[Part]) -> tuple[Part | None, list[Part]]:
    """A few words before the first heading, which are said with the title, and the rest."""
    first = parts[0] if parts else None
    is_short = first is not None and first.level == 0 and first.words <= _OPENING_WORDS
    return (first, list(parts[1:])) if is_short and len(parts) > 1 else (None, list(parts))


def _announced(titles: Sequence[str]) -> list[Line]:
    """ "This lesson has 3 parts: …", where they are few."""
    if not current().is_known or not 1 < len(titles) <= _MOST_NAMED:
        return []
    told = say("told_parts", len(titles), listed(list(titles)))
    return [Line(text) for text in spoken(told)]


def _summing_up(title: str, own: Sequence[Sentence]) -> list[Scene]:
    """What an author sums up, said and shown; a single point is no summary."""
    points = bullets(map(as_entry, own))
    if len(points) < _LEAST_OWN:
        return []
    lines = [Line(closed(title))] if current().is_known else []
    for sentence in own:
        lines += [Line(capitalised(line.text), line.quote) for line in lines_of(sentence)]
    return [Scene(title, Slide(id="recap", title=title, bullets=points), lines)]


def _on_last_slide(scenes: Sequence[Scene]) -> frozenset[str]:
    """The points that a listener has just seen, without their Markdown."""
    with_points = [scene.slide for scene in scenes if scene.slide.bullets]
    last = [slide for slide in with_points if not slide.id.startswith("terms")][-1:]
    return frozenset(bare(bullet.text) for slide in last for bullet in slide.bullets)


def _said_once(scenes: Sequence[Scene]) -> list[Scene]:
    """Sentences that were said are not said again, but where the lesson is summed up."""
    said: set[str] = set()
    counted: dict[str, int] = {}
    found = []
    for scene in scenes:
        if scene.is_verbatim or scene.slide.id == "recap" or scene.slide.kind == "question":
            found.append(scene)
            continue
        lines = [line for line in scene.lines if line.text not in said]
        silent = max((line.pause for line in scene.lines), default=0.0)
        if not lines:  # a slide is shown as long as its words are
            name = capitalised(scene.heading.rpartition(": ")[2])
            counted[name] = counted.get(name, 1) + 1
            lines = [Line(closed(f"{name} {counted[name]}"))]
        if silent and not any(line.pause for line in lines):
            lines[-1] = replace(lines[-1], pause=silent)
        said.update(line.text for line in lines)
        found.append(replace(scene, lines=lines))
    return found


def _in_parts(groups: Sequence[list[Scene]], parts: Sequence[Part]) -> list[Scene]:
    """The scenes of all parts; those of a long lesson in chapters that have a title slide."""
    sizes = [sum(scene.words for scene in group) for group in groups]
    if sum(sizes) < PARTED_FROM or not current().is_known:
        return [scene for group in groups for scene in group]
    found: list[Scene] = []
    cuts = _cuts(sizes)
    for number, (start, end) in enumerate(pairwise([*cuts, len(groups)]), start=1):
        title = say("part_of", number, parts[start].title)
        slide = Slide(id=f"part-{number}", kind="title", title=title)
        found.append(Scene(title, slide, [Line(closed(title))]))
        found += [scene for group in groups[start:end] for scene in group]
    return found


def _cuts(sizes: Sequence[int]) -> list[int]:
    """Where chapters of about the same length begin."""
    count = max(2, round(sum(sizes) / PART_WORDS))
    cuts, before = [0], 0
    for place, size in enumerate(sizes):
        if place and before >= len(cuts) * sum(sizes) / count:
            cuts.append(place)
        before += size
    return cuts


def _named_once(scenes: Sequence[Scene]) -> list[Scene]:
    """Headings and names that no two scenes share, for slides find their words by them."""
    headings: set[str] = set()
    ids: set[str] = set()
    found = []
    for scene in scenes:
        heading = _free(" ".join(scene.heading.split())[:160], headings, "{} ({})")
        key = _free(scene.slide.id, ids, "{}-{}")
        slide = scene.slide.model_copy(update={"id": key})
        found.append(replace(scene, heading=heading, slide=slide))
    return found


def _free(name: str, taken: set[str], form: str) -> str:
    """The name, or with a number; case and Markdown do not tell two headings apart."""
    found, number = name, 1
    while (key := " ".join(bare(found).casefold().split())) in taken:
        number += 1
        found = form.format(name, number)
    taken.add(key)
    return found


def _place_in(order: Sequence[str], text: str) -> int:
    """Where a sentence was said; at the end where it was not."""
    first = next(iter(spoken(text)), text)
    return next((at for at, said in enumerate(order) if said == closed(first)), len(order))


def _rows(items: Sequence[T], size: int) -> Iterator[list[T]]:
    for at in range(0, len(items), size):
        yield list(items[at : at + size])


def _key(text: str) -> str:
    """How the words of a block are compared."""
    return plain(text).casefold()
