"""The verb of who writes a scenario and wants to see it as a learner: preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tutor.verbs.base import LANGUAGE, terminal, without_screen
from tutor.verbs.completing import scenarios

if TYPE_CHECKING:
    from tutor.engine.engine import Engine
    from tutor.engine.preview import Preview
    from tutor.i18n import Speaker


@click.command()
@click.argument("place", metavar="FILE[#STEP]", shell_complete=scenarios)
@click.option("--plain", is_flag=True, help="In lines, without a screen.")
@click.option("--language", type=LANGUAGE, help="Language of the tutor and the texts.")
def preview(place: str, plain: bool, language: str | None) -> None:
    """See a scenario as a learner does, while you write it.

    FILE is the scenario's file or id. It is read anew each time you save, and what you typed stays. Nothing is kept;
    answers that you mark as samples are printed at the end, to be pasted.
    """
    from tutor.engine.engine import Engine
    from tutor.engine.manuscript import Manuscript
    from tutor.engine.preview import Preview

    engine = Engine(language=language)
    name, _, step = place.partition("#")
    shown = Preview(Manuscript.find(name, engine.library, engine.voice.language), step, engine.clock)
    try:
        if plain or without_screen(engine):
            _in_lines(shown, engine.voice)
        else:
            _on_screen(shown, engine)
    finally:
        _print_samples(shown)


def _in_lines(shown: Preview, voice: Speaker) -> None:
    from tutor.plain.preview import preview_lines

    preview_lines(shown, terminal(), voice)


def _on_screen(shown: Preview, engine: Engine) -> None:
    from tutor.tui.app import TutorApp, run
    from tutor.tui.preview import PreviewScreen

    run(TutorApp(engine, first=lambda: PreviewScreen(shown)))


def _print_samples(shown: Preview) -> None:
    """Print what the author kept; the file stays as it is."""
    from tutor.wording.preview import scratch

    if shown.samples:
        print(scratch(shown.samples), end="")
