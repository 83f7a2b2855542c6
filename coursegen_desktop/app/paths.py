"""Where things are: the user's data, the bundled resources; frozen or not."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

APP_NAME = "coursegen-desktop"
DATA_DIR_VARIABLE = "COURSEGEN_DATA_DIR"


@dataclass(frozen=True, slots=True)
class Paths:
    """Everything that is kept, below one folder that a user can copy."""

    data: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.data / "coursegen.db"

    @property
    def backups(self) -> Path:
        """Automatic backups."""
        return self.data / "backups"

    @property
    def handed(self) -> Path:
        """What learners hand in, named by content."""
        return self.data / "handed"

    @property
    def opened(self) -> Path:
        """Copies of it that other programs show, until the next start."""
        return self.cache / "opened"

    @property
    def media(self) -> Path:
        """Pictures, sound and films of the courses."""
        return self.data / "media"

    @property
    def journal(self) -> Path:
        """What is being typed and not yet in the database."""
        return self.data / "journal"

    @property
    def drafts(self) -> Path:
        """Documents that a language model wrote on a topic."""
        return self.data / "drafts"

    @property
    def keys(self) -> Path:
        """Which keys are in the system's keyring, and those that it does not take."""
        return self.data / "keys.json"

    @property
    def cache(self) -> Path:
        """What is only kept to save time; it may be deleted whenever one likes."""
        return self.data / "cache"

    @property
    def film_cache(self) -> Path:
        """Pages, sounds and sentences of films, so that what is unchanged is not made again."""
        return self.cache / "film"

    @property
    def logs(self) -> Path:
        """The rotating log."""
        return self.data / "logs"

    @property
    def window_state(self) -> Path:
        """Size and place of the window."""
        return self.data / "window.json"

    @property
    def kiosk(self) -> Path:
        """How the kiosk and its supervisor tell each other that they live."""
        return self.data / "kiosk"

    @property
    def lock(self) -> Path:
        """Held by the one window that works on this folder."""
        return self.data / "window.lock"


def data_paths(chosen: str | os.PathLike[str] | None = None) -> Paths:
    """The data folder: as chosen, else from the environment, else the platform's own place."""
    named = chosen or os.environ.get(DATA_DIR_VARIABLE)
    if named:
        return Paths(Path(named).expanduser().absolute())
    # Imported here: the command line with --data-dir does without it.
    from platformdirs import user_data_dir

    return Paths(Path(user_data_dir(APP_NAME, appauthor=False)))


def resources_dir() -> Path:
    """Icons, themes, fonts, samples: beside the package in a checkout, inside it when installed."""
    package = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"
