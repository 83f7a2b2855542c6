"""The hub: who hears what."""

import pytest

from coursegen_desktop.domain.events import CourseAdded, CourseDeleted, Event
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.services.events import EventHub


def test_only_the_kind_asked_for_until_unsubscribed(event_hub: EventHub) -> None:
    heard: list[Event] = []
    stop = event_hub.subscribe(CourseAdded, heard.append)
    event_hub.publish(CourseAdded(CourseId(1)))
    event_hub.publish(CourseDeleted(CourseId(1)))
    stop()
    stop()
    event_hub.publish(CourseAdded(CourseId(2)))
    assert heard == [CourseAdded(CourseId(1))]


@pytest.mark.logs("A listener of CourseAdded failed")
def test_one_bad_listener_does_not_silence_the_rest(event_hub: EventHub) -> None:
    heard: list[Event] = []

    def bad(_event: Event) -> None:
        raise RuntimeError

    event_hub.subscribe(CourseAdded, bad)
    event_hub.subscribe(CourseAdded, heard.append)
    event_hub.publish(CourseAdded(CourseId(1)))
    assert len(heard) == 1


def test_a_listener_may_leave_while_being_told(event_hub: EventHub) -> None:
    heard: list[str] = []

    def once(_event: Event) -> None:
        heard.append("once")
        stop()

    stop = event_hub.subscribe(CourseAdded, once)
    event_hub.subscribe(CourseAdded, lambda _event: heard.append("always"))
    event_hub.publish(CourseAdded(CourseId(1)))
    event_hub.publish(CourseAdded(CourseId(1)))
    assert heard == ["once", "always", "always"]
