"""Where slides are saved as files."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ...kit import dialogs
from ...kit.translate import tr

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_ENDINGS = {"pptx": ".pptx", "pdf": ".pdf", "pictures": ".zip"}


async def ask_where(parent: QWidget, kind: str, stem: str) -> Path | None:
    """Let the user name the file for a kind (pptx, pdf, pictures); None when cancelled."""
    ending = _ENDINGS[kind]
    pattern = f"*{ending}"
    words = {
        "pptx": tr("PowerPoint ({patterns})", patterns=pattern),
        "pdf": tr("PDF ({patterns})", patterns=pattern),
        "pictures": tr("Pictures in an archive ({patterns})", patterns=pattern),
    }[kind]
    chosen = await dialogs.choose_save(parent, tr("Save the slides"), stem + ending, [words])
    if chosen is None:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


def file_stem(title: str) -> str:
    """A file name without its ending that every system accepts."""
    plain = " ".join(_FORBIDDEN.sub(" ", title).split()).strip(". ")[:80].strip(". ")
    return plain or "slides"
