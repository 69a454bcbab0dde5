"""Where things are kept on this machine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

APP = "shared-skill-tutor"
"""Name of the program's folders; `tutor` alone belongs to another program."""
HOME_VARIABLE = "TUTOR_HOME"
"""Puts everything below one folder: for a USB stick, a training room, a test."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The program's folders."""

    data: Path
    """Sessions, the learner's name, own courses."""
    config: Path
    """Settings."""
    cache: Path
    """Indexes that can be built again at any time."""

    @classmethod
    def here(cls) -> Paths:
        """Return the folders of this person on this machine."""
        if home := os.environ.get(HOME_VARIABLE):
            root = Path(home).expanduser()
            return cls(root / "data", root / "config", root / "cache")
        from platformdirs import user_cache_path, user_config_path, user_data_path

        return cls(user_data_path(APP, False), user_config_path(APP, False), user_cache_path(APP, False))

    @property
    def sessions(self) -> Path:
        """The journals."""
        return self.data / "sessions"

    @property
    def learner(self) -> Path:
        """The learner's own journal: what they decided about their path. Copies of it from other machines,
        ``learner-….jsonl``, may lie beside it.
        """
        return self.data / "learner.jsonl"

    @property
    def courses(self) -> Path:
        """The learner's or company's own courses, one folder each."""
        return self.data / "courses"

    @property
    def companies(self) -> Path:
        """The companies that the learner described, one file each."""
        return self.data / "companies"

    @property
    def drafts(self) -> Path:
        """Answers to `tutor new` that were left half-way."""
        return self.data / "drafts"

    @property
    def facilitation(self) -> Path:
        """What rooms made of the sessions they saw: notes, votes and examples, a file a room."""
        return self.data / "facilitation"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"

    @property
    def clean(self) -> Path:
        """What was clean at the last check of a course."""
        return self.cache / "clean.json"

    @property
    def name(self) -> Path:
        """The file with the learner's name: apart from everything that may be exported."""
        return self.data / "name.toml"


def shipped_courses() -> Path:
    """Return the folder of the courses that came with the program, in a wheel and in a checkout alike."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "courses"
    return inside if inside.is_dir() else package.parent / "courses"
