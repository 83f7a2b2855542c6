"""Above the question: where one is, the time, the flag. Below: what is kept, and the way on."""

from __future__ import annotations

from ..content.asking import AskingFooter, AskingHeader
from ..kit.forms import QuietButton, SecondaryButton
from ..kit.lists import Muted
from ..kit.translate import tr
from .segments import Segments
from .timer import TimeLeft


class TopBar(AskingHeader):
    """Leave, title, one piece for each question, time, flag."""

    def __init__(self) -> None:
        self.segments = Segments()
        super().__init__(tr("Leave the quiz, answers are kept"), self.segments, "Esc")
        self.time = TimeLeft()
        self.flag = QuietButton(tr("Flag"), "flag")
        self.flag.setCheckable(True)
        self.flag.setToolTip(tr("Flag this question to come back to it (F)"))
        self.right.addWidget(self.time)
        self.right.addWidget(self.flag)

    def show_flag(self, is_flagged: bool) -> None:
        """Show whether the question is flagged, without telling anybody."""
        self.flag.setChecked(is_flagged)
        self.flag.setText(tr("Flagged") if is_flagged else tr("Flag"))
        self.flag.setAccessibleName(
            tr("Flagged, take the flag away") if is_flagged else tr("Flag this question")
        )


class BottomParts:
    """What a quiz has in the bar below beside what every page that asks has there."""

    def __init__(self, footer: AskingFooter) -> None:
        self.saved = Muted()
        self.previous = SecondaryButton(tr("Previous question"), "arrow-left")
        self.skip = SecondaryButton(tr("Next question"), "arrow-right", icon_after=True)
        self.result = SecondaryButton(tr("Back to the result"), "list-checks")
        for part in (self.skip, self.result):
            part.hide()
        footer.add_left(self.saved)
        footer.add_right(self.result, self.previous, self.skip)
