"""The library's statements as text, shared by the repository and by the first paint.

No SQLAlchemy here: the window shows its cards before that is imported. One place, so that the
first picture and the loaded page can never differ. Named parameters (":user_id") are understood
by sqlite3 and by sqlalchemy.text().
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from ..domain.ids import CourseId, LessonId, UserId
from ..domain.library import (
    ContinueCard,
    CourseCard,
    LibraryCounts,
    LibraryFilter,
    LibraryOrder,
    LibraryPage,
    LibraryQuery,
)
from ..domain.user import User

Cursor = tuple[object, ...]
# Phases of RECENT: opened courses by time of opening, then the others by time of creation.
OPENED, UNOPENED = 1, 2

_COUNTED = """
SELECT p.phase, p.sort_key, c.id, c.public_id, c.title, c.is_published, c.thumbnail_url,
  (SELECT count(*) FROM course_modules m WHERE m.course_id = c.id),
  (SELECT count(*) FROM course_modules m JOIN lessons l ON l.module_id = m.id
   WHERE m.course_id = c.id),
  (SELECT coalesce(sum(l.duration_minutes), 0) FROM course_modules m
   JOIN lessons l ON l.module_id = m.id WHERE m.course_id = c.id),
  (SELECT e.progress_percent FROM enrollments e
   WHERE e.user_id = :user_id AND e.course_id = c.id AND e.left_at = '')
FROM ({page}) AS p JOIN courses c ON c.id = p.id
ORDER BY p.phase, p.sort_key {direction}, p.id {direction}
"""
_OPENED = """
SELECT 1 AS phase, e.last_opened_at AS sort_key, e.course_id AS id
FROM enrollments e
WHERE e.user_id = :user_id AND e.left_at = '' {where} AND EXISTS (
  SELECT 1 FROM courses c WHERE c.id = e.course_id AND c.deleted_at = ''
    AND (:drafts OR c.is_published) {course})
ORDER BY e.last_opened_at DESC, e.course_id DESC LIMIT :size
"""
_LIVE = """
SELECT 2 AS phase, c.{key} AS sort_key, c.id AS id FROM courses c
WHERE c.deleted_at = '' AND (:drafts OR c.is_published) {where}
ORDER BY c.{key} {direction}, c.id {direction} LIMIT :size
"""
_ENROLLED = (
    "(SELECT {value} FROM enrollments x"
    " WHERE x.user_id = :user_id AND x.course_id = c.id AND x.left_at = '')"
)
_NOT_ENROLLED = "NOT EXISTS " + _ENROLLED.format(value="1")
_ON_COURSE = {
    LibraryFilter.ALL: "",
    LibraryFilter.IN_PROGRESS: _ENROLLED.format(value="x.progress_percent") + " < 100",
    LibraryFilter.COMPLETED: _ENROLLED.format(value="x.progress_percent") + " >= 100",
    LibraryFilter.NOT_STARTED: _NOT_ENROLLED,
    LibraryFilter.DRAFTS: "c.is_published = 0",
}
_ON_ENROLLMENT = {
    LibraryFilter.IN_PROGRESS: "e.progress_percent < 100",
    LibraryFilter.COMPLETED: "e.progress_percent >= 100",
}
# A class's computer may have some of the courses only.
_AMONG = "{key} IN (SELECT value FROM json_each(:among))"
_TEXT = {
    "": "",
    "match": "c.id IN (SELECT rowid FROM course_search WHERE course_search MATCH :words)",
    "like": "c.title_key LIKE :words ESCAPE '!'",
}

ALL = _COUNTED.format(
    page="SELECT 0 AS phase, created_at AS sort_key, id FROM courses WHERE deleted_at = ''",
    direction="ASC",
)
# The few in the trash are read from an index; asking each enrolment's course for it reads them all.
_COUNTS = """
SELECT (SELECT count(*) FROM courses WHERE deleted_at = ''{of_all}),
  (SELECT count(*) FROM courses WHERE deleted_at = '' AND is_published = 0{of_all}),
  count(CASE WHEN e.progress_percent < 100 THEN 1 END),
  count(CASE WHEN e.progress_percent >= 100 THEN 1 END)
