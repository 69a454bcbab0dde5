"""A scenario that is being written, played in memory: nothing of it ever reaches a journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from tutor.checkers.finding import Answer, Band
from tutor.engine.live import past_the_gate
from tutor.engine.manuscript import Manuscript, step_named
from tutor.session.author import AuthorView, author_view
from tutor.session.commands import Command, SubmitAnswer
from tutor.session.decide import Phase, decide, next_step
from tutor.session.judging import judged_anew, verdict_on
from tutor.session.places import BEFORE_AN_ANSWER, Place, place_of, places, renamed, stand
from tutor.session.standins import stand_ins
from tutor.session.state import END, Attempt, SessionState, evolve
from tutor.session.view import StepView, view

if TYPE_CHECKING:
    from tutor.course.load import LoadedScenario
    from tutor.course.model import Expectation, Sample
    from tutor.course.problems import Problem

OPEN_ENDED = (Phase.PREDICT, Phase.WRITE)
"""Phases in which what stands in the box is shown, and not what was handed in last."""


class Preview:
    """A session in a scenario that is being written. Its state is all there is: no journal, no draft, no lock.

    Args:
        manuscript: Where the scenario is read from, again and again.
        step: Id of the step to begin at; empty for the first.
        clock: Tells the time.

    Raises:
        TutorError: The scenario can be read and has no such step.
    """

    def __init__(self, manuscript: Manuscript, step: str, clock: Callable[[], datetime]) -> None:
        self.manuscript = manuscript
        self.loaded: LoadedScenario | None = None
        """The scenario as it could last be used; None before it ever could."""
        self.problems: tuple[Problem, ...] = ()
        """What is wrong with the files as they are now, warnings included."""
        self.broken = False
        """Whether the files cannot be used as they are now."""
        self.read_at = clock()
        """When the files were last read."""
        self.borrowed = False
        """Whether the answer at hand stands in for one that could be judged: it is the scenario's own."""
        self.samples: list[tuple[str, Sample]] = []
        """Answers that the author marked as samples, each with the id of its step. They are written to no file."""
        self._clock = clock
        self._state = SessionState(current=step)
        self._typed: dict[str, Answer] = {}
        self._away = step
        """Step that the author was at when it went out of the file; it is taken up again when it comes back."""
        self.reload()
        if self.loaded is not None and step:
            step_named(self.loaded, step)

    def reload(self) -> None:
        """Read the files as they are now. The step, the phase, the hints and what was typed stay where they can."""
        loaded, self.problems = self.manuscript.read()
        self.read_at = self._clock()
        self.broken = loaded is None
        if loaded is not None:
            self.loaded = loaded
            self._take_up(loaded)

    def view(self) -> StepView:
        """Return what is shown now; the last that could be, while the files are broken."""
        loaded = self._at_hand()
        shown = view(loaded, self._state)
        typed = self._typed.get(self._state.current)
        return view(loaded, self._state, typed) if typed is not None and shown.phase in OPEN_ENDED else shown

    def type(self, step: str, answer: Answer) -> None:
        """Take note of what stands in the box of a step, at hand or not any more."""
        self._typed[step] = answer.cleaned()

    def send(self, command: Command) -> StepView:
        """Do what a learner asks for, and return what is shown then.

        Raises:
            NotNow: The command does not fit.
        """
        loaded, self._away, self.borrowed = self._at_hand(), "", False
        command = past_the_gate(command)
        for event in decide(loaded, self._state, command):
            self._state = evolve(self._state, event)
        if isinstance(command, SubmitAnswer):
            self._typed[self._state.current] = command.answer
            self._state = judged_anew(loaded, self._state, [self._state.current])
        return self.view()

    def onward(self) -> StepView:
        """Go to the next phase, and from the last one to the step that the answer leads to, whatever the answer is."""
        loaded = self._at_hand()
        here, order = self._place(loaded), places(loaded.scenario)
        following = order[order.index(here) + 1 :]
        same = [place for place in following if place.step == here.step]
        step = loaded.scenario.step(here.step)
        if not any(self._go(loaded, place) for place in same) and step is not None:
            self._go(loaded, self._first(loaded, next_step(loaded, step, self._state)))
        return self.view()

    def backward(self) -> StepView:
        """Go to the phase before, and from the first one to the step before it in the file."""
        loaded = self._at_hand()
        order = places(loaded.scenario)
        before = order[: order.index(self._place(loaded))]
        any(self._go(loaded, place) for place in reversed(before))
        return self.view()

    def again(self) -> StepView:
        """Begin again at the first step, with what was typed still there."""
        loaded = self._at_hand()
        self._go(loaded, places(loaded.scenario)[0])
        return self.view()

    def author(self) -> AuthorView | None:
        """Grade what stands in the box, or show how what was handed in was graded; None once the steps are done."""
        loaded, state = self._at_hand(), self._state
        step = loaded.scenario.step(state.current)
        if step is None:
            return None
        shown = self.view()
        last = state.here.last
        graded = last.verdict if last and shown.phase not in OPEN_ENDED else None
        verdict = graded or verdict_on(loaded, state, step, shown.answer)
        handed_in = stand(state, Place(step.id, Phase.FEEDBACK), Attempt(1, shown.answer, verdict=verdict))
        leads_to = next_step(loaded, step, handed_in)
        return author_view(loaded, step, shown.answer, verdict, leads_to)

    def keep_sample(self, seen: AuthorView, expect: str | Expectation) -> None:
        """Mark an answer as a sample.

        Args:
            seen: The answer.
            expect: How it has to end, in its author's eyes.
        """
        from tutor.course.model import Sample

        answer = seen.answer
        sample = Sample(
            language=self.manuscript.language,
            text=answer.text,
            alt=answer.alt,
            chosen=answer.chosen,
            pairs=answer.pairs,
            expect=expect,  # type: ignore[arg-type]
        )
        self.samples.append((seen.step, sample))

    def _at_hand(self) -> LoadedScenario:
        """Return the scenario as it could last be used; a front asks for nothing before there is one."""
        assert self.loaded is not None
        return self.loaded

    def _take_up(self, loaded: LoadedScenario) -> None:
        """Stand where the author stood, in a scenario that may have changed under them, and judge anew."""
        scenario = loaded.scenario
        names = {old: step.id for old in self._typed if (step := scenario.step(old))}
        self._typed = {names.get(old, old): answer for old, answer in self._typed.items()}
        state = renamed(self._state, scenario)
        if self._away and (back := scenario.step(self._away)):
            state, self._away = replace(state, current=back.id), ""
        if state.current != END and scenario.step(state.current) is None:
            self._away = self._away or state.current
            state = replace(state, current=scenario.steps[0].id)
        if state.current not in (END, *state.visited):
            state = replace(state, visited=(*state.visited, state.current))
        self._state = judged_anew(loaded, state, state.records)

    def _place(self, loaded: LoadedScenario) -> Place:
        """Return the place at hand; its step's first, where the scenario knows no such place any more."""
        here = place_of(loaded, self._state)
        return here if here in places(loaded.scenario) else self._first(loaded, here.step)

    def _first(self, loaded: LoadedScenario, step: str) -> Place:
        """Return the first place of a step."""
        return next(place for place in places(loaded.scenario) if place.step == step)

    def _go(self, loaded: LoadedScenario, place: Place) -> bool:
        """Stand at a place, handing in what is needed for it; tell whether it could be done."""
        state, self._away, self.borrowed = self._state, "", False
        attempt = None
        leaves_box = state.current == place.step and place_of(loaded, state).phase in OPEN_ENDED
        if place.phase not in BEFORE_AN_ANSWER and (leaves_box or not state.record(place.step).counted):
            attempt = self._attempt(loaded, replace(state, current=place.step))
            if attempt is None:
                return False
        self._state = stand(state, place, attempt)
        return True

    def _attempt(self, loaded: LoadedScenario, state: SessionState) -> Attempt | None:
        """Hand in what was typed, or what the scenario has to lend where that cannot be judged."""
        step = step_named(loaded, state.current)
        own = self._typed.get(step.id, view(loaded, state).answer)
        for answer in (own, *stand_ins(loaded, step)):
            verdict = verdict_on(loaded, state, step, answer)
            if verdict.band is not Band.INVALID:
                self.borrowed = answer is not own
                return Attempt(1, answer, verdict=verdict)
        return None
