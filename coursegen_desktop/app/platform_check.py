"""Versions that are known to kill the process: asked before Qt is used."""

from __future__ import annotations

from collections.abc import Sequence


def bad_pair(pyside_version: Sequence[int], python_version: Sequence[int]) -> str | None:
    """The sentence to end with on a fatal pair of versions, or None for a sound one.

    PySide6 6.12 is built for Python 3.12, where True and None are immortal. On an older Python
    each emitted signal drops a reference of True, and the process aborts after about 500 of them.
    """
    if tuple(pyside_version[:2]) < (6, 12) or tuple(python_version[:2]) >= (3, 12):
        return None
    pyside = ".".join(map(str, pyside_version))
    python = ".".join(map(str, python_version[:2]))
    return (
        f"PySide6 {pyside} crashes on Python {python}. "
        "Use Python 3.12 or newer, or install PySide6 6.11."
    )
