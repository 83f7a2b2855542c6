"""Files that slides and films name without "media/": found and called otherwise with the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .media_mentions import key_of

Renaming = Callable[[str], str | None]
# Kinds of content, by their "format", and where each holds bare names.
_FIELDS = {"slides": ("recording",), "video": ("captions", "poster")}
# What a lesson offers to watch or to hear is used by it, though no text names it.
_OWN = ("video", "audio")


def bare_names(content: Any) -> Iterator[str]:
    """The names in the content of an asset; of a film or narration its own, too."""
    kind = content.get("format") if isinstance(content, Mapping) else None
    if kind in _OWN and isinstance(content.get("name"), str) and content["name"]:
        yield content["name"]
    for holder, field in _places(content, kind):
        name = holder.get(field)
        if isinstance(name, str) and name:
            yield name


def bare_renamed(content: Any, renaming: Renaming) -> Any:
    """The content with files called otherwise; `renaming` is asked for compared names."""
    kind = content.get("format") if isinstance(content, Mapping) else None
    if kind == "video":
        return {**content, **_changed(content, _FIELDS["video"], renaming)}
    if kind != "slides" or not isinstance(content.get("slides"), list | tuple):
        return content
    return {**content, "slides": [_slide(slide, renaming) for slide in content["slides"]]}


def _places(content: Any, kind: object) -> Iterator[tuple[Mapping[str, Any], str]]:
    if kind == "video":
        yield from ((content, field) for field in _FIELDS["video"])
    slides = content.get("slides") if kind == "slides" else ()
    for slide in slides if isinstance(slides, list | tuple) else ():
        if isinstance(slide, Mapping):
            if isinstance(slide.get("figure"), Mapping):
                yield slide["figure"], "media"
            yield slide, "recording"


def _slide(slide: Any, renaming: Renaming) -> Any:
    if not isinstance(slide, Mapping):
        return slide
    made = {**slide, **_changed(slide, _FIELDS["slides"], renaming)}
    if isinstance(slide.get("figure"), Mapping):
        figure = slide["figure"]
        made["figure"] = {**figure, **_changed(figure, ("media",), renaming)}
    return made


def _changed(
    holder: Mapping[str, Any], fields: tuple[str, ...], renaming: Renaming
) -> dict[str, str]:
    found = {}
    for field in fields:
        name = holder.get(field)
        now = renaming(key_of(name)) if isinstance(name, str) and name else None
        if now is not None:
            found[field] = now
    return found
