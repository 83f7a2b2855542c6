"""Statements about classes as text, made once each, and what their rows mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..domain.ids import AssetId, ClassId, CourseId, LessonId
from ..domain.school_class import (
    ClassCard,
    ClassRules,
    Member,
    MemberRole,
    PictureCard,
    SchoolClass,
    Target,
    Task,
)
from ..domain.sign_in_ways import Way
from .card_sql import to_user

# In the order of card_sql.to_user.
USER = """u.id, u.public_id, u.email, u.full_name, u.is_admin, u.is_instructor,
  u.hashed_password IS NOT NULL, u.must_change_password, u.is_disabled, u.deleted_at, u.avatar,
  u.group_name, u.revision"""
_CLASS = """k.id, k.public_id, k.name, k.icon, k.colour, k.way, k.may_join, k.has_guests,
  k.freezes_clock, k.shows_pictures, k.takes_cards, k.archived_at, k.revision"""
_HERE = "m.class_id = k.id AND m.left_at = '' AND u.deleted_at = ''"
# In this order, whatever the statistics say of a library that has grown since.
_PEOPLE = "class_members m CROSS JOIN users u ON u.id = m.user_id"
_LEARNERS = f"(SELECT count(*) FROM {_PEOPLE} WHERE {_HERE} AND m.role = 'learner')"
_TEACHERS = f"""(SELECT group_concat(full_name, ', ') FROM
  (SELECT u.full_name FROM {_PEOPLE} WHERE {_HERE} AND m.role = 'teacher' ORDER BY u.name_key))"""
_TASKS = """(SELECT count(*) FROM assignments a WHERE a.class_id = k.id AND a.withdrawn_at = ''
  AND a.from_day <= :today AND (a.until_day = '' OR a.until_day >= :today))"""
_HAS_CARDS = """k.takes_cards AND EXISTS (SELECT 1 FROM class_members m
  WHERE m.class_id = k.id AND m.left_at = '' AND m.card_hash IS NOT NULL)"""

ONE = f"SELECT {_CLASS} FROM school_classes k WHERE k.id = :class_id"
_CARDS = f"""SELECT {_CLASS}, {_LEARNERS}, coalesce({_TEACHERS}, ''), {_TASKS}
FROM school_classes k WHERE {{which}}{{whose}} ORDER BY k.name_key, k.id"""
_TEACHES = """ AND EXISTS (SELECT 1 FROM class_members t WHERE t.class_id = k.id
  AND t.user_id = :user_id AND t.role = 'teacher' AND t.left_at = '')"""
_LIVE, _ARCHIVED = "k.archived_at = ''", "k.archived_at > ''"
CARDS = {
    (archived, everybodys): _CARDS.format(
        which=_ARCHIVED if archived else _LIVE, whose="" if everybodys else _TEACHES
    )
    for archived in (False, True)
    for everybodys in (False, True)
}
# Those with nobody in them are shown where somebody may come in all the same.
AT_THE_DOOR = f"""SELECT {_CLASS}, {_LEARNERS}, '', 0, {_HAS_CARDS} FROM school_classes k
WHERE {_LIVE} ORDER BY k.name_key, k.id"""
_MEMBER = f"""{USER}, m.role, m.made_here, m.pictures_hash IS NOT NULL, m.pictures > '',
  u.last_seen_at, m.card_hash IS NOT NULL"""
MEMBERS = f"""SELECT {_MEMBER} FROM {_PEOPLE}
WHERE m.class_id = :class_id AND m.left_at = '' AND m.role != 'guest' AND u.deleted_at = ''
ORDER BY u.name_key, u.public_id"""
MEMBER = f"""SELECT {_MEMBER} FROM {_PEOPLE}
WHERE m.class_id = :class_id AND m.user_id = :user_id AND m.left_at = ''"""
# `parked` is a setting of theirs; see services/parking.
DOOR_PEOPLE = f"""SELECT {USER},
  EXISTS (SELECT 1 FROM settings p WHERE p.user_id = u.id AND p.name = 'parked'),
  m.card_hash IS NOT NULL
