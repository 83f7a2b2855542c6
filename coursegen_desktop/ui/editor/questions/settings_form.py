"""How the quiz is taken: title, answering, tries, time, marks, and the pools that it draws from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ....domain.attempts.rules import RUN_KEY, RunOptions
from ....domain.quiz import Quiz, QuizSettings
from ....domain.quiz_draft import QuizDraft
from ...kit.callout import Callout
from ...kit.forms import Chip, QuietButton
from ...kit.lists import FlowLayout, Muted, SectionTitle
from ...kit.translate import tr
from .form import PartsPage
from .option_rows import fresh_key
from .part import FormPart, Json, Labelled, changed_value
from .rows import Row, RowList
from .schema_fields import FieldsPart, Spec, plain_number
from .text_box import ChoiceBox, CountBox, LineBox, NumberBox, TextBox
from .typed_parts import RowsPart

_IN_SETTINGS = ("deferred", "immediate", "interactive", "adaptive", "certainty")


class SettingsForm(PartsPage):
    """`raw` is the quiz without its questions; sections are told by `sections_changed`."""

    sections_changed = Signal(object)
    delete_wanted = Signal()
    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told = Callout("warn", icon="lightbulb")
        self.column.addWidget(self.told)
        self.column.addWidget(SectionTitle(tr("Quiz")))
        self.add_part(
            FieldsPart(
                Quiz,
                (
                    Spec("title", tr("Title")),
                    Spec("description", tr("What learners read before they begin"), lines=2),
                ),
            )
        )
        self.column.addWidget(SectionTitle(tr("Answering")))
        self.behaviour = BehaviourPart()
        self.add_part(self.behaviour)
        self.add_part(_settings())
        self.add_part(_more_rules(), tr("More rules"))
        self.column.addWidget(SectionTitle(tr("Pools")))
        self._told = Muted(
            tr("A pool asks only some of its questions, others each time. Drag questions into it."),
            wrap=True,
        )
        self.column.addWidget(self._told)
        self.sections = RowList(SectionRow, tr("Add a pool"), _blank_section)
        self.sections.changed.connect(self._on_sections)
        self.column.addWidget(self.sections)
        self.column.addWidget(SectionTitle(tr("Result")))
        self.add_part(BandsPart())
        another = QuietButton(tr("Add another quiz to this lesson"), "plus")
        another.clicked.connect(self.another_wanted)
        self.column.addWidget(another, 0, Qt.AlignmentFlag.AlignLeading)
        delete = QuietButton(tr("Delete this quiz"), "trash", role="bad")
        delete.clicked.connect(self.delete_wanted)
        self.column.addWidget(delete, 0, Qt.AlignmentFlag.AlignLeading)
        self.delete_button = delete
        self.column.addStretch(1)

    def show_draft(self, draft: QuizDraft) -> None:
        """Show a quiz's settings."""
        self.show_raw(draft.head)
        self.sections.show_values([dict(one) for one in draft.sections])
        for row in self.sections.rows:
            if isinstance(row, SectionRow):
                own = [item for item in draft.items if item.section == row.raw.get("id")]
                row.tell_count(len(own))

    def _on_sections(self) -> None:
        self.sections_changed.emit(self.sections.values())


