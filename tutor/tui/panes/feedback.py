"""The feedback: one strength, at most two next moves, the rest on demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.content import Content

from tutor.i18n import Speaker
from tutor.session.commands import Disagree
from tutor.session.feedback import CardKind, CardView, FeedbackView, RowView
from tutor.session.view import StepView
from tutor.text.diff import Change
from tutor.tui.base import Words, joined
from tutor.tui.panes.base import Pane
from tutor.wording import session as wording

_DIFF_STYLES = {Change.KEPT: "", Change.ADDED: "$text-success bold", Change.REMOVED: "dim strike"}


class Card(Words, can_focus=True):
    """A finding: what I found → why it matters to the reader → one move.

    Args:
        card: What it says.
        voice: Says sentences.
    """

    def __init__(self, card: CardView, voice: Speaker) -> None:
        self.card = card
        self.voice = voice
        super().__init__(self._content(), classes=f"card {card.kind.value}")

    def repaint(self, card: CardView) -> None:
        """Show the card as it is now."""
        self.card = card
        self.say(self._content())

    def _content(self) -> Content:
        say, card = self.voice.say, self.card
        title = f"{wording.CARD_GLYPHS[card.kind]} {say(wording.CARD_TITLES[card.kind])}"
        colour = "$text-success bold" if card.kind is CardKind.STRENGTH else "$text-accent bold"
        parts: list[str | tuple[str, str]] = [(title, colour)]
        if card.quote:
            parts.append(f"  {self.voice.quoted(card.quote)}")
        parts += [f"\n{line}" for line in (card.found, card.why, card.move) if line]
        parts += [(f"\n· {note}", "") for note in card.notes]
        if card.disputed:
            parts.append(("\n" + say("You disagree: noted."), "dim"))
        return joined(*parts)


class FeedbackPane(Pane):
    """A verdict on the whole width."""

    def compose(self) -> ComposeResult:
        """Lay out the headline, the cards, every criterion and what changed."""
        feedback = self.view.feedback
        if feedback is None:
            return
        yield Words(self._headline(feedback), id="headline")
        if feedback.unchanged:
            yield Words(wording.unchanged(self.voice), classes="message")
        if feedback.message and all(feedback.message != card.found for card in feedback.cards):
            yield Words(feedback.message, classes="message")
        for card in feedback.cards:
            yield Card(card, self.voice)
        yield Words(self._rows(feedback), id="rows")
        if moved := wording.moved(feedback, self.voice):
            yield Words(joined(("\n".join(moved), "bold")), id="moved")
        if feedback.changed:
            yield Words(self._diff(feedback), id="diff")
        if self.view.box is not None and self.view.box.written and not self.view.short:
            yield Words(wording.end_of_attempts(self.view, self.voice), classes="label")

    def on_mount(self) -> None:
        """Keep all criteria folded away until they are asked for."""
        for rows in self.query("#rows"):
            rows.display = self.read_only

    def start(self) -> None:
        """Put the focus on the first next move, or on what is left to the learner."""
        cards = list(self.query(Card))
        open_ones = [card for card in cards if card.card.kind in (CardKind.MOVE, CardKind.DOUBT)]
        for card in (open_ones or cards)[:1]:
            card.focus()
        if not cards:
            super().start()

    def toggle_rows(self) -> None:
        """Show or hide every criterion."""
        for rows in self.query("#rows"):
            rows.display = not rows.display
            rows.scroll_visible()

    def disagree(self) -> None:
        """Disagree with the card in focus, or with the first next move."""
        focused = self.app.focused
        cards = [focused] if isinstance(focused, Card) else list(self.query(Card))[-1:]
        for card in cards:
            self.post_message(self.Wants(Disagree(card.card.criterion)))

    def refreshed(self, view: StepView) -> None:
        """Show on the cards that the learner disagrees."""
        self.view = view
        if view.feedback is not None:
            for widget, card in zip(self.query(Card), view.feedback.cards, strict=False):
                widget.repaint(card)

    def _headline(self, feedback: FeedbackView) -> Content:
        if self.view.box is not None and not self.view.box.written:
            return joined((wording.closed_headline(feedback, self.voice), "bold"))
        return joined(
            (wording.headline(feedback, self.voice), "bold"), ("   " + wording.tally(feedback, self.voice), "dim")
        )

    def _rows(self, feedback: FeedbackView) -> Content:
        parts: list[str | tuple[str, str]] = []
        for row in feedback.rows:
            parts += self._row(row)
        return joined(*parts)

    def _row(self, row: RowView) -> list[str | tuple[str, str]]:
        """One criterion: glyph, word, question, finding, what one had said, what it was before."""
        say = self.voice.say
        aside = [say(wording.OUTCOME_WORDS[row.outcome]), say(wording.WEIGHT_NAMES[row.weight])]
        if row.own_reply in wording.REPLIES:
            aside.append(say("you said: {reply}", reply=say(wording.REPLIES[row.own_reply])))
        aside += [before] if (before := wording.before(row, self.voice)) else []
        title = f"{wording.OUTCOME_GLYPHS[row.outcome]} {row.question}"
        return [(title, "bold"), (f"  {' · '.join(aside)}\n", "dim"), f"{row.found}\n" if row.found else ""]

    def _diff(self, feedback: FeedbackView) -> Content:
        """Draw what changed since the attempt before."""
        return joined((self.voice.say("What you changed") + "\n", "$text-accent bold"), *changes(feedback.diff))


def changes(diff: Iterable[tuple[Change, str]]) -> Iterator[tuple[str, str]]:
    """Draw pieces of a text with what became of each: marks carry it, colour repeats it."""
    for kind, text in diff:
        yield wording.change_mark(kind, text), _DIFF_STYLES[kind]
