"""Questions of other programs as closed answers: choice, match and number."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tutor.checkers.credit import Credit
from tutor.course.exchange.credit import scheme_of
from tutor.course.exchange.frame import Frame
from tutor.course.exchange.losses import Losses
from tutor.course.exchange.naming import Names
from tutor.course.exchange.questions import (
    Between,
    Choice,
    Figure,
    Matching,
    Near,
    Numerical,
    Option,
    Question,
    TrueFalse,
)

MOST_REPEATED = 9_000
"""Characters up to which a general feedback is repeated with each option."""
_LONG = 1e15
"""From here on a number is written with an exponent."""
Answer = dict[str, Any]
"""The table `[steps.answer]`."""


def choice(question: Question, body: Choice, losses: Losses) -> Answer | None:
    """Turn options into a choice; None where there are too few."""
    if len(body.options) < 2:
        losses.whole(question, "one option alone is no choice")
        return None
    best = max(option.earns for option in body.options)
    right = [option.earns > 0 if body.several else option.earns == best for option in body.options]
    answer: Answer = {"kind": "choice"}
    if body.several:
        answer |= {"several": True, "credit": _scheme(question, body, losses).value}
    elif sum(right) > 1:
        answer |= {"several": True, "credit": Credit.NET.value}
        losses.add(question.place, "there one of the right answers is enough, here each of them is looked for")
    if not body.several:
        _weights(body, best, losses)
    general = _general(question, losses, repeats=0 if answer.get("several") else len(body.options))
    names = Names()
    answer["options"] = [
        _option(option, correct, names, general, losses) for option, correct in zip(body.options, right, strict=True)
    ]
    return answer


def _option(option: Option, correct: bool, names: Names, general: str, losses: Losses) -> dict[str, Any]:
    text, said = losses.spoken(option.text, option.place), losses.spoken(option.feedback, option.place)
    picked = "\n".join(filter(None, (said, general)))
    return {
        "id": names.new(text, otherwise="option"),
        "text": text,
        **({"correct": True} if correct else {}),
        **({"picked": picked} if picked else {}),
    }


def _scheme(question: Question, body: Choice, losses: Losses) -> Credit:
    """Return the scheme that comes to the same, or the nearest with a note."""
    weights = [option.earns for option in body.options]
    scheme = scheme_of(weights)
    if scheme is None:
        listed = ", ".join(f"{weight:g} %" for weight in weights)
        message = (
            f'no credit scheme adds up to these weights ({listed}): in "net" each other pick takes a right one back'
        )
        losses.add(question.place, message, cure="all, net, coverage and halves are there to choose from")
    return scheme or Credit.NET


def _weights(body: Choice, best: float, losses: Losses) -> None:
    """Note the part credit of options of which one is picked."""
    for option in body.options:
        if option.earns not in (best, 0.0):
            message = (
                f"this option earns {option.earns:g} % there; here one option is right, and the others earn nothing"
            )
            losses.add(option.place, message, option.text.text)


def truth(question: Question, body: TrueFalse, frame: Frame, losses: Losses) -> Answer:
    """Turn a statement into a choice between true and false."""
    general = _general(question, losses, repeats=2)
    right, wrong = (losses.spoken(said, question.place) for said in (body.when_right, body.when_wrong))
    options: list[dict[str, Any]] = []
    for value, text in (
        (True, frame.by_language(lambda voice: voice.say("True"))),
        (False, frame.by_language(lambda voice: voice.say("False"))),
    ):
        correct = value is body.right
        picked = "\n".join(filter(None, (right if correct else wrong, general)))
        option: dict[str, Any] = {"id": str(value).lower(), "text": text}
        options.append(option | ({"correct": True} if correct else {}) | ({"picked": picked} if picked else {}))
    return {"kind": "choice", "options": options}


def _general(question: Question, losses: Losses, repeats: int) -> str:
    """Return the general feedback where each option can repeat it; note it where it has no place.

    Args:
        question: The question.
        losses: Where it is noted.
        repeats: How many options would say it; 0 where several may be picked.
    """
    said = losses.spoken(question.general, question.place)
    if said and 0 < repeats * len(said) <= MOST_REPEATED:
        return said
    no_place(question, losses)
    return ""


def no_place(question: Question, losses: Losses) -> None:
    """Note a general feedback that nothing in a step can say."""
    if question.general is not None:
        losses.add(question.place, "the general feedback has no place in this step", question.general.text)


def match(question: Question, body: Matching, losses: Losses) -> Answer | None:
    """Turn pairs into a match; None where there are too few."""
    names, ids, items = Names(), Names(), []
    classes = {text: names.new(text, otherwise="class") for text in dict.fromkeys(pair.goes_to for pair in body.pairs)}
    if len(classes) < 2 or sum(bool(pair.item.text) for pair in body.pairs) < 2:
        losses.whole(question, "a match takes two items and two classes")
        return None
    for pair in body.pairs:
        text, says = losses.spoken(pair.item, pair.place), losses.spoken(pair.feedback, pair.place)
        if text:
            item = {"id": ids.new(text, otherwise="item"), "text": text, "goes_to": classes[pair.goes_to]}
            items.append(item | ({"says": says} if says else {}))
        elif says:
            losses.add(pair.place, "a class that nothing belongs to says nothing", says)
    no_place(question, losses)
    return {"kind": "match", "items": items, "classes": [{"id": name, "text": text} for text, name in classes.items()]}


def number(question: Question, body: Numerical, losses: Losses) -> Answer:
    """Turn the number that earns most into a number with its tolerance."""
    best = max(body.figures, key=lambda figure: figure.earns)
    for figure in body.figures:
        if figure is not best:
            message = f"another number that earns {figure.earns:g} % there earns nothing here ({_written(figure)})"
            losses.add(figure.place, message, losses.spoken(figure.feedback, figure.place))
        elif figure.feedback is not None:
            losses.add(figure.place, "feedback on the right number has no place in this step", figure.feedback.text)
    no_place(question, losses)
    value, tolerance = _centre(best)
    answer: Answer = {"kind": "number", "value": _short(value)}
    answer |= {"tolerance": _short(tolerance)} if tolerance else {}
    if said := losses.spoken(body.otherwise, question.place):
        answer |= {"high": said, "low": said}
    return answer


def _centre(figure: Figure) -> tuple[float, float]:
    """Return the middle of what is accepted, and how far it reaches."""
    match figure.number:
        case Near(value, tolerance):
            return value, tolerance or 0.0
        case Between(low, high):
            first, last = Decimal(repr(low)), Decimal(repr(high))
            return float((first + last) / 2), float((last - first) / 2)


def _short(value: float) -> float:
    """Return a whole number as one, where it is short enough to be read."""
    return int(value) if value.is_integer() and abs(value) < _LONG else value


def _written(figure: Figure) -> str:
    match figure.number:
        case Near(value, None):
            return f"{value:g}"
        case Near(value, tolerance):
            return f"{value:g}, give or take {tolerance:g}"
        case Between(low, high):
            return f"{low:g} to {high:g}"
