"""The row of scenes of a whole lesson: title, aims, each part with what it shows, terms, recap."""

from __future__ import annotations

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
from .choosing import is_sayable, leads_in, needs_the_one_before
from .clauses import capitalised, closed, pointed, spoken
from .parts import LessonParts, Part, lesson_parts, titles_of
from .scenes import MOST_POINTS, Line, Scene, bullets
from .shows import scenes_of
from .sizes import PART_WORDS, PARTED_FROM, dealt, few_enough
from .telling import Statement, is_short_enough, lines_of, statements, term_point
from .wording import as_pointed, phrase, plain, tidy

T = TypeVar("T")

# Words before the first heading are said with the title, more are a part of their own.
_OPENING_WORDS = 120
_MOST_GOALS = 5
# A question that begins a lesson stands in its first parts.
_ASKED_IN = 2
_ASKS = ("?", "？", "؟", ";")
_MOST_TERMS = 10
_MOST_SHOWN = 4  # of a part
_MOST_NAMED = 6
_WORDS_BETWEEN_CHECKS = 110
_POINTS_BESIDE_PICTURE = 4
_LEAST_FOR_RECAP = 3
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
        titles = titles_of(rest)
        groups = [
            self._part(part, title, words)
            for part, title, words in zip(rest, titles, dealt(rest, self._budget), strict=True)
        ]
        said = {line.text for group in groups for scene in group for line in scene.lines}
        found = [self._title(opening, titles, said)]
        if opening is not None:
            found += self._shows(opening, self._matter.title)
        found += self._goals()
        found += _in_parts(groups, rest)
        found += self._terms()
        found += self._last_check()
        found += self._recap(found)
        return _named_once(found)

    # ------------------------------------------------------------ beginning

    def _title(self, opening: Part | None, titles: Sequence[str], said: Set[str]) -> Scene:
        title = self._matter.title
        slide = Slide(id="title", kind="title", title=title)
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
        return [_listed_scene("goals", title, goals, closed(title))] if goals else []

    # ------------------------------------------------------------ parts

    def _part(self, part: Part, title: str, budget: int) -> list[Scene]:
        told = statements(part, budget)
        noted = self._noted(part)
        self._firsts += _telling_most(told)
        found = _noted_scenes(part, title, told, noted) if noted else _points(part, title, told)
        shown = self._shows(part, title)
        found, shown = _without_bare(found, shown)
        if noted and not found and shown:
            shown[0] = replace(shown[0], lines=noted, is_verbatim=True)
        found = _beside(found[0], shown[0]) if _fits_beside(found, shown) else [*found, *shown]
        self._since_check += sum(scene.words for scene in found)
        check = self._check_of(part)
        return [*found, scene_of(check, title)] if check is not None else found

    def _noted(self, part: Part) -> list[Line]:
        """What a speaker said to the slides that the part was made of, word for word."""
        said = [self._notes[key] for key in dict.fromkeys(map(_key, part.blocks))
                if key in self._notes]  # fmt: skip
        paragraphs = [" ".join(text.split()) for words in said for text in words.split("\n\n")]
        return [Line(text, text) for text in paragraphs if text]

    def _shows(self, part: Part, title: str) -> list[Scene]:
        found: list[Scene] = []
        kept = [shown for shown in part.shown if shown.kind != "check"]
        for number, shown in enumerate(kept[:_MOST_SHOWN], start=1):
            made = scenes_of(shown, title, part.anchor, number, self._matter.credits)
            lead = leads_in(part.told[shown.behind - 1]) if shown.behind else None
            is_first = not found or shown.behind != kept[number - 2].behind
            if lead is not None and made and is_first and is_short_enough(lead):
                made[0].lines[:0] = lines_of(lead)
            found += made
        return found

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
        terms = [(tidy(name), plain(meaning)) for name, meaning in self._matter.terms]
        terms = terms[:_MOST_TERMS] if len(terms) > 1 else []
        title = phrase("terms") or self._matter.title
        found = []
        for number, row in enumerate(_rows(terms, MOST_POINTS), start=1):
            names = [name for name, _ in row]
            points = bullets(term_point(name, meaning) for name, meaning in row)
            told = phrase("told_terms", listed(names)) if number == 1 else ""
            told = told or closed(capitalised(", ".join(names)))
            slide = Slide(
                id="terms" if number == 1 else f"terms-{number}", title=title, bullets=points
            )
            found.append(Scene(title, slide, [Line(told)]))
        return found

    def _recap(self, told_before: Sequence[Scene]) -> list[Scene]:
        """What the author sums up, else the summary, else the first sentence of each part."""
        title = phrase("told_recap") or self._matter.title
        own = [sentence for sentence in self._lesson.recap if is_sayable(sentence)]
        if own:
            return [_listed_scene("recap", title, own[:MOST_POINTS], closed(title))]
        if not current().is_known or sum(scene.words for scene in told_before) < _SHORT_WORDS:
            return []
        order = [line.text for scene in told_before for line in scene.lines]
        told = [plain(text) for text in self._matter.summary]
        told += [line.text for statement in self._firsts for line in statement.lines[:1]]
        alone = (text for text in dict.fromkeys(told) if not points_outside(text))
        points = {text: short for text in alone if (short := pointed(text))}
        shown = sorted(list(points)[:MOST_POINTS], key=lambda text: _place_in(order, text))
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


