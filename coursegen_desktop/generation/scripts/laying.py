"""A part of a lesson as scenes, in the order of its text.

What is shown stands beside what is said of it: a program with what it prints, under the sentence
that leads to it; short programs that follow one another on one slide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from ...domain.slides import Slide
from ..text.languages import current, say
from ..text.sentences import Sentence
from .choosing import is_sayable, is_tellable, leads_in, needs_the_one_before
from .clauses import capitalised, words_in
from .parts import Part, Shown
from .scenes import MOST_POINTS, Line, Scene, bullets
from .shows import scenes_of
from .telling import Statement, is_short_enough, lines_of
from .wording import as_lead, as_pointed

_MOST_SHOWN = 5  # of a part
_POINTS_BESIDE_PICTURE = 4
_POINTS_ABOVE = 2
_MOST_WORDS, _LEAST_POINTS = 66, 2  # of the points of a slide
# Programs of so many lines share a slide as long as they have no more together.
_SHORT_PROGRAM, _SHARED_LINES = 3, 8
# Sentences between two programs on one slide.
_MOST_BETWEEN = 2
_PRINTED = frozenset(("output", "text", "txt", "out"))
_NAMED = re.compile(r"(?:\w+\s)?\*\*([^*]{2,60})\*\*")


@dataclass(slots=True)
class _Seen:
    """Something to see, the sentences that lead to it, and how much is told before it."""

    shown: Shown
    behind: int
    leads: list[Statement] = field(default_factory=list)


def scenes_of_part(
    part: Part, title: str, told: Sequence[Statement], credits: Mapping[str, str]
) -> list[Scene]:
    """All scenes of a part."""
    rest = list(told)
    found: list[Scene] = []
    for number, seen in enumerate(_seen(part, told), start=1):
        made = scenes_of(seen.shown, title, part.anchor, number, credits)
        if not made:
            continue
        led = {id(lead.sentence) for lead in seen.leads}
        before = [one for one in rest if one.place < seen.behind and id(one.sentence) not in led]
        rest = [one for one in rest if one.place >= seen.behind and id(one.sentence) not in led]
        _lead(made[0], seen)
        found += _joined(part, title, before, made, seen)
    if rest:
        found = _with_rest(found, _points(part, title, rest), rest)
    return numbered(_renamed(found), title)


def noted_scenes(
    part: Part,
    title: str,
    told: Sequence[Statement],
    noted: Sequence[Line],
    credits: Mapping[str, str],
) -> list[Scene]:
    """The slides of a part with the words of a speaker: a paragraph at least for each."""
    shown = [
        scene
        for number, seen in enumerate(_seen(part, ()), start=1)
        for scene in scenes_of(seen.shown, title, part.anchor, number, credits)
    ]
    made = [scene for scene in _points(part, title, told) if scene.slide.bullets][: len(noted)]
    if not made:
        bare = Scene(title, Slide(id=_key(part, 1), kind="title", title=title))
        made, shown = ([shown[0]], shown[1:]) if shown else ([bare], [])
    if len(made) == 1 and shown and _fits_beside(made[0], shown[0]):
        slide = made[0].slide.model_copy(update={"kind": "figure", "figure": shown[0].slide.figure})
        made, shown = [replace(made[0], slide=slide)], shown[1:]
    size = -(-len(noted) // len(made))
    rows = [list(noted[at : at + size]) for at in range(0, len(noted), size)]
    spoken = [
        replace(scene, lines=lines, is_verbatim=True)
        for scene, lines in zip(made, rows, strict=False)
    ]
    return numbered(_renamed([*spoken, *shown]), title)


def telling_most(told: Sequence[Statement]) -> list[Statement]:
    """The statement of a part that is said again at the end: what it defines, else its first."""
    pointed_out = [statement for statement in told if statement.points]
    defining = [statement for statement in pointed_out if "**" in statement.points[0]]
    return (defining or pointed_out)[:1]


# -- what is seen -------------------------------------------------------------------------------


def _seen(part: Part, told: Sequence[Statement]) -> list[_Seen]:
    """What is shown, programs with what they print, each with what leads to it."""
    found: list[_Seen] = []
    taken = 0
    for shown in part.shown:
        if shown.kind == "check":
            continue
        last = found[-1] if found else None
        if last is not None and _is_printed_by(shown, last):
            last.shown = replace(last.shown, output=_code_of(shown))
            taken = shown.behind
            continue
        leads = _leads(part, shown, told) if shown.behind > taken else []
        taken = shown.behind
        if last is not None and _fits_with(shown, last, part):
            program = f"{last.shown.program or _code_of(last.shown)}\n\n{_code_of(shown)}"
            last.shown = replace(last.shown, program=program)
            last.leads += leads
            last.behind = shown.behind
            continue
        found.append(_Seen(shown, shown.behind, leads))
    kept = [seen for seen in found if not _is_bare(seen, told)]
    return (kept if kept or part.told else found)[:_MOST_SHOWN]


def _is_bare(seen: _Seen, told: Sequence[Statement]) -> bool:
    """A line of a program of which nothing is said tells nobody anything."""
    shown = seen.shown
    if shown.kind not in ("code", "output") or shown.program:
        return False
    if any(lead.points for lead in seen.leads):
        return False
    is_told = any(one.place == shown.behind - 1 and one.points for one in told)
    return len(_code_of(shown).split("\n")) == 1 and not is_told


def _code_of(shown: Shown) -> str:
    return shown.block.meta.get("code", "").strip("\n")


def _is_printed_by(shown: Shown, last: _Seen) -> bool:
    """Whether it is what the program right before it prints."""
    is_output = shown.kind == "output" or (
        shown.kind == "code" and shown.block.meta.get("lang", "") in _PRINTED
    )
    is_program = last.shown.kind == "code" and last.shown.block.meta.get("lang") not in _PRINTED
    is_next = shown.behind - last.behind <= 1 and not last.shown.output
    return is_output and is_program and is_next


def _fits_with(shown: Shown, last: _Seen, part: Part) -> bool:
    """Whether a short program finds room on the slide of the one before it."""
    one, two = last.shown, shown
    between = part.told[last.behind : two.behind]
    if not one.kind == two.kind == "code" or one.output or len(between) > 1:
        return False
    if any(len(told.sentences) > _MOST_BETWEEN for told in between):
        return False
    sizes = [len((one.program or _code_of(one)).split("\n")), len(_code_of(two).split("\n"))]
    is_alike = one.block.meta.get("lang", "") == two.block.meta.get("lang", "")
    is_short = sizes[1] <= _SHORT_PROGRAM and (bool(one.program) or sizes[0] <= _SHORT_PROGRAM)
    return is_alike and is_short and sum(sizes) < _SHARED_LINES


def _leads(part: Part, shown: Shown, told: Sequence[Statement]) -> list[Statement]:
    """The sentence right before it, where it can be said there."""
    before = part.told[shown.behind - 1] if shown.behind else None
    if before is None or before.kind != "para":
        return []
    chosen = {id(one.sentence): one for one in told if one.sentence is not None}
    lead = leads_in(before)
    point = "" if lead is None else as_lead(lead)
    last = before.sentences[-1]
    if lead is None and _can_lead(last, shown, is_chosen=id(last) in chosen):
        lead, point = last, as_pointed(last)
    if lead is None or not is_sayable(lead) or not is_short_enough(lead):
        return []
    if id(lead) in chosen:
        return [replace(chosen[id(lead)], points=(point,) if point else ())]
    return [Statement(tuple(lines_of(lead)), (point,) if point else (), sentence=lead)]


def _can_lead(sentence: Sentence, shown: Shown, *, is_chosen: bool) -> bool:
    """A whole sentence leads to a program, be it told or not; to all else one with a colon."""
    if shown.kind not in ("code", "output") or shown.block.meta.get("lang", "") in _PRINTED:
        return False
    return is_chosen or (is_tellable(sentence) and not needs_the_one_before(sentence))


def _lead(scene: Scene, seen: _Seen) -> None:
    """Says what leads to it; one lead stands under the title, more are points."""
    scene.lines[:0] = [line for lead in seen.leads for line in lead.lines]
    points = list(dict.fromkeys(point for lead in seen.leads for point in lead.points))
    is_quiet = len(points) == 1 and "**" not in points[0]  # what a word means is no side remark
    if is_quiet and not scene.slide.subtitle:
        scene.slide = scene.slide.model_copy(update={"subtitle": points[0]})
    elif points:
        scene.slide = scene.slide.model_copy(update={"bullets": bullets(points[:MOST_POINTS])})


def _joined(
    part: Part, title: str, before: Sequence[Statement], made: list[Scene], seen: _Seen
) -> list[Scene]:
    """What is said before something is shown, and what is shown: on one slide where both fit."""
    first = made[0]
    if not before:
        return made
    count, most = _count(before), _POINTS_ABOVE
    if first.slide.kind == "figure":
        most = _POINTS_BESIDE_PICTURE
    has_room = not first.slide.bullets and first.slide.kind != "table"
    if count == 0 or (has_room and count <= most):
        _put_before(first, before)
        return made
    if has_room and not first.slide.subtitle and first.slide.kind == "code":
        last = before[-1]
        if last.place == seen.behind - 1 and 0 < len(last.points) <= _POINTS_ABOVE:
            _put_before(first, before[-1:])
            before = before[:-1]
    return [*_points(part, title, before), *made]


def _put_before(scene: Scene, told: Sequence[Statement]) -> None:
    points = [point for one in told for point in one.points]
    if points:
        scene.slide = scene.slide.model_copy(update={"bullets": bullets(points)})
    scene.lines[:0] = [line for one in told for line in one.lines]


def _with_rest(found: list[Scene], made: list[Scene], told: Sequence[Statement]) -> list[Scene]:
    """What is said at the end of a part: without a point it belongs to what was there."""
    if not _count(told) and found:
        found[-1].lines += [line for one in told for line in one.lines]
        return found
    return [*found, *made]


def _fits_beside(points: Scene, shown: Scene) -> bool:
    is_picture = shown.slide.kind == "figure"
    return is_picture and 0 < len(points.slide.bullets) <= _POINTS_BESIDE_PICTURE


# -- points -------------------------------------------------------------------------------------


def _points(part: Part, title: str, told: Sequence[Statement]) -> list[Scene]:
    """Slides with points, about equally many on each, each with what is said to it."""
    rows = _rows(told)
    made = []
    for number, row in enumerate(rows, start=1):
        points = [point for one in row for point in one.points] or _another(part)
        slide = Slide(id=_key(part, number), title=title, bullets=bullets(points))
        if not points:
            slide = slide.model_copy(update={"kind": "title"})
        made.append(Scene(title, slide, [line for one in row for line in one.lines]))
    return made


def _another(part: Part) -> list[str]:
    """A point where none of what is said can be one: another sentence of the part."""
    told = (one for one in part.told if one.kind == "para")
    found = (as_pointed(sentence) for one in told for sentence in one.sentences)
    return list(islice(filter(None, found), 1))


def _rows(told: Sequence[Statement]) -> list[list[Statement]]:
    """Rows of about as many words, no row with more points than a slide holds."""
    sizes = [sum(map(words_in, one.points)) for one in told]
    slides = max(1, -(-_count(told) // MOST_POINTS), -(-sum(sizes) // _MOST_WORDS))
    rows = _cut(told, sizes, slides)
    while slides < len(told) and any(_count(row) > MOST_POINTS for row in rows):
        slides += 1
        rows = _cut(told, sizes, slides)
    if len(rows) < 2 or _count(rows[-1]) >= _LEAST_POINTS:
        return rows
    last = [*rows[-2], *rows[-1]]
    return [*rows[:-2], last] if _count(last) <= MOST_POINTS else rows


def _cut(told: Sequence[Statement], sizes: Sequence[int], slides: int) -> list[list[Statement]]:
    rows: list[list[Statement]] = [[] for _ in range(slides)]
    before, total = 0, max(sum(sizes), 1)
    for one, size in zip(told, sizes, strict=True):
        rows[min(int((before + size / 2) / total * slides), slides - 1)].append(one)
        before += size
    return [row for row in rows if row]


def _count(row: Sequence[Statement]) -> int:
    return sum(len(statement.points) for statement in row)


def _key(part: Part, number: int) -> str:
    key = f"points-{part.anchor or 'start'}"
    return key if number == 1 else f"{key}-{number}"


# -- titles -------------------------------------------------------------------------------------


def _renamed(scenes: Sequence[Scene]) -> list[Scene]:
    """Slides of a part behind its first have the name of the term that they begin with."""
    return [
        _named(scene, term) if at and (term := _term_of(scene)) else scene
        for at, scene in enumerate(scenes)
    ]


def _term_of(scene: Scene) -> str:
    points = scene.slide.bullets
    match = _NAMED.match(points[0].text) if points and scene.slide.kind == "points" else None
    return capitalised(match[1]) if match else ""


def _named(scene: Scene, title: str) -> Scene:
    slide = scene.slide.model_copy(update={"title": title, "subtitle": scene.slide.title})
    return replace(scene, heading=title, slide=slide)


def numbered(scenes: Sequence[Scene], title: str) -> list[Scene]:
    """Slides of one title say which of them they are, but for the first."""
    alike = [scene for scene in scenes if scene.slide.title == title]
    return list(_numbered(scenes, title, len(alike)))


def _numbered(scenes: Sequence[Scene], title: str, count: int) -> Iterator[Scene]:
    number = 0
    for scene in scenes:
        if scene.slide.title != title:
            yield scene
            continue
        number += 1
        if number == 1:
            yield scene
            continue
        name = (
            say("told_of", title, number, count) if current().is_known
            else f"{title} ({number}/{count})"
        )  # fmt: skip
        heading = name if scene.heading == title else scene.heading
        slide = scene.slide.model_copy(update={"title": name})
        yield replace(scene, heading=heading, slide=slide)
