"""Export files as exercise material: found inside the course, read, and turned into tables that a learner can read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path as File
from typing import TYPE_CHECKING

from tutor.course.homes import nearest
from tutor.course.inside import Refusal, inside, read_bytes
from tutor.course.material import Material
from tutor.course.model import Scenario
from tutor.course.positions import Path
from tutor.course.problems import Code, Problem
from tutor.course.source import Source
from tutor.metrics.cells import write_number

if TYPE_CHECKING:
    from tutor.metrics.exports import Cell, Column, Export

Exports = Mapping[str, "Export | None"]
"""Export files by the name that the author wrote; None for one that could not be read."""

MOST_ROWS = 500
"""Rows of a file that an exercise may show: checkers read every figure in it."""
_NOT_SHOWN = ("id", "link")
"""Kinds of columns that are shown only where the author names them."""


def export_files(scenario: Scenario, root: File) -> tuple[File, ...]:
    """Return the export files that a scenario shows, each once, whether they exist or not.

    Args:
        scenario: The scenario.
        root: The course's folder.
    """
    return tuple(root / name for name in dict.fromkeys(piece.export for piece in _pieces(scenario) if piece.export))


def read_exports(source: Source, scenario: Scenario, root: File) -> tuple[Exports, list[Problem]]:
    """Read the export files that a scenario shows.

    Returns:
        The files, and a problem for each that could not be read.
    """
    read: dict[str, Export | None] = {}
    problems: list[Problem] = []
    for where, piece in _placed(scenario):
        if not piece.export or piece.export in read:
            continue
        found = _read(source, piece.export, root, (*where, "export"))
        read[piece.export] = None if isinstance(found, Problem) else found
        problems += [found] if isinstance(found, Problem) else []
    return read, problems


def _read(source: Source, name: str, root: File, where: Path) -> Export | Problem:
    """Read one file, or say what keeps it from being read."""
    from tutor.metrics.exports import ExportError, read_export
    from tutor.metrics.tables import LARGEST_FILE

    path = inside(root, name)
    if isinstance(path, Refusal):
        return source.problem(path.code, where, path.message, path.cure)
    try:
        export = read_export(read_bytes(path, LARGEST_FILE), name=path.name)
    except ExportError as error:
        said = f"'{name}' cannot be used: {error.title[:1].lower()}{error.title[1:]}"
        return source.problem(Code.UNREADABLE, where, said, error.hint or str(error))
    except OSError as error:
        return source.problem(Code.UNREADABLE, where, f"'{name}' cannot be read: {error.strerror or error}")
    if len(export.rows) > MOST_ROWS:
        said = f"'{name}' has {len(export.rows)} rows"
        return source.problem(Code.TOO_BIG, where, said, f"keep the {MOST_ROWS} that the exercise needs, or fewer")
    return export


def with_tables(source: Source, scenario: Scenario, exports: Exports, language: str) -> tuple[Scenario, list[Problem]]:
    """Put the tables of the export files into the scenario's material.

    Args:
        source: The scenario's file, for places.
        scenario: The scenario as its author wrote it.
        exports: The files.
        language: How numbers are written.

    Returns:
        The scenario, and a problem for each column that a file does not have.
    """
    problems: list[Problem] = []
    steps = []
    for at, step in enumerate(scenario.steps):
        pieces = []
        for index, piece in enumerate(step.material):
            export = exports.get(piece.export)
            where: Path = ("steps", at, "material", index)
            problems += _strange_columns(source, piece, export, where) if export else ()
            pieces.append(_with_table(piece, export, language) if export else piece)
        steps.append(step.model_copy(update={"material": tuple(pieces)}))
    return scenario.model_copy(update={"steps": tuple(steps)}), problems


def _strange_columns(source: Source, piece: Material, export: Export, where: Path) -> Iterator[Problem]:
    for at, name in enumerate(piece.columns):
        if not export.has(name):
            yield unknown_column(source, name, piece.export, export, (*where, "columns", at))


def unknown_column(source: Source, name: str, file: str, export: Export, where: Path) -> Problem:
    """Make the problem of a column that a file does not have, with the nearest one that it has."""
    known = [known for column in export.columns for known in (column.name, column.key) if known]
    return source.problem(Code.WRONG_VALUE, where, f"'{file}' has no column '{name}'", nearest(name, known))


def _with_table(piece: Material, export: Export, language: str) -> Material:
    """Return the material with the columns and rows to show; totals first, so that they are seen."""
    shown = [
        place
        for place, column in enumerate(export.columns)
        if _is_shown(piece, column, [row[place] for row in export.rows])
    ]
    if piece.columns:
        wanted = [name.casefold() for name in piece.columns]
        shown.sort(key=lambda place: min(at for at, name in enumerate(wanted) if export.columns[place].called(name)))
    rows, totals = (
        [tuple(written(row[place], export.columns[place], language) for place in shown) for row in some]
        for some in (export.rows, export.totals)
    )
    labelled = [_labelled(row, total) for row, total in zip(totals, export.totals, strict=True)]
    names = tuple(export.columns[place].name for place in shown)
    return piece.model_copy(update={"columns": names, "rows": (*labelled, *rows)})


def _labelled(shown: tuple[str, ...], total: tuple[Cell, ...]) -> tuple[str, ...]:
    """Return a row that adds up the others with the word for it in front, which may stand in a column not shown."""
    label = next((cell for cell in total if isinstance(cell, str) and cell), "")
    if not shown or label in shown:
        return shown
    return (f"{label}: {shown[0]}" if shown[0] else label, *shown[1:])


def _is_shown(piece: Material, column: Column, cells: list[Cell]) -> bool:
    if piece.columns:
        return any(column.called(name) for name in piece.columns)
    return column.kind not in _NOT_SHOWN and any(cell != "" for cell in cells)


def written(cell: Cell, column: Column, language: str) -> str:
    """Write a cell as people of the language do; days stay as ISO 8601 writes them: nobody takes one for another."""
    if isinstance(cell, Decimal):
        return write_number(cell, language) + ("%" if column.kind == "percent" else "")
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes").removesuffix(" 00:00")
    return cell.isoformat() if isinstance(cell, date) else " ".join(cell.split())


def _placed(scenario: Scenario) -> Iterator[tuple[Path, Material]]:
    for at, step in enumerate(scenario.steps):
        for index, piece in enumerate(step.material):
            yield ("steps", at, "material", index), piece


def _pieces(scenario: Scenario) -> Iterator[Material]:
    yield from (piece for _, piece in _placed(scenario))
