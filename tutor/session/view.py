"""What is shown: plain data that every front paints. It never holds an expected answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tutor.checkers.finding import Answer, Outcome
from tutor.course.answers import OrderAnswer, PostAnswer, Written
from tutor.course.load import LoadedScenario
from tutor.course.model import Scenario, Step
from tutor.networks.rules import networks
from tutor.session.box import BoxView, box_view
from tutor.session.decide import Phase, attempts_left, essentials, is_short, next_hint, phase_of
from tutor.session.feedback import FeedbackView, feedback_view
from tutor.session.left_open import OpenStep, open_steps
from tutor.session.material import MaterialView, material_view
from tutor.session.state import SessionState


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact as it is numbered in the brief."""

    number: int
    text: str
    confidential: bool
    until: str = ""
    """Until when it stays inside, a day as ISO 8601 writes it or words; empty for always."""


@dataclass(frozen=True, slots=True)
class ExampleView:
    """The same task, done by another company."""

    about: str
    text: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """What the learner wrote for another network in this scenario."""

    network: str
    """Id of the network."""
    text: str


@dataclass(frozen=True, slots=True)
class HintView:
    """A rung that was opened."""

    criterion: str
    question: str
    """The criterion's question, as a title."""
    rung: int
    text: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A criterion as a question to the learner."""

    criterion: str
    question: str
    own: bool
    """Whether only the learner can judge it."""


@dataclass(frozen=True, slots=True)
class ModelView:
    """A good answer, or a typical mistake, to compare with."""

    title: str
    """Its style; of another company's, whose it is."""
    text: str
    alt: str = ""
    elsewhere: bool = False
    """Whether another company wrote it, for a task of the same kind."""


@dataclass(frozen=True, slots=True)
class StepView:
    """One moment of a session, ready to be painted."""

    phase: Phase
    area: str
    title: str
    level: int
    minutes: int
    number: int
    """Place of the step among the steps of the scenario, from 1."""
    steps: int
    role: str
    reader: str
    goal: str
    link_in: str
    link_out: str
    brief: str
    facts: tuple[FactView, ...]
    ask: str = ""
    step: str = ""
    """Id of the step; empty once the steps are done."""
    material: tuple[MaterialView, ...] = ()
    box: BoxView | None = None
    answer: Answer = Answer()
    """What stands in the box: the draft, the last attempt, or what the author put there."""
    versions: tuple[VersionView, ...] = ()
    """The posts of the scenario's other steps, in its order, where a post is asked for."""
    example: ExampleView | None = None
    """The worked example, once it was opened."""
    has_example: bool = False
    essentials: int = 0
    """How many essentials there are to hit."""
    hints: tuple[HintView, ...] = ()
    more_hints: bool = False
    questions: tuple[QuestionView, ...] = ()
    feedback: FeedbackView | None = None
    """What was said of the last answer: after it, and while it is revised."""
    held: str = ""
    """What the gate said of the last answer, while nothing new is handed in."""
    attempts_left: int = 0
    has_models: bool = False
    """Whether there is something to compare with after the last attempt."""
    elsewhere: bool = False
    """Whether that is another company's, written for a task of the same kind."""
    models: tuple[ModelView, ...] = ()
    mistake: ModelView | None = None
    """A typical mistake, beside the models."""
    guided: bool = False
    """Whether help was used somewhere in the scenario."""
    passed: bool = False
    """Whether every step taken has its essentials."""
    well: int = 0
    """How many steps of the scenario have their essentials, once all are done."""
    open_steps: tuple[OpenStep, ...] = ()
    """Those that have not, once all are done."""
    taken: int = 0
    """Steps taken so far, where the way depends on the answers and nobody knows how many are to come; 0 elsewhere."""
    short: bool = False
    """Whether it is an item of the placement: one attempt, and how sure one is asked of every answer."""

    @property
    def offers_example(self) -> bool:
        """Whether the example is offered before it is asked for: to who begins, until it was opened."""
        return self.has_example and self.level == 1 and self.example is None


def view(loaded: LoadedScenario, state: SessionState, draft: Answer | None = None) -> StepView:
    """Return what is shown.

    Args:
        loaded: The scenario.
        state: Where the session stands.
        draft: What the learner had typed and not handed in.
    """
    scenario, phase = loaded.scenario, phase_of(loaded, state)
    step = scenario.step(state.current)
    number = scenario.steps.index(step) + 1 if step else len(scenario.steps)
    head = scenario.scenario
    common = {
        "phase": phase,
        "area": head.area,
        "title": head.title,
        "level": head.level,
        "minutes": head.minutes,
        "number": number,
        "steps": len(scenario.steps),
        "taken": len(state.visited) if any(each.next for each in scenario.steps) else 0,
        "role": head.role,
        "reader": head.reader,
        "goal": head.goal,
        "link_in": head.link_in,
        "link_out": head.link_out,
        "brief": head.brief.strip(),
        "facts": _facts(scenario),
        "guided": not state.autonomous,
        "passed": state.passed,
        "short": is_short(state),
    }
    if step is None:
        left_open = open_steps(scenario, state)
        return StepView(**common, well=len(state.judged) - len(left_open), open_steps=left_open)  # type: ignore[arg-type]
    return StepView(**common, **_step(loaded, step, state, phase, draft))  # type: ignore[arg-type]


