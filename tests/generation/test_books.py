"""Orders that books on the disk state: Carpentries, mdBook titles; LiaScript; what is left out."""

from __future__ import annotations

from pathlib import Path

from coursegen_desktop.generation.reading import read_sources

CONFIG = """carpentry: 'swc'
title: 'Programming with Sand' # what it is called
episodes:
- b-second.md
# - z-later.md
- a-first.md

learners:
"""


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_carpentries_lesson_keeps_the_order_of_its_episodes(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "lesson",
        **{
            "config.yaml": CONFIG,
            "index.md": "# Welcome\n\nWords of welcome.",
            "README.md": "# For developers\n\nHow to build.",
            "episodes__a-first.md": "# First\n\nWords.",
            "episodes__b-second.md": "# Second\n\nWords.",
            "episodes__z-later.md": "# Later\n\nWords.",
            "learners__reference.md": "# Glossary\n\nsand\n:   Small stones.",
            "instructors__notes.md": "# For teachers\n\nWords.",
        },
    )
    reading = read_sources([str(folder)])
    assert reading.title == "Programming with Sand"
    assert [source.name for source in reading.sources] == [
        *("index.md", "episodes/b-second.md", "episodes/a-first.md", "learners/reference.md"),
    ]
    assert "Episodes that config.yaml does not list, left out: 1." in reading.warnings
    assert "Pages for instructors were left out." in reading.warnings


def test_a_lesson_without_a_list_takes_all_episodes(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "lesson",
        **{"config.yaml": "title: Sand\n", "episodes__a.md": "# A\n\nWords."},
    )
    assert [source.name for source in read_sources([str(folder)]).sources] == ["episodes/a.md"]


def test_an_mdbook_is_called_as_its_file_says(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "book",
        **{
            "book.toml": '[book]\ntitle = "The Book of Sand"\n',
            "src__SUMMARY.md": "# Summary\n\n- [One](one.md)\n",
            "src__one.md": "# One\n\nWords.",
        },
    )
    assert read_sources([str(folder)]).title == "The Book of Sand"


def test_documents_that_nobody_reads_are_named(tmp_path: Path) -> None:
    folder = write(tmp_path / "mixed", **{"a.md": "# A\n\nWords.", "old.doc": "x", "b.ppt": "x"})
    (warning,) = read_sources([str(folder)]).warnings
    assert warning == "Files of kinds that cannot be read were left out: b.ppt, old.doc."


def test_of_liascript_the_markdown_is_read(tmp_path: Path) -> None:
    text = (
        "<!--\nauthor: Ann Author\nlanguage: de\nnarrator: Deutsch Female\n"
        "comment: Über Sand.\n-->\n\n# Sand\n\nWorte über Sand.\n\n    --{{1}}--\nGesprochen.\n\n"
        "Welcher ist fein?\n\n[(X)] Schluff\n[( )] Kies\n\n```js\n[(X)] code\n```\n@eval\n\n"
        "<script>\nalert(1)\n\nmore()\n</script>\n\nMehr Worte.\n"
    )
    path = tmp_path / "lia.md"
    path.write_text(text, encoding="utf-8")
    reading = read_sources([str(path)])
    (source,) = reading.sources
    assert (source.language, source.authors, source.description) == (
        *("de", ("Ann Author",)),
        "Über Sand.",
    )
    shown = "\n".join(block.text for block in source.blocks)
    for gone in ("narrator", "alert", "Schluff", "{{1}}", "@eval"):
        assert gone not in shown
    assert "[(X)] code" in shown and "Mehr Worte." in shown and "Gesprochen." in shown
    assert source.notes == {"interactive": 4, "scripts": 1}
    assert len(reading.warnings) == 2
