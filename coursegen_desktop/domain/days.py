"""Days of the calendar as they are stored: "YYYY-MM-DD"."""

from __future__ import annotations

from datetime import date


def parsed_day(text: object) -> date | None:
    """The day that `text` names; None where it names none."""
    try:
        found = date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    # Weeks ("2026-W03-1") are read too, and do not sort among the others.
    return found if found is not None and found.isoformat() == text else None
