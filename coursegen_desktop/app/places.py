"""Where somebody was, kept as JSON, so that signing in again leads back there."""

from __future__ import annotations

from dataclasses import asdict, fields

from ..ui.kit import routes
from ..ui.kit.routes import Route

_KINDS: dict[str, type[Route]] = {
    kind.__name__.removesuffix("Route").lower(): kind
    for kind in map(routes.__dict__.get, dir(routes))
    if isinstance(kind, type) and issubclass(kind, Route) and kind is not Route
}


def to_json(route: Route) -> dict[str, object]:
    """`{"kind": "lesson", "lesson_id": 7, "anchor": ""}`."""
    kind = type(route).__name__.removesuffix("Route").lower()
    return {"kind": kind, **asdict(route)}


def from_json(stored: object) -> Route | None:
    """The route that was kept; None for anything else, so that no file can lead astray."""
    if not isinstance(stored, dict):
        return None
    kind = _KINDS.get(str(stored.get("kind")))
    if kind is None:
        return None
    known = {field.name for field in fields(kind)}
    values = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in stored.items()
        if name in known
    }
    try:
        return kind(**values)
    except TypeError:
        return None
