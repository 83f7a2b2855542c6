"""Families that grow by one file."""

import importlib
import sys
from pathlib import Path

import pytest

from coursegen_desktop.domain.registry import Registry


@pytest.fixture
def family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = tmp_path / "a_family"
    folder.mkdir()
    for name, text in {
        "__init__": "",
        "base": "",
        "_private": "",
        "beta": "KIND = 'b'",
        "alpha": "KIND = 'a'",
    }.items():
        (folder / f"{name}.py").write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    yield "a_family"
    for name in [name for name in sys.modules if name.startswith("a_family")]:
        del sys.modules[name]


def test_discover_walks_the_folder_in_the_order_of_names(family: str) -> None:
    registry: Registry[str] = Registry("KIND")
    registry.discover(importlib.import_module(family))
    assert registry.names() == ("alpha", "beta")
    assert list(registry) == ["a", "b"]
    assert registry.get("gamma") is None
    assert "alpha" in registry
    assert len(registry) == 2


def test_a_second_member_of_a_name_is_refused() -> None:
    registry: Registry[str] = Registry("KIND")
    registry.add("one", "1")
    with pytest.raises(ValueError, match="registered twice"):
        registry.add("one", "2")
