"""What lies in the repository: nothing of the machine it was written on, and nothing generated."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from .source import ROOT, complain

# Split, so that this file does not find itself.
MACHINE = re.compile(
    r"(?<![\w.])(?:/" + r"work/|/" + r"root/|/home/(?!you\b|user\b)\w|/Users/\w|[A-Z]:\\Users\\"
    r"|/tm" + r"p/(?!\.X11-unix))"
)
REGISTRY = re.compile("|".join(["pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.org"]))
TEXT = {
    ".py", ".toml", ".md", ".lock", ".spec", ".json", ".txt", ".css", ".qss", ".ts", ".html",
    ".yml", ".mako", "",
}  # fmt: skip
TOP_LEVEL = {
    ".ci", ".gitignore", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
    "README.md", "build_installer.spec", "coursegen_desktop", "dev.py", "docs", "pyproject.toml",
    "requirements.lock", "resources", "tests",
}  # fmt: skip


@cache
def tracked() -> tuple[Path, ...]:
    """Files of the repository; skips where this is no git checkout."""
    try:
        done = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in done.stdout.split("\0") if name]
    return tuple(path for path in paths if path.is_file())


def _lines(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in tracked():
        if path.suffix not in TEXT:
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number} {line.strip()[:80]}")
    return found


def test_no_path_of_a_machine() -> None:
    complain(_lines(MACHINE), "paths are found at run time")


def test_no_host_of_a_package_registry() -> None:
    complain(_lines(REGISTRY), "where packages come from is the user's setting")


def test_the_top_level_is_calm() -> None:
    found = {path.relative_to(ROOT).parts[0] for path in tracked()} - TOP_LEVEL
    complain(sorted(found), "the top level holds dev.py, documents and the rooms")


def _most_bytes(path: Path) -> int:
    """Libraries that run in a page are kept as their authors build them."""
    is_vendored = path.is_relative_to(ROOT / "resources" / "vendor")
    return 4_000_000 if is_vendored else 1_500_000


def test_no_large_or_generated_file() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB"
        for path in tracked()
        if path.suffix in {".pyc", ".db", ".log"} or path.stat().st_size > _most_bytes(path)
    ]
    complain(found, "what can be made is not kept")


def test_every_pin_has_hashes() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.split(r"\n(?=\S)", text.strip())
    complain([pin for pin in pins if "--hash=sha256:" not in pin], "every pin carries its hashes")
    assert not re.search(r"(?m)^\s*-", re.sub(r"(?m)^\s+--hash=.*$", "", text))


def test_the_dangerous_release_is_not_pinned() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"(?m)^pyside6==(\d+)\.(\d+)", text)
    assert pinned
    assert all((int(major), int(minor)) < (6, 12) for major, minor in pinned)
