"""What the verbs of the command line share."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

import click

from tutor.errors import ExitCode, TutorError
from tutor.i18n import LANGUAGES, marked

if TYPE_CHECKING:
    from tutor.engine.engine import Engine
    from tutor.i18n import Speaker
    from tutor.plain.lines import Lines

ASKED_FOR = "tutor.language"
"""Where the context of a call keeps the language that was asked for."""


class Language(click.Choice):  # type: ignore[type-arg]  # none before click 8.2
    """A language of the tutor; the whole call remembers it, so that its failures are told in it."""

    def __init__(self) -> None:
        super().__init__(LANGUAGES)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the language, and note it down."""
        chosen: str = super().convert(value, param, ctx)
        if ctx is not None:
            ctx.meta[ASKED_FOR] = chosen
        return chosen


LANGUAGE = Language()
"""The type of an option that names the language of the tutor."""
COURSES = click.option(
    "--course",
    "courses",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Folder of a course; may be given again.",
)
"""The option that adds courses."""


PLAIN_VARIABLE = "TUTOR_PLAIN"
"""Set to anything but 0 for the plain front."""


COMPLETION_VARIABLE = "_TUTOR_COMPLETE"
"""Set by a shell that asks for completions."""


class Verb(NamedTuple):
    """A verb of the command line, as the list of all knows it without reading its module."""

    place: str
    """Where it is: ``module:command``, a module of this package and a command in it."""
    line: str
    """What it is for, in a few words."""


class Verbs(click.Group):
    """The verbs; a failure is told in a few lines, never as a traceback.

    Args:
        sections: The verbs by name, under titles that say what a person wants.
        attributes: What any group of click takes.
    """

    def __init__(self, *, sections: Mapping[str, Mapping[str, Verb]], **attributes: Any) -> None:
        super().__init__(**attributes)
        self._sections = sections
        self._verbs = {name: verb for verbs in sections.values() for name, verb in verbs.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """Return the names of the verbs."""
        return sorted(self._verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click calls it
        """Read the module of a verb."""
        if cmd_name not in self._verbs:
            return None
        module, _, name = self._verbs[cmd_name].place.partition(":")
        found: click.Command = getattr(import_module(f"tutor.verbs.{module}"), name)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click calls it
        """Write the verbs by what a person wants, one column for all."""
        widest = max(map(len, self._verbs))
        for title, verbs in self._sections.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(widest), verb.line) for name, verb in verbs.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run a verb and turn what goes wrong into words and an exit code; ctrl+c needs no words."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except TutorError as error:
            tell(error, _voice(ctx))
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            ctx.exit(ExitCode.INTERRUPTED)
        except BrokenPipeError:
            # Whoever read our output went away, as `head` does: nothing left to say.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(ExitCode.OK)
        except Exception as error:  # noqa: BLE001 - nobody foresaw it: the traceback goes into the report
            from tutor.engine.crash import report
            from tutor.engine.paths import Paths

            failure = report(error, Paths.here())
            tell(failure, _voice(ctx))
            ctx.exit(failure.exit_code)


def tell(error: TutorError, voice: Speaker) -> None:
    """Write a failure to stderr: what, where, and the way out."""
    from tutor.text.clean import clean
    from tutor.wording.failures import failure_lines

    for head, line in zip(("tutor: ", "       "), failure_lines(error, voice), strict=False):
        print(clean(head + line), file=sys.stderr)


def _voice(ctx: click.Context) -> Speaker:
    """Return the voice of the language that was asked for; where none was, of the settings or the locale."""
    from tutor.engine.paths import Paths
    from tutor.engine.settings import guess_language, load_settings
    from tutor.i18n import speaker

    settings = load_settings(Paths.here())
    return speaker(ctx.meta.get(ASKED_FOR) or (settings.language if settings else guess_language()))


def tell_all(lines: Iterable[str], stream: TextIO) -> None:
    """Write lines with names of files in them, past the gate once more."""
    from tutor.text.clean import clean

    for line in lines:
        print(clean(line).replace("\n", " "), file=stream)


def agreed(question: str, voice: Speaker) -> bool:
    """Ask; an answer other than yes is a no.

    Raises:
        TutorError: Nobody is there to ask.
    """
    if not sys.stdin.isatty():
        raise TutorError(marked("nobody to ask"), question, marked("--yes goes ahead without asking"), ExitCode.USAGE)
    print(question, voice.say("(yes or no)"), end=" ", file=sys.stderr, flush=True)
    said = sys.stdin.readline().strip().lower()
    if yes := said in ("y", "yes", "s", "sì", "si"):
        return yes
    print(voice.say("Nothing was done."), file=sys.stderr)
    return False


def without_screen(engine: Engine) -> bool:
    """Tell whether to speak in lines: because it is set so, or because there is no terminal that can draw.

    Where the person did not ask for lines, it is said.
    """
    if os.environ.get(PLAIN_VARIABLE, "0") not in ("", "0") or engine.settings.plain:
        return True
    drawable = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if not drawable:
        print(engine.voice.say("No terminal to draw on: the same in lines."), file=sys.stderr)
    return not drawable


def terminal(stream: TextIO | None = None) -> Lines:
    """Return the lines of a conversation, broken between words where a terminal shows them.

    Args:
        stream: Where lines are written; None for stdout.
    """
    from shutil import get_terminal_size

    from tutor.plain.lines import Lines

    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    out = stream or sys.stdout
    width = get_terminal_size().columns if out.isatty() else 0
    return Lines(input, lambda line: print(line, file=out), width)


def from_input() -> str:
    """Read a text from the input, without the line break that ends it.

    Raises:
        TutorError: It is not in UTF-8, nor in UTF-16 that says so.
    """
    from tutor.engine.given import decoded

    return decoded(sys.stdin.buffer.read(), "-").removesuffix("\n")
