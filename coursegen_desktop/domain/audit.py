"""What is written down about accounts: who did what to whom, and when. No answers, no passwords."""

from dataclasses import dataclass
from enum import StrEnum, auto

from .ids import UserId


class AuditAction(StrEnum):
    """What was done."""

    SIGNED_IN = auto()
    SIGNED_IN_BY_CODE = auto()
    SIGN_IN_REFUSED = auto()
    SIGNED_OUT = auto()
    SIGNED_OUT_IDLE = auto()
    ACCOUNT_MADE = auto()
    PASSWORD_CHANGED = auto()
    PASSWORD_RESET = auto()
    RECOVERY_CODE_MADE = auto()
    PROFILE_CHANGED = auto()
    ROLE_CHANGED = auto()
    ACCOUNT_DISABLED = auto()
    ACCOUNT_ENABLED = auto()
    ACCOUNT_DELETED = auto()
    ACCOUNT_RESTORED = auto()
    ACCOUNT_ERASED = auto()
    ENROLLED = auto()
    UNENROLLED = auto()
    PEOPLE_IMPORTED = auto()
    PEOPLE_EXPORTED = auto()
    LEARNERS_EXPORTED = auto()
    CLASS_SEEN = auto()
    ATTEMPT_SEEN = auto()
    GRADE_CHANGED = auto()
    GRADING_CHANGED = auto()
    AUDIT_EXPORTED = auto()
    SHARING_CHANGED = auto()
    BACKUP_RESTORED = auto()
    KIOSK_CHANGED = auto()
    KIOSK_PIN_SET = auto()
    KIOSK_PIN_FORGOTTEN = auto()
    KIOSK_PIN_REFUSED = auto()
    KIOSK_STARTED = auto()
    KIOSK_UNLOCKED = auto()
    KIOSK_LEFT = auto()
    KIOSK_QUIZ_BEGUN = auto()
    KIOSK_QUIZ_ENDED = auto()
    CLASS_MADE = auto()
    CLASS_CHANGED = auto()
    CLASS_ARCHIVED = auto()
    CLASS_RESTORED = auto()
    CLASS_JOINED = auto()
    CLASS_LEFT = auto()
    ASSIGNED = auto()
    ASSIGNMENT_CHANGED = auto()
    ASSIGNMENT_WITHDRAWN = auto()
    PICTURES_GIVEN = auto()
    PICTURES_SEEN = auto()
    CARDS_GIVEN = auto()
    CARDS_WITHDRAWN = auto()
    CARD_REFUSED = auto()
    SIGNED_IN_BY_CARD = auto()
    SIGNED_IN_BY_CLASS = auto()
    QUIZ_ENDED = auto()
    TIME_GIVEN_BACK = auto()
    ATTEMPT_REOPENED = auto()
    DAY_SAVED = auto()
    DAY_BROUGHT_IN = auto()


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the log. `actor_id` is None for the owner of the file at the command line.

    Names are kept as they were then; `detail` is a short fact ("learner to instructor", "24
    people"). `at` is UTC, ISO 8601.
    """

    id: int
    at: str
    actor_id: UserId | None
    actor_name: str
    action: AuditAction
    subject_id: UserId | None
    subject_name: str
    detail: str


@dataclass(frozen=True, slots=True)
class AuditQuery:
    """Which entries: those of `actions` (empty: all) in which `text` occurs in a name."""

    text: str = ""
    actions: tuple[AuditAction, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Entries, newest first; `next_id` goes on where they end, None at the end."""

    entries: tuple[AuditEntry, ...]
    next_id: int | None
