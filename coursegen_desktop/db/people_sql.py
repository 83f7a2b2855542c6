"""Statements about people in lists as text, made once each, and what their rows mean.

SQLAlchemy's own building of a statement costs more than SQLite's reading of a page of people.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from ..domain.ids import UserId
from ..domain.people import Learner, PeopleFilter, PeoplePage, Person
from ..domain.user import User
from .card_sql import to_user

# In the order of card_sql.to_user.
_USER = """u.id, u.public_id, u.email, u.full_name, u.is_admin, u.is_instructor,
  u.hashed_password IS NOT NULL, u.must_change_password, u.is_disabled, u.deleted_at, u.avatar,
  u.group_name, u.revision"""
_LIVE = "u.deleted_at = ''"
WHO = {
    PeopleFilter.ALL: _LIVE,
    PeopleFilter.LEARNERS: f"{_LIVE} AND u.is_admin = 0 AND u.is_instructor = 0",
    PeopleFilter.INSTRUCTORS: f"{_LIVE} AND u.is_instructor = 1",
    PeopleFilter.ADMINISTRATORS: f"{_LIVE} AND u.is_admin = 1",
    PeopleFilter.DISABLED: f"{_LIVE} AND u.is_disabled = 1",
    PeopleFilter.DELETED: "u.deleted_at > ''",
}
_TEXT = """ AND (u.name_key LIKE :folded ESCAPE '!' OR u.email LIKE :words ESCAPE '!'
  OR u.group_name LIKE :words ESCAPE '!')"""
_AFTER = " AND (u.name_key, u.id) > (:after_key, :after_id)"
_PAGE = f"""
SELECT {_USER},
  (SELECT count(*) FROM enrollments e WHERE e.user_id = u.id AND e.left_at = ''),
  u.last_seen_at, u.name_key
FROM users u WHERE {{where}}
ORDER BY u.name_key, u.id LIMIT :size
"""
# Those of a course are left out here, and those who cannot sign in: a limit then loses nobody.
CANDIDATES = f"""
SELECT {_USER} FROM users u
WHERE {_LIVE} AND u.is_disabled = 0{_TEXT} AND NOT EXISTS (
  SELECT 1 FROM enrollments e
  WHERE e.user_id = u.id AND e.course_id = :course_id AND e.left_at = '')
ORDER BY u.name_key, u.id LIMIT :size
"""
# One text for any number of addresses, which come as a JSON list.
BY_EMAIL = f"""
SELECT {_USER} FROM users u WHERE u.email IN (SELECT value FROM json_each(:emails))
"""
LEARNERS = f"""
SELECT {_USER}, e.progress_percent, e.enrolled_at, e.last_opened_at
FROM enrollments e JOIN users u ON u.id = e.user_id
WHERE e.course_id = :course_id AND e.left_at = '' AND {_LIVE}
ORDER BY u.name_key, u.id
"""
COUNTS = "SELECT {} FROM users u".format(
    ", ".join(f"count(CASE WHEN {condition} THEN 1 END)" for condition in WHO.values())
)
# Only what a list says about somebody; the role's flags are kept where it says nothing.
CHANGE = """
UPDATE users SET full_name = :full_name, name_key = :name_key, group_name = :group_name,
  is_admin = :is_admin, is_instructor = :is_instructor, revision = revision + 1,
  updated_at = :moment
WHERE id = :user_id
"""


@cache
def page_sql(which: PeopleFilter, *, has_text: bool, has_cursor: bool) -> str:
    """The statement of one page: `:folded` and `:words` look for text, `:after_…` go on."""
    return _PAGE.format(where=WHO[which] + _TEXT * has_text + _AFTER * has_cursor)


def to_page(rows: Sequence[Sequence[Any]], size: int) -> PeoplePage:
    """The page that the rows of `page_sql` mean; one row more tells whether there is more."""
    shown = rows[:size]
    more = (shown[-1][-1], shown[-1][0]) if len(rows) > size else None
    return PeoplePage(tuple(map(_to_person, shown)), more)


def _to_person(row: Sequence[Any]) -> Person:
    # Taken apart at once: slices of rows cost as much as reading them.
    (key, public_id, email, name, admin, instructor, password, change, disabled, deleted, avatar,
     group, revision, courses, seen, _) = row  # fmt: skip
    user = User(
        UserId(key), public_id, email, name, bool(admin), bool(instructor), bool(password),
        bool(change), bool(disabled), deleted, avatar, group, revision,
    )  # fmt: skip
    return Person(user, courses, seen)


def to_learner(row: Sequence[Any]) -> Learner:
    """Somebody of a row of LEARNERS."""
    *user, progress, enrolled, opened = row
    return Learner(to_user(user), progress, enrolled, opened)
