"""The verb completion, and what the shell offers for each argument. Nothing here runs unless a shell asks."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from tutor.errors import TutorError

if TYPE_CHECKING:
    from click import Context, Parameter

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print what makes your SHELL complete verbs, scenarios, networks, checkers and codes.

    \b
    bash:  tutor completion bash >> ~/.bashrc
    zsh:   tutor completion zsh >> ~/.zshrc
    fish:  tutor completion fish > ~/.config/fish/completions/tutor.fish
    """  # noqa: D301 - click reads the \b
    from click.shell_completion import get_completion_class

    from tutor.verbs import tutor
    from tutor.verbs.base import COMPLETION_VARIABLE

    made = get_completion_class(shell)
    assert made is not None
    print(made(tutor, {}, "tutor", COMPLETION_VARIABLE).source())


def scenarios(_: Context, __: Parameter, typed: str) -> list[CompletionItem]:
    """Offer the ids of the scenarios at hand, with their titles."""
    from tutor.engine.engine import Engine

    with suppress(TutorError, OSError):
        engine = Engine()
        titles = ((entry.id, entry.named(engine.voice.language)) for entry in engine.library.scenarios())
        return _beginning(typed, titles)
    return []


def sessions(_: Context, __: Parameter, typed: str) -> list[CompletionItem]:
    """Offer the names of the learner's sessions, the latest first."""
    from tutor.engine.paths import Paths
    from tutor.engine.store import Store

    return _beginning(typed, ((row.id, row.scenario) for row in Store(Paths.here()).summaries()))


def network_names(_: Context, __: Parameter, typed: str) -> list[CompletionItem]:
    """Offer the names of the networks."""
    from tutor.networks.rules import networks

    return _beginning(typed, ((name, network.name) for name, network in networks().items()))


def checker_names(_: Context, __: Parameter, typed: str) -> list[CompletionItem]:
    """Offer the names of the checkers."""
    from tutor.checkers.registry import names

    return _beginning(typed, ((name, "") for name in names()))


def schema_names(_: Context, __: Parameter, typed: str) -> list[CompletionItem]:
    """Offer the files that have a schema."""
    from tutor.course.schema import FILES

    return _beginning(typed, ((name, "") for name in FILES))


def codes(_: Context, __: Parameter, typed: str) -> list[CompletionItem]:
    """Offer the codes that `tutor check` tells, with their titles."""
    from tutor.course.explain import pages

    return _beginning(typed.upper(), ((page.code, page.title) for page in pages()))


def setting_names(_: Context, __: Parameter, typed: str) -> list[CompletionItem]:
    """Offer the names of the settings, and of the keys once they are asked for."""
    from tutor.commands import COMMANDS
    from tutor.engine.preferences import KEYS, ORDER

    keys = ((f"{KEYS}.{row.id}", row.help) for row in COMMANDS) if typed.startswith(KEYS[0]) else ()
    return _beginning(typed, [*((name, "") for name in ORDER), *keys])


def setting_values(context: Context, _: Parameter, typed: str) -> list[CompletionItem]:
    """Offer what the setting named before takes."""
    from tutor.engine.preferences import CHOICES

    return _beginning(typed, ((value, "") for value in CHOICES.get(context.params.get("key") or "", ())))


def _beginning(typed: str, words: Iterable[tuple[str, str]]) -> list[CompletionItem]:
    """Return the words that begin with what is typed."""
    return [CompletionItem(word, help=about or None) for word, about in words if word.startswith(typed)]
