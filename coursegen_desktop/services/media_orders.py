"""What the films of a course are made of, and whether what is there was made of just that."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from ..domain.course import CourseView, LessonItem
from ..domain.errors import AppError, InvalidContent
from ..domain.ids import CourseId, LessonId, UserId
from ..domain.language import language_of
from ..domain.media_mentions import key_of
from ..domain.media_use import Shelf, inside_store
from ..domain.media_wish import (
    CHANGED,
    GONE,
    MADE,
    NONE,
    SIZES,
    UNABLE,
    LessonMedia,
    MadeAsset,
    MediaWish,
)
from ..domain.script import LessonScript, spoken_seconds
from ..domain.slides import SlideDeck
from ..media.film.encoding import ENCODING
from ..media.film.making import FilmOrder
from ..media.film.sound_making import MadeSound, SoundOrder
from ..media.film.spoken import FilmScript, film_script
from ..media.speech.choosing import SILENT, choose
from .blocking import in_thread
from .media_keeping import AUDIO, VIDEO
from .media_store import MediaStore
from .slide_work import SlideMaterial
from .work import WorkUnits

NOBODY = UserId(0)
# Other numbers make all sounds, or films, anew: for who changes what they are made of.
_SOUND, _FILM = 1, 1
# What a lesson without a script will take to be told, for a guess: its minutes count the quiz, too,
# and a script is shorter than the text. No script is longer than the second figure.
_TOLD_SHARE, _LONGEST_GUESS = 0.4, 1200.0
# What came with a package may call itself longer than anything is.
_DAY = 86_400.0


class Written(Protocol):
    """A lesson's script and slides, as they are now."""

    @property
    def script(self) -> LessonScript:
        """What is said."""

    @property
    def deck(self) -> SlideDeck:
        """What is shown."""


class MaterialOf(Protocol):
    """Gives all that painting a lesson's slides needs."""

    def __call__(
        self,
        lesson_id: LessonId,
        *,
        deck: SlideDeck | None = None,
        words: Mapping[str, str] | None = None,
        with_diagrams: bool = True,
    ) -> Awaitable[SlideMaterial]:
        """Raises NotFound for a lesson that is gone."""


WriteLesson = Callable[[LessonId], Awaitable[Written]]


@dataclass(frozen=True, slots=True)
class LessonOrder:
    """A lesson whose sound or film waits. `film_key` is "" where no film is wished for.

    `is_told`: there is a voice, or a recording. `needs_audio` and `needs_video` say what is not
    there as it would be made now.
    """

    lesson_id: LessonId
    title: str
    language: str
    seconds: float
    script: FilmScript
    voice: str
    why_silent: AppError | None
    sound_key: str
    film_key: str
    material: SlideMaterial | None
    recordings: dict[int, Path]
    is_told: bool
    needs_audio: bool
    needs_video: bool

    def sound(self, store: MediaStore, pulse: Path) -> SoundOrder:
        """What is to be told."""
        return SoundOrder(
            self.title, self.language, self.script.text, self.voice, self.sound_key,
            store.sounds, store.sentences, self.recordings, pulse,
        )  # fmt: skip

    def film(self, store: MediaStore, folder: Path, sound: MadeSound, pulse: Path) -> FilmOrder:
        """What is to be seen with it."""
        assert self.material is not None
        return FilmOrder(
            self.title, self.language, self.script.text, sound.said, sound.file,
            self.material.deck, store.segments, folder, pulse,
        )  # fmt: skip


