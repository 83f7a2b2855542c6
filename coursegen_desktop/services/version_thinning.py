"""Old versions are given up, and those that stood on them get another base."""

from __future__ import annotations

from collections.abc import Collection, Generator, Sequence
from dataclasses import replace

from ..db.repositories.versions import KeptVersion
from ..domain.text_delta import packed, unpacked
from ..domain.version import CHAIN, digest


def rebased(
    rows: Sequence[KeptVersion], kept: Collection[int]
) -> Generator[None, None, list[KeptVersion] | None]:
    """The versions of a lesson, oldest first, that change when only `kept` ones stay.

    Each then stands on the kept one before it, or by itself. None when one cannot be read: what
    can be read of the others must stay as it is.
    """
    changed: list[KeptVersion] = []
    texts: dict[int, str] = {}
    last: KeptVersion | None = None
    for row in rows:
        yield
        key = row.info.id
        try:
            text = unpacked(row.data, None if row.base_id is None else texts[row.base_id])
        except (ValueError, KeyError):
            return None
        if digest(text) != row.info.hash:
            return None
        if key in kept:
            now = _standing_on(last, row, text, texts)
            if now != row:
                changed.append(now)
            last = now
        texts = {old: words for old, words in texts.items() if last and old == last.info.id}
        texts[key] = text
    return changed


def _standing_on(
    last: KeptVersion | None, row: KeptVersion, text: str, texts: dict[int, str]
) -> KeptVersion:
    if row.base_id is None:
        return replace(row, depth=0)
    if last is None or last.depth + 1 >= CHAIN:
        return replace(row, base_id=None, depth=0, data=packed(text))
    if last.info.id == row.base_id:
        return replace(row, depth=last.depth + 1)
    data = packed(text, texts[last.info.id])
    return replace(row, base_id=last.info.id, depth=last.depth + 1, data=data)
