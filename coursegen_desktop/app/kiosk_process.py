"""The process that a kiosk's supervisor starts: the window of the class, or the plain screen."""

from __future__ import annotations

import os
from pathlib import Path

from .paths import Paths
from .supervisor import TOKEN_VARIABLE
from .watched import Watched


def run_kiosk(data_dir: Path, *, plain: bool) -> int:
    """Run it to its end. Returns the exit status, of kiosk_ends."""
    # Not handed on to what is started from here.
    watched = Watched(Paths(data_dir).kiosk, os.environ.pop(TOKEN_VARIABLE, ""))
    if plain:
        from .plain_screen import run_plain_screen

        return run_plain_screen(data_dir, watched)
    from .gui import run_window

    return run_window(data_dir, watched=watched)
