"""Pictures that Markdown and web pages name: carried over from beside them, from nowhere else."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from coursegen_desktop.generation.pictures import PictureStore
from coursegen_desktop.generation.reading import read_sources
from coursegen_desktop.generation.sources import Source
from tests.generation.sources.office import png

INSIDE = "data:image/png;base64," + base64.b64encode(png(9)).decode()
MARKDOWN = """# Dunes

![A dune](img/dune%20one.png "Seen from the side")

Words ![small](img/dune%20one.png) in a line, and ![gone](img/none.png).

<img src="img/dune%20one.png" alt="By tag"/>

| What | Seen |
|---|---|
| dune | ![cell](img/dune%20one.png) |

![up](../secret.png) ![web](https://example.org/a.png) ![file](file:///etc/hostname)
"""
HTML = f"""<!doctype html><html><body><main><h1>Dunes</h1><p>{"Words of a page. " * 20}</p>
<figure><img src="img/dune%20one.png" alt="A dune"><figcaption>From the side</figcaption></figure>
<p><img src="{INSIDE}" alt="inside"> <img src="//example.org/a.png" alt="web">
<img src="../secret.png" alt="up"> <img src="none.png"></p></main></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner = tmp_path / "course"
    (inner / "img").mkdir(parents=True)
    (inner / "img" / "dune one.png").write_bytes(png(3))
    (tmp_path / "secret.png").write_bytes(png(5))
    return inner


def read(path: Path, text: str) -> Source:
    path.write_text(text, encoding="utf-8")
    (source,) = read_sources([str(path)], PictureStore(path.parent / "kept")).sources
    return source


def test_markdown_carries_its_pictures(folder: Path) -> None:
    source = read(folder / "a.md", MARKDOWN)
    (picture,) = source.pictures
    assert Path(picture.path).read_bytes() == png(3)
    texts = [block.text for block in source.blocks]
    address = f"media/{picture.name}"
    assert texts[1] == f'![A dune]({address} "Seen from the side")'
    assert texts[2] == f"Words ![small]({address}) in a line, and *gone*."
    assert texts[3] == f"![By tag]({address})"
    assert f"| dune | ![cell]({address}) |" in texts[4]
    assert source.notes == {"pictures": 2, "remote_pictures": 2}
    assert source.text == MARKDOWN


def test_a_page_carries_its_pictures(folder: Path) -> None:
    source = read(folder / "a.html", HTML)
    kept = {Path(picture.path).read_bytes() for picture in source.pictures}
    assert kept == {png(3), png(9)}
    assert '"From the side")' in source.text
    assert source.notes == {"pictures": 2, "remote_pictures": 1}


def test_without_a_store_pictures_are_counted(folder: Path) -> None:
    (folder / "a.md").write_text(MARKDOWN, encoding="utf-8")
    (source,) = read_sources([str(folder / "a.md")]).sources
    assert source.pictures == () and source.notes["pictures"] == 6


def test_a_link_to_the_outside_is_not_followed(folder: Path) -> None:
    (folder / "link.png").symlink_to(folder.parent / "secret.png")
    source = read(folder / "b.md", "# A\n\nWords here.\n\n![x](link.png)\n")
    assert source.pictures == () and source.notes == {"pictures": 1}
