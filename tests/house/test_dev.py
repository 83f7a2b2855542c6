"""dev.py: says what it can do, never takes half an environment for a whole one."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from types import ModuleType

import pytest

from .source import ROOT


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """dev.py as a module whose project lies in an empty folder with a space in its name."""
    root = tmp_path / "a project"
    root.mkdir()
    for name in ("dev.py", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, root / name)
    spec = importlib.util.spec_from_file_location("dev_under_test", root / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run_dev(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """dev.py of this checkout, from another folder."""
    return subprocess.run(
        [sys.executable, str(ROOT / "dev.py"), *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("arguments", [[], ["unknown"], ["Run"]])
def test_a_wrong_call_shows_the_commands(arguments: list[str], tmp_path: Path) -> None:
    done = run_dev(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "dev.py test" in done.stderr
    assert not done.stdout


def test_help_names_every_command(dev: ModuleType, tmp_path: Path) -> None:
    done = run_dev("--help", cwd=tmp_path)
    assert done.returncode == 0
    for name in dev.COMMANDS:
        assert f"dev.py {name}" in done.stdout


def test_it_parses_on_an_old_python_to_say_so() -> None:
    """An f-string is the newest syntax before the version is checked; all must parse on 3.8."""
    import ast

    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_it_needs_the_standard_library_alone() -> None:
    import ast

    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    names = {
        (alias.name if isinstance(node, ast.Import) else node.module or "").split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert names <= {*sys.stdlib_module_names}


def test_nothing_is_not_ready(dev: ModuleType) -> None:
    assert not dev.is_ready()


def finish(dev: ModuleType) -> None:
    """What a finished setup leaves."""
    dev.PYTHON.parent.mkdir(parents=True)
    dev.PYTHON.touch()
    dev.STAMP.write_text(dev.fingerprint(), encoding="utf-8")


def test_a_finished_environment_is_ready(dev: ModuleType) -> None:
    finish(dev)
    assert dev.is_ready()


def test_an_environment_without_python_is_not_ready(dev: ModuleType) -> None:
    finish(dev)
    dev.PYTHON.unlink()
    assert not dev.is_ready()


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_new_pins_make_it_stale(dev: ModuleType, name: str) -> None:
    finish(dev)
    with (dev.ROOT / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert not dev.is_ready()


def test_another_python_makes_it_stale(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    finish(dev)
    monkeypatch.setattr(dev.sys, "version_info", (3, 99, 0, "final", 0))
    assert not dev.is_ready()


def _install(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, fail_at: str) -> list[str]:
    """Build an environment with a pip that only notes its calls, and dies at `fail_at`."""
    steps: list[str] = []

    def logged(command: list[str]) -> None:
        steps.append(" ".join(command))
        if "venv" in command:
            dev.PYTHON.parent.mkdir(parents=True, exist_ok=True)
            dev.PYTHON.touch()
            version = ".".join(map(str, sys.version_info[:3]))
            (dev.VENV / "pyvenv.cfg").write_text(f"version = {version}\n", encoding="utf-8")
        if fail_at and fail_at in steps[-1]:
            raise dev.Failed("no network")

    monkeypatch.setattr(dev, "_logged", logged)
    monkeypatch.setattr(dev, "need_system_libraries", lambda: steps.append("libraries"))
    try:
        dev.setup()
    except dev.Failed:
        steps.append("failed")
    return steps


def test_setup_installs_the_pins_by_hash_and_then_the_program(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = _install(dev, monkeypatch, fail_at="")
    assert ["-m venv" in steps[0], "--require-hashes" in steps[1], "-e" in steps[2]] == [True] * 3
    assert "--no-build-isolation" in steps[2]
    assert steps[3:] == ["libraries"]
    assert dev.is_ready()
    assert _install(dev, monkeypatch, fail_at="") == []


def test_a_throw_away_profile_asks_nobody_who_uses_it(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[tuple[str, ...], str]] = []

    def call(*words: str, cwd: Path | None = dev.ROOT, **environment: str) -> int:
        calls.append((words[2:], environment["COURSEGEN_DATA_DIR"]))
        return 0

    monkeypatch.setattr(dev, "call", call)
    assert dev.run(["--temp", "a.md"]) == 0
    assert [words[:3] for words, _ in calls] == [
        ("generate",),
        ("users", "mode", "alone"),
        ("a.md",),
    ]
    assert len({folder for _, folder in calls}) == 1, "all on the same profile"


def test_a_failed_setup_is_not_taken_for_a_whole_one(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _install(dev, monkeypatch, fail_at="--require-hashes")[-1] == "failed"
    assert not dev.is_ready()
    leftover = dev.VENV / "half unpacked"
    leftover.touch()
    steps = _install(dev, monkeypatch, fail_at="")
    assert not leftover.exists()
    assert "-m venv" in steps[0]
    assert dev.is_ready()
    assert "unfinished" in capsys.readouterr().err


def test_new_pins_are_installed_into_the_environment_that_is_there(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(dev, monkeypatch, fail_at="")
    with dev.REQUIREMENTS.open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    steps = _install(dev, monkeypatch, fail_at="")
    assert "-m venv" not in steps[0]
    assert dev.is_ready()


def test_a_failing_step_ends_in_a_sentence(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    dev.VENV.mkdir()
    with pytest.raises(dev.Failed, match="Setting up failed"):
        dev._logged([sys.executable, "-c", "print('why it failed'); raise SystemExit(3)"])
    assert "why it failed" in capsys.readouterr().err


def test_two_setups_wait_for_each_other(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    order: list[str] = []
    inside = threading.Event()

    def second() -> None:
        inside.wait(5)
        with dev.only_one():
            order.append("second")

    waiter = threading.Thread(target=second)
    waiter.start()
    with dev.only_one():
        inside.set()
        waiter.join(0.3)
        order.append("first")
    waiter.join()
    assert order == ["first", "second"]
    assert "waiting" in capsys.readouterr().err


def test_missing_libraries_are_named_with_their_packages(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def load(name: str) -> None:
        if name in ("libEGL.so.1", "libxcb-cursor.so.0"):
            raise OSError(name)

    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev.ctypes, "CDLL", load)
    monkeypatch.setattr(dev, "_may_install", lambda: False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    dev.need_system_libraries()
    said = capsys.readouterr().err
    assert "libEGL.so.1, libxcb-cursor.so.0" in said
    assert "sudo apt-get install libegl1 libxcb-cursor0" in said


def test_root_on_debian_installs_them(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands: list[str] = []
    missing = [["libnss3.so"], []]

    def succeeds(command: list[str]) -> bool:
        commands.append(" ".join(command))
        return True

    monkeypatch.setattr(dev, "missing_libraries", lambda: missing.pop(0))
    monkeypatch.setattr(dev, "_may_install", lambda: True)
    monkeypatch.setattr(dev, "_succeeds", succeeds)
    dev.need_system_libraries()
    assert commands[-1].endswith("--no-install-recommends libnss3")
    assert "will not open" not in capsys.readouterr().err


BASE = re.compile(r"ld-linux|lib(c|m|dl|rt|pthread|resolv|gcc_s)\.so|libQt6|lib(pyside|shiboken)")


@pytest.mark.skipif(sys.platform != "linux", reason="reads ELF files")
def test_the_list_covers_what_qt_links_to(dev: ModuleType) -> None:
    """What WebEngine and the X11 plugin name directly; packages bring their own needs along."""
    import PySide6

    reader = shutil.which("readelf")
    if reader is None:
        pytest.skip("no readelf here")
    qt = Path(PySide6.__file__).parent / "Qt"
    needed: set[str] = set()
    for name in (
        "lib/libQt6WebEngineCore.so.6",
        "lib/libQt6Core.so.6",
        "lib/libQt6Gui.so.6",
        "lib/libQt6XcbQpa.so.6",
        "lib/libQt6Multimedia.so.6",  # reading aloud stands on it
        "lib/libQt6TextToSpeech.so.6",
        "plugins/multimedia/libffmpegmediaplugin.so",  # films
        "libexec/QtWebEngineProcess",
        "plugins/platforms/libqxcb.so",
        "plugins/platforms/libqoffscreen.so",
    ):
        command = [reader, "-d", str(qt / name)]
        out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        needed.update(re.findall(r"\(NEEDED\).*\[(.+)\]", out))
    bundled = {path.name for path in (qt / "lib").iterdir()}
    unknown = {n for n in needed - bundled if not BASE.match(n)} - {*dev.SYSTEM_LIBRARIES}
    assert not unknown, "add these to SYSTEM_LIBRARIES of dev.py"
    assert "libnss3.so" in needed


SHARED = ("--dist", "loadfile", "--no-loadscope-reorder")


@pytest.mark.parametrize(
    ("arguments", "cores", "shared"),
    [
        ([], 2, ["-n3", *SHARED]),
        ([], 64, ["-n4", *SHARED]),
        ([], 1, []),
        (
            ["-q", "--durations=40", "-k", "a -n b"],
            2,
            ["-n3", *SHARED],
        ),
        (
            ["tests/db", "-k", "search"],
            2,
            ["-n3", *SHARED],
        ),
        (["--no-header"], 2, ["-n3", *SHARED]),
        (["-n", "0"], 2, []),
        (["-n0"], 2, []),
        (["--numprocesses=3"], 2, []),
        (["--pdb"], 2, []),
        (["tests/db/test_search.py"], 2, []),
        (["tests/db/test_search.py::test_one[a b]", "-x"], 2, []),
    ],
)
def test_the_suite_is_shared_among_cores(
    arguments: list[str], cores: int, shared: list[str], dev: ModuleType
) -> None:
    assert dev.sharing(arguments, cores) == shared
