"""A session of its own for the kiosk: which files, written all or none, removed to the last one.

Everything is below two folders of the system and one of the user's, and listed in a manifest with
its checksum. Nothing that was there before is touched.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shlex
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..domain.errors import Conflict, InvalidContent, NotFound, StorageError

LIB = PurePosixPath("/usr/local/lib/coursegen-kiosk")
MANIFEST = LIB / "manifest.json"
_UNIT = PurePosixPath(".config/systemd/user/coursegen-kiosk.service")
_NAME = re.compile(r"[a-z_][a-z0-9_-]{0,31}")
_SYSTEM = {
    "rc.xml": LIB / "rc.xml",
    "start-x11": LIB / "start-x11",
    "start-cage": LIB / "start-cage",
    "coursegen-kiosk.desktop": PurePosixPath("/usr/share/xsessions/coursegen-kiosk.desktop"),
    "coursegen-kiosk-cage.desktop": PurePosixPath(
        "/usr/share/wayland-sessions/coursegen-kiosk-cage.desktop"
    ),
}


@dataclass(frozen=True, slots=True)
class SessionFile:
    """A file to write. `is_users`: it belongs to the user of the class."""

    path: PurePosixPath
    text: str
    is_program: bool = False
    is_users: bool = False


def checked_user(name: str) -> str:
    """The name of an account of the system. Raises InvalidContent."""
    if not _NAME.fullmatch(name):
        raise InvalidContent(
            "“{name}” is no name of an account.", "Use the name that it signs in with.", name=name
        )
    return name


def session_files(
    templates: Path, program: Sequence[str], home: PurePosixPath
) -> tuple[SessionFile, ...]:
    """What is written for a user whose home is `home`; `program` starts the window."""
    command = " ".join(map(shlex.quote, program))

    def filled(name: str) -> str:
        text = (templates / name).read_text("utf-8")
        # Units and desktop files have a percent sign of their own.
        own = command.replace("%", "%%") if name.endswith((".service", ".desktop")) else command
        return text.replace("@PROGRAM@", own).replace("@LIB@", str(LIB))

    files = [
        SessionFile(path, filled(name), is_program=name.startswith("start-"))
        for name, path in _SYSTEM.items()
    ]
    files.append(SessionFile(home / _UNIT, filled("coursegen-kiosk.service"), is_users=True))
    return tuple(files)


def install(
    files: Sequence[SessionFile], root: Path, owner: tuple[int, int] | None = None
) -> tuple[Path, ...]:
    """Write them below `root`; all or none. Returns where they are.

    Files of an earlier installation are replaced. Raises Conflict for one that is somebody
    else's, StorageError when something cannot be written.
    """
    known = _manifest(root)
    for file in files:
        target = _below(root, file.path)
        if (link := _link_in(root, file)) is not None:
            raise Conflict(
                "{file} only points elsewhere.",
                "Put a folder, or nothing, in its place: what is written here is written by an"
                " administrator, and must not land elsewhere.",
                file=str(link),
            )
        if os.path.lexists(target) and str(file.path) not in known:
            raise Conflict(
                "{file} is there already and is not of this program.",
                "Move it away, or remove it.",
                file=str(target),
            )
    if known:
        uninstall(root)
    made_folders: list[PurePosixPath] = []
    written: list[SessionFile] = []
    try:
        for file in files:
            made_folders += _make_folders(root, file.path.parent, owner if file.is_users else None)
            written.append(file)
            _write(_below(root, file.path), file, owner)
        _write_manifest(root, files, made_folders)
    except OSError as error:
        _take_back(root, [file.path for file in written] + [MANIFEST], made_folders)
        raise StorageError(
            "{file} cannot be written: {reason}.",
            "Start it as an administrator, as with sudo.",
            file=str(error.filename or root),
            reason=error.strerror or type(error).__name__,
        ) from error
    return tuple(_below(root, file.path) for file in files)


def uninstall(root: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Remove every trace of `install`. Returns (what was removed, what somebody had changed).

    Raises NotFound where nothing was installed, StorageError when something stays.
    """
    manifest = _below(root, MANIFEST)
    if not manifest.exists():
        raise NotFound("No session of the kiosk was installed here.")
    try:
        kept = json.loads(manifest.read_text("utf-8"))
        sums = dict(kept["files"])
        paths = [PurePosixPath(name) for name in sums]
        folders = [PurePosixPath(name) for name in kept["folders"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StorageError(
            "The list of what was installed cannot be read: {file}.",
            "Remove by hand what is called “coursegen-kiosk” in /usr/local/lib, in the session"
            " folders of /usr/share and in the user's .config/systemd/user.",
            file=str(manifest),
        ) from error
    changed = tuple(
        _below(root, path)
        for path in paths
        if _sum(_below(root, path)) not in ("", sums[str(path)])
    )
    removed = tuple(_below(root, path) for path in paths if _below(root, path).exists())
    try:
        for target in (*removed, manifest):
            target.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(
            "{file} cannot be removed: {reason}.",
            "Start it as an administrator, as with sudo.",
            file=str(error.filename or root),
            reason=error.strerror or type(error).__name__,
        ) from error
    _take_back(root, (), folders)
    return removed, changed


def is_installed(root: Path) -> bool:
    """Whether the session is on this computer."""
    return _below(root, MANIFEST).exists()


# ------------------------------------------------------------ within


def _below(root: Path, path: PurePosixPath) -> Path:
    return root / str(path).lstrip("/")


def _link_in(root: Path, file: SessionFile) -> Path | None:
    """A link on the way to a file of the user's, who could lead an administrator astray by it."""
    if not file.is_users:
        return None
    own = (file.path, *file.path.parents)[: len(_UNIT.parts)]
    return next((_below(root, one) for one in own if _below(root, one).is_symlink()), None)


def _manifest(root: Path) -> dict[str, str]:
    try:
        kept = json.loads(_below(root, MANIFEST).read_text("utf-8"))
        return dict(kept["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _make_folders(
    root: Path, folder: PurePosixPath, owner: tuple[int, int] | None
) -> list[PurePosixPath]:
    """Those that were not there, outermost first."""
    missing = [
        one
        for one in (folder, *folder.parents)
        if str(one) != "/" and not _below(root, one).exists()
    ]
    made = []
    for one in reversed(missing):
        _below(root, one).mkdir(mode=0o755)
        made.append(one)
        if owner is not None:
            os.chown(_below(root, one), *owner)
    return made


def _write(target: Path, file: SessionFile, owner: tuple[int, int] | None) -> None:
    with target.open("x", encoding="utf-8", newline="\n") as new:  # never through a link
        new.write(file.text)
        if file.is_users and owner is not None:
            os.fchown(new.fileno(), *owner)
    target.chmod(0o755 if file.is_program else 0o644)


def _write_manifest(
    root: Path, files: Sequence[SessionFile], folders: Sequence[PurePosixPath]
) -> None:
    sums = {str(file.path): _sum(_below(root, file.path)) for file in files}
    kept = {"files": sums, "folders": [str(folder) for folder in folders]}
    _below(root, MANIFEST).write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _sum(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _take_back(
    root: Path, files: Sequence[PurePosixPath], folders: Sequence[PurePosixPath]
) -> None:
    """Remove what was made, as far as it is empty: others may have put something there."""
    for path in files:
        with contextlib.suppress(OSError):
            _below(root, path).unlink(missing_ok=True)
    for folder in reversed(folders):
        with contextlib.suppress(OSError):
            _below(root, folder).rmdir()


def lacking() -> tuple[str, ...]:
    """Which programs of the session are not on this computer."""
    return tuple(name for name in ("openbox", "cage") if shutil.which(name) is None)
