"""Window or command line? Told from the arguments alone, before anything heavy is imported."""

from __future__ import annotations

import os

COMMANDS = ("generate", "list", "show", "export", "import", "backup", "check", "media",
            "users", "kiosk", "doctor")  # fmt: skip
DATA_DIR = "--data-dir"
DEV = "--dev"
KIOSK, KIOSK_PLAIN = "--kiosk", "--kiosk-plain"
KIOSK_FOR_NOW = "--kiosk-for-now"  # begun from the window, which opens again when it is left
_OF_KIOSK = (KIOSK, KIOSK_PLAIN, KIOSK_FOR_NOW)


def without_data_dir(arguments: list[str]) -> tuple[str | None, list[str]]:
    """(the data folder, None when it is not given; all other words)."""
    data_dir: str | None = None
    words: list[str] = []
    waiting = iter(arguments)
    for word in waiting:
        if word == DATA_DIR:
            data_dir = next(waiting, "")
            if data_dir.startswith("-"):
                data_dir = ""  # the next option, not a folder: --data-dir=-name is one
        elif word.startswith(f"{DATA_DIR}="):
            data_dir = word.partition("=")[2]
        else:
            words.append(word)
    return data_dir, words


def without_dev(arguments: list[str]) -> tuple[bool, list[str]]:
    """(whether the window's developer tools are wanted; all other words)."""
    return DEV in arguments, [word for word in arguments if word != DEV]


def kiosk_request(arguments: list[str]) -> str | None:
    """The data folder of a kiosk, "" for the usual one; None when something else is asked for.

    Nothing but the folder may stand beside it.
    """
    data_dir, words = without_data_dir(arguments)
    wanted = KIOSK in words and all(word in _OF_KIOSK for word in words)
    return (data_dir or "") if wanted and data_dir != "" else None


def window_request(arguments: list[str]) -> tuple[str | None, tuple[str, ...]] | None:
    """The data folder and the files to open a window with, None for the command line.

    The window is meant by no words at all, or by nothing but names of files that exist.
    """
    data_dir, words = without_data_dir(arguments)
    if data_dir == "" or (words and words[0] in COMMANDS):
        return None
    if not all(os.path.exists(word) for word in words):  # noqa: PTH110 - pathlib costs 5 ms
        return None
    return data_dir, tuple(map(os.path.abspath, words))
