"""Functions that the tests of blocking.py run in worker processes. Imports nothing heavy."""

import os
import re
import signal
import sys
import time
from pathlib import Path

from coursegen_desktop.domain.errors import AppError, Cancelled, FormatError


def double(number: int) -> int:
    return 2 * number


def loaded_modules() -> set[str]:
    return set(sys.modules)


def process_id() -> int:
    return os.getpid()


def touch_and_sleep(path: str, seconds: float) -> int:
    with Path(path).open("a", encoding="ascii") as file:
        file.write(f"{os.getpid()}\n")
    time.sleep(seconds)
    return os.getpid()


def hold_the_interpreter() -> None:
    """A regular expression that never ends and never gives the interpreter lock back."""
    re.match(r"(a|aa)+$", "a" * 90 + "b")


def die() -> None:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(10)


def refuse(kind: str) -> None:
    if kind == "format":
        raise FormatError("week {1}.md", "it holds no text", place="line 3", hint="Add a line.")
    if kind == "cancelled":
        raise Cancelled
    if kind == "app":
        raise AppError("{what} is broken.", "Mend {what}.", what="It")
    raise ZeroDivisionError("by nothing")


class Stubborn(Exception):
    """An exception that does not survive pickling."""

    def __init__(self, first: int, second: int) -> None:
        super().__init__("stubborn")


def refuse_stubbornly() -> None:
    raise Stubborn(1, 2)


def return_a_function() -> object:
    return lambda: None


def big(size: int) -> bytes:
    return b"x" * size
