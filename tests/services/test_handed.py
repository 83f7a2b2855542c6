"""Files that were handed in: looked at and saved by instructors, kept by backups, never run."""

from __future__ import annotations

import json
import os
import stat
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.app.cli_doctor import as_text, examine
from coursegen_desktop.app.paths import Paths
from coursegen_desktop.db import handed_store
from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.errors import InvalidContent, NotFound, StorageError
from coursegen_desktop.domain.handed import Danger
from coursegen_desktop.domain.ids import AnswerId, AssetId, UserId
from coursegen_desktop.domain.user import User
from coursegen_desktop.services.backup import BackupService
from coursegen_desktop.services.handed import HandedService, Saved
from coursegen_desktop.services.marking import MarkingService
from coursegen_desktop.services.own_data import OwnDataService
from coursegen_desktop.services.people import GRACE_DAYS
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.ui.content.own_page_words import PageWords
from tests.domain.questions.given import sample
from tests.persons import Persons

from .quiz_course import Clocks, Program, quiz, quiz_in_course, yes_no

UPLOAD = sample("upload", accept=None, max_files=3)
NAME: str = UPLOAD["id"]


class School:
    """A library with an upload question, and people who hand files in."""

    def __init__(self, database: Database) -> None:
        self.database, uow = database, database.unit_of_work
        self.folder = database.path.parent
        self.handed = self.folder / "handed"
        self.program = Program(uow, Clocks())
        clocks = self.program.clocks
        self.persons = Persons(uow, now=clocks.now)
        self.quizzes = QuizzesService(
            uow, self.program.hub, clocks.now, ticks=clocks.ticks, handed=self.handed
        )
        self.files = HandedService(uow, self.handed, self.folder / "cache" / "opened")
        self.marking = MarkingService(uow, self.program.hub, clocks.now)
        self.backup = BackupService(database, self.folder / "backups", clocks.now)
        self.asset: AssetId = AssetId(0)
        self.course: Any = None

    async def open(self) -> School:
        self.asset, self.course = await quiz_in_course(
            self.database.unit_of_work, quiz(UPLOAD, yes_no("b"))
        )
        return self

    async def hand_in(self, user: UserId, files: dict[str, bytes]) -> list[str]:
        """Hand these in and finish; their names by content."""
        run = await self.quizzes.restart(self.asset, user_id=user)
        source = self.folder / "at home"
        source.mkdir(exist_ok=True)
        kept = []
        for name, data in files.items():
            (source / name).write_bytes(data)
            kept.append(
                await self.quizzes.keep_file(run.attempt_id, NAME, source / name, user_id=user)
            )
        answer: dict[str, object] = {"files": [one.model_dump() for one in kept]}
        await self.quizzes.submit_answer(run.attempt_id, NAME, answer, user_id=user)
        await self.quizzes.finish(run.attempt_id, user_id=user)
        return [one.sha256 for one in kept]

    async def first_answer(self) -> AnswerId:
        return (await self.marking.queue(self.course))[0].answer_id

    def age(self, days: float = 2) -> None:
        """Everything that lies in the folder was handed in so long ago."""
        moment = time.time() - days * 86400
        for name in handed_store.all_in(self.handed):
            os.utime(handed_store.place_of(self.handed, name), (moment, moment))

    def there(self) -> set[str]:
        return set(handed_store.all_in(self.handed))


@pytest.fixture
async def school(database: Database) -> School:
    return await School(database).open()


# ------------------------------------------------------------ whoever marks


async def test_a_file_is_saved_as_it_was_handed_in(
    school: School, user_id: UserId, tmp_path: Path
) -> None:
    (sha,) = await school.hand_in(user_id, {"report.pdf": b"%PDF words"})
    key = await school.first_answer()
    view = await school.marking.show(key)
    assert [(one.name, one.size, one.sha256) for one in view.files] == [("report.pdf", 10, sha)]
    target = tmp_path / "mine.pdf"
    target.write_bytes(b"old")
    await school.files.save(key, sha, target)
    assert target.read_bytes() == b"%PDF words"
    with pytest.raises(NotFound):
        await school.files.save(key, "0" * 64, target)
    with pytest.raises(NotFound):
        await school.files.save(key, "../../coursegen.db", target)
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".part")] == []


