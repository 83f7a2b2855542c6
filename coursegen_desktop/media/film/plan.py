"""When which page of a lesson's slides is seen, and when each of its points comes.

Pages follow the sections that they belong to; a point comes with the sentence that speaks of it.
Where no sentence does, points and pages share the time evenly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...domain.film import Shown, Stop
from ...domain.masking import alike, bare, is_telling, words_of
from ...domain.narration import Chapter, SaidLine
from ...domain.script import WORDS_PER_MINUTE, sections, spoken_words
from ...domain.slides import Slide, SlideDeck
from .spoken import key_of

# Seconds that a page without words of its own in the script is seen.
LEAST_READING, MOST_READING = 4.0, 20.0
# To find one's way on a new page, and to look at a figure, a table or lines of a program.
_ARRIVING, _LOOKING = 1.5, 3.0
# Of the time of a section, pages that it does not speak of take no more than this.
_FREE_SHARE = 0.5
# A sentence speaks of a point when it has so much of what the point's words weigh.
_SPEAKS_OF = 0.3
# How the best way through texts and lines goes on: without a line, with this one, with one before.
_PASS, _TAKE, _BACK = 0, 1, 2
# The last point is there for so long, or for this share of its page's time where that is short.
_LAST_SEEN, _LAST_SHARE = 1.0, 0.2
# An answer comes after the player went on, never in the picture at which it stopped.
_ANSWER_AFTER = 0.4


@dataclass(frozen=True, slots=True)
class LaidPage:
    """A page as it was laid out: its slide's id, its number, the words of its points.

    Points come one by one.
    """

    slide: str
    page: int = 0
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A script as it was told: its lines, where its sections begin, how long all of it takes."""

    lines: tuple[SaidLine, ...] = ()
    sections: tuple[float, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class FilmPlan:
    """What is seen when, in seconds from the beginning."""

    shown: tuple[Shown, ...]
    chapters: tuple[Chapter, ...]
    stops: tuple[Stop, ...]
    seconds: float


@dataclass(slots=True)
class _Page:
    """A page on its way into the film; `is_free`: no section speaks of it."""

    laid: LaidPage
    slide: Slide
    is_free: bool = False


@dataclass(slots=True)
class _Group:
    """Pages that share the time of a section and of those after it that have no pages."""

    section: int
    pages: list[_Page]
    begin: float = 0.0
    end: float = 0.0


def film_plan(deck: SlideDeck, laid: Sequence[LaidPage], script: str, said: Said) -> FilmPlan:
    """The plan of a film. Without anything said its pages are seen for as long as reading takes."""
    pages = _pages(deck, laid)
    if not said.lines:
        return _silent(pages)
    titles = [part.title for part in sections(script)]
    groups = _groups(pages, titles, said)
    shown: list[Shown] = []
    for group in groups:
        lines = [line for line in said.lines if group.begin <= line.begin < group.end]
        shown += _shown_in(group, lines)
    return FilmPlan(
        tuple(shown), _chapters(groups, titles, said), _stops(deck, said.lines), said.seconds
    )


def sound_chapters(script: str, begins: Sequence[float]) -> tuple[Chapter, ...]:
    """The chapters of a recording without pictures: the sections of its script."""
    titles = [part.title for part in sections(script)]
    found = [
        Chapter(title=title, begin=begin)
        for title, begin in zip(titles, begins, strict=False)
        if title
    ]
    if found and found[0].begin > 0 and begins and titles[0]:
        found[0] = Chapter(title=found[0].title, begin=0.0)
    return tuple(found)


def reading_seconds(slide: Slide) -> float:
    """How long a slide that nobody speaks of is looked at."""
    words = spoken_words("\n".join(_texts(slide)))
    seconds = _ARRIVING + 60 * words / WORDS_PER_MINUTE
    if slide.figure or slide.table or slide.code or slide.formula or slide.diagram:
        seconds += _LOOKING
    return min(max(seconds, LEAST_READING), MOST_READING)


# ------------------------------------------------------------------ pages and groups


def _texts(slide: Slide) -> list[str]:
    texts = [slide.title, slide.subtitle, *(bullet.text for bullet in slide.bullets)]
    if slide.figure is not None:
        texts.append(slide.figure.caption)
    if slide.table is not None:
        texts += [cell for row in (slide.table.head, *slide.table.rows) for cell in row]
    if slide.question is not None:
        texts += [slide.question.text, *slide.question.options]
    return texts


def _pages(deck: SlideDeck, laid: Sequence[LaidPage]) -> list[_Page]:
    slides = {slide.id: slide for slide in deck.slides}
    return [_Page(page, slides[page.slide]) for page in laid if page.slide in slides]


def _groups(pages: Sequence[_Page], titles: Sequence[str], said: Said) -> list[_Group]:
    """Pages by the section that speaks of them, in the order in which they are said."""
    places: dict[str, list[int]] = {}
    for number, title in enumerate(titles):
        places.setdefault(key_of(title), []).append(number)
    groups: dict[int, _Group] = {}
    waiting: list[_Page] = []
    last: int | None = None
    for page in pages:
        found = places.get(key_of(page.slide.section)) if page.slide.section.strip() else None
        if found is not None:
            last = next((one for one in found if last is None or one >= last), found[0])
        page.is_free = found is None
        if last is None:
            waiting.append(page)
            continue
        groups.setdefault(last, _Group(last, [])).pages.append(page)
    if waiting:
        first = min(groups, default=0)
        group = groups.setdefault(first, _Group(first, []))
        group.pages[:0] = waiting
    ordered = [groups[number] for number in sorted(groups)]
    _give_times(ordered, said)
    return ordered


def _give_times(groups: Sequence[_Group], said: Said) -> None:
    """A group lasts until the next one begins; the first begins with the film."""
    last = 0.0
    for number, group in enumerate(groups):
        known = number and group.section < len(said.sections)
        group.begin = last = max(last, said.sections[group.section] if known else 0.0)
    for number, group in enumerate(groups):
        is_last = number == len(groups) - 1
        group.end = said.seconds if is_last else groups[number + 1].begin


# ------------------------------------------------------------------ inside a group


def _shown_in(group: _Group, lines: Sequence[SaidLine]) -> list[Shown]:
    begins = _page_begins(group, lines)
    ends = [*begins[1:], group.end]
    shown = []
    for page, begin, end in zip(group.pages, begins, ends, strict=True):
        if end <= begin:
            continue
        heard = [line for line in lines if begin <= line.begin < end]
        steps = _steps(page, heard, begin, end)
        shown.append(
            Shown(
                slide=page.laid.slide,
                page=page.laid.page,
                begin=round(begin, 3),
                steps=tuple(round(step, 3) for step in steps),
            )
        )
    return shown


def _page_begins(group: _Group, lines: Sequence[SaidLine]) -> list[float]:
    """When each page of a group comes."""
    pages = group.pages
    spoken = [number for number, page in enumerate(pages) if not page.is_free]
    texts = [_subject(pages[number]) for number in spoken]
    marks: list[float | None] = [None] * len(pages)
    for number, mark in zip(spoken, _matched(texts, lines), strict=True):
        marks[number] = mark
    marks[0] = group.begin
    begins = _filled(marks, group.begin, group.end)
    if len(spoken) < len(pages):
        _make_room(begins, group)
    return begins


def _subject(page: _Page) -> str:
    """What is spoken of when a page comes: a later page of a slide comes with its first point."""
    slide = page.slide
    if page.laid.page and page.laid.said:
        return page.laid.said[0]
    question = "" if slide.question is None else slide.question.text
    caption = "" if slide.figure is None else slide.figure.caption
    return " ".join((slide.title, question, caption, *page.laid.said))


def _make_room(begins: list[float], group: _Group) -> None:
    """Pages that the section does not speak of are seen for their reading time, no longer."""
    free = [number for number, page in enumerate(group.pages) if page.is_free]
    span = group.end - group.begin
    wanted = {number: reading_seconds(group.pages[number].slide) for number in free}
    most = span if len(free) == len(group.pages) else span * _FREE_SHARE
    squeeze = min(1.0, most / sum(wanted.values()))
    lengths = {number: seconds * squeeze for number, seconds in wanted.items()}
    spoken = [number for number in range(len(group.pages)) if number not in lengths]
    if not spoken:
        rest = (span - sum(lengths.values())) / len(free)
        lengths = {number: seconds + rest for number, seconds in lengths.items()}
    else:
        # What the sentences wish for the others, in the time that is left to them.
        ends = [*begins[1:], group.end]
        wishes = {number: max(ends[number] - begins[number], 0.1) for number in spoken}
        scale = (span - sum(lengths.values())) / sum(wishes.values())
        lengths |= {number: wish * scale for number, wish in wishes.items()}
    at = group.begin
    for number in range(len(begins)):
        begins[number] = at
        at += lengths[number]


def _steps(page: _Page, heard: Sequence[SaidLine], begin: float, end: float) -> list[float]:
    said = page.laid.said
    if not said:
        return []
    if page.slide.kind == "question":
        return _answer_steps(len(said), heard, begin, end)
    marks = _matched(said, heard)
    latest = end - min(_LAST_SEEN, (end - begin) * _LAST_SHARE)
    return [min(step, latest) for step in _filled(marks, begin, latest, is_open=True)]


def _answer_steps(count: int, heard: Sequence[SaidLine], begin: float, end: float) -> list[float]:
    """What follows a question comes after it was asked and the viewer went on."""
    asked = next((line.finish for line in heard if line.is_check), None)
    first = (begin + end) / 2 if asked is None else min(asked + _ANSWER_AFTER, end)
    return [first + number * (end - first) / (count + 1) for number in range(count)]


# ------------------------------------------------------------------ words and times


def _matched(texts: Sequence[str], lines: Sequence[SaidLine]) -> list[float | None]:
    """When each text is spoken of, in their order; None where no line does.

    The best way through: every text has one line, none before that of the text before it.
    """
    if not texts or not lines:
        return [None] * len(texts)
    heard = [frozenset(filter(is_telling, words_of(line.text))) for line in lines]
    wanted = [frozenset(filter(is_telling, words_of(bare(text)))) for text in texts]
    saying = _saying(frozenset().union(*wanted), heard)
    scores = [_shares(words, saying, len(lines)) for words in wanted]
    return _times(_best_way(scores, len(lines)), wanted, lines)


def _best_way(scores: Sequence[Sequence[float]], count: int) -> list[int | None]:
    """For each text its line, so that all together they speak of the most."""
    # best[l]: the most that the texts until now reach, the last of them at line l or before.
    best = [0.0] * count
    turns: list[bytearray] = []
    for row in scores:
        new, turn = list(best), bytearray(count)  # _PASS, while nothing is better
        for at, score in enumerate(row):
            if score >= _SPEAKS_OF and best[at] + score > new[at] + 1e-9:
                new[at], turn[at] = best[at] + score, _TAKE
            if at and new[at - 1] >= new[at]:
                new[at], turn[at] = new[at - 1], _BACK
        best = new
        turns.append(turn)
    way: list[int | None] = []
    at = count - 1
    for turn in reversed(turns):
        while turn[at] == _BACK:
            at -= 1
        way.append(at if turn[at] == _TAKE else None)
    return way[::-1]


def _saying(words: frozenset[str], heard: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    """The lines that say each word, in whatever ending."""
    found: dict[str, list[int]] = {word: [] for word in words}
    known = {
        other: [word for word in words if alike(word, other)] for other in frozenset().union(*heard)
    }
    for number, said in enumerate(heard):
        for word in {word for other in said for word in known[other]}:
            found[word].append(number)
    return found


def _shares(words: frozenset[str], saying: Mapping[str, list[int]], count: int) -> list[float]:
    """How much of what is wanted each line says; what every line says weighs little."""
    shares = [0.0] * count
    total = 0.0
    for word in words:
        weight = 1.0 / (1 + len(saying[word]))
        total += weight
        for number in saying[word]:
            shares[number] += weight
    return [share / total for share in shares] if total else shares


def _has(said: frozenset[str], word: str) -> bool:
    return word in said or any(alike(word, other) for other in said)


def _times(
    way: Sequence[int | None], wanted: Sequence[frozenset[str]], lines: Sequence[SaidLine]
) -> list[float | None]:
    """The begin of each text's line; the word itself where a line speaks of several."""
    times: list[float | None] = []
    taken: set[int] = set()
    last = 0.0
    for at, words in zip(way, wanted, strict=True):
        if at is None:
            times.append(None)
            continue
        line = lines[at]
        begin = _word_time(line, words) if at in taken else line.begin
        taken.add(at)
        last = max(last, begin)
        times.append(last)
    return times


def _word_time(line: SaidLine, words: frozenset[str]) -> float:
    """When the first of these words is heard in a line."""
    for word in line.words:
        spoken = [one for one in words_of(line.text[word.start : word.end]) if is_telling(one)]
        if any(_has(words, one) for one in spoken):
            return word.begin
    return line.begin


def _filled(
    marks: Sequence[float | None], begin: float, end: float, *, is_open: bool = False
) -> list[float]:
    """Times for all: those that are not known share the time between their neighbours.

    `is_open`: the first that is not known comes a while after `begin`, not at once.
    """
    times: list[float] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        before = times[-1] if times else begin
        if mark is not None:
            times.append(max(before, mark))
            at += 1
            continue
        until = next((n for n in range(at, len(marks)) if marks[n] is not None), len(marks))
        known = marks[until] if until < len(marks) else None
        after = max(before, end if known is None else known)
        shift = 1 if times or is_open else 0
        parts = until - at + shift
        times += [
            before + (after - before) * (number + shift) / parts if parts else before
            for number in range(until - at)
        ]
        at = until
    return times


# ------------------------------------------------------------------ chapters, stops, silence


def _chapters(groups: Sequence[_Group], titles: Sequence[str], said: Said) -> tuple[Chapter, ...]:
    """One for each section with slides; the first begins with the film."""
    found: list[Chapter] = []
    for group in groups:
        named = titles[group.section] if group.section < len(titles) else ""
        title = named or next((page.slide.title for page in group.pages if page.slide.title), "")
        if title and group.end > group.begin:
            found.append(Chapter(title=bare(title), begin=round(group.begin, 3)))
    if not found:
        return sound_chapters("\n".join(f"## {title}" for title in titles), said.sections)
    return tuple(found)


def _stops(deck: SlideDeck, lines: Sequence[SaidLine]) -> tuple[Stop, ...]:
    items = _items(deck)
    return tuple(
        Stop(at=line.finish, text=line.text, item=_asked(line.text, items))
        for line in lines
        if line.is_check
    )


def _asked(text: str, items: Mapping[str, str]) -> str:
    """Which question is asked. It is said with more around it: "True or false?", what to choose."""
    said = key_of(text)
    return items[max(found, key=len)] if (found := [key for key in items if key in said]) else ""


def _items(deck: SlideDeck) -> Mapping[str, str]:
    """Questions of the quiz by their words."""
    questions = [slide.question for slide in deck.slides if slide.question is not None]
    found = {key_of(question.text): question.item for question in questions if question.item}
    found.pop("", None)
    return found


def _silent(pages: Sequence[_Page]) -> FilmPlan:
    """Nothing is said: pages are read, one after another."""
    shown: list[Shown] = []
    chapters: list[Chapter] = []
    at = 0.0
    counts: dict[str, int] = {}
    for page in pages:
        counts[page.laid.slide] = counts.get(page.laid.slide, 0) + 1
    for page in pages:
        seconds = max(reading_seconds(page.slide) / counts[page.laid.slide], LEAST_READING)
        end = at + seconds
        steps = _steps(page, (), at, end)
        shown.append(
            Shown(slide=page.laid.slide, page=page.laid.page, begin=round(at, 3),
                  steps=tuple(round(step, 3) for step in steps))
        )  # fmt: skip
        title = bare(page.slide.title)
        if title and (not chapters or chapters[-1].title != title):
            chapters.append(Chapter(title=title, begin=round(at, 3)))
        at = end
    return FilmPlan(tuple(shown), tuple(chapters), (), round(at, 3))
