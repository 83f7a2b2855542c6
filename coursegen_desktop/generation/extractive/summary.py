"""The few sentences that say most about a text: TextRank over shared words, own implementation.

A sentence is central when it shares telling words with other central sentences (Mihalcea and
Tarau 2004, on TF-IDF cosine). The first sentence of a section counts a fifth more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log, sqrt

from ..text.languages import current
from ..text.sentences import Sentence
from ..text.words import content_stems, words
from .material import Passage, is_clean, is_statement
from .wording import points_outside

_ROUNDS = 12
_DAMPING = 0.85
_FIRST_BONUS = 1.2
_TOO_SIMILAR = 0.6
# More sentences than any lesson has; bounds the work on hostile input.
_MAX_SENTENCES = 150


def summarise(passages: Sequence[Passage], size: int) -> list[Sentence]:
    """Up to `size` sentences in the order of the text, each able to stand alone."""
    if not current().is_known:
        return _by_position(passages, size)
    candidates, bonus = _candidates(passages)
    vectors = _vectors([sentence.text for sentence in candidates])
    ranks = _ranks(vectors)
    scores = [
        (-round(rank * (_FIRST_BONUS if first else 1.0), 9), place)
        for place, (rank, first) in enumerate(zip(ranks, bonus, strict=True))
        if _tellable(candidates[place])
    ]
    chosen: list[int] = []
    for _, place in sorted(scores):
        if len(chosen) == size:
            break
        if all(_cosine(vectors[place], vectors[other]) < _TOO_SIMILAR for other in chosen):
            chosen.append(place)
    return [candidates[place] for place in sorted(chosen)]


def _by_position(passages: Sequence[Passage], size: int) -> list[Sentence]:
    """The first sentence of the first paragraph and of those spread over the rest.

    For languages without rules: nobody can tell there which sentence can stand alone, and
    authors begin with what matters.
    """
    paragraphs = [
        passage
        for passage in passages
        if passage.block.kind == "para" and passage.context == "" and passage.sentences
    ]
    opening = [
        passage.sentences[0]
        for passage in paragraphs
        if is_clean(passage.sentences[0]) and 12 <= len(passage.sentences[0].text) <= 400
    ]
    step = max(len(opening) // max(size, 1), 1)
    return opening[::step][:size]


def centrality(texts: Sequence[str]) -> list[float]:
    """How much each sentence of a text shares with the others, 1 on the average."""
    return _ranks(_vectors(texts))


def introduction(passages: Sequence[Passage], size: int) -> list[Sentence]:
    """How the author introduces the text: the first paragraph that can stand alone, if any."""
    if not current().is_known:
        return []
    opening = [item for item in passages if item.block.kind == "para" and item.context == ""][:3]
    for passage in opening:
        told = list(passage.sentences[:size])
        whole = " ".join(sentence.text for sentence in told)
        if len(told) < 2 or not 80 <= len(whole) <= 400 or not all(map(is_clean, told)):
            continue
        if whole[0].islower() or whole[-1] not in ".!":
            # The rest of a sentence that began on a page which is not here.
            continue
        if points_outside(whole, reader_allowed=True):
            continue
        return told
    return []


def _candidates(passages: Sequence[Passage]) -> tuple[list[Sentence], list[bool]]:
    found: list[Sentence] = []
    first: list[bool] = []
    for passage in passages:
        if passage.block.kind != "para" or passage.context not in ("", "quote"):
            continue
        for place, sentence in enumerate(passage.sentences):
            if len(found) < _MAX_SENTENCES:
                found.append(sentence)
                first.append(place == 0)
    return found, first


def _tellable(sentence: Sentence) -> bool:
    size = len(words(sentence.text))
    return 8 <= size <= 40 and is_statement(sentence) and not sentence.text[:1].islower()


def _vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    """TF-IDF vectors of length 1; words of one sentence only link nothing and are left out."""
    bags = [Counter(content_stems(text)) for text in texts]
    spread = Counter(word for bag in bags for word in bag)
    found = []
    for bag in bags:
        weights = {
            word: count * log(1 + len(texts) / spread[word])
            for word, count in bag.items()
            if spread[word] > 1
        }
        length = sqrt(sum(weight * weight for weight in weights.values()))
        found.append({word: weight / length for word, weight in weights.items()} if length else {})
    return found


def _ranks(vectors: Sequence[dict[str, float]]) -> list[float]:
    count = len(vectors)
    links: list[dict[int, float]] = [defaultdict(float) for _ in vectors]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        for word, weight in vector.items():
            for other in holders[word]:
                links[place][other] += weight * vectors[other][word]
                links[other][place] += weight * vectors[other][word]
            holders[word].append(place)
    totals = [sum(row.values()) for row in links]
    shares = [[(other, weight / totals[other]) for other, weight in row.items()] for row in links]
    ranks = [1.0] * count
    for _ in range(_ROUNDS):
        ranks = [
            1 - _DAMPING + _DAMPING * sum([ranks[other] * share for other, share in row])
            for row in shares
        ]
    return ranks


def _cosine(left: dict[str, float], right: dict[str, float]) -> float:
    return sum(weight * right[word] for word, weight in left.items() if word in right)
