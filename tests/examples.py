"""On how many examples a property is tried: a third in the suite, all of them with TORTURE=all.

The examples are others in each run, so what a third misses today is met another day.
"""

from __future__ import annotations

import os

from hypothesis import settings

IS_WHOLE = os.environ.get("TORTURE") == "all"
_FEWEST = 10


def some(number: int) -> int:
    """As many of `number` as this run tries."""
    return number if IS_WHOLE else max(_FEWEST, number // 3)


def load() -> None:
    """The same for properties that name no number.

    None fails for being slow: validators are built at first use, which takes its time on a busy
    machine. What has to be fast is measured where it is told.
    """
    settings.register_profile("suite", deadline=None, max_examples=some(100))
    settings.load_profile("suite")
