"""The files of a course: who uses them; replaced, renamed and deleted everywhere, and undone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from coursegen_desktop.domain.asset import Asset
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import InvalidContent, NotFound, StorageError
from coursegen_desktop.domain.events import CourseChanged
from coursegen_desktop.domain.ids import CourseId, LessonId, UserId
from coursegen_desktop.domain.media_use import FileKey, MediaUse
from coursegen_desktop.services.course_files import CourseFilesService
from coursegen_desktop.services.editing import EditingService
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.media_library import MediaLibraryService
from coursegen_desktop.services.version_notes import VersionNotes
from coursegen_desktop.services.work import WorkUnits

from .desk import Here, heard, keep


class Shelves:
    """A course of two lessons with real files, and the services around it."""

    def __init__(
        self, uow: WorkUnits, hub: EventHub, folder: Path, now: Callable[[], datetime]
    ) -> None:
        notes, workers = VersionNotes(now), Here()
        self.uow, self.hub, self.folder = uow, hub, folder
        self.media = folder / "media"
        self.editing = EditingService(uow, hub, notes)
        self.library = MediaLibraryService(uow, workers, self.media, self.editing.add_asset)
        self.files = CourseFilesService(
            uow, hub, notes, workers, self.library, self.media, folder / "opened"
        )
        self.course = CourseId(0)
        self.lessons: tuple[LessonId, ...] = ()

    async def begin(self, *texts: str) -> None:
        lessons = [LessonDraft(title=f"L{n}", content=text) for n, text in enumerate(texts, 1)]
        module = ModuleDraft(title="M", lessons=tuple(lessons))
        self.course = await keep(self.uow, CourseDraft(title="C", modules=(module,)))
        async with self.uow() as work:
            view = await work.courses.outline(self.course, UserId(1))
        self.lessons = tuple(item.id for item in view.lessons)

    def picture(self, name: str, width: int = 20) -> Path:
        place = self.folder / name
        image = QImage(width, 10, QImage.Format.Format_RGB32)
        image.fill(width)
        assert image.save(str(place))
        return place

    async def add(self, lesson: int, name: str, width: int = 20) -> FileKey:
        looked = await self.library.look(self.picture(name, width))
        made = await self.library.add(self.lessons[lesson], looked)
        return made.name, made.file_path

    async def replace(self, key: FileKey, place: Path) -> FileKey:
        return await self.files.replace(self.course, key, await self.library.look(place))

    async def uses(self) -> dict[str, MediaUse]:
        return {use.name: use for use in await self.files.library(self.course)}

    async def texts(self) -> list[str]:
        async with self.uow() as work:
            return [(await work.lessons.text(key)).content for key in self.lessons]

    async def assets(self, lesson: int) -> Sequence[Asset]:
        return await self.editing.assets(self.lessons[lesson])


@pytest.fixture
def shelves(
    uow: WorkUnits, event_hub: EventHub, data_dir: Path, fixed_now: Callable[[], datetime]
) -> Shelves:
    return Shelves(uow, event_hub, data_dir, fixed_now)


async def test_what_is_known_of_files(shelves: Shelves) -> None:
    await shelves.begin("![A leaf](media/leaf.png)", "![](media/none.png) ![B](media/leaf.png)")
    one, two = shelves.lessons
    leaf = await shelves.add(0, "leaf.png", 30)
    gone = await shelves.add(1, "spare.png", 31)
    (shelves.media / gone[1]).unlink()
    uses = await shelves.uses()
    found = uses["leaf.png"]
    assert (found.key, found.homes, found.size) == (leaf, (one,), (30, 10))
    assert found.bytes == (shelves.media / leaf[1]).stat().st_size
    assert (found.alts, found.used_in) == (("A leaf", "B"), ((one, "L1"), (two, "L2")))
    spare, none = uses["spare.png"], uses["none.png"]
    assert (spare.is_unused, spare.is_missing, spare.size) == (True, True, None)
    assert (none.key, none.used_in, none.is_missing) == (("none.png", ""), ((two, "L2"),), True)


async def test_what_cannot_be_read_has_no_size(shelves: Shelves) -> None:
    await shelves.begin("text")
    key = await shelves.add(0, "leaf.png", 30)
    (shelves.media / key[1]).write_bytes(b"no picture any more")
    use = (await shelves.uses())["leaf.png"]
    assert (use.size, use.bytes) == (None, 19)
    state = await shelves.editing.state(shelves.course)
    assert state.undo is not None
    assert (state.undo.verb, state.undo.title) == ("add_file", "leaf.png")


async def test_a_file_is_replaced_everywhere_and_back(shelves: Shelves) -> None:
    text = "![A](media/leaf.png)"
    await shelves.begin(text, text)
    old = await shelves.add(0, "leaf.png", 30)
    assert await shelves.add(1, "leaf.png", 30) == old
    other = await shelves.add(1, "other.png", 31)
    changes = heard(shelves.hub, CourseChanged)
    new = await shelves.replace(old, shelves.picture("better.png", 40))
    assert new[0] == "leaf.png"
    assert [event.course_id for event in changes] == [shelves.course]
    assert set(await shelves.uses()) == {"leaf.png", "other.png"}
    assert [a.file_path for a in await shelves.assets(0)] == [new[1]]
    assert {a.file_path for a in await shelves.assets(1)} == {new[1], other[1]}
    assert await shelves.texts() == [text, text]
    state = await shelves.editing.state(shelves.course)
    assert state.undo is not None
    assert (state.undo.verb, state.undo.title) == ("replace_file", "leaf.png")
    await shelves.editing.undo(shelves.course)
    assert [a.file_path for a in await shelves.assets(0)] == [old[1]]
    assert {a.file_path for a in await shelves.assets(1)} == {old[1], other[1]}
    await shelves.editing.redo(shelves.course)
    assert [a.file_path for a in await shelves.assets(0)] == [new[1]]


async def test_the_file_before_stays_as_long_as_undo_does(shelves: Shelves) -> None:
    await shelves.begin("![A](media/leaf.png)")
    old = await shelves.add(0, "leaf.png", 30)
    await shelves.replace(old, shelves.picture("better.png", 40))
    async with shelves.uow() as work:
        assert old[1] in await work.assets.file_paths()
    trash = await shelves.editing.trash(shelves.course)
    assert [item.title for item in trash] == ["leaf.png"]


async def test_another_ending_renames_what_names_it(shelves: Shelves) -> None:
    await shelves.begin("![A](media/leaf.png) and ![B](media/leaf.png 'x')", "none")
    old = await shelves.add(0, "leaf.png", 30)
    new = await shelves.replace(old, shelves.picture("photo.jpg", 50))
    assert new[0] == "leaf.jpg"
    changed = ["![A](media/leaf.jpg) and ![B](media/leaf.jpg 'x')", "none"]
    assert await shelves.texts() == changed
    assert list(await shelves.uses()) == ["leaf.jpg"]
    await shelves.editing.undo(shelves.course)
    assert (await shelves.texts())[0].count("leaf.png") == 2
    assert [a.content["name"] for a in await shelves.assets(0)] == ["leaf.png"]


async def test_only_its_own_kind_takes_its_place(shelves: Shelves, tmp_path: Path) -> None:
    await shelves.begin("![A](media/leaf.png)")
    old = await shelves.add(0, "leaf.png", 30)
    sound = tmp_path / "birds.mp3"
    sound.write_bytes(b"ID3")
    for place, words in ((sound, "another kind"), (shelves.picture("same.png", 30), "very file")):
        with pytest.raises(InvalidContent, match=words):
            await shelves.replace(old, place)
    stored = [place for place in shelves.media.rglob("*") if place.is_file()]
    assert [place.relative_to(shelves.media).as_posix() for place in stored] == [old[1]]


async def test_a_missing_file_comes_where_it_is_named_first(shelves: Shelves) -> None:
    await shelves.begin("none", "![A](media/lost.png)", "![A](media/lost.png)")
    new = await shelves.replace(("lost.png", ""), shelves.picture("found.jpg", 50))
    assert new[0] == "lost.jpg"
    assert [a.file_path for a in await shelves.assets(1)] == [new[1]]
    assert (await shelves.texts())[1:] == ["![A](media/lost.jpg)"] * 2
    assert not (await shelves.uses())["lost.jpg"].is_missing
    with pytest.raises(NotFound):
        await shelves.replace(("never.png", ""), shelves.picture("x.png", 77))
    await shelves.editing.undo(shelves.course)
    assert (await shelves.uses())["lost.png"].is_missing


async def test_a_quiz_shows_the_new_picture(shelves: Shelves) -> None:
    await shelves.begin("text")
    old = await shelves.add(0, "leaf.png", 30)
    medium = {
        "id": "leaf", "path": "media/leaf.png", "mime": "image/png", "sha256": Path(old[1]).stem,
    }  # fmt: skip
    quiz = AssetDraft(asset_type="quiz", content={"title": "Q", "media": [medium]})
    await shelves.editing.add_asset(shelves.lessons[0], quiz)
    assert (await shelves.uses())["leaf.png"].used_in == ((shelves.lessons[0], "L1"),)
    new = await shelves.replace(old, shelves.picture("photo.jpg", 50))
    made = next(a for a in await shelves.assets(0) if a.asset_type == "quiz")
    digest = hashlib.sha256((shelves.media / new[1]).read_bytes()).hexdigest()
    assert made.content["media"] == [
        {"id": "leaf", "path": "media/leaf.jpg", "mime": "image/jpeg", "sha256": digest}
    ]


async def test_a_name_is_changed_wherever_it_stands(shelves: Shelves) -> None:
    await shelves.begin("![A](media/leaf.png)", "`media/leaf.png` [x](media/Leaf.PNG)", "none")
    key = await shelves.add(0, "leaf.png", 30)
    await shelves.add(2, "twig.png", 31)
    with pytest.raises(InvalidContent, match="another file"):
        await shelves.files.rename(shelves.course, key, "Twig")
    name = await shelves.files.rename(shelves.course, key, "../Oak leaf (new).exe")
    assert name == "Oak-leaf-new.png"
    assert (await shelves.texts())[:2] == [
        "![A](media/Oak-leaf-new.png)",
        "`media/Oak-leaf-new.png` [x](media/Oak-leaf-new.png)",
    ]
    assert (await shelves.uses())[name].file_path == key[1]
    await shelves.editing.undo(shelves.course)
    assert (await shelves.texts())[0] == "![A](media/leaf.png)"
    with pytest.raises(NotFound):
        await shelves.files.rename(shelves.course, ("gone.png", "aa/x.png"), "n")


async def test_captions_are_renamed_with_their_film(shelves: Shelves) -> None:
    await shelves.begin("![Waves](media/waves.webm) [words](media/waves.vtt)")
    keys = []
    for name in ("waves.webm", "waves.vtt"):
        place = shelves.folder / name
        place.write_bytes(name.encode())
        made = await shelves.library.add(shelves.lessons[0], await shelves.library.look(place))
        keys.append((made.name, made.file_path))
    await shelves.files.rename(shelves.course, keys[0], "tides")
    assert set(await shelves.uses()) == {"tides.webm", "tides.vtt"}
    assert await shelves.texts() == ["![Waves](media/tides.webm) [words](media/tides.vtt)"]
    await shelves.editing.undo(shelves.course)
    assert set(await shelves.uses()) == {"waves.webm", "waves.vtt"}


async def test_the_file_of_another_lesson_keeps_its_name(shelves: Shelves) -> None:
    text = "![A](media/leaf.png)"
    await shelves.begin(text, text)
    mine = await shelves.add(0, "leaf.png", 30)
    async with shelves.uow(write=True) as work:
        draft = AssetDraft(asset_type="media", content={"name": "leaf.png"}, file_path="bb/b.png")
        await work.assets.add(shelves.lessons[1], draft)
        await work.commit()
    await shelves.files.rename(shelves.course, mine, "oak")
    assert await shelves.texts() == ["![A](media/oak.png)", text]


async def test_files_are_deleted_together_and_come_back(shelves: Shelves) -> None:
    await shelves.begin("![A](media/leaf.png)", "")
    key = await shelves.add(0, "leaf.png", 30)
    assert await shelves.add(1, "leaf.png", 30) == key
    spare = await shelves.add(1, "spare.png", 31)
    assert await shelves.files.delete(shelves.course, [key, spare, ("no.png", "x")]) == 2
    assert [use.key for use in await shelves.files.library(shelves.course)] == [("leaf.png", "")]
    await shelves.editing.undo(shelves.course)
    assert [len(await shelves.assets(n)) for n in (0, 1)] == [1, 2]


async def test_a_copied_lesson_takes_the_files_along_that_it_shows(shelves: Shelves) -> None:
    await shelves.begin("![A](media/leaf.png)", "![A](media/Leaf.png) only this")
    leaf = await shelves.add(0, "leaf.png", 30)
    await shelves.add(0, "other.png", 31)
    clip = await shelves.editing.copy(shelves.course, lessons=[shelves.lessons[1]])
    other = await keep(shelves.uow, CourseDraft(title="D", modules=(ModuleDraft(title="N"),)))
    pasted = await shelves.editing.paste(other, clip)
    assets = await shelves.editing.assets(pasted.lessons[0])
    assert [(asset.content["name"], asset.file_path) for asset in assets] == [leaf]


async def test_a_copy_is_opened_under_its_name(shelves: Shelves) -> None:
    await shelves.begin("text")
    key = await shelves.add(0, "leaf.png", 30)
    place = await shelves.files.to_open(key)
    assert place.name == "leaf.png"
    assert place.read_bytes() == (shelves.media / key[1]).read_bytes()
    with pytest.raises(StorageError):
        await shelves.files.to_open(("gone.png", "aa/gone.png"))
    outside = shelves.picture("outside.png")
    for path in ("aa/run.exe", "../outside.png", str(outside)):
        with pytest.raises(InvalidContent):
            await shelves.files.to_open(("leaf.png", path))


async def test_a_place_outside_of_the_store_is_none(shelves: Shelves) -> None:
    await shelves.begin("text")
    shelves.picture("outside.png")
    async with shelves.uow(write=True) as work:
        content = {"name": "a.png"}
        draft = AssetDraft(asset_type="media", content=content, file_path="../outside.png")
        await work.assets.add(shelves.lessons[0], draft)
        await work.commit()
    use = (await shelves.uses())["a.png"]
    assert (use.is_missing, use.size) == (True, None)


async def test_the_film_and_the_sound_of_a_lesson_are_used(shelves: Shelves) -> None:
    """Else "Delete all unused" takes them all away: no text names them."""
    await shelves.begin("Light.")
    for kind, name in (("video", "Light.webm"), ("audio", "Light.opus"), ("media", "spare.opus")):
        content = {"format": kind, "name": name}
        draft = AssetDraft(asset_type=kind, content=content, file_path=f"aa/{name}")
        await shelves.editing.add_asset(shelves.lessons[0], draft)
    uses = await shelves.uses()
    assert [name for name, use in uses.items() if use.is_unused] == ["spare.opus"]
