"""Packages of a day: written whole, read whole; whatever else a file says is refused."""

from __future__ import annotations

import hashlib
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.domain.card_code import hashed, new_code
from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.formats.day_package import (
    MANIFEST,
    ROSTER,
    Day,
    packed,
    peek,
    read_day,
    take_file,
    write_day,
)
from coursegen_desktop.formats.day_rows import RosterFile

NOON = "2026-11-23T12:00:00.000000+00:00"
HEAD = {"made_at": NOON, "made_by": "Tess", "since": "", "classes": ["4a"]}
FILE = b"a cloud"
DIGEST = hashlib.sha256(FILE).hexdigest()
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x80\0\0\0\x80" + b"pixels"
CODE = new_code("k1", lambda signs: signs[5])
HASH = "$argon2id$v=19$m=47104,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo"

Json = dict[str, Any]


def person() -> Json:
    """A learner with one row of every kind."""
    schedule = {
        "state": 2, "hold": "", "due_day": 739_000, "due_at": "", "buried_until": 0,
        "stability": 3.5, "difficulty": 5.0, "last_day": 738_990, "reps": 1, "lapses": 0,
    }  # fmt: skip
    answer = {
        "question_id": "q1", "answer": {"chosen": ["a"]}, "score": 1.0, "max_score": 1.0,
        "answered_at": NOON, "day": "2026-11-23", "certainty": None, "spent_s": 3.0,
        "needs_marking": False, "marked_by": "", "marked_at": "",
        "tries": [{"answer": {"chosen": ["a"]}, "n": 1}],
    }  # fmt: skip
    return {
        "person": {
            "public_id": "p1", "full_name": "Ada", "email": "ada@example.org", "avatar": "cat-3",
            "group_name": "4a", "revision": 1, "created_at": NOON, "updated_at": NOON,
        },
        "enrolments": [{
            "course": "c1", "enrolled_at": NOON, "last_opened_at": NOON, "last_lesson": "l1",
            "left_at": "", "updated_at": NOON,
        }],
        "completions": [{"lesson": "l1", "completed_at": NOON, "day": "2026-11-23"}],
        "positions": [{
            "lesson": "l1", "position": 0.5, "text_offset": -1, "share": 0.5, "quote": "sea",
            "seconds": 60.0, "film_seconds": 0.0, "updated_at": NOON,
        }],
        "study": [{
            "course": "c1", "lesson": "l1", "asset": None, "view": "v", "started_at": NOON,
            "ended_at": NOON, "day": "2026-11-23", "ms": 30_000,
        }],
        "attempts": [{
            "public_id": "t1", "asset": "a1", "asset_revision": 1, "score": 1.0, "max_score": 1.0,
            "attempted_at": NOON, "finished_at": NOON, "day": "2026-11-23", "seed": -7,
            "state": "done", "kind": "", "counts": True, "version": "h", "spent_s": 3.0,
            "seen_at": NOON, "page": 0, "needs_marking": 0, "flags": [], "asked": ["q1"],
            "opened": {"q1": [0.5, 0]}, "answers": [answer],
        }],
        "cards": [{
            "public_id": "d1", "course": "c1", "lesson": "l1", "asset": "a1", "question_id": "q1",
            "question_version": "h", "sibling_key": "", "source": "mistake", "anchor": "",
            "title": "Tides", "schedule": schedule, "added_at": NOON,
            "reviews": [{
                "at": NOON, "day": 738_990, "recall": 3, "state": 0, "elapsed_days": 0,
                "predicted": 0.0, "took_ms": 4000, "expected_ms": 9000, "certainty": 2,
                "fraction": 1.0, "is_undone": False, "before": schedule, "answer": {},
            }],
        }],
        "notes": [{
            "public_id": "n1", "lesson_public_id": "l1", "course_public_id": "c1",
            "course_title": "Water", "lesson_title": "Sea", "heading": "", "kind": "highlight",
            "colour": 1, "start": 0, "end": 3, "exact": "sea", "prefix": "", "suffix": "",
            "body": "blue", "tags": ["later"], "created_at": NOON, "updated_at": NOON,
        }],
        "grades": [{
            "course": "c1", "asset": None, "percent": 81.5, "comment": "", "by_name": "Tess",
            "at": NOON,
        }],
    }  # fmt: skip


