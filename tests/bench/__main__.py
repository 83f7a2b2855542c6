"""`dev.py bench [NAME…] [--json]`: every figure beside its floor of the same run."""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module
from pathlib import Path

from tests.stage import Stage

from . import data
from .measure import Result
from .place import Place, default_cache, place

# Name on the command line and the module beside this one whose `run` measures it.
BENCHES = {
    "start": "start",
    "library": "library",
    "reader": "reader",
    "answer": "answer",
    "quiz": "quiz",
    "search": "searching",
    "people": "people",
    "progress": "progress",
    "gaps": "gaps",
    "documents": "documents",
    "generate": "generate",
    "agents": "agents",
    "editor": "editor",
    "media": "films",
    "voice": "voice",
    "kiosk": "kiosk",
}


def measure(names: list[str], size: data.Size, cache: Path) -> list[Result]:
    """Run the named ones, each on a fresh copy of the library, on the program's own loop."""
    stage = Stage("coursegen-bench")
    results: list[Result] = []
    for name in names:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        with place(size, cache) as where:
            results += stage.run(_on(name, where))
    return results


async def _on(name: str, where: Place) -> list[Result]:
    # Only what is measured is imported: a start needs no engine.
    found: list[Result] = await import_module(f".{BENCHES[name]}", __package__).run(where)
    return found


def table(results: list[Result]) -> str:
    """For people."""
    lines = [f"{'':18}{'floor ms':>10}{'ours ms':>10}{'ratio':>8}{'goal':>8}"]
    for one in results:
        verdict = "ok" if one.ok else "TOO SLOW"
        figures = f"{one.floor:10.2f}{one.ours:10.2f}{one.ratio:8.2f}{one.goal:8.2f}"
        lines.append(f"{one.name:18}{figures}  {verdict}")
    return "\n".join(lines)


def main() -> int:
    """0 when all was measured, whether goals are met or not: noise is no failure."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--json", action="store_true", help="a list for machines")
    parser.add_argument("--size", choices=sorted(data.SIZES), default="large")
    parser.add_argument("--cache", type=Path, default=default_cache(), help="made libraries")
    chosen = parser.parse_args()
    unknown = [name for name in chosen.names if name not in BENCHES]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; known: {', '.join(BENCHES)}")
    names = chosen.names or list(BENCHES)
    results = measure(names, data.SIZES[chosen.size], chosen.cache)
    if chosen.json:
        print(json.dumps([one.as_json() for one in results], indent=1))
    else:
        print(table(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
