"""The boxes of `tutor new`: one field each, of its kind."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Select, TextArea
from textual.widgets.option_list import Option

from tutor.course.scaffold.questions import Field, Kind
from tutor.i18n import Speaker
from tutor.tui.base import Words
from tutor.tui.boxes.certainty import mark
from tutor.tui.choices import Choices, MarkList
from tutor.wording.making import option_label

LONGEST_LINE = 300
"""Characters that a line takes."""


class Ticks(MarkList):
    """A list of which any number may be ticked.

    Args:
        lines: Value and label of each line.
        ticked: The values that are ticked to begin with.
    """

    def __init__(self, lines: list[tuple[str, str]], ticked: list[str]) -> None:
        super().__init__(compact=True)
        self._lines_by_value = dict(lines)
        self._ticked = set(ticked)

    @property
    def ticked(self) -> list[str]:
        """The values that are ticked, in the order of the lines."""
        return [value for value in self._lines_by_value if value in self._ticked]

    def on_mount(self) -> None:
        """Draw the lines."""
        self._draw(0)

    def _draw(self, at: int) -> None:
        lines = self._lines_by_value.items()
        self.set_options([Option(Content(mark(value in self._ticked, one=False) + label)) for value, label in lines])
        self.highlighted = at

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick a line, or take the tick away."""
        self._ticked ^= {list(self._lines_by_value)[event.option_index]}
        self._draw(event.option_index)


class FieldBox(Vertical):
    """One field: its label and a box for what is typed.

    Args:
        field: The field.
        language: The language that it is asked for in.
        label: The words beside it; empty where the question says enough.
        held: What has been answered before: a text or a list.
        voice: Says sentences.
    """

    class Done(Message):
        """The person pressed enter in a line, or chose from a list."""

    def __init__(self, field: Field, language: str, label: str, held: str | list[str], voice: Speaker) -> None:
        super().__init__(classes="field")
        self.field = field
        self.language = language
        self._label = label
        self._held = "\n".join(held) if isinstance(held, list) else held
        self._voice = voice

    def compose(self) -> ComposeResult:
        """Lay out the label and the box."""
        if self._label:
            yield Words(self._label, classes="label")
        yield self._box()

    def _box(self) -> OptionList | Select[str] | Input | TextArea:
        options = [(option_label(self.field, option, self._voice), option.value) for option in self.field.options]
        if self.field.kind is Kind.CHOICE and not self._label:
            return Choices(*(Option(Content(label)) for label, _ in options), compact=True)
        if self.field.kind is Kind.CHOICE:
            known = self._held if self._held in [value for _, value in options] else options[0][1]
            shown = [(Content(label), value) for label, value in options]
            return Select(shown, allow_blank=False, value=known, compact=True)
        if self.field.kind is Kind.LIST and options:
            return Ticks([(value, label) for label, value in options], self._held.split("\n"))
        if self.field.kind is Kind.LINE:
            return Input(self._held, max_length=LONGEST_LINE, compact=True)
        area = TextArea(self._held, soft_wrap=True, compact=True)
        area.cursor_blink = False
        return area

    def on_mount(self) -> None:
        """Stand on what was chosen before, or after what was written."""
        for chooser in self.query(Choices).exclude("Ticks"):
            values = [option.value for option in self.field.options]
            chooser.highlighted = values.index(self._held) if self._held in values else 0
        for area in self.query(TextArea):
            area.move_cursor(area.document.end)

    def start(self) -> None:
        """Take the focus; a list brings its line in focus into sight by itself, and the question stays above it."""
        box = self.children[-1]
        box.focus(scroll_visible=not isinstance(box, Choices))

    def typed(self) -> str:
        """Return what stands in the box."""
        box = self.children[-1]
        if isinstance(box, Ticks):
            return "\n".join(box.ticked)
        if isinstance(box, OptionList):
            return self.field.options[box.highlighted or 0].value
        if isinstance(box, Select):
            return str(box.value)
        assert isinstance(box, Input | TextArea)
        return box.value if isinstance(box, Input) else box.text

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _done(self, event: Message) -> None:
        """Say that this field is filled in; a list of which several fit is not, with one."""
        event.stop()
        if not self.query(Ticks):
            self.post_message(self.Done())
