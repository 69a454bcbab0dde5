"""The ten questions of a scenario, in the order in which one would tell the story."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from tutor.course.header import Department
from tutor.course.scaffold.questions import (
    AREAS,
    LANGUAGES_KEY,
    NEW,
    Complaint,
    Field,
    Kind,
    Option,
    Question,
    new_company,
    no_rule,
    options,
    places,
    spoken,
)
from tutor.course.scaffold.rules import facts_complaint, mistake_complaint, model_complaint
from tutor.i18n import marked

LANGUAGE_NAMES = {"it": marked("Italian"), "en": marked("English"), "it en": marked("both")}
"""What the languages are called, both together included."""
LANGUAGES_FIELD = Field(
    LANGUAGES_KEY, Kind.CHOICE, marked("Language"), 'one or both: ["it", "en"]', options(LANGUAGE_NAMES)
)
"""In which languages every text is asked for."""
_NAMED = (
    spoken("company_name", Kind.LINE, marked("Its name"), "a new company: its name", applies=new_company),
    spoken(
        "company_about",
        Kind.LINE,
        marked("What it does, in a sentence"),
        "a new company: what it does",
        applies=new_company,
    ),
)
_LANGUAGES = Question(
    "languages",
    marked("In which language do your learners write?"),
    marked("With both, each text is asked for twice."),
    (LANGUAGES_FIELD,),
)
_AREA = Question(
    "area",
    marked("Which skill is it about?"),
    marked("The criteria follow from it; you can change them in the file afterwards."),
    (Field("area", Kind.CHOICE, marked("Skill"), "one of the five skill areas", options(AREAS)),),
)
_STORY = (
    Question(
        "learner",
        marked("Who is the learner in this story?"),
        marked("Somebody whose job is something else: a name and a trade."),
        (
            spoken("role", Kind.LINE, marked("Name and trade, as in: Dario, miller"), "who the learner is"),
            Field(
                "department",
                Kind.CHOICE,
                marked("Department"),
                "where they work",
                tuple(Option(name) for name in get_args(Department)),
            ),
        ),
    ),
    Question(
        "situation",
        marked("What is going on?"),
        marked("Two sentences: what happened, and why something is to be written now."),
        (spoken("situation", Kind.LINES, marked("The situation"), "two sentences"),),
    ),
    Question(
        "facts",
        marked("What is true, and worth knowing?"),
        marked("Two to six facts, one a line. Put an exclamation mark before those that stay inside."),
        (
            spoken(
                "facts",
                Kind.LIST,
                marked("The facts"),
                "two to six; ! before those that stay inside",
                rule=facts_complaint,
            ),
        ),
    ),
    Question(
        "reader",
        marked("Who reads it, and what is to come of it?"),
        marked("A goal that somebody could count afterwards: 60 bookings by 8 November."),
        (
            spoken("reader", Kind.LINE, marked("Who reads"), "who reads what the learner writes"),
            spoken("goal", Kind.LINE, marked("The goal"), "what is to be reached, in a form that can be counted"),
        ),
    ),
)
_WORK = (
    Question(
        "task",
        marked("What does the learner write, and where does it go?"),
        marked("One small thing, in words you would use at the desk: Write the caption, three lines."),
        (
            spoken("ask", Kind.LINE, marked("What to write"), "the task, in one sentence"),
            Field("where", Kind.CHOICE, marked("Where it goes"), '"text" for people, or a network', places()),
        ),
    ),
    Question(
        "model",
        marked("Write one good answer yourself."),
        marked("As a colleague of yours would, in twelve words or more. I grade it at once, with the criteria chosen."),
        (
            spoken(
                "model",
                Kind.LINES,
                marked("A good answer"),
                "your own, twelve words or more",
                rule=model_complaint,
            ),
        ),
    ),
    Question(
        "mistake",
        marked("And one answer as people often give it?"),
        marked("The one you have seen before and hoped not to see again."),
        (
            spoken(
                "mistake",
                Kind.LINES,
                marked("A typical mistake"),
                "an answer that often happens",
                rule=mistake_complaint,
            ),
            spoken(
                "mistake_says",
                Kind.LINE,
                marked("What you would say to it (may stay empty)"),
                "what the learner reads then; empty for a general sentence",
                needed=False,
            ),
        ),
    ),
)
EXTRA = (
    spoken("title", Kind.LINE, "", "the title; without one, the beginning of the situation", needed=False),
    Field("as_note", Kind.LIST, "", "criteria that your good answer does not meet, to become advice", needed=False),
)
"""Keys that only an answers file has: nobody is asked for them."""


def scenario_questions(companies: Mapping[str, str], *, speaks: bool = False) -> tuple[Question, ...]:
    """Return the questions of a scenario.

    Args:
        companies: Names of the companies that the course has, by id.
        speaks: Whether there is a course, which says in which languages its scenarios are.
    """
    chosen = Field(
        "company",
        Kind.CHOICE,
        marked("Company"),
        "id of a company of the course; leave it out for a new one",
        (*options(companies), Option(NEW, marked("a new one"))) if companies else (),
        needed=False,
        applies=lambda given: bool(companies or given.get("company")),
        rule=no_rule if companies else _unknown,
    )
    company = Question(
        "company",
        marked("In which company does it happen?"),
        marked("An invented one is fine, and so is your own."),
        (chosen, *_NAMED),
    )
    return (*(() if speaks else (_LANGUAGES,)), _AREA, company, *_STORY, *_WORK)


def _unknown(company: str) -> Complaint:
    """Say that a course without companies has not the one that is named."""
    return Complaint(marked("There is no company '{name}' yet: name a new one instead."), {"name": company})
