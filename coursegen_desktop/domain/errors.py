"""Every error that a user can be told about.

AppError                      has a sentence and a hint
├── NotFound                  the thing is gone
├── Conflict                  somebody else changed it meanwhile
├── InvalidContent            what was given cannot be used
├── PermissionDenied          this account may not do that
│   ├── SignInRefused         address and password do not belong together
│   ├── PinRefused            this PIN does not leave the kiosk
│   ├── CardRefused           this card lets nobody in here
│   ├── TooManyTries          wait before the next try at a password
│   └── AccountDeleted        the right password, of an account in its 30 days of grace
├── StorageError              the disk or the database refuses
│   ├── DatabaseBroken        the file is damaged or not ours
│   ├── DatabaseTooNew        written by a newer version
│   └── DiskFull              no room left
├── FormatError               a file cannot be read: file, place, reason
├── Cancelled                 the user stopped it: nothing to report
├── MissingPart               an optional library or a system part is absent
├── WorkTimeout               work in a child process took too long and was stopped
├── WorkStopped               the child process died while it worked
└── ProviderError             a language model did not answer as it should: see its `fault`

`sentence` and `hint` are templates in English, filled with `values` and translated
where they are shown. A foreign exception is turned into one of these where the
foreign library is called, and nowhere else.
"""

from enum import StrEnum
from typing import Any


class AppError(Exception):
    """Something a user is told: `sentence` says what happened, `hint` what to do."""

    def __init__(self, sentence: str, hint: str = "", **values: Any) -> None:
        self.sentence = sentence
        self.hint = hint
        self.values = values
        super().__init__(self.text())

    def __reduce__(self) -> tuple[Any, ...]:
        # Errors come back from worker processes, and subclasses differ in their arguments.
        return _revived, (type(self), self.args, self.__dict__.copy())

    def text(self) -> str:
        """Sentence and hint in English, filled in; the command line prints this."""
        parts = [self.sentence, self.hint]
        return " ".join(_fill(part, self.values) for part in parts if part)


class NotFound(AppError):
    """The thing asked for does not exist (any more)."""


class Conflict(AppError):
    """The thing was changed elsewhere since it was read."""


class InvalidContent(AppError):
    """The content given cannot be used as it is."""


class PermissionDenied(AppError):
    """The account may not do this."""


class SignInRefused(PermissionDenied):
    """Address and password (or code) do not belong together. Never says which one is wrong."""

    def __init__(self) -> None:
        super().__init__("The address or the password is not right.", "Try again.")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), ()


class PinRefused(PermissionDenied):
    """Nobody here has that PIN."""

    def __init__(self) -> None:
        super().__init__("This PIN is not right.", "Try again.")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), ()


class CardRefused(PermissionDenied):
    """A card lets nobody in here: of another class, void, or not taken."""


class TooManyTries(PermissionDenied):
    """Too many wrong passwords: the next try counts only after `seconds`."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__("Too many tries.", "You can try again in {seconds} s.", seconds=seconds)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.seconds,)


class AccountDeleted(PermissionDenied):
    """Signed in rightly to an account that was deleted and can still be brought back."""

    def __init__(self) -> None:
        super().__init__("This account was deleted.", "It can be brought back for 30 days.")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), ()


class StorageError(AppError):
    """The disk or the database did not do what was asked."""


class DatabaseBroken(StorageError):
    """The database file is damaged or is not one of ours."""


class DatabaseTooNew(StorageError):
    """The database was written by a newer version of the program."""


class DiskFull(StorageError):
    """No room is left on the disk."""


class FormatError(AppError):
    """A file cannot be read. `file` is its name, `place` where inside, `reason` why."""

    def __init__(self, file: str, reason: str, *, place: str = "", hint: str = "") -> None:
        self.file, self.place, self.reason = file, place, reason
        where = "{file}, {place}" if place else "{file}"
        super().__init__(f"{where}: {{reason}}", hint, file=file, place=place, reason=reason)


class Cancelled(AppError):
    """The user stopped the work; there is nothing to report."""

    def __init__(self) -> None:
        super().__init__("Stopped.")


class MissingPart(AppError):
    """An optional library or a part of the system is not installed."""


class MediaError(AppError):
    """Sound, slides or a film cannot be made or played."""


class WorkTimeout(AppError):
    """Work in a child process took longer than it may and was stopped."""


class WorkStopped(AppError):
    """The child process died while it worked."""


class ProviderFault(StrEnum):
    """What is wrong with the answer of a language model, or with the way to it."""

    ADDRESS = "address"  # no such host, or not an address at all
    REFUSED = "refused"  # nobody listens there
    TLS = "tls"  # the certificate is not trusted
    NOT_A_MODEL = "not a model"  # it answers, but not as a model does: HTML, a redirect
    KEY = "key"  # missing, wrong, or not allowed
    NO_MODEL = "no model"  # the name of the model is not known there
    WINDOW = "window"  # more was sent than the model can read
    BUSY = "busy"  # too many requests; `retry_after` where it was told
    SERVER = "server"  # it failed
    DROPPED = "dropped"  # the connection ended in the middle
    SILENT = "silent"  # nothing came for too long
    NO_SCHEMA = "no schema"  # it cannot promise the form of an answer in this way
    UNUSABLE = "unusable"  # the answer came and cannot be used
    TOO_LONG = "too long"  # the answer was cut off at its limit
    BUDGET = "budget"  # the limit of tokens or cost is reached


class ProviderError(AppError):
    """A language model did not answer as it should.

    `retry_after` are the seconds that a BUSY one asks for, None where it told none.
    """

    def __init__(
        self,
        fault: ProviderFault,
        sentence: str,
        hint: str = "",
        *,
        retry_after: float | None = None,
        **values: Any,
    ) -> None:
        self.fault, self.retry_after = fault, retry_after
        super().__init__(sentence, hint, **values)

    def __reduce__(self) -> tuple[Any, ...]:
        return _revived, (ProviderError, self.args, self.__dict__.copy())

    @property
    def is_passing(self) -> bool:
        """Whether the same request may succeed when it is sent again."""
        faults = ProviderFault
        return self.fault in (faults.BUSY, faults.SERVER, faults.DROPPED, faults.SILENT)

    @property
    def is_of_provider(self) -> bool:
        """Whether the next unit would fail too; the others are matters of one answer."""
        faults = ProviderFault
        return self.fault not in (faults.UNUSABLE, faults.TOO_LONG, faults.WINDOW)


def _revived(kind: type[AppError], args: tuple[Any, ...], state: dict[str, Any]) -> AppError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


def _fill(template: str, values: dict[str, Any]) -> str:
    # Values may themselves hold braces (file names do), so only the template is parsed.
    return template.format(**values) if values else template
