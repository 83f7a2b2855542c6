"""A script as it was spoken: which words when. Seconds count from the beginning of the sound."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_serializer, model_validator

from .base import Schema
from .errors import InvalidContent

_WORD = ("start", "end", "begin", "finish")


class SaidWord(Schema):
    """[start, end) of the line's text, heard from `begin` to `finish`.

    Stored as four numbers: an hour has ten thousand of them, and every step of editing reads them.
    """

    start: int
    end: int
    begin: float
    finish: float

    @model_validator(mode="before")
    @classmethod
    def _of_numbers(cls, stored: Any) -> Any:
        if isinstance(stored, list | tuple):
            if len(stored) != len(_WORD):
                raise ValueError("a word has four numbers")
            return dict(zip(_WORD, stored, strict=True))
        return stored

    @model_serializer
    def _as_numbers(self) -> tuple[int, int, float, float]:
        return self.start, self.end, self.begin, self.finish


class SaidLine(Schema):
    """A sentence of the script; `section` counts the script's sections from 0.

    `words` is empty where nothing is known but the times of the whole.
    """

    text: str
    section: int
    begin: float
    finish: float
    words: tuple[SaidWord, ...] = ()
    is_check: bool = False


class VoiceUsed(Schema):
    """Who spoke: "hibari" and "heart", "espeak" and "de", "recorded", or "" for silence."""

    engine: str = ""
    name: str = ""
    version: str = ""
    language: str = ""


class Chapter(Schema):
    """A part of a film or recording, from `begin` on."""

    title: str
    begin: float


class Narration(Schema):
    """The content of a lesson's asset of type "audio"; its file is Ogg Opus.

    `name` is the file's name in the course. `inputs` names text, voice and versions.
    """

    format: Literal["audio"] = "audio"
    version: Literal["1.0"] = "1.0"
    name: str
    seconds: float = Field(ge=0)
    voice: VoiceUsed = VoiceUsed()
    lines: tuple[SaidLine, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    inputs: str = ""

    @classmethod
    def read(cls, content: object) -> Narration:
        """A stored narration. Raises InvalidContent for anything else."""
        try:
            return cls.model_validate(content)
        except ValueError as error:
            raise InvalidContent(
                "This narration is in a form that this program does not read.",
                "Update Coursegen Desktop.",
            ) from error
