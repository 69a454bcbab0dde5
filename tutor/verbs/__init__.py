"""The verbs of the command line: a verb's module is read when the verb is called, and imports what it runs inside."""

from __future__ import annotations

import click

from tutor import __version__
from tutor.verbs.base import Verbs

WHERE = {
    "start": "learning:start",
    "progress": "looking_back:progress",
    "replay": "replaying:replay",
    "team": "facilitating:team",
    "plan": "facilitating:plan",
    "debrief": "debriefing:debrief",
    "settings": "preferring:settings",
    "doctor": "preferring:doctor",
    "data": "own_data:data",
    "completion": "completing:completion",
    "new": "making:new",
    "check": "checking:check",
    "explain": "checking:explain",
    "preview": "previewing:preview",
    "grade": "authoring:grade",
    "learn": "authoring:learn",
    "courses": "authoring:courses",
    "checkers": "reference:checkers",
    "schema": "reference:schema",
    "docs": "reference:docs",
    "import": "exchange:import_",
    "export": "exchange:export",
    "collect": "sharing:collect",
    "networks": "places:list_networks",
    "count": "places:count",
    "link": "places:link",
}
"""Name of a verb, and where it is: a module of this package and a command in it."""


@click.group(cls=Verbs, where=WHERE, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tutor")
def tutor() -> None:
    """Social media as a shared skill: small real tasks, honest feedback.

    `tutor start` is where to begin.
    """
