"""Export and import: whole or not at all, and never over somebody's progress."""

from __future__ import annotations

import base64
import os
import stat
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import FormatError, InvalidContent, NotFound, StorageError
from coursegen_desktop.domain.events import CourseAdded
from coursegen_desktop.domain.ids import CourseId, UserId
from coursegen_desktop.formats.exporters.coursegen_package import EXPORTER
from coursegen_desktop.services.blocking import WorkerProcesses
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.exchange import ExchangeService, as_copy
from coursegen_desktop.services.work import WorkUnits
from tests.formats import hostile
from tests.formats.drafts import listing
from tests.samples import small_course

# One grey pixel.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)
ID = "11111111-2222-4333-8444-555555555555"


class InProcess(WorkerProcesses):
    """Runs the function here: what a child does with it is tested in test_blocking."""

    async def call(self, func: Any, *args: Any, timeout: float | None = None) -> Any:
        assert timeout is not None
        return func(*args)


@pytest.fixture
def media(data_dir: Path) -> Path:
    return data_dir / "media"


@pytest.fixture
async def exchange(
    uow: WorkUnits, event_hub: EventHub, media: Path
) -> AsyncIterator[ExchangeService]:
    workers = InProcess()
    yield ExchangeService(uow, event_hub, workers, media)
    await workers.stop()


async def add(uow: WorkUnits, draft: CourseDraft) -> CourseId:
    async with uow(write=True) as work:
        course_id = await work.courses.add(draft)
        await work.commit()
    return course_id


async def whole(uow: WorkUnits, course_id: CourseId) -> CourseDraft:
    async with uow() as work:
        return await work.courses.draft(course_id)


def with_media(public_id: str | None = None) -> CourseDraft:
    assets = (
        AssetDraft(asset_type="video", file_path="one.mp4"),
        AssetDraft(asset_type="video", file_path="two.mp4"),
        AssetDraft(asset_type="video", file_path="one.mp4"),
    )
    lesson = LessonDraft(title="L", content="text", assets=assets)
    return CourseDraft(
        title="Films",
        thumbnail_url="face.png",
        public_id=public_id,
        modules=(ModuleDraft(title="M", lessons=(lesson,)),),
    )


@pytest.fixture
def film_package(tmp_path: Path) -> Path:
    source = tmp_path / "source"
    source.mkdir()
    (source / "one.mp4").write_bytes(b"one")
    (source / "two.mp4").write_bytes(b"two")
    (source / "face.png").write_bytes(PNG)
    path = tmp_path / "films.coursegen"
    assert EXPORTER.write(with_media(), path, source, "tests") == ()
    return path


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX")
async def test_an_export_has_the_mode_of_its_users_files(
    uow: WorkUnits, event_hub: EventHub, media: Path, tmp_path: Path
) -> None:
    exchange = ExchangeService(uow, event_hub, InProcess(), media, umask=0o022)
    course_id = await add(uow, small_course())
    kept = tmp_path / "kept.coursegen"
    kept.write_text("old")
    kept.chmod(0o640)
    ours = os.umask(0o077)  # as the window sets it
    try:
        await exchange.export_course(course_id, tmp_path / "new.coursegen")
        await exchange.export_course(course_id, kept)
    finally:
        os.umask(ours)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new.coursegen", kept)]
    assert modes == [0o644, 0o640]


async def test_a_course_goes_out_and_comes_back(
    exchange: ExchangeService, uow: WorkUnits, tmp_path: Path
) -> None:
    course_id = await add(uow, small_course())
    before = await whole(uow, course_id)
    assert await exchange.export_course(course_id, tmp_path / "a.coursegen") == ()
    async with uow(write=True) as work:
        await work.courses.trash(course_id)
        await work.courses.purge("9999")
        await work.commit()
    imported = await exchange.bring_in(tmp_path / "a.coursegen")
    assert not imported.is_copy
    assert await whole(uow, imported.course_id) == before


