"""What is said in a part of a lesson, sentence by sentence, each with its point for a slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..extractive.outcomes import listed
from ..text.languages import current, say
from ..text.sentences import Sentence
from .choosing import Choice, chosen, is_sayable, leads_in
from .clauses import (
    LONGEST_DEFINITION,
    MOST_POINT_WORDS,
    capitalised,
    closed,
    pointed,
    spoken,
    words_in,
)
from .parts import Part, Told
from .scenes import Line
from .wording import as_entry, as_pointed, as_said, tidy

# Entries of a list that are said in one breath: "pens, paper and a timer".
_MOST_IN_BREATH = 5
_SHORT_ENTRY = 5
_SHORTEST_ENTRY = 2
_LEAST_ENTRIES = 3
_MOST_ENTRIES = 10
# Of the words of a part that is mostly a list so many are said at least.
_LEAST_LIST_WORDS = 30


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that is said: its sentences, and the points that a slide shows for it."""

    lines: tuple[Line, ...]
    points: tuple[str, ...] = ()
    # What of the part it is from, by its number there; the sentence, where it is one.
    place: int = 0
    sentence: Sentence | None = None

    @property
    def words(self) -> int:
        """How much is said."""
        return sum(words_in(line.text) for line in self.lines)


def statements(part: Part, budget: int) -> list[Statement]:
    """What is said in a part, in the order of its text."""
    total = max(part.words, 1)
    para_words = _words_of(part, ("para", "aside"))
    picked = chosen(part, round(budget * para_words / total))
    left = max(budget - sum(words_in(choice.sentence.text) for choice in picked), 0)
    by_told: dict[int, list[Choice]] = {}
    for choice in picked:
        by_told.setdefault(choice.told, []).append(choice)
    found: list[Statement] = []
    for number, told in enumerate(part.told):
        made: list[Statement] = []
        if told.kind == "list":
            before = part.told[number - 1] if number else None
            made = list(_of_list(told, before, max(left, _LEAST_LIST_WORDS)))
            left -= sum(statement.words for statement in made)
            made = made if left > -_LEAST_LIST_WORDS or not found else []
        elif told.kind == "definition":
            made = _of_definition(told)
            left -= sum(statement.words for statement in made)
            made = made if left > 0 or not found else []
        else:
            made = list(_of_paragraph(told, by_told.get(number, ())))
        found += [replace(statement, place=number) for statement in made]
    return [statement for statement in found if statement.lines]


def _of_paragraph(told: Told, picked: Sequence[Choice]) -> Iterator[Statement]:
    """The sentences that were chosen; in a worked example none is a point of its own."""
    supposing = current().telling.supposing
    is_example = False
    rest = iter(told.sentences)
    for choice in picked:
        for sentence in rest:
            is_example = is_example or bool(supposing.match(sentence.text.replace("’", "'")))
            if sentence is choice.sentence:
                break
        made = _of_sentence(choice.sentence)
        yield replace(made, points=()) if is_example else made


def _words_of(part: Part, kinds: Sequence[str]) -> int:
    rows = [told for told in part.told if told.kind in kinds]
    return sum(words_in(sentence.text) for told in rows for sentence in told.sentences)


def _of_sentence(sentence: Sentence) -> Statement:
    return Statement(tuple(lines_of(sentence)), _some(as_pointed(sentence)), sentence=sentence)


def _some(*points: str) -> tuple[str, ...]:
    return tuple(point for point in points if point)


def is_short_enough(sentence: Sentence) -> bool:
    """Whether a sentence is said as it stands, with nothing left off."""
    text = as_said(sentence)
    return spoken(text) == [text]


def lines_of(sentence: Sentence) -> Iterator[Line]:
    """A sentence as it is said, in several where it is long."""
    for text in spoken(as_said(sentence)):
        yield Line(closed(text), sentence.quote)


def _of_definition(told: Told) -> list[Statement]:
    sentence = told.sentences[0]
    meaning = tidy(sentence.text)
    if not is_sayable(sentence) or not meaning:
        return []
    lines = [Line(closed(text), sentence.quote) for text in spoken(f"{told.term}: {meaning}")]
    return [Statement(tuple(lines), _some(term_point(told.term, meaning)))] if lines else []


def term_point(term: str, meaning: str) -> str:
    """A term with its meaning; "" where that has no room: a bare word explains nothing."""
    size = words_in(term)
    short = pointed(meaning, MOST_POINT_WORDS - size, LONGEST_DEFINITION - size)
    return f"**{capitalised(tidy(term))}**: {short}" if short else ""


# -- lists --------------------------------------------------------------------------------------


def _of_list(told: Told, before: Told | None, budget: int) -> Iterator[Statement]:
    """The entries of a list behind the sentence that leads to them, as many as can be heard."""
    lead = leads_in(before) if before is not None else None
    entries = [entry[0] for entry in told.entries if entry and is_sayable(entry[0])]
    texts = [as_said(entry).rstrip(" .;,") for entry in entries]
    if not entries or all(len(text) < _SHORTEST_ENTRY for text in texts[:2]):
        return  # "A", "B": what there is to choose from, not what is so
    in_breath = _in_one_breath(lead, texts)
    if in_breath:
        quote = lead.quote if lead is not None else entries[0].quote
        yield Statement(
            (Line(in_breath, quote),), _some(*(capitalised(as_entry(entry)) for entry in entries))
        )
        return
    most = _how_many(texts, budget)
    for number, entry in enumerate(entries[:most]):
        point = capitalised(as_entry(entry))
        lines = [Line(capitalised(line.text), line.quote) for line in lines_of(entry)]
        if lead is not None and not number:
            lines = _led(lead, lines)
        if lines:
            yield Statement(tuple(lines), _some(point))
    left = len(told.entries) - most
    if left > 0 and current().is_known:
        words = say("told_one_more") if left == 1 else say("told_more", left)
        yield Statement((Line(words),))


def _led(lead: Sentence, lines: Sequence[Line]) -> list[Line]:
    """ "The steps are: Read the page." where both together are short enough, else apart."""
    opening = as_said(lead)
    together = f"{opening} {lines[0].text}" if lines else ""
    if together and spoken(together) == [together]:
        return [Line(together, lines[0].quote), *lines[1:]]
    return [*(Line(text, lead.quote) for text in spoken(closed(opening))), *lines]


def _in_one_breath(lead: Sentence | None, texts: Sequence[str]) -> str:
    """ "You need: pens, paper and a timer." where that is short enough to be heard."""
    is_short = 1 < len(texts) <= _MOST_IN_BREATH and current().is_known
    if not is_short or any(words_in(text) > _SHORT_ENTRY or "," in text for text in texts):
        return ""
    named = listed(list(texts))
    whole = f"{as_said(lead).rstrip(' :')}: {named}" if lead is not None else capitalised(named)
    made = spoken(whole)
    return closed(made[0]) if made == [whole] else ""


def _how_many(texts: Sequence[str], budget: int) -> int:
    count = words = 0
    for text in texts[:_MOST_ENTRIES]:
        words += words_in(text)
        if count >= _LEAST_ENTRIES and words > budget:
            break
        count += 1
    return count
