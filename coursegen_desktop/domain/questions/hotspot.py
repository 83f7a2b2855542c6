"""Point at places of a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, SerializerFunctionWrapHandler, StrictInt, model_serializer

from ._areas import MAX_FIGURES, Area, Point, area_at
from .base import (
    EPSILON,
    Answer,
    AnswerClass,
    Identifier,
    Number,
    Part,
    Problem,
    Question,
    Scoring,
    Shown,
    Verdict,
    twice,
)

# Set in `ext`: the areas are drawn and can be chosen by name (hotspotInteraction of QTI). Without
# it the learner sees the picture alone (selectPointInteraction, Moodle's markers).
SHOW_KEY = "coursegen:show_areas"

_SUM_SLACK = 1e-3


class HotspotAnswer(Answer):
    """Points in pixels of the picture, x before y, in the order in which they were set."""

    points: Annotated[tuple[tuple[Number, Number], ...], Field(max_length=100)] = ()


class HotspotQuestion(Question):
    """Each area counts once, by its first point; where areas overlap the first one counts.

    An area without a fraction is right, and those share full credit. A point outside all areas
    earns what an area of the shape "default" has, or nothing.
    """

    interaction: ClassVar[str] = "hotspot"
    label: ClassVar[str] = "Point at a picture"
    answer_type: ClassVar[AnswerClass] = HotspotAnswer

    type: Literal["hotspot"] = "hotspot"
    image: Identifier
    areas: Annotated[tuple[Area, ...], Field(max_length=100)]
    # "max_points" in the file, a name that every question has for what it is worth.
    most_points: Annotated[StrictInt, Field(ge=0, le=100)] | None = Field(None, alias="max_points")
    scoring: Scoring = "sum_floor_zero"

    @property
    def most(self) -> int:
        """How many points may be set; as many as the right answer needs when it is not said."""
        if self.most_points is None:
            return max(1, len(self._needed))
        return self.most_points or max(1, sum(area.shape != "default" for area in self.areas))

    def correct_answer(self) -> dict[str, object]:
        """A point in each area that full credit needs."""
        inside = [self._point_of(place) for place in self._needed]
        return {"points": [list(point) for point in inside if point is not None]}

    def correct_text(self) -> str:
        """Where the right points lie, in pixels."""
        inside = [self._point_of(place) for place in self._needed]
        return "; ".join(_words(point) for point in inside if point is not None)

    def media_ids(self) -> tuple[tuple[str, str], ...]:
        """The picture."""
        return (("image", self.image),)

    def check(self) -> tuple[Problem, ...]:
        """Areas that are areas, and full credit that can be reached."""
        found = []
        if double := twice(area.id for area in self.areas if area.id is not None):
            found.append(Problem("areas", f"the id “{double}” stands there twice"))
        for number, area in enumerate(self.areas, 1):
            if fault := area.fault():
                found.append(Problem(f"areas[{number}].coords", fault))
        if sum(len(area.coords) for area in self.areas) > MAX_FIGURES:
            found.append(Problem("areas", f"they have more than {MAX_FIGURES} figures together"))
        if found:
            return tuple(found)
        total = sum(self._credit[place] for place in self._needed)
        if total < 1 - _SUM_SLACK:
            reason = f"all right areas together bring {total:.4g} instead of 1"
            found.append(Problem("areas", reason))
        elif len(self._needed) > self.most:
            reason = f"{len(self._needed)} areas are right, but only {self.most} may be pointed at"
            found.append(Problem("max_points", reason))
        else:
            hidden = (place for place in self._needed if self._point_of(place) is None)
            if (place := next(hidden, None)) is not None:
                reason = "it cannot be pointed at: other areas lie over all of it"
                found.append(Problem(f"areas[{place + 1}]", reason))
        return tuple(found)

    def shown(self, seed: int, *, shuffle: bool = False) -> Shown:
        """The picture, and the areas for when they may be drawn."""
        regions = tuple(
            area.view(self._name(place))
            for place, area in enumerate(self.areas)
            if area.shape != "default"
        )
        hides = self.ext.get(SHOW_KEY) is not True
        return Shown(image=self.image, regions=regions, hides_regions=hides, most=self.most)

    def chosen(self, answer: Mapping[str, object]) -> tuple[str, ...]:
        """The areas that were pointed at; "outside" for the rest."""
        given = self.read_answer(answer)
        points = given.points if isinstance(given, HotspotAnswer) else ()
        places = [area_at(self.areas, _plain(point)) for point in points]
        return tuple("outside" if place is None else self._name(place) for place in places)

    def without_wrong(self, answer: Mapping[str, object]) -> dict[str, object]:
        """The points that hit something right."""
        given = self.read_answer(answer)
        points = given.points if isinstance(given, HotspotAnswer) else ()
        credit = self._credit
        places = [area_at(self.areas, _plain(point)) for point in points]
        kept = [
            list(point)
            for point, place in zip(points, places, strict=True)
            if place is not None and credit[place] > EPSILON
        ]
        return {"points": kept}

    @property
    def _credit(self) -> tuple[float, ...]:
        """What each area brings."""
        silent = sum(a.fraction is None and a.shape != "default" for a in self.areas)
        asked = 1 if self.most_points is None else self.most_points or silent
        share = 1 / max(1, min(asked, silent))
        return tuple(
            float(area.fraction)
            if area.fraction is not None
            else 0.0
            if area.shape == "default"
            else share
            for area in self.areas
        )

    @property
    def _elsewhere(self) -> int | None:
        """The area of all points that lie in no other one."""
        shapes = [area.shape for area in self.areas]
        return shapes.index("default") if "default" in shapes else None

    @property
    def _needed(self) -> tuple[int, ...]:
        """The fewest areas that bring full credit, in their order."""
        credit = self._credit
        best = sorted(
            (place for place, one in enumerate(credit) if one > EPSILON),
            key=lambda place: -credit[place],
        )
        total, needed = 0.0, []
        for place in best:
            if total > 1 - _SUM_SLACK:
                break
            total += credit[place]
            needed.append(place)
        return tuple(sorted(needed))

    def _point_of(self, place: int) -> Point | None:
        points = self.areas[place].points()
        return next((point for point in points if area_at(self.areas, point) == place), None)

    def _name(self, place: int) -> str:
        return self.areas[place].id or f"area{place + 1}"

    def _judge(self, answer: HotspotAnswer) -> tuple[float, tuple[Part, ...]]:
        if len(answer.points) > self.most:
            raise self._refuse(f"at most {self.most} points may be set")
        hits: dict[int, Point] = {}
        outside: list[Point] = []
        for given in answer.points:
            point = _plain(given)
            place = area_at(self.areas, point)
            if place is None or self.areas[place].shape == "default":
                outside.append(point)
            else:
                hits.setdefault(place, point)
        fraction = self._fraction(hits, outside)
        return fraction, self._parts(hits, outside, fraction)

    def _fraction(self, hits: Mapping[int, Point], outside: list[Point]) -> float:
        credit, needed = self._credit, self._needed
        right = sum(credit[place] > EPSILON for place in hits)
        wrong = len(hits) - right + len(outside)
        total = sum(credit[place] for place in hits)
        if self._elsewhere is not None:
            total += credit[self._elsewhere] * len(outside)
        if self.scoring == "all_or_nothing":
            return float(total > 1 - _SUM_SLACK and wrong == 0)
        if self.scoring == "right_minus_wrong":
            return min(1.0, max(0.0, (right - wrong) / max(1, len(needed))))
        total = 1.0 if abs(total - 1) < _SUM_SLACK else total
        return max(0.0, total) if self.scoring == "sum_floor_zero" else total

    def _parts(
        self, hits: Mapping[int, Point], outside: list[Point], fraction: float
    ) -> tuple[Part, ...]:
        parts, credit, needed = [], self._credit, self._needed
        for place, area in enumerate(self.areas):
            name = self._name(place)
            if place in hits:
                verdict = Verdict.RIGHT if credit[place] > EPSILON else Verdict.WRONG
                parts.append(Part(name, verdict, _words(hits[place]), "", area.feedback))
            elif area.shape != "default":
                is_missed = place in needed and fraction < 1 - EPSILON
                parts.append(Part(name, Verdict.MISSED if is_missed else Verdict.NONE))
        text = "" if self._elsewhere is None else self.areas[self._elsewhere].feedback
        parts += [
            Part(f"outside{number}", Verdict.WRONG, _words(point), "", text)
            for number, point in enumerate(outside, 1)
        ]
        return tuple(parts)

    @model_serializer(mode="wrap")
    def _write(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        given = self.model_fields_set | self.always_written
        return {
            "max_points" if name == "most_points" else name: value
            for name, value in handler(self).items()
            if name in given and value is not None
        }


def _plain(point: tuple[Number, Number]) -> Point:
    return float(point[0]), float(point[1])


def _words(point: Point) -> str:
    return f"({point[0]:.4g}, {point[1]:.4g})"


QUESTION = HotspotQuestion