def roster() -> Json:
    """Its class, with something to do."""
    return {
        "classes": [{
            "public_id": "k1", "name": "4a", "icon": "sun", "colour": 1, "way": "pictures",
            "may_join": False, "has_guests": False, "freezes_clock": True, "shows_pictures": True,
            "takes_cards": True, "archived_at": "", "revision": 1, "created_at": NOON,
            "updated_at": NOON,
        }],
        "members": [{
            "school_class": "k1", "person": "p1", "made_here": True, "pictures_hash": HASH,
            "pictures": "apple bike cake", "card_hash": hashed(CODE), "card": CODE,
            "joined_at": NOON, "left_at": "", "updated_at": NOON,
        }],
        "assignments": [{
            "public_id": "i1", "school_class": "k1", "course": "c1", "lesson": "l1", "asset": None,
            "for_all": False, "people": ["p1"], "from_day": "", "until_day": "2026-12-24",
            "note": "Read", "given_by": "Tess", "withdrawn_at": "", "revision": 1,
            "created_at": NOON, "updated_at": NOON,
        }],
        "courses": [{"public_id": "c1", "title": "Water", "lessons": ["l1"]}],
        "quizzes": [{"public_id": "a1", "lesson": "l1", "asset_type": "quiz", "title": "",
                     "rank": 0}],
    }  # fmt: skip


VERSIONS: Json = {
    "asset": "a1",
    "versions": [{"hash": "h", "revision": 1, "created_at": NOON, "content": {"title": "Tides"}}],
}


def write(path: Path, **others: bytes | None) -> Path:
    """A package with all kinds of parts; `others` replace them, None leaves one out."""
    parts = {
        ROSTER: packed(roster()), "people/0001.json": packed(person()),
        "quizzes/0001.json": packed(VERSIONS), "pictures/p1.png": PNG,
        f"handed/{DIGEST}.bin": FILE,
    } | others  # fmt: skip
    write_day(path, HEAD, {name: part for name, part in parts.items() if part is not None})
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("day") / "day.cgday")


