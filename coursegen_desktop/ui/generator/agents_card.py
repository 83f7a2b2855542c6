"""Agents at work: who does what now, the text as it comes, and what was found lately."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ...domain.agent import AgentNow, LiveAgents
from ..kit.icons import IconLabel
from ..kit.lists import Card, ElidedLabel, Muted, SectionTitle
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .agent_words import PROSE, doing_words, found_words, kind_icon, live_words
from .fact_cards import LiveText

_WORKERS = 3
_FOUND_ROWS = 6


class AgentsCard(Card):
    """Its parts keep their places while text streams: only words change, many times a second."""

    def __init__(self) -> None:
        super().__init__()
        self.column.setSpacing(10)
        self._title = SectionTitle(tr("Being written"))
        self.column.addWidget(self._title)
        self._workers = [_Worker() for _ in range(_WORKERS)]
        self.column.addWidget(self._workers[0])
        self.text = LiveText()
        self.column.addWidget(self.text)
        for worker in self._workers[1:]:
            worker.hide()
            self.column.addWidget(worker)
        self._last = ""  # what was written last, for when nobody writes
        self.hide()

    def show_agents(self, live: LiveAgents) -> None:
        """Those at work, the first with its text; more than three are not named."""
        now = live.now[:_WORKERS]
        self._title.setText(tr("Being written"))
        if not now:
            self._workers[0].show_words("cpu", tr("Getting ready"), "")
        self._workers[0].show()
        for worker, one in zip(self._workers, now, strict=False):
            worker.show_agent(one)
            worker.show()
        for worker in self._workers[max(len(now), 1) :]:
            worker.hide()
        text = live_words(now[0]) if now else ""
        if text and now[0].kind in PROSE:
            self._last = text
        self.text.show_text(text or tr("The model reads what it is given…"), bool(text))
        self.show()

    def show_rest(self, words: str) -> None:
        """Nobody works: why is told elsewhere, the last text stays."""
        self._title.setText(words)
        for worker in self._workers:
            worker.hide()
        self.text.show_text(self._last, False)
        self.setVisible(bool(self._last))

    def begin(self) -> None:
        """Another run."""
        self._last = ""
        self.hide()


class FoundCard(Card):
    """What was found, mended or given up lately, the newest first; its height does not change."""

    def __init__(self) -> None:
        super().__init__()
        self.column.addWidget(SectionTitle(tr("Found lately")))
        self._words = _Rows(_FOUND_ROWS)
        self.column.addWidget(self._words)
        self._shown: tuple[str, ...] = ()
        self.hide()

    def show_found(self, found: Sequence[str]) -> None:
        """Sentences, the newest last."""
        if tuple(found) == self._shown:
            return
        self._shown = tuple(found)
        told = list(dict.fromkeys(map(found_words, reversed(self._shown))))
        self._words.show_sentences(told)
        self.setVisible(bool(told))


class _Rows(Muted):
    """As many whole sentences as so many rows hold, at least the first; all are in the tooltip."""

    def __init__(self, rows: int) -> None:
        super().__init__(wrap=True)
        self._rows = rows
        self._sentences: list[str] = []
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Each begins a row."""
        self._sentences = [f"• {one}" for one in sentences]
        self.setToolTip("\n".join(self._sentences))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(theme_host_of(self).font("small"))
        shown, rows = list[str](), 0
        for one in self._sentences:
            wrap = int(Qt.TextFlag.TextWordWrap)
            box = metrics.boundingRect(0, 0, max(self.width(), 80), 10_000, wrap, one)
            rows += max(round(box.height() / metrics.lineSpacing()), 1)
            if shown and rows > self._rows:
                break
            shown.append(one)
        self.setText("\n".join(shown))

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    def _height(self) -> int:
        metrics = QFontMetrics(theme_host_of(self).font("small"))
        return self._rows * metrics.lineSpacing() + 2


class _Worker(QWidget):
    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(9)
        self._icon = IconLabel("cpu", size=16, role="accent")
        self._icon.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        self._doing = ElidedLabel(font_role="small_strong")
        self._lesson = ElidedLabel(role="muted", font_role="small")
        words.addWidget(self._doing)
        words.addWidget(self._lesson)
        line.addLayout(words, 1)
        self._shown = ("", "", "")

    def show_agent(self, now: AgentNow) -> None:
        self.show_words(kind_icon(now.kind), doing_words(now), now.lesson)

    def show_words(self, icon: str, doing: str, lesson: str) -> None:
        if (icon, doing, lesson) == self._shown:
            return
        self._shown = icon, doing, lesson
        self._icon.show_as(icon)
        self._doing.setText(doing)
        self._lesson.setText(lesson)
        self.setAccessibleName(f"{doing}, {lesson}" if lesson else doing)
