"""Scripts as if they had been told: times without a voice."""

from __future__ import annotations

import re

from coursegen_desktop.domain.narration import SaidLine, SaidWord
from coursegen_desktop.domain.script import sections
from coursegen_desktop.media.film.plan import Said

WORD = 0.4  # seconds


def told(script: str) -> Said:
    """Every word takes as long as any other."""
    lines: list[SaidLine] = []
    begins: list[float] = []
    at = 0.0
    for number, section in enumerate(sections(script)):
        begins.append(at)
        for line in section.lines:
            begin, words = at, []
            for match in re.finditer(r"\w+", line.text):
                words.append(
                    SaidWord(start=match.start(), end=match.end(), begin=at, finish=at + WORD)
                )
                at += WORD
            lines.append(
                SaidLine(text=line.text, section=number, begin=begin, finish=at,
                         words=tuple(words), is_check=line.is_check)
            )  # fmt: skip
            at += line.pause
    return Said(tuple(lines), tuple(begins), at)
