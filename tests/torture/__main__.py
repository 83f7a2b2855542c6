"""`dev.py torture NAME [ARGS]`: what is too rough or too long for the suite."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from .answers import torture


def main() -> int:
    """0 when nothing was lost."""
    parser = argparse.ArgumentParser(prog="dev.py torture", description=__doc__)
    parser.add_argument("name", choices=["answers"])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="coursegen-torture-") as folder:
        outcome = torture(Path(folder), chosen.kills, chosen.seed)
    print(
        f"{outcome.kills} kills, {outcome.acknowledged} acknowledged answers,"
        f" {outcome.finished} finished attempts"
    )
    for fault in outcome.faults:
        print(f"FAULT {fault}")
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
