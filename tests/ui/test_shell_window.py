"""The window: rail, keys, wishes held until somebody listens, drops, closing, its place."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import run

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId
from coursegen_desktop.domain.rights import Right
from coursegen_desktop.ui.kit.forms import IconButton
from coursegen_desktop.ui.kit.routes import (
    CourseRoute,
    CreateRoute,
    EditRoute,
    LessonRoute,
    LibraryRoute,
    NotesRoute,
    ProgressRoute,
    QuizRoute,
    ReviewRoute,
    ReviewSessionRoute,
    Route,
    SettingsRoute,
)
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.shell.geometry import WindowGeometry
from coursegen_desktop.ui.shell.main_window import MainWindow
from coursegen_desktop.ui.shell.rail import RailItem
from coursegen_desktop.ui.shell.shortcuts_sheet import ShortcutsSheet, page_shortcuts

from .waiting import until


@pytest.fixture
def state_file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "window.json"


@pytest.fixture
def window(theme_host: ThemeHost) -> Iterator[MainWindow]:
    made = MainWindow(theme_host)
    made.show_screen(_page())
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.finish()
    made.deleteLater()


def _page() -> QWidget:
    page = QWidget()
    page.setObjectName("page")
    QVBoxLayout(page).addWidget(QLineEdit())
    return page


def _listen(window: MainWindow) -> list[Route]:
    routes: list[Route] = []
    window.route_requested.connect(routes.append)
    window.start_listening()
    return routes


def _item(window: MainWindow, id_: str) -> RailItem:
    return next(item for item in window.rail.items() if item.place.id == id_)


def _lit(window: MainWindow) -> list[str]:
    return [item.place.id for item in window.rail.items() if item.isChecked()]


@pytest.mark.parametrize(
    ("route", "item"),
    [
        (LibraryRoute(), "library"),
        (CourseRoute(CourseId(1)), "library"),
        (LessonRoute(LessonId(1)), "library"),
        (QuizRoute(AssetId(1)), "library"),
        (ReviewRoute(), "review"),
        (ReviewSessionRoute(), "review"),
        (ProgressRoute(), "progress"),
        (NotesRoute(), "notes"),
        (CreateRoute(), "create"),
        (EditRoute(), "edit"),
        (SettingsRoute(), "settings"),
    ],
)
def test_the_rail_shows_where_one_is(window: MainWindow, route: Route, item: str) -> None:
    window.show_route(route)
    assert _lit(window) == [item]


def test_a_click_asks_and_lights_nothing_yet(window: MainWindow) -> None:
    routes = _listen(window)
    window.show_route(LibraryRoute())
    QTest.mouseClick(_item(window, "progress"), Qt.MouseButton.LeftButton)
    assert routes == [ProgressRoute()]
    assert _lit(window) == ["library"], "lit when the screen is there"


def test_the_rail_is_one_tab_stop_with_arrows_inside(window: MainWindow) -> None:
    routes = _listen(window)
    window.show_route(ProgressRoute())
    stops = [
        item.place.id
        for item in window.rail.items()
        if item.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["progress"]
    _item(window, "progress").setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Home, Qt.Key.Key_Space):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert routes == [NotesRoute(), LibraryRoute()]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert QApplication.focusWidget() is window.rail.avatar
    QTest.keyClick(window.rail.avatar, Qt.Key.Key_Return)
    assert routes[-1] == SettingsRoute()


def test_every_item_has_name_and_keys(window: MainWindow) -> None:
    tips = [item.toolTip() for item in window.rail.items()]
    assert tips[0] == "Library (Ctrl+1)"
    assert all(item.accessibleName() for item in window.rail.items())


def test_what_one_may_not_do_is_not_shown(window: MainWindow) -> None:
    routes = _listen(window)
    window.show_route(LibraryRoute())
    everything = [item.place.id for item in window.rail.items()]
    assert "people" in everything
    learner = frozenset({None, Right.LEARN})
    window.show_destinations(lambda place: place.right in learner)
    assert [item.place.id for item in window.rail.items()] == [
        "library", "review", "progress", "notes", "settings",
    ]  # fmt: skip
    _item(window, "notes").setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert routes == [SettingsRoute()], "the keyboard walks over what is hidden"
    assert not window.actions_by_id["people"].isEnabled()
    window.show_shortcuts()
    sheet = window.findChild(ShortcutsSheet)
    assert sheet is not None
    words = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "Go to Progress" in words
    assert "People" not in words
    sheet.close()
    gap = window.rail.items()[1].y() - window.rail.items()[0].y()
    assert gap < 2 * window.rail.items()[0].height()
    window.show_destinations(lambda _: True)
    assert [item.place.id for item in window.rail.items()] == everything
    assert window.actions_by_id["people"].isEnabled()


def test_the_rail_is_wide_enough_for_large_text(window: MainWindow, theme_host: ThemeHost) -> None:
    width = window.rail.width()
    theme_host.apply("light", 1.5)
    assert until(lambda: window.rail.width() > width)
    theme_host.apply("light", 1.0)


@pytest.mark.parametrize(
    ("key", "route"),
    [
        (Qt.Key.Key_1, LibraryRoute()),
        (Qt.Key.Key_2, ProgressRoute()),
        (Qt.Key.Key_3, CreateRoute()),
        (Qt.Key.Key_4, EditRoute()),
        (Qt.Key.Key_7, ReviewRoute()),
        (Qt.Key.Key_Comma, SettingsRoute()),
    ],
)
def test_keys_lead_to_screens_from_within_a_field(
    window: MainWindow, key: Qt.Key, route: Route
) -> None:
    routes = _listen(window)
    field = window.findChild(QLineEdit)
    QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    assert routes == [route]


def test_other_keys(window: MainWindow) -> None:
    heard: list[str] = []
    window.palette_requested.connect(lambda: heard.append("palette"))
    window.open_requested.connect(lambda: heard.append("open"))
    window.back_requested.connect(lambda: heard.append("back"))
    window.forward_requested.connect(lambda: heard.append("forward"))
    window.close_requested.connect(lambda: heard.append("close"))
    window.start_listening()
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    for key, with_ in (
        (Qt.Key.Key_K, control), (Qt.Key.Key_O, control), (Qt.Key.Key_Left, alt),
        (Qt.Key.Key_Right, alt), (Qt.Key.Key_Q, control),
    ):  # fmt: skip
        QTest.keyClick(window, key, with_)
    assert heard == ["palette", "open", "back", "forward", "close"]
    QTest.mouseClick(window, Qt.MouseButton.BackButton)
    assert heard[-1] == "back"


def test_f11_is_full_screen_and_back(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_wishes_are_held_until_somebody_listens(window: MainWindow) -> None:
    _item(window, "notes").click()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    heard: list[object] = []
    window.route_requested.connect(heard.append)
    window.palette_requested.connect(lambda: heard.append("palette"))
    assert heard == []
    window.start_listening()
    assert heard == [NotesRoute(), "palette"]
    window.rail.items()[0].click()
    assert heard[-1] == LibraryRoute()


def test_the_keyboard_follows_the_screen_and_comes_back(window: MainWindow) -> None:
    first = window.current_page()
    assert first is not None
    field = first.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    second = _page()
    window.show_screen(second)
    assert second.isAncestorOf(QApplication.focusWidget()) or second.hasFocus()
    window.show_screen(first)
    assert QApplication.focusWidget() is field


def test_shift_f10_opens_menus(window: MainWindow) -> None:
    asked: list[QContextMenuEvent.Reason] = []

    class Listed(QListWidget):
        def contextMenuEvent(self, event: QContextMenuEvent) -> None:
            asked.append(event.reason())

    listed = Listed()
    window.show_screen(listed)
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_F10)
    assert asked == []
    QTest.keyClick(listed, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert asked == [QContextMenuEvent.Reason.Keyboard]


def test_the_keyboard_stays_in_the_rail(window: MainWindow) -> None:
    item = window.rail.items()[0]
    item.setFocus()
    window.show_screen(_page())
    assert QApplication.focusWidget() is item


def test_a_quiz_hides_the_rail(window: MainWindow) -> None:
    window.show_route(QuizRoute(AssetId(1)), full_window=True)
    assert not window.rail.isVisible()
    window.show_route(LibraryRoute())
    assert window.rail.isVisible()


def test_the_busy_sign_lies_over_the_screen_alone(window: MainWindow) -> None:
    window.set_busy(True)
    assert window._busy.isVisible()
    assert window._busy.x() == window.rail.width()
    assert window._busy.geometry().right() == window.rect().right()
    window.set_busy(False)
    assert not window._busy.isVisible()


def test_the_person(window: MainWindow) -> None:
    window.show_person("Ada Byron", "AB")
    assert window.rail.avatar.accessibleName() == "Ada Byron: settings"


# ---------------------------------------------------------------- dropping files


def _mime(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


def _enter(window: MainWindow, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        QPoint(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    event.ignore()
    QApplication.sendEvent(window, event)
    return event


def _drop(window: MainWindow, data: QMimeData) -> None:
    QApplication.sendEvent(
        window,
        QDropEvent(
            QPointF(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    )  # fmt: skip


def test_files_are_dropped(window: MainWindow, tmp_path: Path) -> None:
    dropped: list[list[str]] = []
    window.files_dropped.connect(dropped.append)
    window.start_listening()
    file = tmp_path / "with space.md"
    data = _mime(QUrl.fromLocalFile(str(file)).toString(), "https://example.org/x.md")
    assert _enter(window, data).isAccepted()
    assert window._drop.isVisible()
    assert window._drop.geometry() == window.rect()
    _drop(window, data)
    assert not window._drop.isVisible()
    assert dropped == [], "once the drop has ended"
    assert until(lambda: dropped == [[str(file)]])


def test_other_things_cannot_be_dropped(window: MainWindow) -> None:
    text = QMimeData()
    text.setText("words")
    assert not _enter(window, text).isAccepted()
    assert not _enter(window, _mime("https://example.org/x.md")).isAccepted()
    assert not window._drop.isVisible()


def test_the_overlay_goes_with_the_pointer(window: MainWindow, tmp_path: Path) -> None:
    _enter(window, _mime(QUrl.fromLocalFile(str(tmp_path)).toString()))
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window._drop.isVisible()


# ---------------------------------------------------------------- closing, and its place


def test_closing_is_a_wish(theme_host: ThemeHost, state_file: Path) -> None:
    window = MainWindow(theme_host, WindowGeometry(state_file))
    wishes: list[bool] = []
    window.close_requested.connect(lambda: wishes.append(True))
    window.show()
    window.start_listening()
    window.close()
    assert wishes == [True]
    assert window.isVisible()
    window.finish()
    assert not window.isVisible()
    window.deleteLater()


def _place_of(file: Path) -> dict[str, object]:
    (place,) = json.loads(file.read_text()).values()
    assert isinstance(place, dict)
    return place


def test_the_window_comes_back_where_it_was(state_file: Path, qapp: QApplication) -> None:
    memory, window = WindowGeometry(state_file), QMainWindow()
    memory.restore(window)
    window.setGeometry(QRect(40, 60, 500, 400))
    memory.save(window)
    other = QMainWindow()
    memory.restore(other)
    assert other.geometry() == QRect(40, 60, 500, 400)
    assert not other.isMaximized()
    window.setWindowState(Qt.WindowState.WindowMaximized)
    memory.save(window)
    again = QMainWindow()
    memory.restore(again)
    assert again.isMaximized()
    for made in (window, other, again):
        made.deleteLater()


@pytest.mark.parametrize(
    "rect",
    [[5000, 5000, 500, 400], [-480, 0, 500, 400], [0, -200, 500, 400], [0, 0, 10, 10],
     ["a", 0, 1, 2], [0, 0, 500], [10**12, 0, 500, 400], None],
)  # fmt: skip
def test_a_place_that_cannot_be_reached_is_not_used(
    state_file: Path, qapp: QApplication, rect: object
) -> None:
    memory, window = WindowGeometry(state_file), QMainWindow()
    memory.save(window)
    known = json.loads(state_file.read_text())
    for place in known.values():
        place["rect"] = rect
    state_file.write_text(json.dumps(known))
    memory.restore(window)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.contains(window.geometry())
    window.deleteLater()


def test_other_screens_have_their_own_place(
    state_file: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, window = WindowGeometry(state_file), QMainWindow()
    window.setGeometry(QRect(40, 60, 500, 400))
    memory.save(window)
    for number in range(12):
        monkeypatch.setattr(
            "coursegen_desktop.ui.shell.geometry._screens", lambda number=number: f"desk {number}"
        )
        memory.save(window)
    known = list(json.loads(state_file.read_text()))
    assert known == [f"desk {number}" for number in range(4, 12)]
    window.deleteLater()


@pytest.mark.logs("place is not known")
@pytest.mark.parametrize("words", [b"{", b"\xff\xfe", b""])
def test_a_broken_file_is_no_reason_not_to_start(
    state_file: Path, qapp: QApplication, words: bytes
) -> None:
    state_file.parent.mkdir()
    state_file.write_bytes(words)
    window = QMainWindow()
    WindowGeometry(state_file).restore(window)
    assert window.width() > 300
    window.deleteLater()


@pytest.mark.logs("place is not known", "place was not saved")
def test_a_place_that_cannot_be_written_is_only_logged(tmp_path: Path, qapp: QApplication) -> None:
    (tmp_path / "file").write_text("in the way")
    window = QMainWindow()
    WindowGeometry(tmp_path / "file" / "window.json").save(window)
    window.deleteLater()


# ---------------------------------------------------------------- sheet of keys


def test_f1_lists_the_keys_of_window_and_page(window: MainWindow) -> None:
    page = window.current_page()
    assert page is not None
    layout = page.layout()
    assert layout is not None
    layout.addWidget(IconButton("bookmark", "Bookmark", "Ctrl+B"))
    hidden = IconButton("x", "Hidden", "Ctrl+H")
    layout.addWidget(hidden)
    hidden.hide()
    assert until(lambda: page_shortcuts(page) == [("Bookmark", "Ctrl+B")])
    QTest.keyClick(window, Qt.Key.Key_F1)
    sheet = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ShortcutsSheet))
    words = {label.text() for label in sheet.findChildren(QWidget) if hasattr(label, "text")}
    assert {"Search and commands", "Ctrl+K", "Bookmark", "Ctrl+B", "Go to Library"} <= words
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_first_paint_needs_nothing_heavy() -> None:
    """What the shell and its kit import is paid before the first picture."""
    code = (
        "import sys; import coursegen_desktop.ui.shell.main_window; "
        "heavy = {'asyncio', 'pydantic', 'sqlalchemy', 'qasync', 'PySide6.QtWebEngineCore', "
        "'PySide6.QtNetwork', 'coursegen_desktop.ui.kit.notices', "
        "'coursegen_desktop.ui.kit.charts', 'coursegen_desktop.ui.kit.dialogs'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
