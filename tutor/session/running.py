"""Runs one checker, whatever it does: one that raises or takes too long is named, and costs nobody an answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.checkers.registry import is_built_in
from tutor.i18n import speaker
from tutor.session.deadline import Broke, TookTooLong, done_by

if TYPE_CHECKING:
    from tutor.checkers.base import Checker


def run(checker: Checker, name: str, answer: Answer, context: Context, deadline: float) -> Finding:
    """Run one checker within its deadline: our own in a thread, other people's in a process that can be killed.

    Args:
        checker: The checker.
        name: By which it is known, and named where it breaks.
        answer: What it looks at.
        context: What it may look at beside the answer.
        deadline: Seconds.

    Returns:
        Its finding, or an `error` that says what happened to it.
    """
    if is_built_in(name):
        return spared(name, context.language, lambda: done_by(deadline, lambda: checker.check(answer, context)))
    from tutor.session.isolation import Isolated

    return spared(name, context.language, lambda: Isolated.shared().check(name, checker, answer, context, deadline))


def spared(name: str, language: str, work: Callable[[], Finding]) -> Finding:
    """Do a checker's work, and make a finding of whatever it raises.

    Args:
        name: The checker's, for the error.
        language: Of the error.
        work: What makes the finding.
    """
    voice = speaker(language)
    try:
        return work()
    except TookTooLong:
        said = voice.say("The checker {name} took too long. It costs you nothing.", name=name)
    except Exception as error:  # noqa: BLE001 - a checker may raise anything: it must not cost an answer
        kind = voice.say(str(error)) if isinstance(error, Broke) else type(error).__name__
        said = voice.say("The checker {name} broke ({kind}). It costs you nothing.", name=name, kind=kind)
    return Finding(Outcome.ERROR, said)
