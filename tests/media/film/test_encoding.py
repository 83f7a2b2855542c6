"""Segments, films, MP4, sound files and podcasts, looked at with outside tools."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from coursegen_desktop.domain.errors import DiskFull, MediaError, MissingPart
from coursegen_desktop.domain.narration import Chapter
from coursegen_desktop.media.film import ffmpeg, mp4
from coursegen_desktop.media.film.captions import cues
from coursegen_desktop.media.film.encoding import About, Scene, Segment, encode, join, tick_at
from coursegen_desktop.media.film.podcast import Episode, write_list, write_whole
from coursegen_desktop.media.film.sound_files import read_sound, sound_seconds, write_sound

from .outside import contents, distance, frames, heard, page, picture, tone
from .said import told

FPS = 5
CHAPTERS = (Chapter(title="Light", begin=0.0), Chapter(title="Sugar", begin=2.0))
ABOUT = About("Leaves", "en-GB", CHAPTERS, 4.0)


def scene(number: int, counts: Sequence[int]) -> Scene:
    """A page whose points come one after another."""
    pictures = tuple(picture(page(number, points)) for points in range(len(counts)))
    return Scene(pictures, tuple(counts))


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pages, the first with one point; four seconds with a tone."""
    folder = tmp_path_factory.mktemp("film")
    scenes = (scene(1, [4, 6]), scene(2, [10]))
    segments = [encode(one, FPS, folder / f"{at}.webm") for at, one in enumerate(scenes)]
    write_sound([tone(4.0)], folder / "sound.opus")
    join(segments, FPS, folder / "sound.opus", folder / "film.webm", ABOUT)
    return folder / "film.webm"


def test_a_film_has_its_streams_its_length_its_chapters_and_its_name(film: Path) -> None:
    found = contents(film)
    assert found.codecs == {"video": "vp9", "audio": "opus"}
    assert found.seconds == pytest.approx(4.0, abs=0.05)
    assert found.chapters == [("Light", 0.0), ("Sugar", 2.0)]
    assert (found.title, found.languages) == ("Leaves", {"eng"})


def test_what_is_seen_is_the_page_of_its_time(film: Path) -> None:
    found = frames(film)
    wanted = {0: (1, 0), 4: (1, 1), 10: (2, 0)}
    assert [round(time * FPS) for time, _, _ in found] == [0, 1, 4, 5, 10, 11, 16]
    for time, is_key, seen in found:
        begin = max(at for at in wanted if at <= round(time * FPS))
        assert distance(seen, page(*wanted[begin])) < 3
        assert is_key == (round(time * FPS) in (0, 10))
    # Another page would be far from it.
    assert distance(found[0][2], page(2)) > 6


def test_a_page_that_stays_has_a_frame_a_second() -> None:
    ticks = [tick for tick, _ in scene(1, [1, 14, 2]).frames(FPS)]
    assert ticks == [0, 1, 2, 7, 12, 15, 16]


def test_the_sound_is_as_long_as_it_was_given(film: Path) -> None:
    sound = heard(film)
    assert len(sound) == 4 * 48_000
    assert np.abs(np.fft.rfft(sound)[100:]).argmax() + 100 == 220 * 4


def test_a_film_without_sound(film: Path, tmp_path: Path) -> None:
    segment = Segment(film.with_name("0.webm"), 10)
    join([segment], FPS, None, tmp_path / "silent.webm", About("", "", (), 2.0))
    found = contents(tmp_path / "silent.webm")
    assert (found.codecs, found.languages) == ({"video": "vp9"}, {"und"})
    assert found.seconds == pytest.approx(2.0, abs=0.05)


def test_a_scene_is_named_by_what_is_seen_of_it() -> None:
    same = {scene(1, [4, 6]).fingerprint(FPS) for _ in range(2)}
    others = {scene(1, [4, 7]).fingerprint(FPS), scene(2, [4, 6]).fingerprint(FPS),
              scene(1, [4, 6]).fingerprint(2)}  # fmt: skip
    assert len(same | others) == 4


def test_rows_of_any_length_are_taken(tmp_path: Path) -> None:
    odd = page(3, 2, (322, 182))
    encode(Scene((picture(odd),), (3,)), 2, tmp_path / "odd.webm")
    assert distance(frames(tmp_path / "odd.webm")[-1][2], odd) < 3
    assert tick_at(0.74, 2) == 1


def test_an_mp4_has_its_captions_and_begins_to_play_at_once(film: Path, tmp_path: Path) -> None:
    target, shares = tmp_path / "film.mp4", list[float]()
    said = told("Leaves take in light. They make sugar.")
    mp4.write_mp4(film, target, ABOUT, cues(said.lines, said.seconds), shares.append)
    found = contents(target)
    assert {"video": "h264", "audio": "aac", "subtitle": "mov_text"}.items() <= found.codecs.items()
    assert found.seconds == pytest.approx(4.0, abs=0.1)
    assert found.chapters == [("Light", 0.0), ("Sugar", 2.0)]
    assert shares == sorted(shares) and shares[-1] > 0.9
    data = target.read_bytes()
    assert data.find(b"moov") < data.find(b"mdat")
    assert b"Leaves take in light." in data
    assert distance(frames(target)[-1][2], page(2)) < 4


