"""Finding and replacing in a text that is being written: words, or a regular expression.

Expressions are those of RE2, which takes time by the length of the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import re2

from .errors import InvalidContent
from .questions._pattern import unicode_classes

MAX_PATTERN = 500
_MAX_MEMORY = 8 * 1024 * 1024
_TEMPLATE = re.compile(r"\\([0-9nt\\])|\$([0-9$])")


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """How words are compared, and whether they are an expression."""

    match_case: bool = False
    whole_words: bool = False
    is_regex: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A place [start, end) in characters, and what takes its place."""

    start: int
    end: int
    replacement: str = ""


class Search:
    """What is looked for. Raises InvalidContent for an expression that cannot be used."""

    def __init__(self, words: str, options: SearchOptions) -> None:
        self._options = options
        if len(words) > MAX_PATTERN:
            raise InvalidContent(
                "At most {limit} characters can be looked for.", "Shorten it.", limit=MAX_PATTERN
            )
        settings = re2.Options()
        settings.case_sensitive = options.match_case
        settings.log_errors = False
        settings.max_mem = _MAX_MEMORY
        pattern = f"(?m){unicode_classes(words)}" if options.is_regex else re2.escape(words)
        try:
            self._pattern = re2.compile(pattern, options=settings)
        except re2.error as error:
            raise InvalidContent(
                "This is no regular expression: {reason}.",
                "Without “.*” the words are taken as they are.",
                reason=_reason(error),
            ) from error

    def hits(self, text: str, template: str = "") -> Iterator[Hit]:
        """Every place in order; empty matches are none."""
        is_regex = self._options.is_regex
        for match in self._pattern.finditer(text):
            start, end = match.span()
            if start == end or (self._options.whole_words and not _is_whole(text, start, end)):
                continue
            yield Hit(start, end, _filled(template, match) if is_regex else template)


def replaced(text: str, hits: list[Hit]) -> str:
    """The text with every hit replaced."""
    parts: list[str] = []
    at = 0
    for hit in hits:
        parts += [text[at : hit.start], hit.replacement]
        at = hit.end
    return "".join((*parts, text[at:]))


def _filled(template: str, match: object) -> str:
    """The template with what groups matched: \\1 or $1; \\n and \\t are line end and tab."""

    def put(found: re.Match[str]) -> str:
        sign = found[1] or found[2]
        if sign.isdigit():
            groups = match.groups()  # type: ignore[attr-defined]
            number = int(sign)
            if number == 0:
                return str(match.group())  # type: ignore[attr-defined]
            return (groups[number - 1] or "") if number <= len(groups) else ""
        return {"n": "\n", "t": "\t"}.get(sign, sign)

    return _TEMPLATE.sub(put, template)


def _is_whole(text: str, start: int, end: int) -> bool:
    before = start > 0 and _is_word(text[start - 1]) and _is_word(text[start])
    after = end < len(text) and _is_word(text[end]) and _is_word(text[end - 1])
    return not before and not after


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _reason(error: Exception) -> str:
    reason = error.args[0] if error.args else ""
    words = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
    # Behind the colon stands the expression as it was handed on, which nobody typed.
    return words.partition(": ")[0].strip() or "it cannot be read"
