"""The session of its own: what is written, and that no trace stays."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path, PurePosixPath

import pytest

from coursegen_desktop.app import cli, cli_session, kiosk_session
from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.errors import Conflict, InvalidContent, NotFound, StorageError

TEMPLATES = resources_dir() / "kiosk"
PROGRAM = ["/opt/my courses/python", "-m", "coursegen_desktop"]
HOME = PurePosixPath("/home/user")
OPENBOX = "{http://openbox.org/3.4/rc}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small system with things of its own."""
    system = tmp_path / "system root"
    for folder in ("usr/local/lib", "usr/share/xsessions", "home/user/.config"):
        (system / folder).mkdir(parents=True)
    (system / "usr/share/xsessions/plasma.desktop").write_text("[Desktop Entry]\n", "utf-8")
    (system / "home/user/.config/mine").write_text("mine", "utf-8")
    return system


def tree(root: Path) -> dict[str, tuple[int, bytes]]:
    """Everything below `root`: modes, and what is in the files."""
    return {
        str(path.relative_to(root)): (
            path.lstat().st_mode, path.read_bytes() if path.is_file() else b""
        )
        for path in sorted(root.rglob("*"))
    }  # fmt: skip


def files() -> tuple[kiosk_session.SessionFile, ...]:
    return kiosk_session.session_files(TEMPLATES, PROGRAM, HOME)


def test_after_uninstalling_everything_is_as_it_was(root: Path) -> None:
    before = tree(root)
    written = kiosk_session.install(files(), root)
    assert len(written) == 6
    assert all(path.is_file() for path in written)
    assert kiosk_session.is_installed(root)
    removed, changed = kiosk_session.uninstall(root)
    assert (sorted(removed), changed) == (sorted(written), ())
    assert tree(root) == before
    with pytest.raises(NotFound):
        kiosk_session.uninstall(root)


def test_installing_twice_leaves_one_and_it_goes_whole(root: Path) -> None:
    before = tree(root)
    kiosk_session.install(files(), root)
    other = kiosk_session.session_files(TEMPLATES, ["/usr/bin/coursegen-desktop"], HOME)
    kiosk_session.install(other, root)
    start = root / "usr/local/lib/coursegen-kiosk/start-x11"
    assert "/usr/bin/coursegen-desktop --kiosk" in start.read_text("utf-8")
    kiosk_session.uninstall(root)
    assert tree(root) == before


def test_nothing_of_somebody_else_is_touched(root: Path) -> None:
    theirs = root / "usr/share/xsessions/coursegen-kiosk.desktop"
    theirs.write_text("theirs", "utf-8")
    before = tree(root)
    with pytest.raises(Conflict, match="not of this program"):
        kiosk_session.install(files(), root)
    assert tree(root) == before


@pytest.mark.parametrize(
    "link", [".config/systemd", ".config/systemd/user/coursegen-kiosk.service"]
)
def test_no_link_of_the_users_leads_an_administrator_astray(root: Path, link: str) -> None:
    place = root / "home/user" / link
    place.parent.mkdir(parents=True, exist_ok=True)
    # Of the file that it points to there is none yet: to be made with an administrator's rights.
    place.symlink_to(root / "usr/share/xsessions" / ("" if "." not in place.name else "evil"))
    before = tree(root)
    with pytest.raises(Conflict, match="points elsewhere"):
        kiosk_session.install(files(), root)
    assert tree(root) == before


def test_a_list_that_is_broken_is_told(root: Path) -> None:
    kiosk_session.install(files(), root)
    (root / "usr/local/lib/coursegen-kiosk/manifest.json").write_text("{}", "utf-8")
    with pytest.raises(StorageError, match="by hand"):
        kiosk_session.uninstall(root)


def test_what_somebody_changed_or_added_is_told_or_left(root: Path) -> None:
    kiosk_session.install(files(), root)
    lib = root / "usr/local/lib/coursegen-kiosk"
    (lib / "rc.xml").write_text("changed", "utf-8")
    (lib / "notes.txt").write_text("of the school", "utf-8")
    (root / "usr/share/wayland-sessions/coursegen-kiosk-cage.desktop").unlink()
    removed, changed = kiosk_session.uninstall(root)
    assert changed == (lib / "rc.xml",)
    assert len(removed) == 5
    assert [path.name for path in lib.iterdir()] == ["notes.txt"]


def test_what_fails_half_way_leaves_nothing(root: Path) -> None:
    (root / "usr/share/wayland-sessions").write_text("a file where a folder should be", "utf-8")
    before = tree(root)
    with pytest.raises(StorageError, match="as an administrator"):
        kiosk_session.install(files(), root)
    assert tree(root) == before


