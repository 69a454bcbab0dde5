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
from tutor.tui.choices import Choices
from tutor.wording.making import option_label

LONGEST_LINE = 300
"""Characters that a line takes."""


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
        if self.field.kind is Kind.LINE:
            return Input(self._held, max_length=LONGEST_LINE, compact=True)
        area = TextArea(self._held, soft_wrap=True, compact=True)
        area.cursor_blink = False
        return area

    def on_mount(self) -> None:
        """Stand on what was chosen before, or after what was written."""
        for chooser in self.query(OptionList):
            values = [option.value for option in self.field.options]
            chooser.highlighted = values.index(self._held) if self._held in values else 0
        for area in self.query(TextArea):
            area.move_cursor(area.document.end)

    def start(self) -> None:
        """Take the focus."""
        self.children[-1].focus()

    def typed(self) -> str:
        """Return what stands in the box."""
        box = self.children[-1]
        if isinstance(box, OptionList):
            return self.field.options[box.highlighted or 0].value
        if isinstance(box, Select):
            return str(box.value)
        assert isinstance(box, Input | TextArea)
        return box.value if isinstance(box, Input) else box.text

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _done(self, event: Message) -> None:
        """Say that this field is filled in."""
        event.stop()
        self.post_message(self.Done())
