"""Whatever is given up, what stays can be read, from as few rows as are ever asked for."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.db.repositories.versions import KeptVersion
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.text_delta import packed
from coursegen_desktop.domain.version import CHAIN, VersionInfo, digest
from coursegen_desktop.services.blocking import drained
from coursegen_desktop.services.version_notes import rebuilt
from coursegen_desktop.services.version_thinning import rebased


def line(count: int) -> tuple[list[KeptVersion], dict[int, str]]:
    """Versions as they are noted one after the other, and their texts."""
    rows: list[KeptVersion] = []
    texts: dict[int, str] = {}
    for key in range(1, count + 1):
        texts[key] = f"Text {key} of some words. " * 3 + "tide " * (key % 7)
        info = VersionInfo(key, CourseId(1), "a", "", "", "", "", digest(texts[key]), 9)
        last = rows[-1] if rows else None
        if last is None or last.depth + 1 >= CHAIN:
            rows.append(KeptVersion(info, None, 0, packed(texts[key])))
        else:
            data = packed(texts[key], texts[last.info.id])
            rows.append(KeptVersion(info, last.info.id, last.depth + 1, data))
    return rows, texts


@settings(max_examples=30)
@given(st.integers(1, 110), st.data())
def test_what_stays_can_be_read_after_thinning_again_and_again(
    count: int, data: st.DataObject
) -> None:
    rows, texts = line(count)
    for _ in range(3):
        keys = [row.info.id for row in rows]
        kept = {keys[-1], *data.draw(st.sets(st.sampled_from(keys)))}
        changed = drained(rebased(rows, kept))
        assert changed is not None
        new = {row.info.id: row for row in changed}
        rows = [new.get(row.info.id, row) for row in rows if row.info.id in kept]
        for at, row in enumerate(rows):
            assert row.base_id in (None, rows[at - 1].info.id if at else None)
            assert row.depth < CHAIN
            # As many as the newest ones are asked for.
            chain = rows[max(0, at - CHAIN) : at + 1][::-1]
            assert rebuilt(chain) == texts[row.info.id]


def test_where_one_cannot_be_read_nothing_is_changed() -> None:
    rows, _ = line(6)
    rows[2] = replace(rows[2], data=b"\x00broken")
    assert drained(rebased(rows, {6})) is None
    assert drained(rebased(rows[3:], {6})) is None
