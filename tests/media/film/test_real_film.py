"""A whole film, spoken and painted as users get it, judged by tools that are not ours.

Made once; what is asked of it is what a viewer would notice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.script import sections
from coursegen_desktop.domain.slides import Bullet, Slide, SlideDeck
from coursegen_desktop.media.film.making import FilmOrder, MadeFilm, make_film, picture_of
from coursegen_desktop.media.film.sound_making import MadeSound, SoundOrder, make_sound
from coursegen_desktop.media.slides import SlidePage, lay_out, paint, read_look

from .outside import contents, distance, frames, heard

# Words that any recogniser should get; two sections, two points, a question.
SCRIPT = """## Morning
The sun comes up over the mountains. All the birds begin to sing in the morning.

## Evening
In the evening the children go home with their mother and father.
[check] What do the children do in the evening?
[pause 1.5]
"""
# Of the words, what the small recogniser has to hear. It gets about nine of ten.
LEAST_HEARD = 0.6


@dataclass(frozen=True)
class RealFilm:
    """The film, its sound, and the pages that it was made of."""

    made: MadeFilm
    sound: MadeSound
    pages: tuple[SlidePage, ...]


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> RealFilm:
    """Some twelve seconds."""
    folder = tmp_path_factory.mktemp("real film")
    points = (Bullet(text="The sun over the mountains"), Bullet(text="Birds sing"))
    deck = SlideDeck(
        title="A day",
        language="en",
        slides=(
            Slide(id="m", title="Morning", section="Morning", bullets=points),
            Slide(id="e", title="Evening", section="Evening"),
        ),
    )
    sound = make_sound(
        SoundOrder("A day", "en", SCRIPT, "", "key", folder / "sounds", folder / "sentences")
    )
    look = read_look(resources_dir(), "light", "seed")
    pages = lay_out(deck, look, (640, 360), {}, {})
    order = FilmOrder(
        "A day", "en", SCRIPT, sound.said, sound.file, deck, folder / "pages", folder
    )  # fmt: skip
    return RealFilm(make_film(order, pages), sound, pages)


def test_streams_length_chapters_and_name(real: RealFilm) -> None:
    found = contents(real.made.film)
    assert found.codecs == {"video": "vp9", "audio": "opus"}
    assert abs(found.seconds - len(heard(real.made.film)) / 48_000) <= 0.5
    assert abs(found.seconds - real.sound.narration.seconds) <= 0.5
    titles = [title for title, _ in found.chapters]
    assert (titles, found.title, found.languages) == (["Morning", "Evening"], "A day", {"eng"})
    begins = [begin for _, begin in found.chapters]
    assert begins == pytest.approx([0.0, real.sound.said.sections[1]], abs=0.01)


def test_it_is_as_loud_as_speech_should_be(real: RealFilm) -> None:
    loudness, peak = _measured(real.made.film)
    assert loudness == pytest.approx(-16.0, abs=1.0)
    assert -12.0 < peak <= -0.5  # Opus may go a little over what went in


def _measured(path: Path) -> tuple[float, float]:
    """(loudness in LUFS, true peak in dBTP) as FFmpeg's own meter has it."""
    import av

    graph = av.filter.Graph()
    with av.open(str(path)) as film:
        source = graph.add_abuffer(template=film.streams.audio[0])
        meter = graph.add("ebur128", "metadata=1:peak=true")
        sink = graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        graph.configure()
        told: dict[str, str] = {}
        peak = -99.0
        for frame in film.decode(audio=0):
            graph.push(frame)
            while True:
                try:
                    told = graph.pull().metadata
                except (av.error.BlockingIOError, av.error.EOFError):
                    break
                peak = max(peak, float(told["lavfi.r128.true_peaks_ch0"]))
    return float(told["lavfi.r128.I"]), 20 * np.log10(peak) if peak > 0 else -99.0


