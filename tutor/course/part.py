"""What every part of a course has in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
"""Lower-case words joined by hyphens: it goes into file names and progress, and never changes."""


class Part(BaseModel):
    """Base of every part of a course."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
