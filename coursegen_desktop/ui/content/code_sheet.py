"""The recovery code on paper, or in a file."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path

from ...domain.errors import StorageError
from ...domain.user import User
from ..kit.translate import tr


def sheet(user: User, code: str) -> list[str]:
    """The lines of the sheet, the code in the third."""
    return [
        tr("Recovery code for Coursegen Desktop"),
        f"{user.full_name}\n{user.email}",
        code,
        tr(
            "At the sign-in choose “Use a recovery code”. It lets you choose a new password, once. "
            "Keep this where others do not look."
        ),
    ]


def save_sheet(path: Path, user: User, code: str) -> None:
    """Write the sheet as a text file that only its owner can read. Raises StorageError."""
    try:
        with path.open("w", encoding="utf-8") as file:
            os.chmod(path, 0o600)  # noqa: PTH101 - by name works on every system
            file.write("\n\n".join(sheet(user, code)) + "\n")
    except OSError as error:
        raise StorageError(
            "{file} cannot be written: {reason}.",
            "Choose another folder.",
            file=path.name,
            reason=error.strerror or type(error).__name__,
        ) from error


def sheet_html(user: User, code: str) -> str:
    """The sheet for a printer."""
    title, who, letters, words = (escape(text).replace("\n", "<br>") for text in sheet(user, code))
    return (
        f"<h2>{title}</h2><p>{who}</p>"
        f'<p style="font-family: monospace; font-size: 20pt">{letters}</p><p>{words}</p>'
    )
