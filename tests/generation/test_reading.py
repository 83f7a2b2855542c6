"""Paths to documents: order, books, folders, and every bad input in one sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coursegen_desktop.domain.errors import AppError, FormatError
from coursegen_desktop.generation.pipeline import plan
from coursegen_desktop.generation.reading import humanise, natural, read_sources
from coursegen_desktop.generation.sources import base


def names(*paths: Path) -> list[str]:
    return [source.name for source in read_sources(map(str, paths)).sources]


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_folders_are_read_in_natural_order(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "my-course",
        ch10_dot_md="# Ten\n\nwords",
        ch2_dot_md="# Two\n\nwords",
        README_dot_md="# My course\n\nwords",
        LICENSE_dot_md="# Licence\n\nwords",
        _dot_hidden_dot_md="# Hidden\n\nwords",
        notes_dot_pdf="%PDF",
        figs__a_dot_md="# Figure\n\nwords",
    )
    assert names(folder) == ["README.md", "ch2.md", "ch10.md"]
    assert read_sources([str(folder)]).title == "My course"
    assert natural("ch10.md") > natural("ch2.md")


def test_folders_inside_are_parts(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "course",
        a_dot_md="# A\n\nwords",
        part2_soil__x_dot_md="# X\n\nwords",
        part2_soil__y_dot_md="# Y\n\nwords",
        empty__data_dot_csv="1,2",
    )
    documents = read_sources([str(folder)]).documents
    assert [
        (item.depth, item.title or (item.source and item.source.name)) for item in documents
    ] == [
        (1, "a.md"),
        (1, "Part2 soil"),
        (2, "part2_soil/x.md"),
        (2, "part2_soil/y.md"),
    ]


def test_a_book_follows_its_summary(tmp_path: Path) -> None:
    book = write(
        tmp_path / "book",
        book_dot_toml="",
        src__SUMMARY_dot_md=(
            "# Summary\n\n[Preface](preface.md)\n\n# Part one\n\n- [Soil](soil.md)\n"
            "  - [Sand](deep/sand.md)\n- [Gone](gone.md)\n- [Draft]()\n- [Out](../../out.md)\n"
        ),
        src__preface_dot_md="words before",
        src__soil_dot_md="# Soil\n\nwords",
        src__deep__sand_dot_md="# Sand\n\nwords",
        src__other_dot_md="# Not in the book\n\nwords",
    )
    write(tmp_path, out_dot_md="# Outside\n\nwords")
    reading = read_sources([str(book)])
    assert [(item.depth, item.title) for item in reading.documents] == [
        (1, "Preface"),
        (1, "Part one"),
        (2, "Soil"),
        (3, "Sand"),
    ]
    assert "SUMMARY.md names 2 files that are not there." in reading.warnings


def test_several_files_keep_the_order_in_which_they_were_chosen(tmp_path: Path) -> None:
    folder = write(tmp_path, b_dot_md="# B\n\nwords", a_dot_txt="Words in here.")
    assert names(folder / "b.md", folder / "a.txt") == ["b.md", "a.txt"]


def test_one_bad_file_of_a_folder_is_left_out_with_a_word(tmp_path: Path) -> None:
    folder = write(tmp_path / "c", good_dot_md="# Good\n\nwords")
    (folder / "bad.md").write_bytes(b"\x00\x01\x02binary\xff" * 50)
    reading = read_sources([str(folder)])
    assert [source.name for source in reading.sources] == ["good.md"]
    assert reading.warnings == ("Left out: bad.md: it holds binary data, not text.",)


def test_names_become_titles() -> None:
    assert humanise("02-data_types.md") == "Data types"
    assert humanise("how-learning-works") == "How learning works"
    assert humanise("2024") == "2024"


# -- bad input: each one sentence that says what and what to do --------------------------------


def refused(*paths: str | Path) -> str:
    with pytest.raises(FormatError) as caught:
        plan([str(path) for path in paths])
    error = caught.value
    assert isinstance(error, AppError) and error.hint
    text = error.text()
    assert "\n" not in text and "Traceback" not in text and text.count("Errno") == 0
    return text


def test_missing_empty_and_wordless(tmp_path: Path) -> None:
    assert "no such file or folder" in refused(tmp_path / "gone.md")
    (tmp_path / "empty.md").touch()
    assert "empty.md: the file is empty." in refused(tmp_path / "empty.md")
    (tmp_path / "rule.md").write_text("---\n\n***\n")
    assert "holds no text" in refused(tmp_path / "rule.md")
    (tmp_path / "folder").mkdir()
    assert "no document that can be read" in refused(tmp_path / "folder")
    assert "no document was chosen" in refused()
    assert "no such file or folder" in refused("a\0b")


def test_huge_files_are_refused_before_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "huge.md"
    with path.open("wb") as stream:
        stream.truncate(210 * 1024 * 1024)
    read = []
    original = Path.open

    def counted(self: Path, *args: object, **options: object) -> object:
        stream = original(self, *args, **options)  # type: ignore[call-overload]
        if self == path:
            read.append(stream)
        return stream

    monkeypatch.setattr(Path, "open", counted)
    assert "it is too large: 210 MB" in refused(path)
    # Its first bytes are looked at to tell the format; the rest never is.
    assert len(read) <= 1


def test_a_file_that_grows_is_still_bounded(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"words " * 100)
    with pytest.raises(FormatError, match="too large"):
        base.load(path, 100)


@pytest.mark.skipif(os.name != "posix", reason="special files")
def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    assert "it is not a file" in refused(pipe)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# words")
    path.chmod(0)
    assert "not allowed to read" in refused(path)


def test_a_refusal_by_the_system_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text("# words")

    def denied(self: Path, *args: object, **options: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert "not allowed to read" in refused(path)


def test_other_formats_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.dat"
    path.write_bytes(b"PK\x03\x04 something")
    assert "it is a zip file. Unpack it" in refused(path)


def test_braces_in_names_are_no_templates(tmp_path: Path) -> None:
    path = tmp_path / "{weird}.md"
    path.touch()
    assert "{weird}.md: the file is empty." in refused(path)


def test_what_every_document_says_alike_is_shown_once(tmp_path: Path) -> None:
    notice = "*This page is an excerpt of a longer book that may be copied freely.*"
    for number, subject in enumerate(("Soil", "Sand", "Clay", "Dust"), start=1):
        text = f"{notice}\n\n# {subject}\n\n{subject} lies on the land. {subject} is old.\n"
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    sources = read_sources([str(tmp_path)]).sources
    assert [source.blocks[0].text for source in sources] == [notice, "", "", ""]
    assert all(len(source.blocks) == 3 for source in sources)
    assert all(source.text[source.blocks[0].start :].startswith(notice) for source in sources)
    # Two documents are no custom.
    pair = read_sources([str(tmp_path / "1.md"), str(tmp_path / "2.md")]).sources
    assert [source.blocks[0].text for source in pair] == [notice, notice]
