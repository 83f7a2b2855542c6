"""Cards, titles, rows and layouts that pages are made of.

page = QWidget(); page.setObjectName("page")
header = PageHeader(tr("Library")); header.add(SearchField(...)); header.add(PrimaryButton(...))
scroll = ScrollPage(); scroll.column.addWidget(Card())     # a column that scrolls
card = Card(); card.column.addWidget(SectionTitle(tr("Your results")))
"""

from PySide6.QtCore import QEvent, QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from .theme import theme_host_of

PAGE_MARGIN = 28
GAP = 16


class Text(QLabel):
    """Base of the kit's labels: plain text, wrapping when asked. Font and colour by class."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, wrap: bool = False):
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)


class Muted(Text):
    """Small secondary words; `size="body"` for 14 px."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, wrap: bool = False, size: str = ""
    ) -> None:
        super().__init__(text, parent, wrap=wrap)
        if size:
            self.setProperty("textSize", size)  # "size" is a property of every widget


class Small(Text):
    """Small words in ink."""


class Strong(Text):
    """Body size, semi-bold."""


class SectionTitle(Text):
    """The title of a card or section."""


class Emphasis(Text):
    """16 px semi-bold."""


class ViewTitle(Text):
    """The title of a view, 20 px."""


class LessonTitle(Text):
    """A serif title, 34 px, wrapping."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, wrap=True)


class Lead(Text):
    """A muted introduction under a title, wrapping."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, wrap=True)


class Figure(Text):
    """A large number."""


class ErrorLabel(Text):
    """What is wrong with a field, under it; hidden while empty."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, wrap=True)
        self.setVisible(bool(text))

    def tell(self, text: str) -> None:
        """Show `text`, or hide with ""."""
        self.setText(text)
        self.setVisible(bool(text))


class ElidedLabel(Text):
    """One line that ends in … where room ends; the whole text is its tooltip then.

    `role` and `font_role` are of the theme and of the type scale.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: str = "ink",
        font_role: str = "body",
    ) -> None:
        super().__init__(text, parent)
        self._role, self._font_role = role, font_role
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)

    def show_as(self, *, role: str = "", font_role: str = "") -> None:
        """Change colour or font."""
        self._role, self._font_role = role or self._role, font_role or self._font_role
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self._metrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self._metrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        shown = self._metrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.setFont(host.font(self._font_role))
        painter.setPen(host.theme.color(self._role))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), side | Qt.AlignmentFlag.AlignVCenter, shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_whole()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._offer_whole()

    def _offer_whole(self) -> None:
        fits = self._metrics().horizontalAdvance(self.text()) <= self.width()
        self.setToolTip("" if fits else self.text())

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme_host_of(self).font(self._font_role))


class Hairline(QFrame):
    """A 1 px dividing line."""

    def __init__(self, parent: QWidget | None = None, *, vertical: bool = False) -> None:
        super().__init__(parent)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Card(QFrame):
    """Surface, hairline, radius 14; kind sunken, accent, warn or bad tints it.

    `column` is its vertical layout, made when first used, with `margin` around it.
    """

    def __init__(self, parent: QWidget | None = None, *, kind: str = "", margin: int = 18) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        if kind:
            self.setProperty("kind", kind)
        self._margin = margin
        self._column: QVBoxLayout | None = None

    @property
    def column(self) -> QVBoxLayout:
        """The card's contents from top to bottom."""
        if self._column is None:
            self._column = QVBoxLayout(self)
            self._column.setContentsMargins(self._margin, self._margin, self._margin, self._margin)
            self._column.setSpacing(8)
        return self._column

    def set_kind(self, kind: str) -> None:
        """Tint it anew."""
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()


class Panel(QFrame):
    """A side panel: surface without an edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


class _Bar(QFrame):
    height_px = 60

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        self.row.setSpacing(14)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        height = max(self.height_px, theme_host_of(self).px(self.height_px - 8) + 8)
        if self.minimumHeight() != height:
            self.setFixedHeight(height)


class PageHeader(_Bar):
    """The bar at the top of a page: title at the left, `add(widget)` at the right."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ViewTitle(title)
        self.row.addWidget(self.title)
        self.row.addStretch(1)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget at the right end."""
        self.row.addWidget(widget, stretch)


class FooterBar(_Bar):
    """The bar at the bottom of a page; fill its `row`."""


class ScrollPage(QScrollArea):
    """A column that scrolls vertically; `column` is its layout, at most `max_width` wide.

    With `wraps` it is as high as its contents are at its width: Qt's minimum for labels that wrap
    is that of a narrower page, and leaves a void at the end. Something in it must wrap.

    It is no stop of the Tab key: keys that its contents leave alone scroll it. A page lets the
    keyboard begin in it (`focus.start_at`); one whose contents take no keyboard at all gives it
    a focus policy and the property "ringed".
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        margin: int = PAGE_MARGIN,
        max_width: int | None = None,
        wraps: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = QWidget()
        self.body.setObjectName("scroll_body")
        inner = QWidget() if max_width else self.body
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(margin, 20, margin, margin)
        self.column.setSpacing(GAP)
        if max_width:
            inner.setMaximumWidth(max_width)
            row = QHBoxLayout(self.body)
            row.setContentsMargins(0, 0, 0, 0)
            row.addStretch(1)
            row.addWidget(inner, 1000)
            row.addStretch(1)
        if wraps:
            self.body.setMinimumHeight(1)
        self.setWidget(self.body)
        self.setFrameShape(QFrame.Shape.NoFrame)


class FlowLayout(QLayout):
    """Puts widgets in rows, and begins a new row where the width ends; rows may be centred."""

    def __init__(
        self, parent: QWidget | None = None, *, spacing: int = 8, centred: bool = False
    ) -> None:
        super().__init__(parent)
        self._centred = centred
        self._items: list[QLayoutItem] = []
        # Qt asks for the height at the same width a dozen times for each time that it places.
        self._heights: dict[int, int] = {}
        self.setContentsMargins(QMargins())
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        item = self._items.pop(index)
        self.invalidate()
        return item

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        y = inner.y()
        for number, row in enumerate(self._rows(inner.width())):
            y += self.spacing() if number else 0
            tallest = max(item.sizeHint().height() for item in row)
            if move:
                self._place_row(row, inner, y, tallest)
            y += tallest
        return y - rect.y() + margins.bottom()

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            needed = item.sizeHint().width()
            if not rows or used + self.spacing() + needed > width:
                rows.append([item])
                used = needed
            else:
                rows[-1].append(item)
                used += self.spacing() + needed
        return rows

    def _place_row(self, row: list[QLayoutItem], inner: QRect, y: int, tallest: int) -> None:
        widget = self.parentWidget()
        rtl = widget is not None and widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = inner.x()
        if self._centred:
            used = sum(item.sizeHint().width() for item in row) + self.spacing() * (len(row) - 1)
            x += max(inner.width() - used, 0) // 2
        for item in row:
            size = item.sizeHint().boundedTo(QSize(inner.width(), 1 << 20))
            left = inner.right() + 1 - (x - inner.x()) - size.width() if rtl else x
            top = y + (tallest - size.height()) // 2
            item.setGeometry(QRect(QPoint(left, top), size))
            x += size.width() + self.spacing()
