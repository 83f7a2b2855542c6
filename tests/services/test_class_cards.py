"""Printed cards: who is let in by one, what makes it void, what is kept of it."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from coursegen_desktop.domain.audit import AuditAction
from coursegen_desktop.domain.card_code import hashed, in_groups, in_qr_code, new_code
from coursegen_desktop.domain.errors import CardRefused, InvalidContent, PermissionDenied
from coursegen_desktop.domain.ids import ClassId
from coursegen_desktop.domain.school_class import ClassRules, MemberRole
from coursegen_desktop.domain.settings import ALONE, Sharing
from coursegen_desktop.domain.sign_in_ways import Way
from coursegen_desktop.domain.user import Role

from .school import School, opened


@pytest.fixture
async def school(database_file: Path) -> AsyncIterator[School]:
    async with opened(database_file) as made:
        yield made


def kept(school: School) -> dict[str, tuple[str | None, str]]:
    sql = (
        "SELECT u.full_name, m.card_hash, m.card FROM class_members m"
        " JOIN users u ON u.id = m.user_id WHERE m.role = 'learner'"
    )
    with closing(sqlite3.connect(school.database.path)) as connection:
        return {name: (card_hash, card) for name, card_hash, card in connection.execute(sql)}


async def rule(school: School, key: ClassId, **rules: object) -> None:
    of = (await school.view(key)).of
    changed = replace(of.rules, **rules)  # type: ignore[arg-type]
    await school.classes.save(of, name=of.name, icon=of.icon, colour=of.colour, rules=changed)


@pytest.mark.parametrize("way", [Way.NOTHING, Way.PICTURES])
async def test_a_card_lets_in_though_nobody_was_chosen(school: School, way: Way) -> None:
    key = await school.class_of("Ada", "Ben", rules=ClassRules(way))
    other = await school.classes.create("4b")
    cards = {card.user.full_name: card for card in await school.cards.give(key)}
    assert sorted(cards) == ["Ada", "Ben"] and cards["Ada"].code != cards["Ben"].code
    assert await school.log(AuditAction.CARDS_GIVEN) == [("Tess Teacher", "", "4a · 2")]
    school.gate.leave()
    doors = {card.of.id: card.has_cards for card in await school.door.classes()}
    assert doors == {key: True, other: False}
    assert (await school.door.people(key)).has_cards
    assert not (await school.door.people(other)).has_cards
    for text in (in_qr_code(cards["Ada"].code), in_groups(cards["Ada"].code).lower()):
        came = await school.door.enter_by_card(text)
        assert (came.user.full_name, came.class_id) == ("Ada", key)
        assert school.gate.user.id == came.user.id
        school.gate.leave()
    log = await school.log(AuditAction.SIGNED_IN_BY_CARD)
    assert log == [("Ada", "Ada", "4a")] * 2


async def test_a_code_is_kept_as_a_hash_and_readable_only_where_the_class_shows_it(
    school: School,
) -> None:
    key = await school.class_of("Ada", "Ben")
    cards = await school.cards.give(key)
    assert kept(school) == {card.user.full_name: (hashed(card.code), card.code) for card in cards}
    assert await school.pictures.cards(key) == cards
    assert len(await school.log(AuditAction.PICTURES_SEEN)) == 1
    await rule(school, key, shows_pictures=False)
    assert kept(school) == {card.user.full_name: (hashed(card.code), "") for card in cards}
    assert [(card.has_card, card.code) for card in await school.pictures.cards(key)] == [
        (True, "")
    ] * 2
    ada = await school.child(key, "Ada")
    (new,) = await school.cards.give(key, [ada.id])
    assert new.code and kept(school)["Ada"] == (hashed(new.code), ""), "told once"
    school.gate.leave()
    assert (await school.door.enter_by_card(new.code)).user.id == ada.id


async def test_new_cards_make_old_ones_void_and_withdrawn_ones_let_nobody_in(
    school: School,
) -> None:
    key = await school.class_of("Ada", "Ben")
    old = {card.user.full_name: card.code for card in await school.cards.give(key)}
    assert await school.cards.give(key) == (), "everybody has one"
    ada = await school.child(key, "Ada")
    (new,) = await school.cards.give(key, [ada.id])
    teacher = school.gate.user
    school.gate.leave()
    with pytest.raises(CardRefused, match="of the class 4a does not let anybody in any more"):
        await school.door.enter_by_card(old["Ada"])
    assert (await school.door.enter_by_card(new.code)).user.id == ada.id
    assert (await school.door.enter_by_card(old["Ben"])).user.full_name == "Ben"
    school.gate.enter(teacher)
    assert await school.cards.withdraw(key, [ada.id]) == 1
    assert await school.cards.withdraw(key) == 1, "Ben's; Ada has none any more"
    assert await school.cards.withdraw(key) == 0
    assert await school.log(AuditAction.CARDS_WITHDRAWN) == [
        ("Tess Teacher", "Ada", "4a"), ("Tess Teacher", "Ben", "4a"),
    ]  # fmt: skip
    assert set(kept(school).values()) == {(None, "")}
    school.gate.leave()
    assert not (await school.door.people(key)).has_cards
    for code in (new.code, old["Ben"]):
        with pytest.raises(CardRefused, match="any more"):
            await school.door.enter_by_card(code)
    assert school.gate.found is None


async def test_no_card_opens_the_account_of_who_has_a_password_or_may_more(
    school: School,
) -> None:
    key = await school.class_of("Ada")
    bea = await school.persons.add("Bea")
    root = await school.persons.add("Root", Role.ADMINISTRATOR, password=None)
    for user in (bea, root):
        await school.classes.add(key, user.id, MemberRole.LEARNER)
    (card,) = await school.cards.give(key)
    assert card.user.full_name == "Ada"
    assert [one.user.full_name for one in await school.pictures.cards(key)] == ["Ada"]
    for person in (bea, root, school.teacher):
        with pytest.raises(InvalidContent, match="signs in with a password"):
            await school.cards.give(key, [person.id])
    code = new_code("k", lambda signs: signs[0])
    with closing(sqlite3.connect(school.database.path)) as connection, connection:
        # Even where a row of theirs has the hash of a card.
        connection.execute(
            "UPDATE class_members SET card_hash = ? WHERE user_id = ?", (hashed(code), bea.id)
        )
    await school.cards.withdraw(key, [card.user.id])
    school.gate.leave()
    assert not (await school.door.people(key)).has_cards
    with pytest.raises(CardRefused, match="Bea signs in with a password now"):
        await school.door.enter_by_card(code)
    with closing(sqlite3.connect(school.database.path)) as connection, connection:
        connection.execute("UPDATE class_members SET card_hash = ?", (hashed(code),))
    with pytest.raises(CardRefused, match="of another class or of another computer"):
        await school.door.enter_by_card(code)
    assert school.gate.found is None


async def test_a_class_that_asks_for_passwords_lets_nobody_in_by_a_card(school: School) -> None:
    key = await school.class_of("Ada")
    (card,) = await school.cards.give(key)
    await rule(school, key, way=Way.PASSWORD)
    assert await school.cards.give(key) == ()
    school.gate.leave()
    with pytest.raises(CardRefused, match="with a password now"):
        await school.door.enter_by_card(card.code)


async def test_who_is_kept_out_or_gone_is_not_let_in(school: School) -> None:
    key = await school.class_of("Ada", "Ben", "Cid")
    cards = {card.user.full_name: card for card in await school.cards.give(key)}
    async with school.uow(write=True) as work:
        await work.users.set_disabled(cards["Ada"].user.id, True)
        await work.users.set_deleted(cards["Ben"].user.id, "2026-11-23")
        await work.commit()
    await school.classes.remove(key, cards["Cid"].user.id)
    teacher = school.gate.user
    school.gate.leave()
    for card in cards.values():
        with pytest.raises(CardRefused, match="any more"):
            await school.door.enter_by_card(card.code)
    school.gate.enter(teacher)
    await school.classes.add(key, cards["Cid"].user.id, MemberRole.LEARNER)
    school.gate.leave()
    came = await school.door.enter_by_card(cards["Cid"].code)
    assert came.user.full_name == "Cid", "who comes back has the card that he had"


async def test_the_class_and_the_computer_say_whether_cards_are_taken(school: School) -> None:
    key = await school.class_of("Ada")
    other = await school.classes.create("4b")
    (card,) = await school.cards.give(key)
    await rule(school, key, takes_cards=False)
    teacher = school.gate.user
    school.gate.leave()
    assert not (await school.door.people(key)).has_cards
    assert not any(one.has_cards for one in await school.door.classes())
    with pytest.raises(CardRefused, match="4a takes no cards now"):
        await school.door.enter_by_card(card.code)
    school.gate.enter(teacher)
    await rule(school, key, takes_cards=True)
    school.gate.leave()
    with pytest.raises(CardRefused, match="for other classes"):
        await school.door.enter_by_card(card.code, classes={other})
    assert (await school.door.enter_by_card(card.code, classes={key})).class_id == key
    school.gate.enter(teacher)
    await school.classes.archive(key)
    school.gate.leave()
    with pytest.raises(CardRefused):
        await school.door.enter_by_card(card.code)
    async with school.uow(write=True) as work:
        await work.settings.set_sharing(Sharing(ALONE, alone_id=1))
        await work.commit()
    with pytest.raises(CardRefused):
        await school.door.enter_by_card(card.code)


async def test_wrong_cards_stand_in_the_log_but_keep_nobody_out(school: School) -> None:
    key = await school.class_of("Ada")
    (card,) = await school.cards.give(key)
    stranger = new_code("a class of another school", lambda signs: signs[-1])
    school.gate.leave()
    for _ in range(60):
        with pytest.raises(CardRefused, match="of another class or of another computer"):
            await school.door.enter_by_card(stranger)
    assert [entry[2] for entry in await school.log(AuditAction.CARD_REFUSED)] == ["5"]
    with pytest.raises(InvalidContent):
        await school.door.enter_by_card(stranger[:-1] + ("2" if stranger[-1] != "2" else "3"))
    came = await school.door.enter_by_card(card.code)
    assert came.user.full_name == "Ada"
    told = [str(entry) for entry in await school.log(AuditAction.CARD_REFUSED)]
    assert not any(stranger in one or card.code in one for one in told)


async def test_cards_are_a_matter_of_those_who_teach_the_class(school: School) -> None:
    key = await school.class_of("Ada")
    await school.cards.give(key)
    await school.persons.enter("Una Other", Role.INSTRUCTOR)
    for try_it in (
        lambda: school.cards.give(key),
        lambda: school.cards.withdraw(key),
        lambda: school.pictures.cards(key),
    ):
        with pytest.raises(PermissionDenied, match="class of other teachers"):
            await try_it()  # type: ignore[no-untyped-call]
