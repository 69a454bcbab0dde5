"""Lists to choose from: the line in focus has a mark before it, and is always in sight."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import OptionList

POINTER = "▸"
"""Stands before the line in focus: colours may be few, or none."""


class Choices(OptionList):
    """A list in which one line is in focus. Where a pane around it scrolls, the pane follows that line."""

    def render_line(self, y: int) -> Strip:
        """Draw one row; the first of the line in focus has its mark. It touches the list's inner map of rows, as the
        guard does with the screen: the version is pinned.
        """
        strip = super().render_line(y)
        row = self.scroll_offset.y + y
        first = row < len(self._lines) and self._lines[row] == (self.highlighted, 0)
        if not (first and self.has_focus and strip.cell_length):
            return strip
        mark = next(iter(strip))._replace(text=POINTER)
        return Strip([mark, *strip.crop(1, strip.cell_length)], strip.cell_length)

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Bring the line in focus into sight: in the list, and once it has its place, in what is around it."""
        super().scroll_to_highlight(top)
        self.call_after_refresh(self._follow)

    def on_focus(self) -> None:
        """Show where one is."""
        self.call_after_refresh(self._follow)

    def on_resize(self) -> None:
        """Keep the line in focus in sight where there is less room."""
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        """Scroll what is around the list as far as its line in focus needs; a list without the focus moves nothing."""
        at = self.highlighted
        if not self.has_focus or at is None or at not in self._index_to_line:
            return
        rows = Region(0, self._index_to_line[at], self.size.width, self._heights[at])
        region, widget = _in_what_is_around(self, rows.translate(-self.scroll_offset)), self.parent
        while isinstance(widget, Widget) and widget is not self.screen:
            widget.scroll_to_region(region, animate=False, force=True, immediate=True)
            region, widget = _in_what_is_around(widget, region.translate(-widget.scroll_offset)), widget.parent


def _in_what_is_around(widget: Widget, region: Region) -> Region:
    """Return where a part of a widget lies in the widget around it."""
    return region.translate(widget.gutter.top_left).translate(widget.virtual_region.offset)


class MarkList(Choices):
    """A list in which space and enter do the same: mark what is in focus."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", show=False)]
