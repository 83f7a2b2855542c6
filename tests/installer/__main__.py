"""`dev.py build` ends here: start, generate, show, export, import and open the window once."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

NAME = "coursegen-desktop"
SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
_SECONDS = 180


class Program:
    """The built program with a data folder of its own."""

    def __init__(self, folder: Path, work: Path) -> None:
        self._file = folder / (f"{NAME}.exe" if os.name == "nt" else NAME)
        self.work = work
        self._variables = {
            "COURSEGEN_DATA_DIR": str(work / "data"),
            "QT_QPA_PLATFORM": "offscreen",
        }

    def run(self, *arguments: str, **more: str) -> str:
        """What it prints. Ends this trial with its words when it fails."""
        # Nothing of this checkout's environment may help it.
        kept = ("PATH", "HOME", "LANG", "SYSTEMROOT", "TEMP", "TMPDIR")
        variables = {name: os.environ[name] for name in kept if name in os.environ}
        done = subprocess.run(
            [str(self._file), *arguments],
            cwd=self.work,
            env={**variables, **self._variables, **more},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_SECONDS,
            check=False,
        )
        if done.returncode:
            sys.exit(f"{NAME} {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    def json(self, *arguments: str) -> Any:
        """What it prints, read as JSON."""
        return json.loads(self.run(*arguments, "--json"))


def version(program: Program) -> str:
    """It starts."""
    return program.run("--version").strip()


def generate(program: Program) -> str:
    """It writes the sample course, with quizzes that rest on the sources."""
    documents = [path for path in sorted(SAMPLES.glob("*.md")) if path.name != "README.md"]
    sources = [str(shutil.copy(path, program.work)) for path in documents]
    program.run("generate", *sources)
    (course,) = program.json("list")
    shown = program.json("show", str(course["id"]))
    lessons = [lesson for module in shown["modules"] for lesson in module["lessons"]]
    kinds = {asset["asset_type"] for lesson in lessons for asset in lesson["assets"]}
    if not lessons or "quiz" not in kinds:
        sys.exit(f"The sample course has {len(lessons)} lessons and assets {sorted(kinds)}.")
    return f"{len(shown['modules'])} modules, {len(lessons)} lessons, assets {sorted(kinds)}"


def travel(program: Program) -> str:
    """It exports a course and reads it back."""
    package = program.work / "course.coursegen"
    (course,) = program.json("list")
    program.run("export", str(course["id"]), "--out", str(package))
    program.run("import", str(package))
    return f"{package.stat().st_size // 1024} KB, {len(program.json('list'))} courses"


def doctor(program: Program) -> str:
    """It finds nothing wrong with itself."""
    return f"{len(program.json('doctor'))} facts"


def window(program: Program) -> str:
    """The window opens, its whole stack is imported, and it ends."""
    program.run(COURSEGEN_EXIT_AFTER="ready")
    return "opened and closed"


STEPS: tuple[Callable[[Program], str], ...] = (version, generate, travel, doctor, window)


def main(folder: Path) -> None:
    """Try the program in `folder`; ends with a sentence when a step fails."""
    with tempfile.TemporaryDirectory(prefix="coursegen trial ", ignore_cleanup_errors=True) as work:
        program = Program(folder, Path(work))
        for step in STEPS:
            print(f"{step.__name__}: {step(program)}", flush=True)
    size = sum(path.lstat().st_size for path in folder.rglob("*"))
    print(f"{folder}: {size // 2**20} MB, all good")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
