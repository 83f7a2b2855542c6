"""Names and addresses: whatever is typed is either kept in one steady form or refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.user import (
    MAX_EMAIL,
    MAX_GROUP,
    MAX_NAME,
    checked_email,
    checked_group,
    checked_name,
)

# Every code point, halves of characters too, and runs of what is likely to go wrong.
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=300)
TRICKY = st.text(
    st.sampled_from("aÅßİıſﬁﬀK①½℀…·. \t\n\r\x00\u00ad\u034f\u200b\u200d\u202e\ufe0f\ufeff"
                    "\U000e0041@-_+🌊👩\u0301\u0345\u05d0\u0627\ud800"),
    max_size=40,
)  # fmt: skip
ADDRESS = st.builds("{}@{}".format, TRICKY, TRICKY | st.just("example.org"))
Check = Callable[[str], str]


def kept(check: Check, text: str) -> str | None:
    try:
        return check(text)
    except InvalidContent as error:
        assert error.text()
        return None


@given(ANYTHING | TRICKY)
@example("x" * 1000)
@example("\x00" * 5)
@example("\u202eabc")
def test_a_name_is_kept_in_one_form_or_refused(text: str) -> None:
    name = kept(checked_name, text)
    if name is not None:
        assert checked_name(name) == name
        assert 0 < len(name) <= MAX_NAME
        assert not set(name) & set("\n\r\t\x00")


@given(ANYTHING | TRICKY | ADDRESS)
@example("Å@Example.ORG")
@example("ͅ@x.org")
@example("x" * 1000 + "@x.org")
def test_an_address_is_kept_in_one_form_or_refused(text: str) -> None:
    email = kept(checked_email, text)
    if email is not None:
        assert checked_email(email) == email
        assert len(email) <= MAX_EMAIL
        assert email.count("@") == 1
        assert kept(checked_email, f"  {email}\n") == email


@given(ANYTHING | TRICKY)
def test_a_group_is_kept_in_one_form_or_refused(text: str) -> None:
    group = kept(checked_group, text)
    if group is not None:
        assert checked_group(group) == group
        assert len(group) <= MAX_GROUP


@given(st.text(st.sampled_from("abcXYZ09-_.+"), min_size=1, max_size=30))
def test_addresses_that_differ_in_case_are_one(local: str) -> None:
    assert checked_email(f"{local}@Example.ORG") == checked_email(f"{local.upper()}@example.org")


@pytest.mark.parametrize(
    "text", ["", " ", "a", "a@", "@b.org", "a@b", "a b@c.org", "a@b..org", "a@.org", "a@b@c.org"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    assert kept(checked_email, text) is None