@pytest.mark.parametrize("name", ["", "root; rm", "../x", "Ada", "a" * 40, "-x"])
def test_a_name_that_is_none(name: str) -> None:
    with pytest.raises(InvalidContent):
        kiosk_session.checked_user(name)


# ------------------------------------------------------------ what stands in them


def text_of(ending: str) -> str:
    return next(file.text for file in files() if str(file.path).endswith(ending))


def test_no_placeholder_is_left() -> None:
    for file in files():
        assert "@PROGRAM@" not in file.text
        assert "@LIB@" not in file.text


def test_openbox_has_no_key_no_menu_one_desktop_and_no_frames() -> None:
    tree_ = ElementTree.fromstring(text_of("rc.xml"))
    keyboard = tree_.find(f"{OPENBOX}keyboard")
    assert keyboard is not None  # without it Openbox takes its own keys
    assert list(keyboard) == []
    assert tree_.find(f"{OPENBOX}menu") is None
    assert tree_.findtext(f"{OPENBOX}desktops/{OPENBOX}number") == "1"
    applied = tree_.find(f"{OPENBOX}applications/{OPENBOX}application")
    assert applied is not None and applied.get("class") == "*"
    assert applied.findtext(f"{OPENBOX}decor") == "no"
    actions = {action.get("name") for action in tree_.iter(f"{OPENBOX}action")}
    assert actions == {"Focus"}


@pytest.mark.parametrize("name", ["start-x11", "start-cage"])
def test_the_scripts_are_good_and_quote_the_program(tmp_path: Path, name: str) -> None:
    script = tmp_path / name
    script.write_text(text_of(name), "utf-8")
    subprocess.run(["sh", "-n", str(script)], check=True)
    assert "'/opt/my courses/python' -m coursegen_desktop --kiosk" in text_of(name)
    assert "COURSEGEN_KIOSK_SESSION=" in text_of(name)
    assert next(file for file in files() if str(file.path).endswith(name)).is_program


def test_the_session_entries_and_the_unit_can_be_read() -> None:
    for name in ("coursegen-kiosk.desktop", "coursegen-kiosk-cage.desktop"):
        entry = configparser.ConfigParser(interpolation=None)
        entry.read_string(text_of(name))
        assert entry["Desktop Entry"]["Exec"].startswith("/usr/local/lib/coursegen-kiosk/start-")
    unit = configparser.ConfigParser(interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string(text_of(".service"))
    assert unit["Service"]["ExecStart"].endswith("-m coursegen_desktop --kiosk")
    assert unit["Service"]["KillMode"] == "mixed"  # the supervisor ends the kiosk, in order


# ------------------------------------------------------------ the command line


def test_by_the_command_line(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = root / "nowhere"
    monkeypatch.setenv("COURSEGEN_DATA_DIR", str(data))
    before = tree(root)
    common = ["--root", str(root)]
    assert cli.main(["kiosk", "install", "--user", "user", "--dry-run", *common]) == 0
    shown = capsys.readouterr()
    assert "openbox_config" in shown.out
    assert "Nothing was written." in shown.err
    assert tree(root) == before
    assert cli.main(["kiosk", "install", "--user", "user", *common]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 6
    assert cli.main(["kiosk", "uninstall", *common]) == 0
    assert cli.main(["kiosk", "uninstall", *common]) == 1
    assert "No session of the kiosk" in capsys.readouterr().err
    assert tree(root) == before
    assert not data.exists()  # no library is opened for it


def test_a_user_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["kiosk", "install", "--user", "nobody-here-9", "--dry-run"]) == 1
    assert "There is no account" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("platform", "words"), [("win32", "Shell Launcher"), ("darwin", "Cmd+Tab")]
)
def test_elsewhere_it_says_what_to_do_and_writes_nothing(
    root: Path, platform: str, words: str, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    before = tree(root)
    monkeypatch.setattr(cli_session.sys, "platform", platform)
    assert cli.main(["kiosk", "install", "--user", "user", "--root", str(root)]) == 0
    assert words in capsys.readouterr().out
    assert tree(root) == before


def test_files_of_the_user_are_his(root: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root gives files away")
    kiosk_session.install(files(), root, owner=(1234, 1235))
    unit = root / "home/user/.config/systemd/user/coursegen-kiosk.service"
    assert (unit.stat().st_uid, unit.parent.stat().st_uid) == (1234, 1234)
    assert (root / "usr/local/lib/coursegen-kiosk/rc.xml").stat().st_uid == 0
    assert sys.platform == "linux"
