"""Quizzes read from their JSON, the last few kept: in slices, so that the window goes on painting.

A quiz of 500 questions takes a tenth of a second to check. A thread would hold the interpreter's
lock meanwhile, and from another process all would have to be unpacked again, which takes as long.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass

from ..domain.asset import Asset
from ..domain.errors import InvalidContent
from ..domain.ids import AssetId
from ..domain.quiz import Quiz, build_checks
from .blocking import drained, in_slices, in_thread

# Quizzes that stay parsed; a course has few more open at once.
KEPT_QUIZZES = 16
_PICTURE = "](media:"


@dataclass(frozen=True, slots=True)
class Reading:
    """A quiz as it was read. `version` names its content, `missing` pictures it does not hold."""

    quiz: Quiz
    version: str
    missing: tuple[str, ...]


class Readings:
    """The quizzes that were read last, by what they were read from."""

    def __init__(self) -> None:
        self._kept: OrderedDict[object, Reading] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    async def prepare(self, asset: Asset, version: str = "", content: object = None) -> None:
        """Read a quiz, or a `content` that it had before, unless that was done.

        Nothing is raised for one that cannot be used: whoever asks for it is told.
        """
        if _key(asset, version) in self._kept or asset.asset_type != "quiz":
            return
        # The checks of all question types are built at first use.
        await in_thread(build_checks)
        try:
            found = await in_slices(_reading(asset.content if content is None else content))
        except InvalidContent:
            return
        self._keep(asset, version, found)

    def known(self, asset_id: AssetId, version: str | int) -> Reading | None:
        """What was read already: of a content that was asked, or of a revision."""
        return self._kept.get((asset_id, version))

    def of(self, asset: Asset, version: str = "", content: object = None) -> Reading:
        """The quiz of an asset, or of a `content` that it had before; InvalidContent says why not.

        Read at once where nobody prepared it.
        """
        if asset.asset_type != "quiz":
            raise InvalidContent("This is not a quiz.")
        found = self._kept.get(_key(asset, version))
        if found is None:
            found = drained(_reading(asset.content if content is None else content))
        self._keep(asset, version, found)
        if not any(one.takes_answer and one.is_scored for one in found.quiz.questions):
            raise InvalidContent(
                "The quiz “{title}” has no question that can be asked here.",
                title=found.quiz.title,
            )
        return found

    def _keep(self, asset: Asset, version: str, reading: Reading) -> None:
        # An attempt at the quiz as it is names it by its content.
        for key in (_key(asset, version), (asset.id, reading.version)):
            self._kept[key] = reading
            self._kept.move_to_end(key)
        while len(self._kept) > KEPT_QUIZZES:
            self._kept.popitem(last=False)


def _key(asset: Asset, version: str) -> object:
    """What is asked in an attempt never changes; an asset does, with its revision."""
    return (asset.id, version) if version else (asset.id, asset.revision)


def _reading(content: object) -> Generator[None, None, Reading]:
    quiz = yield from Quiz.parsing(content)
    assert isinstance(content, Mapping)
    found, names_pictures = hashlib.sha256(), False
    for piece in _pieces(content):
        found.update(piece.encode("ascii"))
        names_pictures = names_pictures or _PICTURE in piece
        yield
    # Asked of the quiz only where its text names a picture at all.
    missing = tuple(dict.fromkeys(n for _, n in quiz.missing_media())) if names_pictures else ()
    return Reading(quiz, found.hexdigest(), missing)


def _pieces(content: Mapping[str, object]) -> Iterator[str]:
    """`content` as JSON with sorted keys, each question apart; see `digest`."""
    before = "{"
    for name in sorted(content):
        yield f"{before}{_json(name)}:"
        before, value = ",", content[name]
        if name == "questions" and isinstance(value, list) and value:
            yield from (("," if number else "[") + _json(one) for number, one in enumerate(value))
            yield "]"
        else:
            yield _json(value)
    yield "}" if before == "," else "{}"


def digest(content: Mapping[str, object]) -> str:
    """Names the content of a quiz: equal for equal ones."""
    return hashlib.sha256(_json(content).encode("ascii")).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