def _telling_most(told: Sequence[Statement]) -> list[Statement]:
    """The statement of a part that is said again at the end: what it defines, else its first."""
    pointed_out = [statement for statement in told if statement.points]
    defining = [statement for statement in pointed_out if "**" in statement.points[0]]
    return (defining or pointed_out)[:1]


def _points(part: Part, title: str, told: Sequence[Statement]) -> list[Scene]:
    """One slide for a part, more where it has many points, each with what is said to it."""
    count = sum(len(statement.points) for statement in told)
    slides = max(1, -(-count // MOST_POINTS))
    most = -(-count // slides)
    rows: list[list[Statement]] = [[]]
    for statement in told:
        here = _count(rows[-1])
        if here and statement.points and here + len(statement.points) > most:
            rows.append([])
        rows[-1].append(statement)
    return [
        Scene(
            title,
            _points_slide(part, title, number, row),
            [line for statement in row for line in statement.lines],
        )
        for number, row in enumerate(rows, start=1)
        if row
    ]


def _without_bare(points: list[Scene], shown: list[Scene]) -> tuple[list[Scene], list[Scene]]:
    """A slide without points shows the title of its part, where nothing else is there to show."""
    if len(points) != 1 or points[0].slide.bullets:
        return points, shown
    bare = points[0]
    if shown and not bare.is_verbatim:
        shown[0].lines[:0] = bare.lines
        return [], shown
    return ([] if not bare.lines else [_as_title(bare)]), shown


def _as_title(scene: Scene) -> Scene:
    return replace(scene, slide=scene.slide.model_copy(update={"kind": "title"}))


def _count(row: Sequence[Statement]) -> int:
    return sum(len(statement.points) for statement in row)


def _points_slide(part: Part, title: str, number: int, row: Sequence[Statement]) -> Slide:
    key = f"points-{part.anchor or 'start'}"
    return Slide(
        id=key if number == 1 else f"{key}-{number}",
        title=title,
        bullets=bullets(point for statement in row for point in statement.points),
    )


def _noted_scenes(
    part: Part, title: str, told: Sequence[Statement], noted: Sequence[Line]
) -> list[Scene]:
    """The slides of a part with the words of a speaker: a paragraph at least for each."""
    made = _points(part, title, told)[: len(noted)]
    if not made:
        return []
    size = -(-len(noted) // len(made))
    rows = _rows(list(noted), size)
    return [
        replace(scene, lines=lines, is_verbatim=True)
        for scene, lines in zip(made, rows, strict=False)
    ]


def _fits_beside(points: Sequence[Scene], shown: Sequence[Scene]) -> bool:
    return (
        len(points) == len(shown) == 1
        and shown[0].slide.kind == "figure"
        and 0 < len(points[0].slide.bullets) <= _POINTS_BESIDE_PICTURE
    )


def _beside(points: Scene, shown: Scene) -> list[Scene]:
    """A picture on the slide of the points."""
    slide = points.slide.model_copy(update={"kind": "figure", "figure": shown.slide.figure})
    lines = points.lines if points.is_verbatim else [*points.lines, *shown.lines]
    return [replace(points, slide=slide, lines=lines)]


def _listed_scene(key: str, title: str, told: Sequence[Sentence], lead: str) -> Scene:
    lines = [Line(lead)] if current().is_known else []
    for sentence in told:
        lines += [Line(capitalised(line.text), line.quote) for line in lines_of(sentence)]
    slide = Slide(id=key, title=title, bullets=bullets(map(as_pointed, told)))
    return Scene(title, slide, lines)


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
