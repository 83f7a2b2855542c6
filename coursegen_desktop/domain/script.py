"""What is said in a lesson's film or recording: its words, and how long they take."""

from __future__ import annotations

import math
import re
from typing import Literal

from .base import Schema
from .errors import InvalidContent
from .sentences import spans

# Reading aloud averages 183 words a minute (Brysbaert 2019); pictures and pauses want room.
WORDS_PER_MINUTE = 150
LONGEST_SENTENCE = 25
MAX_SCRIPT = 200_000

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class LessonScript(Schema):
    """The content of a lesson's asset of type "script"."""

    format: Literal["script"] = "script"
    version: Literal["1.0"] = "1.0"
    text: str = ""

    @classmethod
    def read(cls, content: object) -> LessonScript:
        """A stored script. Raises InvalidContent for anything else."""
        try:
            return cls.model_validate(content)
        except ValueError as error:
            raise InvalidContent(
                "This script is in a form that this program does not read.",
                "Update Coursegen Desktop.",
            ) from error


def spoken_words(text: str) -> int:
    """Words of a script."""
    return len(_WORD.findall(text))


def spoken_seconds(text: str) -> int:
    """How long it takes to say a script, in seconds."""
    return math.ceil(spoken_words(text) / WORDS_PER_MINUTE * 60)


def long_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """[start, end) of sentences that a listener cannot follow at once."""
    return tuple(
        (start, end)
        for start, end in spans(text)
        if spoken_words(text[start:end]) > LONGEST_SENTENCE
    )
