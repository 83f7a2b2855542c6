"""Everything that is kept about a person, in one file; what he handed in beside it."""

from __future__ import annotations

import base64
import json
from collections import defaultdict
from collections.abc import Generator, Mapping
from datetime import tzinfo
from pathlib import Path
from typing import Any

from ..db import handed_store, sqlite
from ..db.unit_of_work import UnitOfWork
from ..domain.answer_words import answer_text
from ..domain.badges import badges
from ..domain.errors import InvalidContent
from ..domain.figures import Figures, FiguresQuery
from ..domain.goals import Goals, goals_from
from ..domain.handed import files_of, free_name
from ..domain.ids import AnswerId, UserId
from ..domain.questions._views import Shown
from ..domain.quiz import Quiz, build_checks
from ..domain.rights import Right
from ..formats.own_page import pieces
from ..formats.own_page.say import Say
from ..formats.text_file import write_text
from .blocking import in_slices, in_thread
from .clock import Now, local_day, stamp
from .figures import figures_of, read_figures
from .gate import Gate, Guarded, needs
from .review_steps import read_day
from .taking_out import note_taken_out
from .work import WorkUnits

FORMAT = "coursegen-person"
VERSION = 1
PAGE_ENDINGS = (".html", ".htm")
_GOALS = "learning_goals"
# What an answer belongs to: (quiz, version of it, question).
_Asked = tuple[int, str, str]


class OwnDataService(Guarded):
    """Hands a person what is his, before he leaves or whenever he asks."""

    gate: Gate

    def __init__(
        self,
        uow: WorkUnits,
        gate: Gate,
        now: Now,
        handed: Path | None = None,
        *,
        zone: tzinfo | None = None,
    ) -> None:
        self._handed = handed
        self._uow = uow
        self.gate = gate
        self._now = now
        self._zone = zone

    @needs(Right.OWN_ACCOUNT, others=Right.MANAGE_PEOPLE)
    async def export(self, path: Path, *, user_id: UserId, say: Say) -> None:
        """Write profile, figures, enrolments, completions, places, time, attempts with answers,
        notes, review cards with their history, and settings.

        The name's ending decides: .html is one page to read, told by `say`; anything else is
        JSON: `{format, version, exported_at, person: {...}, enrollments: [...], ...}`. The
        picture is a PNG in Base64, None where there is none. Files that were handed in go into
        a folder beside it ("NAME-files"); `handed_files` says which is which, with None for one
        that is lost. Raises StorageError. An administrator's export of somebody else is logged.
        """
        data = await self._data(user_id)
        await self._tell_answers(data)
        data["handed_files"] = await in_thread(_copy_files, path, data, self._handed)
        if path.suffix.lower() in PAGE_ENDINGS:
            text = await in_slices(_page(data, say))
            await in_thread(write_text, path, text)
        else:
            await in_thread(_write_json, path, data)
        await note_taken_out(self._uow, self.gate, user_id)

    async def _data(self, user_id: UserId) -> dict[str, Any]:
        now = self._now()
        async with self._uow() as work:
            user = await work.users.get(user_id)
            picture = await work.users.picture(user_id)
            data = await work.own_data.of(user_id)
            day = await read_day(work, user_id, now, self._zone)
            query, today = FiguresQuery(), local_day(now, self._zone)
            figures = figures_of(await read_figures(work, user_id, query, today, day, drafts=True))
            goals = await _goals(work, user_id)
        # Told by the titles of courses; their keys mean nothing outside this library.
        data["settings"] = [row for row in data["settings"] if row["name"] != _GOALS]
        return {
            "format": FORMAT,
            "version": VERSION,
            "exported_at": stamp(now),
            "person": {
                "public_id": user.public_id,
                "full_name": user.full_name,
                "email": user.email,
                "group": user.group,
                "role": user.role.value,
                "avatar": user.avatar,
                "picture": None if picture is None else base64.b64encode(picture).decode("ascii"),
                "created_at": data.pop("created_at"),
                "last_seen_at": data.pop("last_seen_at"),
            },
            "figures": _headline(figures),
            "goals": goals,
            "badges": [
                {"deed": badge.deed.value, "count": badge.count, "day": badge.day}
                for badge in badges(figures)
            ],
            "outcomes": [
                {"course": course.title, "outcome": one.outcome, "percent": one.percent,
                 "answers": one.answers}
                for course in figures.courses
                for one in course.outcomes
            ],
            **data,
        }  # fmt: skip

    async def _tell_answers(self, data: dict[str, Any]) -> None:
        """Put the words of questions and answers beside the answers, where they are known."""
        wanted: dict[tuple[int, str], list[dict[str, Any]]] = defaultdict(list)
        for attempt in data["attempts"]:
            key = (attempt.pop("asset_id"), attempt.pop("version"))
            for answer in attempt["answers"]:
                answer["question"] = answer["answered"] = ""
                wanted[key].append(answer)
        for card in data["review_cards"]:
            asset_id, question_id = card.pop("asset_id"), card["question_id"]
            for review in card["reviews"]:
                review["answered"] = ""
                if asset_id is not None and review["answer"]:
                    wanted[asset_id, ""].append({"question_id": question_id, "to": review})
        if wanted:
            # The checks of all question types are built at first use.
            await in_thread(build_checks)
        for (asset_id, version), answers in wanted.items():
            async with self._uow() as work:
                content = await work.own_data.asked(asset_id, version)
            try:
                await in_slices(_tell(content, answers))
            except InvalidContent:
                continue  # ids and answers as they are stored stay all that is known


