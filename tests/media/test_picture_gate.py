"""Pictures are judged by their header, and nothing is decoded."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from coursegen_desktop.domain.errors import InvalidContent, StorageError
from coursegen_desktop.media.picture_gate import check_picture

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "png"


def png(width: int, height: int) -> bytes:
    """The header of a PNG; there need not be more."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = b""
    for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")):
        checked = kind + data
        chunks += struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))
    return b"\x89PNG\r\n\x1a\n" + chunks


@pytest.mark.parametrize("ending", ["png", "jpg", "webp"])
def test_the_size_of_a_picture(tmp_path: Path, ending: str) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB888)
    image.fill(QColor(10, 20, 30))
    file = tmp_path / f"a.{ending}"
    assert image.save(str(file))
    assert check_picture(file) == (30, 20)


@pytest.mark.parametrize(("width", "height"), [(12_000, 4_000), (7_000, 7_000), (1, 12_000)])
def test_large_ones_pass(width: int, height: int) -> None:
    assert check_picture(png(width, height), "a.png") == (width, height)


@pytest.mark.parametrize(
    ("width", "height"), [(12_001, 1), (1, 12_001), (30_000, 30_000), (8_000, 8_000)]
)
def test_bombs_do_not(width: int, height: int) -> None:
    with pytest.raises(InvalidContent, match=rf"a\.png is too large: {width} × {height}"):
        check_picture(png(width, height), "a.png")


@pytest.mark.parametrize("data", [b"", b"words", b"\x89PNG\r\n", png(0, 5), b"<svg/>", b"GIF89a"])
def test_what_is_no_picture(data: bytes) -> None:
    with pytest.raises(InvalidContent):
        check_picture(data, "a.png")


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        check_picture(tmp_path / "none.png")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora are not here")
def test_the_corpus() -> None:
    """The suite's own names: those that begin with x are broken, some only after the header."""
    refused = set()
    files = sorted((CORPUS / "lunapaint+pngsuite").rglob("*.png"))
    for file in files:
        try:
            check_picture(file)
        except InvalidContent:
            refused.add(file.name)
    assert len(files) > 50
    assert len(refused) >= 6 and all(name.startswith("x") for name in refused)
    for file in (CORPUS / "dvyukov+go-fuzz-corpus").rglob("*"):
        if file.is_file():
            try:
                check_picture(file)
            except InvalidContent as error:
                assert file.name in error.text()
