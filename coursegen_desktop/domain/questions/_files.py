"""What may be handed in: names, kinds, numbers and sizes. The bytes are the service's affair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field, StrictInt, StringConstraints

from ..errors import InvalidContent
from ..handed import MAX_NAME, RUNS
from ..handed import clean_name as clean_name
from .base import Answer, FileRules

# Set in `ext` of the question: the most that one file may have.
SIZE_KEY = "coursegen:max_bytes"
MAX_BYTES = 20 * 1024 * 1024
MAX_FILES = 20


class HandedFile(Answer):
    """A file that was handed in; its bytes lie where files lie, under their checksum."""

    name: Annotated[str, StringConstraints(strict=True, min_length=1, max_length=MAX_NAME)]
    mime: Annotated[str, StringConstraints(strict=True, max_length=200)] = ""
    size: Annotated[StrictInt, Field(ge=0)]
    sha256: Annotated[str, StringConstraints(strict=True, pattern=r"^[0-9a-f]{64}$")]


def size_limit(ext: Mapping[str, object]) -> int:
    """The most bytes that a file may have: as the question says, within what we allow at all."""
    wish = ext.get(SIZE_KEY)
    is_size = isinstance(wish, int) and not isinstance(wish, bool) and wish > 0
    return min(wish, 10 * MAX_BYTES) if is_size and isinstance(wish, int) else MAX_BYTES


def file_fault(name: str, mime: str, size: int, rules: FileRules) -> InvalidContent | None:
    """Why a file cannot be handed in, None when it can. Say it before the bytes are copied."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if size == 0:
        return InvalidContent("The file “{name}” is empty.", "Choose another one.", name=name)
    if rules.max_bytes and size > rules.max_bytes:
        return InvalidContent(
            "The file “{name}” is too large.",
            "A file may have {most} MB at most.",
            name=name,
            most=f"{rules.max_bytes / 1024 / 1024:.3g}",
        )
    if rules.accept:
        if not any(_accepts(kind, ending, mime) for kind in rules.accept):
            return InvalidContent(
                "The file “{name}” is not of a kind that is asked for.",
                "Hand in one of these: {kinds}.",
                name=name,
                kinds=", ".join(rules.accept),
            )
    elif ending in RUNS:
        return InvalidContent(
            "The file “{name}” is a program.", "Hand in a document or a picture.", name=name
        )
    return None


def files_fault(files: Sequence[HandedFile], rules: FileRules) -> InvalidContent | None:
    """The same for all files of an answer, and for how many they are."""
    if len(files) > rules.most:
        return InvalidContent(
            "{count} files are given, but only {most} may be handed in.",
            "Take some away.",
            count=len(files),
            most=rules.most,
        )
    faults = (file_fault(item.name, item.mime, item.size, rules) for item in files)
    return next((fault for fault in faults if fault is not None), None)


def _accepts(kind: str, ending: str, mime: str) -> bool:
    """`kind` is an ending (".pdf", "pdf") or a media kind ("image/*", "application/pdf")."""
    kind = kind.strip().lower()
    if kind in ("*", "*/*", ".*"):
        return True
    if "/" in kind:
        mime = mime.split(";")[0].strip().lower()
        return mime == kind or (kind.endswith("/*") and mime.startswith(kind[:-1]))
    return bool(ending) and ending == kind.removeprefix("*").removeprefix(".")
