"""The verbs of the command line: a verb's module is read when the verb is called, and imports what it runs inside."""

from __future__ import annotations

import click

from tutor import __version__
from tutor.verbs.base import Verb, Verbs

SECTIONS = {
    "To learn": {
        "start": Verb("learning:start", "Today's proposals, or the scenario you name"),
        "progress": Verb("looking_back:progress", "How you are getting on, and your own answers"),
    },
    "To train a group": {
        "export": Verb("exchange:export", "Hand a session over, or take a course out"),
        "collect": Verb("sharing:collect", "What of a folder of sessions can be used"),
        "team": Verb("facilitating:team", "The group's map: areas, people, where to start"),
        "plan": Verb("facilitating:plan", "A conversation: which moments, what to ask"),
        "replay": Verb("replaying:replay", "Sessions before a room, or your own again"),
        "debrief": Verb("debriefing:debrief", "What, so what, now what"),
    },
    "To write courses": {
        "new": Verb("making:new", "A scenario from ten answers; a course, a company"),
        "preview": Verb("previewing:preview", "A scenario as learners see it, while you write"),
        "check": Verb("checking:check", "Files, and their answers through the grader"),
        "explain": Verb("checking:explain", "What a code of `tutor check` means"),
        "grade": Verb("authoring:grade", "Answers without a screen"),
        "learn": Verb("authoring:learn", "From answers that people have marked"),
        "courses": Verb("authoring:courses", "The courses at hand and their scenarios"),
        "checkers": Verb("reference:checkers", "The checkers, each with its manual page"),
        "schema": Verb("reference:schema", "What editors complete and check by"),
        "docs": Verb("reference:docs", "The reference of the course format"),
        "import": Verb("exchange:import_", "Scenarios of a file of questions"),
    },
    "To look something up": {
        "networks": Verb("places:list_networks", "The networks and their rules, dated and sourced"),
        "count": Verb("places:count", "A text counted as a network counts it"),
        "compare": Verb("figures:compare_rates", "Two rates: more than chance, or not"),
        "link": Verb("places:link", "A link with tags, and where its visits go"),
    },
    "To look after the tutor": {
        "settings": Verb("preferring:settings", "Your settings, and keys of your own"),
        "doctor": Verb("preferring:doctor", "What works here, and what to do where not"),
        "data": Verb("own_data:data", "See, take out or delete what is kept of you"),
        "completion": Verb("completing:completion", "What makes your shell complete words"),
    },
}
"""The verbs, by what a person wants."""


@click.group(cls=Verbs, sections=SECTIONS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tutor")
def tutor() -> None:
    """Social media as a shared skill: small real tasks, honest feedback.

    `tutor start` is where to begin.
    """
