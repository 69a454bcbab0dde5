"""How a move is weighed: *there, or doubt, or half of it, or absent*.

A checker of a move says in one chain what it looks for, in the order in which it counts::

    weighing = Weighing(look, "helps_grow", WHY, TRY)
    return (
        weighing.there(marked("{quote}: somebody can do more with it."), look.does("helps_grow"))
        or weighing.doubt()
        or weighing.half(marked("{quote} is kind; I looked for when."), look.does("helps_grow_half"))
        or weighing.absent(marked("I looked for what helps somebody and did not find it."))
    )

Each link is a finding, or None where the answer has no place for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look
from tutor.text.reading import Span

QUOTED = 60
"""Characters of the learner's words that a sentence quotes, where the checker does not say otherwise."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The findings about one move in one answer. Sentences are marked, and spoken here with the first place quoted."""

    look: Look
    move: str
    """Name of the model that knows the move, and knows when it cannot tell; see `tutor.text.moves`."""
    why: str = ""
    """Why it matters to whoever reads; goes with every finding but a good one."""
    advice: str = ""
    """One thing to try; as above."""

    def there(
        self, sentence: str, places: Sequence[Span], evidence: Sequence[Span] | None = None, longest: int = QUOTED
    ) -> Finding | None:
        """Find the criterion met, by the first of some places; None where there is none.

        Args:
            sentence: What is said of it.
            places: Where it stands; the first is quoted.
            evidence: The places to show, where they are others.
            longest: Characters of the quote.
        """
        return self._found(Outcome.MET, sentence, places, evidence, longest)

    def doubt(self, aside: Sequence[Span] = ()) -> Finding | None:
        """Leave the criterion to the learner where the model cannot tell; None where it can.

        Args:
            aside: Places that surely do not make the move.
        """
        return self.look.doubt(self.move, aside)

    def open(self, places: Sequence[Span]) -> Finding | None:
        """Leave the first of some places to the learner: it may do what was asked for in other words than expected."""
        return self.look.left_open(places[0]) if places else None

    def half(
        self, sentence: str, places: Sequence[Span], evidence: Sequence[Span] | None = None, longest: int = QUOTED
    ) -> Finding | None:
        """Find half of it, by the first of some places; see `there`."""
        return self._found(Outcome.PARTLY, sentence, places, evidence, longest)

    def against(
        self, sentence: str, places: Sequence[Span], evidence: Sequence[Span] | None = None, longest: int = QUOTED
    ) -> Finding | None:
        """Find what speaks against it, by the first of some places; see `there`."""
        return self._found(Outcome.UNMET, sentence, places, evidence, longest)

    def absent(self, sentence: str, evidence: Sequence[Span] = (), outcome: Outcome = Outcome.UNMET) -> Finding:
        """Find nothing of it, or no more than the outcome says."""
        return self._finding(outcome, self.look.voice.say(sentence), evidence)

    def calm(self, sentence: str, evidence: Sequence[Span] = ()) -> Finding:
        """Find nothing that speaks against it, which is all that was asked for."""
        return Finding(Outcome.MET, self.look.voice.say(sentence), spans=tuple(evidence))

    def _found(
        self, outcome: Outcome, sentence: str, places: Sequence[Span], evidence: Sequence[Span] | None, longest: int
    ) -> Finding | None:
        if not places:
            return None
        said = self.look.voice.say(sentence, quote=self.look.quoted(places[0], longest))
        return self._finding(outcome, said, places[:1] if evidence is None else evidence)

    def _finding(self, outcome: Outcome, said: str, evidence: Sequence[Span]) -> Finding:
        if outcome is Outcome.MET:
            return Finding(outcome, said, spans=tuple(evidence))
        say = self.look.voice.say
        return Finding(outcome, said, say(self.why), say(self.advice), tuple(evidence))
