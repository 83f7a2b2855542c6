"""Who learns."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from .errors import InvalidContent
from .ids import UserId

MAX_NAME = 200
MAX_EMAIL = 254  # RFC 5321 § 4.5.3.1.3 leaves that much for an address
MAX_GROUP = 80
AVATAR_COLOURS = 8
# Pictures for children, by the names of their icons; with a colour each: "cat-3".
ANIMALS = (
    "bird", "fish", "rabbit", "turtle", "cat", "squirrel", "snail", "panda", "dog", "bug", "rat",
    "shrimp", "worm", "shell", "origami", "paw-print",
)  # fmt: skip
# Who has no address has one that leads nowhere: this name is reserved for that (RFC 2606).
NOWHERE = "no-address.invalid"

# Joiners and selectors change how a character is drawn, not which it is.
_UNSEEN_IN_EMAIL = frozenset("\u200c\u200d\u034f" + "".join(map(chr, range(0xFE00, 0xFE10))))
# An identifier in the form of an address, not a proof that mail arrives.
_EMAIL = re.compile(r"[^\s@\"(),:;<>\[\]\\]{1,64}@[^\s@\"(),:;<>\[\]\\]+")


class Role(StrEnum):
    """What a person is here, least first."""

    LEARNER = "learner"
    INSTRUCTOR = "instructor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class User:
    """A person with an account on this computer. Never carries the password's hash.

    `avatar` is "" (initials on a colour that follows from the public id), "1" to "8" (initials on
    a chosen colour), "cat-3" (one of ANIMALS in a colour) or "picture". `deleted_at` is "" while
    the account lives. `group` is whatever the school calls its groups ("4a"), "" for none.
    """

    id: UserId
    public_id: str
    email: str
    full_name: str
    is_admin: bool
    is_instructor: bool = False
    has_password: bool = False
    must_change_password: bool = False
    is_disabled: bool = False
    deleted_at: str = ""
    avatar: str = ""
    group: str = ""
    revision: int = 1

    @property
    def role(self) -> Role:
        """The highest role held."""
        if self.is_admin:
            return Role.ADMINISTRATOR
        return Role.INSTRUCTOR if self.is_instructor else Role.LEARNER

    @property
    def initials(self) -> str:
        """One or two capitals for the avatar: "Ada M. Byron" gives "AB"."""
        words = [word for word in self.full_name.split() if word[:1].isalnum()]
        picked = words[:1] + words[-1:] if len(words) > 1 else words
        return "".join(word[0].upper() for word in picked) or "?"

    @property
    def colour(self) -> int:
        """Number of the avatar's colour, 1 to AVATAR_COLOURS: the chosen or a steady one."""
        chosen = self.avatar.rpartition("-")[2]
        if chosen.isdecimal() and 1 <= int(chosen) <= AVATAR_COLOURS:
            return int(chosen)
        return sum(self.public_id.encode()) % AVATAR_COLOURS + 1

    @property
    def animal(self) -> str:
        """The animal of the avatar, "" where it is none."""
        name = self.avatar.rpartition("-")[0]
        return name if name in ANIMALS else ""

    @property
    def shown_email(self) -> str:
        """The address as people see it, "" for who has none."""
        return "" if self.email.endswith("@" + NOWHERE) else self.email


def checked_name(text: str) -> str:
    """A person's name on one line. Raises InvalidContent when it is empty or over MAX_NAME."""
    name = one_line(text)
    if not any(unicodedata.category(char)[0] in "LNPS" for char in name):
        raise InvalidContent("A name cannot be empty.", "Type at least one letter.")
    if len(name) > MAX_NAME:
        raise InvalidContent(
            "This name is too long: {count} characters.",
            "A name has at most {most}.",
            count=len(name),
            most=MAX_NAME,
        )
    return name


def checked_email(text: str) -> str:
    """An address as it is kept and compared: one form for all that look alike in width, case
    and invisible marks. Raises InvalidContent."""
    email = _folded(_folded(text)).strip()
    domain = email.rpartition("@")[2]
    if (
        len(email) > MAX_EMAIL
        or not _EMAIL.fullmatch(email)
        or not all(domain.split("."))
        or ("." not in domain and domain != "localhost")
    ):
        raise InvalidContent(
            "This is not an email address.", "It should look like ada@example.org."
        )
    return email


def _folded(text: str) -> str:
    # Twice, for folding can bring out what normalising takes together.
    plain = unicodedata.normalize("NFKC", visible(text)).casefold()
    return "".join(char for char in plain if char not in _UNSEEN_IN_EMAIL)


def checked_avatar(avatar: str) -> str:
    """An avatar that can be drawn without a picture of one's own. Raises InvalidContent."""
    animal, dash, colour = avatar.rpartition("-")
    known = not dash or animal in ANIMALS
    if avatar and not (known and colour in map(str, range(1, AVATAR_COLOURS + 1))):
        raise InvalidContent("There is no such avatar.", "Choose another one.")
    return avatar


def free_avatar(taken: Collection[str], number: int) -> str:
    """An animal in a colour that nobody of `taken` has, while there are some; `number` says
    where among them one begins, so that not everybody in the first seats is a bird."""
    count = len(ANIMALS) * AVATAR_COLOURS
    for step in range(count):
        at = number + step
        animal, colour = ANIMALS[at % len(ANIMALS)], at // len(ANIMALS) + at
        avatar = f"{animal}-{colour % AVATAR_COLOURS + 1}"
        if avatar not in taken:
            return avatar
    return f"{ANIMALS[number % len(ANIMALS)]}-{number % AVATAR_COLOURS + 1}"


def address_of_nobody(public_id: str) -> str:
    """What stands for the address of who has none."""
    return f"{public_id}@{NOWHERE}"


def checked_group(text: str) -> str:
    """The name of a group, possibly empty. Raises InvalidContent over MAX_GROUP."""
    group = one_line(text)
    if len(group) > MAX_GROUP:
        raise InvalidContent(
            "The name of this group is too long.", "It has at most {most} letters.", most=MAX_GROUP
        )
    return group


def one_line(text: str) -> str:
    """Text without line breaks, doubled spaces and characters that nobody sees."""
    return " ".join(unicodedata.normalize("NFC", visible(text)).split())


def visible(text: str) -> str:
    """Text without NUL and other controls, halves of characters, and marks that turn the
    direction of what follows; joiners stay, because emoji and several scripts need them."""
    if text.isprintable():
        return text
    return "".join(
        char
        for char in text
        if char.isspace()
        or char in "\u200c\u200d"
        or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
