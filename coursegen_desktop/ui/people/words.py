"""What a person's role, last visit and line in a list are in words."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

from ...domain.people import PeopleFilter, Person
from ...domain.user import Role, User
from ..kit.translate import tr

_FIRST_STRONG, _END = "\u2068", "\u2069"  # Unicode's isolates


def role_words(role: Role) -> str:
    """A role as it is shown."""
    return {
        Role.LEARNER: tr("Learner"),
        Role.INSTRUCTOR: tr("Instructor"),
        Role.ADMINISTRATOR: tr("Administrator"),
    }[role]


def filter_words() -> dict[PeopleFilter, str]:
    """The filters of the list of people, in their order."""
    return {
        PeopleFilter.ALL: tr("All"),
        PeopleFilter.LEARNERS: tr("Learners"),
        PeopleFilter.INSTRUCTORS: tr("Instructors"),
        PeopleFilter.ADMINISTRATORS: tr("Administrators"),
        PeopleFilter.DISABLED: tr("Disabled"),
        PeopleFilter.DELETED: tr("Deleted"),
    }


def state_words(user: User) -> str:
    """What keeps somebody out, "" for nothing."""
    if user.deleted_at:
        return tr("Deleted")
    return tr("Disabled") if user.is_disabled else ""


def person_words(person: Person, today: date) -> str:
    """A line of the list as it is read aloud."""
    user = person.user
    parts = [user.full_name, state_words(user), user.shown_email, user.group, role_words(user.role)]
    parts += [tr("%n course(s)", person.courses), seen_words(person.last_seen_at, today)]
    return ", ".join(part for part in parts if part)


def seen_words(stamp: str, today: date) -> str:
    """When somebody was seen last."""
    return day_words(stamp, today) if stamp else tr("Never")


def day_words(stamp: str, today: date) -> str:
    """A stored instant as a day of this computer's calendar; its hour when it is today's."""
    moment = local_moment(stamp)
    if moment is None:
        return ""
    if moment.date() == today:
        return tr("Today, {time}", time=_hour(moment))
    if moment.date() == today - timedelta(days=1):
        return tr("Yesterday, {time}", time=_hour(moment))
    return _day(moment)


def moment_words(stamp: str) -> str:
    """A stored instant with day and hour, in this computer's time zone."""
    moment = local_moment(stamp)
    return "" if moment is None else f"{_day(moment)}  {_hour(moment)}"


def local_moment(stamp: str) -> datetime | None:
    """A stored instant in this computer's time zone; None for what is none."""
    try:
        return datetime.fromisoformat(stamp).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def isolated(name: str) -> str:
    """A name that may run from right to left, so that the words around it stay in their order."""
    is_mirrored = any(unicodedata.bidirectional(char) in ("R", "AL") for char in name)
    return f"{_FIRST_STRONG}{name}{_END}" if is_mirrored else name


def short(name: str, most: int = 60) -> str:
    """A name for the middle of a sentence: cut where it is very long."""
    cut = name if len(name) <= most else name[: most - 1].rstrip() + "…"
    return isolated(cut)


def _hour(moment: datetime) -> str:
    return QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def _day(moment: datetime) -> str:
    return QLocale().toString(
        QDate(moment.year, moment.month, moment.day), QLocale.FormatType.ShortFormat
    )
