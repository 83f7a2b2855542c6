"""All that is kept about a person as one page to read, from the same data as the JSON file.

A section for each kind of thing, in the order in which a learner asks; what is empty is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..html_page import page, text_of, words_of
from . import learning, others, quizzes
from .say import Row, Say

_EMPTY: tuple[object, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True)
class _Section:
    """It tells one kind of the data, and is there when that holds something."""

    key: str
    heading: Callable[[Say], str]
    write: Callable[[Row, Say], Iterator[str]]

    def is_in(self, data: Row) -> bool:
        return data.get(self.key) not in _EMPTY


def pieces(data: Row, say: Say) -> Iterator[str]:
    """The page in small pieces, so that whoever writes it can rest between them.

    `data` is what services/own_data.py makes: rows by kind, days as "YYYY-MM-DD", moments as
    ISO 8601 with their zone, times in milliseconds or seconds as their names say.
    """
    title = say.tr("Everything about {name}", name=data["person"]["full_name"])
    yield from page(title, _body(data, say), language=say.language, is_mirrored=say.is_mirrored)


def keys_told() -> frozenset[str]:
    """The kinds of data that the page has a place for."""
    return frozenset(section.key for section in _SECTIONS)


def _body(data: Row, say: Say) -> Iterator[str]:
    tr, person = say.tr, data["person"]
    yield "<header>"
    if person["picture"]:
        # Base64 of a PNG; escaped all the same, for the file may have been made by anybody.
        source = f"data:image/png;base64,{text_of(person['picture'])}"
        yield f'<img src="{source}" alt="{text_of(tr("Picture"))}">'
    name = words_of(person["full_name"])
    yield f"<div><h1>{text_of(tr('Everything about {name}')).replace('{name}', name, 1)}</h1>\n"
    made = tr("Written by Coursegen Desktop: {moment}", moment=say.moment(data["exported_at"]))
    yield f'<p class="muted">{text_of(made)}</p></div></header>\n'
    shown = [(f"part-{one.key}", one) for one in _SECTIONS if one.is_in(data)]
    contents = text_of(tr("Contents"))
    yield f'<nav aria-labelledby="contents">\n<h2 id="contents">{contents}</h2>\n<ol>'
    for key, section in shown:
        yield f'<li><a href="#{key}">{text_of(section.heading(say))}</a></li>\n'
    yield f'<li><a href="#kept">{text_of(tr("What is kept and what is not"))}</a></li></ol></nav>\n'
    for key, section in shown:
        heading = text_of(section.heading(say))
        yield f'<section aria-labelledby="{key}">\n<h2 id="{key}">{heading}</h2>\n'
        yield from section.write(data, say)
        yield "</section>\n"
    yield from _kept(say)


def _kept(say: Say) -> Iterator[str]:
    tr = say.tr
    yield '<section aria-labelledby="kept">\n'
    yield f'<h2 id="kept">{text_of(tr("What is kept and what is not"))}</h2>\n'
    for words in (
        tr("All of this lies in the library file on this computer and nowhere else. The program "
           "sends nothing to anybody, unless somebody has connected a language model that runs on "
           "another computer and asks it: what he asks goes there then, with the passages and "
           "answers that it is about. Time is counted only while a lesson or a quiz is in front "
           "and somebody reads or answers; which keys are pressed is not kept."),
        tr("Not in this file: your password and recovery code, of which only a fingerprint is "
           "kept that nobody can turn back; the right answers of quizzes; the log of accounts, "
           "which names you where an account was changed but holds no answers; and your name "
           "beside what you changed in courses. Backups hold older states of the library until "
           "they are replaced."),
        tr("You can have it erased: Settings, You, What is yours. On a computer that several "
           "people share, that deletes the account, which can be brought back for 30 days."),
    ):  # fmt: skip
        yield f"<p>{text_of(words)}</p>\n"
    yield "</section>\n"


_SECTIONS = (
    _Section("person", lambda say: say.tr("About you"), learning.person),
    _Section("figures", lambda say: say.tr("At a glance"), learning.figures),
    _Section("goals", lambda say: say.tr("Goals"), learning.goals),
    _Section("badges", lambda say: say.tr("Badges"), learning.badges),
    _Section("enrollments", lambda say: say.tr("Courses"), learning.enrolments),
    _Section("outcomes", lambda say: say.tr("Mastery by outcome"), learning.outcomes),
    _Section("completed_lessons", lambda say: say.tr("Lessons completed"), learning.completed),
    _Section("reading_positions", lambda say: say.tr("Where you are in lessons"), learning.places),
    _Section("quiz_results", lambda say: say.tr("What counts of quizzes"), quizzes.results),
    _Section("grades_by_hand", lambda say: say.tr("Grades given by hand"), quizzes.grades),
    _Section("attempts", lambda say: say.tr("Quizzes, question by question"), quizzes.attempts),
    _Section(
        "past_results", lambda say: say.tr("Results of quizzes that are gone"), quizzes.past_results
    ),
    _Section("annotations", lambda say: say.tr("Highlights, notes and bookmarks"), others.notes),
    _Section("review_cards", lambda say: say.tr("Reviews"), others.reviews),
    _Section("classes", lambda say: say.tr("Classes"), others.classes),
    _Section("assigned", lambda say: say.tr("Assigned to you"), others.assigned),
    _Section("handed_files", lambda say: say.tr("Files that you handed in"), others.files),
    _Section("days", lambda say: say.tr("Days you learned"), learning.days),
    _Section(
        "time_spent", lambda say: say.tr("Time with lessons and quizzes"), learning.time_spent
    ),
    _Section("settings", lambda say: say.tr("Settings"), others.settings),
)
