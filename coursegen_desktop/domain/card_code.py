"""What the QR code on a card says: a secret of its own, read by a camera or typed from under it.

Nobody has to be chosen first: the secret alone says whose card it is. It holds 99 bits drawn by
lot, so a fast hash keeps it and nobody guesses one; before them stand three signs of the class, by
which a card that is void is told from one of another school, behind them one by which a slip in
typing is found before anything is asked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from .errors import InvalidContent

# 31, a prime; none that looks like another (0 and O, 1, I and L).
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
BEGINNING = "CG1"  # ours, in its first form; with it only capitals, figures and a colon are used
_OF_CLASS, _SECRET = 3, 20
LENGTH = _OF_CLASS + _SECRET + 1
_GROUP = 4


def new_code(class_public_id: str, draw: Callable[[Sequence[str]], str]) -> str:
    """A code for somebody of a class; `draw` takes one of the signs by lot."""
    body = class_signs(class_public_id) + "".join(draw(SIGNS) for _ in range(_SECRET))
    return body + _last_sign(body)


def class_signs(class_public_id: str) -> str:
    """What codes of a class begin with, on every computer that has it."""
    number = int.from_bytes(hashlib.sha256(class_public_id.encode()).digest()[:8], "big")
    signs = []
    for _ in range(_OF_CLASS):
        number, at = divmod(number, len(SIGNS))
        signs.append(SIGNS[at])
    return "".join(signs)


def is_of_class(code: str, class_public_id: str) -> bool:
    """Whether a code was made for somebody of that class."""
    return code.startswith(class_signs(class_public_id))


def in_qr_code(code: str) -> str:
    """What the QR code of a card says."""
    return f"{BEGINNING}:{code}"


def in_groups(code: str) -> str:
    """A code as it is printed to be typed."""
    return " ".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def hashed(code: str) -> str:
    """What is kept of a code. No salt and no slow hash: what is drawn by lot needs neither, and
    it is looked up by this."""
    return hashlib.sha256(code.encode()).hexdigest()


def is_code(text: str) -> bool:
    """Whether `text` is a code as it is kept."""
    return len(text) == LENGTH and set(text) <= set(SIGNS) and _last_sign(text[:-1]) == text[-1]


def is_card(text: str) -> bool:
    """Whether a QR code is one of a card, of this program or of a newer one."""
    return text[:2] == BEGINNING[:2] and text[2:3].isdecimal() and text[3:4] == ":"


def read_code(text: str) -> str:
    """The code in what a camera saw or somebody typed, with or without its beginning and gaps.

    Raises InvalidContent for what cannot be one: a slip, something else, a newer form.
    """
    if is_card(text.strip()) and not text.strip().startswith(BEGINNING):
        raise InvalidContent(
            "This card was made by a newer version of this program.", "Ask your teacher."
        )
    plain = "".join(sign for sign in text.upper() if sign.isascii() and sign.isalnum())
    if len(plain) == LENGTH + len(BEGINNING):
        plain = plain.removeprefix(BEGINNING)
    if is_code(plain):
        return plain
    if not plain:
        raise InvalidContent("Nothing was typed yet.", "Type the letters under the square.")
    if len(plain) != LENGTH:
        raise InvalidContent(
            "This is not a whole code.",
            "It has {count} letters and figures; here are {found}.",
            count=LENGTH,
            found=len(plain),
        )
    raise InvalidContent(
        "One letter is not right.",
        "Compare it with your card. There is no 0, 1, I, L or O in it.",
    )


def _last_sign(body: str) -> str:
    # With a prime number of signs and another weight for each place, no wrong sign and no two
    # that changed places go unseen.
    total = sum(at * SIGNS.index(sign) for at, sign in enumerate(body, start=1))
    return SIGNS[total % len(SIGNS)]
