"""Who may do what: one table, asked by services and by the window."""

from enum import StrEnum, auto

from .errors import PermissionDenied
from .user import Role, User


class Right(StrEnum):
    """Something that not everybody may do."""

    LEARN = auto()  # read published courses, answer, review; see one's own progress
    OWN_ACCOUNT = auto()  # change one's profile, password and preferences; leave
    SEE_DRAFTS = auto()  # courses that are not published
    EDIT_COURSES = auto()  # write, generate, publish, copy, delete, import and export
    SEE_LEARNERS = auto()  # who takes a course and how far they are
    ENROL_OTHERS = auto()  # put learners into a course, and make accounts for new ones
    TEACH = auto()  # classes: of one's own, or all for whoever manages people
    MANAGE_PEOPLE = auto()  # accounts, roles, resets
    READ_AUDIT = auto()  # what was done to accounts and data
    MANAGE_LIBRARY = auto()  # backups and settings that concern everybody


_LEARNER = frozenset({Right.LEARN, Right.OWN_ACCOUNT})
_INSTRUCTOR = _LEARNER | {
    Right.SEE_DRAFTS,
    Right.EDIT_COURSES,
    Right.SEE_LEARNERS,
    Right.ENROL_OTHERS,
    Right.TEACH,
}
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.LEARNER: _LEARNER,
    Role.INSTRUCTOR: _INSTRUCTOR,
    Role.ADMINISTRATOR: _INSTRUCTOR | {Right.MANAGE_PEOPLE, Right.READ_AUDIT, Right.MANAGE_LIBRARY},
}

# Where one person is alone on a computer these mean nothing, and the window does not show them.
AMONG_OTHERS = frozenset(
    {
        Right.SEE_LEARNERS,
        Right.ENROL_OTHERS,
        Right.TEACH,
        Right.MANAGE_PEOPLE,
        Right.READ_AUDIT,
    }
)


def may(user: User, right: Right) -> bool:
    """Whether `user` has `right`. Disabled and deleted accounts have none; whoever must choose
    a password first has only that."""
    if user.is_disabled or user.deleted_at:
        return False
    if user.must_change_password:
        return right is Right.OWN_ACCOUNT
    return right in RIGHTS[user.role]


def require(user: User, right: Right) -> None:
    """Raise PermissionDenied unless `user` has `right`."""
    if not may(user, right):
        raise PermissionDenied(
            "Your account may not do this.",
            "Ask the person who looks after this computer's accounts.",
        )
