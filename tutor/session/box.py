"""The place for an answer, as every front draws it: without its key."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.checkers.credit import EXPLANATIONS
from tutor.course.answers import ChoiceAnswer, DecisionAnswer, MatchAnswer, NumberAnswer, OrderAnswer, PostAnswer
from tutor.course.model import Step
from tutor.networks.rules import networks
from tutor.session.shuffle import shuffled
from tutor.session.state import SessionState


@dataclass(frozen=True, slots=True)
class BoxView:
    """The place for the answer: what kind, and what it needs to be drawn."""

    kind: str
    """``choice``, ``match``, ``order``, ``number``, ``text``, ``post`` or ``link``."""
    options: tuple[tuple[str, str], ...] = ()
    """Id and text of what can be picked, matched or ordered, as shown: an order is shuffled."""
    classes: tuple[tuple[str, str], ...] = ()
    several: bool = False
    decides: bool = False
    """Whether none of the options is the right one: then nobody is asked how sure they are."""
    proves: bool = False
    """Whether a right pick counts in full only with a word on how sure one was, as in the placement."""
    credit: str = ""
    """How picks are credited, in English, to be spoken by the front; empty where it is plain."""
    unit: str = ""
    network: str = ""
    image: str = ""
    channels: tuple[str, ...] = ()
    """Ids of the other networks on which the company speaks, where a post is asked for."""
    words: tuple[int, int] = (0, 0)
    """Fewest and most words; 0 for no limit."""

    @property
    def written(self) -> bool:
        """Whether the answer is typed as a text."""
        return self.kind in ("text", "post", "link")


def box_view(step: Step, state: SessionState, channels: tuple[str, ...] = ()) -> BoxView:
    """Return what the place for the answer needs, without its key.

    Args:
        step: The step.
        state: Where the session stands.
        channels: Where the company speaks.
    """
    seed = f"{state.header.learner if state.header else ''}/{step.id}"
    match step.answer:
        case ChoiceAnswer() as choice:
            options = tuple((option.id, option.text) for option in choice.options)
            credit = EXPLANATIONS[choice.credit] if choice.several else ""
            return BoxView("choice", shuffled(options, seed), several=choice.several, credit=credit)
        case DecisionAnswer() as decision:
            roads = tuple((road.id, road.text) for road in decision.options)
            return BoxView("choice", shuffled(roads, seed), decides=True)
        case MatchAnswer() as match:
            items = tuple((item.id, item.text) for item in match.items)
            classes = tuple((kind.id, kind.text) for kind in match.classes)
            return BoxView("match", shuffled(items, seed), classes)
        case OrderAnswer() as order:
            return BoxView("order", shuffled(tuple((item.id, item.text) for item in order.items), seed, moved=True))
        case NumberAnswer() as number:
            return BoxView("number", unit=number.unit)
        case PostAnswer() as post:
            others = tuple(name for name in channels if name in networks() and name != post.network)
            words = (post.words.min, post.words.max)
            return BoxView("post", network=post.network, image=post.image, channels=others, words=words)
        case written:
            return BoxView(written.kind, words=(written.words.min, written.words.max))
