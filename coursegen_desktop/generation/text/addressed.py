"""Words in a document that speak to a program which reads it. They are told of, never obeyed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import re2

from .invisible import Cleaned

_WHAT = r"(?:instructions?|prompts?|rules?|text|messages?|directions?|guidelines?|context)"
_BEFORE = r"(?:previous|prior|above|preceding|earlier|foregoing|all|any|your|these|the|other)"
_READER = r"(?:ais?|llms?|language models?|chatbots?|assistants?|chatgpt|gpt|claude|copilot)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            rf"\b(?:ignore|disregard|forget|override|bypass)\b(?:\s+\w+){{0,3}}?\s+{_BEFORE}\b"
            rf"(?:\s+\w+){{0,3}}?\s*{_WHAT}\b"
        ),
        r"\b(?:ignore|disregard|forget)\s+(?:everything|all)\s+(?:above|before|so far)\b",
        r"\bignore the above\b",
        (
            r"\b(?:reveal|print|show|repeat|output|leak|disclose)\b(?:\s+\w+){0,3}?\s+"
            r"(?:system|hidden|initial|secret|original)\s+(?:prompt|instructions?|message|rules)\b"
        ),
        r"\byou are (?:now|no longer)\b.{0,60}\b(?:assistant|model|ai|chatbot|dan|mode|persona)\b",
        (
            r"\b(?:as|to|dear|attention|hey|note to|message for)\s+(?:an?\s+|the\s+|any\s+)?"
            rf"{_READER}\b\s*[:,]"
        ),
        rf"^\W*(?:dear\s+|attention\s+)?{_READER}\s*:",
        (
            r"\b(?:ais?|ai assistants?|llms?|language models?)\s+"
            r"(?:must|should|shall|has to|have to|needs? to)\s+"
            r"(?:now|instead|always|only|ignore|answer|write|say|output|include|mark|change)\b"
        ),
        r"<\|(?:im_start|im_end|system|user|assistant)\|>|\[/?INST\]|<<SYS>>|^\s*#{0,4}\s*system:",
        (
            r"\b(?:mark|make|set|choose|change)\b(?:\s+\w+){0,4}?\s+(?:option|answer|key)\s+\w{1,2}\s+"
            r"(?:as|to be)\s+(?:the\s+)?(?:right|correct|only)\b"
        ),
        r"\b(?:send|post|upload|email|forward)\b(?:\s+\S+){0,8}?\s+(?:to\s+)?https?://\S+",
        (
            r"\bend of (?:the )?(?:document|source|context|material)\b.{0,40}\bnew "
            r"(?:instructions?|task)\b"
        ),
        r"\b(?:ignoriere|vergiss|missachte)\b.{0,40}\b(?:anweisung|vorgabe|oben|bisherig)",
        r"\b(?:ignore[zr]?|oublie[zr]?)\b.{0,30}\b(?:instructions|consignes)\b",
        r"\b(?:ignora|olvida|ignore)\b.{0,30}\b(?:instrucciones|istruzioni|instruções)\b",
    )
)
# Where one of the patterns can begin: as loose as is needed to lose none, and one pass of RE2, for
# each pattern alone would look at every letter. Case is folded as the patterns fold it.
_STARTS = re2.compile(
    "(?i)"
    + (
        rf"(?:as|to|for|dear|attention|hey)\W+(?:(?:an?|the|any)\W+)?({_READER})"
        r"|(?:ais?|ai assistants?|llms?|language models?)\W+(?:must|sh|ha|need)"
        r"|ignor|disregard|forget|override|bypass|reveal|print|show|repeat|output|leak"
        r"|disclose|you are no|mark|make|set|choose|change|send|post|upload|email|forward|end of"
        r"|vergiss|missachte|oublie|olvida|<\||\[/?inst\]|<<sys>>"
    ).replace("i", "[i\u0130\u0131]")
)
# What may stand before "to" and "for".
_BEFORE_STARTS = (len("message "), len("note "), 0)
_LONE_HALVES = re.compile("[\ud800-\udfff]")
_SHOWN = 60


def addressed(text: str) -> str:
    """The first words of `text` that speak to a reading program, "" for none.

    Hidden characters between the letters are looked through.
    """
    clean = Cleaned(text).text
    for start in _starts(clean):
        for pattern in _PATTERNS:
            if match := pattern.match(clean, start):
                return " ".join(match[0].split())[:_SHOWN]
    return ""


def _starts(text: str) -> Iterator[int]:
    """The places, first to last, at which a pattern may match; some need the very beginning."""
    yield 0
    # RE2 reads UTF-8, which has no halves of characters; no pattern asks for one.
    for found in _STARTS.finditer(_LONE_HALVES.sub("\ufffd", text)):
        start, reader = found.start(), found.start(1)
        if reader < 0:
            yield start
            continue
        yield from (start - back for back in _BEFORE_STARTS if start >= back)
        yield reader
