"""The door of a class: who is let in by what, who never is, guests, newcomers, wrong pictures."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from coursegen_desktop.domain.audit import AuditAction
from coursegen_desktop.domain.errors import (
    InvalidContent,
    NotFound,
    PermissionDenied,
    SignInRefused,
    TooManyTries,
)
from coursegen_desktop.domain.ids import ClassId, UserId
from coursegen_desktop.domain.picture_code import PICTURES, all_codes, is_code, written
from coursegen_desktop.domain.school_class import ClassRules, MemberRole
from coursegen_desktop.domain.settings import ALONE, Sharing
from coursegen_desktop.domain.sign_in_ways import Way
from coursegen_desktop.domain.user import Role, User
from tests.persons import CHEAP, PASSWORD

from .school import School, opened


@pytest.fixture
async def school(database_file: Path) -> AsyncIterator[School]:
    async with opened(database_file) as made:
        yield made


def rows(school: School, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(school.database.path)) as connection:
        return connection.execute(sql).fetchall()


async def pictures_of(school: School, key: ClassId, name: str) -> tuple[User, tuple[str, ...]]:
    child = await school.child(key, name)
    (card,) = await school.pictures.give(key, [child.id])
    return child, card.pictures


async def way(school: School, key: ClassId, found: Way, **rules: bool) -> None:
    of = (await school.view(key)).of
    kept = replace(of.rules, way=found, **rules)
    await school.classes.save(of, name=of.name, icon=of.icon, colour=of.colour, rules=kept)


async def test_the_other_door_shows_nobody_who_has_no_password(school: School) -> None:
    key = await school.class_of("Ada", "Ben")
    ben = await school.child(key, "Ben")
    at_the_door = school.persons.accounts.at_the_door
    before = {user.full_name for user in await at_the_door()}
    assert before and not before & {"Ada", "Ben"}
    await school.pictures.start_code(key, ben.id)
    assert {user.full_name for user in await at_the_door()} == {*before, "Ben"}


# ------------------------------------------------------------ by pictures


async def test_three_pictures_in_their_order_let_in_and_nothing_else(school: School) -> None:
    key = await school.class_of("Ada", "Ben")
    ada, code = await pictures_of(school, key, "Ada")
    school.gate.leave()
    for wrong in (code[::-1], code[:2], (), (*code, code[0]), ("x", "y", "z"), (code[0],) * 3):
        with pytest.raises(SignInRefused):
            await school.door.enter_by_pictures(key, ada.id, wrong)
        school.clock.pass_by(minutes=2)
    assert school.gate.found is None
    entered = await school.door.enter_by_pictures(key, ada.id, code)
    assert (entered.id, school.gate.user.id) == (ada.id, ada.id)
    assert await school.door.waiting(ada) == 0
    assert (await school.log(AuditAction.SIGNED_IN_BY_CLASS))[-1] == ("Ada", "Ada", "4a")
    (seen,) = rows(school, f"SELECT last_seen_at FROM users WHERE id = {ada.id}")
    assert seen[0] > ""


async def test_pictures_are_kept_as_a_hash_and_readable_only_where_the_class_shows_them(
    school: School,
) -> None:
    key = await school.class_of("Ada", "Ben")
    cards = await school.pictures.give(key)
    assert len({card.pictures for card in cards}) == 2
    kept = rows(school, "SELECT pictures_hash, pictures FROM class_members WHERE role = 'learner'")
    assert all(str(hashed).startswith("$argon2id$") for hashed, _ in kept)
    assert {shown for _, shown in kept} == {written(card.pictures) for card in cards}
    assert await school.pictures.cards(key) == cards
    assert await school.log(AuditAction.PICTURES_SEEN) == [("Tess Teacher", "", "4a")]
    await way(school, key, Way.PICTURES, shows_pictures=False)
    assert {shown for _, shown in rows(school, "SELECT 1, pictures FROM class_members")} == {""}
    assert [card.pictures for card in await school.pictures.cards(key)] == [(), ()]
    ada, code = await pictures_of(school, key, "Ada")
    assert is_code(code), "told once"
    school.gate.leave()
    await school.door.enter_by_pictures(key, ada.id, code)


async def test_new_pictures_take_the_place_of_old_ones_and_forget_wrong_tries(
    school: School,
) -> None:
    key = await school.class_of("Ada")
    ada, old = await pictures_of(school, key, "Ada")
    teacher = school.gate.user
    school.gate.leave()
    for _ in range(7):
        with pytest.raises(SignInRefused):
            await school.door.enter_by_pictures(key, ada.id, old[::-1])
        school.clock.pass_by(minutes=1)
    assert len(await school.log(AuditAction.SIGN_IN_REFUSED)) == 3
    with pytest.raises(SignInRefused):
        await school.door.enter_by_pictures(key, ada.id, old[::-1])
    assert await school.door.waiting(ada) == 8
    with pytest.raises(TooManyTries):
        await school.door.enter_by_pictures(key, ada.id, old)
    school.gate.enter(teacher)
    (card,) = await school.pictures.give(key, [ada.id])
    school.gate.leave()
    assert await school.door.waiting(ada) == 0
    with pytest.raises(SignInRefused):
        await school.door.enter_by_pictures(key, ada.id, old)
    await school.door.enter_by_pictures(key, ada.id, card.pictures)


async def test_no_two_of_a_class_have_the_same_pictures_though_nobody_knows_them(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where only hashes are kept a new code is tried against each of them."""
    key = await school.class_of("Ada", "Ben", rules=ClassRules(shows_pictures=False))
    from coursegen_desktop.services import picture_codes

    first, second = all_codes()[0], all_codes()[1]
    lot = iter(((first,), (first,), (second,)))

    class Lot:
        def sample(self, *_: object) -> object:
            return next(lot)

    monkeypatch.setattr(picture_codes, "_LOT", Lot())
    _, ada = await pictures_of(school, key, "Ada")
    _, ben = await pictures_of(school, key, "Ben")
    assert (ada, ben) == (first, second)


