"""How somebody proves who he is. A new way begins here.

A printed card (domain/card_code) is no way of a class but stands beside what it asks: in the place
of pictures or of nothing, never of a password.
"""

from enum import StrEnum

from .user import Role, User


class Way(StrEnum):
    """What is asked of a person who was chosen at the door."""

    NOTHING = "nothing"
    PICTURES = "pictures"  # three of twelve in their order
    PASSWORD = "password"


CARD = "card"  # among the ways that a computer takes


def opens_by_card(user: User, of_class: Way) -> bool:
    """Whether a card lets `user` in at the door of a class that has that way."""
    return way_of(user, of_class) is not Way.PASSWORD


def way_of(user: User, of_class: Way = Way.PASSWORD) -> Way:
    """The way of `user`, at the door of a class that has a way of its own.

    A class takes no password away: whoever has chosen one is asked for it everywhere, and so is
    everybody who may do more than learn. A start code is no password that was chosen.
    """
    has_own = user.has_password and not user.must_change_password
    return Way.PASSWORD if has_own or user.role is not Role.LEARNER else of_class