async def test_what_is_opened_is_a_copy_that_cannot_run(school: School, user_id: UserId) -> None:
    (sha,) = await school.hand_in(user_id, {"notes.odt": b"words"})
    key = await school.first_answer()
    opened = await school.files.to_open(key, sha)
    assert opened.name == "notes.odt" and opened.read_bytes() == b"words"
    assert handed_store.place_of(school.handed, sha) != opened
    if os.name != "nt":
        assert stat.S_IMODE(opened.stat().st_mode) & 0o111 == 0
    opened.write_bytes(b"changed by the program that showed it")
    assert handed_store.place_of(school.handed, sha).read_bytes() == b"words"
    await school.files.sweep()
    assert not opened.exists()


@pytest.mark.parametrize(
    ("name", "data", "danger"),
    [
        ("tool.py", b"print()", Danger.PROGRAM),
        ("report.pdf", b"MZ\x90\x00", Danger.PROGRAM),
        ("report.pdf", b"#!/bin/sh\nrm -rf ~\n", Danger.PROGRAM),
        ("report.pdf", b"\x7fELF\x02", Danger.PROGRAM),
        ("photo\u202egnp.py", b"x", Danger.PROGRAM),
        ("table.xlsm", b"PK\x03\x04", Danger.ACTIVE),
        ("page.HTML", b"<script>", Danger.ACTIVE),
        ("essay.docx", b"PK\x03\x04", Danger.NONE),
    ],
)
async def test_programs_are_named_and_never_opened(
    school: School, user_id: UserId, tmp_path: Path, name: str, data: bytes, danger: Danger
) -> None:
    (sha,) = await school.hand_in(user_id, {name: data})
    key = await school.first_answer()
    assert (await school.files.look(key, sha)).danger is danger
    if danger is Danger.PROGRAM:
        with pytest.raises(InvalidContent, match="is a program and is not opened"):
            await school.files.to_open(key, sha)
        assert not (school.folder / "cache" / "opened").exists()
    target = tmp_path / "saved"
    await school.files.save(key, sha, target)
    assert target.read_bytes() == data and not os.access(target, os.X_OK)


async def test_all_files_of_a_quiz_go_into_a_folder_for_each_learner(
    school: School, user_id: UserId, tmp_path: Path
) -> None:
    bea = (await school.persons.add("Bea: ../../etc")).id
    await school.hand_in(user_id, {"work.pdf": b"mine", "con.txt": b"more"})
    await school.hand_in(bea, {"work.pdf": b"hers"})
    await school.hand_in(bea, {"work.pdf": b"hers, again"})
    out = tmp_path / "out"
    assert await school.files.save_all(school.asset, out) == Saved(4, 0, 0)
    found = {one.relative_to(out).as_posix(): one.read_bytes() for one in out.rglob("*.*") if
             one.is_file()}  # fmt: skip
    assert found == {
        "Learner/work.pdf": b"mine",
        "Learner/_con.txt": b"more",
        "etc/work.pdf": b"hers",
        "etc/work (2).pdf": b"hers, again",
    }
    # Nothing is replaced when it is done once more.
    assert (await school.files.save_all(school.asset, out)).count == 4
    assert (out / "Learner" / "work (2).pdf").read_bytes() == b"mine"


async def test_a_file_that_was_changed_on_the_disk_is_not_given_out(
    school: School, user_id: UserId, tmp_path: Path
) -> None:
    (sha,) = await school.hand_in(user_id, {"report.pdf": b"%PDF words"})
    key = await school.first_answer()
    handed_store.place_of(school.handed, sha).write_bytes(b"%PDF other")
    target = tmp_path / "mine.pdf"
    with pytest.raises(StorageError, match="not there any more as it was handed in"):
        await school.files.save(key, sha, target)
    with pytest.raises(StorageError):
        await school.files.to_open(key, sha)
    assert not target.exists()


