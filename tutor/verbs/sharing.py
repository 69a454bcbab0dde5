"""Verbs for sessions that travel: export session, collect."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.verbs.base import COURSES, LANGUAGE, agreed, tell_all, terminal
from tutor.verbs.completing import sessions as own_sessions

if TYPE_CHECKING:
    from tutor.engine.engine import Engine
    from tutor.engine.sharing import Draft
    from tutor.replay.shared import Consent


class Export(click.Group):
    """The things that go out; a word that is none of them is the name of a session."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line; where a shell asks what may come next, leave it as it is."""
        known = (*self.commands, *ctx.help_option_names)
        named = args[0] in known if args else ctx.resilient_parsing
        return super().parse_args(ctx, args if named else ["session", *args])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer the things that go out, and the learner's sessions."""
        return [*super().shell_complete(ctx, incomplete), *own_sessions(ctx, export_session.params[0], incomplete)]


@click.command("session")
@click.argument("names", metavar="[SESSION]...", nargs=-1, shell_complete=own_sessions)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; its ending is .tutor.")
@click.option("--consent", help="What you agree to, instead of being asked: replay,row,name,helper or none.")
@click.option("--redact", "hide", multiple=True, metavar="WORD", help="Hide a word or phrase; may be given again.")
@click.option("--keep", multiple=True, metavar="WORD", help="Show a word that was hidden; may be given again.")
@click.option("--preview", is_flag=True, help="Only show what would leave.")
@click.option("--json", "as_json", is_flag=True, help="Print the file itself, line by line; nothing is written.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--language", type=LANGUAGE, help="Language of the tutor.")
@COURSES
def export_session(
    names: tuple[str, ...],
    output: Path | None,
    consent: str | None,
    hide: tuple[str, ...],
    keep: tuple[str, ...],
    preview: bool,
    as_json: bool,
    yes: bool,
    language: str | None,
    courses: tuple[Path, ...],
) -> None:
    """Hand sessions over for a training: choose, hide words, look, agree.

    Without a SESSION you choose from yours. Names, addresses, numbers and what stays inside are hidden; you can hide
    more, or show some again. Each thing you agree to is asked by itself and stands in the file. A code stands in place
    of your name. Nothing is sent: one file is written, on this machine.
    """
    from tutor.engine.engine import Engine
    from tutor.engine.sharing import write_shared_file
    from tutor.replay.shared import Consent

    engine = Engine(courses=courses, language=language)
    given = _consent(consent)
    if preview or as_json or yes:
        draft, agreement = _drafted(engine, names, hide, keep), given or Consent()
        # Who only looks, and has not said yet what they agree to, sees the words that a yes would send along.
        shown = draft if preview and given is None else draft.under(agreement)
        _show(shown, agreement, engine, as_json, preview)
        if preview or as_json:
            return
    else:
        draft, agreement = _talk(engine, names, hide, keep, given)
    target = output or Path(f"tutor-sessions-{engine.clock():%Y%m%d}.tutor")
    if yes or agreed(engine.voice.say("Write it to {file}?", file=target), engine.voice):
        print(write_shared_file(draft.content(agreement), target))


def _consent(words: str | None) -> Consent | None:
    """Read what is agreed to; None where nothing was said.

    Raises:
        TutorError: One of the words is none of those.
    """
    from dataclasses import fields

    from tutor.replay.shared import Consent

    if words is None:
        return None
    known = [each.name for each in fields(Consent)]
    said = [word for word in words.replace(",", " ").split() if word != "none"]
    if strange := [word for word in said if word not in known]:
        hint = ", ".join((*known, "none"))
        raise TutorError(marked("nothing to agree to by this name"), strange[0], hint, ExitCode.USAGE)
    return Consent(**dict.fromkeys(said, True))


def _drafted(engine: Engine, names: tuple[str, ...], hide: tuple[str, ...], keep: tuple[str, ...]) -> Draft:
    from tutor.engine.sharing import Sharing

    if not names:
        hint = marked("`tutor replay --list` shows yours")
        raise TutorError(marked("which session?"), "", hint, ExitCode.USAGE)
    return Sharing(engine, names).draft(hide, keep)


def _show(draft: Draft, consent: Consent, engine: Engine, as_json: bool, preview: bool) -> None:
    """Show what would leave: to the letter, or for people."""
    from tutor.wording.sharing import consent_lines, draft_lines

    if as_json:
        print(draft.content(consent).decode(), end="")
        return
    stream = sys.stdout if preview else sys.stderr
    tell_all(draft_lines(draft, engine.voice), stream)
    tell_all(consent_lines(draft, consent, engine.voice), stream)


def _talk(
    engine: Engine, names: tuple[str, ...], hide: tuple[str, ...], keep: tuple[str, ...], consent: Consent | None
) -> tuple[Draft, Consent]:
    """Go through it with the learner; what is said goes to stderr.

    Raises:
        TutorError: Nobody is there to ask.
    """
    from tutor.engine.sharing import Sharing
    from tutor.plain.lines import Left
    from tutor.plain.sharing import Handover, choose

    if not sys.stdin.isatty():
        hint = marked("--preview shows what would leave; --yes goes ahead without asking")
        raise TutorError(marked("nobody to ask"), "", hint, ExitCode.USAGE)
    lines = terminal(sys.stderr)
    try:
        sharing = Sharing(engine, names or choose(engine, lines, engine.voice))
        return Handover(sharing, lines, engine.voice).run(list(hide), list(keep), consent)
    except Left:
        print(engine.voice.say("Nothing was done."), file=sys.stderr)
        sys.exit(ExitCode.OK)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--no-grading", is_flag=True, help="Do not grade again what can be graded again.")
@click.option("--language", type=LANGUAGE, help="Language of the tutor.")
@COURSES
def collect(folder: Path, as_json: bool, no_grading: bool, language: str | None, courses: tuple[Path, ...]) -> None:
    """Look through a FOLDER of session files: what can be used, what cannot, and why.

    Each session counts once. Where its course is at hand, its answers are graded again, and verdicts that come out
    otherwise are told. The program ends with 4 where a file is damaged, changed, cut, packed or of a later tutor.
    """
    from tutor.engine.collecting import collect as read_folder
    from tutor.engine.engine import Engine
    from tutor.wording.collecting import collection_data, collection_lines, refused_lines

    engine = Engine(courses=courses, language=language)
    found = read_folder(folder)
    if not no_grading:
        from tutor.engine.regrading import regraded
        from tutor.verbs.progress import Progress

        with Progress("grading") as progress:
            found = regraded(engine, found, progress)
    if as_json:
        print(json.dumps(collection_data(found, engine.voice), ensure_ascii=False, indent=2))
    else:
        tell_all(collection_lines(found, engine.voice), sys.stdout)
        tell_all(refused_lines(found.refused, engine.voice), sys.stderr)
    sys.exit(max((each.reason.exit_code for each in found.refused), default=ExitCode.OK))
