"""Where marked words stand in a text, found again after the text was edited.

A place is kept as W3C annotations keep it: the words themselves with what stood before and after
them (TextQuoteSelector), and where they stood (TextPositionSelector). They are looked for at
their place, then elsewhere as they were, then nearly as they were. Every step looks at a bounded
number of places, so that no text takes long.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, chain

# Characters kept before and after the words.
CONTEXT = 48
MOST_WORDS = 8000

# A place is taken when the words are alike by so much, and words and surroundings together too.
LEAST_ALIKE = 0.6
LEAST_SCORE = 0.76
# Fewer characters say little by themselves: their surroundings must be known again.
_SHORT = 24
_SHORTEST_FUZZY = 8
_MOST_PLACES = 120  # exact ones that are compared
_MOST_GUESSES = 6
_CLOSE = 240  # characters at either end of a long quote that are compared closely
_BY_LETTER = 64  # longer words are compared by words
_RUN = 6  # letters in a row that are no chance
_WORD = re.compile(r"\w")
# Words with the blanks after them; of scripts without spaces single signs.
_TOKEN = re.compile(r"[^\W\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af]+\s*|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Anchor:
    """[start, end) in a text, the words there, and what stands around them."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


def anchor_at(text: str, start: int, end: int) -> Anchor:
    """The anchor of [start, end) in `text`, without blanks at either end.

    Longer places than MOST_WORDS are cut. An empty one has an empty `exact`.
    """
    start, end = max(0, start), min(len(text), end)
    while start < end and text[start].isspace():
        start += 1
    end = min(end, start + MOST_WORDS)
    while end > start and text[end - 1].isspace():
        end -= 1
    return Anchor(
        start,
        max(start, end),
        text[start:end],
        text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT],
    )


def stands(text: str, anchor: Anchor) -> bool:
    """Whether the words stand where they stood, in the same surroundings. Costs next to nothing."""
    before = anchor.start - len(anchor.prefix)
    return (
        before >= 0
        and text[before : anchor.start] == anchor.prefix
        and text.startswith(anchor.exact, anchor.start)
        and text.startswith(anchor.suffix, anchor.end)
    )


def find(text: str, anchor: Anchor) -> tuple[int, int] | None:
    """The words' place in a text that was edited since; None when they are lost."""
    if not anchor.exact:
        return None
    if stands(text, anchor):
        return anchor.start, anchor.end
    return _find_exact(text, anchor) or _find_alike(text, anchor)


def find_all(text: str, anchors: Sequence[Anchor]) -> list[tuple[int, int] | None]:
    """`find` for many: what a worker process is asked."""
    return [find(text, anchor) for anchor in anchors]


# --- the same words, elsewhere ---------------------------------------------------------------


def _find_exact(text: str, anchor: Anchor) -> tuple[int, int] | None:
    best: tuple[int, int] | None = None
    best_rank = (0.0, 0)
    length = len(anchor.exact)
    least_run = 2 * CONTEXT // 3 if length < _SHORT and _is_cut_out(text, anchor) else 0
    by_context = (at for at in _by_context(text, anchor) if text.startswith(anchor.exact, at))
    by_words = _places(text, anchor.exact, anchor.start, _MOST_PLACES)
    for at in chain(by_context, by_words):
        place = at, at + length
        around = _surroundings(text, anchor, place)
        if around.run < least_run or not around.suffices(length, 1.0):
            continue
        rank = (around.score, -abs(at - anchor.start))
        if best is None or rank > best_rank:
            best, best_rank = place, rank
    return best


def _places(text: str, words: str, near: int, most: int) -> Iterator[int]:
    """Where `words` stand, at most `most` of them, those nearest to `near`."""
    before, after = text.rfind(words, 0, max(0, near) + len(words)), text.find(words, near + 1)
    for _ in range(most):
        if before < 0 and after < 0:
            return
        if after < 0 or (before >= 0 and near - before <= after - near):
            yield before
            before = text.rfind(words, 0, before + len(words) - 1) if before else -1
        else:
            yield after
            after = text.find(words, after + 1)


