"""The one table of rights, written out a second time: whoever changes it must mean it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coursegen_desktop.domain.errors import PermissionDenied
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.rights import RIGHTS, Right, may, require
from coursegen_desktop.domain.user import Role, User

EVERYBODY = {Right.LEARN, Right.OWN_ACCOUNT}
INSTRUCTORS = {
    Right.SEE_DRAFTS, Right.EDIT_COURSES, Right.SEE_LEARNERS, Right.ENROL_OTHERS, Right.TEACH,
}  # fmt: skip
ADMINISTRATORS = {Right.MANAGE_PEOPLE, Right.READ_AUDIT, Right.MANAGE_LIBRARY}


def person(role: Role) -> User:
    return User(
        UserId(1), "p", "a@x.org", "Ada",
        is_admin=role is Role.ADMINISTRATOR, is_instructor=role is Role.INSTRUCTOR,
    )  # fmt: skip


def test_the_table() -> None:
    assert set(Right) == EVERYBODY | INSTRUCTORS | ADMINISTRATORS
    assert set(RIGHTS[Role.LEARNER]) == EVERYBODY
    assert set(RIGHTS[Role.INSTRUCTOR]) == EVERYBODY | INSTRUCTORS
    assert set(RIGHTS[Role.ADMINISTRATOR]) == set(Right)


@pytest.mark.parametrize("role", Role)
def test_who_is_disabled_or_deleted_may_nothing(role: Role) -> None:
    user = person(role)
    for gone in (replace(user, is_disabled=True), replace(user, deleted_at="2026-11-23")):
        assert not any(may(gone, right) for right in Right)


@pytest.mark.parametrize("role", Role)
def test_who_must_choose_a_password_may_only_that(role: Role) -> None:
    user = replace(person(role), must_change_password=True)
    assert [right for right in Right if may(user, right)] == [Right.OWN_ACCOUNT]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("right", Right)
def test_what_one_may_not_is_refused(role: Role, right: Right) -> None:
    user = person(role)
    assert user.role is role
    if may(user, right):
        require(user, right)
    else:
        with pytest.raises(PermissionDenied, match="may not do this"):
            require(user, right)


def test_an_administrator_is_one_whatever_else_he_is() -> None:
    assert replace(person(Role.ADMINISTRATOR), is_instructor=True).role is Role.ADMINISTRATOR
