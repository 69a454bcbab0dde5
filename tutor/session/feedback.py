"""Which of the findings are shown first: at most three cards, the rest on demand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tutor.checkers.finding import Band, Finding, Outcome, Verdict, Weight
from tutor.course.answers import DecisionAnswer
from tutor.course.model import Step
from tutor.i18n import QUOTATION_MARKS
from tutor.session.state import Attempt, StepRecord
from tutor.text.clean import Clean
from tutor.text.diff import Change, word_diff

MOST_MOVES = 2
"""Next moves shown at once: who is told five things does none."""
LONGEST_QUOTE = 80


class CardKind(StrEnum):
    """What a card is for."""

    STRENGTH = "strength"
    MOVE = "move"
    DOUBT = "doubt"
    """An essential that the checker leaves to the learner."""
    ROAD = "road"
    """Where a decision leads."""


@dataclass(frozen=True, slots=True)
class CardView:
    """What I found → why it matters to the reader → one move."""

    kind: CardKind
    criterion: str
    found: str
    why: str = ""
    move: str = ""
    quote: str = ""
    """The learner's own words, or the road that was picked; empty where there is none to show."""
    notes: tuple[str, ...] = ()
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class RowView:
    """A criterion with its finding, among all of them."""

    criterion: str
    question: str
    outcome: Outcome
    weight: Weight
    found: str
    own_reply: str = ""
    """What the learner had said: ``yes``, ``partly``, ``no``, ``unsure``, or nothing."""
    before: Outcome | None = None
    """How it came out in the attempt before; None in the first."""
    disputed: bool = False
    left_open: bool = False
    """Whether a checker leaves it to the learner."""


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """A verdict, ready to be painted."""

    band: Band
    passed: bool
    essentials: tuple[int, int]
    """How many are there, of how many."""
    more: tuple[int, int]
    """The same for what makes it better."""
    expected: int | None
    """How many essentials the learner had predicted."""
    certainty: int | None
    message: str
    """What a gate or a recognised mistake says."""
    cards: tuple[CardView, ...]
    rows: tuple[RowView, ...]
    attempt: int
    attempts_left: int
    unchanged: bool = False
    """Whether the learner went back to it, and left it as it was: that was no attempt."""
    diff: tuple[tuple[Change, Clean], ...] = ()
    """What changed in the text since the attempt before; empty in the first."""

    @property
    def road(self) -> bool:
        """Whether it tells where a decision leads: there is nothing to judge in it, and nothing to disagree with."""
        return self.band is Band.ROAD

    @property
    def moves(self) -> tuple[CardView, ...]:
        """The next moves, and what is left to the learner: what one revises by."""
        return tuple(card for card in self.cards if card.kind in (CardKind.MOVE, CardKind.DOUBT))

    @property
    def left_open(self) -> int:
        """How many essentials the checkers leave to the learner."""
        return sum(row.left_open for row in self.rows if row.weight is Weight.MUST)

    @property
    def complete(self) -> bool:
        """Whether there is no more to revise for: the essentials are there, or there is nothing to judge."""
        return self.passed or self.road

    @property
    def changed(self) -> bool:
        """Whether the text is another than in the attempt before."""
        return any(kind is not Change.KEPT for kind, _ in self.diff)


def feedback_view(step: Step, record: StepRecord, attempts_left: int) -> FeedbackView | None:
    """Return the feedback on the last answer that counts; None where there is no verdict."""
    counted = [attempt for attempt in record.counted if attempt.verdict]
    if not counted:
        return None
    last = counted[-1]
    verdict = last.verdict
    assert verdict is not None
    before = counted[-2] if len(counted) > 1 else None
    shoulds = [finding for finding in verdict.findings if finding.weight is Weight.SHOULD and finding.decided]
    disputed = {criterion for number, criterion in record.disputes if number == last.number}
    return FeedbackView(
        verdict.band,
        verdict.passed,
        verdict.essentials(),
        (sum(finding.outcome is Outcome.MET for finding in shoulds), len(shoulds)),
        record.expected,
        last.certainty,
        verdict.message,
        _cards(step, verdict, last, disputed),
        _rows(step, verdict, record, before, disputed),
        last.number,
        attempts_left,
        record.unchanged,
        word_diff(before.answer.text, last.answer.text) if before else (),
    )


