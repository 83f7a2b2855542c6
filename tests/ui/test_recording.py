"""Recording for a part of a lesson: real files, a real library, nobody who can hear."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import MissingPart
from coursegen_desktop.domain.script import LessonScript
from coursegen_desktop.domain.slides import Slide, SlideDeck
from coursegen_desktop.media.film.sound_files import sound_seconds
from coursegen_desktop.media.speech.loudness import loudness
from coursegen_desktop.services.media_library import MediaLibraryService
from coursegen_desktop.services.recordings import RecordingsService
from coursegen_desktop.services.slides import SlidesService
from coursegen_desktop.ui.content.recorder import Recorder, State
from coursegen_desktop.ui.content.recorder_dialog import RecorderDialog
from coursegen_desktop.ui.editor import recording as module
from coursegen_desktop.ui.editor.recording import Recording
from coursegen_desktop.ui.editor.slides.desk import SlidesDesk
from coursegen_desktop.ui.kit.tasks import TaskScope
from tests.media.sounding import FakeMicrophone, FakeSound
from tests.media.speech.test_telling import recording as wav
from tests.media.speech.voices_parts import tone
from tests.windowed import click, eventually

from .editor_parts import edit, make_screen
from .library_parts import Place
from .screen_parts import Desk


class Booth:
    """Where recordings are asked for, and what was answered."""

    def __init__(self, place: Place, desk: Desk, folder: Path, course: CourseView) -> None:
        self.media = folder / "media"
        library = MediaLibraryService(desk.uow, desk.writer, self.media, desk.editing.add_asset)
        self.service = RecordingsService(library, desk.writer, self.media)
        self.library, self.lesson_id = library, course.lessons[0].id
        self.microphone = FakeMicrophone()
        self.dialog: RecorderDialog | None = None
        self.scope = TaskScope(place.context.on_error)
        self.page = QWidget()
        place.show(self.page)
        self._recording = Recording(self.scope, self.service, self._make)
        self._asked: asyncio.Task[str | None] | None = None

    def _make(self, *given: Any, **more: Any) -> RecorderDialog:
        recorder = Recorder(
            make_microphone=lambda _: self.microphone, make_sound=lambda _: FakeSound()
        )
        self.dialog = RecorderDialog(*given, **more, recorder=recorder)
        return self.dialog

    async def ask(self, name: str = "") -> RecorderDialog:
        asked = self._recording.ask(self.page, self.lesson_id, "Light: a start", "Leaves …", name)
        self._asked = asyncio.ensure_future(asked)
        await eventually(lambda: self.dialog is not None and self.dialog.isVisible(), "the dialog")
        assert self.dialog is not None
        return self.dialog

    async def answer(self) -> str | None:
        assert self._asked is not None
        self.dialog = None
        return await self._asked

    async def file(self, name: str) -> Path:
        files = await self.library.files(self.lesson_id)
        return self.media / next(file.file_path for file in files if file.name == name)


@pytest.fixture
async def booth(place: Place, desk: Desk, tmp_path: Path) -> AsyncIterator[Booth]:
    lesson = LessonDraft(title="Light", content="Leaves take in light.", duration_minutes=1)
    module_draft = ModuleDraft(title="M", lessons=(lesson,))
    course = await desk.keep(CourseDraft(title="C", is_published=True, modules=(module_draft,)))
    made = Booth(place, desk, tmp_path, course)
    yield made
    await made.scope.close()


async def test_what_is_recorded_is_kept_and_can_be_taken_away(booth: Booth) -> None:
    dialog = await booth.ask()
    assert dialog.words.toPlainText() == "Leaves …" and not dialog.removal.isVisible()
    assert dialog.accept_button is not None and not dialog.accept_button.isEnabled()
    click(dialog.recorder.main)
    booth.microphone.hear(0.4, 0.0)
    booth.microphone.hear(1.5, 0.05)
    click(dialog.recorder.done)
    assert dialog.accept_button.isEnabled()
    click(dialog.accept_button)
    name = await booth.answer()
    assert name == "Light-a-start.opus"
    file = await booth.file(name)
    assert sound_seconds(file) == pytest.approx(1.6, abs=0.15), "silence before it is gone"
    again = await booth.ask(name)
    await eventually(lambda: again.recorder.state is State.TAKEN, "the recording")
    take = again.recorder.take
    assert take is not None
    samples = np.frombuffer(take.sound, "<i2").astype(np.float32) / 32_768
    assert loudness(samples) == pytest.approx(-16, abs=0.5)
    assert again.accept_button is not None and not again.accept_button.isEnabled(), "nothing new"
    click(again.removal)
    assert await booth.answer() == ""


async def test_a_file_is_brought_in(
    booth: Booth, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chosen = [str(tmp_path / "gone.mp3")]

    async def choose(*_: Any, **__: Any) -> list[str]:
        return chosen

    monkeypatch.setattr(module, "choose_files", choose)
    booth.microphone.form = None
    dialog = await booth.ask()
    click(dialog.recorder.file)
    await eventually(lambda: dialog.error.text(), "what is wrong")
    assert "is gone" in dialog.error.text() and dialog.recorder.state is State.EMPTY
    assert dialog.accept_button is not None and not dialog.accept_button.isEnabled()
    chosen[0] = str(wav(tmp_path / "voice.wav", tone(150, 1.0, 0.1, 22_050)))
    click(dialog.recorder.file)
    await eventually(lambda: dialog.recorder.state is State.TAKEN, "the file")
    assert dialog.error.text() == "" and dialog.accept_button.isEnabled()
    click(dialog.accept_button)
    assert await booth.answer() == "Light-a-start.opus"


async def test_silence_is_not_kept(booth: Booth) -> None:
    dialog = await booth.ask()
    click(dialog.recorder.main)
    booth.microphone.hear(1.0, 0.0)
    assert dialog.accept_button is not None
    click(dialog.recorder.done)
    click(dialog.accept_button)
    await eventually(lambda: dialog.error.text(), "what is wrong")
    assert dialog.error.text().startswith("Nothing can be heard in the recording for “Light")
    assert dialog.recorder.main.isEnabled(), "once more"
    dialog.reject()
    assert await booth.answer() is None


async def test_a_recording_that_is_gone_can_be_made_anew(booth: Booth) -> None:
    dialog = await booth.ask("nobody.opus")
    await eventually(lambda: dialog.error.text(), "what is wrong")
    assert "is gone" in dialog.error.text() and dialog.recorder.state is State.EMPTY
    dialog.reject()
    assert await booth.answer() is None


async def test_what_is_missing_is_told_before_anybody_speaks(
    booth: Booth, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(booth.service, "missing", lambda: MissingPart("PyAV is missing."))
    dialog = await booth.ask()
    assert dialog.error.text() == "PyAV is missing." and not dialog.recorder.isEnabled()
    dialog.reject()
    assert await booth.answer() is None


@pytest.mark.usefixtures("light_pages")
async def test_a_slide_has_somebodys_voice(
    place: Place, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = LessonDraft(title="Light", content="Leaves take in light.", duration_minutes=1)
    module_draft = ModuleDraft(title="M", lessons=(lesson,))
    course = await desk.keep(CourseDraft(title="C", is_published=True, modules=(module_draft,)))
    slide = Slide(id="a", title="Light", section="Light")
    for kind, content in (
        ("slides", SlideDeck(slides=(slide,))),
        ("script", LessonScript(text="## Light\nLeaves take in light.\n\nRoots do not.")),
    ):
        draft = AssetDraft(asset_type=kind, content=content.model_dump(mode="json"))
        await desk.editing.add_asset(course.lessons[0].id, draft)
    asked: list[tuple[str, str, str]] = []
    answers = ["Light.opus", ""]

    async def ask(self: Recording, _parent: Any, _key: Any, *words: str) -> str | None:
        asked.append((words[0], words[1], words[2]))
        return answers.pop(0)

    async def paint(*_: Any, **__: Any) -> tuple[()]:
        return ()

    monkeypatch.setattr(Recording, "ask", ask)
    monkeypatch.setattr(SlidesService, "paint", paint)  # nobody looks at them here
    screen = make_screen(place, desk, tmp_path)
    place.show(screen.page)
    await edit(screen, course)
    screen.page.part_requested.emit("slides")
    await screen.scope.settled()
    slides = screen.page.pane("slides")
    assert isinstance(slides, SlidesDesk)
    voice = slides.form.voice
    assert voice.record.text() == "Record your own voice…"
    assert voice.heard.text() == "The computer's voice is heard."
    click(voice.record)
    await screen.scope.settled()
    assert asked == [("Light", "Leaves take in light.\n\nRoots do not.", "")]
    assert voice.record.text() == "Change the recording…" and voice.heard.text() == "Light.opus"
    await screen.leave()
    await screen.scope.settled()
    assets = await desk.editing.assets(course.lessons[0].id)
    deck = SlideDeck.read(next(one.content for one in assets if one.asset_type == "slides"))
    assert deck.slides[0].recording == "Light.opus"
    click(voice.record)
    await screen.scope.settled()
    assert asked[-1][2] == "Light.opus" and slides.slide is not None
    assert slides.slide.recording == "", "taken away"
    await screen.close()
