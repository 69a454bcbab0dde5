"""Plots of the weeks: they repeat what stands beside them in words, in the colour of the words."""

from __future__ import annotations

from textual_plotext import PlotextPlot

from tutor.learning.weeks import Week
from tutor.text.days import short_day

LEAST_TOP = 4
"""Cases a week that the scale shows at least: a single one is no peak."""
TICKS = (0, 4, 8, 11)
"""Weeks below which their Monday stands."""
BAR_WIDTH = 0.4
"""Share of its place that a bar fills."""


class WeeksPlot(PlotextPlot):
    """Cases reached in each of the last weeks, as bars."""

    def on_mount(self) -> None:
        """Take the colours of the widget around it: in sixteen colours and in none it looks the same."""
        self.theme = "textual-clear"

    def show(self, weeks: tuple[Week, ...], language: str) -> None:
        """Draw some weeks, the oldest first, their days written as a language does."""
        plot, counts = self.plt, [week.reached for week in weeks]
        top = max([*counts, LEAST_TOP])
        plot.clear_figure()
        plot.bar(range(len(counts)), counts, width=BAR_WIDTH, color="default")
        plot.ylim(0, top)
        plot.yticks([*range(0, top + 1, -(-top // LEAST_TOP))])
        plot.xticks([*TICKS], [short_day(weeks[at].begins, language) for at in TICKS])
        plot.frame(False)
        self.refresh()