async def test_pictures_are_given_to_all_who_have_none(school: School) -> None:
    key = await school.class_of("Ada", "Ben")
    await pictures_of(school, key, "Ada")
    bea = await school.persons.add("Bea")
    await school.classes.add(key, bea.id, MemberRole.LEARNER)
    (card,) = await school.pictures.give(key)
    assert card.user.full_name == "Ben"
    assert await school.pictures.give(key) == ()
    with pytest.raises(InvalidContent, match="signs in with a password"):
        await school.pictures.give(key, [bea.id])
    with pytest.raises(InvalidContent, match="signs in with a password"):
        await school.pictures.give(key, [school.teacher.id])


# ------------------------------------------------------------ by nothing, by a password


async def test_where_a_class_asks_nothing_a_tap_is_enough(school: School) -> None:
    key = await school.class_of("Ada", rules=ClassRules(Way.NOTHING))
    ada = await school.child(key, "Ada")
    school.gate.leave()
    with pytest.raises(SignInRefused):
        await school.door.enter_by_pictures(key, ada.id, PICTURES[:3])
    assert (await school.door.enter(key, ada.id)).id == ada.id


@pytest.mark.parametrize("asked", [Way.NOTHING, Way.PICTURES])
async def test_no_class_opens_the_account_of_who_has_a_password_or_may_more(
    school: School, asked: Way
) -> None:
    key = await school.class_of("Ada")
    bea = await school.persons.add("Bea")
    root = await school.persons.add("Root", Role.ADMINISTRATOR, password=None)
    for user in (bea, root):
        await school.classes.add(key, user.id, MemberRole.LEARNER)
    _, code = await pictures_of(school, key, "Ada")
    await way(school, key, asked)
    with closing(sqlite3.connect(school.database.path)) as connection, connection:
        # Even where a row of theirs has the hash of pictures.
        connection.execute(
            "UPDATE class_members SET pictures_hash = ?", (await CHEAP.hash(written(code)),)
        )
    school.gate.leave()
    for person in (bea, root, school.teacher):
        with pytest.raises(SignInRefused):
            await school.door.enter(key, person.id)
        with pytest.raises(SignInRefused):
            await school.door.enter_by_pictures(key, person.id, code)
    ways = {one.user.full_name: one.way for one in (await school.door.people(key)).people}
    assert ways == {"Ada": asked, "Bea": Way.PASSWORD, "Root": Way.PASSWORD}
    assert (await school.persons.sign_in.sign_in(bea.email, PASSWORD)).id == bea.id


async def test_who_is_kept_out_or_gone_is_not_let_in(school: School) -> None:
    key = await school.class_of("Ada", "Ben", "Cid", rules=ClassRules(Way.NOTHING))
    ada, ben, cid = [await school.child(key, name) for name in ("Ada", "Ben", "Cid")]
    async with school.uow(write=True) as work:
        await work.users.set_disabled(ada.id, True)
        await work.users.set_deleted(ben.id, "2026-11-23")
        await work.commit()
    await school.classes.remove(key, cid.id)
    school.gate.leave()
    assert (await school.door.people(key)).people == ()
    for child, error in ((ada, SignInRefused), (ben, SignInRefused), (cid, NotFound)):
        with pytest.raises(error):
            await school.door.enter(key, child.id)
    with pytest.raises(NotFound):
        await school.door.enter(key, UserId(999))
    with pytest.raises(NotFound):
        await school.door.people(ClassId(999))


async def test_a_class_that_is_put_away_or_a_computer_of_one_person_has_no_door(
    school: School,
) -> None:
    key = await school.class_of("Ada", rules=ClassRules(Way.NOTHING, True, True))
    ada = await school.child(key, "Ada")
    assert [card.of.id for card in await school.door.classes()] == [key]

    async def has_no_door() -> None:
        assert await school.door.classes() == ()
        for try_it in (
            lambda: school.door.enter(key, ada.id),
            lambda: school.door.people(key),
            lambda: school.door.join(key, "Eve"),
            lambda: school.door.enter_as_guest(key, "Guest"),
        ):
            with pytest.raises(NotFound):
                await try_it()

    await school.classes.archive(key)
    await has_no_door()
    await school.classes.restore(key)
    async with school.uow(write=True) as work:
        await work.settings.set_sharing(Sharing(ALONE, alone_id=1))
        await work.commit()
    await has_no_door()