class BehaviourPart(FormPart):
    """When an answer is judged and how often it may be given; how much time there is."""

    names = ("settings", "ext")

    def __init__(self) -> None:
        super().__init__()
        self._settings: Json = {}
        self._ext: Json = {}
        self.how = ChoiceBox(tr("How answers are taken"), _behaviours())
        self.how.currentIndexChanged.connect(self._on_how)
        self.about = Muted(wrap=True)
        self.column.addWidget(Labelled(tr("How answers are taken"), self.how))
        self.column.addWidget(self.about)
        self.minutes = NumberBox(tr("Minutes for all of it"), 0, 60 * 24)
        self.minutes.setSpecialValueText(tr("no limit"))
        self.minutes.valueChanged.connect(self._on_minutes)
        self.right = CountBox(tr("Right answers needed"), 1, 100)
        self.of = CountBox(tr("Of the last"), 1, 100)
        self.penalty = NumberBox(tr("Cost of a wrong try"), 0, 100)
        self.penalty.setSuffix(" %")
        self.per_page = CountBox(tr("Questions on a page"), 0, 500, nothing=tr("all"))
        for box in (self.right, self.of, self.per_page):
            box.valueChanged.connect(self._on_run)
        self.penalty.valueChanged.connect(self._on_run)
        fields, self._fields = QWidget(), dict[QWidget, Labelled]()
        flow = FlowLayout(fields, spacing=14)
        for edit in (self.minutes, self.per_page, self.right, self.of, self.penalty):
            self._fields[edit] = Labelled(edit.accessibleName(), edit)
            flow.addWidget(self._fields[edit])
        self.column.addWidget(fields)
        self.column.addWidget(self.error)

    def _show(self, raw: Json) -> None:
        self._settings, self._ext = dict(raw.get("settings") or {}), dict(raw.get("ext") or {})
        run = self._run()
        options = RunOptions.model_validate(run)
        self.how.set_value(options.behaviour or str(self._settings.get("behaviour", "immediate")))
        self.minutes.set_value((self._settings.get("time_limit_s") or 0) / 60)
        self.right.setValue(options.mastery.right)
        self.of.setValue(options.mastery.of)
        penalty = 1 / 3 if options.penalty is None else float(options.penalty)
        if round(penalty * 100, 2) != round(self.penalty.value(), 2):
            self.penalty.set_value(penalty * 100)
        self.per_page.setValue(options.per_page)
        self._arrange()

    def _run(self) -> Json:
        run = self._ext.get(RUN_KEY)
        return dict(run) if isinstance(run, Mapping) else {}

    def _arrange(self) -> None:
        how = self.how.value()
        self.about.setText(_about(how))
        for edit, kinds in (
            (self.right, ("mastery",)),
            (self.of, ("mastery",)),
            (self.penalty, ("interactive", "adaptive")),
        ):
            self._fields[edit].setVisible(how in kinds)

    def _on_how(self) -> None:
        self._arrange()
        if self._is_showing:
            return
        how, run = self.how.value(), self._run()
        run.pop("behaviour", None)
        if how in _IN_SETTINGS:
            self._settings = changed_value(self._settings, "behaviour", how, "immediate")
        else:
            run["behaviour"] = how
        self._tell(run)

    def _on_minutes(self, minutes: float) -> None:
        seconds = round(minutes * 60)
        if not self._is_showing:
            self._settings = changed_value(self._settings, "time_limit_s", seconds or None, None)
        self.tell_change(settings=self._settings or None)

    def _on_run(self) -> None:
        if self._is_showing:
            return
        with self.showing():
            # So many right ones of fewer can never be.
            self.of.setMinimum(self.right.value())
        run = changed_value(self._run(), "per_page", self.per_page.value(), 1)
        how = self.how.value()
        if how == "mastery":
            run["mastery"] = {"right": self.right.value(), "of": self.of.value()}
        if how in ("interactive", "adaptive"):
            run["penalty"] = round(self.penalty.value() / 100, 6)
        self._tell(run)

    def _tell(self, run: Json) -> None:
        self._ext = changed_value(self._ext, RUN_KEY, run or None, None)
        self.tell_change(settings=self._settings or None, ext=self._ext or None)


class SectionRow(Row):
    """A pool: its name, and how many of its questions are asked."""

    def __init__(self) -> None:
        super().__init__()
        self.title = LineBox(tr("Name of the pool"), placeholder=tr("Name of the pool"))
        self.title.textEdited.connect(self.tell_change)
        self.pick = CountBox(tr("Asked"), 0, 10_000, nothing=tr("all"))
        self.pick.valueChanged.connect(self.tell_change)
        self.count = Muted()
        self.points = NumberBox(tr("Points for each"), -0.5, 1000)
        self.points.setSpecialValueText(tr("as they are"))
        self.points.valueChanged.connect(self.tell_change)
        self.mixed = Chip(tr("mixed"))
        self.mixed.toggled.connect(self.tell_change)
        self.line.addWidget(self.title, 1)
        below = QWidget()
        flow = FlowLayout(below)
        for part in (
            Muted(tr("asks")), self.pick, self.count, Muted(tr("points")), self.points, self.mixed,
        ):  # fmt: skip
            flow.addWidget(part)
        self.column.addWidget(below)
        self.finish()

    def value(self) -> Json:
        made = changed_value(self.raw, "title", self.title.text(), "")
        made = changed_value(made, "pick", self.pick.value() or None, None)
        points = self.points.exact()
        worth = plain_number(points) if points >= 0 else None
        made = changed_value(made, "points_each", worth, None)
        return changed_value(made, "shuffle", self.mixed.isChecked(), False)

    def tell_count(self, count: int) -> None:
        """How many questions it has."""
        self.count.setText(tr("of %n question(s)", count))
        wanted = self.pick.value()
        words = tr("There are fewer questions than are to be asked.") if wanted > count else ""
        self.error.tell(words)

    def focus_first(self) -> None:
        self.title.setFocus()

    def number(self, place: int, is_movable: bool, is_needed: bool) -> None:
        super().number(place, is_movable, is_needed)
        self.title.setAccessibleName(tr("Name of pool {number}", number=place))
        self.pick.setAccessibleName(tr("Questions that pool {number} asks", number=place))
        self.points.setAccessibleName(tr("Points for each question of pool {number}", number=place))
        self.mixed.setAccessibleName(tr("Pool {number} is mixed", number=place))

    def _show(self, value: Json) -> None:
        self.title.set_text(str(value.get("title", "")))
        self.pick.setValue(int(value.get("pick") or 0))
        points = value.get("points_each")
        self.points.set_value(-0.5 if points is None else max(0.0, float(points)))
        self.mixed.setChecked(bool(value.get("shuffle")))


