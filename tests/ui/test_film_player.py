"""The player of films with real ones: pictures, places, speed, stops, and all that can be wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtMultimedia import QMediaPlayer
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.film import Stop
from coursegen_desktop.domain.playable import Playable
from coursegen_desktop.ui.content.film.player import FilmPlayer, State
from coursegen_desktop.ui.content.film.smooth_time import SmoothTime
from coursegen_desktop.ui.content.film.sound import Sound
from coursegen_desktop.ui.content.film.trouble import Trouble, trouble_of, trouble_words
from tests.films import film_of, narration_of, needs_av
from tests.windowed import eventually

from .film_parts import Heard, colour, opened, playable_of, played_to, reached

FILM = playable_of(film_of())
PLAIN = playable_of(film_of(stops=()))


@pytest.fixture
def player(qapp: QApplication) -> Iterator[FilmPlayer]:
    made = FilmPlayer()
    yield made
    made.close()
    made.deleteLater()


@needs_av
async def test_it_plays_pauses_and_ends(player: FilmPlayer, film_file: Path) -> None:
    states = Heard().wire(player.state_changed)
    stretches = Heard().wire(player.played)
    player.set_rate(2.5)
    await opened(player, film_file, PLAIN)
    assert player.seconds == pytest.approx(6.0, abs=0.1)
    player.play()
    await played_to(player, 0.4)
    assert colour(player) == "red"
    player.pause()
    here = player.at
    assert 0.3 < here < 2.0
    player.seek(5.4)
    player.play()
    await reached(player, State.ENDED)
    assert states == ["loading", "ready", "playing", "paused", "playing", "ended"]
    assert player.at == pytest.approx(6.0, abs=0.1)
    assert colour(player) == "blue", "the last picture stays"
    assert sum(end - begin for begin, end in stretches) == pytest.approx(here + 0.6, abs=0.25)
    player.toggle()
    assert player.is_playing, "once more"
    assert player.at < 0.5


@needs_av
async def test_places_are_gone_to_while_it_stands_still(
    player: FilmPlayer, film_file: Path
) -> None:
    await opened(player, film_file, PLAIN, at=2.5)
    assert player.at == 2.5
    await eventually(lambda: colour(player) == "green", "the picture of the place")
    moved = Heard().wire(player.moved)
    player.seek(4.5)
    await eventually(lambda: colour(player) == "blue", "the next one")
    assert moved == [4.5]
    player.seek(-5)
    assert player.at == 0.0
    player.seek(99)
    assert player.at == pytest.approx(6.0, abs=0.1)
    assert player.state is State.PAUSED


@needs_av
async def test_play_before_it_is_open(player: FilmPlayer, film_file: Path) -> None:
    player.open(film_file, PLAIN)
    player.play()
    player.seek(3.0)
    assert player.state is State.LOADING
    await reached(player, State.PLAYING)
    assert player.at >= 3.0
    player.open(film_file, PLAIN)
    player.play()
    player.toggle()
    await reached(player, State.READY)


@needs_av
async def test_it_stops_at_questions_met_and_not_at_those_jumped_over(
    player: FilmPlayer, film_file: Path
) -> None:
    stops = (Stop(at=0.3, text="first"), Stop(at=2.0, text="jumped"), Stop(at=6.0, text="last"))
    met = Heard().wire(player.stop_reached)
    player.set_rate(2.0)
    await opened(player, film_file, playable_of(film_of(stops=stops)))
    player.play()
    await reached(player, State.PAUSED)
    assert [stop.text for stop in met] == ["first"]
    assert player.at == pytest.approx(0.3)
    player.seek(5.5)
    player.play()
    await reached(player, State.PAUSED)
    assert [stop.text for stop in met] == ["first", "last"], "the end has one, too"
    player.play()
    await reached(player, State.ENDED)


@needs_av
async def test_stops_can_be_switched_off(player: FilmPlayer, film_file: Path) -> None:
    met = Heard().wire(player.stop_reached)
    player.stops_at_questions = False
    await opened(player, film_file, FILM, at=3.8)
    player.play()
    await played_to(player, 4.3)
    assert player.is_playing
    assert met == []


@needs_av
async def test_a_recording_has_no_pictures(player: FilmPlayer, sound_file: Path) -> None:
    await opened(player, sound_file, playable_of(narration_of()))
    player.set_rate(2.5)
    player.play()
    await played_to(player, 0.6)
    assert player.picture() is None
    player.seek(5.5)
    await reached(player, State.ENDED)


# ------------------------------------------------------------ what is the matter


@pytest.mark.parametrize(
    ("name", "content", "trouble"),
    [
        ("gone.webm", None, Trouble.MISSING),
        ("empty.webm", b"", Trouble.BROKEN),
        ("list.webm", b"#EXTM3U\nhttp://example.com/x.ts\n", Trouble.BROKEN),
        ("noise.webm", b"\x1aE\xdf\xa3" + b"noise" * 900, Trouble.BROKEN),
        ("page.ogg", b"<!doctype html>", Trouble.BROKEN),
    ],
)
@pytest.mark.qt_log_ignore("Could not open media", extend=True)
async def test_files_that_are_no_films(
    player: FilmPlayer, tmp_path: Path, name: str, content: bytes | None, trouble: Trouble
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    failed = Heard().wire(player.failed)
    player.open(file, PLAIN)
    player.play()
    await reached(player, State.FAILED)
    assert (failed, player.trouble) == ([trouble], trouble)
    player.play()
    player.seek(2.0)
    assert player.state is State.FAILED


async def test_no_file_at_all(player: FilmPlayer) -> None:
    player.open(None, PLAIN)
    assert player.trouble is Trouble.MISSING
    player.close_film()
    assert (player.state, player.trouble, player.at) == (State.EMPTY, None, 0.0)


def test_a_list_of_addresses_never_reaches_the_player(tmp_path: Path) -> None:
    file = tmp_path / "film.webm"
    file.write_bytes(b"#EXTM3U\n")
    assert trouble_of(file) is Trouble.BROKEN
    assert trouble_of(tmp_path) is Trouble.BROKEN, "a folder"


@needs_av
async def test_a_film_that_ends_too_early(
    player: FilmPlayer, film_file: Path, tmp_path: Path
) -> None:
    whole = film_file.read_bytes()
    cut = tmp_path / "cut.webm"
    cut.write_bytes(whole[: len(whole) // 2])
    await opened(player, cut, PLAIN)
    player.set_rate(2.5)
    player.play()
    await reached(player, State.FAILED)
    assert player.trouble is Trouble.CUT_SHORT
    assert player.picture() is not None, "what there was stays to be seen"


@needs_av
async def test_pictures_that_this_computer_cannot_show(player: FilmPlayer, film_file: Path) -> None:
    await opened(player, film_file, PLAIN)
    player.state = State.PLAYING  # as when all pictures were refused
    with patch.object(FilmPlayer, "_frame", None, create=True):
        player._frame = None
        player._on_status(QMediaPlayer.MediaStatus.EndOfMedia)
    assert player.trouble is Trouble.NO_CODEC


async def test_without_qts_part_for_films(player: FilmPlayer, tmp_path: Path) -> None:
    file = tmp_path / "film.webm"
    file.write_bytes(b"\x1aE\xdf\xa3")
    with patch.dict("sys.modules", {"PySide6.QtMultimedia": None}):
        player.open(file, PLAIN)
    assert player.trouble is Trouble.NO_PLAYER


def test_every_trouble_is_a_sentence() -> None:
    for trouble in Trouble:
        for is_film in (True, False):
            assert trouble_words(trouble, is_film=is_film).endswith(".")


# ------------------------------------------------------------ sound


@needs_av
async def test_it_plays_without_a_sound_device_and_goes_on_when_it_is_gone(
    player: FilmPlayer, film_file: Path
) -> None:
    changed = Heard().wire(player.sound_changed)
    with patch.object(Sound, "outputs", lambda _self: []):
        await opened(player, film_file, PLAIN)
        assert not player.has_sound
        player.play()
        await played_to(player, 0.3)
    sound = player._sound
    assert sound is not None
    player.set_volume(40, is_muted=True)
    with patch.object(Sound, "outputs", lambda self: [self._usual()]):
        sound.look()
        assert player.has_sound
        sound.look()
        output = sound._output
        assert (round(output.volume(), 3), output.isMuted()) == (0.064, True)
    with patch.object(Sound, "outputs", lambda _self: []):
        sound.look()
    assert changed == [True, False]
    here = player.at
    await played_to(player, here + 0.3)
    assert player.is_playing, "the pictures go on"


# ------------------------------------------------------------ time


class Clock:
    """Goes on when it is told to."""

    now = 10.0

    def __call__(self) -> float:
        return self.now


def test_time_goes_on_between_two_reports() -> None:
    clock = Clock()
    time = SmoothTime(clock)
    time.go_to(5.0)
    clock.now += 1
    assert time.seconds == 5.0, "it stands still"
    time.run(2.0)
    clock.now += 0.1
    assert time.seconds == pytest.approx(5.2)
    time.told(5.15)
    assert time.seconds == pytest.approx(5.2), "no word is said twice"
    time.told(5.5)
    assert time.seconds == pytest.approx(5.5)
    clock.now += 9
    assert time.seconds == pytest.approx(6.2), "never far beyond what was told"
    time.told(5.6)
    assert time.seconds == pytest.approx(5.6)
    time.run(0.0)
    clock.now += 1
    assert time.seconds == pytest.approx(5.6)


def test_where_a_film_begins(player: FilmPlayer) -> None:
    for at, begins in ((0.0, 0.0), (3.0, 3.0), (5.8, 0.0), (99.0, 0.0)):
        player.open(None, Playable("video", 6.0), at)
        assert player._begin == begins, "the last second is no place to go on"
