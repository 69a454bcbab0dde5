"""The verbs of the command line: each imports what it runs inside itself."""

from __future__ import annotations

import click

from tutor import __version__
from tutor.verbs.authoring import courses, grade
from tutor.verbs.base import Verbs
from tutor.verbs.checking import check, explain
from tutor.verbs.completing import completion
from tutor.verbs.exchange import export, import_
from tutor.verbs.learning import replay, start
from tutor.verbs.making import new
from tutor.verbs.own_data import data
from tutor.verbs.places import count, link, list_networks
from tutor.verbs.preferring import doctor, settings
from tutor.verbs.previewing import preview
from tutor.verbs.reference import checkers, docs, schema


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tutor")
def tutor() -> None:
    """Social media as a shared skill: small real tasks, honest feedback.

    `tutor start` is where to begin.
    """


for verb in (
    start,
    check,
    explain,
    new,
    preview,
    courses,
    checkers,
    schema,
    docs,
    grade,
    import_,
    export,
    list_networks,
    count,
    link,
    replay,
    settings,
    doctor,
    data,
    completion,
):
    tutor.add_command(verb)