def test_what_was_written_is_read(whole: Path, tmp_path: Path) -> None:
    day = read_day(whole)
    assert (day.made_at, day.made_by, day.classes) == (NOON, "Tess", ("4a",))
    assert json.loads(day.roster) == roster()
    assert [json.loads(one) for one in day.people] == [person()]
    assert [json.loads(one) for one in day.quizzes] == [VERSIONS]
    assert (day.pictures, day.handed) == ({"p1": PNG}, frozenset({DIGEST}))
    take_file(whole, DIGEST, tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == FILE


def test_moments_come_in_one_form(tmp_path: Path) -> None:
    row = person()
    row["completions"][0]["completed_at"] = "2026-11-23T14:00:00+02:00"
    day = read_day(write(tmp_path / "day", **{"people/0001.json": packed(row)}))
    assert json.loads(day.people[0])["completions"][0]["completed_at"] == NOON


def test_no_revision_is_so_high_that_nothing_can_be_changed_any_more(tmp_path: Path) -> None:
    rows = roster()
    rows["classes"][0]["revision"] = 2**31
    day = read_day(write(tmp_path / "day", **{ROSTER: packed(rows)}))
    known = json.loads(day.roster)["classes"][0]["revision"]
    rows["classes"][0]["revision"] = known + 1_000_000  # so many changes later it can be saved
    RosterFile.model_validate(rows)


def test_a_name_without_end_is_refused_before_anybody_has_to_show_it(tmp_path: Path) -> None:
    path = tmp_path / "day"
    write_day(path, {**HEAD, "classes": ["a" * 100_000]}, {ROSTER: packed(roster())})
    assert peek(path) is None
    with pytest.raises(FormatError):
        read_day(path)


def test_nothing_of_a_damaged_file_is_read(whole: Path, tmp_path: Path) -> None:
    data, chance, path = whole.read_bytes(), random.Random(7), tmp_path / "broken"
    good = read_day(whole)
    for number in range(120):
        broken = bytearray(data)
        if number % 4:
            broken[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        else:
            del broken[chance.randrange(len(data)) :]
        path.write_bytes(bytes(broken))
        assert _read(path) in (None, good), "a bit that says nothing"


def _read(path: Path) -> Day | None:
    try:
        return read_day(path)
    except FormatError:
        return None


def changed(change: Callable[[Json], None], start: Callable[[], Json] = person) -> bytes:
    """A part in which one thing is other."""
    value = start()
    change(value)
    return packed(value)


def put(*way: Any) -> Callable[[Json], None]:
    """Puts the last of `way` where the others lead."""

    def change(value: Any) -> None:
        for step in way[:-2]:
            value = value[step]
        value[way[-2]] = way[-1]

    return change


DEEP = '{"a":' * 100 + "1" + "}" * 100
BAD_ROWS = {
    "another field": put("person", "is_admin", True),
    "no name": put("person", "full_name", " \u202e"),
    "a name of thousands": put("person", "full_name", "A" * 5000),
    "an id that leads elsewhere": put("person", "public_id", "../x"),
    "a moment that is none": put("completions", 0, "completed_at", "yesterday"),
    "a moment of no zone": put("completions", 0, "completed_at", "2026-11-23T14:00:00"),
    "a day that is none": put("completions", 0, "day", "2026-13-01"),
    "a number as text": put("attempts", 0, "score", "1"),
    "a text as list": put("attempts", 0, "asked", "q1"),
    "a state of its own": put("attempts", 0, "state", "won"),
    "less than nothing": put("attempts", 0, "max_score", -1.0),
    "without end": put("attempts", 0, "spent_s", 1e300),
    "a seed beyond": put("attempts", 0, "seed", 2**70),
    "a try that is none": put("attempts", 0, "answers", 0, "tries", [7]),
    "a grade beyond": put("grades", 0, "percent", 101.0),
    "a recall of its own": put("cards", 0, "reviews", 0, "recall", 9),
    "a schedule of its own": put("cards", 0, "schedule", "hold", "jailed"),
    "a colour of its own": put("notes", 0, "colour", 9),
    "a missing list": lambda value: value.pop("notes"),
}
BAD_ROSTER = {
    "a way of its own": put("classes", 0, "way", "open"),
    "a teacher": put("members", 0, "role", "teacher"),
    "a password's hash": put("members", 0, "pictures_hash", "plain"),
    "a hash that takes all memory": put(
        "members", 0, "pictures_hash", HASH.replace("47104", "999999")
    ),
    "pictures that are none": put("members", 0, "pictures", "apple apple apple"),
    "a card's hash": put("members", 0, "card_hash", "plain"),
    "a code that is none": put("members", 0, "card", "ABCD"),
}


def test_a_day_from_before_there_were_cards_is_read(tmp_path: Path) -> None:
    old = roster()
    for place, name in (("members", "card"), ("members", "card_hash"), ("classes", "takes_cards")):
        del old[place][0][name]
    day = read_day(write(tmp_path / "day", **{ROSTER: packed(old)}))
    assert json.loads(day.roster) == old


@pytest.mark.parametrize("name", BAD_ROWS)
def test_a_row_that_a_library_would_not_take_is_refused(tmp_path: Path, name: str) -> None:
    part = changed(BAD_ROWS[name])
    with pytest.raises(FormatError, match=r"people/0001.json"):
        read_day(write(tmp_path / "day", **{"people/0001.json": part}))


@pytest.mark.parametrize("name", BAD_ROSTER)
def test_a_class_that_a_library_would_not_have_is_refused(tmp_path: Path, name: str) -> None:
    part = changed(BAD_ROSTER[name], roster)
    with pytest.raises(FormatError, match=r"roster.json"):
        read_day(write(tmp_path / "day", **{ROSTER: part}))


BAD_PARTS: dict[str, dict[str, bytes | None]] = {
    "no classes": {ROSTER: None},
    "a stranger": {"people/evil.exe": b"MZ"},
    "another room": {"secrets/0001.json": b"{}"},
    "no JSON": {"people/0001.json": b"\xff\xfe"},
    "not a number": {"people/0001.json": b'{"person": NaN}'},
    "very deep": {"people/0001.json": DEEP.encode()},
    "no picture": {"pictures/p1.png": b"GIF89a" + bytes(30)},
    "a picture as large as a house": {"pictures/p1.png": PNG[:16] + b"\0\1\0\0\0\1\0\0" + PNG[24:]},
    "a file under a false name": {f"handed/{'0' * 64}.bin": b"other"},
    "a name that leads out": {"people/../../0001.json": packed(person())},
}


@pytest.mark.parametrize("name", BAD_PARTS)
def test_parts_that_do_not_belong_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FormatError):
        read_day(write(tmp_path / "day", **BAD_PARTS[name]))


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("format", "coursegen", "not the day of a class"),
        ("version", 2, "newer version"),
        ("parts", [], "not the same"),
        ("made_at", "", "manifest.json made_at"),
    ],
)
def test_a_manifest_of_something_else(
    whole: Path, tmp_path: Path, field: str, value: object, words: str
) -> None:
    path = tmp_path / "day"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == MANIFEST:
                data = json.dumps(json.loads(data) | {field: value}).encode()
            new.writestr(entry.filename, data)
    with pytest.raises(FormatError, match=words):
        read_day(path)


def test_a_file_that_was_exchanged_meanwhile_is_not_taken(whole: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", **{f"handed/{DIGEST}.bin": b"another"})
    with pytest.raises(FormatError, match="changed"):
        take_file(other, DIGEST, tmp_path / "file")
    with pytest.raises(FormatError, match="missing"):
        take_file(whole, "0" * 64, tmp_path / "file2")
