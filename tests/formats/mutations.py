"""Packages with bytes changed at random: whatever comes of it is a course or a sentence."""

from __future__ import annotations

import random
import struct
import tempfile
import zipfile
import zlib
from collections import Counter
from pathlib import Path

from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import AppError, FormatError, StorageError
from coursegen_desktop.formats.exporters.coursegen_package import EXPORTER
from coursegen_desktop.formats.importers.coursegen_package import IMPORTER
from tests.formats import hostile
from tests.samples import small_course

_INTERESTING = (0, 1, 0x7F, 0x80, 0xFF, 0x2E, 0x2F, 0x5C)
_WORDS = (0, 1, 0xFFFF, 0xFFFFFFFF, 0x7FFFFFFF, 0x80000000)
_TOKENS = (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x06", b"../", b"\x00", b'"', b"{")


def seeds(folder: Path) -> list[bytes]:
    """Good packages to start from: packed, not packed, with a medium."""
    media = folder / "seed media"
    media.mkdir()
    (media / "a.png").write_bytes(bytes(range(256)))
    path = folder / "seed.coursegen"
    lesson = LessonDraft(
        title="L", content="text", assets=(AssetDraft(asset_type="video", file_path="a.png"),)
    )
    shown = CourseDraft(title="C", modules=(ModuleDraft(title="M", lessons=(lesson,)),))
    made = []
    for draft in (small_course(), shown):
        EXPORTER.write(draft, path, media, "tests 1")
        made.append(path.read_bytes())
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        made.append(hostile.named_zip(parts, zipfile.ZIP_STORED))
    path.unlink()
    return made


def mutate(data: bytes, chance: random.Random) -> bytes:
    """One to four changes of one of eight kinds, the last of which keeps the checksums right."""
    if chance.random() < 0.2:
        return _inside(data, chance)
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(changed))
        match chance.randrange(7):
            case 0:
                changed[at] ^= 1 << chance.randrange(8)
            case 1:
                changed[at] = chance.choice(_INTERESTING)
            case 2:
                changed[at : at + 4] = struct.pack("<L", chance.choice(_WORDS))
            case 3:
                del changed[at : at + chance.randint(1, 40)]
            case 4:
                source = chance.randrange(len(changed))
                changed[at:at] = changed[source : source + chance.randint(1, 60)]
            case 5:
                changed[at : at + 4] = chance.choice(_TOKENS)
            case 6:
                del changed[at:]
        if not changed:
            changed = bytearray(b"P")
    return bytes(changed)


def _inside(data: bytes, chance: random.Random) -> bytes:
    """Change a stored part and mend its checksums, so that the zip is sound and the part is not."""
    changed = bytearray(data)
    at = changed.find(b"PK\x03\x04", chance.randrange(len(changed)))
    if at < 0:
        return bytes(changed)
    packed, name_size = struct.unpack_from("<L4xH", changed, at + 18)
    start = at + 30 + name_size
    if not packed or start + packed > len(changed):
        return bytes(changed)
    spot = start + chance.randrange(packed)
    changed[spot] = chance.randrange(256)
    checksum = zlib.crc32(changed[start : start + packed])
    struct.pack_into("<L", changed, at + 14, checksum)
    name = bytes(changed[at + 30 : start])
    entry = changed.rfind(b"PK\x01\x02", 0, changed.rfind(name))
    if entry >= 0:
        struct.pack_into("<L", changed, entry + 16, checksum)
    return bytes(changed)


def run(folder: Path, count: int, seed: int) -> Counter[str]:
    """Read `count` changed packages; anything but a course or an AppError is raised.

    Also raised: a file outside the media folder, or one in it after a refusal whose name is not
    that of a medium.
    """
    originals = seeds(folder)
    chance = random.Random(seed)
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(dir=folder) as place:
        path = Path(place) / "changed.coursegen"
        before = set(folder.rglob("*"))
        for number in range(count):
            media = Path(place) / f"media {number}"
            media.mkdir()
            path.write_bytes(mutate(chance.choice(originals), chance))
            try:
                IMPORTER.read(path, media)
                outcomes["read"] += 1
            except FormatError as error:
                outcomes["refused"] += 1
                assert "\n" not in error.text() and len(error.text()) < 600, error.text()
            except StorageError as error:
                raise AssertionError(f"case {number}: {error}") from error
            except AppError:
                outcomes["refused otherwise"] += 1
            except Exception as error:
                error.add_note(f"case {number} of seed {seed}")
                raise
            _empty(media)
            path.unlink()
            assert set(folder.rglob("*")) == before, f"case {number} wrote elsewhere"
    return outcomes


def _empty(media: Path) -> None:
    for path in sorted(media.rglob("*"), reverse=True):
        if path.is_file():
            assert path.parent == media / "media" and path.suffix == ".png", path
            path.unlink()
        else:
            path.rmdir()
    media.rmdir()
