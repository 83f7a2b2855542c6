"""A picture on which areas are drawn, moved and stretched: by mouse and by keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from ....domain.questions.base import RegionView
from ...content.picture_board import PictureBoard, paint_region, paper
from ...kit.painting import paint_ring
from ...kit.speech import say
from ...kit.theme import ThemeHost
from ...kit.translate import tr
from . import areas as ar

Json = dict[str, Any]

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_FAR, _NEAR = 10, 1  # pixels of the picture; near with Shift
_HANDLE = 9


class AreaBoard(PictureBoard):
    """`drawn` carries a new area, `reshaped` the place of one and its new figures."""

    drawn = Signal(object)
    reshaped = Signal(int, object)
    removed = Signal(int)
    current_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.areas: list[Json] = []
        self.current = -1
        self.tool = ""
        self._corners: list[ar.Point] = []
        self._from: ar.Point | None = None
        self._here: ar.Point | None = None
        self._handle = -1
        self._corner = -1  # of a polygon, that the arrows move
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Picture with areas"))
        self.setAccessibleDescription(
            tr(
                "R, E and P add a rectangle, an ellipse and a polygon. Tab goes through the "
                "areas; the arrows move one, with Ctrl they stretch it, with Shift by single "
                "pixels. The comma and the point choose a corner of a polygon. Delete removes."
            )
        )

    def set_picture(self, name: str) -> None:
        """Show another picture."""
        if name != self._name:
            self._name, self.picture, self._asked = name, None, False
            self.load()
            self.updateGeometry()
            self.update()

    def set_areas(self, areas: Sequence[Mapping[str, Any]], current: int) -> None:
        """Show these; an area without figures lies everywhere and is not drawn."""
        self.areas = [dict(one) for one in areas]
        self.current = current if 0 <= current < len(self.areas) else -1
        self.update()

    def set_tool(self, tool: str) -> None:
        """What a press of the mouse draws; "" chooses and moves."""
        self.tool, self._corners, self._from = tool, [], None
        shape = Qt.CursorShape.CrossCursor if tool else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.update()

    def add(self, shape: str) -> None:
        """One of that shape in the middle, for whoever has no mouse."""
        size = self.size_of_picture
        if not size.isEmpty():
            x, y, half = size.width() / 2, size.height() / 2, min(size.width(), size.height()) / 6
            self.drawn.emit(ar.from_box(shape, (x - half, y - half), (x + half, y + half)))
            say(self, tr("Area added in the middle"), urgent=True)

    # ------------------------------------------------------------ keys

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the areas, then on."""
        place = self.current + (1 if forward else -1)
        if not self.hasFocus() or not 0 <= place < len(self.areas):
            if forward:
                self.current = -1
            return super().focusNextPrevChild(forward)
        self.choose(place)
        return True

    def choose(self, place: int) -> None:
        """Make an area the one that keys act on."""
        self.current, self._corner = place, -1
        self.current_changed.emit(place)
        say(self, self._spoken(place), urgent=True)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        shapes = {Qt.Key.Key_R: ar.RECT, Qt.Key.Key_E: ar.ELLIPSE, Qt.Key.Key_P: ar.POLY}
        if key == Qt.Key.Key_Escape and (self._corners or self._from):
            self._corners, self._from = [], None
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and len(self._corners) > 2:
            self._close_polygon()
        elif key in shapes and not held & Qt.KeyboardModifier.ControlModifier:
            self.add(shapes[key])
        elif self.current >= 0 and key in _ARROWS:
            self._step(*_ARROWS[key], held)
        elif self.current >= 0 and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.current)
        elif self.current >= 0 and key in (Qt.Key.Key_Comma, Qt.Key.Key_Period):
            self._choose_corner(1 if key == Qt.Key.Key_Period else -1)
        else:
            event.ignore()

    def _step(self, across: int, down: int, held: Qt.KeyboardModifier) -> None:
        far = _NEAR if held & Qt.KeyboardModifier.ShiftModifier else _FAR
        old = self.areas[self.current]
        if self._corner >= 0:
            x, y = ar.handles_of(old)[self._corner]
            new = ar.with_handle(old, self._corner, (x + across * far, y + down * far))
        elif held & Qt.KeyboardModifier.ControlModifier:
            new = ar.stretched(old, across * far, down * far)
        else:
            new = ar.moved(old, across * far, down * far)
        self._reshape(new)
        say(self, self._spoken(self.current), urgent=True)

    def _choose_corner(self, step: int) -> None:
        corners = ar.handles_of(self.areas[self.current])
        if self.areas[self.current].get("shape") == ar.POLY and corners:
            count = len(corners)
            # One place beside the corners: the arrows move all of it again.
            self._corner = (self._corner + 1 + step) % (count + 1) - 1
            words = tr("Corner {number} of {total}", number=self._corner + 1, total=count)
            say(self, words if self._corner >= 0 else tr("The whole area"), urgent=True)
            self.update()

    def _spoken(self, place: int) -> str:
        left, top, right, bottom = ar.box_of(self.areas[place])
        return tr(
            "Area {number}, from {left}, {top} to {right}, {bottom}",
            number=place + 1, left=round(left), top=round(top), right=round(right),
            bottom=round(bottom),
        )  # fmt: skip

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = self.to_picture(event.position())
        if point is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self.tool == ar.POLY:
            self._corners.append(point)
        elif self.tool:
            self._from = self._here = point
        else:
            self._handle = self._handle_at(event.position())
            if self._handle < 0:
                self.current = self._area_at(event.position())
                self._corner = -1
                self.current_changed.emit(self.current)
            self._from = point if self.current >= 0 else None
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = self.to_picture(event.position())
        if point is None:
            return
        self._here = point
        if not self.tool and self._from is not None and self.current >= 0:
            old = self.areas[self.current]
            if self._handle >= 0:
                self._reshape(ar.with_handle(old, self._handle, point))
            else:
                across, down = point[0] - self._from[0], point[1] - self._from[1]
                if abs(across) >= 1 or abs(down) >= 1:
                    self._reshape(ar.moved(old, round(across), round(down)))
                    self._from = self._from[0] + round(across), self._from[1] + round(down)
        elif not self.tool:
            over = self._handle_at(event.position()) >= 0
            is_area = over or self._area_at(event.position()) >= 0
            shape = Qt.CursorShape.SizeAllCursor if is_area else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        begun, self._from = self._from, None
        self._handle = -1
        point = self.to_picture(event.position()) or self._here
        is_drawing = bool(self.tool) and self.tool != ar.POLY
        if is_drawing and begun is not None and point is not None:
            size = max(abs(point[0] - begun[0]), abs(point[1] - begun[1]))
            if size >= ar.SMALLEST:
                self.drawn.emit(ar.from_box(self.tool, begun, point))
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.tool == ar.POLY and len(self._corners) > 2:
            self._close_polygon()

    def _close_polygon(self) -> None:
        flat = [figure for corner in self._corners for figure in corner]
        self._corners = []
        self.drawn.emit(ar.area(ar.POLY, flat))

    def _reshape(self, new: Json) -> None:
        self.areas[self.current] = new
        self.reshaped.emit(self.current, new)
        self.update()

    def _handle_at(self, position: QPointF) -> int:
        if self.current < 0:
            return -1
        for place, handle in enumerate(ar.handles_of(self.areas[self.current])):
            at = self.to_screen(*handle) - position
            if max(abs(at.x()), abs(at.y())) <= _HANDLE:
                return place
        return -1

    def _area_at(self, position: QPointF) -> int:
        found = [n for n, one in enumerate(self.areas) if self._path(one).contains(position)]
        # The chosen one first, so that one that lies below can be moved.
        return self.current if self.current in found else (found[0] if found else -1)

    # ------------------------------------------------------------ painting

    def _path(self, one: Mapping[str, Any]) -> QPainterPath:
        if one.get("shape") == ar.DEFAULT:
            return QPainterPath()
        return self.path_of(RegionView("", str(one.get("shape")), tuple(ar.coords_of(one))))

    def paint_over(self, painter: QPainter, host: ThemeHost) -> None:
        for place, one in enumerate(self.areas):
            path = self._path(one)
            role = "accent" if place == self.current else "muted"
            paint_region(painter, path, role, host)
            self._paint_number(painter, host, path.boundingRect().center(), place)
        if self.current >= 0:
            self._paint_handles(painter, host)
        self._paint_unfinished(painter, host)
        if self.hasFocus():
            paint_ring(painter, self.box(), host.px(12), host.theme.color("accent"))

    def _paint_number(self, painter: QPainter, host: ThemeHost, at: QPointF, place: int) -> None:
        side = float(host.px(22))
        box = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
        painter.setPen(QPen(paper(host), 2.0))
        is_current = place == self.current
        painter.setBrush(host.theme.color("accent" if is_current else "muted"))
        painter.drawEllipse(box)
        painter.setFont(host.font("small_strong"))
        painter.setPen(host.theme.color("on_accent" if is_current else "surface"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(place + 1))

    def _paint_handles(self, painter: QPainter, host: ThemeHost) -> None:
        for place, handle in enumerate(ar.handles_of(self.areas[self.current])):
            at = self.to_screen(*handle)
            painter.setPen(QPen(host.theme.color("accent"), 2.0))
            is_chosen = place == self._corner
            painter.setBrush(host.theme.color("accent") if is_chosen else paper(host))
            painter.drawRect(QRectF(at.x() - 4, at.y() - 4, 8, 8))

    def _paint_unfinished(self, painter: QPainter, host: ThemeHost) -> None:
        path = QPainterPath()
        if self._corners:
            path.moveTo(self.to_screen(*self._corners[0]))
            for corner in [*self._corners[1:], *([self._here] if self._here else [])]:
                path.lineTo(self.to_screen(*corner))
        elif self.tool and self._from is not None and self._here is not None:
            path = self._path(ar.from_box(self.tool, self._from, self._here))
        if not path.isEmpty():
            paint_region(painter, path, "accent", host, filled=False)
