"""Steps of a scenario as questions for other programs, and a list of what those cannot hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tutor.checkers.content.niche import Mentions
from tutor.checkers.credit import Credit
from tutor.course.answers import (
    ChoiceAnswer,
    DecisionAnswer,
    LinkAnswer,
    MatchAnswer,
    NumberAnswer,
    OrderAnswer,
    PostAnswer,
    TextAnswer,
)
from tutor.course.exchange.credit import weights_of
from tutor.course.exchange.questions import (
    Body,
    Choice,
    Description,
    Essay,
    Figure,
    Matching,
    Near,
    Numerical,
    Option,
    Pair,
    Question,
    Rich,
    Short,
    TrueFalse,
)
from tutor.course.load import LoadedScenario
from tutor.course.material import Material
from tutor.course.model import Step
from tutor.course.positions import Path
from tutor.course.problems import Code, Problem
from tutor.i18n import speaker

ARROW = "->"
"""Joins an item to its class in GIFT; no item can hold one."""
MOST_SHARES = 10
"""Right options up to which Moodle knows the weight of each; it knows 5 % besides, for twenty."""
_SIGNS = ("|", "_", "within", ARROW)
"""What a form may hold that means something else in GIFT."""
_NO_PLACE = ("example", "criteria", "mistakes", "models", "samples", "next", "relax", "formerly")
"""Keys of a step that GIFT has nothing for."""
_NO_PLACE_IN_HEAD = ("role", "reader", "goal", "link_in", "link_out", "twin")
"""What a scenario says that no question does."""


@dataclass
class Outgoing:
    """What goes out of one scenario."""

    loaded: LoadedScenario
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def lose(self, path: Path, message: str, cure: str = "") -> None:
        """Note something that stays behind."""
        self.problems.append(self.loaded.source.problem(Code.NOT_CARRIED_OVER, path, message, cure, at_key=True))


def questions_of(loaded: LoadedScenario) -> Outgoing:
    """Turn a scenario into questions: each step that GIFT can hold, and before them the brief and the facts."""
    going = Outgoing(loaded)
    head = loaded.scenario.scenario
    for index, step in enumerate(loaded.scenario.steps):
        _Exit(going, step, ("steps", index)).go(_category(head.title))
    if going.questions:
        unsaid = [key for key in _NO_PLACE_IN_HEAD if getattr(head, key)]
        going.lose(("scenario",), f"GIFT has no place for {', '.join(unsaid)}")
        told = Rich("\n".join([head.brief.strip(), *_facts(loaded)]))
        opening = Question(told, Description(), head.title, tags=head.tags, category=_category(head.title))
        going.questions.insert(0, opening)
    return going


def _facts(loaded: LoadedScenario) -> Iterator[str]:
    """Write each fact with its number; one that stays inside says so."""
    inside = speaker(loaded.language).say("[confidential]")
    for number, fact in enumerate(loaded.scenario.facts, 1):
        yield f"{number}. {inside + ' ' if fact.confidential else ''}{fact.text}"


def _category(title: str) -> str:
    """Write a title as a category: a stroke in it is doubled, since one stroke leads deeper."""
    return title.replace("/", "//")


class _Exit:
    """One step on its way out."""

    def __init__(self, going: Outgoing, step: Step, where: Path) -> None:
        self.going = going
        self.step = step
        self.where = where
        self.said: set[str] = set()

    def go(self, category: str) -> None:
        """Write the step's material and its question, and note what stays behind."""
        body = self._body()
        if body is None:
            return
        for at, piece in enumerate(self.step.material):
            if piece.export:
                self._lose(("material", at, "export"), f"the file {piece.export} stays behind: GIFT holds no files")
            text = _told(piece)
            stem, title = (text, piece.title) if text else (piece.title, "")
            if stem:
                self.going.questions.append(Question(Rich(stem), Description(), title, category=category))
        self.going.questions.append(Question(Rich(self.step.ask.strip()), body, self.step.id, category=category))
        left = [key for key in _NO_PLACE if getattr(self.step, key) and key not in self.said]
        if left:
            self._lose((), f"GIFT has no place for {', '.join(left)}")

    def _lose(self, path: Path, message: str, cure: str = "") -> None:
        self.going.lose((*self.where, *path), message, cure)

    def _body(self) -> Body | None:
        match self.step.answer:
            case ChoiceAnswer() as answer:
                return self._choice(answer)
            case DecisionAnswer():
                self._lose((), "this step is left out: GIFT has no question of which nothing is right")
                return None
            case MatchAnswer() as answer:
                return self._match(answer)
            case NumberAnswer() as answer:
                return self._number(answer)
            case TextAnswer() as answer:
                return self._text(answer)
            case OrderAnswer() | PostAnswer() | LinkAnswer() as answer:
                self._lose((), f"this step is left out: GIFT has no answer of the kind '{answer.kind}'")
                return None

    def _choice(self, answer: ChoiceAnswer) -> Body | None:
        for at, option in enumerate(answer.options):
            if option.missed:
                self._lose(
                    ("answer", "options", at, "missed"), "GIFT has no place for what is said to who missed an option"
                )
        if answer.combinations:
            self._lose(("answer", "combinations"), "GIFT has no place for combinations")
        said = {option.id: _said(option.picked) for option in answer.options}
        if not answer.several and set(said) == {"true", "false"}:
            right = next(option.id for option in answer.options if option.correct)
            return TrueFalse(right == "true", said["false" if right == "true" else "true"], said[right])
        if not answer.several:
            return Choice(
                tuple(Option(Rich(option.text), option.correct, None, said[option.id]) for option in answer.options)
            )
        return self._several(answer, said)

    def _several(self, answer: ChoiceAnswer, said: dict[str, Rich | None]) -> Body | None:
        right = [option.correct for option in answer.options]
        if not any(right):
            self._lose(("answer",), "this step is left out: GIFT has no question of which nothing is right")
            return None
        if answer.credit is not Credit.NET:
            self._lose(
                ("answer", "credit"), f'weights cannot say credit = "{answer.credit}"; those of "net" are written'
            )
        if sum(right) > MOST_SHARES and sum(right) != 2 * MOST_SHARES:
            self._lose(("answer", "options"), "Moodle has no weight as small as these options need")
        weighed = zip(answer.options, weights_of(right), strict=True)
        return Choice(tuple(Option(Rich(option.text), False, weight, said[option.id]) for option, weight in weighed))

    def _match(self, answer: MatchAnswer) -> Body | None:
        if any(ARROW in item.text for item in answer.items):
            self._lose(("answer",), f"this step is left out: GIFT cannot hold {ARROW} in an item", "write it as →")
            return None
        texts = {kind.id: kind.text for kind in answer.classes}
        pairs = [Pair(Rich(item.text), texts[item.belongs_to]) for item in answer.items]
        used = {item.belongs_to for item in answer.items}
        pairs += [Pair(Rich(""), kind.text) for kind in answer.classes if kind.id not in used]
        for at, item in enumerate(answer.items):
            if item.says:
                self._lose(("answer", "items", at, "says"), "GIFT has no place for what is said about an item")
        return Matching(tuple(pairs))

    def _number(self, answer: NumberAnswer) -> Body | None:
        if answer.value is None:
            self._lose(("answer",), "this step is left out: its number comes from a file that could not be read")
            return None
        if answer.unit:
            self._lose(
                ("answer", "unit"), f"GIFT has no units: say in the question that the answer is in {answer.unit}"
            )
        otherwise = answer.high if answer.high == answer.low else ""
        for key in ("high", "low"):
            if getattr(answer, key) and not otherwise:
                self._lose(("answer", key), f"GIFT does not tell too high from too low: {key} stays behind")
        margin = max(answer.tolerance, abs(answer.value) * answer.relative)
        values = [answer.value] if answer.sign or not answer.value else [answer.value, -answer.value]
        figures = tuple(Figure(Near(value, margin or None)) for value in values)
        return Numerical(figures, _said(otherwise))

    def _text(self, answer: TextAnswer) -> Body:
        if answer.start:
            self._lose(("answer", "start"), "GIFT has no place for a text to begin with")
        return self._short() or Essay()

    def _short(self) -> Body | None:
        """Return accepted words, where the step asks for one of them and for nothing else."""
        answer, checkers = self.step.answer, self.going.loaded.checkers
        criteria = [checkers.get((self.step.id, criterion.id)) for criterion in self.step.criteria]
        if not isinstance(answer, TextAnswer) or answer.words.min not in (1, 2) or len(criteria) != 1:
            return None
        match criteria[0]:
            case Mentions(groups=(forms,)) if not any(sign in form for form in forms for sign in _SIGNS):
                self.said |= {"criteria", "samples", "relax"}
                return Short(tuple(Option(Rich(form), right=True) for form in forms))
        return None


def _told(piece: Material) -> str:
    """Write a material as text: a line for each row of its table, and for each comment of its thread."""
    rows = [] if piece.export else [" | ".join(row) for row in (piece.columns, *piece.rows) if row]
    thread = [f"{', '.join(filter(None, (each.who, each.when)))}: {each.text}" for each in piece.thread]
    return "\n".join(filter(None, [piece.text.strip(), *rows, *thread]))


def _said(text: str) -> Rich | None:
    return Rich(text.strip()) if text.strip() else None
