"""Keys computed from export files: an author names columns and a formula, the loader does the sum."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from tutor.checkers.exported import ExportKey, Key, KeyedByExport
from tutor.course.exports import Exports, unknown_column, written
from tutor.course.homes import nearest
from tutor.course.positions import Path
from tutor.course.problems import Code, Problem
from tutor.course.source import Source
from tutor.text.patterns import PatternError, compile_pattern

if TYPE_CHECKING:
    from tutor.metrics.exports import Cell, Export

Keyed = TypeVar("Keyed", bound=KeyedByExport)


def with_key(
    source: Source, holder: Keyed, exports: Exports, where: Path, language: str
) -> tuple[Keyed | None, list[Problem]]:
    """Compute the key of a checker or an answer from the export file that it names.

    Args:
        source: The scenario's file, for places.
        holder: What has the setting `from_export`.
        exports: The files that the scenario shows.
        where: Where the holder stands in the file.
        language: The language of the patterns that name part and whole.

    Returns:
        The holder with its key; None where the key cannot be computed, with the problem unless the file itself has one.
    """
    wanted = holder.from_export
    if wanted is None:
        return holder, []
    if wanted.file in exports and exports[wanted.file] is None:
        return None, []
    computing = _Computing(source, wanted, exports, (*where, "from_export"), language)
    found = computing.key()
    if isinstance(found, Problem):
        return None, [found]
    try:
        return holder.keyed(found), []
    except ValueError as error:
        return None, [computing.problem("formula", str(error))]


class _Computing:
    """The computing of one key."""

    def __init__(self, source: Source, wanted: ExportKey, exports: Exports, where: Path, language: str) -> None:
        self.source = source
        self.wanted = wanted
        self.exports = exports
        self.where = where
        self.language = language

    def problem(self, setting: str, message: str, cure: str = "") -> Problem:
        """Make a problem that points at one of the settings."""
        return self.source.problem(Code.WRONG_VALUE, (*self.where, setting), message, cure)

    def key(self) -> Key | Problem:
        """Compute the key, or say what is in the way."""
        from tutor.metrics.formulas import metrics

        wanted, export = self.wanted, self.exports.get(self.wanted.file)
        if export is None:
            cure = nearest(wanted.file, self.exports) if self.exports else "add [[steps.material]] with export = …"
            return self.problem("file", f"no step shows the export '{wanted.file}'", cure)
        if wanted.formula not in metrics():
            return self.problem(
                "formula", f"there is no formula '{wanted.formula}'", nearest(wanted.formula, metrics())
            )
        for setting, names in (
            ("numerator", wanted.numerator),
            ("denominator", wanted.denominator),
            ("rows", tuple(wanted.rows)),
        ):
            for name in names:
                if not export.has(name):
                    return unknown_column(self.source, name, wanted.file, export, (*self.where, setting))
        rows = self._rows(export)
        if not any(rows):
            return self.problem("rows", f"no row of '{wanted.file}' is like that")
        return self._mean(export, rows) if metrics()[wanted.formula].how != "ratio" else self._ratio(export, rows)

    def _rows(self, export: Export) -> list[bool]:
        """Say which rows count."""
        chosen = [True] * len(export.rows)
        for name, said in self.wanted.rows.items():
            column = next(column for column in export.columns if column.called(name))
            cells = (written(cell, column, self.language) for cell in export.column(name))
            chosen = [old and cell.casefold() == said.casefold() for old, cell in zip(chosen, cells, strict=True)]
        return chosen

    def _ratio(self, export: Export, rows: list[bool]) -> Key | Problem:
        from tutor.metrics.formulas import compute, metrics, quantities

        wanted = self.wanted
        over, under = ([_sum(export, name, rows) for name in names] for names in (wanted.numerator, wanted.denominator))
        named = quantities(wanted.formula, over, under)
        if named is None:
            needs = ", ".join(metrics()[wanted.formula].needs)
            return self.problem("formula", f"'{wanted.formula}' takes one column for each of: {needs}")
        value = compute(wanted.formula, named)
        if value is None:
            return self.problem("denominator", "the figures below the line add up to nothing")
        others = {
            column.name: total
            for column in export.columns
            if not any(column.called(name) for name in (*wanted.numerator, *wanted.denominator))
            and (total := _sum(export, column.name, rows))
        }
        formula = metrics()[wanted.formula]
        sides = ((formula.numerator, wanted.numerator), (formula.denominator, wanted.denominator))
        names = [self._names([name for term in side.terms for name in term.quantities], own) for side, own in sides]
        return Key(value, formula.unit, sum(over, Decimal(0)), sum(under, Decimal(0)), names[0], names[1], others)

    def _mean(self, export: Export, rows: list[bool]) -> Key | Problem:
        from tutor.metrics.formulas import aggregate, metrics

        values = [cell for name in self.wanted.numerator for cell in _chosen(export, name, rows)]
        value = aggregate(self.wanted.formula, values)
        if value is None:
            return self.problem("numerator", "there are no figures in this column")
        return Key(value, metrics()[self.wanted.formula].unit)

    def _names(self, quantities: list[str], columns: tuple[str, ...]) -> tuple[str, ...]:
        """Return what people call some quantities, and the names of their columns, as far as they are patterns."""
        from tutor.metrics.formulas import spoken

        said = dict.fromkeys((*columns, *(name for quantity in quantities for name in spoken(quantity))))
        return tuple(name for name in said if _is_pattern(name, self.language))


def _chosen(export: Export, name: str, rows: list[bool]) -> list[Decimal]:
    """Return the figures of a column in the rows that count."""
    cells: tuple[Cell, ...] = export.column(name)
    return [cell for cell, counts in zip(cells, rows, strict=True) if counts and isinstance(cell, Decimal)]


def _sum(export: Export, name: str, rows: list[bool]) -> Decimal:
    return sum(_chosen(export, name, rows), Decimal(0))


def _is_pattern(name: str, language: str) -> bool:
    try:
        compile_pattern(name, language)
    except PatternError:
        return False
    return True
