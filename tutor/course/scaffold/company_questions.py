"""The questions about a company: an author's, or the learner's own."""

from __future__ import annotations

from tutor.course.scaffold.questions import Field, Kind, Question, places, spoken
from tutor.course.scaffold.scenario_questions import LANGUAGES_FIELD
from tutor.i18n import marked

COMPANY_QUESTIONS = (
    Question(
        "languages",
        marked("In which language is it described?"),
        marked("With both, each text is asked for twice."),
        (LANGUAGES_FIELD,),
    ),
    Question(
        "company",
        marked("What is it called, and what does it do?"),
        marked("As you would tell a new neighbour: how many you are, where, for whom."),
        (
            spoken("name", Kind.LINE, marked("Its name"), "the company's name"),
            spoken("about", Kind.LINE, marked("What it does, in a sentence"), "what it does"),
        ),
    ),
    Question(
        "people",
        marked("Who works there, and who reads?"),
        marked("First names that may stand in a text; and the people you write for."),
        (
            Field(
                "people",
                Kind.LIST,
                marked("Names, one a line (may stay empty)"),
                "names that may stand in a text",
                needed=False,
            ),
            spoken(
                "readers",
                Kind.LIST,
                marked("Who reads, one a line (may stay empty)"),
                "who reads what this company writes",
                needed=False,
            ),
        ),
    ),
    Question(
        "facts",
        marked("What is true there all year round?"),
        marked("Opening hours, a telephone, what you make: one a line."),
        (
            spoken(
                "facts",
                Kind.LIST,
                marked("Lasting facts (may stay empty)"),
                "what is true all year round",
                needed=False,
            ),
            spoken(
                "products",
                Kind.LIST,
                marked("What it makes or does, in its customers' words (may stay empty)"),
                "what it makes or does, in its customers' words",
                needed=False,
            ),
        ),
    ),
    Question(
        "tone",
        marked("How does it speak?"),
        marked("Three words will do, one a line: dry, precise, a little ironic."),
        (spoken("tone", Kind.LIST, marked("Words for its tone (may stay empty)"), "words for its tone", needed=False),),
    ),
    Question(
        "confidential",
        marked("What stays inside, whatever the day?"),
        marked("A deal, a price, a name: one a line. A text that gives it away is told so."),
        (
            spoken(
                "confidential",
                Kind.LIST,
                marked("What stays inside (may stay empty)"),
                "what stays inside",
                needed=False,
            ),
        ),
    ),
    Question(
        "channels",
        marked("Where does it write?"),
        marked("Mark every place where it writes; none is fine too."),
        (
            Field(
                "channels",
                Kind.LIST,
                marked("Networks (may stay empty)"),
                "networks, by their short names",
                places()[1:],
                needed=False,
            ),
        ),
    ),
)
"""What lasts, whatever the day's task."""
