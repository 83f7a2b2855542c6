"""What a password must be, and how codes are written that stand in for one.

Length and a list of common ones, no rules about kinds of characters: NIST SP 800-63B-4 § 3.1.1.2.
"""

import unicodedata
from collections.abc import Collection, Iterable

from .errors import InvalidContent

MIN_PASSWORD = 8
MAX_PASSWORD = 1024
# Crockford's base 32 leaves out I, L, O and U: nothing is misread, and no word appears.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
RECOVERY_BYTES = 16
START_BYTES = 10


def prepared(password: str) -> str:
    """A password as it is hashed: NFKC, so that two keyboards type the same one."""
    return unicodedata.normalize("NFKC", password)


def check_password(password: str, *, common: Collection[str], about: Iterable[str] = ()) -> None:
    """Raise InvalidContent, with what to do, for a password that is too easy.

    `common` holds widely used passwords in lower case; `about` are the person's own words
    (name, address), which are no password either.
    """
    plain = prepared(password)
    if len(plain) < MIN_PASSWORD:
        raise InvalidContent(
            "This password is too short.",
            "Use at least {least} characters; several words are easy to keep in mind.",
            least=MIN_PASSWORD,
        )
    if len(plain) > MAX_PASSWORD:
        raise InvalidContent(
            "This password is too long.", "It can have {most} characters.", most=MAX_PASSWORD
        )
    folded = plain.casefold()
    if folded in common or len(set(folded)) < 3:
        raise InvalidContent(
            "This is one of the most common passwords.", "Choose one that others do not use."
        )
    if folded in {word for text in about for word in _words(text)}:
        raise InvalidContent(
            "Your name or address is easy to guess.", "Choose something else as password."
        )


def _words(text: str) -> Iterable[str]:
    folded = prepared(text).casefold()
    yield folded
    yield "".join(folded.split())
    yield folded.partition("@")[0]


def code_of(secret: bytes) -> str:
    """Bytes in Crockford's base 32, in groups of five, the last of up to nine where fewer than
    five are left over: 16 bytes give 26 characters, as 5-5-5-5-6.

    https://www.crockford.com/base32.html, most significant bits first, zeros appended.
    """
    bits = "".join(f"{byte:08b}" for byte in secret)
    bits += "0" * (-len(bits) % 5)
    code = "".join(_ALPHABET[int(bits[at : at + 5], 2)] for at in range(0, len(bits), 5))
    last = max(len(code) // 5 - 1, 0) * 5
    return "-".join([*(code[at : at + 5] for at in range(0, last, 5)), code[last:]])


def read_code(typed: str) -> str:
    """A code as it was made, however it was typed: case, spaces, dashes, O for 0, I or L for 1."""
    plain = unicodedata.normalize("NFKC", typed).upper().translate(_MISREAD)
    return "".join(char for char in plain if char in _ALPHABET)
