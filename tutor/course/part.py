"""What every part of a course has in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tutor.checkers.settings import LANGUAGE

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
"""Lower-case words joined by hyphens: it goes into file names and progress, and never changes."""


Language = Annotated[str, Field(pattern=LANGUAGE)]
"""The code of a language: `it`, `en`."""

Network = Annotated[str, Field(json_schema_extra={"x-network": "known"})]
"""Id of a network, as `tutor networks` lists them."""

Channel = Annotated[str, Field(json_schema_extra={"x-network": "offered"})]
"""Where a company speaks: a network, or a place of its own."""


class Part(BaseModel):
    """Base of every part of a course."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
