"""Being somebody whom the rights of files bind: root, who often runs tests, is not."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = 65534


@contextmanager
def ordinary_user(owned: Path) -> Iterator[None]:
    """Run the block as a user who owns `owned` and nothing else."""
    if os.name == "nt":
        pytest.skip("rights work otherwise on Windows")
    if os.geteuid() != 0:
        yield
        return
    for place in [owned, *owned.rglob("*")]:
        os.chown(place, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="coursegen rights "))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        for place in [folder, *folder.rglob("*")]:
            place.chmod(0o755)
        shutil.rmtree(folder)
