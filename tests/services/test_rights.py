"""Every public verb of every service, called by everybody: let in exactly where the table says."""

from __future__ import annotations

import inspect
import typing
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from coursegen_desktop.app.for_editor import AuthorServices
from coursegen_desktop.app.paths import Paths, resources_dir
from coursegen_desktop.app.wiring import Services, open_services
from coursegen_desktop.domain.anchoring import Anchor
from coursegen_desktop.domain.annotation import (
    Annotation,
    AnnotationKind,
    Mark,
    NotesImportPlan,
    NotesQuery,
)
from coursegen_desktop.domain.assist import Act, Order, TextMatter
from coursegen_desktop.domain.audit import AuditQuery
from coursegen_desktop.domain.brief import Brief, Options
from coursegen_desktop.domain.class_progress import ClassView
from coursegen_desktop.domain.clip import Clip
from coursegen_desktop.domain.connection import OPENAI, Connection
from coursegen_desktop.domain.day import DayChanges, DayPlan
from coursegen_desktop.domain.draft import LessonDraft
from coursegen_desktop.domain.edit import CourseFields
from coursegen_desktop.domain.errors import AppError, NotFound, PermissionDenied
from coursegen_desktop.domain.figures import FiguresQuery
from coursegen_desktop.domain.gradebook import Scheme
from coursegen_desktop.domain.ids import (
    AnnotationId,
    AssignmentId,
    ClassId,
    CourseId,
    LessonId,
    RunId,
    UserId,
)
from coursegen_desktop.domain.kiosk import ClassQuiz, KioskProfile
from coursegen_desktop.domain.library import LibraryQuery
from coursegen_desktop.domain.outline import Outline
from coursegen_desktop.domain.people import PeopleQuery, RosterPlan
from coursegen_desktop.domain.place import Place
from coursegen_desktop.domain.review import CramQuery, Hold, Recall, ReviewSettings
from coursegen_desktop.domain.rights import Right, may
from coursegen_desktop.domain.school_class import (
    Assignment,
    ClassRules,
    MemberRole,
    SchoolClass,
    Span,
    Target,
)
from coursegen_desktop.domain.settings import Preferences
from coursegen_desktop.domain.slides import SlideDeck
from coursegen_desktop.domain.tutor_talk import WholeLesson
from coursegen_desktop.domain.user import Role, User
from coursegen_desktop.domain.writing import Proposal
from coursegen_desktop.formats.day_package import Day
from coursegen_desktop.media.course_cover import Frame
from coursegen_desktop.media.sound_form import Take
from coursegen_desktop.rendering.rendered import RenderedPage
from coursegen_desktop.services.assignments import AssignmentsService
from coursegen_desktop.services.class_cards import ClassCardsService
from coursegen_desktop.services.class_door import ClassDoorService
from coursegen_desktop.services.class_pictures import ClassPicturesService
from coursegen_desktop.services.class_progress import ClassProgressService
from coursegen_desktop.services.class_quizzes import ClassQuizzesService
from coursegen_desktop.services.classes import ClassesService
from coursegen_desktop.services.connections import ConnectionsService
from coursegen_desktop.services.course_report import CourseReportService
from coursegen_desktop.services.day_package import DayPackageService, DayRead
from coursegen_desktop.services.films import FilmsService
from coursegen_desktop.services.gate import Guarded
from coursegen_desktop.services.gradebook import GradebookService
from coursegen_desktop.services.kiosk import Keeper
from coursegen_desktop.services.marking import MarkingService
from coursegen_desktop.services.media_library import Incoming
from coursegen_desktop.services.parking import ParkingService
from coursegen_desktop.services.plugged import Stick
from coursegen_desktop.services.progress_files import ProgressFiles
from coursegen_desktop.services.quiz_statistics import QuizStatisticsService
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.services.regrade import RegradeService
from coursegen_desktop.services.review import ReviewService
from coursegen_desktop.services.scripts import ScriptsService
from coursegen_desktop.services.slide_work import LookWish, SlideMaterial
from coursegen_desktop.services.slides import SlidesService
from coursegen_desktop.services.statements import StatementsService
from coursegen_desktop.services.sticks import SticksService
from coursegen_desktop.services.tutor import TutorService
from coursegen_desktop.ui.content.own_page_words import PageWords
from tests import samples
from tests.persons import CHEAP, Persons

