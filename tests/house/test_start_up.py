"""What is imported when: the first picture before anything heavy, the command line without Qt."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from .source import ROOT, complain, package_modules

# Imported only after the window was painted (performance.md: 340 ms of 480).
HEAVY = ("sqlalchemy", "pydantic", "aiosqlite", "alembic", "qasync", "markdown", "asyncio", "httpx",
         "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtNetwork",
         "PySide6.QtMultimedia", "coursegen_desktop.ui.content.film.film_view",
         "coursegen_desktop.media.thumbnails", "zxingcpp")  # fmt: skip
WINDOWS = ("PySide6.QtWidgets", "PySide6.QtGui", "PySide6.QtWebEngineCore", "qasync")
PAINT_FIRST = ("app/gui.py", "ui/kit/theme.py", "ui/kit/forms.py", "ui/kit/icons.py",
               "ui/kit/lists.py", "ui/kit/painting.py", "ui/library/card_grid.py",
               "ui/library/card_painter.py", "ui/library/page.py", "ui/library/search_box.py",
               "ui/shell/main_window.py", "ui/shell/rail.py")  # fmt: skip

_LOADED = "\nimport sys; print('loaded:', *sorted(sys.modules), sep='\\n')"


def loaded_by(code: str, folder: Path) -> set[str]:
    """The modules of a fresh interpreter after `code`."""
    done = subprocess.run(
        [sys.executable, "-c", code + _LOADED],
        cwd=ROOT,
        env={"COURSEGEN_DATA_DIR": str(folder), "QT_QPA_PLATFORM": "offscreen", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.partition("loaded:")[2].split())


@pytest.mark.parametrize(
    "module",
    [
        "coursegen_desktop.ui.shell.main_window",
        "coursegen_desktop.ui.library.page",
        "coursegen_desktop.ui.accounts.page",
        "coursegen_desktop.db.first_paint",
        "coursegen_desktop.app.display",
    ],
)
def test_the_first_picture_imports_nothing_heavy(module: str, tmp_path: Path) -> None:
    loaded = loaded_by(f"import {module}", tmp_path)
    complain(sorted(loaded.intersection(HEAVY)), f"{module} is imported before the first paint")


def test_a_lesson_is_opened_without_the_player_of_films(tmp_path: Path) -> None:
    """Few lessons have a film; Qt's part for them takes 30 ms."""
    loaded = loaded_by("import coursegen_desktop.ui.reader.controller", tmp_path)
    late = {"PySide6.QtMultimedia", "coursegen_desktop.ui.content.film.film_view"}
    complain(sorted(loaded & late), "the reader imports them with the first film")


def test_the_door_of_a_class_opens_without_the_camera(tmp_path: Path) -> None:
    """It is asked for when somebody wants to show a card."""
    loaded = loaded_by("import coursegen_desktop.ui.accounts.classes.controller", tmp_path)
    complain(sorted(loaded & {"PySide6.QtMultimedia", "zxingcpp"}), "imported with the first card")


def test_nothing_that_paints_first_names_a_class_with_many_enumerations() -> None:
    """PySide makes a class with all its enumerations when it is first named: QStyle takes 12 ms."""
    found = [
        module.at(node)
        for module in package_modules()
        if module.is_in(*PAINT_FIRST)
        for node in module.nodes
        if (isinstance(node, ast.alias) and node.name.startswith(("QStyle", "QStyledItem")))
        or (isinstance(node, ast.Attribute) and node.attr == "setStyle")
    ]
    complain(found, "QStyle is named before the first paint")


@pytest.mark.parametrize("arguments", [["--version"], ["list", "--json"], ["doctor", "--json"]])
def test_the_command_line_loads_no_window(arguments: list[str], tmp_path: Path) -> None:
    code = (
        "import contextlib, sys\n"
        f"sys.argv = ['coursegen-desktop', *{arguments!r}]\n"
        "from coursegen_desktop.__main__ import main\n"
        "with contextlib.suppress(SystemExit):\n"
        "    main()\n"
    )
    loaded = loaded_by(code, tmp_path / "data")
    complain(sorted(loaded.intersection(WINDOWS)), "the command line imports no widgets")


def test_ways_to_models_are_known_without_what_they_need(tmp_path: Path) -> None:
    """httpx takes a tenth of a second; most people have no model."""
    code = "from coursegen_desktop.generation import providers; providers.providers()"
    loaded = loaded_by(code, tmp_path)
    complain(sorted(loaded.intersection({"httpx", "json_repair", "xllamacpp"})), "loaded late")


def test_workers_load_no_window(tmp_path: Path) -> None:
    """A worker process that imported Qt would take a quarter second and 60 MB more."""
    code = "import coursegen_desktop.rendering.page, coursegen_desktop.generation.pipeline"
    loaded = loaded_by(code, tmp_path)
    complain(sorted(loaded.intersection({*WINDOWS, "sqlalchemy"})), "workers stay light")
