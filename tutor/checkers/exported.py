"""Keys that come from an export file: an author names columns and a formula, and computes nothing by hand."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

POINT, SHARE = Decimal("0.1"), Decimal("0.01")
"""How far a rate may be rounded, in per cents: by a tenth of a point, or by one per cent of itself, whichever is wider.
"""


def rounds_to(given: Decimal, rate: Decimal) -> bool:
    """Tell whether a figure is a rate, rounded as people round; both in per cents."""
    return abs(given - rate) <= max(POINT, abs(rate) * SHARE)


def _listed(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Names = Annotated[
    tuple[str, ...],
    BeforeValidator(_listed),
    WithJsonSchema({"type": ["string", "array"], "items": {"type": "string"}}),
]
"""One name of a column, or several whose figures are added up."""


class ExportKey(BaseModel):
    """Where the figures of a measure stand in an export file that a step shows.

    ``from_export = { file = "exports/posts.csv", formula = "ctr", numerator = "Clicks", denominator = "Impressions" }``
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    file: str
    """The file, as the step's material names it."""
    formula: str
    """Id of the measure in `tutor/metrics/formulas.toml`: *ctr*, *er_reach*, *conversion_rate_sessions*."""
    numerator: Names
    """The column above the line, by its name in the file or its key in `exports.toml`; several are added up."""
    denominator: Names = ()
    """The column below the line. A mean or a median of many values has none."""
    rows: dict[str, str] = Field(default_factory=dict)
    """Cells that choose the rows, by column: `{ "Post title" = "Open day" }`. Without it, all rows together."""


@dataclass(frozen=True, slots=True)
class Key:
    """A measure, computed from an export file."""

    value: Decimal
    """In the formula's unit."""
    unit: str
    """The formula's: ``percent``, ``share``, ``money``, …"""
    part: Decimal = Decimal(0)
    """What stands above the line; 0 for a mean or a median."""
    whole: Decimal = Decimal(0)
    """What stands below it; 0 as above."""
    part_named: tuple[str, ...] = ()
    """What people call the part, as patterns."""
    whole_named: tuple[str, ...] = ()
    """What people call the whole, as patterns."""
    others: Mapping[str, Decimal] = field(default_factory=dict)
    """The file's other figures by the names of their columns: what a learner might divide by instead."""


class KeyedByExport(BaseModel, ABC):
    """Base of what takes its key from an export file, where the author says so."""

    model_config = ConfigDict(defer_build=True)

    from_export: ExportKey | None = None
    """Columns of an export file and a formula, from which the key is computed when the course is loaded:
    `{ file = "exports/posts.csv", formula = "ctr", numerator = "Clicks", denominator = "Impressions" }`. Several
    columns are added up; `rows = { "Post title" = "Open day" }` chooses rows."""

    @abstractmethod
    def keyed(self, key: Key) -> Self:
        """Return the same, with its key.

        Raises:
            ValueError: The measure is of a kind that cannot be asked for here; the message says so to the author.
        """
