"""Search over courses and lessons."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace

from ..domain.finding import FindOptions, Folded, LessonPassages, passages_in
from ..domain.ids import CourseId
from ..domain.rights import Right
from ..domain.search import SearchHit
from .gate import Guarded, needs
from .work import WorkUnits

# What Markdown puts around words; the marks of a hit (\x02, \x03) stay.
_ANY = re.compile(r"[\[*`~|_#>$:=+-]|^[ \t]*\d+[.)]", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*(?:```|~~~|:::|\$\$).*$", re.MULTILINE)
_LINE_START = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d+[.)][ \t]+)+", re.MULTILINE
)
_LINK = re.compile(r"!?\[([^\]\[]*)\]\([^()]*\)")
_RULE = re.compile(r"^[ \t]*[-=:|][-=:| \t]{2,}$", re.MULTILINE)
_MARKS = re.compile(r"[*`~|]+|(?<!\w)_+|_+(?!\w)")


PLAINLY = FindOptions()


class SearchService(Guarded):
    """Finds courses and lessons by their words."""

    def __init__(self, uow: WorkUnits) -> None:
        self._uow = uow

    @needs(Right.LEARN)
    async def find(self, text: str, *, limit: int = 20) -> list[SearchHit]:
        """At most `limit` hits, courses before lessons, best first; no text is refused.

        Cancelling the call stops the query, so it may be started anew with every letter.
        """
        if limit < 1 or not text.strip():
            return []
        async with self._uow() as work:
            drafts = self.may(Right.SEE_DRAFTS)
            # Of what is not for this computer some are found in vain.
            most = limit if self.courses_here is None else 4 * limit
            hits = await work.search.find(text, limit=most, drafts=drafts)
        here = self.courses_here
        return [
            replace(hit, snippet=plain_snippet(hit.snippet))
            for hit in hits
            if here is None or hit.course_id in here
        ][:limit]

    @needs(Right.LEARN)
    async def in_course(
        self, course_id: CourseId, text: str, options: FindOptions = PLAINLY
    ) -> tuple[LessonPassages, ...]:
        """Every lesson of a course that holds the words, in the order of the course.

        The words are looked for as the reader looks for them in one lesson. Cancelling the call
        ends it between two lessons.
        """
        if not text.strip():
            return ()
        async with self._uow() as work:
            published = await work.courses.is_published(course_id)
            self.need_course(course_id, is_published=published)
            lessons = await work.lessons.texts(course_id)
        found = []
        for lesson_id, title, module, content in lessons:
            folded = await prepared(plain_snippet(content), options)
            count, passages = passages_in(folded, text, whole_words=options.whole_words)
            if count:
                found.append(LessonPassages(lesson_id, title, module, count, passages))
        return tuple(found)


async def prepared(text: str, options: FindOptions) -> Folded:
    """A text made ready for searching without holding up the loop."""
    folded = Folded(text, match_case=options.match_case, prepared=False)
    for _ in folded.prepare():
        await asyncio.sleep(0)
    return folded


def plain_snippet(markdown: str) -> str:
    """A piece of Markdown as one line of plain words; the marks of hits stay where they are."""
    if _ANY.search(markdown) is None:
        return " ".join(markdown.split())
    text = _RULE.sub(" ", _FENCE.sub(" ", markdown))
    text = _LINE_START.sub("", text)
    text = _LINK.sub(r"\1", text)
    return " ".join(_MARKS.sub("", text).split())