def _headline(figures: Figures) -> dict[str, Any]:
    return {
        "days": len(figures.days),
        "minutes": round(figures.minutes, 2),
        "streak": figures.streak.now,
        "longest_streak": figures.streak.longest,
        "lessons": figures.lessons,
        "accuracy": figures.accuracy,
        "retention": figures.retention,
    }


async def _goals(work: UnitOfWork, user_id: UserId) -> dict[str, Any]:
    """What a person means to do, courses by their titles; empty without goals."""
    goals = goals_from(await work.settings.get(user_id, _GOALS))
    if goals == Goals():
        return {}
    keys = [int(goal.course_id) for goal in goals.finish]
    titles = {row.id: row.title for row in await work.figures.names(keys, drafts=True)}
    return {
        "minutes": goals.minutes,
        "finish": [
            {"course": titles.get(goal.course_id, ""), "day": goal.day} for goal in goals.finish
        ],
    }


def _tell(content: object, answers: list[dict[str, Any]]) -> Generator[None, None, None]:
    """Fill in what was asked and what was answered. Raises InvalidContent for no quiz."""
    quiz = yield from Quiz.parsing(content)
    questions = {question.id: question for question in quiz.questions}
    shown: dict[str, Shown] = {}
    for answer in answers:
        question = questions.get(answer["question_id"])
        if question is None:
            continue
        offer = shown.setdefault(question.id, question.shown(0))
        target = answer.get("to", answer)
        target["answered"] = answer_text(offer, target["answer"])
        if "to" not in answer:
            answer["question"] = question.prompt
            for one in answer["tries"]:
                one["answered"] = answer_text(offer, one.get("answer") or {})
        yield


def _page(data: Mapping[str, Any], say: Say) -> Generator[None, None, str]:
    parts = []
    for piece in pieces(data, say):
        parts.append(piece)
        yield
    return "".join(parts)


def _write_json(path: Path, data: Mapping[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    # Half a pair of UTF-16 that some field let through cannot be written.
    write_text(path, text.encode("utf-8", "replace").decode("utf-8"))


def _copy_files(path: Path, data: dict[str, Any], handed: Path | None) -> list[dict[str, Any]]:
    """Copy what the answers name, once each; where the copies lie, relative to the file."""
    folder, taken = path.with_name(f"{path.stem}-files"), set[str]()
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for answer in (one for attempt in data["attempts"] for one in attempt["answers"]):
        tries = [answer["answer"], *(one.get("answer") or {} for one in answer["tries"])]
        for file in (file for given in tries for file in files_of(AnswerId(0), given)):
            if (file.name, file.sha256) in found:
                continue
            copy = None
            if handed is not None and handed_store.place_of(handed, file.sha256).is_file():
                sqlite.make_private_folder(folder)
                name = free_name(file.name, taken)
                taken.add(name.casefold())
                handed_store.checked_copy(handed, file.sha256, folder / name, file.name)
                copy = f"{folder.name}/{name}"
            found[file.name, file.sha256] = {
                "name": file.name, "size": file.size, "sha256": file.sha256, "file": copy
            }  # fmt: skip
    return list(found.values())
