"""The camera of the system, as far as a computer without one tells; its pictures from frames."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QCamera, QMediaDevices, QVideoFrame

from coursegen_desktop.media import camera as camera_module
from coursegen_desktop.media.camera import Camera, CameraTrouble


@pytest.fixture
def camera(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> Camera:
    monkeypatch.setattr(QMediaDevices, "videoInputs", staticmethod(list))
    return Camera()


def test_where_there_is_none_that_is_told_and_one_that_comes_is_noticed(
    camera: Camera, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    camera.signals.broken.connect(told.append)
    camera.signals.found.connect(lambda: told.append("found"))
    camera.begin()
    assert told == [CameraTrouble.MISSING]
    monkeypatch.setattr(QMediaDevices, "videoInputs", staticmethod(lambda: [object()]))
    devices = camera._devices
    assert devices is not None
    devices.videoInputsChanged.emit()
    assert told[1:] == ["found"]
    camera.end()
    devices.videoInputsChanged.emit()
    assert len(told) == 2, "nothing is told after the end"


def test_a_picture_lives_from_frames_a_few_times_a_second(camera: Camera) -> None:
    now = [10.0]
    camera._clock = lambda: now[0]
    seen: list[QImage] = []
    camera.signals.seen.connect(seen.append)
    image = QImage(QSize(64, 48), QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    frame = QVideoFrame(image)
    camera._on_frame(frame)
    assert seen == [], "it is not open"
    camera._is_open = True
    for _ in range(60):
        now[0] += 1 / 60
        camera._on_frame(frame)
    assert 8 <= len(seen) <= 13
    assert seen[0].size() == image.size()
    assert seen[0].pixelColor(5, 5).name() == "#336699"
    camera._on_frame(QVideoFrame())
    camera.end()
    assert not camera._silence.isActive()


def test_errors_and_silence_of_an_open_camera_are_trouble(camera: Camera) -> None:
    told: list[object] = []
    camera.signals.broken.connect(told.append)
    camera._on_error("error", "not open any more")
    assert told == []
    camera._is_open = True
    camera._on_error("error", "in use")
    camera._is_open = True
    camera._silence.timeout.emit()
    assert told == [CameraTrouble.BUSY] * 2


def test_a_camera_that_cannot_be_opened_is_trouble_and_leaves_nothing(
    camera: Camera, qtbot: Any
) -> None:
    told: list[object] = []
    camera.signals.broken.connect(told.append)
    camera._wanted = True
    camera._open()  # Qt's own, of no device
    assert told == [CameraTrouble.BUSY]
    assert camera._camera is None and not camera._silence.isActive()
    qtbot.waitUntil(lambda: not camera.findChildren(QCamera))
    camera.close()


def test_whoever_may_not_see_is_told(camera: Camera) -> None:
    from PySide6.QtCore import Qt

    told: list[object] = []
    camera.signals.broken.connect(told.append)
    camera._on_permission(Qt.PermissionStatus.Denied)
    assert told == [], "nobody waits for it any more"
    camera._wanted = True
    camera._on_permission(Qt.PermissionStatus.Denied)
    assert told == [CameraTrouble.REFUSED]


def test_the_smallest_picture_that_shows_a_card_is_taken() -> None:
    class Form:
        def __init__(self, width: int, height: int, rate: float) -> None:
            self._size, self._rate = QSize(width, height), rate

        def resolution(self) -> QSize:
            return self._size

        def maxFrameRate(self) -> float:
            return self._rate

    class Device:
        def __init__(self, *forms: Form) -> None:
            self.forms = forms

        def videoFormats(self) -> tuple[Form, ...]:
            return self.forms

    def best(*forms: Form) -> Any:
        return camera_module._best_form(Device(*forms))  # type: ignore[arg-type]

    small, usual, wide, slow = (
        Form(320, 240, 30), Form(640, 480, 30), Form(1280, 720, 30), Form(640, 480, 5),
    )  # fmt: skip
    assert best(small, wide, usual, slow) is usual
    assert best(small, wide) is wide
    assert best(small) is small
    assert best(slow) is None and best() is None