class BandRow(Row):
    """What is said from a score on."""

    def __init__(self) -> None:
        super().__init__()
        self.least = NumberBox(tr("From"), 0, 100, places=0)
        self.least.setSuffix(" %")
        self.least.valueChanged.connect(self.tell_change)
        self.text = TextBox(tr("What is said"), placeholder=tr("What is said"))
        self.text.edited.connect(self.tell_change)
        self.line.addWidget(Muted(tr("from")))
        self.line.addWidget(self.least)
        self.line.addWidget(self.text, 1)
        self.finish()

    def value(self) -> Json:
        share = plain_number(self.least.exact() / 100)
        return {**self.raw, "min": share, "text": self.text.text()}

    def focus_first(self) -> None:
        self.text.setFocus()

    def number(self, place: int, is_movable: bool, is_needed: bool) -> None:
        super().number(place, is_movable, is_needed)
        self.least.setAccessibleName(tr("Score from which text {number} is said", number=place))
        self.text.setAccessibleName(tr("Text {number} for the result", number=place))

    def _show(self, value: Json) -> None:
        least = float(value.get("min", 0))
        self.least.set_value(least * 100 if least <= 1 else least)
        self.text.set_text(str(value.get("text", "")))


class BandsPart(FormPart):
    """Texts for scores, inside the settings."""

    names = ("settings",)

    def __init__(self) -> None:
        super().__init__()
        self._settings: Json = {}
        rows = RowList(BandRow, tr("Add a text for the result"), lambda _: {"min": 0, "text": ""})
        self.rows = RowsPart("grade_feedback", rows)
        self.rows.changed.connect(self._on_changed)
        self.column.addWidget(self.rows)
        self.column.addWidget(self.error)

    def _show(self, raw: Json) -> None:
        self._settings = dict(raw.get("settings") or {})
        self.rows.show_question(self._settings)

    def _on_changed(self, changes: Mapping[str, Any]) -> None:
        bands = list(changes["grade_feedback"] or ())
        self._settings = changed_value(self._settings, "grade_feedback", bands, [])
        self.tell_change(settings=self._settings or None)


def _settings() -> FieldsPart:
    once = {"immediate": tr("at once"), "after_quiz": tr("after the quiz"), "never": tr("never")}
    return FieldsPart(
        QuizSettings,
        (
            Spec("attempts", tr("Attempts"), empty=tr("no limit"), least=0, most=100),
            Spec(
                "attempt_grade",
                tr("Which attempt counts"),
                words={
                    "highest": tr("the best"),
                    "last": tr("the last"),
                    "first": tr("the first"),
                    "average": tr("the average"),
                },
            ),
            Spec("pass_mark", tr("Passed from"), empty=tr("no mark"), scale=100),
            Spec(
                "feedback",
                tr("Right or wrong is told"),
                words={**once, "after_close": tr("when it is closed")},
            ),
            Spec(
                "show_answers",
                tr("Right answers are shown"),
                words={**once, "after_pass": tr("when it was passed")},
            ),
            Spec(
                "navigation",
                tr("Order of answering"),
                words={"free": tr("any"), "linear": tr("one after the other")},
            ),
            Spec("shuffle_questions", tr("Questions are mixed")),
            Spec("shuffle_choices", tr("Options are mixed")),
        ),
        inside=("settings",),
    )


def _more_rules() -> FieldsPart:
    """What the schema of quizzes has no field for, beside the behaviour."""
    return FieldsPart(
        RunOptions,
        (
            Spec(
                "when_time_ends",
                tr("When the time is over"),
                words={
                    "submit": tr("it is handed in as it is"),
                    "grace": tr("it may still be handed in, but not changed"),
                    "discard": tr("it does not count"),
                },
            ),
            Spec("grace_s", tr("Seconds to hand it in"), most=86_400),
            Spec("wait_s", tr("Seconds between two attempts"), most=31_536_000),
            Spec("counts_pauses", tr("Time runs on while the quiz is closed")),
            Spec("tutor", tr("The tutor may help, once nothing counts any more")),
        ),
        inside=("ext", RUN_KEY),
    )


def _behaviours() -> dict[str, str]:
    return {
        "immediate": tr("judged at once"),
        "deferred": tr("judged at the end"),
        "interactive": tr("several tries with hints"),
        "adaptive": tr("tries until it is right, each costs"),
        "adaptive_free": tr("tries until it is right, free"),
        "certainty": tr("with certainty"),
        "mastery": tr("until mastered"),
        "practice": tr("practice, nothing counts"),
    }


def _about(how: str) -> str:
    return {
        "immediate": tr("Each answer is judged when it is given, once."),
        "deferred": tr("Answers may be changed until all are handed in; then they are judged."),
        "interactive": tr("A wrong answer brings the next hint and another try, which costs."),
        "adaptive": tr("Any number of tries; the best counts, each wrong one costs."),
        "adaptive_free": tr("Any number of tries; the best counts, wrong ones cost nothing."),
        "certainty": tr("Learners say how sure they are; being sure and wrong costs most."),
        "mastery": tr("It goes on until enough of the last answers were right."),
        "practice": tr("Any number of tries; the result is not kept among the attempts."),
    }.get(how, "")


def _blank_section(values: Sequence[Json]) -> Json:
    key = fresh_key((str(one.get("id")) for one in values), "pool-")
    return {"id": key, "title": tr("Pool {number}", number=len(values) + 1)}
