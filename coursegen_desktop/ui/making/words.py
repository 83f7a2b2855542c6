"""How things that are made of lessons are told."""

from __future__ import annotations

from ...domain.media_wish import (
    CHANGED,
    GONE,
    MADE,
    NONE,
    LessonMedia,
    MadeMedia,
    MediaEstimate,
    MediaWish,
)
from ...media.speech.choosing import Offer
from ...services.media_lessons import FILMING, KEEPING, POWER, SPEAKING, TURN, WRITING, LiveMedia
from ..content.durations import duration_words, seconds_words
from ..content.line import SPINNING, Line
from ..content.voices import voice_name
from ..kit.translate import error_text, tr

_MOST_TOLD = 3


def size_words(count: int) -> str:
    """So many bytes, as people say it."""
    if count >= 10**10:
        return tr("{count} GB", count=round(count / 10**9))
    if count >= 10**9:
        return tr("{count} GB", count=f"{count / 10**9:.1f}")
    return tr("{count} MB", count=max(round(count / 10**6), 1))


def voice_words(offer: Offer) -> str:
    """A voice by its name, its language and who speaks it."""
    return tr("{name} ({engine})", name=voice_name(offer.voice), engine=offer.engine)


def lines_of(told: MediaEstimate, wish: MediaWish, live: LiveMedia | None) -> list[Line]:
    """The lessons, each with what there is of it; the one in work turns."""
    return [_line(lesson, wish, live) for lesson in told.lessons]


def _line(lesson: LessonMedia, wish: MediaWish, live: LiveMedia | None) -> Line:
    is_now = live is not None and live.lesson_id == lesson.lesson_id
    icon, role, state = _state(lesson, wish)
    if is_now and live is not None:
        icon, role, state = SPINNING, "accent", stage_words(live.stage)
    return Line(
        lesson.lesson_id,
        lesson.title,
        note=state if is_now else _note(lesson, wish),
        icon=icon,
        icon_role=role,
        end=seconds_words(lesson.seconds) if _is_there(lesson) else _about(lesson.seconds),
        state="" if is_now else state,
        is_quiet=state == tr("up to date"),
    )


def _is_there(lesson: LessonMedia) -> bool:
    return not {lesson.audio, lesson.video} <= {NONE}


def _about(seconds: float) -> str:
    """A guess, which needs no seconds."""
    if seconds < 90:
        return tr("about {time}", time=seconds_words(max(round(seconds / 10) * 10, 10)))
    return tr("about {time}", time=duration_words(round(seconds / 60)))


def _state(lesson: LessonMedia, wish: MediaWish) -> tuple[str, str, str]:
    """(icon, its role, in words)."""
    wanted = [(wish.audio, lesson.audio), (wish.video, lesson.video)]
    states = [state for is_wanted, state in wanted if is_wanted]
    if GONE in states:
        return "triangle-alert", "warn", tr("a file is gone")
    if not lesson.waits(wish):
        return "circle-check", "good", tr("up to date")
    if CHANGED in states:
        return "refresh-cw", "accent", tr("changed since")
    return "circle-dashed", "muted", tr("not made yet")


def _note(lesson: LessonMedia, wish: MediaWish) -> str:
    """What there is, then what has become of it."""
    there = [
        words
        for state, words in (
            (lesson.slides, tr("slides")),
            (lesson.audio, tr("sound")),
            (lesson.video, tr("film")),
        )
        if state in (MADE, CHANGED)
    ]
    _, _, state = _state(lesson, wish)
    if there and state == tr("not made yet"):
        state = _missing(lesson, wish)
    return " · ".join([*there, state])


def _missing(lesson: LessonMedia, wish: MediaWish) -> str:
    """What is not made yet, where other things are there."""
    sound = wish.audio and lesson.audio == NONE
    film = wish.video and lesson.video == NONE
    if sound and film:
        return tr("no sound and no film yet")
    return tr("no film yet") if film else tr("no sound yet") if sound else tr("not made yet")


def stage_words(stage: str) -> str:
    """What is done now."""
    return {
        WRITING: tr("Script and slides are being written"),
        SPEAKING: tr("The script is being spoken"),
        FILMING: tr("The film is being made"),
        KEEPING: tr("Being put into the course"),
        POWER: tr("Waiting until the computer is plugged in"),
        TURN: tr("Waiting for another course"),
    }[stage]


def estimate_words(told: MediaEstimate, wish: MediaWish) -> list[str]:
    """What it will take, a line each."""
    if not told.waiting:
        return [tr("Everything is there as it would be made now.")] if told.lessons else []
    lessons = tr("%n lesson(s) to make", told.waiting)
    if not (wish.audio or wish.video):
        return [lessons]
    length = (
        tr("{lessons}, {time}", lessons=lessons, time=_about(told.seconds))
        if told.waiting == 1
        else tr("{lessons}, together {time}", lessons=lessons, time=_about(told.seconds))
    )
    room = tr("About {size} on the disk", size=size_words(told.bytes))
    if told.free_bytes is not None:
        room = tr("{room}; {free} are free", room=room, free=size_words(told.free_bytes))
    return [length, room, tr("It takes {time}", time=_about(told.work_seconds))]


def done_words(made: MadeMedia, title: str) -> str:
    """What came of a job, in a sentence or two."""
    if made.failed:
        count = tr("%n lesson(s) could not be made", len(made.failed))
        reasons = [
            tr("“{title}”: {reason}", title=name, reason=error_text(error))
            for name, error in made.failed[:_MOST_TOLD]
        ]
        return f"{count}. {' '.join(reasons)}"
    if not made.made:
        return tr("“{title}”: everything was there already", title=title)
    return tr("“{title}”: %n lesson(s) made", made.made, title=title)
