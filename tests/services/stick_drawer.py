"""Sticks for tests: real folders, and small programs named lsblk and udisksctl that know of them.

They print what the real ones do; `/dev/…` never exists.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.domain.user import visible

_LSBLK = """#!{python} -SE
import pathlib, sys
kept = pathlib.Path({kept!r})
assert "--json" in sys.argv and "--bytes" in sys.argv and "--paths" in sys.argv
sys.stdout.write((kept / "listed.json").read_text())
"""
_UDISKS = """#!{python} -SE
import json, pathlib, sys
kept = pathlib.Path({kept!r})
verb, flag, device, quiet = sys.argv[1:]
assert (flag, quiet) == ("-b", "--no-user-interaction")
with (kept / "asked").open("a") as asked:
    asked.write(verb + " " + device + chr(10))
said = json.loads((kept / "refused.json").read_text()).get(verb)
if said:
    sys.exit(said)
listed = json.loads((kept / "listed.json").read_text())
places = json.loads((kept / "places.json").read_text())
def walk(nodes):
    for node in nodes:
        if node["name"] == device:
            node["mountpoint"] = places[device] if verb == "mount" else None
        walk(node.get("children", ()))
walk(listed["blockdevices"])
(kept / "listed.json").write_text(json.dumps(listed))
print(("Mounted " + device + " at " + places[device]) if verb == "mount" else "Unmounted " + device)
"""


@dataclass
class Drawer:
    """A drawer with sticks; `home` is where they are opened."""

    folder: Path
    home: Path
    disks: list[dict[str, Any]] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)

    def plug(self, name: str = "sdb", label: str | None = "CLASS 4A", **changes: Any) -> Path:
        """Put one in; it is not opened yet. Returns where its files are."""
        folder = self.home / name if label is None else self.home / visible(label)
        folder.mkdir(parents=True, exist_ok=True)
        part = {
            "name": f"/dev/{name}1", "type": "part", "fstype": "vfat", "label": label,
            "mountpoint": None, "rm": True, "hotplug": True, "tran": None, "ro": False,
            "size": 7_743_995_904, "vendor": None, "model": None, **changes,
        }  # fmt: skip
        disk = {
            "name": f"/dev/{name}", "type": "disk", "fstype": None, "label": None,
            "mountpoint": None, "rm": True, "hotplug": True, "tran": "usb", "ro": False,
            "size": 7_744_782_336, "vendor": "Kingston", "model": "DataTraveler 3.0",
            "children": [part],
        }  # fmt: skip
        self.disks.append(disk)
        self.places[part["name"]] = str(folder)
        self.write()
        return folder

    def pull(self, name: str = "sdb") -> None:
        """Pull it out."""
        self.disks = [one for one in self.listed if one["name"] != f"/dev/{name}"]
        self.write()

    @property
    def listed(self) -> list[dict[str, Any]]:
        """What lsblk says now."""
        found = json.loads((self.folder / "listed.json").read_text())["blockdevices"]
        assert isinstance(found, list)
        return found

    @property
    def asked(self) -> list[str]:
        """What udisksctl was asked for."""
        kept = self.folder / "asked"
        return kept.read_text().splitlines() if kept.exists() else []

    def write(self) -> None:
        """Tell the programs."""
        for name, value in (
            ("listed", {"blockdevices": self.disks}),
            ("places", self.places),
            ("refused", self.refused),
        ):
            (self.folder / f"{name}.json").write_text(json.dumps(value))


def drawer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Drawer:
    """An empty drawer, and its programs at the head of PATH."""
    folder, programs = tmp_path / "drawer", tmp_path / "programs"
    for made in (folder, programs):
        made.mkdir()
    for name, text in (("lsblk", _LSBLK), ("udisksctl", _UDISKS)):
        program = programs / name
        program.write_text(text.format(python=sys.executable, kept=str(folder)))
        program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    made = Drawer(folder, tmp_path / "media" / "kiosk")
    made.write()
    return made
