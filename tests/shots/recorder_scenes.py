"""The dialog in which an author speaks a part of a lesson: before, while and after recording."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from coursegen_desktop.ui.content.recorder import Recorder
from coursegen_desktop.ui.content.recorder_dialog import RecorderDialog
from tests.media.sounding import FakeMicrophone, FakeSound
from tests.windowed import AppWindow

from .learner import Learned
from .scenes import reader, scene

_WORDS = (
    "Methods work only as well as the conditions around them. An overloaded page, a short night "
    "or a goal with no plan behind it can undo the best technique.\n\n"
    "Each can be put right with modest effort."
)
_LOUDNESS = (0.0, 0.3, 0.5, 0.2, 0.4, 0.1, 0.45, 0.35, 0.0, 0.25, 0.5, 0.3)


def _said(microphone: FakeMicrophone) -> None:
    for loudness in _LOUDNESS * 2:
        microphone.hear(0.25, loudness)


async def _dialog(
    app: AppWindow, learned: Learned, *, has_own: bool = False
) -> tuple[RecorderDialog, FakeMicrophone]:
    await reader(app, learned)
    microphone = FakeMicrophone()

    def make(_parent: QObject) -> FakeMicrophone:
        return microphone

    recorder = Recorder(make_microphone=make, make_sound=lambda _: FakeSound())
    dialog = RecorderDialog(
        app.window, "Conditions for learning", _WORDS, has_own=has_own, recorder=recorder
    )
    dialog.open()
    await app.settled()
    return dialog, microphone


@scene("recorder")
async def recorder_empty(app: AppWindow, learned: Learned) -> QWidget:
    dialog, _ = await _dialog(app, learned)
    return dialog


@scene("recorder-no-microphone")
async def recorder_without_microphone(app: AppWindow, learned: Learned) -> QWidget:
    dialog, microphone = await _dialog(app, learned)
    microphone.form = None
    dialog.recorder.main.click()
    return dialog


@scene("recorder-recording")
async def recorder_recording(app: AppWindow, learned: Learned) -> QWidget:
    dialog, microphone = await _dialog(app, learned)
    dialog.recorder.main.click()
    _said(microphone)
    microphone.hear(2.5, 0.999)
    return dialog


@scene("recorder-taken")
async def recorder_taken(app: AppWindow, learned: Learned) -> QWidget:
    dialog, microphone = await _dialog(app, learned, has_own=True)
    dialog.recorder.main.click()
    _said(microphone)
    dialog.recorder.done.click()
    return dialog
