"""A small seeded run of the mutation fuzzer; tests/torture has the long one."""

from __future__ import annotations

from pathlib import Path

from tests.formats import mutations


def test_changed_packages_are_read_or_refused(tmp_path: Path) -> None:
    outcomes = mutations.run(tmp_path, count=400, seed=20261123)
    # Both happen, or the fuzzer does not test what it says.
    assert outcomes["refused"] > 200
    assert outcomes["read"] > 5
    assert outcomes["refused otherwise"] == 0