def _by_context(text: str, anchor: Anchor) -> Iterator[int]:
    """Where the words would begin by what stood around them."""
    before, after = anchor.prefix[-24:], anchor.suffix[:24]
    if before.strip():
        for at in _places(text, before, anchor.start - len(before), 4):
            yield at + len(before)
    if after.strip():
        for at in _places(text, after, anchor.end, 4):
            yield max(0, at - len(anchor.exact))


# --- words that are nearly the same ----------------------------------------------------------


def _find_alike(text: str, anchor: Anchor) -> tuple[int, int] | None:
    length = len(anchor.exact)
    if length < _SHORTEST_FUZZY or _is_cut_out(text, anchor):
        return None
    best: tuple[int, int] | None = None
    best_rank = (0.0, 0)
    aligned = (_aligned(text, anchor.exact, guess) for guess in _guesses(text, anchor))
    for place in chain(_between(text, anchor), aligned):
        if place is None:
            continue
        alike = _alikeness(anchor.exact, text[place[0] : place[1]])
        if alike < LEAST_ALIKE:
            continue
        around = _surroundings(text, anchor, place)
        if not around.suffices(length, alike):
            continue
        rank = (0.7 * alike + 0.3 * around.score, -abs(place[0] - anchor.start))
        if best is None or rank > best_rank:
            best, best_rank = place, rank
        if alike > 0.85 and around.score > 0.9:
            break  # nothing better will come
    return best


def _between(text: str, anchor: Anchor) -> Iterator[tuple[int, int]]:
    """What stands between the old surroundings, where both are as they were."""
    before, after = anchor.prefix[-24:], anchor.suffix[:24]
    if len(before) < _RUN or len(after) < _RUN:
        return
    reach = 2 * len(anchor.exact) + 120
    for at in _places(text, before, anchor.start - len(before), 4):
        start = at + len(before)
        end = text.find(after, start, start + reach)
        if end > start:
            yield start, end


def _is_cut_out(text: str, anchor: Anchor) -> bool:
    """Whether what stood before and after the words now stands together."""
    before, after = anchor.prefix.rstrip()[-20:], anchor.suffix.lstrip()[:20]
    if not before or not after:
        return False
    for at in _places(text, before, anchor.start - len(before), 4):
        rest = text[at + len(before) : at + len(before) + 40].lstrip()
        if rest.startswith(after):
            return True
    return False