@pytest.mark.parametrize("ending", [".mp3", ".opus"])
def test_a_whole_course_to_listen_to(film: Path, tmp_path: Path, ending: str) -> None:
    lessons = [
        Episode("One", film, 4.0, CHAPTERS),
        Episode("Two", film.with_name("sound.opus"), 3.0),
    ]
    target, shares = tmp_path / f"all{ending}", list[float]()
    write_whole("Course", "en", lessons, target, shares.append)
    found = contents(target)
    assert found.codecs == {"audio": ending[1:]}
    assert found.title == "Course"
    assert found.seconds == pytest.approx(8.5, abs=0.1)
    titles = [(title, round(begin, 1)) for title, begin in found.chapters]
    assert titles == [("One", 0.0), ("One – Sugar", 2.0), ("Two", 5.5)]
    assert shares[-1] == pytest.approx(1.0, abs=0.2)
    sound = heard(target)
    assert np.abs(sound[round(4.3 * 48_000) : round(5.2 * 48_000)]).max() < 0.01
    assert np.abs(sound[round(6.0 * 48_000) : round(7.0 * 48_000)]).max() > 0.2


def test_a_list_of_lessons_to_listen_to(film: Path, tmp_path: Path) -> None:
    sound = film.with_name("sound.opus")
    lessons = [Episode("Leaf & light", sound, 4.0, CHAPTERS), Episode("con", sound, 4.0)]
    made = write_list("Course", "en", lessons, tmp_path / "course.m3u8", ".mp3", lambda _: None)
    assert [one.name for one in made] == ["01-Leaf-light.mp3", "02-con.mp3", "course.m3u8"]
    assert made[-1].read_text(encoding="utf-8") == (
        "#EXTM3U\n#PLAYLIST:Course\n#EXTINF:4,Leaf & light\n01-Leaf-light.mp3\n"
        "#EXTINF:4,con\n02-con.mp3\n"
    )
    assert contents(made[0]).chapters == [("Light", 0.0), ("Sugar", 2.0)]


def test_sound_that_comes_back_is_the_sound_that_went(tmp_path: Path) -> None:
    target = tmp_path / "tone.opus"
    assert write_sound([tone(1.5), tone(0.7)], target) == pytest.approx(2.2)
    assert sound_seconds(target) == pytest.approx(2.2, abs=0.02)
    assert sum(map(len, read_sound(target))) == round(2.2 * 48_000) * 4


def test_without_the_library_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(MissingPart, match=r"coursegen-desktop\[video\]"):
        encode(scene(1, [1]), FPS, tmp_path / "none.webm")
    assert list(tmp_path.iterdir()) == []


def test_an_encoder_that_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(ffmpeg, "_can_encode", lambda _: False)
    with pytest.raises(MediaError, match="no encoder for libvpx-vp9"):
        encode(scene(1, [1]), FPS, tmp_path / "none.webm")
    assert list(tmp_path.iterdir()) == []


def test_files_that_are_gone_or_of_another_kind_are_named(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match=r"gone\.opus is gone"):
        list(read_sound(tmp_path / "gone.opus"))
    (tmp_path / "text.opus").write_text("no sound")
    with pytest.raises(MediaError, match=r"text\.opus could not be"):
        list(read_sound(tmp_path / "text.opus"))
    with pytest.raises(MediaError, match=r"as all\.wav"):
        write_sound([tone(0.1)], tmp_path / "all.wav")


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
def test_a_full_disk_is_told_as_one(tmp_path: Path) -> None:
    ffmpeg.under_way(tmp_path / "full.webm").symlink_to("/dev/full")
    with pytest.raises(DiskFull):
        encode(scene(1, [40]), FPS, tmp_path / "full.webm")
    assert list(tmp_path.iterdir()) == []


def test_languages_have_the_letters_of_films() -> None:
    found = [ffmpeg.three_letters(one) for one in ("en_US", "DE", "gsw", "", "xx")]
    assert found == ["eng", "deu", "gsw", "und", "und"]


@pytest.mark.parametrize(
    "text",
    [
        "ffconcat version 1.0\nfile tone.opus\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:2,\ntone.opus\n#EXT-X-ENDLIST\n",
        "v=0\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 5555 RTP/AVP 0\r\n",
    ],
)
def test_what_only_names_other_files_is_no_sound(tmp_path: Path, text: str) -> None:
    write_sound([tone(0.5)], tmp_path / "tone.opus")
    odd = tmp_path / "odd.opus"
    odd.write_text(text)
    with pytest.raises(MediaError, match=r"odd\.opus"):
        list(read_sound(odd))


def test_a_lesson_whose_sound_is_cut_short_is_named(film: Path, tmp_path: Path) -> None:
    """A day of silence is not written in its place."""
    lessons = [Episode("Leaf", film.with_name("sound.opus"), 86_400.0)]
    with pytest.raises(MediaError, match="“Leaf” ends too early"):
        write_whole("Course", "en", lessons, tmp_path / "all.mp3", lambda _: None)
    assert list(tmp_path.iterdir()) == []


def test_a_list_that_cannot_be_written_is_told(film: Path, tmp_path: Path) -> None:
    (tmp_path / "course.m3u8").mkdir()
    lessons = [Episode("Leaf", film.with_name("sound.opus"), 4.0)]
    with pytest.raises(MediaError, match=r"course\.m3u8"):
        write_list("Course", "en", lessons, tmp_path / "course.m3u8", ".mp3", lambda _: None)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["01-Leaf.mp3", "course.m3u8"]
