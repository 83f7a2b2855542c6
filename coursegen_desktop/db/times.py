"""How moments are kept: UTC, ISO 8601 with microseconds, so that they sort as text."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def to_text(moment: datetime) -> str:
    """The stored form of an aware moment: "2026-11-23T10:00:00.000000+00:00"."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be stored")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
