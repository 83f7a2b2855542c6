"""Rich text as Markdown, and what happens when it is too much."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from coursegen_desktop.domain.errors import InvalidContent, WorkStopped, WorkTimeout
from coursegen_desktop.services import pasting
from coursegen_desktop.services.pasting import PastingService

from .desk import Here


class Failing(Here):
    """A worker that was killed."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    async def call(self, func: Callable[..., Any], *args: Any, timeout: float | None = None) -> Any:
        assert timeout is not None
        raise self._error


async def test_five_megabytes_of_a_word_processor() -> None:
    row = "<tr>" + "<td style='mso-x:1'><p class=MsoNormal><b>cell</b></p></td>" * 4 + "</tr>"
    html = "<table>" + row * 300 + "</table>" + "<p>end</p>"
    html += "<!--" + "x" * (5_000_000 - len(html)) + "-->"
    made = await PastingService(Here()).markdown(html)
    assert made.markdown.endswith("end")
    assert made.markdown.count("| **cell** | **cell** |") >= 300


@pytest.mark.parametrize("error", [WorkTimeout("slow"), WorkStopped("died")])
async def test_what_takes_too_long_is_refused(error: Exception) -> None:
    with pytest.raises(InvalidContent, match="Only its words"):
        await PastingService(Failing(error)).markdown("<p>x</p>")


async def test_what_is_too_large_is_not_even_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasting, "MAX_CHARACTERS", 10)
    worker = Here()
    with pytest.raises(InvalidContent):
        await PastingService(worker).markdown("<p>" + "x" * 10)
    assert worker.calls == 0
