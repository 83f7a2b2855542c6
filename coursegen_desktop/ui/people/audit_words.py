"""The log in sentences: who did what to whom."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...domain.audit import AuditAction, AuditEntry
from ...domain.user import Role
from ..kit.translate import tr
from .words import isolated, role_words

_Sentence = Callable[[str, str, str], str]
_COUNTS = re.compile(r"([+~])(\d+)")
_ROLES = {role.value: role for role in Role}

GROUPS: tuple[tuple[AuditAction, ...], ...] = (
    (),
    (
        AuditAction.SIGNED_IN, AuditAction.SIGNED_IN_BY_CODE, AuditAction.SIGNED_IN_BY_CLASS,
        AuditAction.SIGNED_IN_BY_CARD, AuditAction.SIGN_IN_REFUSED, AuditAction.CARD_REFUSED,
        AuditAction.SIGNED_OUT, AuditAction.SIGNED_OUT_IDLE,
    ),
    (
        AuditAction.PASSWORD_CHANGED, AuditAction.PASSWORD_RESET, AuditAction.RECOVERY_CODE_MADE,
        AuditAction.PICTURES_GIVEN, AuditAction.PICTURES_SEEN, AuditAction.CARDS_GIVEN,
        AuditAction.CARDS_WITHDRAWN,
    ),
    (
        AuditAction.ACCOUNT_MADE, AuditAction.PROFILE_CHANGED, AuditAction.ROLE_CHANGED,
        AuditAction.ACCOUNT_DISABLED, AuditAction.ACCOUNT_ENABLED, AuditAction.ACCOUNT_DELETED,
        AuditAction.ACCOUNT_RESTORED, AuditAction.ACCOUNT_ERASED, AuditAction.PEOPLE_IMPORTED,
    ),
    (AuditAction.ENROLLED, AuditAction.UNENROLLED),
    (
        AuditAction.PEOPLE_EXPORTED, AuditAction.LEARNERS_EXPORTED, AuditAction.AUDIT_EXPORTED,
    ),
    (
        AuditAction.CLASS_SEEN, AuditAction.ATTEMPT_SEEN, AuditAction.GRADE_CHANGED,
        AuditAction.GRADING_CHANGED, AuditAction.CLASS_MADE, AuditAction.CLASS_CHANGED,
        AuditAction.CLASS_ARCHIVED, AuditAction.CLASS_RESTORED, AuditAction.CLASS_JOINED,
        AuditAction.CLASS_LEFT, AuditAction.ASSIGNED, AuditAction.ASSIGNMENT_CHANGED,
        AuditAction.ASSIGNMENT_WITHDRAWN, AuditAction.QUIZ_ENDED, AuditAction.TIME_GIVEN_BACK,
        AuditAction.ATTEMPT_REOPENED, AuditAction.DAY_SAVED, AuditAction.DAY_BROUGHT_IN,
    ),
    (
        AuditAction.SHARING_CHANGED, AuditAction.BACKUP_RESTORED, AuditAction.KIOSK_CHANGED,
        AuditAction.KIOSK_PIN_SET, AuditAction.KIOSK_PIN_FORGOTTEN, AuditAction.KIOSK_PIN_REFUSED,
        AuditAction.KIOSK_STARTED, AuditAction.KIOSK_UNLOCKED, AuditAction.KIOSK_LEFT,
        AuditAction.KIOSK_QUIZ_BEGUN, AuditAction.KIOSK_QUIZ_ENDED,
    ),
)  # fmt: skip


def group_words() -> tuple[str, ...]:
    """What GROUPS are called."""
    return (tr("All"), tr("Sign-ins"), tr("Passwords"), tr("Accounts"), tr("Enrolment"),
            tr("Exports"), tr("Classes"), tr("This computer"))  # fmt: skip


_ICONS: tuple[tuple[int, str], ...] = (
    (1, "log-in"), (2, "key-round"), (3, "user"), (4, "graduation-cap"), (5, "file-down"),
    (6, "users"), (7, "monitor"),
)  # fmt: skip
_SPECIAL_ICONS = {
    AuditAction.SIGN_IN_REFUSED: ("circle-alert", "bad"),
    AuditAction.SIGNED_OUT: ("log-out", "muted"),
    AuditAction.SIGNED_OUT_IDLE: ("log-out", "muted"),
    AuditAction.ACCOUNT_DELETED: ("trash", "bad"),
    AuditAction.ACCOUNT_ERASED: ("trash", "bad"),
    AuditAction.ACCOUNT_DISABLED: ("user-x", "warn"),
    AuditAction.ACCOUNT_ENABLED: ("user-check", "muted"),
    AuditAction.ROLE_CHANGED: ("shield-check", "accent"),
    AuditAction.KIOSK_PIN_REFUSED: ("circle-alert", "bad"),
    AuditAction.CARD_REFUSED: ("circle-alert", "bad"),
    AuditAction.KIOSK_STARTED: ("lock", "muted"),
    AuditAction.KIOSK_UNLOCKED: ("key-round", "muted"),
    AuditAction.KIOSK_LEFT: ("log-out", "muted"),
}


def icon_of(action: AuditAction) -> tuple[str, str]:
    """(icon, colour role) of an action."""
    if action in _SPECIAL_ICONS:
        return _SPECIAL_ICONS[action]
    return next((icon, "muted") for at, icon in _ICONS if action in GROUPS[at])


def sentence(entry: AuditEntry) -> str:
    """An entry as a sentence without its full stop."""
    who = isolated(entry.actor_name) if entry.actor_name else tr("The program")
    if entry.actor_id is None and entry.actor_name:
        who = tr("The owner of the file")
    whom = isolated(entry.subject_name) or tr("somebody")
    about_self = entry.subject_id is not None and entry.subject_id == entry.actor_id
    if about_self and entry.action in _OF_ONESELF:
        return _OF_ONESELF[entry.action](who, whom, entry.detail)
    if not entry.subject_name and entry.action in _OF_MANY:
        return _OF_MANY[entry.action](who, whom, entry.detail)
    return _SENTENCES[entry.action](who, whom, entry.detail)


def _roles(who: str, whom: str, detail: str) -> str:
    before, _, after = detail.partition(" → ")
    if before not in _ROLES or after not in _ROLES:
        return tr("{who} changed the role of {whom}", who=who, whom=whom)
    return tr(
        "{who} changed the role of {whom} from {before} to {after}",
        who=who,
        whom=whom,
        before=role_words(_ROLES[before]),
        after=role_words(_ROLES[after]),
    )


def _imported(who: str, whom: str, detail: str) -> str:
    counts = dict(_COUNTS.findall(detail))
    parts = []
    if int(counts.get("+", 0)):
        parts.append(tr("%n new account(s)", int(counts["+"])))
    if int(counts.get("~", 0)):
        parts.append(tr("%n change(s)", int(counts["~"])))
    what = ", ".join(parts) or tr("nothing new")
    return tr("{who} imported people: {what}", who=who, what=what)


def _enrolled_many(who: str, whom: str, detail: str) -> str:
    count, _, course = detail.partition(" · ")
    found = _COUNTS.fullmatch(count)
    if found is None:
        return tr("{who} enrolled people", who=who)
    people = tr("%n pe(rson|ople)", int(found.group(2)))
    return tr("{who} enrolled {people} in “{course}”", who=who, people=people, course=course)


def _made(who: str, whom: str, detail: str) -> str:
    role = _ROLES.get(detail)
    if role is None:
        return tr("{who} made an account for {whom}", who=who, whom=whom)
    return tr("{who} made an account for {whom} ({role})", who=who, whom=whom,
              role=role_words(role))  # fmt: skip


def _class_joined(who: str, whom: str, detail: str) -> str:
    # What somebody became in it is told where the class is looked at.
    name = isolated(detail.partition(" · ")[0])
    return tr("{who} put {whom} into the class {class_name}", who=who, whom=whom, class_name=name)


def _class_joined_many(who: str, whom: str, detail: str) -> str:
    name, _, count = detail.rpartition(" · ")
    found = _COUNTS.fullmatch(count)
    people = tr("%n pe(rson|ople)", int(found.group(2)) if found else 0)
    return tr(
        "{who} made accounts for {people} in the class {class_name}",
        who=who, people=people, class_name=isolated(name),
    )  # fmt: skip


def _assigned(who: str, whom: str, detail: str) -> str:
    name, _, task = detail.partition(" · ")
    return tr(
        "{who} gave the class {class_name} “{task}” to do",
        who=who, class_name=isolated(name), task=isolated(task),
    )  # fmt: skip


def _reassigned(who: str, whom: str, detail: str) -> str:
    name, _, task = detail.partition(" · ")
    return tr(
        "{who} changed what the class {class_name} has to do: “{task}”",
        who=who, class_name=isolated(name), task=isolated(task),
    )  # fmt: skip


def _withdrawn(who: str, whom: str, detail: str) -> str:
    name, _, task = detail.partition(" · ")
    return tr(
        "{who} took “{task}” back from the class {class_name}",
        who=who, class_name=isolated(name), task=isolated(task),
    )  # fmt: skip


def _pictures_given_many(who: str, whom: str, detail: str) -> str:
    return tr(
        "{who} gave new pictures to sign in with ({detail})", who=who, detail=isolated(detail)
    )


def _cards_given_many(who: str, whom: str, detail: str) -> str:
    return tr("{who} made new cards with QR codes ({detail})", who=who, detail=isolated(detail))


def _cards_withdrawn_many(who: str, whom: str, detail: str) -> str:
    return tr("{who} withdrew cards with QR codes ({detail})", who=who, detail=isolated(detail))


_SENTENCES: dict[AuditAction, _Sentence] = {
    AuditAction.SIGNED_IN: lambda who, whom, _: tr("{who} signed in", who=who),
    AuditAction.SIGNED_IN_BY_CODE: lambda who, whom, _: tr("{who} signed in by a code", who=who),
    AuditAction.SIGN_IN_REFUSED: lambda who, whom, _: tr(
        "A sign-in as {whom} was refused", whom=whom
    ),
    AuditAction.SIGNED_OUT: lambda who, whom, _: tr("{who} signed out", who=who),
    AuditAction.SIGNED_OUT_IDLE: lambda who, whom, _: tr(
        "{who} was signed out because nobody was there", who=who
    ),
    AuditAction.ACCOUNT_MADE: _made,
    AuditAction.PASSWORD_CHANGED: lambda who, whom, _: tr(
        "{who} changed the password of {whom}", who=who, whom=whom
    ),
    AuditAction.PASSWORD_RESET: lambda who, whom, _: tr(
        "{who} reset the password of {whom}", who=who, whom=whom
    ),
    AuditAction.RECOVERY_CODE_MADE: lambda who, whom, _: tr(
        "{who} made a recovery code for {whom}", who=who, whom=whom
    ),
    AuditAction.PROFILE_CHANGED: lambda who, whom, _: tr(
        "{who} changed the profile of {whom}", who=who, whom=whom
    ),
    AuditAction.ROLE_CHANGED: _roles,
    AuditAction.ACCOUNT_DISABLED: lambda who, whom, _: tr(
        "{who} disabled the account of {whom}", who=who, whom=whom
    ),
    AuditAction.ACCOUNT_ENABLED: lambda who, whom, _: tr(
        "{who} enabled the account of {whom}", who=who, whom=whom
    ),
    AuditAction.ACCOUNT_DELETED: lambda who, whom, _: tr(
        "{who} deleted the account of {whom}", who=who, whom=whom
    ),
    AuditAction.ACCOUNT_RESTORED: lambda who, whom, _: tr(
        "{who} restored the account of {whom}", who=who, whom=whom
    ),
    AuditAction.ACCOUNT_ERASED: lambda who, whom, _: tr(
        "The account of {whom} was erased for good", whom=whom
    ),
    AuditAction.ENROLLED: lambda who, whom, detail: tr(
        "{who} enrolled {whom} in “{course}”", who=who, whom=whom, course=detail
    ),
    AuditAction.UNENROLLED: lambda who, whom, detail: tr(
        "{who} removed {whom} from “{course}”", who=who, whom=whom, course=detail
    ),
    AuditAction.PEOPLE_IMPORTED: _imported,
    AuditAction.PEOPLE_EXPORTED: lambda who, whom, detail: tr(
        "{who} exported the list of people ({count})", who=who, count=detail
    ),
    AuditAction.LEARNERS_EXPORTED: lambda who, whom, _: tr(
        "{who} exported the data of {whom}", who=who, whom=whom
    ),
    AuditAction.CLASS_SEEN: lambda who, whom, detail: tr(
        "{who} looked at the class of {course}", who=who, course=isolated(detail)
    ),
    AuditAction.ATTEMPT_SEEN: lambda who, whom, detail: tr(
        "{who} looked at an attempt of {whom} ({quiz})",
        who=who,
        whom=whom,
        quiz=isolated(detail),
    ),
    AuditAction.GRADE_CHANGED: lambda who, whom, detail: tr(
        "{who} set a grade of {whom} by hand ({detail})", who=who, whom=whom, detail=detail
    ),
    AuditAction.GRADING_CHANGED: lambda who, whom, detail: tr(
        "{who} changed how {course} is graded, or its day",
        who=who,
        course=isolated(detail),
    ),
    AuditAction.AUDIT_EXPORTED: lambda who, whom, detail: tr(
        "{who} exported this log ({count})", who=who, count=detail
    ),
    AuditAction.SHARING_CHANGED: lambda who, whom, _: tr(
        "{who} changed how this computer is shared", who=who
    ),
    AuditAction.BACKUP_RESTORED: lambda who, whom, _: tr("{who} restored a backup", who=who),
    AuditAction.KIOSK_CHANGED: lambda who, whom, _: tr(
        "{who} changed how the class kiosk is used", who=who
    ),
    AuditAction.KIOSK_PIN_SET: lambda who, whom, _: tr("{who} set a PIN for the kiosk", who=who),
    AuditAction.KIOSK_PIN_FORGOTTEN: lambda who, whom, _: tr(
        "{who} removed every PIN of the kiosk", who=who
    ),
    AuditAction.KIOSK_PIN_REFUSED: lambda who, whom, _: tr("A PIN was refused at the kiosk"),
    AuditAction.KIOSK_STARTED: lambda who, whom, _: tr("The kiosk was started"),
    AuditAction.KIOSK_UNLOCKED: lambda who, whom, _: tr("{who} unlocked the kiosk", who=who),
    AuditAction.KIOSK_LEFT: lambda who, whom, _: tr("{who} left the kiosk", who=who),
    AuditAction.KIOSK_QUIZ_BEGUN: lambda who, whom, detail: tr(
        "{who} began the quiz “{quiz}” at the kiosk", who=who, quiz=isolated(detail)
    ),
    AuditAction.KIOSK_QUIZ_ENDED: lambda who, whom, detail: tr(
        "{who} ended the quiz “{quiz}” at the kiosk", who=who, quiz=isolated(detail)
    ),
    AuditAction.CLASS_MADE: lambda who, whom, detail: tr(
        "{who} made the class {class_name}", who=who, class_name=isolated(detail)
    ),
    AuditAction.CLASS_CHANGED: lambda who, whom, detail: tr(
        "{who} changed the class {class_name}", who=who, class_name=isolated(detail)
    ),
    AuditAction.CLASS_ARCHIVED: lambda who, whom, detail: tr(
        "{who} put the class {class_name} away", who=who, class_name=isolated(detail)
    ),
    AuditAction.CLASS_RESTORED: lambda who, whom, detail: tr(
        "{who} took the class {class_name} out again", who=who, class_name=isolated(detail)
    ),
    AuditAction.CLASS_JOINED: _class_joined,
    AuditAction.CLASS_LEFT: lambda who, whom, detail: tr(
        "{who} took {whom} out of the class {class_name}",
        who=who,
        whom=whom,
        class_name=isolated(detail),
    ),
    AuditAction.ASSIGNED: _assigned,
    AuditAction.ASSIGNMENT_CHANGED: _reassigned,
    AuditAction.ASSIGNMENT_WITHDRAWN: _withdrawn,
    AuditAction.PICTURES_GIVEN: lambda who, whom, detail: tr(
        "{who} gave {whom} new pictures to sign in with", who=who, whom=whom
    ),
    AuditAction.PICTURES_SEEN: lambda who, whom, detail: tr(
        "{who} looked up the pictures of the class {class_name}",
        who=who,
        class_name=isolated(detail),
    ),
    AuditAction.CARDS_GIVEN: lambda who, whom, detail: tr(
        "{who} made a new card with a QR code for {whom}", who=who, whom=whom
    ),
    AuditAction.CARDS_WITHDRAWN: lambda who, whom, detail: tr(
        "{who} withdrew the card with a QR code of {whom}", who=who, whom=whom
    ),
    AuditAction.CARD_REFUSED: lambda who, whom, _: tr("A card was refused at the sign-in"),
    AuditAction.SIGNED_IN_BY_CARD: lambda who, whom, detail: tr(
        "{who} signed in by a card of the class {class_name}",
        who=who,
        class_name=isolated(detail),
    ),
    AuditAction.QUIZ_ENDED: lambda who, whom, detail: tr(
        "{who} ended a quiz for a class ({detail})", who=who, detail=isolated(detail)
    ),
    AuditAction.DAY_SAVED: lambda who, whom, detail: tr(
        "{who} saved the day of classes to a file ({detail})", who=who, detail=isolated(detail)
    ),
    AuditAction.DAY_BROUGHT_IN: lambda who, whom, detail: tr(
        "{who} brought in the day of classes ({detail})", who=who, detail=isolated(detail)
    ),
    AuditAction.TIME_GIVEN_BACK: lambda who, whom, detail: tr(
        "{who} gave {whom} the time of a break back", who=who, whom=whom
    ),
    AuditAction.ATTEMPT_REOPENED: lambda who, whom, detail: tr(
        "{who} let {whom} go on with a quiz that was handed in ({detail})",
        who=who,
        whom=whom,
        detail=isolated(detail),
    ),
    AuditAction.SIGNED_IN_BY_CLASS: lambda who, whom, detail: tr(
        "{who} signed in at the class {class_name}", who=who, class_name=isolated(detail)
    ),
}
_OF_ONESELF: dict[AuditAction, _Sentence] = {
    AuditAction.ACCOUNT_MADE: lambda who, whom, _: tr("{who} made their own account", who=who),
    AuditAction.PASSWORD_CHANGED: lambda who, whom, _: tr(
        "{who} changed their own password", who=who
    ),
    AuditAction.RECOVERY_CODE_MADE: lambda who, whom, _: tr(
        "{who} made a new recovery code", who=who
    ),
    AuditAction.ACCOUNT_DELETED: lambda who, whom, _: tr(
        "{who} deleted their own account", who=who
    ),
    AuditAction.CLASS_JOINED: lambda who, whom, detail: tr(
        "{who} came into the class {class_name}", who=who, class_name=isolated(detail)
    ),
}
_OF_MANY: dict[AuditAction, _Sentence] = {
    AuditAction.ENROLLED: _enrolled_many,
    AuditAction.LEARNERS_EXPORTED: lambda who, whom, detail: tr(
        "{who} exported the learners of a course ({detail})", who=who, detail=detail
    ),
    AuditAction.CLASS_JOINED: _class_joined_many,
    AuditAction.PICTURES_GIVEN: _pictures_given_many,
    AuditAction.CARDS_GIVEN: _cards_given_many,
    AuditAction.CARDS_WITHDRAWN: _cards_withdrawn_many,
}
