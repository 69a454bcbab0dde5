"""What is named only to be denied keeps no fact."""

from __future__ import annotations

import pytest

from tutor.checkers.facts import FactsKept
from tutor.checkers.finding import Answer, Context, Fact, Outcome
from tutor.checkers.settings import Languages
from tutor.text.clean import clean

OPEN = Fact("day", 1, "La giornata aperta è sabato 9 novembre", "il giorno", accept=("9 novembre",))
CLOSED = Fact("shut", 2, "Si chiude dal 20 al 22 novembre", "la chiusura", accept=("20-22 novembre", "22 novembre"))


@pytest.mark.parametrize(
    ("facts", "text", "outcome"),
    [
        ((OPEN,), "Sabato 9 novembre siamo chiusi, restate a casa.", Outcome.UNMET),
        ((OPEN,), "La giornata del 9 novembre è annullata, peccato.", Outcome.UNMET),
        ((OPEN,), "Sabato 9 novembre? Macché, restate a casa.", Outcome.UNMET),
        ((OPEN,), "Non è vero che si apre il 9 novembre, restate a casa.", Outcome.UNMET),
        ((OPEN,), "Siamo chiusi la domenica, ma il 9 novembre vi aspettiamo.", Outcome.MET),
        ((OPEN,), "Il 9 novembre vi aspettiamo; domenica siamo chiusi.", Outcome.MET),
        ((OPEN, CLOSED), "Siamo chiusi dal 20 al 22 novembre e il 9 novembre si viene.", Outcome.MET),
    ],
)
def test_a_day_is_kept_where_something_takes_place(facts: tuple[Fact, ...], text: str, outcome: Outcome) -> None:
    checker = FactsKept.model_validate({"facts": ["day"]}, context=Languages("it"))

    finding = checker.check(Answer(clean(text)).cleaned(), Context("it", facts=facts))

    assert finding.outcome is outcome, finding.found
    assert outcome is Outcome.MET or "lo nega" in finding.found
