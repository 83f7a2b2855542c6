"""`kiosk install` and `kiosk uninstall`: the session of its own. Opens no library, no window."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path, PurePosixPath

from ..domain.errors import NotFound
from . import kiosk_session
from .cli_terminal import tell
from .paths import resources_dir

DEEDS = ("install", "uninstall")


def run(options: argparse.Namespace) -> int:
    """Do what stands behind `kiosk`."""
    templates = resources_dir() / "kiosk"
    text = {"win32": "windows.md", "darwin": "macos.md"}.get(sys.platform)
    if text is not None:
        print((templates / text).read_text("utf-8"), end="")
        return 0
    root = Path(options.root or "/")
    return _install(options, templates, root) if options.deed == "install" else _uninstall(root)


def _install(options: argparse.Namespace, templates: Path, root: Path) -> int:
    user = kiosk_session.checked_user(options.user)
    home, owner = _home(user, bool(options.root))
    files = kiosk_session.session_files(templates, _program(), home)
    if options.dry_run:
        for file in files:
            print(f"=== {root / str(file.path).lstrip('/')}")
            print(file.text, end="")
        tell("Nothing was written.")
        return 0
    for path in kiosk_session.install(files, root, owner if os.geteuid() == 0 else None):
        print(path)
    missing = kiosk_session.lacking()
    if "openbox" in missing and "cage" in missing:
        tell("The session needs openbox (X11) or cage (Wayland): install one of them.")
    tell(
        f"Choose “Coursegen kiosk” as the session where {user} signs in."
        " “coursegen-desktop kiosk uninstall” removes everything again."
    )
    return 0


def _uninstall(root: Path) -> int:
    removed, changed = kiosk_session.uninstall(root)
    for path in removed:
        print(path)
    for path in changed:
        tell(f"{path} had been changed by somebody; it is gone, too.")
    return 0


def _home(user: str, elsewhere: bool) -> tuple[PurePosixPath, tuple[int, int] | None]:
    """The user's home and his numbers; below another root nobody is looked up."""
    if elsewhere:
        return PurePosixPath("/home") / user, None
    import pwd

    try:
        found = pwd.getpwnam(user)
    except KeyError:
        raise NotFound(
            "There is no account “{name}” on this computer.", "Make one first.", name=user
        ) from None
    return PurePosixPath(found.pw_dir), (found.pw_uid, found.pw_gid)


def _program() -> list[str]:
    frozen = bool(getattr(sys, "frozen", False))
    return [sys.executable] if frozen else [sys.executable, "-m", "coursegen_desktop"]
