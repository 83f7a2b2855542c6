"""OpenStax modules: objectives, exercises, tables, formulas, glossary; collections."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.generation.pictures import PictureStore
from coursegen_desktop.generation.reading import read_sources
from coursegen_desktop.generation.sources import Source
from coursegen_desktop.generation.sources.cnxml import SOURCE
from tests.generation.places import misplaced
from tests.generation.sources.office import headings, png

MODULE = """<document xmlns="http://cnx.rice.edu/cnxml" xmlns:m="http://www.w3.org/1998/Math/MathML">
<title>Rivers</title><metadata xmlns:md="http://cnx.rice.edu/mdml"><md:title>Rivers</md:title>
<md:content-id>m1</md:content-id><md:abstract><list><item>Name a river.</item></list></md:abstract>
</metadata><content><para id="p1">A <term>river</term> is a body of flowing water<footnote>Not
all flow.</footnote>. See <link document="m2"/> and <link target-id="s2"/>.</para>
<section id="s1"><title>Speed</title>
<equation><m:math><m:mi>v</m:mi><m:mo>=</m:mo><m:mfrac><m:mi>s</m:mi><m:mi>t</m:mi></m:mfrac>
</m:math></equation>
<note class="everyday"><title>At home</title><para>Taps run faster.</para></note>
<exercise id="e1"><problem><para>Which is fastest?</para><list list-type="enumerated"
number-style="lower-alpha"><item>Brook in May</item><item>River in flood</item>
<item>Lake in June</item>
</list></problem><solution><para>B</para></solution></exercise>
<exercise id="e2"><problem><para><link class="os-embed" url="#exercise/1"/></para></problem>
</exercise>
<figure id="f1"><media alt="A brook in a wood"><image mime-type="image/png"
src="../../media/a.png"/>
</media><caption>A brook.</caption></figure>
<table><title>Lengths</title><tgroup cols="2"><colspec colname="c1"/><colspec colname="c2"/>
<thead><row><entry>Name</entry><entry>km</entry></row></thead><tbody><row><entry>Nile</entry>
<entry>6650</entry></row></tbody></tgroup></table>
<code display="block" lang="python">a = 1
b = 2</code></section><section id="s2"><title>Mouths</title>
<para>Text about mouths.</para></section>
</content><glossary>
<definition><term>mouth</term><meaning>Where a river ends.</meaning></definition>
</glossary></document>"""
OTHER = MODULE[: MODULE.index("<content>")].replace("Rivers", "Lakes") + (
    "<content><para>Lakes are still.</para></content></document>"
)
COLLECTION = """<col:collection xmlns:col="http://cnx.rice.edu/collxml"
xmlns:md="http://cnx.rice.edu/mdml"><col:metadata><md:title>Water</md:title></col:metadata>
<col:content><col:subcollection><md:title>Still</md:title><col:content><col:module document="m2"/>
</col:content></col:subcollection><col:subcollection><md:title>Flowing</md:title><col:content>
<col:module document="m1"/><col:module document="m9"/><col:module document="../../secret"/>
</col:content></col:subcollection></col:content></col:collection>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("m1", MODULE), ("m2", OTHER)):
        (tmp_path / "modules" / name).mkdir(parents=True)
        (tmp_path / "modules" / name / "index.cnxml").write_text(text)
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "a.png").write_bytes(png())
    (tmp_path / "collections").mkdir()
    (tmp_path / "collections" / "water.collection.xml").write_text(COLLECTION)
    return tmp_path


def read(folder: Path) -> Source:
    path = folder / "modules" / "m1" / "index.cnxml"
    return SOURCE.read(path, folder, PictureStore(folder / "kept"))


def test_a_module_keeps_what_its_author_marked(folder: Path) -> None:
    source = read(folder)
    assert source.title == "Rivers"
    assert headings(source) == [(1, "Rivers"), (2, "Speed"), (2, "Mouths"), (2, "Glossary")]
    assert [block.kind for block in source.blocks] == [
        *("heading", "objective", "para", "para", "heading", "equation", "callout", "exercise"),
        *("figure", "para", "table", "code", "heading", "para", "heading", "definition"),
    ]
    assert "$$v=\\frac{s}{t}$$" in source.text
    assert "See Lakes and Mouths." in source.text
    assert "[^1]: Not all flow." in source.text
    assert f'![A brook in a wood](media/{source.pictures[0].name} "A brook.")' in source.text
    assert source.notes == {"embedded_exercises": 1}
    # The mark of a note is a word of its own in the source only.
    assert [found for found in misplaced(source) if "1" not in found] == []


def test_an_exercise_knows_its_answer(folder: Path) -> None:
    exercise = next(block for block in read(folder).blocks if block.kind == "exercise")
    assert [child.kind for child in exercise.children] == ["para", "list", "solution"]
    assert exercise.meta["answer"] == "B"


def test_a_collection_gives_the_order_of_a_folder(folder: Path) -> None:
    for chosen in (folder, folder / "collections" / "water.collection.xml"):
        reading = read_sources([str(chosen)])
        assert reading.title == "Water"
        told = [
            (item.depth, item.title or (item.source.title if item.source else ""))
            for item in reading.documents
        ]
        assert told == [(1, "Still"), (2, "Lakes"), (1, "Flowing"), (2, "Rivers")]
        assert "water.collection.xml names 2 modules that are not there." in reading.warnings


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<docu", "broken"),
        ('<!DOCTYPE d [<!ENTITY a "b">]><document>&a;</document>', "entities"),
        (COLLECTION, "not beside it"),
        ("<html><body>words</body></html>", "broken"),
    ],
)
def test_what_is_no_module_is_refused(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a.cnxml"
    path.write_text(text)
    with pytest.raises(FormatError) as caught:
        SOURCE.read(path)
    assert reason in caught.value.text() and caught.value.hint
