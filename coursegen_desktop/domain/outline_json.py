"""Outlines and briefs as plain data, to be stored and read again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from .brief import PLAIN, Brief, Options, SourceInfo
from .errors import InvalidContent
from .outline import Outline, Part, PlannedLesson, PlannedModule, SetAside


def outline_json(outline: Outline) -> str:
    """An outline as JSON."""
    return json.dumps(asdict(outline), ensure_ascii=False, separators=(",", ":"))


def outline_of(text: str) -> Outline:
    """The outline that `outline_json` wrote. Raises InvalidContent for anything else."""
    try:
        data = json.loads(text)
        return Outline(
            title=data["title"],
            language=data["language"],
            sources=tuple(_source(item) for item in data["sources"]),
            modules=tuple(_module(item) for item in data["modules"]),
            set_aside=tuple(_aside(item) for item in data["set_aside"]),
            warnings=tuple(data["warnings"]),
            # Outlines of before there was a choice have none.
            analyser=str(data.get("analyser", PLAIN)),
        )
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidContent(
            "The outline that was kept cannot be read.", "Read the documents again."
        ) from error


def brief_data(brief: Brief) -> dict[str, Any]:
    """A brief as plain data."""
    return json.loads(json.dumps(asdict(brief)))  # type: ignore[no-any-return]


def brief_of(data: Mapping[str, Any]) -> Brief:
    """The brief that `brief_data` gave."""
    options = dict(data["options"])
    options["types"] = tuple(options["types"])
    return Brief(tuple(data["sources"]), data["title"], Options(**options))


def _source(data: dict[str, Any]) -> SourceInfo:
    return SourceInfo(**{**data, "problems": tuple(data["problems"])})


def _module(data: dict[str, Any]) -> PlannedModule:
    lessons = tuple(_lesson(item) for item in data["lessons"])
    return PlannedModule(data["key"], data["title"], lessons)


def _lesson(data: dict[str, Any]) -> PlannedLesson:
    return PlannedLesson(data["key"], data["title"], _parts(data), data["is_reference"])


def _aside(data: dict[str, Any]) -> SetAside:
    parts = _parts(data)
    return SetAside(data["key"], data["title"], data["reason"], parts, data["is_reference"])


def _parts(data: dict[str, Any]) -> tuple[Part, ...]:
    return tuple(Part(**item) for item in data["parts"])
