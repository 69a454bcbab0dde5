"""The questions about a company: an author's, or the learner's own."""

from __future__ import annotations

from tutor.course.scaffold.questions import Field, Kind, Question, options, places
from tutor.course.scaffold.scenario_questions import LANGUAGE_NAMES
from tutor.i18n import marked


def company_questions() -> tuple[Question, ...]:
    """Return the questions about a company: what lasts, whatever the day's task."""
    return (*_who(), *_voice())


def _who() -> tuple[Question, ...]:
    return (
        Question(
            "languages",
            marked("In which language is it described?"),
            marked("With both, each text is asked for twice."),
            (Field("languages", Kind.CHOICE, marked("Language"), 'one or both: ["it", "en"]', options(LANGUAGE_NAMES)),),
        ),
        Question(
            "company",
            marked("What is it called, and what does it do?"),
            marked("As you would tell a new neighbour: how many you are, where, for whom."),
            (
                Field("name", Kind.LINE, marked("Its name"), "the company's name", translated=True),
                Field("about", Kind.LINE, marked("What it does, in a sentence"), "what it does", translated=True),
            ),
        ),
        Question(
            "people",
            marked("Who works there, and who reads?"),
            marked("First names that may stand in a text; and the people you write for."),
            (
                Field("people", Kind.LIST, marked("Names, one a line (may stay empty)"), "names that may stand in a text", needed=False),
                Field("readers", Kind.LIST, marked("Who reads, one a line (may stay empty)"), "who reads what this company writes", translated=True, needed=False),
            ),
        ),
        Question(
            "facts",
            marked("What is true there all year round?"),
            marked("Opening hours, a telephone, what you make: one a line."),
            (Field("facts", Kind.LIST, marked("Lasting facts (may stay empty)"), "what is true all year round", translated=True, needed=False),),
        ),
    )  # fmt: skip


def _voice() -> tuple[Question, ...]:
    return (
        Question(
            "tone",
            marked("How does it speak?"),
            marked("Three words will do: dry, precise, a little ironic."),
            (Field("tone", Kind.LIST, marked("Words for its tone, one a line (may stay empty)"), "words for its tone", translated=True, needed=False),),
        ),
        Question(
            "confidential",
            marked("What stays inside, whatever the day?"),
            marked("A deal, a price, a name: one a line. A text that gives it away is told so."),
            (Field("confidential", Kind.LIST, marked("What stays inside (may stay empty)"), "what stays inside", translated=True, needed=False),),
        ),
        Question(
            "channels",
            marked("Where does it write?"),
            marked("Networks by their short names, one a line: instagram, whatsapp, google_business."),
            (Field("channels", Kind.LIST, marked("Networks (may stay empty)"), "networks, as `tutor networks` calls them", places()[1:], needed=False),),
        ),
    )  # fmt: skip
