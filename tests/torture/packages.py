"""Hours of hostile packages: python -m tests.torture.packages [COUNT] [SEED]."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.formats import mutations


def main(arguments: list[str]) -> int:
    """Run the fuzzer with many cases and print what came of them."""
    count = int(arguments[0]) if arguments else 100_000
    seed = int(arguments[1]) if len(arguments) > 1 else int(time.time())
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        outcomes = mutations.run(Path(folder), count, seed)
    rate = count / (time.monotonic() - started)
    print(f"seed {seed}: {count} cases, {rate:.0f}/s, {dict(outcomes)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
