"""What several tests of services need: a service whose model is scripted."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.work import WorkUnits

from .agents_at_work import AgentDesk, MakeDesk, Model, Twist


@pytest.fixture
def make_desk(uow: WorkUnits, event_hub: EventHub, user_id: UserId, tmp_path: Path) -> MakeDesk:
    """Makes a desk whose model answers well but for the given twists."""

    def made(*twists: Twist) -> AgentDesk:
        return AgentDesk(uow, event_hub, user_id, Model(*twists), tmp_path)

    return made