FROM enrollments e
WHERE e.user_id = :user_id AND e.left_at = ''{of_mine}
  AND e.course_id NOT IN (SELECT id FROM courses WHERE deleted_at > '')
  AND (:drafts OR e.course_id NOT IN
    (SELECT id FROM courses WHERE deleted_at = '' AND is_published = 0))
"""
COUNTS = _COUNTS.format(of_all="", of_mine="")
COUNTS_AMONG = _COUNTS.format(
    of_all=" AND " + _AMONG.format(key="id"), of_mine=" AND " + _AMONG.format(key="e.course_id")
)

_UNDONE = """NOT EXISTS (SELECT 1 FROM lesson_completions d
      WHERE d.user_id = :user_id AND d.lesson_id = l.id)"""
_CONTINUE = f"""
SELECT c.id, c.title, l.id, l.title, m.order_index, l.order_index, l.duration_minutes,
  k.progress_percent
FROM (SELECT * FROM (
    SELECT e.course_id, e.progress_percent, coalesce(
      (SELECT l.id FROM lessons l JOIN course_modules m ON m.id = l.module_id
       WHERE l.id = e.last_lesson_id AND m.course_id = e.course_id AND {_UNDONE}),
      (SELECT l.id FROM course_modules m JOIN lessons l ON l.module_id = m.id
       WHERE m.course_id = e.course_id AND {_UNDONE}
       ORDER BY m.order_index, l.order_index LIMIT 1)) AS lesson_id
    FROM enrollments e
    WHERE e.user_id = :user_id AND e.left_at = '' AND e.progress_percent < 100
      AND EXISTS (SELECT 1 FROM courses c WHERE c.id = e.course_id AND c.deleted_at = ''
        AND (:drafts OR c.is_published)){{of_mine}}
    ORDER BY e.last_opened_at DESC, e.course_id DESC)
  WHERE lesson_id IS NOT NULL LIMIT 1) AS k
JOIN courses c ON c.id = k.course_id
JOIN lessons l ON l.id = k.lesson_id
JOIN course_modules m ON m.id = l.module_id
"""
CONTINUE = _CONTINUE.format(of_mine="")
CONTINUE_AMONG = _CONTINUE.format(of_mine=" AND " + _AMONG.format(key="e.course_id"))

_USER = """
SELECT id, public_id, email, full_name, is_admin, is_instructor,
  hashed_password IS NOT NULL, must_change_password, is_disabled, deleted_at, avatar, group_name,
  revision
