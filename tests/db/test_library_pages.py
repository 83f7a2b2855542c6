"""The library's lists: every filter and order, page by page, against their definitions."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coursegen_desktop.db.database import Database
from coursegen_desktop.db.first_paint import first_library_page
from coursegen_desktop.db.repositories.base import title_key
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.library import (
    CourseCard,
    LibraryFilter,
    LibraryOrder,
    LibraryQuery,
)
from tests.examples import some

from . import random_library

EVERY = [(which, order) for which in LibraryFilter for order in LibraryOrder]


async def listed(
    database: Database, query: LibraryQuery, user_id: UserId, size: int
) -> list[CourseCard]:
    """All pages in a row."""
    cards: list[CourseCard] = []
    cursor: tuple[object, ...] | None = None
    while True:
        async with database.unit_of_work() as u:
            page = await u.courses.page(query, user_id, cursor, size)
        assert len(page.cards) <= size
        cards.extend(page.cards)
        cursor = page.next_cursor
        if cursor is None:
            return cards
        assert len(page.cards) == size


@settings(
    max_examples=some(25),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    seed=st.integers(0, 2**32),
    count=st.integers(0, 30),
    size=st.integers(1, 9),
    ways=st.lists(st.sampled_from(EVERY), min_size=3, max_size=5, unique=True),
)
async def test_pages_in_a_row_are_the_whole_list(
    database: Database,
    user_id: UserId,
    seed: int,
    count: int,
    size: int,
    ways: list[tuple[LibraryFilter, LibraryOrder]],
) -> None:
    made = random_library.make(random.Random(seed), count)
    random_library.write(database.path, made, user_id)
    for which, order in ways:
        found = await listed(database, LibraryQuery(which, order), user_id, size)
        shown = [item for item in made if random_library.holds(which, item)]
        wanted = random_library.ordered(order, shown)
        assert [card.id for card in found] == [item.id for item in wanted]
        for card, item in zip(found, wanted, strict=True):
            assert card.title == item.title
            assert card.is_published == item.is_published
            assert card.progress_percent == item.progress
            assert (card.modules, card.lessons, card.minutes) == (1, item.id % 3, item.id % 3 * 7)


@pytest.mark.parametrize(("which", "order"), EVERY)
async def test_every_way_at_least_once(
    database: Database, user_id: UserId, which: LibraryFilter, order: LibraryOrder
) -> None:
    made = random_library.make(random.Random(7), 40)
    random_library.write(database.path, made, user_id)
    found = await listed(database, LibraryQuery(which, order), user_id, 4)
    shown = [item for item in made if random_library.holds(which, item)]
    assert shown
    assert [card.id for card in found] == [item.id for item in random_library.ordered(order, shown)]


@pytest.mark.parametrize("seed", range(5))
async def test_counts_are_the_lengths_of_the_lists(
    database: Database, user_id: UserId, seed: int
) -> None:
    made = random_library.make(random.Random(seed), 40)
    random_library.write(database.path, made, user_id)
    async with database.unit_of_work() as u:
        counts = await u.courses.counts(user_id)
        whole = await u.courses.all(user_id)
    for which in LibraryFilter:
        assert counts.of(which) == sum(random_library.holds(which, item) for item in made)
    assert [card.id for card in whole] == [
        item.id
        for item in sorted(made, key=lambda item: (item.created_at, item.id))
        if not item.is_deleted
    ]


TYPED = (
    "logic", "LOG", "eclair", "Éclairs", "al", "l", "%", "_", "ü", "数学", "学", "zzz", "maps zen"
)  # fmt: skip


async def test_titles_are_filtered_by_words(
    database: Database, user_id: UserId, subtests: pytest.Subtests
) -> None:
    made = random_library.make(random.Random(3), 60)
    random_library.write(database.path, made, user_id)
    for order, words in itertools.product(LibraryOrder, TYPED):
        with subtests.test(order=order, words=words):
            found = await listed(database, LibraryQuery(order=order, text=words), user_id, 7)
            wanted = [item for item in made if not item.is_deleted and _is_meant(item.title, words)]
            assert [card.id for card in found] == [
                item.id for item in random_library.ordered(order, wanted)
            ]


def _is_meant(title: str, words: str) -> bool:
    if len([char for char in words if char.isalnum()]) < 3:
        return title_key(words) in title_key(title)
    tokens = title_key(title).split()
    *whole, begun = title_key(words).split() or [""]
    return all(word in tokens for word in whole) and any(
        token.startswith(begun) for token in tokens
    )


async def test_pages_stay_in_step_while_courses_come_in(
    database: Database, user_id: UserId
) -> None:
    """With row numbers instead of keys the second page would repeat the last card."""
    made = random_library.make(random.Random(1), 30)
    random_library.write(database.path, made, user_id)
    query = LibraryQuery(order=LibraryOrder.NEWEST)
    async with database.unit_of_work() as u:
        first = await u.courses.page(query, user_id, None, 5)
    async with database.unit_of_work(write=True) as u:
        await u.courses.add_shell(CourseDraft(title="Brand new"))
        await u.commit()
    async with database.unit_of_work() as u:
        second = await u.courses.page(query, user_id, first.next_cursor, 5)
    assert not {card.id for card in first.cards} & {card.id for card in second.cards}


@pytest.mark.parametrize("seed", range(8))
async def test_the_first_paint_shows_what_the_page_shows(
    database: Database, user_id: UserId, seed: int
) -> None:
    chance = random.Random(seed)
    made = random_library.make(chance, chance.choice([0, 1, 6, 40]))
    random_library.write(database.path, made, user_id)
    async with database.unit_of_work(write=True) as u:
        await u.settings.put(
            user_id, "preferences", {"theme": "dark", "text_scale": 1.3, "unknown": 1}
        )
        await u.commit()
    for which, order in [(LibraryFilter.ALL, LibraryOrder.RECENT), chance.choice(EVERY)]:
        query = LibraryQuery(which, order)
        first = first_library_page(database.path, 5, query)
        async with database.unit_of_work() as u:
            page = await u.courses.page(query, user_id, None, 5)
            assert first is not None
            assert first.cards == page.cards
            assert first.next_cursor == page.next_cursor
            assert first.counts == await u.courses.counts(user_id)
            assert first.continue_card == await u.courses.continue_card(user_id)
            assert first.user == await u.users.first()
        assert first.preferences.theme == "dark"
        assert first.preferences.text_scale == 1.3