async def test_an_export_twice_is_the_same_file(
    exchange: ExchangeService, uow: WorkUnits, tmp_path: Path
) -> None:
    course_id = await add(uow, small_course())
    for name in ("a.coursegen", "b.coursegen"):
        await exchange.export_course(course_id, tmp_path / name)
    assert (tmp_path / "a.coursegen").read_bytes() == (tmp_path / "b.coursegen").read_bytes()


async def test_the_same_package_again_makes_a_copy_and_keeps_the_progress(
    exchange: ExchangeService, uow: WorkUnits, user_id: UserId, tmp_path: Path
) -> None:
    first = await add(uow, small_course().model_copy(update={"public_id": ID}))
    async with uow(write=True) as work:
        view = await work.courses.outline(first, user_id)
        lesson = view.lessons[0].id
        await work.enrollments.touch(user_id, first, lesson, "2026-11-23T10:00:00.000000+00:00")
        await work.enrollments.set_progress(user_id, first, 33.0)
        await work.commit()
    path = tmp_path / "a.coursegen"
    await exchange.export_course(first, path)
    second = await exchange.bring_in(path)
    third = await exchange.bring_in(path)
    assert (second.is_copy, second.title) == (True, "The water cycle (copy)")
    assert (third.is_copy, third.title) == (True, "The water cycle (copy 2)")
    rows = {row["id"]: row for row in await exchange.list(user_id=user_id)}
    assert rows[first]["progress_percent"] == 33.0
    assert rows[first]["public_id"] == ID
    assert len({row["public_id"] for row in rows.values()}) == 3
    kept, copy = await whole(uow, first), await whole(uow, second.course_id)
    assert [m.lessons[0].content for m in kept.modules] == [
        m.lessons[0].content for m in copy.modules
    ]


async def test_a_course_in_the_trash_does_not_stop_an_import(
    exchange: ExchangeService, uow: WorkUnits, tmp_path: Path
) -> None:
    first = await add(uow, small_course().model_copy(update={"public_id": ID}))
    await exchange.export_course(first, tmp_path / "a.coursegen")
    async with uow(write=True) as work:
        await work.courses.trash(first)
        await work.commit()
    again = await exchange.bring_in(tmp_path / "a.coursegen")
    assert (again.is_copy, again.title) == (False, "The water cycle")
    async with uow(write=True) as work:
        await work.courses.restore(first)
        await work.commit()
    assert len(await exchange.list(user_id=UserId(0))) == 2


async def test_media_are_kept_once_and_found_again(
    exchange: ExchangeService, uow: WorkUnits, media: Path, film_package: Path, tmp_path: Path
) -> None:
    course_id = await exchange.import_file(film_package)
    await exchange.import_file(film_package)
    draft = await whole(uow, course_id)
    paths = [asset.file_path for asset in draft.modules[0].lessons[0].assets]
    assert paths[0] == paths[2] != paths[1]
    assert [(media / str(path)).read_bytes() for path in paths] == [b"one", b"two", b"one"]
    assert (media / draft.thumbnail_url).read_bytes() == PNG
    assert sum(path.is_file() for path in media.rglob("*")) == 3
    assert await exchange.export_course(course_id, tmp_path / "again.coursegen") == ()