from .desk import Here, keep
from .verbs import OTHERS, VERBS

# What is handed around but is no service: it does nothing for a person by itself.
MACHINERY = {
    "hub", "jobs", "workers", "writers", "paths", "now", "database", "report", "gate",
    "version_notes", "keys", "pages", "passwords", "tries", "umask",
}  # fmt: skip
# What the gate says; other refusals come from inside a verb that was reached.
AT_THE_GATE = {
    "Your account may not do this.",
    "Nobody is signed in.",
    "This belongs to somebody else.",
}
NOTE = Annotation(AnnotationId(999), "p", AnnotationKind.HIGHLIGHT, 1, Anchor(0, 1, "w"))
PROPOSAL = Proposal(
    LessonId(999), "T", "", "", 0, 0, False, 1, "", LessonDraft(title="T", content=""), ()
)
ORDER = Order(Act.REWRITE, TextMatter("T", "Words.", 0, 6))
CLASS = SchoolClass(ClassId(999), "k", "4a", "sun", 1, ClassRules())
EMPTY_DAY = DayPlan(
    "f", "", "", "", (), 0, DayChanges(), False,
    DayRead(Path("f"), Day("", "", "", (), b""), dict.fromkeys(
        ("classes", "members", "assignments", "courses", "quizzes"), ()), (), ()),
)  # fmt: skip
TASK = Assignment(
    AssignmentId(999), "t", Target(CourseId(999)), "T", "T", Span(), "", True, frozenset(),
    frozenset(), "Ada",
)  # fmt: skip
Call = tuple[str, Callable[..., Any]]


def service_kinds() -> dict[str, Any]:
    late = {
        "quizzes": QuizzesService,
        "review": ReviewService,
        "marking": MarkingService,
        "regrade": RegradeService,
        "quiz_statistics": QuizStatisticsService,
        "class_progress": ClassProgressService,
        "gradebook": GradebookService,
        "classes": ClassesService,
        "assignments": AssignmentsService,
        "class_door": ClassDoorService,
        "class_quizzes": ClassQuizzesService,
        "parking": ParkingService,
        "day_package": DayPackageService,
        "sticks": SticksService,
        "class_pictures": ClassPicturesService,
        "class_cards": ClassCardsService,
        "reports": CourseReportService,
        "statements": StatementsService,
        "progress_files": ProgressFiles,
        "connections": ConnectionsService,
        "tutor": TutorService,
        "films": FilmsService,
        "scripts": ScriptsService,
        "slides": SlidesService,
    }
    authors = {
        name: typing.get_type_hints(made.func)["return"]
        for name, made in vars(AuthorServices).items()
        if isinstance(made, cached_property)
    }
    return {**typing.get_type_hints(Services), **late, **authors}


def service_of(services: Services, name: str) -> Any:
    """A service by its name; those of authors are made beside the others."""
    if hasattr(services, name):
        return getattr(services, name)
    return getattr(AuthorServices(services, Paths(services.database.path.parent)), name)


def public_verbs(kind: type) -> Iterator[Call]:
    for name, verb in inspect.getmembers(kind, inspect.isfunction):
        if not name.startswith("_") and name not in vars(Guarded):
            yield name, verb


@cache
def marked() -> Mapping[str, Any]:
    """All verbs by their names; asked for at each of two thousand calls."""
    found = {
        f"{name}.{verb}": function
        for name, kind in service_kinds().items()
        if name not in MACHINERY
        for verb, function in public_verbs(kind)
    }
    return MappingProxyType(found)