class MediaOrders:
    """Reads; writes nothing. `media` is the folder of media files."""

    def __init__(self, uow: WorkUnits, media: Path, material: MaterialOf) -> None:
        self._uow, self._media, self._material = uow, media, material
        # What slides say of their own accord, in the language of the window.
        self.words: Mapping[str, str] = {}

    async def course(self, course_id: CourseId) -> CourseView:
        """The course with its lessons in their order. Raises NotFound."""
        async with self._uow() as work:
            return await work.courses.outline(course_id, NOBODY)

    async def made(self, course_id: CourseId) -> dict[LessonId, dict[str, MadeAsset]]:
        """The newest sound and film of each lesson."""
        async with self._uow() as work:
            rows = await work.files.made(course_id)
        found: dict[LessonId, dict[str, MadeAsset]] = {}
        for row in rows:
            found.setdefault(row.lesson_id, {})[row.kind] = row
        return found

    async def order(
        self, course: CourseView, item: LessonItem, written: Written, wish: MediaWish,
        there: Mapping[str, MadeAsset],
    ) -> LessonOrder:  # fmt: skip
        """What a lesson would be made of now. Raises MediaError for a voice that is gone."""
        script = film_script(written.script.text, written.deck)
        language = written.script.language or course.language or language_of(script.text)
        files = await self._recordings(course.id, item.id, script)
        choice = await in_thread(choose, language, wish.voice)
        voice = SILENT if choice.offer is None else choice.offer.key
        spoken = "" if choice.offer is None else choice.offer.used.model_dump_json()
        recorded = {number: path.name for number, path in files.items()}
        sound_key = _key(_SOUND, script.text, language, spoken, recorded)
        material: SlideMaterial | None = None
        film_keys: tuple[str, ...] = ("",)
        if wish.video:
            deck = script.deck.model_copy(update={"look": wish.look or script.deck.look})
            material = await self._material(item.id, deck=deck, words=self.words)
            film_keys = _film_keys(course, item, wish, sound_key, language, material)
        is_told = choice.offer is not None or bool(files)
        return LessonOrder(
            lesson_id=item.id,
            title=item.title,
            language=language,
            seconds=max(spoken_seconds(script.text), 1.0),
            script=script,
            voice=voice,
            why_silent=None if wish.voice == SILENT else choice.why,
            sound_key=sound_key,
            film_key=film_keys[0],
            material=material,
            recordings=files,
            is_told=is_told,
            needs_audio=wish.audio
            and is_told
            and not await self._is_there(there.get(AUDIO), (sound_key,)),
            needs_video=wish.video and not await self._is_there(there.get(VIDEO), film_keys),
        )

    async def standing(
        self, course: CourseView, item: LessonItem, wish: MediaWish, there: Mapping[str, MadeAsset]
    ) -> LessonMedia:
        """How a lesson stands, by what is written of it now."""
        written = await self._written(item.id)
        if written is None:
            guess = min(item.minutes * 60 * _TOLD_SHARE, _LONGEST_GUESS)
            # Without a script and slides what is there cannot be compared with anything.
            return LessonMedia(
                item.id, item.title, _seconds(there, guess), NONE,
                UNABLE if wish.voice == SILENT else await self._plain_state(there.get(AUDIO)),
                await self._plain_state(there.get(VIDEO)),
            )  # fmt: skip
        order = await self.order(course, item, written, wish, there)
        return LessonMedia(
            item.id,
            item.title,
            _seconds(there, order.seconds),
            slides=MADE,
            audio=await self._state(there.get(AUDIO), (order.sound_key,))
            if order.is_told
            else UNABLE,
            video=await self._state(there.get(VIDEO), (order.film_key,))
            if order.needs_video or not wish.video
            else MADE,
            note=order.why_silent if wish.audio or wish.video else None,
        )

    async def _written(self, lesson_id: LessonId) -> Written | None:
        """The script and slides that a lesson has; None where one of them is missing."""
        async with self._uow() as work:
            scripts = await work.assets.of_lesson(lesson_id, "script")
            decks = await work.assets.of_lesson(lesson_id, "slides")
        if not scripts or not decks:
            return None
        try:
            return _Stored(LessonScript.read(scripts[0].content), SlideDeck.read(decks[0].content))
        except InvalidContent:
            return None

    async def _recordings(
        self, course_id: CourseId, lesson_id: LessonId, script: FilmScript
    ) -> dict[int, Path]:
        if not script.recordings:
            return {}
        async with self._uow() as work:
            shelf = Shelf(await work.files.files(course_id))
        found: dict[int, Path] = {}
        for number, name in script.recordings.items():
            key = shelf.found(lesson_id, key_of(name))
            # One that is gone is not silence: the voice says its section.
            if key is not None and inside_store(key[1]):
                place = self._media / key[1]
                if await in_thread(place.is_file):
                    found[number] = place
        return found

    async def _is_there(self, asset: MadeAsset | None, keys: tuple[str, ...]) -> bool:
        return await self._state(asset, keys) == MADE

    async def _state(self, asset: MadeAsset | None, keys: tuple[str, ...]) -> str:
        state = await self._plain_state(asset)
        if asset is None or state != MADE:
            return state
        return MADE if asset.inputs in keys else CHANGED

    async def _plain_state(self, asset: MadeAsset | None) -> str:
        if asset is None:
            return NONE
        is_there = inside_store(asset.file_path) and await in_thread(
            (self._media / asset.file_path).is_file
        )
        return MADE if is_there else GONE


@dataclass(frozen=True, slots=True)
class _Stored:
    script: LessonScript
    deck: SlideDeck


def _film_keys(
    course: CourseView, item: LessonItem, wish: MediaWish, sound_key: str, language: str,
    material: SlideMaterial,
) -> tuple[str, ...]:  # fmt: skip
    """What the film is made of; the same with diagrams drawn, where they cannot be now.

    A film that a window made is not made again by the command line, which draws no diagrams.
    """
    deck = material.deck.model_dump(
        mode="json", exclude={"inputs": True, "slides": {"__all__": {"made"}}}
    )
    pictures = {name: path.name for name, path in material.pictures.items()}
    sources = sorted({slide.diagram for slide in material.deck.slides if slide.diagram.strip()})

    def key(drawn: list[str]) -> str:
        return _key(
            _FILM, ENCODING, sound_key, deck, material.look.seed, SIZES[wish.size], item.title,
            language, pictures, drawn,
        )  # fmt: skip

    drawn = [source for source in sources if source in material.diagrams]
    return tuple(dict.fromkeys((key(drawn), key(sources))))


def _key(*parts: Any) -> str:
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _seconds(there: Mapping[str, MadeAsset], guess: float) -> float:
    known = there.get(VIDEO) or there.get(AUDIO)
    return known.seconds if known is not None and 0 < known.seconds < _DAY else guess