async def test_a_running_attempt_shows_no_files(school: School, user_id: UserId) -> None:
    run = await school.quizzes.start(school.asset, user_id=user_id)
    source = school.folder / "a.pdf"
    source.write_bytes(b"x")
    kept = await school.quizzes.keep_file(run.attempt_id, NAME, source, user_id=user_id)
    answer: dict[str, object] = {"files": [kept.model_dump()]}
    await school.quizzes.submit_answer(run.attempt_id, NAME, answer, user_id=user_id)
    with pytest.raises(NotFound):
        await school.files.look(AnswerId(1), kept.sha256)
    assert await school.files.of_quiz(school.asset) == ()


async def test_an_answer_must_not_name_files_that_are_not_there(
    school: School, user_id: UserId
) -> None:
    run = await school.quizzes.start(school.asset, user_id=user_id)
    ghost = {"name": "ghost.pdf", "mime": "", "size": 4, "sha256": "a" * 64}
    with pytest.raises(InvalidContent, match=r"“ghost.pdf” is not stored here"):
        await school.quizzes.submit_answer(
            run.attempt_id, NAME, {"files": [ghost]}, user_id=user_id
        )


# ------------------------------------------------------------ clearing away


async def test_only_what_no_answer_names_goes_and_not_at_once(
    school: School, user_id: UserId
) -> None:
    (sha,) = await school.hand_in(user_id, {"kept.pdf": b"kept"})
    run = await school.quizzes.restart(school.asset, user_id=user_id)
    source = school.folder / "never.pdf"
    source.write_bytes(b"never handed in")
    never = await school.quizzes.keep_file(run.attempt_id, NAME, source, user_id=user_id)
    cut_off = school.folder / f"{handed_store.STAGING}x"
    cut_off.mkdir()
    (cut_off / "file").write_bytes(b"half")
    assert await school.files.sweep() == 0, "it may be on its way"
    assert school.there() == {sha, never.sha256} and cut_off.exists()
    school.age()
    os.utime(cut_off, (1, 1))
    assert await school.files.sweep() == 1
    assert school.there() == {sha} and not cut_off.exists()


async def test_files_of_somebody_who_is_erased_go_with_him(school: School) -> None:
    bea = await school.persons.enter("Bea")
    cid = await school.persons.enter("Cid")
    mine, both = await school.hand_in(bea.id, {"b.pdf": b"only hers", "c.pdf": b"of both"})
    await school.hand_in(cid.id, {"c.pdf": b"of both"})
    school.age()
    people = school.persons.people
    await school.persons.enter("Ada")
    async with school.database.unit_of_work(write=True) as work:
        stamp = (school.program.clocks.now()).isoformat()
        await work.users.set_deleted(bea.id, stamp)
        await work.commit()
    assert await people.erase_due() == 0
    await school.files.sweep()
    assert school.there() == {mine, both}, "for 30 days he can be brought back"
    school.program.clocks.moment += timedelta(days=GRACE_DAYS + 1)
    assert await people.erase_due() == 1
    await school.files.sweep()
    assert school.there() == {both}


# ------------------------------------------------------------ backups


async def test_a_backup_brings_lost_files_back(school: School, user_id: UserId) -> None:
    shas = await school.hand_in(user_id, {"a.pdf": b"one", "b.pdf": b"two"})
    made = await school.backup.make()
    for sha in shas:
        handed_store.place_of(school.handed, sha).unlink()
    await school.backup.restore(made)
    assert school.there() == set(shas)
    assert handed_store.place_of(school.handed, shas[0]).read_bytes() == b"one"


async def test_what_was_handed_in_after_a_backup_survives_its_restore_and_comes_back(
    school: School, user_id: UserId
) -> None:
    await school.hand_in(user_id, {"a.pdf": b"one"})
    first = await school.backup.make()
    (later,) = await school.hand_in(user_id, {"b.pdf": b"later"})
    former = await school.backup.restore(first)
    assert former is not None
    school.age()
    await school.files.sweep()
    assert later not in school.there(), "no answer names it now"
    await school.backup.make()  # which lets go what no backup names
    await school.backup.restore(former)
    assert later in school.there()


async def test_a_backup_in_a_file_of_its_own_has_its_files_beside_it(
    school: School, user_id: UserId, tmp_path: Path
) -> None:
    (sha,) = await school.hand_in(user_id, {"a.pdf": b"one"})
    out = tmp_path / "stick" / "library.db"
    await school.backup.make(out)
    assert (handed_store.beside(out) / sha[:2] / sha).read_bytes() == b"one"
    handed_store.place_of(school.handed, sha).unlink()
    await school.backup.restore(out)
    assert school.there() == {sha}