# ------------------------------------------------------------ nothing is forgotten


def test_every_service_is_guarded() -> None:
    for name, kind in service_kinds().items():
        if name not in MACHINERY:
            assert issubclass(kind, Guarded), f"{name} asks nobody"


def test_every_public_verb_is_marked() -> None:
    bare = [name for name, verb in marked().items() if not hasattr(verb, "needs")]
    assert bare == [], "mark them with @needs(Right…) or @open_to_all"


def test_every_verb_needs_what_was_meant() -> None:
    wanted = {name: right for right, names in VERBS.items() for name in names.split()}
    assert {name: verb.needs for name, verb in marked().items()} == wanted
    assert {name: verb.others for name, verb in marked().items() if verb.others} == OTHERS


def test_every_right_but_one_guards_a_verb() -> None:
    """Drafts are seen or not by verbs that everybody calls."""
    assert {verb.needs for verb in marked().values()} == {None, *Right} - {Right.SEE_DRAFTS}


# ------------------------------------------------------------ everybody calls everything


@pytest.fixture
async def services(database_file: Path) -> AsyncIterator[Services]:
    opened = await open_services(Paths(database_file.parent), resources_dir(), passwords=CHEAP)
    # Nothing is to be laid out or read in processes of its own here.
    opened.lessons._pages._workers = Here()
    yield opened
    await opened.close()


def test_every_service_has_the_same_gate(services: Services) -> None:
    for name in service_kinds():
        if name not in MACHINERY:
            assert service_of(services, name).gate is services.gate, name


# Everybody who may stand before the gate: role, and what is the matter with him.
ACTORS: dict[str, tuple[Role, dict[str, Any]] | None] = {
    "nobody": None,
    "learner": (Role.LEARNER, {}),
    "instructor": (Role.INSTRUCTOR, {}),
    "administrator": (Role.ADMINISTRATOR, {}),
    "disabled": (Role.ADMINISTRATOR, {"is_disabled": True}),
    "deleted": (Role.ADMINISTRATOR, {"deleted_at": "2026-11-23T10:00:00+00:00"}),
    "must change": (Role.ADMINISTRATOR, {"must_change_password": True}),
}


async def actor(services: Services, who: str) -> User | None:
    described = ACTORS[who]
    if described is None:
        return None
    role, matter = described
    user = await Persons(services.database.unit_of_work).add("Pat", role)
    return replace(user, **matter)


def arguments(verb: Callable[..., Any], given: dict[str, Any]) -> dict[str, Any]:
    """Something for every parameter that has no default, and for those that name a person."""
    return {
        name: given[name]
        for name, parameter in inspect.signature(verb).parameters.items()
        if name != "self" and (parameter.default is inspect.Parameter.empty or name == "user_id")
    }


async def is_let_in(services: Services, name: str, given: dict[str, Any]) -> bool:
    service, _, verb = name.partition(".")
    function = getattr(service_of(services, service), verb)
    try:
        done = function(**arguments(marked()[name], given))
        if inspect.isawaitable(done):
            await done
    except PermissionDenied as error:
        return error.sentence not in AT_THE_GATE
    except AppError:
        return True
    return True


