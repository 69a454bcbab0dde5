"""What a step puts before the learner, in lines that fit: tables and threads, for both fronts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tutor.i18n import Speaker
from tutor.session.material import CommentView, MaterialView

NARROWEST = 6
"""Columns of the screen below which a column of words is no longer cut: the table becomes a list."""
INDENT = "    "
"""What stands before a reply, once for each comment above it."""
_NUMERIC = frozenset("0123456789.,%+-−–'’ €$")


def table_lines(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int, gap: str = "  ") -> list[str]:
    """Lay out a table so that no line is wider than the place it has.

    Long words are cut with an ellipsis; where even that is not enough, each row becomes a list, a line for each cell
    that says something.

    Args:
        columns: Names of the columns; empty for none.
        rows: Cells, by row; a row may be short.
        width: Columns of the screen.
        gap: What stands between two cells.
    """
    whole = [row for row in (columns, *rows) if row]
    widths = _widths(whole, width, len(gap))
    if not widths:
        return list(_listed(columns, rows, width))
    numbers = [_all_numbers(rows, place) for place in range(len(widths))]
    return [
        gap.join(
            _fitted(cell, room, right=right) for cell, room, right in zip(row, widths, numbers, strict=False)
        ).rstrip()
        for row in whole
    ]


def left_out(piece: MaterialView, voice: Speaker) -> str:
    """Say how many rows are not shown; empty where all of them are."""
    if not piece.left_out:
        return ""
    return voice.plural("and {number} more row", "and {number} more rows", piece.left_out)


def comment_head(comment: CommentView, voice: Speaker) -> str:
    """Say who wrote a comment, when, and to whom it replies."""
    reply = voice.say("in reply to {name}", name=comment.replies_to) if comment.replies_to else ""
    return " · ".join(part for part in (comment.who, comment.when, reply) if part)


def _widths(rows: list[Sequence[str]], width: int, gap: int) -> list[int]:
    """Return how wide each column may be; empty where they do not all fit."""
    places = range(max(map(len, rows), default=0))
    columns = [[row[place] for row in rows if place < len(row)] for place in places]
    widths = [min(width, max(map(_width, cells))) for cells in columns]
    least = [min(whole, _least(cells)) for whole, cells in zip(widths, columns, strict=True)]
    room = width - gap * (len(widths) - 1)
    if sum(least) > room:
        return []
    while sum(widths) > room:
        widths[max((widths[place], place) for place in places if widths[place] > least[place])[1]] -= 1
    return widths


def _least(cells: Sequence[str]) -> int:
    """Return how narrow a column may become: no figure of it is cut."""
    return max([NARROWEST, *(_width(cell) for cell in cells if _is_number(cell))])


def _listed(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    for number, row in enumerate(rows, 1):
        if number > 1:
            yield ""
        for place, cell in enumerate(row):
            name = columns[place] if place < len(columns) else ""
            whole = f"{name}: {cell}" if name else cell
            if cell and _width(whole) <= width:
                yield whole
            elif cell:
                # The name is cut and not the cell: half a figure is another figure.
                yield from (_cut(part, width) for part in (name and f"{_cut(name, width - 1)}:", cell) if part)


def _all_numbers(rows: Sequence[Sequence[str]], place: int) -> bool:
    cells = [row[place] for row in rows if place < len(row) and row[place]]
    return bool(cells) and all(map(_is_number, cells))


def _is_number(cell: str) -> bool:
    """Tell a figure, which is never cut: half a number is another number."""
    return any(character.isdecimal() for character in cell) and set(cell) <= _NUMERIC


def _fitted(cell: str, room: int, *, right: bool) -> str:
    cut = _cut(cell, room)
    blank = " " * (room - _width(cut))
    return blank + cut if right else cut + blank


def _width(text: str) -> int:
    """Return the columns of the screen that a text takes."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def _cut(text: str, room: int) -> str:
    """Cut a text to the columns it has, between characters as a reader sees them."""
    if _width(text) <= room:
        return text
    from wcwidth import iter_graphemes

    kept, used = [], 1
    for piece in iter_graphemes(text):
        used += _width(piece)
        if used > room:
            break
        kept.append(piece)
    return "".join(kept).rstrip() + "…"
