#!/usr/bin/env python3
"""The one door to this project. Needs Python 3.11 and nothing else.

python3 dev.py setup            make .venv with the pinned libraries (every command does it)
python3 dev.py run [ARGS]       the program; --temp for a throw-away profile with the sample
python3 dev.py test [ARGS]      the test suite (ARGS go to pytest); --model: with a real model
python3 dev.py check            ruff, mypy, import contracts, words, house tests
python3 dev.py shots [NAMES]    every screen as a picture in shots/
python3 dev.py bench [NAMES]    speed against its floors; --json for machines
python3 dev.py torture NAME [ARGS]  kill and attack it on demand (answers --kills N)
python3 dev.py i18n             bring resources/i18n up to date with the source
python3 dev.py build            the program as a folder in dist/, then try it
python3 dev.py lock [--upgrade]  bring requirements.lock in step with pyproject.toml
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this file is also read by older ones
    sys.exit(
        "Coursegen Desktop needs Python 3.11 or newer; this is %d.%d (%s). "  # noqa: UP031
        "Try python3.13, python3.12 or python3.11 in place of python3."
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )

import compileall
import contextlib
import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "dev-setup"
LOCK_FILE = ROOT / ".dev.lock"
LOG = VENV / "dev-setup.log"
REQUIREMENTS = ROOT / "requirements.lock"
# A hundred processes of the suite import the program: compiled once, even where the caller's
# environment would have each of them compile it for itself.
TESTING = {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
MOST_PROCESSES = 4  # of the suite; each with Qt, and with Chromium where a test shows a page
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# What Qt and its WebEngine load from a Linux system, and the Debian packages that hold it.
# Several names: newer releases renamed the package; the first one known to apt is taken.
SYSTEM_LIBRARIES = {
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libX11.so.6": ("libx11-6",),
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libXcomposite.so.1": ("libxcomposite1",),
    "libXdamage.so.1": ("libxdamage1",),
    "libXext.so.6": ("libxext6",),
    "libXfixes.so.3": ("libxfixes3",),
    "libXrandr.so.2": ("libxrandr2",),
    "libXrender.so.1": ("libxrender1",),
    "libXtst.so.6": ("libxtst6",),
    "libasound.so.2": ("libasound2t64", "libasound2"),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libdrm.so.2": ("libdrm2",),
    "libexpat.so.1": ("libexpat1",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libfreetype.so.6": ("libfreetype6",),
    "libgbm.so.1": ("libgbm1",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libgthread-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libgssapi_krb5.so.2": ("libgssapi-krb5-2",),
    "libnspr4.so": ("libnspr4",),
    "libnss3.so": ("libnss3",),
    "libnssutil3.so": ("libnss3",),
    "libpulse.so.0": ("libpulse0",),  # reading aloud
    "libsmime3.so": ("libnss3",),
    "libstdc++.so.6": ("libstdc++6",),
    "libudev.so.1": ("libudev1",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-dri3.so.0": ("libxcb-dri3-0",),
    "libxcb-glx.so.0": ("libxcb-glx0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-render.so.0": ("libxcb-render0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-shm.so.0": ("libxcb-shm0",),
    "libxcb-sync.so.1": ("libxcb-sync1",),
    "libxcb-util.so.1": ("libxcb-util1",),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libxcb.so.1": ("libxcb1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libxkbfile.so.1": ("libxkbfile1",),
    "libz.so.1": ("zlib1g",),
    "libzstd.so.1": ("libzstd1",),
}


class Failed(Exception):
    """Something that the caller is told in one sentence."""


def say(text: str) -> None:
    """One line of progress, on stderr: stdout belongs to the command."""
    print(text, file=sys.stderr, flush=True)


# ------------------------------------------------------------------ environment


def fingerprint() -> str:
    """Changes when the environment no longer fits: pins, Python, or place on the disk."""
    digest = hashlib.sha256()
    for path in (REQUIREMENTS, ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    digest.update(f"{sys.version_info[:3]} {sys.platform} {ROOT}".encode())
    return digest.hexdigest()


def stamp() -> str:
    """What the stamp says; empty when there is none."""
    try:
        return STAMP.read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def is_ready() -> bool:
    """The environment was finished for exactly this state of the project."""
    return stamp() == fingerprint() and PYTHON.exists()


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    """Let one dev.py at a time change the environment; the others wait for it."""
    with LOCK_FILE.open("a+") as handle:
        told = False
        while not _try_lock(handle.fileno()):
            if not told:
                say("Another dev.py is setting up; waiting for it.")
                told = True
            time.sleep(0.5)
        # Inherited by pip: should this process be killed, the lock is held until pip is gone too.
        os.set_inheritable(handle.fileno(), not WINDOWS)
        yield


def _try_lock(descriptor: int) -> bool:
    # Both kinds are given back by the system when the process ends, however it ends.
    try:
        if WINDOWS:
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def setup() -> None:
    """Make or refresh .venv. Does nothing when it is ready."""
    if is_ready():
        return
    with only_one():
        if not is_ready():
            _build_environment()


def _build_environment() -> None:
    started = time.monotonic()
    previous = stamp()
    # "building" outlives a kill: what it marks is half done and is thrown away.
    if VENV.exists() and (previous == "building" or not _fits_this_python()):
        say("Removing an environment that is unfinished or made by another Python.")
        shutil.rmtree(VENV)
    VENV.mkdir(exist_ok=True)
    STAMP.write_text("building\n", encoding="utf-8")
    if not PYTHON.exists():
        version = ".".join(map(str, sys.version_info[:3]))
        say(f"[1/4] Making .venv with Python {version}")
        _need_venv_module()
        _logged([sys.executable, "-m", "venv", str(VENV)])
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    count = sum(line[:1].isalnum() for line in REQUIREMENTS.read_text("utf-8").splitlines())
    say(f"[2/4] Installing {count} pinned packages (some minutes the first time)")
    install = [*pip, "install", "--no-deps", "--require-hashes", "--prefer-binary"]
    _logged([*install, "-r", str(REQUIREMENTS)])
    say("[3/4] Installing the program itself")
    _logged([*pip, "install", "--no-deps", "--no-build-isolation", "-e", str(ROOT)])
    compileall.compile_dir(str(ROOT / "coursegen_desktop"), quiet=2)
    say("[4/4] Looking for the system's libraries")
    need_system_libraries()
    temporary = STAMP.with_suffix(".new")
    temporary.write_text(fingerprint() + "\n", encoding="utf-8")
    temporary.replace(STAMP)
    say(f"Ready after {time.monotonic() - started:.0f} s.")


def _fits_this_python() -> bool:
    """The environment was made by a Python of this version, in this place."""
    try:
        lines = (VENV / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    facts = {key.strip(): value.strip() for key, _, value in (x.partition("=") for x in lines)}
    version = ".".join(map(str, sys.version_info[:3]))
    here = facts.get("command", str(VENV)).endswith(str(VENV))
    return facts.get("version", "").startswith(version) and here


def _need_venv_module() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if not _apt_install([package]):
            raise Failed(f"Python's venv module is missing. Install it: {_apt_hint([package])}")


def _logged(command: Sequence[str]) -> None:
    """Run quietly into the log, with a sign of life; show the end of the log on failure."""
    last_sign = time.monotonic()
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"$ {' '.join(command)}\n")
        log.flush()
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=ROOT, close_fds=WINDOWS)
        try:
            while process.poll() is None:
                time.sleep(0.1)
                if time.monotonic() - last_sign > 15:
                    last_sign = time.monotonic()
                    say(f"      … {_last_line()}")
        except BaseException:
            process.kill()
            process.wait()
            raise
    if process.returncode:
        say("\n".join(LOG.read_text("utf-8", "replace").splitlines()[-15:]))
        raise Failed(
            f"Setting up failed at the step above (the whole log: {LOG}). "
            "Check the network connection and the free disk space, then start again."
        )


def _last_line() -> str:
    lines = LOG.read_text("utf-8", "replace").splitlines()
    words = lines[-1].strip() if lines else ""
    return words if len(words) < 70 else words[:69] + "…"


# ------------------------------------------------------------------ system libraries


def missing_libraries() -> list[str]:
    """Libraries of the system that Qt needs and that do not load. Linux only."""
    if not sys.platform.startswith("linux"):
        return []
    missing = []
    for name in SYSTEM_LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    return missing


def need_system_libraries() -> None:
    """Name what is missing in one line and install it where this user may."""
    missing = missing_libraries()
    if not missing:
        return
    if _may_install() and not _succeeds(["apt-cache", "show", "libc6"]):
        _succeeds(["apt-get", "update", "-q"])  # a fresh system has no list of packages yet
    packages = sorted({_package_for(name) for name in missing})
    say(f"The system lacks libraries that Qt needs: {', '.join(missing)}.")
    if _apt_install(packages):
        missing = missing_libraries()
    if missing:
        say(f"The window will not open without them. Install them: {_apt_hint(packages)}")


def _package_for(library: str) -> str:
    names = SYSTEM_LIBRARIES[library]
    if len(names) == 1 or not shutil.which("apt-cache"):
        return names[-1]
    known = (name for name in names if _succeeds(["apt-cache", "show", name]))
    return next(known, names[-1])


def _apt_hint(packages: Sequence[str]) -> str:
    if not shutil.which("apt-get"):
        return "with your system's package manager (Debian calls them " + " ".join(packages) + ")"
    return "sudo apt-get install " + " ".join(packages)


def _may_install() -> bool:
    """This is root on a Debian-like system."""
    return not WINDOWS and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt_install(packages: Sequence[str]) -> bool:
    """Install Debian packages. False when this user may not, or when it fails."""
    if not _may_install():
        return False
    say(f"      installing {' '.join(packages)}")
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    if _succeeds(command):
        return True
    # The list of packages may be old: what it names is gone from the archive.
    return _succeeds(["apt-get", "update", "-q"]) and _succeeds(command)


def _succeeds(command: Sequence[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        check=False,
    )
    return done.returncode == 0


# ------------------------------------------------------------------ commands


def become(*arguments: str, cwd: Path | None = ROOT, **variables: str) -> int:
    """Turn into .venv's Python, so that signals reach the program itself; Windows cannot."""
    if not WINDOWS:
        os.chdir(cwd or Path.cwd())
        sys.stdout.flush()
        os.execve(PYTHON, [str(PYTHON), *arguments], {**os.environ, **variables})
    return call(*arguments, cwd=cwd, **variables)


