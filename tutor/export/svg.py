"""Screens as SVG: text that can be selected and searched, on its colours. Nothing is loaded, nothing runs."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from tutor.export.picture import Picture, Run
from tutor.text.clean import clean_line

CELL, LINE = 8.4, 20
"""Width of a column and height of a row, in pixels."""
MARGIN = 12
INK, PAPER = "#e0e0e0", "#121212"
"""Where the terminal's own colours would stand."""
FONT = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"


def picture_svg(picture: Picture, title: str) -> str:
    """Draw a screen.

    Args:
        picture: What was painted.
        title: Read aloud by whoever does not see it.
    """
    width = picture.columns * CELL + 2 * MARGIN
    height = len(picture.rows) * LINE + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height}" role="img">',
        f"<title>{escape(clean_line(title))}</title>",
        f'<rect width="{width:g}" height="{height}" fill="{PAPER}"/>',
        f'<g font-family="{FONT}" font-size="14" fill="{INK}">',
        *(part for number, row in enumerate(picture.rows) for part in _row(row, MARGIN + number * LINE)),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _row(row: tuple[Run, ...], top: int) -> Iterator[str]:
    left = float(MARGIN)
    for run in row:
        width = run.cells * CELL
        if run.ground:
            yield f'<rect x="{left:g}" y="{top}" width="{width:g}" height="{LINE}" fill={quoteattr(run.ground)}/>'
        if run.safe.strip():
            yield _text(run, left, top + LINE - 6, width)
        left += width


def _text(run: Run, left: float, base: int, width: float) -> str:
    """Draw characters, stretched to their columns whichever font there is."""
    looks = {
        "fill": run.colour,
        "font-weight": "bold" if run.bold else "",
        "font-style": "italic" if run.italic else "",
        "opacity": "0.6" if run.dim else "",
        "text-decoration": " ".join(filter(None, ["underline" * run.underline, "line-through" * run.strike])),
    }
    told = "".join(f" {name}={quoteattr(value)}" for name, value in looks.items() if value)
    fitted = f'textLength="{width:g}" lengthAdjust="spacingAndGlyphs" xml:space="preserve"'
    return f'<text x="{left:g}" y="{base}" {fitted}{told}>{escape(run.safe)}</text>'
