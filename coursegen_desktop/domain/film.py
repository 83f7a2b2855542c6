"""A lesson's film as it was made: what is seen and said when. Seconds count from its beginning."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Schema
from .errors import InvalidContent
from .narration import Chapter, SaidLine, VoiceUsed


class Shown(Schema):
    """A page of a slide from `begin` on; `steps` are when its points come, one after another."""

    slide: str
    page: int = 0
    begin: float
    steps: tuple[float, ...] = ()


class Stop(Schema):
    """Where a player stops until the viewer goes on; `item` is a question of the quiz, or ""."""

    at: float
    text: str
    item: str = ""


class Film(Schema):
    """The content of a lesson's asset of type "video"; its file is WebM with VP9 and Opus.

    `name` is the file's name in the course; `captions` (WebVTT) and `poster` (PNG) are names of
    media files of the same lesson. A film without voice has `lines` all the same: captions show
    them for as long as reading takes. `versions` names the tools that made it, `inputs` all that
    went into it: a film whose inputs are unchanged is never made again.
    """

    format: Literal["video"] = "video"
    version: Literal["1.0"] = "1.0"
    name: str
    captions: str = ""
    poster: str = ""
    width: int = 1280
    height: int = 720
    seconds: float = Field(ge=0)
    voice: VoiceUsed = VoiceUsed()
    shown: tuple[Shown, ...] = ()
    lines: tuple[SaidLine, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    stops: tuple[Stop, ...] = ()
    versions: dict[str, str] = Field(default_factory=dict)
    inputs: str = ""

    @classmethod
    def read(cls, content: object) -> Film:
        """A stored film. Raises InvalidContent for anything else."""
        try:
            return cls.model_validate(content)
        except ValueError as error:
            raise InvalidContent(
                "This film is in a form that this program does not read.",
                "Update Coursegen Desktop.",
            ) from error