def call(*arguments: str, cwd: Path | None = ROOT, **variables: str) -> int:
    """Run .venv's Python; its exit code."""
    environment = {**os.environ, **variables}
    process = subprocess.Popen([str(PYTHON), *arguments], cwd=cwd, env=environment)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            # Ctrl+C reached the child too; it decides how to end.
            continue


def run(arguments: list[str]) -> int:
    """The program, in the caller's folder so that file names mean what was typed."""
    program = ["-m", "coursegen_desktop"]
    if "--temp" not in arguments:
        return become(*program, *arguments, cwd=None)
    arguments = [word for word in arguments if word != "--temp"]
    with tempfile.TemporaryDirectory(
        prefix="coursegen-temp-", ignore_cleanup_errors=True
    ) as folder:
        found = sorted((ROOT / "resources/samples").glob("*.md"))
        samples = [str(path) for path in found if path.name != "README.md"]
        say(f"A throw-away profile in {folder}; writing the sample course.")
        code = call(*program, "generate", *samples, COURSEGEN_DATA_DIR=folder)
        # Nobody is to be asked who uses a profile that is thrown away.
        code = code or call(*program, "users", "mode", "alone", COURSEGEN_DATA_DIR=folder)
        return code or call(*program, *arguments, cwd=None, COURSEGEN_DATA_DIR=folder)