FROM {_PEOPLE}
WHERE m.class_id = :class_id AND m.left_at = '' AND m.role = 'learner' AND u.deleted_at = ''
  AND u.is_disabled = 0
ORDER BY u.name_key, u.public_id"""
PICTURES = f"""SELECT {USER}, m.pictures, m.pictures_hash IS NOT NULL,
  m.card_hash IS NOT NULL, m.card FROM {_PEOPLE}
WHERE m.class_id = :class_id AND m.left_at = '' AND m.role = 'learner' AND u.deleted_at = ''
ORDER BY u.name_key, u.public_id"""
CANDIDATES = f"""SELECT {USER} FROM users u
WHERE u.deleted_at = '' AND u.is_disabled = 0
  AND (:teachers = 0 OR u.is_admin = 1 OR u.is_instructor = 1)
  AND (u.name_key LIKE :folded ESCAPE '!' OR u.email LIKE :words ESCAPE '!'
    OR u.group_name LIKE :words ESCAPE '!')
  AND NOT EXISTS (SELECT 1 FROM class_members m WHERE m.class_id = :class_id
    AND m.user_id = u.id AND m.left_at = '' AND m.role != 'guest')
ORDER BY u.name_key, u.id LIMIT :size"""
# The newest attempt of each; `asked` is a list in JSON.
STAND = f"""SELECT {USER}, t.id, t.finished_at, t.score, t.max_score, json_array_length(t.asked),
  (SELECT count(*) FROM quiz_answers r WHERE r.attempt_id = t.id), t.seen_at
FROM {_PEOPLE} LEFT JOIN quiz_attempts t ON t.id = (SELECT x.id FROM quiz_attempts x
  WHERE x.user_id = u.id AND x.asset_id = :asset_id AND x.kind = ''
  ORDER BY x.attempted_at DESC, x.id DESC LIMIT 1)
WHERE m.class_id = :class_id AND m.left_at = '' AND m.role = 'learner' AND u.deleted_at = ''
ORDER BY u.name_key, u.public_id"""
WHERE = f"""SELECT {USER}, u.last_seen_at,
  (SELECT p.value FROM settings p WHERE p.user_id = u.id AND p.name = 'parked')
FROM {_PEOPLE}
WHERE m.class_id = :class_id AND m.left_at = '' AND m.role = 'learner' AND u.deleted_at = ''
ORDER BY u.name_key, u.public_id"""
AVATARS = f"""SELECT u.avatar FROM {_PEOPLE}
WHERE m.class_id = :class_id AND m.left_at = '' AND u.avatar > ''"""
SECRETS = """SELECT m.user_id, m.pictures_hash FROM class_members m
WHERE m.class_id = :class_id AND m.left_at = '' AND m.pictures_hash IS NOT NULL"""
# Two, so that one code of two people is seen to be nobody's.
BY_CARD = """SELECT m.class_id, m.user_id FROM class_members m
WHERE m.card_hash = :hashed AND m.left_at = '' LIMIT 2"""

_WHO = """(a.for_all OR EXISTS (SELECT 1 FROM assignment_people p
    WHERE p.assignment_id = a.id AND p.user_id = m.user_id))"""
# A quiz counts when it was handed in since it was given: the same one may be given again.
_DONE = """CASE WHEN a.asset_id IS NOT NULL THEN EXISTS (SELECT 1 FROM quiz_attempts t
      WHERE t.user_id = m.user_id AND t.asset_id = a.asset_id AND t.kind = ''
      AND t.finished_at >= a.created_at)
    WHEN a.lesson_id IS NOT NULL THEN EXISTS (SELECT 1 FROM lesson_completions d
      WHERE d.user_id = m.user_id AND d.lesson_id = a.lesson_id)
    ELSE EXISTS (SELECT 1 FROM enrollments e WHERE e.user_id = m.user_id
      AND e.course_id = a.course_id AND e.progress_percent >= 100) END"""
# A lesson in the trash lies in a hidden course: it is no part of its own one then.
_PARTS = """JOIN courses c ON c.id = a.course_id
LEFT JOIN lessons l ON l.id = a.lesson_id AND EXISTS (SELECT 1 FROM course_modules x
  WHERE x.id = l.module_id AND x.course_id = a.course_id)
