"""Ways to sign in, in words."""

from __future__ import annotations

from ...domain.sign_in_ways import Way
from ..kit.translate import tr


def card_words() -> str:
    """What coming in by a card is called."""
    return tr("QR card")


def way_words(way: Way) -> str:
    """How somebody signs in, short."""
    return {
        Way.NOTHING: tr("One tap"),
        Way.PICTURES: tr("Three pictures"),
        Way.PASSWORD: tr("Password"),
    }[way]