def test(arguments: list[str]) -> int:
    """The suite, without a display; or the tests that need a real language model."""
    if "--model" in arguments:
        rest = [word for word in arguments if word != "--model"]
        return become("-m", "tests.model", *rest, **TESTING)
    shared = sharing(arguments, usable_cores())
    return become("-m", "pytest", *shared, *arguments, **TESTING)


def usable_cores() -> int:
    """The cores that this process may use: a container is often given fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def sharing(arguments: Sequence[str], cores: int) -> list[str]:
    """Options that share the whole suite among processes; none when something narrower is asked.

    A file stays in one process, for its module fixtures; there is one more than cores, as tests
    often wait. A debugger, and a named file or test, want the one that they can be followed in.
    """
    single = ("-n", "--numprocesses", "--dist", "--pdb", "--trace", "--collect-only", "--co")
    own_choice = any(word == x or word.startswith(x + "=") for word in arguments for x in single)
    attached = any(re.fullmatch(r"-n(\d+|auto|logical)", word) for word in arguments)
    named = any(".py" in word and not word.startswith("-") for word in arguments)
    if cores < 2 or own_choice or attached or named:
        return []
    return [f"-n{min(cores + 1, MOST_PROCESSES)}", "--dist", "loadfile", "--no-loadscope-reorder"]


def check(arguments: list[str]) -> int:
    """Everything that can be told without running the program; all of it, then the verdict."""
    steps = {
        "ruff": ["-m", "ruff", "check", "."],
        "format": ["-m", "ruff", "format", "--check", "."],
        "types": ["-m", "mypy"],
        "contracts": ["-c", "from importlinter.cli import lint_imports_command as c; c()"],
        "words": ["-m", "tests.i18n", "--check"],
        "house": ["-m", "pytest", "-q", "tests/house"],
    }
    wrong = [word for word in arguments if word not in steps]
    if wrong:
        raise Failed(f"check knows {', '.join(steps)}; not {', '.join(wrong)}.")
    failed = []
    for name in arguments or steps:
        say(f"— {name}")
        if call(*steps[name], **TESTING):
            failed.append(name)
    say(f"check: {', '.join(failed)} failed" if failed else "check: all good")
    return 1 if failed else 0


def build(arguments: list[str]) -> int:
    """The program as a folder, then a try of it."""
    folders = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")]
    spec = str(ROOT / "build_installer.spec")
    quiet = ["--noconfirm", "--log-level", "WARN"]
    code = call("-m", "PyInstaller", *quiet, *folders, *arguments, spec)
    return code or call("-m", "tests.installer", str(ROOT / "dist" / "coursegen-desktop"))


def lock(arguments: list[str]) -> int:
    """Pins for every supported system and Python, made by uv in an environment of its own."""
    with tempfile.TemporaryDirectory(prefix="coursegen-lock-") as folder:
        tool = Path(folder) / ("Scripts/python.exe" if WINDOWS else "bin/python")
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([str(tool), "-m", "pip", "install", "-q", "uv"], check=True)
        options = (
            "-m uv pip compile pyproject.toml --extra dev --extra build --extra optimiser "
            "--universal --generate-hashes --no-header --no-annotate "
            "--no-emit-index-url --no-emit-find-links --python-version 3.11 -q"
        )
        command = [str(tool), *options.split()]
        command += ["-o", str(REQUIREMENTS), *arguments]
        return subprocess.run(command, cwd=ROOT, check=False).returncode


COMMANDS = {
    "setup": lambda _: 0,
    "run": run,
    "test": test,
    "check": check,
    # Each of these has its own door below tests/.
    "shots": lambda arguments: become("-m", "tests.shots", *arguments),
    "bench": lambda arguments: become("-m", "tests.bench", *arguments),
    "torture": lambda arguments: become("-m", "tests.torture", *arguments),
    "i18n": lambda arguments: become("-m", "tests.i18n", *arguments),
    "build": build,
    "lock": lock,
}


def main(arguments: list[str]) -> int:
    """Do what was asked; 2 for a wrong call, 1 when something failed."""
    if not arguments or arguments[0] not in COMMANDS:
        asked_for_help = arguments[:1] in (["-h"], ["--help"], ["help"])
        print(__doc__.strip(), file=sys.stdout if asked_for_help else sys.stderr)
        return 0 if asked_for_help else 2
    name, *rest = arguments
    try:
        if name != "lock":
            setup()
        return int(COMMANDS[name](rest))
    except Failed as failure:
        say(str(failure))
        return 1
    except OSError as error:
        say(f"{name} failed: {error}. Is this folder writable and is there room on the disk?")
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
