"""What an author wants to be made of a course's lessons, and how far that is."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from .errors import AppError, InvalidContent
from .ids import AssetId, LessonId

# What jobs are called that make films, and that write them into files for others.
MAKING, EXPORTING = "media", "media export"

SIZES: dict[str, tuple[int, int]] = {"720p": (1280, 720), "1080p": (1920, 1080)}
LOOKS = ("light", "dark")

# What a minute takes on the disk, measured on generated lessons: film (sound inside) and sound.
FILM_BYTES_A_MINUTE = {"720p": 900_000, "1080p": 1_300_000}
SOUND_BYTES_A_MINUTE = 400_000
# Seconds that are made in a second, of films of a size or of sound alone, until this computer was
# seen at work.
SOUND = "sound"
USUAL_SPEED = {"720p": 20.0, "1080p": 12.0, SOUND: 30.0}

# How a thing stands: not there, as it would be made now, made of something else, its file gone;
# or nobody can make it: a sound without a voice.
NONE, MADE, CHANGED, GONE, UNABLE = "none", "made", "changed", "gone", "unable"


@dataclass(frozen=True, slots=True)
class MediaWish:
    """What to make. `voice` is a voice's key, "" for the best of the language, "silent" for none.

    Without `look` films are as their slides say. Films need slides and sound, whatever is kept.
    """

    slides: bool = True
    audio: bool = True
    video: bool = True
    voice: str = ""
    look: str = ""
    size: str = "720p"
    spares_battery: bool = True

    def pack(self) -> str:
        """As it is written down while it is worked on."""
        return json.dumps(asdict(self))

    @classmethod
    def unpack(cls, text: str) -> MediaWish:
        """Raises InvalidContent for what `pack` did not write."""
        try:
            found: dict[str, Any] = json.loads(text)
            if not isinstance(found, dict):
                raise TypeError("no object")
            usual = cls()
            known = {one.name: found[one.name] for one in fields(cls) if one.name in found}
            wish = replace(usual, **known)
            if any(type(value) is not type(getattr(usual, key)) for key, value in known.items()):
                raise ValueError("another kind of value")
        except (ValueError, TypeError) as error:
            raise InvalidContent("This note of what to make cannot be read.") from error
        return checked(wish)


def checked(wish: MediaWish) -> MediaWish:
    """The wish, if there is such a size and look, and anything to make. Raises InvalidContent."""
    if wish.size not in SIZES:
        raise InvalidContent(
            "Films cannot be made as “{size}”.", "Choose from: {names}.",
            size=wish.size, names=", ".join(SIZES),
        )  # fmt: skip
    if wish.look and wish.look not in LOOKS:
        raise InvalidContent(
            "Slides do not come in “{look}”.", "Choose from: {names}.",
            look=wish.look, names=", ".join(LOOKS),
        )  # fmt: skip
    if not (wish.slides or wish.audio or wish.video):
        raise InvalidContent("Nothing was chosen to be made.", "Choose slides, sound or films.")
    return wish


@dataclass(frozen=True, slots=True)
class MadeAsset:
    """A sound ("audio") or film ("video") of a lesson; `inputs` names what it was made of."""

    asset_id: AssetId
    lesson_id: LessonId
    kind: str
    file_path: str
    name: str
    inputs: str
    seconds: float


@dataclass(frozen=True, slots=True)
class LessonMedia:
    """A lesson and what there is of it; `seconds` is how long its film is, or will be about.

    `note` is what will be otherwise than wished for: nobody speaks the language.
    """

    lesson_id: LessonId
    title: str
    seconds: float
    slides: str = NONE
    audio: str = NONE
    video: str = NONE
    note: AppError | None = None

    def waits(self, wish: MediaWish) -> bool:
        """Whether something of the wish is not there as it would be made now, and can be made."""
        wanted = ((wish.slides, self.slides), (wish.audio, self.audio), (wish.video, self.video))
        return any(is_wanted and state not in (MADE, UNABLE) for is_wanted, state in wanted)


@dataclass(frozen=True, slots=True)
class MediaEstimate:
    """What a wish will take: film seconds, bytes on the disk, and seconds of work.

    `trouble` is why it cannot be made as it stands (a part that is missing, no room), `notes` what
    comes otherwise than wished (no voice for the language).
    """

    title: str
    language: str
    lessons: tuple[LessonMedia, ...]
    waiting: int
    seconds: float
    bytes: int
    work_seconds: float
    free_bytes: int | None
    trouble: AppError | None = None
    notes: tuple[AppError, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeMedia:
    """What came of a job. `failed` are lessons' titles with what went wrong."""

    made: int
    unchanged: int
    failed: tuple[tuple[str, AppError], ...] = ()


def work_of(wish: MediaWish) -> str:
    """Which speed counts for a wish: a key of USUAL_SPEED."""
    return wish.size if wish.video else SOUND


def bytes_for(wish: MediaWish, seconds: float) -> int:
    """About how much a lesson of so many seconds takes on the disk."""
    minutes = seconds / 60
    total = 0.0
    if wish.video:
        # The pages are kept beside the film, so that a change encodes only what is new.
        total += minutes * (2 * FILM_BYTES_A_MINUTE[wish.size] - SOUND_BYTES_A_MINUTE)
    if wish.audio or wish.video:
        total += minutes * SOUND_BYTES_A_MINUTE * (2 if wish.audio else 1)
    return round(total)
