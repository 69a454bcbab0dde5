"""The place for a written answer: the text, a counter in the network's own unit, and where the network cuts."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Input, TextArea

from tutor.checkers.finding import Answer
from tutor.text.clean import Clean, clean
from tutor.tui.base import Words
from tutor.tui.boxes.base import Box
from tutor.tui.posts import LiveWords
from tutor.wording import session as wording

DEBOUNCE = 0.15
"""Seconds after the last key before the counter is drawn again: at every key it would cost a second frame."""


class Paper(TextArea):
    """Where the text stands."""

    def on_resize(self) -> None:
        """Draw the lines as they are wrapped now, even where there are as many as before."""
        self.refresh()


class WrittenBox(Box):
    """A text, a post or a link."""

    _pending: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the text, the counter and, for a picture, its alternative text."""
        area = Paper(self.initial.text, soft_wrap=True, read_only=self.read_only, id="text", compact=True)
        area.cursor_blink = False
        yield area
        yield LiveWords(id="cut")
        yield LiveWords(id="counter")
        if self.box.image:
            yield Words(self.voice.say("The picture: {image}", image=self.box.image), id="picture")
            yield Words(self.voice.say("Alternative text, for who cannot see it:"), classes="label")
            yield Input(self.initial.alt, id="alt", disabled=self.read_only)

    def on_mount(self) -> None:
        """Count at once, and put the cursor after what is there."""
        self._count()
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)

    def start(self) -> None:
        """Take the focus."""
        self.query_one(TextArea).focus(scroll_visible=False)

    def answer(self) -> Answer:
        """Return the text as it stands."""
        alt = self.query_one("#alt", Input).value if self.box.image else ""
        return Answer(clean(self.query_one(TextArea).text), clean(alt))

    def put(self, text: Clean) -> None:
        """Put another text in the place of the one that stands here; it can be undone."""
        area = self.query_one(TextArea)
        if text != area.text:
            area.replace(text, area.document.start, area.document.end)
            area.move_cursor(area.document.end)

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typed(self) -> None:
        """Wait for a pause, then count and let the draft be saved."""
        if self._pending is not None:
            self._pending.stop()
        self._pending = self.set_timer(DEBOUNCE, self._settled)

    def _settled(self) -> None:
        self._pending = None
        self._count()
        if not self.read_only:
            self.post_message(self.Changed(self.answer()))

    def _count(self) -> None:
        text = self.query_one(TextArea).text
        if self.box.kind == "link":
            self.query_one("#counter", Words).display = False
        else:
            self.query_one("#counter", Words).say(wording.counter(text, self.box, self.voice))
        cut, said = self.query_one("#cut", Words), wording.cut_words(text, self.box, self.voice)
        cut.display = bool(said)
        cut.say(said)
