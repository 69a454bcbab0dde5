"""The places for picking, matching and ordering: one list each, for the keyboard and the mouse."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tutor.checkers.finding import Answer
from tutor.i18n import marked
from tutor.text.clean import clean
from tutor.tui.base import Words
from tutor.tui.boxes.base import Box
from tutor.tui.boxes.certainty import Certainty, mark
from tutor.tui.choices import MarkList


class ClosedBox(Box):
    """Base of the closed kinds: what to do, the list, and how sure one is."""

    how = ""
    """One line on how it works, in English."""

    def compose(self) -> ComposeResult:
        """Lay out the list and the question how sure one is."""
        how = [self.voice.say(self.how)]
        if not self.box.decides:
            how.append(self.voice.say("Tab goes to how sure you are."))
        yield Words(" ".join(how), classes="label")
        if self.box.several and self.box.credit:
            yield Words(self.voice.say(self.box.credit), classes="label")
        yield from self.compose_answer()
        if not self.box.decides:
            yield Certainty(self.box, self.voice, read_only=self.read_only)

    def compose_answer(self) -> ComposeResult:
        """Lay out the list."""
        yield MarkList(id="list", compact=True, disabled=self.read_only)

    def on_mount(self) -> None:
        """Draw the list."""
        self.draw()

    def start(self) -> None:
        """Take the focus."""
        self.query_one("#list").focus(scroll_visible=False)

    def draw(self) -> None:
        """Draw the list again, with what is in focus where it was."""
        chooser = self.query_one("#list", MarkList)
        here = chooser.highlighted
        chooser.set_options([Option(Content(line), id=name) for name, line in self.lines()])
        chooser.highlighted = here if here is not None else 0

    def lines(self) -> list[tuple[str, str]]:
        """Return id and text of each line."""
        return []

    def chosen(self, name: str) -> None:
        """Do what marking a line means."""

    @on(OptionList.OptionSelected, "#list")
    def _line(self, event: OptionList.OptionSelected) -> None:
        self.chosen(event.option.id or "")
        self.draw()
        self.post_message(self.Changed(self.answer()))


class ChoiceBox(ClosedBox):
    """One option or several."""

    @property
    def how(self) -> str:  # type: ignore[override] # it depends on the task here
        """One line on how it works."""
        if self.box.decides:
            return marked("A decision: each of these leads somewhere. Space marks the one you choose.")
        return (
            marked("Space marks; mark all that fit.") if self.box.several else marked("Space marks the one you choose.")
        )

    def on_mount(self) -> None:
        """Begin with what was picked before."""
        self._picked = list(self.initial.chosen)
        super().on_mount()

    def lines(self) -> list[tuple[str, str]]:
        """Return the options, marked or not."""
        return [(name, mark(name in self._picked, one=not self.box.several) + text) for name, text in self.box.options]

    def chosen(self, name: str) -> None:
        """Mark an option, or take the mark away."""
        if not self.box.several:
            self._picked = [name]
        elif name in self._picked:
            self._picked.remove(name)
        else:
            self._picked.append(name)

    def answer(self) -> Answer:
        """Return what is marked."""
        return Answer(chosen=tuple(self._picked))


class MatchBox(ClosedBox):
    """Each item to its class; space goes through the classes."""

    how = marked("Space goes through the places; each line shows where it goes.")

    def on_mount(self) -> None:
        """Begin with what was matched before."""
        self._pairs = dict(self.initial.pairs)
        super().on_mount()

    def lines(self) -> list[tuple[str, str]]:
        """Return the items, each with its class."""
        classes = dict(self.box.classes)
        return [
            (name, f"{text}\n    → {classes.get(self._pairs.get(name, ''), '…')}") for name, text in self.box.options
        ]

    def chosen(self, name: str) -> None:
        """Give an item the next class."""
        order = [code for code, _ in self.box.classes]
        here = self._pairs.get(name)
        self._pairs[name] = order[(order.index(here) + 1) % len(order)] if here in order else order[0]

    def answer(self) -> Answer:
        """Return the pairs there are."""
        return Answer(pairs=tuple((name, self._pairs[name]) for name, _ in self.box.options if name in self._pairs))


class OrderBox(ClosedBox):
    """Items in order: space takes one up, the arrows carry it, space puts it down."""

    how = marked("Space takes a line up, the arrows carry it, space puts it down.")

    def on_mount(self) -> None:
        """Begin with the order shown."""
        known = [name for name, _ in self.box.options]
        given = [name for name in self.initial.chosen if name in known]
        self._order = given + [name for name in known if name not in given]
        self._held = ""
        super().on_mount()

    def lines(self) -> list[tuple[str, str]]:
        """Return the items in their order, the one in hand marked."""
        texts = dict(self.box.options)
        return [
            (name, f"{'↕' if name == self._held else number} {texts[name]}")
            for number, name in enumerate(self._order, 1)
        ]

    def chosen(self, name: str) -> None:
        """Take a line up, or put the one in hand down here."""
        if self._held and self._held != name:
            self._carry(self._order.index(name))
        self._held = "" if self._held else name

    @on(OptionList.OptionHighlighted, "#list")
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        """Carry the line in hand along with the arrows."""
        here = event.option_index
        if self._held and self._order[here] != self._held:
            self._carry(here)
            self.draw()
            self.query_one("#list", MarkList).highlighted = here

    def _carry(self, place: int) -> None:
        self._order.remove(self._held)
        self._order.insert(place, self._held)

    def answer(self) -> Answer:
        """Return the order as it stands."""
        return Answer(chosen=tuple(self._order))


class NumberBox(ClosedBox):
    """A number with its unit."""

    how = marked("Write the number as you would on paper: 5,3 or 5.3.")

    def compose_answer(self) -> ComposeResult:
        """Lay out the box and the unit."""
        yield Input(self.initial.text, placeholder=" ", id="list", disabled=self.read_only)
        if self.box.unit:
            yield Words(self.box.unit, classes="label")

    def draw(self) -> None:
        """There is no list to draw."""

    @on(Input.Changed, "#list")
    def _typed(self) -> None:
        self.post_message(self.Changed(self.answer()))

    def answer(self) -> Answer:
        """Return what is typed."""
        return Answer(clean(self.query_one("#list", Input).value))
