"""Posts as the networks show them, drawn anew while a text is being written."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import ItemGrid, VerticalScroll
from textual.content import Content

from tutor.i18n import Speaker
from tutor.networks.post import post
from tutor.networks.rules import Network, networks
from tutor.session.view import StepView
from tutor.tui.base import Words, joined
from tutor.wording.posts import Line, post_lines

NARROWEST = 24
"""Columns that a post needs at least: in a wider place several stand side by side."""
_STYLES = {
    Line.SHOWN: "",
    Line.CUT: "$text-accent",
    Line.HIDDEN: "dim",
    Line.REFUSED: "$text-warning",
    Line.NOTE: "$text-muted",
}


class LiveWords(Words):
    """Words that change while somebody types: as long as they fill as many lines, nothing is laid out anew."""

    def say(self, content: str | Content) -> None:
        """Replace the text."""
        fresh = content if isinstance(content, Content) else Content(content)
        width = self.content_size.width
        same = width > 0 and fresh.get_height(self.styles.get_rules(), width) == self.content_size.height
        self.update(fresh, layout=not same)


class PostWords(LiveWords):
    """A text as one network shows it.

    Args:
        network: The network.
        title: What stands above it.
        text: The text.
        voice: Says sentences.
        counted: Whether to say how long it is.
    """

    def __init__(self, network: Network, title: str, text: str, voice: Speaker, *, counted: bool = True) -> None:
        self.network = network
        self.title = title
        self.voice = voice
        self.counted = counted
        super().__init__(self._drawn(text), classes="post")

    def show(self, text: str) -> None:
        """Show another text."""
        self.say(self._drawn(text))

    def _drawn(self, text: str) -> Content:
        lines = post_lines(post(text, self.network), self.voice, counted=self.counted)
        return joined((self.title, "bold"), *((f"\n{said}", _STYLES[line]) for line, said in lines))


class PostsPane(VerticalScroll, can_focus=True):
    """The text as each network of the company would show it, beside what was written for others.

    Args:
        view: What is shown.
        text: What stands in the box.
        voice: Says sentences.
    """

    def __init__(self, view: StepView, text: str, voice: Speaker) -> None:
        super().__init__(id="posts")
        self.view = view
        self.text = text
        self.voice = voice

    def compose(self) -> ComposeResult:
        """Lay out the posts, side by side where there is room."""
        box = self.view.box
        if box is None:
            return
        with ItemGrid(min_column_width=NARROWEST, stretch_height=False):
            yield PostWords(networks()[box.network], networks()[box.network].name, self.text, self.voice)
            yield from version_words(self.view, self.voice)
            for name in box.channels:
                title = self.voice.say("On {network} as it is", network=networks()[name].name)
                yield PostWords(networks()[name], title, self.text, self.voice)

    def show(self, text: str) -> None:
        """Show another text everywhere but in what was written for others."""
        for words in self.query(PostWords):
            if not words.has_class("version"):
                words.show(text)


def version_words(view: StepView, voice: Speaker) -> list[PostWords]:
    """Return what was written for other networks, as these show it."""
    found = []
    for version in view.versions:
        network = networks()[version.network]
        words = PostWords(network, voice.say("Yours for {network}", network=network.name), version.text, voice)
        found.append(words.add_class("version"))
    return found
