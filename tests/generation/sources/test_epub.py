"""E-books: chapters in order, levels from the contents, notes, formulas; nothing harmful."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.generation.pictures import PictureStore
from coursegen_desktop.generation.sources import Source
from coursegen_desktop.generation.sources.epub import SOURCE
from tests.generation.places import misplaced
from tests.generation.sources.epub_maker import epub, nav, package, page
from tests.generation.sources.office import headings, png

ONE = page(
    '<section epub:type="chapter"><h1>Springs</h1>'
    '<div epub:type="learning-objectives"><h2>You will learn</h2><ul><li>Name a spring</li>'
    "</ul></div>"
    '<p>Water rises<a epub:type="noteref" href="#n1">1</a> where rock ends.'
    '<span epub:type="pagebreak" id="p7" title="7"/> It flows on &amp; on, x &lt; y.&nbsp;</p>'
    '<h2>Heights</h2><p>It is <math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mi>h</mi>'
    "<mn>2</mn></msup></math> high.</p>"
    '<figure><img src="../pic.png" alt="A river"/>'
    "<figcaption>The river in May</figcaption></figure>"
    '<dl epub:type="glossary"><dt>spring</dt><dd>A place where water rises.</dd></dl>'
    '<div epub:type="practice"><p>Why does it rise?</p>'
    '<div epub:type="answer"><p>Rock is dense.</p></div></div>'
    '<aside epub:type="footnote" id="n1"><p>1. Not everywhere.</p></aside></section>'
)
TWO = page("<p>No title stands here, only words about mouths of rivers.</p>")


def read(folder: Path, data: bytes, store: PictureStore | None = None) -> Source:
    path = folder / "book.epub"
    path.write_bytes(data)
    return SOURCE.read(path, folder, store)


def book(**changed: str | bytes) -> dict[str, str | bytes]:
    parts: dict[str, str | bytes] = {
        "OPS/book.opf": package(["t/cover.xhtml", "t/one.xhtml", "t/two.xhtml", "t/index.xhtml"]),
        "OPS/nav.xhtml": nav(
            '<li><a href="t/cover.xhtml">Cover</a></li><li><span>Part I</span><ol>'
            '<li><a href="t/one.xhtml">Springs</a></li><li><a href="t/two.xhtml">Mouths</a></li>'
            '</ol></li><li><a href="t/index.xhtml">Index</a></li>',
        ),
        "OPS/t/cover.xhtml": page('<section epub:type="cover"><p>A cover</p></section>'),
        "OPS/t/one.xhtml": ONE,
        "OPS/t/two.xhtml": TWO,
        "OPS/t/index.xhtml": page('<section epub:type="index"><p>spring, 7</p></section>'),
        "OPS/pic.png": png(),
    }
    return {**parts, **{name.replace("__", "/"): item for name, item in changed.items()}}


def test_a_book_is_read_in_the_order_and_depth_of_its_contents(tmp_path: Path) -> None:
    source = read(tmp_path, epub(book()), PictureStore(tmp_path / "media"))
    assert (source.title, source.language, source.authors) == (
        *("A Book of Rivers", "en"),
        ("Ann Author",),
    )
    assert source.licence == "CC0"
    assert headings(source) == [(1, "Part I"), (2, "Springs"), (3, "Heights"), (2, "Mouths")]
    assert source.notes == {"front_matter": 2}
    assert "A cover" not in source.text and "spring, 7" not in source.text
    # The mark of a note is a word of its own in the source only.
    assert [found for found in misplaced(source) if "1" not in found] == []


def test_what_parts_say_they_are_is_kept(tmp_path: Path) -> None:
    source = read(tmp_path, epub(book()), PictureStore(tmp_path / "media"))
    kinds = [block.kind for block in source.blocks]
    for kind in ("objective", "definition", "exercise", "figure"):
        assert kind in kinds
    assert "Water rises[^1] where rock ends." in source.text
    assert "[^1]: Not everywhere." in source.text
    assert "It is $h^{2}$ high." in source.text
    assert "x &lt; y" in source.text
    (picture,) = source.pictures
    assert f'![A river](media/{picture.name} "The river in May")' in source.text
    assert Path(picture.path).read_bytes() == png()
    exercise = next(block for block in source.blocks if block.kind == "exercise")
    assert [child.kind for child in exercise.children] == ["para", "solution"]


def test_printed_pages_keep_their_numbers(tmp_path: Path) -> None:
    source = read(tmp_path, epub(book()))
    assert source.page_at(source.text.index("It flows on")) == 7
    assert source.page_at(source.text.index("mouths of rivers")) == 7
    assert "\ue0f7" not in source.text


def test_an_old_book_is_read_by_its_ncx(tmp_path: Path) -> None:
    ncx = (
        '<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" '
        '"http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>'
        "<navPoint><navLabel><text>Springs</text></navLabel><content src='one.html#a'/>"
        "<navPoint><navLabel><text>Deep</text></navLabel><content src='one.html#b'/></navPoint>"
        "</navPoint></navMap></ncx>"
    )
    one = (
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" '
        '"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"><html><head><title/></head><body>'
        '<p><a id="a"/>Water rises here&hellip; or there.</p>'
        '<p id="b">Deeper words.</p></body></html>'
    )
    parts = {
        "OPS/book.opf": package(["one.html"], ncx=True),
        "OPS/toc.ncx": ncx,
        "OPS/one.html": one,
    }
    source = read(tmp_path, epub(parts))
    assert headings(source) == [(1, "Springs"), (2, "Deep")]
    assert "here… or there." in source.text


ENCRYPTION = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData '
    'xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{}"/>'
    '<CipherData><CipherReference URI="{}"/></CipherData></EncryptedData></encryption>'
)
BAD: dict[str, tuple[bytes, str]] = {
    "locked": (
        epub(
            book(
                **{
                    "META-INF__encryption.xml": ENCRYPTION.format(
                        "http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OPS/t/one.xhtml"
                    )
                }
            )
        ),
        "copy protection",
    ),
    "truncated": (epub(book())[:1500], "unpacked"),
    "empty": (b"", "empty"),
    "no-zip": (b"<html>no book</html>", "no EPUB"),
    "no-package": (epub({"a.txt": "words"}), "no EPUB book"),
    "no-chapters": (epub({"OPS/book.opf": package([])}), "no chapters"),
    "entities": (
        epub(book(**{"OPS__t__one.xhtml": '<!DOCTYPE html [<!ENTITY a "b">]><html/>'})),
        "entities",
    ),
    "bomb": (epub(book(**{"OPS__t__one.xhtml": b" " * 30_000_000})), "too tightly"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    data, reason = BAD[name]
    with pytest.raises(FormatError) as caught:
        read(tmp_path, data)
    assert reason in caught.value.text() and caught.value.hint


def test_veiled_fonts_are_no_lock(tmp_path: Path) -> None:
    veiled = ENCRYPTION.format("http://www.idpf.org/2008/embedding", "OPS/font.otf")
    assert read(tmp_path, epub(book(**{"META-INF__encryption.xml": veiled}))).blocks


def test_nothing_outside_the_book_is_opened_or_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(png(1))
    body = (
        '<p>words</p><p><img src="../../../secret.png" alt="up"/>'
        '<img src="file:///etc/passwd" alt="file"/>'
        '<img src="https://example.org/a.png" alt="web"/></p>'
    )
    parts = {"OPS/book.opf": package(["a.xhtml"]), "OPS/a.xhtml": page(body)}
    source = read(tmp_path, epub(parts), PictureStore(tmp_path / "media"))
    assert source.pictures == () and not (tmp_path / "media").exists()
    assert source.notes == {"pictures": 1, "remote_pictures": 2}


def test_a_book_that_calls_all_of_itself_a_cover_is_read(tmp_path: Path) -> None:
    parts = {
        "OPS/book.opf": package(["a.xhtml"]),
        "OPS/a.xhtml": page("<p>Words of the book.</p>").replace(
            "<body>", '<body epub:type="cover">'
        ),
    }
    assert "Words of the book." in read(tmp_path, epub(parts)).text
