"""Lists of people that come from files: the preview, the import, the codes afterwards."""

from __future__ import annotations

import csv
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.people import PeopleFilter, PeopleQuery, RosterChange
from coursegen_desktop.domain.user import Role
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.kit.routes import PeopleRoute
from coursegen_desktop.ui.people.code_strips import codes_html
from coursegen_desktop.ui.people.codes_dialog import CodesDialog
from coursegen_desktop.ui.people.controller import PeopleScreen
from coursegen_desktop.ui.people.import_dialog import ImportDialog
from tests.windowed import eventually

from .library_parts import Place
from .people_parts import Office, answer_files, front, make_office
from .screen_parts import button

Now = Callable[[], datetime]


@pytest.fixture
async def office(uow: WorkUnits, event_hub: EventHub, fixed_now: Now) -> Office:
    return await make_office(uow, event_hub, fixed_now)


@pytest.fixture
async def screen(place: Place, office: Office, fixed_now: Now) -> AsyncIterator[PeopleScreen]:
    made = PeopleScreen(
        place.context,
        user_id=office.user.id,
        people=office.people,
        own_data=office.own_data,
        now=fixed_now,
    )
    place.show(made.page)
    await made.enter(PeopleRoute())
    yield made
    await made.close()


async def preview(
    screen: PeopleScreen, place: Place, monkeypatch: pytest.MonkeyPatch, path: Path
) -> ImportDialog:
    answer_files(monkeypatch, choose=[path])
    button(screen.page, "Import").click()
    dialog = await front(place.window, ImportDialog)
    await eventually(lambda: not dialog.is_busy, "the preview")
    return dialog


def chips(dialog: ImportDialog) -> list[str]:
    return [chip.accessibleName() for chip in dialog._chips.values()]


def lines(dialog: ImportDialog) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    rows = range(dialog.model.rowCount())
    return [dialog.model.index(row, 0).data(role) for row in rows]


