"""The library as the window first paints it: plain sqlite3, read-only, nothing heavy imported.

Uses the repository's own statements (card_sql), so the loaded page never looks different.
"""

from __future__ import annotations

import contextlib
import json
import logging
import sqlite3
from pathlib import Path
from typing import Any, NamedTuple

from ..domain.library import ContinueCard, CourseCard, LibraryCounts, LibraryQuery
from ..domain.rights import Right, may
from ..domain.settings import ALONE, Preferences, Sharing, sharing_from
from ..domain.user import User
from . import card_sql

log = logging.getLogger(__name__)

PREFERENCES = "preferences"
SHARING = "sharing"


class FirstPage(NamedTuple):
    """What the first picture shows. `next_cursor` goes on where `cards` end, as in LibraryPage.

    `sharing` says whether there is a library to paint: where somebody has to sign in (or was not
    asked yet who uses this computer) there are no cards and `user` is None.
    """

    cards: tuple[CourseCard, ...]
    next_cursor: tuple[object, ...] | None
    counts: LibraryCounts
    continue_card: ContinueCard | None
    preferences: Preferences
    user: User | None
    sharing: Sharing


def first_library_page(
    db_path: Path, limit: int = 50, query: LibraryQuery | None = None
) -> FirstPage | None:
    """The first `limit` cards, None when there is no readable library at `db_path`.

    Never raises for a missing, foreign, older or newer file: opening it properly comes later.
    """
    try:
        if not db_path.is_file():
            return None
        uri = f"{db_path.absolute().as_uri()}?mode=ro"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=0.2)
        with contextlib.closing(connection):
            return _read(connection, limit, query or LibraryQuery())
    except (sqlite3.Error, OSError, ValueError, TypeError) as error:
        log.info("The first picture shows no library: %s", error)
        return None


def _read(connection: sqlite3.Connection, limit: int, query: LibraryQuery) -> FirstPage:
    connection.execute("PRAGMA query_only=ON")
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("BEGIN")
    stored = connection.execute(card_sql.SETTING, {"user_id": 0, "name": SHARING}).fetchone()
    sharing = sharing_from(json.loads(stored[0]) if stored else None)
    user = None
    if sharing.mode == ALONE:
        row = connection.execute(card_sql.ONE_USER, {"user_id": sharing.alone_id}).fetchone()
        user = None if row is None else card_sql.to_user(row)
    if user is None or user.has_password or not may(user, Right.LEARN):
        return FirstPage((), None, LibraryCounts(0, 0, 0, 0, 0), None, Preferences(), None, sharing)
    drafts = may(user, Right.SEE_DRAFTS)
    who = {"user_id": user.id, "drafts": drafts}
    sql = card_sql.page_sql(query, phase=None, text_kind="")
    rows = connection.execute(
        sql, card_sql.page_values(user.id, None, limit, drafts=drafts)
    ).fetchall()
    page = card_sql.to_page(rows, limit)
    return FirstPage(
        page.cards,
        page.next_cursor,
        card_sql.to_counts(connection.execute(card_sql.COUNTS, who).fetchone(), drafts=drafts),
        card_sql.to_continue_card(connection.execute(card_sql.CONTINUE, who).fetchone()),
        _preferences(connection.execute(card_sql.SETTING, who | {"name": PREFERENCES}).fetchone()),
        user,
        sharing,
    )


def _preferences(row: Any) -> Preferences:
    known = {"theme", "text_scale", "reduced_motion", "language"}
    try:
        stored = json.loads(row[0]) if row else {}
        return Preferences(**{key: stored[key] for key in known & stored.keys()}).checked()
    except (AttributeError, TypeError, ValueError):
        return Preferences()
