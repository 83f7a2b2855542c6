"""`dev.py torture NAME [ARGS]`: what is too rough or too long for the suite."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from coursegen_desktop.app.paths import resources_dir
from tests import warm

from . import editing, films, writing
from .answers import torture


def main() -> int:
    """0 when nothing was lost."""
    parser = argparse.ArgumentParser(prog="dev.py torture", description=__doc__)
    names = ["answers", "editing", "writing", "agents", "media", "kiosk"]
    parser.add_argument("name", choices=names)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=10.0, help="of a child at the kiosk")
    parser.add_argument("--sources", nargs="*", default=[], help="documents of a course")
    chosen = parser.parse_args()
    if chosen.name == "kiosk":
        from . import kiosk  # only it needs a display

        return kiosk.torture(chosen.minutes, chosen.seed)
    if chosen.name in ("writing", "agents"):
        return _writing(chosen)
    if chosen.name == "editing":
        return _editing(chosen)
    if chosen.name == "media":
        return _films(chosen)
    with tempfile.TemporaryDirectory(prefix="coursegen-torture-") as folder:
        outcome = torture(Path(folder), chosen.kills, chosen.seed)
    print(
        f"{outcome.kills} kills, {outcome.acknowledged} acknowledged answers,"
        f" {outcome.finished} finished attempts"
    )
    for fault in outcome.faults:
        print(f"FAULT {fault}")
    return 1 if outcome.faults else 0


def _writing(chosen: argparse.Namespace) -> int:
    samples = resources_dir() / "samples"
    sources = chosen.sources or [str(path) for path in sorted(samples.glob("*.md"))]
    with tempfile.TemporaryDirectory(prefix="coursegen-torture-") as folder:
        outcome = writing.torture(
            Path(folder), sources, min(chosen.kills, 100), chosen.seed,
            with_model=chosen.name == "agents",
        )  # fmt: skip
    print(f"{outcome.kills} kills, {outcome.lessons} lessons, {outcome.asked} answers of a model")
    for fault in outcome.faults:
        print(f"FAULT {fault}")
    return 1 if outcome.faults else 0


def _films(chosen: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory(prefix="coursegen-torture-") as folder:
        kills = min(chosen.kills, 50)
        outcome = films.torture(Path(folder, "ships"), 8, kills, chosen.seed)
    print(f"{outcome.kills} kills, {outcome.films} films")
    for fault in outcome.faults:
        print(f"FAULT {fault}")
    return 1 if outcome.faults else 0


def _editing_so_far(outcome: editing.Outcome) -> None:
    print(f"\r{outcome.kills} kills, {len(outcome.faults)} faults", end="", file=sys.stderr)


def _editing(chosen: argparse.Namespace) -> int:
    warm.fork_workers(*warm.COURSES, "tests.torture.editing_run")
    with tempfile.TemporaryDirectory(prefix="coursegen-torture-") as folder:
        outcome = editing.torture(Path(folder), chosen.kills, chosen.seed, _editing_so_far)
    print(
        f"{outcome.kills} kills, {outcome.acts} acts, {outcome.words} words typed,"
        f" at most {outcome.most_lost_s:.2f} s of typing lost"
    )
    if outcome.most_lost_s > editing.MAY_BE_LOST_S:
        outcome.faults.append("more than a second of typing was lost")
    for fault in outcome.faults:
        print(f"FAULT {fault}")
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
