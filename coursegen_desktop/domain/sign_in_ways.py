"""How somebody proves who he is. A new way (a picture for small children, say) begins here."""

from enum import StrEnum

from .user import User


class Way(StrEnum):
    """What is asked of a person who was chosen at the door."""

    PASSWORD = "password"


def way_of(user: User) -> Way:
    """The way of `user`; everybody has a password today."""
    return Way.PASSWORD
