"""A decision: several ways on, each with what it leads to, and none of them the right one."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict, Field

from tutor.checkers.base import Checker, SelfTest
from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.checkers.settings import Text
from tutor.i18n import speaker


class Road(BaseModel):
    """A way on that may be picked."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str
    """By which branches and samples name it."""
    text: Text
    """What the learner reads."""
    consequence: Text
    """What it leads to: said when it was picked."""
    mistake: bool = False
    """Whether nobody could defend it: then it counts as not met. At least two options are no mistake."""


class Decision(Checker):
    """One way on out of several, where people may well differ. It is told as a road taken, neither right nor wrong:
    nobody is asked how sure they are, and nothing is counted. An option that nobody could defend has `mistake = true`.
    """

    options: tuple[Road, ...] = Field(min_length=2)
    """The ways on; each of them is taken by a branch of the step."""

    def check(self, answer: Answer, context: Context) -> Finding:
        """Say what the road that was picked leads to."""
        picked = next((road for road in self.options if road.id in answer.chosen), None)
        if picked is None:
            return Finding(Outcome.INVALID, speaker(context.language).say("Nothing is picked yet."))
        return Finding(Outcome.UNMET if picked.mistake else Outcome.ROAD, picked.consequence)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a road, a mistake and an empty pick."""
        settings = {
            "options": [
                {"id": "ask", "text": "Ask", "consequence": "The answer comes tomorrow."},
                {"id": "wait", "text": "Wait", "consequence": "The question comes back on Monday."},
                {"id": "lie", "text": "Lie", "consequence": "Somebody was there.", "mistake": True},
            ],
        }
        yield SelfTest(Outcome.ROAD, "", settings=settings, answer=Answer(chosen=("wait",)))
        yield SelfTest(Outcome.UNMET, "", settings=settings, answer=Answer(chosen=("lie",)))
        yield SelfTest(Outcome.INVALID, "", settings=settings, answer=Answer())
