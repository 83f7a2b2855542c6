"""Which names inside an archive are safe as file names on Linux, macOS and Windows alike."""

from __future__ import annotations

import unicodedata

_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"]
)
_FORBIDDEN = frozenset('<>:"|?*\\')
# What turns the direction of writing hides a file's true ending ("gpj.exe" shown as "exe.jpg").
_DIRECTION = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
_UNSEEN = frozenset(("Cc", "Cs", "Cn", "Zl", "Zp"))
_PART_BYTES = 255


def fault_in_name(name: str, *, length: int, depth: int) -> str | None:
    """Why `name` (with "/" between its parts) is refused, or None when it is safe.

    `length` counts characters of the whole name, `depth` the most parts it may have.
    """
    if not name:
        return "A file has no name."
    if name.startswith("/") or (len(name) > 1 and name[1] == ":"):
        return "The name starts outside the package."
    if len(name) > length:
        return f"The name is longer than {length} characters."
    parts = name.split("/")
    if len(parts) > depth:
        return f"The folders are deeper than {depth}."
    return next((fault for part in parts if (fault := _fault_in_part(part))), None)


def folded(name: str) -> str:
    """The name as the least careful file system compares it: without case, NFC."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())


def shown(text: str, limit: int = 80) -> str:
    """Words from a stranger's file, fit for one line of a message: nothing unseen, not too long."""
    seen = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
    return seen if len(seen) <= limit else f"{seen[: limit - 20]}…{seen[-19:]}"


def _fault_in_part(part: str) -> str | None:
    if part in ("", ".", ".."):
        return "The name leads out of its folder."
    if any(sign in _DIRECTION or unicodedata.category(sign) in _UNSEEN for sign in part):
        return "The name has signs that cannot be seen."
    if any(sign in _FORBIDDEN for sign in part):
        return "The name has signs that are not allowed in a file name."
    if part[-1] in ". ":
        return "The name ends in a dot or a blank."
    if part.split(".", 1)[0].rstrip(" ").casefold() in _RESERVED:
        return "The name is a device of Windows."
    if len(part.encode("utf-8", "surrogatepass")) > _PART_BYTES:
        return f"A part of the name is longer than {_PART_BYTES} bytes."
    return None