def _guesses(text: str, anchor: Anchor) -> list[int]:
    """Where the words might begin: where their surroundings or several of their pieces stand."""
    exact = anchor.exact
    size = max(4, min(16, len(exact) // 4))
    step = max(size, len(exact) // 32)
    votes: Counter[int] = Counter()
    for offset in range(0, len(exact) - size + 1, step):
        piece = exact[offset : offset + size]
        if not piece.isspace():
            for at in _places(text, piece, anchor.start + offset, 4):
                votes[max(0, at - offset)] += 1
    near = max(16, len(exact) // 4)
    guesses: list[int] = []
    in_order = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    for guess in chain(_by_context(text, anchor), (guess for guess, _count in in_order)):
        if len(guesses) >= _MOST_GUESSES:
            break
        if all(abs(guess - known) > near for known in guesses):
            guesses.append(guess)
    return guesses


def _aligned(text: str, exact: str, guess: int) -> tuple[int, int] | None:
    """The place near `guess` that corresponds to `exact`, from its first to its last known part."""
    length = len(exact)
    slack = max(24, min(length // 2, _CLOSE // 2))
    if length <= 2 * _CLOSE:
        return _span(text, exact, max(0, guess - slack), guess + length + slack)
    # Of long quotes only the ends are compared closely.
    head = _span(text, exact[:_CLOSE], max(0, guess - slack), guess + _CLOSE + slack)
    if head is None:
        return None
    drift = max(slack, min(length // 4, 2 * _CLOSE))
    tail_at = head[0] + length - _CLOSE
    tail = _span(text, exact[-_CLOSE:], max(0, tail_at - drift), tail_at + _CLOSE + drift)
    if tail is None or tail[1] <= head[0]:
        return None
    return head[0], tail[1]


def _span(text: str, words: str, begin: int, end: int) -> tuple[int, int] | None:
    """What of text[begin:end] corresponds to `words`, ends that were edited included."""
    blocks = [block for block in _common(words, text[begin:end]) if block[2] >= 3]
    # A few letters far from the others are there by chance.
    while len(blocks) > 1 and _strays(blocks[0], blocks[1]):
        del blocks[0]
    while len(blocks) > 1 and _strays(blocks[-2], blocks[-1]):
        del blocks[-1]
    if not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    start = begin + first[1]
    if first[0]:  # the beginning was edited: as much as stood before, from a word's beginning
        start = _to_word(text, max(begin, start - first[0]), start)
    stop = begin + last[1] + last[2]
    rest = len(words) - last[0] - last[2]
    if rest:
        stop = _to_word_end(text, min(len(text), stop + rest), stop)
    return start, stop


_Block = tuple[int, int, int]


def _strays(one: _Block, other: _Block) -> bool:
    kept = other[0] - one[0] - one[2]
    there = other[1] - one[1] - one[2]
    return min(one[2], other[2]) < 12 and abs(there - kept) > 16


def _common(one: str, other: str) -> list[_Block]:
    """Runs that both have, as (place in one, place in other, length)."""
    if len(one) <= _BY_LETTER:
        found = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
        return [(block.a, block.b, block.size) for block in found if block.size]
    here, there = _TOKEN.findall(one), _TOKEN.findall(other)
    heres = list(accumulate(map(len, here), initial=0))
    theres = list(accumulate(map(len, there), initial=0))
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    return [
        (heres[a], theres[b], heres[a + size] - heres[a])
        for a, b, size in matcher.get_matching_blocks()
        if size
    ]


def _to_word(text: str, at: int, latest: int) -> int:
    """The nearest beginning of a word at or after `at`."""
    for here in range(at, latest):
        if _WORD.match(text[here]) and (here == 0 or not _WORD.match(text[here - 1])):
            return here
    return latest


def _to_word_end(text: str, at: int, earliest: int) -> int:
    for here in range(at, earliest, -1):
        if _WORD.match(text[here - 1]) and (here == len(text) or not _WORD.match(text[here])):
            return here
    return earliest


# --- how much alike --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Around:
    """How much what stands before and after a place is what stood there, 0 to 1, and how many
    letters next to the place are the same."""

    before: float
    after: float
    run: int

    @property
    def score(self) -> float:
        # One side may be edited; two that are both known leave no doubt.
        return 0.6 * max(self.before, self.after) + 0.4 * min(self.before, self.after)

    def suffices(self, length: int, alike: float) -> bool:
        """Whether words that are so much alike may be taken for the ones looked for."""
        if length < _SHORT:
            # Such words stand anywhere: what is beside them must be what was.
            if self.run < _RUN:
                return False
            if alike < 1.0 and min(self.before, self.after) < 0.5:
                return False
        return 0.7 * alike + 0.3 * self.score >= LEAST_SCORE


def _surroundings(text: str, anchor: Anchor, place: tuple[int, int]) -> _Around:
    start, end = place
    before, run_before = _side(anchor.prefix[::-1], text[max(0, start - CONTEXT) : start][::-1])
    after, run_after = _side(anchor.suffix, text[end : end + CONTEXT])
    return _Around(before, after, max(run_before, run_after))


def _side(kept: str, there: str) -> tuple[float, int]:
    """From the words outwards: how alike, and how many letters are the same."""
    if not kept or not there:
        is_same = kept == there
        return (1.0 if is_same else 0.4), (_RUN if is_same else 0)
    same = 0
    while same < min(len(kept), len(there)) and kept[same] == there[same]:
        same += 1
    if same == len(kept):
        return 1.0, max(same, _RUN)
    ratio = SequenceMatcher(None, kept, there, autojunk=False).ratio()
    # Half of the letters are the same anywhere. A few words in a row are no chance.
    return max(ratio if ratio > 0.6 else 0.5 * ratio, min(1.0, same / 16)), same


def _alikeness(one: str, other: str) -> float:
    """0 to 1."""
    if not one or not other:
        return 0.0
    if max(len(one), len(other)) <= 4 * _CLOSE:
        return 2 * sum(block[2] for block in _common(one, other)) / (len(one) + len(other))
    pieces = [one[at : at + 12] for at in range(0, len(one) - 11, 12)]
    found = sum(piece in other for piece in pieces) / len(pieces)
    return found * min(1.0, 1.5 * min(len(one), len(other)) / max(len(one), len(other)))
