"""Notes, reviews, settings, and the files that were handed in."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from ..html_page import Column, Markup, facts, table, text_of, words_of
from .quizzes import given_words
from .say import Row, Say, json_words


def notes(data: Row, say: Say) -> Iterator[str]:
    """Highlights, notes and bookmarks by lesson."""
    tr, before = say.tr, None
    for note in data["annotations"]:
        if (note["course"], note["lesson"]) != before:
            before = (note["course"], note["lesson"])
            yield f"<h3>{words_of(note['course'])} – {words_of(note['lesson'])}</h3>\n"
        yield f"<blockquote>{words_of(note['exact'])}</blockquote>\n"
        if note["body"]:
            yield f"<p class='note'>{words_of(note['body'])}</p>\n"
        kind = tr("Bookmark") if note["kind"] == "bookmark" else tr("Highlight")
        about = [kind, *(f"#{tag}" for tag in note["tags"] or ()), say.moment(note["created_at"])]
        if note["updated_at"] != note["created_at"]:
            about.append(tr("changed {moment}", moment=say.moment(note["updated_at"])))
        yield f"<p class='muted'>{' · '.join(map(words_of, about))}</p>\n"


def reviews(data: Row, say: Say) -> Iterator[str]:
    """Every card with its reviews."""
    tr = say.tr
    columns = _review_columns(say)
    for card in data["review_cards"]:
        yield f"<h3>{words_of(say.prompt(card['title']) or card['question_id'])}</h3>\n"
        about = (
            card["course"],
            card["lesson"],
            tr("added {moment}", moment=say.moment(card["added_at"])),
            tr("due {day}", day=say.day(card["due_day"])) if card["due_day"] else "",
            tr("put aside") if card["hold"] else "",
            tr("forgotten %n time(s)", card["lapses"]) if card["lapses"] else "",
        )
        yield f"<p class='muted'>{' · '.join(words_of(part) for part in about if part)}</p>\n"
        if card["reviews"]:
            yield from table(card["reviews"], columns, tr("Reviews"))


def _review_columns(say: Say) -> tuple[Column, ...]:
    tr = say.tr
    recall = {1: tr("Again"), 2: tr("Hard"), 3: tr("Good"), 4: tr("Easy")}
    sure = {1: tr("Guess"), 2: tr("Fairly"), 3: tr("Certain")}
    return (
        Column(tr("Reviewed"), lambda row: say.moment(row["at"])),
        Column(
            tr("Answer"),
            lambda row: given_words(row, say),
        ),
        Column(
            tr("Grade"),
            lambda row: tr("taken back") if row["is_undone"] else recall.get(row["recall"], ""),
        ),
        Column(tr("How sure"), lambda row: sure.get(row["certainty"], "")),
        Column(tr("Days since"), lambda row: say.number(row["elapsed_days"]), is_number=True),
        Column(
            tr("Chance to know it"),
            lambda row: say.percent(100 * row["predicted"]) if row["predicted"] else "–",
            is_number=True,
        ),
        Column(tr("Seconds"), lambda row: say.number(row["took_ms"] / 1000), is_number=True),
    )


def classes(data: Row, say: Say) -> Iterator[str]:
    """Classes that somebody learns or teaches in."""
    tr = say.tr
    roles = {"learner": tr("Learner"), "teacher": tr("Teacher"), "guest": tr("Guest")}
    columns = (
        Column(tr("Class"), lambda row: row["class"]),
        Column(tr("Role"), lambda row: roles.get(row["role"], row["role"])),
        Column(tr("Since"), lambda row: say.moment(row["joined_at"])),
        Column(tr("Left"), lambda row: say.moment(row["left_at"])),
    )
    yield from table(data["classes"], columns, tr("Classes"))


def assigned(data: Row, say: Say) -> Iterator[str]:
    """What somebody alone has to do."""
    tr = say.tr
    columns = (
        Column(tr("What to do"), lambda row: row["quiz"] or row["lesson"] or row["course"]),
        Column(tr("Course"), lambda row: row["course"]),
        Column(tr("Class"), lambda row: row["class"]),
        Column(tr("From"), lambda row: say.day(row["from_day"])),
        Column(tr("Until"), lambda row: say.day(row["until_day"])),
        Column(tr("Note"), lambda row: row["note"]),
    )
    yield from table(data["assigned"], columns, tr("Assigned to you"))


def settings(data: Row, say: Say) -> Iterator[str]:
    """What a person has set, by the names that the program keeps it under."""
    yield from facts([(_spaced(row["name"]), json_words(row["value"])) for row in data["settings"]])


def _spaced(name: str) -> str:
    return name.replace("_", " ").capitalize()


def files(data: Row, say: Say) -> Iterator[str]:
    """Files that were handed in, as links."""
    tr = say.tr
    columns = (
        Column(tr("File"), lambda row: _link(row, say)),
        Column(tr("Bytes"), lambda row: say.number(row["size"]), is_number=True),
    )
    yield f"<p>{text_of(tr('They lie in a folder beside this page.'))}</p>\n"
    yield from table(data["handed_files"], columns, tr("Files that you handed in"))


def _link(row: Row, say: Say) -> str | Markup:
    if not row["file"]:
        return say.tr("{name} (lost)", name=row["name"])
    # "./" keeps a folder's name from being read as a scheme.
    return Markup(f'<a href="./{text_of(quote(row["file"]))}">{words_of(row["name"])}</a>')
