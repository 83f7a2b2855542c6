"""Slides of lessons: their pictures as a page finds them, painted, written into files."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from pptx import Presentation
from PySide6.QtGui import QImage

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.draft import AssetDraft
from coursegen_desktop.domain.errors import InvalidContent, NotFound, StorageError
from coursegen_desktop.domain.script import LessonScript
from coursegen_desktop.domain.slide_credits import PictureCredit
from coursegen_desktop.domain.slides import Bullet, Slide, SlideDeck, SlideFigure
from coursegen_desktop.services.blocking import WorkerProcesses
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.slide_work import SlideMaterial, pages_of
from coursegen_desktop.services.slides import SlidesService
from coursegen_desktop.services.work import WorkUnits

from .desk import Here
from .test_course_files import Shelves

pytestmark = pytest.mark.usefixtures("qapp")


def shown(media: str, **fields: str) -> Slide:
    slide_id = fields.pop("id", "f")
    return Slide(
        id=slide_id, kind="figure", title="Seen", figure=SlideFigure(media=media, **fields)
    )


class Show(Shelves):
    """A course with slides, and the service."""

    def __init__(self, *found: object) -> None:
        super().__init__(*found)  # type: ignore[arg-type]
        self.slides = SlidesService(self.uow, Here(), self.media, resources_dir())

    async def put(self, lesson: int, kind: str, content: dict[str, object]) -> None:
        draft = AssetDraft(asset_type=kind, content=content)
        await self.editing.add_asset(self.lessons[lesson], draft)

    async def deck(self, lesson: int, *slides: Slide, **fields: object) -> None:
        made = SlideDeck(slides=slides, **fields)  # type: ignore[arg-type]
        await self.put(lesson, "slides", made.model_dump(mode="json"))


@pytest.fixture
async def show(
    uow: WorkUnits, event_hub: EventHub, data_dir: Path, fixed_now: Callable[[], datetime]
) -> AsyncIterator[Show]:
    made = Show(uow, event_hub, data_dir, fixed_now)
    await made.begin("One", "Two")
    yield made


async def test_pictures_are_those_that_the_lesson_means(show: Show) -> None:
    first = await show.add(0, "leaf.png", 30)
    other = await show.add(1, "other.png", 31)
    second = ("leaf.png", other[1])
    named = AssetDraft(asset_type="media", content={"name": "leaf.png"}, file_path=other[1])
    await show.editing.add_asset(show.lessons[1], named)
    for lesson, key in ((0, first), (1, second)):
        await show.deck(lesson, shown("LEAF.png"), shown("gone.png"), shown(""))
        material = await show.slides.material(show.lessons[lesson])
        assert material.pictures == {"LEAF.png": show.media / key[1]}
        assert material.deck.title == f"L{lesson + 1}"


async def test_what_is_said_comes_from_the_script_else_from_the_notes(show: Show) -> None:
    text = "## Light\n\nIt falls. It warms.\n\n## Rest\n\nMore."
    await show.put(0, "script", LessonScript(text=text).model_dump(mode="json"))
    await show.deck(
        0,
        Slide(id="a", section="Light", notes="own"),
        Slide(id="b", section="Gone", notes="kept"),
        Slide(id="c", notes="mine"),
        Slide(id="d"),
    )
    material = await show.slides.material(show.lessons[0])
    assert material.notes == {"a": "It falls. It warms.", "b": "kept", "c": "mine", "d": ""}


async def test_a_lesson_without_slides_and_slides_of_another_time(show: Show) -> None:
    with pytest.raises(NotFound):
        await show.slides.material(show.lessons[0])
    with pytest.raises(NotFound):
        await show.slides.export_course(show.course, show.folder / "x.pdf", "pdf")
    await show.put(0, "slides", {"format": "slides", "version": "9.0"})
    with pytest.raises(InvalidContent):
        await show.slides.material(show.lessons[0])
    assert await show.slides.credits(show.course) == ()


async def test_a_drawing_with_a_program_in_it_is_not_shown(show: Show) -> None:
    evil = show.folder / "evil.svg"
    evil.write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
    good = show.folder / "good.svg"
    good.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="9"/></svg>'
    )
    material = SlideMaterial(
        SlideDeck(slides=(shown("e", id="e"), shown("g", id="g"))),
        (await _wish(show)).look,
        {"e": evil, "g": good},
    )
    kinds = [
        {type(part).__name__ for part in page.parts} for page in pages_of(material, (1280, 720))
    ]
    assert "PicturePart" not in kinds[0] and "PicturePart" in kinds[1]


async def _wish(show: Show) -> SlideMaterial:
    return await show.slides.material(show.lessons[0], deck=SlideDeck())


async def test_pages_are_painted_in_a_process_of_their_own(show: Show) -> None:
    workers = WorkerProcesses(1)
    slides = SlidesService(show.uow, workers, show.media, resources_dir())
    bullets = tuple(Bullet(text="Word " * 20) for _ in range(12))
    await show.deck(0, Slide(id="a", title="Much", bullets=bullets), look="dark")
    try:
        material = await slides.material(show.lessons[0])
        painted = await slides.paint(material, (640, 360), first=4, total=9)
    finally:
        await workers.stop()
    assert [(one.slide, one.page) for one in painted][:2] == [("a", 0), ("a", 1)]
    image = QImage(
        painted[0].pixels, painted[0].width, painted[0].height, QImage.Format.Format_RGB32
    )
    assert (image.width(), image.height()) == (640, 360)
    assert image.pixelColor(5, 350).lightness() < 60
    assert len({image.pixel(x, y) for x in range(0, 640, 3) for y in range(30, 70, 3)}) > 3


class Drawn:
    """Stands for the engine that draws diagrams."""

    async def pictures(self, sources: Sequence[str], look: str) -> Mapping[str, bytes]:
        return {source: f"{look} {source}".encode() for source in sources if "good" in source}

    def stop(self) -> None:
        self.is_stopped = True


async def test_diagrams_come_from_whoever_can_draw_them(show: Show) -> None:
    slides = (Slide(id="a", kind="diagram", diagram="good"),
              Slide(id="b", kind="diagram", diagram="bad"))  # fmt: skip
    await show.deck(0, *slides, look="dark")
    assert (await show.slides.material(show.lessons[0])).diagrams == {}
    show.slides.diagrams = Drawn()
    material = await show.slides.material(show.lessons[0])
    assert material.diagrams == {"good": b"dark good"}
    without = await show.slides.material(show.lessons[0], with_diagrams=False)
    assert without.diagrams == {}
    show.slides.stop()
    assert show.slides.diagrams.is_stopped


# ---------------------------------------------------------------- files


async def test_a_lesson_s_file_ends_with_whose_the_pictures_are(show: Show) -> None:
    await show.add(0, "leaf.png", 30)
    await show.put(0, "sources", {"sources": [{"name": "plants.pdf"}]})
    await show.put(0, "sources", {"sources": 5})  # of a package
    await show.deck(0, shown("leaf.png", caption="A leaf", credit="Jane"), shown("b.png", id="b"))
    path = show.folder / "deck.pptx"
    words = {"credits": "Bilder", "made_from": "Aus {names}"}
    pages = await show.slides.export_lesson(show.lessons[0], path, "pptx", words=words)
    deck = Presentation(str(path))
    assert pages == len(deck.slides) == 3
    last = deck.slides[2]
    assert last.shapes.title.text_frame.text == "Bilder"
    said = [one.text for one in last.placeholders[1].text_frame.paragraphs]
    assert said == ["A leaf – Jane", "Seen – b.png", "Aus plants.pdf"]
    credits = await show.slides.credits(show.course)
    assert credits[0] == PictureCredit("leaf.png", "A leaf", "Jane")


async def test_a_course_s_file_has_all_lessons_numbered_through(show: Show) -> None:
    for lesson in (1, 0):
        await show.deck(lesson, Slide(id="same", title=f"Lesson {lesson}", notes=f"Say {lesson}"))
    path = show.folder / "course.pptx"
    assert await show.slides.export_course(show.course, path, "pptx") == 2
    deck = Presentation(str(path))
    assert [s.shapes.title.text_frame.text for s in deck.slides] == ["Lesson 0", "Lesson 1"]
    assert [s.notes_slide.notes_text_frame.text for s in deck.slides] == ["Say 0", "Say 1"]
    feet = [shape.text_frame.text for s in deck.slides for shape in s.shapes
            if shape.name == "Text" and "/" in shape.text_frame.text]  # fmt: skip
    assert feet == ["1 / 2", "2 / 2"]


async def test_pictures_and_pdf_are_written_whole_or_not_at_all(show: Show) -> None:
    await show.deck(0, Slide(id="a", title="A"), Slide(id="b", title="B"))
    path = show.folder / "pictures.zip"
    assert await show.slides.export_lesson(show.lessons[0], path, "pictures") == 2
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["01.png", "02.png"]
        image = QImage.fromData(archive.read("01.png"))
    assert (image.width(), image.height()) == (1920, 1080)
    pdf = show.folder / "deck.pdf"
    show.slides.umask = 0o027
    assert await show.slides.export_lesson(show.lessons[0], pdf, "pdf") == 2
    assert pdf.read_bytes()[:5] == b"%PDF-"
    if os.name == "posix":
        assert pdf.stat().st_mode & 0o777 == 0o640, "for others to read"
    nowhere = show.folder / "no folder" / "deck.pdf"
    with pytest.raises(StorageError):
        await show.slides.export_lesson(show.lessons[0], nowhere, "pdf")
    assert not list(show.folder.glob("*.part"))


# ---------------------------------------------------------------- files of the course


async def test_a_file_that_slides_show_is_renamed_and_replaced_with_them(show: Show) -> None:
    key = await show.add(0, "leaf.png", 30)
    await show.deck(0, shown("leaf.png"), shown("none.png", id="n"))
    uses = await show.uses()
    assert uses["leaf.png"].used_in == ((show.lessons[0], "L1"),)
    assert uses["none.png"].is_missing and uses["none.png"].used_in
    await show.files.rename(show.course, key, "Blatt.png")
    deck = await _deck(show)
    assert [s.figure.media for s in deck.slides if s.figure] == ["Blatt.png", "none.png"]
    await show.replace(("none.png", ""), show.picture("other.jpg", 33))
    deck = await _deck(show)
    assert [s.figure.media for s in deck.slides if s.figure] == ["Blatt.png", "none.jpg"]
    assert not (await show.uses())["none.jpg"].is_missing
    await show.editing.undo(show.course)
    await show.editing.undo(show.course)
    deck = await _deck(show)
    assert [s.figure.media for s in deck.slides if s.figure] == ["leaf.png", "none.png"]


async def _deck(show: Show) -> SlideDeck:
    assets = await show.assets(0)
    content = next(one.content for one in assets if one.asset_type == "slides")
    return SlideDeck.read(content)


def test_a_file_object_is_enough_for_the_writers() -> None:
    from coursegen_desktop.media.slides.pptx import write_pptx

    file = io.BytesIO()
    assert write_pptx(file, ()) == 0
    assert zipfile.is_zipfile(file)
