"""Who may import what: import-linter's contracts, and the fences that it cannot see."""

from __future__ import annotations

import subprocess
import sys

from .source import ROOT, Module, complain, imported, package_modules

# The window's life is told in three files: until the first picture, after it, and its loop; and
# a kiosk that fell has a window of its own.
WINDOW_ROOMS = ("ui", "app/gui.py", "app/serve.py", "app/loop.py", "app/plain_screen.py")
WINDOW_ONLY = ("PySide6.QtWidgets", "PySide6.QtWebEngineWidgets", "qasync")
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}


def test_import_contracts_are_kept() -> None:
    command = "from importlinter.cli import lint_imports_command as c; c()"
    done = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


def _imports_below(module: Module, names: tuple[str, ...]) -> list[str]:
    return [
        f"{module.at(node)} imports {name}"
        for node, name in imported(module)
        if any(name == banned or name.startswith(f"{banned}.") for banned in names)
    ]


def test_only_the_window_knows_widgets_and_qasync() -> None:
    found = [
        finding
        for module in package_modules()
        if not module.is_in(*WINDOW_ROOMS)
        for finding in _imports_below(module, WINDOW_ONLY)
    ]
    complain(found, "only ui and app/gui.py, serve.py and loop.py import QtWidgets and qasync")


def test_the_domain_stands_on_the_standard_library_pydantic_and_re2() -> None:
    # re2: the standard library's regular expressions can hang, and authors write them.
    allowed = {*sys.stdlib_module_names, "pydantic", "pydantic_core", "re2", "coursegen_desktop"}
    found = [
        f"{module.at(node)} imports {name}"
        for module in package_modules()
        if module.is_in("domain")
        for node, name in imported(module)
        if name.split(".")[0] not in allowed
    ]
    complain(found, "domain imports the standard library, pydantic and re2")


def test_the_domain_has_no_clock_no_chance_and_no_files() -> None:
    outside = ("random", "secrets", "time", "pathlib", "os", "io", "tempfile", "socket")
    found = [
        finding
        for module in package_modules()
        if module.is_in("domain")
        for finding in _imports_below(module, outside)
    ]
    complain(found, "clock, randomness and paths are arguments of the domain")


def test_pages_build_widgets_and_import_no_service() -> None:
    found = [
        finding
        for module in package_modules()
        if module.is_in("ui") and module.path.name == "page.py"
        for finding in _imports_below(module, ("coursegen_desktop.services",))
    ]
    complain(found, "a page states wishes as signals; its controller calls services")


def test_no_room_without_a_meaning() -> None:
    found = [m.place for m in package_modules() if m.path.stem in BANNED_NAMES]
    complain(found, "a module is named after what it is for")


def test_imports_inside_the_package_are_relative() -> None:
    found = [
        finding
        for module in package_modules()
        # Alembic loads its files by path, without a package; __main__ may be a frozen script.
        if module.path.name != "__main__.py" and not module.is_in("db/migrations")
        for finding in _absolute(module)
    ]
    complain(found, "imports inside the package are relative")


def _absolute(module: Module) -> list[str]:
    needle = "from coursegen_desktop"
    lines = module.text.splitlines()
    return [
        f"{module.place}:{number}"
        for number, line in enumerate(lines, 1)
        if line.strip().startswith((needle, "import coursegen_desktop"))
    ]
