"""A film in its view: keys, controls, captions, questions, the end, the whole screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from coursegen_desktop.domain.captions import HeardLine, cutting
from coursegen_desktop.domain.film import Stop
from coursegen_desktop.domain.narration import SaidLine, VoiceUsed
from coursegen_desktop.domain.playable import StopQuestion
from coursegen_desktop.domain.quiz import read_question
from coursegen_desktop.domain.watching import Watching
from coursegen_desktop.generation.scripts.checks import _shown as on_slide
from coursegen_desktop.services.blocking import drained
from coursegen_desktop.ui.content.film.caption_paint import lay_out
from coursegen_desktop.ui.content.film.film_view import MAKE, READ, REPEAT, FilmView, Way
from coursegen_desktop.ui.content.film.keys import player_keys
from coursegen_desktop.ui.content.film.player import State
from coursegen_desktop.ui.content.film.sound import Sound
from coursegen_desktop.ui.content.film.stop_card import AGAIN, CHECK, GO_ON
from coursegen_desktop.ui.kit.key_table import KeyTable
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.films import film_of, narration_of, needs_av, said
from tests.windowed import click, eventually

from .film_parts import Heard, lesson_film, played_to, reached
from .library_parts import press

FILM = film_of()
QUESTION = read_question(
    {
        "id": "q1", "type": "choice", "single": True, "prompt": "Which gas?",
        "choices": [{"id": "a", "text": "Carbon dioxide", "fraction": 1},
                    {"id": "b", "text": "Neon", "fraction": 0},
                    {"id": "c", "text": "Argon", "fraction": 0},
                    {"id": "d", "text": "Ozone", "fraction": 0}],
    }
)  # fmt: skip


@pytest.fixture(autouse=True)
def _sound_device() -> Iterator[None]:
    """A device to play into, on machines without one, too."""
    with patch.object(Sound, "outputs", lambda self: [self._usual()]):
        yield


@pytest.fixture
def view(theme_host: ThemeHost) -> Iterator[FilmView]:
    window = QWidget()
    window.resize(700, 520)
    column = QVBoxLayout(window)
    made = FilmView()
    column.addWidget(made)
    KeyTable(window, player_keys(made))
    window.show()
    window.activateWindow()
    made.surface.setFocus()
    yield made
    made.player.close()
    window.close()
    window.deleteLater()


async def shown(view: FilmView, file: Path | None, film=FILM, **more) -> FilmView:  # type: ignore[no-untyped-def]
    """Show a film and wait until it can be played."""
    at = more.pop("at", 0.0)
    view.show_film(lesson_film(film, at=at), file, None, **more)
    if file is not None and view.player.state is not State.FAILED:
        await reached(view.player, State.READY)
    return view


@needs_av
async def test_captions_follow_the_words(view: FilmView, film_file: Path) -> None:
    await shown(view, film_file)
    view.seek(3.05)
    assert view.surface.caption == ("First, carbon fixation: Rubisco joins carbon dioxide to RuBP.")
    assert view.surface.spoken_word == "First,"
    view.seek(3.5)
    assert view.surface.spoken_word == "joins"
    painted = view.surface.grab().toImage()
    view.toggle_captions()
    view.surface.flash("")
    assert view.surface.caption == ""
    bare = view.surface.grab().toImage()
    box = view.surface.picture_box()
    assert _differs(painted, bare, int(box.center().x()), int(box.bottom()) - 30)
    view.toggle_captions()
    view.surface.flash("")
    assert view.surface.grab().toImage() == painted


def _differs(one: QImage, other: QImage, x: int, y: int) -> bool:
    return any(one.pixel(x + dx, y + dy) != other.pixel(x + dx, y + dy)
               for dx in range(-40, 40, 4) for dy in range(-12, 12, 3))  # fmt: skip


@needs_av
async def test_keys(view: FilmView, film_file: Path) -> None:
    wishes = Heard().wire(view.wish_changed)
    await shown(view, film_file)
    player, surface = view.player, view.surface
    press(surface, Qt.Key.Key_Space)
    assert player.is_playing
    press(surface, Qt.Key.Key_K)
    assert not player.is_playing
    press(surface, Qt.Key.Key_Home, Qt.Key.Key_Right)
    assert player.at == 5.0
    press(surface, Qt.Key.Key_J)
    assert player.at == 0.0
    press(surface, Qt.Key.Key_N, Qt.Key.Key_N)
    assert player.at == 4.0
    press(surface, Qt.Key.Key_P)
    assert player.at == pytest.approx(0.0)
    press(surface, Qt.Key.Key_L, Qt.Key.Key_Left, Qt.Key.Key_End)
    assert player.at == pytest.approx(6.0, abs=0.1)
    press(surface, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert wishes[-1].volume == 75
    QTest.keyClicks(surface, ">>")
    assert wishes[-1].rate == 1.5
    assert player._rate == 1.5
    QTest.keyClicks(surface, "<")
    assert wishes[-1].rate == 1.25
    press(surface, Qt.Key.Key_M)
    assert wishes[-1].is_muted
    assert view.surface._flash == "Sound off"
    press(surface, Qt.Key.Key_C)
    assert not view.shows_captions
    full = Heard().wire(view.full_screen_requested)
    press(surface, Qt.Key.Key_F)
    view.set_full_screen(True)
    press(surface, Qt.Key.Key_Escape)
    assert full == [True, False]
    view.set_full_screen(False)
    press(surface, Qt.Key.Key_Escape)
    assert len(full) == 2, "elsewhere Esc is not its own"


@needs_av
async def test_mouse_and_buttons(view: FilmView, film_file: Path) -> None:
    await shown(view, film_file)
    click(view.surface)
    assert view.player.is_playing
    click(view.surface)
    assert not view.player.is_playing
    full = Heard().wire(view.full_screen_requested)
    QTest.mouseDClick(view.surface, Qt.MouseButton.LeftButton)
    assert full == [True]
    view.seek(0.0)
    controls = view.controls
    assert controls.play.accessibleName() == "Play"
    click(controls.play)
    assert controls.play.accessibleName() == "Pause"
    click(controls.play)
    click(controls.onward)
    click(controls.back)
    assert view.player.at == 0.0
    click(controls.mute)
    assert controls.mute.accessibleName() == "Sound on"
    click(controls.screen_button)
    assert full == [True, True]


@needs_av
async def test_menus(view: FilmView, film_file: Path) -> None:
    wishes = Heard().wire(view.wish_changed)
    await shown(view, film_file)
    _choose(view.controls.make_speed_menu(), "2×")
    _choose(view.controls.make_captions_menu(), "Large")
    _choose(view.controls.make_captions_menu(), "Show captions")
    assert wishes == [
        Watching(rate=2.0), Watching(rate=2.0, caption_size=2),
        Watching(rate=2.0, caption_size=2, captions=False),
    ]  # fmt: skip
    assert view.controls.speed.text() == "2×"
    assert view.controls.captions.icon_name == "captions-off"
    view.controls.stops.click()
    assert not wishes[-1].stops
    assert not view.player.stops_at_questions


@needs_av
async def test_space_plays_after_a_click_on_the_bar(view: FilmView, film_file: Path) -> None:
    await shown(view, film_file)
    for part in (view.controls.bar, view.controls.volume):
        part.setFocus(Qt.FocusReason.MouseFocusReason)
        QTest.keyClick(part, Qt.Key.Key_Space)
        await reached(view.player, State.PLAYING)
        QTest.keyClick(part, Qt.Key.Key_Space)
        await reached(view.player, State.PAUSED)


def _choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.deleteLater()


@needs_av
async def test_a_question_in_the_film(view: FilmView, film_file: Path) -> None:
    met = Heard().wire(view.stop_met)
    film = film_of(stops=(Stop(at=2.0, text="Which gas?", item="q1"),))
    await shown(view, film_file, film, at=1.8)
    view.toggle()
    await eventually(view.stop_card.isVisible, "the question")
    card = view.stop_card
    assert card.words == "Check yourself Which gas?"
    assert not view.player.is_playing
    goes_on = card.way(GO_ON)
    assert goes_on is not None
    assert goes_on.hasFocus()
    view.show_question(met[0], StopQuestion(QUESTION, {}))
    assert view.wants_room
    check = card.way(CHECK)
    assert check is not None
    assert not check.isEnabled()
    assert card.pane is not None
    assert card.pane.interaction is not None
    assert card.pane.question is not None
    assert card.pane.question.shown == on_slide(QUESTION), "in the slide's order"
    card.pane.interaction.choose(1)
    assert check.isEnabled()
    click(check)
    assert card.pane.interaction.is_locked
    assert card.way(CHECK) is None
    again = card.way(AGAIN)
    assert again is not None
    click(again)
    assert view.player.is_playing
    assert view.player.at < 1.1, "two lines back"
    assert not card.isVisible()
    await eventually(card.isVisible, "the same question again")
    assert not view.surface.isEnabled(), "nobody walks along below"
    view.toggle()
    assert view.surface.isEnabled()
    assert view.player.is_playing, "to play is to go on"
    view.seek(1.9)
    await eventually(card.isVisible, "and once more")
    press(card, Qt.Key.Key_Escape)
    assert view.player.is_playing
    view.show_question(met[0], StopQuestion(QUESTION, {}))
    assert not card.isVisible(), "the film has gone on meanwhile"


@needs_av
async def test_the_end_and_once_more(view: FilmView, film_file: Path) -> None:
    places = Heard().wire(view.place_changed)
    ways = Heard().wire(view.way_chosen)
    ended = Heard().wire(view.ended)
    await shown(view, film_file, end_ways=(Way("next", "Next lesson"),), at=2.5)
    view.seek(5.6)
    view.toggle()
    await eventually(view.veil.isVisible, "the end")
    assert view.veil.words == "You have seen it to the end."
    assert (places[0], places[-1], len(ended)) == (5.6, 0.0, 1)
    following = view.veil.way("next")
    assert following is not None
    assert following.hasFocus()
    click(following)
    assert ways == ["next"]
    again = view.veil.way(REPEAT)
    assert again is not None
    click(again)
    assert view.player.is_playing
    assert not view.veil.isVisible()


@needs_av
async def test_its_place_is_told_while_it_plays_and_when_it_stands(
    view: FilmView, film_file: Path
) -> None:
    places = Heard().wire(view.place_changed)
    with patch("coursegen_desktop.ui.content.film.film_view._KEEP_SECONDS", 0.3):
        await shown(view, film_file)
        view.toggle()
        await played_to(view.player, 0.5)
        view.pause()
    assert len(places) >= 2
    assert places[-1] == pytest.approx(view.player.at)


@pytest.mark.parametrize("may_make", [False, True])
async def test_a_film_whose_file_is_gone(view: FilmView, may_make: bool) -> None:
    ways = Heard().wire(view.way_chosen)
    await shown(view, None, may_make=may_make)
    assert view.veil.isVisible()
    assert view.veil.words.endswith("The film's file is no longer there.")
    assert view.surface.caption == ""
    assert (view.veil.way(MAKE) is not None) == may_make
    read = view.veil.way(READ)
    assert read is not None
    click(read)
    assert ways == [READ]
    view.toggle()
    view.seek(3.0)
    assert not view.player.is_playing


async def test_a_film_that_nobody_can_read(view: FilmView, tmp_path: Path) -> None:
    view.show_film(lesson_film(FILM, playable=None), tmp_path / "x.webm", None)
    assert "does not read" in view.veil.words


@needs_av
async def test_a_recording(view: FilmView, sound_file: Path) -> None:
    await shown(view, sound_file, narration_of())
    view.seek(2.2)
    assert view.surface._chapter == "Three phases"
    assert view.surface.caption.startswith("It has three phases")
    view.surface.grab()


# ------------------------------------------------------------ without sound


@needs_av
async def test_without_a_sound_device_captions_say_it_all(view: FilmView, film_file: Path) -> None:
    wishes = Heard().wire(view.wish_changed)
    view.show_wish(Watching(captions=False))
    with patch.object(Sound, "outputs", lambda _self: []):
        await shown(view, film_file)
        view.seek(0.1)
        assert "no sound device" in view.told.text
        assert view.surface.caption
        assert not view.controls.volume.isEnabled()
    view.step_rate(1)
    assert wishes == [Watching(rate=1.25, captions=False)], "that was no wish for captions"
    sound = view.player._sound
    assert sound is not None
    sound.look()
    assert view.told.text == ""
    assert view.surface.caption == ""
    with patch.object(Sound, "outputs", lambda _self: []):
        sound.look()
    assert view.told.text == "The sound device is gone. The captions go on."
    assert view.surface.caption
    view.toggle_captions()
    assert view.surface.caption == "", "who does not want them has none"
    assert not view.shows_captions


@needs_av
async def test_a_film_without_a_voice_misses_no_device(view: FilmView, film_file: Path) -> None:
    with patch.object(Sound, "outputs", lambda _self: []):
        await shown(view, film_file, film_of(voice=VoiceUsed()))
    assert view.told.text == ""
    assert view.shows_captions


# ------------------------------------------------------------ how it looks


@pytest.mark.parametrize("size", [0, 1, 2])
@pytest.mark.parametrize(
    "text",
    ["الضوء يصل إلى الورقة", "WIDE " * 16, "one two three four five six seven eight nine ten"],
)
def test_captions_of_any_script_and_size_fit(
    view: FilmView, size: int, text: str, theme_host: ThemeHost
) -> None:
    (cue, *_) = drained(cutting([HeardLine.of(line) for line in said([text], 2.0)]))
    area = QRectF(0, 0, 400, 225)
    word = cue.spoken_at(0.05)
    made = lay_out(cue, word, area, theme_host, size)
    assert made.layout.lineCount() <= 2
    assert area.contains(made.box)
    assert made.stroke is not None
    assert made.box.contains(made.stroke)
    rtl = text.startswith("ا")
    assert (made.stroke.center().x() > made.box.center().x()) == (
        rtl or (" " not in text and False)
    )


async def test_lines_without_words_have_no_stroke(view: FilmView) -> None:
    line = SaidLine(text="Light.", section=0, begin=0.0, finish=6.0)
    view.show_film(lesson_film(film_of(lines=(line,))), None, None)
    view.surface.show_caption(view._captions.at(1.0), None)
    assert view.surface.spoken_word == ""
    view.surface.grab()


@needs_av
async def test_the_whole_screen_is_the_films_alone(view: FilmView, film_file: Path) -> None:
    await shown(view, film_file)
    view.set_full_screen(True)
    assert view.surface.geometry() == view.rect()
    view.toggle()
    assert view._idle.isActive()
    view._idle.timeout.emit()
    assert not view.controls.isVisible()
    assert view.surface.cursor().shape() == Qt.CursorShape.BlankCursor
    QTest.mouseMove(view.surface, view.rect().center())
    assert view.controls.isVisible()
    view.controls.play.setFocus()
    view._idle.timeout.emit()
    assert view.controls.isVisible(), "the keyboard is in it"
    view.set_full_screen(False)
    assert view.surface.geometry().bottom() < view.controls.geometry().top() + 1
    assert not view._idle.isActive()


def test_everything_has_a_name(view: FilmView) -> None:
    for widget in view.controls.stops_of_keyboard():
        assert widget.accessibleName(), widget
    view.show_film(lesson_film(FILM), None, None)
    assert view.surface.accessibleName() == "Film: The Calvin cycle"


def test_a_poster_that_no_film_has_is_not_read(view: FilmView, tmp_path: Path) -> None:
    """A package may bring anything; a picture of the usual size is seen."""
    for name, width, is_seen in (
        ("a.png", 1920, True),
        ("b.png", 1921, False),
        ("c.jpg", 9, False),
    ):
        place = tmp_path / name
        assert QImage(width, 8, QImage.Format.Format_RGB32).save(str(place))
        view.surface.show_film("Leaf", place)
        assert (view.surface._poster is not None) == is_seen