def things(me: UserId, folder: Path, view: Any) -> dict[str, Any]:
    """Something for every name of a parameter; people and places that are not there."""
    nowhere = folder / "no such folder" / "file.csv"
    return {
        "user_id": me, "person": UserId(999), "course_id": 999, "lesson_id": 999,
        "module_id": 999, "asset_id": 999, "attempt_id": 999, "question_id": "q",
        "stick": Stick("nowhere", "S", folder), "stem": "s", "error": NotFound("Gone."),
        "path": nowhere, "backup": nowhere, "brief": Brief((str(nowhere),)), "avatar": "",
        "base_revision": 1, "code": "C", "codes": (), "content": "", "title": "T",
        "description": "", "seconds": 1.0,
        "disabled": True, "draft": LessonDraft(title="T", content=""), "email": "z@x.org",
        "full_name": "Z", "group": "", "idle_minutes": 15, "is_published": True, "lesson": view,
        "markdown": "words", "name": "n", "new": "p", "offset": 1, "old": "p", "password": "p",
        "plan": RosterPlan((), ()), "png": b"", "place": Place(0.5), "preferences": Preferences(),
        "reference": "999", "role": Role.LEARNER, "self_register": True, "show_people": True,
        "note_id": 999, "note": NOTE, "mark": Mark(NOTE.anchor), "choices": {},
        "text": "water", "value": 1, "flagged": True, "marks": {}, "answer_id": 999,
        "query": None, "answer": {}, "order_index": 0, "order": ORDER, "data": b"",
        "say": PageWords(), "kind": "pdf", "size": (320, 180),
        "material": SlideMaterial(SlideDeck(), LookWish(folder)),
        "subject": WholeLesson(LessonId(999)), "step": 0, "said": (),
        "card_id": 999, "card_ids": (), "reps": 0, "took_ms": 1, "recall": Recall.GOOD,
        "settings": ReviewSettings(), "which": Hold.LEECH,
        "run_id": RunId(999), "source": "s1", "start": 0, "end": 1, "documents": (),
        "proposal": PROPOSAL, "options": Options(),
        "template": "skill", "outline": Outline("T", "", (), ()),
        "rendered": RenderedPage("", (), 0), "language": "en",
        "sha256": "0" * 64, "target": nowhere, "folder": nowhere, "question_ids": ("q",),
        "problems": (), "lessons": [999], "modules": (), "at": 0, "change": CourseFields(title="T"),
        "clip": Clip(lessons=(LessonDraft(title="T", content=""),)), "item_id": 999,
        "base": None, "mine": ("T", "a"), "theirs": ("T", "b"), "frame": Frame(0.0, 0.0, 1.0),
        "html": "<p>x</p>", "key": "lesson-999", "keys": (), "pick": 1, "picture": nowhere,
        "questions": (), "raw": {}, "texts": (), "to": 999, "version_id": 999, "word": "x",
        "words": "w", "incoming": Incoming(b"", "a.png", ".png"),
        "label": "", "steps": (), "looking_at": None,
        "take": Take(b"\0\0"),
        "scheme": Scheme(), "item": 999, "percent": 50.0, "comment": "c", "quiz": "Q",
        "grid": ClassView(CourseId(999), "T", (), (), Scheme(), 0, ()), "count": 3,
        # Nobody agreed to its address: nothing is asked.
        "connection": Connection("c", "C", OPENAI, "https://example.org"),
        "connection_id": "c", "address": "https://example.org",
         "open_model": None, "topic": "", "pin": "271828", "profile": KioskProfile(),
        "keeper": Keeper(None, ""), "class_quiz": ClassQuiz(class_id=1, asset_id=1),
        "class_id": ClassId(999), "names": (), "icon": "", "colour": 1, "rules": ClassRules(),
        "class_ids": (),
        "known": TASK, "span": Span(),
    }  # fmt: skip


def query_for(name: str) -> object:
    """The one parameter whose type depends on the service."""
    return {
        "annotations": NotesQuery(), "note_files": NotesQuery(),
        "library": LibraryQuery(), "people": PeopleQuery(), "audit": AuditQuery(),
        "review": CramQuery(), "progress": FiguresQuery(), "progress_files": FiguresQuery(),
    }.get(name.partition(".")[0])  # fmt: skip


# Would stop a worker or work for long; its gate is that of `start`, tried on every actor too.
LONG = {
    "generation.sample", "pasting.markdown", "slides.paint", "spelling.words",
    "spelling.suggestions",
}  # fmt: skip


