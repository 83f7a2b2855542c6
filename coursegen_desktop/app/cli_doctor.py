"""`doctor`: versions, paths, registries and the health of the library.

It changes nothing, but with `--rebuild-progress` the sums of what was learned.
"""

from __future__ import annotations

import argparse
import importlib.util
import platform
import shutil
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .. import __version__
from ..db import handed_store, health, progress_repair
from ..db.schema_version import KNOWN
from ..domain.errors import AppError
from ..domain.quiz import QUESTION_TYPES
from ..formats.base import known_exporters, known_importers
from ..generation.sources import formats as source_formats
from .cli_terminal import print_json
from .display import display_missing
from .paths import Paths, resources_dir
from .platform_check import bad_pair
from .versions import PARTS, versions

MIB = 1024 * 1024
LOW_SPACE = 200 * MIB
_TABLES = ("courses", "lessons", "users", "quiz_attempts")
_AMOUNTS = {
    "ms": "milliseconds",
    "lessons": "lessons",
    "answers": "answers",
    "scored": "judged answers",
    "correct": "right answers",
    "reviews": "reviews",
}
_RESOURCES = ("fonts", "icons", "themes", "samples", "vendor")


def run(paths: Paths, options: argparse.Namespace) -> int:
    """Print what was found. Returns 0 when nothing is broken, else 1."""
    if options.rebuild_progress:
        return _rebuild_progress(paths, as_json=options.as_json)
    report = examine(paths)
    if options.as_json:
        print_json(report)
    else:
        print(as_text(report))
    return 1 if report["problems"] else 0


def _rebuild_progress(paths: Paths, *, as_json: bool) -> int:
    """Sum up again; what was wrong is mended then, so 0 is returned."""
    found = progress_repair.rebuild(paths.database)
    if as_json:
        print_json({"differences": [asdict(one) for one in found], "mended": len(found)})
        return 0
    for one in found:
        place = f"course {one.course_id}" if one.course_id else "all courses"
        print(
            f"Person {one.user_id}, {place}, {one.day}: {_AMOUNTS[one.what]} were {one.was},"
            f" are {one.is_now}."
        )
    print(f"Wrong figures, now mended: {len(found)}." if found else "All figures were right.")
    return 0


def examine(paths: Paths) -> dict[str, Any]:
    """Everything as plain data; `problems` need mending, `warnings` only attention."""
    library = health.examine(paths.database, paths.backups)
    free = _free_bytes(paths.data)
    found = versions()
    parts = {name: found[name] for name in PARTS if name in found}
    report: dict[str, Any] = {
        "version": __version__,
        "python": found["Python"],
        "sqlite": found["SQLite"],
        "system": platform.platform(),
        "libraries": parts,
        "web_engine": _has_web_engine(),
        "display": not display_missing(),
        "paths": {
            "data": str(paths.data),
            "database": str(paths.database),
            "backups": str(paths.backups),
            "media": str(paths.media),
            "handed": str(paths.handed),
            "logs": str(paths.logs),
            "resources": str(resources_dir()),
        },
        "free_bytes": free,
        "registries": {
            "question_types": list(QUESTION_TYPES.names()),
            "source_formats": list(source_formats().names()),
            "importers": list(known_importers().names()),
            "exporters": list(known_exporters().names()),
        },
        "database": {
            "exists": library.exists,
            "bytes": library.size,
            "wal_bytes": library.wal_size,
            "schema": library.version,
            "schema_expected": library.expected_version,
            "rows": library.rows,
            "backups": len(library.backups),
            "newest_backup": str(library.backups[0]) if library.backups else None,
            "set_aside": [str(path) for path in library.set_aside],
        },
    }
    report["handed"], lost = _handed(paths, sound=not library.problems)
    report["problems"] = [*_data_folder_problems(paths.data), *library.problems, *lost]
    report["problems"] += _installation_problems(parts.get("PySide6", ""))
    report["warnings"] = _warnings(report)
    report["ok"] = not report["problems"]
    return report


