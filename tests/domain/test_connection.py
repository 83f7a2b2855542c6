"""Connections: what counts as an address, what stays here, what is kept and found again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.connection import (
    GGUF,
    OLLAMA,
    OPENAI,
    Connection,
    Note,
    Profile,
    Rung,
    checked_address,
    checked_key,
    connection_stored,
    connections_from,
    is_loopback,
)
from coursegen_desktop.domain.errors import InvalidContent

MINE = Connection("c1", "Mine", OLLAMA, "http://localhost:11434", "small")


@pytest.mark.parametrize(
    "address",
    ["", "localhost:11434", "ftp://localhost", "http://", "http://a:b@host/v1", "http://h:99999",
     "http://host/v1?key=secret", "file:///etc/passwd", "http://[::1"],
)  # fmt: skip
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(InvalidContent):
        checked_address(address)


def test_an_address_is_tidied() -> None:
    assert checked_address("https://api.example.com/v1/") == "https://api.example.com/v1"


@pytest.mark.parametrize(
    ("address", "stays"),
    [("http://localhost:1", True), ("http://127.0.0.2", True), ("http://[::1]:8080/v1", True),
     ("http://192.168.0.9", False), ("https://localhost.example.com", False),
     ("http://127.0.0.1.nip.io", False), ("http://0.0.0.0:80", False), ("", False),
     ("http://models.localhost", False)],
)  # fmt: skip
def test_what_stays_on_this_computer(address: str, stays: bool) -> None:
    assert is_loopback(address) is stays
    assert replace(MINE, kind=OPENAI, address=address).stays_here is stays


def test_the_window_is_the_smaller_one() -> None:
    assert MINE.window == 0
    tested = replace(MINE, profile=Profile("small", Rung.SCHEMA, 8192))
    assert tested.window == 8192
    assert replace(tested, window_cap=4096).window == 4096
    assert replace(tested, window_cap=99_999).window == 8192


def test_a_role_may_have_a_model_of_its_own() -> None:
    mine = replace(MINE, models={"critic": "large", "solver": ""})
    assert [mine.model_of(role) for role in ("critic", "solver", "author")] == [
        "large", "small", "small",
    ]  # fmt: skip


def test_what_it_costs() -> None:
    assert replace(MINE, price_in=2.0, price_out=8.0).cost(500_000, 250_000) == 3.0


def test_a_file_has_to_be_chosen() -> None:
    with pytest.raises(InvalidContent):
        Connection("c", "File", GGUF, "  ").checked()


def test_connections_are_kept_and_found_again() -> None:
    tested = replace(MINE, profile=Profile("small", Rung.OBJECT, 4096, tokens_per_s=12.5))
    kept = [connection_stored(tested), connection_stored(MINE)]
    assert connections_from(kept) == (tested, MINE)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(_JSON, _JSON)
def test_whatever_was_kept(stored: object, profile: object) -> None:
    connections_from(stored)
    half = connection_stored(MINE) | {"profile": profile}
    assert len(connections_from([half, stored])) <= 1


def test_the_yes_is_to_the_whole_address() -> None:
    cloud = replace(MINE, kind=OPENAI, address="https://api.example.com/v1")
    assert MINE.may_send
    assert not cloud.may_send
    agreed = cloud.agreed("2026-11-23T10:00:00.000000+00:00")
    assert agreed.may_send
    assert agreed.checked() == agreed
    for other in ("http://api.example.com/v1", "https://api.example.com/v2", ""):
        moved = replace(agreed, address=other)
        assert not moved.may_send
        if other:
            assert (moved.checked().agreed_address, moved.checked().agreed_at) == ("", "")
    assert not replace(cloud, address="", agreed_address="").may_send


@pytest.mark.parametrize(
    ("address", "host", "is_open"),
    [
        ("http://nas.local:11434", "nas.local:11434", True),
        ("HTTP://nas.local", "nas.local", True),
        ("https://api.example.com/v1", "api.example.com", False),
        ("http://localhost:11434", "localhost:11434", False),
        ("http://[::1", "", True),
        ("nonsense", "", False),
    ],
)
def test_who_gets_it_and_who_can_read_it_on_the_way(address: str, host: str, is_open: bool) -> None:
    made = replace(MINE, address=address)
    assert (made.host, made.is_open_on_the_way) == (host, is_open)
    file = replace(made, kind=GGUF)
    assert (file.host, file.is_open_on_the_way, file.may_send) == ("", False, True)


@pytest.mark.parametrize("model", ["gpt-oss:120b-cloud", "kimi-k2:cloud"])
def test_what_a_server_here_sends_on_leaves_this_computer(model: str) -> None:
    for made in (replace(MINE, model=model), replace(MINE, models={"critic": model})):
        assert made.asks_here
        assert made.is_sent_on
        assert not made.may_send
        assert not made.is_open_on_the_way
        assert made.agreed("now").may_send
    by_the_other = replace(MINE, kind=OPENAI, address="http://localhost:11434/v1", model=model)
    assert not by_the_other.may_send, "Ollama speaks as OpenAI's servers do, too"
    elsewhere = replace(by_the_other, address="https://api.example.com/v1")
    assert not elsewhere.is_sent_on, "only Ollama names them so"
    assert replace(MINE, model="cloudy").stays_here
    found = replace(MINE, profile=Profile("small", Rung.SCHEMA, 4096, note=Note.RUNS_ELSEWHERE))
    assert not found.may_send
    assert replace(found, kind=GGUF).stays_here


def test_what_was_typed_is_tidied() -> None:
    typed = replace(
        MINE, name="  My   model ", model=" small ", models={"critic": " large ", "solver": " ",
        "juggler": "any"},
    )  # fmt: skip
    tidy = typed.checked()
    assert (tidy.name, tidy.model, tidy.models) == ("My model", "small", {"critic": "large"})
    for wrong in ({"window_cap": -1}, {"most_cost": float("inf")}, {"price_out": float("nan")}):
        with pytest.raises(InvalidContent):
            replace(MINE, **wrong).checked()


def test_a_test_holds_for_the_same_model_in_the_same_place() -> None:
    assert replace(MINE, name="Other", window_cap=5).asks_like(MINE)
    for other in ({"model": "large"}, {"address": "http://localhost:1"}, {"kind": OPENAI}):
        assert not replace(MINE, **other).asks_like(MINE)


def test_a_model_has_to_be_named_except_where_the_file_is_one() -> None:
    with pytest.raises(InvalidContent):
        replace(MINE, model="").need_model()
    MINE.need_model()
    replace(MINE, kind=GGUF, model="").need_model()


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "schlüssel", "tab\there", "\x00"])
def test_what_is_no_key(key: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        checked_key(key)
    assert key not in caught.value.text()


def test_a_key_is_trimmed() -> None:
    assert checked_key(" sk-1\n") == "sk-1"
    assert checked_key("  ") == ""