async def test_a_failed_import_leaves_nothing(
    exchange: ExchangeService,
    uow: WorkUnits,
    user_id: UserId,
    data_dir: Path,
    film_package: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from coursegen_desktop.db.repositories.courses import CoursesRepository

    await exchange.import_file(film_package)
    before = await exchange.list(user_id=user_id)
    kept = {path for path in data_dir.rglob("*") if path.is_file()}
    original = CoursesRepository.add

    async def add_then_fail(self: CoursesRepository, draft: CourseDraft) -> CourseId:
        await original(self, draft)
        raise StorageError("The disk reported an error.")

    monkeypatch.setattr(CoursesRepository, "add", add_then_fail)
    changed = with_media().model_copy(update={"title": "Other films"})
    source = film_package.parent / "source"
    (source / "two.mp4").write_bytes(b"another two")
    EXPORTER.write(changed, film_package, source, "tests")
    with pytest.raises(StorageError):
        await exchange.bring_in(film_package)
    assert await exchange.list(user_id=user_id) == before
    assert {path for path in data_dir.rglob("*") if path.is_file()} == kept


@pytest.mark.parametrize("kind", ["parent", "symlink", "ratio", "truncated", "not a zip"])
async def test_a_hostile_package_leaves_the_data_folder_as_it_was(
    kind: str, exchange: ExchangeService, user_id: UserId, data_dir: Path, tmp_path: Path
) -> None:
    path = tmp_path / "parcel.coursegen"
    path.write_bytes(hostile.HOSTILE[kind]())
    before = listing(data_dir)
    with pytest.raises(FormatError):
        await exchange.bring_in(path)
    assert listing(data_dir) == before
    assert await exchange.list(user_id=user_id) == []


async def test_an_import_is_told(
    exchange: ExchangeService, event_hub: EventHub, film_package: Path
) -> None:
    heard: list[CourseAdded] = []
    event_hub.subscribe(CourseAdded, heard.append)
    course_id = await exchange.import_file(film_package)
    assert heard == [CourseAdded(course_id)]


async def test_a_package_is_read_in_a_worker_process(
    uow: WorkUnits, event_hub: EventHub, media: Path, film_package: Path, tmp_path: Path
) -> None:
    workers = WorkerProcesses(1)
    exchange = ExchangeService(uow, event_hub, workers, media)
    try:
        course_id = await exchange.import_file(film_package)
        assert (await whole(uow, course_id)).title == "Films"
        (tmp_path / "cut.coursegen").write_bytes(film_package.read_bytes()[:-5])
        with pytest.raises(FormatError, match="its end is missing"):
            await exchange.import_file(tmp_path / "cut.coursegen")
    finally:
        await workers.stop()


async def test_what_is_no_package_starts_no_process(
    uow: WorkUnits, event_hub: EventHub, media: Path, tmp_path: Path
) -> None:
    stopped = WorkerProcesses(1)
    await stopped.stop()
    exchange = ExchangeService(uow, event_hub, stopped, media)
    (tmp_path / "a.md").write_text("# Title")
    with pytest.raises(FormatError, match="not a course package"):
        await exchange.import_file(tmp_path / "a.md")
    with pytest.raises(FormatError, match="no such file"):
        await exchange.import_file(tmp_path / "absent.coursegen")


async def test_an_unknown_ending_is_not_exported(
    exchange: ExchangeService, uow: WorkUnits, tmp_path: Path
) -> None:
    course_id = await add(uow, small_course())
    with pytest.raises(FormatError, match=r"\.coursegen"):
        await exchange.export_course(course_id, tmp_path / "a.docx")
    with pytest.raises(NotFound):
        await exchange.export_course(CourseId(99), tmp_path / "a.coursegen")
    assert not (tmp_path / "a.coursegen").exists()


async def test_a_course_is_found_by_number_id_and_title(
    exchange: ExchangeService, uow: WorkUnits
) -> None:
    first = await add(uow, small_course().model_copy(update={"public_id": ID}))
    second = await add(uow, small_course("1984"))
    assert await exchange.find(str(first)) == first
    assert await exchange.find(ID) == first
    assert await exchange.find("The water cycle") == first
    assert await exchange.find("1984") == second
    for reference in ("the water", "", "7", "0", "-1", "9" * 30, "%", "\x00"):
        with pytest.raises(NotFound, match="There is no course"):
            await exchange.find(reference)


async def test_a_title_of_two_courses_names_both(exchange: ExchangeService, uow: WorkUnits) -> None:
    for _ in range(2):
        await add(uow, small_course("Twins"))
    with pytest.raises(InvalidContent, match=r"2 courses are called “Twins”\. .*: 1, 2\."):
        await exchange.find("Twins")


async def test_show_gives_everything(exchange: ExchangeService, uow: WorkUnits) -> None:
    course_id = await add(uow, small_course())
    shown = await exchange.show(str(course_id))
    assert list(shown) == ["course", "modules"]
    course, draft = shown["course"], small_course()
    assert course["id"] == course_id
    assert course["learning_outcomes"] == list(draft.learning_outcomes)
    assert {"public_id", "title", "description", "is_published", "language", "licence"} <= set(
        course
    )
    first = shown["modules"][0]["lessons"][0]
    assert first["content"] == draft.modules[0].lessons[0].content
    assert first["duration_minutes"] == 3
    assert [set(asset) for asset in first["assets"]] == [{"asset_type", "content", "file_path"}] * 3
    span = first["assets"][0]["content"]["questions"][0]["ext"]["coursegen:span"]
    assert first["content"][span["start"] : span["end"]] == span["quote"]


async def test_list_gives_numbers_for_everybody(
    exchange: ExchangeService, uow: WorkUnits, user_id: UserId
) -> None:
    course_id = await add(uow, small_course())
    (row,) = await exchange.list(user_id=user_id)
    public_id = (await whole(uow, course_id)).public_id
    assert row == {
        "id": course_id,
        "public_id": public_id,
        "title": "The water cycle",
        "is_published": True,
        "lessons": 3,
        "progress_percent": 0.0,
    }


def test_a_copy_of_a_long_title_fits() -> None:
    draft = as_copy(CourseDraft(title="x" * 300), set())
    assert len(draft.title) == 300
    assert draft.title.endswith("x (copy)")


async def test_nothing_comes_in_before_the_library_is_backed_up(
    uow: WorkUnits, event_hub: EventHub, sample_course: CourseDraft, tmp_path: Path
) -> None:
    counted: list[int] = []

    async def back_up() -> None:
        async with uow() as work:
            counted.append(len(await work.courses.all(UserId(0))))

    package = tmp_path / "course.coursegen"
    EXPORTER.write(sample_course, package, tmp_path, "a test")
    workers = InProcess()
    exchange = ExchangeService(uow, event_hub, workers, tmp_path / "media", back_up)
    try:
        await exchange.import_file(package)
    finally:
        await workers.stop()
    async with uow() as work:
        assert len(await work.courses.all(UserId(0))) == 1
    assert counted == [0]


def with_picture(tmp_path: Path, name: str, content: bytes) -> Path:
    """A package with one picture."""
    source = tmp_path / "source"
    source.mkdir(exist_ok=True)
    (source / name).write_bytes(content)
    asset = AssetDraft(asset_type="picture", file_path=name)
    lesson = LessonDraft(title="L", content="text", assets=(asset,))
    draft = CourseDraft(title="Pictures", modules=(ModuleDraft(title="M", lessons=(lesson,)),))
    path = tmp_path / "pictures.coursegen"
    assert EXPORTER.write(draft, path, source, "tests") == ()
    return path


async def test_a_plain_drawing_comes_in(
    exchange: ExchangeService, media: Path, tmp_path: Path
) -> None:
    path = with_picture(tmp_path, "a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    await exchange.bring_in(path)
    assert [file.suffix for file in media.rglob("*") if file.is_file()] == [".svg"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
        ("a.SVG", b'<svg xmlns="http://www.w3.org/2000/svg" onload="1"/>'),
        ("a.svg", PNG),
        ("a.png", b"no picture"),
        ("a.png", PNG.replace(b"\0\0\0\1\0\0\0\1", b"\0\0\x75\x30\0\0\x75\x30", 1)),
    ],
)
async def test_a_picture_that_could_do_harm_keeps_its_package_out(
    exchange: ExchangeService,
    uow: WorkUnits,
    media: Path,
    tmp_path: Path,
    name: str,
    content: bytes,
) -> None:
    with pytest.raises(FormatError) as refused:
        await exchange.bring_in(with_picture(tmp_path, name, content))
    assert "media/" in refused.value.place
    assert not [file for file in media.rglob("*") if file.is_file()]
    async with uow() as work:
        assert await work.courses.all(UserId(0)) == ()
