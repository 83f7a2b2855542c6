"""The log of what was done to accounts, in sentences."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from coursegen_desktop.domain.audit import AuditAction, AuditEntry
from coursegen_desktop.domain.errors import PermissionDenied
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.user import Role
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.kit.routes import AuditRoute, PeopleRoute
from coursegen_desktop.ui.people.audit_controller import AuditScreen
from coursegen_desktop.ui.people.audit_words import GROUPS, group_words, icon_of, sentence
from coursegen_desktop.ui.people.words import day_words, isolated, moment_words

from .library_parts import Place
from .people_parts import Office, answer_files, make_office
from .screen_parts import RESOURCES, button

Now = Callable[[], datetime]


@pytest.fixture
async def office(uow: WorkUnits, event_hub: EventHub, fixed_now: Now) -> Office:
    return await make_office(uow, event_hub, fixed_now)


@pytest.fixture
async def screen(place: Place, office: Office) -> AsyncIterator[AuditScreen]:
    made = AuditScreen(place.context, audit=office.audit)
    place.show(made.page)
    yield made
    await made.close()


def told(screen: AuditScreen) -> list[str]:
    return [sentence(entry) for entry in screen.page.model.items]


def entry(action: AuditAction, *, who: str = "Bea", whom: str = "Chidi", detail: str = "",
          own: bool = False, key: int | None = 1) -> AuditEntry:  # fmt: skip
    actor = None if key is None else UserId(key)
    subject = actor if own else UserId(2)
    return AuditEntry(1, "2026-01-02T03:04:05+00:00", actor, who, action, subject, whom, detail)


async def test_newest_first_and_more_when_scrolled(screen: AuditScreen, office: Office) -> None:
    code = await office.people.add("Chidi", "chidi@x.org")
    async with office.uow(write=True) as work:
        for _ in range(250):
            await work.audit.add(
                AuditAction.SIGN_IN_REFUSED, actor=(None, ""), subject=(code.user_id, "Chidi")
            )
        await work.commit()
    await office.people.reset_password(code.user_id)
    await screen.enter(AuditRoute())
    assert told(screen)[:2] == [
        f"{office.user.full_name} reset the password of Chidi",
        "A sign-in as Chidi was refused",
    ]
    assert screen.page.model.rowCount() == 100
    bar = screen.page.list.verticalScrollBar()
    for _ in range(3):
        bar.setValue(bar.maximum())
        await screen.scope.settled()
    assert screen.page.model.rowCount() == 252
    assert not screen.page.model.has_more


async def test_kinds_and_names_filter(screen: AuditScreen, office: Office) -> None:
    bea = await office.people.add("Bea", "bea@x.org", role=Role.INSTRUCTOR)
    await office.people.add("Chidi", "chidi@x.org")
    await office.people.reset_password(bea.user_id)
    await screen.enter(AuditRoute())
    button(screen.page, "Passwords").click()
    await screen.scope.settled()
    assert len(told(screen)) == 1
    button(screen.page, "All").click()
    QTest.keyClicks(screen.page.search, "bea")
    await screen.scope.settled()
    assert len(told(screen)) == 2
    QTest.keyClicks(screen.page.search, "zzz")
    await screen.scope.settled()
    state = screen.page.pane.state
    assert state is not None
    button(state, "Show all").click()
    await screen.scope.settled()
    assert len(told(screen)) >= 3


async def test_it_is_read_again_when_shown_and_saved_as_a_table(
    screen: AuditScreen, office: Office, place: Place, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    await screen.enter(AuditRoute())
    before = len(told(screen))
    await screen.exit()
    await office.people.add("=1+1", "f@x.org")
    await screen.enter(AuditRoute())
    assert len(told(screen)) == before + 1
    answer_files(monkeypatch, save=tmp_path / "log.csv")
    button(screen.page, "Export").click()
    await screen.scope.settled()
    assert "'=1+1" in (tmp_path / "log.csv").read_text("utf-8-sig")
    assert "exported this log" in told(screen)[0]
    button(screen.page, "Back to the people").click()
    assert place.routes == [PeopleRoute()]


async def test_only_administrators_read_it(screen: AuditScreen, office: Office) -> None:
    await office.people.add("Bea", "bea@x.org", role=Role.INSTRUCTOR)
    async with office.uow() as work:
        office.gate.enter((await work.people.by_email(["bea@x.org"]))["bea@x.org"])
    with pytest.raises(PermissionDenied):
        await screen.enter(AuditRoute())


@pytest.mark.parametrize("action", list(AuditAction))
def test_every_action_is_a_sentence_with_an_icon(action: AuditAction) -> None:
    for made in (entry(action), entry(action, whom=""), entry(action, own=True, detail="?")):
        words = sentence(made)
        assert len(words.split()) >= 3
        assert "{" not in words
    icon, _role = icon_of(action)
    assert (RESOURCES / "icons" / f"{icon}.svg").exists()
    assert sum(action in group for group in GROUPS) == 1


def test_sentences_say_it_all() -> None:
    act = AuditAction
    assert len(GROUPS) == len(group_words())
    assert sentence(entry(act.PASSWORD_RESET)) == "Bea reset the password of Chidi"
    assert sentence(entry(act.ROLE_CHANGED, detail="learner → instructor")) == (
        "Bea changed the role of Chidi from Learner to Instructor"
    )
    assert sentence(entry(act.PEOPLE_IMPORTED, whom="", detail="+12 ~1")) == (
        "Bea imported people: 12 new accounts, 1 change"
    )
    assert sentence(entry(act.ENROLLED, whom="", detail="+3 · Tides")) == (
        "Bea enrolled 3 people in “Tides”"
    )
    assert sentence(entry(act.PASSWORD_CHANGED, own=True)) == "Bea changed their own password"
    assert sentence(entry(act.ACCOUNT_MADE, who="owner of the file", key=None)) == (
        "The owner of the file made an account for Chidi"
    )
    assert sentence(entry(act.SIGNED_IN, who="{x}")) == "{x} signed in"


def test_names_from_right_to_left_do_not_turn_the_sentence() -> None:
    assert isolated("Bea") == "Bea"
    assert isolated("يوسف") == "\u2068يوسف\u2069"


def test_times_are_this_computers(fixed_now: Now) -> None:
    now = fixed_now()
    today = now.astimezone().date()
    assert day_words(now.isoformat(), today).startswith("Today, ")
    assert moment_words(now.isoformat())
    assert moment_words("nonsense") == day_words("", today) == ""
