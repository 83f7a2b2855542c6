"""Drag labels to their places on a picture."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StrictInt

from ._areas import Area
from ._placed import PlacedQuestion
from ._scoring import Scored, fraction_of
from ._shuffle import by_key
from .base import (
    Answer,
    AnswerClass,
    Canonical,
    Count,
    Identifier,
    LabelView,
    Part,
    Problem,
    Scoring,
    Shown,
    Text,
    Verdict,
    twice,
)


class DragAnswer(Answer):
    """Zone id to label id; a zone that is absent or maps to "" was left empty."""

    placed: Annotated[dict[Identifier, Text], Field(max_length=10_000)] = Field(
        default_factory=dict
    )


class DragLabel(Canonical):
    """Words or a picture to drag. `max_uses` 0: any number of times."""

    id: Identifier
    text: Text = ""
    media: Identifier | None = None
    group: StrictInt | None = None
    max_uses: Count = 1


class Zone(Canonical):
    """A place on the picture and the labels that are right there; none: it stays empty."""

    id: Identifier
    area: Area
    accepts: tuple[Identifier, ...]


class DragImageQuestion(PlacedQuestion):
    """Zones weigh the same; one that accepts nothing weighs only when it is filled, wrongly."""

    interaction: ClassVar[str] = "drag_image"
    label: ClassVar[str] = "Label a picture"
    answer_type: ClassVar[AnswerClass] = DragAnswer
    placed_in: ClassVar[str] = "placed"

    type: Literal["drag_image"] = "drag_image"
    image: Identifier
    labels: Annotated[tuple[DragLabel, ...], Field(max_length=100)]
    zones: Annotated[tuple[Zone, ...], Field(max_length=100)]
    scoring: Scoring = "sum_floor_zero"

    def correct_answer(self) -> dict[str, object]:
        """A label for each zone that accepts one, none used more often than it may be."""
        return {"placed": self._filled()}

    def correct_text(self) -> str:
        """The labels in the order of the zones."""
        placed = self._filled()
        return "; ".join(self._words(placed[zone.id]) for zone in self.zones if zone.id in placed)

    def media_ids(self) -> tuple[tuple[str, str], ...]:
        """The picture and the labels that are pictures."""
        own = [
            (f"labels[{number}].media", item.media)
            for number, item in enumerate(self.labels, 1)
            if item.media is not None
        ]
        return (("image", self.image), *own)

    def check(self) -> tuple[Problem, ...]:
        """Ids once, zones with a size, labels that exist, and a way to fill every zone rightly."""
        found = []
        for field, ids in (
            ("labels", [item.id for item in self.labels]),
            ("zones", [zone.id for zone in self.zones]),
        ):
            if double := twice(ids):
                found.append(Problem(field, f"the id “{double}” stands there twice"))
        known = {item.id for item in self.labels}
        for number, label in enumerate(self.labels, 1):
            if not label.text.strip() and label.media is None:
                found.append(Problem(f"labels[{number}]", "it has neither words nor a picture"))
        for number, zone in enumerate(self.zones, 1):
            if fault := zone.area.fault():
                found.append(Problem(f"zones[{number}].area.coords", fault))
            if missing := [name for name in zone.accepts if name not in known]:
                reason = f"there is no label “{missing[0]}”"
                found.append(Problem(f"zones[{number}].accepts", reason))
        if not any(zone.accepts for zone in self.zones):
            found.append(Problem("zones", "no zone accepts a label"))
        if not found:
            filled = self._filled()
            if unfilled := [z.id for z in self.zones if z.accepts and z.id not in filled]:
                reason = f"the labels do not suffice to fill all of them, such as “{unfilled[0]}”"
                found.append(Problem("zones", reason))
        return tuple(found)

    def shown(self, seed: int, *, shuffle: bool = False) -> Shown:
        """The picture with its zones, the labels mixed unless told not to."""
        labels = list(self.labels)
        if self.shuffle is not False:
            labels = by_key(labels, seed, f"{self.id}/labels", lambda item: item.id)
        groups = {item.id: item.group for item in self.labels}
        regions = tuple(
            zone.area.view(zone.id, tuple(dict.fromkeys(groups[name] for name in zone.accepts)))
            for zone in self.zones
        )
        views = tuple(
            LabelView(item.id, item.text, item.media or "", item.group, item.max_uses)
            for item in labels
        )
        return Shown(image=self.image, regions=regions, labels=views)

    def _words(self, name: str) -> str:
        label = next(item for item in self.labels if item.id == name)
        return label.text or f"![](media:{label.media})"

    def _filled(self) -> dict[str, str]:
        """Zone to label: as many zones as can be filled rightly (augmenting paths)."""
        room = {item.id: item.max_uses or len(self.zones) for item in self.labels}
        used: dict[str, list[str]] = {name: [] for name in room}
        accepts = {zone.id: zone.accepts for zone in self.zones}

        def settle(zone: str, tried: set[str]) -> bool:
            for label in accepts[zone]:
                if label in tried or label not in room:
                    continue
                tried.add(label)
                if len(used[label]) < room[label]:
                    used[label].append(zone)
                    return True
                for other in list(used[label]):
                    if settle(other, tried):
                        used[label].remove(other)
                        used[label].append(zone)
                        return True
            return False

        for zone in self.zones:
            settle(zone.id, set())
        return {zone: label for label, zones in used.items() for zone in zones}

    def _judge(self, answer: DragAnswer) -> tuple[float, tuple[Part, ...]]:
        self._check_answer(answer)
        placed = self._filled()
        scored, parts = [], []
        for zone in self.zones:
            given = answer.placed.get(zone.id, "")
            is_right = given in zone.accepts
            wants = bool(zone.accepts)
            scored.append(Scored(float(wants or bool(given)), float(is_right), bool(given)))
            verdict = Verdict.RIGHT if is_right else Verdict.WRONG
            if not given:
                verdict = Verdict.MISSED if wants else Verdict.NONE
            expected = "" if is_right or not wants else self._words(placed[zone.id])
            shown = self._words(given) if given else ""
            parts.append(
                Part(zone.id, verdict, shown, expected, zone.area.feedback if given else "")
            )
        return fraction_of(scored, self.scoring), tuple(parts)

    def _check_answer(self, answer: DragAnswer) -> None:
        zones, labels = {zone.id for zone in self.zones}, {item.id for item in self.labels}
        uses: dict[str, int] = {}
        for zone, label in answer.placed.items():
            if zone not in zones:
                raise self._refuse(f"there is no zone “{zone}”")
            if label and label not in labels:
                raise self._refuse(f"there is no label “{label}”")
            uses[label] = uses.get(label, 0) + bool(label)
        for item in self.labels:
            if item.max_uses and uses.get(item.id, 0) > item.max_uses:
                raise self._refuse(f"the label “{item.id}” may be used {item.max_uses} times only")


QUESTION = DragImageQuestion
