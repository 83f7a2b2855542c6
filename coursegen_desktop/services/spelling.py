"""Spelling by the bundled word lists: which words are known, what a wrong one may have meant.

The lists are those of pyspellchecker (MIT; words of open subtitles with how often they occur). A
worker process reads them; the window asks a block of sorted words, which no lookup copies.
"""

from __future__ import annotations

import asyncio
import re

from ..domain.errors import WorkStopped, WorkTimeout
from ..domain.ids import CourseId, UserId
from ..domain.rights import Right
from .blocking import WorkerProcesses
from .clock import Now, stamp
from .gate import Guarded, needs
from .work import WorkUnits

LANGUAGES = frozenset(("de", "en", "es", "fr", "it", "nl", "pt", "ru", "lv", "eu", "ar", "fa"))
LIMIT_S = 30.0
SUGGEST_S = 4.0
MOST_OWN = 5_000
_JOINED = frozenset(("de", "nl"))  # words are put together without a blank
_LINKS = ("", "s", "es", "n", "en", "er", "e")
_LEAST_PART, _MOST_PARTS = 4, 4
# The words of a course are everybody's who writes it.
_EVERYBODY = UserId(0)
_ELISION = re.compile(r"(?:\w{1,2}|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|dell|nell|sull|all|dall)'")


class WordList:
    """The words of a language and those that a course added."""

    def __init__(self, language: str, block: bytes, own: frozenset[str] = frozenset()) -> None:
        self.language = language
        self._block = block
        self.own = own
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether a word is spelled well, as far as the list can say."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > 50_000:
                self._known.clear()
            found = self._known[word] = self._look(word.replace("’", "'"))
        return found

    def with_own(self, words: frozenset[str]) -> WordList:
        """The same list with other words of the course."""
        return WordList(self.language, self._block, words)

    def _look(self, word: str) -> bool:
        bare = word.casefold() if self.language != "de" else word.lower()
        if bare in self.own or self._has(bare):
            return True
        if bare.endswith("'s") and self._has(bare[:-2]):
            return True
        if "'" in bare and (lead := _ELISION.match(bare)):
            return self._has(bare[lead.end() :])
        if self.language == "de" and "ß" in bare and self._has(bare.replace("ß", "ss")):
            return True
        return self.language in _JOINED and self._is_joined(bare)

    def _has(self, word: str) -> bool:
        return _stands_in(self._block, word.encode("utf-8"))

    def _is_joined(self, word: str) -> bool:
        """Whether a word is made of known ones: "Lichtreaktion"."""
        # Where a part may begin, and how many stand before it.
        starts = {0: 0}
        for start in range(len(word) - _LEAST_PART + 1):
            parts = starts.get(start, _MOST_PARTS)
            if parts >= _MOST_PARTS:
                continue
            for end in range(start + _LEAST_PART, len(word) + 1):
                if 0 < len(word) - end < _LEAST_PART or not self._has(word[start:end]):
                    continue
                if end == len(word):
                    return start > 0
                for link in _LINKS:
                    if word.startswith(link, end):
                        at = end + len(link)
                        starts[at] = min(parts + 1, starts.get(at, _MOST_PARTS))
        return False


class SpellingService(Guarded):
    """Word lists by language, kept once read; each course has words of its own."""

    def __init__(self, uow: WorkUnits, workers: WorkerProcesses, now: Now) -> None:
        self._uow = uow
        self._workers = workers
        self._now = now
        self._blocks: dict[str, bytes] = {}
        self._lock = asyncio.Lock()

    @needs(Right.EDIT_COURSES)
    async def words(self, course_id: CourseId, language: str) -> WordList | None:
        """The list for a course in `language` (as BCP 47 writes it); None where there is none."""
        code = language.partition("-")[0].lower()
        if code not in LANGUAGES:
            return None
        async with self._lock:
            if code not in self._blocks:
                try:
                    block = await self._workers.call(read_list, code, timeout=LIMIT_S)
                except (WorkTimeout, WorkStopped):
                    return None  # written without a check rather than not at all
                self._blocks[code] = block
        return WordList(code, self._blocks[code], await self._own(course_id))

    @needs(Right.EDIT_COURSES)
    async def suggestions(self, word: str, language: str) -> tuple[str, ...]:
        """What a wrong word may have meant, the likeliest first."""
        code = language.partition("-")[0].lower()
        if code not in LANGUAGES or len(word) > 40:
            return ()
        try:
            found = await self._workers.call(suggest, word.lower(), code, timeout=SUGGEST_S)
        except (WorkTimeout, WorkStopped):
            return ()
        return tuple(_cased(one, word) for one in found)

    @needs(Right.EDIT_COURSES)
    async def add(self, course_id: CourseId, word: str) -> frozenset[str]:
        """Make a word one of the course's; returns them all."""
        own = await self._own(course_id)
        own |= {word.replace("’", "'").lower()}
        async with self._uow(write=True) as work:
            kept = sorted(own)[:MOST_OWN]
            await work.settings.put(_EVERYBODY, _key(course_id), kept, stamp(self._now()))
            await work.commit()
        return own

    async def _own(self, course_id: CourseId) -> frozenset[str]:
        async with self._uow() as work:
            kept = await work.settings.get(_EVERYBODY, _key(course_id))
        return frozenset(str(word) for word in kept) if isinstance(kept, list) else frozenset()


def read_list(language: str) -> bytes:
    """The words of a language, sorted by their bytes, a line each; runs in a worker process."""
    words = _checker(language).word_frequency.dictionary
    lines = sorted(word.encode("utf-8") for word in words if "\n" not in word)
    return b"\n" + b"\n".join(lines) + b"\n"


def suggest(word: str, language: str) -> list[str]:
    """Known words near to one, the commonest first; runs in a worker process."""
    checker = _checker(language)
    # Two mistakes in a long word are too many neighbours to look at.
    checker.distance = 2 if len(word) <= 8 else 1
    found = checker.candidates(word) or set()
    found.discard(word)
    ranked = sorted(
        found, key=lambda one: (one[:1] != word[:1], -checker.word_usage_frequency(one))
    )
    return ranked[:6]


_checkers: dict[str, object] = {}


def _checker(language: str):  # type: ignore[no-untyped-def]
    from spellchecker import SpellChecker  # with its lists: only the worker needs it

    if language not in _checkers:
        _checkers.clear()
        _checkers[language] = SpellChecker(language=language)
    return _checkers[language]


def _stands_in(block: bytes, word: bytes) -> bool:
    """Whether a line of the sorted block is `word`: halves it until it is found."""
    low, high = 0, len(block) - 1
    while low < high:
        middle = block.rfind(b"\n", low, (low + high) // 2 + 1)
        if middle < 0 or middle < low:
            middle = low
        end = block.find(b"\n", middle + 1)
        if end < 0:
            return False
        line = block[middle + 1 : end]
        if line == word:
            return True
        if line < word:
            low = end
        else:
            high = middle
    return False


def _cased(found: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return found.upper()
    return found[:1].upper() + found[1:] if like[:1].isupper() else found


def _key(course_id: CourseId) -> str:
    return f"own_words:{course_id}"
