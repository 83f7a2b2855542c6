"""Portraits: square, small, without anything of the file but its pixels."""

from __future__ import annotations

import random
import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from coursegen_desktop.domain.errors import InvalidContent, StorageError
from coursegen_desktop.media import portraits
from coursegen_desktop.media.portraits import SIDE, portrait
from coursegen_desktop.services.accounts import MAX_PICTURE


def kept(png: bytes) -> QImage:
    assert png.startswith(b"\x89PNG")
    image = QImage.fromData(png)
    assert (image.width(), image.height()) == (SIDE, SIDE)
    return image


@pytest.mark.parametrize(("width", "height"), [(300, 200), (200, 300), (40, 40), (4000, 1)])
@pytest.mark.parametrize("kind", ["png", "jpg", "bmp"])
def test_the_middle_square(tmp_path: Path, width: int, height: int, kind: str) -> None:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(10, 120, 200))
    path = tmp_path / f"me.{kind}"
    assert image.save(str(path))
    colour = kept(portrait(path)).pixelColor(64, 64)
    assert abs(colour.blue() - 200) < 8


def test_the_sides_are_cut_off(tmp_path: Path) -> None:
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    for x in range(100, 200):
        for y in range(100):
            image.setPixelColor(x, y, QColor("green"))
    image.save(str(tmp_path / "me.png"))
    made = kept(portrait(tmp_path / "me.png"))
    assert made.pixelColor(4, 64).green() > made.pixelColor(4, 64).red()


def test_noise_fits_the_account_and_holes_become_white(tmp_path: Path) -> None:
    chance = random.Random(1)
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    for x in range(SIDE):
        for y in range(SIDE):
            image.setPixel(x, y, chance.getrandbits(24) | 0xFF000000)
    image.setPixelColor(0, 0, QColor(0, 0, 0, 0))
    image.save(str(tmp_path / "me.png"))
    png = portrait(tmp_path / "me.png")
    assert len(png) <= MAX_PICTURE
    assert kept(png).pixelColor(0, 0) == QColor("white")


def test_what_is_no_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "me.png"
    for data in (b"", b"\x89PNG\r\n\x1a\nrest", b"<svg/>", b"\0" * 5000):
        path.write_bytes(data)
        with pytest.raises(InvalidContent):
            portrait(path)
    with pytest.raises(StorageError):
        portrait(tmp_path / "gone.png")
    with pytest.raises(StorageError):
        portrait(tmp_path)
    monkeypatch.setattr(portraits, "MAX_FILE", 100)
    path.write_bytes(b"x" * 101)
    with pytest.raises(InvalidContent, match="too large"):
        portrait(path)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    side = 60_000

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    path = tmp_path / "bomb.png"
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 10_000))
        + chunk(b"IEND", b"")
    )
    with pytest.raises(InvalidContent, match="pixels"):
        portrait(path)
