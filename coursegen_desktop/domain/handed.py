"""Names and dangers of files that learners hand in. No pydantic: starts need it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .ids import AnswerId

MAX_NAME = 200
# So much of a file tells whether it is a program.
HEAD_BYTES = 64

_CONTENT = re.compile(r"[0-9a-f]{64}")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
# What runs when it is opened: an instructor should not be handed it by accident.
RUNS = frozenset({
    "app", "appimage", "bat", "cmd", "com", "cpl", "desktop", "exe", "hta", "jar", "jnlp",
    "js", "jse", "lnk", "msi", "msp", "pif", "ps1", "reg", "scf", "scr", "sh", "url", "vbe",
    "vbs", "wsf",
})  # fmt: skip
# May be homework, and runs all the same where somebody has set up his desktop so.
_RUNS_TOO = frozenset({
    "action", "bash", "bin", "command", "csh", "deb", "dll", "dmg", "elf", "gadget", "inf",
    "iso", "img", "ksh", "mjs", "msix", "out", "php", "pkg", "pl", "ps1xml", "psm1", "py", "pyc",
    "pyw", "pyz", "rb", "rpm", "run", "scpt", "so", "sys", "tcl", "workflow", "ws", "wsh", "xpi",
    "zsh",
})  # fmt: skip
# Documents that may carry a program or fetch things: macros, scripts.
_ACTIVE = frozenset({
    "docm", "dotm", "htm", "html", "mht", "mhtml", "potm", "ppam", "ppsm", "pptm", "shtml",
    "svg", "svgz", "xhtml", "xht", "xlam", "xll", "xlsb", "xlsm", "xltm",
})  # fmt: skip
_PROGRAMS = (
    b"MZ", b"\x7fELF", b"#!", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"L\x00\x00\x00\x01\x14\x02\x00", b"[Desktop Entry]",
)  # fmt: skip


class Danger(StrEnum):
    """What may happen when a file is opened."""

    NONE = ""
    ACTIVE = "active"  # a document that may carry a program
    PROGRAM = "program"  # it would run


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file that belongs to an answer; `name` is safe on every system."""

    answer_id: AnswerId
    name: str
    size: int
    sha256: str
    danger: Danger = Danger.NONE


def clean_name(name: str) -> str:
    """A name that every system can store: no folders, no control characters, not too long."""
    name = unicodedata.normalize("NFC", re.split(r"[\\/]", name)[-1])
    name = "".join("_" if letter in '<>:"|?*' else letter for letter in name)
    name = "".join(c for c in name if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    name = name.strip().rstrip(". ").lstrip(".")
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    stem, dot, ending = name.rpartition(".")
    if len(name) > MAX_NAME:
        name = f"{stem[: MAX_NAME - len(ending) - 1]}{dot}{ending}" if stem else name[:MAX_NAME]
        name = name[-MAX_NAME:]
    return name or "file"


def storable_name(name: str) -> str:
    """`clean_name`, short enough for disks that count bytes (255 of them)."""
    name = clean_name(name)
    stem, dot, ending = name.rpartition(".")
    if not stem:
        stem, dot, ending = name, "", ""
    room = 240 - len(f"{dot}{ending}".encode())
    if room < 1:
        return clean_name(name.encode()[:200].decode("utf-8", "ignore"))
    return stem.encode()[:room].decode("utf-8", "ignore").rstrip(". ") + dot + ending


def free_name(name: str, taken: Container[str]) -> str:
    """`name`, with a number where it is taken. `taken` holds names in lower case."""
    name = storable_name(name)
    stem, dot, ending = name.rpartition(".")
    if not stem:
        stem, dot, ending = name, "", ""
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{stem} ({number}){dot}{ending}"
    return found


def danger_of(name: str, head: bytes = b"") -> Danger:
    """What may happen when it is opened, by its name and by its first bytes.

    Both may lie, so the worse one counts; neither is a promise that a file does no harm.
    """
    ending = name.rpartition(".")[2].casefold() if "." in name else ""
    if ending in RUNS or ending in _RUNS_TOO or head.lstrip(b"\xef\xbb\xbf").startswith(_PROGRAMS):
        return Danger.PROGRAM
    return Danger.ACTIVE if ending in _ACTIVE else Danger.NONE


def files_of(answer_id: AnswerId, answer: Mapping[str, object]) -> tuple[HandedIn, ...]:
    """The files that an answer names, by names that are safe."""
    files = answer.get("files")
    found = []
    for one in files if isinstance(files, list | tuple) else ():
        digest = str(one.get("sha256")) if isinstance(one, Mapping) else ""
        if isinstance(one, Mapping) and _CONTENT.fullmatch(digest):
            name, size = clean_name(str(one.get("name", ""))), one.get("size")
            size = size if isinstance(size, int) else 0
            found.append(HandedIn(answer_id, name, size, digest, danger_of(name)))
    return tuple(found)