def as_text(report: dict[str, Any]) -> str:
    """The report for a person."""
    database, registries = report["database"], report["registries"]
    libraries = ", ".join(f"{name} {number}" for name, number in report["libraries"].items())
    free = report["free_bytes"]
    rows = [
        ("Program", f"Coursegen Desktop {report['version']}"),
        ("Python", f"{report['python']} on {report['system']}"),
        ("Libraries", f"{libraries}, SQLite {report['sqlite']}"),
        ("WebEngine", "present" if report["web_engine"] else "missing"),
        ("Display", "present" if report["display"] else "missing"),
        ("Data folder", report["paths"]["data"]),
        ("Free space", "unknown" if free is None else _size(free)),
        ("Library", _library_line(database)),
        ("Backups", _backups_line(database)),
        ("Handed in", f"{report['handed']['count']} files, {_size(report['handed']['bytes'])}"),
        ("Resources", report["paths"]["resources"]),
        ("Log", str(Path(report["paths"]["logs"], "coursegen.log"))),
        *((_label(name), ", ".join(members) or "none") for name, members in registries.items()),
    ]
    width = max(len(label) for label, _ in rows)
    lines = [f"{label:<{width}}  {value}" for label, value in rows]
    lines += [""] + [f"Warning: {warning}" for warning in report["warnings"]]
    lines += [f"Problem: {problem}" for problem in report["problems"]]
    lines.append("Something is broken." if report["problems"] else "Everything is in order.")
    return "\n".join(lines)


# ------------------------------------------------------------------ what is looked at


def _handed(paths: Paths, *, sound: bool) -> tuple[dict[str, Any], list[str]]:
    """Files that were handed in, and what is wrong with them; a broken library names none."""
    if not sound:
        return {"count": 0, "bytes": 0, "missing": [], "orphans": []}, []
    try:
        found = handed_store.examine(paths.database, paths.handed)
    except AppError as error:
        return {"count": 0, "bytes": 0, "missing": [], "orphans": []}, [error.text()]
    report = {
        "count": found.count,
        "bytes": found.size,
        "missing": list(found.missing),
        "orphans": list(found.orphans),
    }
    if not found.missing:
        return report, []
    count = len(found.missing)
    files = "1 file" if count == 1 else f"{count} files"
    where = f"missing in {paths.handed}; put back a backup that has it."
    return report, [f"{files} that learners handed in: {where}"]


def _has_web_engine() -> bool:
    """Looked for as a file: importing it would start half of Qt."""
    found = importlib.util.find_spec("PySide6")
    if found is None or found.origin is None:
        return False
    return any(Path(found.origin).parent.glob("QtWebEngineWidgets*"))


def _free_bytes(folder: Path) -> int | None:
    for place in (folder, *folder.parents):
        try:
            return shutil.disk_usage(place).free
        except OSError:
            continue
    return None


def _data_folder_problems(folder: Path) -> list[str]:
    if not folder.exists():
        return []
    try:
        with tempfile.TemporaryFile(dir=folder):
            return []
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return [f"The data folder {folder} cannot be written ({reason})."]


def _installation_problems(pyside: str) -> list[str]:
    problems = [
        f"The folder {name} of the resources is missing; install the program again."
        for name in _RESOURCES
        if not (resources_dir() / name).is_dir()
    ]
    if importlib.util.find_spec("PySide6") is None:
        problems.append("PySide6 is not installed, so there is no window.")
    elif pyside:
        numbers = [int(part) for part in pyside.split(".") if part.isdigit()]
        if sentence := bad_pair(numbers, sys.version_info[:3]):
            problems.append(sentence)
    return problems


def _warnings(report: dict[str, Any]) -> list[str]:
    found = []
    free, database = report["free_bytes"], report["database"]
    if free is not None and free < LOW_SPACE:
        found.append(f"Only {_size(free)} are free where the data folder lies.")
    if not report["display"]:
        found.append("There is no display, so only the command line works here.")
    if not report["web_engine"]:
        found.append("QtWebEngine is missing; lessons are shown as plain text.")
    found += [f"A damaged library was set aside as {path}." for path in database["set_aside"]]
    if orphans := report["handed"]["orphans"]:
        found.append(
            f"Files in the folder handed belong to no answer ({len(orphans)});"
            " the next start of the window removes them."
        )
    # A version that is not known is newer than the program: a problem, not brought up to date.
    if database["schema"] in KNOWN and database["schema"] != database["schema_expected"]:
        found.append("The library is of another form; the next start brings it up to date.")
    return found


# ------------------------------------------------------------------ words


def _library_line(database: dict[str, Any]) -> str:
    if not database["exists"]:
        return "not made yet"
    counts = ", ".join(
        f"{database['rows'][table]} {table.replace('_', ' ')}"
        for table in _TABLES
        if table in database["rows"]
    )
    size = _size(database["bytes"] + database["wal_bytes"])
    return f"{size}, form {database['schema'] or 'unknown'}" + (f", {counts}" if counts else "")


def _backups_line(database: dict[str, Any]) -> str:
    if not database["backups"]:
        return "none"
    return f"{database['backups']}, the newest is {database['newest_backup']}"


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _size(count: int) -> str:
    if count >= 1024 * MIB:
        return f"{count / (1024 * MIB):.1f} GiB"
    return f"{count / MIB:.1f} MiB" if count >= MIB else f"{count / 1024:.0f} KiB"
