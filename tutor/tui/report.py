"""A report on a projector: one part at a time, calm and large enough to be read from the back of the room."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer
from wcwidth import wcswidth

from tutor.export.document import Bar as Share
from tutor.export.document import Document, Section, Table, table_lines
from tutor.text.clean import clean_line
from tutor.tui.base import Bar, TutorScreen, Words, joined
from tutor.tui.bindings import bindings_for
from tutor.wording import names

BAR = 20
"""Cells of a bar."""
SHORT = 14
"""Cells of a label up to which it stands beside its bar; a longer one stands above."""
GAP = "  "
Part = str | tuple[str, str]


class ReportScreen(TutorScreen):
    """Shows a report part by part.

    Args:
        document: The report.
    """

    PLACE = "report"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("report")]

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.part = 0
        """Number of the part that is shown, from 0."""

    def compose(self) -> ComposeResult:
        """Lay out one part."""
        yield Bar(id="bar")
        with VerticalScroll(id="report"):
            yield Words(id="part")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#report").focus()
        self._paint()

    def on_resize(self) -> None:
        """Draw for the new width."""
        self._paint()

    def can(self, command: str) -> bool:
        """Nothing comes after the last part, nor before the first."""
        if command == "next-part":
            return self.part < len(self._document.sections) - 1
        return self.part > 0 if command in ("part-before", "first-part") else True

    def _paint(self) -> None:
        sections = self._document.sections
        where = self.voice.say("{n} of {all}", n=self.part + 1, all=len(sections))
        self.query_one(Bar).show(clean_line(self._document.title), where)
        self.query_one("#part", Words).say(drawn(sections[self.part], max(self.size.width - 6, 20)))
        self.query_one("#report").scroll_home(animate=False)
        self.refresh_bindings()

    async def do_next_part(self) -> None:
        """Go on by a part."""
        self.part += 1
        self._paint()

    async def do_part_before(self) -> None:
        """Go back by a part."""
        self.part -= 1
        self._paint()

    async def do_first_part(self) -> None:
        """Begin again."""
        self.part = 0
        self._paint()

    async def do_leave(self) -> None:
        """Go back; from the command line, out."""
        self.go_back()


def drawn(section: Section, width: int) -> Content:
    """Draw a part.

    Args:
        section: What it says.
        width: Cells there are for it.
    """
    parts: list[Part] = [(clean_line(section.title), "bold"), "\n"]
    for line in section.lines:
        parts += ["\n", clean_line(line), "\n"]
    for bar in section.bars:
        parts += ["\n", *_bar(bar, width), "\n"]
    if section.table:
        parts += ["\n", *_table(section.table, width)]
    for chart in section.charts:
        asked = " · ".join(filter(None, (chart.title, chart.place)))
        parts += ["\n", (clean_line(asked), "bold"), "\n", *_table(chart.table, width)]
    for note in section.notes:
        parts += ["\n", (clean_line(note), "$text-muted")]
    return joined(*parts)


def _bar(bar: Share, width: int) -> list[Part]:
    """Draw a bar: beside a short label, below a long one; what else there is stands under its words."""
    label, words, more = clean_line(bar.label), clean_line(bar.words), clean_line(bar.more)
    glyphs = (names.bar(round(bar.share * BAR), BAR, BAR), "$text-accent")
    before = SHORT + BAR + 2 * len(GAP)
    if wcswidth(label) <= SHORT and width >= before + max(wcswidth(words), wcswidth(more)):
        below = ["\n", " " * before, more] if more else []
        return [(_padded(label, SHORT), "bold"), GAP, glyphs, GAP, words, *below]
    between = GAP if width >= BAR + len(GAP) + wcswidth(words) else "\n"
    return [(label, "bold"), "\n", glyphs, between, words, *(["\n", more] if more else [])]


def _table(table: Table, width: int) -> list[Part]:
    """Draw a table in columns where they fit, in sentences where they do not."""
    rows = [tuple(clean_line(cell) for cell in row) for row in (table.columns, *table.rows)]
    widths = [max(wcswidth(cell) for cell in column) for column in zip(*rows, strict=True)]
    if sum(widths) + len(GAP) * (len(widths) - 1) > width:
        return [f"{clean_line(line)}\n\n" for line in table_lines(table)]
    lines = [GAP.join(map(_padded, row, widths)) + "\n" for row in rows]
    return [(lines[0], "$text-muted"), *lines[1:]]


def _padded(text: str, width: int) -> str:
    return text + " " * max(width - wcswidth(text), 0)