@pytest.mark.parametrize("who", ACTORS)
async def test_everybody_is_let_in_where_the_table_says(
    services: Services, tmp_path: Path, who: str
) -> None:
    user = await actor(services, who)
    course_id = await keep(services.database.unit_of_work, samples.small_course())
    async with services.database.unit_of_work() as work:
        lesson = (await work.courses.outline(course_id, UserId(1))).lessons[0].id
        view = await work.lessons.view(lesson, UserId(1))
    me = UserId(900) if user is None else user.id
    wrong = []
    for name, verb in marked().items():
        if verb.needs is None:
            continue
        wanted = user is not None and may(user, verb.needs)
        if wanted and name in LONG:
            continue
        services.gate.leave()
        if user is not None:
            services.gate.enter(user)
        given = things(me, tmp_path, view) | {"query": query_for(name)}
        if name.startswith("course_files."):
            given |= {"key": ("a.png", "aa/a.png"), "keys": [("a.png", "aa/a.png")]}
        if name == "classes.save":
            given["known"] = CLASS
        if name.startswith(("classes.", "class_pictures.")):
            given["role"] = MemberRole.LEARNER
        if name.startswith("parking."):
            given["place"] = {}
        if name == "assignments.assign":
            given["target"] = Target(CourseId(999))
        if name == "day_package.bring_in":
            given["plan"] = EMPTY_DAY
        if name == "library.begin":
            given |= {"module": "M", "lesson": "L"}
        if name == "journal.edited":
            given["draft"] = lambda: None
        if name == "media_library.look":
            given["source"] = b""
        if name == "recordings.bring_in":
            given["source"] = tmp_path / "gone.wav"
        if name == "note_files.bring_in":
            given["plan"] = NotesImportPlan("f.json", (NOTE,))
        if await is_let_in(services, name, given) != wanted:
            wrong.append(f"{who} {'must' if wanted else 'must not'} be let in: {name}")
    for job in services.jobs.running():
        job.cancel()
    assert wrong == []


@pytest.mark.parametrize("who", ACTORS)
async def test_what_is_somebody_elses_is_for_those_who_look_after_him(
    services: Services, tmp_path: Path, who: str
) -> None:
    user = await actor(services, who)
    wrong = []
    for name, verb in marked().items():
        if verb.needs is None or "user_id" not in inspect.signature(verb).parameters:
            continue
        services.gate.leave()
        if user is not None:
            services.gate.enter(user)
        given = things(UserId(999), tmp_path, None) | {"query": query_for(name)}
        wanted = (
            user is not None
            and may(user, verb.needs)
            and verb.others is not None
            and may(user, verb.others)
        )
        if await is_let_in(services, name, given) != wanted:
            wrong.append(f"{who} {'must' if wanted else 'must not'} be let in: {name}")
    assert wrong == []


async def test_the_owner_of_the_file_may_everything(services: Services, tmp_path: Path) -> None:
    services.gate.enter_as_owner(await services.accounts.owner())
    assert all(services.gate.may(right) for right in Right)
    assert services.gate.actor == (None, "owner of the file")
    for name, verb in marked().items():
        if verb.needs in {Right.MANAGE_PEOPLE, Right.READ_AUDIT, Right.SEE_LEARNERS}:
            given = things(UserId(999), tmp_path, None) | {"query": query_for(name)}
            assert await is_let_in(services, name, given), name


async def test_nobody_is_let_in_by_words_about_himself(services: Services) -> None:
    """What somebody claims to be does not open the door of a personal computer."""
    owner = await services.accounts.owner()
    other = await Persons(services.database.unit_of_work).add("Pat", password=None)
    for claim in (replace(owner, id=UserId(999)), replace(owner, id=other.id), other):
        with pytest.raises(PermissionDenied):
            await services.sign_in.enter_alone(claim)
    assert services.gate.found is None
    assert await services.sign_in.enter_alone(owner) == owner