def test_captions_are_the_script_word_for_word(real: RealFilm) -> None:
    assert real.made.captions is not None
    text = real.made.captions.read_text(encoding="utf-8")
    times = re.findall(r"(\d\d):(\d\d):([\d.]+) --> (\d\d):(\d\d):([\d.]+)", text)
    cues = [
        (int(a) * 3600 + int(b) * 60 + float(c), int(d) * 3600 + int(e) * 60 + float(f))
        for a, b, c, d, e, f in times
    ]
    assert all(begin < end for begin, end in cues)
    ends = [0.0, *(end for _, end in cues)]
    assert all(last <= begin for last, (begin, _) in zip(ends, cues, strict=False))
    assert ends[-1] <= contents(real.made.film).seconds + 0.01
    said = re.sub(r"<[^>]*>", "", "\n".join(re.findall(r"^(?!WEBVTT|\d).+$", text, re.MULTILINE)))
    assert all(len(line) <= 42 for line in said.splitlines())
    script = " ".join(line.text for part in sections(SCRIPT) for line in part.lines)
    assert said.split() == script.split()


def test_a_machine_understands_the_film(real: RealFilm) -> None:
    pocketsphinx = pytest.importorskip("pocketsphinx")
    first = [line for line in real.sound.said.lines if line.section == 0]
    end = round(first[-1].finish * 48_000)  # it takes half as long as they do
    sound = heard(real.made.film)[:end:3]  # speech has little above 8 kHz
    decoder = pocketsphinx.Decoder(loglevel="FATAL")
    decoder.start_utt()
    decoder.process_raw((sound * 32_000).astype(np.int16).tobytes(), full_utt=True)
    decoder.end_utt()
    found = decoder.hyp().hypstr.lower().split()
    wanted = [word for line in first for word in re.findall(r"\w+", line.text.lower())]
    missed = list(wanted)
    for word in found:
        if word in missed:
            missed.remove(word)
    assert 1 - len(missed) / len(wanted) >= LEAST_HEARD, found


def test_what_is_seen_are_the_slides_at_their_times(real: RealFilm) -> None:
    """Each frame is nearest to the picture that the plan shows then, and near to it."""
    steps = real.made.shown[0].steps
    cuts = [0.0, *steps, real.made.shown[1].begin]
    pictures = [paint(real.pages[0], shown) for shown in range(3)] + [paint(real.pages[1])]
    wanted = []
    for image in pictures:
        given = picture_of(image)
        rows = np.frombuffer(given.pixels, np.uint8).reshape(given.height, given.stride)
        pixels = rows[:, : 4 * given.width].reshape(given.height, given.width, 4)
        wanted.append(pixels[..., 2::-1])
    seen = set[int]()
    for time, _, pixels in frames(real.made.film):
        after = [number for number, cut in enumerate(cuts) if cut <= time + 0.1]
        apart = [distance(pixels, one) for one in wanted]
        nearest = int(np.argmin(apart))
        assert apart[nearest] < 1.5
        # A tick is a fifth of a second: at a cut either of two is right.
        assert nearest == after[-1] or abs(time - cuts[after[-1]]) <= 0.2
        seen.add(nearest)
    assert seen == {0, 1, 2, 3} - ({0} if steps[0] < 0.1 else set())


def test_a_poster_and_small_files(real: RealFilm) -> None:
    from PySide6.QtGui import QImage

    poster = QImage(str(real.made.poster))
    assert (poster.width(), poster.height()) == (640, 360)
    minutes = real.sound.narration.seconds / 60
    assert real.made.film.stat().st_size / minutes <= 1_048_576


def test_the_same_once_more_encodes_nothing(real: RealFilm, tmp_path: Path) -> None:
    assert real.sound.file is not None
    kept = real.sound.file.parent
    again = make_sound(
        SoundOrder("A day", "en", SCRIPT, "", "key", kept, kept.parent / "sentences")
    )
    assert again.was_kept and again.said == real.sound.said
