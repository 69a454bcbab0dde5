"""Reports in Markdown, as CommonMark and GitHub read it: whatever the texts in them try, they stay texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tutor.export.document import Document, Section, Table
from tutor.text.clean import clean_line

LONGEST = 2_000
"""Characters of a line: as many as a note may have."""
_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~&$@^=!]")
"""What makes markup wherever it stands: emphasis, code, links, tags, entities, tables, mentions, formulas."""
_ADDRESS = re.compile(r"(?<=\w):(?=\S)|(?<=www)\.", re.IGNORECASE)
"""What makes an address of plain words; an hour stays as it is."""
_HOUR = re.compile(r"\d:\d")
_START = re.compile(r"([-+]|\d{1,9}(?=[.)]))")
"""What makes a list, a line or a heading at the start of a line."""


def text(words: str) -> str:
    """Return words on one line in which nothing is markup.

    Args:
        words: Of anybody's.
    """
    line = clean_line(words, characters=LONGEST).strip()
    escaped = _SIGNS.sub(r"\\\g<0>", line)
    escaped = _ADDRESS.sub(lambda found: found[0] if _is_hour(escaped, found.start()) else f"\\{found[0]}", escaped)
    return _START.sub(_at_start, escaped, count=1) if _START.match(escaped) else escaped


def document_markdown(document: Document) -> str:
    """Write a report."""
    parts = [f"# {text(document.title)}"]
    for section in document.sections:
        parts += _section(section)
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"## {text(section.title)}"
    yield from map(text, filter(None, section.lines))
    if section.bars:
        said = ("; ".join(filter(None, (f"{bar.label}: {bar.words}", bar.more))) for bar in section.bars)
        yield "\n".join(f"- {text(bar)}" for bar in said)
    if section.table:
        yield _table(section.table)
    for chart in section.charts:
        yield f"### {text(chart.title)}"
        if chart.place:
            yield text(chart.place)
        yield _table(chart.table)
    yield from map(text, filter(None, section.notes))


def _table(table: Table) -> str:
    rows = (table.columns, ("---",) * len(table.columns), *table.rows)
    return "\n".join(_row(row, ruled=number == 1) for number, row in enumerate(rows))


def _row(cells: Iterable[str], *, ruled: bool) -> str:
    return f"| {' | '.join(cells if ruled else map(text, cells))} |"


def _is_hour(line: str, at: int) -> bool:
    return at > 0 and bool(_HOUR.match(line[at - 1 : at + 2]))


def _at_start(found: re.Match[str]) -> str:
    return f"\\{found[0]}" if found[0] in "-+" else f"{found[0]}\\"