async def test_the_preview_tells_what_changes_and_what_is_wrong(
    screen: PeopleScreen, place: Place, office: Office, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    await office.fill(3)
    async with office.uow() as work:
        third = (await work.people.by_email(["p3@school.example"]))["p3@school.example"]
    await office.people.set_disabled(third.id, True)
    path = tmp_path / "list.csv"
    path.write_text(
        "Group;Email;Name;Role\n"
        "G1;P1@SCHOOL.example;Person 00001;\n"
        "4a;p2@school.example;Renamed;teacher\n"
        ";p3@school.example;Person 00003;\n"
        ";new@school.example;'=SUM(A1);\n"
        ";NEW@school.example;Twice;\n"
        ";nowhere;Nobody;\n"
        ";boss@school.example;Boss;king\n",
        encoding="utf-8",
    )
    dialog = await preview(screen, place, monkeypatch, path)
    assert chips(dialog) == [
        "All, 7", "New, 1", "Changed, 1", "No change, 1", "Left out, 1", "Errors, 3",
    ]  # fmt: skip
    assert button(dialog, "Import 2 people").isEnabled()
    everything = lines(dialog)
    assert everything[0].startswith("Line 2, No change, Person 00001")
    assert "Name was Person 00002 · Group was G2 · Learner becomes Instructor" in everything[1]
    assert "This account is disabled." in everything[2]
    assert "=SUM(A1)" in everything[3]
    button(dialog, "Show them").click()
    assert lines(dialog) == [
        "Line 6, Error, The address new@school.example stands in line 5 already.",
        "Line 7, Error, This is not an email address.",
        "Line 8, Error, “king” is not a role.",
    ]
    dialog.grab()
    before = await office.people.counts()
    dialog.reject()
    await screen.scope.settled()
    assert await office.people.counts() == before


async def test_one_button_imports_and_the_codes_are_saved(
    screen: PeopleScreen, place: Place, office: Office, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = tmp_path / "list.csv"
    path.write_bytes("name,email,role\nZoë,zoe@x.org,\nBo,bo@x.org,instructor\n".encode("utf-16"))
    dialog = await preview(screen, place, monkeypatch, path)
    button(dialog, "Import 2 people").click()
    codes = await front(place.window, CodesDialog)
    assert "2 accounts made" in place.notices.texts()
    assert [code.full_name for code in codes.codes] == ["Zoë", "Bo"]
    codes.grab()
    answer_files(monkeypatch, save=tmp_path / "codes.csv")
    button(codes, "Save the list…").click()
    await eventually(lambda: codes.is_noted)
    with (tmp_path / "codes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["name", "email", "code"]
    assert [row[2] for row in rows[1:]] == [code.code for code in codes.codes]
    codes.accept()
    await screen.scope.settled()
    found = await office.people.page(PeopleQuery("bo@"))
    assert found.people[0].user.role is Role.INSTRUCTOR


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n" + bytes(500), "not a text file"),
        (b"first,second\n1,2\n", "no column"),
    ],
)
async def test_what_is_no_list_is_told_in_place(
    screen: PeopleScreen, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    data: bytes, words: str,
) -> None:  # fmt: skip
    path = tmp_path / "odd.csv"
    path.write_bytes(data)
    dialog = await preview(screen, place, monkeypatch, path)
    assert words in dialog._error.text()
    good = tmp_path / "good.csv"
    good.write_text("name\temail\nJos\u00e9\tjose@x.org\n", encoding="cp1252")
    answer_files(monkeypatch, choose=[good])
    button(dialog, "Choose another file …").click()
    await eventually(lambda: dialog.plan)
    assert not dialog._error.text()
    assert lines(dialog) == ["Line 2, New, José, jose@x.org"]
    dialog.reject()
    await screen.scope.settled()


async def test_a_preview_that_is_no_longer_true_is_made_anew(
    screen: PeopleScreen, place: Place, office: Office, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = tmp_path / "list.csv"
    path.write_text("name,email\nAda,ada@x.org\nBo,bo@x.org\n", encoding="utf-8")
    dialog = await preview(screen, place, monkeypatch, path)
    await office.people.add("Ada", "ADA@x.org")
    button(dialog, "Import 2 people").click()
    await eventually(lambda: "changed since the preview" in dialog._error.text())
    assert dialog.isVisible()
    assert button(dialog, "Import 1 person").isEnabled()
    dialog.reject()
    await screen.scope.settled()


async def test_twenty_thousand_rows_are_a_model_not_widgets(
    screen: PeopleScreen, place: Place, office: Office, database: Database, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = tmp_path / "all.csv"
    rows = "".join(f"Learner {number:05d};l{number}@x.org;G\n" for number in range(20_000))
    path.write_text("name;email;group\n" + rows, encoding="utf-8")
    dialog = await preview(screen, place, monkeypatch, path)
    assert dialog.model.rowCount() == 20_000
    widgets = len(dialog.findChildren(object))
    assert widgets < 200
    dialog.grab()
    assert "20" in dialog._import.text()
    dialog._import.click()
    codes = await front(place.window, CodesDialog)
    assert len(codes.codes) == 20_000
    assert (await office.people.counts())[PeopleFilter.ALL] == 20_001
    codes.is_noted = True
    codes.accept()
    await screen.scope.settled()
    assert screen.page.model.rowCount() == 100, "the list shows one page, whatever there is"


async def test_nothing_new_cannot_be_imported(
    screen: PeopleScreen, place: Place, office: Office, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    await office.fill(1)
    path = tmp_path / "list.csv"
    path.write_text("name,email\nPerson 00001,p1@school.example\n", encoding="utf-8")
    dialog = await preview(screen, place, monkeypatch, path)
    assert dialog.plan is not None
    assert dialog.plan.count(RosterChange.SAME) == 1
    assert not button(dialog, "Nothing to import").isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    dialog.reject()
    await screen.scope.settled()


async def test_names_on_paper_are_no_mark_up(office: Office) -> None:
    code = await office.people.add("<script>x</script>", "x@x.org")
    text = codes_html([code])
    assert "<script>" not in text
    assert code.code in text
