"""Everything about a person as one page: complete, in words, inert; and erased for good."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.errors import PermissionDenied, SignInRefused
from coursegen_desktop.domain.events import LearningErased
from coursegen_desktop.formats.own_page import keys_told
from coursegen_desktop.services.progress import ProgressService
from coursegen_desktop.ui.content.own_page_words import PageWords
from tests import samples
from tests.persons import PASSWORD, Persons

from .desk import keep
from .own_life import HOSTILE, TABLES, Life, rows_of

HEADER = {"format", "version", "exported_at"}


@pytest.fixture
def persons(database: Database, fixed_now: Callable[[], datetime]) -> Persons:
    return Persons(database.unit_of_work, now=fixed_now)


@pytest.fixture
async def life(persons: Persons, database: Database) -> Life:
    return Life(persons, database, await keep(persons.uow, samples.small_course()))


def read(path: Path) -> Any:
    """The page as a browser reads it; `bdi` is known to be words."""
    return html.document_fromstring(path.read_text(encoding="utf-8"))


def told(page: Any, part: str) -> str:
    """The words of a section, one blank between them."""
    (found,) = page.xpath(f"//section[@aria-labelledby='part-{part}']")
    return " ".join(" ".join(found.itertext()).split())


async def test_every_table_of_persons_is_on_the_page(
    life: Life, database: Database, tmp_path: Path
) -> None:
    """Of whoever has something in each of them, each is told, and listed in the contents."""
    user = await life.whole("Cid")
    assert {table for table, count in rows_of(database, user.id).items() if not count} == set()
    path = tmp_path / "cid.html"
    await life.persons.own_data.export(path, user_id=user.id, say=PageWords())
    page = read(path)
    shown = {name.removeprefix("part-") for name in page.xpath("//section/@aria-labelledby")}
    assert set(TABLES.values()) <= shown
    links = page.xpath("//nav//a/@href")
    assert [link.removeprefix("#") for link in links] == page.xpath("//section/@aria-labelledby")
    assert all(page.xpath(f"//*[@id='{link[1:]}']") for link in links)
    # Whoever adds a kind of data to the file must say where it stands on the page.
    other = tmp_path / "cid.json"
    await life.persons.own_data.export(other, user_id=user.id, say=PageWords())
    assert set(json.loads(other.read_text("utf-8"))) - HEADER == keys_told()


async def test_names_and_words_instead_of_keys(life: Life, tmp_path: Path) -> None:
    user = await life.whole("Cid")
    path = tmp_path / "cid.HTML"
    await life.persons.own_data.export(path, user_id=user.id, say=PageWords())
    page = read(path)
    assert page.xpath("//title/text()") == ["Everything about Cid"]
    assert told(page, "person").startswith("About you Name Cid Email cid@example.org")
    assert "The water cycle 24 December 2026" in told(page, "goals").replace("Thursday, ", "")
    assert "Minutes a day 20" in told(page, "goals")
    assert "1 lesson completed" in told(page, "badges")
    assert "The water cycle" in told(page, "enrollments")
    assert "The water cycle Up and down" in told(page, "completed_lessons")
    assert "25% " in told(page, "reading_positions")
    answers = told(page, "attempts")
    assert "What is the change of a liquid into a gas called? Condensation 0 / 1" in answers
    assert "Clouds form when vapour cools. False 0 / 1" in answers
    assert "The water cycle Up and down The water cycle 0% 1" in told(page, "quiz_results")
    assert "Gone" in told(page, "past_results")
    assert "Final grade" in told(page, "grades_by_hand")
    assert "A thought" in told(page, "annotations")
    assert "#later" in told(page, "annotations")
    assert "a liquid into a gas called?" in told(page, "review_cards")
    assert "Evaporation Good" in told(page, "review_cards").replace("Easy", "Good")
    assert "All courses" in told(page, "days")
    assert told(page, "settings").startswith("Settings Preferences theme: dark text scale: 1.0")
    (picture,) = page.xpath("//header//img/@src")
    assert picture.startswith("data:image/png;base64,")
    words = page.text_content()
    for secret in ("$argon2", "code$", "asset_id", '{"', "quiz_id"):
        assert secret not in words
    kept = " ".join(page.xpath("//section[@aria-labelledby='kept']//text()"))
    assert "sends nothing to anybody, unless somebody has connected a language model" in kept
    assert "Settings, You, What is yours" in kept


async def test_right_answers_are_not_told(life: Life, tmp_path: Path) -> None:
    """Who answered wrongly finds on the page what he said, not what he should have said."""
    user = await life.of("Cid", {"chosen": ["c"]})
    path = tmp_path / "cid.html"
    await life.persons.own_data.export(path, user_id=user.id, say=PageWords())
    answers = told(read(path), "attempts")
    assert "Spring" in answers
    assert "Evaporation" not in answers


async def test_who_did_nothing_has_a_short_page(life: Life, tmp_path: Path) -> None:
    user = await life.persons.enter("Bea")
    path = tmp_path / "bea.html"
    await life.persons.own_data.export(path, user_id=user.id, say=PageWords())
    page = read(path)
    assert page.xpath("//section/@aria-labelledby") == ["part-person", "part-figures", "kept"]
    assert not page.xpath("//img")


async def test_hostile_words_stay_words(life: Life, tmp_path: Path) -> None:
    """Everywhere where somebody may write: nothing becomes markup, nothing turns its neighbours."""
    course = samples.small_course().model_copy(update={"title": HOSTILE[:200]})
    life.course = await keep(life.persons.uow, course)
    user = await life.whole("Cid", words=HOSTILE)
    await life.persons.accounts.save_profile(
        full_name="<b onclick=bad()>\u202eCid", email=user.email, avatar="picture",
        base_revision=(await life.persons.accounts.me()).revision,
    )  # fmt: skip
    path = tmp_path / "cid.html"
    await life.persons.own_data.export(path, user_id=user.id, say=PageWords())
    page = read(path)
    assert not page.xpath("//script | //iframe | //object | //b | //link | //base | //form")
    assert len(page.xpath("//img")) == 1, "the picture alone"
    assert not [one for one in page.iter() for name in one.attrib if name.startswith("on")]
    fetched = [*page.xpath("//@src"), *page.xpath("//@href")]
    assert all(one.startswith(("data:image/png", "#", "./")) for one in fetched)
    notes = told(page, "annotations")
    assert f"A thought {HOSTILE}" in notes
    turned = [
        one for one in page.xpath("//text()[contains(., '\u202e')]") if one.getparent().tag != "bdi"
    ]
    assert turned == [], "each stands alone in its <bdi>"
    policy = page.xpath("//meta[@http-equiv]/@content")[0]
    assert "default-src 'none'" in policy


async def test_what_was_never_a_quiz_is_shown_as_it_is_stored(
    life: Life, database: Database, tmp_path: Path
) -> None:
    """The quiz of old attempts cannot be read any more, a question is gone, an answer is odd."""
    user = await life.of("Cid", {"chosen": ["c"]})
    path = tmp_path / "cid.html"
    changes = (
        ('UPDATE quiz_answers SET answer = \'{"chosen": 7, "note": "\\ud83d x"}\'', "chosen"),
        ("UPDATE quiz_versions SET content = '{\"questions\": []}'", "q1"),
        ("UPDATE quiz_versions SET content = '[1, 2]'", "q1"),
        ("UPDATE quiz_attempts SET version = 'lost'", "q1"),
    )
    for sql, seen in changes:
        with closing(sqlite3.connect(database.path)) as connection, connection:
            connection.execute("PRAGMA trusted_schema=ON")
            connection.execute(sql)
        await life.persons.own_data.export(path, user_id=user.id, say=PageWords())
        assert seen in told(read(path), "attempts")
        await life.persons.own_data.export(tmp_path / "cid.json", user_id=user.id, say=PageWords())
        assert json.loads((tmp_path / "cid.json").read_text("utf-8"))["attempts"]


async def test_what_one_learned_is_erased_for_good(
    life: Life, database: Database, persons: Persons
) -> None:
    """Of the person nothing is left but the account and his preferences; others keep theirs."""
    other = await life.whole("Bea")
    user = await life.whole("Cid")
    before = rows_of(database, other.id)
    told_of: list[LearningErased] = []
    persons.hub.subscribe(LearningErased, told_of.append)
    with pytest.raises(SignInRefused):
        await persons.accounts.erase_my_learning("not the password")
    assert rows_of(database, user.id)["quiz_answers"]
    await persons.accounts.erase_my_learning(PASSWORD)
    left = {table: count for table, count in rows_of(database, user.id).items() if count}
    # What somebody is in stays: nothing was learned by it.
    kept = {"settings", "user_pictures", "class_members", "assignment_people"}
    assert set(left) == kept
    assert rows_of(database, other.id) == before
    assert told_of == [LearningErased(user.id)]
    now = persons.people._now
    figures = await ProgressService(persons.uow, now).figures(user.id)
    assert (figures.days, figures.courses, figures.scores, figures.minutes) == ((), (), (), 0)
    assert await life.settings.get("learning_goals") is None
    assert (await life.settings.preferences(user.id)).theme == "dark"
    again = await life.lessons.course(life.course, user_id=user.id)
    await life.lessons.complete(again.lessons[0].id, user_id=user.id)
    assert (await ProgressService(persons.uow, now).figures(user.id)).lessons == 1


async def test_a_shared_computer_erases_whole_accounts_only(persons: Persons) -> None:
    persons.gate.enter(await persons.accounts.owner())
    await persons.accounts.share("Ada", "ada@x.org", PASSWORD)
    with pytest.raises(PermissionDenied):
        await persons.accounts.erase_my_learning(PASSWORD)