def _facts(scenario: Scenario) -> tuple[FactView, ...]:
    return tuple(
        FactView(number, fact.text, fact.confidential, fact.inside_until)
        for number, fact in enumerate(scenario.facts, 1)
    )


def _step(
    loaded: LoadedScenario, step: Step, state: SessionState, phase: Phase, draft: Answer | None
) -> dict[str, object]:
    """Return the parts of the view that belong to the step at hand."""
    here, last = state.here, state.here.last
    held = last.verdict.message if last and last.verdict and not last.counts and phase is Phase.WRITE else ""
    short = is_short(state)
    shows_feedback = phase in (Phase.FEEDBACK, Phase.COMPARE) or here.revising
    box = box_view(step, state, loaded.company.channels)
    return {
        "ask": step.ask.strip(),
        "step": step.id,
        "material": tuple(material_view(piece) for piece in step.material),
        "box": replace(box, proves=short and not (box.written or box.decides)),
        "versions": _versions(loaded.scenario, step, state),
        "answer": _answer(step, state, draft),
        "example": ExampleView(step.example.about, step.example.text, step.example.notes)
        if step.example and here.example_seen
        else None,
        "has_example": step.example is not None and not short,
        "essentials": essentials(step),
        "hints": _hints(step, state),
        "more_hints": not short and next_hint(step, state) is not None,
        "questions": _questions(step) if phase is Phase.SELF_CHECK else (),
        "feedback": feedback_view(step, here, attempts_left(state)) if shows_feedback and last else None,
        "held": held,
        "attempts_left": attempts_left(state),
        "has_models": bool(_models(loaded, step)) and not short,
        "elsewhere": not step.models and step.id in loaded.elsewhere,
        "models": _models(loaded, step) if phase is Phase.COMPARE else (),
        "mistake": _mistake(loaded, step) if phase is Phase.COMPARE else None,
    }


def _versions(scenario: Scenario, step: Step, state: SessionState) -> tuple[VersionView, ...]:
    """Return what stands in the other posts of a scenario: who adapts a text wants the other one in sight."""
    if not isinstance(step.answer, PostAnswer):
        return ()
    written = state.elsewhere
    return tuple(
        VersionView(other.answer.network, written[other.id].text)
        for other in scenario.steps
        if isinstance(other.answer, PostAnswer) and other.id in written and other.answer.network in networks()
    )


def _answer(step: Step, state: SessionState, draft: Answer | None) -> Answer:
    """Return what stands in the box. An answer is never cleared."""
    if draft is not None:
        return draft
    if state.here.last is not None:
        return state.here.last.answer
    if isinstance(step.answer, Written) and step.answer.start:
        return Answer(text=step.answer.start.lstrip("\n"))  # type: ignore[arg-type]
    if isinstance(step.answer, OrderAnswer):
        return Answer(chosen=tuple(option for option, _ in box_view(step, state).options))
    return Answer()


def _hints(step: Step, state: SessionState) -> tuple[HintView, ...]:
    """Return the rungs opened for what is still to be reached; a rung that an update of the course took away is left
    out.
    """
    judged = state.here.counted[-1].verdict if state.here.counted else None
    met = {finding.criterion for finding in judged.findings if finding.outcome is Outcome.MET} if judged else set()
    return tuple(
        HintView(name, criterion.question, rung, criterion.hints[rung - 1])
        for name, rung in state.here.hints
        if name not in met and (criterion := step.criterion(name)) and 1 <= rung <= len(criterion.hints)
    )


def _questions(step: Step) -> tuple[QuestionView, ...]:
    return tuple(QuestionView(each.id, each.question, each.use == "self") for each in step.criteria)


def _models(loaded: LoadedScenario, step: Step) -> tuple[ModelView, ...]:
    """Return the models of a step; where it has none, what another company wrote for a task of the same kind."""
    own = tuple(ModelView(model.style, model.text.strip(), model.alt) for model in step.models)
    others = loaded.elsewhere.get(step.id, ())
    return own or tuple(ModelView(each.who, each.text, each.alt, elsewhere=True) for each in others)


def _mistake(loaded: LoadedScenario, step: Step) -> ModelView | None:
    """Return a typical mistake with what is said of it: the first sample that shows one."""
    for sample in step.samples:
        name = getattr(sample.expect, "mistake", None)
        mistake = next((each for each in step.mistakes if each.id == name), None)
        if mistake and sample.language == loaded.language:
            return ModelView(mistake.says, sample.text.strip())
    return None
