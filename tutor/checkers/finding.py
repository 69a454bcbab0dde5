"""What a grader says: answers, findings and verdicts, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from tutor.text.clean import Clean, clean
from tutor.text.reading import Span

CLOSED = "answer"
"""Id of the one criterion of a closed answer."""
SHAPE = "shape"
"""What stands for a gate where an essential found nothing that it could judge: nothing picked, no number to read."""


class Outcome(StrEnum):
    """How a criterion came out."""

    MET = "met"
    PARTLY = "partly"
    UNMET = "unmet"
    UNSURE = "unsure"
    """The checker cannot tell: it never blocks, the learner judges."""
    ROAD = "road"
    """A decision was made: neither right nor wrong."""
    INVALID = "invalid"
    """Nothing to grade: blank, wrong shape. Uses up no attempt."""
    ERROR = "error"
    """The checker broke or took too long. It costs the learner nothing."""


class Weight(StrEnum):
    """What a criterion counts for."""

    MUST = "must"
    SHOULD = "should"
    NOTE = "note"
    """Advice: no effect on the result."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a learner handed in. Which fields are filled depends on the kind of answer."""

    text: Clean = Clean("")
    """Written answers, links and numbers, as typed."""
    alt: Clean = Clean("")
    """The alternative text of an image."""
    chosen: tuple[str, ...] = ()
    """Ids of the options picked, or of the items in the order given."""
    pairs: tuple[tuple[str, str], ...] = ()
    """Item and class for a match, field and text for a form."""

    def cleaned(self) -> Answer:
        """Return the same answer with every text past the gate."""
        return Answer(
            clean(self.text),
            clean(self.alt),
            tuple(clean(option) for option in self.chosen),
            tuple((clean(left), clean(right)) for left, right in self.pairs),
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """What a checker found about one criterion."""

    outcome: Outcome
    found: str = ""
    """What was found, or looked for and not found: a sentence that the learner can contest."""
    why: str = ""
    """Why it matters to whoever reads."""
    move: str = ""
    """One thing to try."""
    spans: tuple[Span, ...] = ()
    """Evidence: places in the learner's text."""
    notes: tuple[str, ...] = ()
    """Further lines, such as what each option picked or missed was about."""
    credit: float | None = None
    """Share of the criterion earned, 0 to 1, where the outcome alone does not say it."""
    criterion: str = ""
    """Id of the criterion; the grader writes it in."""
    weight: Weight = Weight.MUST
    """The criterion's weight; the grader writes it in."""

    @property
    def left_open(self) -> bool:
        """Whether a checker looked, and by doubt or by breaking left it to the learner.

        What only a learner can judge comes without words.
        """
        return self.outcome in (Outcome.UNSURE, Outcome.ERROR) and bool(self.found)

    @property
    def decided(self) -> bool:
        """Whether the finding says anything about the answer."""
        return self.outcome in (Outcome.MET, Outcome.PARTLY, Outcome.UNMET)

    @property
    def earned(self) -> float:
        """Share of the criterion earned, 0 to 1."""
        if self.credit is not None:
            return self.credit
        return {Outcome.MET: 1.0, Outcome.PARTLY: 0.5}.get(self.outcome, 0.0)

    def about(self, criterion: str, weight: Weight) -> Finding:
        """Return the same finding, bound to its criterion."""
        return replace(self, criterion=criterion, weight=weight)


class Band(StrEnum):
    """The verdict in one word, from a gate to the best."""

    INVALID = "invalid"
    """A gate held the answer back: nothing was judged."""
    AGAIN = "again"
    """A *must* criterion is not met."""
    GOOD = "good"
    """All *must* criteria are met."""
    VERY_GOOD = "very-good"
    """All *must* and three quarters of the *should* criteria that could be decided."""
    ROAD = "road"
    """A decision was made: there was nothing to judge, and it counts for nothing."""

    @property
    def rank(self) -> int:
        """0 to 3, for statistics; 4 for a road, which nobody puts into any."""
        return list(Band).index(self)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one answer. Same answer, course and lexicon: the same verdict, on every machine."""

    band: Band
    findings: tuple[Finding, ...] = ()
    """In the order of the step's criteria."""
    score: float = 0.0
    """Share of the *must* (counted twice) and *should* criteria earned, 0 to 1, four decimals."""
    gate: str = ""
    """What spoke before or beside the checkers, empty where nothing did: the id of a gate, or `SHAPE`; where grading
    itself broke, `tutor.engine.judged.BROKEN`.
    """
    message: str = ""
    """What the gate or the recognised mistake says to the learner."""
    mistake: str = ""
    """Id of the typical mistake recognised; empty when none was."""
    lexicon: str = ""
    """Version of the word lists used."""

    @property
    def passed(self) -> bool:
        """Whether the essentials are there; a road has none that could be missing."""
        return self.band in (Band.GOOD, Band.VERY_GOOD, Band.ROAD)

    @property
    def judges(self) -> bool:
        """Whether it says how good the answer is: a gate does not, and of a road nobody can tell."""
        return self.band not in (Band.INVALID, Band.ROAD)

    def of(self, criterion: str) -> Finding | None:
        """Return the finding about a criterion."""
        return next((finding for finding in self.findings if finding.criterion == criterion), None)

    def essentials(self) -> tuple[int, int]:
        """Return how many *must* criteria are met, and of how many."""
        musts = [finding for finding in self.findings if finding.weight is Weight.MUST]
        return sum(finding.outcome is Outcome.MET for finding in musts), len(musts)

    def missed(self) -> tuple[str, ...]:
        """Return the *must* criteria that are not met, by their ids."""
        musts = (finding for finding in self.findings if finding.weight is Weight.MUST)
        return tuple(finding.criterion for finding in musts if finding.outcome is not Outcome.MET)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the brief, as checkers see it."""

    id: str
    number: int
    """Its number in the brief, from 1."""
    text: str
    label: str
    """A few words that name it: *the day*."""
    accept: tuple[str, ...] = ()
    """Patterns that keep the fact."""
    match: tuple[str, ...] = ()
    """Patterns that give it away, for a confidential fact."""
    confidential: bool = False
    thing: tuple[str, ...] = ()
    """Patterns that name what its figure counts or measures."""
    inside_until: str = ""
    """Until when it stays inside, a day as ISO 8601 writes it or words; empty for always."""
    even_negated: bool = False
    """Whether a pattern keeps it after a *not* too."""


@dataclass(frozen=True, slots=True)
class Context:
    """Everything beside the answer that a checker may look at. Plain data: it travels to another process."""

    language: str
    """``it`` or ``en``."""
    facts: tuple[Fact, ...] = ()
    brief: str = ""
    ask: str = ""
    material: str = ""
    """What the step shows besides: a message, a table, a thread."""
    reader: str = ""
    network: str = ""
    """Id of the network the answer is for; empty for none."""
    earlier: tuple[tuple[str, Answer], ...] = ()
    """Answers to other steps of this session, by step id; the last attempt of each."""
    attempts: tuple[Answer, ...] = ()
    """Earlier attempts at this step."""
    names: tuple[str, ...] = ()
    """People of the company who may be named."""
    confidential: tuple[str, ...] = ()
    """Patterns that the company keeps inside, whatever the scenario."""
    models: tuple[str, ...] = field(default=(), repr=False)
    """Model answers, for the gate that recognises copies."""

    def fact(self, fact_id: str) -> Fact | None:
        """Return a fact by its id."""
        return next((fact for fact in self.facts if fact.id == fact_id), None)

    def sources(self) -> tuple[str, ...]:
        """Return the texts that a learner may take facts from."""
        return (self.brief, self.ask, self.material, self.reader, *(fact.text for fact in self.facts))
