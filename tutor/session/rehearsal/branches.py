"""Where the steps of a scenario lead: every one reached, every branch taken by somebody, a way out of every loop."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from tutor.course.load import LoadedScenario
from tutor.course.model import Scenario, Step, When
from tutor.course.problems import Code, Problem
from tutor.session.decide import branch_taken
from tutor.session.rehearsal.turns import Turn
from tutor.session.state import END


def branches(loaded: LoadedScenario, turns: Mapping[str, tuple[Turn, ...]]) -> Iterator[Problem]:
    """Look at the ways through a scenario, as its file draws them.

    Args:
        loaded: The scenario.
        turns: For each step, what learners may hand in there.
    """
    ways = ways_on(loaded.scenario)
    reached = _from(loaded.scenario.steps[0].id, ways)
    for index, step in enumerate(loaded.scenario.steps):
        yield from _way(loaded, index, reached, ways)
        yield from _of_step(loaded, index, step, turns[step.id])


def ways_on(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Return, for each step, where it may lead: its branches, and where none of them fits the next step in the file."""
    following = [*(step.id for step in scenario.steps[1:]), END]
    return {
        step.id: tuple(branch.goto for branch in step.next) + (() if _complete(step) else (after,))
        for step, after in zip(scenario.steps, following, strict=True)
    }


def _from(first: str, ways: Mapping[str, Collection[str]]) -> set[str]:
    """Return everything that can be reached from a step, itself included."""
    reached, open_ends = {first}, [first]
    while open_ends:
        for after in ways.get(open_ends.pop(), ()):
            if after not in reached:
                reached.add(after)
                open_ends.append(after)
    return reached


def _complete(step: Step) -> bool:
    """Tell whether the branches of a step take every answer by what they say."""
    whens = [branch.when for branch in step.next]
    return When() in whens or (When(passed=True) in whens and When(passed=False) in whens)


def _way(
    loaded: LoadedScenario, index: int, reached: Collection[str], ways: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """Look at the ways to a step, and from it to the end."""
    name, path = loaded.scenario.steps[index].id, ("steps", index)
    if name not in reached:
        message = f"no way leads to the step '{name}'"
        cure = "lead a branch there, or take it out"
        yield loaded.source.problem(Code.UNREACHABLE, path, message, cure, at_key=True)
        return
    onward = _from(name, ways)
    if END in onward:
        return
    circle = [other for other in onward - {name} if name in _from(other, ways)]
    if circle:
        message = f"'{name}' and '{min(circle)}' lead to each other, and no answer leads out"
        yield loaded.source.problem(Code.LOOP, path, message, "let an answer that passes lead on", at_key=True)
    else:
        message = f"from the step '{name}' no way leads to the end"
        yield loaded.source.problem(Code.DEAD_END, path, message, 'add a branch with goto = "end"', at_key=True)


def _of_step(loaded: LoadedScenario, index: int, step: Step, turns: tuple[Turn, ...]) -> Iterator[Problem]:
    """Look at each branch of a step: whether some answer takes it."""
    taken = [branch_taken(step, turn.answer, turn.verdict) for turn in turns]
    for at, branch in enumerate(step.next):
        where = ("steps", index, "next", at)
        if reason := _impossible(step, at):
            yield loaded.source.problem(Code.IMPOSSIBLE_BRANCH, where, reason, "mend its when, or take it out")
        elif branch not in taken and step.closed:
            message = f"no answer to '{step.id}' takes this branch"
            yield loaded.source.problem(Code.IMPOSSIBLE_BRANCH, where, message, "mend its when, or take it out")
        elif branch not in taken:
            message = f"[{loaded.language}] no sample of '{step.id}' takes this branch to '{branch.goto}'"
            yield loaded.source.problem(Code.UNSHOWN_BRANCH, where, message, "add a sample that does")


def _impossible(step: Step, at: int) -> str:
    """Say why no answer can ever take a branch; empty where one may."""
    when = step.next[at].when
    earlier = [branch.when for branch in step.next[:at]]
    if When() in earlier:
        return "a branch above takes every answer"
    if when in earlier:
        return "a branch above has the same when"
    options = {option.id for option in getattr(step.answer, "options", ())}
    if when.chosen is not None and when.chosen not in options:
        return f"'{step.id}' has no option '{when.chosen}'"
    musts = {criterion.id for criterion in step.criteria if criterion.weight == "must"}
    spoiled = {mistake.id: mistake.about for mistake in step.mistakes}
    if when.passed and when.unmet in musts:
        return f"an answer that misses the must '{when.unmet}' does not pass"
    if when.passed and when.mistake and spoiled.get(when.mistake) in musts:
        return f"an answer with the mistake '{when.mistake}' does not pass"
    return ""
