"""Chromium's own sandbox is on for everybody but root."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_an_ordinary_users_renderer_is_confined() -> None:
    if not Path("/proc/self/ns/user").exists():
        pytest.skip("this kernel has no user namespaces")
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("QTWEBENGINE_DISABLE_SANDBOX", "QTWEBENGINE_CHROMIUM_FLAGS")
    }
    environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    with tempfile.TemporaryDirectory(prefix="home", ignore_cleanup_errors=True) as home:
        done = subprocess.run(
            [sys.executable, "-m", "tests.torture.sandbox_run", home],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    if "No usable sandbox" in done.stderr:
        pytest.skip("this machine forbids user namespaces to ordinary users")
    assert done.stdout.strip(), done.stderr[-2000:]
    found = json.loads(done.stdout.strip().splitlines()[-1])
    assert found["uid"] != 0
    assert "--no-sandbox" not in found["flags"]
    assert found["status"]["Seccomp"].strip() == "2"
    assert found["status"]["NoNewPrivs"].strip() == "1"
    assert int(found["status"]["CapEff"], 16) == 0
