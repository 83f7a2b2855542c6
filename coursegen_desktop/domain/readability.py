"""How hard a text is to read, as a school year, counted line by line.

English: Flesch-Kincaid (Kincaid et al. 1975), 0.39 words/sentence + 11.8 syllables/word - 15.59.
Other languages with letters and blanks: RIX (Anderson 1983, "Lix and Rix: variations on a
little-known readability index"), the words of seven or more letters in a sentence, by its table
of years. Both are rough: formulas, code and headings are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from .sentences import SIGN, spans
from .source_note import is_source_note

# Fewer words say nothing about a text.
FEWEST_WORDS = 60
_HARD_WORDS = 12
LONG_WORD = 7
_RIX = (0.2, 0.5, 0.8, 1.3, 1.8, 2.4, 3.0, 3.7, 4.5, 5.3, 6.2, 7.2)
_NO_LETTERS = frozenset(("zh", "ja", "th", "km", "lo", "my", "ko"))

_PICTURE = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,1000}\)")
_CODE = re.compile(r"(`{1,3})[^`\n]{1,2000}\1|\$\$?[^$\n]{1,3000}\$\$?|<[^<>\n]{1,500}>")
_LINK = re.compile(r"\]\([^)\n]{0,1000}\)|\[\^[^\]\s]{1,80}\]|https?://\S+")
_LEAD = re.compile(r"\s*(?:>\s?)*(?:[-*+]\s+(?:\[[ xX]\]\s+)?|\d{1,9}[.)]\s+|:\s+|\[\^\S+\]:\s*)?")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s|\s*(?:!!!|\?\?\?)")
_RULE = re.compile(r"[\s|:*_=-]+\Z")
_FENCE = re.compile(r"\s*(`{3,}|~{3,}|\$\$(?!.*\$\$\s*$))")
_CITATION = re.compile(r"\[\^[^\]\s]{1,80}\](?!:)")
_NO_PROSE = re.compile(r"\s{0,3}#{1,6}\s|\s*(?:!!!|\?\?\?|\||<|\[[^\]\n]*\]:|\$\$)")
_NEW_ITEM = re.compile(r"\s*(?:>\s?)*(?:[-*+]|\d{1,9}[.)])\s|\s*:\s")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_COUNTED = re.compile(r"\w+(?:['’-]\w+)*")
_END = re.compile(r"[.!?…]+(?=[\s\"'”’»)\]]|\Z)")
_SYLLABLE = re.compile(r"[aeiouyäöüáéíóúàèìòùâêîôûœæ]+", re.IGNORECASE)


@dataclass(slots=True)
class Tally:
    """Counts of the lines that were added; code, which is no prose, is not to be added."""

    words: int = 0
    _prose: int = 0
    _sentences: int = 0
    _syllables: int = 0
    _long: int = 0
    _is_open: bool = False

    def add(self, line: str) -> None:
        """Count a line of Markdown; passages that it cites are not its own words."""
        if not line.strip() or _RULE.match(line) or is_source_note(line):
            self._close()
            return
        is_heading = _HEADING.match(line) is not None
        text = prose_of(line)
        self.words += len(_COUNTED.findall(text))
        if is_heading or line.lstrip().startswith("|"):
            self._close()
            return
        if _LEAD.match(line).end() > len(line) - len(line.lstrip()):  # type: ignore[union-attr]
            self._close()
        found = _WORD.findall(text)
        self._prose += len(found)
        self._long += sum(len(word) >= LONG_WORD for word in found)
        self._syllables += sum(map(syllables_of, found))
        ends = len(_END.findall(text))
        self._sentences += ends
        self._is_open = bool(found) and not _END.search(text[-3:].rstrip())

    def grade(self, language: str = "en") -> int | None:
        """The school year that the text is for; None where that cannot be said."""
        code = language.partition("-")[0].lower()
        sentences = self._sentences + self._is_open
        if self._prose < FEWEST_WORDS or not sentences or code in _NO_LETTERS:
            return None
        if code in ("", "en"):
            value = 0.39 * self._prose / sentences + 11.8 * self._syllables / self._prose - 15.59
            return max(1, round(value))
        return bisect_right(_RIX, self._long / sentences) + 1

    def _close(self) -> None:
        """A paragraph ended: words without a full stop were a sentence too."""
        self._sentences += self._is_open
        self._is_open = False


@dataclass(frozen=True, slots=True)
class HardSentence:
    """A sentence from `start` to `end` of a text. `long_words`: of seven or more letters."""

    start: int
    end: int
    words: int
    long_words: int


def hardest(text: str, most: int = 6) -> tuple[HardSentence, ...]:
    """The sentences of a lesson that are hardest to read, the hardest first.

    Ordered by LIX (Björnsson 1968): words, and the share of long ones in per cent. Sentences of
    fewer than twelve words are not hard by their length.
    """
    found = []
    # A citation belongs to the sentence that it closes.
    plain = _CITATION.sub(lambda sign: SIGN * len(sign[0]), text)
    for start, end in _paragraphs(text):
        for first, last in spans(plain, start, end):
            words = _WORD.findall(prose_of(" ".join(text[first:last].split())))
            if len(words) >= _HARD_WORDS:
                long_words = sum(len(word) >= LONG_WORD for word in words)
                found.append(HardSentence(first, last, len(words), long_words))
    found.sort(key=lambda one: -(one.words + 100 * one.long_words / one.words))
    return tuple(found[:most])


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """[start, end) of what is neither code nor heading, table or definition of a link."""
    start = place = 0
    fence = ""
    for line in [*text.splitlines(keepends=True), ""]:
        mark = _FENCE.match(line)
        is_prose = not (fence or mark or not line.strip() or _NO_PROSE.match(line))
        item = _NEW_ITEM.match(line)
        if not is_prose or item:
            if text[start:place].strip():
                yield start, place
            start = place + (item.end() if is_prose and item else len(line))
        closes = line.rstrip().endswith("$$") if fence == "$$" else mark and mark[1] >= fence
        if mark and not fence:
            fence = mark[1]
        elif fence and closes:
            fence = ""
        place += len(line)


def prose_of(line: str) -> str:
    """The words of a line of Markdown, without code, formulas, addresses and marks."""
    text = _PICTURE.sub(" ", line)
    text = _LINK.sub(" ", _CODE.sub(" ", text))
    return text[_LEAD.match(text).end() :]  # type: ignore[union-attr]


def syllables_of(word: str) -> int:
    """How many syllables a word has, about: its groups of vowels, but no silent e."""
    count = len(_SYLLABLE.findall(word))
    silent = word.endswith("e") and not word.endswith(("le", "ee")) and count > 1
    return max(count - silent, 1)
