"""The one window: rail, screens, notices, and the wishes that are the whole window's.

Built before anything heavy is imported, so that it can be painted at once:

    window = MainWindow(theme_host, WindowGeometry(config / "window.json"))
    window.show_person("Ada Byron", "AB")
    window.show_screen(library_page)
    window.show_route(LibraryRoute())
    window.show()                       # painted; wishes made from now on are held ...
    window.route_requested.connect(navigator.go)
    window.start_listening()            # ... until somebody listens, and then sent
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QRect, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ..kit.bars import ThinBar
from ..kit.focus import start_of
from ..kit.locked import is_locked
from ..kit.routes import Route
from ..kit.theme import ThemeHost
from ..kit.translate import tr
from .actions import Destination, destinations, shortcuts
from .drop_overlay import DropOverlay, dropped_files
from .geometry import WindowGeometry
from .rail import Rail

if TYPE_CHECKING:
    from ..kit.notices import Notices


class MainWindow(QMainWindow):
    """Rail at the left, one screen beside it. Closing is only a wish: app/gui.py stops."""

    route_requested = Signal(object)
    back_requested = Signal()
    forward_requested = Signal()
    palette_requested = Signal()
    new_course_requested = Signal()
    open_requested = Signal()
    files_dropped = Signal(list)
    close_requested = Signal()
    sign_out_requested = Signal()

    def __init__(self, theme_host: ThemeHost, geometry: WindowGeometry | None = None) -> None:
        super().__init__()
        self.setProperty("theme_host", theme_host)
        self.setWindowTitle(tr("Coursegen Desktop"))
        self.setMinimumSize(QSize(820, 560))
        self.setAcceptDrops(True)
        self._geometry = geometry
        self._listening = False
        self._held: list[tuple[SignalInstance, tuple[object, ...]]] = []
        self._may_close = False
        self._is_filled = self._rail_hidden = False
        self._state_before = self.windowState()
        self.actions_by_id: dict[str, QAction] = {}
        self.rail = Rail()
        self.rail.route_requested.connect(lambda route: self._wish(self.route_requested, route))
        self.rail.avatar.sign_out_requested.connect(lambda: self._wish(self.sign_out_requested))
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._build()
        self._notices: Notices | None = None
        self._busy = ThinBar(None, self, height=3, name=tr("Loading"))
        self._busy.hide()
        self._drop = DropOverlay(self)
        self._add_actions()
        self.shows_sign_out = False
        if geometry is not None:
            geometry.restore(self)
        else:
            self.resize(1280, 800)

    @property
    def notices(self) -> Notices:
        """The window's notices, made when first asked for: no first paint needs them."""
        if self._notices is None:
            from ..kit.notices import Notices

            self._notices = Notices(self)
        return self._notices

    def show_screen(self, page: QWidget) -> None:
        """Put a page in front. The keyboard follows it, unless it is in the rail."""
        # Asked before the page comes in and in front: both make Qt forget or move its focus.
        last: QWidget | None = page.focusWidget()
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        if page is self._stack.currentWidget() and self._stack.count() > 1:
            return
        focus = QApplication.focusWidget()
        self._stack.setCurrentWidget(page)
        # Whoever walks along the rail by keys stays in it; whoever clicked wants the page.
        walks = focus is not None and self.rail.isAncestorOf(focus)
        if not walks or not getattr(focus, "shows_ring", True):
            _focus_into(page, last)
        if self._notices is not None:
            # Once the page is laid out: above its footer, if it has one.
            QTimer.singleShot(0, self._notices, self._notices.place)

    def show_door(self, page: QWidget) -> None:
        """Put the sign-in in front, without the rail; what others were told goes."""
        if self._notices is not None:
            self._notices.clear()
        self.rail.hide()
        self.show_screen(page)

    def screens(self) -> tuple[QWidget, ...]:
        """Every page that is there, in front or not."""
        pages = (self._stack.widget(at) for at in range(self._stack.count()))
        return tuple(page for page in pages if page is not None)

    def forget_screens(self, keep: QWidget, among: Sequence[QWidget] | None = None) -> None:
        """Take down every page but `keep`, or those of `among`: somebody else sits down."""
        for page in self.screens() if among is None else among:
            if page is not keep:
                self._stack.removeWidget(page)
                page.hide()
                page.deleteLater()

    def current_page(self) -> QWidget | None:
        """The page in front."""
        page: QWidget | None = self._stack.currentWidget()
        return page

    def show_route(self, route: Route, *, full_window: bool = False) -> None:
        """Light the rail for `route`; `full_window` hides the rail."""
        self.rail.show_route(route)
        self._rail_hidden = full_window
        self.rail.setVisible(not full_window and not self._is_filled)

    def show_destinations(self, allowed: Callable[[Destination], bool]) -> None:
        """Show only the destinations that are `allowed`; the keys of the others do nothing."""
        for place in destinations():
            self.actions_by_id[place.id].setEnabled(allowed(place))
        self.rail.show_destinations(allowed)

    @property
    def shows_sign_out(self) -> bool:
        """Whether there is somebody who can sign out."""
        return self.rail.avatar.offers_menu

    @shows_sign_out.setter
    def shows_sign_out(self, on: bool) -> None:
        self.rail.avatar.offers_menu = on
        self.actions_by_id["sign_out"].setEnabled(on)

    def show_person(
        self,
        full_name: str,
        initials: str,
        *,
        colour: int = 2,
        role: str = "",
        picture: QPixmap | None = None,
        animal: str = "",
    ) -> None:
        """Whose courses these are; `role` in words, where there are several."""
        self.rail.avatar.show_person(
            full_name, initials, colour=colour, role=role, picture=picture, animal=animal
        )

    def put_above(self, strip: QWidget) -> None:
        """A strip over rail and page, as wide as the window."""
        self._column.insertWidget(0, strip)

    def leave_room(self, pixels: int) -> None:
        """Rail and page end so far above the foot of the window."""
        self._column.setContentsMargins(0, 0, 0, pixels)
        if self._notices is not None:
            QTimer.singleShot(0, self._notices, self._notices.place)

    def set_busy(self, busy: bool) -> None:
        """Show, or take away, the sign that a screen is on its way."""
        self._busy.setVisible(busy)
        if busy:
            self._place_busy()
            self._busy.raise_()

    def start_listening(self) -> None:
        """Somebody is connected: send the wishes made meanwhile, and all others at once."""
        self._listening = True
        held, self._held = self._held, []
        for signal, values in held:
            signal.emit(*values)

    def finish(self) -> None:
        """Really close, once everything is saved."""
        self._may_close = True
        self.close()

    def come_to_front(self) -> None:
        """Raise the window, for a second start of the program."""
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def toggle_full_screen(self) -> None:
        """To full screen and back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def fill_screen(self, full: bool) -> None:
        """Give the page in front the whole screen, or put all back as it was."""
        if full == self._is_filled:
            return
        self._is_filled = full
        if full:
            self._state_before = self.windowState()
            self.setWindowState(self._state_before | Qt.WindowState.WindowFullScreen)
        else:
            self.setWindowState(self._state_before)
        self.rail.setVisible(not full and not self._rail_hidden)

    def show_shortcuts(self) -> None:
        """Open the sheet of keyboard shortcuts; in a locked window most of them do nothing."""
        if is_locked(self):
            return
        from .shortcuts_sheet import ShortcutsSheet  # not needed for the first paint

        idle_keys = {id_ for id_, action in self.actions_by_id.items() if not action.isEnabled()}
        sheet = ShortcutsSheet(self, self.current_page(), without=idle_keys)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._geometry is not None and not self.isFullScreen():
            self._geometry.save(self)
        if self._may_close:
            super().closeEvent(event)
            return
        event.ignore()
        self._wish(self.close_requested)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_busy()
        if self._drop.isVisible():
            self._drop.cover()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+F10, which Qt knows on Windows only, opens menus as the Menu key does."""
        shift_f10 = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F10)
        focus = QApplication.focusWidget()
        if event.keyCombination() != shift_f10 or focus is None:
            super().keyPressEvent(event)
            return
        cursor: QRect = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        at = cursor.center()
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(focus, QContextMenuEvent(reason, at, focus.mapToGlobal(at)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.BackButton:
            self._wish(self.back_requested)
        elif event.button() == Qt.MouseButton.ForwardButton:
            self._wish(self.forward_requested)
        else:
            super().mouseReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event) and QApplication.activeModalWidget() is None:
            self._drop.cover()
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._drop.isVisible():
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop.hide()
        files = dropped_files(event)
        if files:
            event.acceptProposedAction()
            # Once the drop has ended: the other program waits until then.
            QTimer.singleShot(0, self, lambda: self._wish(self.files_dropped, files))

    def _build(self) -> None:
        body = QWidget()
        body.setObjectName("page")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)
        self._column.addLayout(row, 1)
        self.setCentralWidget(body)

    def _add_actions(self) -> None:
        acts = {
            "palette": lambda: self._wish(self.palette_requested),
            "new_course": lambda: self._wish(self.new_course_requested),
            "open": lambda: self._wish(self.open_requested),
            "back": lambda: self._wish(self.back_requested),
            "forward": lambda: self._wish(self.forward_requested),
            "full_screen": self.toggle_full_screen,
            "shortcuts": self.show_shortcuts,
            "sign_out": lambda: self._wish(self.sign_out_requested),
            "quit": self.close,
        }
        for item in shortcuts():
            if item.id:
                self._add_action(item.id, item.text, item.keys).triggered.connect(
                    lambda _=False, act=acts[item.id]: act()
                )
        for place in destinations():
            self._add_action(place.id, place.text, place.keys).triggered.connect(
                lambda _=False, route=place.route: self._wish(self.route_requested, route)
            )

    def _add_action(self, id_: str, text: str, keys: str) -> QAction:
        action = QAction(self)  # the form with words would ask QIcon for its enumerations
        action.setText(text)
        action.setShortcut(QKeySequence(keys))
        self.addAction(action)
        self.actions_by_id[id_] = action
        return action

    def _wish(self, signal: SignalInstance, *values: object) -> None:
        if self._listening:
            signal.emit(*values)
        else:
            self._held.append((signal, values))

    def _place_busy(self) -> None:
        left = self.rail.width() if self.rail.isVisible() else 0
        self._busy.setGeometry(left, 0, self.width() - left, 3)


def _focus_into(page: QWidget, last: QWidget | None) -> None:
    """Give the keyboard to where it last was in the page, else to where it begins there.

    With the page itself in focus no ring is seen, and the first Tab goes to its first widget.
    """
    goal = last if last is not None and last.isVisibleTo(page) else start_of(page)
    goal.setFocus(Qt.FocusReason.OtherFocusReason)