async def test_a_kept_file_that_was_damaged_is_not_put_back(
    school: School, user_id: UserId, caplog: pytest.LogCaptureFixture
) -> None:
    (sha,) = await school.hand_in(user_id, {"a.pdf": b"one"})
    made = await school.backup.make()
    handed_store.place_of(school.handed, sha).unlink()
    handed_store.place_of(school.folder / "backups" / "handed", sha).write_bytes(b"bad")
    await school.backup.restore(made)
    assert school.there() == set()
    assert "1 files that were handed in are in no backup" in caplog.text
    caplog.clear()


async def test_files_that_no_backup_names_any_more_go(
    school: School, user_id: UserId, monkeypatch: pytest.MonkeyPatch
) -> None:
    (sha,) = await school.hand_in(user_id, {"a.pdf": b"one"})
    await school.backup.make()
    kept = school.folder / "backups" / "handed"
    assert set(handed_store.all_in(kept)) == {sha}
    async with school.database.unit_of_work(write=True) as work:
        await work.users.erase(user_id)
        await work.commit()
    await school.backup.make()
    assert set(handed_store.all_in(kept)) == {sha}, "the first backup still names it"
    monkeypatch.setattr("coursegen_desktop.services.backup.KEEP_LAST", 1)
    monkeypatch.setattr("coursegen_desktop.services.backup.KEEP_DAYS", 1)
    monkeypatch.setattr("coursegen_desktop.services.backup.KEEP_WEEKS", 1)
    school.program.clocks.moment += timedelta(days=40)
    await school.backup.make()
    assert handed_store.all_in(kept) == {}
    assert not list((school.folder / "backups").glob("*handed*.files"))


# ------------------------------------------------------------ own data, doctor


async def test_who_asks_for_his_data_gets_his_files_too(school: School, tmp_path: Path) -> None:
    bea: User = await school.persons.enter("Bea")
    cid: User = await school.persons.enter("Cid")
    await school.hand_in(bea.id, {"b.pdf": b"hers"})
    shas = await school.hand_in(cid.id, {"c.pdf": b"his", "C.PDF": b"his too", "lost.pdf": b"-"})
    handed_store.place_of(school.handed, shas[2]).unlink()
    own = OwnDataService(
        school.database.unit_of_work, school.persons.gate, school.program.clocks.now,
        school.handed,
    )  # fmt: skip
    path = tmp_path / "cid.json"
    await own.export(path, user_id=cid.id, say=PageWords())
    files = {
        one["name"]: one["file"] for one in json.loads(path.read_text("utf-8"))["handed_files"]
    }
    assert files == {
        "c.pdf": "cid-files/c.pdf", "C.PDF": "cid-files/C (2).PDF", "lost.pdf": None
    }  # fmt: skip
    assert {one.name: one.read_bytes() for one in (tmp_path / "cid-files").iterdir()} == {
        "c.pdf": b"his", "C (2).PDF": b"his too"
    }  # fmt: skip


async def test_the_doctor_tells_missing_and_ownerless_files(
    school: School, user_id: UserId
) -> None:
    (sha,) = await school.hand_in(user_id, {"a.pdf": b"one"})
    paths = Paths(school.folder)
    if school.database.path != paths.database:
        paths.database.symlink_to(school.database.path)
    found = examine(paths)
    assert found["handed"] == {"count": 1, "bytes": 3, "missing": [], "orphans": []}
    place = handed_store.place_of(school.handed, sha)
    ghost = "b" * 64
    handed_store.place_of(school.handed, ghost).parent.mkdir(exist_ok=True)
    handed_store.place_of(school.handed, ghost).write_bytes(b"nobody's")
    school.age()
    place.unlink()
    found = examine(paths)
    assert found["handed"]["missing"] == [sha] and found["handed"]["orphans"] == [ghost]
    told = as_text(found)
    assert "Problem: 1 file that learners handed in: missing in" in told
    assert "belong to no answer (1)" in told
    assert handed_store.place_of(school.handed, ghost).exists(), "the doctor changes nothing"
