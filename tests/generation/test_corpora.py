"""Documents of others, hostile ones among them: each becomes a course or ends in one sentence.

A share of the corpora runs always, all of it with TORTURE=all, which also prints the table of
outcomes (pytest -s).
"""

from __future__ import annotations

import os
import re
import socket
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from coursegen_desktop.domain.errors import AppError
from coursegen_desktop.generation import metrics
from coursegen_desktop.generation.pictures import PictureStore
from coursegen_desktop.generation.pipeline import CourseWriter, plan_reading
from coursegen_desktop.generation.reading import read_sources
from tests.generation.sources.epub_maker import epub, nav, package, page

from .places import CORPORA

KINDS = (
    *("docx", "pptx", "epub", "pdf", "html", "notebooks", "mdbook", "lesson-md", "openstax"),
    *("liascript", "zip-hostile", "xml-hostile", "text-hostile"),
)
# Books are folders; everything else is tried file by file, and then as a folder, too.
BOOKS = frozenset(("mdbook", "lesson-md", "openstax"))
ALL = os.environ.get("TORTURE") == "all"
# Documents of a kind that run always.
SHARE = 3
_CODE = re.compile(r"(?ms)^[ >]*(`{3,}|~{3,}).*?^[ >]*\1[`~]*[ ]*$|(`+)[^`].*?\2|^(?: {4}|\t).*?$")
# More than ten times what the slowest takes on two busy cores.
MAX_SECONDS = 90
here = pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not on this machine")


def documents(kind: str, tmp_path: Path) -> list[Path]:
    """What is handed to the generator: files, or whole folders."""
    folder = CORPORA / kind
    if kind in BOOKS:
        return sorted(path for path in folder.iterdir() if path.is_dir())
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if kind != "epub":
        return [*files, folder]
    found = [path for path in files if path.suffix == ".epub"]
    for mimetype in folder.rglob("mimetype"):
        made = tmp_path / f"{mimetype.parents[1].name[-40:]}.epub"
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
            for part in sorted(path for path in mimetype.parent.rglob("*") if path.is_file()):
                out.write(part, part.relative_to(mimetype.parent).as_posix())
        found.append(made)
    return found


def outcome(path: Path, media: Path) -> str:
    """ "course", "course without questions" or "refused"; fails for anything else."""
    begun = time.monotonic()
    try:
        reading = read_sources([str(path)], PictureStore(media))
        course = CourseWriter(plan_reading(reading)).course()
    except AppError as error:
        told = error.text()
        assert "\n" not in told and "Traceback" not in told and error.hint, told
        return "refused"
    finally:
        assert time.monotonic() - begun < MAX_SECONDS
    texts = {source.id: source.text for source in reading.sources}
    assert metrics.check(course, texts) == []
    shown = "".join(lesson.content for module in course.modules for lesson in module.lessons)
    prose = _CODE.sub("", shown)
    assert "\ue0f7" not in shown and "<script" not in prose.lower()
    kept = {picture.name for source in reading.sources for picture in source.pictures}
    assert {path.name for path in media.glob("*")} >= kept
    asked = any(
        asset.asset_type == "quiz"
        for module in course.modules
        for lesson in module.lessons
        for asset in lesson.assets
    )
    return "course" if asked else "course without questions"


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_rest: object) -> None:
        raise AssertionError("a document asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@here
@pytest.mark.parametrize("kind", KINDS)
def test_documents_of_others(kind: str, tmp_path: Path, no_network: None) -> None:
    made = tmp_path / "made"
    made.mkdir()
    found = documents(kind, made)
    chosen = found if ALL else found[:: max(1, len(found) // SHARE)][:SHARE]
    table = Counter(outcome(path, tmp_path / "media") for path in chosen)
    print(f"\n{kind}: " + ", ".join(f"{count} {name}" for name, count in sorted(table.items())))
    assert sum(table.values()) == len(chosen) > 0
    assert {path.name for path in tmp_path.iterdir()} <= {"made", "media"}


# -- made files --------------------------------------------------------------------------------

WORDS = "The river carries sand to the sea, and the sea gives it back to the land in time. "
ARABIC = (
    "# النهر\n\nالنهر هو مجرى ماء طبيعي يجري من الجبل إلى البحر.\n\n"
    "## المنبع\n\nالمنبع هو المكان الذي يخرج منه الماء من الأرض. "
    + "يجري الماء في الوادي طوال السنة. "
    * 60
)
FICTION = "\n\n".join(
    f"# Chapter {number}\n\n" + "She looked up. “You came,” he said, and she laughed at him. " * 80
    for number in range(1, 9)
)


def pages(count: int) -> bytes:
    """A book of so many printed pages."""
    body = "".join(
        f'<p><span epub:type="pagebreak" title="{number}"/>{WORDS}</p>'
        for number in range(1, count + 1)
    )
    parts = {
        "OPS/book.opf": package(["a.xhtml"]),
        "OPS/nav.xhtml": nav('<li><a href="a.xhtml">Rivers</a></li>'),
        "OPS/a.xhtml": page(body),
    }
    return epub(parts)


MADE: dict[str, tuple[Callable[[], str | bytes], str]] = {
    "one-page.epub": (lambda: pages(1), "course"),
    "three-thousand-pages.epub": (lambda: pages(3000), "course"),
    "truncated.epub": (lambda: pages(50)[:-300], "refused"),
    "no-headings.md": (lambda: (WORDS * 8 + "\n\n") * 40, "course"),
    "only-headings.md": (
        lambda: "".join(f"# Title {n}\n\n## Sub {n}\n\n" for n in range(40)),
        "course",
    ),
    "fiction.md": (lambda: FICTION, "course"),
    "tables.md": (
        lambda: ("| Name | Length |\n|---|---|\n" + "| Nile | 6650 km |\n" * 30 + "\n") * 5,
        "course",
    ),
    "arabic.md": (lambda: ARABIC, "course"),
    "zip-of-documents.zip": (lambda: b"PK\x03\x04" + b"\0" * 60 + b"a.md", "refused"),
}


@pytest.mark.parametrize("name", MADE)
def test_made_documents(name: str, tmp_path: Path, no_network: None) -> None:
    make, wanted = MADE[name]
    path = tmp_path / name
    made = make()
    path.write_bytes(made if isinstance(made, bytes) else made.encode())
    assert outcome(path, tmp_path / "media").startswith(wanted)


def test_fiction_says_that_few_questions_are_possible(tmp_path: Path) -> None:
    path = tmp_path / "novel.md"
    path.write_text(FICTION, encoding="utf-8")
    plan = plan_reading(read_sources([str(path)]))
    assert any("few questions are possible" in warning for warning in plan.outline.warnings)


def test_arabic_is_cut_at_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "book.md"
    path.write_text(ARABIC, encoding="utf-8")
    plan = plan_reading(read_sources([str(path)]))
    assert "النهر" in "".join(order.title for order in plan.orders) + plan.title


def test_a_long_book_keeps_its_page_numbers(tmp_path: Path) -> None:
    path = tmp_path / "long.epub"
    path.write_bytes(pages(3000))
    (source,) = read_sources([str(path)]).sources
    assert len(source.pages) == 3000
    assert source.page_at(len(source.text) - 10) == 3000