def _cards(step: Step, verdict: Verdict, attempt: Attempt, disputed: set[str]) -> tuple[CardView, ...]:
    """Choose one strength with evidence, and the next moves: essentials first, the unmet before the half-met, then the
    essentials that are left to the learner. A decision has one card, with the road that was picked and where it leads.
    """
    if verdict.band is Band.ROAD:
        return tuple(
            CardView(CardKind.ROAD, each.criterion, each.found, quote=_picked(step, attempt))
            for each in verdict.findings
        )
    met = [finding for finding in verdict.findings if finding.outcome is Outcome.MET]
    strengths = sorted(met, key=lambda finding: (not finding.spans, _rank(finding)))[:1]
    open_ones = [finding for finding in verdict.findings if finding.outcome in (Outcome.UNMET, Outcome.PARTLY)]
    ranked = sorted(open_ones, key=lambda finding: (_rank(finding), finding.outcome is Outcome.PARTLY))
    moves = [finding for at, finding in enumerate(ranked) if not _said_before(finding, ranked[:at])]
    doubts = [finding for finding in verdict.findings if finding.left_open and finding.weight is Weight.MUST]
    broken = [each for each in verdict.findings if each.outcome is Outcome.ERROR and each not in doubts]
    chosen = [
        *((CardKind.STRENGTH, finding) for finding in strengths),
        *((CardKind.MOVE, finding) for finding in (moves[:MOST_MOVES] or broken[:1])),
        *((CardKind.DOUBT, finding) for finding in doubts[: max(0, MOST_MOVES - len(moves))]),
    ]
    return tuple(_card(kind, finding, attempt, disputed) for kind, finding in chosen)


def _picked(step: Step, attempt: Attempt) -> str:
    """Return the words of the option that was picked; empty where an update of the course took it away."""
    options = step.answer.options if isinstance(step.answer, DecisionAnswer) else ()
    return next((road.text for road in options if road.id in attempt.answer.chosen), "")


def _said_before(finding: Finding, others: list[Finding]) -> bool:
    """Tell whether another card says the same sentence already."""
    return bool(finding.found) and finding.found in {other.found for other in others}


def _rank(finding: Finding) -> int:
    return list(Weight).index(finding.weight)


def _quotes(found: str) -> bool:
    """Tell whether a sentence quotes the answer by itself."""
    return any(marks[0] in found for marks in QUOTATION_MARKS.values())


def _card(kind: CardKind, finding: Finding, attempt: Attempt, disputed: set[str]) -> CardView:
    quote = ""
    if finding.spans and kind is CardKind.STRENGTH and not _quotes(finding.found):
        start, end = finding.spans[0]
        quote = " ".join(attempt.answer.text[start:end].split())[:LONGEST_QUOTE]
    return CardView(
        kind,
        finding.criterion,
        finding.found,
        finding.why,
        finding.move,
        quote,
        finding.notes,
        finding.criterion in disputed,
    )


def _rows(
    step: Step, verdict: Verdict, record: StepRecord, before: Attempt | None, disputed: set[str]
) -> tuple[RowView, ...]:
    """Return every criterion in the order of the file."""
    replies = dict(record.replies)
    earlier = before.verdict if before else None
    rows = []
    for finding in verdict.findings:
        criterion = step.criterion(finding.criterion)
        past = earlier.of(finding.criterion) if earlier else None
        rows.append(
            RowView(
                finding.criterion,
                criterion.question if criterion else step.ask.strip(),
                finding.outcome,
                finding.weight,
                finding.found,
                replies.get(finding.criterion, ""),
                past.outcome if past else None,
                finding.criterion in disputed,
                finding.left_open,
            )
        )
    return tuple(rows)