async def test_a_start_code_that_nobody_used_does_not_keep_a_child_from_learning(
    school: School,
) -> None:
    key = await school.class_of("Ada", rules=ClassRules(Way.PASSWORD))
    ada = await school.child(key, "Ada")
    code = await school.pictures.start_code(key, ada.id)
    assert code.email == ""
    school.gate.leave()
    with pytest.raises(SignInRefused):
        await school.door.enter(key, ada.id)
    entered = await school.persons.sign_in.sign_in(ada.email, code.code)
    assert entered.must_change_password
    school.gate.enter(school.teacher)
    await way(school, key, Way.NOTHING)
    school.gate.leave()
    assert not (await school.door.enter(key, ada.id)).must_change_password


async def test_teachers_reset_only_accounts_that_were_made_in_their_class(school: School) -> None:
    key = await school.class_of()
    bea = await school.persons.add("Bea")
    await school.classes.add(key, bea.id, MemberRole.LEARNER)
    with pytest.raises(InvalidContent, match="not made in your class"):
        await school.pictures.start_code(key, bea.id)
    with pytest.raises(InvalidContent, match="learners only"):
        await school.pictures.start_code(key, school.teacher.id)


# ------------------------------------------------------------ newcomers and guests


@pytest.mark.parametrize("asked", Way)
async def test_somebody_new_is_let_in_where_the_teacher_allows_it(
    school: School, asked: Way
) -> None:
    key = await school.class_of("Ada", rules=ClassRules(asked))
    school.gate.leave()
    with pytest.raises(PermissionDenied, match="by the teacher"):
        await school.door.join(key, "Eve")
    school.gate.enter(school.teacher)
    await way(school, key, asked, may_join=True)
    school.gate.leave()
    for wrong in (("", "cat-1"), ("Eve", "dragon-1")):
        with pytest.raises(InvalidContent):
            await school.door.join(key, *wrong, PASSWORD)
    if asked is Way.PASSWORD:
        with pytest.raises(InvalidContent):
            await school.door.join(key, "Eve", "cat-1", "short")
    made = await school.door.join(key, "Eve", "cat-1", PASSWORD if asked is Way.PASSWORD else "")
    assert school.gate.user == made.user
    assert (made.user.avatar, made.user.group, made.user.role) == ("cat-1", "4a", Role.LEARNER)
    assert is_code(made.pictures) == (asked is Way.PICTURES)
    assert [one.user.full_name for one in (await school.door.people(key)).people] == ["Ada", "Eve"]
    await school.persons.sign_in.sign_out()
    if asked is Way.NOTHING:
        await school.door.enter(key, made.user.id)
    elif asked is Way.PICTURES:
        await school.door.enter_by_pictures(key, made.user.id, made.pictures)
    else:
        await school.persons.sign_in.sign_in(made.user.email, PASSWORD)
    assert school.gate.user.id == made.user.id


async def test_of_a_guest_nothing_is_kept_when_he_leaves(school: School) -> None:
    key = await school.class_of("Ada")
    school.gate.leave()
    with pytest.raises(PermissionDenied):
        await school.door.enter_as_guest(key, "Guest")
    school.gate.enter(school.teacher)
    await way(school, key, Way.PICTURES, has_guests=True)
    guest = await school.door.enter_as_guest(key, "Guest")
    await school.take_quiz(guest, await school.quiz())
    assert [one.user.full_name for one in (await school.door.people(key)).people] == ["Ada"]
    before = rows(school, f"SELECT 1 FROM quiz_attempts WHERE user_id = {guest.id}")
    await school.persons.sign_in.sign_out()
    after = rows(
        school,
        f"SELECT 1 FROM users WHERE id = {guest.id} UNION ALL SELECT 1 FROM quiz_attempts"
        f" WHERE user_id = {guest.id} UNION ALL SELECT 1 FROM settings WHERE user_id = {guest.id}"
        f" UNION ALL SELECT 1 FROM progress_days WHERE user_id = {guest.id}",
    )
    assert (len(before), after) == (1, [])


async def test_a_guest_whom_a_power_cut_left_behind_is_erased_but_not_one_who_is_here(
    school: School,
) -> None:
    key = await school.class_of(rules=ClassRules(has_guests=True))
    await school.door.enter_as_guest(key, "Guest")
    here = await school.door.enter_as_guest(key, "Guest")
    assert await school.door.sweep_guests() == 1
    assert await school.door.sweep_guests() == 0
    assert rows(school, "SELECT user_id FROM class_members WHERE role = 'guest'") == [(here.id,)]
    school.gate.leave()
    assert await school.door.sweep_guests() == 1
