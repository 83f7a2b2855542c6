"""Chromium's flags: all of them, once, and no sandbox only for root."""

from __future__ import annotations

import pytest

from coursegen_desktop.ui.content import web_environment
from coursegen_desktop.ui.content.web_environment import FLAGS_VARIABLE


@pytest.fixture
def flags(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment without flags, for an ordinary user."""
    # Set first, so that the end of the test takes away what the function puts there.
    monkeypatch.setenv(FLAGS_VARIABLE, "")
    monkeypatch.setattr(web_environment, "_is_root", lambda: False)
    return monkeypatch


def value() -> str:
    import os

    return os.environ[FLAGS_VARIABLE]


def test_the_network_is_closed_and_the_sandbox_stays(flags: pytest.MonkeyPatch) -> None:
    web_environment.web_environment()
    assert '--host-resolver-rules="MAP * ~NOTFOUND"' in value()
    assert "--proxy-bypass-list=<-loopback>" in value()
    assert "--no-sandbox" not in value()


def test_twice_is_once_and_own_flags_stay(flags: pytest.MonkeyPatch) -> None:
    flags.setenv(FLAGS_VARIABLE, "--enable-logging --no-pings")
    web_environment.web_environment()
    first = value()
    web_environment.web_environment()
    assert value() == first
    assert first.startswith("--enable-logging --no-pings --host-resolver-rules")
    assert first.count("--no-pings") == 1


def test_root_has_no_sandbox(flags: pytest.MonkeyPatch) -> None:
    flags.setattr(web_environment, "_is_root", lambda: True)
    web_environment.web_environment()
    assert value().split().count("--no-sandbox") == 1
