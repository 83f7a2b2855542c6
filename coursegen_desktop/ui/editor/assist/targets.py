"""What an act is about, while it is at work and until its pieces are put in.

A target knows its matter as it is now, follows the places of a proposal through what is typed
meanwhile, and puts pieces in through the editor's own verbs.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol

from ....domain.alike import shared_end, shared_start
from ....domain.assist import (
    Act,
    CourseMatter,
    Matter,
    PictureMatter,
    Piece,
    QuestionMatter,
    TextMatter,
    with_wrong_answers,
)
from ....domain.edit import CourseFields, Helped
from ....domain.ids import CourseId
from ....services.editing import EditingService
from ...content.offsets import Offsets
from ..markdown_edit import MarkdownEdit
from ..questions.controller import QuizDeskController
from ..questions.desk import QuizDesk
from ..span import Span

_PICTURE = re.compile(
    r'!\[((?:\\.|[^\]\\\n])*)\]\(\s*(?:<([^<>\n]*)>|([^\s()]+))(?:\s+"((?:\\.|[^"\\\n])*)")?\s*\)'
)
Taking = Callable[[Callable[[], None], Helped], Awaitable[None]]


class Target(Protocol):
    """Where pieces come in."""

    def matter(self) -> Matter:
        """What the act is about, as it is now."""
        ...

    def hold(self, pieces: Sequence[Piece]) -> None:
        """Follow the places of these pieces from now on."""
        ...

    async def take(self, numbers: Sequence[int], helped: Helped) -> int:
        """Put pieces in as one step. Returns how many could not be: what they replace is
        another by now. Raises AppError where what was typed before cannot be saved."""
        ...


class TextTarget:
    """A passage of the lesson in the field. `taking` does a change as one step of a model."""

    def __init__(
        self, edit: MarkdownEdit, start: int, end: int, *, title: Callable[[], str], language: str,
        taking: Taking,
    ) -> None:  # fmt: skip
        """`start` and `end` count letters of the text."""
        self._edit, self._title, self._language = edit, title, language
        self._taking = taking
        places = Offsets(edit.toPlainText())
        self._span = Span(edit.document(), places.to_page(start), places.to_page(end))
        self._asked = ""  # the text that a proposal is about
        self._pieces: list[tuple[Piece, Span | None]] = []

    def matter(self) -> Matter:
        """The passage as it is now."""
        text, start, end = self._now()
        self._asked = text
        return TextMatter(self._title(), text, start, end, self._language)

    def hold(self, pieces: Sequence[Piece]) -> None:
        """Follow the pieces, whose places count letters of the text that was asked about: while
        a model wrote, its author may have written, too."""
        text = self._edit.toPlainText()
        places, document = Offsets(text), self._edit.document()
        # What was changed stood from `first` to `last`.
        first = shared_start(self._asked, text)
        last = len(self._asked) - shared_end(self._asked, text, first)

        def span_of(piece: Piece) -> Span | None:
            if first < piece.end and piece.start < last:
                return None
            moved = 0 if piece.end <= first else len(text) - len(self._asked)
            start, end = piece.start + moved, piece.end + moved
            return Span(document, places.to_page(start), places.to_page(end))

        self._pieces = [(piece, span_of(piece)) for piece in pieces]

    async def take(self, numbers: Sequence[int], helped: Helped) -> int:
        """Put them in, the last one first."""
        wanted = [self._pieces[number] for number in numbers]
        left: list[Piece] = []

        def change() -> None:
            with self._edit.step() as cursor:
                for piece, span in reversed(wanted):
                    if span is not None and span.text() == piece.old:
                        span.write(piece.new)
                        cursor.setPosition(span.cursor().selectionEnd())
                    else:
                        left.append(piece)

        await self._taking(change, helped)
        return len(left)

    def select(self) -> None:
        """Select the passage in the field, and bring it into sight."""
        self._edit.setTextCursor(self._span.cursor())
        self._edit.centerCursor()
        self._edit.setFocus()

    def _now(self) -> tuple[str, int, int]:
        text = self._edit.toPlainText()
        cursor, places = self._span.cursor(), Offsets(text)
        start = places.from_page(cursor.selectionStart())
        return text, start, places.from_page(cursor.selectionEnd())


class PictureTarget(TextTarget):
    """The alternative text of a picture in the lesson."""

    def matter(self) -> Matter:
        """The picture with what stands around it."""
        text, start, end = self._now()
        self._asked = text
        line = text.rfind("\n", 0, start) + 1
        found = next((one for one in _PICTURE.finditer(text, line) if one.start(1) == start), None)
        address = "" if found is None else found[2] or found[3]
        caption = "" if found is None else found[4] or ""
        return PictureMatter(
            self._title(), text, start, end, _name_of(address), caption, self._language
        )


class QuestionTarget:
    """The question in front of a quiz desk; new questions come in behind it."""

    def __init__(
        self, desk: QuizDesk, controller: QuizDeskController, act: Act, *, title: str, text: str
    ) -> None:
        self._desk, self._controller, self._act = desk, controller, act
        self._title, self._text = title, text
        self._key = desk.current
        self._pieces: Sequence[Piece] = ()

    def matter(self) -> Matter:
        """The question as it is now."""
        draft = self._desk.draft
        item = None if draft is None else draft.item(self._key)
        raw: dict[str, Any] = {} if item is None else item.raw
        prompts = () if draft is None else tuple(
            str(one.raw.get("prompt", "")) for one in draft.items if one.raw.get("prompt")
        )  # fmt: skip
        language = self._controller.language
        return QuestionMatter(self._title, self._text, raw, prompts, language)

    def hold(self, pieces: Sequence[Piece]) -> None:
        """Remember the pieces."""
        self._pieces = pieces

    async def take(self, numbers: Sequence[int], helped: Helped) -> int:
        """Add questions, or change wrong answers."""
        wanted = [self._pieces[number] for number in numbers]
        left: list[Piece] = []

        def add() -> None:
            self._desk.choose(self._key)
            self._desk.add_questions([piece.data for piece in wanted])

        def change() -> None:
            item = None if self._desk.draft is None else self._desk.draft.item(self._key)
            if item is None:
                left.extend(wanted)
                return
            texts = {str(one.get("id")): one.get("text") for one in item.raw.get("choices") or ()}
            left.extend(one for one in wanted if texts.get(str(one.data["choice"])) != one.old)
            self._desk.replace_question(with_wrong_answers(item.raw, wanted))

        await self._controller.take(add if self._act is Act.QUESTIONS else change, helped)
        return len(left)


class CourseTarget:
    """What the course promises."""

    def __init__(
        self, editing: EditingService, course_id: CourseId, outcomes: tuple[str, ...],
        language: str, *, flush: Callable[[], Awaitable[None]], origin: object,
    ) -> None:  # fmt: skip
        self._editing, self._course_id = editing, course_id
        self._outcomes, self._language = outcomes, language
        self._flush, self._origin = flush, origin
        self._pieces: Sequence[Piece] = ()

    def matter(self) -> Matter:
        """The course with its outcomes."""
        return CourseMatter(self._course_id, self._outcomes, self._language)

    def hold(self, pieces: Sequence[Piece]) -> None:
        """Remember the pieces."""
        self._pieces = pieces

    async def take(self, numbers: Sequence[int], helped: Helped) -> int:
        """Put outcomes behind those that are stated now."""
        await self._flush()
        details = await self._editing.details(self._course_id)
        known = {" ".join(text.split()).casefold() for text in details.learning_outcomes}
        wanted = [self._pieces[number].new for number in numbers]
        new = [text for text in wanted if " ".join(text.split()).casefold() not in known]
        if new:
            change = CourseFields(learning_outcomes=(*details.learning_outcomes, *new))
            await self._editing.save_course(
                self._course_id, change, helped=helped, origin=self._origin
            )
        return len(wanted) - len(new)


def passage_at(text: str, place: int) -> tuple[int, int]:
    """The paragraph in which a place stands, the one before it for an empty line."""
    head = text[:place].rstrip() if not text[place : place + 1].strip() else text[:place]
    inside = min(place, len(head)) if text[:place].strip() else place
    start = text.rfind("\n\n", 0, inside)
    start = 0 if start < 0 else start + 2
    end = text.find("\n\n", inside)
    return start, len(text) if end < 0 else end


def picture_at(text: str, place: int) -> tuple[int, int, str, bool]:
    """(start and end of its words, its name, whether the place is in its line) of the picture
    here, else of the next one without words, from the beginning where need be; ("" for none)."""
    found = list(_PICTURE.finditer(text))
    start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    end = len(text) if end < 0 else end
    here = [one for one in found if start <= one.start() <= end]
    silent = [one for one in found if not one[1].strip()]
    behind = [one for one in silent if one.start() >= place]
    for one in [*here, *behind, *silent][:1]:
        return one.start(1), one.end(1), _name_of(one[2] or one[3]), bool(here)
    return 0, 0, "", False


def _name_of(address: str) -> str:
    return address.rpartition("/")[2].partition("?")[0]
