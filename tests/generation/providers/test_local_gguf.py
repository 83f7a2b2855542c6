"""A model's file on this computer. Without the extra, only its head can be read here."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.connection import GGUF, Connection, Rung
from coursegen_desktop.domain.errors import MissingPart, ProviderError, ProviderFault
from coursegen_desktop.generation.providers import local_gguf, providers
from coursegen_desktop.generation.providers._gguf import NoModel, head_of
from coursegen_desktop.generation.providers.base import ChatRequest

from .fake_server import SAMPLES

SMALL = SAMPLES / "small.gguf"


@pytest.fixture
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if llama.cpp were there; it is not asked."""
    monkeypatch.setattr(local_gguf, "find_spec", lambda name: object())


def open_file(path: Path, **fields: object) -> local_gguf.LocalClient:
    """A connection to a file, opened."""
    connection = Connection("x", "File", GGUF, str(path), **fields)  # type: ignore[arg-type]
    client = providers()[GGUF].open(connection, "")
    assert isinstance(client, local_gguf.LocalClient)
    return client


def test_the_head_of_a_file_is_read() -> None:
    head = head_of(SMALL)
    assert (head.name, head.window, head.talks) == ("Small", 2048, True)


@pytest.mark.usefixtures("_installed")
async def test_a_file_that_is_no_model(tmp_path: Path) -> None:
    path = tmp_path / "a.gguf"
    for content in (b"", b"GGUF", b"PK\x03\x04" * 9, SMALL.read_bytes()[:-3]):
        path.write_bytes(content)
        with pytest.raises(ProviderError, match=r"a\.gguf is not a model") as caught:
            await open_file(path).models()
        assert caught.value.fault is ProviderFault.NOT_A_MODEL
    with pytest.raises(ProviderError, match="cannot be read"):
        await open_file(tmp_path / "none.gguf").chat(
            ChatRequest("", "Hello."), model="", rung=Rung.PROMPT, window=0
        )


@given(st.integers(0, SMALL.stat().st_size - 1), st.binary(min_size=1, max_size=8))
def test_no_damage_breaks_the_reading(at: int, damage: bytes) -> None:
    raw = bytearray(SMALL.read_bytes())
    raw[at : at + len(damage)] = damage
    folder = Path(os.environ["HOME"])
    path = folder / f"damaged {os.getpid()}.gguf"
    path.write_bytes(raw)
    try:
        assert head_of(path).window >= 0
    except NoModel as error:
        assert error.__cause__ is not None


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_gguf, "find_spec", lambda name: None)
    with pytest.raises(MissingPart, match="local-model"):
        open_file(SMALL)


@pytest.mark.usefixtures("_installed")
async def test_a_model_that_cannot_talk_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "base.gguf"
    name = b"tokenizer.chat_template"
    assert name in SMALL.read_bytes()
    path.write_bytes(SMALL.read_bytes().replace(name, b"tokenizer.chat_tXmplate"))
    with pytest.raises(ProviderError, match="not made for answering"):
        await open_file(path).models()


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize(("cap", "window"), [(0, 2048), (1024, 1024), (9999, 2048)])
async def test_the_window_is_that_of_the_file_or_less(cap: int, window: int) -> None:
    client = open_file(SMALL, window_cap=cap)
    (model,) = await client.models()
    assert (model.name, model.window) == ("small", window)
    await client.close()


def test_the_sample_is_of_the_format() -> None:
    magic, version = struct.unpack("<4sI", SMALL.read_bytes()[:8])
    assert (magic, version) == (b"GGUF", 3)
