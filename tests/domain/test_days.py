"""What is a day of the calendar, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from coursegen_desktop.domain.days import parsed_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-02-28", date(2026, 2, 28)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2026-02-29", None),
        ("2026-W09-1", None),  # a week: Python reads it, and it does not sort among days
        ("20260228", None),
        ("2026-02-28T00:00", None),
        ("", None),
        (None, None),
        (20260228, None),
    ],
)
def test_only_whole_days_are_read(text: object, day: date | None) -> None:
    assert parsed_day(text) == day
