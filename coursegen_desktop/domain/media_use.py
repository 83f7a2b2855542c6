"""The files of a course with what is known of each: who has it, who shows it, whether it is there.

A file is a name and a place in the store. Of two files with one name a lesson shows its own, else
the one that came first: as the page does.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from .ids import AssetId, LessonId
from .lesson_check import look_at
from .media_mentions import MEDIA, key_of, mentions, strings_in
from .media_names import CAPTIONS, FILMS, OTHER_PICTURES, PICTURES, SOUNDS, ending_of
from .named_files import bare_names

PICTURE, SOUND, FILM, WORDS, OTHER = "picture", "sound", "film", "captions", "other"
FileKey = tuple[str, str]
_KINDS = (
    (PICTURE, PICTURES | OTHER_PICTURES),
    (SOUND, SOUNDS),
    (FILM, FILMS),
    (WORDS, CAPTIONS),
)


def kind_of(name: str) -> str:
    """What a file is, by its name."""
    ending = ending_of(name)
    return next((kind for kind, endings in _KINDS if ending in endings), OTHER)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """The row that gives a lesson a file."""

    asset_id: AssetId
    lesson_id: LessonId
    name: str
    file_path: str

    @property
    def key(self) -> FileKey:
        """Which file it is."""
        return self.name, self.file_path


@dataclass(frozen=True, slots=True)
class LessonWords:
    """A lesson's text."""

    lesson_id: LessonId
    title: str
    content: str


@dataclass(frozen=True, slots=True)
class PartWords:
    """Something made for a lesson (a quiz, terms …): `raw` is its content as JSON text."""

    asset_id: AssetId
    lesson_id: LessonId
    title: str
    raw: str


@dataclass(frozen=True, slots=True)
class MediaUse:
    """A file of the course. `file_path` is "" where texts name what nobody has.

    `homes` are the lessons that it was put into, `used_in` those that name it: (id, title).
    `bytes` is None where it is missing on the disk, `size` the pixels of a picture.
    """

    name: str
    file_path: str
    homes: tuple[LessonId, ...] = ()
    used_in: tuple[tuple[LessonId, str], ...] = ()
    alts: tuple[str, ...] = ()
    bytes: int | None = None
    size: tuple[int, int] | None = None

    @property
    def key(self) -> FileKey:
        """Which file it is."""
        return self.name, self.file_path

    @property
    def kind(self) -> str:
        """picture, sound, film, captions or other."""
        return kind_of(self.name)

    @property
    def is_missing(self) -> bool:
        """Readers see a gap in its place."""
        return self.bytes is None

    @property
    def is_unused(self) -> bool:
        """No lesson and no quiz names it."""
        return not self.used_in


def inside_store(path: str) -> bool:
    """Whether a place is one of the store's: a library from elsewhere may name any of the disk."""
    parts = path.split("/")
    return bool(path) and parts[0] != "" and not {"..", "\\", ":"} & {*parts, *path}


class Shelf:
    """The files of a course, found as a lesson finds them."""

    def __init__(self, files: Iterable[StoredFile]) -> None:
        self.files = tuple(sorted(files, key=lambda file: file.asset_id))
        self._of_course: dict[str, FileKey] = {}
        self._of_lesson: dict[tuple[LessonId, str], FileKey] = {}
        for file in self.files:
            key = key_of(file.name)
            self._of_course.setdefault(key, file.key)
            self._of_lesson.setdefault((file.lesson_id, key), file.key)

    @property
    def known(self) -> Mapping[str, FileKey]:
        """The files of the course by their compared names."""
        return self._of_course

    def found(self, lesson_id: LessonId, key: str) -> FileKey | None:
        """The file that a lesson means by a name (compared as `key_of` says)."""
        return self._of_lesson.get((lesson_id, key)) or self._of_course.get(key)


@dataclass(slots=True)
class _Gathered:
    used: dict[LessonId, str] = field(default_factory=dict)
    alts: dict[str, None] = field(default_factory=dict)


def media_uses(
    files: Sequence[StoredFile], lessons: Sequence[LessonWords], parts: Sequence[PartWords]
) -> tuple[MediaUse, ...]:
    """What the texts of a course say of its files, and of files that it does not have; by name.

    Sizes are not known yet.
    """
    shelf = Shelf(files)
    found: dict[FileKey, _Gathered] = defaultdict(_Gathered)
    for lesson in lessons:
        _read_lesson(shelf, lesson, found)
    for part in parts:
        content = json.loads(part.raw)
        for text in strings_in(content):
            if MEDIA in text:
                _note(shelf, part.lesson_id, part.title, text, found)
        for name in bare_names(content):
            _use(shelf, part.lesson_id, part.title, name, found)
    _follow_films(shelf, found)
    homes: dict[FileKey, dict[LessonId, None]] = defaultdict(dict)
    for file in shelf.files:
        homes[file.key].setdefault(file.lesson_id)
    made = [
        MediaUse(
            *key,
            tuple(homes.get(key, ())),
            tuple(found[key].used.items()),
            tuple(found[key].alts),
        )
        for key in dict.fromkeys([*homes, *found])
    ]
    return tuple(sorted(made, key=lambda use: (key_of(use.name), use.file_path)))


def _follow_films(shelf: Shelf, found: dict[FileKey, _Gathered]) -> None:
    """Captions are shown with the film or sound of the same name: nobody names them."""
    for file in shelf.files:
        if kind_of(file.name) not in (FILM, SOUND):
            continue
        captions = key_of(f"{file.name.rpartition('.')[0]}.vtt")
        users = found[file.key].used if file.key in found else {}
        for lesson_id, title in users.items():
            key = shelf.found(lesson_id, captions)
            if key is not None:
                found[key].used.setdefault(lesson_id, title)


def _note(
    shelf: Shelf, lesson_id: LessonId, title: str, text: str, found: dict[FileKey, _Gathered]
) -> None:
    for one in mentions(text, shelf.known):
        key = shelf.found(lesson_id, one.key)
        if key is not None:
            found[key].used.setdefault(lesson_id, title)


def _use(
    shelf: Shelf, lesson_id: LessonId, title: str, name: str, found: dict[FileKey, _Gathered]
) -> FileKey:
    """A lesson uses a file; one that nobody has is listed as it is called there."""
    key = shelf.found(lesson_id, key_of(name))
    if key is None:
        alike = (one for one in found if not one[1] and key_of(one[0]) == key_of(name))
        key = next(alike, (name, ""))
    found[key].used.setdefault(lesson_id, title)
    return key


def _naming_lines(content: str) -> str:
    """The lines that name files, and the fences of code around those that only seem to."""
    return "\n".join(
        line
        for line in content.split("\n")
        if MEDIA in line or line.lstrip(" \t>").startswith(("```", "~~~"))
    )


def _read_lesson(shelf: Shelf, lesson: LessonWords, found: dict[FileKey, _Gathered]) -> None:
    _note(shelf, lesson.lesson_id, lesson.title, lesson.content, found)
    look = look_at(_naming_lines(lesson.content))
    named = [(address, alt) for _, address, alt in look.pictures]
    named += [(address, "") for _, address in look.links]
    for address, alt in named:
        bare = address.strip()
        if not bare.startswith(MEDIA) or not bare.removeprefix(MEDIA):
            continue
        name = bare.removeprefix(MEDIA)
        key = shelf.found(lesson.lesson_id, key_of(name))
        if key is None:
            key = _use(shelf, lesson.lesson_id, lesson.title, unquote(name), found)
        if alt.strip() and alt != "-":
            found[key].alts.setdefault(alt.strip())