FROM users
"""
ONE_USER = _USER + "WHERE id = :user_id"
FIRST_USER = _USER + "WHERE id = (SELECT min(id) FROM users WHERE deleted_at = '')"
SETTING = "SELECT value FROM settings WHERE user_id = :user_id AND name = :name"


def page_sql(
    query: LibraryQuery, *, phase: int | None, text_kind: str, is_some: bool = False
) -> str:
    """The statement of one page.

    `phase` is None on the first page, else the phase of the cursor. `text_kind` says how
    `:words` restricts the titles: "" not at all, "match" by the index, "like" by a pattern.
    `is_some`: only the courses whose keys are in `:among`, as JSON.
    """
    return _page_sql(query.filter, query.order, phase, text_kind, is_some)


@cache
def _page_sql(
    which: LibraryFilter, order: LibraryOrder, phase: int | None, text_kind: str, is_some: bool
) -> str:
    text = _TEXT[text_kind]
    if is_some:
        among = _AMONG.format(key="c.id")
        text = f"{text} AND {among}" if text else among
    if order is LibraryOrder.TITLE:
        return _live(which, "title_key", "ASC", phase is not None, text)
    if order is LibraryOrder.NEWEST:
        return _live(which, "created_at", "DESC", phase is not None, text)
    parts = []
    drafts = _ON_COURSE[which] if which is LibraryFilter.DRAFTS else ""
    if phase != UNOPENED and which is not LibraryFilter.NOT_STARTED:
        after = "(e.last_opened_at, e.course_id) < (:after_key, :after_id)" if phase else ""
        where = _and(after, _ON_ENROLLMENT.get(which, ""))
        parts.append(_OPENED.format(where=where, course=_and(drafts, text)))
    if which not in _ON_ENROLLMENT:
        after = "(c.created_at, c.id) < (:after_key, :after_id)" if phase == UNOPENED else ""
        where = _and(after, drafts, _NOT_ENROLLED, text)
        parts.append(_LIVE.format(key="created_at", direction="DESC", where=where))
    # SQLite runs the parts of a UNION ALL one after another and stops at the limit.
    union = " UNION ALL ".join(f"SELECT * FROM ({part})" for part in parts)
    return _COUNTED.format(page=f"{union} LIMIT :size", direction="DESC")


def _live(which: LibraryFilter, key: str, direction: str, more: bool, text: str) -> str:
    sign = ">" if direction == "ASC" else "<"
    after = f"(c.{key}, c.id) {sign} (:after_key, :after_id)" if more else ""
    where = _and(after, _ON_COURSE[which], text)
    page = _LIVE.format(key=key, direction=direction, where=where)
    return _COUNTED.format(page=page, direction=direction)


def _and(*conditions: str) -> str:
    return "".join(f" AND {condition}" for condition in conditions if condition)


def page_values(
    user_id: int, cursor: Cursor | None, size: int, *, drafts: bool = True
) -> dict[str, Any]:
    """The parameters of `page_sql` but for `words`; one row more tells whether there is more."""
    values: dict[str, Any] = {"user_id": user_id, "size": size + 1, "drafts": drafts}
    if cursor is not None:
        values |= {"after_key": cursor[1], "after_id": cursor[2]}
    return values


def to_page(rows: Sequence[Sequence[Any]], size: int) -> LibraryPage:
    """The page that the rows of `page_sql` mean."""
    shown = rows[:size]
    more = (shown[-1][0], shown[-1][1], shown[-1][2]) if len(rows) > size else None
    return LibraryPage(tuple(map(to_card, shown)), more)


def to_card(row: Sequence[Any]) -> CourseCard:
    """One card; the row starts with phase and sort key."""
    _, _, key, public_id, title, published, thumbnail, modules, lessons, minutes, progress = row
    return CourseCard(
        CourseId(key),
        public_id,
        title,
        bool(published),
        modules,
        lessons,
        minutes,
        progress,
        thumbnail,
    )


def to_user(row: Sequence[Any]) -> User:
    """The person of a row of ONE_USER."""
    key, public_id, email, name, admin, instructor, password, change, disabled, *rest = row
    return User(
        UserId(key),
        public_id,
        email,
        name,
        bool(admin),
        bool(instructor),
        bool(password),
        bool(change),
        bool(disabled),
        *rest,
    )


def to_counts(row: Sequence[Any], *, drafts: bool = True) -> LibraryCounts:
    """The row of COUNTS. Without `drafts` they are not counted."""
    every, unpublished, running, finished = row
    if not drafts:
        every, unpublished = every - unpublished, 0
    return LibraryCounts(every, running, every - running - finished, finished, unpublished)


def to_continue_card(row: Sequence[Any] | None) -> ContinueCard | None:
    """The row of CONTINUE, if there is one."""
    if row is None:
        return None
    course, course_title, lesson, lesson_title, module_at, lesson_at, minutes, progress = row
    return ContinueCard(
        CourseId(course),
        course_title,
        LessonId(lesson),
        lesson_title,
        module_at + 1,
        lesson_at + 1,
        minutes,
        progress,
    )
