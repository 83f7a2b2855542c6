"""Hashing of passwords and codes with argon2id, away from the window's thread.

A code of 80 random bits or more cannot be guessed, however fast the hash: those are kept by
SHA-256, so that a list of 20,000 new people does not take a quarter of an hour.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ..domain.errors import InvalidContent
from ..domain.password import (
    RECOVERY_BYTES,
    START_BYTES,
    check_password,
    code_of,
    prepared,
    read_code,
)
from ..domain.user import checked_email
from .blocking import in_thread

_CODE = "code$"
# RFC 9106 § 4 with OWASP's smallest sizes: 46 MiB, one pass, one lane; 52 ms where measured.
TIME_COST, MEMORY_KIB, LANES = 1, 46 * 1024, 1


class Passwords:
    """Makes and compares hashes. Cheaper costs are for tests."""

    def __init__(self, *, time_cost: int = TIME_COST, memory_kib: int = MEMORY_KIB) -> None:
        self._hasher = PasswordHasher(
            time_cost=time_cost, memory_cost=memory_kib, parallelism=LANES
        )
        self._nobody = ""

    async def hash(self, password: str) -> str:
        """The hash to keep."""
        # Closures: a loop that is asked to tell what it does prints arguments.
        return await in_thread(lambda: self._hasher.hash(_bytes(password)))

    async def fits(self, hashed: str | None, password: str) -> bool:
        """Whether `password` is the one that was hashed.

        Without a hash (nobody has that address, or no password was set) it takes as long and is
        False, so that the time tells nothing.
        """
        return await in_thread(lambda: self._fits(hashed, password))

    def is_outdated(self, hashed: str) -> bool:
        """Whether it was made with other costs than today's (a code never is)."""
        return not hashed.startswith(_CODE) and self._hasher.check_needs_rehash(hashed)

    async def warm(self) -> None:
        """Make ready what the first refusal needs."""
        await in_thread(self._hash_of_nobody)

    def _fits(self, hashed: str | None, password: str) -> bool:
        if hashed is not None and hashed.startswith(_CODE):
            given = hash_code(read_code(password))
            # As long as for a password: the time must not tell who has not signed in yet.
            self._verify(self._hash_of_nobody(), password)
            return hmac.compare_digest(hashed, given)
        return self._verify(hashed or self._hash_of_nobody(), password) and hashed is not None

    def _verify(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, _bytes(password))
        except (VerificationError, InvalidHashError):
            return False

    def _hash_of_nobody(self) -> str:
        if not self._nobody:
            self._nobody = self._hasher.hash(secrets.token_hex(16))
        return self._nobody


def _bytes(password: str) -> bytes:
    # Halves of characters come out of broken clipboards; they are hashed like anything else.
    return prepared(password).encode("utf-8", "surrogatepass")


def new_recovery_code() -> str:
    """A code of 128 random bits for a forgotten password."""
    return code_of(secrets.token_bytes(RECOVERY_BYTES))


def new_start_code() -> str:
    """A code of 80 random bits with which somebody signs in for the first time."""
    return code_of(secrets.token_bytes(START_BYTES))


def hash_code(code: str) -> str:
    """The hash of a code made here, as it is kept."""
    return _CODE + hashlib.sha256(read_code(code).encode()).hexdigest()


async def check_choice(password: str, *about: str) -> None:
    """Raise InvalidContent for a password that is too easy; `about` are the person's own words."""
    await in_thread(lambda: _check(password, about))


def _check(password: str, about: tuple[str, ...]) -> None:
    check_password(password, common=_common_passwords(), about=about)


@lru_cache(1)
def _common_passwords() -> frozenset[str]:
    """Widely used passwords in lower case (the list that zxcvbn carries)."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # late: it is large

    return frozenset(FREQUENCY_LISTS["passwords"])


def tries_key(email: str) -> str:
    """What wrong tries are counted under: a hash, for now and then a password is typed there."""
    typed = email_form(email) or email.strip().casefold()
    return hashlib.sha256(typed.encode("utf-8", "surrogatepass")).hexdigest()


def email_form(email: str) -> str:
    """The address as it is kept; "" for what is none, which nobody has."""
    try:
        return checked_email(email)
    except InvalidContent:
        return ""
