"""Loads Qt and keeps Python's own import: nothing else may import PySide6 before this did."""

from __future__ import annotations

import builtins


def load_qt() -> tuple[int, ...]:
    """Import PySide6 and return its version.

    PySide6 puts an import of its own in the place of Python's, for the sake of
    `from __feature__ import ...`, which nobody uses here. Every later import would pay for it:
    a sixth of the time to the first picture, and a quarter of the time to the ready window.
    """
    own = builtins.__import__
    import PySide6
    import PySide6.QtCore  # puts its import there a second time

    builtins.__import__ = own
    return tuple(PySide6.__version_info__[:3])
