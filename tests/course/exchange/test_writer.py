"""What is written as GIFT reads back as the same questions."""

from __future__ import annotations

from hypothesis import example, given, settings

from tests.course.exchange.banks import banks
from tutor.course.exchange.gift import read_gift
from tutor.course.exchange.gift_writer import escaped, write_gift
from tutor.course.exchange.questions import (
    Choice,
    Description,
    Essay,
    Figure,
    Near,
    Numerical,
    Option,
    Question,
    Rich,
    TrueFalse,
)
from tutor.course.exchange.reading import QuestionFile


@settings(max_examples=300)
@given(banks())
@example([Question(Rich("// no comment"), Description())])
@example([Question(Rich("$CATEGORY: none"), Essay())])
@example([Question(Rich("::no title"), Essay())])
@example([Question(Rich("[html] is a format"), Essay(), "[html]")])
@example([Question(Rich("x"), TrueFalse(right=True, when_right=Rich("###")))])
@example([Question(Rich("x"), Choice((Option(Rich("%50%"), True), Option(Rich("b"), False))))])
@example([Question(Rich("x"), Numerical((Figure(Near(1e-05, 1e20)),)))])
def test_what_is_written_reads_back(made: list[Question]) -> None:
    text = write_gift(made)
    bank = read_gift(QuestionFile("made.gift", text))
    assert [problem.full() for problem in bank.problems] == []
    assert list(bank.questions) == made, text


def test_a_text_is_escaped() -> None:
    assert escaped("a=b ~c# {d}: \\n\n  e") == r"a\=b \~c\# \{d\}\: \\n\ne"


def test_questions_stand_in_their_categories() -> None:
    one, two = (Question(Rich(name), Essay(), category=name) for name in ("oil", "bread"))
    assert write_gift([one, one, two]) == "$CATEGORY: oil\n\noil {}\n\noil {}\n\n$CATEGORY: bread\n\nbread {}\n"
    assert write_gift([]) == ""
