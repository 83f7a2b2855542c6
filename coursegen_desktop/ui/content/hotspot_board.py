"""Points set on a picture, by a click or with a crosshair that the arrows move."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ...domain.questions.base import RegionView, Verdict
from ..kit.painting import paint_ring
from ..kit.speech import say
from ..kit.theme import ThemeHost
from ..kit.translate import tr
from .picture_board import PictureBoard, paint_badge, paint_region, paper

Point = tuple[float, float]

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_FAR, _NEAR = 10, 1  # pixels of the picture; near with Shift


@dataclass(frozen=True)
class Marker:
    """A point and how it went."""

    point: Point
    verdict: Verdict = Verdict.NONE


class HotspotBoard(PictureBoard):
    """`points_changed` after each one that is set or taken away."""

    points_changed = Signal()

    def __init__(
        self,
        name: str,
        regions: tuple[RegionView, ...],
        *,
        most: int,
        shows_regions: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self.points: list[Point] = []
        self.is_locked = False
        self._most = most
        self._regions = regions
        self._shows = shows_regions
        self._cursor: Point | None = None
        self._shows_cross = False
        self._region = -1
        self._verdicts: dict[str, Verdict] = {}
        self._markers: list[Marker] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(tr("Picture to point at"))
        self.setAccessibleDescription(self._help())

    def set_points(self, points: list[Point]) -> None:
        """Set just these."""
        self.points = points[: self._most]
        self._markers = None
        self.update()

    def set_point(self, point: Point) -> None:
        """Set one more; when all are set, a single one moves and several stay."""
        if self.is_locked:
            return
        point = round(point[0], 1), round(point[1], 1)
        if self._most == 1:
            self.points = [point]
        elif len(self.points) >= self._most:
            say(self, tr("All %n point(s) are set. Remove one first.", self._most), urgent=True)
            return
        else:
            self.points.append(point)
        self._after_change()
        words = tr("Point {number} set, {place}", number=len(self.points), place=self.spoken(point))
        say(self, words, urgent=True)

    def remove_point(self, index: int) -> None:
        """Take one away."""
        if not self.is_locked and 0 <= index < len(self.points):
            del self.points[index]
            self._after_change()
            say(self, tr("Point {number} removed", number=index + 1), urgent=True)

    def mark(self, markers: list[Marker] | None, verdicts: dict[str, Verdict]) -> None:
        """Show how the points went, and draw the regions that have a verdict."""
        self._markers, self._verdicts = markers, verdicts
        self.update()

    def lock(self) -> None:
        """Nothing can be set any more."""
        self.is_locked = True
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.update()

    def spoken(self, point: Point) -> str:
        """Where a point lies, for somebody who does not see it."""
        size = self.size_of_picture
        if size.isEmpty():
            return ""
        return tr(
            "{x} percent from the left, {y} percent from the top",
            x=round(100 * point[0] / size.width()),
            y=round(100 * point[1] / size.height()),
        )

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the regions where they are shown, then on."""
        step = 1 if forward else -1
        place = self._region + step if self._region >= 0 or forward else -1
        if self.is_locked or not self._shows or not 0 <= place < len(self._regions):
            self._region = -1
            return super().focusNextPrevChild(forward)
        self._region = place
        center = self.path_of(self._regions[place]).boundingRect().center()
        self._cursor = self.to_picture(center)
        place_words = tr("Region {number} of {total}", number=place + 1, total=len(self._regions))
        where = self.spoken(self._cursor) if self._cursor is not None else ""
        say(self, f"{place_words}, {where}", urgent=True)
        self.update()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.is_locked or self.picture is None:
            event.ignore()
        elif key in _STEPS:
            near = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step(*_STEPS[key], _NEAR if near else _FAR)
        elif key == Qt.Key.Key_Space:
            self.set_point(self._place())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_point(self._nearest())
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            return
        self._shows_cross = True
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._shows_cross = False
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = self.to_picture(event.position())
        if self.is_locked or point is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._cursor, self._shows_cross = None, False
        hit = self._at(event.position())
        if hit >= 0:
            self.remove_point(hit)
        else:
            self.set_point(point)

    def paint_over(self, painter: QPainter, host: ThemeHost) -> None:
        for region in self._regions:
            verdict = self._verdicts.get(region.id)
            if verdict in _ROLES:
                path = self.path_of(region)
                paint_region(painter, path, _ROLES[verdict], host)
                if verdict is Verdict.MISSED:
                    paint_badge(painter, path.boundingRect().center(), host, verdict)
            elif self._shows:
                paint_region(painter, self.path_of(region), "muted", host, filled=False)
        markers = self._markers or [Marker(point) for point in self.points]
        for number, marker in enumerate(markers, 1):
            center = self.to_screen(*marker.point)
            paint_badge(painter, center, host, marker.verdict, str(number))
        if self.hasFocus():
            # The picture may have come after the keyboard: only now is its middle known.
            if (self._cursor or self._shows_cross) and not self.is_locked:
                self._paint_cross(painter, host, self.to_screen(*self._place()))
            paint_ring(painter, self.box(), host.px(12), host.theme.color("accent"))

    def _paint_cross(self, painter: QPainter, host: ThemeHost, at: QPointF) -> None:
        arm = host.px(18)
        for width, color in ((5.0, paper(host)), (2.0, host.theme.color("accent"))):
            painter.setPen(QPen(color, width))
            painter.drawLine(QPointF(at.x() - arm, at.y()), QPointF(at.x() + arm, at.y()))
            painter.drawLine(QPointF(at.x(), at.y() - arm), QPointF(at.x(), at.y() + arm))

    def _after_change(self) -> None:
        self._markers = None
        self._verdicts = {}
        self.update()
        self.points_changed.emit()

    def _place(self) -> Point:
        """The crosshair; the middle before it was moved."""
        size = self.size_of_picture
        return self._cursor or (size.width() / 2, size.height() / 2)

    def _step(self, across: int, down: int, far: int) -> None:
        size, (x, y) = self.size_of_picture, self._place()
        x = min(max(x + across * far, 0.0), float(size.width()))
        y = min(max(y + down * far, 0.0), float(size.height()))
        self._cursor = x, y
        say(self, self.spoken(self._cursor), urgent=True)
        self.update()

    def _at(self, position: QPointF) -> int:
        """The point under the mouse, -1 for none."""
        for number, point in enumerate(self.points):
            at = self.to_screen(*point)
            if QRectF(at.x() - 12, at.y() - 12, 24, 24).contains(position):
                return number
        return -1

    def _nearest(self) -> int:
        """The point nearest to the crosshair, -1 for none."""
        x, y = self._place()
        places = range(len(self.points))
        return min(
            places,
            key=lambda n: abs(self.points[n][0] - x) + abs(self.points[n][1] - y),
            default=-1,
        )

    def _help(self) -> str:
        words = tr(
            "The arrows move a crosshair, with Shift by single pixels. Space sets a point, "
            "Delete removes the nearest one."
        )
        return f"{words} {tr('Tab goes through the regions.')}" if self._shows else words


_ROLES: dict[Verdict | None, str] = {
    Verdict.RIGHT: "good",
    Verdict.MISSED: "good",
    Verdict.PARTIAL: "warn",
    Verdict.WRONG: "bad",
}