LEFT JOIN lesson_assets s ON s.id = a.asset_id AND s.lesson_id = l.id"""
_TITLE = """CASE WHEN c.deleted_at > '' THEN '' WHEN a.asset_id IS NOT NULL
  THEN coalesce(nullif(s.title, ''), l.title, '') WHEN a.lesson_id IS NOT NULL
  THEN coalesce(l.title, '') ELSE c.title END"""
ASSIGNMENTS = f"""SELECT a.id, a.public_id, a.course_id, a.lesson_id, a.asset_id, {_TITLE},
  c.title, a.from_day, a.until_day, a.note, a.for_all, a.given_by, a.revision
FROM assignments a {_PARTS}
WHERE a.class_id = :class_id AND a.withdrawn_at = ''
ORDER BY a.until_day = '', a.until_day, a.id"""
MEANT = """SELECT p.assignment_id, p.user_id FROM assignments a
JOIN assignment_people p ON p.assignment_id = a.id
WHERE a.class_id = :class_id AND a.withdrawn_at = ''"""
DONE = f"""SELECT a.id, m.user_id FROM assignments a
JOIN class_members m ON m.class_id = a.class_id
WHERE a.class_id = :class_id AND a.withdrawn_at = '' AND m.left_at = '' AND m.role = 'learner'
  AND {_WHO} AND {_DONE}"""
TASKS = f"""SELECT a.course_id, a.lesson_id, a.asset_id, {_TITLE}, c.title, a.until_day, a.note,
  k.name
FROM class_members m JOIN school_classes k ON k.id = m.class_id AND k.archived_at = ''
JOIN assignments a ON a.class_id = m.class_id AND a.withdrawn_at = '' AND a.from_day <= :today
{_PARTS}
WHERE m.user_id = :user_id AND m.left_at = '' AND m.role = 'learner' AND {_WHO}
  AND c.deleted_at = '' AND c.is_published
  AND (a.lesson_id IS NULL OR l.id IS NOT NULL) AND (a.asset_id IS NULL OR s.id IS NOT NULL)
  AND NOT {_DONE}
ORDER BY a.until_day = '', a.until_day, a.id"""


def to_class(row: Sequence[Any]) -> SchoolClass:
    """The class of a row that begins with its columns."""
    key, public_id, name, icon, colour, way, *switches, archived, revision = row[:13]
    rules = ClassRules(_way(way), *map(bool, switches))
    return SchoolClass(ClassId(key), public_id, name, icon, colour, rules, archived, revision)


def to_card(row: Sequence[Any]) -> ClassCard:
    """A row of CARDS or AT_THE_DOOR."""
    learners, teachers, tasks, *cards = row[13:]
    return ClassCard(to_class(row), learners, teachers, tasks, any(cards))


def to_member(row: Sequence[Any]) -> Member:
    """A row of MEMBERS."""
    *user, role, made_here, has_pictures, shows, seen, has_card = row
    return Member(
        to_user(user),
        MemberRole(role),
        bool(made_here),
        bool(has_pictures),
        bool(shows),
        seen,
        bool(has_card),
    )


def to_picture_card(row: Sequence[Any]) -> PictureCard:
    """A row of PICTURES."""
    *user, pictures, has_pictures, has_card, code = row
    names = tuple(pictures.split())
    return PictureCard(to_user(user), names, bool(has_pictures), bool(has_card), code)


def to_target(course: int, lesson: int | None, asset: int | None) -> Target:
    """What three keys name."""
    return Target(
        CourseId(course),
        None if lesson is None else LessonId(lesson),
        None if asset is None else AssetId(asset),
    )


def to_task(row: Sequence[Any]) -> Task:
    """A row of TASKS."""
    course, lesson, asset, title, course_title, until, note, name = row
    return Task(to_target(course, lesson, asset), title, course_title, until, note, name)


def _way(stored: str) -> Way:
    # A way that only a newer program knows is none to let somebody in by.
    return Way(stored) if stored in set(Way) else Way.PASSWORD
